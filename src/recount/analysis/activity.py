"""Before and after: has the reported activity of a party changed since a day or some events?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from recount.analysis.activity_words import ASSUMPTIONS, activity_tables, answers, caveats
from recount.analysis.appraisals import Appraisal, Estimate, IntervalKind, Subject
from recount.analysis.changes import Activity, Bin, Stretch
from recount.analysis.delays import Delay, delay_of
from recount.analysis.material import Material
from recount.analysis.periods import backwards, forwards
from recount.analysis.rates import (
    Exposure,
    RateChange,
    rate_change,
    rate_interval,
    silence,
)
from recount.analysis.selecting import (
    Selection,
    Side,
    Window,
    dated,
    events_inside,
    middle,
    need_party,
    selected,
)
from recount.analysis.series import interrupted
from recount.analysis.verdicts import absences_of, check_absences, later_checks
from recount.analysis.wording import day
from recount.errors import AssessmentError, NotFoundError
from recount.model.events import Event
from recount.model.parties import Party
from recount.model.saying import say

LEAST_EVENTS = 4
LONG_STEP, SHORT_STEP = 30, 7
SHORT_SPAN = 240
"""Where either side has fewer days than these, weeks are counted in place of 30 days."""


@dataclass(frozen=True, slots=True)
class ActivityQuestion:
    """Whose activity, and since when: a day, or the last of some events; with neither, what
    documents say of an absence of the party's activity gives the day."""

    wanted: Selection
    since: date | None = None
    after: tuple[str, ...] = ()


def appraise_activity(material: Material, question: ActivityQuestion) -> Appraisal[Activity]:
    """The reported activity of a party before and after a moment.

    Raises AssessmentError where no moment is known, or too few events are dated around it.
    """
    wanted = question.wanted
    need_party(material, wanted, _parties(material))
    every = selected(material, Selection(wanted.party, wanted.side, wanted.place, wanted.type))
    events = dated(every)
    before, after = _sides(material, question, events)
    result = _activity(material, question, events, (before, after), len(every) - len(events))
    return Appraisal(
        Subject.ACTIVITY,
        say("Reported activity of %(party)s before and after", party=result.party), ASSUMPTIONS,
        tuple(answers(result)), tuple(caveats(result)), result, material.data,
        tuple(activity_tables(result)),
    )  # fmt: skip


def _parties(material: Material) -> Iterator[Party | None]:
    for event in material.top_events:
        yield event.perpetrator
        yield event.target


def _sides(
    material: Material, question: ActivityQuestion, events: Sequence[Event]
) -> tuple[Window, Window]:
    """The days before and after the moment; those of the events themselves are on neither side."""
    last_before, first_after = _moment(material, question)
    firsts = sorted(row.when.end for row in events if row.when and row.when.end)
    last = question.wanted.end or material.last_day
    if not firsts or last is None:
        wanted = question.wanted
        raise AssessmentError(
            say("activity"),
            _none_dated(wanted.side, wanted.party or say("any party")),
            say("ask for the other side with --side, for less, or add dated reports"),
        )
    # The first event chose where to begin, so that it is none of those that are counted.
    start = question.wanted.start or firsts[0] + timedelta(days=1)
    if start > last_before or first_after > last:
        raise AssessmentError(
            say("activity"),
            say("the days from %(start)s to %(end)s do not lie on both sides of %(day)s",
                start=day(start), end=day(last), day=day(first_after)),
            say("give another day with --since, or other days with --from and --to"),
        )  # fmt: skip
    return Window(start, last_before), Window(first_after, last)


def _none_dated(side: Side, party: str) -> str:
    if side is Side.BY:
        return say("the ledger dates no event by %(party)s", party=party)
    if side is Side.AGAINST:
        return say("the ledger dates no event against %(party)s", party=party)
    return say("the ledger dates no event either %(party)s", party=party)


def _moment(material: Material, question: ActivityQuestion) -> tuple[date, date]:
    """The last day before and the first day after."""
    if question.since is not None:
        return question.since - timedelta(days=1), question.since
    if question.after:
        whens = [_event(material, key).when for key in question.after]
        starts = [when.start for when in whens if when and when.start]
        ends = [when.end for when in whens if when and when.end]
        if len(starts) < len(whens) or len(ends) < len(whens):
            raise AssessmentError(
                say("activity"),
                say("one of the events of --after has no known date"),
                say("name others"),
            )
        return min(starts) - timedelta(days=1), max(ends) + timedelta(days=1)
    told = [c.when.start for c in absences_of(material, question.wanted) if c.when and c.when.start]
    if not told:
        raise AssessmentError(
            say("activity"),
            say("no document says since when the party was silent, and no day was given"),
            say("give a day with --since, or events with --after"),
        )
    return min(told) - timedelta(days=1), min(told)


def _event(material: Material, key: str) -> Event:
    found = [e for e in material.events if e.id.startswith(key) or e.id[2:].startswith(key)]
    if len(found) != 1:
        what = (
            say("%(n)s events begin so", n=len(found))
            if found
            else say("the ledger holds no such event")
        )
        raise NotFoundError(
            say("event %(id)s", id=key), what, say("see `recount show` for the ids")
        )
    return found[0]


def _activity(
    material: Material,
    question: ActivityQuestion,
    events: Sequence[Event],
    sides: tuple[Window, Window],
    undated: int,
) -> Activity:
    before, after = (_stretch(material, events, window) for window in sides)
    _check(question, before, after)
    step = SHORT_STEP if min(before.days, after.days) < SHORT_SPAN else LONG_STEP
    bins_before = _bins(material, events, backwards(sides[0], step))
    bins_after = _bins(material, events, forwards(sides[1], step))
    best_before = [row.events.best or 0 for row in bins_before]
    own = _days_in(events, sides[0])
    base, delay = _exposure(before), delay_of(material, events)
    return Activity(
        party=question.wanted.party or say("all parties"),
        before=before,
        after=after,
        change=rate_change(base, _exposure(after)),
        widest=_widest(before, after),
        silence=silence(base, best_before, step, _longest_gap(own, sides[0])),
        quiet_days=_quiet_days(_days_in(events, sides[1]), sides[1]),
        series=interrupted(best_before, [row.events.best or 0 for row in bins_after]),
        step=step,
        bins_before=bins_before,
        bins_after=bins_after,
        absences=check_absences(material, absences_of(material, question.wanted), events, base),
        later=later_checks(material, question.wanted, events, base),
        delay=delay,
        complete=_complete(events, base, sides[1], delay),
        undated=undated,
    )


def _check(question: ActivityQuestion, before: Stretch, after: Stretch) -> None:
    held, earlier = (before.events.best or 0) + (after.events.best or 0), before.events.best or 0
    if held < LEAST_EVENTS or not earlier:
        raise AssessmentError(
            say("activity"),
            say("the ledger dates %(n)s events of %(party)s before and %(n2)s after: too few to "
                "tell a change from chance",
                n=earlier, party=question.wanted.party or say("any party"), n2=held - earlier),
            say("it needs %(n)s, one of them before; add reports, or ask for more days with "
                "--from, or for the other side with --side", n=LEAST_EVENTS),
        )  # fmt: skip


def _stretch(material: Material, events: Sequence[Event], window: Window) -> Stretch:
    held = events_inside(events, window)
    return Stretch(
        window.start.isoformat(), window.end.isoformat(), window.days, held,
        _origins(material, window), rate_interval(Exposure(held.best or 0, window.days)),
    )  # fmt: skip


def _exposure(found: Stretch) -> Exposure:
    return Exposure(found.events.best or 0, found.days)


def _origins(material: Material, window: Window) -> int:
    """How many independent origins wrote in these days."""
    return len(
        {
            material.origin(key)
            for key in material.documents
            if (written := material.written(key)) and window.start <= written <= window.end
        }
    )


def _bins(
    material: Material, events: Sequence[Event], windows: Sequence[Window]
) -> tuple[Bin, ...]:
    return tuple(
        Bin(
            one.start.isoformat(), one.end.isoformat(), events_inside(events, one),
            _origins(material, one),
        )
        for one in windows
    )  # fmt: skip


def _widest(before: Stretch, after: Stretch) -> Estimate:
    """The hull of the intervals, wherever events of uncertain date may fall."""
    pairs = ((before.events.high, after.events.low), (before.events.low, after.events.high))
    found = [
        rate_change(Exposure(b, before.days), Exposure(a, after.days)).ratio
        for b, a in pairs
        if a is not None and b is not None and a + b
    ]
    highs = [row.high for row in found]
    high = None if None in highs else max((h for h in highs if h is not None), default=None)
    low = min((row.low for row in found), default=0.0)
    return Estimate(None, low, high, IntervalKind.CONFIDENCE)


def _days_in(events: Sequence[Event], window: Window) -> list[date]:
    days = (middle(event.when) for event in events)
    return sorted(one for one in days if one and window.start <= one <= window.end)


def _complete(
    events: Sequence[Event], before: Exposure, after: Window, delay: Delay | None
) -> RateChange | None:
    """The change without the days of which nine of ten reports may still be to come."""
    if delay is None or not 0 < delay.most < after.days:
        return None
    window = Window(after.start, after.end - timedelta(days=delay.most))
    held = events_inside(events, window).best or 0
    return rate_change(before, Exposure(held, window.days))


def _longest_gap(days: Sequence[date], window: Window) -> int:
    """The longest run of days without an event."""
    marks = [window.start - timedelta(days=1), *days, window.end + timedelta(days=1)]
    return max(max(0, (b - a).days - 1) for a, b in pairwise(marks))


def _quiet_days(days: Sequence[date], window: Window) -> int:
    """For how many days up to the end nothing is reported."""
    return (window.end - days[-1]).days if days else window.days
