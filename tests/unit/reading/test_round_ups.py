"""Paragraphs that open with the name of a place are apart; other headings part nothing."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def events(reader: GrammarReader, text: str) -> list[Claim]:
    found = next(reader.read([Document("d", text, published="2021-06-17")])).claims
    return [c for c in found if c.kind is ClaimKind.EVENT]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Borno state:", "Yobe state:"),
        ("Aleppo province.", "Idlib province."),
        ("Northeast Syria:", "Northwest Syria:"),
        ("Borno |", "Yobe |"),
    ],
)
def test_paragraphs_headed_by_places_tell_of_different_events(
    reader: GrammarReader, one: str, other: str
) -> None:
    text = f"{one} A bomb killed six people on Monday.\n\n{other} The attack killed two people."
    first, second = events(reader, text)
    assert second.refers_to is None
    assert first.id != second.id


@pytest.mark.parametrize(("one", "other"), [("Note:", "Update:"), ("Police:", "Toll:")])
def test_paragraphs_headed_by_other_words_may_tell_of_one_event(
    reader: GrammarReader, one: str, other: str
) -> None:
    text = f"{one} A bomb killed six people on Monday.\n\n{other} The attack wounded two people."
    first, second = events(reader, text)
    assert second.refers_to == first.id
