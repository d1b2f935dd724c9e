"""What is shown of a ledger leads back to the words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from recount.app.checking import check
from recount.app.explaining import explain
from recount.app.showing import event_lines, short_ids, show
from recount.errors import NotFoundError
from recount.ledger import Ledger
from recount.model.claims import Claim, ClaimKind
from recount.model.counts import Count, Exactness, Outcome, Share, Victims
from recount.model.dates import Dated, DatedBasis
from recount.model.spans import Span


@pytest.fixture
def ledger(tmp_path, case):
    with Ledger.open(tmp_path / "case.ledger", create=True) as opened:
        for document in case.documents:
            opened.put_document(document)
        for reading in case.readings:
            opened.put_reading(reading, "hand 1")
        opened.replace_derived(case.linking, case.reconciliation, case.origins)
        yield opened


def test_events_are_shown_by_date_with_who_what_and_how_many(ledger):
    first, second = show(ledger).events
    assert (first.date, first.place, first.actors) == ("3 May 2031", "Oldmill", "→ Northland Front")
    assert first.people["killed"].best == 8
    assert (second.place, second.actors, second.people) == ("Newbridge", "unknown", {})


def test_all_that_is_open_or_unread_is_shown(ledger):
    ledger.put_refusal("case/a.pdf", "input", "it is encrypted; unlock it")
    shown = show(ledger)
    assert [one.message for one in shown.remainders] == ["12 are left for the second strike."]
    assert [(one.record, one.reason) for one in shown.refused] == [
        ("case/a.pdf", "it is encrypted; unlock it")
    ]
    assert [one.record for one in shown.unread] == ["case/j.txt"]
    assert shown.problems == {"no_toll": 1}
    assert shown.current


def test_what_is_said_of_a_named_person_is_shown_with_its_words(ledger):
    (finding,) = show(ledger).people
    assert finding.said == "Tam Orre: killed (alleged)"
    assert finding.quote.quote == "Relatives say Tam Orre was killed"
    assert finding.quote.speaker == "Relatives"


def test_a_strength_is_shown_with_its_share_worked_out(ledger, case):
    text = case.documents[0].text
    whole = Span.of(text, 0, 20)

    def people(number: int) -> Count:
        return Count(
            Outcome.KILLED, Victims.COMBATANT, number, number, str(number), whole, Exactness.EXACT
        )

    claim = Claim(
        id="",
        document="gazette-1",
        kind=ClaimKind.STRENGTH,
        evidence=whole,
        party=case.strike.target,
        strength=people(150),
        share=Share(0.3, 0.35, "about one-third", whole, people(43)),
    ).with_id()
    ledger.put_reading(replace(case.readings[0], claims=(claim,)), "hand 2")
    (finding,) = show(ledger).strengths
    assert finding.said == ("Northland Front: 150; 43 of 150 is 28.7 per cent (“about one-third”)")


def test_a_document_dated_by_inference_is_shown_with_the_words_that_date_it(ledger, case):
    because = Span.of(case.documents[0].text, 0, 12)
    dated = Dated(date(2031, 1, 1), date(2031, 12, 31), DatedBasis.INFERRED, (because,))
    ledger.put_reading(replace(case.readings[0], dated=dated), "hand 2")
    (row,) = show(ledger).inferred
    assert (row.document, row.because) == ("gazette-1", (because,))


def test_a_ledger_with_documents_not_worked_out_yet_says_so(ledger, case):
    ledger.put_document(replace(case.documents[0], id="new"))
    assert not show(ledger).current


def test_short_ids_are_of_one_length_and_tell_all_apart():
    assert short_ids(["e-aaaa11", "e-aaaa22", "e-bbbb00"], 4) == {
        "e-aaaa11": "e-aaaa1",
        "e-aaaa22": "e-aaaa2",
        "e-bbbb00": "e-bbbb0",
    }
    assert short_ids([]) == {}


def test_an_event_without_a_date_comes_last(case):
    events = [replace(one) for one in case.reconciliation.events]
    undated = replace(events[0], when=None)
    assert [line.date for line in event_lines([undated, events[1]])] == [
        "9 May 2031",
        "date unknown",
    ]


def test_a_number_is_explained_down_to_its_words(ledger, case):
    found = explain(ledger, case.reconciliation.events[0].id[:6])
    (number,) = found.numbers
    assert (number.low, number.best, number.high, number.rule) == (8, 8, 8, "only")
    (step,) = number.steps
    (quoted,) = step.quotes
    assert quoted.document == "gazette-1"
    assert case.documents[0].text[quoted.start : quoted.end] == quoted.quote
    assert quoted.speaker == "the ministry"
    assert [one.id for one in found.contradictions] == ["x-1"]
    assert found.together[0][1] == "It is the first to tell of it."


def test_an_event_without_a_number_says_what_is_left_for_it(ledger, case):
    found = explain(ledger, case.reconciliation.events[1].id)
    assert found.numbers == ()
    assert found.remainders == ("12 are left for the second strike.",)


def test_an_event_that_is_not_there_is_not_explained(ledger):
    with pytest.raises(NotFoundError, match="recount show"):
        explain(ledger, "nothing")


def test_each_contradiction_comes_with_the_words_of_its_claims(ledger):
    (conflict,) = check(ledger)
    assert conflict.contradiction.message.startswith("Twenty")
    assert [one.quote for one in conflict.quotes] == ["Two strikes in May killed 20 people"]
