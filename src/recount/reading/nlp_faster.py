"""The model's rules of base forms and parts of speech, worked out once for each word.

Both look at one word at a time, so that what they made of it before holds for the next time too;
what they give is what spaCy gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

REMEMBERED = 10_000
"""Words that are kept before all are forgotten: words of names and numbers never end."""

_ASKED: list[int | str] = ["TAG", "LOWER", "DEP", "IS_SPACE"]
_OF_ONE_WORD = frozenset(_ASKED)
"""What a pattern may ask so that a word's tag, small letters and relation answer it."""

Attributes = dict[int, Any]
"""What is set at a word: its part of speech, its base form, its form."""

Rules = tuple[frozenset[int], Attributes]
"""Rules by their numbers, and what they set."""


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
    tried at each, and what they set was set rule by rule."""
    if not nlp.has_pipe("attribute_ruler"):
        return
    ruler: Any = nlp.get_pipe("attribute_ruler")
    rules = _WordRules(ruler)
    ruler.match, ruler.set_annotations = rules.match, rules.set_annotations


class _Asked(dict[int, int]):
    """The small letters, or relations, of words as far as some rule of one word asks for them: all
    that none asks for are alike, so that what is known of one holds for the others."""

    def __init__(self, strings: Any, what: str, patterns: Iterable[dict[str, Any]]) -> None:
        super().__init__()
        self._strings, self._plain = strings, set[str]()
        self._shapes, self._all = list[re.Pattern[str]](), False
        for asked in (p[what] for p in patterns if what in p):
            ways: dict[str, Any] = {"IN": [asked]} if isinstance(asked, str) else asked
            for how, values in ways.items():
                if how in ("IN", "NOT_IN"):
                    self._plain.update(values)
                elif how == "REGEX":
                    self._shapes.append(re.compile(values))
                else:
                    self._all = True

    def __missing__(self, word: int) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        text = self._strings[word]
        told = self._all or text in self._plain or any(one.search(text) for one in self._shapes)
        self[word] = found = word if told else _UNASKED
        return found


_UNASKED = -1
"""Stands for all words that no rule asks for; no word of the model has this number."""


class _WordRules:
    """The rules of parts of speech, those of one word apart from those of several."""

    def __init__(self, ruler: Any) -> None:
        from spacy.matcher import Matcher

        self._ruler, self._strings = ruler, ruler.vocab.strings
        self._alone, self._others = Matcher(ruler.vocab), Matcher(ruler.vocab)
        alone = []
        for number, rule in enumerate(ruler.patterns):
            is_alone = all(len(p) == 1 and p[0].keys() <= _OF_ONE_WORD for p in rule["patterns"])
            (self._alone if is_alone else self._others).add(str(number), rule["patterns"])
            alone += [p[0] for p in rule["patterns"] if is_alone]
        self._letters = _Asked(ruler.vocab.strings, "LOWER", alone)
        self._relations = _Asked(ruler.vocab.strings, "DEP", alone)
        self._known: dict[tuple[int, ...], Rules] = {}

    def match(self, doc: Doc) -> list[tuple[int, Attributes]]:
        """What is set at which words."""
        joined = self._of_several(doc)
        letters, relations = self._letters, self._relations
        keys = (
            (tag, letters[word], relations[relation], space)
            for tag, word, relation, space in doc.to_array(_ASKED).tolist()
        )
        found = [(at, self._of_word(doc, at, key)) for at, key in enumerate(keys)]
        return [
            (at, self._together(numbers | joined[at]) if at in joined else attributes)
            for at, (numbers, attributes) in found
        ]

    def set_annotations(self, doc: Doc, found: list[tuple[int, Attributes]]) -> None:
        """Sets it."""
        from spacy.tokens._retokenize import set_token_attrs

        for at, attributes in found:
            if attributes:
                set_token_attrs(doc[at], attributes)

    def _of_several(self, doc: Doc) -> dict[int, set[int]]:
        """The rules of several words, by the word at which they set something."""
        found: dict[int, set[int]] = {}
        for one, start, end in self._others(doc, allow_missing=True):
            number = int(self._strings[one])
            index = self._ruler.indices[number]
            found.setdefault((start if index >= 0 else end) + index, set()).add(number)
        return found

    def _of_word(self, doc: Doc, at: int, key: tuple[int, ...]) -> Rules:
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            ids = {row[0] for row in self._alone(doc[at : at + 1], allow_missing=True)}
            numbers = frozenset(int(self._strings[one]) for one in ids)
            found = self._known[key] = numbers, self._together(numbers)
        return found

    def _together(self, numbers: Iterable[int]) -> Attributes:
        """What rules set at one word: of two that set the same, the later holds."""
        found: Attributes = {}
        for number in sorted(numbers):
            found |= self._ruler.attrs[number]
        return found
