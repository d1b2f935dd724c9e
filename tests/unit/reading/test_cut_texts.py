"""Texts that begin or end in the middle of a sentence are read as far as they go."""

from __future__ import annotations

import pytest

from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


@pytest.mark.parametrize(
    "text",
    [
        "And in Nazran, the largest town, a soldier was killed on Tuesday.",
        "The raid in Nazran on Sunday ended with five dead, two of them",
        "Five guards were hurt near Nazran on Monday, as were three",
        "A bomb killed 12 people in Argun on Sunday. A council puts it at nine, among them six",
        "A bomb killed 12 members of a paramilitary force",
    ],
)
def test_a_text_that_is_cut_is_read(reader: GrammarReader, text: str) -> None:
    (read,) = reader.read([Document("d", text, published="2020-01-01")])
    assert read.claims
