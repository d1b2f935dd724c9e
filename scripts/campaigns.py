"""Invented campaigns whose truth is known: happenings, and the reports of them with their slips.

A campaign is one country over forty days, with few or many happenings a week. Reports date what
they tell by a written day, by "yesterday", by a night, a week, a month or not at all; they give the
town, another one near it, the province or the country; they round numbers, add to them or leave
them out; they print one another's sentences, list several happenings, and come back to one much
later. How often, stands in this file, and is a guess at what news agencies do: no report here is
of anything that happened.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from recount.model.claims import (
    Claim,
    ClaimKind,
    EventType,
    Person,
    PersonStatus,
    Series,
)
from recount.model.clocks import Clock, clock_text
from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.documents import Document
from recount.model.parties import Party, Speaker, SpeakerKind
from recount.model.places import Alternative, PlaceBasis, PlaceLevel, Where
from recount.model.spans import Span

START = date(2031, 3, 1)
DAYS = 40
FOLLOW_ON = 0.5
TOWNS, PROVINCES = 24, 4
"""Towns lie in pairs, some kilometres apart, so that there are near ones to be taken for them."""
KINDS = (
    EventType.AIR_STRIKE, EventType.SHELLING, EventType.BOMBING, EventType.ARMED_CLASH,
    EventType.ARMED_ATTACK, EventType.RAID, EventType.ARREST,
)  # fmt: skip
WEAPONS = ("drone", "mortar", "car bomb", "rifles", "rockets", "mine")
SPEAKERS = ("the ministry", "a police officer", "a doctor", "the governor", "residents", "the army")
SYLLABLES = ("ba", "du", "ke", "lor", "mi", "na", "os", "ri", "sel", "ta", "ul", "ven", "wey", "zo")


def _word(chance: random.Random, length: int = 3) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(length))


@dataclass(frozen=True, slots=True)
class Happening:
    """What truly happened, once."""

    number: int
    day: date
    at_night: bool
    minute: int
    town: int
    kind: EventType
    by: int
    on: int
    dead: int
    injured: int
    captured: int
    weapon: str
    persons: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Campaign:
    """Documents, their claims, and the happening that each claim is truly of."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    truth: dict[str, int]


def campaign(happenings: int, seed: int) -> Campaign:
    """A campaign of so many happenings; the same seed gives the same."""
    return _Desk(happenings, random.Random(seed)).run()


class _World:
    """Places, parties and words of one country."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.country = chance.choice(("QX", "QY", "QZ"))
        centres = [(20 + chance.uniform(0, 8), 10 + chance.uniform(0, 8)) for _ in range(TOWNS)]
        for odd in range(1, TOWNS, 2):
            lat, lon = centres[odd - 1]
            away = chance.choice((0.03, 0.1, 0.2, 0.4))
            centres[odd] = (lat + away, lon + away / 2)
        self.towns = centres
        self.names = [f"{_word(chance)} {number}" for number in range(TOWNS)]
        self.common = [_word(chance, 2) + _word(chance, 1) for _ in range(500)]
        self.parties = [_word(chance, 2).title() for _ in range(4)]
        self.families = [_word(chance).title() for _ in range(30)]

    def near(self, town: int) -> bool:
        """Whether the other town of its pair is so near that it is taken for it."""
        return abs(self.towns[town][0] - self.towns[town ^ 1][0]) < 0.3

    def happening(self, number: int) -> Happening:
        chance = self.chance
        kind = chance.choice(KINDS)
        dead = 0 if kind is EventType.ARREST else min(80, int(chance.paretovariate(1.0)))
        caught = kind in (EventType.ARREST, EventType.RAID)
        persons = chance.choice((0, 0, 0, 1, 2))
        return Happening(
            number,
            START + timedelta(days=chance.randrange(DAYS)),
            chance.random() < 0.25,
            chance.randrange(48) * 30,
            min(chance.randrange(TOWNS), chance.randrange(TOWNS)),
            kind,
            min(chance.randrange(4), chance.randrange(4)),
            chance.randrange(4),
            dead,
            int(chance.paretovariate(0.9)) - 1,
            int(chance.paretovariate(0.8)) if caught else 0,
            WEAPONS[(KINDS.index(kind) + chance.randrange(2)) % len(WEAPONS)],
            tuple(
                f"{_word(chance, 2).title()} {chance.choice(self.families)}" for _ in range(persons)
            ),
            tuple(_word(chance, 4) for _ in range(25)),
        )


class _Desk:
    """Writes the documents of a campaign, a report at a time."""

    def __init__(self, happenings: int, chance: random.Random) -> None:
        self.chance = chance
        self.world = _World(chance)
        self.happenings: list[Happening] = []
        for number in range(happenings):
            self.happenings.append(self._next(number))
        self.documents: list[Document] = []
        self.claims: list[Claim] = []
        self.truth: dict[str, int] = {}
        self.sentences: dict[int, list[Claim]] = {}

    def _next(self, number: int) -> Happening:
        """A happening; half of them follow on another, a day or some later, by the same people, at
        the same place or near it."""
        chance, one = self.chance, self.world.happening(number)
        if not self.happenings or chance.random() > FOLLOW_ON:
            return one
        before = chance.choice(self.happenings)
        later = chance.choice((0, 1, 1, 2, 3, 5))
        return replace(
            one,
            day=before.day + timedelta(days=later),
            minute=one.minute if later else min(1430, before.minute + chance.choice((60, 70, 180))),
            town=before.town if chance.random() < 0.6 else before.town ^ 1,
            kind=before.kind if chance.random() < 0.7 else one.kind,
            by=before.by,
            on=before.on,
        )

    def run(self) -> Campaign:
        """Every happening is reported some times, each report in a document of a day."""
        chance = self.chance
        days: dict[date, list[Happening]] = {}
        for one in self.happenings:
            for _ in range(chance.choice((1, 1, 2, 3, 5, 7))):
                late = chance.random() < 0.1
                delay = chance.randrange(15, 300) if late else chance.choice((0, 1, 1, 1, 2, 3, 6))
                days.setdefault(one.day + timedelta(days=delay), []).append(one)
        for day, told in sorted(days.items()):
            start = 0
            while start < len(told):
                end = start + chance.choice((1, 1, 1, 2, 3))
                self._document(day, list({one.number: one for one in told[start:end]}.values()))
                start = end
        return Campaign(tuple(self.documents), tuple(self.claims), self.truth)

    def _document(self, day: date, told: Sequence[Happening]) -> None:
        chance = self.chance
        name = f"d{len(self.documents):04d}"
        listed = len(told) > 1 and chance.random() < 0.4
        page = _Page(name, chance)
        dealt = [one.dead for one in told]
        if listed and chance.random() < 0.2:
            chance.shuffle(dealt)
        for place, one in enumerate(told):
            report = _Report(self, one, day, name)
            for again in range(chance.choice((1, 1, 2, 3))):
                claim = report.copied() if not again else None
                claim = claim or report.claim(again)
                if listed and not again:
                    claim = replace(
                        claim,
                        series=Series("l", place, len(told), True),
                        counts=_toll(Outcome.KILLED, dealt[place], dealt[place]),
                    )
                claim = page.add(claim, again)
                self.truth[claim.id] = one.number
                self.sentences.setdefault(one.number, []).append(claim)
            page.text += " " + ("" if chance.random() < 0.4 else " ".join(report.words()) + ". ")
        published = None if chance.random() < 0.12 else day.isoformat()
        title = self._title(told[0]) if chance.random() < 0.4 else None
        self.documents.append(
            Document(name, page.text, title=title, published=published, language="en")
        )
        self.claims += page.claims

    def _title(self, one: Happening) -> str:
        """Some of the words that are the happening's own, among common ones."""
        chance = self.chance
        own = [word for word in one.words[:6] if chance.random() < 0.5]
        words = own + [chance.choice(self.world.common) for _ in range(chance.choice((1, 2, 3)))]
        chance.shuffle(words)
        return " ".join(words)


@dataclass(slots=True)
class _Page:
    """The text of one document so far, and the claims that stand in it."""

    name: str
    chance: random.Random
    text: str = ""
    claims: list[Claim] = field(default_factory=list)

    def add(self, claim: Claim, again: int) -> Claim:
        """Prints a claim's sentence; one that goes on in the one before has its day from there."""
        gaps = (", ", " " + "so it went on, " * 8, " " + "and on it went, " * 40)
        gap = self.chance.choice(gaps) if again else self.chance.choice(("", "", ", "))
        before = self.claims[-1].when if self.claims else None
        if again and gap == ", " and self.chance.random() < 0.97:
            day = before.start if before is not None and before.start == before.end else None
            claim = replace(claim, when=_taken_over(day) if day else None)
        self.text = self.text.rstrip(". ") + gap if gap == ", " else self.text + gap
        start = len(self.text)
        span = Span(start, start + len(claim.evidence.quote), claim.evidence.quote)
        self.text += claim.evidence.quote + "."
        self.claims.append(replace(claim, evidence=span).with_id())
        return self.claims[-1]


@dataclass(slots=True)
class _Report:
    """How one document tells of one happening."""

    desk: _Desk
    one: Happening
    published: date
    document: str

    def copied(self) -> Claim | None:
        """A sentence that another document printed, its relative day counted from today's date."""
        chance = self.desk.chance
        earlier = self.desk.sentences.get(self.one.number, [])
        if not earlier or chance.random() > 0.2:
            return None
        claim = chance.choice(earlier)
        when = claim.when
        if when is not None and when.start and when.basis is not DateBasis.WRITTEN:
            day = self.published - timedelta(days=1)
            when = replace(when, start=day, end=day)
        return replace(claim, document=self.document, when=when, series=None)

    def words(self) -> list[str]:
        """The words around it: some of its own, many common ones, a few of the writer's."""
        chance, world = self.desk.chance, self.desk.world
        share = chance.choice((0.1, 0.25, 0.4, 0.55, 0.7))
        own = [word for word in self.one.words if chance.random() < share]
        common = [world.common[int(len(world.common) * chance.random() ** 3)] for _ in range(70)]
        writers = [_word(chance, 3) for _ in range(10)]
        words = own + common + writers
        chance.shuffle(words)
        return words

    def claim(self, again: int) -> Claim:
        """What one sentence says of it; later ones say less, and take much from the context."""
        chance, one, world = self.desk.chance, self.one, self.desk.world
        rng = chance.random
        said = " ".join(_word(chance) for _ in range(12))
        persons = one.persons if rng() < 0.5 else ()
        wrong = rng() < 0.04
        return Claim(
            "",
            self.document,
            ClaimKind.EVENT,
            Span(0, len(said), said),
            event_type=self._kind(again),
            when=self._when(again),
            where=self._where(again),
            perpetrator=_party(world.parties, one.by + wrong, rng()),
            target=_party(world.parties, one.on + 2 * wrong, rng()),
            weapon=one.weapon if rng() < 0.3 else chance.choice(WEAPONS) if rng() < 0.03 else None,
            counts=self._counts(again),
            speaker=Speaker(chance.choice(SPEAKERS), SpeakerKind.OTHER, None)
            if rng() < 0.5
            else None,
            person=Person(chance.choice(persons), None, None, PersonStatus.KILLED)
            if persons
            else None,
        )

    def _kind(self, again: int) -> EventType | None:
        kind, drawn = self.one.kind, self.desk.chance.random()
        if again and kind in (EventType.RAID, EventType.ARMED_CLASH) and drawn < 0.15:
            return EventType.AIR_STRIKE
        if drawn < 0.8:
            return kind
        if drawn < 0.93:
            return EventType.ARMED_ATTACK
        return EventType.OTHER if drawn < 0.97 else self.desk.chance.choice(KINDS)

    def _when(self, again: int) -> When | None:
        """When the sentence puts it; a second one often leaves it to the first."""
        chance, day = self.desk.chance, self.one.day
        if again and chance.random() < 0.3:
            return None if chance.random() < 0.3 else _fallback(self.published)
        if again and chance.random() < 0.5:
            return _taken_over(day + timedelta(days=chance.choice((0,) * 27 + (1, 2, -3))))
        late = (self.published - day).days
        drawn = chance.random()
        if drawn < 0.4 or (late > 7 and drawn < 0.7):
            if chance.random() < 0.02:
                day += timedelta(days=chance.choice((-2, -1, 1, 3)))
            return self._timed(_interval(day, 1, DatePrecision.DAY, DateBasis.WRITTEN))
        if drawn < 0.7:
            if chance.random() < 0.12:
                day += timedelta(days=chance.choice((-1, 1, 1, 1, 2, 3, -9, -9)))
            basis = DateBasis.RELATIVE_TO_PUBLICATION
            return self._timed(_interval(day, 1, DatePrecision.DAY, basis))
        if self.one.at_night and drawn < 0.8:
            return _interval(day, 2, DatePrecision.PART_OF_DAY, DateBasis.RELATIVE_TO_PUBLICATION)
        return self._loosely(day, late)

    def _timed(self, when: When) -> When:
        """One in three gives the time of day; now and then it is half an hour or an hour off."""
        chance = self.desk.chance
        if chance.random() > 0.33:
            return when
        off = chance.choice((0,) * 24 + (-20, 20, 30, 60, 400))
        minute = min(1439, max(0, self.one.minute + off))
        said = clock_text(minute)
        return replace(when, clock=Clock(said, said, said))

    def _loosely(self, day: date, late: int) -> When | None:
        chance = self.desk.chance
        length = chance.choice((0, 0, 0, -1, 2, 7, 7, 14, 30, 31, 61, 92, 200))
        if length == 0:
            return None if late > 25 or chance.random() < 0.7 else _fallback(self.published)
        if length < 0:
            return None
        edge = (
            chance.randrange(-3, length + 3) if chance.random() < 0.3 else chance.randrange(length)
        )
        first = day - timedelta(days=edge)
        return _interval(first, length, DatePrecision.DAYS, DateBasis.WRITTEN)

    def _where(self, again: int) -> Where | None:
        """Where the sentence puts it."""
        chance, world, town = self.desk.chance, self.desk.world, self.one.town
        basis = PlaceBasis.INHERITED if again and chance.random() < 0.6 else PlaceBasis.WRITTEN
        if again and chance.random() < 0.12:
            town = chance.randrange(TOWNS)
        drawn = chance.random()
        if drawn < 0.66:
            return _town(world, town, basis)
        if drawn < 0.70:
            return _town(world, town ^ (drawn < 0.69 and world.near(town)), basis)
        if drawn < 0.79:
            return _wide(world, town, PlaceLevel.PROVINCE)
        if drawn < 0.86:
            return _wide(world, town, PlaceLevel.COUNTRY)
        if drawn < 0.90:
            return _spot(world, town, self.one.number, basis)
        if drawn < 0.93:
            return _unplaced(world, self.one.number if chance.random() < 0.8 else town, basis)
        if drawn < 0.96:
            return _namesake(world, town, chance.randrange(TOWNS), basis)
        return None

    def _counts(self, again: int) -> tuple[Count, ...]:
        one = self.one
        found = self._number(Outcome.KILLED, one.dead, 0.4 if again else 0.75)
        found += self._number(Outcome.INJURED, one.injured, 0.35)
        return found + self._number(Outcome.CAPTURED, one.captured, 0.7 if one.captured else 0.3)

    def _number(self, outcome: Outcome, true: int, told: float) -> tuple[Count, ...]:
        chance = self.desk.chance
        if chance.random() > told or (true == 0 and chance.random() < 0.8):
            return ()
        drawn = chance.random()
        if drawn < 0.66:
            return _toll(outcome, true, true)
        if drawn < 0.76:
            return _toll(outcome, max(1, true - chance.randrange(3)), None)
        if drawn < 0.80:
            return _toll(outcome, true, true + 1 + true // 4)
        if drawn < 0.96:
            other = max(0, true + chance.choice((-2, -1, -1, 1)))
            return _toll(outcome, other, other)
        other = max(1, true * 2 + chance.randrange(3))
        return _toll(outcome, other, other)


def _interval(first: date, days: int, precision: DatePrecision, basis: DateBasis) -> When:
    last = first + timedelta(days=days - 1)
    text = first.isoformat() if basis is DateBasis.WRITTEN else "that day"
    return When(first, last, precision, text, None, basis)


def _taken_over(day: date) -> When:
    """A day that no word of the sentence gives."""
    when = _interval(day, 1, DatePrecision.DAY, DateBasis.RELATIVE_TO_EVENT)
    return replace(when, text="")


def _fallback(published: date) -> When:
    return _interval(published, 1, DatePrecision.DAY, DateBasis.PUBLICATION_FALLBACK)


def _toll(outcome: Outcome, low: int, high: int | None) -> tuple[Count, ...]:
    how = Exactness.EXACT if low == high else Exactness.AT_LEAST
    return (Count(outcome, Victims.UNSTATED, low, high, str(low), None, how),)


def _party(names: Sequence[str], number: int, drawn: float) -> Party | None:
    """The party by its name, a branch of it, or nobody."""
    if drawn > 0.7:
        return None
    name = names[number % len(names)] + (" (West)" if drawn < 0.08 else "")
    return Party(name, name, name.casefold().replace(" ", "-"), None, None)


def _town(world: _World, town: int, basis: PlaceBasis) -> Where:
    lat, lon = world.towns[town]
    level = (PlaceLevel.VILLAGE, PlaceLevel.TOWN, PlaceLevel.CITY)[town // 2 % 3]
    name = world.names[town]
    return Where(
        name, name, 1000 + town if town % 5 else None, lat, lon, None, world.country,
        f"p{town % PROVINCES}", level, None, basis,
    )  # fmt: skip


def _wide(world: _World, town: int, level: PlaceLevel) -> Where:
    province = town % PROVINCES
    lat, lon = world.towns[province]
    name = f"province {province}" if level is PlaceLevel.PROVINCE else world.country
    number = 2000 + province if level is PlaceLevel.PROVINCE else None
    return Where(
        name, name, number, lat, lon, None, world.country, f"p{province}", level, None,
        PlaceBasis.WRITTEN,
    )  # fmt: skip


def _spot(world: _World, town: int, number: int, basis: PlaceBasis) -> Where:
    """A quarter that is on no list: it bears the point of its town."""
    lat, lon = world.towns[town]
    name = f"quarter {number % 7}"
    return Where(
        name, name, None, lat, lon, None, world.country, None, PlaceLevel.NEIGHBOURHOOD, None, basis
    )


def _unplaced(world: _World, number: int, basis: PlaceBasis) -> Where:
    name = f"hamlet {number % 30}"
    return Where(
        name, name, None, None, None, None, world.country, None, PlaceLevel.VILLAGE, None, basis
    )


def _namesake(world: _World, town: int, wrong: int, basis: PlaceBasis) -> Where:
    """Another town, far away; its name may be that of the right one too."""
    true_lat, true_lon = world.towns[town]
    other = Alternative("there", true_lat, true_lon, world.country, 0.5)
    found = _town(world, wrong, basis)
    return replace(
        found,
        lat=world.towns[wrong][0] + 4,
        geonames=None,
        alternatives=(other,) if wrong % 2 else (),
    )
