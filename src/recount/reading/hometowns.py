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
    if dateline is not None and _is_capital(dateline.named, gazetteer):
        return None  # reports on all of a country are sent from there
    main = _main_province(provinces, dateline)
    if main is None:
        return None
    return _town(near) or _province(main, land, gazetteer)


def _is_sent(span: Span, sent: frozenset[tuple[int, str]]) -> bool:
    return (span.start, span.quote) in sent


def _is_town(where: Where) -> bool:
    return where.level in TOWNS


def _is_capital(town: Where, gazetteer: Gazetteer) -> bool:
    known = gazetteer.numbered(town.geonames) if town.geonames is not None else None
    return known is not None and known.is_capital


def _main_province(provinces: Counter[str], dateline: PlacedName | None) -> str | None:
    """The only province, or that of the dateline where most places lie there."""
    if dateline is not None and provinces[dateline.named.admin1 or ""] / provinces.total() >= MOST:
        return dateline.named.admin1
    return next(iter(provinces)) if len(provinces) == 1 else None


def _town(near: Sequence[PlacedName]) -> Where | None:
    """The only town, if the text names it again: a paper in a provincial town tells of villages
    around it, and names them."""
    towns = [p.named for p in near if _is_town(p.named)]
    only = len({t.geonames for t in towns}) == 1 and len(towns) >= TWICE
    return _taken_over(towns[0]) if only else None


def _province(name: str | None, land: str, gazetteer: Gazetteer) -> Where | None:
    bearers = gazetteer.bearers(name, None) if name is not None else ()
    for place in bearers:
        if place.sort is Sort.PROVINCE and place.country == land:
            return _taken_over(as_where(place, ""))
    return None


def _taken_over(where: Where) -> Where:
    return replace(where, text="", span=None, basis=PlaceBasis.INHERITED)
