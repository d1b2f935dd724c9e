"""`recount export`, `recount serve` and `recount locate`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from recount.cli.opening import opened
from recount.cli.options import JsonOption, LedgerOption, beginning, settings
from recount.cli.terminal import complain, console, print_json, watched
from recount.cli.written import print_written
from recount.errors import OutputError
from recount.publishing import FileKind, Publication, Shape

FORMATS = f"jsonl, {', '.join(Shape)}"
FILES = ", ".join(FileKind)


JSONL = "jsonl"
_FORMAT = beginning(JSONL, *Shape)


def export(  # noqa: PLR0913
    form: Annotated[
        str,
        typer.Argument(
            metavar="[FORMAT]", show_default=False, help=f"{FORMATS}.", autocompletion=_FORMAT
        ),
    ] = "",
    *,
    ledger: LedgerOption = None,
    named: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="The same, as an option.",
            autocompletion=_FORMAT,
        ),
    ] = JSONL,
    file: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="FILE",
            help=f"Write its tables as {FILES}.",
            autocompletion=beginning(*FileKind),
        ),
    ] = "",
    to: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Write files there, losses.json beside them."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Write a ledger in a format of the field; the same ledger always gives the same bytes.

    jsonl is the whole working copy: texts, claims, events, contradictions. It holds the names of
    persons, so keep it among those who work on the case. In every other format persons are not
    named, and losses.json lists all that could not come along, each with why.

    Without --to, what is one file of text goes to standard output. With it, --json prints which
    files were written, and how much could not come along.
    """
    from recount.app.exporting import lines, write, written

    if as_json and to is None:
        raise typer.BadParameter("it goes with --to FOLDER", param_hint="--json")
    shape = _one_of(form or named, [JSONL, *Shape], "FORMAT")
    kind = FileKind(_one_of(file, FileKind, "--as")) if file else None
    with opened(ledger) as held:
        if shape == JSONL and to is None:
            for line in lines(held):
                print(line)
            return
        made = written(held, shape, kind)
    if to is None:
        _print(made)
        return
    print_written(write(made.leaves, to), made.losses, as_json)


def _one_of(value: str, known: Iterable[str], where: str) -> str:
    names = list(known)
    if value not in names:
        raise typer.BadParameter(f"it is one of {', '.join(names)}", param_hint=where)
    return value


def _print(made: Publication) -> None:
    first, *more = made.leaves
    if len(more) > 1 or b"\0" in first.data:
        raise OutputError(first.name, "it is not one file of text", "give --to FOLDER")
    print(first.data.decode(), end="")
    if made.losses:
        complain("recount: some things could not come along; --to FOLDER lists them in losses.json")


def compare(
    table: Annotated[
        Path, typer.Argument(metavar="FILE", help="UCDP GED, ACLED, UCDP-AEC, or any CSV.")
    ],
    ledger: LedgerOption = None,
    mapping: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="TOML that says which columns of a CSV hold what."),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Write tables, a page and a picture there."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Find the rows of a published table among the events of a ledger, and say where they differ.

    Only rows of the ledger's countries and time are looked at. With --to: who is in both, the
    fields that differ with the ledger's words, and what only one side has, as CSV, as one page,
    and as a picture.
    """
    from recount.app.comparing import compare_with, summary
    from recount.app.exporting import write

    with opened(ledger) as held:
        compared = compare_with(held, table, mapping)
    if as_json:
        print_json(compared.comparison)
    else:
        print("\n".join(summary(compared)))
    for path in write(compared.leaves, to) if to else ():
        complain(f"recount: wrote {path}")


def serve(  # noqa: PLR0913
    ledger: LedgerOption = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port.")] = 8377,
    *,
    team: Annotated[
        bool, typer.Option("--team", help="Ask everybody to sign in; see `recount account`.")
    ] = False,
    address: Annotated[
        str, typer.Option(metavar="URL", help="With --team: what people type, behind a proxy.")
    ] = "",
    certificate: Annotated[
        Path | None, typer.Option(metavar="FILE", help="With --team: a certificate, for TLS.")
    ] = None,
    key: Annotated[
        Path | None, typer.Option(metavar="FILE", help="With --team: the certificate's key.")
    ] = None,
) -> None:
    """Show a ledger in a browser: map, timeline, events with their words, contradictions.

    Only this computer can see it, as the desk shows names and asks for no password. With --team
    the desk has accounts with roles, and may answer others: over TLS, or behind a proxy on this
    computer.
    """
    from recount.web import Place, serve_team
    from recount.web import serve as run

    place = settings(ledger).need_ledger()

    def ready(at: str) -> None:
        who = "those who sign in" if team else "this computer only, without accounts"
        complain(f"recount: serving {place} at {at}, for {who} (Ctrl-C stops it)")

    if team:
        serve_team(place, Place(host, port, address, certificate, key), ready)
        return
    if address or certificate or key:
        raise typer.BadParameter(
            "it goes with --team", param_hint="--address, --certificate, --key"
        )
    run(place, host, port, ready)


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
