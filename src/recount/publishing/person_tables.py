"""The table of persons: what publishers let out of each, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from recount.model.claims import PersonStatus
from recount.model.persons import NamedPerson, PersonField, Sex
from recount.model.saying import say
from recount.publishing.columns import Says, Table, TableSpec
from recount.publishing.dossier import Dossier
from recount.publishing.losses import LossBook

_TABLED = (PersonField.NAME, PersonField.AGE, PersonField.SEX, PersonField.ROLE, PersonField.FATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """What one claim tells of one person, as far as it may leave."""

    claim: Annotated[str, Says("The claim's id")]
    number: Annotated[int, Says("The person's place among those whom the claim names, from 0")]
    event: Annotated[str | None, Says("The event that it is of")]
    document: Annotated[str, Says("The document's id")]
    name: Annotated[str | None, Says("The name; empty where nobody decided that it may leave")]
    age: Annotated[int | None, Says("In whole years, as the document tells it; 0 is below one")]
    sex: Annotated[Sex | None, Says("As the document tells it")]
    role: Annotated[str | None, Says("What the person is said to be")]
    party: Annotated[str | None, Says("Of which party, as said; leaves with the role")]
    fate: Annotated[PersonStatus | None, Says("What is said to have become of the person")]


PERSONS = TableSpec(
    "persons",
    "Persons",
    "One row for each claim and person whom it names, where somebody decided that a field may "
    "leave.",
    PersonRow,
    ("claim", "number"),
)


def persons_table(dossier: Dossier, book: LossBook) -> Table[PersonRow]:
    """The persons whom publishers let out, in the order of the claims."""
    return Table(PERSONS, tuple(person_rows(dossier, book)))


def person_rows(dossier: Dossier, book: LossBook) -> Iterator[PersonRow]:
    """A row for each claim of which something may leave; the others are noted as withheld."""
    for one in dossier.named:
        may = fields_of(one, dossier)
        kept = [what for what in _TABLED if what not in may]
        if kept:
            reason = say("nobody decided that it may leave")
            columns = ", ".join(what.value for what in kept)
            dossier.note_withheld(f"persons: {columns}", reason, one.claim.id, book)
        if may:
            yield _row(one, may, dossier, book)


def fields_of(one: NamedPerson, dossier: Dossier) -> frozenset[PersonField]:
    """The fields of a table that may leave of one telling."""
    document = one.claim.document
    return frozenset(what for what in _TABLED if dossier.persons.may(one.name, document, what))


def _row(
    one: NamedPerson, may: frozenset[PersonField], dossier: Dossier, book: LossBook
) -> PersonRow:
    of_a_role = PersonField.ROLE in may
    named = dossier.party(one.party, "party", one.claim.id, book) if of_a_role else None
    return PersonRow(
        claim=one.claim.id,
        number=one.number,
        event=dossier.event_of(one.claim.id),
        document=dossier.label(one.claim.document),
        name=one.name if PersonField.NAME in may else None,
        age=one.told.age if PersonField.AGE in may else None,
        sex=one.told.sex if PersonField.SEX in may else None,
        role=one.role if PersonField.ROLE in may else None,
        party=named,
        fate=one.fate if PersonField.FATE in may else None,
    )
