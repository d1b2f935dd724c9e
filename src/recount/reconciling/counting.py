"""As how many each event counts, where events are counted, by the rule of the methodology."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from recount.model.clocks import Clock
from recount.model.events import Cluster, Counted
from recount.reconciling.methodology import Methodology

Unit = tuple[object, ...]
APART = "apart_minutes"
"""The rule by which strikes a little apart in time are one event."""


def counted(clusters: Sequence[Cluster], rules: Methodology) -> dict[str, Counted]:
    """As how many each event counts: once, once for each strike, or once a kind, day and place."""
    ordered = sorted(clusters, key=lambda row: row.id)
    if rules.event_count == "strike":
        return {
            row.id: Counted(row.strikes.low, row.strikes.high, rules.event_count) for row in ordered
        }
    if rules.event_count == "day_and_place":
        return _together(ordered, _of_one_day(ordered), "day_and_place")
    return _together(ordered, _of_one_time(ordered, rules.apart_minutes), APART)


def _together(
    clusters: Sequence[Cluster], first: Mapping[str, str], rule: str
) -> dict[str, Counted]:
    """Each event once; none for one that another stands for."""
    own = "happening" if rule == APART else rule
    return {
        row.id: Counted(0, 0, rule, first[row.id]) if row.id in first else Counted(1, 1, own)
        for row in clusters
    }


def _of_one_day(clusters: Sequence[Cluster]) -> dict[str, str]:
    """For each event that another of its kind, day, place and party stands for, that one."""
    first: dict[str, str] = {}
    for rows in _units(clusters):
        first.update({row.id: rows[0].id for row in rows[1:]})
    return first


def _of_one_time(clusters: Sequence[Cluster], apart: int) -> dict[str, str]:
    """The same, where the times of day are known and lie no further apart than allowed, one after
    the other."""
    first: dict[str, str] = {}
    for rows in _units(clusters) if apart else ():
        timed = [(clock, row.id) for row in rows if (clock := _clock(row)) is not None]
        timed.sort(key=lambda entry: (entry[0].span, entry[1]))
        for (before, one), (after, other) in pairwise(timed):
            gap = before.minutes_apart(after)
            if gap is not None and gap <= apart:
                first[other] = first.get(one, one)
    return first


def _clock(cluster: Cluster) -> Clock | None:
    return cluster.when.clock if cluster.when is not None else None


def _units(clusters: Sequence[Cluster]) -> list[list[Cluster]]:
    """Events of one kind, day, place and perpetrator, where all but the last are known."""
    found: dict[Unit, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if (unit := unit_of(cluster)) is not None:
            found[unit].append(cluster)
    return [rows for rows in found.values() if len(rows) > 1]


def unit_of(cluster: Cluster) -> Unit | None:
    """Kind, day, place and perpetrator; None where the day or the place is not known."""
    when, where = cluster.when, cluster.where
    if when is None or when.start is None or when.start != when.end:
        return None
    if where is None or where.lat is None or where.lon is None:
        return None
    party = cluster.perpetrator
    by = (party.id or party.name or party.text) if party else None
    return (cluster.type, when.start, round(where.lat, 3), round(where.lon, 3), by)
