"""Side by side: the same figure for several parties, places or kinds, period by period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from recount.analysis.appraisals import (
    Appraisal,
    Estimate,
    Row,
    Subject,
    Table,
    Tally,
)
from recount.analysis.material import Material
from recount.analysis.periods import Period, fitting, periods
from recount.analysis.periods import label as named
from recount.analysis.rates import Exposure, rate_interval
from recount.analysis.selecting import (
    Inside,
    Selection,
    Window,
    dated,
    events_inside,
    inside,
    middle,
    selected,
)
from recount.analysis.wording import counted, day, interval, listed, party_name, plain, tally
from recount.errors import AssessmentError
from recount.model.counts import Outcome
from recount.model.events import Event
from recount.model.saying import capital, say, say_list

MOST_PANELS = 9


class Parting(StrEnum):
    """What the events are parted by."""

    PERPETRATOR = "perpetrator"
    TARGET = "target"
    COUNTRY = "country"
    PROVINCE = "province"
    TYPE = "type"


class Measure(StrEnum):
    """What is counted in each period."""

    EVENTS = "events"
    KILLED = "killed"
    INJURED = "injured"


_OUTCOMES = {Measure.KILLED: Outcome.KILLED, Measure.INJURED: Outcome.INJURED}


@dataclass(frozen=True, slots=True)
class CompareQuestion:
    """What to part by, what to count, how finely; `only` names the panels that are wanted, by
    words in their names. `by` None takes the finest periods that can be read."""

    wanted: Selection
    parting: Parting = Parting.PERPETRATOR
    measure: Measure = Measure.EVENTS
    by: Period | None = None
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodTally:
    """One period of one panel, with how many events may lie in it.

    `tally` is None where nothing is known: of people where no event is reported, or no report gives
    a number. It is never nought for want of reports.
    """

    label: str
    start: str
    end: str
    events: int
    tally: Tally | None


@dataclass(frozen=True, slots=True)
class Panel:
    """One party, place or kind over time. `rate` is its events in 30 days over the whole time."""

    name: str
    events: int
    rate: Estimate
    periods: tuple[PeriodTally, ...]
    last_event: str | None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The panels, the largest first; `others` counts events of panels that are not shown, and
    `undated` those that no period can hold."""

    parting: Parting
    measure: Measure
    by: Period
    panels: tuple[Panel, ...]
    others: int
    undated: int


def appraise_compare(material: Material, question: CompareQuestion) -> Appraisal[SideBySide]:
    """The same figure for several groups over the same periods.

    Raises AssessmentError where no event has a date, or no group is of the names asked for.
    """
    events = selected(material, question.wanted)
    whole = dated(events)
    if not whole:
        raise AssessmentError(
            say("compare"),
            say("none of these events has a known date"),
            say("ask without --party, --place, --from and --to, or add reports"),
        )
    window = _window(material, question, whole)
    by = question.by or fitting(window)
    groups = _groups(whole, question)
    panels = [_panel(material, question, (name, rows), (window, by)) for name, rows in groups]
    shown = sorted(panels, key=lambda row: (-row.events, row.name))[:MOST_PANELS]
    result = SideBySide(
        question.parting, question.measure, by, tuple(shown),
        len(whole) - sum(row.events for row in shown), len(events) - len(whole),
    )  # fmt: skip
    title = say(
        "%(measure)s by %(parting)s, each %(period)s",
        measure=capital(plain(question.measure)), parting=plain(question.parting),
        period=plain(by),
    )  # fmt: skip
    return Appraisal(
        Subject.COMPARE, title, _assumptions(question), tuple(_answers(material, result)),
        tuple(_caveats(result)), result, material.data, (_table(result),),
    )  # fmt: skip


def _window(material: Material, question: CompareQuestion, events: Sequence[Event]) -> Window:
    """The days asked for; else from the first event to the last document."""
    firsts = [row.when.start for row in events if row.when and row.when.start]
    lasts = [row.when.end for row in events if row.when and row.when.end]
    end = max(filter(None, [max(lasts), material.last_day]))
    return Window(question.wanted.start or min(firsts), question.wanted.end or end)


def _groups(events: Sequence[Event], question: CompareQuestion) -> list[tuple[str, list[Event]]]:
    rows: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        rows[_name(event, question.parting)].append(event)
    if not question.only:
        return sorted(rows.items())
    asked = [word.casefold() for word in question.only]
    found = [(n, some) for n, some in rows.items() if any(w in n.casefold() for w in asked)]
    if not found:
        raise AssessmentError(
            say("--only %(names)s", names=listed(question.only)),
            say("no %(parting)s of these events is called so", parting=plain(question.parting)),
            say("take from %(names)s", names=say_list(sorted(rows)[:8])),
        )
    return sorted(found)


def _name(event: Event, parting: Parting) -> str:
    if parting is Parting.PERPETRATOR:
        return party_name(event.perpetrator)
    if parting is Parting.TARGET:
        return party_name(event.target)
    if parting is Parting.TYPE:
        return plain(event.type)
    where = event.where
    found = where and (where.country if parting is Parting.COUNTRY else where.admin1)
    return found or say("%(what)s not known", what=plain(parting))


def _panel(
    material: Material,
    question: CompareQuestion,
    group: tuple[str, Sequence[Event]],
    time: tuple[Window, Period],
) -> Panel:
    name, events = group
    window, by = time
    days = sorted(day for row in events if (day := middle(row.when)) is not None)
    return Panel(
        name=name,
        events=len(events),
        rate=rate_interval(Exposure(len(events), window.days)),
        periods=tuple(
            PeriodTally(
                named(one, by), one.start.isoformat(), one.end.isoformat(),
                events_inside(events, one).high or 0,
                _measured(material, question.measure, events, one),
            )
            for one in periods(window, by)
        ),
        last_event=days[-1].isoformat() if days else None,
    )  # fmt: skip


def _measured(
    material: Material, measure: Measure, events: Sequence[Event], window: Window
) -> Tally | None:
    """What the period holds: at least what surely fell in it, at most what possibly did."""
    if measure is Measure.EVENTS:
        return events_inside(events, window)
    outcome = _OUTCOMES[measure]
    sure = [row for row in events if inside(row.when, window) is Inside.SURELY]
    possible = [row for row in events if inside(row.when, window) is not Inside.NO]
    least, most = material.people(sure, outcome), material.people(possible, outcome)
    if most is None:
        return None
    low = least.low if least else 0
    best = least.best if least and len(sure) == len(possible) else None
    return Tally(low, best, most.high)


def _assumptions(question: CompareQuestion) -> tuple[str, ...]:
    return (
        say("What is compared is what was reported, by sources that may watch one place or party "
            "more closely than another, or one year more than another."),
        say("A period holds at least the events that surely fell in it, and at most those that "
            "possibly did; the mark is the number by the middle of their dates."),
        say("Each panel is drawn to the same scale.")
        if question.measure is Measure.EVENTS
        else say("People are added up by the ledger's rules, with the totals that bind several "
                 "events; events of which no report gives a number add nothing, and are not "
                 "nought."),
    )  # fmt: skip


def _answers(material: Material, result: SideBySide) -> list[str]:
    return [_answer(material, row, result) for row in result.panels]


def _answer(material: Material, panel: Panel, result: SideBySide) -> str:
    known = [(row.label, row.tally) for row in panel.periods if row.tally is not None]
    said = say(
        "%(name)s: %(events)s, %(rate)s in 30 days",
        name=panel.name, events=counted(panel.events, "event"), rate=interval(panel.rate),
    )  # fmt: skip
    if known:
        label, most = max(known, key=lambda row: row[1].high or row[1].low)
        said = say(
            "%(said)s; most in %(period)s, %(number)s %(measure)s",
            said=said, period=label, number=tally(most), measure=plain(result.measure),
        )  # fmt: skip
    if panel.last_event is None or material.last_day is None:
        return say("%(said)s.", said=said)
    silent = (material.last_day - type(material.last_day).fromisoformat(panel.last_event)).days
    if silent <= 0:
        return say("%(said)s.", said=said)
    return say(
        "%(said)s; none in the %(days)s up to %(day)s.",
        said=said, days=counted(silent, "day"), day=day(material.last_day),
    )  # fmt: skip


def _caveats(result: SideBySide) -> list[str]:
    found: list[str] = []
    if result.undated:
        undated = counted(result.undated, "event")
        found.append(say("%(events)s of no known date are in no period.", events=undated))
    if result.others:
        others = counted(result.others, "event")
        found.append(say("%(events)s are of groups that are not shown.", events=others))
    silent = sum(
        1 for row in result.panels for one in row.periods if one.tally is None and one.events
    )
    if silent:
        found.append(
            say(
                "In %(periods)s there were events and no report gives a number; they are drawn as "
                "a question mark.",
                periods=counted(silent, "period"),
            )
        )
    return found


def _table(result: SideBySide) -> Table:
    names = tuple(row.name for row in result.panels)
    labels = [one.label for one in result.panels[0].periods]
    rows = tuple(
        Row((text, *(_cell(panel.periods[at]) for panel in result.panels)))
        for at, text in enumerate(labels)
    )
    return Table(
        say("%(measure)s, each %(period)s", measure=capital(plain(result.measure)),
            period=plain(result.by)),
        (plain(result.by), *names), rows, tuple(range(1, len(names) + 1)),
    )  # fmt: skip


def _cell(found: PeriodTally) -> str:
    if found.tally is not None:
        return tally(found.tally)
    return say("unknown") if found.events else say("none told of")
