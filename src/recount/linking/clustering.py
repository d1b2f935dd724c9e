"""Tellings into clusters, best pair first, with everything that keeps two apart respected.

Four stages, the firmest evidence first: known days that meet, at places narrow enough to tell
happenings apart; the same with wide places; days that are a little apart; times known only
vaguely. The mean score of all pairs decides; one excluded pair forbids; and of a pair of which one
side fits a rival just as well nothing is made, since which of the two it is is not known.
`reference.py` says the same in plain words; the two must agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from recount.linking.lists import Adjustments
from recount.linking.scoring import FLOOR, MARGIN, ONE, add_up
from recount.linking.tellings import Telling
from recount.linking.verdicts import NEVER
from recount.linking.weights import SHIPPED, Weights

STAGES = (1, 2, 3, 4)
LISTS_BEFORE = 3
"""Lists are laid beside each other before days may differ."""


class Link(NamedTuple):
    """What is known of two clusters: the sum over all pairs of tellings, how many, the stage."""

    total: float
    pairs: int
    stage: int

    @property
    def mean(self) -> float:
        """The mean score of the pairs."""
        return self.total / self.pairs


Links = Mapping[tuple[int, int], Link]
Order = Callable[["Gathering"], Adjustments]


def link_of(a: Telling, b: Telling, weights: Weights = SHIPPED) -> Link | None:
    """The link of two tellings; None where it is excluded or speaks against by itself."""
    score = add_up(a, b, weights)
    if score == NEVER or score < FLOOR:
        return None
    return Link(score, 1, stage_of(a, b))


def stage_of(a: Telling, b: Telling) -> int:
    """How firm the evidence is that compares the two."""
    ours, theirs = a.days_beside(b), b.days_beside(a)
    if ours is None or theirs is None or not (ours.firm and theirs.firm):
        return 4
    if ours.gap(theirs):
        return 3
    return 1 if a.placed and b.placed else 2


def gather(
    size: int, links: Links, order: Order, joined: Sequence[Sequence[int]] = ()
) -> list[list[int]]:
    """The clusters of `size` tellings, each sorted, in order of their first.

    `joined` are tellings that a person put together; the links of each are those of all.
    """
    gathering = Gathering(size, links, joined)
    for stage in STAGES:
        if stage == LISTS_BEFORE:
            gathering.adjust(order(gathering))
        gathering.run(stage)
    return [sorted(group) for _, group in sorted(gathering.groups().items())]


class Gathering:
    """Clusters under way. A cluster bears the number of its first telling.

    `near` holds only pairs of clusters all of whose tellings are linked: one missing link
    forbids the merge for good.
    """

    def __init__(self, size: int, links: Links, joined: Sequence[Sequence[int]] = ()) -> None:
        leader = {number: min(group) for group in joined for number in group}
        self._groups: dict[int, list[int]] = {
            number: [number] for number in range(size) if leader.get(number, number) == number
        }
        for number, first in leader.items():
            if number != first:
                self._groups[first].append(number)
        self.near: dict[int, dict[int, Link]] = {number: {} for number in self._groups}
        for (a, b), link in links.items():
            if a in self._groups and b in self._groups:
                pairs = len(self._groups[a]) * len(self._groups[b])
                whole = Link(link.total * pairs, pairs, link.stage)
                self.near[a][b] = self.near[b][a] = whole
        self._heap: list[tuple[float, int, int]] = []
        self._waiting: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        self._stage = 0

    def groups(self) -> Mapping[int, Sequence[int]]:
        """The tellings, by number, of each cluster."""
        return self._groups

    def neighbours(self, cluster: int) -> Sequence[tuple[int, float]]:
        """The clusters that one may still be merged with while days are known."""
        near = sorted(self.near[cluster].items())
        return [(other, link.mean) for other, link in near if link.stage <= LISTS_BEFORE]

    def adjust(self, adjustments: Adjustments) -> None:
        """Adds to the score of every pair of tellings between two clusters."""
        for (a, b), weight in adjustments.items():
            total, pairs, stage = self.near[a][b]
            self.near[a][b] = self.near[b][a] = Link(total + weight * pairs, pairs, stage)

    def run(self, stage: int) -> None:
        """Merges, best first, what the evidence of this stage allows."""
        self._stage = stage
        self._waiting.clear()
        self._heap = [
            (-link.mean, a, b)
            for a, near in self.near.items()
            for b, link in near.items()
            if a < b and self._counts(link)
        ]
        heapify(self._heap)
        while self._heap:
            minus, a, b = heappop(self._heap)
            link = self.near.get(a, {}).get(b)
            if link is None or link.mean != -minus or not self._counts(link):
                continue
            rival = self._rival(a, b, link.mean)
            if rival is None:
                self._merge(a, b)
            else:
                self._waiting[rival].append((a, b))

    def _counts(self, link: Link) -> bool:
        return link.stage <= self._stage and link.mean >= ONE

    def _rival(self, a: int, b: int, score: float) -> int | None:
        """A third cluster that fits one of the two as well and cannot be the other's."""
        for one, other in ((a, b), (b, a)):
            far = self.near[other]
            for third, link in self.near[one].items():
                if third == other or link.mean <= score - MARGIN or not self._counts(link):
                    continue
                between = far.get(third)
                if between is None or between.mean < ONE:
                    return third
        return None

    def _merge(self, a: int, b: int) -> None:
        """Puts b into a (a < b)."""
        ours, theirs = self.near.pop(a), self.near.pop(b)
        self._groups[a].extend(self._groups.pop(b))
        for number in ours:
            self.near.get(number, {}).pop(a, None)
        for number in theirs:
            self.near.get(number, {}).pop(b, None)
        merged: dict[int, Link] = {}
        for number in ours.keys() & theirs.keys():
            x, y = ours[number], theirs[number]
            link = Link(x.total + y.total, x.pairs + y.pairs, max(x.stage, y.stage))
            merged[number] = self.near[number][a] = link
            self._push(a, number, link)
        self.near[a] = merged
        for waiting in (self._waiting.pop(a, ()), self._waiting.pop(b, ())):
            for one, other in waiting:
                again = self.near.get(one, {}).get(other)
                if again is not None:
                    self._push(one, other, again)

    def _push(self, a: int, b: int, link: Link) -> None:
        if self._counts(link):
            heappush(self._heap, (-link.mean, min(a, b), max(a, b)))
