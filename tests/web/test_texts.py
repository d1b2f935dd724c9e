"""Whole texts of an event side by side: under its numbers, each at its words, when it is seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from recount.app.desk.event import event_page
from recount.app.desk.texts import AT_ONCE, text_column, texts_in_brief, texts_page
from recount.errors import NotFoundError


def numbered(cards) -> dict[str, int]:
    return {card.id: card.number for card in cards}


def on_the_event_page(snapshot, key: str) -> dict[str, int]:
    page = event_page(snapshot, key)
    sources = [one for v in (*page.voices, *page.others) for one in (v.lead, *v.copies)]
    return numbered(card for source in sources for card in source.cards)


@pytest.mark.parametrize("key", ["e-first", "e-second"])
def test_claims_bear_the_numbers_of_the_event_page(snapshot, key: str) -> None:
    columns = texts_page(snapshot, key, {}).columns
    assert {name: n for row in columns for name, n in row.numbered} == on_the_event_page(
        snapshot, key
    )
    assert numbered(card for row in columns for card in row.cards) == on_the_event_page(
        snapshot, key
    )


def test_a_text_is_whole_with_its_claims_marked_and_nothing_else(snapshot) -> None:
    column = text_column(snapshot, "e-first", "gazette-1")
    pieces = [piece for passage in column.paragraphs for piece in passage.pieces]
    assert "The road to the south was closed" in "".join(piece.text for piece in pieces)
    assert {n for piece in pieces for n in piece.claims} == {card.number for card in column.cards}


def test_copies_and_what_was_said_elsewhere_are_told_apart(snapshot) -> None:
    first = {row.document.id: row for row in texts_page(snapshot, "e-first", {}).columns}
    assert first["courier-7"].copy
    assert not first["gazette-1"].copy
    assert first["courier-7"].letter == first["gazette-1"].letter != first["sahifa-2"].letter
    second = texts_page(snapshot, "e-second", {}).columns
    assert [row.document.id for row in second if row.elsewhere] == ["gazette-1"]


def test_only_the_texts_that_give_a_number_or_no_copies(snapshot) -> None:
    page = texts_page(snapshot, "e-first", {"says": "10 killed"})
    assert [row.document.id for row in page.columns] == ["gazette-1", "courier-7"]
    assert ("10 killed", 2) in [(one.label, one.amount) for one in page.numbers]
    alone = texts_page(snapshot, "e-first", {"copies": "no"})
    assert [row.document.id for row in alone.columns] == ["gazette-1", "sahifa-2"]


def test_in_brief_those_that_give_different_numbers_and_no_copies_of_them(snapshot) -> None:
    briefly = texts_in_brief(snapshot, "e-first")
    assert [row.document.id for row in briefly] == ["gazette-1", "sahifa-2"]


def test_a_document_that_does_not_speak_of_the_event_is_refused(snapshot) -> None:
    with pytest.raises(NotFoundError, match="does not speak of event e-first"):
        text_column(snapshot, "e-first", "herald-1")


def test_the_page_of_the_event_reads_no_whole_text(make_client, case_ledger) -> None:
    desk = make_client(case_ledger)
    page = desk.get("/events/e-first").text
    assert 'data-hx-get="/events/e-first/texts/some"' in page
    assert 'href="/events/e-first/texts"' in page
    assert "full-text" not in page
    assert "full-text" in desk.get("/events/e-first/texts/some").text
    one = desk.get("/events/e-first/texts/one?document=sahifa-2")
    assert 'lang="ar"' in one.text
    assert desk.get("/events/e-first/texts/one?document=herald-1").status_code == 404


def strike(page: Page, extremes: str) -> str:
    """The address of the event of sixty sources."""
    page.goto(extremes + "/events?q=saltmarsh")
    found = page.get_by_role("link", name="Air strike, Saltmarsh").first.get_attribute("href")
    assert found is not None
    return extremes + found


IN_SIGHT = """column => {
  const text = column.querySelector(".full-text").getBoundingClientRect();
  const mark = column.querySelector("mark").getBoundingClientRect();
  return text.top <= mark.top && mark.bottom <= text.bottom;
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_sixty_texts_come_as_they_are_scrolled_to_each_at_its_words(
    page: Page, extremes: str
) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.goto(strike(page, extremes) + "/texts", wait_until="networkidle")
    assert page.locator(".full").count() == 60
    assert AT_ONCE <= page.locator(".full-text").count() < 20
    for place in (3, 30, 60):
        column = page.locator(f"#source-{place}")
        column.scroll_into_view_if_needed()
        expect(column.locator("mark").first).to_be_attached()
        assert column.evaluate(IN_SIGHT), place
    assert complaints == []


def test_the_event_page_shows_some_texts_once_they_are_scrolled_to(
    page: Page, extremes: str
) -> None:
    page.goto(strike(page, extremes), wait_until="networkidle")
    assert page.locator(".full").count() == 0
    page.get_by_role("heading", name="Whole texts, side by side").scroll_into_view_if_needed()
    expect(page.locator(".full")).to_have_count(3)
    assert page.locator(".full").first.evaluate(IN_SIGHT)
    page.locator("#whole-1").hover()
    expect(page.locator(".full mark.lit").first).to_contain_text("An air strike")


def test_on_a_telephone_they_stand_one_below_the_other(browser: Browser, extremes: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(strike(page, extremes) + "/texts")
    boxes = [page.locator(f"#source-{place}").bounding_box() for place in (1, 2)]
    first, second = (box for box in boxes if box is not None)
    assert first["x"] == second["x"]
    assert second["y"] > first["y"] + first["height"]
    context.close()


def test_without_scripts_the_first_texts_are_there_and_the_others_a_link_away(
    browser: Browser, extremes: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(strike(page, extremes) + "/texts")
    assert page.locator(".full-text").count() == AT_ONCE
    page.locator("#source-60").get_by_role("link", name="open it by itself").click()
    expect(page.locator("article.text")).to_be_visible()
    context.close()
