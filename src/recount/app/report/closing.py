"""The last pages: by which rules, from which sources, and by what the report was made."""

from __future__ import annotations

from collections.abc import Iterator

from recount.app.desk.words import counted
from recount.app.report.matter import Matter, plain, soft
from recount.publishing import MethodsPage, MethodsSection
from recount.publishing.losses import LossKind
from recount.publishing.report import (
    Block,
    Heading,
    Items,
    Paragraph,
    Run,
    Sheet,
    Text,
    Tone,
)
from recount.publishing.sourcing import address

TO_WRITE = " Write `"
"""What follows is for the publisher, and not for readers of a report."""


def methods(page: MethodsPage) -> Iterator[Block]:
    """The page of methods as a chapter."""
    yield Heading(1, "Methods", "methods")
    for section in page.sections:
        yield Heading(2, section.title)
        yield from _section(section)


def _section(section: MethodsSection) -> Iterator[Block]:
    for text in (*section.own, *section.paragraphs):
        yield Paragraph(plain(text))
    if section.missing:
        yield Paragraph(plain(section.missing.partition(TO_WRITE)[0]), Tone.MISSING)
    if section.items:
        yield Items(tuple(plain(item) for item in section.items), section.numbered)
    if section.table:
        rows = tuple(tuple(plain(cell) for cell in row) for row in section.table.rows)
        many = len(section.table.headings)
        shares = (1, 2) if many == 2 else (1,) * many
        yield Sheet(section.table.headings, rows, shares)


def sources(matter: Matter) -> Iterator[Block]:
    """The documents, by date of publication."""
    yield Heading(1, "Sources", "sources")
    rows = tuple(_source(key, number, matter) for key, number in matter.sources.items())
    heads = ("No.", "Published", "Publisher", "Title and address", "Events")
    which = (
        "The documents that bear on these events" if matter.part else "All documents of the ledger"
    )
    caption = f"{which}, by day of publication; copies share an origin."
    yield Sheet(heads, rows, (5, 13, 25, 52, 14), frozenset(), caption)


def _source(key: str, number: int, matter: Matter) -> tuple[Text, ...]:
    document = matter.dossier.documents[key]
    where = address(document, matter.dossier, matter.book) if document.url else None
    origin = matter.snapshot.origin(key)
    copy = f" Copy of source {matter.sources[origin]}." if origin != key else ""
    told = [matter.numbers[one.id] for one in matter.snapshot.events_of_document.get(key, ())]
    return (
        plain(str(number)),
        plain(matter.dated(key)),
        plain(matter.publisher(key)),
        (Run(matter.headline(document)), soft(f" {where or ''}{copy}")),
        plain(", ".join(str(one) for one in sorted(told)) or "–"),
    )


def _claims(matter: Matter) -> int:
    """How many claims the documents of the report hold."""
    held = matter.snapshot.documents
    return sum(1 for claim in matter.snapshot.claims.values() if claim.document in held)


def imprint(matter: Matter, made_by: str, fingerprint: str) -> Iterator[Block]:
    """By what it was made, and what it leaves out."""
    yield Heading(1, "About this report", "about")
    snapshot = matter.snapshot
    yield Paragraph(
        plain(
            f"Made by {made_by} from {len(snapshot.documents):,} documents and "
            f"{_claims(matter):,} claims, by the methodology {snapshot.methodology}. The same "
            f"ledger gives the same report, byte by byte. Fingerprint of the ledger: {fingerprint}."
        )
    )
    withheld = sum(1 for one in matter.book.all() if one.kind is LossKind.WITHHELD)
    said = (
        f"{counted(withheld, 'value')} withheld, as a person is or may be named there and nobody "
        "decided that the name may leave. What is withheld is absent from this file, not hidden."
        if withheld
        else "Nothing that the report would show had to be withheld."
    )
    yield Paragraph(plain(said))
    yield Paragraph(
        plain(
            "Map: Natural Earth, public domain. Places: GeoNames, CC BY 4.0. Type: Source Serif 4, "
            "Source Sans 3 and Noto Naskh Arabic, SIL Open Font License 1.1."
        ),
        Tone.NOTE,
    )
