"""What people find of an event, as its page shows it and as its forms ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recount.app.desk.snapshot import Snapshot
from recount.app.desk.words import (
    LEVEL_WORDS,
    country_name,
    grade_words,
    party_words,
    plain,
)
from recount.app.findings import FindingWish, read_place
from recount.app.found_words import finding_words, place_words, status_words
from recount.app.placing import Point, candidates, read_point
from recount.errors import DecisionError
from recount.model.events import Event
from recount.model.findings import Finding, FindingKind, Found, Vocabulary
from recount.model.places import PlaceLevel, Where
from recount.model.saying import say
from recount.publishing import blamed

KIND_WORDS = {
    FindingKind.PLACE: say("Place"),
    FindingKind.GRADE: say("Grade"),
    FindingKind.STRIKE_STATUS: say("Strike status"),
    FindingKind.BELLIGERENT: say("Belligerent"),
}
STEPS = tuple(
    one for one in PlaceLevel
    if one not in (PlaceLevel.REGION, PlaceLevel.COUNTRY, PlaceLevel.WATER)
)  # fmt: skip
"""The rungs of the ladder on which a person may put a point."""


@dataclass(frozen=True, slots=True)
class FindingLine:
    """What a person found, with what was read or worked out beside it."""

    decision: str
    kind: str
    value: str
    machine: str
    reason: str
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place that the name may mean, with its share of belief in per cent; `now` says that the
    event lies there as things are."""

    value: str
    name: str
    country: str
    weight: int
    lat: float
    lon: float
    now: bool


@dataclass(frozen=True, slots=True)
class Option:
    """A word of the methodology, as a form sends it and as people read it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class PlaceForm:
    """What the form for a place starts from: the place as it is, those that the name may mean, and
    the rungs of the ladder."""

    name: str
    lat: str
    lon: str
    radius: str
    level: str
    choices: tuple[PlaceChoice, ...]
    levels: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class FindingsBox:
    """What was found of an event, and what can be. `machine_grade` and `machine_status` are what
    the rules give; `parties` those whom claims hold responsible, and those that people named."""

    lines: tuple[FindingLine, ...]
    place: PlaceForm
    grades: tuple[Option, ...]
    machine_grade: str
    statuses: tuple[Option, ...]
    machine_status: str
    parties: tuple[str, ...]
    responsibilities: tuple[Option, ...]
    assessments: tuple[Option, ...]

    @property
    def judges(self) -> bool:
        """Whether the methodology allows any word to be chosen."""
        return bool(self.grades or self.statuses or self.responsibilities)


def findings_box(
    snapshot: Snapshot, event: Event, words: Vocabulary, written: Mapping[str, str]
) -> FindingsBox:
    """What was found of an event; `written` is a form that was not kept."""
    found = snapshot.found_of(event.id)
    claims = snapshot.claims_named(event.claims)
    named = (party_words(one.party) for one in blamed(claims, snapshot.heads))
    status = status_words(event, claims, snapshot.heads)
    machine = {FindingKind.GRADE: grade_words(event), FindingKind.STRIKE_STATUS: status}
    return FindingsBox(
        lines=tuple(_line(one, machine) for one in _all(found)),
        place=place_form(read_place(snapshot.findings, event.where), event.where, written),
        grades=_options(words.grades),
        machine_grade=grade_words(event),
        statuses=_options(words.strike_statuses),
        machine_status=status,
        parties=tuple(dict.fromkeys((*named, *_named(found)))),
        responsibilities=_options(words.responsibilities),
        assessments=_options(words.assessments),
    )


def _named(found: Found) -> Iterator[str]:
    """The belligerents that people named."""
    for one in found.belligerents:
        if one.belligerent is not None:
            yield party_words(one.belligerent.party)


def place_form(was: Where | None, now: Where | None, written: Mapping[str, str]) -> PlaceForm:
    """The form for a place, which was read as `was` and is `now`."""
    return PlaceForm(
        name=written.get("name", (now.name or now.text) if now else ""),
        lat=written.get("lat", _degrees(now.lat if now else None)),
        lon=written.get("lon", _degrees(now.lon if now else None)),
        radius=written.get("radius", _degrees(now.radius_km if now else None)),
        level=written.get("level", now.level.value if now and now.level else ""),
        choices=tuple(
            PlaceChoice(
                f"{one.lat},{one.lon}", one.name, country_name(one.country),
                round(one.weight * 100), one.lat, one.lon,
                now is not None and (now.lat, now.lon) == (one.lat, one.lon),
            )
            for one in candidates(was)
        ),
        levels=tuple(Option(one.value, LEVEL_WORDS.get(one, plain(one))) for one in STEPS),
    )  # fmt: skip


def _all(found: Found) -> tuple[Finding, ...]:
    single = (found.place, found.grade, found.strike_status)
    return (*(one for one in single if one is not None), *found.belligerents)


def _line(one: Finding, machine: Mapping[FindingKind, str]) -> FindingLine:
    at = one.made_at[:16].replace("T", " ")
    beside = machine.get(one.kind, "")
    if one.kind is FindingKind.PLACE:
        beside = place_words(one.was)
    value = finding_words(one)
    return FindingLine(one.id, KIND_WORDS[one.kind], value, beside, one.reason, one.author, at)


def _options(words: Sequence[str]) -> tuple[Option, ...]:
    return tuple(Option(str(one), plain(one)) for one in words)


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def finding_asked(form: Mapping[str, str]) -> FindingWish:
    """What a form finds of an event."""
    kind, seen = FindingKind(form["kind"]), form.get("seen", "")
    return FindingWish(
        kind, form.get("event", ""), form.get("reason", ""), form.get("author", ""),
        int(seen) if seen.isdigit() else None, form.get("word", ""), form.get("party", ""),
        form.get("assessment", ""), point_asked(form) if kind is FindingKind.PLACE else None,
    )  # fmt: skip


def point_asked(form: Mapping[str, str]) -> Point | None:
    """The point that a form gives: one of the places of the name, or coordinates of its own. Raises
    DecisionError where they are none."""
    choice = form.get("choice", "")
    if choice and choice != OWN:
        return read_point(choice)
    lat, lon, radius = (form.get(key, "").strip() for key in ("lat", "lon", "radius"))
    if not (lat or lon):
        return None
    within = f" within {radius} km" if radius else ""
    found = read_point(f"{lat},{lon}{within}")
    if found is None:
        raise DecisionError(
            say("the point %(lat)s, %(lon)s", lat=f"{lat!r}", lon=f"{lon!r}"), say("it is none"),
            say("write degrees with a point, and the radius in kilometres"),
        )  # fmt: skip
    level = form.get("level", "")
    step = PlaceLevel(level) if level in list(PlaceLevel) else None
    return Point(found.lat, found.lon, found.radius_km, form.get("name", "").strip(), step)


OWN = "own"
"""What the form sends where none of the places of the name is chosen."""
