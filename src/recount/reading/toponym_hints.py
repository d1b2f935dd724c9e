"""What the words around a place name say of it: its kind, what it lies in, which part is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recount.model.spans import Span
from recount.places.records import WrittenPlace

KINDS = {
    "province": "province", "provinces": "province", "governorate": "province",
    "governorates": "province", "oblast": "province", "prefecture": "province", "state": "state",
    "states": "state", "district": "district", "districts": "district", "subdistrict": "district",
    "sub-district": "district", "subcounty": "district", "sub-county": "district",
    "upazila": "district", "taluk": "district", "taluka": "district", "thana": "district",
    "payam": "district", "cercle": "district", "arrondissement": "district",
    "chiefdom": "district", "zone": "district", "groupement": "district", "canton": "district",
    "boma": "village", "kebele": "village", "vereda": "village", "corregimiento": "village",
    "county": "county", "counties": "county",
    "local government area": "district", "lga": "district", "tehsil": "district",
    "regency": "district", "woreda": "district", "commune": "district", "territory": "district",
    "raion": "district", "settlement": "village", "locality": "village", "oblasts": "province",
    "city": "city",
    "cities": "city", "town": "town", "towns": "town", "township": "town", "village": "village",
    "villages": "village", "hamlet": "village", "municipality": "town", "region": "region",
    "regions": "region", "area": "area", "areas": "area", "valley": "valley", "camp": "camp",
    "camps": "camp", "airport": "airport", "airfield": "airport", "airbase": "airport",
    "neighbourhood": "neighbourhood", "neighborhood": "neighbourhood",
    "neighbourhoods": "neighbourhood", "neighborhoods": "neighbourhood", "suburb": "neighbourhood",
    "suburbs": "neighbourhood", "quarter": "neighbourhood", "country": "country", "port": "town",
    "island": "island", "islands": "island", "desert": "desert", "peninsula": "region",
}  # fmt: skip
"""Kind words as texts write them, and the kind that each stands for."""

KIND_WORD = "|".join(sorted(KINDS, key=len, reverse=True))
_KIND_AFTER = re.compile(rf"['’]?\s+({KIND_WORD})\b", re.IGNORECASE)
_KIND_BEFORE = re.compile(
    rf"\b({KIND_WORD})\s+(?:of|in\s+and\s+around|called|named|known\s+as)\s+(?:the\s+)?[\"“‘]?$",
    re.IGNORECASE,
)
_COMPASS = r"(?:(?:north|south|mid)[- ]?)?(?:north|south|east|west|centr)(?:ern|al)?"
_NAME_BEFORE = re.compile(r"\b(?!(?:The|In|At|Near|A|An)\b)[A-Z][\w'’-]*\s+$")
_BEARING_BEFORE = re.compile(
    rf"\b({_COMPASS}(?:ern)?|center of|centre of|upper|lower)\s+(?:the\s+)?$", re.IGNORECASE
)
_OF_BEFORE = re.compile(
    r"(?:(?P<km>\d+(?:[.,]\d+)?)\s*(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b\.?\s*"
    r"(?:\([^)]*\)\s*)?)?"
    r"(?:to\s+the\s+)?(?P<point>\b(?:(?:north|south)[- ]?)?(?:east|west|north|south))(?:ern)?"
    r"(?:\s+(?P<part>part|half|side|outskirts|suburbs|countryside))?\s+of\s+(?:the\s+)?"
    rf"(?:(?:{KIND_WORD})\s+of\s+)?$",
    re.IGNORECASE,
)
_FROM_BEFORE = re.compile(
    r"(?P<km>\d+(?:[.,]\d+)?)\s*(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b\.?\s+"
    r"(?:away\s+)?(?:from|outside)\s+(?:the\s+)?(?:(?:town|city|village)\s+of\s+)?$",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"\b(?:in|across|on|at|over|throughout)\s+the\s+(?:[\w-]+\s+)?$", re.IGNORECASE
)
_NEAR_BEFORE = re.compile(
    r"\b(?:near|nearby|outside|around|close\s+to|outskirts\s+of|suburbs?\s+of|vicinity\s+of"
    r"|countryside\s+of|not\s+far\s+from|environs\s+of|edge\s+of)\s+(?:of\s+)?(?:the\s+)?"
    r"(?:(?:\w+\s+)?(?:town|city|village|district|area|port)\s+of\s+)?$",
    re.IGNORECASE,
)
_GOAL_BEFORE = re.compile(
    r"\b(?:to|towards?|border(?:s|ing)?(?:\s+(?:with|of))?|frontier\s+with)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BEYOND_BEFORE = re.compile(
    r"\b(?:(?:border|frontier)(?:s|ing|lands)?(?:\s+(?:with|of|to|into|between))?|neighbou?ring"
    r"|(?:cross|fle|escap|return|deport|repatriat)\w*(?:\s+[a-z]+){0,3}\s+(?:in)?to|refuge\s+in"
    r"|(?:road|way|route)\s+(?:in)?to)\s+(?:the\s+)?(?:[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)?"
    r"(?:,|\s+and)\s+(?:the\s+)?){0,2}$"
)
_CONTAINS = re.compile(
    rf"^['’]?\s*(?:(?:{KIND_WORD})\b)?\s*"
    r"(?:,\s*|/\s*|\(\s*"
    rf"|,?\s+(?:(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}?(?:{KIND_WORD})\s+)?"
    r"(?:(?:with)?in|of|inside|in\s+the\s+country\s+of)\s+)"
    rf"(?:an?\s+(?:[\w-]+\s+){{0,3}}?(?:{KIND_WORD})\s+(?:in|of)\s+)?"
    r"(?:(?:just\s+)?(?:across|over)\s+the\s+(?:border|frontier)\s+)?"
    r"(?:in\s+)?(?:the\s+)?(?:[\w’'-]+-(?:held|controlled|ruled|run|occupied|administered)\s+)?"
    rf"(?:{_COMPASS}(?:ern)?\s+)?(?:(?:{KIND_WORD}|countryside|outskirts|suburbs)\s+of\s+)?$",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"^\s+(?:[a-z-]+\s+)?(?:port|town|city|village|hamlet|township|community|market town)\s+of\s+$"
)
_AND_CLOSER = re.compile(
    rf"^(?:\s+(?:{KIND_WORD}))?,\s+(?:in|near|outside)\s+(?:the\s+)?(?:(?:{KIND_WORD})\s+of\s+)?$"
)
_IN_COMMUNE = re.compile(
    r"^,\s+an?\s+(?:\w+\s+)?(?:village|hamlet|settlement|community|neighbou?rhood)\s+(?:in|of)\s+the\s+"
    r"(?:municipality|city|town|commune)\s+of\s+$"
)
_LIST_JOINT = re.compile(r"^\s*(?:,|and|or|,\s*and|&)\s*$", re.IGNORECASE)
_OWNED = re.compile(rf"^(?:\s+(?:{KIND_WORD}))?['’]s?\s+(?:{_COMPASS}(?:ern)?\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?(?:(?:towns|cities|villages)\s+of\s+)?$", re.I)
ON_A_WAY = (
    r"\b(?:travell?ing|driving|riding|heading|going|returning|moving|sailing|carrying|transporting"
    r"|en\s+route|on\s+(?:its|their|his|her|the)\s+way)(?:\s+[\w-]+){0,4}?"
)
"""What goes somewhere: "travelling from X to Y", "carrying goods from X to Y"."""
_FROM = re.compile(
    rf"(?:\b(?:road|highway|route|way|axis)\s+(?:leading\s+)?|{ON_A_WAY}\s+)from\s+$",
    re.IGNORECASE,
)
_ROAD = re.compile(
    r"^\s+(?:[\w-]+\s+)?(?:road|highway|motorway|expressway|axis|route|railway|rail|train|bus)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
_TO = re.compile(r"\s+to\s+", re.IGNORECASE)
_DASH = re.compile(r"^\s*[-–—/]\s*$|^-to-$")
MILE_KM = 1.609344
REACH = 70  # characters before a name that are looked at
_SITE_AFTER = re.compile(
    r"\s+(?:[A-Z][A-Z]?\d\w*\s+)?(?:(?:cattle|livestock|vegetable|fish|military|army|police|primary|secondary|high|girls|"
    r"boys|petrol|gas|bus|railway|train|power)['’]?\s+){0,2}(?:market|checkpoint|square|street|"
    r"avenue|roundabout|junction|intersection|bridge|mosque|church|school|barracks|outpost|mall|"
    r"hotel|cinema|cemetery|stadium|monastery|gate|shopping\s+(?:centre|center|mall))\b"
)
TOWN_OWNS = re.compile(
    r"['’]s?\s+(?:(?:main|old|central|largest|only|international|grand|great|busy|crowded|covered"
    r"|vegetable|train|bus|railway|general)\s+){0,2}(?:markets?|hospitals?|airports?|stations?|"
    r"squares?|mosques?|cathedral|cent(?:re|er)|downtown|suburbs?|outskirts|bazaars?|souk|streets?)\b"
)
"""What stands behind the name of a town and is in it: "Kharkiv's central market"."""
PARTS = frozenset({"neighbourhood", "district", "area", "camp", "site"})
"""Kinds of what may lie in a town."""
WATERS = frozenset({"sea", "ocean", "river", "gulf", "bay", "strait", "lake"})
_WIDE, _NARROW = frozenset({"province", "state"}), frozenset({"district", "county"})
HOLDERS = frozenset({"province", "state", "country", "county", "district", "region"})


def with_hints(
    text: str, places: Sequence[WrittenPlace], holders: Sequence[bool]
) -> list[WrittenPlace]:
    """The places, in order of the text, each with what the words around it say.

    `holders` says of each whether it is large enough for another to lie in: a country, province,
    state, county or region.
    """
    seen = [_modified(text, place) for place in places]
    for at in range(len(seen) - 1, -1, -1):
        seen[at] = _joined(text, seen, at, holders)
        if seen[at].other_end is not None and seen[at + 1].other_end is None:
            seen[at + 1] = replace(seen[at + 1], other_end=seen[at].name)
    return _shared_kinds(text, _owned(text, seen, holders))


def _modified(text: str, place: WrittenPlace) -> WrittenPlace:
    """With kind word, bearing, distance and nearness."""
    span = place.span
    before = _same_line(text[max(0, span.start - REACH) : span.start])
    after = text[span.end : span.end + 30]
    kind = _KIND_AFTER.match(after) or _kind_before(before)
    goal = _GOAL_BEFORE.search(before) is not None
    site = None if kind or not _SITE_AFTER.match(text, span.end) else "site"
    place = replace(
        place,
        kind=KINDS[kind.group(1).lower()] if kind else site,
        is_goal=goal,
        is_beyond=lies_beyond(text, span.start),
    )
    if found := _OF_BEFORE.search(before):
        return _bearing_of(text, place, found, before)
    if found := _FROM_BEFORE.search(before):
        return _phrased(text, replace(place, distance_km=_km(found), is_near=True), before, found)
    if found := _NEAR_BEFORE.search(before):
        return _phrased(text, replace(place, is_near=True), before, found)
    if found := _BEARING_BEFORE.search(before):
        bearing = compass_point(found.group(1))
        return _phrased(text, replace(place, bearing=bearing), before, found)
    return place


def lies_beyond(text: str, start: int) -> bool:
    """Whether a name is that of what lies beyond a border, or of where people fled: "near the
    border with X", "crossed into X". What the text tells was on this side of it."""
    return _BEYOND_BEFORE.search(_same_line(text[max(0, start - REACH) : start])) is not None


def _kind_before(before: str) -> re.Match[str] | None:
    """ "The city of X"; not "the Rifai quarter of X", where the kind is of another name."""
    found = _KIND_BEFORE.search(before)
    return found if found and not _NAME_BEFORE.search(before[: found.start()]) else None


def _bearing_of(text: str, place: WrittenPlace, found: re.Match[str], before: str) -> WrittenPlace:
    """ "30 km south of X" lies off X; "in the south of X" is a part of it."""
    part = found["part"] or (
        not found["km"] and _PART_BEFORE.search(before[: found.start("point")])
    )
    made = replace(
        place,
        bearing=compass_point(found["point"]),
        distance_km=_km(found) if found["km"] else None,
        is_off=not part,
    )
    return _phrased(text, made, before, found)


def compass_point(words: str) -> str | None:
    """ "South-western" and "southwest" give "south-west", "central" gives "central"."""
    plain = re.sub(r"(ern|al)$", "", words.lower().strip())
    plain = re.sub(r"(ern)$", "", plain)
    if plain.startswith(("cent", "mid")):
        return "central"
    if plain in ("upper", "lower"):
        return None
    found = re.match(r"(north|south)?[- ]?(east|west|north|south)?", plain)
    if found is None or not any(found.groups()):
        return None
    return "-".join(part for part in found.groups() if part)


def _km(found: re.Match[str]) -> float:
    amount = float(found["km"].replace(",", "."))
    return round(amount * (MILE_KM if found["unit"].lower().startswith("mi") else 1.0), 1)


def _phrased(text: str, place: WrittenPlace, before: str, found: re.Match[str]) -> WrittenPlace:
    lead = found.group(0)
    start = place.span.start - (len(before) - found.start()) + len(lead) - len(lead.lstrip())
    kind = _KIND_AFTER.match(text, place.span.end) if place.bearing and not place.is_off else None
    return replace(place, phrase=Span.of(text, start, kind.end() if kind else place.span.end))


def _same_line(before: str) -> str:
    """The end of the text before a name, from the last line or sentence break on."""
    return re.split(r"\n\s*\n|[.!?]\s+(?=[A-Z])", before)[-1]


def _joined(
    text: str, seen: Sequence[WrittenPlace], at: int, holders: Sequence[bool]
) -> WrittenPlace:
    """With the place that follows it where it lies in that, or is the other end of a road."""
    place = seen[at]
    if at + 1 >= len(seen):
        return place
    follower = seen[at + 1]
    gap = text[place.span.end : follower.span.start]
    if gap == "/" and place.span.quote.isupper() and follower.span.quote.isupper():
        return place  # "ADEN/JERUSALEM - ": the towns that a report comes from
    before = _same_line(text[max(0, place.span.start - REACH) : place.span.start])
    if _is_other_end(gap, before, text[follower.span.end : follower.span.end + 30]):
        return replace(place, other_end=follower.name)
    is_holder = holders[at + 1] or follower.kind in HOLDERS or _IN_COMMUNE.match(gap) is not None
    is_part = place.kind in PARTS and follower.kind not in PARTS and not _is_list(text, seen, at)
    is_wider = (
        place.kind in _WIDE and follower.kind in _NARROW
    )  # "X province, in the district of Y"
    if (
        (is_holder or is_part)
        and not is_wider
        and len(gap) < REACH
        and "\n\n" not in gap
        and _CONTAINS.match(gap)
    ):
        if _is_list(text, seen, at) and place.kind == follower.kind:
            return place
        return replace(place, inside=(follower.name, *follower.inside))
    return place


def _is_wider(place: WrittenPlace, follower: WrittenPlace) -> bool:
    """ "In X province, in the district of Y": no province lies in a district."""
    return place.kind in _WIDE and follower.kind in _NARROW


def _is_other_end(gap: str, before: str, after: str) -> bool:
    """Whether two names are the ends of a way: "between X and Y", "the X-Y road"."""
    if _AND.fullmatch(gap) and _BETWEEN.search(before):
        return True
    if _TO.fullmatch(gap) and _FROM.search(before):
        return True
    return bool(_DASH.match(gap) and _ROAD.match(after))


def _is_list(text: str, seen: Sequence[WrittenPlace], at: int) -> bool:
    """Whether the comma after a place is one of a list: "Libya, Chad and Niger"."""
    if at + 2 >= len(seen):
        return False
    gap = text[seen[at + 1].span.end : seen[at + 2].span.start]
    return _LIST_JOINT.match(gap) is not None


def _owned(text: str, seen: Sequence[WrittenPlace], holders: Sequence[bool]) -> list[WrittenPlace]:
    """ "Helmand's Sangin district": the second lies in the first."""
    made = list(seen)
    for at in range(1, len(made)):
        owner, place = made[at - 1], made[at]
        gap = text[owner.span.end : place.span.start]
        if _ATTRIBUTE.match(gap):  # "the Black Sea port of X": X is in no sea, and no sea in X
            made[at - 1] = replace(owner, inside=(), kind=None)
            if not place.inside and _is_dry(owner.name):
                made[at] = replace(place, inside=(owner.name,))
            continue
        is_wide = holders[at - 1] or owner.kind in _WIDE
        if is_wide and not holders[at] and not place.inside and _AND_CLOSER.match(gap):
            if not (owner.is_goal or owner.is_beyond or owner.inside):
                made[at] = replace(place, inside=(owner.name,))
            continue
        is_holder = holders[at - 1] or owner.kind in HOLDERS or place.kind in PARTS
        if is_holder and not place.inside and _OWNED.match(gap):
            made[at] = replace(place, inside=(owner.name, *owner.inside))
            if at > 1 and made[at - 2].inside[:1] == (owner.name,):  # "X, in Chad's Y province"
                made[at - 2] = replace(made[at - 2], inside=(place.name, *made[at].inside))
    return made


def _is_dry(name: str) -> bool:
    return name.rsplit(maxsplit=1)[-1].lower() not in WATERS


def _shared_kinds(text: str, seen: Sequence[WrittenPlace]) -> list[WrittenPlace]:
    """ "Sangin and Kajaki districts": both are districts, and both lie where the last does."""
    made = list(seen)
    for at in range(len(made) - 2, -1, -1):
        place, follower = made[at], made[at + 1]
        gap = text[place.span.end : follower.span.start]
        plural = re.match(r"\s+(\w+s)\b", text[follower.span.end : follower.span.end + 20])
        listed = (
            _LIST_JOINT.match(gap) and place.kind is None and follower.kind not in (None, "site")
        )
        if gap.strip() == "and" and not place.inside and place.kind == "village":
            made[at] = replace(place, inside=follower.inside)  # "the villages of X and Y in Z"
        if listed and (plural or at + 2 < len(made)) and (plural or _from_plural(text, made, at)):
            inside = place.inside or follower.inside
            made[at] = replace(place, kind=follower.kind, inside=inside)
    return made


def _from_plural(text: str, made: Sequence[WrittenPlace], at: int) -> bool:
    """Whether the follower got its kind from the end of the same list."""
    one, other = made[at + 1], made[at + 2]
    joined = _LIST_JOINT.match(text[one.span.end : other.span.start])
    return joined is not None and one.kind is not None and one.kind == other.kind
