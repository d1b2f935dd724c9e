"""Weights are learned: from pairs behind every one of them, always the same, and never set."""

from __future__ import annotations

import pytest
from scripts.learn_weights import learn_table

from recount.linking.learning import CEILING, Seen, learn, relearn
from recount.linking.levels import LEVELS, Between, weighed
from recount.linking.weights import (
    NEVER,
    Learned,
    parse_table,
    shipped_table,
    shipped_weights,
    write_table,
)

HALVES = pytest.mark.parametrize("between", [Between.WITHIN, Between.ACROSS])


@HALVES
def test_every_level_that_needs_a_weight_has_one_with_pairs_behind_it(between: Between) -> None:
    learned = {one.level: one for one in shipped_table().learned(between)}
    assert set(learned) == {level.name for level in weighed(between)}
    assert [name for name, one in learned.items() if one.one + one.other == 0] == []


@HALVES
def test_a_weight_is_log2_of_m_over_u_in_eighths_and_at_most_the_ceiling(between: Between) -> None:
    weights = shipped_weights()
    bits = weights.within if between is Between.WITHIN else weights.across
    for one in shipped_table().learned(between):
        assert 0 < one.m <= 1
        assert 0 < one.u <= 1
        assert bits[one.level] == one.bits == round(one.bits * 8) / 8
        assert abs(one.bits) <= CEILING


def test_what_rules_a_pair_out_is_a_rule_and_weighs_nothing() -> None:
    weights = shipped_weights()
    ruled = [level for level in LEVELS.values() if level.never]
    assert ruled
    assert all(weights.within[one.name] == weights.across[one.name] == NEVER for one in ruled)


def test_learning_again_gives_the_shipped_table_byte_for_byte() -> None:
    assert write_table(learn_table()) == write_table(shipped_table())


def test_a_table_read_back_is_the_one_that_was_written() -> None:
    text = write_table(shipped_table())
    assert write_table(parse_table(text)) == text


def seen(one: int, other: int) -> Seen:
    """Pairs on the same day, and as many three days apart."""
    found = Seen()
    found.add(("time.same_day",), True, one)
    found.add(("time.same_day",), False, other)
    found.add(("time.3_apart_relative",), False, one + other)
    return found


def bits(learned: tuple[Learned, ...], level: str) -> float:
    return next(one.bits for one in learned if one.level == level)


def test_few_pairs_say_less_than_many_of_the_same_share() -> None:
    few, many = (bits(learn(seen(n, 0), Between.ACROSS), "time.same_day") for n in (3, 3000))
    assert 0 <= few < many


def test_of_what_was_never_seen_to_differ_nothing_is_learned() -> None:
    found = Seen()
    found.add(("weapon.same",), True, 50)
    assert bits(learn(found, Between.ACROSS), "weapon.same") == 0


def test_three_decisions_hardly_move_a_weight_and_many_outweigh_it() -> None:
    before = shipped_table().across
    against = Seen()
    against.add(("place.same",), False, 3)
    a_few = bits(relearn(against, before), "place.same")
    against.add(("place.same",), False, 3000)
    many = bits(relearn(against, before), "place.same")
    shipped = bits(before, "place.same")
    assert shipped - 0.75 <= a_few <= shipped
    assert many < shipped - 2
