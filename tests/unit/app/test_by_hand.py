"""A claim that no reader found: made by a person from words, it counts like one that was read."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from recount.app.by_hand import BY_HAND, Handwritten, draft_by_hand, make_by_hand
from recount.app.deciding import Wish, drafts
from recount.app.in_force import held_in, held_readings, in_force, in_force_of
from recount.app.judging import Ruling, judge, undo
from recount.app.settings import Settings
from recount.app.wiring import judging_tools
from recount.errors import DecisionError, NotFoundError
from recount.ledger import Ledger
from recount.model.claims import EventType
from recount.model.dates import UNDATED
from recount.model.decisions import DecisionKind
from recount.model.documents import Document
from recount.model.judgements import JudgementKind
from recount.model.readings import Reading

NOW = datetime(2031, 6, 1, 9, 30, tzinfo=UTC)
TEXT = (
    "The road stayed shut. On 4 May 2031 shells fell on Oldmill and killed seven villagers. "
    "A week later the road stayed shut, and killed seven villagers were mourned."
)
WORDS = "On 4 May 2031 shells fell on Oldmill and killed seven villagers"


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "l.ledger", create=True) as made:
        made.put_document(Document("d1", TEXT))
        made.put_reading(Reading("d1", "en", UNDATED, ()))
        yield made


@pytest.fixture(scope="module")
def tools():
    return judging_tools(Settings.from_environment())


def asked(words: str = WORDS, at: int = 0, **values: str) -> Handwritten:
    return Handwritten("d1", words, values, "nobody read it", "Ada", at)


def test_what_she_writes_becomes_a_claim_with_its_words(ledger, tools):
    made = make_by_hand(ledger, asked(killed="7", when="2031-05-04", type="shelling"), tools, NOW)
    claim = held_in(ledger).claims[made.claim.id]
    assert (claim.evidence.quote, claim.extractor) == (WORDS, BY_HAND)
    assert (claim.counts[0].low, claim.counts[0].high) == (7, 7)
    assert claim.when is not None
    assert claim.when.start == date(2031, 5, 4)
    assert claim.event_type is EventType.SHELLING
    (reading,) = held_readings(ledger, mentions=False)
    assert reading.claims == (claim,)


def test_words_that_stand_twice_are_those_that_were_marked(ledger, tools):
    late = TEXT.rindex("killed seven")
    made = draft_by_hand(ledger, asked("killed seven villagers", late, killed="7"), tools, NOW)
    assert made.claim.evidence.start == late


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (asked("a text that is not there", killed="7"), "does not hold them"),
        (asked(), "nothing is said"),
        (asked(killed="9"), "9"),
        (asked(weather="rain"), "no such field"),
        (asked(killed="many"), "it is none"),
    ],
)
def test_what_the_words_do_not_bear_out_is_refused(ledger, tools, wrong, told):
    with pytest.raises(DecisionError, match=told):
        make_by_hand(ledger, wrong, tools, NOW)
    assert ledger.history() == ()


def test_there_must_be_such_a_document_and_somebody_who_answers_for_it(ledger, tools):
    with pytest.raises(NotFoundError):
        make_by_hand(ledger, Handwritten("d2", WORDS, {"killed": "7"}, "", "Ada"), tools, NOW)
    with pytest.raises(DecisionError, match="no author"):
        make_by_hand(ledger, Handwritten("d1", WORDS, {"killed": "7"}, "", " "), tools, NOW)


def test_the_same_is_not_made_twice(ledger, tools):
    make_by_hand(ledger, asked(killed="7"), tools, NOW)
    with pytest.raises(DecisionError, match="says the same"):
        make_by_hand(ledger, asked(killed="7"), tools, NOW)


def test_it_can_be_decided_about_like_any_other_and_taken_back(ledger, tools):
    first = make_by_hand(ledger, asked(killed="7", type="shelling"), tools, NOW)
    other = make_by_hand(ledger, asked("A week later", type="other"), tools, NOW)
    wish = Wish(DecisionKind.DIFFERENT, first.claim.id, other.claim.id, "another week", "Ada")
    (made,) = drafts(ledger, wish, NOW)
    assert made.first.claim == first.claim.id
    judge(ledger, Ruling(JudgementKind.REJECT, other.claim.id, "no violence", "Bo"), tools, NOW)
    held = held_in(ledger)
    assert set(held.claims) == {first.claim.id}
    assert held.rejected == {other.claim.id}
    undo(ledger, first.id, "misread", "Ada")
    assert set(held_in(ledger).claims) == set()


def test_claims_that_lie_in_a_file_are_added_to_as_those_in_memory(ledger, tools):
    make_by_hand(ledger, asked(killed="7"), tools, NOW)
    read = {one.id: one for one in ledger.claims()}
    whole = in_force(read, ledger.judgements())
    parts = in_force_of(read, {"d1": tuple(read)}, ledger.judgements())
    assert dict(parts.claims) == dict(whole.claims)
    assert dict(parts.all_claims) == dict(whole.all_claims)
    assert list(parts.claims.values()) == list(whole.claims.values())
