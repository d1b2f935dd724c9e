"""Whatever prints a record prints it as JSON, too, by one option and in one way."""

from __future__ import annotations

import json

import pytest
import typer

from recount.cli.program import program
from recount.ledger import Ledger

WHY = ("--reason", "the mayor says so", "--author", "Ilse")
NO_RECORD = {
    "serve": "it serves until it is stopped",
    "mcp": "it speaks a protocol of its own",
    "code": "it writes lines of JSON anyway",
    "read": "it shows a text; `code` has its claims as JSON",
    "account token": "it prints a token and nothing else",
}


def commands(group: object, path: str = "") -> dict[str, set[str]]:
    """Every command with its options."""
    found: dict[str, set[str]] = {}
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            found |= commands(command, f"{path}{name} ")
        else:
            found[path + name] = {word for option in command.params for word in option.opts}
    return found


def test_every_command_that_prints_a_record_prints_it_as_json_where_that_is_asked_for():
    told = commands(typer.main.get_command(program))
    assert {name for name, options in told.items() if "--json" not in options} == set(NO_RECORD)


@pytest.fixture
def pair(ledger) -> tuple[str, str]:
    with Ledger.open(ledger) as opened:
        first, second = (c.id for c in opened.claims() if c.kind.value == "event")
    return first, second


def test_a_decision_is_told_as_the_list_of_decisions_has_it(run, ledger, pair):
    (kept,) = json.loads(run("decide", "same", *pair, *WHY, "--json", "-l", ledger).stdout)
    (listed,) = json.loads(run("decide", "list", "--json", "-l", ledger).stdout)
    assert kept == listed
    assert (kept["kind"], kept["about"]) == ("same", list(pair))
    (undone,) = json.loads(run("decide", "undo", kept["id"], *WHY, "--json", "-l", ledger).stdout)
    assert undone["takes_back"] == kept["id"]


@pytest.mark.parametrize(
    "words",
    [
        ("accept", "{claim}"),
        ("reject", "{claim}"),
        ("sign", "{event}"),
        ("publish", "Tam Orre", "--fields", "name,age"),
        ("withhold", "Tam Orre"),
    ],
    ids=lambda words: words[0],
)
def test_every_kind_of_decision_gives_its_line_of_the_history(run, ledger, pair, words):
    with Ledger.open(ledger) as opened:
        event = next(one.id for one in opened.events() if pair[0] in one.claims)
    told = [word.format(claim=pair[0], event=event) for word in words]
    (kept,) = json.loads(run("decide", *told, *WHY, "--json", "-l", ledger).stdout)
    with Ledger.open(ledger) as opened:
        assert kept["id"] == opened.history()[-1].id
    assert (kept["author"], kept["reason"]) == ("Ilse", "the mayor says so")


def test_a_note_gives_its_line_of_the_history(run, ledger, pair):
    words = ("--text", "seen on a map", "--author", "Ilse")
    (kept,) = json.loads(run("decide", "note", pair[0], *words, "--json", "-l", ledger).stdout)
    assert (kept["kind"], kept["author"]) == ("internal_note", "Ilse")


def test_a_dry_run_tells_its_effect_and_keeps_nothing(run, ledger, pair):
    told = run("decide", "reject", pair[0], *WHY, "--dry-run", "--json", "-l", ledger).stdout
    assert len(json.loads(told)["gone"]) == 1
    person = ("decide", "publish", "Tam Orre", "--fields", "name", *WHY)
    rows = json.loads(run(*person, "--dry-run", "--json", "-l", ledger).stdout)["leaving"]
    assert any("Tam Orre" in row["then"] for row in rows)
    with Ledger.open(ledger) as opened:
        assert opened.history() == ()


def test_files_that_are_written_are_named_with_how_much_was_lost(run, ledger, tmp_path):
    out = tmp_path / "out"
    told = json.loads(run("export", "ged", "--to", out, "--json", "-l", ledger).stdout)
    assert told["files"] == [str(out / "ged.csv"), str(out / "losses.json")]
    losses = json.loads((out / "losses.json").read_text())["losses"]
    assert set(told["losses"]) == {one["kind"] for one in losses}
    assert run("export", "ged", "--json", "-l", ledger).exit_code == 2


def test_the_working_copy_lies_in_a_folder_with_what_it_does_not_hold(run, ledger, tmp_path):
    whole = run("export", "jsonl", "-l", ledger).stdout
    run("export", "jsonl", "--to", tmp_path / "out", "-l", ledger)
    assert (tmp_path / "out" / "ledger.jsonl").read_text("utf-8") == whole
    losses = json.loads((tmp_path / "out" / "losses.json").read_text())["losses"]
    assert "raw bytes" in {one["column"] for one in losses}


def test_a_cover_stands_in_json_where_a_letter_follows_the_end_of_a_line(run, ledger):
    run("decide", "withhold", "Tam Orre", *WHY, "-l", ledger)
    told = run("decide", "list", "--json", "-l", ledger).stdout
    assert json.loads(told)[0]["kind"] == "withhold"
    assert "Orre" not in told
