"""The town that a local report is about: where its events were unless it says otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.model.spans import Span
from recount.places import Gazetteer
from recount.places.gazetteer import as_where
from recount.places.records import Sort
from recount.reading.scene import PlacedName

MOST = 0.7  # share of a text's places that lie in the province that it is sent from
TWICE = 2  # a town without a dateline is named again, as in "Springfield police"
TOWNS = frozenset({PlaceLevel.CITY, PlaceLevel.TOWN, PlaceLevel.VILLAGE})


def home_town(
    placed: Sequence[PlacedName], sent: frozenset[tuple[int, str]], land: str, gazetteer: Gazetteer
) -> Where | None:
    """The town that a text is sent from or speaks of alone, else the one province it speaks of.

    None where it speaks of several provinces: then nothing says in which of them an event was.
    """
    near = [p for p in placed if p.named.country == land and p.named.lat is not None]
    provinces = Counter(p.named.admin1 for p in near if p.named.admin1)
    if not provinces:
        return None
    dateline = next((p for p in near if _is_sent(p.span, sent) and _is_town(p.named)), None)
    if dateline is not None and _is_about(dateline.named, provinces, gazetteer):
        return _taken_over(dateline.named)
    if len(provinces) > 1:
        return None
    return _only_town(near) or _province(next(iter(provinces)), land, gazetteer)


def _is_sent(span: Span, sent: frozenset[tuple[int, str]]) -> bool:
    return (span.start, span.quote) in sent


def _is_town(where: Where) -> bool:
    return where.level in TOWNS


def _is_about(town: Where, provinces: Counter[str | None], gazetteer: Gazetteer) -> bool:
    """Whether a text sent from a town is about its surroundings; reports on all of a country are
    sent from its capital."""
    known = gazetteer.numbered(town.geonames) if town.geonames is not None else None
    if known is not None and known.is_capital:
        return len(provinces) == 1
    return provinces[town.admin1] / provinces.total() >= MOST


def _only_town(near: Sequence[PlacedName]) -> Where | None:
    towns = [p.named for p in near if _is_town(p.named)]
    if len({t.geonames for t in towns}) != 1 or len(towns) < TWICE:
        return None
    return _taken_over(towns[0])


def _province(name: str | None, land: str, gazetteer: Gazetteer) -> Where | None:
    bearers = gazetteer.bearers(name, None) if name is not None else ()
    for place in bearers:
        if place.sort is Sort.PROVINCE and place.country == land:
            return _taken_over(as_where(place, ""))
    return None


def _taken_over(where: Where) -> Where:
    return replace(where, text="", span=None, basis=PlaceBasis.INHERITED)
