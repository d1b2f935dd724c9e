"""Which events a total speaks of, and whether they are all.

The text's own list of members comes first; else the scope it words, whose edges are soft where
the words are ("late September"); the number of events it gives decides at the edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from recount.linking.days import Days, days_of, published_day
from recount.linking.found import Found, Known
from recount.linking.grounds import Ground, distance_km, ground_of, in_two_provinces, lies_within
from recount.linking.kinds import Match, PartyKey, match_parties, match_types, party_key
from recount.model.claims import Claim, ClaimKind, EventType, Scope
from recount.model.counts import Quantity
from recount.model.dates import DatePrecision, When
from recount.model.events import Membership

SOFT_SHARE = 6
"""The edges of a worded interval ("late September") are soft by a sixth of its length."""
SOFT_DAYS = 5
LISTED = 100
"""Of more events than these none is named as possible: "one of a thousand" helps nobody."""
EMPTY = Scope(None, None, None, None, None)


class Fit(IntEnum):
    """Whether an event lies in a scope."""

    INSIDE = 0
    EDGE = 1
    OUTSIDE = 2


@dataclass(frozen=True, slots=True)
class Reach:
    """A total's scope made ready: days with soft edges, the last day it can know of, a place."""

    days: Days | None
    slack: int
    latest: int | None
    ground: Ground | None
    type: EventType | None
    perpetrator: PartyKey | None
    target: PartyKey | None

    @property
    def anywhere(self) -> bool:
        """Whether it says neither where nor by whom or against whom: "780 people were killed last
        year", of a city or a land that the words leave out."""
        return self.ground is None and self.perpetrator is None and self.target is None


def scope_of(claim: Claim) -> Scope:
    """The scope of a total, completed from its own fields."""
    scope = claim.scope or EMPTY
    return replace(
        scope,
        when=scope.when or claim.when,
        where=scope.where or claim.where,
        event_type=scope.event_type or claim.event_type,
        perpetrator=scope.perpetrator or claim.perpetrator,
        target=scope.target or claim.target,
    )


def reach_of(claim: Claim, published: str | None) -> Reach:
    """The scope of a total made ready to be asked."""
    scope = scope_of(claim)
    days = days_of(scope.when)
    if days is not None and days.yearless:
        days = None
    return Reach(
        days=days,
        slack=_slack(scope.when, days),
        latest=published_day(published),
        ground=ground_of(scope.where),
        type=scope.event_type,
        perpetrator=party_key(scope.perpetrator),
        target=party_key(scope.target),
    )


def _slack(when: When | None, days: Days | None) -> int:
    """How many days outside the written interval an event may lie and still be meant."""
    if when is None or days is None or days.firm:
        return 0
    calendar = (DatePrecision.MONTH, 28), (DatePrecision.YEAR, 365)
    if any(when.precision is precision and days.length >= least for precision, least in calendar):
        return 0
    return min(SOFT_DAYS, max(1, days.length // SOFT_SHARE))


def fit(event: Known, reach: Reach) -> Fit:
    """Whether an event lies in the scope: the worst of time, place, kind and parties."""
    who = max(
        _fit_party(event.perpetrator, reach.perpetrator, _unknown_doer(reach)),
        _fit_party(event.target, reach.target, Fit.INSIDE),
    )
    if who is Fit.OUTSIDE or match_types(event.type, reach.type) is Match.DIFFERENT:
        return Fit.OUTSIDE
    when = max(who, _fit_time(event.days, reach))
    return when if when is Fit.OUTSIDE else max(when, _fit_place(event.ground, reach.ground))


def _unknown_doer(reach: Reach) -> Fit:
    """Where an event belongs of which nobody says who did it: at the edge, unless day and place
    leave little else."""
    narrow = reach.ground is not None and not reach.ground.broad
    return Fit.INSIDE if reach.days is not None and reach.days.firm and narrow else Fit.EDGE


def _fit_time(days: Days | None, reach: Reach) -> Fit:
    if days is None:
        return Fit.EDGE
    if reach.latest is not None and days.first > reach.latest:
        return Fit.OUTSIDE
    if reach.days is None:
        return Fit.INSIDE
    if reach.days.first <= days.first and days.last <= reach.days.last:
        return Fit.INSIDE
    return Fit.EDGE if days.gap(reach.days) <= reach.slack else Fit.OUTSIDE


def _fit_place(ground: Ground | None, scope: Ground | None) -> Fit:
    if scope is None:
        return Fit.INSIDE
    if ground is None:
        return Fit.EDGE
    if lies_within(ground, scope):
        return Fit.INSIDE
    if ground.inherited or in_two_provinces(ground, scope):
        return Fit.EDGE
    if ground.country and scope.country and ground.country != scope.country:
        return Fit.OUTSIDE
    return _fit_distance(ground, scope)


def _fit_distance(ground: Ground, scope: Ground) -> Fit:
    if ground.point is None or scope.point is None:
        return Fit.EDGE
    gap = distance_km(ground, scope) - ground.radius - scope.radius
    if gap <= 0:
        return Fit.INSIDE if scope.broad and not ground.broad else Fit.EDGE
    return Fit.EDGE if scope.broad and gap <= 150 else Fit.OUTSIDE


def _fit_party(ours: PartyKey | None, scope: PartyKey | None, unknown: Fit) -> Fit:
    if scope is None:
        return Fit.INSIDE
    match = match_parties(ours, scope)
    if match is Match.UNKNOWN:
        return unknown
    return Fit.OUTSIDE if match is Match.DIFFERENT else Fit.INSIDE


def members_of(
    claim: Claim, claims: Mapping[str, Claim], events: Found, event_of: Mapping[str, str]
) -> tuple[str, ...]:
    """The events that the text itself names as members, over totals that refer to totals."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    queue = [claim]
    while queue:
        total = queue.pop()
        if total.id in seen:
            continue
        seen.add(total.id)
        named = (total.scope or EMPTY).members or ((total.refers_to,) if total.refers_to else ())
        for name in named:
            member = claims.get(name)
            if name in event_of:
                found[event_of[name]] = None
            elif member is not None and member.kind is ClaimKind.TOTAL:
                queue.append(member)
    return tuple(sorted(event for event in found if event in events.by_id))


def membership(
    claim: Claim, named: tuple[str, ...], events: Found, published: str | None
) -> Membership:
    """The members of one total, with the reason."""
    reach = reach_of(claim, published)
    if named:
        return _by_name(claim, named, events, reach)
    inside, edge = _in_reach(claim, reach, events, exclude=())
    if reach.days is None and not _exactly(claim.events, inside, edge, events):
        return Membership(
            claim.id, (), (), False, "It gives no time, and the text names no members."
        )
    found = _by_number(claim, inside, edge, events)
    return _as_one(claim, found, reach) if claim.kind is ClaimKind.EVENT else found


def _as_one(claim: Claim, found: Membership, reach: Reach) -> Membership:
    """The same, of a claim that tells as one happening what another text tells apart. At one place
    there is nothing else that it could mean, even where it does not count."""
    together = _events(len({*found.members, *found.possible}))
    number = _number(claim.events)
    narrow = reach.ground is not None and not reach.ground.broad
    all_there = number is None and narrow and not found.possible
    found = replace(found, complete=found.complete or all_there)
    counted = f", where it counts {number}" if number is not None else ""
    reason = f"It tells as one {together} of its day and place that are told apart elsewhere"
    return replace(found, reason=f"{reason}{counted}.")


def _in_reach(
    claim: Claim, reach: Reach, events: Found, exclude: Sequence[str]
) -> tuple[list[str], list[str]]:
    if reach.days is None:
        candidates = events.of_document(claim.document)
    else:
        undated = [known for known in events.of_document(claim.document) if known.days is None]
        candidates = [*events.near(reach.days, reach.slack), *undated]
    own = {known.id for known in events.of_document(claim.document)} if reach.anywhere else set()
    inside: list[str] = []
    edge: list[str] = []
    for known in candidates:
        how = fit(known, reach)
        if known.id not in exclude and how is not Fit.OUTSIDE:
            sure = how is Fit.INSIDE and (not reach.anywhere or known.id in own)
            (inside if sure else edge).append(known.id)
    return sorted(inside), sorted(edge)


def _by_name(claim: Claim, named: tuple[str, ...], events: Found, reach: Reach) -> Membership:
    """The text's own members; where it counts more than it names, its scope may hold the rest."""
    listed = f"The text itself names {_events(len(named))}"
    number = _number(claim.events)
    known = _strikes(named, events)
    if number is None and _is_running(claim, reach):
        return _running(claim, named, events, reach)
    if number is None:
        said = "and gives no other number" if claim.events is None else "and counts vaguely"
        return Membership(claim.id, named, (), claim.events is None, f"{listed} {said}.")
    if known >= number or reach.days is None:
        reason = f"{listed}, and counts {number}."
        return Membership(claim.id, named, (), known == number, reason)
    inside, edge = _in_reach(claim, reach, events, exclude=named)
    for rest in (inside, [*inside, *edge]):
        if known + _strikes(rest, events) == number:
            reason = f"{listed}; its scope holds the rest of the {number}."
            return Membership(claim.id, tuple(sorted([*named, *rest])), (), True, reason)
    possible = tuple(sorted([*inside, *edge]))
    reason = f"{listed} of the {number} that it counts."
    return Membership(claim.id, named, possible if len(possible) <= LISTED else (), False, reason)


def _is_running(claim: Claim, reach: Reach) -> bool:
    """Whether a total counts over a whole month or year, and names only the last of its events:
    "it brought the number of dead this month to 21"."""
    when = scope_of(claim).when
    whole = when is not None and when.precision in (DatePrecision.MONTH, DatePrecision.YEAR)
    return whole and reach.days is not None and reach.ground is not None and claim.events is None


def _running(claim: Claim, named: tuple[str, ...], events: Found, reach: Reach) -> Membership:
    """What the text names, with all that lies inside the month or year and the place."""
    inside, edge = _in_reach(claim, reach, events, exclude=named)
    members = tuple(sorted([*named, *inside]))
    possible = tuple(edge) if len(edge) <= LISTED else ()
    more = f"; {_events(len(inside))} more in its scope" if inside else ""
    reason = f"The text itself names {_events(len(named))} of a whole month or year{more}."
    return Membership(claim.id, members, possible, False, reason)


def _by_number(
    claim: Claim, inside: Sequence[str], edge: Sequence[str], events: Found
) -> Membership:
    """The events in the scope, measured against the number that the total gives."""
    number = _number(claim.events)
    both = tuple(sorted([*inside, *edge]))
    members, possible, complete = tuple(inside), tuple(edge), False
    found = f"{_events(len(inside))} in its scope"
    at_edge = f", {len(edge)} at its edge" if edge else ""
    if number is None:
        reason = f"It gives no exact number of events; known are {found}{at_edge}."
    elif _strikes(inside, events) == number:
        possible, complete = (), True
        reason = f"It counts {number}, and known are {found}."
    elif _strikes(inside, events) > number:
        members, possible = (), both
        reason = f"It counts {number}, but known are {found}: which of them it means is open."
    elif _strikes(both, events) == number:
        members, possible, complete = both, (), True
        reason = f"It counts {number}; with those at the edge of its scope there are as many."
    else:
        reason = f"It counts {number}; known are {found}{at_edge}."
    few = possible if len(possible) <= LISTED else ()
    return Membership(claim.id, members, few, complete, reason)


def _exactly(
    quantity: Quantity | None, inside: Sequence[str], edge: Sequence[str], events: Found
) -> bool:
    number = _number(quantity)
    return number is not None and number in (
        _strikes(inside, events),
        _strikes([*inside, *edge], events),
    )


def _number(quantity: Quantity | None) -> int | None:
    exact = quantity is not None and quantity.low is not None and quantity.low == quantity.high
    return quantity.low if quantity is not None and exact else None


def _strikes(ids: Iterable[str], events: Found) -> int:
    return sum(events.by_id[event].strikes for event in ids)


def _events(number: int) -> str:
    return "1 event" if number == 1 else f"{number} events"
