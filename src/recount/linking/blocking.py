"""Which pairs are worth comparing: those that time and country do not exclude, and copies.

Must name every pair that scoring does not exclude by time or country; naming more only costs time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from recount.linking.days import FIRM_DAYS, Days
from recount.linking.grounds import BROAD_KM, Ground
from recount.linking.tellings import Telling
from recount.linking.timing import REACH
from recount.linking.whereabouts import REACH_KM

BUCKET_DAYS = 32
ALL_PAIRS = 60
"""Below this many tellings an index costs more than it saves."""


def candidate_pairs(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Index pairs (i < j), each once, of tellings that may speak of one happening."""
    if len(tellings) <= ALL_PAIRS:
        yield from ((i, j) for j in range(len(tellings)) for i in range(j))
        return
    index = _Index()
    for j, telling in enumerate(tellings):
        for i in sorted(index.meeting(telling)):
            yield i, j
        index.add(j, telling)


def _country(telling: Telling) -> str | None:
    return telling.ground.country if telling.ground else None


def _words(telling: Telling) -> list[str]:
    """The sentences that can be copied and the rare words around it: more than time and place."""
    return sorted(telling.words | (telling.around.marks if telling.around else frozenset()))


class Calendar:
    """Tellings of one country by time: short ones by their first day, long ones by month.

    Short ones with a narrow place also by day and square of the map (`cells`), those without by
    day alone (`wide`), so that a narrow place meets only what is near it.
    """

    def __init__(self) -> None:
        self.short: defaultdict[int, list[int]] = defaultdict(list)
        self.wide: defaultdict[int, list[int]] = defaultdict(list)
        self.cells: defaultdict[tuple[int, tuple[int, int]], list[int]] = defaultdict(list)
        self.long: defaultdict[int, list[int]] = defaultdict(list)
        self.short_in: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, number: int, days: Days, ground: Ground | None) -> None:
        """Notes a telling under its days."""
        if days.length > FIRM_DAYS:
            for bucket in _buckets(days):
                self.long[bucket].append(number)
            return
        self.short[days.first].append(number)
        self.short_in[days.first // BUCKET_DAYS].append(number)
        if ground is None or ground.broad:
            self.wide[days.first].append(number)
        else:
            self.cells[days.first, ground.cell].append(number)

    def meeting(self, days: Days, ground: Ground | None) -> Iterator[int]:
        """The tellings within reach of some days; some more than once, some out of reach."""
        for bucket in _buckets(days):
            yield from self.long.get(bucket, ())
            if days.length > FIRM_DAYS:
                yield from self.short_in.get(bucket, ())
        if days.length > FIRM_DAYS:
            return
        near = range(days.first - REACH - FIRM_DAYS + 1, days.last + REACH + 1)
        if ground is None or ground.broad:
            for day in near:
                yield from self.short.get(day, ())
            return
        cells = ground.cells_within(ground.radius + BROAD_KM + REACH_KM)
        for day in near:
            yield from self.wide.get(day, ())
            for cell in cells:
                yield from self.cells.get((day, cell), ())


def _buckets(days: Days) -> range:
    reach = REACH + FIRM_DAYS
    return range((days.first - reach) // BUCKET_DAYS, (days.last + reach) // BUCKET_DAYS + 1)


class _Index:
    """All tellings so far, by country and time, by document where loose, and by their words."""

    def __init__(self) -> None:
        self.everywhere = Calendar()
        self.countries: defaultdict[str | None, Calendar] = defaultdict(Calendar)
        self.documents: defaultdict[str, list[int]] = defaultdict(list)
        self.loose: defaultdict[str, list[int]] = defaultdict(list)
        self.words: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, number: int, telling: Telling) -> None:
        """Notes a telling under all its keys."""
        self.documents[telling.document].append(number)
        for key in _words(telling):
            self.words[key].append(number)
        if telling.loose:
            self.loose[telling.document].append(number)
        if telling.outer is not None:
            self.everywhere.add(number, telling.outer, telling.ground)
            self.countries[_country(telling)].add(number, telling.outer, telling.ground)

    def meeting(self, telling: Telling) -> set[int]:
        """The tellings so far that share a key."""
        found: set[int] = set()
        for key in _words(telling):
            found.update(self.words.get(key, ()))
        document = self.documents if telling.loose else self.loose
        found.update(document.get(telling.document, ()))
        if telling.outer is not None:
            for calendar in self._calendars(_country(telling)):
                found.update(calendar.meeting(telling.outer, telling.ground))
        return found

    def _calendars(self, country: str | None) -> tuple[Calendar, ...]:
        if country is None:
            return (self.everywhere,)
        known = (self.countries.get(country), self.countries.get(None))
        return tuple(calendar for calendar in known if calendar is not None)
