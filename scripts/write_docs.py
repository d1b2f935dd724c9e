"""Writes the pages of `docs` that follow from the program: commands, tables, exports, event ids.

    python -m scripts.write_docs

`tests/docs` compares what this writes with what is there.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.exports_page import exports_page
from scripts.phrases import phrases_page
from sqlalchemy import Column, Table
from typer.testing import CliRunner

import recount
from recount.cli.program import program
from recount.ledger import tables

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
DOSSIER = ROOT / "examples" / "libya-2019"

SETTINGS = {
    "RECOUNT_LEDGER": "the ledger to use where `--ledger` names none",
    "RECOUNT_CACHE": "the folder that keeps the index of places; the user's cache folder otherwise",
    "RECOUNT_METHODOLOGY": (
        "the rules for numbers: standard, ucdp, acled, airwars, or a file; standard otherwise"
    ),
    "RECOUNT_JOBS": "how many processes read; 1 otherwise",
    "RECOUNT_DATA": "the folder that keeps the places you added; the user's data folder otherwise",
    "RECOUNT_OPENID_ISSUER": "the address of the OpenID provider that a team signs in with",
    "RECOUNT_OPENID_CLIENT": "the name that the provider knows this desk by",
    "RECOUNT_OPENID_SECRET": "the secret that goes with that name",
}
STATUSES = {
    0: "done",
    1: (
        "`recount check --fail-on` found contradictions of the kinds it names; "
        "`recount release verify` found a file that is not what was released; "
        "`recount doctor` found something broken"
    ),
    2: "it could not be done; one line on standard error says why and what to do",
    3: "done, but something was refused; one line for each on standard error",
    130: "stopped by the user; run it again and it goes on",
}

JSON = """\
`--json` prints what a command found as JSON on standard output, for programs, and nothing else
there; complaints go to standard error. Every command that prints a record has it; `recount code`
writes lines of JSON anyway. Fields bear the names that the [tables](exports.md) and the
[glossary](../GLOSSARY.md) use, days are written as 2031-05-03, and what is unknown is `null`. A
name that somebody withholds is covered.
"""
PRINTED = {
    "`build`, `add`": "each step, with what was refused and what was not read",
    "`show`, `explain`, `check`, `search`": "what is shown, as records",
    "`locate`, `persons`, `compare`, `assess ...`": "what is found, as records",
    "`doctor`, `methodology`": "what was looked over; the page of methods by its sections",
    "`decide ...`": "the decisions that were kept, as `decide list --json` has them; with "
    "`--dry-run` the effect",
    "`decide undo`": "the entries by which decisions were taken back",
    "`export --to`, `report`": "`files`, the paths of what was written, and `losses`, how much "
    "could not come along, by kind",
    "`release make`": "`release`, its folder, and `files`",
    "`release verify`": "`release`, and `faults`, of which there are none where all is well",
    "`connect`, `copy`": "`ledger`, the file that is the ledger now",
    "`account ...`, `gazetteer ...`": "the accounts, or lists of places, that it is about",
}

COMMANDS_HEAD = """\
# Commands

This page is written by `scripts/write_docs.py` from the program's own help. The
[tutorial](tutorial.md) shows the commands at work.
"""

TABLES_HEAD = """\
# Tables of a ledger

This page is written by `scripts/write_docs.py` from `src/recount/ledger/tables.py`.

A ledger is one SQLite file (or a [schema of PostgreSQL](server.md) with the same tables), and any
program that reads SQLite can look into it. Let only Recount write to it. In tables marked *only
added to*, the database itself refuses to change or to remove a row.
"""

EVENT_MARK = re.compile(
    r"(<!-- event: (\d{4}-\d\d-\d\d(?: later)?) -->\n```sh\n)(.*?)(```\n)", re.DOTALL
)
SHORT_ID = re.compile(r"\be-[0-9a-f]{4}\b")


def commands_page() -> str:
    """Every command with its help, what it exits with, and what the environment may set."""
    parts = [COMMANDS_HEAD, "## recount\n", _help(())]
    for name in command_names():
        parts += [f"## recount {name}\n", _help(tuple(name.split()))]
    statuses = [(str(number), meaning) for number, meaning in STATUSES.items()]
    parts += ["## Exit statuses\n", _table(("status", "meaning"), statuses)]
    parts += ["## JSON\n", JSON, _table(("of", "is printed"), list(PRINTED.items()))]
    settings = [(f"`{name}`", meaning) for name, meaning in SETTINGS.items()]
    parts += [
        "## Settings\n",
        "The environment may set these; what a command line says goes before them.\n",
        _table(("variable", "meaning"), settings),
    ]
    return "\n".join(parts)


def command_names() -> list[str]:
    """The commands, in the order in which `recount --help` lists them, those in groups last."""
    names = [command.name for command in program.registered_commands if command.name]
    for group in program.registered_groups:
        inner = group.typer_instance.registered_commands if group.typer_instance else []
        names += [f"{group.name} {command.name}" for command in inner]
    return names


def _help(words: tuple[str, ...]) -> str:
    asked = CliRunner(env={"COLUMNS": "80"}).invoke(
        program, [*words, "--help"], prog_name="recount"
    )
    if asked.exit_code:
        raise SystemExit(f"recount {' '.join(words)} --help failed: {asked.output}")
    lines = (line.rstrip() for line in asked.output.strip().splitlines())
    return "```text\n" + "\n".join(lines) + "\n```\n"


def tables_page() -> str:
    """Every table with its columns and what is said of it in the code."""
    notes = dict(_notes(Path(tables.__file__)))
    parts = [TABLES_HEAD]
    for table in tables.METADATA.tables.values():
        parts += [f"## {table.name}\n", _told(table, notes)]
        rows = [_column(column) for column in table.columns]
        parts.append(_table(("column", "type", "empty", "key"), rows))
    return "\n".join(parts)


def _told(table: Table, notes: dict[str, str]) -> str:
    added = table in tables.APPEND_ONLY
    said = "*Only added to.*" if added else "*Replaced whole whenever a ledger is built.*"
    note = notes.get(table.name)
    return f"{said} {note}\n" if note else f"{said}\n"


def _notes(file: Path) -> Iterator[tuple[str, str]]:
    """The words that stand below each table in the code."""
    body = ast.parse(file.read_text("utf-8")).body
    for statement, after in pairwise(body):
        match statement, after:
            case (
                ast.Assign(value=ast.Call(args=[ast.Constant(value=str(name)), *_])),
                ast.Expr(value=ast.Constant(value=str(note))),
            ):
                yield name, " ".join(note.split())


def _column(column: Column[object]) -> tuple[str, ...]:
    keys = ["primary"] if column.primary_key else []
    keys += [f"→ {key.target_fullname}" for key in column.foreign_keys]
    keys += ["unique"] if column.unique else []
    empty = "may be" if column.nullable else "never"
    return f"`{column.name}`", str(column.type).lower(), empty, ", ".join(keys)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in lines)


def with_ids(page: str, ids: dict[str, str]) -> str:
    """The page with the ids of events as the example dossier has them now.

    A block of commands below `<!-- event: 2019-09-29 -->` speaks of the event of that day, and
    with `later` of that event once the later report is in, which may give it another id.
    """

    def renew(found: re.Match[str]) -> str:
        mark, day, commands, end = found.groups()
        return mark + SHORT_ID.sub(ids[day], commands) + end

    return EVENT_MARK.sub(renew, page)


def event_ids(ledger: Path) -> dict[str, str]:
    """The first letters of each event's id, by its day, before and after the later report; the
    dossier is built into the ledger, which must not be there."""
    recount.build([DOSSIER], ledger)
    first = ids_by_day(ledger)
    recount.build([DOSSIER / "later"], ledger)
    return first | {f"{day} later": name for day, name in ids_by_day(ledger).items()}


def ids_by_day(ledger: Path) -> dict[str, str]:
    """The first letters of the id of each event in a ledger, by its first day."""
    with recount.open(ledger) as opened:
        dated = [(event.when, event.id) for event in opened.events()]
    return {when.start.isoformat(): name[:6] for when, name in dated if when and when.start}


def main() -> None:
    """Writes all of them."""
    with TemporaryDirectory() as folder:
        ids = event_ids(Path(folder) / "demo.ledger")
    _write(DOCS / "commands.md", commands_page())
    _write(DOCS / "ledger-tables.md", tables_page())
    _write(DOCS / "phrases.md", phrases_page())
    _write(DOCS / "exports.md", exports_page())
    tutorial = DOCS / "tutorial.md"
    _write(tutorial, with_ids(tutorial.read_text("utf-8"), ids))


def _write(page: Path, text: str) -> None:
    page.write_text(text, "utf-8", newline="\n")
    print(page.relative_to(ROOT), file=sys.stderr)


if __name__ == "__main__":
    main()
