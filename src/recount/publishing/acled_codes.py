"""Codes of the Armed Conflict Location & Event Data project, and how they follow from an event.

Source: ACLED codebook (event and sub-event types, interaction codes, time and geo precision).
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum, StrEnum

from recount.model.dates import When
from recount.model.places import PlaceLevel, Where


class Disorder(StrEnum):
    """`disorder_type`."""

    POLITICAL_VIOLENCE = "Political violence"
    DEMONSTRATIONS = "Demonstrations"
    STRATEGIC_DEVELOPMENTS = "Strategic developments"


class AcledType(StrEnum):
    """`event_type`."""

    BATTLES = "Battles"
    EXPLOSIONS = "Explosions/Remote violence"
    VIOLENCE_AGAINST_CIVILIANS = "Violence against civilians"
    PROTESTS = "Protests"
    RIOTS = "Riots"
    STRATEGIC_DEVELOPMENTS = "Strategic developments"


class SubEvent(StrEnum):
    """`sub_event_type`: those that a ledger's kinds of events can be."""

    ARMED_CLASH = "Armed clash"
    CHEMICAL_WEAPON = "Chemical weapon"
    AIR_DRONE_STRIKE = "Air/drone strike"
    SUICIDE_BOMB = "Suicide bomb"
    SHELLING = "Shelling/artillery/missile attack"
    REMOTE_EXPLOSIVE = "Remote explosive/landmine/IED"
    GRENADE = "Grenade"
    ATTACK = "Attack"
    ABDUCTION = "Abduction/forced disappearance"
    ARRESTS = "Arrests"
    OTHER = "Other"

    @property
    def type(self) -> AcledType:
        """The event type that it belongs to."""
        return _TYPES.get(self, AcledType.EXPLOSIONS)

    @property
    def disorder(self) -> Disorder:
        """The kind of disorder that it is."""
        strategic = self.type is AcledType.STRATEGIC_DEVELOPMENTS
        return Disorder.STRATEGIC_DEVELOPMENTS if strategic else Disorder.POLITICAL_VIOLENCE


_TYPES = {
    SubEvent.ARMED_CLASH: AcledType.BATTLES,
    SubEvent.ATTACK: AcledType.VIOLENCE_AGAINST_CIVILIANS,
    SubEvent.ABDUCTION: AcledType.VIOLENCE_AGAINST_CIVILIANS,
    SubEvent.ARRESTS: AcledType.STRATEGIC_DEVELOPMENTS,
    SubEvent.OTHER: AcledType.STRATEGIC_DEVELOPMENTS,
}


class Inter(IntEnum):
    """`inter1` and `inter2`: what kind of actor it is."""

    STATE_FORCES = 1
    REBEL_GROUP = 2
    POLITICAL_MILITIA = 3
    IDENTITY_MILITIA = 4
    RIOTERS = 5
    PROTESTERS = 6
    CIVILIANS = 7
    EXTERNAL_OR_OTHER_FORCES = 8


class TimePrecision(IntEnum):
    """`time_precision`."""

    EXACT_DAY = 1
    WITHIN_A_WEEK = 2
    APPROXIMATE = 3


class GeoPrecision(IntEnum):
    """`geo_precision`."""

    NAMED_PLACE = 1
    NEAR_A_PLACE_OR_SMALL_PART_OF_A_REGION = 2
    LARGER_REGION = 3


class CivilianTargeting(StrEnum):
    """`civilian_targeting`: empty where civilians are not the target."""

    CIVILIAN_TARGETING = "Civilian targeting"


_NEAR = frozenset({PlaceLevel.NEAR, PlaceLevel.DISTRICT})
_LARGER = frozenset({PlaceLevel.PROVINCE, PlaceLevel.REGION})
LONGEST = 366
"""Days; a longer time is too vague for an event of one day."""
SMALL_KM = 50.0


def geo_precision(where: Where) -> GeoPrecision | None:
    """How precisely a place is known; None where all that is known is a country, or the sea."""
    if where.level in (PlaceLevel.COUNTRY, PlaceLevel.WATER):
        return None
    if where.level in _LARGER:
        return GeoPrecision.LARGER_REGION
    if where.level in _NEAR or where.level is None:
        wide = where.radius_km is not None and where.radius_km > SMALL_KM
        small = GeoPrecision.NEAR_A_PLACE_OR_SMALL_PART_OF_A_REGION
        return GeoPrecision.LARGER_REGION if wide else small
    return GeoPrecision.NAMED_PLACE


def one_day(when: When) -> tuple[date, TimePrecision] | None:
    """The day that stands for a time: its first, or the middle of one longer than a week; None
    where an end of it is open, or it is longer than a year."""
    if when.start is None or when.days is None or when.days > LONGEST:
        return None
    if when.days == 1:
        return when.start, TimePrecision.EXACT_DAY
    if when.days <= 7:
        return when.start, TimePrecision.WITHIN_A_WEEK
    return when.start + timedelta(days=when.days // 2), TimePrecision.APPROXIMATE


def interaction(first: Inter | None, second: Inter | None) -> int | None:
    """The two kinds of actors as one number, the smaller first: 12, 17; 10 for one alone."""
    kinds = sorted(kind for kind in (first, second) if kind is not None)
    if not kinds:
        return None
    return kinds[0] * 10 + (kinds[1] if len(kinds) > 1 else 0)
