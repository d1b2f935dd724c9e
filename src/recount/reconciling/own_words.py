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
from recount.reconciling.classes import ALL
from recount.reconciling.intervals import ANY, Interval
from recount.reconciling.statements import Statement


def led_by_own_words(
    said: Sequence[Statement], claims: Mapping[str, Claim]
) -> tuple[Statement, ...]:
    """The statements that set bounds: in each document its own number, with what goes beyond it.

    A statement says what the document's own does, but for numbers that go beyond it and classes of
    people that the document itself does not count.
    """
    leads = {row.document: row for row in _leads(said, claims)}
    return tuple(_led(row, leads.get(row.document)) for row in said)


def _leads(said: Sequence[Statement], claims: Mapping[str, Claim]) -> Iterator[Statement]:
    """Of each document its own statement of the greatest number of people, the first of equals.

    What it says itself and has from its only source too is its own.
    """
    own: dict[str, list[Statement]] = {}
    for row in said:
        own_words = any(
            claims[key].speaker is None and _counts_the_whole(claims[key]) for key in row.claims
        )
        if own_words and row.all_people is not None and not row.all_people.bounds.is_open:
            own.setdefault(row.document, []).append(row)
    for rows in own.values():
        yield max(rows, key=_least)


def _counts_the_whole(claim: Claim) -> bool:
    """Whether a number is given, and not only of some: "six women were among the dead" is no word
    on how many died."""
    whole = [count for count in claim.counts if count.part_of is None]
    if len(whole) != 1 or len(claim.counts) == 1:
        return True
    open_ends = whole[0].low is None and whole[0].high is None
    return not (open_ends and whole[0].text.casefold().startswith("the "))


def _least(row: Statement) -> int:
    return row.all_people.bounds.low if row.all_people else 0


def _led(row: Statement, lead: Statement | None) -> Statement:
    if lead is None or row is lead or not _is_about_the_same(row, lead):
        return row
    boxes = {v: _beside(box, lead.boxes.get(v)) for v, box in row.boxes.items()}
    boxes = _with_room(boxes, row, lead)
    return row if boxes == row.boxes else replace(row, boxes=boxes, alone=None)


def _beside(box: Interval, own: Interval | None) -> Interval:
    """What a relayed number allows beside the document's own one."""
    beyond = own is None or (own.high is not None and box.low > own.high)
    return box if beyond or own is None else own


def _with_room(
    boxes: Mapping[Victims, Interval], row: Statement, lead: Statement
) -> dict[Victims, Interval]:
    """The same, where "four civilians were killed" was all that a source knew of: beside the
    document's own "between four and nine people" there may have been more of them."""
    only = row.said.named if row.alone is not None and lead.said.whole is not None else ()
    found = dict(boxes)
    for victims in only:
        box = row.boxes.get(victims, ANY)
        if victims not in lead.boxes and boxes.get(ALL) == lead.boxes.get(ALL):
            found[victims] = Interval(box.low, boxes[ALL].high)
    return found


def _is_about_the_same(row: Statement, lead: Statement) -> bool:
    """Whether all whom a statement counts are among those whom the document counts."""
    return lead.said.whole is not None or row.said.named <= lead.said.named
