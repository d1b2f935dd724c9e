"""Settles which places the names of one document mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from recount.model.places import Alternative, PlaceBasis, PlaceLevel, Where
from recount.places.beliefs import LARGE, inside, weigh
from recount.places.entries import without_kind
from recount.places.far_off import is_far_off
from recount.places.gazetteer import Gazetteer, as_where
from recount.places.geometry import kilometres
from recount.places.keys import plain_key
from recount.places.parts import meant, placed_apart
from recount.places.records import Place, PlaceContext, Sort, WrittenPlace
from recount.places.spoken import (
    FAR_REACHING,
    KNOWN_ABROAD,
    LOCAL,
    Spoken,
    only_land,
    plain_lands,
    sure_lands,
    told_land,
)
from recount.places.surroundings import Name

SURE = 0.95  # likeness of spellings that is trusted wherever the place is
RATHER_LIKE = 0.85  # and beside a place that the text names
OVER_THE_BORDER = 150.0  # km within which a place abroad is told with a town
BORDER_REACH = 80  # characters between a name and the border that it is near
KEPT = 5  # alternatives that are kept
LEAST = 0.02  # share of belief from which an alternative is worth keeping
_TLD_COUNTRY = {"uk": "GB", "su": "RU"}
_SMALL_KINDS = {
    "district": PlaceLevel.DISTRICT, "county": PlaceLevel.DISTRICT, "village": PlaceLevel.VILLAGE,
    "town": PlaceLevel.TOWN, "city": PlaceLevel.CITY, "neighbourhood": PlaceLevel.NEIGHBOURHOOD,
    "camp": PlaceLevel.LANDMARK, "airport": PlaceLevel.LANDMARK, "area": PlaceLevel.DISTRICT,
    "valley": PlaceLevel.DISTRICT, "site": PlaceLevel.LANDMARK,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Resolved:
    """A name in a text: the place that the bare name stands for, and the one that is meant.

    They differ where words around the name move it: "southern Libya", "30 km south of Murzuq".
    """

    named: Where
    meant: Where


def resolve_places(
    places: Sequence[WrittenPlace], gazetteer: Gazetteer, context: PlaceContext
) -> tuple[Where, ...]:
    """The place that each written place means, one for one and in the same order.

    What cannot be resolved keeps its name and has no coordinates. Other bearers of a name stand in
    `alternatives` with their shares of belief.
    """
    return tuple(both.meant for both in resolve_names(places, gazetteer, context))


def resolve_names(
    places: Sequence[WrittenPlace], gazetteer: Gazetteer, context: PlaceContext
) -> tuple[Resolved, ...]:
    """As `resolve_places`, with the place of the bare name beside the place meant."""
    places = [_with_kind(place, gazetteer) for place in places]
    places = [_beside_lands(place, gazetteer) for place in places]
    told = told_countries(places, gazetteer, context)
    names = _names(places, gazetteer, told)
    held: dict[str, list[str]] = {}
    for place in places:
        for holder in place.inside:
            held.setdefault(plain_key(holder), []).append(plain_key(place.name))
    weigh(names, told, held)
    spoken = Spoken(told, names, frozenset(context.acting))
    named = [_named(place, spoken, gazetteer) for place in places]
    named = _with_land(_with_distances(places, named), places, spoken)
    by_name = {plain_key(place.name): where for place, where in zip(places, named, strict=True)}
    return tuple(
        Resolved(where, meant(where, place, by_name.get(plain_key(place.other_end or ""))))
        for place, where in zip(places, named, strict=True)
    )


def _with_kind(place: WrittenPlace, gazetteer: Gazetteer) -> WrittenPlace:
    """A name that no list holds with its kind word, with that apart: "Kunduz Province"."""
    bare = _bare(place.name, gazetteer)
    inside = tuple(_bare(outer, gazetteer) for outer in place.inside)
    last = place.name.rsplit(maxsplit=1)[-1].lower() if bare != place.name else ""
    kind = place.kind or (last if last in _SORTS else None)
    return replace(place, name=bare, inside=inside, kind=kind)


def _beside_lands(place: WrittenPlace, gazetteer: Gazetteer) -> WrittenPlace:
    """ "In southwest Niger, US officials said": no country lies in another."""
    chain = (place.name, *place.inside)
    for at, (name, outer) in enumerate(pairwise(chain)):
        bearers, around = gazetteer.bearers(name, None), gazetteer.bearers(outer, None)
        is_land = any(b.sort is Sort.COUNTRY for b in bearers)
        if is_land and not any(inside(b, o) for b in bearers for o in around):  # "Georgia, US"
            return replace(place, inside=place.inside[:at])
    return place


def _bare(name: str, gazetteer: Gazetteer) -> str:
    bare = without_kind(name)
    is_needed = bare != name and not gazetteer.bearers(name, None)
    return bare if is_needed and gazetteer.bearers(bare, None) else name


def told_countries(
    places: Sequence[WrittenPlace], gazetteer: Gazetteer, context: PlaceContext
) -> dict[str, float]:
    """Shares of the countries that a document speaks of, by name, by people or by publisher."""
    counts: Counter[str] = Counter(context.countries)
    told = (p.name for p in places if not (p.is_beyond or p.kind == "site"))
    for name in [*told, *filter(None, [context.dateline])]:
        lands = [p for p in gazetteer.bearers(name, None) if p.sort is Sort.COUNTRY]
        provinces = [p for p in gazetteer.bearers(name, None) if p.sort is Sort.PROVINCE]
        if len(lands) == 1 and not provinces and lands[0].country:
            counts[lands[0].country] += 1
    if code := _publisher_country(context.publisher, gazetteer):
        counts[code] += 2
    spoken = _with_actors(counts, places, gazetteer, context)
    total = sum(spoken.values())
    return {code: count / total for code, count in sorted(spoken.items())}


def _with_actors(
    counts: Counter[str],
    places: Sequence[WrittenPlace],
    gazetteer: Gazetteer,
    context: PlaceContext,
) -> dict[str, float]:
    """With the countries whose forces act and whose officials speak, where nothing else of the
    text lies elsewhere, and with those of the groups that it names."""
    near = frozenset(context.acting) - FAR_REACHING
    plain = plain_lands([p for p in places if not _may_lie_in(p, near, gazetteer)], gazetteer)
    spoken = set(counts) | set(plain)
    found: dict[str, float] = dict(counts)
    for code in (*context.acting, *context.titled):
        if code in spoken or (not spoken and code not in FAR_REACHING):
            found[code] = found.get(code, 0) + 1
    for lands in context.homes:
        for code in lands if not found.keys() & set(lands) else ():
            found[code] = 1 / len(lands)
    return found


def _may_lie_in(place: WrittenPlace, lands: frozenset[str], gazetteer: Gazetteer) -> bool:
    """ "The Lebanese army was attacked in Tripoli": a large town of theirs, too."""
    return any(
        b.country in lands and b.sort in LOCAL and b.population >= KNOWN_ABROAD
        for b in (gazetteer.bearers(place.name, None) if lands else ())
    )


def _publisher_country(publisher: str | None, gazetteer: Gazetteer) -> str | None:
    """The country of a publisher's domain: "example.co.uk" gives "GB"."""
    found = re.search(r"\.([a-z]{2})$", (publisher or "").lower().strip("/ "))
    if found is None:
        return None
    code = _TLD_COUNTRY.get(found.group(1), found.group(1).upper())
    return code if gazetteer.country(code) else None


def _names(
    places: Sequence[WrittenPlace], gazetteer: Gazetteer, told: Mapping[str, float]
) -> dict[str, Name]:
    lands = sure_lands(places, gazetteer, told)
    around = _around(places, gazetteer)
    names: dict[str, Name] = {}
    for place in places:
        key = plain_key(place.name)
        if not key:
            continue
        if key not in names:
            names[key] = Name(_bearers(place, gazetteer, lands, around))
        name = names[key]
        name.is_beyond = place.is_beyond and (name.is_beyond or not name.times)
        name.is_site = place.kind == "site" and (name.is_site or not name.times)
        name.times += 1
        name.is_dateline |= place.is_dateline
        if place.kind and place.kind not in name.kinds:
            name.kinds[place.kind] += 1
        if place.distance_km is not None and "town" not in name.kinds:
            name.kinds["town"] += 1  # distances are told from towns, not from provinces
        for holder in place.inside:
            bearers = [b for b in gazetteer.bearers(holder, None) if b.sort is not Sort.WATER]
            if bearers and not any(bearers == seen for seen in name.holders):
                name.holders.append(bearers)
    for name in names.values():
        if name.is_site:  # "the Libya market"
            name.bearers = tuple(b for b in name.bearers if b.sort in LOCAL)
    return names


def _around(places: Sequence[WrittenPlace], gazetteer: Gazetteer) -> list[Place]:
    """All that the names of a document may mean, but for countries."""
    keys = dict.fromkeys(name for place in places for name in (place.name, *place.inside))
    found = (b for name in keys for b in gazetteer.bearers(name, None))
    return [b for b in found if b.sort is not Sort.COUNTRY]


def _bearers(
    place: WrittenPlace, gazetteer: Gazetteer, lands: Sequence[str], around: Sequence[Place]
) -> tuple[Place, ...]:
    """Places of this name; or, in the countries spoken of, of a name that sounds like it."""
    found = list(gazetteer.bearers(place.name, None))
    if place.kind in ("county", "city"):
        longer = gazetteer.bearers(f"{place.name} {place.kind}", None)
        found += [bearer for bearer in longer if bearer not in found]
    holders = [b for name in place.inside for b in gazetteer.bearers(name, None)]
    fits = any(inside(bearer, holder) for bearer in found for holder in holders)
    near = [h.country for h in holders if h.sort in _HOLDING]
    if not found or (holders and not fits):
        near += _lands_of(holders, lands) or lands
    elif not holders and _are_strays(found, lands):
        near += lands[:1]
    for land in dict.fromkeys(near):
        found += [
            b
            for b in (gazetteer.alike(place.name, land) if land else ())
            if b not in found and _is_trusted(b, holders, around)
        ]
    return tuple(found)


def _is_trusted(like: Place, holders: Sequence[Place], around: Sequence[Place]) -> bool:
    """Whether a place of a like name may be meant.

    In a country alone some place is nearly always a little like any name: of such finds one in
    four is right. Inside the province that it is said to lie in nine in ten are. Beside what else
    the text names it is believed only where it is rather like.
    """
    if like.likeness >= SURE:
        return True
    beside = around if like.likeness >= RATHER_LIKE else ()
    within = [holder for holder in holders if holder.sort is not Sort.COUNTRY]
    return any(inside(like, other) for other in (*within, *beside))


def _lands_of(holders: Sequence[Place], lands: Sequence[str]) -> list[str]:
    """Of the countries spoken of, those of a region that a place lies in: "in the Bekaa valley"."""
    regions = {h.country for h in holders if h.sort is Sort.REGION}
    return [land for land in lands if land in regions]


def _are_strays(found: Sequence[Place], lands: Sequence[str]) -> bool:
    """Whether all bearers of a name are small and in countries that the text does not name."""
    return all(
        b.country not in lands and b.sort in LOCAL and b.population < KNOWN_ABROAD for b in found
    )


_SORTS = {
    "province": (frozenset({Sort.PROVINCE}), frozenset({Sort.DISTRICT})),
    "region": (frozenset({Sort.PROVINCE}), frozenset({Sort.DISTRICT})),
    "district": (frozenset({Sort.DISTRICT}),),
}
"""What a kind word asks for, and what it may mean where a country has none of that: what the
Philippines call provinces lies in regions, and lists have it as the second level."""
_OUTER_SORTS = frozenset({Sort.PROVINCE, Sort.COUNTRY})
_HOLDING_KINDS = {"district", "county", "province", "state", "region"}
_OF_TOWNS = frozenset({"neighbourhood", "district", "area", "camp", "site"})
_TELLING_LEVELS = frozenset({PlaceLevel.COUNTRY, PlaceLevel.PROVINCE})
_HOLDING = frozenset({Sort.COUNTRY, Sort.PROVINCE, Sort.DISTRICT})


def _with_distances(places: Sequence[WrittenPlace], named: Sequence[Where]) -> list[Where]:
    """Puts each name that is told by its distance from another where that leads.

    The name means the same place wherever else the document writes it.
    """
    by_name = {plain_key(place.name): where for place, where in zip(places, named, strict=True)}
    reckoned: dict[str, Where] = {}
    for place, where in zip(places, named, strict=True):
        if place.apart and (anchor := by_name.get(plain_key(place.apart.name))):
            reckoned.setdefault(plain_key(place.name), placed_apart(where, place, anchor))
    return [
        replace(reckoned.get(plain_key(place.name), where), text=where.text, span=where.span)
        for place, where in zip(places, named, strict=True)
    ]


def _with_land(
    named: Sequence[Where], places: Sequence[WrittenPlace], spoken: Spoken
) -> list[Where]:
    """Gives unresolved names the country where the document, or else their paragraph, speaks of
    exactly one."""
    by_name = {
        plain_key(place.name): where
        for place, where in zip(places, named, strict=True)
        if not place.is_beyond
    }
    land = only_land(by_name, spoken.names)
    if not any(where.country for where in by_name.values()):
        land = told_land(spoken.told)
    found = []
    for at, (where, place) in enumerate(zip(named, places, strict=True)):
        lost = where.lat is None and not where.country
        home = None
        end = by_name.get(plain_key(place.other_end or ""))
        if lost and end is not None and end.country:
            home = end.country  # of the other end of its way
        elif lost:
            home = land or _land_of_block(place.block, named, places)
            home = home or _land_around(at, named, places)
            if home in _lands_beyond(at, named, places):
                home = None  # "in X, near the border with Y": not in Y
        found.append(_in_land(where, place, home) if home else where)
    return found


def _lands_beyond(at: int, named: Sequence[Where], places: Sequence[WrittenPlace]) -> set[str]:
    """The countries of which the words beside a name speak as beyond a border."""
    here = places[at]
    near = (i for i, p in enumerate(places) if p.is_beyond and p.block == here.block)
    close = (i for i in near if abs(places[i].span.start - here.span.start) < BORDER_REACH)
    return {land for i in close if (land := named[i].country) is not None}


def _land_around(at: int, named: Sequence[Where], places: Sequence[WrittenPlace]) -> str | None:
    """The country of the name before and of the one behind, where that is the same."""
    sides = (range(at - 1, -1, -1), range(at + 1, len(named)))
    lands = [
        next((named[i].country for i in side if named[i].country and not places[i].is_beyond), None)
        for side in sides
    ]
    return lands[0] if lands[0] == lands[1] else None


def _land_of_block(
    block: int, named: Sequence[Where], places: Sequence[WrittenPlace]
) -> str | None:
    """The one country that the names of a paragraph lie in, where it names that or a province."""
    pairs = zip(named, places, strict=True)
    here = ((w, p) for w, p in pairs if p.block == block and not (p.is_goal or p.is_beyond))
    beside = [w for w, _ in here if w.country]
    lands = {where.country for where in beside}
    is_told = any(where.level in _TELLING_LEVELS for where in beside)
    return lands.pop() if len(lands) == 1 and is_told else None


def _in_land(where: Where, place: WrittenPlace, land: str) -> Where:
    level = _SMALL_KINDS.get(place.kind or "")
    return replace(where, country=land, basis=PlaceBasis.INHERITED, level=level)


def _named(place: WrittenPlace, spoken: Spoken, gazetteer: Gazetteer) -> Where:
    names = spoken.names
    name = names.get(plain_key(place.name))
    holder = _holder(place, spoken, gazetteer)
    if name is None or not name.bearers:
        return _in_holder(place, holder)
    ranked = _of_kind(_towns_of(_ranked(name), place.kind), place.kind)
    if not ranked:
        return _in_holder(place, holder)
    if holder is not None:
        fitting = [pair for pair in ranked if inside(pair[1], holder)]
        is_elsewhere = _is_holding(place, holder, names) or _is_far(ranked, holder)
        if not fitting and place.kind != "country" and is_elsewhere:
            return _in_holder(place, holder)
        ranked = fitting or ranked
    if place.kind is None and not place.inside:
        ranked = _land_first(ranked)
    is_held = holder is not None and inside(ranked[0][1], holder)
    is_far = spoken.is_stray(ranked[0][1], name, place.name) or spoken.nearer(ranked[0][1], name)
    if not is_held and is_far_off(ranked[0][1], name, names.values()):
        return _in_holder(place, holder)
    if not is_held and is_far:
        ranked = [pair for pair in ranked if spoken.speaks_of(pair[1].country, name)]
    return _chosen(place, ranked) if ranked else _in_holder(place, holder)


def _ranked(name: Name) -> list[tuple[float, Place]]:
    """The bearers of a name with their beliefs, the likeliest first."""
    pairs = zip(name.beliefs, name.bearers, strict=True)
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1].id))


def _towns_of(ranked: list[tuple[float, Place]], kind: str | None) -> list[tuple[float, Place]]:
    """Of the bearers of "Benin town" those that are no country, and first those that are towns."""
    if kind not in _TOWNS or ranked[0][1].sort is Sort.SETTLEMENT:
        return ranked
    small = [pair for pair in ranked if pair[1].sort is not Sort.COUNTRY]
    return _of_sort(small, _SETTLED) if small else small


_TOWNS = frozenset({"town", "village"})
_SETTLED = frozenset({Sort.SETTLEMENT})


def _of_kind(ranked: list[tuple[float, Place]], kind: str | None) -> list[tuple[float, Place]]:
    """With the bearers first that a kind word asks for: "Sulu province" is no town of that name."""
    land = ranked[0][1].country
    for sorts in _SORTS.get(kind or "", ()):
        if any(place.sort in sorts and place.country == land for _, place in ranked):
            return _of_sort(ranked, sorts)
    return ranked


def _of_sort(
    ranked: list[tuple[float, Place]], sorts: frozenset[Sort]
) -> list[tuple[float, Place]]:
    """With the bearers first that are of a sort and in the country of the likeliest.

    One name can stand for a province here and for its district there in the same text.
    """
    land = ranked[0][1].country
    return sorted(ranked, key=lambda pair: pair[1].sort not in sorts or pair[1].country != land)


def _land_first(ranked: list[tuple[float, Place]]) -> list[tuple[float, Place]]:
    """ "In Mexico", in a text that also names its State of Mexico: the bare name is the land's."""
    best = ranked[0][1]
    land = [p for p in ranked if p[1].sort is Sort.COUNTRY and p[1].country == best.country]
    return [*land, *(p for p in ranked if p not in land)] if best.sort is Sort.PROVINCE else ranked


def _is_holding(place: WrittenPlace, holder: Place, names: Mapping[str, Name]) -> bool:
    """Whether the outer name means land, so that nothing outside it can be the inner one."""
    if holder.sort is Sort.SETTLEMENT and place.kind in _OF_TOWNS:
        return True
    outer = names.get(plain_key(place.inside[0]))
    return holder.sort in _HOLDING or bool(outer and outer.kinds.keys() & _HOLDING_KINDS)


def _is_far(ranked: Sequence[tuple[float, Place]], town: Place) -> bool:
    """Whether all bearers lie in other countries than a town beside them, and not over its border.

    "Black Rock in Mubi" is none of the towns called Black Rock, whatever quarter or street it is.
    """
    return town.sort is Sort.SETTLEMENT and all(
        bearer.country != town.country
        and kilometres(bearer.lat, bearer.lon, town.lat, town.lon) > OVER_THE_BORDER
        for _, bearer in ranked
    )


def _chosen(place: WrittenPlace, ranked: Sequence[tuple[float, Place]]) -> Where:
    total = sum(belief for belief, _ in ranked) or 1.0
    others = tuple(
        Alternative(other.name, other.lat, other.lon, other.country, round(belief / total, 4))
        for belief, other in ranked[1 : KEPT + 1]
        if belief / total >= LEAST
    )
    where = as_where(ranked[0][1], place.span.quote)
    return replace(where, span=place.span, alternatives=others)


def _holder(place: WrittenPlace, spoken: Spoken, gazetteer: Gazetteer) -> Place | None:
    """The likeliest bearer of the innermost name that a place is said to lie in.

    A name that means none of its bearers ("Soum" in Burkina Faso, where lists have one in Senegal)
    holds nothing; what it lies in itself does.
    """
    for at, outer in enumerate(place.inside):
        name = spoken.names.get(plain_key(outer))
        if name is None or not name.bearers:
            bearers = gazetteer.bearers(outer, None)
            if bearers:
                return bearers[0]
            continue
        is_same = plain_key(outer) == plain_key(place.name)  # "Farah district, Farah province"
        ranked = _of_sort(_ranked(name), _OUTER_SORTS) if is_same else _ranked(name)
        best = _that_holds(place, ranked, gazetteer) if not is_same else ranked[0][1]
        if not _is_elsewhere(best, place.inside[at + 1 :], gazetteer):
            return best if is_same or not spoken.is_stray(best, name, outer) else None
    return None


def _that_holds(
    place: WrittenPlace, ranked: Sequence[tuple[float, Place]], gazetteer: Gazetteer
) -> Place:
    """The likeliest bearer of an outer name, or the land of that name in which the inner one lies
    where it does not lie in that: "Niger's Diffa region" in a text of Niger State."""
    best = ranked[0][1]
    bearers = gazetteer.bearers(place.name, None)
    lands = (o for _, o in ranked if o.sort in (Sort.COUNTRY, Sort.PROVINCE))
    if any(inside(b, best) for b in bearers) or place.kind not in _HOLDING_KINDS:
        return best
    return next((o for o in lands if any(inside(b, o) for b in bearers)), best)


def _is_elsewhere(place: Place, outer: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether a place lies outside a country that it is said to lie in."""
    lands = [b for name in outer for b in gazetteer.bearers(name, None) if b.sort is Sort.COUNTRY]
    return bool(lands) and not any(inside(place, land) for land in lands)


def _in_holder(place: WrittenPlace, holder: Place | None) -> Where:
    """A name that no list holds: somewhere in the place that it is said to lie in."""
    unknown = Where(
        place.span.quote, place.name, None, None, None, None, None, None, None, place.span,
        PlaceBasis.WRITTEN,
    )  # fmt: skip
    if holder is None or holder.sort in LARGE - {Sort.COUNTRY}:
        return unknown
    level = _SMALL_KINDS.get(place.kind or "", PlaceLevel.VILLAGE)
    if holder.sort is Sort.SETTLEMENT and level is PlaceLevel.DISTRICT:  # a part of a town
        level = PlaceLevel.NEIGHBOURHOOD
    if holder.sort is Sort.COUNTRY:  # the middle of a country would look like a place
        return replace(unknown, country=holder.country, level=level)
    return replace(
        unknown, lat=holder.lat, lon=holder.lon, radius_km=holder.radius_km, level=level,
        country=holder.country, admin1=holder.admin1, basis=PlaceBasis.RELATIVE,
    )  # fmt: skip
