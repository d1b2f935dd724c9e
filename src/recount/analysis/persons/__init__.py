"""The persons of a ledger beside an outside list: who is on both, who on one, who may be."""

from recount.analysis.persons.likeness import Ground, Pairing
from recount.analysis.persons.lists import PersonList, read_list
from recount.analysis.persons.pairing import Doubt, Reconciled, Ruled, reconcile_persons
from recount.analysis.persons.records import PersonRecord

__all__ = [
    "Doubt",
    "Ground",
    "Pairing",
    "PersonList",
    "PersonRecord",
    "Reconciled",
    "Ruled",
    "read_list",
    "reconcile_persons",
]
