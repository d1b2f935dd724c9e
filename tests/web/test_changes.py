"""The first page tells what came and what was decided of late."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from tests.web.team_client import Desk
from tests.web.test_all_in_arabic import arabic, left_in

from recount.app.desk.changes import LATEST, changes
from recount.app.desk.reader import DeskReader
from recount.ledger import Ledger
from recount.model.documents import Document
from recount.model.judgements import Judgement, JudgementKind
from recount.model.notes import Note, Noted, NoteKind
from recount.model.persons import Disclosure, DisclosureKind, person_key


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


def test_each_decision_of_the_week_leads_to_the_page_of_what_it_is_about(path, make_client) -> None:
    with Ledger.open(path) as ledger:
        claim, texts = ledger.claim("c-gazette-1"), ledger.documents()
        kept = ("Ada", "2999-01-01T00:00:00+00:00")
        ledger.put_judgement(Judgement("", JudgementKind.ACCEPT, claim, 0, "", *kept))
        note = Note("", NoteKind.PUBLIC, Noted.DOCUMENT, texts[0].id, (), "read", *kept)
        ledger.put_note(note)
        hidden = (DisclosureKind.WITHHOLD, "Velma Quist", (), (), "asked", *kept)
        ledger.put_disclosure(Disclosure("", *hidden))
    desk = make_client(path)
    week = desk.get("/").text.partition('id="week-title"')[2].partition("</section>")[0]
    found = set(re.findall(r'href="(/(?:claims|documents|persons)/[^"]+)"', week))
    assert {"/claims/c-gazette-1", f"/persons/{person_key('Velma Quist')}"} <= found
    assert all(one.startswith("/persons/") or desk.get(one).status_code == 200 for one in found)
