"""Who was taken by law, and the deed that they are held for, which is no part of the arrest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.counts import Outcome
from recount.reading.syntax import is_history, objects_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.harms_counted import Harm

WHAT_FOR = ("for", "over", "after", "following", "connection", "relation")


def is_by_law(arrest: Token) -> bool:
    """ "Arrested", "taken into custody": by those who may."""
    custody = any(t.lower_ == "custody" for t in objects_of(arrest, "into"))
    return arrest.lemma_.lower() in ("arrest", "apprehend") or custody


def is_charged_with(harm: Harm) -> bool:
    """ "Arrested for murdering a trader", "arrested in the death of a guard": the deed that one is
    held for, by those who may."""
    if harm.outcome not in (Outcome.KILLED, Outcome.INJURED):
        return False
    suspected = is_history(harm.trigger)
    prep = harm.trigger
    for up in harm.trigger.ancestors:
        if is_by_law(up):
            return suspected or prep.lower_ in (*WHAT_FOR, "in", "with")
        if up.dep_ == "prep":
            prep = up
        elif up.pos_ in ("VERB", "AUX") and not suspected:
            return False
    return False
