"""Coverage: which sources report on which places and times, and who is alone with what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from recount.analysis.appraisals import Appraisal, Estimate, IntervalKind, Row, Subject, Table
from recount.analysis.material import Material
from recount.analysis.periods import Period, fitting, label, periods
from recount.analysis.selecting import Selection, Window, dated, middle, selected
from recount.analysis.sources import Lists, reported
from recount.analysis.wording import counted, day, listed, percent, place_name, plain
from recount.errors import AssessmentError
from recount.model.events import Event
from recount.model.saying import say

MOST_SOURCES = 14
MOST_PLACES = 14
PERIODS = {
    Period.MONTH: say("months"),
    Period.QUARTER: say("quarters"),
    Period.YEAR: say("years"),
}

ASSUMPTIONS = (
    say(
        "A source covers an event where one of its claims is among the event's; that a source is "
        "silent does not say that it was not there."
    ),
    say("Copies of one text count as the source that published the first."),
    say("An event stands in the period in which the middle of its dates lies."),
    say(
        "The interval of a share is exact for so many events, as if each were reported "
        "independently."
    ),
)


@dataclass(frozen=True, slots=True)
class SourceCover:
    """What one source covers: its events, how many nobody else reports, and what share that is.

    `alone_with` are the ids of the events that only it reports; `times` and `places` stand in the
    order of the result's.
    """

    name: str
    events: int
    alone: int
    share_alone: Estimate
    alone_with: tuple[str, ...]
    times: tuple[int, ...]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Sources, the largest first, by period and by place; `silent` are the periods in which no
    event is reported at all. `others` counts sources that are not shown."""

    by: Period
    times: tuple[str, ...]
    places: tuple[str, ...]
    sources: tuple[SourceCover, ...]
    silent: tuple[str, ...]
    events: int
    single: int
    others: int


def appraise_coverage(material: Material, wanted: Selection, lists: Lists) -> Appraisal[Coverage]:
    """Who covers what. Raises AssessmentError where no dated event has a source."""
    events = dated(selected(material, wanted))
    who = reported(material, events, lists)
    if not who:
        raise AssessmentError(
            say("coverage"),
            say("none of these events has both a date and a source"),
            say("ask without --party, --place, --from and --to, or add reports"),
        )
    known = [event for event in events if event.id in who]
    result = _coverage(known, who)
    return Appraisal(
        Subject.COVERAGE, say("Who reports what, by %(lists)s", lists=plain(lists)),
        ASSUMPTIONS, tuple(_answers(result)), tuple(_caveats(material, result)), result,
        material.data, (_table(result), _alone_table(material, result)),
    )  # fmt: skip


def _coverage(events: Sequence[Event], who: Mapping[str, frozenset[str]]) -> Coverage:
    window = _span(events)
    by = fitting(window)
    columns = periods(window, by)
    places = [name for name, _ in _most(place_name(e.where) for e in events)][:MOST_PLACES]
    names = [name for name, _ in _most(one for e in events for one in sorted(who[e.id]))]
    covers = tuple(
        _cover(name, [e for e in events if name in who[e.id]], who, (columns, places))
        for name in names[:MOST_SOURCES]
    )
    held = [_in_columns(event, columns) for event in events]
    return Coverage(
        by=by,
        times=tuple(label(one, by) for one in columns),
        places=tuple(places),
        sources=covers,
        silent=tuple(label(one, by) for at, one in enumerate(columns) if at not in held),
        events=len(events),
        single=sum(1 for e in events if len(who[e.id]) == 1),
        others=max(0, len(names) - MOST_SOURCES),
    )


def _span(events: Sequence[Event]) -> Window:
    days = [one for event in events if (one := middle(event.when)) is not None]
    return Window(min(days), max(days))


def _most(names: object) -> list[tuple[str, int]]:
    """Names with how often they stand there, the most frequent first, then by name."""
    counted_names: Counter[str] = Counter(names)  # type: ignore[call-overload]
    return sorted(counted_names.items(), key=lambda row: (-row[1], row[0]))


def _in_columns(event: Event, columns: Sequence[Window]) -> int:
    at = middle(event.when) or date.min
    return next(n for n, one in enumerate(columns) if one.start <= at <= one.end)


def _cover(
    name: str,
    events: Sequence[Event],
    who: Mapping[str, frozenset[str]],
    axes: tuple[Sequence[Window], Sequence[str]],
) -> SourceCover:
    columns, places = axes
    times = Counter(_in_columns(event, columns) for event in events)
    where = Counter(place_name(event.where) for event in events)
    alone = tuple(event.id for event in events if who[event.id] == {name})
    return SourceCover(
        name=name,
        events=len(events),
        alone=len(alone),
        share_alone=exact_share(len(alone), len(events)),
        alone_with=alone,
        times=tuple(times[at] for at in range(len(columns))),
        places=tuple(where[place] for place in places),
    )


def exact_share(some: int, whole: int) -> Estimate:
    """A share of so many cases with Clopper and Pearson's interval."""
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(some, whole, method="beta")
    return Estimate(some / whole, float(low), float(high), IntervalKind.CONFIDENCE)


def _answers(result: Coverage) -> list[str]:
    share = exact_share(result.single, result.events)
    found: list[str] = [
        say(
            "Of %(events)s, %(n)s with a single source: %(share)s, with an interval of %(ends)s.",
            events=counted(result.events, "event"), n=result.single,
            share=percent(share.value or 0.0, share.value or 0.0),
            ends=percent(share.low, share.high),
        )
    ]  # fmt: skip
    for row in result.sources[:5]:
        ends = percent(row.share_alone.low, row.share_alone.high)
        found.append(
            say(
                "%(source)s reports %(events)s, %(n)s of them alone (%(ends)s).",
                source=row.name, events=counted(row.events, "event"), n=row.alone, ends=ends,
            )
        )  # fmt: skip
    if result.silent:
        left = len(result.silent) - 6
        more = [say("%(n)s more", n=left)] if left > 0 else []
        when = listed([*result.silent[:6], *more])
        found.append(say("Nothing at all is reported in %(periods)s.", periods=when))
    return found


def _caveats(material: Material, result: Coverage) -> list[str]:
    found: list[str] = []
    unnamed = sum(1 for row in material.documents.values() if not row.publisher)
    if unnamed:
        found.append(
            say(
                "Documents that name no publisher (%(n)s) stand under their titles; several may be "
                "of one source.",
                n=unnamed,
            )
        )
    if result.others:
        others = counted(result.others, "smaller source")
        found.append(say("Not shown: %(sources)s.", sources=others))
    return found


def _table(result: Coverage) -> Table:
    rows = tuple(
        Row(
            (row.name, f"{row.events:,}", f"{row.alone:,}",
             percent(row.share_alone.low, row.share_alone.high), f"{_busy(row.times)}",
             f"{_busy(row.places)}")
        )
        for row in result.sources
    )  # fmt: skip
    head = (
        say("source"), say("events"), say("alone"), say("share alone"), PERIODS[result.by],
        say("places"),
    )  # fmt: skip
    return Table(say("Sources"), head, rows, (1, 2, 3, 4, 5))


def _alone_table(material: Material, result: Coverage) -> Table:
    """What a single source reports and nobody else."""
    events = {event.id: event for event in material.top_events}
    rows = []
    for row in result.sources:
        for event in (events[key] for key in row.alone_with):
            first = event.when.start if event.when else None
            cells = (row.name, day(first), plain(event.type), place_name(event.where), event.id)
            rows.append(Row(cells, event.claims[:1]))
    head = (say("source"), say("from"), say("kind"), say("place"), say("event"))
    return Table(say("Reported by one source alone"), head, tuple(rows))


def _busy(counts: Sequence[int]) -> int:
    return sum(1 for one in counts if one)
