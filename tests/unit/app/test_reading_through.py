"""Many documents are read in their order, a few at a time, whatever one of them does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from recount.app.reading_through import CHUNK, CHUNK_TEXT, read_through
from recount.errors import GazetteerError
from recount.model.dates import UNDATED
from recount.model.documents import Document
from recount.model.readings import Reading


class PlainReader:
    """Reads nothing in anything, and fails where a text says so."""

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            if document.text == "fail":
                raise ValueError("secret words")
            if document.text == "no places":
                raise GazetteerError("index", "it is gone", "build it")
            yield Reading(document.id, "en", UNDATED, ())


def numbered(amount: int, text: str = "plain") -> list[Document]:
    return [Document(str(number), text) for number in range(amount)]


def test_several_processes_hold_only_a_few_documents_at_a_time():
    asked = []

    def many() -> Iterator[Document]:
        for number in range(100 * CHUNK):
            asked.append(number)
            yield Document(str(number), "plain")

    readings = read_through(many(), PlainReader, 2)
    next(readings)
    readings.close()
    assert len(asked) <= 6 * CHUNK


@pytest.mark.parametrize("jobs", [1, 2])
def test_readings_come_in_the_order_of_the_documents(jobs: int):
    found = read_through(numbered(3 * CHUNK + 1), PlainReader, jobs)
    assert [one.document for one in found] == [str(n) for n in range(3 * CHUNK + 1)]


def test_documents_are_asked_for_a_few_at_a_time_and_the_first_by_itself():
    asked = []

    def endless() -> Iterator[Document]:
        for number in range(10**9):
            asked.append(number)
            yield Document(str(number), "plain")

    readings = read_through(endless(), PlainReader)
    next(readings)
    assert len(asked) == 1
    for _ in range(5):
        next(readings)
    assert len(asked) <= 8


def test_long_documents_come_in_smaller_lots():
    asked = []

    def long() -> Iterator[Document]:
        for number in range(100):
            asked.append(number)
            yield Document(str(number), "plain " * CHUNK_TEXT)

    readings = read_through(long(), PlainReader)
    for _ in range(20):
        next(readings)
    assert len(asked) == 20


def test_one_document_that_fails_stops_nothing_and_its_words_are_not_repeated():
    documents = [*numbered(2), Document("bad", "fail"), Document("good", "plain")]
    found = list(read_through(documents, PlainReader))
    assert [one.document for one in found] == ["0", "1", "bad", "good"]
    assert [problem.code for problem in found[2].problems] == ["reader_failed"]
    assert "secret" not in found[2].problems[0].message
    assert found[3].problems == ()


def test_a_missing_part_stops_everything_as_it_is_no_fault_of_a_document():
    with pytest.raises(GazetteerError):
        list(read_through(numbered(1, "no places"), PlainReader))


def test_no_reader_is_opened_where_there_is_nothing_to_read():
    assert list(read_through([], lambda: 1 / 0)) == []
