"""Attackers who fell are others than those whom they killed; a title leaves out "at least"."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.making_cases import Casebook, killed, number, on, vague
from tests.making_claims import party

from recount.model.events import ContradictionKind


def sides(book, claim, by, at):
    held = book.claims[claim]
    book.claims[claim] = replace(held, perpetrator=party(by), target=party(at))
    return claim


@pytest.mark.parametrize(
    ("by", "at"), [(None, "?bandits"), ("?troops", "?militants"), ("?vigilantes", "?attackers")]
)
def test_attackers_who_fell_are_not_those_whom_they_killed(by, at):
    book = Casebook()
    villagers = book.claim("a", "d1", killed(22, "civilian"), by="Police/police")
    fighters = book.claim("b", "d2", killed(5, "combatant"), by="Residents/witness")
    names = [sides(book, villagers, "?gunmen", "?villagers"), sides(book, fighters, by, at)]
    book.event("e", on(3), *names)
    found = book.reconcile()
    (event,) = found.events
    assert not found.contradictions
    assert not event.disputes
    assert number(found, event.id) == (27, 27, 27)


def test_some_bandits_who_fell_leave_the_villagers_what_they_are():
    book = Casebook()
    villagers = book.claim("a", "d1", killed(22, "civilian"), by="Police/police")
    fighters = book.claim("b", "d2", vague("some", "combatant"), by="Residents/witness")
    people = book.claim("c", "d3", killed(22), by="Agency/media")
    names = [
        sides(book, villagers, "?gunmen", "?villagers"),
        sides(book, fighters, None, "?bandits"),
        sides(book, people, "?bandits", None),
    ]
    book.event("e", on(3), *names)
    found = book.reconcile()
    assert not found.contradictions
    assert not found.events[0].disputes


def test_those_whom_one_hand_killed_may_be_fighters_or_civilians():
    book = Casebook()
    villagers = book.claim("a", "d1", killed(22, "civilian"), by="Residents/witness")
    fighters = book.claim("b", "d2", killed(22, "combatant"), by="Command/military")
    names = [sides(book, villagers, "?troops", "?villagers"),
             sides(book, fighters, "?troops", "?militants")]  # fmt: skip
    book.event("e", on(3), *names)
    kinds = {row.kind for row in book.reconcile().contradictions}
    assert kinds == {ContradictionKind.STATUS}


def test_men_alone_may_be_the_soldiers_whom_others_count():
    book = Casebook()
    names = [
        book.claim("a", "d1", killed(44, "man"), by="Paper/media"),
        book.claim("b", "d1", killed(44, "security_force", high=None), by="Paper/media"),
    ]
    book.event("e", on(3), *names)
    assert number(book.reconcile(), "e") == (44, 44, 44)


def test_police_and_another_number_of_civilians_are_counted_apart():
    book = Casebook()
    names = [
        book.claim("a", "d1", killed(7, "civilian"), by="Governor/government"),
        book.claim("b", "d2", killed(6, "security_force"), by="Police/police"),
    ]
    book.event("e", on(3), *names)
    assert not book.reconcile().contradictions


def test_a_title_that_kills_eight_is_no_other_count_than_at_least_eight_in_its_text():
    book = Casebook()
    title = book.claim("a", "d1", killed(8), by="Paper/media")
    held = book.claims[title]
    book.claims[title] = replace(held, evidence=replace(held.evidence, in_title=True))
    names = [
        title,
        book.claim("b", "d1", killed(8, high=None), by="Paper/media"),
        book.claim("c", "d2", killed(10), by="Ministry/government"),
    ]
    book.event("e", on(3), *names)
    assert not book.reconcile().contradictions


def test_attackers_who_fell_are_among_all_the_dead_that_others_count():
    book = Casebook()
    people = book.claim("a", "d1", killed(29, high=None), by="Agency/media")
    fighters = book.claim("b", "d2", killed(8, "combatant"), by="Police/police")
    names = [sides(book, people, "?gunmen", "?prison"), sides(book, fighters, None, "?attackers")]
    book.event("e", on(3), *names)
    found = book.reconcile()
    assert not found.contradictions
    assert number(found, found.events[0].id)[0] == 29


@pytest.mark.parametrize(("words", "apart"), [("a doctor", False), ("one", True)])
def test_one_who_is_singled_out_is_not_all_of_his_class(words, apart):
    book = Casebook()
    part = killed(1, "civilian", text=words, part_of=0)
    first = book.claim("a", "d1", killed(10), part, by="Paper/media")
    second = book.claim("b", "d2", killed(7, "civilian"), by="Police/police")
    book.event("e", on(3), first, second)
    assert bool(book.reconcile().contradictions) is apart
