"""All that is to be reconciled, and what the claims about one event come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from recount.model.claims import Claim, ClaimKind
from recount.model.counts import Outcome, Victims
from recount.model.events import Cluster, Linking, Membership
from recount.reconciling.classes import fitted
from recount.reconciling.components import known
from recount.reconciling.disputes import Allowed, Position, allowed, dissents, positions
from recount.reconciling.headlines import as_their_texts_say
from recount.reconciling.methodology import Methodology
from recount.reconciling.one_of_several import with_bounds_of_parts
from recount.reconciling.own_words import led_by_own_words
from recount.reconciling.revisions import Replaced, revised, risen_in
from recount.reconciling.sources import Sources
from recount.reconciling.statements import (
    Statement,
    gives_numbers,
    outcomes_of,
    statements,
    usable_counts,
)
from recount.reconciling.voices import voices


@dataclass(frozen=True, slots=True)
class Aside:
    """Why the numbers of a claim are not used: the rule, and a sentence."""

    rule: str
    reason: str


DIED = "died_of_it"
"""The rule by which a claim is set aside whose injured are told as dead."""
SetAside = Mapping[tuple[str, Outcome], Aside]
"""Claims whose numbers of one outcome are not used."""


@dataclass(frozen=True, slots=True)
class Case:
    """Events with their claims, totals with their members, and what is known of the documents.

    `places` has for each event its place among the clusters; `totals` are the claims that count
    people of several events together; `answers` are those of parties, by the claim they answer;
    `totals_over` are the totals that may speak of an event.
    """

    clusters: tuple[Cluster, ...]
    memberships: tuple[Membership, ...]
    claims: Mapping[str, Claim]
    sources: Sources
    places: Mapping[str, int]
    totals: frozenset[str]
    answers: Mapping[str, Sequence[Claim]]
    totals_over: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, linking: Linking, claims: Mapping[str, Claim], sources: Sources) -> Case:
        """The case, with memberships whose total and members are known, in order."""
        ordered = known(linking, claims)
        totals = _totals(linking, ordered, claims)
        return cls(
            linking.clusters, ordered, claims, sources, _places(linking.clusters), totals,
            _answers(claims), _over(ordered),
        )  # fmt: skip

    def of_some(self, events: Iterable[int], memberships: Sequence[Membership]) -> Case:
        """Some of the events by themselves, by their places, with the memberships that speak of
        them."""
        clusters = tuple(self.clusters[place] for place in events)
        return replace(
            self, clusters=clusters, memberships=tuple(memberships), places=_places(clusters)
        )

    @property
    def methodology(self) -> Methodology:
        """The rules."""
        return self.sources.methodology

    def in_order(self, ids: Iterable[str]) -> list[Claim]:
        """Claims by the day they were published, then by document and place in it."""
        found = [self.claims[key] for key in sorted(set(ids)) if key in self.claims]
        return sorted(
            found,
            key=lambda row: (
                self.sources.day(row.document) or "9999",
                row.document,
                row.evidence.start,
                row.id,
            ),
        )

    def by_date(self, events: Iterable[str]) -> tuple[int, ...]:
        """Events, by their place in the case, the earliest first."""

        def start(place: int) -> tuple[date, str]:
            when = self.clusters[place].when
            return (when.start if when and when.start else date.max, self.clusters[place].id)

        return tuple(sorted((self.places[key] for key in set(events)), key=start))

    def counting(self, ids: Iterable[str], outcome: Outcome) -> Claim:
        """The first of some claims that counts somebody; of those that count nobody, the first."""
        claims = self.in_order(ids)
        for claim in claims:
            if any(count.outcome is outcome and count.high != 0 for count in claim.counts):
                return claim
        return claims[0]

    def counted_by_totals(self, cluster: Cluster, outcome: Outcome) -> frozenset[Victims]:
        """The classes of which totals that may speak of an event count people."""
        totals = (self.claims[key] for key in self.totals_over.get(cluster.id, ()))
        return frozenset(
            count.victims
            for total in totals
            for count in usable_counts(total)
            if count.outcome is outcome and count.high != 0
        )

    def of_event(self, cluster: Cluster) -> list[Claim]:
        """The claims that speak of this event alone, in order; not the totals it belongs to."""
        return [row for row in self.in_order(cluster.claims) if row.id not in self.totals]


def _places(clusters: Sequence[Cluster]) -> dict[str, int]:
    return {cluster.id: place for place, cluster in enumerate(clusters)}


def _answers(claims: Mapping[str, Claim]) -> dict[str, list[Claim]]:
    """The answers of parties, by the claim that they answer."""
    found: dict[str, list[Claim]] = {}
    for _, claim in sorted(claims.items()):
        if claim.kind is ClaimKind.RESPONSE and claim.about is not None:
            found.setdefault(claim.about, []).append(claim)
    return found


def _over(memberships: Sequence[Membership]) -> dict[str, list[str]]:
    """The totals that may speak of each event."""
    found: dict[str, list[str]] = {}
    for row in memberships:
        for event in sorted({*row.members, *row.possible}):
            found.setdefault(event, []).append(row.total)
    return found


def _totals(
    linking: Linking, known: Sequence[Membership], claims: Mapping[str, Claim]
) -> frozenset[str]:
    """Claims that count people of more than one event together.

    A total that is itself among the claims of an event, its only member, speaks of that event.
    """
    claims_of = {cluster.id: set(cluster.claims) for cluster in linking.clusters}
    direct = {
        row.total
        for row in known
        if len(row.members) == 1 and not row.possible and row.total in claims_of[row.members[0]]
    }
    linked = {row.total for row in linking.memberships}
    listing = {
        claim.id
        for claim in claims.values()
        if claim.kind is ClaimKind.TOTAL and claim.scope and claim.scope.members
    }
    return frozenset((linked | listing) - direct)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the claims about one event come to for one outcome.

    `broken` are statements whose numbers cannot hold even by themselves. `is_led` says that a
    document's own words lead what it relays, `is_picked` that only reliable kinds of speakers set
    the range.
    """

    statements: tuple[Statement, ...]
    replaced: tuple[Replaced, ...]
    positions: tuple[Position, ...]
    allowed: Allowed
    broken: tuple[Statement, ...] = ()
    is_led: bool = False
    is_picked: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """One event with its claims in order, whose voices they are, and its numbers by outcome.

    `voice_of` covers every claim of the event, also those that are set aside.
    """

    cluster: Cluster
    claims: tuple[Claim, ...]
    voice_of: Mapping[str, int]
    outlooks: Mapping[Outcome, Outlook]


def open_event(case: Case, cluster: Cluster, aside: SetAside) -> Opened:
    """What the claims of one event come to, without those set aside."""
    claims = case.of_event(cluster)
    voice_of = voices(claims, case.sources)
    giving = as_their_texts_say([row for row in claims if gives_numbers(row)], case.sources)
    giving = with_bounds_of_parts(giving)
    outlooks = {}
    for outcome in outcomes_of(giving):
        if _are_all_dead(giving, outcome, aside):
            continue
        used = [row for row in giving if (row.id, outcome) not in aside]
        beside = case.counted_by_totals(cluster, outcome)
        outlooks[outcome] = _outlook(case, used, (outcome, beside), voice_of)
    return Opened(cluster, tuple(claims), voice_of, outlooks)


def _are_all_dead(claims: Sequence[Claim], outcome: Outcome, aside: SetAside) -> bool:
    """Whether all whom claims count of one outcome are counted among the dead."""
    counting = [row for row in claims if any(c.outcome is outcome for c in usable_counts(row))]
    reasons = [aside.get((row.id, outcome)) for row in counting]
    return all(one is not None and one.rule == DIED for one in reasons)


def _outlook(
    case: Case,
    claims: Sequence[Claim],
    asked: tuple[Outcome, frozenset[Victims]],
    voice_of: Mapping[str, int],
) -> Outlook:
    outcome, in_totals = asked
    said = statements(claims, outcome, voice_of, case.methodology)
    kept, replaced = revised(said, case.claims, case.sources, risen_in(claims, case.sources))
    found = sorted(positions(kept, in_totals), key=lambda row: _support(case, row))
    led = _led(case, kept)
    picked = _reliable(case, led)
    is_led, is_picked = led is not kept, len(picked) < len(led)
    bounding = positions(picked, in_totals) if is_led or is_picked else None
    limits = _limits(case, found, bounding)
    broken = tuple(row for row in kept if fitted(row.boxes) is None)
    rows = (tuple(kept), tuple(replaced), tuple(found))
    return Outlook(*rows, limits, broken, is_led, is_picked)


def _led(case: Case, said: Sequence[Statement]) -> Sequence[Statement]:
    """What sets bounds where documents speak for themselves; the same if that changes nothing."""
    if case.methodology.document_rule != "own_words_lead":
        return said
    led = led_by_own_words(said, case.claims)
    same = all(one is other for one, other in zip(led, said, strict=True))
    return said if same else led


def _reliable(case: Case, said: Sequence[Statement]) -> Sequence[Statement]:
    """What sets bounds: of classes that a reliable kind of speaker counts, its numbers alone."""
    trusted = [row for row in said if row.has_numbers and _is_reliable(case, row)]
    counted = {victims for row in trusted for victims, box in row.boxes.items() if not box.is_open}
    return [row for row in said if row in trusted or set(row.boxes) - counted]


def _is_reliable(case: Case, statement: Statement) -> bool:
    speakers = [case.claims[key].speaker for key in statement.claims]
    return any(one is None or one.kind in case.methodology.reliable for one in speakers)


def _limits(case: Case, found: Sequence[Position], led: Sequence[Position] | None) -> Allowed:
    most = case.methodology.statements
    if led is None:
        return allowed(found, most)
    limits = allowed(sorted(led, key=lambda row: _support(case, row)), most)
    return replace(limits, is_disputed=limits.is_disputed or bool(dissents(found)))


def _support(case: Case, position: Position) -> tuple[int, int, int, str, tuple[str, ...]]:
    """The best supported position first."""
    claims = [case.claims[key] for key in position.claims]
    firm = {
        row.voice
        for row in position.statements
        if any(case.claims[key].stance in case.methodology.firm for key in row.claims)
    }
    rank = min(case.methodology.rank(row.speaker.kind if row.speaker else None) for row in claims)
    day = min(case.sources.day(row.document) or "9999" for row in claims)
    return (-len(firm), -len(position.voices), rank, day, position.claims)
