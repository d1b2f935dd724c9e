"""Claims by hand, a line each, for tests that need records and not a reader.

`Newsroom` keeps documents and claims; each method adds one claim and gives its id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from recount.model.claims import (
    Claim,
    ClaimKind,
    EventType,
    Person,
    PersonStatus,
    Scope,
    Series,
    Stance,
)
from recount.model.clocks import Clock
from recount.model.counts import Count, Exactness, Outcome, Quantity, Victims
from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.documents import Document
from recount.model.parties import Party, Speaker, SpeakerKind
from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.model.spans import Span

Number = int | tuple[int, int | None] | None


def when(text: str | None, precision: str | None = None, basis: str = "written") -> When | None:
    """ "2031-05-03" a day, "2031-05-03/04" two, "2031-05" a month, "2031" a year, "--05-03",
    "2031-05-03T21:30" a time of a day, "2031-05-03 late" its end."""
    if text is None:
        return None
    if text.startswith("--"):
        return When(None, None, DatePrecision.DAY, text, None, DateBasis.WRITTEN, partial=text)
    text, _, part = text.partition(" ")
    text, _, time = text.partition("T")
    first, _, last = text.partition("/")
    start, end = _ends(first)
    usual = {4: "year", 7: "month", 10: "day"}[len(first)]
    if last:
        end = date.fromisoformat(first[: 10 - len(last)] + last)
        usual = "part_of_day" if (end - start).days == 1 else "days"
    words = text if basis in ("written", "year_inferred") else "that day"
    words = f"{part} on {words}" if part else words
    clock = Clock(time, time, time) if time else None
    return When(
        start, end, DatePrecision(precision or usual), words, None, DateBasis(basis), clock=clock
    )


def _ends(text: str) -> tuple[date, date]:
    if len(text) == 4:
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if len(text) == 7:
        year, month = int(text[:4]), int(text[5:])
        after = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), date.fromordinal(after.toordinal() - 1)
    return date.fromisoformat(text), date.fromisoformat(text)


def place(
    name: str, lat: float | None, lon: float | None, level: str = "town", *, country: str = "LY",
    radius: float | None = None, admin1: str | None = None,
) -> Where:  # fmt: skip
    """A resolved place."""
    return Where(
        name, name, None, lat, lon, radius, country, admin1, PlaceLevel(level), None,
        PlaceBasis.WRITTEN,
    )  # fmt: skip


def country(code: str) -> Where:
    """A whole country."""
    return place(code, 26.0, 17.0, "country", country=code)


def party(name: str | None) -> Party | None:
    """A party of the registry; "?militants" is one that only has words."""
    if name is None:
        return None
    if name.startswith("?"):
        return Party(name[1:], None, None, None, None)
    return Party(name, name, name.casefold().replace(" ", "-"), None, None)


def toll(outcome: Outcome, number: Number, victims: str = "unstated") -> tuple[Count, ...]:
    """One count; none where the number is None."""
    if number is None:
        return ()
    low, high = number if isinstance(number, tuple) else (number, number)
    how = Exactness.EXACT if low == high else Exactness.AT_LEAST
    return (Count(outcome, Victims(victims), low, high, str(number), None, how),)


class Newsroom:
    """Documents and what they claim."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.claims: list[Claim] = []
        self._ends: dict[str, int] = {}

    def document(self, name: str, published: str | None = None) -> str:
        """A document; its text does not matter."""
        self.documents.append(Document(name, "...", published=published))
        return name

    def event(
        self,
        document: str,
        at: str | None = None,
        where: Where | None = None,
        dead: Number = None,
        *,
        injured: Number = None,
        kind: str | None = "air_strike",
        by: str | None = None,
        on: str | None = None,
        speaker: str | None = None,
        office: str = "military",
        basis: str = "written",
        precision: str | None = None,
        victims: str = "unstated",
        strikes: int | None = None,
        series: tuple[str, int, int] | None = None,
        respectively: bool = False,
        refers_to: str | None = None,
        quote: str | None = None,
        stance: str = "asserts",
    ) -> str:
        """An event claim."""
        return self._add(
            document,
            quote,
            ClaimKind.EVENT,
            event_type=EventType(kind) if kind else None,
            when=when(at, precision, basis),
            where=where,
            perpetrator=party(by),
            target=party(on),
            counts=toll(Outcome.KILLED, dead, victims) + toll(Outcome.INJURED, injured),
            speaker=Speaker(speaker, SpeakerKind(office), None) if speaker else None,
            events=Quantity(strikes, strikes, str(strikes)) if strikes else None,
            series=Series(*series, respectively) if series else None,
            refers_to=refers_to,
            stance=Stance(stance),
        )

    def total(
        self,
        document: str,
        dead: Number = None,
        number: Number = None,
        *,
        at: str | None = None,
        precision: str | None = None,
        where: Where | None = None,
        by: str | None = None,
        on: str | None = None,
        kind: str | None = "air_strike",
        members: Sequence[str] = (),
        speaker: str | None = None,
        refers_to: str | None = None,
    ) -> str:
        """A total with its scope."""
        low, high = number if isinstance(number, tuple) else (number, number)
        return self._add(
            document,
            None,
            ClaimKind.TOTAL,
            counts=toll(Outcome.KILLED, dead),
            events=None if number is None else Quantity(low, high, str(number)),
            scope=Scope(
                when(at, precision), where, EventType(kind) if kind else None, party(by),
                party(on), tuple(members),
            ),
            speaker=Speaker(speaker, SpeakerKind.MILITARY, None) if speaker else None,
            refers_to=refers_to,
        )  # fmt: skip

    def role(
        self, document: str, name: str, status: str | None, refers_to: str | None = None
    ) -> str:
        """A person's role and fate."""
        person = Person(name, None, None, PersonStatus(status) if status else None)
        return self._add(document, None, ClaimKind.ROLE, person=person, refers_to=refers_to)

    def response(self, document: str, about: str, stance: str = "declines_to_confirm") -> str:
        """An answer to another claim."""
        return self._add(document, None, ClaimKind.RESPONSE, about=about, stance=Stance(stance))

    def other(self, document: str, kind: str, **fields: object) -> str:
        """A claim of another kind."""
        return self._add(document, None, ClaimKind(kind), **fields)

    def claim(self, name: str) -> Claim:
        """The claim of an id."""
        return next(claim for claim in self.claims if claim.id == name)

    def _add(self, document: str, quote: str | None, kind: ClaimKind, **fields: object) -> str:
        start = self._ends.get(document, 0)
        words = quote or f"claim {start} of {document}"
        bare = Claim("", document, kind, Span(start, start + len(words), words))
        claim = replace(bare, **fields).with_id()  # type: ignore[arg-type]
        self._ends[document] = start + len(words) + 400
        self.claims.append(claim)
        return claim.id
