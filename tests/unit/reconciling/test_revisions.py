"""Rising tolls, falling tolls, copies that differ, retractions."""

from __future__ import annotations

import pytest
from tests.making_cases import Casebook, killed, kinds, number, on, steps

from recount.model.claims import Stance
from recount.model.counts import Outcome

POLICE = "North Police/police"


def told_by_police(*days_and_dead, publisher=None):
    book = Casebook()
    names = []
    for i, (day, dead) in enumerate(days_and_dead):
        book.document(f"d{i}", day, publisher)
        names.append(book.claim(f"c{i}", f"d{i}", killed(dead), by=POLICE))
    book.event("e", on(1), *names)
    return book


def test_a_later_toll_of_one_speaker_replaces_the_earlier():
    result = told_by_police(("2019-09-01", 8), ("2019-09-02", 12)).reconcile()
    assert number(result, "e") == (12, 12, 12)
    assert not kinds(result)
    assert "North Police replaced 8 by 12 later." in steps(result, "e")


def test_a_toll_that_falls_is_named_and_the_later_one_stands():
    result = told_by_police(("2019-09-01", 12), ("2019-09-02", 8)).reconcile()
    assert number(result, "e") == (8, 8, 8)
    assert kinds(result) == ["order"]
    assert result.contradictions[0].size == 4


def test_tolls_of_one_day_do_not_replace_each_other():
    result = told_by_police(("2019-09-01", 8), ("2019-09-01", 12)).reconcile()
    assert number(result, "e") == (8, None, 12)
    assert kinds(result) == ["count"]


def test_tolls_of_unknown_date_do_not_replace_each_other():
    result = told_by_police((None, 8), ("2019-09-01", 12)).reconcile()
    assert number(result, "e")[::2] == (8, 12)


def test_what_others_relay_does_not_replace_what_the_speaker_published():
    book = told_by_police(("2019-09-01", 8), publisher="North Police")
    book.document("paper", "2019-09-03", "The Paper")
    book.claim("p", "paper", killed(9), by=POLICE)
    book.clusters.clear()
    book.event("e", on(1), "c0", "p")
    result = book.reconcile()
    assert number(result, "e")[::2] == (8, 9)
    assert result.events[0].origins == 1


def test_two_copies_of_one_dispatch_with_different_numbers_are_named():
    book = Casebook()
    book.document("one", "2019-09-02", "The Paper", origin="dispatch")
    book.document("two", "2019-09-02", "The Herald", origin="dispatch")
    names = [book.claim("c1", "one", killed(8)), book.claim("c2", "two", killed(18))]
    book.event("e", on(1), *names)
    result = book.reconcile()
    assert kinds(result) == ["copy"]
    assert "8 people killed in The Paper, 18 in The Herald" in result.contradictions[0].message
    assert result.events[0].origins == 1


def test_a_retraction_takes_back_the_claim_that_it_names():
    book = Casebook()
    names = [
        book.claim("c1", "d1", killed(8), by=POLICE),
        book.claim("c2", "d2", killed(5), by="East Hospital/medical"),
        book.claim("c3", "d3", by=POLICE, stance=Stance.RETRACTS, about="c1"),
    ]
    book.event("e", on(1), *names)
    result = book.reconcile()
    assert number(result, "e") == (5, 5, 5)
    assert "Set aside: 8 (North Police, in d1), because North Police has taken it back." in steps(
        result, "e"
    )


def test_a_retraction_without_a_name_takes_back_what_its_speaker_said_before():
    book = told_by_police(("2019-09-01", 8))
    book.document("later", "2019-09-05")
    book.claim("r", "later", by=POLICE, stance=Stance.RETRACTS)
    book.clusters.clear()
    book.event("e", on(1), "c0", "r")
    assert number(book.reconcile(), "e") == (None, None, None)


def told_by(*told):
    """One event; each of `told` is a day, a number of dead, who says it and the words."""
    book = Casebook()
    for i, (day, dead, by, words) in enumerate(told):
        book.document(f"d{i}", day)
        book.claim(f"c{i}", f"d{i}", killed(dead), by=by, words=words)
    book.event("e", on(1), *(f"c{i}" for i in range(len(told))))
    return book.reconcile()


@pytest.mark.parametrize(
    "words",
    [
        "the death toll rose to 12",
        "the number of dead has risen to 12",
        "bringing the number of dead to 12",
        "which took the toll to 12",
        "raised its count to 12",
    ],
)
def test_a_text_that_says_that_the_toll_rose_leaves_lower_ones_behind_whoever_gave_them(words):
    result = told_by(("2019-09-01", 8, "Mayor/government", "eight died"),
                     ("2019-09-02", 12, "Clinic/medical", words))  # fmt: skip
    assert number(result, "e") == (12, 12, 12)
    assert not kinds(result)
    assert "Set aside: 8 according to Mayor, as the toll rose to 12 (Clinic)." in steps(result, "e")


@pytest.mark.parametrize(
    ("day", "by", "words"),
    [
        ("2019-09-02", "Clinic/medical", "12 people died, and the price of bread rose"),
        ("2019-08-31", "Clinic/medical", "the death toll rose to 12"),
        (None, "Clinic/medical", "the death toll rose to 12"),
        ("2019-09-02", "The Front/armed_group", "the death toll rose to 12"),
    ],
    ids=["no toll that rises", "an earlier text", "a text of no day", "a force at war"],
)
def test_a_greater_number_of_another_voice_does_not_leave_a_lower_one_behind(day, by, words):
    result = told_by(("2019-09-01", 8, "Mayor/government", "eight died"), (day, 12, by, words))
    assert number(result, "e")[::2] == (8, 12)
    assert kinds(result) == ["count"]


def test_where_a_toll_rose_the_hurt_that_its_text_counts_rose_too():
    book = Casebook()
    for i, (day, counts, words) in enumerate(
        [("2019-09-01", [killed(8), killed(20, outcome=Outcome.INJURED)], "eight died"),
         ("2019-09-02", [killed(12)], "the death toll rose to 12")]
    ):  # fmt: skip
        book.document(f"d{i}", day)
        book.claim(f"c{i}", f"d{i}", *counts, by=f"Voice {i}/medical", words=words)
    book.claim(
        "hurt",
        "d1",
        killed(24, outcome=Outcome.INJURED),
        by="Voice 1/medical",
        words="24 were hurt",
    )
    book.event("e", on(1), "c0", "c1", "hurt")
    result = book.reconcile()
    assert not kinds(result)


def test_a_toll_that_rose_is_no_last_word_where_a_text_of_a_later_day_counts_fewer_again():
    result = told_by(
        ("2019-09-01", 8, "Mayor/government", "eight died"),
        ("2019-09-01", 12, "Clinic/medical", "the death toll rose to 12"),
        ("2020-09-01", 8, "Registry/government", "the eight who died a year ago"),
    )
    assert number(result, "e") == (8, 8, 12)
    assert kinds(result) == ["count"]


@pytest.mark.parametrize(
    ("title", "low"),
    [
        ("Station attack: death toll rises to 12", 12),
        ("Station attack: death toll rises to nine, then to 30", 8),
        ("Station attack: 12 dead", 8),
    ],
    ids=["its own number", "another number", "no toll that rises"],
)
def test_a_title_that_says_that_the_toll_rose_to_the_number_of_its_text_leaves_lower_ones_behind(
    title, low
):
    book = Casebook()
    book.document("d0", "2019-09-01")
    book.document("d1", "2019-09-01", title=title)
    book.claim("c0", "d0", killed(8), by="Mayor/government")
    book.claim("c1", "d1", killed(12), by="Clinic/medical")
    book.event("e", on(1), "c0", "c1")
    assert number(book.reconcile(), "e")[::2] == (low, 12)


def test_more_than_eight_is_behind_a_toll_that_rose_to_twelve():
    book = Casebook()
    for name, by in (("d0", "Mayor/government"), ("d1", "Fire brigade/government")):
        book.document(name, "2019-09-01")
        book.claim(name.replace("d", "c"), name, killed(9, high=None), by=by)
    book.document("d2", "2019-09-01")
    book.claim("c2", "d2", killed(12), by="Clinic/medical", words="the death toll rose to 12")
    book.event("e", on(1), "c0", "c1", "c2")
    assert number(book.reconcile(), "e") == (12, 12, 12)
