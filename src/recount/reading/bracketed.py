"""Casualties that brackets part by what became of them: "742 civilian casualties (198 killed; 544
injured), including 28 children (8 killed; 20 injured)". Whom the number before the brackets counts
is whom those in the brackets count, where these add up to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recount.model.counts import Count, Victims
from recount.reading.people_classes import class_of
from recount.reading.victims import class_of_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from recount.model.spans import Span
    from recount.reading.harms_counted import Harm
    from recount.reading.numbers import Number
    from recount.reading.scene import Scene

REACH = 12  # words between a number and the brackets that part it
_AMONG = frozenset({"including", "incl", "include", "whom", "which", "them", "these"})


@dataclass(frozen=True, slots=True)
class _Group:
    """A number of people before brackets, and the harms inside that add up to it."""

    number: Number
    kind: Victims
    inside: tuple[int, ...]
    among: bool
    sentence: int


def with_brackets(scene: Scene, harms: list[Harm]) -> list[Harm]:
    """The harms, those in such brackets with whom they count; of a group among another, as parts of
    the other's."""
    groups = [g for t in scene.doc if t.text == "(" and (g := _group(scene, t, harms))]
    if not groups:
        return harms
    totals = {g.number.span for g in groups}
    found = [_without(harm, totals) for harm in harms]
    gone: set[int] = set()
    whole: _Group | None = None
    for group in groups:
        for i in group.inside:
            found[i] = _of_kind(found[i], group.kind)
        within = group.among and whole is not None and whole.sentence == group.sentence
        if within and whole is not None:
            gone |= _put_inside(found, whole.inside, group.inside)
        else:
            whole = group
    return [harm for i, harm in enumerate(found) if i not in gone]


def _group(scene: Scene, bracket: Token, harms: Sequence[Harm]) -> _Group | None:
    end = next((t for t in scene.doc[bracket.i : bracket.sent.end] if t.text == ")"), None)
    if end is None:
        return None
    inside = [i for i, h in enumerate(harms) if bracket.i < h.trigger.i < end.i and not h.negated]
    lows = [c.low for i in inside for c in harms[i].counts if c.part_of is None]
    number = _number_before(scene, bracket)
    if number is None or not lows or None in lows or number.low != number.high:
        return None
    if sum(low or 0 for low in lows) != number.low:
        return None
    words = scene.tokens_of(number.span)
    counted = scene.doc[words[-1].i + 1 : bracket.i]
    named = {c for t in counted if (c := class_of(scene, t) or class_of_word(t.lower_))}
    named.discard(Victims.UNSTATED)  # "casualties"
    kind = next(iter(named)) if len(named) == 1 else Victims.UNSTATED
    before = words[0].nbor(-1).lower_ if words[0].i > bracket.sent.start else ""
    return _Group(number, kind, tuple(inside), before in _AMONG, bracket.sent.start)


def _number_before(scene: Scene, bracket: Token) -> Number | None:
    """The last number before brackets in their sentence, with no other brackets between."""
    for at in range(bracket.i - 1, max(bracket.sent.start, bracket.i - REACH) - 1, -1):
        if scene.doc[at].text in ("(", ")", ";"):
            return None
        number = scene.core_number_at(scene.doc[at])
        if number is not None and number.kind == "cardinal":
            return number
    return None


def _without(harm: Harm, totals: set[Span]) -> Harm:
    """A harm without counts of a number that the brackets part: "28 children" are no 28 injured."""
    kept = tuple(c for c in harm.counts if c.span not in totals)
    return harm if len(kept) == len(harm.counts) or not kept else replace(harm, counts=kept)


def _of_kind(harm: Harm, kind: Victims) -> Harm:
    def named(count: Count) -> Count:
        bare = count.victims is Victims.UNSTATED and count.part_of is None
        return replace(count, victims=kind) if bare else count

    return replace(harm, counts=tuple(map(named, harm.counts)))


def _put_inside(found: list[Harm], wholes: Sequence[int], parts: Sequence[int]) -> set[int]:
    """Makes the counts of some harms parts of those of others; which are told by that."""
    gone: set[int] = set()
    for i in parts:
        whole = next((w for w in wholes if found[w].outcome is found[i].outcome), None)
        if whole is None or not found[whole].counts:
            continue
        inside = tuple(replace(c, part_of=0) for c in found[i].counts if c.part_of is None)
        found[whole] = replace(found[whole], counts=(*found[whole].counts, *inside))
        gone.add(i)
    return gone
