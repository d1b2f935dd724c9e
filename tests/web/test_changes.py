"""The first page tells what came and what was decided of late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.web.team_client import Desk
from tests.web.test_all_in_arabic import arabic, left_in

from recount.app.desk.changes import LATEST, changes
from recount.app.desk.reader import DeskReader
from recount.ledger import Ledger
from recount.model.documents import Document


@pytest.fixture
def path(tmp_path, make_ledger):
    return make_ledger(tmp_path / "case.ledger")


def test_documents_that_came_this_week_are_counted_and_the_latest_are_named(path) -> None:
    with Ledger.open(path) as ledger:
        amount = len(ledger.documents())
    snapshot, now = DeskReader(path).snapshot(), datetime.now(UTC)
    found = changes(snapshot)
    assert found.documents == amount
    assert len(found.came) == min(amount, LATEST)
    assert all(one.document.id in snapshot.heads for one in found.came)
    later = changes(snapshot, now + timedelta(days=9))
    assert (later.documents, later.came) == (0, ())


def test_the_first_page_names_a_document_that_has_just_come(path, make_client) -> None:
    desk = make_client(path)
    before = desk.get("/").text
    assert "documents added" in before
    with Ledger.open(path) as ledger:
        ledger.put_document(Document("a-new-one", "Nothing happened.", "A quiet day"))
    after = desk.get("/").text
    assert "A quiet day" not in before
    assert "/documents/a-new-one" in after
    assert "A quiet day" in after


def test_what_has_changed_is_said_in_arabic(path) -> None:
    desk = Desk(path)
    page = arabic(desk, "Ada Adjudicator").get("/").text
    desk.register.close()
    assert "أُضيفت" in page
    assert left_in(page) == []
