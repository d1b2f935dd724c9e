"""Years of an invented war, made by chance with a fixed seed: what is true is known.

The Hill Front attacks four times a month until strikes in March 2032, then hardly, then again from
autumn on. Five sources report, one of them seldom, one only what the first says. Nothing here is a
real party, place or person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from recount.ledger import Ledger
from recount.model.claims import (
    Claim,
    ClaimKind,
    EventType,
    Facility,
    Person,
    PersonStatus,
    Scope,
    Stance,
)
from recount.model.counts import Count, Exactness, Outcome, Quantity, Share, Victims
from recount.model.dates import DateBasis, Dated, DatedBasis, DatePrecision, When
from recount.model.documents import Document
from recount.model.events import (
    Cluster,
    Event,
    EventCount,
    Linking,
    Membership,
    Reconciliation,
    Strikes,
)
from recount.model.parties import Party, PartyKind, Speaker, SpeakerKind
from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.model.readings import Reading
from recount.model.spans import Span

FRONT = Party("the Hill Front", "Hill Front", "hill-front", PartyKind.REBEL_GROUP, None)
LEAGUE = Party("the River League", "River League", "river-league", PartyKind.MILITIA, None)
ARMY = Party("the army", "Orland Army", "orland-army", PartyKind.STATE_FORCE, None)
SOURCES = (
    ("Orland Army", SpeakerKind.MILITARY, 0.55),
    ("Valley Gazette", SpeakerKind.MEDIA, 0.45),
    ("Record of Names", SpeakerKind.NGO, 0.35),
    ("صحيفة الوادي", SpeakerKind.MEDIA, 0.25),
)
PLACES = (
    ("Oldmill", "North"), ("Westbridge", "North"),
    ("السوق القديم", "South"), ("Saltmarsh", "South"),
)  # fmt: skip
FIRST, STRIKES, RETURN, LAST = (
    date(2030, 1, 1), date(2032, 3, 10), date(2032, 10, 1), date(2033, 2, 28),
)  # fmt: skip
DAY = timedelta(days=1)


@dataclass
class Years:
    """The records of the war, and how many events there really were."""

    documents: list[Document]
    claims: list[Claim]
    events: list[Event]
    memberships: list[Membership]
    dates: dict[str, date]
    truth: int


def make_years(seed: int = 7) -> Years:
    """The whole war; the same for the same seed."""
    chance = Random(seed)
    years = Years([], [], [], [], {}, 0)
    for day, party, target in _happenings(chance):
        years.truth += 1
        _report(years, chance, day, (party, target))
    strikes = [_strike(years, day) for day in (0, 4, 9)]
    _say(years, strikes)
    return years


def _happenings(chance: Random) -> Iterator[tuple[date, Party, Party]]:
    """Attacks day by day, by the rates that are true."""
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + number * DAY
        quiet = STRIKES <= day < RETURN
        if chance.random() < (0.015 if quiet else 0.13):
            yield day, FRONT, ARMY
        if chance.random() < (0.06 if day.year < 2032 else 0.1):
            yield day, LEAGUE, FRONT


def _report(years: Years, chance: Random, day: date, parties: tuple[Party, Party]) -> None:
    """One attack, by each source that happens to report it; none where all miss it."""
    name, province = PLACES[chance.randrange(len(PLACES))]
    dead = chance.choice((0, 1, 1, 2, 2, 3, 4, 6, 9))
    vague = chance.random() < 0.12
    claims = []
    for source, kind, share in SOURCES:
        if chance.random() < share:
            written = day + (1 + int(chance.expovariate(0.3))) * DAY
            claims.append(_attack_claim(years, (source, kind), written, (day, name, dead)))
    if not claims:
        return
    event = Event(
        f"e-{len(years.events):05}", EventType.ARMED_ATTACK, _when(day, 20 if vague else 0),
        _where(name, province), parties[0], parties[1], None,
        (EventCount(Outcome.KILLED, Victims.UNSTATED, dead, dead, dead + chance.randrange(2),
                    "majority_of_origins", tuple(c.id for c in claims), len(claims)),),
        tuple(c.id for c in claims), tuple(c.document for c in claims), len(claims), None,
        Strikes(1, 1),
    )  # fmt: skip
    years.events.append(event)


def _attack_claim(
    years: Years, who: tuple[str, SpeakerKind], written: date, what: tuple[date, str, int]
) -> Claim:
    day, place, dead = what
    quote = f"an attack near {place} on {day.isoformat()} left {dead} dead"
    key = _document(years, who[0], written, quote)
    return _claim(years, key, quote, ClaimKind.EVENT, speaker=Speaker(*who, None))


def _strike(years: Years, after: int) -> Event:
    """One of the strikes of March 2032, which kill 30, 10 and 20."""
    day, dead = STRIKES + (after - 9) * DAY, {0: 30, 4: 10, 9: 20}[after]
    quote = f"the strike of {day.isoformat()} killed {dead} fighters"
    key = _document(years, "Orland Army", day + DAY, quote)
    speaker = Speaker("Orland Army", SpeakerKind.MILITARY, None)
    claim = _claim(years, key, quote, ClaimKind.EVENT, speaker=speaker)
    count = EventCount(
        Outcome.KILLED, Victims.COMBATANT, dead, dead, dead, "majority_of_origins", (claim.id,), 1
    )
    event = Event(
        f"e-strike{after}", EventType.AIR_STRIKE, _when(day, 0), _where("Oldmill", "North"), ARMY,
        FRONT, None, (count,), (claim.id,), (key,), 1, None, Strikes(1, 1),
    )  # fmt: skip
    years.events.append(event)
    return event


def _say(years: Years, strikes: list[Event]) -> None:
    """What speakers say of strength, silence, numbers, persons and sites."""
    month = date(2032, 5, 20)
    strength = _document(years, "Valley Gazette", month, "60, or about a third of its 180 fighters")
    total = _total(years, strength, strikes)
    _claim(
        years, strength, "60, or about a third of its 180 fighters", ClaimKind.STRENGTH,
        speaker=Speaker("Orland Army", SpeakerKind.MILITARY, None), stance=Stance.ESTIMATES,
        party=FRONT, strength=_count("180", 180, Exactness.ABOUT),
        share=Share(0.3, 0.37, "about a third", None, _count("60", 60, Exactness.EXACT)),
    )  # fmt: skip
    years.memberships.append(
        Membership(total.id, tuple(e.id for e in strikes), (), complete=True, reason="as listed")
    )
    analyst = Speaker("Ada Finch", SpeakerKind.ANALYST, None)
    _claim(
        years, strength, "the Front has not attacked since the strikes", ClaimKind.ABSENCE,
        speaker=analyst, party=FRONT, when=replace(_when(STRIKES + DAY, 0), end=None),
    )  # fmt: skip
    _claim(years, strength, "the effect is only temporary", ClaimKind.ASSESSMENT, speaker=analyst)
    _people(years, strength)
    _sites(years)


def _total(years: Years, document: str, strikes: list[Event]) -> Claim:
    scope = Scope(_span(2032), None, EventType.AIR_STRIKE, ARMY, FRONT, ())
    _claim(
        years, document, "nearly 20 strikes in 2032", ClaimKind.TOTAL, scope=scope,
        when=_span(2032), events=Quantity(18, 19, "nearly 20"),
    )  # fmt: skip
    first = _claim(
        years, document, "the first strikes of the army in 2032", ClaimKind.TOTAL, scope=scope,
        when=_span(2032), events=Quantity(3, 3, "three"),
    )  # fmt: skip
    years.memberships.append(
        Membership(first.id, tuple(e.id for e in strikes), (), complete=True, reason="as listed")
    )
    attacks = Scope(_span(2030), None, EventType.ARMED_ATTACK, FRONT, None, ())
    _claim(
        years, document, "five attacks by the Front in 2030", ClaimKind.TOTAL, scope=attacks,
        when=_span(2030), events=Quantity(5, 5, "five"),
    )  # fmt: skip
    return _claim(
        years, document, "three strikes killed 60", ClaimKind.TOTAL, scope=scope,
        when=_span(2032), counts=(_count("60", 60, Exactness.EXACT),),
        events=Quantity(3, 3, "three"),
    )  # fmt: skip


def _people(years: Years, document: str) -> None:
    dead = Person("Tam Orre", "commander", FRONT, PersonStatus.KILLED)
    posts = Speaker("social media posts", SpeakerKind.SOCIAL_MEDIA, None)
    told = _claim(
        years, document, "Tam Orre, a commander, was among the dead", ClaimKind.ROLE,
        speaker=posts, stance=Stance.ALLEGES, person=dead, party=FRONT,
    )  # fmt: skip
    _claim(
        years, document, "the army declined to confirm that he was killed", ClaimKind.RESPONSE,
        speaker=Speaker("Orland Army", SpeakerKind.MILITARY, None),
        stance=Stance.DECLINES_TO_CONFIRM, about=told.id, person=dead,
    )  # fmt: skip
    later = _document(years, "صحيفة الوادي", date(2032, 9, 2), "سامي الوردي قائد في الجبهة")
    chief = Person("سامي الوردي", "chief", FRONT, PersonStatus.APPOINTED)
    _claim(years, later, "سامي الوردي قائد في الجبهة", ClaimKind.ROLE, person=chief, party=FRONT)


def _sites(years: Years) -> None:
    for day, status, quote in (
        (date(2031, 6, 1), "under construction", "an air base is being built at Saltmarsh"),
        (date(2032, 4, 1), "operating", "flights have begun from the base at Saltmarsh"),
    ):
        key = _document(years, "Valley Gazette", day, quote)
        _claim(
            years, key, quote, ClaimKind.FACILITY, where=_where("Saltmarsh", "South"),
            facility=Facility("air base", None, ARMY, status),
        )  # fmt: skip


def _document(years: Years, publisher: str, written: date, text: str) -> str:
    key = f"d-{len(years.documents):05}"
    years.documents.append(
        Document(key, text, publisher=publisher, published=written.isoformat(), language="en")
    )
    years.dates[key] = written
    return key


def _claim(years: Years, document: str, quote: str, kind: ClaimKind, **fields: object) -> Claim:
    bare = Claim(f"c-{len(years.claims):06}", document, kind, Span(0, len(quote), quote))
    claim = replace(bare, **fields)  # type: ignore[arg-type]
    years.claims.append(claim)
    return claim


def _count(text: str, number: int, how: Exactness) -> Count:
    return Count(Outcome.KILLED, Victims.COMBATANT, number, number, text, None, how)


def _when(day: date, more: int) -> When:
    precision = DatePrecision.DAYS if more else DatePrecision.DAY
    return When(day, day + more * DAY, precision, day.isoformat(), None, DateBasis.WRITTEN)


def _span(year: int) -> When:
    ends = date(year, 1, 1), date(year, 12, 31)
    return When(*ends, DatePrecision.YEAR, f"in {year}", None, DateBasis.WRITTEN)


def _where(name: str, province: str) -> Where:
    return Where(
        name, name, None, 10.0, 10.0, 5.0, "ZZ", province, PlaceLevel.TOWN, None, PlaceBasis.WRITTEN
    )


def write_years(path: Path, years: Years) -> Path:
    """The war in a ledger on disk."""
    with Ledger.open(path, create=True) as ledger, ledger.together():
        for row in years.documents:
            ledger.put_document(row, None)
            day = years.dates[row.id]
            dated = Dated(day, day, DatedBasis.METADATA)
            claims = tuple(one for one in years.claims if one.document == row.id)
            ledger.put_reading(Reading(row.id, row.language, dated, claims, (), ()))
    clusters = tuple(
        Cluster(e.id, e.type, e.when, e.where, e.perpetrator, e.target, None, e.claims, e.documents)
        for e in years.events
    )
    with Ledger.open(path) as ledger:
        ledger.replace_derived(
            Linking(clusters, tuple(years.memberships)),
            Reconciliation(tuple(years.events), (), (), (), "standard 1 (0123456789ab)"),
            {row.id: row.id for row in years.documents},
            "recount 0.1.0",
        )
    return path
