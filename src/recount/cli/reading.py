"""`recount read`: a text with its claims marked in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from recount.cli.inputs import Inputs
from recount.cli.options import settings
from recount.cli.terminal import complain, console, watched

if TYPE_CHECKING:
    from recount.app.marked import MarkedText
    from recount.intake import Refused, Taken


def read(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Any file that `build` takes; - is standard input."),
    ],
    html: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a page for a browser to this file instead."),
    ] = None,
    published: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="DAY",
            help="Read them as published on this day, whatever they say themselves.",
        ),
    ] = None,
) -> None:
    """Print a text with its claims marked and numbered, and the claims below it; keep nothing.

    For one who wants to see how Recount reads. Where the terminal shows no colours, [1 and 1]
    stand around the words of claim 1. The page of --html is one file that needs no other. A text
    without a date has no year to put "24 September" in: --published gives it one.
    """
    from recount.app import wiring
    from recount.app.marked import mark, published_on

    parts = wiring.parts(settings())
    inputs = Inputs(files, _any_kind)
    with watched() as watch:
        documents = inputs.documents()
        if published is not None:
            documents = published_on(documents, published.date())
        marked = mark(documents, parts, watch)
        if html is None:
            _print(marked)
        else:
            _write(list(marked), html)
    if inputs.refused:
        raise typer.Exit(3)


def _print(marked: Iterable[MarkedText]) -> None:
    from recount.cli.marks import print_marked, print_rule

    screen = console()
    for number, text in enumerate(marked):
        if number:
            print_rule(screen)
        print_marked(screen, text)


def _write(marked: list[MarkedText], place: Path) -> None:
    from recount.errors import OutputError
    from recount.web import leaf

    if not marked:
        return
    try:
        place.write_text(leaf(marked), "utf-8", newline="\n")
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise OutputError(
            str(place), f"it cannot be written ({why})", "name another file"
        ) from None
    complain(f"recount: {place} is written; open it in a browser")


def _any_kind(stream: BinaryIO) -> Iterable[Taken | Refused]:
    from recount.intake import take_stream

    if stream.isatty():
        complain("recount: reading from the keyboard; end the text with Ctrl-D")
    return take_stream(stream, "standard input")
