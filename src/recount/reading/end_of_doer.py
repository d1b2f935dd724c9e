"""Who kills and is then killed: "shot three people before police shot him dead"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.counts import Outcome
from recount.reading.harms_counted import Harm
from recount.reading.syntax import child, clause_head, is_plural

if TYPE_CHECKING:
    from spacy.tokens import Token

_THEN = frozenset({"before", "until"})
_HE = frozenset({"he", "him", "she", "her"})


def with_ends_of_doers(harms: list[Harm]) -> list[Harm]:
    """The harms; whoever is killed for what he did comes on top of those whom he killed."""
    return [replace(h, adds=True, ends_doer=True) if ends_doer(h, harms) else h for h in harms]


def ends_doer(harm: Harm, harms: list[Harm]) -> bool:
    """ "Killed a woman before he was shot by police": another than the woman, and by another
    hand."""
    clause, who = clause_head(harm.trigger), harm.victims
    mark = child(clause, "mark") if clause.dep_ == "advcl" else None
    if harm.outcome is not Outcome.KILLED or mark is None or mark.lower_ not in _THEN:
        return False
    pointed = who is not None and who.lower_ in _HE and harm.agent is not None
    return pointed and any(_is_by_one(h, harm, clause) for h in harms)


def _is_by_one(other: Harm, harm: Harm, clause: Token) -> bool:
    """Whether one other person killed or hurt somebody in the clause that goes before."""
    doer = other.agent
    if other is harm or doer is None or is_plural(doer) or doer == harm.agent:
        return False
    return clause_head(other.trigger) == clause_head(clause.head) and other.victims != harm.victims


def is_beside_the_end(clause: Token, head: Token, harms: list[Harm]) -> bool:
    """Whether a clause tells how a doer ended, and another clause of whom he had killed."""
    return head != clause and any(
        clause_head(h.trigger) == clause and ends_doer(h, harms) for h in harms
    )
