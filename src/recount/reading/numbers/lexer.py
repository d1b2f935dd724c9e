"""Cuts a text into the words and digits that numbers are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from recount.reading.numbers.phrases import BREAK, Token, with_marks
from recount.reading.numbers.words import NUMBER_WORDS, ORDINALS, SCALES, number_of

_SCAN = re.compile(
    r"""(?=[A-Z\d%])(?:  # at any other letter only a word can begin
        (?P<code>\b[A-Z]{1,5}[-\u2010\u2011]?\d[\w-]*|\b\d[\d]*[/:]\d[\d/:]*|\b\d+-\d+-\d[\w-]*
        |\b0\d+\b)
      | (?P<digits>\b\d{1,3}(?:,\d{3})+(?![\d,]\d)|\b\d{1,3}(?:\.\d{3})+(?![\d.]*\d)
        |\b\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\b\d+(?:\.\d+)?)
        (?P<suffix>(?:st|nd|rd|th|[A-Za-z]+)\b|s\b)?
      | (?P<percent>%))
      | (?P<word>[^\W\d_]+)(?:['\u2019]s\b)?""",
    re.VERBOSE,
)
_MARKS: Mapping[str | None, str] = {"code": "CODE", "percent": "PCT"}
_THOUSANDS = re.compile(r"[,. \u00a0\u202f]")


def number_tokens(text: str, words: frozenset[str]) -> Iterator[Token]:
    """Numbers, number words, and those of `words` that the text holds, with the marks between."""
    return with_marks(text, _merged(text, _plain(text, words)))


_UNKNOWN = Token(BREAK, 0, 0)
"""Any word that no rule asks for; one token for all of them, since most words are such."""


def _plain(text: str, words: frozenset[str]) -> Iterator[Token]:
    """One unknown word stands for several in a row: it breaks every phrase all the same."""
    known = _known(words)
    is_known = True
    for found in _SCAN.finditer(text):
        kind = found.lastgroup
        if kind == "word":
            word = found["word"].lower()
            if word not in known:
                if is_known:
                    yield _UNKNOWN
                is_known = False
                continue
            is_known = True
            if word in NUMBER_WORDS:
                yield Token("NW", found.start(), found.end("word"), word)
            elif word in ORDINALS:
                yield Token("ORD", found.start(), found.end("word"), ORDINALS[word])
            else:
                yield Token(word, found.start(), found.end("word"))
            continue
        is_known = True
        if kind in _MARKS:
            yield Token(_MARKS[kind], found.start(), found.end())
        else:
            yield _digits(found)


@cache
def _known(words: frozenset[str]) -> frozenset[str]:
    return words.union(NUMBER_WORDS, ORDINALS)


_SUFFIXES: Mapping[str, str] = {"st": "ORD", "nd": "ORD", "rd": "ORD", "th": "ORD"}


def _digits(found: re.Match[str]) -> Token:
    """A number in digits; "1.200" and "1 200" are 1200, "3.5" is a decimal."""
    written, suffix = found["digits"], found["suffix"]
    if suffix:
        kind = _SUFFIXES.get(suffix.lower(), "CODE")
        value = int(written) if kind == "ORD" and written.isdigit() else None
        return Token(kind if value is not None else "CODE", found.start(), found.end(), value)
    if "." in written and len(written.rsplit(".", 1)[1]) != 3:
        return Token("DEC", found.start(), found.end(), float(written))
    return Token("DIG", found.start(), found.end(), int(_THOUSANDS.sub("", written)))


def _merged(text: str, tokens: Iterator[Token]) -> Iterator[Token]:
    """Runs of number words as one token: NW, or SCALE where the run begins with "hundred"."""
    run: list[Token] = []
    held: Token | None = None  # an "and" that may belong to the run
    for token in tokens:
        if run and _continues(text, run, held, token):
            run.append(token)
            held = None
            continue
        if run and held is None and token.kind == "and" and str(run[-1].value) in SCALES:
            held = token
            continue
        yield from _close(run, held)
        run, held = [], None
        if token.kind == "NW":
            run = [token]
        else:
            yield token
    yield from _close(run, held)


def _continues(text: str, run: list[Token], held: Token | None, token: Token) -> bool:
    """Whether a number word goes on with the run: "forty" "three", "two" "hundred" "and" "six"."""
    last = held or run[-1]
    if token.kind != "NW" or text[last.end : token.start] not in (" ", "-", "\u2011", "\u2010"):
        return False
    if held is not None and str(token.value) in SCALES:
        return False
    return number_of([str(word.value) for word in (*run, token)]) is not None


def _close(run: list[Token], held: Token | None) -> Iterator[Token]:
    if run:
        words = [str(token.value) for token in run]
        kind = "SCALE" if words[0] in SCALES else "NW"
        yield Token(kind, run[0].start, run[-1].end, number_of(words))
    if held is not None:
        yield held
