"""The sums that tightened a number, written out: 43 - 8 - 11 = 24."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from recount.model.counts import Victims
from recount.reconciling.case import Case, Opened
from recount.reconciling.choosing import NOTHING
from recount.reconciling.classes import ALL
from recount.reconciling.intervals import Interval
from recount.reconciling.sheet import Key
from recount.reconciling.tally import Tally
from recount.reconciling.totals import Total
from recount.reconciling.wording import event_name, event_names, number, speakers

Events = Mapping[int, Opened]


@dataclass(frozen=True, slots=True)
class Written:
    """A sum in words, and the claims that its numbers come from."""

    text: str
    claims: tuple[str, ...]


def written_sums(case: Case, opened: Events, tally: Tally, key: Key) -> Written | None:
    """How totals made a number what it is; None where they did not change it."""
    box, direct = tally.box(key), tally.direct.get(key)
    totals = [row for row in tally.totals.get(key[0], ()) if row.outcome is key[1]]
    if box == direct or not totals or box.is_open:
        return None
    for total in totals:
        victims = _class_in(total, key[2])
        if victims is not None:
            found = _Sum(case, opened, tally, total).written((key[0], key[1], victims), box)
            if found is not None:
                return found
    claims = tuple(sorted({claim for row in totals for claim in row.claims}))
    said = f"Together the totals leave {number(box)} here."
    return Written(said, claims)


def _class_in(total: Total, victims: Victims) -> Victims | None:
    if victims in total.boxes:
        return victims
    return ALL if victims is total.named and ALL in total.boxes else None


class _Sum:
    """One total with what is known of its other members."""

    def __init__(self, case: Case, opened: Events, tally: Tally, total: Total) -> None:
        self._case, self._opened, self._tally, self._total = case, opened, tally, total

    def written(self, key: Key, box: Interval) -> Written | None:
        """The sum that gives these bounds; None where this total alone does not."""
        if key[0] not in self._total.members:
            return None
        others = [(e, key[1], key[2]) for e in self._total.members if e != key[0]]
        asked = self._total.boxes[key[2]]
        least = sum(self._tally.box(other).low for other in others)
        high = None if asked.high is None else asked.high - least
        if high is None or high != box.high:
            return self._low_only(key, box, others)
        text = self._whole(key, box, others) if self._total.is_whole else self._part(box, others)
        return Written(text, self._claims(others))

    def _low_only(self, key: Key, box: Interval, others: Sequence[Key]) -> Written | None:
        """A lower bound: what the others cannot fill."""
        asked = self._total.boxes[key[2]]
        highs = [self._tally.box(other).high for other in others]
        if not self._total.is_whole or None in highs or box.low == 0:
            return None
        if asked.low - sum(high or 0 for high in highs) != box.low:
            return None
        sum_of = _minus(asked.low, [high or 0 for high in highs])
        return Written(f"{sum_of} = {box.low:,} at least.", self._claims(others))

    def _part(self, box: Interval, others: Sequence[Key]) -> str:
        """What a total leaves at most, where it may hold other events too."""
        total = self._total.boxes[others[0][2] if others else self._total.named]
        lows = [self._tally.box(other).low for other in others]
        return f"{_minus(total.high or 0, lows)} = {box.high:,} at most: {self._origin()}."

    def _whole(self, key: Key, box: Interval, others: Sequence[Key]) -> str:
        known = [other for other in others if self._value(other) is not None]
        unknown = [other for other in others if other not in known]
        asked = self._total.boxes[key[2]]
        if unknown:
            return self._shared(key, box, (known, unknown), asked)
        values = [self._value(other) or 0 for other in known]
        best = self._tally.best(key)
        exact = asked.low == asked.high
        if best is None or not exact or asked.low - sum(values) != best:
            lows = [self._tally.box(other).low for other in others]
            return f"{_minus(asked.high or 0, lows)} = {box.high:,} at most: {self._origin()}."
        text = f"{_minus(asked.low, values)} = {best:,}"
        return f"{text}{self._allowed_for(box, best, known)}: {self._origin()}."

    def _allowed_for(self, box: Interval, best: int, others: Sequence[Key]) -> str:
        """What the number would be if others were not at their best: "5 where 10 is allowed"."""
        more = [other for other in others if (self._tally.box(other).high or 0) > self._low(other)]
        texts = []
        if box.low < best:
            high = [self._named(other, lambda found: found.high or 0) for other in more]
            texts.append(f"{box.low:,} where {_listed(high)} is allowed for")
        if box.high is not None and box.high > best:
            low = [self._named(other, lambda found: found.low) for other in more]
            texts.append(f"{box.high:,} where {_listed(low)} is allowed for")
        return "".join(f"; {text}" for text in texts)

    def _low(self, key: Key) -> int:
        return self._tally.box(key).low

    def _value(self, key: Key) -> int | None:
        """A member's number: what reports of it say is best, or the only one left.

        A best number that itself came from this sum would prove nothing.
        """
        box, choice = self._tally.box(key), self._tally.choices.get(key, NOTHING)
        if box.low == box.high:
            return box.low
        return None if choice.rule == "arithmetic" else choice.best

    def _named(self, key: Key, end: Callable[[Interval], int]) -> str:
        value = end(self._tally.box(key))
        outlook = self._opened[key[0]].outlooks.get(key[1])
        claims = [
            claim
            for position in (outlook.positions if outlook else ())
            if position.boxes.get(key[2], Interval()).holds(value)
            for claim in position.claims
        ]
        whose = f" ({speakers(claims, self._case)})" if claims else ""
        return f"{value:,} on {event_name(self._opened[key[0]].cluster)}{whose}"

    def _shared(
        self, key: Key, box: Interval, others: tuple[Sequence[Key], Sequence[Key]], asked: Interval
    ) -> str:
        """What is left for several events together, of which this is one."""
        known, unknown = others
        lows = [self._tally.box(other).low for other in known]
        left = (asked.high or 0) - sum(lows)
        together = sorted([key[0], *(other[0] for other in unknown)])
        names = event_names([self._opened[event].cluster for event in together])
        return (
            f"{_minus(asked.high or 0, lows)} = {left:,} for {names} together, "
            f"so {number(box)} here: {self._origin()}."
        )

    def _origin(self) -> str:
        whole = self._total.boxes[self._total.named]
        return (
            f"{number(whole)} is the total according to {speakers(self._total.claims, self._case)}"
        )

    def _claims(self, others: Sequence[Key]) -> tuple[str, ...]:
        """The claims of the total and, for each other member, those of its best number."""
        found = set(self._total.claims)
        for event, outcome, victims in others:
            choice = self._tally.choices.get((event, outcome, victims))
            outlook = self._opened[event].outlooks.get(outcome)
            disputed = outlook is not None and outlook.allowed.is_disputed
            if choice is not None and choice.claims and not disputed:
                found.update(choice.claims)
            elif outlook is not None:
                found.update(key for position in outlook.positions for key in position.claims)
        return tuple(sorted(found))


def _minus(whole: int, parts: Sequence[int]) -> str:
    return " - ".join([f"{whole:,}", *(f"{part:,}" for part in parts if part)])


def _listed(items: Sequence[str]) -> str:
    return " and ".join(items)
