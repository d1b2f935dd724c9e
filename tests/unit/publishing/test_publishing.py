"""What is written out is complete, in one order, and names no person where it must not."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date

import pytest

from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.events import Membership
from recount.model.parties import Party
from recount.publishing import Dossier, Edition, Shape, claims_with_events, ledger_lines, publish
from recount.publishing.own import EVENTS
from recount.publishing.redacting import NAME_MARK

COLUMNS = tuple(column.name for column in EVENTS.columns)


@pytest.fixture
def edition(case) -> Edition:
    return Edition(
        documents=case.documents,
        readings={reading.document: reading for reading in case.readings},
        events=case.reconciliation.events,
        memberships=case.linking.memberships,
        contradictions=case.reconciliation.contradictions,
        origins=case.origins,
    )


def people(event, outcome):
    counts = [count for count in event.counts if count.outcome is outcome]
    return (counts[0].low, counts[0].best, counts[0].high) if counts else (None, None, None)


def table(edition: Edition) -> list[dict[str, str]]:
    return list(csv.DictReader(event_table(edition).splitlines()))


def event_table(edition: Edition) -> str:
    return publish(Shape.CSV, None, Dossier(edition, people)).leaves[0].data.decode()


def test_the_four_kinds_of_record_come_in_one_order(edition):
    rows = [json.loads(line) for line in ledger_lines(edition)]
    assert [row["record"] for row in rows] == [
        *["document"] * 3, *["claim"] * 4, *["event"] * 2, "contradiction",
    ]  # fmt: skip
    assert all(next(iter(row)) == "record" for row in rows)


def test_a_document_is_written_with_its_date_origin_and_problems(edition):
    rows = {row["id"]: row for row in map(json.loads, ledger_lines(edition)) if "text" in row}
    assert rows["gazette-1"]["dated"]["basis"] == "metadata"
    assert rows["gazette-1"]["origin"] == "gazette-1"
    assert rows["journal-1"]["language"] == "fr"
    assert rows["journal-1"]["problems"][0]["code"] == "unread_language"


def test_the_order_of_what_is_given_makes_no_difference(edition):
    turned = replace(
        edition,
        documents=edition.documents[::-1],
        readings=dict(reversed(edition.readings.items())),
        events=edition.events[::-1],
    )
    assert list(ledger_lines(turned)) == list(ledger_lines(edition))
    assert event_table(turned) == event_table(edition)


def test_quotes_are_what_the_text_holds(edition):
    rows = [json.loads(line) for line in ledger_lines(edition)]
    texts = {row["id"]: row["text"] for row in rows if row["record"] == "document"}
    for row in rows:
        if row["record"] == "claim":
            span = row["evidence"]
            assert texts[row["document"]][span["start"] : span["end"]] == span["quote"]


def test_a_total_names_a_claim_of_each_certain_event_once(case):
    claims = claims_with_events(
        case.claims.values(), case.reconciliation.events, case.linking.memberships
    )
    total = next(claim for claim in claims if claim.id == case.total.id)
    assert total.scope.members == (case.strike.id, case.second.id)
    assert next(claim for claim in claims if claim.id == case.second.id).event


def test_events_that_may_only_possibly_be_meant_are_no_members(case):
    ids = tuple(event.id for event in case.reconciliation.events)
    memberships = [Membership(case.total.id, ids[:1], ids[1:], False, "")]
    claims = claims_with_events(case.claims.values(), case.reconciliation.events, memberships)
    total = next(claim for claim in claims if claim.id == case.total.id)
    assert total.scope.members == (case.strike.id,)


def test_of_several_claims_the_one_of_the_same_document_stands_for_an_event(case):
    event = replace(case.reconciliation.events[0], claims=(case.second.id, case.strike.id))
    bare = replace(case.total, scope=None)
    claims = claims_with_events(
        [bare, case.strike, case.second],
        [event],
        [Membership(case.total.id, (event.id,), (), True, "")],
    )
    total = next(claim for claim in claims if claim.id == case.total.id)
    assert total.scope.members == (case.strike.id,)


def test_the_table_has_one_row_an_event_by_date(edition):
    first, second = table(edition)
    assert tuple(first) == COLUMNS
    assert (first["start"], first["place"], first["country"]) == ("2031-05-03", "Oldmill", "LY")
    assert (first["killed_low"], first["killed_best"], first["killed_high"]) == ("8", "8", "8")
    assert first["rules"] == "only"
    assert second["start"] == "2031-05-09"


def test_an_unknown_number_is_an_empty_cell_and_never_0(edition):
    assert table(edition)[1]["killed_best"] == ""


def test_a_year_that_is_not_known_leaves_the_dates_empty(edition):
    when = When(None, None, DatePrecision.DAY, "3 May", None, DateBasis.WRITTEN, partial="--05-03")
    undated = replace(edition.events[0], when=when)
    (row,) = table(replace(edition, events=(undated,)))
    assert (row["start"], row["end"], row["date_partial"]) == ("", "", "05-03")


def test_no_name_of_a_person_is_in_the_table(edition, case):
    event = replace(edition.events[0], claims=(case.strike.id, case.role.id))
    (row,) = table(replace(edition, events=(event,)))
    assert "Orre" not in str(row)
    assert "“a strike near Oldmill on 3 May killed eight fighters”" in row["quotes"]
    assert NAME_MARK in row["quotes"]


def test_words_of_a_document_cannot_become_a_formula(edition):
    party = Party("=cmd()", "=cmd()", None, None, None)
    (row, _) = table(
        replace(edition, events=(replace(edition.events[0], target=party), edition.events[1]))
    )
    assert row["target"] == "'=cmd()"


def test_an_event_without_a_date_comes_last(edition):
    undated = replace(edition.events[0], when=None)
    rows = table(replace(edition, events=(undated, edition.events[1])))
    assert [row["start"] for row in rows] == [date(2031, 5, 9).isoformat(), ""]
