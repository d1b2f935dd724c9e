"""What the gazetteer knows of one place, and what a text says of one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recount.model.places import PlaceLevel
from recount.model.spans import Span


class Sort(StrEnum):
    """What kind of thing an entry of the gazetteer is."""

    SETTLEMENT = "settlement"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"
    REGION = "region"
    WATER = "water"


CITY_FROM, TOWN_FROM = 100_000, 5_000
"""Inhabitants from which a settlement is called a city, and a town."""


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the gazetteer.

    `geonames` is its id there, None for places of our own tables. `admin1` is the English name of
    its province. `radius_km` reaches from the point to about the edge. `is_main_name` says whether
    it was found under its main name or a spelling of that, `likeness` (0 to 1) how near the name
    asked for comes. `rung` is its level where its list says one, as for an airport; `is_own` is
    true of a place from a recorder's own list.
    """

    id: int
    geonames: int | None
    name: str
    sort: Sort
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    radius_km: float
    population: int
    is_capital: bool = False
    is_main_name: bool = True
    likeness: float = 1.0
    rung: PlaceLevel | None = None
    is_own: bool = False

    @property
    def level(self) -> PlaceLevel:
        """Where it stands on the ladder from the crater to the country."""
        if self.rung is not None:
            return self.rung
        if self.sort is not Sort.SETTLEMENT:
            return PlaceLevel(self.sort.value)
        if self.population >= CITY_FROM:
            return PlaceLevel.CITY
        return PlaceLevel.TOWN if self.population >= TOWN_FROM else PlaceLevel.VILLAGE


@dataclass(frozen=True, slots=True)
class Apart:
    """How far and in which direction a place lies from another: "X, 30 km south-west of Murzuq".

    `name` is the other place's. Without `bearing` and `km` it is only said to be near.
    """

    name: str
    bearing: str | None = None
    km: float | None = None


@dataclass(frozen=True, slots=True)
class WrittenPlace:
    """A place name as a text writes it, with what the words around it say.

    `span` is the name alone ("Murzuq"), `phrase` all that places it ("30 km south-west of
    Murzuq"). `kind` is the kind word beside it, in lower case and singular ("district", "village",
    "airport"). `inside` are the names of the places that it is said to lie in, innermost first
    ("Murzuq, Libya": "Libya"). `bearing` is a compass point such as "south-west", or "central";
    with `distance_km` or `is_off` the place meant lies in that direction away from the name,
    otherwise it is that part of the named place ("southern Libya"). `is_near` is true of "near",
    "outskirts of". `other_end` is the second name of "between X and Y" and "the X-Y road".
    `apart` places the name itself by another: "the village of X, 30 km south-west of Murzuq".
    `is_dateline` is true of the town that a report says it was sent from. `block` counts the
    paragraphs and lines of lists before the one that the name stands in. `is_goal` is true of where
    somebody goes or what somewhere borders on: "fled to Chad"; `is_beyond` of what the words put on
    the other side of a border: "near the border with Chad". The kind "site" is that of a name that
    is only a market's, a school's, a checkpoint's.
    """

    name: str
    span: Span
    phrase: Span | None = None
    kind: str | None = None
    inside: tuple[str, ...] = ()
    bearing: str | None = None
    distance_km: float | None = None
    is_off: bool = False
    is_near: bool = False
    other_end: str | None = None
    apart: Apart | None = None
    is_dateline: bool = False
    block: int = 0
    is_goal: bool = False
    is_beyond: bool = False


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What else is known of the document that a name stands in.

    `dateline` is the place it was filed from, as written; `countries` are the alpha-2 codes of
    countries it speaks of otherwise, as by their people ("Libyan"), once for each time. `acting`
    are those of which it says only that their forces act or their officials speak, `homes` for each
    armed group that it names the countries in which that mainly acts, and for each word of a
    division that few countries have ("barangay") those. `titled` are the countries that its title
    names, by themselves or by a province.
    """

    publisher: str | None = None
    dateline: str | None = None
    language: str | None = None
    countries: tuple[str, ...] = ()
    acting: tuple[str, ...] = ()
    homes: tuple[tuple[str, ...], ...] = ()
    titled: tuple[str, ...] = ()
