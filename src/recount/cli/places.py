"""`recount gazetteer`: the lists of places, added, shown, taken out and put back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.options import JsonOption, settings
from recount.cli.terminal import complain, console, print_json, watched

if TYPE_CHECKING:
    from recount.app.places_lists import AddedLists
    from recount.places import TakenList

gazetteer = typer.Typer(
    help="The lists of places that names are looked up in: add, list, remove, restore.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="The list, as `recount gazetteer list` calls it.")
]


def add(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="GeoNames dumps (LY.zip), GeoNames alternate names, own tables (CSV, TSV).",
        ),
    ],
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="What to call it, if not as its file.")
    ] = None,
    licence: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Its licence, to be named in the list.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Add lists of places; they hold at once for every command, and stay until removed.

    A table of your own begins with a line that names its columns: name, lat, lon, and if you like
    country, level, province, population, radius, other names (parted by ; or |). Any script will
    do. Your own places go before others of the same name. A list of the same name is replaced.
    Lines that cannot be used are named, and the others are taken.
    """
    from recount.app.places_lists import Wanted
    from recount.app.places_lists import add_lists as run

    if name and len(files) > 1:
        raise typer.BadParameter("it goes with one file", param_hint="--name")
    with watched() as watch:
        found = run(Wanted(files, name, licence), settings(), watch)
    if as_json:
        print_json(found.taken)
    for taken in found.taken:
        _tell(taken, as_json)
    for error in found.failed:
        complain(f"refused: {error}")
    _end(found)


def list_(as_json: JsonOption = False) -> None:
    """Print every list of places: what is in it, since when, and under which licence."""
    from recount.app.places_lists import show_lists as run
    from recount.cli.tables import lists_table

    found = run(settings())
    if as_json:
        print_json(found)
        return
    console().print(lists_table(found.lists))
    console().print(f"\nVersion {found.version}", style="dim")


def remove(
    name: NameArgument,
    for_good: Annotated[
        bool, typer.Option("--for-good", help="Delete it; it cannot be restored then.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Take an added list out; names are no longer looked up in it."""
    from recount.app.places_lists import remove_list as run

    run(name, settings(), for_good)
    if as_json:
        print_json({"list": name, "is_in": False, "can_be_restored": not for_good})
        return
    again = "" if for_good else f"; `recount gazetteer restore {name}` puts it back"
    console().print(f"{name} is taken out{again}", soft_wrap=True)


def restore(name: NameArgument, as_json: JsonOption = False) -> None:
    """Put a list back that was taken out."""
    from recount.app.places_lists import restore_list as run

    run(name, settings())
    if as_json:
        print_json({"list": name, "is_in": True})
        return
    console().print(f"{name} is back", soft_wrap=True)


for _name, _command, _short in (
    ("add", add, "Add lists of places: GeoNames files, or your own tables."),
    ("list", list_, "Print every list of places, with its licence."),
    ("remove", remove, "Take an added list out."),
    ("restore", restore, "Put a list back that was taken out."),
):
    gazetteer.command(_name, short_help=_short)(_command)


def _tell(taken: TakenList, as_json: bool) -> None:
    from recount.app.reports import counted

    one = taken.added
    if not as_json:
        console().print(
            f"{one.name}: {counted(one.places, 'place')} with {counted(one.names, 'name')}, from "
            f"{counted(taken.lines, 'line')} ({one.kind}, {one.licence})",
            soft_wrap=True,
        )
    if taken.unread:
        complain(f"{one.file}: columns that mean nothing here: {', '.join(taken.unread)}")
    for error in taken.refused:
        complain(f"refused: {error}")
    if more := taken.refused_number - len(taken.refused):
        complain(f"refused: {one.file}: {more:,} more lines")


def _end(found: AddedLists) -> None:
    if found.failed and not found.taken:
        raise typer.Exit(2)
    if found.failed or any(taken.refused for taken in found.taken):
        raise typer.Exit(3)
