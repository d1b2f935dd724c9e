"""Outer bounds by linear programmes, for sums that tie too many unknowns to be solved exactly.

Fractions of people are let through, so that a bound may be too wide. It is never too narrow: what
the solver answers is rounded arithmetic, and so each bound is not its answer but what follows from
its prices (dual values) by weak duality, whatever these are, with room for the rounding.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recount.reconciling.intervals import Interval
from recount.reconciling.limits import Effort, Limit, Reach, Tangle

OPEN = 1e10
"""Stands for a missing upper bound; no count of people comes near it."""
ROUNDING = 1e-6
"""Room for the rounding of a sum, as a share of it."""
A_STEP, A_PLACE = 5e-6, 2.5e-6
"""The work of one step of the solver, and of setting up and reading a programme for each of its
unknowns and limits: measured, in units of about a second, so that an answer is repeatable."""

Bounds = dict[int, tuple[Interval, Reach]]


def outer_bounds(part: Tangle, boxes: Sequence[Interval], effort: Effort) -> Bounds | None:
    """Bounds of each unknown, and whether the work sufficed for it; None: there is no solution.

    What some solution reaches already needs no programme of its own, nor does a bound whose end
    the boxes leave open.
    """
    programme = _Programme(part, boxes, effort)
    if not programme.is_possible():
        return None
    result: Bounds = {}
    for unknown in part.unknowns:
        low = programme.least(unknown)
        high = programme.greatest(unknown)
        box = boxes[unknown].meet(Interval(max(0, low.value or 0), high.value))
        done = low.is_done and high.is_done
        result[unknown] = (box, Reach.OUTER if done else Reach.UNFINISHED)
    return None if any(box.is_empty for box, _ in result.values()) else result


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a bound, None where it is open, and whether the work sufficed to seek it."""

    value: int | None
    is_done: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """A limit as the solver has it: which unknowns with which sign, and the ends of its sum."""

    terms: tuple[tuple[int, int], ...]
    low: float
    high: float


class _Programme:
    """One programme over a tangle, asked for one end after another, each begun where the last
    ended."""

    def __init__(self, part: Tangle, boxes: Sequence[Interval], effort: Effort) -> None:
        from ortools.linear_solver import pywraplp

        self._optimal = pywraplp.Solver.OPTIMAL
        self._infeasible = pywraplp.Solver.INFEASIBLE
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        names = sorted({*part.unknowns, *(u for limit in part.limits for u in limit.unknowns)})
        self._place = {unknown: at for at, unknown in enumerate(names)}
        self._boxes = [boxes[unknown] for unknown in names]
        self._ends = [(float(box.low), _closed(box.high)) for box in self._boxes]
        self._variables = [self._solver.NumVar(low, high, "") for low, high in self._ends]
        self._rows = [_row(limit, self._place) for limit in part.limits]
        self._constraints = [self._constraint(row) for row in self._rows]
        self._seen: list[tuple[float, float]] = []
        self._left = effort.work_together
        self._size = len(names) + len(self._rows)

    def _constraint(self, row: _Row) -> Any:
        made = self._solver.Constraint(
            -self._solver.infinity() if row.low == -math.inf else row.low,
            self._solver.infinity() if row.high == math.inf else row.high,
        )
        for at, sign in row.terms:
            made.SetCoefficient(self._variables[at], sign)
        return made

    def is_possible(self) -> bool:
        """Whether some way keeps all limits, in people and fractions of people."""
        self._solver.Objective().Clear()
        status = self._solver.Solve()
        if status == self._optimal:
            self._look()
        return bool(status != self._infeasible)

    def least(self, unknown: int) -> _End:
        """The least that an unknown can be."""
        at = self._place[unknown]
        known = self._boxes[at].low
        if self._seen and self._seen[at][0] <= known + ROUNDING:
            return _End(known, True)
        bound = self._bound(at, 1.0)
        if bound is None:
            return _End(known, False)
        return _End(max(known, math.ceil(bound - ROUNDING * max(1.0, abs(bound)))), True)

    def greatest(self, unknown: int) -> _End:
        """The greatest that an unknown can be."""
        at = self._place[unknown]
        known = self._boxes[at].high
        if known is not None and self._seen and self._seen[at][1] >= known - ROUNDING:
            return _End(known, True)
        bound = self._bound(at, -1.0)
        if bound is None:
            return _End(known, False)
        most = math.floor(-bound + ROUNDING * max(1.0, abs(bound)))
        return _End(known if most >= OPEN / 2 else most, True)

    def _bound(self, at: int, way: float) -> float | None:
        """What an unknown, or its opposite, cannot fall below; None where the work has run out or
        the solver failed."""
        if self._left <= 0:
            return None
        objective = self._solver.Objective()
        objective.Clear()
        objective.SetCoefficient(self._variables[at], way)
        objective.SetMinimization()
        status = self._solver.Solve()
        self._left -= self._solver.iterations() * A_STEP + self._size * A_PLACE
        if status != self._optimal:
            return None
        self._look()
        return self._by_prices(at, way)

    def _look(self) -> None:
        """Remembers how far each unknown has been seen to go."""
        values = [variable.solution_value() for variable in self._variables]
        if not self._seen:
            self._seen = [(value, value) for value in values]
            return
        self._seen = [
            (min(low, value), max(high, value))
            for (low, high), value in zip(self._seen, values, strict=True)
        ]

    def _by_prices(self, at: int, way: float) -> float:
        """A lower bound that holds for any prices: each limit times its price, and what is left of
        each unknown at its worse end."""
        rest = [0.0] * len(self._variables)
        rest[at] = way
        parts = []
        for row, price in self._priced():
            parts.append(price * (row.low if price > 0 else row.high))
            for place, sign in row.terms:
                rest[place] -= sign * price
        ends = zip(rest, self._ends, strict=True)
        parts += [cost * (low if cost > 0 else high) for cost, (low, high) in ends if cost]
        return math.fsum(parts)

    def _priced(self) -> Iterator[tuple[_Row, float]]:
        """The limits with a price; none where the price asks for an end that a limit has not."""
        for row, constraint in zip(self._rows, self._constraints, strict=True):
            price = constraint.dual_value()
            if price and math.isfinite(row.low if price > 0 else row.high):
                yield row, price


def _closed(high: int | None) -> float:
    return OPEN if high is None else float(min(high, OPEN))


def _row(limit: Limit, place: Mapping[int, int]) -> _Row:
    plus = tuple((place[u], 1) for u in limit.plus)
    minus = tuple((place[u], -1) for u in limit.minus)
    low = -math.inf if limit.low is None else float(limit.low)
    return _Row(plus + minus, low, math.inf if limit.high is None else float(limit.high))
