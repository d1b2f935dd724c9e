"""A report of a ledger: what it says, put together from its parts, and set in each form."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import recount
from recount.app.desk.snapshot import take_snapshot
from recount.app.exporting import built, dossier, lines
from recount.app.methods import methods_of
from recount.app.report import closing, open_questions, opening, record
from recount.app.report.matter import Matter
from recount.app.report.part import Part, events_of, narrowed
from recount.app.settings import Settings, SettingsError
from recount.ledger import Ledger
from recount.model.saying import say
from recount.publishing import Leaf, Publication
from recount.publishing.losses import FILE, LossBook, LossKind, losses_text
from recount.publishing.report import Report, ReportForm, set_report

FORMS = tuple(ReportForm)


@dataclass(frozen=True, slots=True)
class Named:
    """What only the publisher can say of a report; each may be empty."""

    title: str = ""
    publisher: str = ""


def forms_named(text: str) -> tuple[ReportForm, ...]:
    """The forms that a list such as "html,pdf" names; SettingsError for one that there is not."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    strange = [name for name in names if name not in list(ReportForm)]
    if strange or not names:
        what = f"there is no form {strange[0]!r}" if strange else "it names no form"
        raise SettingsError("--as", what, f"use some of {','.join(ReportForm)}")
    return tuple(form for form in ReportForm if form in names)


def make_report(
    ledger: Ledger,
    settings: Settings,
    named: Named,
    forms: Sequence[ReportForm] = FORMS,
    part: Part | None = None,
) -> Publication:
    """The report in each form, and what it could not show; the same ledger gives the same bytes.

    Raises LedgerError where the ledger's events do not follow from its documents yet, QueryError
    where the ledger holds no event of the part that is asked for.
    """
    report, book = compose(ledger, settings, named, part or Part())
    leaves = [Leaf(f"report.{form}", set_report(report, form)) for form in forms]
    told = losses_text("report", [], book.all(), ledger.methodology)
    return Publication((*leaves, Leaf(FILE, told.encode())), book.all())


def compose(
    ledger: Ledger, settings: Settings, named: Named, part: Part
) -> tuple[Report, LossBook]:
    """What a report says, in the order in which it is read, and what it could not show."""
    matter = _matter(ledger, part)
    matter.book.note(
        LossKind.NO_COLUMN, "persons", say("what is said of single persons is not told")
    )
    matter.book.note(LossKind.NO_COLUMN, "strength, roles, facilities", say("they are no events"))
    made_by = f"Recount {recount.__version__}"
    blocks = (
        *opening.front(matter),
        *opening.happened(matter),
        *record.table(matter),
        *record.each(matter),
        *open_questions.contradictions(matter),
        *open_questions.gaps(matter),
        *closing.methods(methods_of(ledger, settings)),
        *closing.sources(matter),
    )
    blocks += tuple(closing.imprint(matter, made_by, _fingerprint(ledger)))
    report = Report(
        title=named.title or "Reported events of armed violence",
        subtitle=opening.subtitle(matter),
        publisher=named.publisher,
        running=f"Methodology {ledger.methodology} · {made_by}",
        imprint="Report",
        blocks=blocks,
    )
    return report, matter.book


def _matter(ledger: Ledger, part: Part) -> Matter:
    """What the report draws on. Of a part, persons stay those of the whole ledger: who may not be
    named may not be named there either."""
    held, snapshot = dossier(built(ledger)), take_snapshot(ledger, ledger.path.name)
    if not part.narrows:
        return Matter(held, snapshot)
    events = events_of(snapshot, part)
    kept = {event.id for event in events}
    narrow = replace(held, edition=replace(held.edition, events=events))
    matter = Matter(narrow, narrowed(snapshot, events), part=part.words)
    for event in snapshot.events:
        if event.id not in kept:
            reason = say("it is not of the part that was asked for")
            matter.book.note(LossKind.LEFT_OUT, "event", reason, event.id)
    return matter


def _fingerprint(ledger: Ledger) -> str:
    """A hash of all that the ledger holds, as it would be exported."""
    digest = hashlib.sha256()
    for line in lines(ledger):
        digest.update(line.encode())
    return digest.hexdigest()[:16]
