"""The model's rules of base forms and parts of speech, worked out once for each word.

Both look at one word at a time, so that what they made of it before holds for the next time too;
what they give is what spaCy gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

REMEMBERED = 100_000
"""Words that are kept before all are forgotten: words of names and numbers never end."""

_OF_ONE_WORD = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
"""What a pattern may ask so that a word's tag, small letters and relation answer it."""

Match = tuple[int, int, int, int]
"""A rule by its number and its id, and the words from the first to behind the last."""


def remember_lemmas(nlp: Language) -> None:
    """Gives the lemmatizer a memory for base forms too, half of its work; its own never ends.

    The words that it looks forms up in are lists, which it reads from the start each time.
    """
    if not nlp.has_pipe("lemmatizer"):
        return
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    if lemmatizer.mode != "rule":
        return
    if lemmatizer.lookups.has_table("lemma_index"):
        index = lemmatizer.lookups.get_table("lemma_index")
        for kind, words in list(index.items()):
            index[kind] = frozenset(words)
    work_out: Callable[[Token], list[str]] = lemmatizer.lemmatize
    known: dict[tuple[int, int, int], list[str]] = {}

    def lemmatize(token: Token) -> list[str]:
        key = (token.orth, token.pos, token.morph.key)  # type: ignore[attr-defined]
        found = known.get(key)
        if found is None:
            if len(known) >= REMEMBERED:
                known.clear()
                lemmatizer.cache.clear()
            found = known[key] = work_out(token)
        return found

    lemmatizer.lemmatize = lemmatize


def remember_attributes(nlp: Language) -> None:
    """Gives the rules of parts of speech a memory: nearly all are of one word, and some 200 were
    tried at each."""
    from spacy.matcher import Matcher

    if not nlp.has_pipe("attribute_ruler"):
        return
    ruler: Any = nlp.get_pipe("attribute_ruler")
    alone, others = Matcher(nlp.vocab), Matcher(nlp.vocab)
    for number, rule in enumerate(ruler.patterns):
        is_alone = all(len(p) == 1 and p[0].keys() <= _OF_ONE_WORD for p in rule["patterns"])
        (alone if is_alone else others).add(str(number), rule["patterns"])
    known: dict[tuple[int, ...], list[tuple[int, int]]] = {}

    def of_each(doc: Doc) -> Iterator[Match]:
        for at, key in enumerate(map(tuple, doc.to_array(["TAG", "LOWER", "DEP"]).tolist())):
            found = known.get(key)
            if found is None:
                if len(known) >= REMEMBERED:
                    known.clear()
                ids = {row[0] for row in alone(doc[at : at + 1], allow_missing=True)}
                found = known[key] = [(int(nlp.vocab.strings[one]), one) for one in ids]
            for number, one in found:
                yield number, one, at, at + 1

    def match(doc: Doc) -> list[Match]:
        rows = others(doc, allow_missing=True)
        several = ((int(nlp.vocab.strings[one]), one, start, end) for one, start, end in rows)
        return sorted([*of_each(doc), *several])

    ruler.match = match
