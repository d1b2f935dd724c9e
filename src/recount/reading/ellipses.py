"""Numbers without a noun: "killed three militants and wounded one" wounded a militant."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.counts import Count, Victims

if TYPE_CHECKING:
    from recount.reading.scene import Scene

CARRIED = frozenset({Victims.CIVILIAN, Victims.SECURITY_FORCE, Victims.COMBATANT})
"""Classes that a bare number takes over; "a woman and two others" are no three women."""

_BOMBER = re.compile(r"\b(?:bomber|attacker|assailant)s?\b", re.IGNORECASE)
_OTHERS = re.compile(r"\s+(?:others?|more)\b(?!\s+(?:people|persons|men|women)\b)", re.IGNORECASE)
_NOUN_BEHIND = re.compile(
    r"\s+(?!(?:were|was|are|is|wounded|injured|killed|hurt|dead|missing|captured|arrested|detained"
    r"|abducted|kidnapped|and|while|when|in|on|at|by|near|before|after|during|with|from|including|as"
    r"|seriously|critically|slightly|lightly|severely)\b)\w"
)


def with_class_before(scene: Scene, counts: tuple[Count, ...]) -> tuple[Count, ...]:
    """The counts of one claim, a bare number of another fate given the class of those before it.

    "12 soldiers killed and seven missing", "killed four civilians and abducted eleven others":
    English leaves the noun out where it would say the same again.
    """
    found: list[Count] = []
    for at, count in enumerate(counts):
        before = _told_before(found, count) if _is_bare(scene, count) else None
        if before is not None and _has_some_of_them(counts, at, before.victims):
            before = None
        found.append(count if before is None else replace(count, victims=before.victims))
    return tuple(found)


def _has_some_of_them(counts: tuple[Count, ...], at: int, victims: Victims) -> bool:
    """ "Killing three soldiers and injuring 10, including two soldiers": the 10 are no soldiers."""
    return any(c.part_of == at and c.victims is victims for c in counts)


def _told_before(found: list[Count], count: Count) -> Count | None:
    """The whole that was counted last, of one class and another fate."""
    wholes = [c for c in found if c.part_of is None and c.span is not None and c.high != 0]
    if not wholes or count.span is None:
        return None
    last = wholes[-1]
    follows = last.span is not None and last.span.end <= count.span.start
    fits = last.victims in CARRIED and last.outcome is not count.outcome
    fits = fits and _BOMBER.search(last.text) is None  # "killed herself; 39 others were wounded"
    return last if follows and fits and not _is_one_of_two(wholes, last) else None


def _is_one_of_two(wholes: list[Count], last: Count) -> bool:
    """ "Ten soldiers and a civilian were killed and two others wounded": of which kind they were,
    nobody says."""
    alike = [c for c in wholes if c.outcome is last.outcome]
    return any(c.victims is not last.victims for c in alike)


def _is_bare(scene: Scene, count: Count) -> bool:
    if count.victims is not Victims.UNSTATED or count.span is None or count.part_of is not None:
        return False
    if count.low is None or not any(n.span == count.span for n in scene.numbers):
        return False
    end = count.span.end
    bare = _NOUN_BEHIND.match(scene.text, end) is None
    return bare or _OTHERS.match(scene.text, end) is not None
