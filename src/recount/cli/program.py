"""The program `recount`: its commands, and how it ends."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

import recount

from recount.cli import building, coding, looking, sending
from recount.errors import RecountError

FAILED, REFUSED, STOPPED = 2, 3, 130
"""Exit statuses: it could not be done; something was refused; the user stopped it."""

program = typer.Typer(
    name="recount",
    help=(
        "Turns reports about armed conflict into events whose every number leads back to the "
        "sentence that says it."
    ),
    epilog="Begin with: recount build FOLDER --ledger my.ledger, then recount show.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@program.callback()
def _version(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", is_eager=True)
    ] = False,
) -> None:
    if version:
        print(f"recount {recount.__version__}")
        raise typer.Exit


program.command("build")(building.build)
program.command("add")(building.add)
program.command("show")(looking.show)
program.command("explain")(looking.explain)
program.command("check")(looking.check)
program.command("serve")(sending.serve)
program.command("export")(sending.export)
program.command("code")(coding.code)
program.command("locate")(sending.locate)


def main() -> None:
    """Runs the program and exits: 0 done, 2 it could not be, 3 something was refused."""
    _write_unicode()
    try:
        program()
    except RecountError as error:
        _fail(str(error), FAILED)
    except BrokenPipeError:
        # The reader of our pipe has seen enough. Python would complain again on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _write_unicode() -> None:
    """UTF-8 and plain line ends on every system, so that an export is the same everywhere."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _fail(message: str, status: int) -> None:
    print("recount:", " ".join(message.split()), file=sys.stderr)
    sys.exit(status)
