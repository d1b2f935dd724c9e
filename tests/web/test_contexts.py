"""What each page shows, before it is a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recount.app.desk.claims import letter
from recount.app.desk.door import (
    contradictions_page,
    document_page,
    documents_page,
    event_page,
    event_points,
    events_page,
    overview,
)
from recount.app.desk.quotes import PART
from recount.errors import NotFoundError
from recount.model.readings import Problem
from recount.model.spans import Span


def test_the_overview_says_what_is_known_between_which_numbers(snapshot) -> None:
    page = overview(snapshot)
    killed = page.headlines[0]
    assert (killed.outcome, killed.sum.number.text, killed.sum.best) == ("killed", "8–45", 8)
    assert (page.documents, page.origins, page.countries) == (5, 4, "Libya")
    assert page.period == "3–9 May 2031"


def test_the_overview_counts_what_is_not_known_and_links_to_it(snapshot) -> None:
    found = {row.address: row.amount for row in overview(snapshot).unknowns}
    assert found == {
        "/events?unknown=killed": 2,
        "/events?unknown=date": 1,
        "/events?unknown=place": 1,
        "/documents?show=undated": 1,
        "/documents?show=unread": 1,
        "/documents#refused": 1,
        "/documents?show=problems": 2,
    }


def test_every_unknown_of_the_overview_leads_to_a_list_of_as_many(snapshot) -> None:
    assert events_page(snapshot, {"unknown": "killed"}).pages.rows == 2
    assert documents_page(snapshot, {"show": "unread"}).pages.rows == 1
    assert documents_page(snapshot, {"show": "undated"}).pages.rows == 1


def test_copies_of_one_dispatch_are_one_voice(snapshot) -> None:
    page = event_page(snapshot, "e-first")
    assert [voice.letter for voice in page.voices] == ["A", "B"]
    first = page.voices[0]
    assert first.lead.document.id == "gazette-1"
    assert [row.document.id for row in first.copies] == ["courier-7"]


def test_an_origin_keeps_its_letter_where_it_speaks_again(snapshot) -> None:
    page = event_page(snapshot, "e-first")
    assert [(voice.letter, voice.lead.document.id) for voice in page.others] == [("A", "gazette-1")]


def test_every_number_of_an_event_shows_the_claims_it_rests_on(snapshot) -> None:
    page = event_page(snapshot, "e-first")
    cards = [
        card
        for voice in (*page.voices, *page.others)
        for source in (voice.lead, *voice.copies)
        for card in source.cards
    ]
    assert sorted(card.number for card in cards) == list(range(1, len(cards) + 1))
    by_number = {card.number: card.id for card in cards}
    reported = page.numbers[0].steps[0]
    assert {by_number[ref] for ref in reported.refs} == {"c-gazette-1", "c-courier-7"}
    assert (reported.words, reported.bounds) == ("Reported", "8")


def test_an_event_shows_the_totals_that_bound_it(snapshot) -> None:
    page = event_page(snapshot, "e-second")
    assert page.totals[0].message.startswith("The total of 43 leaves between 0 and 35")
    assert page.numbers[0].number.text == "0–35"
    assert page.numbers[0].steps[-1].bounds == ""


def test_an_event_is_found_by_the_beginning_of_its_id_if_only_one_begins_so(snapshot) -> None:
    assert event_page(snapshot, "e-f").id == "e-first"
    with pytest.raises(NotFoundError, match="3 events begin so"):
        event_page(snapshot, "e-")
    with pytest.raises(NotFoundError, match="no such event"):
        event_page(snapshot, "nothing")


def test_an_event_without_place_or_date_says_so(snapshot) -> None:
    page = event_page(snapshot, "e-nowhere")
    assert (page.where.known, page.when.known, page.killed.unknown) == (False, False, True)
    assert (page.point.lat, page.point.start) == (None, None)


def test_a_document_shows_its_whole_text_with_claims_and_problems_in_it(snapshot) -> None:
    page = document_page(snapshot, "gazette-1", {})
    pieces = [piece for row in page.paragraphs for piece in row.pieces]
    assert len(page.paragraphs) == 3
    assert [n for piece in pieces for n in piece.notes] == [1, 2, 3]
    assert [piece.text for piece in pieces if piece.problems] == ["for a day"]
    assert [piece.text for piece in pieces if piece.role == "count"] == ["eight", "ten", "43"]
    assert [row.id for row in page.copies] == ["courier-7"]


def test_a_document_says_where_its_fields_come_from(snapshot) -> None:
    found = {
        row.label: (row.value, row.source) for row in document_page(snapshot, "gazette-1", {}).meta
    }
    assert found["Published"] == ("2031-05-05", "meta article:published_time")
    assert found["Address"] == ("https://gazette.example/1", "")


def test_an_unread_language_is_named_aloud(snapshot) -> None:
    page = documents_page(snapshot, {})
    assert page.unread_languages == ("French",)
    row = next(row for row in page.rows if row.id == "journal-1")
    assert (row.unread, row.language_words) == (True, "French")
    assert document_page(snapshot, "journal-1", {}).unread


def test_refused_inputs_stand_on_the_list_of_documents(snapshot) -> None:
    assert [row.file for row in documents_page(snapshot, {}).refusals] == ["scans/page.pdf"]


def test_a_contradiction_stands_with_the_words_of_its_claims(snapshot) -> None:
    (case,) = contradictions_page(snapshot, {}).cases
    assert (case.line.kind, case.line.size) == ("Number", "2 people apart")
    assert [card.id for card in case.voices[0].lead.cards] == [
        "c-gazette-1",
        "c-gazette-1-residents",
    ]
    assert case.line.refs == (1, 2)


def test_a_long_text_comes_in_parts_that_lose_nothing(snapshot) -> None:
    text = "\n".join(f"Line {n} of a long report." for n in range(9000))
    long = replace(snapshot.documents["herald-1"], id="long", text=text)
    case = replace(snapshot, documents={"long": long}, claims={}, origins={}, problems=())
    pages = [document_page(case, "long", {"part": str(n)}) for n in (1, 2, 3, 4, 5)]
    assert pages[0].parts == len(text) // PART + 1
    lines = [
        "".join(piece.text for piece in row.pieces)
        for page in pages[: pages[0].parts]
        for row in page.paragraphs
    ]
    assert "\n".join(lines) == text


def test_a_problem_leads_to_the_part_of_the_text_in_which_its_words_stand(snapshot) -> None:
    text = "\n".join(f"Line {n} of a long report." for n in range(9000))
    at = text.index("Line 8000")
    trouble = ("long", Problem("odd", "It is odd.", at, at + 9))
    long = replace(snapshot.documents["herald-1"], id="long", text=text)
    case = replace(snapshot, documents={"long": long}, claims={}, origins={}, problems=(trouble,))
    (problem,) = document_page(case, "long", {}).problems
    assert problem.part > 1
    there = document_page(case, "long", {"part": str(problem.part)})
    pieces = [piece for row in there.paragraphs for piece in row.pieces if piece.problems]
    assert [piece.text for piece in pieces] == ["Line 8000"]


def test_a_long_text_says_in_which_of_its_parts_claims_stand(snapshot) -> None:
    first = snapshot.claims["c-herald-1"]
    before = "\n".join(f"Line {n} of a long report." for n in range(3000)) + "\n"
    text = before + snapshot.documents["herald-1"].text
    evidence = Span.of(text, len(before), len(before) + len(first.evidence.quote))
    claim = replace(first, document="long", evidence=evidence)
    long = replace(snapshot.documents["herald-1"], id="long", text=text)
    case = replace(
        snapshot, documents={"long": long}, claims={claim.id: claim}, origins={}, problems=()
    )
    page = document_page(case, "long", {})
    assert page.with_claims == (page.parts,)
    assert page.cards == ()


def test_points_without_a_place_have_no_coordinates(snapshot) -> None:
    points = {row.id: row for row in event_points(snapshot, {})}
    assert points["e-nowhere"].lat is None
    assert points["e-first"].radius_km == 25.0
    assert points["e-second"].killed == "0–35"


def test_a_ledger_with_nothing_in_it_has_pages_too(snapshot) -> None:
    empty = type(snapshot)(name="empty.ledger")
    assert overview(empty).events == 0
    assert events_page(empty, {}).rows == ()
    assert documents_page(empty, {}).rows == ()
    assert contradictions_page(empty, {}).cases == ()


@pytest.mark.parametrize(
    ("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_voices_never_run_out_of_letters(place, name) -> None:
    assert letter(place) == name


def test_a_search_finds_documents_claims_places_and_parties(case_ledger, make_client) -> None:
    desk = make_client(case_ledger)
    shown = desk.get("/search?q=murzuq").text
    assert '<mark class="hit">Murzuq</mark>' in shown
    assert "Documents <span>2</span>" in shown
    assert 'href="/events?place=Murzuq"' in shown
    for spelt in ("Murzuk", "Marzouq", "مرزوق"):
        assert 'href="/events?place=Murzuq"' in desk.get(f"/search?q={spelt}").text, spelt
    assert 'href="/events?place=' not in desk.get("/search?q=Mirza").text
    assert '<mark class="hit">مرزق</mark>' in desk.get("/search?q=مرزق").text
    assert "Red Column" in desk.get("/search?q=column&kind=claim").text
    assert "No document holds this word" in desk.get("/search?q=zzzz").text
    assert desk.get("/search?q=%3Cscript%3E").status_code == 200
    assert "<script>" not in desk.get("/search?q=%3Cscript%3E").text
