"""What the methodologies that come with Recount make of the same reports."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.making_cases import Casebook, killed, number, on, party, place, rule, vague

from recount.model.claims import EventType
from recount.model.clocks import Clock
from recount.model.events import Strikes, Verdict
from recount.reconciling import SHIPPED, load_methodology

RULES = {name: load_methodology(name) for name in SHIPPED}
REPORTS = [
    ("Ministry A/government", [killed(12)]),
    ("Group B/ngo", [killed(9)]),
    ("Posts C/social_media", [killed(30)]),
    ("Agency D/media", [killed(12)]),
]


def told(reports, **more):
    book = Casebook()
    names = [
        book.claim(f"c{i}", f"d{i}", *counts, by=who) for i, (who, counts) in enumerate(reports)
    ]
    book.event("e", on(1), *names, **more)
    return book


@pytest.mark.parametrize(
    ("name", "numbers", "by"),
    [
        ("standard", (9, 12, 30), "majority_of_origins"),
        ("ucdp", (9, 9, 12), "hierarchy_of_speakers"),
        ("acled", (9, 9, 30), "lowest"),
        ("airwars", (9, None, 30), "undecided"),
    ],
)
def test_each_chooses_low_best_and_high_in_its_own_way(name, numbers, by):
    result = told(REPORTS).reconcile(RULES[name])
    assert number(result, "e") == numbers
    assert rule(result, "e") == by


def test_an_unreliable_number_is_named_and_stands_where_it_is_the_only_one():
    result = told(REPORTS).reconcile(RULES["ucdp"])
    assert any("30" in row.message for row in result.contradictions)
    alone = told(REPORTS[2:3]).reconcile(RULES["ucdp"])
    assert number(alone, "e") == (30, 30, 30)


def test_a_best_number_is_named_by_airwars_where_all_agree():
    result = told([REPORTS[0], REPORTS[3]]).reconcile(RULES["airwars"])
    assert (number(result, "e"), rule(result, "e")) == ((12, 12, 12), "unanimous")
    least = told([("Ministry A/government", [killed(10, high=None)])])
    assert number(least.reconcile(RULES["airwars"]), "e")[:2] == (10, 10)


@pytest.mark.parametrize(
    ("word", "low", "best"),
    [("tens of people", 10, 10), ("dozens", 12, 12), ("hundreds", 100, 100), ("several", 2, 3)],
)
def test_words_become_the_numbers_of_acled(word, low, best):
    result = told([("Agency D/media", [vague(word)])]).reconcile(RULES["acled"])
    assert number(result, "e")[:2] == (low, best)


@pytest.mark.parametrize("name", SHIPPED)
def test_unknown_is_never_nought_and_nobody_is(name):
    unknown = told([("Agency D/media", [])]).reconcile(RULES[name])
    assert number(unknown, "e") == (None, None, None)
    nobody = told([("Agency D/media", [killed(0)])]).reconcile(RULES[name])
    assert number(nobody, "e") == (0, 0, 0)


KNOWN = {"where": place("Murzuq"), "perpetrator": party("Northern Army")}


@pytest.mark.parametrize(
    ("counts", "more", "verdict", "by"),
    [
        ([killed(3)], KNOWN, Verdict.IN, "least"),
        ([killed(0, high=2)], KNOWN, Verdict.IN, "least"),
        ([killed(0)], KNOWN, Verdict.OUT, "least"),
        ([], KNOWN, Verdict.UNSETTLED, "least"),
        ([killed(3)], {}, Verdict.OUT, "known"),
        ([killed(3)], {**KNOWN, "type": EventType.ARREST}, Verdict.OUT, "event_types"),
    ],
)
def test_ucdp_needs_a_death_a_place_and_an_actor(counts, more, verdict, by):
    result = told([("Agency D/media", counts)], **more).reconcile(RULES["ucdp"])
    found = result.events[0].included
    assert (found.verdict, found.rule) == (verdict, by)
    assert found.text.endswith(".")


def test_airwars_takes_in_what_is_alleged_to_have_harmed_a_civilian():
    def verdict(*counts):
        result = told([("Agency D/media", list(counts))]).reconcile(RULES["airwars"])
        return result.events[0].included.verdict

    assert verdict(killed(2, "civilian")) is Verdict.IN
    assert verdict(killed(5), killed(1, "child", part_of=0)) is Verdict.IN
    assert verdict(killed(0, "civilian")) is Verdict.OUT
    assert verdict(killed(5)) is Verdict.UNSETTLED


def test_everything_is_in_by_the_standard_rules():
    result = told([("Agency D/media", [])]).reconcile()
    assert result.events[0].included.verdict is Verdict.IN


def counted(rules, **more):
    book = Casebook()
    for name in ("e1", "e2"):
        claim = book.claim(f"c-{name}", f"d-{name}", killed(2), by="Agency D/media")
        book.event(name, on(1), claim, **{"where": place("Murzuq"), **more})
    book.event("e3", on(2), book.claim("c3", "d3", killed(1)), strikes=Strikes(2, 3))
    return [(one.counted.low, one.counted.high) for one in book.reconcile(rules).events]


def at(day, time, **more):
    return replace(on(day), clock=Clock(time, time, time, **more))


@pytest.mark.parametrize(
    ("minutes", "times", "want"),
    [
        (60, ("21:00", "22:00", "23:00"), [(1, 1), (0, 0), (0, 0)]),
        (59, ("21:00", "22:00", "23:00"), [(1, 1), (1, 1), (1, 1)]),
        (60, ("21:00", "23:30", "22:40"), [(1, 1), (0, 0), (1, 1)]),
        (0, ("21:00", "21:00", "21:00"), [(1, 1), (1, 1), (1, 1)]),
    ],
)
def test_strikes_so_many_minutes_apart_are_one_event_or_two(minutes, times, want):
    book = Casebook()
    for i, time in enumerate(times):
        claim = book.claim(f"c{i}", f"d{i}", killed(2), by="Agency D/media")
        book.event(f"e{i}", at(1, time), claim, where=place("Murzuq"))
    rules = replace(RULES["standard"], apart_minutes=minutes)
    found = [one.counted for one in book.reconcile(rules).events]
    assert [(one.low, one.high) for one in found] == want
    assert {one.rule for one in found if one.together_with} <= {"apart_minutes"}


def test_times_on_two_clocks_bring_nothing_together():
    book = Casebook()
    for i, zone in enumerate(("GMT", "local")):
        claim = book.claim(f"c{i}", f"d{i}", killed(2), by="Agency D/media")
        book.event(f"e{i}", at(1, "21:00", zone=zone), claim, where=place("Murzuq"))
    assert [one.counted.low for one in book.reconcile(RULES["standard"]).events] == [1, 1]


def test_two_strikes_are_one_event_or_two_by_the_rule(tmp_path):
    path = tmp_path / "strikes.toml"
    path.write_text(
        'extends = "standard"\nname = "strikes"\nversion = "1"\n[events]\ncount = "strike"\n'
    )
    assert counted(RULES["standard"]) == [(1, 1), (1, 1), (1, 1)]
    assert counted(load_methodology(path)) == [(1, 1), (1, 1), (2, 3)]
    assert counted(RULES["acled"]) == [(1, 1), (0, 0), (1, 1)]
    assert counted(RULES["acled"], where=None) == [(1, 1), (1, 1), (1, 1)]
