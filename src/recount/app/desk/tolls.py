"""How many were killed, by month, class of victims, perpetrator and source: ranges, never only a
number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from recount.app.desk.filters import EventFilter, passing
from recount.app.desk.lines import EventLine
from recount.app.desk.numbers import Bounds
from recount.app.desk.snapshot import Snapshot
from recount.app.desk.sums import Key, Parted, Summed, among
from recount.app.desk.words import VICTIM_WORDS, party_words
from recount.model.counts import Outcome
from recount.model.saying import say, say_many

MOST_MONTHS = 180
"""More months than this are shown as years."""
MOST_ROWS = 12
"""So many perpetrators or sources are shown; the others are one row."""
NOT_SAID = say("not said")


@dataclass(frozen=True, slots=True)
class Toll:
    """The killed of some events together.

    `best` adds up the best numbers of those that have one, and `unknown` have none; `high` the
    greatest numbers that are bounded, and `open` says that some are not. `address` lists events.
    """

    label: str
    address: str
    low: int
    best: int
    high: int
    open: bool
    events: int
    unknown: int

    @property
    def end(self) -> int:
        """Where its range ends, as far as it is bounded."""
        return max(self.low, self.best, self.high)

    @property
    def text(self) -> str:
        """ "8 to 45", "8 or more"."""
        if self.open:
            return say("%(low)s or more", low=self.low)
        if self.low == self.high:
            return f"{self.low:,}"
        return say("%(low)s to %(high)s", low=self.low, high=self.high)


@dataclass(frozen=True, slots=True)
class Tolls:
    """Rows of one way to part the killed, with the largest number that a drawing must hold.

    `note` says how the rows are to be read together.
    """

    by: str
    title: str
    note: str
    rows: tuple[Toll, ...]
    scale: int


TITLES = {
    "month": say("Killed in each month"),
    "class": say("Killed by class of victims"),
    "perpetrator": say("Killed by perpetrator"),
    "source": say("Killed in the events that each source reports"),
}
NOTES = {
    "month": say("By the first day on which an event may have happened."),
    "class": say(
        "Whose the killed are is what speakers say; classes overlap, and are not to be added."
    ),
    "perpetrator": say("As reported; who did it may be in dispute."),
    "source": say(
        "An event that several report stands in the row of each: rows are not to be added."
    ),
}


def tolls(snapshot: Snapshot, by: str, wanted: EventFilter) -> Tolls:
    """The killed of the events that a filter asks for, parted one way."""
    return snapshot.once(("tolls", by, wanted), lambda: _tolls(snapshot, by, wanted))


def _tolls(snapshot: Snapshot, by: str, wanted: EventFilter) -> Tolls:
    sums = _parted(snapshot, by).sums(_asked(snapshot, wanted))
    if by == "month":
        return _by_time(sums, wanted)
    rows = [_toll(key, one, _address(by, key, wanted)) for key, one in sums.items()]
    rows.sort(key=lambda row: (-row.end, row.label))
    if by != "class":
        rows = _cut(rows)
    return Tolls(by, TITLES[by], NOTES[by], tuple(rows), _scale(rows))


def _asked(snapshot: Snapshot, wanted: EventFilter) -> Any:
    """Which events a filter asks for, worked out once for all ways to part them."""
    number_of, every = snapshot.index.number_of, len(snapshot.index.lines)
    return snapshot.once(
        ("asked", wanted),
        lambda: among([number_of[one.event.id] for one in passing(snapshot, wanted)], every),
    )


def _parted(snapshot: Snapshot, by: str) -> Parted:
    """All events by the keys of one way to part them; what is a part of another has none."""
    return snapshot.index.once(
        ("parted", by),
        lambda: Parted(
            tuple(PARTINGS[by](snapshot, line)) if line.event.part_of is None else ()
            for line in snapshot.index.lines
        ),
    )


def _toll(key: Key, one: Summed, address: str) -> Toll:
    return Toll(key[1], address, one.low, one.best, one.high, one.open, one.events, one.unknown)


def _scale(rows: Iterable[Toll]) -> int:
    return max((row.end for row in rows), default=0)


def _cut(rows: list[Toll]) -> list[Toll]:
    """The largest rows, and one for all others."""
    if len(rows) <= MOST_ROWS + 1:
        return rows
    rest = rows[MOST_ROWS:]
    others = Toll(
        say_many("%(num)s other", "%(num)s others", len(rest)),
        "",
        sum(row.low for row in rest),
        sum(row.best for row in rest),
        sum(row.high for row in rest),
        any(row.open for row in rest),
        sum(row.events for row in rest),
        sum(row.unknown for row in rest),
    )
    return [*rows[:MOST_ROWS], others]


Told = Iterator[tuple[Key, Bounds]]


def _by_month(_: Snapshot, line: EventLine) -> Told:
    if line.day is not None:
        month = line.day.isoformat()[:7]
        yield (month, month), line.killed


def _by_class(_: Snapshot, line: EventLine) -> Told:
    for row in line.event.counts:
        if row.outcome is Outcome.KILLED:
            key = (row.victims.value, VICTIM_WORDS[row.victims])
            yield key, Bounds(row.low, row.best, row.most)


def _by_perpetrator(_: Snapshot, line: EventLine) -> Told:
    name = party_words(line.event.perpetrator)
    yield (name, name or NOT_SAID), line.killed


def _by_source(snapshot: Snapshot, line: EventLine) -> Told:
    heads = snapshot.heads
    named = (heads[key].publisher or "" for key in line.event.documents if key in heads)
    for name in dict.fromkeys(named):
        yield (name, name or NOT_SAID), line.killed


PARTINGS: Mapping[str, Callable[[Snapshot, EventLine], Told]] = {
    "month": _by_month,
    "class": _by_class,
    "perpetrator": _by_perpetrator,
    "source": _by_source,
}
"""Ways to part the killed, each giving an event's numbers under a key, or under several."""


def _address(by: str, key: Key, wanted: EventFilter) -> str:
    if by == "perpetrator" and key[0]:
        return f"/events?{wanted.query(perpetrator=key[0])}"
    if by == "source" and key[0]:
        return f"/events?{wanted.query(text=key[0])}"
    return ""


def _by_time(sums: Mapping[Key, Summed], wanted: EventFilter) -> Tolls:
    """Months from the first to the last, those without an event too; years where there are many."""
    months = sorted(key[0] for key in sums)
    years = bool(months) and _months(months[0], months[-1]) > MOST_MONTHS
    together: defaultdict[str, Summed] = defaultdict(Summed)
    for (month, _), one in sorted(sums.items()):
        label = month[:4] if years else month
        together[label] = together[label].plus(one)
    labels = sorted(together)
    spans = list(_spans(labels[0], labels[-1])) if labels else []
    rows = [_toll((label, label), together[label], _days(label, wanted)) for label in spans]
    title = say("Killed in each year") if years else TITLES["month"]
    return Tolls("month", title, NOTES["month"], tuple(rows), _scale(rows))


def _months(first: str, last: str) -> int:
    years = int(last[:4]) - int(first[:4])
    return years * 12 + int(last[5:7]) - int(first[5:7]) + 1


def _spans(first: str, last: str) -> Iterator[str]:
    """Every month or year from one to another."""
    if len(first) == 4:
        yield from (f"{year:04}" for year in range(int(first), int(last) + 1))
        return
    year, month = int(first[:4]), int(first[5:7])
    while (label := f"{year:04}-{month:02}") <= last:
        yield label
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _days(label: str, wanted: EventFilter) -> str:
    start, end = span_of(label)
    return f"/events?{wanted.query(start=start, end=end, sort='date')}"


def span_of(label: str) -> tuple[date, date]:
    """The first and the last day of a month or of a year."""
    if len(label) == 4:
        return date(int(label), 1, 1), date(int(label), 12, 31)
    year, month = int(label[:4]), int(label[5:7])
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), after - timedelta(days=1)
