"""The bounds and best numbers of all events: one region at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from recount.model.counts import Outcome, Victims
from recount.reconciling.case import Case, Opened, Outlook
from recount.reconciling.choosing import NOTHING, Choice, choose, disputed_classes
from recount.reconciling.classes import AGES, ALL, ORDER, TOP, needed
from recount.reconciling.intervals import ANY, Interval
from recount.reconciling.limits import Effort, Limit, Reach
from recount.reconciling.regions import Region
from recount.reconciling.remembering import Memory
from recount.reconciling.sheet import Key, make_sheet
from recount.reconciling.solving import solve
from recount.reconciling.totals import Total

NO_GUESS = ("undecided", "unknown")


@dataclass
class Tally:
    """The bounds of each unknown number, how far they were worked out, and the best one.

    `direct` are the bounds by the claims about the event alone, before any total; `totals` those
    that bind an event; `left` what a total leaves for several events together; `unbound` totals
    that cannot hold, found too late to say which of their claims yield; `memory` what was solved.
    """

    boxes: dict[Key, Interval] = field(default_factory=dict)
    reach: dict[Key, Reach] = field(default_factory=dict)
    direct: dict[Key, Interval] = field(default_factory=dict)
    choices: dict[Key, Choice] = field(default_factory=dict)
    totals: dict[int, tuple[Total, ...]] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)
    unbound: list[Total] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)

    def box(self, key: Key) -> Interval:
        """The bounds of a number; open where nothing speaks of it."""
        return self.boxes.get(key, ANY)

    def best(self, key: Key) -> int | None:
        """The best number, where there is one."""
        return self.choices.get(key, NOTHING).best

    def classes(self, event: int, outcome: Outcome) -> list[Victims]:
        """The classes of one event and outcome that are bounded or might be."""
        return [victims for victims in ORDER if (event, outcome, victims) in self.boxes]


@dataclass(frozen=True, slots=True)
class Left:
    """What a total leaves for the events that no report gives a number for, together."""

    total: Total
    victims: Victims
    events: tuple[int, ...]
    box: Interval


def tally_alone(case: Case, event: int, row: Opened, tally: Tally) -> None:
    """The numbers of an event that no total binds."""
    for outcome, outlook in row.outlooks.items():
        named = {v for position in outlook.positions for v in position.boxes}
        for victims in needed(named):
            key = (event, outcome, victims)
            box = outlook.allowed.boxes.get(victims, ANY)
            reach = Reach.EXACT if outlook.allowed.is_exact else Reach.OUTER
            tally.boxes[key] = tally.direct[key] = box
            tally.reach[key] = reach
    _choose_all(case, {event: row}, tally)


def tally_region(case: Case, opened: Mapping[int, Opened], region: Region, tally: Tally) -> None:
    """The numbers of events that totals tie together; all sums can hold by now."""
    events = {event: opened[event] for event in region.events}
    sheet = make_sheet(events, region.totals)
    effort = case.methodology.effort
    limits = [*sheet.inside, *(limit for row in region.totals for limit in sheet.limits_of(row))]
    asked, sums = _remainders(region, events, sheet.keys)
    boxes = [*sheet.boxes, *(ANY for _ in sums)]
    extra = [Limit(unknowns, (len(sheet.boxes) + i,), 0, 0) for i, unknowns in enumerate(sums)]
    solved = solve(boxes, [*limits, *extra], effort, tally.memory)
    if solved is None:  # too large to have been tried before: the totals bind nothing
        for event, row in events.items():
            tally_alone(case, event, row, tally)
        tally.unbound += region.totals
        return
    for key, index in sheet.keys.items():
        tally.boxes[key], tally.reach[key] = solved.boxes[index], solved.reach[index]
        tally.direct[key] = sheet.boxes[index]
        if not _is_exact(events[key[0]], key[1]):
            tally.reach[key] = Reach.OUTER
    for i, (total, victims, some) in enumerate(asked):
        tally.left.append(Left(total, victims, some, solved.boxes[len(sheet.boxes) + i]))
    for event in region.events:
        tally.totals[event] = tuple(row for row in region.totals if event in row.events)
    _choose_all(case, events, tally)
    if "arithmetic" in case.methodology.best_rules:
        _reckon(tally, (sheet.keys, [*sheet.inside, *limits]), effort)


def _is_exact(row: Opened, outcome: Outcome) -> bool:
    return outcome not in row.outlooks or row.outlooks[outcome].allowed.is_exact


def _choose_all(case: Case, events: Mapping[int, Opened], tally: Tally) -> None:
    for event, row in events.items():
        for outcome, outlook in row.outlooks.items():
            doubted = disputed_classes(outlook)
            for victims in tally.classes(event, outcome):
                key = (event, outcome, victims)
                box = tally.box(key)
                open_too = bool(doubted) and victims is not ALL and box.low != box.high
                if victims in doubted or open_too:
                    tally.choices[key] = Choice(None, "status_disputed")
                else:
                    tally.choices[key] = _chosen(case, outlook, victims, box)
            _fit_whole(tally, event, outcome)


def _chosen(case: Case, outlook: Outlook, victims: Victims, box: Interval) -> Choice:
    """The best by the reports; where they name none, the only number that is left."""
    choice = choose(case, outlook, victims, box)
    only = choice.best is None and box.low == box.high
    by_sum = only and "arithmetic" in case.methodology.best_rules
    return Choice(box.low, "arithmetic") if by_sum else choice


def _fit_whole(tally: Tally, event: int, outcome: Outcome) -> None:
    """Takes back the best numbers of classes that add up to more than that of all people; "a girl"
    here and "a woman" there are one victim by two names, of which neither is the better one."""
    whole = tally.best((event, outcome, ALL))
    if whole is None:
        return
    all_parts = tuple(row for row in tally.classes(event, outcome) if row is not ALL)
    for together, given_up in ((TOP, all_parts), (AGES, AGES)):
        if sum(tally.best((event, outcome, row)) or 0 for row in together) > whole:
            for victims in set(given_up) & set(all_parts):
                tally.choices[event, outcome, victims] = Choice(None, "whole_first")


def _reckon(
    tally: Tally,
    binding: tuple[Mapping[Key, int], Sequence[Limit]],
    effort: Effort,
) -> None:
    """Best numbers by arithmetic: where the best numbers of the others leave one value only."""
    keys, limits = binding
    boxes = [tally.box(key) for key in keys]
    for key, index in keys.items():
        best = tally.best(key)
        if best is not None:
            boxes[index] = Interval(best, best)
    solved = solve(boxes, limits, effort, tally.memory)
    for key, index in keys.items():
        found = solved.boxes[index] if solved else tally.box(key)
        rule = tally.choices.get(key, NOTHING).rule
        if rule in NO_GUESS and tally.best(key) is None and found.low == found.high:
            tally.choices[key] = Choice(found.low, "arithmetic")


def _remainders(
    region: Region, events: Mapping[int, Opened], keys: Mapping[Key, int]
) -> tuple[list[tuple[Total, Victims, tuple[int, ...]]], list[tuple[int, ...]]]:
    """For each whole total the events without a number of their own, two at least, as a sum."""
    asked: list[tuple[Total, Victims, tuple[int, ...]]] = []
    sums: list[tuple[int, ...]] = []
    for total in region.totals:
        unknown = tuple(e for e in total.members if not has_number(events[e], total))
        sum_of = tuple(keys[e, total.outcome, total.named] for e in unknown)
        if total.is_whole and len(unknown) > 1 and sum_of not in sums:
            asked.append((total, total.named, unknown))
            sums.append(sum_of)
    return asked, sums


def has_number(row: Opened, total: Total) -> bool:
    """Whether some report gives a number of its own for an event that a total speaks of."""
    outlook = row.outlooks.get(total.outcome)
    if outlook is None:
        return False
    classes: Iterable[Victims] = (ALL, total.named)
    rows = [row for position in outlook.positions for row in position.statements]
    return any(v in one.boxes and one.about(v) is not None for one in rows for v in classes)
