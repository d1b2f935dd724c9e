"""Clusters that the words around them put together, where a day or a place that was misread, or is
only that of the paper, kept them apart.

The last stage. Two clusters are one where an account of each is told in so much the same words that
it is one news, and all pairs of accounts speak for it on the mean; a pair that is ruled out counts
nothing, unless what rules it out is the text's own word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recount.linking.clustering import Links
from recount.linking.grounds import Ground
from recount.linking.scoring import add_up, weigh_conflict, weigh_document
from recount.linking.settled import FREE, Bonds
from recount.linking.tellings import Telling
from recount.linking.verdicts import NEVER, SILENT
from recount.linking.vicinity import likeness

STRONG = 9.0
"""The least score of the pair that puts two clusters together."""
ALIKE = 0.15
"""The least share of rare words of that pair."""
TOGETHER = 3.0
"""The least mean score of all pairs of two clusters."""


def retell(
    tellings: Sequence[Telling],
    groups: Sequence[Sequence[int]],
    links: Links,
    bonds: Bonds = FREE,
) -> list[list[int]]:
    """The clusters of tellings, best pair first put together where words tie them."""
    held = {number: list(group) for group in groups for number in group}
    refused: set[tuple[int, int, int, int]] = set()
    for i, j in _ties(tellings, links):
        ours, theirs = held[i], held[j]
        tried = (min(ours), len(ours), min(theirs), len(theirs))
        if ours is theirs or tried in refused:
            continue
        if _are_one(tellings, ours, theirs, bonds):
            ours += theirs
            held.update((number, ours) for number in theirs)
        else:
            refused.add(tried)
    found = {min(group): sorted(group) for group in held.values()}
    return [found[first] for first in sorted(found)]


def _ties(tellings: Sequence[Telling], links: Links) -> Iterator[tuple[int, int]]:
    """The pairs that words tie, the strongest first."""
    strong = [
        (-link.total, i, j)
        for (i, j), link in links.items()
        if link.total >= STRONG and tellings[i].around and tellings[j].around
    ]
    for _, i, j in sorted(strong):
        a, b = tellings[i], tellings[j]
        if a.document != b.document and (likeness(a.around, b.around) or 0.0) >= ALIKE:
            yield i, j


def _are_one(
    tellings: Sequence[Telling], ours: Sequence[int], theirs: Sequence[int], bonds: Bonds
) -> bool:
    total = 0.0
    for i in ours:
        for j in theirs:
            score = _weigh(tellings[i], tellings[j], bonds)
            if score == NEVER:
                return False
            total += score
    return total >= TOGETHER * len(ours) * len(theirs)


def _weigh(a: Telling, b: Telling, bonds: Bonds) -> float:
    """The score of a pair; nothing where only what may be misread rules it out."""
    if bonds.forbid(a.claims, b.claims):
        return NEVER
    score = add_up(a, b, bonds.weights)
    return score if score != NEVER else NEVER if is_told_apart(a, b) else 0.0


def is_told_apart(a: Telling, b: Telling) -> bool:
    """Whether the words of the texts themselves rule out that two accounts are of one happening:
    two days that are told, two countries, two members of a list, another strike."""
    if _have_two_days(a, b):
        return True
    if a.document == b.document:
        return weigh_document(a, b).weight == NEVER or weigh_conflict(a, b) != SILENT
    return _country(a.ground) != _country(b.ground) and None not in (
        _country(a.ground),
        _country(b.ground),
    )


def _have_two_days(a: Telling, b: Telling) -> bool:
    """Whether two texts each tell a day of its own, or one text writes out two; a weekday in it
    may be that of an arrest, or of the news."""
    ours, theirs = a.days_beside(b), b.days_beside(a)
    if ours is None or theirs is None or not ours.gap(theirs):
        return False
    if a.document == b.document:
        return ours.written and theirs.written
    return ours.told and theirs.told


def _country(ground: Ground | None) -> str | None:
    return ground.country if ground else None
