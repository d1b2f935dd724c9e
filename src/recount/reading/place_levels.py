"""How exactly a place says where, by its level."""

from __future__ import annotations

from recount.model.places import PlaceLevel, Where

PRECISE = {
    level: rank
    for rank, level in enumerate(
        (PlaceLevel.EXACT, PlaceLevel.LANDMARK, PlaceLevel.STREET, PlaceLevel.NEIGHBOURHOOD,
         PlaceLevel.VILLAGE, PlaceLevel.TOWN, PlaceLevel.CITY, PlaceLevel.NEAR,
         PlaceLevel.DISTRICT, PlaceLevel.PROVINCE, PlaceLevel.REGION, PlaceLevel.WATER,
         PlaceLevel.COUNTRY)
    )
}  # fmt: skip
TOWNS = frozenset({PlaceLevel.CITY, PlaceLevel.TOWN})
LEVELS = {
    "city": TOWNS, "town": TOWNS, "village": frozenset({PlaceLevel.VILLAGE}),
    "district": frozenset({PlaceLevel.DISTRICT}), "province": frozenset({PlaceLevel.PROVINCE}),
    "neighbourhood": frozenset({PlaceLevel.NEIGHBOURHOOD}),
    "neighborhood": frozenset({PlaceLevel.NEIGHBOURHOOD}),
}  # fmt: skip
"""What "the city" and the like can point back at."""


def vagueness(where: Where) -> int:
    """How little a place says, by its level."""
    if where.level is None:
        return PRECISE[PlaceLevel.TOWN] if where.lat is None and where.name else 8
    return PRECISE.get(where.level, 20)
