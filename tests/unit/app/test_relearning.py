"""Weights learned again from decisions: shown first, kept by somebody, undone as decisions are."""

from __future__ import annotations

import pytest
from tests.making_claims import Newsroom, place

from recount.app.deciding import Wish, decide
from recount.app.judging import undo
from recount.app.methods import methods_of
from recount.app.relearning import keep, learnt_in, propose, weighed
from recount.app.settings import Settings
from recount.app.wiring import parts_for
from recount.app.working_out import rework
from recount.errors import DecisionError
from recount.ledger import Ledger
from recount.model.dates import UNDATED
from recount.model.decisions import DecisionKind
from recount.model.documents import Document
from recount.model.readings import Reading

SETTINGS = Settings()
PAIRS = 12


@pytest.fixture
def room() -> Newsroom:
    """Two papers a day, each on something in one wide region: just enough to be one happening."""
    made = Newsroom()
    for number in range(PAIRS):
        for paper in "ab":
            made.event(
                made.document(f"{paper}{number:02d}"),
                at=f"2031-05-{1 + 2 * number:02d}",
                where=place("the hills", 20, 10, "region", radius=200),
                kind=None,
            )
    return made


@pytest.fixture
def ledger(tmp_path, room):
    with Ledger.open(tmp_path / "l", create=True) as opened:
        for document in room.documents:
            claims = tuple(one for one in room.claims if one.document == document.id)
            words = "".join(one.evidence.quote for one in claims) + " " * 900
            opened.put_document(Document(document.id, f"{document.id} {words}"))
            opened.put_reading(Reading(document.id, "en", UNDATED, claims))
        rework(opened, parts_for(opened, SETTINGS))
        yield opened


def set_apart(ledger: Ledger, room: Newsroom, pairs: int) -> None:
    for number in range(pairs):
        first, second = (one.id for one in room.claims[2 * number : 2 * number + 2])
        decide(ledger, Wish(DecisionKind.DIFFERENT, first, second, "two valleys", "Ada"))
    rework(ledger, parts_for(ledger, SETTINGS))


def test_what_decisions_say_of_other_pairs_is_shown_before_it_is_kept_and_can_be_undone(
    ledger, room
) -> None:
    assert len(ledger.events()) == PAIRS
    set_apart(ledger, room, PAIRS - 2)
    assert len(ledger.events()) == 2 * PAIRS - 2
    shown = propose(ledger, SETTINGS)
    assert len(shown.effect.new) == 2
    assert {one.after < one.before for one in shown.learnt.moved} == {True}
    assert ledger.relearnings() == ()
    made = keep(ledger, shown.learnt, "the hills are wide", "Ada")
    told = " ".join(methods_of(ledger, SETTINGS).sections[-1].paragraphs)
    assert f"Ada had learned again on {made.made_at[:10]} from 10 decisions ({made.digest})" in told
    rework(ledger, parts_for(ledger, SETTINGS))
    assert len(ledger.events()) == 2 * PAIRS
    assert made.learned_from == tuple(sorted(one.id for one in ledger.decisions()))
    undo(ledger, made.id, "too soon", "Bea")
    rework(ledger, parts_for(ledger, SETTINGS))
    assert len(ledger.events()) == 2 * PAIRS - 2
    assert ledger.history()[-1].takes_back == made.id


def test_weights_that_were_kept_count_in_this_ledger_alone(ledger, room) -> None:
    set_apart(ledger, room, 6)
    learnt = learnt_in(ledger)
    keep(ledger, learnt, "the hills are wide", "Ada")
    here = {one.learned.name: one for one in weighed(ledger)}
    for moved in learnt.moved:
        assert here[moved.name].learned.weight == moved.before
        assert here[moved.name].here == moved.after
    assert all(one.here == one.learned.weight for one in weighed(None))


def test_one_decision_is_too_little_to_learn_from(ledger, room) -> None:
    set_apart(ledger, room, 1)
    with pytest.raises(DecisionError, match="at least 2"):
        learnt_in(ledger)


def test_weights_are_kept_by_somebody_who_says_why(ledger, room) -> None:
    set_apart(ledger, room, 4)
    with pytest.raises(DecisionError, match="no author"):
        keep(ledger, learnt_in(ledger), "", "")
