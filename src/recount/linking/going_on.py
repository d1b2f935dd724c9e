"""From what was weighed again to what becomes other: events with their names and records, and the
totals that speak of them. The outcome is that of linking everything, without looking at it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from recount.linking.again import Ground, Scene, Weighed, relink
from recount.linking.days import Days, assumed_before, days_of
from recount.linking.found import EventsThen
from recount.linking.held import cluster_of, known_days, told_by
from recount.linking.naming import born
from recount.linking.other import Other
from recount.linking.reasons import with_decisions
from recount.linking.references import hangers_on
from recount.linking.rules import rules_of
from recount.linking.salvos import alone
from recount.linking.standing import Standing, totals_among
from recount.linking.tellings import Telling
from recount.linking.timing import REACH
from recount.linking.totals import members_of, membership
from recount.model.claims import Claim, ClaimKind
from recount.model.decisions import DecisionKind
from recount.model.events import Cluster, Membership
from recount.model.names import Borne
from recount.model.roll import EventOf, Relinked


def go_on(standing: Standing, scene: Scene) -> Relinked | None:
    """What becomes other of what stands, where documents or decisions are other; None where that is
    so much that everything may as well be linked."""
    ground = Ground(scene, standing)
    if not standing.may_go_on(rules_of(ground.bonds.weights)):
        return None
    standing.nearby.renew({name: scene.claims_in(name) for name in scene.changed})
    found = relink(ground, standing)
    if found is None:
        return None
    return _Later(standing, ground, found).change()


class _Later:
    """The events as they become, each called by the first claim that tells of it."""

    def __init__(self, standing: Standing, ground: Ground, found: Weighed) -> None:
        self._standing, self._ground, self._found = standing, ground, found
        self._scene, self._roll = ground.scene, standing.roll
        self._fresh = {told_by(accounts)[0]: accounts for accounts in found.events}
        self._first_of = {c: first for first, e in self._fresh.items() for c in told_by(e)}
        self._gone: set[str] = set()
        self._again: dict[str, list[str]] = {}
        """Events that are as they were but for what belongs to them, with the claims that tell."""
        again = found.claims
        for name in self._roll.holding(again) | self._roll.told_in(self._scene.changed):
            told = self._told(name)
            if not told or told[0] in again:
                self._gone.add(name)
            elif told[0] != self._roll.place_of[name][0] or self._lost(name):
                self._again[name] = told

    def change(self) -> Relinked:
        """All that becomes other."""
        salvos = self._salvos()
        records = self._named(self._records(salvos))
        borne = self._newly_borne(records)
        records = self._decided(records)
        self._place(records)
        gone = frozenset(self._gone | self._again.keys())
        clusters = tuple(sorted(records.items()))
        totals = self._totals(gone, [one for _, one in clusters], salvos)
        return Relinked(
            gone=gone,
            clusters=clusters,
            forgotten=frozenset(name for name in totals if name in self._roll.memberships),
            memberships=tuple(one for _, one in sorted(totals.items()) if one is not None),
            borne=borne,
            states=self._scene.changed,
            settled=tuple(self._scene.settled),
            components=self._found.components,
            totals={name: totals_among(self._claims_in(name)) for name in self._scene.changed},
        )

    # Events, by claim, by day, and with what tells of them

    def _claims_in(self, document: str) -> Sequence[Claim]:
        return self._scene.claims_in(document)

    def _told(self, name: str) -> list[str]:
        """The claims in force that tell of an event that stands."""
        claims = self._scene.claims
        told = (one for one in self._roll.clusters[name].claims if one in claims)
        return [one for one in told if claims[one].kind is ClaimKind.EVENT]

    def _lost(self, name: str) -> bool:
        return any(one not in self._scene.claims for one in self._roll.clusters[name].claims)

    def _first(self, name: str) -> str:
        """What an event that stands is called here."""
        return self._again[name][0] if name in self._again else self._roll.place_of[name][0]

    def _event_at(self, claim: str) -> str | None:
        """The event that a claim is of, before what belongs to it is settled anew."""
        if claim in self._first_of:
            return self._first_of[claim]
        name = self._roll.event_of.get(claim)
        return None if name is None or name in self._gone else self._first(name)

    def _standing_at(self, first: str) -> str | None:
        """The id of an event that stands; None of one that was linked anew."""
        return None if first in self._fresh else self._roll.event_of.get(first)

    def on(self, days: Days) -> set[str]:
        """The events with a known day that begins or ends within some days."""
        found = {
            self._event_at(account.claims[0])
            for account in self._ground.on(days)
            if any(days.first <= day <= days.last for day in known_days(account))
        }
        return {first for first in found if first is not None}

    def accounts(self, first: str) -> Sequence[Telling]:
        """The accounts of one event."""
        if first in self._fresh:
            return self._fresh[first]
        told = self._told(self._roll.event_of[first])
        found = {one.id: one for one in map(self._ground.account_of, told)}
        return [found[name] for name in sorted(found)]

    # Totals that speak of one event alone

    def _salvos(self) -> dict[str, str | None]:
        """The totals of which that may be other, each with its event."""
        found: dict[str, str | None] = {}
        weights = self._ground.bonds.weights
        days = self._days_touched()
        held = {one for name in self._gone for one in self._roll.clusters[name].claims}
        for name in self._all_totals():
            claim = self._scene.claims[name]
            told = self._standing.told_as_event(claim)
            changed = claim.document in self._scene.changed or name in held
            if changed or (told is not None and _meet(told, days)):
                found[name] = alone(told, self, weights) if told is not None else None
        for name, first in found.items():
            was = self._roll.event_of.get(name)
            now = self._standing_at(first) if first is not None else None
            for event in {was, now} if was != now else ():
                if event is not None and event not in self._gone:
                    self._again.setdefault(event, self._told(event))
        return found

    def _totals_before(self) -> set[str]:
        """The totals of changed documents as they were; where nobody knows, all that have
        members."""
        if self._scene.before_in is None:
            return set(self._roll.memberships)
        return {one for d in self._scene.changed for one in self._standing.totals.get(d, ())}

    def _told_as_one(self) -> tuple[set[str], set[str]]:
        """The claims that told several events as one, and those that do now."""
        claims, again = self._scene.claims, self._found.claims
        before = {
            name
            for name in self._roll.memberships
            if name not in claims or claims[name].kind is ClaimKind.EVENT
        }
        left = {name for name in before if name in claims and name not in again}
        return before, left | self._found.aside

    def _days_touched(self) -> list[Days] | None:
        """When anything is told of in documents that were weighed again, then or now; None where
        nobody knows what they told then."""
        if self._scene.before_in is None:
            return None
        roll = self._roll
        documents = {d for name in self._gone for d in roll.clusters[name].documents}
        found = []
        for name in sorted(documents | self._found.touched):
            claims = [*self._claims_in(name)]
            claims += self._scene.before_in(name) if name in self._scene.changed else ()
            for claim in claims:
                known = days_of(claim.when)
                given = known if known is not None and not known.yearless else None
                found.append(given or assumed_before(self._standing.published(claim)))
        return [one for one in found if one is not None]

    def _all_totals(self) -> Iterator[str]:
        for document, names in self._standing.totals.items():
            if document not in self._scene.changed:
                yield from names
        for document in self._scene.changed:
            yield from totals_among(self._claims_in(document))

    # Records and names

    def _records(self, salvos: Mapping[str, str | None]) -> dict[str, Cluster]:
        """Events that were linked anew, or to which something else belongs."""
        beside: defaultdict[str, list[str]] = defaultdict(list)
        for total, first in salvos.items():
            if first is not None:
                beside[first].append(total)
        for name in self._again:
            for one in self._roll.clusters[name].claims:
                claim = self._scene.claims.get(one)
                if claim is not None and claim.kind is ClaimKind.TOTAL and one not in salvos:
                    beside[self._first(name)].append(one)
        firsts = [*self._fresh, *map(self._first, self._again)]
        return {first: self._record(first, sorted(beside.get(first, ()))) for first in firsts}

    def _record(self, first: str, salvos: Sequence[str]) -> Cluster:
        accounts = self.accounts(first)
        near = {c.id: c for d in {a.document for a in accounts} for c in self._claims_in(d)}
        hanging: defaultdict[str, list[str]] = defaultdict(list)
        for name, target in sorted(hangers_on(near).items()):
            hanging[target].append(name)
        weights = self._ground.bonds.weights
        return cluster_of(accounts, (hanging, salvos), self._scene.claims, weights)

    def _named(self, records: Mapping[str, Cluster]) -> dict[str, Cluster]:
        """The records with their ids, and events that bear another id than they did."""
        ids = self._names(records)
        found = {}
        for first in {**records, **ids}:
            standing = self._standing_at(first)
            name = ids.get(first) or born(first)
            if first in records:
                found[first] = replace(records[first], id=name)
            elif standing is not None and standing != name:
                found[first] = replace(self._roll.clusters[standing], id=name)
                self._again[standing] = self._told(standing)
        return found

    def _names(self, records: Mapping[str, Cluster]) -> dict[str, str]:
        """The ids that events inherit, of all those of which that may be other."""
        noted, roll = self._scene.noted, self._roll
        inherited: dict[str, tuple[int, str] | None] = {}
        wanted = set(records)
        asked = set(self._first_of)
        asked |= {c for name in (*self._gone, *self._again) for c in roll.clusters[name].claims}
        while asked:
            asked |= {old for old, new in noted.heirs.items() if new in asked}
            ids = {row.event for _, row in noted.of_claims(sorted(asked))} - inherited.keys()
            asked = set()
            for name, found in self._inheritors(ids).items():
                inherited[name] = found
                other = [found[1]] if found else []
                if name in roll.clusters and name not in self._gone:
                    other.append(self._first(name))
                for first in other:
                    standing = self._standing_at(first)
                    if first not in wanted and standing is not None:
                        wanted.add(first)
                        asked.update(self._told(standing))
        best = sorted((*found, name) for name, found in inherited.items() if found)
        named: dict[str, str] = {}
        for _, first, name in best:
            named.setdefault(first, name)
        return {first: named.get(first, "") for first in wanted}

    def _inheritors(self, ids: Iterable[str]) -> dict[str, tuple[int, str] | None]:
        """Each id with the event that its first claim is in now, and when that was noted."""
        found: dict[str, tuple[int, str] | None] = dict.fromkeys(ids)
        for seq, row in self._scene.noted.of_events(sorted(found)):
            if found[row.event] is None:
                heir = self._scene.noted.heirs.get(row.claim, "")
                first = self._teller(row.claim) or self._teller(heir)
                found[row.event] = (seq, first) if first is not None else None
        return found

    def _teller(self, claim: str) -> str | None:
        """The event that a claim in force tells of."""
        held = self._scene.claims.get(claim)
        if held is None or held.kind is not ClaimKind.EVENT:
            return None
        return self._event_at(claim)

    def _newly_borne(self, records: Mapping[str, Cluster]) -> tuple[Borne, ...]:
        """What has to be noted so that the next run gives the same ids."""
        pairs = [
            Borne(records[first].id, claim)
            for first in sorted(records)
            for claim in self._told_now(first)
        ]
        rows = self._scene.noted.of_claims([one.claim for one in pairs])
        noted = {row for _, row in rows}
        return tuple(one for one in pairs if one not in noted)

    def _told_now(self, first: str) -> list[str]:
        if first in self._fresh:
            return told_by(self._fresh[first])
        return self._told(self._roll.event_of[first])

    # What people decided

    def _decided(self, records: dict[str, Cluster]) -> dict[str, Cluster]:
        """With the larger events that people made some parts of, and who put what together."""
        event_of = self._events_now(records)
        whole_of: dict[str, str] = {}
        same = []
        for one in self._scene.settled:
            if one.kind is DecisionKind.SAME:
                same.append(one)
            if one.kind is not DecisionKind.PART_OF:
                continue
            part, whole = event_of.get(one.first), event_of.get(one.second)
            if part and whole and part != whole:
                whole_of[part] = whole
        found = {
            first: replace(
                one, part_of=whole_of.get(one.id), reasons=with_decisions(one.reasons, same)
            )
            for first, one in records.items()
        }
        for name in sorted((self._roll.parts | whole_of.keys()) - self._gone - self._again.keys()):
            cluster, whole = self._roll.clusters.get(name), whole_of.get(name)
            if cluster is not None and cluster.part_of != whole:
                found[self._first(name)] = replace(cluster, part_of=whole)
                self._again[name] = self._told(name)
        return found

    def _events_now(self, records: Mapping[str, Cluster]) -> EventOf:
        return EventOf(self._roll.event_of, self._gone | self._again.keys(), records.values())

    def _place(self, records: dict[str, Cluster]) -> None:
        """Puts events where people set them, whatever their reports say."""
        if not self._scene.places:
            return
        first_of = {claim: first for first, one in records.items() for claim in one.claims}
        for claim, where in self._scene.places.items():
            first = first_of.get(claim)
            if first is not None:
                records[first] = replace(records[first], where=where)

    # Totals

    def _totals(
        self, gone: frozenset[str], come: Sequence[Cluster], salvos: Mapping[str, str | None]
    ) -> dict[str, Membership | None]:
        """The members of totals of which they are other; none of one that speaks of an event alone,
        or is no more."""
        standing, roll, claims = self._standing, self._roll, self._scene.claims
        before, aside = self._told_as_one()
        every = [*self._all_totals(), *sorted(aside)]
        gone_by = (self._totals_before() | before) - set(every)
        found: dict[str, Membership | None] = dict.fromkeys(gone_by)
        if not every:
            return found
        other = Other([roll.clusters[name] for name in gone], come)
        events = EventsThen(standing.events, gone, come)
        event_of = EventOf(roll.event_of, gone, come)
        for name in every:
            of_one = salvos[name] is not None if name in salvos else name in roll.event_of
            if of_one and name not in aside:
                found[name] = None
                continue
            claim = claims[name]
            known = roll.memberships.get(name)
            changed = claim.document in self._scene.changed
            if known is None or changed or other.bear_on(claim, standing.reach(claim), claims):
                named = members_of(claim, claims, events, event_of)
                now = membership(claim, named, events, standing.published(claim))
                if now != known:
                    found[name] = now
        return found


def _meet(told: Telling, days: Sequence[Days] | None) -> bool:
    if days is None or told.outer is None:
        return True
    return any(told.outer.gap(one) <= REACH for one in days)
