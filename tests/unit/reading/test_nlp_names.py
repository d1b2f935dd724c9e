"""The finder of names finds what the model's own finds, and sums do not depend on company."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
import spacy
from spacy.language import Language
from thinc.api import NumpyOps

from recount.reading import nlp
from recount.reading.nlp_arithmetic import on_one_core, use_numpy
from recount.reading.nlp_names import NameFinder, find_names_together

TEXTS = (
    "On Tuesday 3 May 2019 U.S. Africa Command said that two strikes near Murzuq, Libya, killed "
    "17 fighters of the Islamic State.\n\nMariam Orr of the Northern Health Board in Port Ellis, "
    "Carolina Ruiz and Dr. Ivo Lund counted 1,200 people.",
    "",
    "   \n",
    "Rome",
    "The European Union and the United Nations Assistance Mission in Afghanistan met on the first "
    "Monday of January in Kabul\nand at 10 p.m. in the Bank of Kunduz.",
)


@cache
def bare() -> Language:
    """The model as it is loaded."""
    return spacy.load(next(name for name in nlp.MODELS if spacy.util.is_package(name)))


@cache
def faster() -> Language:
    """The model with the finder of names and the sums of the reader."""
    model = spacy.load(next(name for name in nlp.MODELS if spacy.util.is_package(name)))
    use_numpy(model)
    find_names_together(model)
    return model


def names(model: Language, texts: tuple[str, ...]) -> list[list[tuple[int, int, str]]]:
    """The names of each text by their words."""
    return [[(e.start, e.end, e.label_) for e in doc.ents] for doc in model.pipe(texts)]


def test_the_names_are_those_that_the_model_finds_by_itself() -> None:
    found = names(faster(), TEXTS)
    assert "recount_names" in faster().pipe_names
    assert found == names(bare(), TEXTS)
    assert sum(map(len, found)) > 10


def test_what_is_found_in_a_text_does_not_depend_on_the_others() -> None:
    alone = [names(faster(), (text,))[0] for text in TEXTS]
    assert alone == names(faster(), TEXTS)


def test_words_outside_names_are_marked_as_outside() -> None:
    doc = faster()("They met in Rome.")
    assert [token.ent_iob_ for token in doc] == ["O", "O", "O", "B", "O"]
    assert [token.ent_iob_ for token in faster()("They met.")] == ["O", "O", "O"]


LAST_DIGITS = 1e-5
"""OpenBLAS's kernels for processors without AVX-512 sum a row in an order that depends on its place
among twelve, so that sums of some ten may differ by a millionth."""


def test_few_rows_are_summed_like_many() -> None:
    ops = faster().get_pipe("tagger").model.ops  # type: ignore[attr-defined]
    made = np.random.default_rng(7)
    x = made.standard_normal((200, 64), dtype="f")
    y = made.standard_normal((90, 64), dtype="f")
    with on_one_core():
        whole = ops.gemm(x, y, trans2=True)
        for rows in (1, 2, 7, 31, 33, 150):
            some = ops.gemm(x[:rows], y, trans2=True)
            assert np.allclose(some, whole[:rows], rtol=0, atol=LAST_DIGITS)
    assert np.allclose(whole, NumpyOps().gemm(x, y, trans2=True), atol=1e-4)


def test_few_rows_are_written_where_they_were_asked_for() -> None:
    ops = faster().get_pipe("tagger").model.ops  # type: ignore[attr-defined]
    x, y, out = (np.ones(shape, dtype="f") for shape in ((3, 4), (5, 4), (3, 5)))
    assert ops.gemm(x, y, out=out, trans2=True) is out
    assert np.array_equal(out, np.full((3, 5), 4, dtype="f"))


@pytest.mark.parametrize("cause", ["beam", "none"])
def test_another_make_of_finder_is_left_as_it_is(
    cause: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = spacy.load(next(name for name in nlp.MODELS if spacy.util.is_package(name)))
    if cause == "beam":
        monkeypatch.setitem(model.get_pipe("ner").cfg, "beam_width", 4)  # type: ignore[attr-defined]
    else:
        model.remove_pipe("ner")
    before = list(model.pipe_names)
    find_names_together(model)
    assert model.pipe_names == before


def test_the_finder_takes_one_text_too() -> None:
    model = bare()
    doc = next(iter(model.pipe([TEXTS[0]])))
    before = [(e.start, e.end, e.label_) for e in doc.ents]
    again = NameFinder(model.get_pipe("ner"))(doc)
    assert [(e.start, e.end, e.label_) for e in again.ents] == before
