"""Documents in, coded documents out: nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from recount.app.parts import Parts
from recount.app.reading_through import read_through
from recount.app.reports import Watch, unwatched
from recount.model.claims import Claim
from recount.model.documents import Document
from recount.model.events import Event
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


def code(
    documents: Iterable[Document], parts: Parts, jobs: int = 1, watch: Watch = unwatched
) -> Iterator[Coded]:
    """Each document by itself, in their order, holding only a few at a time."""
    waiting: dict[int, Document] = {}

    def noted() -> Iterator[Document]:
        for number, document in enumerate(documents):
            waiting[number] = document
            yield document

    parts.prepare(watch)
    for number, reading in enumerate(read_through(noted(), parts.open_reader, jobs)):
        yield _coded(reading, waiting.pop(number), parts)
        watch("code", number + 1, None)


def _coded(reading: Reading, document: Document, parts: Parts) -> Coded:
    known = {claim.id: claim for claim in reading.claims}
    try:
        linking = parts.link(reading.claims, (document,))
        found = parts.reconcile(linking, known, {document.id: document.id}, (document,))
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
