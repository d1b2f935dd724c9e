"""What a step did, and what it dropped and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

UNREAD = frozenset({"unread_language", "reader_failed"})
"""Problems that mean that nothing in a document was read."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file, document or claim that went no further, with the reason."""

    record: str
    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the pipeline: its number and name, what it did in words, what it dropped."""

    number: int
    name: str
    said: str
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All steps of one run, in order; `refused` are the inputs that could not be taken in,
    `unread` the documents of the ledger in which nothing was read."""

    steps: tuple[Step, ...]
    refused: tuple[Dropped, ...]
    unread: tuple[Dropped, ...] = ()


class Watch(Protocol):
    """Is told how far a step has come; `total` is None where that is not known."""

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """Called often; must be quick."""
        ...


def unwatched(step: str, done: int, total: int | None) -> None:
    """Watches nothing."""


def counted(amount: int, one: str, many: str | None = None) -> str:
    """ "1 document", "1,200 documents"."""
    return f"{amount:,} {one if amount == 1 else many or one + 's'}"
