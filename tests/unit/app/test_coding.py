"""Each document is coded by itself, in order, and a bad one does not end the stream."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from recount.app.coding import code, code_lines
from recount.app.parts import Parts
from recount.model.dates import UNDATED
from recount.model.documents import Document
from recount.model.events import Linking, Reconciliation
from recount.model.readings import Reading


@pytest.fixture
def parts(case) -> Parts:
    return Parts(
        take_in=lambda inputs: iter(()),
        find_copies=lambda documents: {},
        reader="hand 1",
        prepare=lambda watch: None,
        open_reader=case.reader,
        link=case.link,
        reconcile=case.reconcile,
        made_by="test",
    )


def test_a_line_holds_what_the_wire_format_names(case, parts):
    coded = [json.loads(one.line()) for one in code(case.documents, parts)]
    assert [row["document"] for row in coded] == ["gazette-1", "herald-1", "journal-1"]
    first = coded[0]
    assert set(first) == {"document", "language", "dated", "claims", "events", "problems"}
    assert first["dated"]["basis"] == "metadata"
    assert first["events"][0]["counts"][0]["best"] == 8


def test_mentions_are_there_only_when_asked_for(case, parts):
    coded = next(code(case.documents, parts))
    assert "mentions" not in json.loads(coded.line())
    assert json.loads(coded.line(mentions=True))["mentions"][0]["value"] == {"name": "Tam Orre"}


def test_claims_name_their_event_and_totals_their_members(case, parts):
    rows = json.loads(next(code(case.documents, parts)).line())
    claims = {row["kind"]: row for row in rows["claims"]}
    assert claims["event"]["event"] == rows["events"][0]["id"]
    assert claims["total"]["event"] is None
    assert claims["total"]["scope"]["members"] == [case.strike.id]


def test_a_document_in_a_language_that_is_not_read_says_so(case, parts):
    row = json.loads(list(code(case.documents, parts))[2].line())
    assert (row["language"], row["claims"]) == ("fr", [])
    assert row["problems"][0]["code"] == "unread_language"


def test_a_document_whose_claims_cannot_be_linked_keeps_its_claims_and_says_so(case, parts):
    def fail(claims, documents, settled):
        raise ValueError("secret")

    coded = list(code(case.documents, replace(parts, link=fail)))
    assert len(coded) == 3
    assert [one.id for one in coded[0].claims] == [case.strike.id, case.total.id, case.role.id]
    assert coded[0].events == ()
    assert coded[0].reading.problems[-1].code == "linking_failed"
    assert "secret" not in coded[0].line()


class Letters:
    """Reads nothing, and fails on one document; a process of its own can open it."""

    def read(self, documents):
        for document in documents:
            if document.text == "fail":
                raise ValueError("secret")
            yield Reading(document.id, "en", UNDATED, ())


def nothing(*_):
    return None


def no_events(*_):
    return Linking((), ())


def no_numbers(*_):
    return Reconciliation((), (), (), (), "none")


def test_two_processes_write_the_same_lines_in_the_same_order_as_one():
    parts = Parts(nothing, nothing, "l", nothing, Letters, no_events, no_numbers, "t")
    texts = ["plain", "fail", "plain"] * 30
    documents = [Document(str(number), text) for number, text in enumerate(texts)]
    one = list(code_lines(documents, parts))
    assert list(code_lines(documents, parts, jobs=2)) == one
    assert [row.document for row in one] == [document.id for document in documents]
    assert [bool(row.failures) for row in one] == [text == "fail" for text in texts]
    assert "secret" not in "".join(row.line for row in one)
