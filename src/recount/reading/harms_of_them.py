"""How many "they" are who died: as many as were told of as hurt right before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.counts import Count, Outcome
from recount.reading.harm_verbs import DYING
from recount.reading.harms_counted import Harm

if TYPE_CHECKING:
    from spacy.tokens import Token

_THEM = frozenset({"they", "them"})


def with_number_of_them(harms: list[Harm]) -> list[Harm]:
    """ "Two men were taken to hospital, where they died": two; "the victim was taken to hospital,
    where they died": one."""
    return [_counted(harm, harms[:index]) for index, harm in enumerate(harms)]


def _counted(harm: Harm, before: list[Harm]) -> Harm:
    who = harm.victims
    if who is None or who.lower_ not in _THEM or not _tells_of_dying(harm):
        return harm
    hurt = before[-1] if before else None
    if hurt is None or not _is_near(hurt.trigger, who) or not _are_counted(hurt):
        return harm
    return replace(harm, counts=tuple(replace(c, outcome=Outcome.KILLED) for c in hurt.counts))


def _tells_of_dying(harm: Harm) -> bool:
    word = harm.trigger
    dies = word.lemma_.lower() in DYING or word.head.lemma_ in ("pronounce", "declare")
    return harm.outcome is Outcome.KILLED and dies and harm.counts[0].low is None


def _are_counted(hurt: Harm) -> bool:
    """Whether it is said how many were hurt."""
    counts = [count for count in hurt.counts if count.part_of is None]
    known = hurt.outcome is Outcome.INJURED and not hurt.negated and bool(counts)
    return known and all(map(_is_exact, counts))


def _is_exact(count: Count) -> bool:
    return count.low is not None and count.high == count.low


def _is_near(hurt: Token, them: Token) -> bool:
    """Whether both stand in one sentence, or in one and the next."""
    start = them.sent.start
    return bool(hurt.i >= start or (start > 0 and hurt.i >= them.doc[start - 1].sent.start))
