"""Names taken out of a text: a mark stands for each, for the age beside it, and for the role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recount.model.ages import ages_beside
from recount.model.folding import folded

NAME_MARK = "[name withheld]"
AGE_MARK = "[age withheld]"
ROLE_MARK = "[role withheld]"
MARKS = (NAME_MARK, AGE_MARK, ROLE_MARK)

_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"[\s\-‑'’.]{1,3}(?:(?:al|el|bin|ibn|bint|abu|umm|de|von|van)[\s\-‑'’.]{1,2})?",
                    re.IGNORECASE)  # fmt: skip
"""What may stand between two words of one name."""
_ACCOUNT = re.compile(r"[\w.+\-]*@\w[\w.\-]*\w")
"""The address of an account, or of mail: it leads to somebody as a name does."""
_SHORTEST = 2
"""Letters below which a word of a name is an initial, which marks nobody by itself."""

_PLAIN = (
    "a an the this that these those who whom whose which what when where why how in on at by for "
    "from to of off with without within into onto over under after before during since until "
    "between among through about against as than if though although while because but and or nor "
    "so yet not no all both each every some any many most few several other others another one "
    "two three four five six seven eight nine ten he she it they we you his her its their our "
    "him them us is are was were be been being has have had do does did will would may might can "
    "could shall should must there here then now later also only still just more less least"
)
"""Words of English that are no names, whatever they begin with."""
_CLOSED = frozenset(_PLAIN.split())

Words = tuple[str, ...]
Around = tuple[str, str]
"""The words before and behind a text."""
Mark = tuple[int, int, str]
"""From where to where in a text, and what stands there."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a text of some documents may not show.

    `lasts` are words that mark a person wherever they stand, `words` those that do with a capital.
    `firsts` are the other words of names that claims speak of: they belong to a withheld name that
    they stand beside. `shown` are the names that may stand there, `ageless` those of them whose age
    may not, `roles` phrases that tell what somebody is. `familiar` are words that are known to be
    no names: beside a withheld name, any other word with a capital is taken for a part of one.
    """

    lasts: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    firsts: frozenset[str] = frozenset()
    shown: frozenset[Words] = frozenset()
    ageless: frozenset[Words] = frozenset()
    roles: tuple[str, ...] = ()
    familiar: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a text: its place, and how it compares."""

    start: int
    end: int
    word: str
    is_cased: bool


def redacted(text: str, withheld: Withheld, around: Around = ("", "")) -> str:
    """The text with marks in the place of what is withheld; the text itself where nothing is.

    `around` are the words before and behind it in its document: a name that it cuts has its mark,
    too, though what is left of it in the text would name nobody by itself.
    """
    before, behind = around
    whole, at = before + text + behind, (len(before), len(before) + len(text))
    pieces = [_piece(found) for found in _WORD.finditer(whole)]
    inside = [one for one in pieces if one.start < at[1] and one.end > at[0]]
    shown = dict(_shown(pieces, withheld.shown))
    named = {*_named(whole, inside, withheld, set(shown))}
    named |= {*_cut(whole, pieces, at, withheld, set(shown))}
    runs = [(start, end, NAME_MARK) for start, end in _runs(whole, sorted(named, key=_place))]
    seen = {one: name for one, name in shown.items() if one in inside}
    marks = [*runs, *_ages(whole, runs, seen, withheld)]
    marks += [(*found.span(), NAME_MARK) for found in _ACCOUNT.finditer(whole)]
    if runs or seen:
        marks += [(*span, ROLE_MARK) for role in withheld.roles for span in _places(whole, role)]
    return _replaced(text, _clipped(marks, at))


def _place(piece: Piece) -> int:
    return piece.start


def _cut(
    whole: str, pieces: Sequence[Piece], at: tuple[int, int], withheld: Withheld, out: set[Piece]
) -> Iterator[Piece]:
    """The words inside of names that go over the edge of a text."""
    held = [one for one in pieces if one not in out and _may_belong(one, withheld)]
    for run in _chains(whole, held):
        crosses = any(run[0].start < edge < run[-1].end for edge in at)
        if crosses and any(_is_name(one, withheld) for one in run):
            yield from (one for one in run if one.start < at[1] and one.end > at[0])


def _chains(text: str, pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Words that stand together as those of one name do."""
    run: list[Piece] = []
    for one in pieces:
        if run and not _JOINT.fullmatch(text, run[-1].end, one.start):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _clipped(marks: Sequence[Mark], at: tuple[int, int]) -> list[Mark]:
    """The marks as far as they lie within a text, by their places in it."""
    start, end = at
    held = ((max(left, start), min(right, end), mark) for left, right, mark in marks)
    return [(left - start, right - start, mark) for left, right, mark in held if left < right]


def has_account(text: str) -> bool:
    """Whether a text has the address of an account in it."""
    return _ACCOUNT.search(text) is not None


def marks_of_role(text: str, role: str) -> str:
    """The text without a role, wherever it stands."""
    return _replaced(text, [(*at, ROLE_MARK) for at in _places(text, role)])


def is_redacted(text: str) -> bool:
    """Whether a text has a mark in it."""
    return any(mark in text for mark in MARKS)


def marks_in(text: str) -> int:
    """How many marks a text has."""
    return sum(text.count(mark) for mark in MARKS)


def _piece(found: re.Match[str]) -> Piece:
    word = found[0]
    # Letters of scripts without capitals count as capitals: nothing tells a name from a word.
    is_cased = word[0].isupper() or (word[0].isalpha() and word[0].lower() == word[0].upper())
    return Piece(found.start(), found.end(), folded(word), is_cased)


def _shown(pieces: Sequence[Piece], names: frozenset[Words]) -> Iterator[tuple[Piece, Words]]:
    """The words of names that may be shown, where they stand as whole names."""
    for name in names:
        for place in range(len(pieces) - len(name) + 1):
            found = pieces[place : place + len(name)]
            if tuple(one.word for one in found) == name:
                yield from ((one, name) for one in found)


def _named(
    text: str, pieces: Sequence[Piece], withheld: Withheld, out: set[Piece]
) -> Iterator[Piece]:
    """The words that name somebody; beside one of them, also those that may."""
    held = [one for one in pieces if one not in out]
    if not any(_is_name(one, withheld) for one in held):
        return
    yield from (one for one in held if _is_name(one, withheld) or _may_be_name(one, withheld))
    for run in _chains(text, [one for one in held if _may_belong(one, withheld)]):
        if any(_is_name(one, withheld) for one in run):
            yield from (one for one in run if one.word in withheld.firsts)


def _may_belong(one: Piece, withheld: Withheld) -> bool:
    """Whether a word is, or may be, a part of a name that it stands in."""
    known = one.is_cased and one.word in withheld.firsts and len(one.word) >= _SHORTEST
    return known or _is_name(one, withheld) or _may_be_name(one, withheld)


def _may_be_name(one: Piece, withheld: Withheld) -> bool:
    """Whether a word has a capital, and nothing says that it is no name."""
    if not one.is_cased or len(one.word) < _SHORTEST or one.word in _CLOSED:
        return False
    return one.word not in withheld.familiar and all(
        one.word not in name for name in withheld.shown
    )


def _is_name(one: Piece, withheld: Withheld) -> bool:
    if len(one.word) < _SHORTEST:
        return False
    return one.word in withheld.lasts or (one.is_cased and one.word in withheld.words)


def _runs(text: str, named: Sequence[Piece]) -> list[tuple[int, int]]:
    """The stretches of words that belong to one name."""
    runs: list[tuple[int, int]] = []
    for one in named:
        if runs and _JOINT.fullmatch(text, runs[-1][1], one.start):
            runs[-1] = (runs[-1][0], one.end)
        else:
            runs.append((one.start, one.end))
    return runs


def _ages(
    text: str, runs: Sequence[Mark], shown: dict[Piece, Words], withheld: Withheld
) -> Iterator[Mark]:
    """The ages beside names that are withheld, and beside those whose age is."""
    at = [(start, end) for start, end, _ in runs]
    at += _runs(text, [one for one, name in shown.items() if name in withheld.ageless])
    for start, end in at:
        yield from ((one.start, one.end, AGE_MARK) for one in ages_beside(text, start, end))


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    told = r"\s+".join(re.escape(word) for word in words.split())
    if told:
        yield from (one.span() for one in re.finditer(rf"\b{told}\b", text, re.IGNORECASE))


def _replaced(text: str, marks: Sequence[Mark]) -> str:
    """The text with each stretch under its mark; where two overlap, the one that begins first
    stands for both."""
    parts, end = [], 0
    for start, stop, mark in sorted(marks):
        if start >= end:
            parts += [text[end:start], mark]
        end = max(end, stop)
    return "".join([*parts, text[end:]])
