"""Which events have to be reckoned anew after documents, decisions or what was linked became other.

An event is touched where it is another than it was or holds a claim of a document that is, where a
total that may speak of it is other, and where it is of one component with one that is touched.
What a claim answers or takes back stands in its own document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recount.model.claims import Claim
from recount.model.events import Earlier, Linking, Membership

Groups = Sequence[tuple[int, ...]]
"""Components, each by the places of its events among all."""


@dataclass(frozen=True, slots=True)
class Touched:
    """The touched components, the ids of their events and of those that are no more, the claims
    that have to be looked at again, and the documents that all this needs."""

    groups: Groups
    events: frozenset[str]
    claims: frozenset[str]
    documents: frozenset[str]


def touched_by(
    earlier: Earlier, linking: Linking, claims: Mapping[str, Claim], groups: Groups
) -> Touched:
    """What is touched since an earlier run; `groups` are the components as they are now."""
    seeds, come_or_gone = _other_events(earlier, linking)
    other = set(earlier.linking.memberships) ^ set(linking.memberships)
    other |= {row for row in linking.memberships if not come_or_gone.isdisjoint(_spoken(row))}
    changed = earlier.changed | {claims[row.total].document for row in other if row.total in claims}
    seeds |= {row.id for row in linking.clusters if not changed.isdisjoint(row.documents)}
    for row in (*other, *_of_documents(linking, claims, changed)):
        seeds.update(row.members, row.possible)
    clusters = linking.clusters
    again = [group for group in groups if any(clusters[place].id in seeds for place in group)]
    events = {clusters[place].id for group in again for place in group}
    held = {key for group in again for place in group for key in clusters[place].claims}
    over = {row.total for row in linking.memberships if not events.isdisjoint(_spoken(row))}
    beside = {claims[key].document for key in over if key in claims} | changed
    answers = {
        row.document for row in claims.values() if row.about is not None and row.about in held
    }
    return Touched(
        groups=again,
        events=frozenset(events | come_or_gone),
        claims=frozenset(
            key for key, row in claims.items() if key in held or row.document in beside
        ),
        documents=frozenset(beside | answers | {claims[k].document for k in held if k in claims}),
    )


def _other_events(earlier: Earlier, linking: Linking) -> tuple[set[str], set[str]]:
    """The ids of events that are new or other than they were, and of those that are new or no
    more."""
    before = {row.id: row for row in earlier.linking.clusters}
    now = {row.id: row for row in linking.clusters}
    other = {key for key, row in now.items() if before.get(key) is not row != before.get(key)}
    return other, before.keys() ^ now.keys()


def _of_documents(
    linking: Linking, claims: Mapping[str, Claim], documents: frozenset[str]
) -> Iterator[Membership]:
    """The memberships whose totals stand in some documents."""
    for row in linking.memberships:
        if row.total in claims and claims[row.total].document in documents:
            yield row


def _spoken(row: Membership) -> Iterator[str]:
    yield from row.members
    yield from row.possible
