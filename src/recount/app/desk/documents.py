"""The list of documents, with what was refused and what nobody has read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from recount.app.desk.codes import language_words
from recount.app.desk.events import Choice, Pages, page_of, shown
from recount.app.desk.filters import read_page
from recount.app.desk.shelf import Head
from recount.app.desk.snapshot import RefusedInput, Snapshot
from recount.app.desk.words import WhenWords, dated_words
from recount.model.folding import folded
from recount.model.saying import say, say_as


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document of the list; `copies` counts the other documents of its origin."""

    id: str
    title: str
    publisher: str
    dated: WhenWords
    language: str
    language_words: str
    unread: bool
    claims: int
    events: int
    copies: int
    copy_of: str
    copy_of_title: str
    problems: int
    file: str


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """Documents that were asked for, and inputs that were refused."""

    ledger: str
    built: bool
    rows: tuple[DocumentRow, ...]
    refusals: tuple[RefusedInput, ...]
    pages: Pages
    show: str
    shows: tuple[Choice, ...]
    text: str
    all_documents: int
    origins: int
    unread_languages: tuple[str, ...]


def documents_page(snapshot: Snapshot, query: dict[str, str]) -> DocumentsPage:
    """The documents that the query of an address asks for, a page at a time."""
    show, text = query.get("show", ""), query.get("q", "").strip()
    show = show if show in SHOWS else ""
    found = snapshot.once(("documents", show, text), lambda: _found(snapshot, show, text))
    pages = page_of(len(found), read_page(query.get("page", "")))
    return DocumentsPage(
        ledger=snapshot.name,
        built=snapshot.built,
        rows=tuple(document_row(snapshot, row) for row in shown(found, pages)),
        refusals=snapshot.refusals,
        pages=pages,
        show=show,
        shows=snapshot.once("shows", lambda: _shows(snapshot)),
        text=text,
        all_documents=len(snapshot.heads),
        origins=len(snapshot.copies),
        unread_languages=snapshot.once("unread languages", lambda: _unread_languages(snapshot)),
    )


def _found(snapshot: Snapshot, show: str, text: str) -> tuple[Head, ...]:
    test = SHOWS[show][1]
    rows = (row for row in snapshot.shelf.by_day if test(snapshot, row))
    words = tuple(folded(text).split())
    return tuple(row for row in rows if _speaks_of(snapshot, row, words))


def _unread_languages(snapshot: Snapshot) -> tuple[str, ...]:
    found = {language_of(snapshot, key) for key in snapshot.shelf.unread}
    return tuple(sorted(language_name(code) for code in found if code))


def document_row(snapshot: Snapshot, document: Head) -> DocumentRow:
    """One document as a line of the list."""
    read = snapshot.readings.get(document.id)
    origin = snapshot.origin(document.id)
    language = language_of(snapshot, document.id)
    first = snapshot.heads.get(origin)
    return DocumentRow(
        id=document.id,
        title=document.title or document.file or document.id,
        publisher=document.publisher or "",
        dated=dated_words(read.dated if read else None),
        language=language,
        language_words=language_name(language),
        unread=is_unread(snapshot, document.id),
        claims=snapshot.amount_in(document.id),
        events=len(snapshot.events_of_document.get(document.id, ())),
        copies=len(snapshot.copies[origin]) - 1,
        copy_of=origin if origin != document.id else "",
        copy_of_title=(first.title or first.file or first.id) if first else origin,
        problems=len(snapshot.problems_in.get(document.id, ())),
        file=document.file or "",
    )


def is_unread(snapshot: Snapshot, key: str) -> bool:
    """Whether nobody has read this document: it waits, or no reader knows its language."""
    return key in snapshot.shelf.unread


def language_of(snapshot: Snapshot, key: str) -> str:
    """The BCP 47 tag of a document's language, or nothing."""
    read = snapshot.readings.get(key)
    return (read.language if read else None) or snapshot.heads[key].language or ""


@cache
def language_name(tag: str) -> str:
    """The English name of a language; its tag where it has none."""
    if not tag:
        return say("unknown language")
    import pycountry

    code = tag.split("-", maxsplit=1)[0].lower()
    found = pycountry.languages.get(**{f"alpha_{len(code)}": code}) if len(code) in (2, 3) else None
    return language_words(str(found.name)) if found else tag


SHOWS: dict[str, tuple[str, Callable[[Snapshot, Head], bool]]] = {
    "": (say_as("choice", "All"), lambda _snap, _row: True),
    "copies": (say("Copies"), lambda snap, row: len(snap.copies[snap.origin(row.id)]) > 1),
    "unread": (say("Unread"), lambda snap, row: is_unread(snap, row.id)),
    "undated": (say("Undated"), lambda snap, row: row.id in snap.shelf.undated),
    "problems": (say("With problems"), lambda snap, row: row.id in snap.problems_in),
    "empty": (
        say("Without claims"),
        lambda snap, row: not snap.amount_in(row.id) and not is_unread(snap, row.id),
    ),
}


def _shows(snapshot: Snapshot) -> tuple[Choice, ...]:
    documents = snapshot.heads.values()
    amounts: Iterable[tuple[str, str, int]] = (
        (key, label, sum(1 for row in documents if test(snapshot, row)))
        for key, (label, test) in SHOWS.items()
    )
    return tuple(Choice(*row) for row in amounts if row[2] or not row[0])


def _speaks_of(snapshot: Snapshot, row: Head, words: tuple[str, ...]) -> bool:
    """Whether every word stands in the text of a document, its heading or its names."""
    if not words:
        return True
    names = folded(" ".join(filter(None, (row.id, row.title, row.publisher, row.file))))
    return all(row.id in snapshot.documents_with(word) or word in names for word in words)
