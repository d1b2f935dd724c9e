"""In which fields an event and a row that are one differ, and by how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from recount.analysis.published.happening import Happening
from recount.analysis.published.likeness import alike, distance_km, same_side

FAR_KM = 25.0
"""Points further apart than this are two places."""
SPELT = 84.0
"""From this likeness on, of 100, two spellings are one name."""


class Field(StrEnum):
    """What may differ."""

    TIME = "time"
    PLACE = "place"
    SIDES = "sides"
    KILLED = "killed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which the two differ, as each side tells it.

    `size` is how far apart they are: days, kilometres, people; None where that cannot be said.
    """

    field: Field
    here: str
    there: str
    size: int | None


def differences(ours: Happening, theirs: Happening) -> tuple[Difference, ...]:
    """The fields that differ; what one side does not say differs from nothing."""
    return tuple(_differences(ours, theirs))


def _differences(ours: Happening, theirs: Happening) -> Iterator[Difference]:
    if (ours.start, ours.end) != (theirs.start, theirs.end):
        yield Difference(Field.TIME, days_text(ours), days_text(theirs), _days_apart(ours, theirs))
    if _are_two_places(ours, theirs):
        apart = distance_km(ours, theirs)
        size = None if apart is None else round(apart)
        yield Difference(Field.PLACE, place_text(ours), place_text(theirs), size)
    if _have_other_sides(ours, theirs):
        yield Difference(Field.SIDES, sides_text(ours), sides_text(theirs), None)
    if _have_other_tolls(ours, theirs):
        yield Difference(
            Field.KILLED, toll_text(ours), toll_text(theirs), _people_apart(ours, theirs)
        )


def days_text(one: Happening) -> str:
    """A day, or the first and the last."""
    if one.start is None:
        return "unknown"
    return str(one.start) if one.start == one.end else f"{one.start} to {one.end}"


def place_text(one: Happening) -> str:
    """The finest name of the place and the widest."""
    return ", ".join(dict.fromkeys([*one.places[:1], *one.places[-1:]])) or one.country or "unknown"


def sides_text(one: Happening) -> str:
    """Both sides."""
    return " and ".join(one.sides) or "unknown"


def toll_text(one: Happening) -> str:
    """The best number, with the range where there is one."""
    if one.low is None and one.high is None and one.best is None:
        return "unknown"
    low = "?" if one.low is None else one.low
    high = "?" if one.high is None else one.high
    if one.best is None:
        return f"{low} to {high}"
    return str(one.best) if low == high == one.best else f"{one.best} ({low} to {high})"


def _days_apart(ours: Happening, theirs: Happening) -> int | None:
    if ours.start is None or ours.end is None or theirs.start is None or theirs.end is None:
        return None
    return max(abs((ours.start - theirs.start).days), abs((ours.end - theirs.end).days))


def _people_apart(ours: Happening, theirs: Happening) -> int | None:
    if ours.best is None or theirs.best is None:
        return None
    return abs(ours.best - theirs.best)


def _are_two_places(ours: Happening, theirs: Happening) -> bool:
    apart = distance_km(ours, theirs)
    if apart is not None:
        return apart > max(FAR_KM, ours.radius_km or 0.0)
    if not ours.place_words or not theirs.place_words:
        return False
    first, second = ours.place_words[0], theirs.place_words[0]
    return not any(alike(first, name) >= SPELT for name in theirs.place_words) or not any(
        alike(second, name) >= SPELT for name in ours.place_words
    )


def _have_other_sides(ours: Happening, theirs: Happening) -> bool:
    few, many = sorted((ours.side_keys, theirs.side_keys), key=len)
    return any(not any(same_side(one, other) for other in many) for one in few)


def _have_other_tolls(ours: Happening, theirs: Happening) -> bool:
    first = (ours.low, ours.best, ours.high)
    second = (theirs.low, theirs.best, theirs.high)
    if theirs.low == theirs.high == theirs.best:  # a table of one number gives no range
        return theirs.best is not None and theirs.best != ours.best
    return first != second and any(value is not None for value in second)
