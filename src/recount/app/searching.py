"""Looking for words in a ledger: in documents and claims, and among the names of places and
parties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from recount.ledger import Ledger
from recount.ledger.searching import CLAIM, DOCUMENT, LEAST, MOST, Hit
from recount.model.blackouts import Blackout
from recount.model.folding import Folded, folded
from recount.places.keys import plain_key, sound_key
from recount.places.likeness import ALIKE, likest
from recount.places.shelf import Sounding

PAGE = 20
_TERMS = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Found:
    """A page of documents or claims, and how many there are in all.

    `terms` are what was looked for, folded; `short` are those that the index is too coarse for and
    that were left out. `more` says that there are more than `amount`, which then come in no order.
    """

    terms: tuple[str, ...]
    short: tuple[str, ...]
    amount: int
    hits: tuple[Hit, ...]
    more: bool = False


def terms_in(words: str) -> tuple[str, ...]:
    """What a person looks for: each word by itself, words in quotation marks as they stand."""
    plain = words.replace("“", '"').replace("”", '"')
    found = [quoted or bare for quoted, bare in _TERMS.findall(plain)]
    return tuple(dict.fromkeys(term for one in found if (term := " ".join(folded(one).split()))))


def look_for(ledger: Ledger, words: str, kind: str = DOCUMENT, page: int = 1) -> Found:
    """The documents, or the claims, that hold every term, the best first."""
    terms = terms_in(words)
    long = tuple(term for term in terms if len(term) >= LEAST)
    short = tuple(term for term in terms if len(term) < LEAST)
    if not long:
        return Found(terms, short, 0, ())
    amount, hits = ledger.look_for(long, kind, ((max(page, 1) - 1) * PAGE, PAGE))
    return Found(long, short, min(amount, MOST), hits, amount > MOST)


def kind_of(claims: bool) -> str:
    """The kind of record that is looked for."""
    return CLAIM if claims else DOCUMENT


def text_of(ledger: Ledger, hit: Hit) -> str:
    """The text of a document that was found, or the quote of a claim; names that are withheld are
    covered before any part of it is shown."""
    withheld = Blackout.of(ledger.disclosures())
    if hit.kind == DOCUMENT:
        return withheld.over(ledger.document(hit.id).text)
    claim = ledger.claim(hit.id)
    return withheld.over_words(claim, ledger.document(claim.document)).evidence.quote


def names_with(names: Sequence[str], terms: Sequence[str]) -> tuple[str, ...]:
    """The names that hold every term, the shortest first."""
    found = [name for name in names if all(term in _folded_name(name) for term in terms)]
    return tuple(sorted(found, key=lambda name: (len(name), name)))


def names_like(names: Sequence[str], words: str) -> tuple[str, ...]:
    """The names of places that are spelt otherwise and sound like the words, as "Murzuk" does like
    "Murzuq", by the likeness that the list of places goes by; the likest first."""
    plain = plain_key(words)
    sound = sound_key(plain)
    if not sound:
        return ()
    alike = [Sounding(at, key, True) for at, name in enumerate(names)
             for key, other in _sounds(name) if other == sound]  # fmt: skip
    found = likest(plain, alike, ALIKE)
    return tuple(names[at] for at in sorted(found, key=lambda at: (-found[at], names[at])))


@lru_cache(20_000)
def _sounds(name: str) -> tuple[tuple[str, str], ...]:
    """The plain keys of a name and of each of its words, with how each sounds."""
    keys = dict.fromkeys(plain_key(one) for one in (name, *name.split()))
    return tuple((key, sound_key(key)) for key in keys)


@lru_cache(20_000)
def _folded_name(name: str) -> str:
    return folded(name)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a text; `hit` says that they are what was looked for."""

    text: str
    hit: bool


def pieces(text: str, terms: Sequence[str], around: int = 160) -> tuple[Piece, ...]:
    """The text around the first term that it holds, with every term in it marked."""
    whole = Folded.of(text)
    marks = sorted(place for term in terms for place in whole.find(term))
    middle = marks[0][0] if marks else 0
    start = _word_start(text, max(0, middle - around))
    end = _word_end(text, min(len(text), middle + 2 * around))
    found, at = [Piece("… ", False)] if start else [], start
    for left, right in marks:
        if left >= at and right <= end:
            found += [Piece(text[at:left], False), Piece(text[left:right], True)]
            at = right
    found += [Piece(text[at:end], False), Piece(" …" if end < len(text) else "", False)]
    return tuple(one for one in found if one.text)


def _word_start(text: str, place: int) -> int:
    return text.find(" ", place) + 1 if place and " " in text[place : place + 40] else place


def _word_end(text: str, place: int) -> int:
    found = text.rfind(" ", max(0, place - 40), place) if place < len(text) else -1
    return found if found > 0 else place
