"""Villages of a name that lie far from all that a text names, in a province that it never names.

Lists hold a village of nearly any name in some province of a large country. A text that names
another province, and towns in that, means a village there that no list has.
"""

from __future__ import annotations

from collections.abc import Iterable

from recount.places.geometry import kilometres
from recount.places.records import Place, Sort
from recount.places.surroundings import Name

SMALL = 15_000  # inhabitants up to which a place is on few maps
FAR = 150.0  # km from everything else that a text names
FEWEST = 1  # other names that have to lie elsewhere, one of them a province


def is_far_off(best: Place, name: Name, others: Iterable[Name]) -> bool:
    """Whether the likeliest bearer of a name is such a village."""
    if best.sort is not Sort.SETTLEMENT or best.population >= SMALL or best.is_own:
        return False
    if name.is_dateline or name.holders:
        return False
    told = [n.likeliest for n in others if n is not name and n.bearers and not n.is_beyond]
    told = [p for p in told if p.country == best.country and p.sort is not Sort.COUNTRY]
    provinces = {p.admin1 for p in told}
    named = any(p.sort is Sort.PROVINCE for p in told)
    if not named or len(told) < FEWEST or len(provinces) > 1 or best.admin1 in provinces:
        return False
    return all(kilometres(best.lat, best.lon, p.lat, p.lon) > FAR for p in told)
