"""Decomposable graphs: all of them, and taken apart rightly."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest

from recount.analysis.graphs import decomposable, take_apart


@pytest.mark.parametrize(("lists", "number"), [(2, 1), (3, 7), (4, 60), (5, 821)])
def test_there_are_as_many_as_labelled_chordal_graphs_less_the_full_one(lists, number):
    """Of 2, 3, 4 and 5 labelled points there are 2, 8, 61 and 822 chordal graphs."""
    assert len(decomposable(lists)) == number


def has_bare_cycle(lists: int, pairs: set[tuple[int, int]]) -> bool:
    """Whether a cycle of four or more has no short cut, by looking at every cycle."""
    for size in range(4, lists + 1):
        for some in combinations(range(lists), size):
            for rest in permutations(some[1:]):
                ring = (some[0], *rest)
                edges = {tuple(sorted((ring[i], ring[i - 1]))) for i in range(size)}
                inside = {pair for pair in pairs if set(pair) <= set(some)}
                if edges == inside:
                    return True
    return False


def test_a_graph_is_taken_apart_exactly_where_no_cycle_lacks_a_short_cut():
    every = list(combinations(range(5), 2))
    for number in range(0, 2 ** len(every), 7):
        pairs = tuple(pair for i, pair in enumerate(every) if number >> i & 1)
        assert (take_apart(5, pairs) is None) == has_bare_cycle(5, set(pairs)), pairs
