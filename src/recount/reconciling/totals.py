"""Claims about several events at once, as bounds of the sums over their members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recount.model.claims import Claim
from recount.model.counts import Outcome, Victims
from recount.model.events import Membership
from recount.reconciling.case import Case, Opened, SetAside
from recount.reconciling.classes import ALL, ORDER
from recount.reconciling.intervals import NONE_AT_ALL, Interval
from recount.reconciling.statements import (
    Said,
    gives_numbers,
    outcomes_of,
    read_counts,
    sum_of_added,
    with_wholes,
)
from recount.reconciling.voices import voices


@dataclass(frozen=True, slots=True)
class Total:
    """One number of people over several events, and all claims that give it.

    `members` and `possible` count the events of the case. `is_whole` says that the members are
    all; `reaches` that members and possible ones together hold all. `boxes` are its bounds by
    class, `named` the class that its words count.
    """

    claims: tuple[str, ...]
    outcome: Outcome
    named: Victims
    boxes: Mapping[Victims, Interval]
    members: tuple[int, ...]
    possible: tuple[int, ...]
    is_whole: bool
    reaches: bool
    voices: int
    origins: int

    @property
    def box(self) -> Interval:
        """Its number, of the class that its words count."""
        return self.boxes[self.named]

    @property
    def events(self) -> tuple[int, ...]:
        """Every event that it may speak of."""
        return tuple(sorted({*self.members, *self.possible}))


def find_totals(case: Case, opened: Sequence[Opened], aside: SetAside) -> list[Total]:
    """The totals with members, those that say the same as one; without those set aside, and without
    those that only add up what their own documents give for each member: whoever contradicts one of
    the numbers contradicts the sum, and it may not outvote her."""
    groups: dict[tuple[object, ...], list[tuple[Claim, Total]]] = {}
    for row in case.memberships:
        claim = case.claims[row.total]
        usable = claim.id in case.totals and gives_numbers(claim)
        if usable and (row.members or row.possible):
            for outcome in [o for o in outcomes_of([claim]) if (claim.id, o) not in aside]:
                total = _total(case, opened, (row, claim), outcome)
                if total is not None:
                    key = (outcome, total.named, _key(total), total.members, total.possible)
                    groups.setdefault((*key, total.is_whole, total.reaches), []).append(
                        (claim, total)
                    )
    told = [rows for rows in groups.values() if not all(_adds_up(opened, *row) for row in rows)]
    return [_together(case, rows) for rows in told]


def _adds_up(opened: Sequence[Opened], claim: Claim, total: Total) -> bool:
    """Whether a total is the sum of what its own document gives for every member."""
    whole = NONE_AT_ALL
    for event in total.members if total.is_whole else ():
        outlook = opened[event].outlooks.get(total.outcome)
        said = [
            figure
            for row in (outlook.statements if outlook is not None else ())
            if row.document == claim.document and (figure := row.about(total.named)) is not None
        ]
        if not said:
            return False
        whole = whole.plus(said[0].bounds)
    return total.is_whole and whole == total.box


def _key(total: Total) -> tuple[tuple[Victims, Interval], ...]:
    return tuple((v, total.boxes[v]) for v in ORDER if v in total.boxes)


def _together(case: Case, rows: Sequence[tuple[Claim, Total]]) -> Total:
    claims = [claim for claim, _ in rows]
    first = rows[0][1]
    return Total(
        claims=tuple(sorted(claim.id for claim in claims)),
        outcome=first.outcome,
        named=first.named,
        boxes=first.boxes,
        members=first.members,
        possible=first.possible,
        is_whole=first.is_whole,
        reaches=first.reaches,
        voices=len(set(voices(claims, case.sources).values())),
        origins=len({case.sources.origin(claim.document) for claim in claims}),
    )


def _total(
    case: Case, opened: Sequence[Opened], row: tuple[Membership, Claim], outcome: Outcome
) -> Total | None:
    membership, claim = row
    said = read_counts(with_wholes(claim), outcome, case.methodology)
    if said is None:
        return None
    members = case.by_date(membership.members)
    possible = case.by_date(set(membership.possible) - set(membership.members))
    boxes = _boxes(case, said, [opened[i] for i in (*members, *possible)], outcome)
    bounded = {victims: box for victims, box in boxes.items() if not box.is_open}
    if not bounded:
        return None
    whole = membership.complete and not possible
    return Total(
        claims=(claim.id,),
        outcome=outcome,
        named=_named(said, bounded),
        boxes=bounded,
        members=members,
        possible=possible,
        is_whole=whole,
        reaches=membership.complete or _enough(case, claim, (*members, *possible), possible),
        voices=1,
        origins=1,
    )


def _named(said: Said, boxes: Mapping[Victims, Interval]) -> Victims:
    """The class that the words count: all people where they say so, else the largest."""
    if said.whole is not None and ALL in boxes:
        return ALL
    classes = [victims for victims in ORDER if victims in said.classes and victims in boxes]
    return max(classes, key=lambda v: boxes[v].low) if classes else next(iter(boxes))


def _boxes(
    case: Case, said: Said, events: Sequence[Opened], outcome: Outcome
) -> dict[Victims, Interval]:
    """Bounds by class; of all people too where a total of fighters is read as one of everybody.

    A total of civilians is not: whoever adds up civilians over a month leaves the others out.
    """
    boxes = said.boxes
    if said.whole is None and said.named & case.methodology.alone_is_all:
        others = {victims for event in events for victims in _counted(event, outcome)}
        if not others - said.named:
            boxes[ALL] = sum_of_added(said).bounds
    return boxes


def _counted(event: Opened, outcome: Outcome) -> set[Victims]:
    outlook = event.outlooks.get(outcome)
    rows = outlook.statements if outlook else ()
    return {victims for row in rows for victims in row.said.named}


def _enough(case: Case, claim: Claim, events: Sequence[int], possible: Sequence[int]) -> bool:
    """Whether as many strikes are known as the total counts, if those at its edge are taken in."""
    counted = claim.events
    if not possible or counted is None or counted.high is None:
        return False
    return sum(case.clusters[i].strikes.low for i in events) >= counted.high
