"""Codes of the UCDP Georeferenced Event Dataset, and how they follow from places and days.

Source: UCDP GED codebook, versions 22.1 to 26.1. No code is typed by anyone: each is derived from
the geometry and the interval that the ledger holds.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum

from recount.model.dates import DatePrecision, When
from recount.model.places import PlaceLevel, Where


class ViolenceType(IntEnum):
    """`type_of_violence`."""

    STATE_BASED = 1
    NON_STATE = 2
    ONE_SIDED = 3


class WherePrecision(IntEnum):
    """`where_prec`."""

    EXACT_PLACE = 1
    WITHIN_25_KM_OF_A_PLACE = 2
    SECOND_ORDER_DIVISION = 3
    FIRST_ORDER_DIVISION = 4
    PART_OF_A_COUNTRY_OR_BETWEEN_PLACES = 5
    WHOLE_COUNTRY = 6
    WATER_OR_AIRSPACE = 7


class DatePrecisionCode(IntEnum):
    """`date_prec`."""

    EXACT_DAY = 1
    TWO_TO_SIX_DAYS = 2
    A_WEEK = 3
    A_MONTH = 4
    A_YEAR = 5


class EventClarity(IntEnum):
    """`event_clarity`."""

    SINGLE_EVENT = 1
    SUMMARY_OF_SEVERAL = 2


class CodeStatus(StrEnum):
    """`code_status`: whether a coder still has to settle something."""

    CLEAR = "Clear"
    CHECK = "Check"


class UcdpRegion(StrEnum):
    """`region`."""

    AFRICA = "Africa"
    AMERICAS = "Americas"
    ASIA = "Asia"
    EUROPE = "Europe"
    MIDDLE_EAST = "Middle East"


NEAR_KM = 25.0
_BY_LEVEL = {
    PlaceLevel.NEAR: WherePrecision.WITHIN_25_KM_OF_A_PLACE,
    PlaceLevel.DISTRICT: WherePrecision.SECOND_ORDER_DIVISION,
    PlaceLevel.PROVINCE: WherePrecision.FIRST_ORDER_DIVISION,
    PlaceLevel.REGION: WherePrecision.PART_OF_A_COUNTRY_OR_BETWEEN_PLACES,
    PlaceLevel.COUNTRY: WherePrecision.WHOLE_COUNTRY,
    PlaceLevel.WATER: WherePrecision.WATER_OR_AIRSPACE,
}


def where_precision(where: Where) -> WherePrecision:
    """How precisely a place is known: by its step on the ladder; by its radius where it has none,
    or where it is only said to be near to something."""
    if where.level in (None, PlaceLevel.NEAR):
        return _by_radius(where.radius_km, where.level)
    return _BY_LEVEL.get(where.level, WherePrecision.EXACT_PLACE)


def _by_radius(radius: float | None, level: PlaceLevel | None) -> WherePrecision:
    if radius is None:
        return _BY_LEVEL.get(
            level or PlaceLevel.REGION, WherePrecision.PART_OF_A_COUNTRY_OR_BETWEEN_PLACES
        )
    if radius <= NEAR_KM:
        return WherePrecision.WITHIN_25_KM_OF_A_PLACE
    return WherePrecision.PART_OF_A_COUNTRY_OR_BETWEEN_PLACES


def date_precision(when: When) -> DatePrecisionCode | None:
    """How precisely a time is known, by the length of its interval; None where it is open."""
    days = when.days
    if days is None:
        return None
    if days == 1:
        return DatePrecisionCode.EXACT_DAY
    if days == 7 or (days < 7 and when.precision is DatePrecision.WEEK):
        return DatePrecisionCode.A_WEEK
    if days < 7:
        return DatePrecisionCode.TWO_TO_SIX_DAYS
    return DatePrecisionCode.A_MONTH if days <= 31 else DatePrecisionCode.A_YEAR


def priogrid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell of a point: half degrees, row by row from the south-west corner."""
    row = min(int((lat + 90) * 2), 359)
    column = min(int((lon + 180) * 2), 719)
    return row * 720 + column + 1
