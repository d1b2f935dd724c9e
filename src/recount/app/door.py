"""The use cases as other programs call them, with the settings of the environment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from recount.app import coding, exporting, pipeline, wiring
from recount.app.coding import Coded
from recount.app.reports import Report
from recount.app.settings import Settings
from recount.errors import OutputError
from recount.ledger import Ledger
from recount.model.documents import Document


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
    from recount.publishing import Shape

    if form not in list(Shape):
        raise OutputError(form, "it is no format", f"name one of {', '.join(Shape)}")
    with Ledger.open(ledger) as opened:
        made = exporting.export(opened, Shape(form))
    return exporting.write(made.leaves, Path(folder))


def code(documents: Iterable[Document]) -> Iterator[Coded]:
    """What each document says by itself, in their order; nothing is kept."""
    settings = Settings.from_environment()
    return coding.code(documents, wiring.parts(settings), settings.jobs)
