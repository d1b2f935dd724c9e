"""The doctor says what is broken, and what to do about each thing."""

from __future__ import annotations

import sqlite3

import pytest

from recount.app import checkup
from recount.app.checkup import State, is_well, look_over
from recount.app.settings import Settings
from recount.ledger import Ledger


@pytest.fixture
def ledger(case_path):
    return case_path


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """The model takes a second to load; it is looked at by the tests of reading."""
    monkeypatch.setattr(checkup, "_model", lambda: checkup.Finding("parser", State.FINE, "one"))


def found(settings, what):
    return [one for one in look_over(settings) if one.what == what]


def test_everything_that_is_not_fine_says_what_to_do(tmp_path, ledger):
    for one in look_over(Settings(ledger=ledger, cache=tmp_path, data=tmp_path)):
        assert one.state is State.FINE or one.cure, one.what


def test_an_installation_is_whole():
    (libraries,) = found(Settings(), "libraries")
    assert libraries.state is State.FINE


def test_a_ledger_that_is_whole_is_told_so(tmp_path, ledger):
    (told,) = found(Settings(ledger=ledger, cache=tmp_path), "ledger")
    assert told.state is State.FINE
    assert "2 events" in told.said


def test_a_file_with_torn_pages_is_broken_before_anything_opens_it(tmp_path, ledger):
    whole = ledger.read_bytes()
    ledger.write_bytes(whole[:4096] + b"\xff" * 4096 + whole[8192:])
    findings = look_over(Settings(ledger=ledger, cache=tmp_path))
    assert not is_well(findings)
    assert [one.cure for one in findings if one.what == "ledger's file"]


def test_a_file_that_is_no_ledger_is_said_with_its_cure(tmp_path):
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("create table one (two)")
    (told,) = found(Settings(ledger=tmp_path / "other.db", cache=tmp_path), "ledger")
    assert told.state is State.BROKEN
    assert "recount build" in told.cure
    assert found(Settings(ledger=tmp_path / "none.ledger"), "ledger")[0].state is State.BROKEN


def test_events_that_do_not_follow_from_the_documents_are_said(ledger, case, tmp_path):
    with Ledger.open(ledger) as opened:
        opened.put_document(case.documents[0].__class__(id="new", text="A late report."))
    (told,) = found(Settings(ledger=ledger, cache=tmp_path), "events")
    assert (told.state, told.cure) == (State.BROKEN, f"recount build --ledger {ledger}")


def test_a_methodology_that_cannot_be_read_is_said(tmp_path):
    (told,) = found(Settings(methodology=tmp_path / "none.toml"), "methodology")
    assert told.state is State.BROKEN
    assert told.cure
