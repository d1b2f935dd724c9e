"""Every number that is not known, numbered through, with what binds it: the sum sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from recount.model.counts import Outcome, Victims
from recount.reconciling.case import Opened
from recount.reconciling.classes import INSIDE, needed
from recount.reconciling.intervals import ANY, Interval
from recount.reconciling.limits import Limit
from recount.reconciling.totals import Total

Key = tuple[int, Outcome, Victims]
"""One unknown: the event by its place in the case, the outcome, the class of victims."""


@dataclass
class Sheet:
    """The unknowns of all events, the bounds of each, and how classes lie in one another."""

    keys: dict[Key, int] = field(default_factory=dict)
    boxes: list[Interval] = field(default_factory=list)
    inside_of: dict[int, list[Limit]] = field(default_factory=dict)

    def add_event(self, event: int, outcome: Outcome, classes: set[Victims]) -> None:
        """Takes in the unknowns of one event and outcome, free of any bound."""
        wanted = needed(classes)
        for victims in wanted:
            if (event, outcome, victims) not in self.keys:
                self.keys[event, outcome, victims] = len(self.boxes)
                self.boxes.append(ANY)
        for whole, parts in INSIDE:
            found = [self.keys[event, outcome, part] for part in parts if part in wanted]
            if found:
                limit = Limit((self.keys[event, outcome, whole],), tuple(found), low=0)
                self.inside_of.setdefault(event, []).append(limit)

    @property
    def inside(self) -> list[Limit]:
        """For every event: classes inside a class are together no more than it."""
        return [limit for limits in self.inside_of.values() for limit in limits]

    def bind(self, key: Key, box: Interval) -> None:
        """Bounds one unknown by what the claims about its event allow."""
        index = self.keys[key]
        self.boxes[index] = self.boxes[index].meet(box)

    def sum_of(self, events: Sequence[int], outcome: Outcome, victims: Victims) -> tuple[int, ...]:
        """The unknowns of one class over some events."""
        return tuple(self.keys[event, outcome, victims] for event in events)

    def limits_of(self, total: Total) -> list[Limit]:
        """What a total asks of the unknowns.

        Its certain members are no more than it. No fewer only where nothing else can be in it.
        """
        limits = []
        for victims, box in total.boxes.items():
            members = self.sum_of(total.members, total.outcome, victims)
            if total.is_whole:
                limits.append(Limit(members, (), box.low, box.high))
                continue
            if members and box.high is not None:
                limits.append(Limit(members, (), None, box.high))
            if total.reaches and box.low:
                everyone = self.sum_of(total.events, total.outcome, victims)
                limits.append(Limit(everyone, (), box.low, None))
        return limits


def make_sheet(opened: Mapping[int, Opened], totals: Sequence[Total]) -> Sheet:
    """The sheet of all unknowns that claims or totals speak of, bounded by the claims alone."""
    classes: dict[tuple[int, Outcome], set[Victims]] = {}
    for event, row in opened.items():
        for outcome, outlook in row.outlooks.items():
            named = {v for position in outlook.positions for v in position.boxes}
            classes.setdefault((event, outcome), set()).update(named)
    for total in totals:
        for event in total.events:
            classes.setdefault((event, total.outcome), set()).update(total.boxes)
    sheet = Sheet()
    for event, outcome in sorted(classes):
        wanted = classes[event, outcome]
        sheet.add_event(event, outcome, wanted)
        known = opened[event].outlooks.get(outcome)
        for victims in needed(wanted) if known else ():
            box = known.allowed.boxes.get(victims, ANY) if known else ANY
            sheet.bind((event, outcome, victims), box)
    return sheet
