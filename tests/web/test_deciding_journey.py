"""A recorder at work in a real browser: she corrects, sees what follows, and takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from scripts.desk import served

from recount.app.settings import Settings
from recount.app.wiring import parts
from recount.app.working_out import held_material, work_out
from recount.ledger import Ledger


@pytest.fixture
def address(tmp_path: Path, make_ledger) -> Iterator[str]:
    """The desk over the case, worked out by the program's own rules."""
    path = make_ledger(tmp_path / "case.ledger")
    rules = parts(Settings())
    with Ledger.open(path) as ledger:
        given = held_material(ledger, rules)
        found = work_out(given, rules)
        ledger.replace_derived(found.linking, found.reconciliation, given.origins)
    with served(path) as place:
        yield place


def test_she_corrects_a_number_by_its_words_sees_what_goes_and_undoes_it(
    browser: Browser, address: str
) -> None:
    page = browser.new_context().new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address + "/claims/c-gazette-1-residents", wait_until="networkidle")
    page.keyboard.press("c")
    expect(page.locator("#correct-field")).to_be_focused()
    page.locator("#correct-field").select_option("killed")
    page.locator("#correct-value").fill("8")
    page.locator("#correct-words").fill("eight")
    page.locator("#correct-author").fill("Ilse")
    page.locator("#correct-reason").fill("they spoke of the same eight")
    page.locator("form:has(#correct-words) button").click()
    expect(page.get_by_role("heading", name="Contradictions that go")).to_be_visible()
    page.get_by_role("button", name="Correct this claim").click()
    expect(page.get_by_text("Kept", exact=True)).to_be_visible()
    expect(page.locator(".facts")).to_contain_text("8 killed")
    expect(page.locator(".deed-change")).to_contain_text("10 killed → 8 killed")
    page.locator(".kept").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Contradictions that come")).to_be_visible()
    page.locator("#confirm-reason").fill("I misread it")
    page.get_by_role("button", name="Take this decision back").click()
    expect(page.locator(".facts")).to_contain_text("10 killed")
    assert complaints == []


def test_words_that_are_marked_in_the_text_go_into_the_form(browser: Browser, address: str) -> None:
    page = browser.new_context().new_page()
    page.goto(address + "/claims/c-gazette-1-residents", wait_until="networkidle")
    page.locator(".words.large .f-count").first.dblclick()
    page.keyboard.press("c")
    expect(page.locator("#correct-words")).to_have_value("ten")


def test_the_search_is_reached_by_a_key_and_finds_a_claim(browser: Browser, address: str) -> None:
    page = browser.new_context().new_page()
    page.goto(address + "/events", wait_until="networkidle")
    page.locator("main").focus()
    page.keyboard.press("/")
    expect(page.locator("#seek")).to_be_focused()
    page.keyboard.type("ten dead")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Claims").click()
    expect(page.locator(".hits mark").first).to_have_text("ten")


def test_she_makes_a_claim_of_words_that_nobody_read_and_takes_it_back(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address + "/documents/gazette-1", wait_until="networkidle")
    page.locator("article.text p").first.click(click_count=3)
    expect(page.locator("#making-words")).not_to_have_value("")
    page.locator("#making-killed").fill("900")
    page.locator("#making-author").fill("Ilse")
    page.locator("form:has(#making-words) > button").click()
    expect(page.get_by_role("alert")).to_contain_text("Not kept")
    expect(page.locator("#making-killed")).to_have_value("900")
    page.locator("#making-killed").fill("")
    page.locator("#making-type").fill("raid")
    page.locator("#making-author").press("Enter")
    expect(page.get_by_role("heading", name="New events")).to_be_visible()
    page.get_by_role("button", name="Make this claim").click()
    expect(page.locator(".claims")).to_contain_text("by hand")
    page.locator(".kept").get_by_role("button", name="Undo").click()
    page.locator("#confirm-reason").fill("it was only a try")
    page.get_by_role("button", name="Take this decision back").click()
    expect(page.locator(".claims").first).not_to_contain_text("by hand")
    assert complaints == []
