"""One happening as both sides tell it: an event of a ledger, or a row of a published table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from anyascii import anyascii

from recount.model.countries import country_named
from recount.model.lineage import STATE, ancestors, known_party

_STATES = re.compile(r"^(?:the )?(?:government|military forces|police forces) of (?:the )?", re.I)
_ASIDE = re.compile(r"\s*\([^)]*\)")
_WORD = re.compile(r"\w+")
_ARTICLES = ("a", "al", "an", "and", "between", "el", "in", "near", "of", "the", "to")
_REGIONS = ("area", "around", "outskirts", "region", "zone", "island", "mountain", "road", "water")
_DIVISIONS = ("canton", "commune", "county", "department", "district", "division", "governorate")
_MORE_DIVISIONS = ("authority", "prefecture", "province", "regency", "state", "sub", "subdistrict")
_SETTLEMENTS = ("camp", "city", "municipality", "town", "township", "village", "ward")
_KINDS = frozenset((*_ARTICLES, *_REGIONS, *_DIVISIONS, *_MORE_DIVISIONS, *_SETTLEMENTS))
"""Words that say what kind of place it is, and not which; of groups, articles."""


@dataclass(frozen=True)
class Happening:
    """What both sides can be compared by; None or nothing where a side does not say.

    `places` are the names of the place, the finest first; it may lie `radius_km` from the point.
    `low` and `high` bound the dead. `sides` are the names of armed parties.
    """

    id: str
    start: date | None
    end: date | None
    country: str | None
    places: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    sides: tuple[str, ...] = ()
    low: int | None = None
    best: int | None = None
    high: int | None = None

    @cached_property
    def place_words(self) -> tuple[str, ...]:
        """The names of the place as they are compared, without words for kinds of places."""
        return tuple(dict.fromkeys(word for name in self.places if (word := bare(name))))

    @cached_property
    def side_keys(self) -> tuple[frozenset[str], ...]:
        """For each side all that it may be called by."""
        return tuple(frozenset(_keys(name)) for name in self.sides)


@lru_cache(100_000)
def bare(name: str) -> str:
    """A name in small Latin letters, without words that say what kind of place it is."""
    words = _WORD.findall(anyascii(_ASIDE.sub("", name)).replace("'", "").replace("`", ""))
    small = [word.casefold() for word in words]
    return " ".join(word for word in small if word not in _KINDS) or " ".join(small)


def _keys(name: str) -> Iterable[str]:
    """A state by its code, a group by its id, by those it belongs to, and by its bare name."""
    plain = _STATES.sub("", name)
    state = country_named(plain)
    if state is not None:
        yield STATE + state.iso2
        return
    known = known_party(_ASIDE.sub("", plain)) or known_party(plain)
    if known is not None:
        yield known
        yield from ancestors(known)
    yield bare(plain)
