"""A build that is killed at any moment and run again comes to the same ledger as a clean one."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest


def kill_when(ledger: Path, table: str, least: int, process: subprocess.Popen[bytes]) -> bool:
    """Kills the process as soon as the table holds so many rows; False where it ended before."""
    while process.poll() is None:
        if held(ledger, table) >= least:
            process.kill()
            process.wait()
            return True
        time.sleep(0.002)
    return False


def held(ledger: Path, table: str) -> int:
    if not ledger.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"{ledger.as_uri()}?mode=ro", uri=True)) as plain:
            return int(plain.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


@pytest.fixture
def clean(run, many, tmp_path) -> str:
    """The export of a build that nothing disturbed."""
    ledger = tmp_path / "clean.ledger"
    assert run("build", many, "--ledger", ledger).returncode == 0
    return run("export", "--ledger", ledger).stdout


def test_killed_in_every_part_of_its_work_it_comes_to_the_same(
    run, many, tmp_path, clean, environment
):
    ledger = tmp_path / "killed.ledger"
    caught = []
    for table, least in (("documents", 1), ("documents", 30), ("readings", 1), ("readings", 60)):
        process = subprocess.Popen(
            [sys.executable, "-m", "recount", "build", str(many), "--ledger", str(ledger)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment,
        )  # fmt: skip
        caught.append(kill_when(ledger, table, least, process))
    assert caught[0], "the build was over before it could be killed"
    assert caught[2], "the build was over before it could be killed"
    assert run("build", many, "--ledger", ledger).returncode == 0
    assert run("export", "--ledger", ledger).stdout == clean
    assert clean.count('"record": "claim"') >= 60


def test_while_it_is_unfinished_the_ledger_is_whole_and_says_so(run, many, tmp_path, environment):
    ledger = tmp_path / "killed.ledger"
    process = subprocess.Popen(
        [sys.executable, "-m", "recount", "build", str(many), "--ledger", str(ledger)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment,
    )  # fmt: skip
    assert kill_when(ledger, "readings", 1, process)
    shown = run("show", "--ledger", ledger)
    assert shown.returncode == 0
    assert "holds documents that are not worked out yet" in shown.stderr
    refused = run("export", "--ledger", ledger)
    assert refused.returncode == 2
    assert "finish it with `recount build" in refused.stderr
    with closing(sqlite3.connect(ledger)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_stopped_by_hand_it_says_how_to_go_on(many, tmp_path, environment, jobs):
    ledger = tmp_path / "stopped.ledger"
    words = ["build", str(many), "--ledger", str(ledger), "--jobs", jobs]
    process = subprocess.Popen(
        [sys.executable, "-m", "recount", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=environment,
    )  # fmt: skip
    while held(ledger, "documents") < 60:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    assert process.returncode == 130
    assert told == (
        "recount: stopped; what was kept is whole: run the same command again to go on\n"
    )
