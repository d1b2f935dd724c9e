"""Programs get whole tables at once, and persons are in them no more than in an export."""

from __future__ import annotations

import polars
import pytest

import recount


@pytest.fixture
def ledger(case_path):
    return case_path


def test_tables_are_those_of_the_export_without_a_loop_over_rows(ledger, case):
    tables = recount.tables(ledger)
    events = polars.from_arrow(tables["events"])
    assert events.height == len(case.reconciliation.events)
    assert events["start"].dtype == polars.Date
    joined = events.join(polars.from_arrow(tables["claims"]), on="event", how="inner")
    assert joined.height == sum(len(event.claims) for event in case.reconciliation.events)
    about = tables["events"].schema.field("killed_best").metadata[b"description"].decode()
    assert "methodology" in about


def test_no_table_names_a_person(ledger):
    for table in recount.tables(ledger).values():
        assert "Orre" not in str(table.to_pylist())
