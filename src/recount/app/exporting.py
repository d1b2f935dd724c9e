"""A ledger written out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from recount.app.desk.numbers import people_of
from recount.app.findings import by_event, found_now
from recount.app.in_force import held_readings
from recount.app.noting import outward, placed, public
from recount.app.people import named_persons
from recount.errors import LedgerError, OutputError
from recount.ledger import Ledger
from recount.model.blackouts import Blackout, covered_json
from recount.model.claims import Claim
from recount.model.counts import Outcome
from recount.model.events import Event
from recount.model.persons import DisclosureKind
from recount.model.saying import say
from recount.publishing import (
    Dossier,
    Edition,
    FileKind,
    Leaf,
    Publication,
    Shape,
    ledger_lines,
    publish,
)
from recount.publishing.losses import FILE, LossBook, LossKind, losses_text

WORKING_COPY = "jsonl"
FORMATS = (WORKING_COPY, *Shape)
"""All that a ledger can be written in."""
_NOT_IN_THE_COPY = {
    "mentions": say("dates, places, numbers and names that no claim speaks of are read again"),
    "raw bytes": say("files and pages as they came stay in the ledger's file"),
    "earlier readings": say("only those that count are told"),
    "links": say("what spoke for and against each link is worked out again"),
}


def lines(ledger: Ledger) -> Iterator[str]:
    """The whole working copy as lines of JSON, names of persons among them, without line ends;
    those that are withheld are covered."""
    withheld = Blackout.of(ledger.disclosures())
    for line in ledger_lines(edition(built(ledger), mentions=False)):
        yield covered_json(line, withheld)


def working_copy(ledger: Ledger) -> Publication:
    """The same as one file, with what it does not hold of the ledger."""
    book = LossBook()
    for what, reason in _NOT_IN_THE_COPY.items():
        book.note(LossKind.NO_COLUMN, what, reason)
    for one in ledger.disclosures():
        if one.kind is DisclosureKind.WITHHOLD:
            book.note(LossKind.WITHHELD, "all", say("a name is covered wherever it stands"), one.id)
    whole = "".join(f"{line}\n" for line in lines(ledger))
    told = losses_text(WORKING_COPY, [], book.all(), ledger.methodology)
    files = (Leaf("ledger.jsonl", whole.encode()), Leaf(FILE, told.encode()))
    return Publication(files, book.all())


def written(ledger: Ledger, form: str, kind: FileKind | None = None) -> Publication:
    """The files of an export by its name: one of the shapes, or the working copy.

    Raises OutputError for a format that there is not.
    """
    if form == WORKING_COPY and kind is None:
        return working_copy(ledger)
    if form == WORKING_COPY:
        raise OutputError(form, "it is not made of tables", "leave --as out")
    if form not in list(Shape):
        raise OutputError(form, "it is no format", f"name one of {', '.join(FORMATS)}")
    return export(ledger, Shape(form), kind)


def export(ledger: Ledger, shape: Shape, kind: FileKind | None = None) -> Publication:
    """The files of an export, `losses.json` among them; the same ledger always gives the same.

    Raises LedgerError where the ledger's events do not follow from its documents yet.
    """
    return publish(shape, kind, dossier(built(ledger)))


def dossier(ledger: Ledger) -> Dossier:
    """The state of a ledger, ready for tables that name a person only where a publisher decided
    so; mentions say which words are names."""
    held = edition(ledger, mentions=True)
    mentions = {key: reading.mentions for key, reading in held.readings.items()}
    named = named_persons(held.claims, {one.id: one for one in held.documents}, mentions)
    return Dossier(held, bounds, tuple(ledger.readings()), named, ledger.disclosures())


def write(leaves: Sequence[Leaf], folder: Path) -> tuple[Path, ...]:
    """Puts files in a folder, made where there is none; gives their paths."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        paths = tuple(folder / leaf.name for leaf in leaves)
        for path, leaf in zip(paths, leaves, strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(leaf.data)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise OutputError(str(folder), f"it cannot be written ({why})", "name a folder") from None
    return paths


def edition(ledger: Ledger, mentions: bool) -> Edition:
    """The state of a ledger, read once."""
    readings = {one.document: one for one in held_readings(ledger, mentions)}
    events = ledger.events()
    event_of = {claim: event.id for event in events for claim in event.claims}
    claims = {one.id for reading in readings.values() for one in reading.claims}

    def claims_in(document: str) -> tuple[Claim, ...]:
        return readings[document].claims if document in readings else ()

    return Edition(
        documents=ledger.documents(),
        readings=readings,
        decisions=outward(ledger.history()),
        events=events,
        found=by_event(found_now(ledger.findings(), event_of, claims_in), event_of.get),
        notes=placed(public(ledger.notes()), claims, claims_in, event_of.get),
        memberships=ledger.memberships(),
        contradictions=ledger.contradictions(),
        origins=ledger.origins(),
        methodology=ledger.methodology,
        remainders=ledger.remainders(),
    )


def bounds(event: Event, outcome: Outcome) -> tuple[int | None, int | None, int | None]:
    """Low, best and high of everyone of an outcome in an event."""
    people = people_of(event, outcome)
    return people.low, people.best, people.high


def built(ledger: Ledger) -> Ledger:
    """The ledger, where its events follow from its documents; LedgerError otherwise."""
    if not ledger.is_built:
        raise LedgerError(
            str(ledger.path),
            "its events do not follow from its documents yet",
            f"finish it with `recount build --ledger {ledger.path}`",
        )
    return ledger
