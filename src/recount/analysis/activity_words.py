"""What activity before and after comes to, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from recount.analysis.appraisals import Row, Table, Tally
from recount.analysis.changes import Activity, Stretch
from recount.analysis.rates import RateChange
from recount.analysis.series import LEAST_BINS, LEAST_EVENTS
from recount.analysis.verdicts import AbsenceCheck, LaterCheck
from recount.analysis.wording import chance, counted, day, interval, span, tally

ASSUMPTIONS = (
    "What changes is what is reported: a party that does as before and is watched less looks the "
    "same as one that does less.",
    "The moment was not picked because of these numbers. Whoever tries many days will find a "
    "change at one of them.",
    "On each side events come at an even rate, independently of one another. Where they came in "
    "bursts, the intervals are too narrow; the silence that allows for bursts is then the one to "
    "use.",
    "Unless days were asked for, counting begins the day after the first event, which chose where "
    "to begin, and ends with the last document.",
    "An event of uncertain date stands at the middle of what is possible; the widest interval says "
    "what other dates could make of it.",
)
FEWER_REPORTS = 0.75
"""A rate of documents on one side below this part of the other's is worth a warning."""
UNWATCHED = 0.5
"""Share of the stretches of a side in which nobody wrote that is worth one too."""


def answers(found: Activity) -> Iterator[str]:
    """The numbers first, then what speakers say beside them."""
    yield f"Before: {_side(found.before)}"
    yield f"After: {_side(found.after)}"
    yield _change(found)
    yield _silence(found)
    if found.series is not None:
        yield _series(found)
    for absence in found.absences:
        yield _absence(absence)
    for later in found.later:
        yield _later(later)


def _side(found: Stretch) -> str:
    ends = f"{_day(found.start)} to {_day(found.end)}"
    return (
        f"{ends}, {counted(found.days, 'day')}: {_events(found.events)}, "
        f"{interval(found.rate)} in 30 days."
    )


def _events(found: Tally) -> str:
    one = (found.low, found.high) == (1, 1)
    return f"{tally(found)} {'event' if one else 'events'}"


def _day(iso: str) -> str:
    return day(date.fromisoformat(iso))


def _change(found: Activity) -> str:
    ratio = found.change.ratio
    told = f"The rate after is {interval(ratio)} times that before, with an interval of 95 per cent"
    told += f"; if nothing had changed, as large a difference had a chance of {_p(found.change)}"
    if (found.widest.low, found.widest.high) == (ratio.low, ratio.high):
        return told + "."
    return (
        f"{told}. Wherever the events of uncertain date fall, the interval lies within "
        f"{span(found.widest.low, found.widest.high, 2)}."
    )


def _p(change: RateChange) -> str:
    return chance(change.p_value)


def _silence(found: Activity) -> str:
    quiet = found.silence
    told = f"At the earlier rate a silence is surprising after {_long(quiet.even)}"
    if quiet.clustered is not None and quiet.clustered > quiet.even:
        told += f", or after {_long(quiet.clustered)} as the events came in bursts"
    return (
        f"{told} (a chance below 5 per cent); the longest one before lasted "
        f"{counted(quiet.longest, 'day')}. The ledger ends with {counted(found.quiet_days, 'day')} "
        f"of silence, which is {_is_surprising(found)}."
    )


def _long(days: float) -> str:
    """Days, or years where they are many: with few events before, almost no silence surprises."""
    return f"{days:,.0f} days" if days < 730 else f"{days / 365.25:,.0f} years"


def _is_surprising(found: Activity) -> str:
    needed = found.silence.clustered or found.silence.even
    if found.quiet_days <= needed:
        return "not surprising"
    if found.quiet_days <= found.silence.longest:
        return "longer than that, but not longer than the longest before"
    return "surprising"


def _series(found: Activity) -> str:
    row = found.series
    assert row is not None
    kind = "negative binomial" if row.bursts is not None else "Poisson"
    return (
        f"As a series of {found.step} days each ({kind}): the level changes at once by a factor of "
        f"{interval(row.level)}, and the trend by {interval(row.trend)} in each."
    )


def _absence(row: AbsenceCheck) -> str:
    said = f"“{row.quote}” ({row.speaker})"
    if row.days is None or row.held is None:
        return f"{said}: the document is not dated closely enough to say of how long it speaks."
    told = (
        f"{said}: from {_day(row.start)} to {_day(row.end or row.start)} the ledger holds "
        f"{tally(row.held)}"
    )
    if row.expected is not None and row.chance is not None:
        told += (
            f"; the earlier rate would make {row.expected:.1f}, and none at all had a chance of "
            f"{chance(row.chance)}"
        )
    if row.first_later is None:
        return f"{told}. Nothing is reported after it."
    after = f"{counted(row.later, 'event')} afterwards, the first on {_day(row.first_later)}"
    return f"{told}. Later documents report {after}."


def _later(row: LaterCheck) -> str:
    said = f"“{row.quote}” ({row.speaker})"
    if row.written is None:
        return f"{said}: the document is not dated, so what followed cannot be told."
    if row.change is None:
        return f"{said}: no document is later, so the ledger cannot show it."
    return (
        f"{said}: in the {counted(row.days, 'day')} after {_day(row.written)} "
        f"{counted(row.events, 'event')} are reported, {interval(row.change.ratio)} times the rate "
        "of before."
    )


def caveats(found: Activity) -> Iterator[str]:
    """Coverage, delay, dates and numbers that could make the answer wrong."""
    yield from _coverage(found)
    if found.delay is None:
        yield "How late events are reported cannot be told; the last ones may not be in yet."
    elif found.delay.most:
        told = (
            f"Nine of ten events are reported within {counted(found.delay.most, 'day')} (half "
            f"within {found.delay.median}); the last {found.delay.most} are not complete"
        )
        if found.complete is not None:
            ratio = interval(found.complete.ratio)
            told += f". Without them the rate after is {ratio} times that before"
        yield told + "."
    if found.undated:
        yield f"{counted(found.undated, 'event')} of no known date are on neither side."
    if found.series is None:
        yield (
            f"There is not enough for a series with a trend: it needs {LEAST_BINS} stretches on "
            f"either side and {LEAST_EVENTS} events, and some on both."
        )


def _coverage(found: Activity) -> Iterator[str]:
    """How closely either side was watched: a rate is one of reports and rises with them."""
    sides = (found.before, found.after)
    before, after = (side.origins / side.days for side in sides)
    if not found.before.origins:
        yield "No document was written before the moment: all that is known of it was told later."
    elif min(before, after) < FEWER_REPORTS * max(before, after):
        less = "Fewer" if after < before else "More"
        yield (
            f"{less} sources write after: {found.after.origins} origins in {found.after.days} days "
            f"against {found.before.origins} in {found.before.days}. Some of the change is theirs."
        )
    for name, bins in (("before", found.bins_before), ("after", found.bins_after)):
        silent = sum(not one.origins for one in bins)
        if silent > UNWATCHED * len(bins):
            yield (
                f"Nobody wrote in {silent} of the {len(bins)} stretches of {found.step} days "
                f"{name}: what happened then is not known unless it was told later."
            )


def activity_tables(found: Activity) -> Iterator[Table]:
    """The stretches of the picture, and the claims with their words."""
    rows = tuple(
        Row((f"{_day(one.start)} to {_day(one.end)}", side, tally(one.events), f"{one.origins}"))
        for side, bins in (("before", found.bins_before), ("after", found.bins_after))
        for one in bins
        if one.events.high or one.origins
    )
    yield Table(
        "Days with events or documents", ("days", "", "events", "origins writing"), rows, (2, 3)
    )
    said: list[AbsenceCheck | LaterCheck] = [*found.absences, *found.later]
    if said:
        lines = tuple(Row((row.speaker, f"“{row.quote}”"), (row.claim,)) for row in said)
        yield Table("What is said of it", ("who says it", "words"), lines)
