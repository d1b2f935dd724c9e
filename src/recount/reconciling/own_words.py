"""What a document says in its own words, where it also relays what others say.

Who writes "at least 11 were killed; one station spoke of five, another of eight" knows of the five
and the eight, and does not take them for the toll. In the document's range they count where they
go beyond its own number, and not where they stay below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from recount.model.claims import Claim
from recount.model.counts import Victims
from recount.reconciling.intervals import Interval
from recount.reconciling.statements import Statement


def led_by_own_words(
    said: Sequence[Statement], claims: Mapping[str, Claim]
) -> tuple[Statement, ...]:
    """The statements that set bounds: in each document its own number, with what goes beyond it.

    A statement that says no more than the document's own keeps only what it says of classes of
    people that the document itself does not count.
    """
    leads = {row.document: row for row in _leads(said, claims)}
    return tuple(_led(row, leads.get(row.document)) for row in said)


def _leads(said: Sequence[Statement], claims: Mapping[str, Claim]) -> Iterator[Statement]:
    """Of each document its own statement of the greatest number of people, the first of equals."""
    own: dict[str, list[Statement]] = {}
    for row in said:
        if row.all_people is not None and all(claims[key].speaker is None for key in row.claims):
            own.setdefault(row.document, []).append(row)
    for rows in own.values():
        yield max(rows, key=_least)


def _least(row: Statement) -> int:
    return row.all_people.bounds.low if row.all_people else 0


def _led(row: Statement, lead: Statement | None) -> Statement:
    if lead is None or row is lead or not _is_about_the_same(row, lead):
        return row
    if any(_goes_beyond(row.boxes[v], lead.boxes[v]) for v in row.boxes if v in lead.boxes):
        return row
    rest = {victims: box for victims, box in row.boxes.items() if victims not in lead.boxes}
    return replace(row, boxes=rest, alone=None)


def _is_about_the_same(row: Statement, lead: Statement) -> bool:
    """Whether all whom a statement counts are among those whom the document counts."""
    return lead.said.whole is not None or row.said.named <= lead.said.named


def _goes_beyond(box: Interval, own: Interval) -> bool:
    return own.high is not None and box.low > own.high


def greatest_named(said: Sequence[Statement], victims: Victims) -> int | None:
    """The greatest number of a class that any statement names; None where none does."""
    figures = [row.about(victims) for row in said]
    named = [
        figure.best if figure.bounds.high is None else figure.bounds.high
        for figure in figures
        if figure is not None
    ]
    return max((number for number in named if number is not None), default=None)
