"""Bounds that are not exact say so, and are never too narrow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.making_cases import METHOD, Casebook, killed, number, on, steps


def ring(dead=(10, 12, 12)):
    """Three events without numbers, and a total over each two of them."""
    book = Casebook()
    for i in range(3):
        book.event(f"e{i}", on(i + 1), book.claim(f"c{i}", f"d{i}", by="A Office/ngo"))
    for i, pair in enumerate(((0, 1), (1, 2), (0, 2))):
        book.total(f"t{i}", f"dt{i}", killed(dead[i]), [f"e{j}" for j in pair], by=f"T{i} Desk/ngo")
    return book


def reach(result, event):
    return {row.reach for one in result.events if one.id == event for row in one.counts}


def test_bounds_are_exact_where_the_work_allows_it():
    result = ring().reconcile()
    assert [number(result, f"e{i}") for i in range(3)] == [(5, 5, 5), (5, 5, 5), (7, 7, 7)]
    assert reach(result, "e0") == {"exact"}


@pytest.mark.parametrize(
    ("rules", "name", "said"),
    [
        ({"solver_unknowns": 2}, "outer", "An outer bound"),
        ({"solver_work": 0.0}, "unfinished", "Unfinished"),
        ({"solver_work_together": 0.0}, "unfinished", "Unfinished"),
    ],
)
def test_bounds_that_are_not_exact_are_named_and_hold_the_exact_ones(rules, name, said):
    result = ring().reconcile(replace(METHOD, **rules))
    assert reach(result, "e0") == {name}
    assert any(text.startswith(said) for text in steps(result, "e0"))
    low, _, high = number(result, "e0")
    assert (low or 0) <= 5 <= high


def test_no_claim_is_set_aside_by_work_that_was_not_finished():
    result = ring((10, 12, 13)).reconcile(replace(METHOD, solver_work=0.0))
    assert not [
        step for one in result.derivations for step in one.steps if step.kind == "set_aside"
    ]
