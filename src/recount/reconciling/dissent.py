"""Statements about one event that cannot all hold: numbers, status, copies, falling tolls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recount.model.counts import Outcome, Victims
from recount.model.events import Cluster, Contradiction, ContradictionKind
from recount.reconciling.case import Case, Opened, Outlook
from recount.reconciling.checks import contradiction, resolved_by
from recount.reconciling.classes import ALL, ORDER, TOP, Boxes
from recount.reconciling.disputes import (
    Position,
    dissents,
    is_about_status,
    parts_over,
    size_between,
)
from recount.reconciling.intervals import ANY, Interval, is_round
from recount.reconciling.revisions import are_copies, cannot_both
from recount.reconciling.statements import Statement
from recount.reconciling.wording import (
    event_name,
    harmed,
    in_documents,
    listed,
    number,
    people,
    speakers,
)


def numbers_apart(case: Case, opened: Opened) -> list[Contradiction]:
    """Statements about one event that cannot all hold, and those that were replaced."""
    found: list[Contradiction] = []
    for outcome, outlook in opened.outlooks.items():
        found += _replaced(case, opened.cluster, outcome, outlook)
        found += [_broken(case, opened.cluster, outcome, row) for row in outlook.broken]
        for group in dissents(outlook.positions):
            rows = [outlook.positions[index] for index in group]
            if not _is_rounded(rows):
                found.append(_dissent(case, opened.cluster, outcome, rows))
    return found


def _is_rounded(rows: Sequence[Position]) -> bool:
    """Whether all that is apart is "over 40" from the "40" of a title: said of one count."""
    if len(rows) != 2:
        return False
    boxes = [row.boxes.get(ALL, ANY) for row in rows]
    least, most = sorted(boxes, key=lambda box: box.low)
    return (
        least.high is not None
        and is_round(least.high)
        and (most.low, most.high) == (least.high + 1, None)
        and size_between(rows[0].boxes, rows[1].boxes) == 1
    )


def _broken(case: Case, cluster: Cluster, outcome: Outcome, statement: Statement) -> Contradiction:
    boxes = statement.said.boxes
    told = listed(harmed(boxes[v], v, outcome) for v in ORDER if v in boxes)
    found = contradiction(
        ContradictionKind.SUM,
        statement.claims,
        [cluster.id],
        f"the numbers of {event_name(cluster)} according to {speakers(statement.claims, case)} "
        f"cannot all hold: {told}.",
        0,
    )
    return resolved_by(case, found, _alone([statement.claims]))


def _alone(sides: Iterable[Sequence[str]]) -> list[str]:
    """The claims that are a whole side by themselves, so that setting one aside resolves it."""
    return [side[0] for side in sides if len(side) == 1]


def _replaced(
    case: Case, cluster: Cluster, outcome: Outcome, outlook: Outlook
) -> Iterable[Contradiction]:
    """Copies that differ, and tolls that fall; a toll that rises is no contradiction."""
    seen: set[str] = set()
    for row in outlook.replaced:
        figures = (row.old.all_people, row.new.all_people)
        sign = (row.old.said.boxes, row.new.said.boxes)
        if str(sign) in seen:
            continue
        seen.add(str(sign))
        if are_copies(row.old, row.new, case.sources):
            yield _copies(case, cluster, outcome, (row.old, row.new))
        elif figures[0] and figures[1] and _falls(figures[0].bounds, figures[1].bounds):
            found = contradiction(
                ContradictionKind.ORDER,
                [row.old.claims[0], row.new.claims[0]],
                [cluster.id],
                f"the toll of {event_name(cluster)} falls: according to "
                f"{speakers(row.new.claims, case)} first {harmed(figures[0].bounds, ALL, outcome)},"
                f" later {number(figures[1].bounds)}.",
                figures[0].bounds.gap(figures[1].bounds),
            )
            yield resolved_by(case, found, _alone([row.old.claims, row.new.claims]))


def _falls(old: Interval, new: Interval) -> bool:
    return new.high is not None and new.high < old.low


def _copies(
    case: Case, cluster: Cluster, outcome: Outcome, pair: tuple[Statement, Statement]
) -> Contradiction:
    victims = _furthest(pair[0].boxes, pair[1].boxes)
    boxes = [row.boxes.get(victims, ANY) for row in pair]
    documents = [case.claims[row.claims[0]] for row in pair]
    found = contradiction(
        ContradictionKind.COPY,
        [row.claims[0] for row in pair],
        [cluster.id],
        f"two copies of one dispatch differ on {event_name(cluster)}: "
        f"{harmed(boxes[0], victims, outcome)} in {in_documents(documents[:1], case)}, "
        f"{number(boxes[1])} in {in_documents(documents[1:], case)}.",
        boxes[0].gap(boxes[1]),
    )
    return resolved_by(case, found, _alone([row.claims for row in pair]))


def _furthest(one: Boxes, other: Boxes) -> Victims:
    """The class in which two sets of boxes are furthest apart, all people first."""
    gaps = {victims: one.get(victims, ANY).gap(other.get(victims, ANY)) for victims in ORDER}
    return max(ORDER, key=lambda victims: (gaps[victims], -ORDER.index(victims)))


def _dissent(
    case: Case, cluster: Cluster, outcome: Outcome, rows: Sequence[Position]
) -> Contradiction:
    if len(rows) == 2:
        pair = (rows[1].statements[0], rows[0].statements[0])
        if are_copies(*pair, case.sources) and cannot_both(*pair):
            return _copies(case, cluster, outcome, pair)
        if _is_status(rows[0], rows[1]):
            return _status(case, cluster, outcome, (rows[1], rows[0]))
    ordered = [*rows[1:], rows[0]]
    victims = _furthest(rows[0].boxes, rows[-1].boxes)
    if len(rows) == 2 and size_between(rows[0].boxes, rows[1].boxes):
        said = [harmed(row.boxes.get(victims, ANY), victims, outcome) for row in ordered]
    else:
        said = [_summary(row, outcome) for row in ordered]
    names = [speakers(row.claims, case) for row in ordered]
    if len(set(names)) < len(names):
        documents = [in_documents(case.in_order(row.claims), case) for row in ordered]
        names = [f"{who} in {where}" for who, where in zip(names, documents, strict=True)]
    parts = [f"{text} according to {who}" for who, text in zip(names, said, strict=True)]
    found = contradiction(
        ContradictionKind.COUNT,
        [case.counting(row.claims, outcome).id for row in rows],
        [cluster.id],
        f"on {event_name(cluster)}, {listed(parts)}.",
        size_between(rows[0].boxes, rows[-1].boxes) or parts_over([row.boxes for row in rows]),
    )
    return resolved_by(case, found, _alone([row.claims for row in rows]))


def _summary(row: Position, outcome: Outcome) -> str:
    boxes = row.statements[0].said.boxes
    return listed(harmed(boxes[v], v, outcome) for v in ORDER if v in boxes)


def _is_status(one: Position, other: Position) -> bool:
    """Whether two positions differ about who the people were rather than how many."""
    if not is_about_status(one.boxes, other.boxes):
        return False
    first, last = one.boxes.get(ALL, ANY), other.boxes.get(ALL, ANY)
    apart = {v for v in TOP if _counts_some(one, v)} & {v for v in TOP if _counts_some(other, v)}
    return first.meets(last) or not apart


def _counts_some(position: Position, victims: Victims) -> bool:
    return position.boxes.get(victims, ANY).low > 0


def _status(
    case: Case, cluster: Cluster, outcome: Outcome, pair: tuple[Position, Position]
) -> Contradiction:
    parts = [f"{_called(row, outcome)} by {speakers(row.claims, case)}" for row in pair]
    wholes = [row.boxes.get(ALL, ANY) for row in pair]
    same = wholes[0].meet(wholes[1])
    how_many = number(same) + " " if not same.is_empty and not same.is_open else ""
    sizes = [row.boxes.get(v, ANY) for row in pair for v in TOP if _counts_some(row, v)]
    found = contradiction(
        ContradictionKind.STATUS,
        [case.counting(row.claims, outcome).id for row in pair],
        [cluster.id],
        f"the same {how_many}people {outcome.value} on {event_name(cluster)} are counted as "
        f"{listed(parts)}.",
        max((box.low for box in sizes), default=0),
    )
    return resolved_by(case, found, _alone([row.claims for row in pair]))


def _called(position: Position, outcome: Outcome) -> str:
    named = [
        f"{number(position.boxes[v])} {people(v, None)}" for v in TOP if _counts_some(position, v)
    ]
    nobody = [
        f"no {people(v, 0)}"
        for v in TOP
        if v in position.statements[0].said.boxes and position.boxes[v].high == 0
    ]
    return listed([*named, *nobody]) or harmed(position.boxes.get(ALL, ANY), ALL, outcome)
