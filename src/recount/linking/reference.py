"""What it means that tellings are clustered: plain, slow, no index, no heap.

Compares every telling with every other and looks through all pairs of clusters at every step.
`clustering.gather` over `blocking.candidate_pairs` must give the same clusters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from recount.linking.as_one import told_as_one, without
from recount.linking.clustering import LISTS_BEFORE, STAGES, Link, Links, link_of
from recount.linking.lists import Adjustments, keep_order
from recount.linking.retold import retell
from recount.linking.scoring import MARGIN, ONE
from recount.linking.settled import FREE, Bonds, bound_links
from recount.linking.tellings import Telling


def cluster_plainly(tellings: Sequence[Telling], bonds: Bonds = FREE) -> list[list[int]]:
    """The clusters of tellings, which must be sorted by id; what tells several happenings as one is
    in none."""
    links: dict[tuple[int, int], Link] = {}
    for i, j in combinations(range(len(tellings)), 2):
        link = link_of(tellings[i], tellings[j], bonds.weights)
        if link is not None:
            links[i, j] = link
    left, among = without(told_as_one(tellings, links, bonds), len(tellings), links)
    found = _cluster([tellings[number] for number in left], among, bonds)
    return [[left[place] for place in group] for group in found]


def _cluster(tellings: Sequence[Telling], links: Links, bonds: Bonds) -> list[list[int]]:
    told = [telling.claims for telling in tellings]
    groups = bonds.join(told)
    bound = bound_links(links, groups, told, bonds)
    found = gather_plainly(
        len(tellings), bound, lambda plain: keep_order(tellings, plain), joined=groups
    )
    return retell(tellings, found, links, bonds)


def gather_plainly(
    size: int,
    links: Links,
    order: Callable[[PlainGathering], Adjustments],
    joined: Sequence[Sequence[int]] = (),
) -> list[list[int]]:
    """The clusters of `size` tellings, each sorted, in order of their first."""
    plain = PlainGathering(size, links, joined)
    for stage in STAGES:
        plain.stage = stage
        if stage == LISTS_BEFORE:
            plain.adjust(order(plain))
        while plain.merge_best():
            pass
    return sorted(sorted(cluster) for cluster in plain.clusters)


class PlainGathering:
    """All pairs of tellings, and the clusters so far."""

    def __init__(self, size: int, links: Links, joined: Sequence[Sequence[int]] = ()) -> None:
        alone = set(range(size)).difference(*joined)
        self.clusters = [*([number] for number in alone), *map(list, joined)]
        self.stage = STAGES[0]
        self.scores = {pair: link.total for pair, link in links.items()}
        self.stages = {pair: link.stage for pair, link in links.items()}

    def mean(self, a: Sequence[int], b: Sequence[int], stage: int) -> float | None:
        """The mean score of two clusters; None where a pair is excluded or is for later."""
        pairs = [(min(i, j), max(i, j)) for i in a for j in b]
        if any(self.stages.get(pair, stage + 1) > stage for pair in pairs):
            return None
        return sum(self.scores[pair] for pair in pairs) / len(pairs)

    def fits(self, a: Sequence[int], b: Sequence[int], stage: int) -> bool:
        """Whether two clusters could be one."""
        mean = self.mean(a, b, stage)
        return mean is not None and mean >= ONE

    def rivalled(self, a: Sequence[int], b: Sequence[int], score: float) -> bool:
        """Whether one of two clusters fits a third as well, which cannot be the other's."""
        for one, other in ((a, b), (b, a)):
            for third in self.clusters:
                if third is a or third is b or not self.fits(one, third, self.stage):
                    continue
                near = (self.mean(one, third, self.stage) or 0.0) > score - MARGIN
                if near and not self.fits(other, third, STAGES[-1]):
                    return True
        return False

    def merge_best(self) -> bool:
        """Merges the best pair that has no rival; False where there is none."""
        found = []
        for a, b in combinations(sorted(self.clusters, key=min), 2):
            score = self.mean(a, b, self.stage)
            if score is not None and score >= ONE and not self.rivalled(a, b, score):
                found.append((-score, min(a), min(b), a, b))
        if not found:
            return False
        *_, a, b = min(found, key=lambda entry: entry[:3])
        self.clusters = [c for c in self.clusters if c is not a and c is not b] + [[*a, *b]]
        return True

    def adjust(self, adjustments: Adjustments) -> None:
        """Adds to the score of every pair of tellings between two clusters."""
        groups = self.groups()
        for (a, b), weight in adjustments.items():
            for i in groups[a]:
                for j in groups[b]:
                    self.scores[min(i, j), max(i, j)] += weight

    def groups(self) -> Mapping[int, Sequence[int]]:
        """The clusters by their first telling."""
        return {min(cluster): cluster for cluster in self.clusters}

    def neighbours(self, cluster: int) -> Sequence[tuple[int, float]]:
        """The clusters that one may still be merged with while days are known."""
        groups = self.groups()
        means = {
            other: self.mean(groups[cluster], groups[other], LISTS_BEFORE)
            for other in sorted(groups)
            if other != cluster
        }
        return [(other, mean) for other, mean in means.items() if mean is not None]
