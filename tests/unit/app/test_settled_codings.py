"""What two people coded and a third settled becomes claims in place of what was misread."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.conftest import make_ledger
from tests.web.team_client import work_out_case

from recount.app import double_coding as dc
from recount.app import settling
from recount.app.assigning import assign
from recount.app.by_hand import BY_HAND
from recount.app.desk.coding import compare_page
from recount.app.double_coding import Marked, Settled
from recount.app.in_force import held_in
from recount.app.settings import Settings
from recount.app.settled_codings import CodingsWish, claim_values
from recount.app.settling import TakingBack
from recount.errors import DecisionError, NotFoundError, StaleDecisionError
from recount.ledger import Ledger
from recount.model.double_coding import CodedField, CodedValue, Coder

CARL, CORA, ADA = (Coder(f"a-{name}", name.title()) for name in ("carl", "cora", "ada"))
STRIKE = "a strike near Murzuq on 3 May 2031 killed eight fighters of the Red Column"
RESIDENTS = "Residents reached by telephone spoke of ten dead"
CODED = {"type": "air_strike", "day": "2031-05-03", "killed_least": "8", "killed_most": "8"}
TEN = {"killed_least": "10"}
WISH = CodingsWish("gazette-1", "", "Ada")


@pytest.fixture
def ledger(tmp_path: Path):
    with Ledger.open(work_out_case(make_ledger(tmp_path / "case.ledger"))) as opened:
        yield opened


@pytest.fixture
def key(ledger) -> str:
    """An assignment that both have coded and finished: two events, alike."""
    made = assign(ledger, "gazette-1", (CARL, CORA), ADA)
    for coder in (CARL, CORA):
        dc.add_event(ledger, made.id, coder.account, Marked(STRIKE, None, CODED))
        dc.add_event(ledger, made.id, coder.account, Marked(RESIDENTS, None, TEN))
        dc.finish(ledger, made.id, coder.account)
    return made.id


def adjudicate(ledger, key, number, told=True, **fields) -> None:
    line = compare_page(ledger, key, ADA.account).units[number - 1]
    settled = Settled(line.name, told, fields, "the words say so", line.seen)
    dc.adjudicate(ledger, key, settled, ADA)


def keep(ledger, asked=WISH) -> str:
    name = settling.keep(ledger, asked, Settings())
    settling.carry_out(ledger, Settings())
    return name


def test_a_settled_event_takes_the_place_of_what_was_read_and_goes_back_as_one(ledger, key) -> None:
    before = ledger.events()
    adjudicate(ledger, key, 1, **CODED)
    adjudicate(ledger, key, 2, told=False)
    shown = settling.preview(ledger, WISH, Settings())
    assert shown.settled, "what the residents said is not told"
    act = keep(ledger)
    kinds = {(one.kind, one.act) for one in ledger.history()}
    assert kinds == {("add", act), ("reject", act)}
    held = held_in(ledger)
    assert {"c-gazette-1", "c-gazette-1-residents"} <= held.rejected
    (made,) = held.added.values()
    assert (made.evidence.quote, made.extractor) == (STRIKE, BY_HAND)
    assert [(one.low, one.high) for one in made.counts] == [(8, 8)]
    settling.take_back(ledger, TakingBack(act, "too early", "Omar"))
    settling.carry_out(ledger, Settings())
    assert ledger.events() == before


def test_what_the_machine_read_so_is_accepted(ledger, key) -> None:
    machine = compare_page(ledger, key, ADA.account).units[0].cells
    adjudicate(ledger, key, 1, **{one.field: one.machine for one in machine})
    keep(ledger)
    (one,) = ledger.judgements()
    assert (one.kind, one.claim.id, one.reason) == ("accept", "c-gazette-1", "the words say so")
    with pytest.raises(DecisionError, match="so in the claims"):
        keep(ledger)


def test_only_the_events_that_are_named_become_claims(ledger, key) -> None:
    adjudicate(ledger, key, 1, **CODED)
    adjudicate(ledger, key, 2, killed_least="10")
    keep(ledger, CodingsWish("gazette-1", "", "Ada", (2,)))
    (made,) = held_in(ledger).added.values()
    assert (made.evidence.quote, made.counts[0].low) == (RESIDENTS, 10)


def test_what_the_words_do_not_bear_out_is_refused_by_its_number(ledger, key) -> None:
    adjudicate(ledger, key, 1, **CODED | {"killed_most": "9"})
    with pytest.raises(DecisionError, match="event 1 of the coding"):
        keep(ledger)
    assert ledger.history() == ()


def test_nothing_is_made_of_what_is_not_settled_not_finished_or_settled_anew(ledger, key) -> None:
    with pytest.raises(DecisionError, match="nothing of it is settled"):
        keep(ledger)
    with pytest.raises(NotFoundError):
        keep(ledger, CodingsWish("herald-1", "", "Ada"))
    assign(ledger, "herald-1", (CARL, CORA), ADA)
    with pytest.raises(DecisionError, match="not both coders have finished"):
        keep(ledger, CodingsWish("herald-1", "", "Ada"))
    adjudicate(ledger, key, 1, **CODED)
    with pytest.raises(StaleDecisionError, match="Ada settled it"):
        keep(ledger, CodingsWish("gazette-1", "", "Ada", seen=0))


@pytest.mark.parametrize(
    ("least", "most", "written"),
    [("8", "8", "8"), ("8", "11", "8-11"), ("8", "", "8+"), ("", "8", "<8")],
)
def test_the_ends_of_a_number_are_written_as_a_number(least, most, written) -> None:
    ends = (CodedField.KILLED_LEAST, least), (CodedField.KILLED_MOST, most)
    values = [CodedValue(field, value) for field, value in ends if value]
    assert claim_values(values) == {"killed": written}
