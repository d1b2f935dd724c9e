"""`recount doctor`: what is not as it should be, and what to do about it."""

from __future__ import annotations

import typer

from recount.cli.options import JsonOption, LedgerOption, settings
from recount.cli.terminal import print_json

_MARKS = {"fine": "ok  ", "mind": "mind", "broken": "BAD "}


def doctor(ledger: LedgerOption = None, as_json: JsonOption = False) -> None:
    """Look over the installation, the lists of places, the parser and a ledger, and say what to do.

    Changes nothing and builds nothing. Exits 1 where something is broken.
    """
    from recount.app.checkup import is_well, look_over

    found = look_over(settings(ledger))
    if as_json:
        print_json(found)
    else:
        for one in found:
            print(f"{_MARKS[one.state]}  {one.what}: {one.said}")
            if one.cure:
                print(f"      {one.cure}")
    if not is_well(found):
        raise typer.Exit(1)
