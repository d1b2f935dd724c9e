"""A parsed text as plain objects, for the rules to look at.

The rules ask the words of a text some hundred times each, and spaCy makes a new object of a word
each time that it is come upon, and looks each of its strings up anew. Here a text is read off a
spaCy Doc once: each word is one object that holds what is mostly asked and gets the rest when it is
first asked. Names and meanings are spaCy's, of as much as the rules use.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Self, cast, overload

if TYPE_CHECKING:
    from spacy.tokens import Doc

REMEMBERED = 50_000
"""Strings that are kept before all are forgotten: names and numbers never end."""

_READ: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE"]


def read_off(parsed: Doc) -> Doc:
    """The same text as plain objects; to the rules, and so to the type checker, it is a Doc."""
    return cast("Doc", ParsedText(parsed))


def read_words(words: Doc) -> Doc:
    """The same of words whose grammar is not known yet, which takes half as long."""
    return cast("Doc", ParsedText(words, _words_alone))


def words_of(doc: Doc) -> list[str]:
    """The words of a text as written."""
    strings = _strings.of(doc.vocab.strings)
    return [strings[n] for n in doc.to_array("ORTH").tolist()]


class Word:
    """A word of a text, as spaCy's Token."""

    __slots__ = (
        "ancestors", "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i",
        "idx", "is_alpha", "is_punct", "is_quote", "is_sent_start", "is_space", "is_title",
        "is_upper", "left_edge", "lefts", "lemma_", "like_num", "lower_", "morph", "pos_",
        "right_edge", "sent", "subtree", "tag_", "text", "whitespace_",
    )  # fmt: skip

    doc: ParsedText
    head: Word
    sent: Words
    children: list[Word]
    whitespace_: str
    ancestors: tuple[Word, ...]
    subtree: tuple[Word, ...]

    def __init__(self, doc: ParsedText, i: int, idx: int, strings: tuple[str, ...]) -> None:
        self.doc, self.i, self.idx = doc, i, idx
        (
            self.text,
            self.lower_,
            self.lemma_,
            self.pos_,
            self.tag_,
            self.dep_,
            self.ent_type_,
        ) = strings
        self.children = []

    def __getattr__(self, name: str) -> Any:
        """What is asked of few words is got when it is first asked, and kept."""
        found = _LATER[name](self) if name in _LATER else self._of_spacy(name)
        setattr(self, name, found)
        return found

    def _of_spacy(self, name: str) -> object:
        if name not in _FROM_SPACY:
            raise AttributeError(name)
        found: object = getattr(self.doc.parsed[self.i], name)
        return found

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    def __lt__(self, other: Word) -> bool:
        return self.i < other.i

    @property
    def text_with_ws(self) -> str:
        """With the blank behind it."""
        return self.text + self.whitespace_

    def nbor(self, by: int = 1) -> Word:
        """The word so many behind it; beyond the ends of a text, a word of nothing: rules ask what
        stands beside a word, and a text may begin and end anywhere."""
        at = self.i + by
        if at < 0:
            return self.doc.ends[0]
        return self.doc.words[at] if at < len(self.doc.words) else self.doc.ends[1]

    def is_ancestor(self, other: Word) -> bool:
        """Whether the other hangs from it, at whatever distance."""
        return self in other.ancestors


_FROM_SPACY = frozenset({"ent_iob_", "is_punct", "is_quote", "is_sent_start", "like_num", "morph"})


def _ancestors(word: Word) -> tuple[Word, ...]:
    above = word.head
    return () if above is word else (above, *above.ancestors)


def _subtree(word: Word) -> tuple[Word, ...]:
    before = (one for child in word.children if child.i < word.i for one in child.subtree)
    behind = (one for child in word.children if child.i > word.i for one in child.subtree)
    return (*before, word, *behind)


def _sentence(word: Word) -> Words:
    return next(one for one in word.doc.sents if one.start <= word.i < one.end)


def _blank(word: Word) -> str:
    """The blank behind a word, if there is one: the next word begins behind it."""
    doc, end = word.doc, word.idx + len(word.text)
    behind = doc.words[word.i + 1].idx if word.i + 1 < len(doc.words) else len(doc.text)
    return " " if behind > end else ""


_LATER: dict[str, Callable[[Word], Any]] = {
    "is_alpha": lambda word: word.text.isalpha(),
    "is_space": lambda word: word.text.isspace(),
    "is_title": lambda word: word.text.istitle(),
    "is_upper": lambda word: word.text.isupper(),
    "whitespace_": _blank,
    "ancestors": _ancestors,
    "sent": _sentence,
    "subtree": _subtree,
    "lefts": lambda word: [child for child in word.children if child.i < word.i],
    "left_edge": lambda word: word.doc.words[word.doc.parsed[word.i].left_edge.i],
    "right_edge": lambda word: word.doc.words[word.doc.parsed[word.i].right_edge.i],
}


class Words:
    """Words of a text in a row, as spaCy's Span."""

    __slots__ = ("_root", "doc", "end", "label_", "start")

    _root: Word

    def __init__(self, doc: ParsedText, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Word]:
        return iter(self.doc.words[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> Words: ...
    def __getitem__(self, at: int | slice) -> Word | Words:
        if isinstance(at, slice):
            first, behind = _within(at, self.end - self.start)
            return Words(self.doc, self.start + first, self.start + behind)
        place = at + (self.end if at < 0 else self.start)
        if not self.start <= place < self.end:
            raise IndexError(at)
        return self.doc.words[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[int, int, str, int]:
        return self.start, self.end, self.label_, id(self.doc)

    def __repr__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """What is written, without the blank behind it."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def start_char(self) -> int:
        """Where it begins in the text."""
        words = self.doc.words
        return words[self.start].idx if self.start < len(words) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Where it ends in the text."""
        if self.start == self.end:
            return self.start_char
        last = self.doc.words[self.end - 1]
        return last.idx + len(last.text)

    @property
    def sent(self) -> Words:
        """The sentence in which it begins."""
        return self.doc.words[self.start].sent

    @property
    def root(self) -> Word:
        """The word nearest to the root of its sentence."""
        try:
            return self._root
        except AttributeError:
            at = self.doc.parsed[self.start : self.end].root.i
            self._root = self.doc.words[at]
            return self._root


class ParsedText:
    """A text with its grammar, as spaCy's Doc."""

    parsed: Doc
    words: list[Word]

    def __init__(self, parsed: Doc, read: _Reader | None = None) -> None:
        self.parsed = parsed
        self.vocab = parsed.vocab
        self.user_data: dict[Any, Any] = {}
        self.starts: list[int] = parsed.to_array("IDX").tolist()
        self.words = (read or _words)(self, parsed)

    @cached_property
    def text(self) -> str:
        """What is written; from its words, as spaCy makes a new object of each for it."""
        blanks = self.parsed.to_array("SPACY").tolist()
        pairs = zip(self.words, blanks, strict=True)
        return "".join([f"{word.text} " if blank else word.text for word, blank in pairs])

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> Words: ...
    def __getitem__(self, at: int | slice) -> Word | Words:
        if isinstance(at, slice):
            return Words(self, *_within(at, len(self.words)))
        return self.words[at]

    def __repr__(self) -> str:
        return self.text

    @cached_property
    def sents(self) -> tuple[Words, ...]:
        """Its sentences; each of their words knows its own from then on."""
        begins = self.parsed.to_array("SENT_START").tolist()
        borders = [i for i, one in enumerate(begins) if one == 1 or not i]
        found = tuple(Words(self, *ends) for ends in pairwise([*borders, len(begins)]))
        for sentence in found:
            for word in sentence:
                word.sent = sentence
        return found

    @cached_property
    def ends(self) -> tuple[Word, Word]:
        """The words of nothing before and behind all others."""
        return _nothing(self, -1, 0), _nothing(self, len(self.words), len(self.text))

    @cached_property
    def ents(self) -> tuple[Words, ...]:
        """The names that the model finds."""
        return tuple(Words(self, e.start, e.end, e.label_) for e in self.parsed.ents)

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> Words | None:
        """The words at these characters; see spaCy for the ways to align them."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        if alignment_mode == "expand":  # the blank behind a word is no part of it
            return Words(self, first.i + (start == first.idx + len(first)), last.i + 1)
        begins, ends = first.idx == start, end == last.idx + len(last)
        if alignment_mode == "contract":
            found = first.i + (not begins), last.i + (end >= last.idx + len(last))
            return Words(self, *found) if found[0] < found[1] else None
        return Words(self, first.i, last.i + 1) if begins and ends else None

    def _at(self, place: int) -> Word | None:
        """The word at a character, the blank behind it taken with it."""
        i = bisect_right(self.starts, place) - 1
        return self.words[i] if i >= 0 and place < len(self.text) else None


def _within(at: slice, length: int) -> tuple[int, int]:
    """The first and behind the last that a slice takes; never before the first."""
    first, behind, _ = at.indices(length)
    return first, max(first, behind)


_Reader = Callable[[ParsedText, "Doc"], list[Word]]
"""Reads the words off a Doc."""


class _Strings(dict[int, str]):
    """The strings of a vocabulary, each looked up once; a string has one number everywhere."""

    _strings: Any

    def of(self, strings: Any) -> Self:
        """The same, ready to look up what it does not know yet."""
        if len(self) > REMEMBERED:
            self.clear()
        self._strings = strings
        return self

    def __missing__(self, number: int) -> str:
        found = self[number] = str(self._strings[number])
        return found


_strings = _Strings()


def _words(doc: ParsedText, parsed: Doc) -> list[Word]:
    words = _made(doc, _read(parsed, _READ))
    for word, by in zip(words, parsed.to_array("HEAD").astype("int64").tolist(), strict=True):
        head = word.head = words[word.i + by]
        if by:
            head.children.append(word)
    return words


def _words_alone(doc: ParsedText, parsed: Doc) -> list[Word]:
    return _made(doc, ((*word, "", "", "", "", "") for word in _read(parsed, _READ[:2])))


def _nothing(doc: ParsedText, i: int, idx: int) -> Word:
    """A word that is not there: it says nothing, and nothing hangs on it."""
    word = Word(doc, i, idx, ("",) * len(_READ))
    word.head, word.sent, word.whitespace_ = word, doc.sents[0 if i < 0 else -1], ""
    for name in ("left_edge", "right_edge"):
        setattr(word, name, word)
    for name in _FROM_SPACY:
        setattr(word, name, "" if name == "ent_iob_" else False)
    return word


def _read(parsed: Doc, what: list[int | str]) -> Iterator[tuple[str, ...]]:
    strings = _strings.of(parsed.vocab.strings)
    return zip(
        *([strings[n] for n in row] for row in parsed.to_array(what).T.tolist()), strict=True
    )


def _made(doc: ParsedText, rows: Iterable[tuple[str, ...]]) -> list[Word]:
    pairs = zip(doc.starts, rows, strict=True)
    return [Word(doc, i, at, row) for i, (at, row) in enumerate(pairs)]
