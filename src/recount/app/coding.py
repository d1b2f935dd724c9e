"""Documents in, coded documents out: nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from recount.app.parts import Parts, Reader
from recount.app.reading_through import Result, Work, read_all, spread
from recount.app.reports import Watch, unwatched
from recount.model.claims import Claim
from recount.model.documents import Document
from recount.model.events import NO_PAST, Event
from recount.model.readings import Problem, Reading
from recount.publishing import claims_with_events, coded_line


@dataclass(frozen=True, slots=True)
class Coded:
    """What one document says by itself: its reading, its claims with their events, its events."""

    reading: Reading
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]

    def line(self, mentions: bool = False) -> str:
        """The document as one line of the wire format."""
        return coded_line(self.reading, self.claims, self.events, mentions)


@dataclass(frozen=True, slots=True)
class CodedLine:
    """One line of the wire format, and what failed in making it by a fault of the program."""

    document: str
    line: str
    failures: tuple[str, ...]


FAILURES = frozenset({"reader_failed", "linking_failed"})
"""Problems that are a fault of the program."""


def code(
    documents: Iterable[Document], parts: Parts, jobs: int = 1, watch: Watch = unwatched
) -> Iterator[Coded]:
    """Each document by itself, in their order, holding only a few at a time."""
    return _spread(documents, parts, partial(_open_coding, parts), jobs, watch)


def code_lines(
    documents: Iterable[Document],
    parts: Parts,
    mentions: bool = False,
    jobs: int = 1,
    watch: Watch = unwatched,
) -> Iterator[CodedLine]:
    """The same as lines; each process writes its own, so that nothing is done by one for all."""
    return _spread(documents, parts, partial(_open_lines, parts, mentions), jobs, watch)


def _spread(
    documents: Iterable[Document],
    parts: Parts,
    open_work: Callable[[], Work[Result]],
    jobs: int,
    watch: Watch,
) -> Iterator[Result]:
    parts.prepare(watch)
    for number, result in enumerate(spread(documents, open_work, jobs), start=1):
        yield result
        watch("code", number, None)


def _open_coding(parts: Parts) -> Work[Coded]:
    return partial(_code_all, parts, parts.open_reader())


def _code_all(parts: Parts, reader: Reader, chunk: list[Document]) -> list[Coded]:
    readings = read_all(reader, chunk)
    return [_coded(one, document, parts) for one, document in zip(readings, chunk, strict=True)]


def _open_lines(parts: Parts, mentions: bool) -> Work[CodedLine]:
    return partial(_lines, _open_coding(parts), mentions)


def _lines(work: Work[Coded], mentions: bool, chunk: list[Document]) -> list[CodedLine]:
    return [_line(coded, mentions) for coded in work(chunk)]


def _line(coded: Coded, mentions: bool) -> CodedLine:
    failed = (one.message for one in coded.reading.problems if one.code in FAILURES)
    return CodedLine(coded.reading.document, coded.line(mentions), tuple(failed))


def _coded(reading: Reading, document: Document, parts: Parts) -> Coded:
    if not reading.claims:  # most documents of the world
        return Coded(reading, (), ())
    known = {claim.id: claim for claim in reading.claims}
    try:
        linking = parts.link(reading.claims, (document,), (), NO_PAST, {})
        found = parts.reconcile(linking, known, {document.id: document.id}, (document,), ())
    except Exception as error:
        # One document must not end a stream of thousands; the kind of error only, as its message
        # may hold words of the document.
        problem = Problem(
            "linking_failed",
            f"The claims could not be put together to events ({type(error).__name__}); "
            "please report it.",
        )
        failed = replace(reading, problems=(*reading.problems, problem))
        return Coded(failed, claims_with_events(reading.claims, (), ()), ())
    claims = claims_with_events(reading.claims, found.events, linking.memberships)
    return Coded(reading, claims, found.events)
