"""Capitals that a text names by the word alone."""

from __future__ import annotations

import pytest

from recount.model.documents import Document
from recount.model.places import PlaceBasis, Where
from recount.model.readings import MentionKind
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def last(reader: GrammarReader, text: str) -> Where | None:
    return next(reader.read([Document("d", text, published="2021-06-17")])).claims[-1].where


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A bomb killed nine people in the Somali capital.", "Mogadishu"),
        ("A bomb killed nine people near Mali's capital.", "Bamako"),
        ("A bomb killed nine people in the capital of Somalia.", "Mogadishu"),
        ("Troops killed nine people in Nigeria on Monday. A bomb hit a bus in the capital.",
         "Abuja"),
        ("A bomb killed nine people in the capital, Mogadishu.", "Mogadishu"),
    ],
)  # fmt: skip
def test_the_capital_of_a_country_that_is_named_is_where_it_happened(
    reader: GrammarReader, text: str, name: str
) -> None:
    where = last(reader, text)
    assert where is not None
    assert where.name == name


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed nine people in the capital.",
        "A bomb killed nine people in the provincial capital. Somalia mourns.",
        "A bomb killed nine people in the capital of Borno state, Nigeria.",
        "Somalia has raised nine million dollars of capital. A bomb killed nine people.",
        "Somalia held talks in the financial capital. A bomb killed nine people in the capital of "
        "the province.",
    ],
)
def test_another_capital_is_no_capital_of_the_country(reader: GrammarReader, text: str) -> None:
    where = last(reader, text)
    assert where is None or where.name not in ("Mogadishu", "Abuja")


def test_a_capital_by_the_word_alone_is_relative_and_no_name_of_the_text(
    reader: GrammarReader,
) -> None:
    text = "A bomb killed nine people in the Somali capital."
    reading = next(reader.read([Document("d", text, published="2021-06-17")]))
    where = reading.claims[-1].where
    assert where is not None
    assert where.basis is PlaceBasis.RELATIVE
    quotes = [m.text for m in reading.mentions if m.kind is MentionKind.PLACE]
    assert "capital" not in quotes
