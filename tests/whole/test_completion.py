"""A person installs completion, opens a shell, and presses the tabulator."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

PATIENCE = 60
"""Seconds for one answer, on a machine that has much else to do."""


class Shell:
    """A bash in which somebody types."""

    def __init__(self, process: int, terminal: int) -> None:
        self.process = process
        self.terminal = terminal

    def press(self, keys: str, until: str) -> str:
        """Types, and gives what the terminal shows until the words are there."""
        os.write(self.terminal, keys.encode())
        shown, end = "", time.monotonic() + PATIENCE
        while until not in shown and time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.2)[0]:
                shown += os.read(self.terminal, 4096).decode("utf-8", "replace")
        return shown


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """A home in which completion is installed, from within bash, as the tutorial says."""
    found = tmp_path_factory.mktemp("home")
    assert shutil.which("bash"), "these tests need bash; install it"
    subprocess.run(
        ["bash", "-c", "recount --install-completion; true"],
        env=surroundings(found), check=True, timeout=PATIENCE,
    )  # fmt: skip
    return found


def surroundings(home: Path) -> dict[str, str]:
    beside = Path(sys.executable).parent
    path = f"{beside}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {"HOME": str(home), "PATH": path, "TERM": "dumb", "LC_ALL": "C.UTF-8"}


@pytest.fixture
def shell(home: Path) -> Iterator[Shell]:
    process, terminal = pty.fork()
    if process == 0:
        os.execvpe("bash", ["bash", "--rcfile", str(home / ".bashrc"), "-i"], surroundings(home))
    opened = Shell(process, terminal)
    opened.press("PS1='ready> '\r", "\nready> ")
    yield opened
    os.write(terminal, b"\x15exit\r")
    os.waitpid(process, 0)
    os.close(terminal)


@pytest.mark.parametrize(
    ("begun", "told"),
    [
        ("recount meth", "methodology "),
        ("recount release ver", "verify "),
        ("recount report --publ", "--publisher "),
        ("recount decide with", "withhold "),
        ("recount export air", "airwars "),
        ("recount export ged --as geoj", "geojson "),
    ],
)
def test_the_tabulator_completes_what_one_begins_to_type(shell, begun, told):
    assert told in shell.press(f"{begun}\t", told)


def test_twice_pressed_it_lists_what_there_is(shell):
    shown = shell.press("recount assess co\t\t", "coverage")
    assert "compare" in shown
    assert "counts" in shown
