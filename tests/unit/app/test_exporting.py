"""Whichever door a ledger leaves by, the same files come out, with losses.json beside them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.making_events import any_events, edition
from typer.testing import CliRunner

import recount
from recount.app.desk.taking import take
from recount.app.exporting import FORMATS
from recount.cli.program import program
from recount.errors import OutputError
from recount.model.events import Event
from recount.model.wire import from_wire
from recount.publishing import ledger_lines


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("form", FORMATS)
def test_command_line_python_and_desk_give_the_same_files(case_path, tmp_path, form):
    words = ["export", form, "--ledger", str(case_path), "--to", str(tmp_path / "one")]
    assert CliRunner().invoke(program, words).exit_code == 0
    with recount.open(case_path) as ledger:
        paths = ledger.export(form, tmp_path / "two")
    recount.export(case_path, form, tmp_path / "three")
    taken = take(case_path, form, {})
    with zipfile.ZipFile(io.BytesIO(taken.data)) as packed:
        desk = {name: packed.read(name) for name in packed.namelist()}
    assert files(tmp_path / "one") == files(tmp_path / "two") == files(tmp_path / "three") == desk
    assert {path.name for path in paths} == set(desk)
    losses = json.loads(desk["losses.json"])
    assert losses["format"] == form
    assert losses["losses"]


def test_a_format_that_there_is_not_is_refused_with_those_that_there_are(case_path, tmp_path):
    with recount.open(case_path) as ledger, pytest.raises(OutputError, match="jsonl, csv, xlsx"):
        ledger.export("xls", tmp_path / "out")


@settings(deadline=None)
@given(any_events())
def test_events_come_back_from_the_working_copy_as_they_were(events):
    rows = [json.loads(line) for line in ledger_lines(edition(events))]
    found = [from_wire(Event, row) for row in rows if row["record"] == "event"]
    assert found == sorted(events, key=lambda one: one.id)


def test_claims_and_documents_come_back_from_the_working_copy(case_path, case):
    with recount.open(case_path) as ledger:
        folder = case_path.parent / "out"
        ledger.export("jsonl", folder)
    rows = [json.loads(line) for line in (folder / "ledger.jsonl").read_text("utf-8").splitlines()]
    texts = {row["id"]: row["text"] for row in rows if row["record"] == "document"}
    assert texts == {one.id: one.text for one in case.documents}
    claims = {row["id"]: from_wire(recount.Claim, row) for row in rows if row["record"] == "claim"}
    assert claims.keys() == case.claims.keys()
    assert all(claims[key].evidence == one.evidence for key, one in case.claims.items())
