"""A release is whole, names nobody, can be checked, and says what changed and why."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from recount.app import releasing, reporting
from recount.app.releasing import files_of, make_release, plan, verify_release
from recount.app.settings import Settings
from recount.errors import InputError, LedgerError, OutputError
from recount.ledger import Ledger
from recount.publishing import MethodsPage
from recount.publishing.release import Plan

PLAN = Plan("2031-05", "Strikes", "The Recorders", "recount 0", "<p>Methods.</p>\n")


@pytest.fixture
def ledger(case_path):
    with Ledger.open(case_path) as opened:
        yield opened


@pytest.fixture
def released(ledger, tmp_path):
    make_release(ledger, tmp_path / "one", PLAN, Settings())
    return tmp_path / "one"


@pytest.fixture(autouse=True)
def methods(monkeypatch):
    monkeypatch.setattr(releasing, "_methods", lambda ledger, settings: PLAN.methods)


def table(path):
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def changed(folder):
    return table(folder / "changes.csv")


def test_the_same_ledger_gives_the_same_bytes(ledger, released, tmp_path):
    make_release(ledger, tmp_path / "two", PLAN, Settings())
    assert files_of(released) == files_of(tmp_path / "two")
    assert verify_release(released, ledger, Settings()) == ()


def test_a_person_is_in_no_byte_of_a_release(released):
    for name, data in files_of(released).items():
        assert b"orre" not in data.lower(), name


def test_the_checksums_are_those_that_other_programs_read(released):
    for line in (released / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((released / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda at: (at / "ged" / "ged.csv").write_text("x"), "ged.csv is not what was released"),
        (lambda at: (at / "CITATION.cff").unlink(), "CITATION.cff is missing"),
        (lambda at: (at / "more.csv").write_text("x"), "more.csv is not of the release"),
    ],
)
def test_a_file_that_was_changed_lost_or_added_is_found(released, spoil, told):
    spoil(released)
    (wrong,) = verify_release(released, None, Settings())
    assert told in wrong


def test_a_ledger_that_gives_other_bytes_is_found(ledger, released, case):
    events = tuple(replace(one, origins=7) for one in case.reconciliation.events)
    ledger.replace_derived(case.linking, replace(case.reconciliation, events=events), case.origins)
    wrong = verify_release(released, ledger, Settings())
    assert "datapackage/events.csv is not what the ledger gives" in wrong
    assert "methods.html is not what the ledger gives" not in wrong


def test_the_first_release_has_no_changes_and_the_next_says_what_changed_and_why(
    ledger, released, case, tmp_path
):
    assert changed(released) == []
    first, second = case.reconciliation.events
    both = replace(first, origins=2, claims=(*first.claims, case.role.id))
    made = replace(case.reconciliation, events=(both,), methodology="by hand 2")
    ledger.replace_derived(case.linking, made, case.origins)
    make_release(ledger, tmp_path / "two", replace(PLAN, name="2031-06"), Settings(), released)
    rows = {(row["event"], row["column"]): row for row in changed(tmp_path / "two")}
    told = rows[first.id, "origins"]
    assert (told["change"], told["was"], told["now"]) == ("changed", "1", "2")
    assert f"claims added: {case.role.id}" in told["cause"]
    assert "methodology: by hand 1 became by hand 2" in told["cause"]
    assert rows[second.id, ""]["change"] == "withdrawn"
    about = json.loads((tmp_path / "two" / "release.json").read_text())
    assert about["since"]["name"] == "2031-05"


def test_what_changes_by_way_of_a_total_is_told_with_the_claims_that_came(
    ledger, released, case, tmp_path
):
    first, second = case.reconciliation.events
    fewer = replace(first, counts=(replace(first.counts[0], high=9),))
    late = replace(second, claims=(*second.claims, case.role.id))
    made = replace(case.reconciliation, events=(fewer, late))
    ledger.replace_derived(case.linking, made, case.origins)
    make_release(ledger, tmp_path / "two", replace(PLAN, name="2031-06"), Settings(), released)
    rows = {row["column"]: row for row in changed(tmp_path / "two") if row["event"] == first.id}
    told = rows["counts: killed combatant high"]
    assert (told["was"], told["now"]) == ("8", "9")
    assert told["cause"].startswith("through totals or other events")


@pytest.mark.parametrize("process", ["0 UTC C.UTF-8", "4242 Asia/Kathmandu C"])
def test_a_release_is_the_same_whatever_the_process_it_is_made_in(
    case_path, ledger, released, tmp_path, process
):
    seed, zone, speech = process.split()
    make = (
        "import sys; from pathlib import Path; from recount.app import releasing;"
        "from recount.app.settings import Settings; from recount.ledger import Ledger;"
        "from recount.publishing.release import Plan;"
        f"plan = Plan({PLAN.name!r}, {PLAN.title!r}, {PLAN.publisher!r}, {PLAN.made_by!r}, "
        f"{PLAN.methods!r});"
        "releasing.make_release(Ledger.open(sys.argv[1]), Path(sys.argv[2]), plan, Settings())"
    )
    subprocess.run(
        [sys.executable, "-c", make, case_path, tmp_path / "two"], check=True, timeout=120,
        env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": speech},
    )  # fmt: skip
    assert files_of(released) == files_of(tmp_path / "two")


def test_a_release_that_does_not_verify_is_no_ground_for_the_next(ledger, released, tmp_path):
    (released / "ged" / "ged.csv").write_text("x")
    with pytest.raises(InputError, match="compare with one that verifies"):
        make_release(ledger, tmp_path / "two", PLAN, Settings(), released)


def test_a_release_goes_into_no_folder_that_is_there(ledger, released):
    with pytest.raises(OutputError, match="there already"):
        make_release(ledger, released, PLAN, Settings())


def test_a_folder_that_is_no_release_is_refused(tmp_path):
    with pytest.raises(InputError, match="SHA256SUMS"):
        verify_release(tmp_path, None, Settings())


@pytest.mark.parametrize("name", ["may", "2031", "2031-13", "2031-05/x"])
def test_a_release_is_named_by_year_and_month(ledger, name):
    with pytest.raises(InputError, match="2031-05"):
        plan(ledger, name, ("Strikes", "The Recorders"), Settings())


def test_numbers_by_rules_that_are_not_at_hand_are_not_released(ledger, monkeypatch):
    monkeypatch.undo()
    with pytest.raises(LedgerError, match="not at hand"):
        plan(ledger, "2031-05", ("Strikes", "The Recorders"), Settings())


def test_a_release_says_who_covers_what(released, case):
    rows = table(released / "coverage" / "coverage_publishers.csv")
    assert sum(int(row["documents"]) for row in rows) == len(case.documents)
    gazette = next(row for row in rows if row["publisher"] == "Gazette")
    assert int(gazette["alone"]) <= int(gazette["events"])
    months = table(released / "coverage" / "coverage_months.csv")
    assert sum(int(row["events"]) for row in months) == len(case.reconciliation.events)


def test_the_data_sheet_tells_what_is_not_known(released):
    sheet = (released / "README.md").read_text("utf-8")
    assert "Licence: not stated by the publisher" in sheet
    assert "events have no day" in sheet
    assert "An empty cell is unknown, and never 0" in sheet


def test_a_licence_stands_wherever_programs_look_for_it(ledger, tmp_path):
    make_release(ledger, tmp_path / "one", replace(PLAN, licence="CC-BY-4.0"), Settings())
    assert 'license: "CC-BY-4.0"' in (tmp_path / "one" / "CITATION.cff").read_text()
    about = json.loads((tmp_path / "one" / "datacite.json").read_text())
    assert about["rightsList"][0]["rightsIdentifier"] == "CC-BY-4.0"
    assert verify_release(tmp_path / "one", ledger, Settings()) == ()


def test_a_report_is_in_a_release_where_it_is_asked_for_and_is_checked(
    ledger, tmp_path, monkeypatch
):
    page = MethodsPage("Methods", "by hand 1", "0", ())
    monkeypatch.setattr(reporting, "methods_of", lambda ledger, settings: page)
    make_release(ledger, tmp_path / "one", replace(PLAN, report=True), Settings())
    assert (tmp_path / "one" / "report" / "report.pdf").read_bytes().startswith(b"%PDF")
    assert verify_release(tmp_path / "one", ledger, Settings()) == ()
    for name, data in files_of(tmp_path / "one").items():
        assert b"orre" not in data.lower(), name
