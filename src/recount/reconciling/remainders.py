"""What a total leaves for several events that no report gives a number for."""

from __future__ import annotations

from collections.abc import Mapping

from recount.model.events import Remainder
from recount.reconciling.case import Case, Opened
from recount.reconciling.tally import Left, Tally
from recount.reconciling.wording import capital, event_name, event_names, harmed, listed, number


def remainder(case: Case, opened: Mapping[int, Opened], tally: Tally, left: Left) -> Remainder:
    """The number left and what it leaves for each: "24 together, each between 0 and 24"."""
    clusters = [opened[event].cluster for event in left.events]
    boxes = [tally.box((event, left.total.outcome, left.victims)) for event in left.events]
    if len(set(boxes)) == 1:
        each = f"each {_between(boxes[0].low, boxes[0].high)}"
    else:
        pairs = zip(clusters, boxes, strict=True)
        each = listed(f"{number(box)} on {event_name(cluster)}" for cluster, box in pairs)
    people = harmed(left.box, left.victims, left.total.outcome)
    message = f"{people} on {event_names(clusters)} together, {each}."
    return Remainder(
        total=case.in_order(left.total.claims)[0].id,
        events=tuple(cluster.id for cluster in clusters),
        outcome=left.total.outcome,
        victims=left.victims,
        low=left.box.low,
        high=left.box.high,
        message=capital(message),
    )


def _between(low: int, high: int | None) -> str:
    return f"at least {low:,}" if high is None else f"between {low:,} and {high:,}"
