"""What reports of one event, and totals over several, come to: low, best and high of people killed.

Each row is a line of the reference: what is said, and what stands in the table of events.
"""

from __future__ import annotations

import pytest
from tests.making_cases import Casebook, killed, kinds, number, on, rule, vague

from recount.model.claims import Stance
from recount.model.counts import Exactness, Outcome

A, B, C = "Ministry A/government", "Hospital B/medical", "Agency C/media"

ONE_EVENT = [
    # what is said by whom                                      all people       combatants
    ("one number", [(A, [killed(8)])], (8, 8, 8), None),
    ("fighters alone are everybody", [(A, [killed(8, "combatant")])], None, (8, 8, 8)),
    ("no number at all", [(A, [])], (None, None, None), None),
    ("at least", [(A, [killed(10, high=None)])], (10, 10, None), None),
    ("at most", [(A, [killed(None, high=10)])], (0, None, 10), None),
    ("a range", [(A, [killed(10, high=12)])], (10, 10, 12), None),
    ("about", [(A, [killed(50, exactness=Exactness.ABOUT)])], (45, 50, 55), None),
    ("several", [(A, [vague("several people")])], (3, 3, 19), None),
    ("dozens", [(A, [vague("dozens")])], (12, 12, 199), None),
    ("a word without a number", [(A, [vague("untold")])], (None, None, None), None),
    (
        "at least 10 and 10 to 12 agree",
        [(A, [killed(10, high=None)]), (B, [killed(10, high=12)])],
        (10, 10, 12),
        None,
    ),
    (
        "at least 10 and 12 agree",
        [(A, [killed(10, high=None)]), (B, [killed(12)])],
        (12, 12, 12),
        None,
    ),
    ("a dispute spans both", [(A, [killed(8)]), (C, [killed(10)])], (8, 8, 10), None),
    (
        "most voices are best",
        [(A, [killed(8)]), (B, [killed(10)]), (C, [killed(10)])],
        (8, 10, 10),
        None,
    ),
    (
        "a dispute and a bound that fits both",
        [(A, [killed(8)]), (C, [killed(10)]), (B, [killed(5, high=None)])],
        (8, 8, 10),
        None,
    ),
    (
        "fighters and civilians of one report add up",
        [(A, [killed(8, "combatant"), killed(3, "civilian")])],
        (11, 11, 11),
        (8, 8, 8),
    ),
    (
        "parts do not add to their whole",
        [(A, [killed(11), killed(4, "child", part_of=0)])],
        (11, 11, 11),
        None,
    ),
    (
        "fighters of one side and soldiers of the other add up",
        [(A, [killed(8, "combatant")]), (B, [killed(3, "security_force")])],
        (11, 11, 11),
        (8, 8, 8),
    ),
    (
        "who counts civilians leaves room for a greater whole",
        [(A, [killed(11)]), (B, [killed(3, "civilian")])],
        (11, 11, 11),
        None,
    ),
    (
        "eight fighters and three civilians may be the same people or not",
        [(A, [killed(8, "combatant")]), (B, [killed(3, "civilian")])],
        (3, 3, 11),
        (0, None, 8),
    ),
    (
        "two of ten were commanders",
        [(A, [killed(10), killed(2, "combatant", part_of=0)])],
        (10, 10, 10),
        (2, 2, 10),
    ),
    (
        "no civilians is not nobody",
        [(A, [killed(0, "civilian")])],
        (None, None, None),
        None,
    ),
    ("nobody", [(A, [killed(0)])], (0, 0, 0), None),
]


@pytest.mark.parametrize(
    ("reports", "people", "fighters"),
    [row[1:] for row in ONE_EVENT],
    ids=[row[0] for row in ONE_EVENT],
)
def test_reports_of_one_event_come_to(reports, people, fighters):
    book = Casebook()
    names = [
        book.claim(f"c{i}", f"d{i}", *counts, by=who) for i, (who, counts) in enumerate(reports)
    ]
    book.event("e", on(1), *names)
    result = book.reconcile()
    assert number(result, "e") == people
    assert number(result, "e", "combatant") == fighters


TOTALS = [
    # numbers of the events, the total and how it binds         what stands for each event
    ("a total over all", [8, 11, None], 43, {}, [(8, 8, 8), (11, 11, 11), (24, 24, 24)]),
    (
        "two unknown",
        [8, None, None],
        20,
        {},
        [(8, 8, 8), (0, None, 12), (0, None, 12)],
    ),
    (
        "a running total that may hold more",
        [8, 11, None],
        26,
        {"complete": False},
        [(8, 8, 8), (11, 11, 11), (0, None, 7)],
    ),
    (
        "at least so many over all",
        [8, None],
        (20, None),
        {},
        [(8, 8, 8), (12, None, None)],
    ),
    (
        "one event that may be in it, of as many as are counted",
        [8, 11, None],
        26,
        {"members": [0, 1], "possible": [2], "complete": False, "events": 3},
        [(8, 8, 8), (11, 11, 11), (7, None, None)],
    ),
    (
        "one event that may be in it, of more than are known",
        [8, 11, None],
        26,
        {"members": [0, 1], "possible": [2], "complete": False, "events": 9},
        [(8, 8, 8), (11, 11, 11), (None, None, None)],
    ),
    (
        "ranges and a total tighten each other",
        [(8, 10), (0, 4)],
        14,
        {},
        [(10, 10, 10), (4, 4, 4)],
    ),
]


@pytest.mark.parametrize(
    ("given", "total", "how", "wanted"), [row[1:] for row in TOTALS], ids=[row[0] for row in TOTALS]
)
def test_totals_and_reports_come_to(given, total, how, wanted):
    book = Casebook()
    for i, dead in enumerate(given):
        ends = dead if isinstance(dead, tuple) else (dead, dead)
        counts = [] if dead is None else [killed(ends[0], high=ends[1])]
        book.event(f"e{i}", on(i + 1), book.claim(f"c{i}", f"d{i}", *counts, by=A))
    how = dict(how)
    members = how.pop("members", range(len(given)))
    ends = total if isinstance(total, tuple) else (total, total)
    how["possible"] = [f"e{i}" for i in how.get("possible", ())]
    how.setdefault("complete", True)
    book.total("t", "dt", killed(ends[0], high=ends[1]), [f"e{i}" for i in members], by=C, **how)
    result = book.reconcile()
    found = [number(result, f"e{i}") for i in range(len(given))]
    assert [row[:1] + row[2:] for row in found] == [row[:1] + row[2:] for row in wanted]
    assert [row[1] for row in found if row[0] == row[2]] == [
        row[1] for row in wanted if row[0] == row[2]
    ]
    assert not kinds(result)


def test_injured_are_counted_beside_the_killed():
    book = Casebook()
    hurt = killed(5, outcome=Outcome.INJURED)
    book.event("e", on(1), book.claim("c", "d", killed(3), hurt, by=A))
    result = book.reconcile()
    assert number(result, "e") == (3, 3, 3)
    assert number(result, "e", outcome="injured") == (5, 5, 5)


def test_a_total_of_killed_says_nothing_of_the_injured():
    book = Casebook()
    hurt = killed(5, outcome=Outcome.INJURED)
    book.event("e1", on(1), book.claim("c1", "d1", killed(3), hurt, by=A))
    book.event("e2", on(2), book.claim("c2", "d2", by=A))
    book.total("t", "dt", killed(9), ["e1", "e2"], by=C)
    result = book.reconcile()
    assert number(result, "e2") == (6, 6, 6)
    assert number(result, "e2", outcome="injured") is None


def test_a_total_of_civilians_is_not_one_of_everybody():
    book = Casebook()
    book.event("e1", on(1), book.claim("c1", "d1", killed(30), by=A))
    book.event("e2", on(2), book.claim("c2", "d2", killed(5), by=A))
    book.total("t", "dt", killed(20, "civilian"), ["e1", "e2"], by=C)
    result = book.reconcile()
    assert number(result, "e1") == (30, 30, 30)
    assert not kinds(result)


def test_a_total_with_too_few_for_its_parts_yields_to_more_voices():
    book = Casebook()
    for i, dead in enumerate((8, 11)):
        names = [book.claim(f"c{i}{who[0]}", f"d{i}{who}", killed(dead), by=who) for who in (A, B)]
        book.event(f"e{i}", on(i + 1), *names)
    book.total("t", "dt", killed(15), ["e0", "e1"], by=C)
    result = book.reconcile()
    assert kinds(result) == ["sum"]
    assert number(result, "e0") == (8, 8, 8)
    (found,) = result.contradictions
    assert found.size == 4
    assert "not the sum of the 8 and 11 reported for its events, which is 19" in found.message


def test_where_nothing_says_who_yields_none_does_and_the_total_binds_nothing():
    book = Casebook()
    book.event("e0", on(1), book.claim("c0", "d0", killed(8), by=A))
    book.event("e1", on(2), book.claim("c1", "d1", killed(11), by=B))
    book.event("e2", on(3), book.claim("c2", "d2", by=A))
    book.total("t", "dt", killed(15), ["e0", "e1", "e2"], by=C)
    result = book.reconcile()
    assert kinds(result) == ["sum"]
    assert number(result, "e0") == (8, 8, 8)
    assert number(result, "e2") == (None, None, None)
    warned = [
        step.text for row in result.derivations for step in row.steps if step.kind == "warning"
    ]
    assert all("no rule decides; nothing is set aside" in text for text in warned)
    assert len(warned) == 3


def test_a_total_smaller_than_one_of_its_parts_is_out_of_order():
    book = Casebook()
    book.event("e0", on(1), book.claim("c0", "d0", killed(17), by=A))
    book.event("e1", on(2), book.claim("c1", "d1", by=A))
    book.total("t", "dt", killed(10), ["e0", "e1"], by=C)
    result = book.reconcile()
    assert kinds(result) == ["order"]
    assert result.contradictions[0].size == 7


def test_two_totals_that_cannot_both_hold_are_named_together():
    book = Casebook()
    for i in range(3):
        book.event(f"e{i}", on(i + 1), book.claim(f"c{i}", f"d{i}", by=A))
    book.total("t1", "dt1", killed(20), ["e0", "e1"], by=A)
    book.total("t2", "dt2", killed(15), ["e0", "e1", "e2"], by=B)
    result = book.reconcile()
    assert kinds(result) == ["order"]
    (found,) = result.contradictions
    assert (found.claims, found.size) == (("t1", "t2"), 3)


def test_denials_give_nobody_where_they_say_so_and_else_no_number():
    book = Casebook()
    names = [
        book.claim("c1", "d1", killed(4, "civilian"), by=B),
        book.claim("c2", "d2", killed(0, "civilian"), by=A, stance=Stance.DENIES),
        book.claim("c3", "d3", killed(9), by=C, stance=Stance.DENIES),
        book.claim("c4", "d4", killed(9), by=C, stance=Stance.DECLINES_TO_CONFIRM),
    ]
    book.event("e", on(1), *names)
    result = book.reconcile()
    assert kinds(result) == ["status"]
    assert number(result, "e", "civilian") == (0, None, 4)


def test_what_is_alleged_ranks_after_what_is_said_outright():
    book = Casebook()
    names = [
        book.claim("c1", "d1", killed(9), by=B, stance=Stance.ALLEGES),
        book.claim("c2", "d2", killed(9), by=C, stance=Stance.ALLEGES),
        book.claim("c3", "d3", killed(7), by=A),
    ]
    book.event("e", on(1), *names)
    result = book.reconcile()
    assert number(result, "e") == (7, 7, 9)
    assert rule(result, "e") == "majority_of_origins"
