"""Every contradiction says what cannot hold, how large the gap is, and what would resolve it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.making_cases import Casebook, killed, number, on, place, share, vague

from recount.model.claims import ClaimKind
from recount.model.events import ContradictionKind
from recount.model.places import PlaceLevel


def only(book, kind):
    (found,) = [row for row in book.reconcile().contradictions if row.kind == kind]
    return found


def test_two_numbers_are_resolved_by_the_one_that_stands_alone():
    book = Casebook()
    names = [
        book.claim("a", "d1", killed(8), by="Ministry A/government"),
        book.claim("b", "d2", killed(10), by="Group B/ngo"),
        book.claim("c", "d3", killed(10), by="Agency C/media"),
    ]
    book.event("e", on(19), *names)
    found = only(book, ContradictionKind.COUNT)
    assert found.message == (
        "On 19 September 2019, 10 people killed according to Group B and Agency C and 8 people "
        "killed according to Ministry A; the gap is 2 people."
    )
    assert found.resolved_by == ("a",)
    assert found.remedy == "It would be resolved by setting aside the 8 of Ministry A in d1."


def sums(*dead, total):
    book = Casebook()
    for i, n in enumerate(dead):
        claim = book.claim(f"c{i}", f"d{i}", killed(n), by=f"Speaker {i}/ngo")
        book.event(f"e{i}", on(i + 1), claim)
    book.total("t", "dt", killed(total), [f"e{i}" for i in range(len(dead))], by="Tallier/ngo")
    return book


def test_a_sum_is_resolved_by_any_claim_without_which_it_can_hold():
    found = only(sums(8, 11, 17, total=43), ContradictionKind.SUM)
    assert found.size == 7
    assert found.message.endswith("which is 36; the gap is 7 people.")
    assert found.resolved_by == ("c0", "c1", "c2", "t")


def test_a_part_too_small_to_matter_does_not_resolve_a_sum():
    found = only(sums(1, 20, 30, total=43), ContradictionKind.SUM)
    assert found.size == 8
    assert found.resolved_by == ("c1", "c2", "t")


def test_whoever_resolves_a_sum_lets_the_rest_hold():
    for dead, total in (((8, 11, 17), 43), ((1, 20, 30), 43), ((5, 5), 3)):
        found = next(
            row for row in sums(*dead, total=total).reconcile().contradictions if row.resolved_by
        )
        for claim in found.resolved_by:
            book = sums(*dead, total=total)
            book.claims[claim] = book.claims[claim].__class__(
                claim, book.claims[claim].document, book.claims[claim].kind,
                book.claims[claim].evidence, speaker=book.claims[claim].speaker,
            )  # fmt: skip
            assert not book.reconcile().contradictions


def test_no_single_claim_resolves_what_two_say_on_each_side():
    book = Casebook()
    names = [
        book.claim(f"c{i}", f"d{i}", killed(n), by=f"Speaker {i}/ngo")
        for i, n in enumerate((8, 8, 10, 10))
    ]
    book.event("e", on(1), *names)
    found = only(book, ContradictionKind.COUNT)
    assert found.resolved_by == ()
    assert found.remedy == "No single claim, set aside, would resolve it."


@pytest.mark.parametrize(
    ("wide", "other"),
    [
        (place("Libya", 28.0, 30.0, PlaceLevel.COUNTRY), place("X")),
        (place("southern Libya", 20.0, 30.0, PlaceLevel.REGION), place("X")),
        (place("Murzuq", 20.0, 14.0, PlaceLevel.PROVINCE, admin1="34"), place("X", admin1="34")),
    ],
    ids=["a country", "a part of it whose edges are on no map", "a province"],
)
def test_a_wide_place_and_one_that_may_lie_in_it_are_no_two_places(wide, other):
    book = Casebook()
    names = [
        book.claim("a", "d1", killed(8), by="Ministry A/government", where=wide),
        book.claim("b", "d2", killed(8), by="Group B/ngo", where=other),
    ]
    book.event("e", on(1), *names)
    assert not book.reconcile().contradictions


def test_late_on_a_day_and_early_on_the_next_are_no_two_days():
    book = Casebook()
    names = [
        book.claim("a", "d1", killed(8), by="Ministry A/government", when=on(1, "late on Sunday")),
        book.claim("b", "d2", killed(8), by="Group B/ngo", when=on(2, "early on Monday")),
        book.claim("c", "d3", killed(8), by="Agency C/media", when=on(2, "early on Monday")),
    ]
    book.event("e", on(2), *names)
    assert not book.reconcile().contradictions


def test_over_forty_and_forty_are_one_count():
    book = Casebook()
    names = [
        book.claim("a", "d1", killed(40), by="Ministry A/government"),
        book.claim("b", "d2", killed(41, high=None), by="Group B/ngo"),
    ]
    book.event("e", on(1), *names)
    assert not book.reconcile().contradictions


def test_days_kilometres_and_points_are_the_units_of_their_kinds():
    book = Casebook()
    names = [
        book.claim("a", "d1", killed(8), by="Ministry A/government", when=on(1), where=place("X")),
        book.claim(
            "b", "d2", killed(8), by="Group B/ngo", when=on(4), where=place("Y", 26.9, 13.9)
        ),
    ]
    book.event("e", on(1), *names)
    date = only(book, ContradictionKind.DATE)
    assert date.message.endswith("; the gap is 3 days.")
    assert date.resolved_by == ("a", "b")
    assert only(book, ContradictionKind.PLACE).message.endswith("beyond what their radii allow.")
    book.claim(
        "s", "d3", by="Command/military", kind=ClaimKind.STRENGTH, strength=killed(150),
        share=share(1 / 3, 1 / 3, killed(43), "a third"),
    )  # fmt: skip
    found = only(book, ContradictionKind.SHARE)
    assert found.message.endswith("; the gap is 5 percentage points.")
    assert found.resolved_by == ("s",)


def test_who_the_people_were_is_a_range_for_each_class_with_whose_word_it_is():
    book = Casebook()
    book.event(
        "e",
        on(1),
        book.claim("a", "d1", killed(8, "combatant"), by="Command A/military"),
        book.claim("b", "d2", killed(8, "civilian"), by="Elders B/witness"),
    )
    result = book.reconcile()
    (found,) = result.events[0].disputes
    sides = {(row.victims.value, row.low, row.high): row.claims for row in found.sides}
    assert sides[("combatant", 8, 8)] == ("a",)
    assert sides[("civilian", 8, 8)] == ("b",)
    assert "Command A" in found.text
    assert "Elders B" in found.text
    assert number(result, "e", "civilian") == (0, None, 8)
    assert number(result, "e", "combatant") == (0, None, 8)


def test_people_of_one_status_are_in_no_dispute():
    book = Casebook()
    book.event("e", on(1), book.claim("a", "d1", killed(8, "combatant"), by="A Office/ngo"))
    assert book.reconcile().events[0].disputes == ()


def test_classes_that_do_not_go_together_are_said_as_such_with_by_how_many_they_are_too_many():
    book = Casebook()
    first = book.claim(
        "a", "d1", killed(12), killed(4, "child", part_of=0), by="North Hospital/medical"
    )
    women = replace(killed(10, "woman"), high=None)
    second = book.claim("b", "d2", women, by="East Observatory/ngo")
    book.event("e", on(3), first, second)
    (row,) = [one for one in book.reconcile().contradictions if one.kind == "count"]
    assert "4 children killed" in row.message
    assert "at least 10 women killed" in row.message
    assert row.size == 2
    assert "unknown number" not in row.remedy


def test_a_vague_word_has_no_gap_to_a_number_inside_it():
    book = Casebook()
    book.event(
        "e",
        on(1),
        book.claim("a", "d1", vague("dozens"), by="A Office/ngo"),
        book.claim("b", "d2", killed(40), by="B Office/ngo"),
    )
    assert not book.reconcile().contradictions


def test_men_among_the_dead_do_not_contradict_whoever_calls_all_of_them_fighters():
    book = Casebook()
    men = replace(killed(2, "man"), part_of=0)
    names = [
        book.claim("a", "d1", killed(8, "combatant"), by="Army A/military"),
        book.claim("b", "d2", killed(8), men, by="Resident B/witness"),
    ]
    book.event("e", on(1), *names)
    result = book.reconcile()
    assert not result.contradictions
    assert number(result, "e") == (8, 8, 8)


def test_children_among_the_dead_do_contradict_whoever_calls_all_of_them_fighters():
    book = Casebook()
    children = replace(killed(2, "child"), part_of=0)
    names = [
        book.claim("a", "d1", killed(8, "combatant"), by="Army A/military"),
        book.claim("b", "d2", killed(8), children, by="Resident B/witness"),
    ]
    book.event("e", on(1), *names)
    assert book.reconcile().contradictions
