"""Limits that are said twice tie no more than once."""

from __future__ import annotations

from recount.reconciling.intervals import Interval
from recount.reconciling.limits import Limit
from recount.reconciling.solving import tangles


def test_two_totals_that_say_the_same_make_no_ring_for_the_solver() -> None:
    boxes = [Interval(0, None), Interval(0, None), Interval(0, None)]
    total = Limit((0,), (1, 2), 0, None)
    assert tangles(boxes, [total, total]) == []
    assert len(tangles(boxes, [total, Limit((1,), (0, 2), 0, None)])) == 1
