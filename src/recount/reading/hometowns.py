"""The town that a local report is about: where its events were unless it says otherwise."""

from __future__ import annotations

import re
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
MORE_THAN_HALF = 0.5  # of a text's places, in the province of the town whose police it tells of
_POLICE = re.compile(
    r"\s+(?:(?:Metro|Metropolitan|City|Township|Borough|County)\s+)?"
    r"(?:[Pp]olice|PD\b|Division of Police|[Ff]ire (?:[Dd]epartment|[Rr]escue)|[Ff]irefighters"
    r"|[Dd]etectives|[Ii]nvestigators|[Oo]fficers)"
)
TOWNS = frozenset({PlaceLevel.CITY, PlaceLevel.TOWN, PlaceLevel.VILLAGE})


def home_town(
    placed: Sequence[PlacedName],
    sent: frozenset[tuple[int, str]],
    land: str,
    gazetteer: Gazetteer,
    police: Where | None = None,
) -> Where | None:
    """The town that a text is sent from or speaks of alone, or whose `police` it tells of, else the
    one province it speaks of.

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
    here = {main} if main is not None else _most_spoken_of(provinces)
    policed = police is not None and police.country == land and police.admin1 in here
    if main is None:
        return police if policed else None
    return _town(near) or (police if policed else None) or _province(main, land, gazetteer)


def policed_town(text: str, placed: Sequence[PlacedName], gazetteer: Gazetteer) -> Where | None:
    """ "Springfield police say a man was shot": the one town whose police the text tells of, which
    go to what happens there; those of a capital go to all of a country."""
    towns = [p.named for p in placed if _is_town(p.named) and _POLICE.match(text, p.span.end)]
    one = len({t.geonames for t in towns}) == 1 and not _is_capital(towns[0], gazetteer)
    return _taken_over(towns[0]) if one else None


def _most_spoken_of(provinces: Counter[str]) -> set[str]:
    most = MORE_THAN_HALF * provinces.total()
    return {name for name, times in provinces.items() if times > most}


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
    there = [p for p in bearers if p.sort is Sort.PROVINCE and p.country == land]
    called = [p for p in there if p.name == name] or there  # lists know some by another's name
    return _taken_over(as_where(called[0], "")) if called else None


def _taken_over(where: Where) -> Where:
    return replace(where, text="", span=None, basis=PlaceBasis.INHERITED)
