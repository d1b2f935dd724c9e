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


def test_bullets_that_open_with_their_districts_are_no_part_of_the_lead(
    reader: GrammarReader,
) -> None:
    text = (
        "Over the past day the enemy shelled five settlements of the Kharkiv region.\n\n"
        "• Chuhuiv district: two bombs hit Bilyi Yaruk. A man of 67 was killed.\n"
        "• Bohodukhiv district: a drone struck a car near Udyne. The driver, 33, died.\n"
        "• Kharkiv city: a drone hit a park. A woman was wounded."
    )
    told = [c for c in events(reader, text) if c.counts]
    roots = {c.refers_to or c.id for c in told}
    assert len(told) == len(roots) == 3


def test_hours_later_at_another_place_is_another_event(reader: GrammarReader) -> None:
    text = (
        "A gunman shot dead two guards in Nablus on Sunday morning.\n\nHours later, soldiers at a"
        " checkpoint in Jenin opened fire and killed a boy."
    )
    first, *rest = events(reader, text)
    assert all(one.refers_to != first.id for one in rest)
