"""The desk: one function a page, each from a snapshot of the ledger to one frozen record.

The web reads addresses, calls one of these, and writes what it returns.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from recount.app.desk_adding import Adder, Upload
from recount.app.desk_assess import assess_list, assess_page, assess_picture
from recount.app.desk_claim import claim_page
from recount.app.desk_contradictions import contradictions_page
from recount.app.desk_deciding import DeskWriter
from recount.app.desk_document import document_page
from recount.app.desk_documents import documents_page
from recount.app.desk_event import event_page
from recount.app.desk_event_deciding import event_of_claim
from recount.app.desk_events import event_points, events_page
from recount.app.desk_inbox import inbox_page
from recount.app.desk_links import links_page
from recount.app.desk_methods import methods_page
from recount.app.desk_overview import overview
from recount.app.desk_search import search_page
from recount.app.desk_snapshot import Snapshot, take_snapshot
from recount.app.desk_taking import take, taking_page
from recount.app.desk_team import team_page
from recount.app.searching import Found, look_for
from recount.app.settings import Settings

__all__ = [
    "Adder",
    "DeskReader",
    "DeskWriter",
    "Settings",
    "Upload",
    "assess_list",
    "assess_page",
    "assess_picture",
    "claim_page",
    "contradictions_page",
    "document_page",
    "documents_page",
    "event_of_claim",
    "event_page",
    "event_points",
    "events_page",
    "inbox_page",
    "links_page",
    "methods_page",
    "overview",
    "search_page",
    "take",
    "taking_page",
    "team_page",
]


@dataclass(frozen=True, slots=True)
class Archived:
    """The bytes that a document was taken from, under the name of their file."""

    name: str
    data: bytes


class DeskReader:
    """Reads a ledger for the pages, again only when its file has changed.

    Pages are read by several threads at once; one of them reads the ledger, the others wait.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._seen: tuple[tuple[int, int], ...] | None = None
        self._snapshot: Snapshot | None = None

    def snapshot(self) -> Snapshot:
        """The ledger as it stands. Raises LedgerError where it cannot be read."""
        from recount.ledger import Ledger

        with self._lock:
            seen = self._state()
            if self._snapshot is None or seen != self._seen:
                with Ledger.open(self._path) as ledger:
                    self._snapshot = take_snapshot(ledger, self._path.name)
                self._seen = seen
            return self._snapshot

    def look_for(self, words: str, kind: str, page: int) -> Found:
        """What the ledger's index of words holds."""
        from recount.ledger import Ledger

        with Ledger.open(self._path) as ledger:
            return look_for(ledger, words, kind, page)

    def archived(self, sha256: str) -> Archived:
        """The bytes of that hash as they came. Raises NotFoundError where they were not kept."""
        from recount.ledger import Ledger

        found = [row for row in self.snapshot().documents.values() if row.raw_sha256 == sha256]
        with Ledger.open(self._path) as ledger:
            data = ledger.raw(sha256)
        name = Path(found[0].file or sha256).name if found else sha256
        return Archived(name, data)

    def _state(self) -> tuple[tuple[int, int], ...]:
        """Size and time of the ledger's file and of what is written beside it."""
        files = (self._path, self._path.with_name(self._path.name + "-wal"))
        found = [file.stat() for file in files if file.exists()]
        return tuple((row.st_size, row.st_mtime_ns) for row in found)
