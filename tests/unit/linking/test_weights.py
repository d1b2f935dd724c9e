"""Weights are learned: pairs stand behind every one, and the closer never speaks less for one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from scripts.learn_weights import learned, written

from recount.linking.learning import ORDERS, Labelled, learn
from recount.linking.numbers import LISTED
from recount.linking.scoring import ONE
from recount.linking.verdicts import LEVELS
from recount.linking.weights import ACROSS, SHIPPED, WITHIN, shipped_table, weights_from

ONLY_WITHIN = {
    "time.outside_told",
    "time.two_times", "time.undated", "place.now_there", "place.two_names", "place.two_spots",
    "place.counted_apart",
    "place.two_own_names", "place.beyond_region", "clock.two", "type.part",
    "document.one_breath", "document.one", "conflict.numbers",
}  # fmt: skip
"""What is found in one document alone."""
ONLY_ACROSS = {
    "time.undated_copy", "time.copied_apart", "time.again", "time.otherwise", "time.long_after",
    "place.namesake", "place.misplaced", "clock.near", "clock.other", "type.other", "words.same",
    "speaker.another_day", "target.same_word", "site.same",
    "time.assumed_news", "time.one_night", "time.edge", "time.edge_alone",
    *(name for name in LEVELS if name.startswith(("around.", "titles.", "time.1_", "time.2_"))),
    *(name for name in LEVELS if name.startswith("time.3_")),
}  # fmt: skip
"""What is found between two documents alone."""
HAND = {name: verdict.weight for name, verdict in LEVELS.items()}


@pytest.mark.parametrize(("half", "elsewhere"), [(WITHIN, ONLY_ACROSS), (ACROSS, ONLY_WITHIN)])
def test_every_weight_that_a_pair_can_show_was_learned_from_pairs(half, elsewhere) -> None:
    table = {one.level: one for one in shipped_table() if one.half == half}
    assert set(table) == set(LEVELS)
    assert all(one.by_hand == HAND[one.level] for one in table.values())
    untrained = [name for name, one in table.items() if not one.one + one.other]
    assert [name for name in untrained if name not in elsewhere] == []


@pytest.mark.parametrize("half", [WITHIN, ACROSS])
def test_of_levels_in_order_a_closer_one_never_speaks_less_for_one_happening(half) -> None:
    weights = SHIPPED.half(half)
    for order in ORDERS:
        assert set(order) <= set(LEVELS)
        for closer, wider in pairwise(order):
            assert weights[closer] >= weights[wider]


def test_weights_are_quarters_so_that_sums_are_exact() -> None:
    assert all(one.weight * 4 == round(one.weight * 4) for one in shipped_table())


def test_learning_again_gives_the_shipped_table_byte_for_byte() -> None:
    assert written(learned()) == written(shipped_table())


def test_nothing_is_learned_from_nothing() -> None:
    assert learn([], HAND) == HAND


def against(times: float) -> dict[str, float]:
    """After pairs that are two happenings, told of one place and day."""
    return learn([Labelled(("place.same", "time.same_day"), False, times)], HAND)


def test_three_pairs_hardly_move_a_weight_and_many_outweigh_what_was_believed() -> None:
    assert HAND["place.same"] - against(3)["place.same"] <= 1
    many = against(3000)
    assert many["place.same"] + many["time.same_day"] < ONE


def test_what_is_learned_of_one_level_draws_those_along_that_may_not_weigh_more() -> None:
    many = against(3000)
    assert many["place.same"] >= many["place.overlapping"] >= many["place.nearby"]
    assert many["time.same_day"] >= many["time.same_night"] >= many["time.in_a_week"]


def test_moved_weights_stand_in_the_place_of_shipped_ones_under_a_digest_of_their_own() -> None:
    moved = weights_from({"across dead.listed": 3.0, "across a level of another version": 9.0})
    assert moved.across[LISTED.level] == 3.0
    assert moved.within == SHIPPED.within
    assert moved.digest != SHIPPED.digest
    assert weights_from({}) is SHIPPED
