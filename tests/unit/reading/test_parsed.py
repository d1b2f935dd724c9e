"""A parsed text read off into plain objects says what spaCy says of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from spacy.tokens import Doc

from recount.reading.nlp import load_nlp
from recount.reading.parsed import read_off

TEXT = (
    "Two soldiers, both from Murzuq, were killed and 12 others wounded on 3 May 2019 when a car "
    'bomb hit their convoy. "Nobody knows who did it," a nurse said.\n\nAli Omar, 34, fled to Brak '
    "with his son; the army's spokesman did not answer. Three dead"
)
PLAIN = ("text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "i", "idx",
         "whitespace_", "text_with_ws", "is_alpha", "is_punct", "is_space", "is_title", "is_upper",
         "is_quote", "is_sent_start", "like_num")  # fmt: skip
ONE, SEVERAL = ("head", "left_edge", "right_edge"), ("children", "lefts", "ancestors", "subtree")


@pytest.fixture(scope="module")
def spacys() -> Doc:
    return load_nlp()(TEXT)


@pytest.fixture(scope="module")
def ours(spacys: Doc) -> Any:
    return read_off(spacys)


@pytest.mark.parametrize("name", PLAIN)
def test_a_word_says_of_itself_what_spacy_says(spacys: Doc, ours: Any, name: str) -> None:
    assert [getattr(t, name) for t in ours] == [getattr(t, name) for t in spacys]


@pytest.mark.parametrize("name", ONE)
def test_a_word_leads_to_the_word_that_spacy_leads_to(spacys: Doc, ours: Any, name: str) -> None:
    assert [getattr(t, name).i for t in ours] == [getattr(t, name).i for t in spacys]


@pytest.mark.parametrize("name", SEVERAL)
def test_a_word_leads_to_the_words_that_spacy_leads_to(spacys: Doc, ours: Any, name: str) -> None:
    assert [_numbers(getattr(t, name)) for t in ours] == [
        _numbers(getattr(t, name)) for t in spacys
    ]


def _numbers(tokens: Any) -> list[int]:
    return [token.i for token in tokens]


def _rows(doc: Any) -> Iterator[Any]:
    """Every row of words of a text, its sentences and its names."""
    yield from doc.sents
    yield from doc.ents
    yield from (doc[start:end] for start in range(len(doc)) for end in range(start, start + 9))
    yield from (doc[-5:], doc[:-3], doc[8:2], doc[4:10][1:3], doc[4:10][-2:])


def test_words_in_a_row_are_those_of_spacy(spacys: Doc, ours: Any) -> None:
    for mine, theirs in zip(_rows(ours), _rows(spacys), strict=True):
        assert (mine.start, mine.end, mine.text, mine.label_) == (
            theirs.start,
            theirs.end,
            theirs.text,
            theirs.label_,
        )
        assert (mine.start_char, mine.end_char) == (theirs.start_char, theirs.end_char)
        assert _numbers(mine) == _numbers(theirs)
        if len(mine):
            assert mine.root.i == theirs.root.i
            assert (mine.sent.start, mine.sent.end) == (theirs.sent.start, theirs.sent.end)


@pytest.mark.parametrize("align", ["strict", "contract", "expand"])
def test_characters_lead_to_the_words_that_spacy_finds(spacys: Doc, ours: Any, align: str) -> None:
    for start in range(0, 60):
        for end in range(start + 1, start + 12):
            mine, theirs = (d.char_span(start, end, alignment_mode=align) for d in (ours, spacys))
            assert _ends(mine) == _ends(theirs)


def _ends(words: Any) -> tuple[int, int] | None:
    return None if words is None else (words.start, words.end)


def test_a_word_is_one_object_and_a_row_equals_the_same_row(ours: Any) -> None:
    assert ours[3] is ours[2:5][1] is ours[4].nbor(-1)
    assert ours[2:5] == ours[2:5] != ours[2:6]
    assert ours[0].sent is next(iter(ours.sents))
    assert ours[1].head.is_ancestor(ours[1])


def test_beyond_the_ends_of_a_text_stand_words_that_say_nothing(ours: Any) -> None:
    for word in (ours[0].nbor(-1), ours[len(ours) - 1].nbor(1), ours[0].nbor(-2)):
        assert (word.text, word.lemma_, word.pos_, word.dep_) == ("", "", "", "")
        assert (word.head, word.children, word.ancestors, word.subtree) == (word, [], (), (word,))
        assert not any((word.is_punct, word.is_space, word.is_title, len(word)))
    assert ours[0].nbor(-1).sent is ours[0].sent
    assert ours[len(ours) - 1].nbor(1).nbor(-1) is ours[len(ours) - 1]


def test_there_is_no_word_outside_a_row_of_words(ours: Any) -> None:
    with pytest.raises(IndexError):
        ours[0:2][2]
    with pytest.raises(AttributeError):
        _ = ours[0].no_such_thing
