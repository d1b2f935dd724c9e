"""Who is told as injured and died of it is counted among the dead alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.making_cases import Casebook, killed, number, on, steps

from recount.model.counts import Outcome


def one(text, victims="unstated", outcome=Outcome.KILLED, singled=False):
    return replace(killed(1, victims), outcome=outcome, text=text, singled_out=singled)


def hurt(text, victims="unstated", singled=False):
    return one(text, victims, Outcome.INJURED, singled)


def told(*claims):
    """An event with a claim a day, each in a document of its own."""
    book = Casebook()
    names = []
    for day, counts in enumerate(claims, start=1):
        book.document(f"d{day}", f"2019-09-0{day}")
        names.append(book.claim(f"c{day}", f"d{day}", *counts))
    book.event("e", on(1), *names)
    return book.reconcile()


BOY, HE = ("a 12-year-old boy", "child"), ("he", "unstated", True)


@pytest.mark.parametrize(
    ("injured", "dead"),
    [
        pytest.param(BOY, ("The 12-year-old", "child"), id="one age"),
        pytest.param(("Omar Haddad",), ("Mr Haddad",), id="one name"),
        pytest.param(HE, ("a man", "man"), id="a pronoun"),
        pytest.param(("a woman", "woman"), ("the mother", "woman"), id="one class"),
    ],
)
def test_who_is_hurt_on_the_day_and_dead_on_the_next_is_one_of_the_dead(injured, dead) -> None:
    result = told([hurt(*injured)], [one(*dead)])
    (event,) = result.events
    assert {count.outcome for count in event.counts} == {Outcome.KILLED}
    victims = event.counts[0].victims.value
    because = "because who is told as injured there died of it."
    assert any(step.endswith(because) for step in steps(result, "e", victims))


@pytest.mark.parametrize(
    ("injured", "dead"),
    [
        pytest.param(BOY, ("a 30-year-old woman", "woman"), id="another age"),
        pytest.param(("a woman", "woman"), ("a man", "man"), id="another class"),
        pytest.param(("she", "unstated", True), ("a man", "man"), id="another sex"),
        pytest.param(("another",), ("one",), id="said to be another"),
        pytest.param(("Omar Haddad",), ("Rima Salem",), id="another name"),
    ],
)
def test_who_is_another_by_the_words_stays_injured(injured, dead) -> None:
    result = told([hurt(*injured)], [one(*dead)])
    assert number(result, "e", injured[1] if len(injured) == 2 else "unstated", "injured")[0] == 1


def test_who_is_hurt_after_another_died_stays_injured() -> None:
    result = told([one("a man", "man")], [hurt(*HE)])
    assert number(result, "e", outcome="injured")[0] == 1


def test_where_a_report_tells_of_injured_beside_the_dead_a_pronoun_may_be_theirs() -> None:
    both = [one("one"), hurt("another")]
    assert number(told([hurt(*HE)], both), "e", outcome="injured")[0] == 1


def test_two_who_are_each_told_anew_in_one_report_are_two() -> None:
    book = Casebook()
    names = [
        book.claim("c1", "d1", one("a woman", "woman")),
        book.claim("c2", "d1", hurt("a woman", "woman")),
    ]
    book.event("e", on(1), *names)
    assert number(book.reconcile(), "e", "woman", "injured")[0] == 1


@pytest.mark.parametrize(
    ("injured", "dead"),
    [
        pytest.param(("a boy of 15", "child"), ("a pupil, 15", "civilian"), id="a pupil"),
        pytest.param(("Omar Haddad", "man"), ("17-year-old Omar Haddad", "child"), id="a name"),
    ],
)
def test_who_died_may_be_told_as_of_another_class(injured, dead) -> None:
    (event,) = told([hurt(*injured)], [one(*dead)]).events
    assert {count.outcome for count in event.counts} == {Outcome.KILLED}


@pytest.mark.parametrize(
    ("injured", "dead"),
    [
        pytest.param(
            ("Rima Haddad", "woman", True), ("Omar Haddad", "man", True), id="of one family"
        ),
        pytest.param(("the mother", "woman"), ("the daughter", "woman"), id="other kin"),
    ],
)
def test_kin_of_one_who_died_stay_injured(injured, dead) -> None:
    result = told([hurt(*injured)], [one(*dead)])
    assert number(result, "e", "woman", "injured")[0] == 1


def test_two_who_are_hurt_on_the_day_and_both_dead_on_the_next_are_the_dead() -> None:
    pair = [hurt("the woman", "woman"), hurt("her child", "child")]
    both = replace(killed(2), text="both")
    (event,) = told(pair, [both]).events
    assert {count.outcome for count in event.counts} == {Outcome.KILLED}


def test_one_of_whom_a_report_tells_before_any_death_is_known_is_who_died() -> None:
    result = told([hurt("one person")], [one("a 16-year-old girl", "child")])
    (event,) = result.events
    assert {count.outcome for count in event.counts} == {Outcome.KILLED}


def test_the_brother_of_a_woman_is_a_man() -> None:
    result = told([hurt("her brother", singled=True)], [one("a man", "man")])
    (event,) = result.events
    assert {count.outcome for count in event.counts} == {Outcome.KILLED}


def test_the_child_of_a_woman_may_be_her_son() -> None:
    result = told([hurt("her son of 5", "child", True)], [one("her child", "child", singled=True)])
    (event,) = result.events
    assert {count.outcome for count in event.counts} == {Outcome.KILLED}


def test_who_is_told_as_shot_when_he_had_long_died_is_one_of_the_dead() -> None:
    book = Casebook()
    book.document("first", "2019-09-01")
    book.document("court", "2020-02-01")
    dead = book.claim("dead", "first", one("a man", "man"))
    shot = book.claim("shot", "court", hurt("him", singled=True), words="hitting him")
    book.event("e", on(1), dead, shot)
    (event,) = book.reconcile().events
    assert {count.outcome for count in event.counts} == {Outcome.KILLED}
