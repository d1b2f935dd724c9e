"""Options that several commands share, and the settings made of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from recount.app.settings import Settings


def beginning(*words: str) -> Callable[[str], list[str]]:
    """What a shell offers for a word that somebody begins to type."""

    def offered(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return offered


LedgerOption = Annotated[
    Path | None,
    typer.Option(
        "--ledger", "-l", metavar="FILE", help="The ledger. Without it, RECOUNT_LEDGER names it."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
JobsOption = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, metavar="N", help="How many processes read. Default 1."),
]
MethodologyOption = Annotated[
    Path | None,
    typer.Option(
        "--methodology",
        metavar="NAME|FILE",
        autocompletion=beginning("standard", "ucdp", "acled", "airwars"),
        help="Rules for numbers: standard, ucdp, acled, airwars, or a file.",
    ),
]


def settings(
    ledger: Path | None = None, jobs: int | None = None, methodology: Path | None = None
) -> Settings:
    """The environment's settings, with what the command line says in their place."""
    from recount.app.settings import Settings

    found = Settings.from_environment()
    return replace(
        found,
        ledger=ledger or found.ledger,
        jobs=jobs or found.jobs,
        methodology=methodology or found.methodology,
    )
