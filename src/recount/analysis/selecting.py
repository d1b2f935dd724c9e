"""Which events a question is about, and whether they surely or only possibly fall within days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from recount.analysis.appraisals import Tally
from recount.analysis.material import Ancestors, Material
from recount.errors import AssessmentError
from recount.model.claims import EventType
from recount.model.dates import When
from recount.model.events import Event
from recount.model.parties import Party
from recount.model.places import Where
from recount.model.saying import say, say_list


class Side(StrEnum):
    """Whether a party did it or had it done to it."""

    BY = "by"
    AGAINST = "against"
    EITHER = "either"


class Inside(StrEnum):
    """Whether an event fell within some days, as far as its date is known."""

    SURELY = "surely"
    POSSIBLY = "possibly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Window:
    """Days from the first to the last, both inclusive."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days there are in it."""
        return (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True)
class Selection:
    """What to look at: words in the name of a party or place, a kind of violence, days.

    Every field that is empty asks for nothing.
    """

    party: str = ""
    side: Side = Side.EITHER
    place: str = ""
    type: EventType | None = None
    start: date | None = None
    end: date | None = None


def selected(material: Material, wanted: Selection) -> tuple[Event, ...]:
    """The events that are asked for, those of unknown date included, in order of time."""
    kin = Kin.of(material, wanted.party)
    found = [row for row in material.top_events if matches(row, wanted, kin)]
    if wanted.start or wanted.end:
        limits = Window(wanted.start or date.min, wanted.end or date.max)
        found = [row for row in found if inside(row.when, limits) is not Inside.NO]
    return tuple(sorted(found, key=in_time))


@dataclass(frozen=True, slots=True)
class Kin:
    """The party that words mean: those of that name, their branches, and what they are branches
    of."""

    words: str
    own: frozenset[str]
    above: frozenset[str]
    ancestors: Ancestors

    @classmethod
    def of(cls, material: Material, words: str) -> Kin:
        """The parties of a ledger that go by the words."""
        own = (
            [row.id for row in material.parties if row.id and is_named(row, words)] if words else []
        )
        above = {one for key in own for one in material.ancestors(key)}
        return cls(words, frozenset(own), frozenset(above), material.ancestors)

    def holds(self, party: Party | None) -> bool:
        """Whether a party is the one asked for, or a branch of it."""
        if not self.words or party is None:
            return not self.words
        branch = bool(party.id) and bool(self.own & set(self.ancestors(party.id or "")))
        return branch or party.id in self.own or is_named(party, self.words)

    def touches(self, party: Party | None) -> bool:
        """Whether what is said of a party is said of the one asked for too."""
        return self.holds(party) or (party is not None and party.id in self.above)


def matches(event: Event, wanted: Selection, kin: Kin) -> bool:
    """Whether party, place and kind of an event are those asked for."""
    return (
        _is_party(event, wanted, kin)
        and (not wanted.place or is_place(event.where, wanted.place))
        and (wanted.type is None or event.type is wanted.type)
    )


def _is_party(event: Event, wanted: Selection, kin: Kin) -> bool:
    sides = {
        Side.BY: [event.perpetrator],
        Side.AGAINST: [event.target],
        Side.EITHER: [event.perpetrator, event.target],
    }
    return any(kin.holds(party) for party in sides[wanted.side])


def is_named(party: Party | None, words: str) -> bool:
    """Whether a party's registry id is the words, or its name holds them."""
    if party is None:
        return False
    small = words.casefold().strip()
    return small == (party.id or "").casefold() or small in (party.name or party.text).casefold()


def is_place(where: Where | None, words: str) -> bool:
    """Whether a place, its province or its country goes by the words."""
    if where is None:
        return False
    small = words.casefold().strip()
    if small == (where.country or "").casefold():
        return True
    return any(small in (name or "").casefold() for name in (where.name, where.text, where.admin1))


def in_time(event: Event) -> tuple[bool, date, str]:
    """The order of events: by their first possible day, those of no known date last."""
    first = (event.when.start or event.when.end) if event.when else None
    return first is None, first or date.max, event.id


def inside(when: When | None, window: Window) -> Inside:
    """Whether something of this date fell within the window; possibly where no date is known."""
    if when is None or (when.start is None and when.end is None):
        return Inside.POSSIBLY
    first, last = when.start or date.min, when.end or date.max
    if first >= window.start and last <= window.end:
        return Inside.SURELY
    meets = first <= window.end and last >= window.start
    return Inside.POSSIBLY if meets else Inside.NO


def middle(when: When | None) -> date | None:
    """The day in the middle of what is possible; None where an end is open."""
    if when is None or when.start is None or when.end is None:
        return None
    return when.start + timedelta(days=(when.end - when.start).days // 2)


def dated(events: Iterable[Event]) -> tuple[Event, ...]:
    """Those whose first and last possible day are both known."""
    return tuple(row for row in events if middle(row.when) is not None)


def events_inside(events: Sequence[Event], window: Window) -> Tally:
    """How many events fell within the window: surely, by the middle of their dates, possibly.

    Those of no known date are possible anywhere.
    """
    found = [(inside(row.when, window), middle(row.when)) for row in events]
    low = sum(1 for where, _ in found if where is Inside.SURELY)
    high = sum(1 for where, _ in found if where is not Inside.NO)
    best = sum(1 for _, day in found if day and window.start <= day <= window.end)
    return Tally(low, best, high)


def need_party(material: Material, wanted: Selection, names: Iterable[Party | None]) -> None:
    """Refuses a party that the records do not name, and says which they do."""
    if not wanted.party:
        return
    known = [party for party in names if party is not None]
    if any(is_named(party, wanted.party) for party in known):
        return
    told = sorted({party.name or party.text for party in known if party.name})
    some = say_list(told[:6]) if told else say("none")
    raise AssessmentError(
        say("party %(name)s", name=repr(wanted.party)),
        say("%(ledger)s names no such party here", ledger=material.data.ledger),
        say("take one that it names: %(some)s", some=some),
    )
