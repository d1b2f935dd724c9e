"""Texts that begin or end in the middle of a sentence are read as far as they go."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader
from recount.reading.nlp import load_nlp
from recount.reading.nlp_mends import mended


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


def test_a_text_that_ends_in_who_was_hurt_and_is_parsed_amiss_is_mended() -> None:
    words = ["A", "bomb", "killed", "three", "and", "two", "injured"]
    doc = Doc(
        load_nlp().vocab,
        words=words,
        heads=[1, 2, 2, 2, 3, 3, 3],
        deps=["det", "nsubj", "ROOT", "dobj", "cc", "conj", "amod"],
        tags=["DT", "NN", "VBD", "CD", "CC", "CD", "VBN"],
        pos=["DET", "NOUN", "VERB", "NUM", "CCONJ", "NUM", "VERB"],
    )
    assert [token.text for token in mended(doc)] == words


def test_a_text_that_ends_in_a_verb_of_counting_is_read(reader: GrammarReader) -> None:
    text = "Two men were killed in Argun on Sunday. A force held a network bomb make"
    (read,) = reader.read([Document("d", text, published="2020-01-01")])
    assert read.claims
