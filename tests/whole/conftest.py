"""The program as a user starts it: in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

REPORTS = {
    "gazette.txt": (
        "ALDERTON, May 4, 2031 - The ministry said that an air strike near Murzuq, Libya, on "
        "May 3 killed eight militants. A spokesman said no civilians were harmed."
    ),
    "herald.txt": (
        "May 10, 2031 - Two soldiers were killed and five were wounded when a roadside bomb "
        "exploded in Sabha, Libya, on May 9, police said."
    ),
    "letter.txt": "May 12, 2031 - Gunmen killed a judge in Benghazi, Libya, on Monday, he said.",
    "echo.txt": "May 5, 2031 - An air strike near Murzuq killed at least six people on Saturday.",
}

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def command(*words: str | Path) -> list[str]:
    """The command line of `recount` with these words."""
    return [sys.executable, "-m", "recount", *map(str, words)]


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The user's own, without settings of Recount but for the cache, and without added places."""
    kept = {name: value for name, value in os.environ.items() if name != "RECOUNT_LEDGER"}
    nothing = str(tmp_path_factory.mktemp("nothing-added"))
    return kept | {"PYTHONWARNINGS": "error", "RECOUNT_DATA": nothing}


@pytest.fixture(scope="session")
def run(environment: dict[str, str]) -> Run:
    """Runs `recount` to its end; standard input holds `stdin`."""

    def call(*words: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command(*words), check=False, capture_output=True, encoding="utf-8", env=environment,
            input=stdin, timeout=300,
        )  # fmt: skip

    return call


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of invented reports."""
    return _write_reports(tmp_path / "reports")


def _write_reports(folder: Path) -> Path:
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="session")
def built(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger built from the reports, once; not to be written to."""
    folder = tmp_path_factory.mktemp("built")
    place = folder / "case.ledger"
    done = run("build", _write_reports(folder / "reports"), "--ledger", place)
    assert (done.returncode, done.stderr) == (0, "")
    return place


@pytest.fixture
def ledger(built: Path, tmp_path: Path) -> Path:
    """A copy of that ledger, to do anything with."""
    place = tmp_path / "case.ledger"
    shutil.copyfile(built, place)
    return place


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Sixty reports in one file, enough for a build to be caught in the middle."""
    place = tmp_path / "many.jsonl"
    rows = [
        {
            "id": f"report-{number:02}",
            "text": (
                f"An air strike near Murzuq, Libya, on May {number % 28 + 1}, 2031, killed "
                f"{number % 9 + 2} militants, the ministry said."
            ),
        }
        for number in range(60)
    ]
    place.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return place
