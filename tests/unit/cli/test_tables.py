"""Tables stay within 100 columns and say what is unknown."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from recount.app.desk.numbers import Bounds
from recount.app.showing import event_lines
from recount.cli.tables import bounds_text, event_table
from recount.model.claims import EventType
from recount.model.counts import Outcome, Victims
from recount.model.events import EventCount
from recount.model.parties import Party


def printed(table) -> list[str]:
    told = io.StringIO()
    Console(file=told, width=100).print(table)
    return told.getvalue().splitlines()


@pytest.mark.parametrize(
    ("bounds", "told"),
    [
        (None, "not told"),
        (Bounds(8, 8, 8), "8"),
        (Bounds(5, 7, 7), "7 (5–7)"),
        (Bounds(0, None, 24), "? (0–24)"),
        (Bounds(13, None, None), "? (≥13)"),
        (Bounds(13, 13, None), "13 (≥13)"),
        (Bounds(None, None, None), "unknown"),
        (Bounds(0, None, None), "unknown"),
        (Bounds(0, 0, 0), "0"),
        (Bounds(1200, 1300, 1400), "1,300 (1,200–1,400)"),
    ],
)
def test_a_number_has_its_best_first_and_its_bounds_after_it(bounds, told):
    assert bounds_text(bounds) == told


def test_the_widest_event_keeps_every_column_within_100(case):
    many = tuple(
        EventCount(outcome, Victims.UNSTATED, 1200, None, 13400, "only", ()) for outcome in Outcome
    )
    long = Party("text", "The Very Long-Named Patriotic Front for Everything", None, None, None)
    where = replace(case.strike.where, name="Llanfairpwllgwyngyllgogerychwyrndrobwll")
    event = replace(
        case.reconciliation.events[0],
        type=EventType.SUICIDE_BOMBING,
        perpetrator=long,
        target=long,
        where=where,
        counts=many,
        origins=1234,
        documents=("a",) * 4321,
    )
    lines = printed(event_table(event_lines([event])))
    assert max(map(len, lines)) <= 100
    head = lines[0].split()
    assert head == ["id", "date", "place", "type", "by", "→", "against", "killed", "others",
                    "orig.", "docs"]  # fmt: skip
    assert "4321" in "".join(lines)
    assert "displaced" in "\n".join(lines)
