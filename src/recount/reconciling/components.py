"""Which events are reckoned together: what comes of one component changes nothing in another.

Events hang together where one total may speak of both, where a series deals out numbers to both,
where a claim of one takes back a claim of the other, and where both hold one claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from recount.model.claims import Claim, Stance
from recount.model.events import Linking, Membership

Group = Sequence[int]
"""Events, by their place among all."""


def components(linking: Linking, claims: Mapping[str, Claim]) -> list[tuple[int, ...]]:
    """The places of the events of each, in order; an event that hangs on nothing is one alone."""
    leader = list(range(len(linking.clusters)))
    for group in _ties(linking, claims):
        for other in group[1:]:
            first, last = sorted((_root(leader, group[0]), _root(leader, other)))
            leader[last] = first
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place in range(len(leader)):
        found[_root(leader, place)].append(place)
    return [tuple(found[key]) for key in sorted(found)]


def _root(leader: list[int], place: int) -> int:
    while leader[place] != place:
        leader[place] = leader[leader[place]]
        place = leader[place]
    return place


def known(linking: Linking, claims: Mapping[str, Claim]) -> tuple[Membership, ...]:
    """The memberships whose total and events are known, by the claims of the totals."""
    there = {cluster.id for cluster in linking.clusters}
    rows = (
        row
        for row in linking.memberships
        if row.total in claims and there >= {*row.members, *row.possible}
    )
    return tuple(sorted(rows, key=lambda row: row.total))


def _ties(linking: Linking, claims: Mapping[str, Claim]) -> Iterator[Group]:
    """Events that hang together, group by group."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for place, cluster in enumerate(linking.clusters):
        for claim in cluster.claims:
            holding[claim].append(place)
    yield from (places for places in holding.values() if len(places) > 1)
    places = {cluster.id: place for place, cluster in enumerate(linking.clusters)}
    for row in known(linking, claims):
        spoken = [places[event] for event in (*row.members, *row.possible)]
        yield [*spoken, *holding.get(row.total, ())]
    yield from _by_claims(holding, claims)


def _by_claims(holding: Mapping[str, Group], claims: Mapping[str, Claim]) -> Iterable[Group]:
    """By what claims themselves say: series, and what is taken back."""
    series: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for name, places in holding.items():
        claim = claims.get(name)
        if claim is None:
            continue
        if claim.series is not None and claim.series.respectively:
            series[claim.document, claim.series.key] += places
        if claim.stance is Stance.RETRACTS and claim.about is not None:
            yield [*places, *holding.get(claim.about, ())]
    yield from series.values()
