"""Of those who were shot the ones who died are not injured too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.making_cases import Casebook, killed, number, on, steps

from recount.model.counts import Outcome


def told(shot, dead, words="", injured=7):
    """An event that one document tells: so many shot, in some words, and who died."""
    book = Casebook()
    book.document("d", "2019-09-01")
    seven = replace(killed(injured), outcome=Outcome.INJURED, text="seven")
    names = [book.claim("c1", "d", seven), book.claim("c2", "d", *dead)]
    for name, quote in zip(names, (shot, words), strict=True):
        claim = book.claims[name]
        evidence = replace(claim.evidence, quote=quote)
        book.claims[name] = replace(claim, evidence=evidence)
    book.event("e", on(1), *names)
    return book.reconcile()


MAN = replace(killed(1, "man"), text="a man")


def test_seven_were_shot_and_a_man_died_counts_six_injured() -> None:
    result = told("Seven people were shot in the park", [MAN], "A man died")
    assert number(result, "e", outcome="injured") == (6, 6, 6)
    because = "Less 1 who died of it: "
    assert any(step.startswith(because) for step in steps(result, "e", outcome="injured"))


@pytest.mark.parametrize(
    ("shot", "words"),
    [
        pytest.param("Seven people were wounded", "A man died", id="wounded, and so alive"),
        pytest.param("Seven others were shot", "A man died", id="others than the dead"),
        pytest.param("Seven people were shot", "Another man died", id="another than the seven"),
    ],
)
def test_seven_whom_the_words_set_apart_from_the_dead_stay_seven(shot, words) -> None:
    assert number(told(shot, [MAN], words), "e", outcome="injured") == (7, 7, 7)
