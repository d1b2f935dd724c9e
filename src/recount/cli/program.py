"""The program `recount`: its commands, and how it ends."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

import recount
from recount.cli import (
    assistants,
    building,
    coding,
    doctor,
    listing,
    looking,
    methods,
    moving,
    reading,
    reporting,
    searching,
    sending,
)
from recount.cli.accounts import account
from recount.cli.assess import assess
from recount.cli.deciding import decide
from recount.cli.linking import linking
from recount.cli.places import gazetteer
from recount.cli.releasing import release
from recount.errors import RecountError

FAILED = 2
"""Exit statuses: it could not be done; something was refused; the user stopped it."""

program = typer.Typer(
    name="recount",
    help=(
        "Turns reports about armed conflict into events whose every number leads back to the "
        "sentence that says it."
    ),
    epilog="Begin with: recount build FOLDER --ledger my.ledger, then recount show.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"recount {recount.__version__}")
        raise typer.Exit


@program.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Options of the program itself."""


_COMMANDS = (
    ("build", building.build, "Put documents in a ledger and work out the events."),
    ("add", building.add, "Add documents to a ledger that there is."),
    ("show", looking.show, "Print the events, what is still open, what was not read."),
    ("explain", looking.explain, "Print how each number of an event came about."),
    ("check", looking.check, "Print the contradictions, with their words."),
    ("methodology", methods.methodology, "Print the page of methods that follows from the rules."),
    ("search", searching.search, "Print the documents or claims that hold some words."),
    ("serve", sending.serve, "Show a ledger in a browser."),
    ("mcp", assistants.mcp, "Offer a ledger to an assistant: search, show, explain, check."),
    ("export", sending.export, "Write a ledger in a format of the field."),
    ("report", reporting.report, "Write a report for readers: HTML, PDF, Word."),
    ("persons", listing.persons, "Set the persons of a ledger beside an outside list."),
    ("compare", sending.compare, "Set a published table beside a ledger."),
    ("read", reading.read, "Print a text with its claims marked in it."),
    ("code", coding.code, "Read documents, write lines of JSON; keep nothing."),
    ("locate", sending.locate, "Print the places that bear a name."),
    ("connect", moving.connect, "Keep a ledger in PostgreSQL."),
    ("copy", moving.copy, "Put a ledger whole into a new one."),
    ("doctor", doctor.doctor, "Look everything over, and say what to do."),
)
for _name, _command, _short in _COMMANDS:
    program.command(_name, short_help=_short)(_command)
program.add_typer(account, name="account")
program.add_typer(assess, name="assess")
program.add_typer(decide, name="decide")
program.add_typer(gazetteer, name="gazetteer")
program.add_typer(linking, name="linking")
program.add_typer(release, name="release")


def main() -> None:
    """Runs the program and exits: 0 done, 2 it could not be, 3 something was refused."""
    _write_unicode()
    try:
        _run()
    except RecountError as error:
        _fail(str(error), FAILED)
    except BrokenPipeError:
        # Whoever read our output has seen enough, as in `recount show | head`.
        _drop_output()
        sys.exit(0)
    except OSError as error:
        # Rooms tell of their own files, so what comes up to here is about our output.
        _drop_output()
        why = (error.strerror or str(error)).lower()
        _fail(f"output: it cannot be written ({why}); free some space or write elsewhere", FAILED)


def _run() -> None:
    try:
        program()
    finally:
        sys.stdout.flush()


def _drop_output() -> None:
    """Python would try to write the rest on its way out, and complain again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_unicode() -> None:
    """UTF-8 and plain line ends on every system, so that an export is the same everywhere."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _fail(message: str, status: int) -> None:
    print("recount:", " ".join(message.split()), file=sys.stderr)
    sys.exit(status)
