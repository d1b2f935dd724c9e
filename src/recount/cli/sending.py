"""`recount export`, `recount serve` and `recount locate`."""

from __future__ import annotations

from typing import Annotated

import typer

from recount.cli.options import JsonOption, LedgerOption, settings
from recount.cli.terminal import complain, console, print_json, watched


def export(
    ledger: LedgerOption = None,
    form: Annotated[
        str, typer.Option("--format", "-f", metavar="jsonl|csv", help="What to write.")
    ] = "jsonl",
) -> None:
    """Write a ledger to standard output; the same ledger always gives the same bytes.

    jsonl is the whole working copy: texts, claims, events, contradictions. It holds the names of
    persons, so keep it among those who work on the case. csv is a table of the events, one row
    each, without names of persons.
    """
    from recount.app.exporting import ExportFormat
    from recount.app.exporting import export as run
    from recount.errors import LedgerError
    from recount.ledger import Ledger

    if form not in list(ExportFormat):
        raise typer.BadParameter("it is jsonl or csv", param_hint="--format")
    place = settings(ledger).need_ledger()
    with Ledger.open(place) as opened:
        if not opened.is_built:
            raise LedgerError(
                str(place),
                "its events do not follow from its documents yet",
                f"finish it with `recount build --ledger {place}`",
            )
        for line in run(opened, ExportFormat(form)):
            print(line)


def serve(
    ledger: LedgerOption = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port.")] = 8377,
) -> None:
    """Show a ledger in a browser: map, timeline, events with their words, contradictions.

    Only this computer can see it, as the desk shows names and asks for no password.
    """
    from recount.web import serve as run

    place = settings(ledger).need_ledger()
    run(
        place,
        host,
        port,
        lambda at: complain(f"recount: serving {place} at {at} (Ctrl-C stops it)"),
    )


def locate(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place, as a report writes it.")],
    country: Annotated[
        str | None, typer.Option(metavar="LY", help="Only in this country (two letters).")
    ] = None,
    near: Annotated[
        str | None, typer.Option(metavar="LAT,LON", help="Nearest to this point first.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 10,
    as_json: JsonOption = False,
) -> None:
    """Print the places that bear a name, best first."""
    from recount.app.locating import Wanted
    from recount.app.locating import locate as run
    from recount.cli.tables import place_table

    point = _point(near) if near else None
    wanted = Wanted(name, country.upper() if country else None, point, limit)
    with watched() as watch:
        found = run(wanted, settings(), watch)
    if as_json:
        print_json(found)
    elif found:
        console().print(place_table(found))
    else:
        complain(f"recount: no place called {name!r} is known; try another spelling")


def _point(near: str) -> tuple[float, float]:
    try:
        lat, lon = (float(part) for part in near.split(","))
    except ValueError:
        lat, lon = 91.0, 0.0
    if abs(lat) > 90 or abs(lon) > 180:
        raise typer.BadParameter(
            "give latitude and longitude in degrees, as in 25.9,13.9", param_hint="--near"
        )
    return lat, lon
