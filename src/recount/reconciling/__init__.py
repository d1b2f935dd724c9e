"""Where claims become numbers: bounds that are exact, best numbers by named rules, contradictions
by name, and for each of them how it came about."""

from recount.reconciling.going_on import Scene, go_on
from recount.reconciling.methodology import Methodology
from recount.reconciling.methodology_checks import load_methodology
from recount.reconciling.methodology_file import SHIPPED
from recount.reconciling.reconcile import Reconciler, reconcile
from recount.reconciling.standing import Standing, weight_of

__all__ = [
    "SHIPPED",
    "Methodology",
    "Reconciler",
    "Scene",
    "Standing",
    "go_on",
    "load_methodology",
    "reconcile",
    "weight_of",
]
