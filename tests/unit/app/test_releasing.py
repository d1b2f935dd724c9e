"""A release is whole, names nobody, can be checked, and says what changed and why."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest

from recount.app import judging, releasing, reporting
from recount.app.judging import Ruling, Tools
from recount.app.people import Publishing, disclose
from recount.app.releasing import files_of, make_release, plan, verify_release
from recount.app.settings import Settings
from recount.errors import InputError, LedgerError, OutputError
from recount.ledger import Ledger
from recount.model.claims import Person, PersonStatus
from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.model.documents import Document
from recount.model.events import EventCount
from recount.model.judgements import JudgementKind
from recount.model.persons import DisclosureKind, PersonField
from recount.model.readings import Reading
from recount.model.spans import Span
from recount.publishing import Leaf, MethodsPage
from recount.publishing.release import Plan, sums_text

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
    rows = {(row["table"], row["row"], row["column"]): row for row in changed(tmp_path / "two")}
    told = rows["events", first.id, "origins"]
    assert (told["change"], told["was"], told["now"]) == ("changed", "1", "2")
    assert f"claims added: {case.role.id}" in told["cause"]
    assert "methodology: by hand 1 became by hand 2" in told["cause"]
    assert rows["events", second.id, ""]["change"] == "withdrawn"
    assert rows["events", "", "methodology"]["now"] == "by hand 2"
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
    rows = {(row["table"], row["row"], row["column"]): row for row in changed(tmp_path / "two")}
    told = rows["counts", f"{first.id} | killed | combatant", "high"]
    assert (told["was"], told["now"]) == ("8", "9")
    assert told["cause"].startswith("through totals or other events")


def tables_of(folder):
    """Every table of a release but that of changes, by name, as its program would read it."""
    files = sorted(folder.rglob("*.csv"))
    return {one.stem: table(one) for one in files if one.name != "changes.csv"}


def differing(old, new):
    """Rows of one table that the other has not, as often as they stand there more."""
    return Counter(map(str, old)) - Counter(map(str, new))


def retold(folder, before):
    """What `changes.csv` has to tell, found in the files of both releases another way: by table
    how many rows came, went, and are other."""
    told = Counter()
    for name, new in tables_of(folder).items():
        old = tables_of(before)[name]
        bare = [[{k: v for k, v in row.items() if k != "methodology"} for row in rows]
                for rows in (old, new)]  # fmt: skip
        told[name] = (len(new) - len(old), bool(differing(*bare) or differing(*bare[::-1])))
    return told


def lately(ledger, case, text="A third strike hit Newbridge on 9 May and killed Ana Bell, 31."):
    """One document more, in the case's second event, that names somebody who died."""
    document = Document("post-1", text, published="2031-05-11", publisher="Post", language="en")
    claim = replace(
        case.second, id="", document=document.id, evidence=Span.of(text, 0, len(text) - 1),
        when=None, where=None,
        counts=(Count(Outcome.KILLED, Victims.UNSTATED, 1, 1, "", None, Exactness.EXACT),),
        person=Person("Ana Bell", None, None, PersonStatus.KILLED, Span.of(text, 47, 55)),
    ).with_id()  # fmt: skip
    ledger.put_document(document)
    ledger.put_reading(Reading(document.id, "en", case.readings[0].dated, (claim,)))
    first, second = case.reconciliation.events
    count = EventCount(Outcome.KILLED, Victims.UNSTATED, 1, 1, 1, "only", (claim.id,))
    more = replace(
        second, counts=(count,), claims=(*second.claims, claim.id),
        documents=(*second.documents, document.id), origins=2,
    )  # fmt: skip
    events = (first, more)
    ledger.replace_derived(case.linking, replace(case.reconciliation, events=events), case.origins)
    return claim


def test_every_table_of_a_release_is_compared(ledger, released, case, tmp_path):
    claim = lately(ledger, case)
    make_release(ledger, tmp_path / "two", replace(PLAN, name="2031-06"), Settings(), released)
    rows = changed(tmp_path / "two")
    found = {name for name, (_, other) in retold(tmp_path / "two", released).items() if other}
    assert found >= {"events", "counts", "claims", "figures", "documents", "ged", "airwars_sources"}
    assert {row["table"] for row in rows} == found
    for name, (more, _) in retold(tmp_path / "two", released).items():
        kinds = Counter(row["change"] for row in rows if row["table"] == name)
        assert kinds["added"] - kinds["withdrawn"] == more, name
    for row in rows:
        assert row["cause"], row
        assert f"claims added: {claim.id}" in row["cause"] or row["table"] == "coverage_publishers"
        assert "post-1" in row["cause"] or claim.id in row["cause"], row


def test_changes_can_be_followed_from_the_tables_of_one_release_to_those_of_the_next(
    ledger, released, case, tmp_path
):
    lately(ledger, case)
    make_release(ledger, tmp_path / "two", replace(PLAN, name="2031-06"), Settings(), released)
    old, new = tables_of(released)["events"], tables_of(tmp_path / "two")["events"]
    state = {row["event"]: dict(row) for row in old}
    for row in changed(tmp_path / "two"):
        if row["table"] == "events":
            assert row["change"] == "changed"
            assert state[row["row"]][row["column"]] == row["was"]
            state[row["row"]][row["column"]] = row["now"]
    assert list(state.values()) == new


def test_a_decision_is_named_as_the_cause_in_every_table(ledger, released, case, tmp_path):
    ruling = Ruling(JudgementKind.REJECT, case.second.id, "another country", "Ilse")
    made = judging.judge(ledger, ruling, Tools(lambda *_: None, lambda _: ())).id
    first, _ = case.reconciliation.events
    ledger.replace_derived(
        case.linking, replace(case.reconciliation, events=(first,)), case.origins
    )
    make_release(ledger, tmp_path / "two", replace(PLAN, name="2031-06"), Settings(), released)
    rows = changed(tmp_path / "two")
    assert {"events", "claims", "coverage_publishers", "coverage_months"} <= {
        row["table"] for row in rows
    }
    for row in rows:
        assert f"decisions: {made}" in row["cause"], row


def test_whoever_was_withheld_since_the_last_release_is_in_no_byte_of_the_next(
    ledger, case, tmp_path
):
    lately(ledger, case)
    everything = tuple(PersonField)
    disclose(ledger, Publishing(DisclosureKind.PUBLISH, "Ana Bell", everything, "asked", "Ilse"))
    make_release(ledger, tmp_path / "one", PLAN, Settings())
    assert b"Ana Bell" in b"".join(files_of(tmp_path / "one").values())
    disclose(ledger, Publishing(DisclosureKind.WITHHOLD, "Ana Bell", (), "asked", "Ilse"))
    made = tmp_path / "two"
    make_release(ledger, made, replace(PLAN, name="2031-06"), Settings(), tmp_path / "one")
    for name, data in files_of(made).items():
        assert not re.search(rb"(?i)\b(ana|bell)\b", data), name
    rows = {(row["table"], row["column"]): row for row in changed(made)}
    assert rows["persons", ""]["change"] == "withdrawn"
    assert rows["claims", "quote"]["was"] == ""
    assert "[name withheld]" in rows["claims", "quote"]["now"]
    for row in rows.values():
        assert row["cause"].startswith("decisions on persons"), row
        assert "31" not in (row["was"], row["now"])


def test_a_release_is_verified_with_the_one_before_it_down_to_what_changed(
    ledger, released, case, tmp_path
):
    lately(ledger, case)
    made = tmp_path / "two"
    make_release(ledger, made, replace(PLAN, name="2031-06"), Settings(), released)
    assert verify_release(made, ledger, Settings(), released) == ()
    (made / "changes.csv").write_text("table\n")
    sums = {name: data for name, data in files_of(made).items() if name != "SHA256SUMS"}
    (made / "SHA256SUMS").write_text(sums_text(Leaf(*one) for one in sums.items()))
    assert verify_release(made, ledger, Settings()) == ()
    (wrong,) = verify_release(made, ledger, Settings(), released)
    assert wrong == "changes.csv is not what the ledger gives"


def test_a_table_that_an_earlier_program_wrote_otherwise_is_compared_as_far_as_it_goes(
    ledger, released, tmp_path
):
    path = released / "acled" / "acled.csv"
    rows = [line.split(",", 1) for line in path.read_text("utf-8").splitlines()]
    path.write_text("\n".join(["old," + rows[0][1]]) + "\n", "utf-8")
    (released / "ged" / "ged.csv").unlink()
    sums = {name: data for name, data in files_of(released).items() if name != "SHA256SUMS"}
    (released / "SHA256SUMS").write_text(sums_text(Leaf(*one) for one in sums.items()))
    newer = replace(PLAN, name="2031-06", made_by="recount 1")
    make_release(ledger, tmp_path / "two", newer, Settings(), released)
    told = {(row["table"], row["column"], row["change"]) for row in changed(tmp_path / "two")}
    assert ("acled", "old", "withdrawn") in told
    assert ("acled", "event_id_cnty", "added") in told
    assert {row["cause"] for row in changed(tmp_path / "two")} == {
        "program: recount 0 became recount 1"
    }


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
