"""Which claims yield where sums cannot hold, by the rule of the fewest voices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recount.model.counts import Outcome
from recount.model.events import Contradiction
from recount.reconciling.case import Aside, Case, Opened, SetAside
from recount.reconciling.checks import resolved_by
from recount.reconciling.court import Assertion, Clash, Docket, rule
from recount.reconciling.misfits import joint_misfit, own_misfits, total_misfit
from recount.reconciling.regions import Region
from recount.reconciling.remembering import Memory
from recount.reconciling.sheet import Sheet, make_sheet
from recount.reconciling.totals import Total

_VOICE = 1000
"""A voice outweighs any number of documents that repeat it."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of a region whose sums could not hold.

    `aside` are claims that yield; `unused` totals that are in a contradiction which nothing
    decides, so that they tighten nothing.
    """

    contradictions: tuple[Contradiction, ...] = ()
    aside: SetAside | None = None
    unused: tuple[Total, ...] = ()


@dataclass(frozen=True, slots=True)
class _Pleaded:
    """An assertion with whose it is: the claims that make it, and the total or the event."""

    assertion: Assertion
    claims: tuple[str, ...]
    outcome: Outcome
    total: Total | None = None
    event: int | None = None


def settle(case: Case, opened: Mapping[int, Opened], region: Region, memory: Memory) -> Settled:
    """Names what cannot hold in a region, and says which claims yield."""
    own = [row for total in region.totals for row in own_misfits(case, opened, total)]
    said = {key for row in own for key in row.claims}
    events = {event: opened[event] for event in region.events}
    sheet = make_sheet(events, region.totals)
    pleaded = [*_of_events(case, events, sheet), *_of_totals(region, sheet)]
    inside = tuple(tuple(sheet.inside_of.get(event, ())) for event in region.events)
    assertions = tuple(row.assertion for row in pleaded)
    ruling = rule(Docket(assertions, len(sheet.boxes), inside, case.methodology.effort), memory)
    if not ruling.clashes and not ruling.sure and not ruling.tied:
        return Settled(tuple(own))
    named = [
        _contradiction(case, opened, pleaded, row)
        for row in ruling.clashes
        if row.is_joint or not _is_said(pleaded, row, said)
    ]
    reason = "fewest independent voices speak for it among claims that cannot all hold"
    yielding = Aside(case.methodology.aside_rule, reason)
    aside = {(key, pleaded[i].outcome): yielding for i in ruling.sure for key in pleaded[i].claims}
    tied = tuple(total for i in ruling.tied if (total := pleaded[i].total) is not None)
    return Settled((*own, *named), aside, tied)


def _is_said(pleaded: Sequence[_Pleaded], clash: Clash, said: set[str]) -> bool:
    """Whether the total of a clash is in a contradiction that has been named already."""
    return any(not said.isdisjoint(pleaded[i].claims) for i in clash.group[-1:])


def _contradiction(
    case: Case, opened: Mapping[int, Opened], pleaded: Sequence[_Pleaded], clash: Clash
) -> Contradiction:
    """A clash in words: one total with what is reported of its events, or several."""
    rows = [pleaded[i] for i in clash.group]
    totals = [row.total for row in rows if row.total is not None]
    if clash.is_joint:
        events = [row.event for row in rows if row.event is not None]
        found = joint_misfit(case, opened, totals, events, clash.size)
    else:
        found = total_misfit(case, opened, totals[-1])
    return resolved_by(case, found, [pleaded[i].claims[0] for i in clash.alone])


def _of_totals(region: Region, sheet: Sheet) -> Iterable[_Pleaded]:
    local = {event: i for i, event in enumerate(region.events)}
    for total in region.totals:
        weight = total.voices * _VOICE + total.origins
        limits = tuple(sheet.limits_of(total))
        events = tuple(local[event] for event in total.events)
        alone = len(total.claims) == 1
        assertion = Assertion(weight, limits, (), events, is_total=True, is_alone=alone)
        yield _Pleaded(assertion, total.claims, total.outcome, total=total)


def _of_events(case: Case, events: Mapping[int, Opened], sheet: Sheet) -> Iterable[_Pleaded]:
    """Each position on an event; where they dispute each other, what all of them allow as one."""
    for place, (event, row) in enumerate(sorted(events.items())):
        for outcome, outlook in row.outlooks.items():
            every = tuple(key for position in outlook.positions for key in position.claims)
            groups = [(position.boxes, position.claims) for position in outlook.positions]
            if outlook.allowed.is_disputed:
                groups = [(outlook.allowed.boxes, tuple(sorted(every)))]
            for boxes, claims in groups:
                known = tuple(
                    (sheet.keys[event, outcome, victims], box)
                    for victims, box in boxes.items()
                    if not box.is_open and (event, outcome, victims) in sheet.keys
                )
                voices = len({row.voice_of[key] for key in claims})
                documents = {case.claims[key].document for key in claims}
                weight = voices * _VOICE + len({case.sources.origin(one) for one in documents})
                single = len(claims) == 1
                assertion = Assertion(weight, (), known, (place,), is_total=False, is_alone=single)
                yield _Pleaded(assertion, claims, outcome, event=event)
