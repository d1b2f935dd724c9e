"""A happening without a day of its own is of the one day that its text tells anything on."""

from __future__ import annotations

from datetime import date

import pytest

from recount.model.dates import DateBasis, When
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def first_day(reader: GrammarReader, text: str) -> When:
    when = next(reader.read([Document("d", text, published="2021-03-10")])).claims[0].when
    assert when is not None
    return when


@pytest.mark.parametrize(
    "scene",
    [
        "The boy and his brother were waiting in a parked car Sunday when they found the gun.",
        "The two had been walking along the quay around 10:20 p.m. Sunday when a van drew up.",
    ],
)
def test_the_day_of_the_scene_is_that_of_the_deed(reader: GrammarReader, scene: str) -> None:
    when = first_day(reader, f"A boy was killed in a shooting in Milton, police said.\n\n{scene}")
    assert (when.start, when.end) == (date(2021, 3, 7), date(2021, 3, 7))
    assert when.basis is not DateBasis.PUBLICATION_FALLBACK


@pytest.mark.parametrize(
    "beside",
    [
        "The mayor visited the family on Sunday.",
        "A spokeswoman said on Sunday that nobody else was sought.",
        "A man was arrested on Sunday.",
        "They were waiting in a car Saturday when it began. They were walking home Sunday when it "
        "ended.",
    ],
)
def test_other_days_are_not(reader: GrammarReader, beside: str) -> None:
    when = first_day(reader, f"A boy was killed in a shooting in Milton, police said.\n\n{beside}")
    assert when.basis is DateBasis.PUBLICATION_FALLBACK
