"""Every example of the README and of `docs` runs, and prints what the page says that it prints.

A block of `sh` or `python` is run in a folder that holds the example dossier. The lines of a block
of `text` right below it must stand in what it printed, in their order; `...` stands for anything.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```\n(?:\s*^```text\n(.*?)^```\n)?", re.M | re.S)
NEEDED = ("examples", "src/recount/resources/methodologies/standard.toml")


@dataclass(frozen=True)
class Example:
    """A block of a page, with the line that it begins at and what it is said to print."""

    line: int
    kind: str
    code: str
    prints: str | None


def examples(page: Path) -> Iterator[Example]:
    text = page.read_text("utf-8")
    for found in BLOCK.finditer(text):
        kind, code, prints = found.groups()
        if not code.startswith("make "):
            yield Example(text.count("\n", 0, found.start()) + 1, kind, code, prints)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder like a clone in which the program was installed."""
    for one in NEEDED:
        source, copy = ROOT / one, tmp_path / one
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, copy)
        else:
            shutil.copyfile(source, copy)
    (tmp_path / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    return tmp_path


def environment(place: Path) -> dict[str, str]:
    """The user's own, without settings of Recount but for the cache, and with the program."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("RECOUNT_") or key == "RECOUNT_CACHE"
    }
    programs = str(Path(sys.executable).parent)
    data = str(place / "data")  # what an example adds, it adds for itself
    path = programs + os.pathsep + kept["PATH"]
    return kept | {"PATH": path, "PYTHONWARNINGS": "error", "RECOUNT_DATA": data}


def run(example: Example, place: Path) -> str:
    """What a block prints, on either stream."""
    if example.kind == "python":
        words = [sys.executable, "-c", example.code]
    else:
        words = ["sh", "-euc", example.code]
    done = subprocess.run(
        words, check=False, cwd=place, env=environment(place), encoding="utf-8", timeout=300,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert done.returncode == 0, f"line {example.line}: {done.stdout}"
    return done.stdout


def holds(output: str, expected: str) -> bool:
    """Whether the expected lines stand in an output, in their order."""
    rest = " ".join(output.split())
    for line in expected.splitlines():
        parts = [re.escape(part.strip()) for part in " ".join(line.split()).split("...")]
        found = re.search(".*?".join(parts), rest)
        if found is None:
            return False
        rest = rest[found.end() :]
    return True


def opens(example: Example, place: Path) -> None:
    """Runs a block that serves the desk until the desk has answered."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = example.code.split()
    serving = subprocess.Popen(
        [*words, "--port", str(port)], cwd=place, env=environment(place), stderr=subprocess.DEVNULL
    )
    try:
        assert answer(f"http://127.0.0.1:{port}/", serving).startswith("<!doctype html>")
    finally:
        serving.terminate()
        serving.wait(timeout=30)


def answer(address: str, serving: subprocess.Popen[bytes]) -> str:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=10) as page:
                return page.read().decode()
        except urllib.error.URLError:
            assert serving.poll() is None, "the desk has stopped"
            time.sleep(0.1)
    pytest.fail("the desk does not answer")


@pytest.mark.parametrize(
    "page", [page for page in PAGES if any(examples(page))], ids=lambda page: page.name
)
def test_every_example_runs_and_prints_what_the_page_says(page: Path, place: Path):
    for example in examples(page):
        if example.code.startswith("recount serve"):
            opens(example, place)
            continue
        output = run(example, place)
        if example.prints is not None:
            assert holds(output, example.prints), f"line {example.line} prints:\n{output}"


def test_every_target_of_make_that_a_page_names_is_there():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    for page in PAGES:
        named = re.findall(r"(?:`|^)make ([a-z-]+)", page.read_text("utf-8"), re.M)
        assert set(named) <= targets, page.name


def test_what_is_left_out_may_be_anything_but_the_rest_must_stand_there():
    assert holds("7  reconcile   17 numbers,\n  by rule 1", "7 reconcile ... by rule 1")
    assert not holds("one\ntwo\n", "two\none\n")
