"""One victim whom two reports call by different words is one victim."""

from __future__ import annotations

from tests.making_cases import Casebook, killed, number, on, rule


def one_girl_or_woman():
    """Two papers count one dead: one calls her a girl, the other a woman."""
    book = Casebook()
    book.claim("girl", "first", killed(1, "child"))
    book.claim("woman", "second", killed(1, "woman"))
    book.event("e1", on(19), "girl", "woman")
    return book.reconcile()


def test_a_girl_here_and_a_woman_there_are_one_of_whom_neither_word_is_the_better():
    found = one_girl_or_woman()
    assert number(found, "e1", "unstated")[1] == 1
    assert number(found, "e1", "child")[1] is None
    assert number(found, "e1", "woman")[1] is None
    assert rule(found, "e1", "child") == "whole_first"
