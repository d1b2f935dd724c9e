"""The use cases as other programs call them, with the settings of the environment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from recount.app import coding, exporting, pipeline, wiring
from recount.app.coding import Coded
from recount.app.reports import Report
from recount.app.settings import Settings
from recount.ledger import ledger as ledger_file
from recount.model.documents import Document

if TYPE_CHECKING:
    import pyarrow


class Ledger(ledger_file.Ledger):
    """A ledger as other programs hold it: what it holds, and what can be made of it.

    Each call is a transaction of its own. Whoever opens a ledger's file may read all of it; only
    what `export` and `tables` give is fit to leave.
    """

    def export(self, form: str, folder: Path | str) -> tuple[Path, ...]:
        """Writes it into a folder in a format of the field, such as "ged" or "xlsx", with
        losses.json beside it; gives the paths of the files. OutputError for a format that there is
        not."""
        return exporting.write(exporting.written(self, form).leaves, Path(folder))

    def tables(self) -> dict[str, pyarrow.Table]:
        """Recount's own tables by name ("events", "counts", "claims", ...), as Arrow tables.
        MissingPartError where pyarrow is not installed."""
        from recount.publishing.losses import LossBook
        from recount.publishing.own_tables import own_tables
        from recount.publishing.parquet import arrow_table

        held = exporting.dossier(exporting.built(self))
        return {one.spec.name: arrow_table(one) for one in own_tables(held, LossBook())}


def open(path: Path | str) -> Ledger:  # noqa: A001  as in `recount.open`
    """Opens a ledger that there is; LedgerError otherwise."""
    return Ledger.open(path)


def build(inputs: Sequence[Path | str], ledger: Path | str) -> Report:
    """Puts files and folders in the ledger at that path, made where there is none, and works out
    its events; returns what each step did and dropped."""
    settings = Settings.from_environment()
    with Ledger.open(ledger, create=True) as opened:
        return pipeline.build(inputs, opened, wiring.parts(settings), settings.jobs)


def export(ledger: Path | str, form: str, folder: Path | str) -> tuple[Path, ...]:
    """Writes a ledger into a folder in a format of the field, such as "ged" or "xlsx", with
    losses.json beside it; returns the paths of the files. Of persons only those fields are in
    them that somebody decided to publish. OutputError for a format that there is not."""
    with Ledger.open(ledger) as opened:
        return opened.export(form, folder)


def tables(ledger: Path | str) -> dict[str, pyarrow.Table]:
    """Recount's own tables by name ("events", "counts", "claims", ...), for Polars, pandas, DuckDB.

    They are Arrow tables with the columns of an export, and persons are named only where somebody
    decided so. MissingPartError where pyarrow is not installed.
    """
    with Ledger.open(ledger) as opened:
        return opened.tables()


def code(documents: Iterable[Document]) -> Iterator[Coded]:
    """What each document says by itself, in their order; nothing is kept."""
    settings = Settings.from_environment()
    return coding.code(documents, wiring.parts(settings), settings.jobs)
