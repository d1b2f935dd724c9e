"""`recount methodology`: the page of methods."""

from __future__ import annotations

from typing import Annotated

import typer

from recount.cli.options import JsonOption, settings
from recount.cli.terminal import print_json


def methodology(
    chosen: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME|FILE]",
            help="standard, ucdp, acled, airwars, or a file. Without it, the one that is set.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        str,
        typer.Option("--format", "-f", metavar="text|markdown|html", help="What to write."),
    ] = "text",
    as_json: JsonOption = False,
) -> None:
    """Print the page of methods that recorders publish, as it follows from the rules.

    What only a publisher can say, such as which sources are searched, is named as missing until
    it stands under [page] in the file.
    """
    from recount.app.methods import MethodsFormat, chosen_methods, print_methods

    if form not in list(MethodsFormat):
        raise typer.BadParameter("it is text, markdown or html", param_hint="--format")
    if as_json:
        print_json(chosen_methods(chosen, settings()))
        return
    print(print_methods(chosen, MethodsFormat(form), settings()), end="")
