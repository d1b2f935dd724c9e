"""The pairs of an event on the desk: the same as `recount explain --links`, drawn as waterfalls."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from recount.app.desk.links import links_page, signed, way
from recount.app.desk.snapshot import Snapshot, take_snapshot
from recount.app.explaining_links import explain_links
from recount.ledger import Ledger
from recount.web.falls import EDGE, WIDTH, fall


def test_the_page_says_of_each_pair_what_the_command_says(case_ledger: Path) -> None:
    with Ledger.open(case_ledger) as ledger:
        told = explain_links(ledger, "e-first")
        page = links_page(take_snapshot(ledger, "case.ledger"), "e-first", {})
    assert page.pages.rows == len(told.links) > 0
    for line, link in zip(page.pairs, told.links, strict=False):
        assert [part.reason for part in line.parts] == [part.reason for part in link.parts]
        assert [side.quote for side in line.sides] == [link.first.quote, link.second.quote]
        if link.total is not None:
            assert line.parts[-1].after == link.total


def test_each_bar_begins_where_the_one_before_it_ends(snapshot: Snapshot) -> None:
    for pair in links_page(snapshot, "e-first", {}).pairs:
        ends = [0.0, *(part.after for part in pair.parts)]
        assert [part.before for part in pair.parts] == ends[:-1]


def test_an_event_of_one_claim_has_nothing_to_compare(
    case_ledger: Path, make_client: Callable[[Path], httpx.Client]
) -> None:
    answer = make_client(case_ledger).get("/events/e-second/links")
    assert answer.status_code == 200
    assert "nothing to compare" in answer.text


def test_an_event_that_is_not_there_is_said_so(
    case_ledger: Path, make_client: Callable[[Path], httpx.Client]
) -> None:
    assert make_client(case_ledger).get("/events/e-nothing/links").status_code == 404


@pytest.mark.parametrize(
    ("weight", "words", "side"),
    [(4.5, "+4.5", "for"), (-3.0, "−3", "against"), (0.0, "0", "even")],
)
def test_a_weight_bears_its_sign_and_its_side(weight: float, words: str, side: str) -> None:
    assert (signed(weight), way(weight)) == (words, side)


def test_a_weight_that_rules_out_has_a_word_of_its_own() -> None:
    assert way(None) == "never"


def test_a_bar_lies_between_its_sums_on_the_scale_of_the_page() -> None:
    drawn = fall((0.0, 7.0), (-3.0, 17.0), 7.0)
    assert drawn.x == drawn.zero
    assert drawn.x + drawn.width == pytest.approx(drawn.mark, abs=0.2)
    assert fall((5.0, 2.0), (-3.0, 17.0), 7.0).width == fall((2.0, 5.0), (-3.0, 17.0), 7.0).width
    assert EDGE <= drawn.zero <= WIDTH - EDGE
