"""Exact integer bounds and conflicts by OR-Tools; the only file that loads it, and only when asked.

One worker and a fixed seed make every answer repeatable; work is counted in the solver's own
deterministic unit, never in seconds of the clock.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from recount.reconciling.intervals import Interval
from recount.reconciling.limits import Effort, Limit, Reach, Tangle

OPEN = 10**10
"""Stands for a missing upper bound in the solver; no count of people comes near it."""

_SOLVES_BY_SIZE = 2_000_000
"""Unknowns times linear programmes that one large component is worth: about ten seconds."""


class _Model:
    """The unknowns of one tangle with its limits, to be asked many times."""

    def __init__(self, part: Tangle, boxes: Sequence[Interval], effort: Effort) -> None:
        from ortools.sat.python import cp_model

        self._cp = cp_model
        self._work = effort.work
        self.model = cp_model.CpModel()
        self.unknowns = {u: self._unknown(boxes[u]) for u in _all_unknowns(part)}
        for limit in part.limits:
            self.bind(limit)

    def _unknown(self, box: Interval) -> Any:
        high = OPEN if box.high is None else min(box.high, OPEN)
        return self.model.new_int_var(box.low, high, "")

    def bind(self, limit: Limit, switch: Any = None) -> None:
        """Adds a limit; with a switch it holds only while that is on."""
        total = sum(self.unknowns[u] for u in limit.plus)
        total -= sum(self.unknowns[u] for u in limit.minus)
        reach = OPEN * (len(limit.unknowns) + 1)
        low = -reach if limit.low is None else limit.low
        high = reach if limit.high is None else limit.high
        row = self.model.add_linear_constraint(total, low, high)
        if switch is not None:
            row.only_enforce_if(switch)

    def solve(self) -> tuple[Any, Any]:
        """The solver after one run, and its status."""
        solver = self._cp.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_deterministic_time = self._work
        return solver, solver.solve(self.model)

    @property
    def statuses(self) -> Any:
        """The solver's names for how a run ended."""
        return self._cp


def _all_unknowns(part: Tangle) -> list[int]:
    return sorted({*part.unknowns, *(u for limit in part.limits for u in limit.unknowns)})


def is_possible(part: Tangle, boxes: Sequence[Interval], effort: Effort) -> bool:
    """Whether some way keeps all limits; True where the work ran out before one was known."""
    model = _Model(part, boxes, effort)
    _, status = model.solve()
    return bool(status != model.statuses.INFEASIBLE)


def exact_bounds(
    part: Tangle, boxes: Sequence[Interval], effort: Effort
) -> dict[int, tuple[Interval, Reach]] | None:
    """The least and greatest value of each unknown over all solutions; None: there is none.

    A bound that some solution already reaches needs no run of its own.
    """
    model = _Model(part, boxes, effort)
    solver, status = model.solve()
    if status == model.statuses.INFEASIBLE:
        return None
    seen: dict[int, tuple[int, int]] = {}
    if status in (model.statuses.OPTIMAL, model.statuses.FEASIBLE):
        _widen(seen, model, solver)
    result = {}
    for unknown in part.unknowns:
        low, low_reach = _extreme(model, seen, (unknown, boxes[unknown]), upwards=False)
        high, high_reach = _extreme(model, seen, (unknown, boxes[unknown]), upwards=True)
        reach = Reach.EXACT if low_reach and high_reach else Reach.UNFINISHED
        result[unknown] = (Interval(low or 0, high), reach)
    return result


def _widen(seen: dict[int, tuple[int, int]], model: _Model, solver: Any) -> None:
    for unknown, variable in model.unknowns.items():
        value = int(solver.value(variable))
        low, high = seen.get(unknown, (value, value))
        seen[unknown] = (min(low, value), max(high, value))


def _extreme(
    model: _Model, seen: dict[int, tuple[int, int]], asked: tuple[int, Interval], *, upwards: bool
) -> tuple[int | None, bool]:
    """One bound of one unknown, open as None, and whether it was proved."""
    unknown, box = asked
    known = box.high if upwards else box.low
    if known is not None and unknown in seen and seen[unknown][upwards] == known:
        return known, True
    variable = model.unknowns[unknown]
    model.model.clear_objective()
    if upwards:
        model.model.maximize(variable)
    else:
        model.model.minimize(variable)
    solver, status = model.solve()
    if status not in (model.statuses.OPTIMAL, model.statuses.FEASIBLE):
        return known, False
    _widen(seen, model, solver)
    value = round(solver.best_objective_bound)
    return (None if value > OPEN // 2 else value), status == model.statuses.OPTIMAL


def outer_bounds(part: Tangle, boxes: Sequence[Interval]) -> dict[int, Interval] | None:
    """Bounds by linear programmes, for as many unknowns as the work is worth; None: no solution.

    Never too narrow: fractions of people are let through, so a bound may be too wide.
    """
    from ortools.linear_solver import pywraplp

    solver = pywraplp.Solver.CreateSolver("GLOP")
    unknowns = {u: _real(solver, boxes[u]) for u in _all_unknowns(part)}
    for limit in part.limits:
        low = -solver.infinity() if limit.low is None else limit.low
        high = solver.infinity() if limit.high is None else limit.high
        row = solver.Constraint(low, high)
        for unknown in limit.unknowns:
            row.SetCoefficient(unknowns[unknown], 1 if unknown in limit.plus else -1)
    result = {u: boxes[u] for u in part.unknowns}
    for unknown in part.unknowns[: _SOLVES_BY_SIZE // (2 * len(part.unknowns)) + 1]:
        low_end = _linear(solver, unknowns[unknown], upwards=False)
        if low_end is None:
            return None
        high_end = _linear(solver, unknowns[unknown], upwards=True)
        ends = Interval(_up(low_end), None if high_end is None else _down(high_end))
        result[unknown] = result[unknown].meet(ends)
    return result


def _real(solver: Any, box: Interval) -> Any:
    return solver.NumVar(box.low, solver.infinity() if box.high is None else box.high, "")


def _linear(solver: Any, variable: Any, *, upwards: bool) -> float | None:
    """The bound, None where there is no solution (downwards) or no end (upwards)."""
    objective = solver.Objective()
    objective.Clear()
    objective.SetCoefficient(variable, 1)
    objective.SetOptimizationDirection(upwards)
    if solver.Solve() == solver.OPTIMAL:
        return float(variable.solution_value())
    return None


def _up(value: float) -> int:
    return max(0, math.ceil(value - 1e-6))


def _down(value: float) -> int:
    return math.floor(value + 1e-6)


Soft = Mapping[int, tuple[int, Sequence[Limit]]]
"""Assertions that may be dropped, by number: the weight of each, and its limits."""


def lightest_to_drop(
    part: Tangle, boxes: Sequence[Interval], soft: Soft, effort: Effort
) -> tuple[frozenset[int], frozenset[int]]:
    """The assertions to drop so that the rest holds, of the least weight together.

    Returns one such choice, and those of it that every such choice drops: where the two differ,
    it is a tie. Both are empty where the work ran out.
    """
    best = _heaviest((part, boxes), soft, None, effort)
    if best is None:
        return frozenset(), frozenset()
    weight, dropped = best
    sure = set()
    for key in sorted(dropped):
        with_it = _heaviest((part, boxes), soft, key, effort)
        if with_it is None or with_it[0] < weight:
            sure.add(key)
    return dropped, frozenset(sure)


def _heaviest(
    asked: tuple[Tangle, Sequence[Interval]], soft: Soft, kept: int | None, effort: Effort
) -> tuple[int, frozenset[int]] | None:
    """The greatest weight that can hold, with one assertion kept at any price, and what is out."""
    model = _Model(*asked, effort)
    switches = {key: model.model.new_bool_var("") for key in sorted(soft)}
    for key, (_, limits) in sorted(soft.items()):
        for limit in limits:
            model.bind(limit, switches[key])
    if kept is not None:
        model.model.add(switches[kept] == 1)
    model.model.maximize(sum(soft[key][0] * switches[key] for key in sorted(soft)))
    solver, status = model.solve()
    if status != model.statuses.OPTIMAL:
        return None
    dropped = frozenset(key for key in switches if not solver.boolean_value(switches[key]))
    return round(solver.objective_value), dropped
