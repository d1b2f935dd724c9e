"""Where something happened: a name, a point, a radius of what is not known, and alternatives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recount.model.spans import Span


class PlaceLevel(StrEnum):
    """The ladder from the crater to the country."""

    EXACT = "exact"
    LANDMARK = "landmark"
    STREET = "street"
    NEIGHBOURHOOD = "neighbourhood"
    VILLAGE = "village"
    TOWN = "town"
    CITY = "city"
    NEAR = "near"
    DISTRICT = "district"
    PROVINCE = "province"
    REGION = "region"
    COUNTRY = "country"
    WATER = "water"


class PlaceBasis(StrEnum):
    """Whether the place is written, found from another place, taken over from the context, or set
    by a person."""

    WRITTEN = "written"
    RELATIVE = "relative"
    INHERITED = "inherited"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another place that bears the name; `weight` is its share of belief, 0 to 1."""

    name: str
    lat: float
    lon: float
    country: str | None
    weight: float


@dataclass(frozen=True, slots=True)
class Where:
    """A place as written and as resolved.

    `name`, coordinates (WGS 84) and codes are None where it is unresolved. `radius_km` is how far
    from the point the event may lie. `country` is ISO 3166-1 alpha-2; `admin1` a province's name.
    """

    text: str
    name: str | None
    geonames: int | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    country: str | None
    admin1: str | None
    level: PlaceLevel | None
    span: Span | None
    basis: PlaceBasis
    alternatives: tuple[Alternative, ...] = ()
