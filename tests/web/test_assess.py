"""The pages on which questions are put to the whole ledger."""

from __future__ import annotations

import re

import pytest
from tests.making_years import make_years, write_years

from recount.app.desk.assess import ASKED
from recount.app.desk.door import Settings, assess_list, assess_page, assess_picture
from recount.app.desk.snapshot import Snapshot
from recount.errors import AssessmentError, NotFoundError
from recount.ledger import Ledger

QUERIES = {"activity": {"party": "Hill Front"}}


@pytest.fixture(scope="module")
def war_ledger(tmp_path_factory):
    return write_years(tmp_path_factory.mktemp("war") / "war.ledger", make_years())


@pytest.fixture(scope="module")
def war(war_ledger) -> Snapshot:
    from recount.app.desk.snapshot import take_snapshot

    with Ledger.open(war_ledger) as ledger:
        return take_snapshot(ledger, "war.ledger")


def ask(war, subject, query=None):
    return assess_page(war, subject, query or QUERIES.get(subject, {}), Settings())


@pytest.mark.parametrize("subject", list(ASKED))
def test_a_page_has_the_answer_that_the_command_gives_and_its_picture(war, subject):
    page = ask(war, subject)
    assert page.refusal is None
    assert page.appraisal.subject == subject
    assert page.picture.startswith("<svg")
    assert [one.name for one in page.fields] == list(ASKED[subject])


def test_every_subject_is_in_the_list(war):
    assert [one.key for one in assess_list(war).subjects] == list(ASKED)


@pytest.mark.parametrize(
    ("subject", "query", "words"),
    [
        ("activity", {"party": "Nobody"}, "names no such party"),
        ("counts", {"from": "May"}, "“May” is no day"),
        ("activity", {"party": "Hill Front", "after": "e-none"}, "no such event"),
        ("undercount", {"place": "Nowhere"}, "there are 0 cases"),
    ],
)
def test_a_refusal_stands_in_the_page_with_what_to_do(war, subject, query, words):
    page = ask(war, subject, query)
    assert page.appraisal is None
    assert words in page.refusal.what
    assert page.refusal.cure
    assert page.picture == page.picture_address == ""


def test_words_that_are_no_choice_are_taken_as_the_usual(war):
    query = {"by": "mood", "measure": "luck", "period": "age", "type": "joy", "only": "Front"}
    assert ask(war, "compare", query | {"type": ""}).appraisal.result.parting == "perpetrator"


def test_a_subject_that_there_is_not_is_not_found(war):
    with pytest.raises(NotFoundError, match="no such subject"):
        ask(war, "moods")


def test_the_rows_lead_to_their_documents(war):
    page = ask(war, "persons")
    keys = [key for table in page.appraisal.tables for row in table.rows for key in row.claims]
    assert keys
    assert all(page.documents[key] in war.documents for key in keys)


def test_the_picture_of_a_refused_question_is_refused(war):
    with pytest.raises(AssessmentError):
        assess_picture(war, "activity", {"party": "Nobody"}, Settings())


def test_the_desk_shows_the_answer_without_styles_of_its_own(war_ledger, make_client):
    desk = make_client(war_ledger)
    text = desk.get("/assess/undercount").text
    assert text.index("Assumed") < text.index(">Answer<")
    assert "style=" not in text
    assert "<script" not in text.partition("</head>")[2]
    assert re.search(r'<figure class="picture"><svg [^>]*viewBox', text)


def test_the_desk_gives_the_picture_as_a_file(war_ledger, make_client):
    answer = make_client(war_ledger).get("/assess/coverage/picture.png?lists=speaker")
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")


def test_a_refused_question_is_a_page_and_no_fault(war_ledger, make_client):
    answer = make_client(war_ledger).get("/assess/strength?party=Nobody")
    assert answer.status_code == 200
    assert "This ledger cannot answer it." in answer.text
    assert "What to do" in answer.text


def test_names_can_be_withheld_on_a_page(war_ledger, make_client):
    text = make_client(war_ledger).get("/assess/persons?names=withheld").text
    assert "Orre" not in text
    assert "person 1" in text


def test_an_event_that_a_table_names_leads_to_its_page(make_client, case_ledger) -> None:
    page = make_client(case_ledger).get("/assess/coverage").text
    assert '<a href="/events/e-second"><bdi class="nowrap">e-second</bdi></a>' in page
