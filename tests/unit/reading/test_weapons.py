"""Weapons that a clause names, and words that name one elsewhere only."""

from __future__ import annotations

import pytest

from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


CASES = {
    "On Monday nine traders were killed during an attack at the Muhanga mine in Ituri.": None,
    "On Monday two guards were killed when they stepped on a mine in Ituri.": "mine",
}


@pytest.mark.parametrize("text", CASES)
def test_a_mine_that_is_worked_is_no_weapon(reader: GrammarReader, text: str) -> None:
    (read,) = reader.read([Document("d", text, published="2024-05-20")])
    assert [claim.weapon for claim in read.claims] == [CASES[text]]
