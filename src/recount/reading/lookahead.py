"""The look ahead: which passages of a text are parsed, told by their words alone.

Most texts of the world tell of no violence, and most sentences of a text that does. A sentence
*tells* where it has a word that some rule of harms, deeds, tolls or forces starts from. A text
without such a sentence is passed over; one that is thick with them is parsed as a whole. Of any
other the sentences that tell are read first, as a text of their own. Where they make a claim, the
text is read with those beside them too, which say when, where and who, and those that answer,
wherever they are.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any

from recount.reading.blocks import blocks
from recount.reading.hands import STATES, armed_people, deed_words
from recount.reading.headings import PLACE_LABEL
from recount.reading.lexicon import lexicon
from recount.reading.parties_registry import Alias, capitals_fit, load_registry, words_of
from recount.reading.tables import in_table
from recount.reading.tally_words import tally_words
from recount.reading.triggers import may_matter, may_speak, word_list

Piece = tuple[int, int]
"""Where a passage begins and ends, in characters."""

THICK = 1 / 3
"""The share of a text that tells, from which it is parsed as a whole."""

BEFORE, AFTER = 1, 1
"""Sentences that are parsed beside one that tells."""

LOOKED_AT = 32
"""Texts that were just looked at, each of which is asked for its pieces up to three times."""

SHORT = 2
"""Letters of names that are words too: "IS"."""

_DEEDS = ("sending", "hitting", "assaulting", "entering", "stopping", "ramming")
_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_LAST = re.compile(r"\S+$")


def tells(passage: str) -> bool:
    """Whether a passage has a word that some rule of harms, deeds, tolls or forces starts from."""
    words = _words(passage)
    if not words.isdisjoint(_telling()):
        return True
    pairs, names = _beside(), _armed_names()
    return any(not pairs[word].isdisjoint(words) for word in words & pairs.keys()) or any(
        words.issuperset(name.words) for word in words & names.keys() for name in names[word]
    )


def _is_sure(text: str, start: int, end: int) -> bool:
    """Whether a sentence that tells does so by more than a verb's form that is a noun there ("air
    force"), or a name in other letters ("Fla." is no FLA)."""
    if in_table(text, start):
        return True
    passage = text[start:end]
    words = _words(passage)
    if not words.isdisjoint(_telling()):
        return True
    pairs, names = _beside(), _armed_names()
    return any(not words.isdisjoint(pairs[word] - {word}) for word in words & pairs.keys()) or any(
        words.issuperset(name.words) and _as_written(name, passage)
        for word in words & names.keys()
        for name in names[word]
    )


def _as_written(name: Alias, passage: str) -> bool:
    """Whether each word of a name stands somewhere with its capitals."""
    written = words_of(passage)
    pairs = zip(name.words, name.capitals, strict=True)
    return all(any(capitals_fit(w.text, c) for w in written if w.plain == p) for p, c in pairs)


Cut = tuple[tuple[Piece, ...], frozenset[Piece]]
"""The pieces of a text, in order and without gaps, and those of them that are parsed."""


def pieces(text: str) -> Cut:
    """The pieces that a text is cut into, and those that are parsed."""
    return _cut(text, alone=False)


def told_pieces(text: str) -> Cut:
    """The same for a first look: of a text that is not parsed as a whole only what tells."""
    return _cut(text, alone=True)


def _cut(text: str, *, alone: bool) -> Cut:
    cut, rows, told = _looked_at(text)
    surely = told
    if alone:
        pairs = zip(told, rows, strict=True)
        surely = [tell and _is_sure(text, *sentence) for tell, (_, sentence) in pairs]
    if not any(surely):
        return cut, frozenset()
    length = sum(end - start for tell, (_, (start, end)) in zip(told, rows, strict=True) if tell)
    if length >= THICK * len(text):
        return cut, frozenset(_of_whole(text, cut))
    if alone:
        return _windows(rows, surely)
    near = [
        any(told[max(0, i - AFTER) : i + BEFORE + 1]) or _answers(text[slice(*sentence)])
        for i, (_, sentence) in enumerate(rows)
    ]
    return _windows(rows, near)


@lru_cache(maxsize=LOOKED_AT)
def _looked_at(text: str) -> tuple[tuple[Piece, ...], list[tuple[Piece, Piece]], list[bool]]:
    """The blocks of a text, its sentences, each with its block, and which of these tell."""
    cut = blocks(text)
    rows = [(block, sentence) for block in cut for sentence in _sentences(text, block)]
    return cut, rows, [tells(text[slice(*s)]) or in_table(text, s[0]) for _, s in rows]


def _of_whole(text: str, cut: Iterable[Piece]) -> Iterator[Piece]:
    """The blocks of a text about events that may matter: those with a word of violence, tolls,
    armed groups, bases or roles, those in which somebody speaks, and headings that say where."""
    for span in cut:
        block = text[slice(*span)]
        told = may_matter(block) or may_speak(block) or in_table(text, span[0])
        if told or PLACE_LABEL.search(block):
            yield span


def _windows(rows: list[tuple[Piece, Piece]], wanted: list[bool]) -> Cut:
    """Runs of sentences of one block that are all parsed or all passed over."""
    found: list[tuple[Piece, bool]] = []
    last = None
    for (block, (start, end)), want in zip(rows, wanted, strict=True):
        begin = found.pop()[0][0] if (block, want) == last else start
        found.append(((begin, end), want))
        last = block, want
    return tuple(piece for piece, _ in found), frozenset(piece for piece, want in found if want)


def _sentences(text: str, block: Piece) -> list[Piece]:
    """The sentences of a block; where a full stop may be an abbreviation's, two count as one."""
    start, stop = block
    ends = (m for m in _END.finditer(text, start, stop) if not _is_short(text, start, m.start()))
    return list(pairwise(sorted({start, *(m.end() for m in ends), stop})))


def _is_short(text: str, start: int, stop: int) -> bool:
    """ "U.S. Army", "Jan. 5", "J. Smith"."""
    word = _LAST.search(text, max(start, stop - 20), stop)
    if word is None or text[stop] != ".":
        return False
    bare = word.group().lstrip("\"“‘'([")
    return len(bare) == 1 or "." in bare or f"{bare}." in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset((*word_list("titles"), *word_list("abbreviations")))


# --- the words ------------------------------------------------------------------------------------


def _words(passage: str) -> frozenset[str]:
    return frozenset(_WORD.findall(passage.lower()))


def _answers(passage: str) -> bool:
    return not _words(passage).isdisjoint(_table()["answers"])


@cache
def _table() -> dict[str, Any]:
    source = resources.files("recount.resources").joinpath("lookahead.toml")
    return tomllib.loads(source.read_text("utf-8"))


@cache
def _telling() -> frozenset[str]:
    """Every form of the words that the rules of harms, deeds, tolls and forces start from."""
    words, deeds = lexicon(), deed_words()
    harms = (
        h.verbs | h.intransitive | h.nouns | h.counted | h.adjectives for h in words.harms.values()
    )
    lemmas = frozenset[str]().union(
        *harms,
        words.event_nouns,
        words.event_verbs,
        words.unharmed,
        words.weapon_types,
        (weapon.split()[-1].lower() for weapon in words.weapons),
        armed_people(),
        deeds["munitions.words"],
        deeds["begun.nouns"],
        tally_words().harmed,
        tally_words().mixed,
    )
    return (_forms_of(lemmas) - frozenset(_table()["past"])).union(_table()["words"])


@cache
def _beside() -> dict[str, frozenset[str]]:
    """Words that tell beside certain others: armed forces beside a deed, "life" beside "lost"."""
    deeds = deed_words()
    done = frozenset[str]().union(*(deeds[f"verbs.{kind}"] for kind in _DEEDS))
    found = dict.fromkeys(_forms_of(deeds["armed.of_states"]), _forms_of(done))
    for row in _table()["beside"]:
        found |= dict.fromkeys(row["words"], frozenset(row["others"]))
    return found


@cache
def _armed_names() -> dict[str, list[Alias]]:
    """The names of armed groups, by the longest of their words."""
    registry = load_registry()
    found: dict[str, list[Alias]] = {}
    for alias in (alias for row in registry.aliases.values() for alias in row):
        longest = max(alias.words, key=len)
        if len(longest) > SHORT and registry.entries[alias.entry].kind not in STATES:
            found.setdefault(longest, []).append(alias)
    return found


def _forms_of(lemmas: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in lemmas for form in _forms(word))


def _forms(word: str) -> set[str]:
    """The regular forms of a word, and some that are none: they cost a look and no claim."""
    ends = {"", "s", "es", "d", "ed", "ing", f"{word[-1]}ed", f"{word[-1]}ing"}
    found = {word + end for end in ends}
    if word.endswith("e"):
        found.add(f"{word[:-1]}ing")
    if word.endswith("y"):
        found |= {f"{word[:-1]}ies", f"{word[:-1]}ied"}
    if word.endswith("man"):
        found.add(f"{word[:-3]}men")
    return found
