"""Contradictions in what claims say besides their numbers: dates, places, shares, parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import asin, cos, radians, sin, sqrt

from recount.model.claims import Claim
from recount.model.counts import Count, Exactness
from recount.model.dates import DateBasis, When
from recount.model.events import Cluster, Contradiction, ContradictionKind
from recount.model.ids import content_id
from recount.model.nights import are_one_night
from recount.model.places import PlaceLevel, Where
from recount.reconciling.case import Case, Opened
from recount.reconciling.figures import figure_of
from recount.reconciling.intervals import Interval
from recount.reconciling.statements import parts_beyond_whole
from recount.reconciling.wording import (
    capital,
    days,
    event_name,
    gap_words,
    in_documents,
    listed,
    number,
    people,
    quoted,
    speaker,
    speakers,
)

_EARTH_KM = 6371.0
_SIDE = re.compile(r"(?:(?:north|south)-?(?:east|west)?|east|west|central)(?:ern)?$", re.IGNORECASE)


def contradiction(
    kind: ContradictionKind,
    claims: Iterable[str],
    events: Iterable[str],
    message: str,
    size: int,
) -> Contradiction:
    """A contradiction named after its content; its sentence ends with how large the gap is."""
    rows = tuple(sorted(set(claims))), tuple(sorted(set(events)))
    told = capital(f"{message.removesuffix('.')}{gap_words(kind, size)}.")
    key = content_id("x", (kind.value, *map(list, rows), told))
    return Contradiction(key, kind, *rows, told, size)


def resolved_by(case: Case, found: Contradiction, claims: Iterable[str]) -> Contradiction:
    """The same, with the claims of which each one, set aside alone, would resolve it."""
    rows = case.in_order(claims)
    named = list(dict.fromkeys(_named(case, row, found.kind) for row in rows))
    more = [f"{len(named) - 3} more"] if len(named) > 3 else []
    remedy = (
        f"It would be resolved by setting aside {listed([*named[:3], *more], 'or')}."
        if rows
        else "No single claim, set aside, would resolve it."
    )
    return replace(found, resolved_by=tuple(sorted(row.id for row in rows)), remedy=remedy)


def _named(case: Case, claim: Claim, kind: ContradictionKind) -> str:
    """A claim by its number and its speaker: "the 26 of The Morning Sentinel"."""
    who, where = speaker(claim, case), in_documents([claim], case)
    whose = f"{who} in {where}" if claim.speaker is not None and where not in who else who
    tops = [row for row in claim.counts if row.part_of is None and row.high != 0]
    bounds = [figure_of(row, case.methodology).bounds for row in tops]
    known = [box for box in bounds if not box.is_open]
    if not known or kind in (ContradictionKind.DATE, ContradictionKind.PLACE):
        return f"the claim of {whose}"
    said = listed(number(box) for box in known[:2])
    return f"the {said} of {whose}"


def within_claims(case: Case, names: Iterable[str]) -> list[Contradiction]:
    """Of some claims those that contradict themselves: parts beyond their whole, shares that are
    none."""
    found = []
    for key in sorted(names):
        claim = case.claims[key]
        found += [*_parts(case, claim), *_share(case, claim)]
    return found


def _parts(case: Case, claim: Claim) -> Iterable[Contradiction]:
    wrong = parts_beyond_whole(claim, case.methodology)
    if wrong is not None:
        whole, parts = wrong
        high = figure_of(whole, case.methodology).bounds.high or 0
        found = contradiction(
            ContradictionKind.SUM,
            [claim.id],
            _events(case, claim),
            f"the parts that {speaker(claim, case)} gives make {parts:,}, more than the {high:,} "
            f"{people(whole.victims, high)} {whole.outcome.value} of whom they are said to be.",
            parts - high,
        )
        yield resolved_by(case, found, [claim.id])


def _events(case: Case, claim: Claim) -> list[str]:
    """The events that a claim speaks of, alone or together."""
    own = [cluster.id for cluster in case.clusters if claim.id in cluster.claims]
    together = [
        row.members
        for row in case.memberships
        if row.total == claim.id or _is_share_of(claim, case.claims[row.total])
    ]
    return [*own, *(event for members in together for event in members)]


def _is_share_of(claim: Claim, total: Claim) -> bool:
    """Whether the part that a share is reckoned with is the number of a total in the document."""
    part = claim.share.part if claim.share else None
    if part is None or claim.document != total.document:
        return False
    return any((row.low, row.high) == (part.low, part.high) for row in total.counts)


def _share(case: Case, claim: Claim) -> Iterable[Contradiction]:
    share, strength = claim.share, claim.strength
    if share is None or share.part is None or strength is None:
        return
    part, whole = _as_written(case, share.part), _as_written(case, strength)
    if part.high is None or whole.high is None or whole.low == 0:
        return
    least, most = part.low / whole.high, part.high / whole.low
    points = case.methodology.share_points
    slack = (points if share.low < share.high else case.methodology.round_share_points) / 100
    if least > share.high + slack or most < share.low - slack:
        said = (share.low + share.high) / 2 if share.low > 0 and share.high < 1 else None
        away = abs((least + most) / 2 - said) if said else max(least - share.high, share.low - most)
        both = f"{least:.1%}" if least == most else f"{least:.1%} to {most:.1%}"
        found = contradiction(
            ContradictionKind.SHARE,
            [claim.id],
            _events(case, claim),
            f"{number(part)} of {number(whole)} is {both.replace('%', ' per cent')}, not the "
            f"{quoted(share.text)} that {speaker(claim, case)} makes of it.",
            round(away * 100),
        )
        yield resolved_by(case, found, [claim.id])


def _as_written(case: Case, count: Count) -> Interval:
    """The number that the words name: 150 for "about 150", with which the text itself reckons."""
    if count.exactness is Exactness.ABOUT and count.low == count.high:
        return Interval(count.low or 0, count.high)
    return figure_of(count, case.methodology).bounds


def dates_apart(case: Case, opened: Opened) -> list[Contradiction]:
    """Claims of one event that date it to days that do not meet."""
    cluster = opened.cluster
    if cluster.when is None:
        return []
    by_days: dict[tuple[object, ...], list[Claim]] = {}
    for claim in case.in_order(cluster.claims):
        if claim.when is not None and _is_dated(claim.when) and claim.id in opened.voice_of:
            origin = case.sources.origin(claim.document)
            by_days.setdefault((claim.when.start, claim.when.end, origin), []).append(claim)
    agreed = [claim for rows in by_days.values() for claim in rows if _meets(claim, cluster.when)]
    return [
        _date(case, cluster, rows, by_days)
        for rows in by_days.values()
        if not _meets(rows[0], cluster.when) and not _is_their_night(rows, agreed)
    ]


def _meets(claim: Claim, when: When) -> bool:
    return claim.when is not None and claim.when.overlaps(when)


def _is_their_night(rows: Sequence[Claim], agreed: Sequence[Claim]) -> bool:
    """Whether some claims give the other day of the night of the rest: "late on Tuesday", which is
    "early on Wednesday" to others."""
    return any(
        one.when is not None and other.when is not None and are_one_night(one.when, other.when)
        for one in rows
        for other in agreed
    )


def _is_dated(when: When) -> bool:
    closed = when.start is not None and when.end is not None
    return closed and when.basis is not DateBasis.PUBLICATION_FALLBACK


def _date(
    case: Case,
    cluster: Cluster,
    rows: Sequence[Claim],
    by_days: dict[tuple[object, ...], list[Claim]],
) -> Contradiction:
    wrong = rows[0].when
    agreeing = [
        other[0]
        for other in by_days.values()
        if other[0].when and cluster.when and other[0].when.overlaps(cluster.when)
    ]
    others = speakers([row.id for row in agreeing], case) or "the other reports"
    alone = [side[0].id for side in (rows, _dated_alike(by_days, agreeing)) if len(side) == 1]
    found = contradiction(
        ContradictionKind.DATE,
        [rows[0].id, *(row.id for row in agreeing[:1])],
        [cluster.id],
        f"{in_documents(rows, case)} puts on {days(wrong)}{_words(wrong)} what happened on "
        f"{days(cluster.when)} according to {others}.",
        _days_between(wrong, cluster.when),
    )
    return resolved_by(case, found, alone)


def _dated_alike(
    by_days: dict[tuple[object, ...], list[Claim]], agreeing: Sequence[Claim]
) -> list[Claim]:
    """Every claim that dates an event as the agreeing ones do."""
    firsts = {row.id for row in agreeing}
    return [row for rows in by_days.values() if rows[0].id in firsts for row in rows]


def _words(when: When | None) -> str:
    return f" ({quoted(when.text)})" if when and when.text else ""


def _days_between(one: When | None, other: When | None) -> int:
    if one is None or other is None or one.start is None or other.start is None:
        return 0
    first, last = sorted((one, other), key=lambda row: str(row.start))
    end = first.end or first.start
    return (last.start - end).days if last.start and end else 0


def places_apart(case: Case, opened: Opened) -> list[Contradiction]:
    """Claims of one event whose places lie further apart than their radii allow."""
    cluster = opened.cluster
    claims = [row for row in case.in_order(cluster.claims) if row.id in opened.voice_of]
    settled = [row for row in claims if _is_placed(row.where)]
    if not settled:
        return []
    far = case.methodology.place_tolerance_km
    found: dict[str | None, Contradiction] = {}
    first = max(settled, key=lambda row: sum(_apart(row, other) <= far for other in settled))
    for claim in settled:
        away = _apart(first, claim)
        if claim.where is not None and away > far and claim.where.name not in found:
            alike = [row for row in settled if row.where and row.where.name == claim.where.name]
            others = [row for row in settled if row not in alike]
            alone = [side[0].id for side in (alike, others) if len(side) == 1]
            named = _place(case, cluster, (first, claim), round(away - far))
            found[claim.where.name] = resolved_by(case, named, alone)
    return list(found.values())


def _is_placed(where: Where | None) -> bool:
    return where is not None and None not in (where.lat, where.lon, where.radius_km)


def _apart(one: Claim, other: Claim) -> float:
    """How far apart the places of two claims are beyond their radii, in kilometres."""
    if one.where is None or other.where is None or _may_hold(one.where, other.where):
        return 0.0
    return _kilometres(one.where, other.where)


def _may_hold(one: Where, other: Where) -> bool:
    """Whether one place may lie in the other whatever their points say: a land and a town of it, a
    province and what has its code, a "northern" part of a land whose edges are on no map."""
    if one.country is None or one.country != other.country:
        return False
    wide = {place.level for place in (one, other)}
    vague = any(_is_a_part(place) for place in (one, other))
    if PlaceLevel.COUNTRY in wide or vague:
        return True
    return PlaceLevel.PROVINCE in wide and one.admin1 is not None and one.admin1 == other.admin1


def _is_a_part(place: Where) -> bool:
    """ "Southern Libya", "northeast Congo": a part of a land by the side on which it lies."""
    words = (place.name or place.text).split()
    return place.level is PlaceLevel.REGION and bool(words) and bool(_SIDE.match(words[0]))


def _kilometres(one: Where, other: Where) -> float:
    first, last = radians(one.lat or 0), radians(other.lat or 0)
    east = radians((other.lon or 0) - (one.lon or 0))
    half = sin((last - first) / 2) ** 2 + cos(first) * cos(last) * sin(east / 2) ** 2
    between = 2 * _EARTH_KM * asin(sqrt(half))
    return between - (one.radius_km or 0) - (other.radius_km or 0)


def _place(
    case: Case, cluster: Cluster, pair: tuple[Claim, Claim], kilometres: int
) -> Contradiction:
    first, other = pair
    names = [row.where.name or row.where.text for row in pair if row.where]
    return contradiction(
        ContradictionKind.PLACE,
        [first.id, other.id],
        [cluster.id],
        f"{speaker(first, case)} puts the event of {event_name(cluster)} at {names[0]}, "
        f"{speaker(other, case)} at {names[-1]}.",
        kilometres,
    )
