"""`recount connect` and `recount copy`: where a ledger is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recount.cli.options import JsonOption
from recount.cli.terminal import console, print_json


def connect(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to be made.")],
    service: Annotated[
        str, typer.Argument(metavar="SERVICE", help="Its name in ~/.pg_service.conf.")
    ],
    schema: Annotated[
        str, typer.Option(metavar="NAME", help="The schema that is the ledger.")
    ] = "recount",
    as_json: JsonOption = False,
) -> None:
    """Keep a ledger in PostgreSQL: make FILE, which every command then takes as the ledger.

    FILE holds no address and no password, only the name of a service. Each person says in
    ~/.pg_service.conf where that is, and in ~/.pgpass with what password. The schema is made
    where there is none; a ledger that is there already is used.
    """
    from recount.app.moving import connect as run

    with run(file, service, schema) as ledger:
        many = len(ledger.documents())
    if as_json:
        print_json({"ledger": str(file), "documents": many})
        return
    held = f"It holds {many:,} documents" if many else "It is empty"
    console().print(f"{file} is kept by PostgreSQL. {held}.", soft_wrap=True)


def copy(
    source: Annotated[Path, typer.Argument(metavar="FROM", help="A ledger.")],
    target: Annotated[Path, typer.Argument(metavar="TO", help="A ledger to be made.")],
    as_json: JsonOption = False,
) -> None:
    """Put all that a ledger holds into a new one: from a laptop to a server, or back.

    Documents, readings, claims, decisions with their authors, and what follows from them come
    along, under the same ids. Accounts of a team do not: they lie in a file beside the ledger.
    """
    from recount.app.moving import copy as run

    run(source, target)
    if as_json:
        print_json({"from": str(source), "ledger": str(target)})
        return
    console().print(f"{target} holds all that {source} does.", soft_wrap=True)
