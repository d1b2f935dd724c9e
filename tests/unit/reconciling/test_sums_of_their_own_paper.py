"""A total that only adds up what its own paper gives of each event outvotes nobody."""

from __future__ import annotations

from tests.making_cases import Casebook, killed, kinds, number, on


def villages(*totals: str) -> Casebook:
    """Seven and five by one paper, nine instead of five by two others; totals of 12."""
    book = Casebook()
    book.claim("c1", "one", killed(7), by="Residents/witness")
    book.claim("c2", "one", killed(5), by="Residents/witness")
    book.claim("c3", "two", killed(9), by="The mayor/government")
    book.claim("c4", "three", killed(9), by="A hospital/medical")
    book.event("e1", on(3), "c1")
    book.event("e2", on(4), "c2", "c3", "c4")
    for paper in totals:
        book.total(f"t {paper}", paper, killed(12), ["e1", "e2"], events=2)
    return book


def test_the_nine_of_two_others_stands_beside_the_sum_of_the_first() -> None:
    result = villages("one").reconcile()
    assert number(result, "e2") == (5, 9, 9)
    assert kinds(result) == ["count"]


def test_a_sum_that_another_paper_gives_binds() -> None:
    assert number(villages("one", "four").reconcile(), "e2") != (5, 9, 9)
