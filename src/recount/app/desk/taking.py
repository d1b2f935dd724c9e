"""What can be taken out of a ledger from the desk: exports and reports, with what each loses."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

from recount.app.desk.asked import AskedField, asked_field, selection_of
from recount.app.desk.assess import Refusal
from recount.app.desk.codes import plain
from recount.app.desk.losing import lost_words
from recount.app.desk.snapshot import Snapshot
from recount.app.exporting import WORKING_COPY, written
from recount.app.report.part import Part
from recount.app.reporting import Named, make_report
from recount.app.settings import Settings
from recount.errors import AssessmentError, NotFoundError, QueryError
from recount.ledger import Ledger
from recount.model.saying import capital, say, say_many
from recount.publishing import Leaf, Publication
from recount.publishing.formats import GRAPHS, SHAPES
from recount.publishing.losses import MEANINGS, Loss, LossKind
from recount.publishing.report import ReportForm

_REPORT = "report-"
_REPORTS = {
    ReportForm.HTML: say("the report as one web page that needs no other file"),
    ReportForm.PDF: say("the report as PDF, for print; tagged for screen readers"),
    ReportForm.DOCX: say("the report as a Word file, to be worked on further"),
}
ASKED_OF_REPORTS = ("title", "publisher", "place", "party", "type", "from", "to", "event")
"""What the page asks of a report, by the names in its address."""
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The time that every file in an archive bears: the same ledger gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form to take a ledger out in; `names` says that persons are named in it."""

    value: str
    about: str
    names: bool = False

    @property
    def is_report(self) -> bool:
        """Whether it is written for readers, under a title."""
        return self.value.startswith(_REPORT)


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of a form, and how large it is."""

    name: str
    size: str


@dataclass(frozen=True, slots=True)
class LossLine:
    """What did not come along for one reason, and of how many records; 0 is of all. `words` are
    empty where `column` is of the form's own."""

    kind: str
    meaning: str
    column: str
    words: str
    reason: str
    records: int


@dataclass(frozen=True, slots=True)
class TakingPage:
    """Every form that there is; of the one that is looked at, its files and its losses. Of a report
    `fields` ask for its title and for a part of the ledger, and `refusal` says why there is none of
    that part."""

    ledger: str
    built: bool
    forms: tuple[Form, ...]
    chosen: Form | None = None
    address: str = ""
    files: tuple[FileLine, ...] = ()
    losses: tuple[LossLine, ...] = ()
    fields: tuple[AskedField, ...] = ()
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that leaves."""

    name: str
    data: bytes


FORMS = (
    *(Form(f"{_REPORT}{form}", about) for form, about in _REPORTS.items()),
    *(Form(shape.value, made.about) for shape, made in SHAPES.items()),
    *(Form(shape.value, about) for shape, (_, about) in GRAPHS.items()),
    Form(WORKING_COPY, say("the whole working copy: texts, claims, events, decisions"), names=True),
)


def taking_page(snapshot: Snapshot, path: Path, query: Mapping[str, str]) -> TakingPage:
    """What can be taken out, and of the form that `form` names what it would hold and lose.

    Raises NotFoundError where there is no such form.
    """
    chosen = _form(query["form"]) if query.get("form") else None
    if chosen is None or not snapshot.built:
        return TakingPage(snapshot.name, snapshot.built, FORMS)
    asked = _asked(query)
    told = urlencode({name: text for name, text in asked.items() if text})
    page = TakingPage(
        snapshot.name,
        snapshot.built,
        FORMS,
        chosen,
        f"/take/{chosen.value}" + (f"?{told}" if told and chosen.is_report else ""),
        fields=tuple(asked_field(*one) for one in asked.items()) if chosen.is_report else (),
    )
    try:
        made = _made(path, chosen, asked)
    except (QueryError, NotFoundError, AssessmentError) as error:
        return replace(page, refusal=Refusal(error.what, error.cure))
    files = tuple(FileLine(one.name, _size(one.data)) for one in made.leaves)
    return replace(page, files=files, losses=tuple(_losses(made.losses)))


def _asked(query: Mapping[str, str]) -> dict[str, str]:
    return {name: query.get(name, "").strip() for name in ASKED_OF_REPORTS}


def take(path: Path, form: str, query: Mapping[str, str]) -> Taken:
    """A ledger in a form, its files in one archive; a report under the title and the publisher, and
    of the events, that are asked for. NotFoundError where there is no such form, QueryError where
    there are no such events."""
    made = _made(path, _form(form), _asked(query))
    name = "ledger.jsonl.zip" if form == WORKING_COPY else f"{form}.zip"
    return Taken(name, _archive(made.leaves))


def _form(value: str) -> Form:
    for form in FORMS:
        if form.value == value:
            return form
    raise NotFoundError(
        say("form %(value)s", value=value), say("there is none of this name"), say("see Take out")
    )


def _made(path: Path, form: Form, asked: Mapping[str, str]) -> Publication:
    with Ledger.open(path) as ledger:
        if form.is_report:
            wanted = ReportForm(form.value.removeprefix(_REPORT))
            named = Named(asked["title"], asked["publisher"])
            part = Part(selection_of(asked), tuple(asked["event"].replace(",", " ").split()))
            return make_report(ledger, Settings.from_environment(), named, [wanted], part)
        return written(ledger, form.value)


def _size(data: bytes) -> str:
    if len(data) < 10_000:
        return say_many("%(num)s byte", "%(num)s bytes", len(data))
    return say("%(num)s kB", num=len(data) // 1000)


def _losses(losses: tuple[Loss, ...]) -> list[LossLine]:
    """Alike ones together."""
    amounts = Counter((one.kind, one.column, one.reason) for one in losses if one.record)
    kept = dict.fromkeys((one.kind, one.column, one.reason) for one in losses)
    return [
        LossLine(plain(kind), MEANINGS[kind], column, _words(kind, column), reason, amounts[key])
        for key in kept
        for kind, column, reason in (key,)
    ]


def _words(kind: LossKind, column: str) -> str:
    """What was lost in words, where it is a thing of the ledger and no column of the form."""
    if kind in (LossKind.NO_COLUMN, LossKind.WITHHELD, LossKind.LEFT_OUT) or " and " in column:
        return capital(lost_words(column))
    return ""


def _archive(leaves: tuple[Leaf, ...]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for leaf in leaves:
            archive.writestr(zipfile.ZipInfo(leaf.name, _OLDEST), leaf.data, zipfile.ZIP_DEFLATED)
    return held.getvalue()
