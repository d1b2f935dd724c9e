"""`recount code`: a filter for a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from recount.cli.inputs import Inputs
from recount.cli.options import JobsOption, settings
from recount.cli.terminal import complain, watched

if TYPE_CHECKING:
    from recount.intake import Refused, Taken


def code(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE",
            help="JSON, one document a line, or any file that `build` takes; - is standard input.",
            show_default=False,
        ),
    ] = None,
    mentions: Annotated[
        bool, typer.Option("--mentions", help="Also every date, place, number, party and person.")
    ] = False,
    reader: Annotated[
        str, typer.Option("--reader", metavar="grammar|llm", help="Who reads.")
    ] = "grammar",
    jobs: JobsOption = None,
) -> None:
    """Read documents and write what each one says, as a line of JSON; nothing is kept.

    A line that is not a document is reported on standard error, the rest go on, and the exit
    status is 3.
    """
    from recount.app import wiring
    from recount.app.coding import code_lines as run

    chosen = settings(jobs=jobs)
    parts = wiring.parts(chosen, reader, mentions)
    inputs = Inputs(files or ["-"], _wire_lines)
    with watched() as watch:
        for coded in run(inputs.documents(), parts, mentions, chosen.jobs, watch):
            print(coded.line)
            for message in coded.failures:
                complain(f"failed: {coded.document}: {message}")
    sys.stdout.flush()
    if inputs.refused:
        raise typer.Exit(3)


def _wire_lines(stream: BinaryIO) -> Iterable[Taken | Refused]:
    from recount.intake import read_wire_lines

    if stream.isatty():
        complain("recount: reading from the keyboard, one JSON object a line")
    return read_wire_lines(stream, "standard input")
