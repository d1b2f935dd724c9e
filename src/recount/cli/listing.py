"""`recount persons`: the persons of a ledger beside an outside list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recount.cli.kept import entries, print_kept
from recount.cli.opening import opened
from recount.cli.options import JsonOption, LedgerOption
from recount.cli.terminal import console, print_json
from recount.model.pairings import PairingKind

if TYPE_CHECKING:
    from recount.app.listing import Beside, Line

ORDER = (
    "matched", "matched, decided", "doubtful", "only in the ledger", "only on the list",
    "twice in the ledger", "twice on the list",
)  # fmt: skip


def persons(  # noqa: PLR0913
    file: Annotated[Path, typer.Argument(metavar="LIST", help="CSV, TSV or XLSX with a head.")],
    *,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="WHAT=NAME",
            help="Which column is what: name, first, father, grandfather, last, age, born, sex, "
            "place, date, id. May be repeated; without it heads are guessed, and the guess said.",
        ),
    ] = None,
    everyone: Annotated[
        bool, typer.Option("--everyone", help="Also persons who are not said to have been harmed.")
    ] = False,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="Write all lines as CSV.")
    ] = None,
    as_json: JsonOption = False,
    with_names: Annotated[
        bool, typer.Option("--with-names", help="Put names into --to and --json, too.")
    ] = False,
    ledger: LedgerOption = None,
) -> None:
    """Set the persons whom reports name beside an outside list: a ministry's, a hospital's,
    another recorder's.

    Names are compared across scripts and transliterations, with age, sex, place and day; every
    pair says what speaks for it, in bits. The list is not kept, and neither --to nor --json writes
    a name unless it is asked to.
    """
    from recount.app.listing import lines, set_beside

    with opened(ledger) as held:
        found = set_beside(held, file, _columns(column), everyone)
    if to is not None:
        _write(lines(found, with_names), to)
    if as_json:
        print_json({
            "columns": dict(found.listed.columns),
            "guessed": found.listed.guessed, "nameless": found.listed.nameless,
            "lines": [asdict(one) for one in lines(found, with_names)],
        })  # fmt: skip
        return
    _print(found, lines(found, with_names=True))


def _columns(words: list[str] | None) -> dict[str, str] | None:
    from recount.errors import QueryError

    given: dict[str, str] = {}
    for number, word in enumerate(words or ()):
        what, mark, name = word.partition("=")
        if not mark or not name:
            raise QueryError("--column", f"{word!r} says nothing", "write it as name='Full name'")
        # A number keeps several columns of one kind apart.
        given[f"{what}{number}"] = name
    return given or None


def _write(rows: tuple[Line, ...], to: Path) -> None:
    from recount.app.listing import Line
    from recount.errors import OutputError
    from recount.publishing.delimited import csv_line

    names = [field.name for field in fields(Line)]
    text = "\n".join([csv_line(names), *(csv_line(list(asdict(one).values())) for one in rows)])
    try:
        to.write_text(text + "\n", "utf-8")
    except OSError as error:
        what = f"it cannot be written ({error.strerror})"
        raise OutputError(str(to), what, "name another file") from None


def _print(found: Beside, rows: tuple[Line, ...]) -> None:
    screen = console()
    how = "Columns, guessed" if found.listed.guessed else "Columns"
    told = ", ".join(f"{name} is {what}" for name, what in found.listed.columns)
    screen.print(f"{how}: {told}.", soft_wrap=True)
    if found.listed.nameless:
        screen.print(f"{found.listed.nameless} rows name nobody.")
    counted = Counter(one.status for one in rows)
    for status in ORDER:
        if counted[status]:
            screen.print(f"{counted[status]:6}  {status}")
    for one in rows:
        if one.status.startswith(("matched", "doubtful", "twice")):
            screen.print(f"\n{one.status}, {one.bits:+.1f} bits", style="bold")
            screen.print(f"  {one.name}  ({one.person}; {one.claims})", soft_wrap=True)
            screen.print(f"  {one.listed}  ({one.row}; {one.listed_at})", soft_wrap=True)
            screen.print(f"  {one.grounds}", style="dim", soft_wrap=True)
    if counted["doubtful"]:
        told = "\nNext: recount decide same-person (or other-person), with the keys of both"
        screen.print(told, style="dim", soft_wrap=True)


def pairing_command(kind: PairingKind, doc: str) -> Callable[..., None]:
    """The command that keeps a decision of one kind about a person and a row."""

    def keep(  # noqa: PLR0913
        person: Annotated[str, typer.Argument(metavar="PERSON", help="Its p- key.")],
        row: Annotated[str, typer.Argument(metavar="ROW", help="Its r- key.")],
        *,
        reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")],
        author: Annotated[str, typer.Option("--author", metavar="NAME", help="Who decides.")],
        ledger: LedgerOption = None,
        as_json: JsonOption = False,
    ) -> None:
        from recount.app.listing import Verdict, settle

        with opened(ledger) as held:
            made = settle(held, Verdict(kind, person, row, reason, author))
            kept = entries(held, made.id)
        print_kept(kept, as_json, [f"{made.id}  {made.person} {made.kind} {made.row}"])

    keep.__doc__ = doc
    return keep
