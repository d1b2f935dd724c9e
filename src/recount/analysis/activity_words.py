"""What activity before and after comes to, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from recount.analysis.appraisals import Row, Table, Tally
from recount.analysis.changes import Activity, Bin, Stretch
from recount.analysis.delays import Delay
from recount.analysis.rates import RateChange
from recount.analysis.series import LEAST_BINS, LEAST_EVENTS
from recount.analysis.verdicts import AbsenceCheck, LaterCheck
from recount.analysis.wording import chance, counted, day, interval, span, tally
from recount.model.saying import say

ASSUMPTIONS = (
    say(
        "What changes is what is reported: a party that does as before and is watched less looks "
        "the same as one that does less."
    ),
    say(
        "The moment was not picked because of these numbers. Whoever tries many days will find a "
        "change at one of them."
    ),
    say(
        "On each side events come at an even rate, independently of one another. Where they came "
        "in bursts, the intervals are too narrow; the silence that allows for bursts is then the "
        "one to use."
    ),
    say(
        "Unless days were asked for, counting begins the day after the first event, which chose "
        "where to begin, and ends with the last document."
    ),
    say(
        "An event of uncertain date stands at the middle of what is possible; the widest interval "
        "says what other dates could make of it."
    ),
)
FEWER_REPORTS = 0.75
"""A rate of documents on one side below this part of the other's is worth a warning."""
UNWATCHED = 0.5
"""Share of the stretches of a side in which nobody wrote that is worth one too."""


def answers(found: Activity) -> Iterator[str]:
    """The numbers first, then what speakers say beside them."""
    yield say("Before: %(side)s", side=_side(found.before))
    yield say("After: %(side)s", side=_side(found.after))
    yield _change(found)
    yield _silence(found)
    if found.series is not None:
        yield _series(found)
    for absence in found.absences:
        yield _absence(absence)
    for later in found.later:
        yield _later(later)


def _side(found: Stretch) -> str:
    return say(
        "%(ends)s, %(days)s: %(events)s, %(rate)s in 30 days.",
        ends=_ends(found.start, found.end), days=counted(found.days, "day"),
        events=_events(found.events), rate=interval(found.rate),
    )  # fmt: skip


def _ends(start: str, end: str) -> str:
    return say("%(low)s to %(high)s", low=_day(start), high=_day(end))


def _events(found: Tally) -> str:
    if found.low == found.high:
        return counted(found.low, "event")
    return say("%(number)s events", number=tally(found))


def _day(iso: str) -> str:
    return day(date.fromisoformat(iso))


def _change(found: Activity) -> str:
    ratio = found.change.ratio
    told = say(
        "The rate after is %(ratio)s times that before, with an interval of 95 per cent; if "
        "nothing had changed, as large a difference had a chance of %(chance)s.",
        ratio=interval(ratio), chance=_p(found.change),
    )  # fmt: skip
    if (found.widest.low, found.widest.high) == (ratio.low, ratio.high):
        return told
    return say(
        "%(told)s Wherever the events of uncertain date fall, the interval lies within %(ends)s.",
        told=told, ends=span(found.widest.low, found.widest.high, 2),
    )  # fmt: skip


def _p(change: RateChange) -> str:
    return chance(change.p_value)


def _silence(found: Activity) -> str:
    quiet = found.silence
    after = _long(quiet.even)
    if quiet.clustered is not None and quiet.clustered > quiet.even:
        after = say(
            "%(even)s, or after %(bursts)s as the events came in bursts",
            even=after, bursts=_long(quiet.clustered),
        )  # fmt: skip
    return say(
        "At the earlier rate a silence is surprising after %(after)s (a chance below 5 per cent); "
        "the longest one before lasted %(longest)s. The ledger ends with %(quiet)s of silence, "
        "which is %(verdict)s.",
        after=after, longest=counted(quiet.longest, "day"),
        quiet=counted(found.quiet_days, "day"), verdict=_is_surprising(found),
    )  # fmt: skip


def _long(days: float) -> str:
    """Days, or years where they are many: with few events before, almost no silence surprises."""
    if days < 730:
        return say("%(number)s days", number=f"{days:,.0f}")
    return say("%(number)s years", number=f"{days / 365.25:,.0f}")


def _is_surprising(found: Activity) -> str:
    needed = found.silence.clustered or found.silence.even
    if found.quiet_days <= needed:
        return say("not surprising")
    if found.quiet_days <= found.silence.longest:
        return say("longer than that, but not longer than the longest before")
    return say("surprising")


def _series(found: Activity) -> str:
    row = found.series
    assert row is not None
    kind = say("negative binomial") if row.bursts is not None else say("Poisson")
    return say(
        "As a series of %(step)s days each (%(kind)s): the level changes at once by a factor of "
        "%(level)s, and the trend by %(trend)s in each.",
        step=found.step, kind=kind, level=interval(row.level), trend=interval(row.trend),
    )  # fmt: skip


def _said(row: AbsenceCheck | LaterCheck) -> str:
    return say("“%(words)s” (%(who)s)", words=row.quote, who=row.speaker)


def _absence(row: AbsenceCheck) -> str:
    said = _said(row)
    if row.days is None or row.held is None:
        return say(
            "%(said)s: the document is not dated closely enough to say of how long it speaks.",
            said=said,
        )  # fmt: skip
    told = say(
        "%(said)s: from %(start)s to %(end)s the ledger holds %(held)s",
        said=said, start=_day(row.start), end=_day(row.end or row.start), held=tally(row.held),
    )  # fmt: skip
    if row.expected is not None and row.chance is not None:
        told = say(
            "%(told)s; the earlier rate would make %(expected)s, and none at all had a chance of "
            "%(chance)s",
            told=told, expected=f"{row.expected:.1f}", chance=chance(row.chance),
        )  # fmt: skip
    if row.first_later is None:
        return say("%(told)s. Nothing is reported after it.", told=told)
    return say(
        "%(told)s. Later documents report %(events)s afterwards, the first on %(day)s.",
        told=told, events=counted(row.later, "event"), day=_day(row.first_later),
    )  # fmt: skip


def _later(row: LaterCheck) -> str:
    said = _said(row)
    if row.written is None:
        return say(
            "%(said)s: the document is not dated, so what followed cannot be told.", said=said
        )
    if row.change is None:
        return say("%(said)s: no document is later, so the ledger cannot show it.", said=said)
    return say(
        "%(said)s: in the %(days)s after %(day)s %(events)s are reported, %(ratio)s times the "
        "rate of before.",
        said=said, days=counted(row.days, "day"), day=_day(row.written),
        events=counted(row.events, "event"), ratio=interval(row.change.ratio),
    )  # fmt: skip


def caveats(found: Activity) -> Iterator[str]:
    """Coverage, delay, dates and numbers that could make the answer wrong."""
    yield from _coverage(found)
    if found.delay is None:
        yield say("How late events are reported cannot be told; the last ones may not be in yet.")
    elif found.delay.most:
        yield _late(found, found.delay)
    if found.undated:
        yield say(
            "%(events)s of no known date are on neither side.",
            events=counted(found.undated, "event"),
        )
    if found.series is None:
        yield say(
            "There is not enough for a series with a trend: it needs %(bins)s stretches on either "
            "side and %(events)s events, and some on both.",
            bins=LEAST_BINS, events=LEAST_EVENTS,
        )  # fmt: skip


def _late(found: Activity, delay: Delay) -> str:
    told = say(
        "Nine of ten events are reported within %(days)s (half within %(half)s); the last %(most)s "
        "are not complete.",
        days=counted(delay.most, "day"), half=str(delay.median), most=str(delay.most),
    )  # fmt: skip
    if found.complete is None:
        return told
    return say(
        "%(told)s Without them the rate after is %(ratio)s times that before.",
        told=told, ratio=interval(found.complete.ratio),
    )  # fmt: skip


def _coverage(found: Activity) -> Iterator[str]:
    """How closely either side was watched: a rate is one of reports and rises with them."""
    sides = (found.before, found.after)
    before, after = (side.origins / side.days for side in sides)
    if not found.before.origins:
        yield say(
            "No document was written before the moment: all that is known of it was told later."
        )
    elif min(before, after) < FEWER_REPORTS * max(before, after):
        told = {
            "origins": counted(found.after.origins, "origin"),
            "days": counted(found.after.days, "day"),
            "origins2": counted(found.before.origins, "origin"),
            "days2": counted(found.before.days, "day"),
        }  # fmt: skip
        if after < before:
            yield say(
                "Fewer sources write after: %(origins)s in %(days)s against %(origins2)s in "
                "%(days2)s. Some of the change is theirs.",
                **told,
            )
        else:
            yield say(
                "More sources write after: %(origins)s in %(days)s against %(origins2)s in "
                "%(days2)s. Some of the change is theirs.",
                **told,
            )
    if _is_unwatched(found.bins_before):
        yield say(
            "Nobody wrote in %(n)s of the %(all)s stretches of %(step)s days before: what happened "
            "then is not known unless it was told later.",
            n=_silent(found.bins_before), all=len(found.bins_before), step=found.step,
        )  # fmt: skip
    if _is_unwatched(found.bins_after):
        yield say(
            "Nobody wrote in %(n)s of the %(all)s stretches of %(step)s days after: what happened "
            "then is not known unless it was told later.",
            n=_silent(found.bins_after), all=len(found.bins_after), step=found.step,
        )  # fmt: skip


def _silent(bins: Sequence[Bin]) -> int:
    return sum(not one.origins for one in bins)


def _is_unwatched(bins: Sequence[Bin]) -> bool:
    return _silent(bins) > UNWATCHED * len(bins)


def activity_tables(found: Activity) -> Iterator[Table]:
    """The stretches of the picture, and the claims with their words."""
    rows = tuple(
        Row((_ends(one.start, one.end), side, tally(one.events), f"{one.origins}"))
        for side, bins in ((say("before"), found.bins_before), (say("after"), found.bins_after))
        for one in bins
        if one.events.high or one.origins
    )
    yield Table(
        say("Days with events or documents"),
        (say("days"), "", say("events"), say("origins writing")), rows, (2, 3),
    )  # fmt: skip
    said: list[AbsenceCheck | LaterCheck] = [*found.absences, *found.later]
    if said:
        lines = tuple(Row((row.speaker, f"“{row.quote}”"), (row.claim,)) for row in said)
        yield Table(say("What is said of it"), (say("who says it"), say("words")), lines)
