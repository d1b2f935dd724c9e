"""Reading many documents, in one process or several, so that one bad document stops nothing."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import Any, TypeVar

from recount.app.parts import Reader
from recount.errors import RecountError
from recount.model.dates import UNDATED
from recount.model.documents import Document
from recount.model.readings import Problem, Reading

CHUNK = 16
"""Documents read at a time: enough to keep a process busy, few to hold."""
CHUNK_TEXT = 100_000
"""Characters read at a time, where a document by itself is not longer."""
FIRST = 1
"""Documents read at first, where one process reads."""

Opener = Callable[[], Reader]
Result = TypeVar("Result")
Work = Callable[[list[Document]], list[Result]]
"""What is done with a few documents: one result for each, in their order."""


def read_through(
    documents: Iterable[Document], open_reader: Opener, jobs: int = 1
) -> Iterator[Reading]:
    """One reading for each document, in their order, holding only a few at a time.

    A document on which the reader fails gets a reading with that problem and no claims. With
    `jobs` over 1 each process opens a reader of its own, so `open_reader` must be picklable.
    """
    return spread(documents, partial(_open_reading, open_reader), jobs)


def spread(
    documents: Iterable[Document], open_work: Callable[[], Work[Result]], jobs: int = 1
) -> Iterator[Result]:
    """One result for each document, in their order, holding only a few at a time.

    With `jobs` over 1 each process opens its work for itself, so `open_work` and the results must
    be picklable; what comes out is the same.
    """
    if jobs > 1:
        yield from _in_processes(_chunks(documents), open_work, jobs)
        return
    work = None
    for chunk in _chunks(documents, FIRST):
        work = work or open_work()
        yield from work(chunk)


def _open_reading(open_reader: Opener) -> Work[Reading]:
    return partial(read_all, open_reader())


def read_all(reader: Reader, chunk: list[Document]) -> list[Reading]:
    """The readings of a few documents at once; one by one where one of them fails."""
    try:
        return list(reader.read(chunk))
    except RecountError:
        raise
    except Exception:
        # Whichever it was is told when it is read by itself.
        return [_read_one(reader, document) for document in chunk]


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


def _chunks(documents: Iterable[Document], size: int = CHUNK) -> Iterator[list[Document]]:
    """A few documents at a time, fewer where they are long; `size` is that of the first few, from
    which it grows, so that the first answers do not wait for many documents."""
    chunk: list[Document] = []
    held = 0
    for document in documents:
        chunk.append(document)
        held += len(document.text)
        if len(chunk) >= size or held >= CHUNK_TEXT:
            yield chunk
            chunk, held, size = [], 0, min(2 * size, CHUNK)
    if chunk:
        yield chunk


_work: Work[Any] | None = None
"""What a worker process does, opened once."""


def _start_worker(open_work: Callable[[], Work[Any]]) -> None:
    # Ctrl-C goes to every process of a terminal; the first one decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _work  # noqa: PLW0603  a process pool has no other place for it
    _work = open_work()


def _do(chunk: list[Document]) -> list[Any]:
    if _work is None:
        raise AssertionError("a worker began without its work")
    return _work(chunk)


def _in_processes(
    chunks: Iterator[list[Document]], open_work: Callable[[], Work[Result]], jobs: int
) -> Iterator[Result]:
    waiting: deque[Future[list[Result]]] = deque()
    # Started afresh everywhere: a forked copy of a process with threads may hang.
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_start_worker, initargs=(open_work,)
    ) as pool:
        for chunk in chunks:
            waiting.append(pool.submit(_do, chunk))
            if len(waiting) > 2 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
