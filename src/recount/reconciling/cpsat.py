"""Exact integer bounds and conflicts by the constraint solver of OR-Tools, loaded only when asked.

One worker and a fixed seed make every answer repeatable; work is counted in the solver's own
deterministic unit, never in seconds of the clock.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from recount.reconciling.intervals import Interval
from recount.reconciling.limits import Effort, Limit, Reach, Tangle

OPEN = 10**10
"""Stands for a missing upper bound in the solver; no count of people comes near it."""


@cache
def _without_aliases(kind: Any) -> Any:
    """Models that do not bind their methods a second time under old names: measured, that took a
    third of the time of making one, and thousands are made."""
    return type("Model", (kind,), {"_add_pre_pep8_methods": lambda _model: None})


class _Model:
    """The unknowns of one tangle with its limits, to be asked many times."""

    def __init__(self, part: Tangle, boxes: Sequence[Interval], effort: Effort) -> None:
        from ortools.sat.python import cp_model

        self._cp = cp_model
        self._work, self._left = effort.work, effort.work_together
        self._by_switches = False
        self.model = _without_aliases(cp_model.CpModel)()
        self.unknowns = {u: self._unknown(boxes[u]) for u in _all_unknowns(part)}
        for limit in part.limits:
            self.bind(limit)

    def _unknown(self, box: Interval) -> Any:
        high = OPEN if box.high is None else min(box.high, OPEN)
        return self.model.new_int_var(box.low, high, "")

    def bind(self, limit: Limit, switch: Any = None) -> None:
        """Adds a limit; with a switch it holds only while that is on."""
        self._by_switches = self._by_switches or switch is not None
        signs = [1] * len(limit.plus) + [-1] * len(limit.minus)
        terms = [self.unknowns[u] for u in limit.unknowns]
        total = self._cp.LinearExpr.weighted_sum(terms, signs)
        reach = OPEN * (len(limit.unknowns) + 1)
        low = -reach if limit.low is None else limit.low
        high = reach if limit.high is None else limit.high
        row = self.model.add_linear_constraint(total, low, high)
        if switch is not None:
            row.only_enforce_if(switch)

    def solve(self, *, at_length: bool = False) -> tuple[Any, Any]:
        """The solver after one run, and its status. At length where what it finds is one of
        several answers, which must stay the one that it was."""
        solver = self._cp.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        if self._by_switches:  # measured: choosing what yields takes half of the time so
            solver.parameters.linearization_level = 0
        if (
            not at_length
        ):  # measured: models are so small that a third goes into making them smaller
            solver.parameters.cp_model_probing_level = 0
            solver.parameters.symmetry_level = 0
            solver.parameters.max_presolve_iterations = 1
        solver.parameters.max_deterministic_time = min(self._work, self._left)
        status = solver.solve(self.model)
        self._left = max(0.0, self._left - solver.response_proto.deterministic_time)
        return solver, status

    @property
    def is_worn_out(self) -> bool:
        """Whether the work that the tangle is worth has been done."""
        return self._left <= 0

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

    A bound that some solution already reaches needs no run of its own. Where the work for all of
    them is done, the rest are left as they were and said to be unfinished.
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
    if model.is_worn_out:
        return known, False
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


Soft = Mapping[int, tuple[int, Sequence[Limit]]]
"""Assertions that may be dropped, by number: the weight of each, and its limits."""


class Switchboard:
    """Assertions about the unknowns of a tangle, each of which may be switched on or off."""

    def __init__(self, part: Tangle, boxes: Sequence[Interval], soft: Soft, effort: Effort) -> None:
        self._soft = soft
        self._model = _Model(part, boxes, effort)
        self._switches = {key: self._model.model.new_bool_var("") for key in sorted(soft)}
        self._keys = {switch.index: key for key, switch in self._switches.items()}
        for key, (_, limits) in sorted(soft.items()):
            for limit in limits:
                self._model.bind(limit, self._switches[key])

    def core(self, chosen: Sequence[int]) -> frozenset[int] | None:
        """Some of the chosen assertions that cannot all hold, not always the fewest.

        None where all can, or where the work ran out before it was known.
        """
        model = self._model.model
        model.clear_objective()
        model.clear_assumptions()
        model.add_assumptions([self._switches[key] for key in chosen])
        solver, status = self._model.solve(at_length=True)
        model.clear_assumptions()
        if status != self._model.statuses.INFEASIBLE:
            return None
        return frozenset(self._keys[i] for i in solver.sufficient_assumptions_for_infeasibility())

    def lightest_to_drop(self) -> tuple[frozenset[int], frozenset[int]]:
        """The assertions to drop so that the rest holds, of the least weight together.

        Returns one such choice, and those of it that every such choice drops: where the two
        differ, it is a tie. Both are empty where the work ran out. Asked last: it leaves the
        board with what it found.
        """
        model = self._model.model
        kept = sum(self._soft[key][0] * switch for key, switch in self._switches.items())
        model.maximize(kept)
        solver, status = self._model.solve()
        if status != self._model.statuses.OPTIMAL:
            return frozenset(), frozenset()
        dropped = self._off(solver)
        model.clear_objective()
        model.add(kept >= round(solver.objective_value))
        return dropped, self._always(dropped)

    def _off(self, solver: Any) -> frozenset[int]:
        return frozenset(k for k, row in self._switches.items() if not solver.boolean_value(row))

    def _always(self, dropped: frozenset[int]) -> frozenset[int]:
        """What every choice of the least weight drops: another choice must keep one of these."""
        sure = dropped
        while sure:
            self._model.model.add_bool_or([self._switches[key] for key in sorted(sure)])
            solver, status = self._model.solve()
            if status == self._model.statuses.INFEASIBLE:
                return sure
            if status not in (self._model.statuses.OPTIMAL, self._model.statuses.FEASIBLE):
                return frozenset()
            sure &= self._off(solver)
        return sure
