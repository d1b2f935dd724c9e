"""What can be taken out of a ledger from the desk: the exports, each as one file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from recount.app.desk_snapshot import Snapshot
from recount.app.exporting import export, lines
from recount.errors import NotFoundError
from recount.ledger import Ledger
from recount.publishing import Leaf, Shape
from recount.publishing.formats import GRAPHS, SHAPES

WORKING_COPY = "jsonl"
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The time that every file in an archive bears: the same ledger gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form to take a ledger out in; `names` says that persons are named in it."""

    value: str
    about: str
    names: bool


@dataclass(frozen=True, slots=True)
class TakingPage:
    """Every form that there is."""

    ledger: str
    built: bool
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that leaves."""

    name: str
    data: bytes


def taking_page(snapshot: Snapshot) -> TakingPage:
    """What can be taken out."""
    about = {shape: made.about for shape, made in SHAPES.items()}
    about |= {shape: words for shape, (_, words) in GRAPHS.items()}
    forms = [Form(shape.value, about[shape], False) for shape in Shape]
    copy = Form(WORKING_COPY, "the whole working copy: texts, claims, events, decisions", True)
    return TakingPage(snapshot.name, snapshot.built, (*forms, copy))


def take(path: Path, form: str) -> Taken:
    """A ledger in a form, its files in one archive. NotFoundError where there is no such form."""
    with Ledger.open(path) as ledger:
        if form == WORKING_COPY:
            whole = "".join(f"{line}\n" for line in lines(ledger)).encode()
            return Taken("ledger.jsonl.zip", _archive((Leaf("ledger.jsonl", whole),)))
        if form not in list(Shape):
            raise NotFoundError(f"form {form}", "there is none of this name", "see Take out")
        return Taken(f"{form}.zip", _archive(export(ledger, Shape(form)).leaves))


def _archive(leaves: tuple[Leaf, ...]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for leaf in leaves:
            archive.writestr(zipfile.ZipInfo(leaf.name, _OLDEST), leaf.data, zipfile.ZIP_DEFLATED)
    return held.getvalue()
