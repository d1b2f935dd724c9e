"""From an empty folder through the command line, as a user goes."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest


def rows(told: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in told.splitlines()]


def test_a_build_ends_in_events_with_numbers(run, ledger):
    shown = json.loads(run("show", "--ledger", ledger, "--json").stdout)
    killed = [event["people"].get("killed", {}).get("best") for event in shown["events"]]
    assert 8 in killed
    assert shown["current"]


def test_every_event_can_be_explained(run, ledger):
    for event in json.loads(run("show", "--ledger", ledger, "--json").stdout)["events"]:
        told = run("explain", event["short"], "--ledger", ledger)
        assert told.returncode == 0
        assert "“" in told.stdout


def test_building_twice_changes_not_a_byte_of_the_export(run, ledger, reports):
    first = run("export", "--ledger", ledger).stdout
    assert run("build", reports, "--ledger", ledger).returncode == 0
    assert run("export", "--ledger", ledger).stdout == first


def test_adding_the_last_report_later_gives_the_same_as_all_at_once(run, ledger, reports, tmp_path):
    last = (reports / "letter.txt").rename(tmp_path / "letter.txt")
    other = tmp_path / "other.ledger"
    assert run("build", reports, "--ledger", other).returncode == 0
    last = last.rename(reports / "letter.txt")
    assert run("add", reports, "--ledger", other).returncode == 0
    assert run("export", "--ledger", other).stdout == run("export", "--ledger", ledger).stdout


def test_several_processes_read_the_same_as_one(run, ledger, reports, tmp_path):
    other = tmp_path / "other.ledger"
    done = run("build", reports, "--ledger", other, "--jobs", "2")
    assert (done.returncode, done.stderr) == (0, "")
    assert run("export", "--ledger", other).stdout == run("export", "--ledger", ledger).stdout


def test_beside_the_ledger_nothing_is_left(run, ledger):
    run("show", "--ledger", ledger)
    assert [one.name for one in ledger.parent.iterdir() if one.is_file()] == [ledger.name]


def test_code_keeps_the_order_and_goes_on_after_a_bad_line(run):
    given = [
        json.dumps({"id": "b", "text": "A bomb killed two people in Sabha, police said."}),
        "not json",
        json.dumps({"id": "a", "text": "Une frappe a tué huit combattants dans le désert, hier."}),
    ]
    done = run("code", "-", stdin="\n".join(given))
    assert done.returncode == 3
    assert done.stderr.startswith("refused: standard input, line 2: the line is not JSON")
    assert len(done.stderr.splitlines()) == 1
    first, second = rows(done.stdout)
    assert (first["document"], second["document"]) == ("b", "a")
    assert len(first["claims"]) == 1
    assert (second["claims"], second["problems"][0]["code"]) == ([], "unread_language")


def test_what_cannot_be_taken_in_is_one_line_each_and_the_rest_go_on(run, reports, tmp_path):
    (reports / "empty.txt").touch()
    (reports / "empty.pdf").touch()
    (reports / "blank.html").write_text("<html><body><script>1</script></body></html>", "utf-8")
    (reports / "table.csv").write_text("who,when\na,b\n", "utf-8")
    ledger = tmp_path / "case.ledger"
    done = run("build", reports, tmp_path / "no-such-folder", "--ledger", ledger)
    assert done.returncode == 3
    lines = done.stderr.splitlines()
    assert len(lines) == 5
    assert all(line.startswith("refused: ") and "; " in line for line in lines)
    for name in ("empty.txt", "empty.pdf", "blank.html", "table.csv", "no-such-folder"):
        assert sum(name in line for line in lines) == 1
    shown = run("show", "--ledger", ledger).stdout
    assert "Refused" in shown
    assert "reports/table.csv" in shown
    assert str(tmp_path) not in run("export", "--ledger", ledger).stdout


def test_a_mended_file_is_refused_no_longer(run, reports, tmp_path):
    ledger = tmp_path / "case.ledger"
    (reports / "extra.txt").touch()
    assert run("build", reports, "--ledger", ledger).returncode == 3
    (reports / "extra.txt").write_text("A bomb killed two people in Sabha, police said.", "utf-8")
    assert run("build", reports, "--ledger", ledger).returncode == 0
    assert "Refused" not in run("show", "--ledger", ledger).stdout


def errors(done) -> str:
    """The one line on standard error."""
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "Traceback" not in line
    return line


def test_a_ledger_that_cannot_be_used_is_one_line_with_what_to_do(run, ledger, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear reader", "utf-8")
    assert "there is no such ledger; check the name" in errors(run("show", "-l", tmp_path / "no"))
    assert "it is a folder; name a file" in errors(run("show", "-l", tmp_path))
    assert "not a Recount ledger; name a file" in errors(run("show", "-l", letter))
    assert "none is named; give --ledger FILE" in errors(run("show"))
    assert "no such event; see `recount show`" in errors(run("explain", "x", "-l", ledger))
    with closing(sqlite3.connect(ledger)) as plain, plain:
        plain.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "newer version of Recount (tables 9999); update with" in errors(
        run("show", "-l", ledger)
    )


def test_a_reader_that_there_is_not_yet_is_one_line(run):
    assert "--reader llm: it comes in a later version" in errors(run("code", "--reader", "llm"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where there is such a device")
@pytest.mark.parametrize("words", [["show"], ["export"], ["check"]])
def test_output_that_cannot_be_written_is_one_line(environment, ledger, words):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "recount", *words, "--ledger", str(ledger)],
            check=False, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", env=environment,
        )  # fmt: skip
    assert "it cannot be written (no space left on device); free some space" in errors(done)


def test_output_that_nobody_reads_to_its_end_is_no_error(environment, ledger):
    words = [sys.executable, "-m", "recount", "export", "--ledger", str(ledger)]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
