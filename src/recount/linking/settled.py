"""What people decided, made ready for linking: who must be together and who must not, and how much
each level of comparison weighs since.

Decisions bind whatever the words say. Those that a person called the same are one from the
outset, and fit what the best of them fits; those that she called different never meet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recount.linking.clustering import Link, Links
from recount.linking.weights import SHIPPED, Weights
from recount.model.decisions import DecisionKind, Settled

Groups = list[list[int]]


@dataclass(frozen=True, slots=True)
class Bonds:
    """Claims by the group of those decided to be the same, the groups that stay apart, and the
    weights of levels, which decisions may have moved."""

    group_of: Mapping[str, str]
    apart: frozenset[tuple[str, str]]
    weights: Weights = SHIPPED

    @classmethod
    def of(cls, settled: Iterable[Settled], weights: Weights = SHIPPED) -> Bonds:
        """The bonds that some decisions make; a part stays apart from its whole."""
        found = tuple(settled)
        group_of: dict[str, str] = {}
        for one in found:
            for claim in (one.first, one.second):
                group_of.setdefault(claim, claim)
            if one.kind is DecisionKind.SAME:
                ours, theirs = group_of[one.first], group_of[one.second]
                low, high = sorted((ours, theirs))
                group_of = {c: low if group == high else group for c, group in group_of.items()}
        apart = {
            pair
            for one in found
            if one.kind in (DecisionKind.DIFFERENT, DecisionKind.PART_OF)
            for a, b in [(group_of[one.first], group_of[one.second])]
            for pair in ((a, b), (b, a))
        }
        return cls(group_of, frozenset(apart), weights)

    def groups(self, claims: Iterable[str]) -> set[str]:
        """The groups that some claims belong to."""
        return {self.group_of[claim] for claim in claims if claim in self.group_of}

    def forbid(self, ours: Iterable[str], theirs: Iterable[str]) -> bool:
        """Whether a decision keeps some claims from some others."""
        return bool(self.apart) and self.forbid_groups(self.groups(ours), self.groups(theirs))

    def forbid_groups(self, ours: Iterable[str], theirs: Iterable[str]) -> bool:
        """The same of the groups that some claims belong to."""
        return any((a, b) in self.apart for a in ours for b in theirs)

    def join(self, told: Sequence[Sequence[str]]) -> Groups:
        """The numbers of those, given as the claims of each, that decisions put together."""
        if not self.group_of:
            return [[number] for number in range(len(told))]
        leader = list(range(len(told)))
        first: dict[str, int] = {}
        for number, claims in enumerate(told):
            for group in sorted(self.groups(claims)):
                ours, theirs = leader[number], leader[first.setdefault(group, number)]
                low, high = min(ours, theirs), max(ours, theirs)
                leader = [low if one == high else one for one in leader]
        joined: defaultdict[int, list[int]] = defaultdict(list)
        for number, one in enumerate(leader):
            joined[one].append(number)
        return [joined[one] for one in sorted(joined)]


FREE = Bonds({}, frozenset())
"""Nothing was decided."""


def bound_links(
    links: Links, groups: Groups, told: Sequence[Sequence[str]], bonds: Bonds
) -> dict[tuple[int, int], Link]:
    """The links with what was decided: none between those kept apart, and for every member of a
    group the best link that any of them has."""
    group_of = {number: place for place, group in enumerate(groups) for number in group}
    held = [bonds.groups(claim for number in group for claim in told[number]) for group in groups]
    best: dict[tuple[int, int], Link] = {}
    for (a, b), link in sorted(links.items()):
        ours, theirs = sorted((group_of[a], group_of[b]))
        if ours != theirs and not bonds.forbid_groups(held[ours], held[theirs]):
            known = best.get((ours, theirs))
            if known is None or (-link.stage, link.total) > (-known.stage, known.total):
                best[ours, theirs] = link
    return {
        (min(i, j), max(i, j)): link
        for (ours, theirs), link in best.items()
        for i in groups[ours]
        for j in groups[theirs]
    }
