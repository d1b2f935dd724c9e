"""What reading holds does not grow with what was read, and a short first look costs no claims."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from typing import Any

import pytest

from recount.model.documents import Document
from recount.model.readings import Reading
from recount.places import open_gazetteer
from recount.reading import nlp, reader
from recount.reading.nlp import load_nlp
from recount.reading.reader import GrammarReader

IDLE = "The choir of Tarvel sang for an hour, and the hall was full to the last seat. " * 12
STRIKE = "An air strike killed eight fighters near Murzuq, Libya, on 3 May 2019. "


@pytest.fixture(scope="module")
def grammar() -> GrammarReader:
    """The reader with its places."""
    return GrammarReader(open_gazetteer())


def own(number: int) -> Document:
    """A document with names that no other has."""
    end = f"{'abcdefghij'[number % 10]}{number // 10}q"
    text = f"A bomb killed {number + 2} soldiers in Zor{end}, said Colonel Ume{end} of Kaf{end}."
    return Document(f"d{number}", text, published="2019-05-04")


def read_one(reader: GrammarReader, document: Document) -> Reading:
    """All that one document says."""
    return next(reader.read([document]))


def endless() -> Iterator[tuple[str, Any]]:
    """Every memory of the program that nothing bounds."""
    for name, module in list(sys.modules.items()):
        if name.startswith("recount"):
            for key, value in list(vars(module).items()):
                if isinstance(value, _lru_cache_wrapper) and value.cache_info().maxsize is None:
                    yield f"{name}.{key}", value


def test_no_memory_without_a_bound_grows_with_what_is_read(grammar: GrammarReader) -> None:
    list(grammar.read([own(number) for number in range(10)]))
    before = {name: memory.cache_info().currsize for name, memory in endless()}
    list(grammar.read([own(number) for number in range(10, 40)]))
    after = {name: memory.cache_info().currsize for name, memory in endless()}
    assert {name: size for name, size in after.items() if size > before.get(name, size)} == {}


def test_new_words_are_learnt_until_enough_are_known_and_then_forgotten(
    grammar: GrammarReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = load_nlp().vocab.strings
    monkeypatch.setattr(nlp, "VOCABULARY", len(words) + 1)
    learnt = read_one(grammar, own(50))
    known = len(words)
    assert "Zora5q" in words
    forgotten = [read_one(grammar, own(number)) for number in (51, 52, 53)]
    assert "Zorb5q" not in words
    assert len(words) <= known + 8
    assert read_one(grammar, own(50)) == learnt
    assert [len(one.claims) for one in forgotten] == [len(learnt.claims)] * 3


def test_a_claim_among_much_else_is_read_as_if_all_were_parsed(grammar: GrammarReader) -> None:
    document = Document("d", f"{IDLE}\n\n{STRIKE}\n\n{IDLE}", published="2019-05-04")
    found = read_one(grammar, document)
    whole = read_one(GrammarReader(grammar.gazetteer, everything=True), document)
    assert found.claims
    assert found.claims == whole.claims


def test_a_text_whose_telling_words_tell_of_nothing_is_parsed_no_further(
    grammar: GrammarReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    idle = Document("d", f"{IDLE}\n\nThe band was a bomb that never went off.\n\n{IDLE}")
    given: list[str] = []
    parse = reader.parse

    def seen(model: Any, texts: list[str], look: Any) -> Any:
        given.extend(texts)
        return parse(model, texts, look)

    monkeypatch.setattr(reader, "parse", seen)
    found = read_one(grammar, idle)
    assert found.claims == ()
    assert [text.strip() for text in given] == ["The band was a bomb that never went off."]
