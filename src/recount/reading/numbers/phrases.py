"""A small grammar engine: words become classes, and rules are patterns over the classes.

A lexer turns the few words of a text that matter into tokens, each of one class; everything
between them is a break. A rule such as `MONTH DAY ,? YEAR` is then a regular expression over one
character a token, so that a text is read in one pass however many rules there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

BREAK = "|"
"""The class of whatever no rule may reach across."""

_PART = re.compile(r"[A-Z][A-Z0-9_]*|[a-z]+|\(\?[!=]|.", re.DOTALL)
_PUNCTUATION = ",-/'()"
_FIRST_CODE = 0xE000  # the private use area: no clash with the operators of a pattern


class Token(NamedTuple):
    """A word that matters: its class, where it stands, and what it means there.

    A tuple, as thousands are made of a text, which takes a dataclass four times as long.
    """

    kind: str
    start: int
    end: int
    value: int | float | str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """The tokens that a rule has taken."""

    rule: str
    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where the phrase begins in the text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where the phrase ends in the text."""
        return self.tokens[-1].end

    def has(self, *kinds: str) -> bool:
        """Whether a token of one of these classes is in the phrase."""
        return any(token.kind in kinds for token in self.tokens)

    def all(self, *kinds: str) -> list[Token]:
        """The tokens of these classes, in order."""
        return [token for token in self.tokens if token.kind in kinds]

    def first(self, *kinds: str) -> Token | None:
        """The first token of one of these classes."""
        return next((token for token in self.tokens if token.kind in kinds), None)


class Grammar:
    """Named rules, tried in order at each token; the first that fits takes its tokens.

    In a pattern, capitals name a class of token or a macro, small letters are the words
    themselves, `, - / '` the marks between words; `? * + | ( )` are those of regular expressions,
    without plain `(` `)` as marks of the text.
    """

    def __init__(self, rules: Sequence[tuple[str, str]], macros: Mapping[str, str]) -> None:
        self._codes: dict[str, str] = {}
        self._macros = macros
        self._none = self._code(BREAK)
        parts = [self._rule(name, pattern) for name, pattern in rules]
        self._regex = re.compile("|".join(parts))

    @cached_property
    def words(self) -> frozenset[str]:
        """The plain words that some rule asks for."""
        return frozenset(kind for kind in self._codes if kind.islower())

    def read(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Every phrase that a rule takes, in the order of the text."""
        none, known = self._none, self._codes
        codes = "".join([known.get(token.kind, none) for token in tokens])
        for found in self._regex.finditer(codes):
            yield Match(str(found.lastgroup), tuple(tokens[found.start() : found.end()]))

    def _rule(self, name: str, pattern: str) -> str:
        """A rule behind a look at what it may begin with: nearly all fail at a word, and a group is
        dear to try."""
        starts, _ = self._starts(_PART.findall(pattern))
        first = "".join(sorted(self._code(kind) for kind in starts))
        return f"(?=[{first}])(?P<{name}>{self._compile(pattern)})"

    def _starts(self, parts: list[str]) -> tuple[frozenset[str], bool]:
        """The classes that a pattern may begin with, and whether it may be left out; takes its
        parts off the list, up to the bracket that closes it."""
        starts, is_open, may_lack = frozenset[str](), True, False
        while parts and parts[0] != ")":
            part = parts.pop(0)
            if part == "|":
                is_open, may_lack = True, may_lack or is_open
            elif not (part.isspace() or part == "+"):
                first, lacking = self._starts_of(part, parts)
                starts |= first if is_open else frozenset()
                is_open = is_open and lacking
        return starts, may_lack or is_open

    def _starts_of(self, part: str, parts: list[str]) -> tuple[frozenset[str], bool]:
        """The same of one element, with the mark behind it that lets it be left out."""
        if part in self._macros:
            first, lacking = self._starts(_PART.findall(self._macros[part]))
        elif part[0] == "(":
            first, lacking = self._starts(parts)
            del parts[:1]
            if part != "(":  # looks at what follows, and takes none of it
                first, lacking = frozenset(), True
        else:
            first, lacking = frozenset({part}), False
        may_lack = parts[:1] in (["?"], ["*"])
        del parts[: int(may_lack)]
        return first, lacking or may_lack

    def _code(self, kind: str) -> str:
        return self._codes.setdefault(kind, chr(_FIRST_CODE + len(self._codes)))

    def _compile(self, pattern: str) -> str:
        return "".join(self._element(part) for part in _PART.findall(pattern))

    def _element(self, part: str) -> str:
        if part in self._macros:
            return f"(?:{self._compile(self._macros[part])})"
        if part[0].isalpha() or part in ",-/'":
            return self._code(part)
        if part == "(":
            return "(?:"
        return "" if part.isspace() else part


def with_marks(text: str, tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens with the marks that stand between them; breaks in a row become one."""
    end, broken = 0, True
    for token in tokens:
        if token.kind == BREAK:
            broken = True
            continue
        gap = BREAK if broken else _punctuation(text[end : token.start])
        if gap == "-" and text[token.start].isupper() and text[token.start - 1].isspace():
            gap = BREAK  # "June 17 – Four soldiers": a dateline, and no range
        if gap:
            yield Token(gap, end, token.start)
        yield token
        end, broken = token.end, False


def _punctuation(gap: str) -> str | None:
    """The class of what stands between two words; None where it is only a space."""
    bare = gap.strip()
    if not bare:
        return BREAK if gap.count("\n") > 1 else None
    if bare in "-\u2010\u2011\u2012\u2013":
        return "-"
    if bare == "\u2019":
        return "'"
    if bare == ".":
        return "STOP"
    if bare == ".,":
        return ","  # "6., 2012"
    return bare if bare in _PUNCTUATION and len(bare) == 1 else BREAK
