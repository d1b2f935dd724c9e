"""One document's account of one happening, made ready to be compared with others.

A telling is what several claims of one document say together; a single claim is the smallest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from recount.linking.days import Days, assumed_before, days_of, published_day
from recount.linking.grounds import Ground, ground_of, narrowest
from recount.linking.kinds import PartyKey, called, deeper, party_key
from recount.linking.sites import sites_in
from recount.linking.tolls import Toll, tolls_of
from recount.linking.vicinity import ABOVE, Around
from recount.linking.wording import copy_key, is_search, sets_apart
from recount.model.claims import Claim, ClaimKind, EventType, PersonStatus
from recount.model.counts import Count, Outcome
from recount.model.how_many import place_among, told_as_one
from recount.model.spans import Span

HARMED = frozenset(
    {PersonStatus.KILLED, PersonStatus.CAPTURED, PersonStatus.WOUNDED, PersonStatus.TARGETED}
)
"""What a person's role must say for the claim to be about a happening."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What is compared. Values are sets where the claims of one telling may differ.

    `days` is when it was, as its own document tells; `outer` the same as others meet it: not where
    the year is missing, and the weeks before publication where no date is given. `hit` are plain
    words for whom or what it hit, where these bear no name; `sites` the kinds of site that its
    words name; `listed` the dead that the text deals out over the list this telling stands in ("17
    and 11 respectively"); `series` is the list's name and the place in it; `told` where in the text
    it stands; `apart` says that its words set it apart from what was told before, `searching` that
    they tell of a search for those who did a deed; `several` is how many happenings its words speak
    of as one, 0 where they do not count them, None where of one; `nth` which of several of one day
    it is.
    """

    id: str
    document: str
    claims: tuple[str, ...]
    days: Days | None
    outer: Days | None
    ground: Ground | None
    type: EventType | None
    perpetrator: PartyKey | None
    target: PartyKey | None
    hit: frozenset[str]
    weapon: str | None
    killed: tuple[Toll, ...]
    injured: tuple[Toll, ...]
    captured: tuple[Toll, ...]
    counts: tuple[tuple[str, tuple[Count, ...]], ...]
    persons: frozenset[str]
    speakers: frozenset[str]
    words: frozenset[str]
    series: tuple[tuple[str, int], ...]
    listed: tuple[Toll, ...]
    told: tuple[tuple[int, int], ...]
    apart: bool
    around: Around | None = None
    searching: bool = False
    several: int | None = None
    nth: int | None = None
    published: int | None = None
    sites: frozenset[str] = frozenset()

    @property
    def firm(self) -> bool:
        """Whether its day is known to other documents too."""
        return self.outer is not None and self.outer.firm

    @property
    def placed(self) -> bool:
        """Whether its place is narrow enough to tell two happenings apart."""
        return self.ground is not None and not self.ground.broad

    @property
    def loose(self) -> bool:
        """Whether, inside its document, neither day nor place need keep it from any other."""
        inherited = self.ground is not None and self.ground.inherited
        return self.days is None or self.days.yearless or inherited

    def days_beside(self, other: Telling) -> Days | None:
        """When it was, as far as it may be compared with another."""
        return self.days if self.document == other.document else self.outer


def tell(claim: Claim, listed: tuple[Toll, ...] = ()) -> Telling:
    """The telling of a single claim."""
    names = [claim.person.name] if claim.person and claim.person.status in HARMED else []
    key = copy_key(claim.evidence.quote)
    days = days_of(claim.when)
    return Telling(
        id=claim.id,
        document=claim.document,
        claims=(claim.id,),
        days=days,
        outer=_with_year(days),
        ground=_ground(claim),
        type=claim.event_type,
        perpetrator=party_key(claim.perpetrator),
        target=party_key(claim.target),
        hit=frozenset(filter(None, [called(claim.target)])),
        weapon=claim.weapon.casefold() if claim.weapon else None,
        killed=tolls_of(claim.counts, Outcome.KILLED),
        injured=tolls_of(claim.counts, Outcome.INJURED),
        captured=tolls_of(claim.counts, Outcome.CAPTURED),
        counts=((speaker_name(claim), claim.counts),) if claim.counts else (),
        persons=frozenset(name.strip().casefold() for name in names),
        speakers=frozenset({speaker_name(claim)} - {""}),
        words=frozenset({key} if key else ()),
        series=((claim.series.key, claim.series.index),) if claim.series else (),
        listed=listed if claim.series and claim.series.respectively else (),
        told=(_told(claim.evidence),),
        apart=sets_apart(claim.evidence.quote),
        searching=is_search(claim.evidence.quote),
        several=told_as_one(claim),
        nth=_nth(claim),
        sites=sites_in(claim.evidence.quote),
    )


def _nth(claim: Claim) -> int | None:
    place = place_among(claim)
    return place.nth if place is not None else None


def _told(span: Span) -> tuple[int, int]:
    """Where words stand in a document whose title stands far above its text."""
    above = ABOVE if span.in_title else 0
    return span.start - above, span.end - above


def _ground(claim: Claim) -> Ground | None:
    """Where it was. A place that the claim's own words name is not taken over from the context,
    even where only its country is."""
    ground, where = ground_of(claim.where), claim.where
    if ground is None or where is None or where.span is None or not ground.name:
        return ground
    return replace(ground, inherited=False) if claim.evidence.holds(where.span) else ground


def speaker_name(claim: Claim) -> str:
    """Who says it, for comparison; empty where the document itself does."""
    return claim.speaker.name.strip().casefold() if claim.speaker else ""


def listed_tolls(claims: Iterable[Claim]) -> dict[tuple[str, str], tuple[Toll, ...]]:
    """For each list whose numbers are dealt out "respectively", all of its numbers of dead."""
    lists: dict[tuple[str, str], set[Toll]] = {}
    for claim in claims:
        if claim.series and claim.series.respectively:
            key = (claim.document, claim.series.key)
            lists.setdefault(key, set()).update(tolls_of(claim.counts, Outcome.KILLED))
    return {
        key: tuple(sorted((toll for toll in tolls), key=lambda toll: (toll[0], toll[1] or 0)))
        for key, tolls in lists.items()
    }


def tell_all(claims: Sequence[Claim]) -> dict[str, Telling]:
    """The telling of each claim, by its id."""
    lists = listed_tolls(claims)
    return {
        claim.id: tell(claim, lists.get((claim.document, claim.series.key), ()))
        if claim.series
        else tell(claim)
        for claim in claims
    }


def merge(tellings: Sequence[Telling]) -> Telling:
    """What tellings of one document say together: the firmest day, the narrowest place, all else.

    Of values that differ the first in reading order wins, since numbers, persons and words are
    kept as sets and nothing else decides a link alone.
    """
    if len(tellings) == 1:
        return tellings[0]
    ranked = sorted(tellings, key=lambda telling: (telling.told, telling.id))
    days = _firmest([t.days for t in ranked if t.days])
    return Telling(
        id=min(telling.id for telling in ranked),
        document=ranked[0].document,
        claims=tuple(sorted({claim for telling in ranked for claim in telling.claims})),
        days=days,
        outer=_with_year(days),
        ground=narrowest(t.ground for t in ranked if t.ground),
        type=_main_type(ranked),
        perpetrator=reduce(deeper, (t.perpetrator for t in ranked)),
        target=reduce(deeper, (t.target for t in ranked)),
        hit=frozenset().union(*(t.hit for t in ranked)),
        weapon=next((t.weapon for t in ranked if t.weapon), None),
        killed=_union(t.killed for t in ranked),
        injured=_union(t.injured for t in ranked),
        captured=_union(t.captured for t in ranked),
        counts=tuple(count for t in ranked for count in t.counts),
        persons=frozenset().union(*(t.persons for t in ranked)),
        speakers=frozenset().union(*(t.speakers for t in ranked)),
        words=frozenset().union(*(t.words for t in ranked)),
        series=tuple(sorted({place for t in ranked for place in t.series})),
        listed=_union(t.listed for t in ranked),
        told=tuple(sorted({span for t in ranked for span in t.told})),
        apart=any(t.apart for t in ranked),
        searching=any(t.searching for t in ranked),
        several=ranked[0].several,
        nth=next((t.nth for t in ranked if t.nth), None),
        sites=frozenset().union(*(t.sites for t in ranked)),
    )


def with_person(telling: Telling, claim: Claim) -> Telling:
    """The telling with the person that a role claim puts into its happening."""
    if claim.kind is not ClaimKind.ROLE or claim.person is None:
        return telling
    return replace(telling, persons=telling.persons | {claim.person.name.strip().casefold()})


def outside(
    telling: Telling, published: Mapping[str, str | None], around: Around | None = None
) -> Telling:
    """The telling as other documents meet it: where it has no date, its document's gives one, and
    it lies before that in any case; and with the words around it."""
    told = published.get(telling.document)
    outer = telling.outer or assumed_before(told)
    outer = outer.known_by(published_day(told)) if outer is not None else None
    day = published_day(told)
    if outer is telling.outer and around is None and day is None:
        return telling
    return replace(telling, outer=outer, around=around, published=day)


def _with_year(days: Days | None) -> Days | None:
    return None if days is None or days.yearless else days


def _firmest(found: Sequence[Days]) -> Days | None:
    """The firmest of some days; the text tells it, and that it was late or early, where the words
    of any of its claims do."""
    best = min(found, key=_vagueness, default=None)
    if best is None or (best.told and best.part):
        return best
    same = [days for days in found if (days.first, days.last) == (best.first, best.last)]
    part = best.part or next((days.part for days in same if days.part), None)
    return replace(best, told=any(days.told for days in same), part=part)


def _vagueness(days: Days) -> tuple[bool, bool, int, bool, int, bool]:
    untimed = days.clock is None
    return (days.yearless, not days.firm, days.length, not days.written, days.first, untimed)


def _main_type(tellings: Sequence[Telling]) -> EventType | None:
    known = [t.type for t in tellings if t.type]
    return next((kind for kind in known if kind is not EventType.OTHER), None) or next(
        iter(known), None
    )


def _union(groups: Iterable[tuple[Toll, ...]]) -> tuple[Toll, ...]:
    tolls = {toll for group in groups for toll in group}
    return tuple(sorted(tolls, key=lambda toll: (toll[0], toll[1] is None, toll[1] or 0)))


def between(a: Telling, b: Telling) -> int:
    """How many characters lie between the nearest words of two tellings."""
    return min(max(x[0] - y[1], y[0] - x[1]) for x in a.told for y in b.told)
