"""Krippendorff's alpha of pairs, against its published example and by its definition."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.analysis.agreement import (
    LEAST_DOCUMENTS,
    Level,
    Pair,
    _by_formula,
    agreement,
)


def pairs(*values, documents: int = 1):
    return [
        Pair(f"d-{place % documents}", first, second)
        for place, (first, second) in enumerate(values)
    ]


def by_definition(values, apart) -> float:
    """1 - observed / expected disagreement, over all pairs of all values."""
    flat = [value for pair in values for value in pair]
    observed = sum(apart(first, second) for first, second in values) / len(values)
    everyone = list(permutations(range(len(flat)), 2))
    expected = sum(apart(flat[a], flat[b]) for a, b in everyone) / len(everyone)
    return 1 - observed / expected


def test_the_published_example_of_two_observers_and_ten_units_gives_its_alpha() -> None:
    # Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section A.
    first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    found = agreement(pairs(*zip(first, second, strict=True)), Level.NOMINAL)
    assert found.alpha == pytest.approx(0.095, abs=0.0005)
    assert (found.units, found.same) == (10, 6)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=12))
def test_alpha_is_what_its_definition_says(values) -> None:
    nominal = agreement(pairs(*values), Level.NOMINAL)
    interval = agreement(pairs(*values), Level.INTERVAL)
    if len({value for pair in values for value in pair}) < 2:
        assert nominal.alpha is None
        return
    assert nominal.alpha == pytest.approx(by_definition(values, lambda a, b: float(a != b)))
    assert interval.alpha == pytest.approx(by_definition(values, lambda a, b: (a - b) ** 2))


@pytest.mark.parametrize("level", Level)
@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=2, max_size=20))
def test_the_formula_that_is_drawn_by_gives_what_the_library_gives(level, values) -> None:
    if len({value for pair in values for value in pair}) < 2:
        return
    by_library = agreement(pairs(*values), level).alpha
    found = _by_formula(np.array([(float(a), float(b)) for a, b in values]), level)
    assert found == pytest.approx(by_library)


def test_many_different_days_take_no_memory_that_is_not_there() -> None:
    values = [(float(place), float(place + place % 3)) for place in range(1500)]
    found = agreement(pairs(*values, documents=300), Level.INTERVAL)
    assert found.alpha == pytest.approx(1, abs=1e-4)
    assert found.low is not None


def test_words_are_the_same_or_not_and_numbers_are_near_or_far() -> None:
    near = [(8, 9), (20, 21), (40, 40), (3, 3)]
    assert agreement(pairs(*near), Level.INTERVAL).alpha > 0.99
    assert agreement(pairs(*near), Level.NOMINAL).alpha < 0.6


def test_where_one_said_nothing_there_is_nothing_to_compare() -> None:
    found = agreement(pairs((8, None), (None, 3), (5, 5), (7, 7)), Level.INTERVAL)
    assert (found.units, found.same, found.alpha) == (2, 2, 1.0)


@pytest.mark.parametrize("values", [(), (("a", "a"),), (("a", "a"), ("a", "a"))])
def test_where_nothing_varies_alpha_is_not_defined(values) -> None:
    assert agreement(pairs(*values), Level.NOMINAL).alpha is None


def test_an_interval_needs_documents_enough_and_holds_alpha_between() -> None:
    values = [("a", "a"), ("b", "b"), ("a", "b"), ("b", "b"), ("a", "a"), ("c", "c")] * 5
    few = agreement(pairs(*values, documents=LEAST_DOCUMENTS - 1), Level.NOMINAL)
    assert few.alpha is not None
    assert (few.low, few.high) == (None, None)
    many = agreement(pairs(*values, documents=10), Level.NOMINAL)
    assert many.low is not None
    assert many.high is not None
    assert many.low <= many.alpha <= many.high <= 1
    assert many == agreement(pairs(*values, documents=10), Level.NOMINAL), "the same each time"
