"""Reading many documents, in one process or several, so that one bad document stops nothing."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from recount.app.parts import Reader
from recount.errors import RecountError
from recount.model.dates import UNDATED
from recount.model.documents import Document
from recount.model.readings import Problem, Reading

CHUNK = 16
"""Documents handed to a process at a time: enough to keep it busy, few to hold."""

Opener = Callable[[], Reader]


def read_through(
    documents: Iterable[Document], open_reader: Opener, jobs: int = 1
) -> Iterator[Reading]:
    """One reading for each document, in their order, holding only a few at a time.

    A document on which the reader fails gets a reading with that problem and no claims. With
    `jobs` over 1 each process opens a reader of its own, so `open_reader` must be picklable.
    """
    if jobs > 1:
        yield from _read_in_processes(_chunks(documents), open_reader, jobs)
        return
    reader = None
    for document in documents:
        reader = reader or open_reader()
        yield _read_one(reader, document)


def _read_one(reader: Reader, document: Document) -> Reading:
    try:
        return next(iter(reader.read([document])))
    except RecountError:
        raise
    except Exception as error:
        # The kind of error only: its message may hold words of the document.
        message = (
            f"The reader failed on this document ({type(error).__name__}), so nothing in it was "
            "read; please report it with the document if you may share it."
        )
        problem = Problem("reader_failed", message)
        return Reading(document.id, document.language, UNDATED, (), (), (problem,))


def _chunks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    rest = iter(documents)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


_reader: Reader | None = None
"""The reader of a worker process, opened once."""


def _start_worker(open_reader: Opener) -> None:
    # Ctrl-C goes to every process of a terminal; the first one decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _reader  # noqa: PLW0603  a process pool has no other place for it
    _reader = open_reader()


def _work(chunk: list[Document]) -> list[Reading]:
    if _reader is None:
        raise AssertionError("a worker began without a reader")
    return [_read_one(_reader, document) for document in chunk]


def _read_in_processes(
    chunks: Iterator[list[Document]], open_reader: Opener, jobs: int
) -> Iterator[Reading]:
    waiting: deque[Future[list[Reading]]] = deque()
    # Started afresh everywhere: a forked copy of a process with threads may hang.
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_start_worker, initargs=(open_reader,)
    ) as pool:
        for chunk in chunks:
            waiting.append(pool.submit(_work, chunk))
            if len(waiting) > 2 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
