"""The words around a happening: rare ones that two documents share speak for one happening.

A name, a street, an age or a hospital that few documents of a ledger know says more than a day and
a kind of violence. Each account has the words that stand nearer to it than to any other account
of its document; how rare a word is follows from the ledger's own documents. Nothing of this is
kept: it is counted anew from the texts whenever a ledger is linked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import log, log2, sqrt
from typing import Protocol

from recount.model.documents import Document

ENOUGH_DOCUMENTS = 100
"""In fewer documents no word can be told to be rare."""
ENOUGH_WORDS = 8
"""Fewer words around an account are too few to compare."""
REACH = 1500
"""Characters from an account beyond which words are not about it."""
STEPS = 4
"""Steps of weight to an octave: with whole octaves B-cubed F1 of dated articles on single incidents
is a quarter of a point lower, and with more steps a new document changes more of the others."""
FEW_DOCUMENTS = 31
"""A word that more documents hold marks no happening."""
MARKS = 25
"""So many of its rarest words mark an account."""
SHARED_MARKS = 3
"""So many marks two accounts share where one is told again in the other; one may be chance."""
TOLD_AGAIN = 0.2
ABOVE = 1_000_000
"""What is told in a title stands so many characters above what is told in its text."""
_WORD = re.compile(r"\w\w+")
_LINE = re.compile(r"[^\n]+")
_BETWEEN = re.compile(r"\s+[-–—|:]+\s+|\s*[|•]\s*")
"""What stands in a title between what is told and who publishes it."""


class Told(Protocol):
    """What is told of one happening in one document, and where in its text."""

    @property
    def id(self) -> str: ...
    @property
    def document(self) -> str: ...
    @property
    def told(self) -> tuple[tuple[int, int], ...]: ...


@dataclass(frozen=True, slots=True)
class Around:
    """The words around one account, each with its weight; the squares of the weights sum to 1.

    `marks` are the heaviest of those that few documents hold.
    """

    language: str | None
    marks: frozenset[str]
    weights: Mapping[str, float] = field(compare=False)
    title: Mapping[str, float] = field(default_factory=dict, compare=False)


def likeness(a: Around | None, b: Around | None) -> float | None:
    """How much of their rare words two accounts share, from 0 to 1; None where it says nothing:
    too few words, or two languages."""
    if a is None or b is None or a.language != b.language:
        return None
    few, many = sorted((a.weights, b.weights), key=len)
    return sum(weight * many[word] for word, weight in few.items() if word in many)


def titles_alike(a: Around | None, b: Around | None) -> float | None:
    """How much of the rare words of their titles two accounts share, from 0 to 1; None where one
    is not what its document's title is of."""
    if a is None or b is None or not a.title or not b.title or a.language != b.language:
        return None
    return sum(weight * b.title[word] for word, weight in a.title.items() if word in b.title)


def told_again(a: Around | None, b: Around | None) -> bool:
    """Whether the words alone say that two accounts are of one happening, whatever day or place
    the text seems to give: names that hardly another document holds, and much else."""
    if a is None or b is None or len(a.marks & b.marks) < SHARED_MARKS:
        return False
    return (likeness(a, b) or 0.0) >= TOLD_AGAIN


def words_around(
    accounts: Sequence[Told], documents: Sequence[Document], rarity: Rarity | None = None
) -> dict[str, Around]:
    """The words around each account, by its id; none where the ledger is too small for it.

    `rarity` is that of the whole ledger, where `documents` are only those of the accounts.
    """
    if rarity is None and len(documents) < ENOUGH_DOCUMENTS:
        return {}  # before their words are counted, which takes as long as all else of a few
    rarity = rarity or Rarity.of(documents)
    if rarity.documents < ENOUGH_DOCUMENTS:
        return {}
    texts = {document.id: document for document in documents}
    told: defaultdict[str, list[Told]] = defaultdict(list)
    for account in accounts:
        told[account.document].append(account)
    found: dict[str, Around] = {}
    for name, group in told.items():
        document = texts.get(name)
        if document is not None:
            found.update(_shared_out(document, group, rarity))
    return found


@dataclass(frozen=True, slots=True)
class Rarity:
    """How many documents hold a word, and how much it tells; of words that two or more hold.

    Weights are whole quarters of an octave, so that a document more changes few of them: how often
    the number of documents that hold a word doubles until it is that of all. `repeated` are the
    lines, by their hashes, that more than one document prints. Where they were asked for, `holders`
    are the documents of words that mark a happening, and `printed` the first to print each line.
    """

    documents: int
    held: Mapping[str, int]
    weight: Mapping[str, int]
    repeated: frozenset[int] = frozenset()
    holders: Mapping[str, Sequence[str]] = field(default_factory=dict, compare=False)
    printed: Mapping[int, str] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, documents: Iterable[Document], with_holders: bool = False) -> Rarity:
        """Counted in all documents of a ledger."""
        found: Counter[str] = Counter()
        holders: defaultdict[str, list[str]] = defaultdict(list)
        printed: dict[int, str] = {}
        repeated: set[int] = set()
        total = 0
        for total, document in enumerate(documents, start=1):  # noqa: B007
            words, here = _all_words(document), _lines(document)
            found.update(words)
            repeated.update(line for line in here if line in printed)
            for line in here:
                printed.setdefault(line, document.id)
            if with_holders:
                for word in words:
                    if found[word] <= FEW_DOCUMENTS:
                        holders[word].append(document.id)
        held = {word: number for word, number in found.items() if number > 1}
        top = step(total)
        weight = {word: top - step(number) for word, number in held.items()}
        lines = printed if with_holders else {}
        return cls(total, held, weight, frozenset(repeated), holders, lines)

    def holding(self, words: Iterable[str]) -> set[str]:
        """The documents that hold any of some words that mark a happening."""
        return {name for word in words for name in self.holders.get(word, ())}

    def changed_by(self, new: Sequence[Document], old: Iterable[Document]) -> set[str]:
        """Those of the old documents, which were counted before the new ones, in which a word
        weighs other than without these, or a line that they print is one of its own no more."""
        more = Counter(word for document in new for word in _all_words(document))
        changed = {
            word
            for word, number in more.items()
            if _rank(self.held.get(word, 1)) != _rank(self.held.get(word, 1) - number)
        }
        often = {word for word in changed if self.held.get(word, 1) > FEW_DOCUMENTS}
        found = self.holding(changed - often)
        found |= {self.printed[line] for one in new for line in _lines(one)}
        if often:
            found |= {one.id for one in old if not often.isdisjoint(_all_words(one))}
        return found


def step(number: int) -> int:
    """How often a number of documents is doubled, from one on, in whole quarters."""
    return int(STEPS * log2(number)) if number else 0


def _rank(held: int) -> int | None:
    """What the weight of a word rests on; None of one that no two documents hold."""
    return step(held) if held > 1 else None


def _all_words(document: Document) -> set[str]:
    return {word for _, word in _words(document, frozenset())}


def _lines(document: Document) -> set[int]:
    parts = _BETWEEN.split(document.title or "")
    named = {hash(part.strip()) for part in parts} if len(parts) > 1 else set()
    return named | {_key(line) for line in _LINE.finditer(document.text)}


def _telling_title(document: Document, furniture: Container[int]) -> str:
    """The title without the parts that other documents print too: the name of who publishes it."""
    parts = _BETWEEN.split(document.title or "")
    if len(parts) == 1:
        return document.title or ""
    return " ".join(part for part in parts if hash(part.strip()) not in furniture)


def _key(line: re.Match[str]) -> int:
    return hash(line[0].strip())


def _words(document: Document, furniture: frozenset[int]) -> list[tuple[int, str]]:
    """The words of a document with their places, those of its title above the text."""
    title = _telling_title(document, furniture)
    title = "" if title in document.text else title
    above = [(word.start() - ABOVE, word[0].casefold()) for word in _WORD.finditer(title)]
    return above + [
        (line.start() + word.start(), word[0].casefold())
        for line in _LINE.finditer(document.text)
        if _key(line) not in furniture
        for word in _WORD.finditer(line[0])
    ]


def _furniture(
    document: Document, spans: Sequence[tuple[int, int, str]], rarity: Rarity
) -> frozenset[int]:
    """The lines that other documents print too and that tell nothing here: what publishers set
    beside every report."""
    lines = list(_LINE.finditer(document.text))
    telling = {_key(line) for line in lines if _holds(line, spans)}
    return frozenset((_lines(document) & rarity.repeated) - telling)


def _holds(line: re.Match[str], spans: Sequence[tuple[int, int, str]]) -> bool:
    return any(start < line.end() and line.start() < end for start, end, _ in spans)


def _shared_out(document: Document, accounts: Sequence[Told], rarity: Rarity) -> dict[str, Around]:
    """The document's words dealt out to its accounts, each word to the nearest, those of its title
    to the first."""
    spans = sorted((start, end, account.id) for account in accounts for start, end in account.told)
    starts = [start for start, _, _ in spans]
    dealt: defaultdict[str, list[str]] = defaultdict(list)
    for at, word in _words(document, _furniture(document, spans, rarity)):
        place = bisect_right(starts, at)
        gap, account = min(_gap(span, at) for span in spans[max(0, place - 1) : place + 1])
        if gap <= REACH or at < 0:
            dealt[account].append(word)
    around = {one: _around(document.language, words, rarity) for one, words in dealt.items()}
    found = {one: made for one, made in around.items() if made is not None}
    first = spans[0][2]
    if first in found:
        found[first] = replace(found[first], title=_title(document, rarity))
    return found


def _title(document: Document, rarity: Rarity) -> dict[str, float]:
    words = {word.casefold() for word in _WORD.findall(_telling_title(document, rarity.repeated))}
    weights = {word: rarity.weight[word] for word in sorted(words) if rarity.weight.get(word)}
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()}


def _gap(span: tuple[int, int, str], place: int) -> tuple[int, str]:
    """How far a place in the text is from an account's words, and whose they are."""
    start, end, account = span
    return max(0, start - place, place - end), account


def _around(language: str | None, words: Sequence[str], rarity: Rarity) -> Around | None:
    if len(words) < ENOUGH_WORDS:
        return None
    weights = {
        word: (1 + log(number)) * rarity.weight[word]
        for word, number in sorted(Counter(words).items())
        if rarity.weight.get(word)
    }
    length = sqrt(sum(weight * weight for weight in weights.values()))
    if not length:
        return None
    few = (word for word in weights if rarity.held[word] <= FEW_DOCUMENTS)
    marks = sorted(few, key=lambda word: (-weights[word], word))[:MARKS]
    shares = {word: weight / length for word, weight in weights.items()}
    return Around(language, frozenset(marks), shares)
