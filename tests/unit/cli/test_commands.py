"""Each command prints what a person needs, and JSON where a program reads."""

from __future__ import annotations

import json
import sys

import pytest

import recount
from recount.app.settings import SettingsError
from recount.cli import program as program_module
from recount.errors import LedgerError, NotFoundError, OutputError
from recount.ledger import Ledger
from recount.model.documents import Document

LOOKING = (("show",), ("check",), ("explain", "e-"))


def test_build_prints_what_each_step_did(run, folder, tmp_path):
    result = run("build", folder, "--ledger", tmp_path / "a.ledger")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line[:1] for line in lines[:8]] == list("12345678")
    assert lines[0] == "1  take in            3 documents"
    assert lines[-1].startswith("Next: recount show --ledger")


def test_build_says_what_it_did_not_read(run, folder, tmp_path):
    told = run("build", folder, "--ledger", tmp_path / "a.ledger").stdout
    assert "  case/j.txt: It is in French, which is not read yet; it is kept." in told


def test_a_failure_of_the_program_is_said_aloud(run):
    result = run("code", stdin='{"id": "strange", "text": "Words."}')
    assert result.exit_code == 0
    assert result.stderr.startswith("failed: strange: The reader failed on this document")


def test_build_as_json_gives_the_report(run, folder, tmp_path):
    report = json.loads(run("build", folder, "-l", tmp_path / "a.ledger", "--json").stdout)
    assert [step["number"] for step in report["steps"]] == list(range(1, 9))


def test_build_says_what_was_refused_and_ends_with_3(run, folder, tmp_path):
    (folder / "empty.txt").touch()
    result = run("build", folder, "--ledger", tmp_path / "a.ledger")
    assert result.exit_code == 3
    (line,) = result.stderr.splitlines()
    assert line.startswith("refused: ")
    assert "empty.txt: the file is empty; " in line
    assert "1 input refused" in result.stdout


def test_add_needs_a_ledger_that_there_is(run, folder, tmp_path):
    with pytest.raises(LedgerError, match="there is no such ledger"):
        run("add", folder, "--ledger", tmp_path / "none.ledger")


def test_add_needs_something_to_add(run, ledger):
    result = run("add", "--ledger", ledger)
    assert result.exit_code == 2
    assert "name at least one file or folder" in result.stderr


def test_build_without_inputs_works_a_ledger_out_anew_and_makes_none(run, ledger, tmp_path):
    assert run("build", "--ledger", ledger).exit_code == 0
    with pytest.raises(LedgerError, match="there is no such ledger"):
        run("build", "--ledger", tmp_path / "none.ledger")


def test_show_is_a_table_and_all_that_is_open_below_it(run, ledger):
    told = run("show", "--ledger", ledger).stdout
    for words in (
        "2 events from 3 documents of 3 independent origins",
        "3 May 2031",
        "Oldmill",
        "Still open",
        "12 are left for the second strike.",
        "Tam Orre: killed (alleged)",
        "Twenty are claimed, of which eight are accounted for.",
        "Not read",
        "It is in French, which is not read yet; it is kept.",
        "no toll: 1",
    ):
        assert words in told


def test_nothing_is_wider_than_100_columns(run, ledger):
    for words in LOOKING[:2]:
        assert all(len(line) <= 100 for line in run(*words, "-l", ledger).stdout.splitlines())


def test_show_as_json_holds_the_events(run, ledger):
    shown = json.loads(run("show", "--ledger", ledger, "--json").stdout)
    assert shown["events"][0]["people"]["killed"] == {"low": 8, "best": 8, "high": 8}


def event_id(run, ledger) -> str:
    return json.loads(run("show", "-l", ledger, "--json").stdout)["events"][0]["short"]


def test_explain_leads_down_to_the_words(run, ledger):
    told = run("explain", event_id(run, ledger), "--ledger", ledger).stdout
    assert "Killed, combatants: 8   by the rule only" in told
    assert "Reported. The ministry reports 8.  [now 8]" in told
    assert "gazette-1 [18:70] “a strike near Oldmill on 3 May killed eight fighters”" in told


def test_explain_as_json_holds_the_steps(run, ledger):
    found = json.loads(run("explain", event_id(run, ledger), "-l", ledger, "--json").stdout)
    assert found["numbers"][0]["steps"][0]["quotes"][0]["document"] == "gazette-1"


def test_an_event_that_is_not_there_is_told(run, ledger):
    with pytest.raises(NotFoundError, match="see `recount show` for the ids"):
        run("explain", "nothing", "--ledger", ledger)


def test_check_gives_each_contradiction_with_its_words(run, ledger):
    told = run("check", "--ledger", ledger).stdout
    assert "1. Sum. Twenty are claimed, of which eight are accounted for." in told
    assert "“Two strikes in May killed 20 people”" in told
    assert "1 contradiction" in told


def test_check_says_when_there_is_none(run, folder, tmp_path):
    place = tmp_path / "a.ledger"
    run("build", folder / "herald-1.txt", "--ledger", place)
    assert run("check", "--ledger", place).stdout == "No contradictions were found.\n"


@pytest.mark.parametrize("words", LOOKING)
def test_a_ledger_that_is_not_worked_out_is_said_to_be_so(run, ledger, words):
    with Ledger.open(ledger) as opened:
        opened.put_document(Document("new", "Words."))
        name = opened.events()[0].id
    words = words if words[0] != "explain" else ("explain", name)
    result = run(*words, "--ledger", ledger)
    assert "holds documents that are not worked out yet" in result.stderr


def test_an_export_is_the_same_twice(run, ledger, folder):
    first = run("export", "--ledger", ledger).stdout
    run("build", folder, "--ledger", ledger)
    assert run("export", "--ledger", ledger, "--format", "jsonl").stdout == first
    assert len(first.splitlines()) == 3 + 4 + 2 + 1


def test_an_export_as_csv_is_a_table(run, ledger):
    told = run("export", "--ledger", ledger, "--format", "csv").stdout
    assert told.startswith("event,start,end,")
    assert "Orre" not in told


def test_an_export_lies_in_a_folder_with_its_losses(run, ledger, tmp_path):
    told = run("export", "ged", "--ledger", ledger, "--to", tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["ged.csv", "losses.json"]
    assert f"wrote {tmp_path / 'out' / 'ged.csv'}" in told.stderr


def test_another_program_exports_by_a_call(run, ledger, tmp_path):
    paths = recount.export(ledger, "ged", tmp_path / "out")
    assert [path.name for path in paths] == ["ged.csv", "losses.json"]
    with pytest.raises(OutputError, match="name one of jsonl, csv, xlsx"):
        recount.export(ledger, "xls", tmp_path / "out")


def test_an_export_to_where_nothing_can_be_written_is_refused(run, ledger, tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match="name a folder"):
        run("export", "ged", "--ledger", ledger, "--to", tmp_path / "out")


def test_what_an_export_loses_is_said_where_no_folder_is_named(run, ledger):
    told = run("export", "ged", "--ledger", ledger)
    assert told.stdout.startswith("id,relid,year,")
    assert "--to FOLDER lists them in losses.json" in told.stderr


def test_a_published_table_is_set_beside_a_ledger(run, ledger, tmp_path):
    (tmp_path / "theirs.csv").write_text("nr,day\nr1,2031-05-03\n", "utf-8")
    (tmp_path / "own.toml").write_text('id = "nr"\nstart = "day"\n', "utf-8")
    words = ("--mapping", tmp_path / "own.toml", "--to", tmp_path / "out")
    told = run("compare", tmp_path / "theirs.csv", "--ledger", ledger, *words)
    assert "0 events of the ledger are rows of theirs.csv" in told.stdout
    assert (tmp_path / "out" / "comparison.html").exists()


def test_an_export_of_a_kind_that_there_is_not_is_told(run, ledger):
    result = run("export", "--ledger", ledger, "--format", "xls")
    assert result.exit_code == 2
    assert "it is one of jsonl, csv, xlsx" in result.stderr


def test_a_ledger_that_is_not_worked_out_is_not_exported(run, ledger):
    with Ledger.open(ledger) as opened:
        opened.put_document(Document("new", "Words."))
    with pytest.raises(LedgerError, match="finish it with `recount build --ledger"):
        run("export", "--ledger", ledger)


def wire(case) -> str:
    rows = [{"id": one.id, "text": one.text} for one in case.documents]
    return "\n".join(json.dumps(row) for row in rows) + "\n"


def test_code_is_a_filter(run, case):
    result = run("code", "-", stdin=wire(case))
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["document"] for row in rows] == ["gazette-1", "herald-1", "journal-1"]
    assert result.stderr == ""


def test_code_reads_files_too(run, case, tmp_path):
    place = tmp_path / "in.jsonl"
    place.write_text(wire(case), "utf-8")
    assert len(run("code", place, "--mentions").stdout.splitlines()) == 3


def test_a_line_that_is_no_document_is_told_by_its_number_and_the_rest_go_on(run, case):
    lines = wire(case).splitlines()
    given = [lines[0], "not json", "[1]", '{"id": "x"}', lines[1]]
    result = run("code", stdin="\n".join(given))
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 2
    told = result.stderr.splitlines()
    assert [line.split(":")[1] for line in told] == [
        " standard input, line 2",
        " standard input, line 3",
        " standard input, line 4",
    ]


def test_a_ledger_that_nothing_names_is_told(run):
    with pytest.raises(SettingsError, match="none is named"):
        run("show")


def test_the_environment_may_name_the_ledger(run, ledger, monkeypatch):
    monkeypatch.setenv("RECOUNT_LEDGER", str(ledger))
    assert "2 events" in run("show").stdout


def test_an_error_is_one_line_and_the_status_is_2(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(sys, "argv", ["recount", "show", "-l", str(tmp_path / "none\nhere")])
    with pytest.raises(SystemExit) as ended:
        program_module.main()
    assert ended.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("recount: ")
    assert line.endswith("there is no such ledger; check the name, or make it with `recount build`")


def test_a_point_that_is_none_is_told(run):
    result = run("locate", "Oldmill", "--near", "north")
    assert result.exit_code == 2
    assert "give latitude and longitude in degrees" in result.stderr


@pytest.mark.parametrize(
    "command",
    ["build", "add", "show", "explain", "check", "serve", "export", "code", "locate"],
)
def test_every_command_has_help(run, command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"recount {command}" in result.stdout or command in result.stdout


def test_the_version_is_told(run):
    assert run("--version").stdout.startswith("recount ")


def test_check_can_fail_a_pipeline_on_kinds_of_contradictions(run, ledger):
    assert run("check", "--ledger", ledger).exit_code == 0
    (found,) = json.loads(run("check", "--ledger", ledger, "--json").stdout)
    kind = found["contradiction"]["kind"]
    failed = run("check", "--fail-on", f"place,{kind}", "--ledger", ledger)
    assert failed.exit_code == 1
    assert failed.stderr == f"recount: 1 contradiction of the kind {kind}\n"
    assert failed.stdout == run("check", "--ledger", ledger).stdout
    assert run("check", "--fail-on", "any", "--ledger", ledger).exit_code == 1
    others = {"sum", "count", "date", "place"} - {kind}
    assert run("check", "--fail-on", ",".join(sorted(others)), "--ledger", ledger).exit_code == 0


@pytest.mark.parametrize("kinds", ["sums", "", "sum,,sums"])
def test_check_knows_its_kinds(run, ledger, kinds):
    with pytest.raises(SettingsError, match="use any, or some of sum,count,date,place"):
        run("check", "--fail-on", kinds, "--ledger", ledger)


def test_methodology_prints_the_page_of_methods_in_each_form(run):
    assert run("methodology").stdout.startswith("How these numbers were made\n====")
    assert run("methodology", "ucdp", "--format", "markdown").stdout.startswith("# How these")
    assert run("methodology", "airwars", "-f", "html").stdout.startswith("<!doctype html>")
    assert run("methodology", "--format", "pdf").exit_code == 2
