"""Which stretch of a sentence a word of saying covers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from recount.reading.syntax import text_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def clause_of(token: Token) -> Token:
    """The nearest verb above a word, else the top of the sentence."""
    for above in token.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            return above
    return token.sent.root


def own_clause(token: Token) -> list[Token]:
    """A word's subtree without clauses joined to it that have a subject of their own."""
    left_out = {
        t.i
        for child in token.children
        if child.dep_ == "conj" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in child.children)
        for t in child.subtree
    }
    return [t for t in token.subtree if t.i not in left_out]


def within_semicolons(token: Token, extent: tuple[int, int]) -> tuple[int, int]:
    """Of a stretch what no semicolon parts from a word: a denial answers from its own clause."""
    marks = [t for t in token.sent if t.text == ";"]
    first = max((t.idx + 1 for t in marks if t.i < token.i), default=0)
    last = min((t.idx for t in marks if t.i > token.i), default=extent[1])
    if first >= extent[1]:
        return extent
    start = max(extent[0], first)
    text = text_of(token.doc)
    while text[start : start + 1].isspace():
        start += 1
    return start, min(extent[1], last)


def extent_of(tokens: Iterable[Token] | Span) -> tuple[int, int]:
    kept = sorted((t for t in tokens if not t.is_space), key=lambda t: t.i)
    if not kept:
        return 0, 0
    return kept[0].idx, kept[-1].idx + len(kept[-1])
