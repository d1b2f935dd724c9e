"""Which accounts hang together: what changes in one component bears on no other.

Two accounts hang together where they reach the mark; where but for their numbers they would, since
one may tell the other among others; where one stands in a list, whose order is laid beside all that
it may fit; where they stand in one list; and where a person put them together.
Clusters are made within components: all that `clustering` asks of a pair, a rival or a list lies
in one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from recount.linking.as_one import hang_together
from recount.linking.clustering import Link, Links
from recount.linking.scoring import ONE
from recount.linking.settled import Bonds
from recount.linking.tellings import Telling
from recount.linking.weights import Weights


def ties(a: Telling, b: Telling, link: Link, weights: Weights) -> bool:
    """Whether a link makes two accounts hang together."""
    if link.total >= ONE or a.series or b.series:
        return True
    return hang_together(a, b, link.total, weights)


def bundles(account: Telling, bonds: Bonds) -> Iterator[tuple[str, str]]:
    """Names of what ties an account to others without a link: its lists and its decisions."""
    for key, _ in account.series:
        yield account.document, key
    for group in sorted(bonds.groups(account.claims)):
        yield "", group


def components(
    accounts: Sequence[Telling], links: Links, bonds: Bonds
) -> dict[str, dict[str, str]]:
    """By document, for each account that is not alone, the smallest account of its component."""
    leader = list(range(len(accounts)))
    for (i, j), link in links.items():
        if ties(accounts[i], accounts[j], link, bonds.weights):
            _join(leader, i, j)
    for group in _bundled(accounts, bonds):
        for other in group[1:]:
            _join(leader, group[0], other)
    held: defaultdict[int, list[int]] = defaultdict(list)
    for number in range(len(accounts)):
        held[_find(leader, number)].append(number)
    return _by_document(accounts, (group for group in held.values() if len(group) > 1))


def _bundled(accounts: Sequence[Telling], bonds: Bonds) -> Iterable[list[int]]:
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, account in enumerate(accounts):
        for bundle in bundles(account, bonds):
            found[bundle].append(number)
    return found.values()


def _by_document(
    accounts: Sequence[Telling], groups: Iterable[Sequence[int]]
) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for group in groups:
        name = min(accounts[number].id for number in group)
        for number in group:
            account = accounts[number]
            found.setdefault(account.document, {})[account.id] = name
    return found


def _find(leader: list[int], number: int) -> int:
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number


def _join(leader: list[int], a: int, b: int) -> None:
    low, high = sorted((_find(leader, a), _find(leader, b)))
    leader[high] = low
