"""The waterfall of a pair: each bar begins where the one above it ends."""

from __future__ import annotations

from recount.app.explaining_links import Part
from recount.cli.waterfalls import AGAINST, FOR, WIDTH, drawn_bars


def test_bars_follow_one_another_and_all_are_as_wide_as_the_picture() -> None:
    drawn = list(
        drawn_bars([Part("place", 4.0, ""), Part("time", 5.0, ""), Part("dead", -3.0, "")])
    )
    assert all(len(bar) == WIDTH for bar in drawn)
    place, time, dead = drawn
    assert place.startswith(FOR)
    assert time.index(FOR) == place.rstrip().count(FOR)
    assert dead.rstrip().endswith(AGAINST)
    assert len(dead.rstrip()) == WIDTH


def test_what_rules_a_pair_out_fills_its_line() -> None:
    never, place = drawn_bars([Part("time", None, ""), Part("place", 4.0, "")])
    assert never == AGAINST * WIDTH
    assert place.startswith(FOR)


def test_a_pair_of_which_nothing_is_known_draws_nothing() -> None:
    assert list(drawn_bars([])) == []
