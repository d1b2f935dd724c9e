"""What other programs may import from `recount`, and that it costs nothing until it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import recount

HEAVY = ("spacy", "ortools", "sqlalchemy", "alembic", "fastapi", "trafilatura", "rich", "typer")


def test_the_door_is_a_dozen_names():
    assert sorted(recount.__all__) == [
        "Claim",
        "Contradiction",
        "Count",
        "Document",
        "Event",
        "Ledger",
        "RecountError",
        "Span",
        "When",
        "Where",
        "build",
        "code",
        "export",
        "open",
        "tables",
    ]
    assert all(getattr(recount, name) for name in recount.__all__)


def test_a_name_that_is_not_there_is_told():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        recount.nothing  # noqa: B018


@pytest.mark.parametrize(
    ("line", "allowed"),
    [
        ("import recount", ()),
        ("import recount.cli", ("typer", "rich")),
        ("from recount.app import wiring", ()),
    ],
)
def test_nothing_heavy_is_loaded_at_the_start(line: str, allowed: tuple[str, ...]):
    ask = f"import sys; {line}; print(*(n for n in {HEAVY!r} if n in sys.modules))"
    told = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert set(told.stdout.split()) <= set(allowed)


def test_completion_offers_the_names_of_the_door_and_nothing_else() -> None:
    assert sorted(dir(recount)) == sorted([*recount.__all__, "__version__"])
