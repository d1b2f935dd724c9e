"""Double coding in real browsers, from the assignment to alpha."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from scripts.desk import served
from tests.web.team_client import make_people
from tests.web.test_team_journey import AXE, SERIOUS, signed_in

expect.set_options(timeout=30_000)
MARK = """([text, words]) => {
  const walker = document.createTreeWalker(document.querySelector(text), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    getSelection().setBaseAndExtent(node, at, node, at + words.length);
    return true;
  }
  return false;
}"""
STRIKE = "a strike near Murzuq on 3 May 2031 killed eight fighters"
RESIDENTS = "Residents reached by telephone spoke of ten dead"


@pytest.fixture
def address(tmp_path: Path, make_ledger) -> Iterator[str]:
    ledger = make_ledger(tmp_path / "case.ledger")
    with make_people(ledger) as register, served(ledger, register) as place:
        yield place


def code(page: Page, words: str, **fields: str) -> None:
    """Marks words in the text with the mouse's own selection, fills in the form, and sends it."""
    assert page.evaluate(MARK, [".coding-text", words])
    expect(page.locator("#words")).to_have_value(words)
    for field, value in fields.items():
        place = page.locator(f"#f-{field}")
        place.select_option(value) if field == "type" else place.fill(value)
    page.get_by_role("button", name="Add this event").click()
    expect(page.locator(".coded .claim")).not_to_have_count(0)


def finish(page: Page) -> None:
    page.get_by_role("button", name="I have finished").click()
    expect(page.get_by_text("Finished.", exact=True)).to_be_visible()


def checked(page: Page, width: int) -> None:
    """Nothing serious by axe, and nothing wider than the screen."""
    page.evaluate(AXE)
    assert page.evaluate(SERIOUS) == [], page.url
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width, page.url


def assign(ada: Page, address: str) -> None:
    """The gazette goes to two coders, blind to one another."""
    ada.goto(address + "/coding")
    ada.get_by_label("Document", exact=True).select_option("gazette-1")
    ada.get_by_label("One coder").select_option(label="Carl Coder")
    ada.get_by_label("The other").select_option(label="Cora Coder")
    ada.get_by_role("button", name="Assign").click()


@pytest.mark.parametrize("width", [1280, 390])
def test_from_the_assignment_to_alpha(browser: Browser, address: str, width: int) -> None:
    size = {"width": width, "height": 900}
    ada, carl, cora = (
        signed_in(browser, address, name, viewport=size)
        for name in ("Ada Adjudicator", "Carl Coder", "Cora Coder")
    )
    assign(ada, address)
    expect(ada.get_by_text("not coded yet")).to_be_visible()
    checked(ada, width)
    for page, killed in ((carl, "8"), (cora, "9")):
        page.goto(address + "/events/e-first")
        expect(page.get_by_role("heading", name="Not found")).to_be_visible()
        page.goto(address + "/coding")
        page.get_by_role("link", name="Eight killed in strike, command says").click()
        strike = {"type": "air_strike", "day": "2031-05-03", "place": "Murzuq"}
        code(page, STRIKE, killed_least=killed, killed_most="8" if killed == "8" else "9", **strike)
        checked(page, width)
        code(page, RESIDENTS, type="air_strike", killed_least="10")
    code(carl, "Four strikes since the beginning of the month", killed_least="43")
    for page in (carl, cora):
        finish(page)
    ada.goto(address + "/coding")
    ada.get_by_role("link", name="0 of 3 events").click()
    expect(ada.locator("tr.differ")).to_have_count(2)  # the least and the most of the first strike
    expect(ada.get_by_text("not found").first).to_be_visible()
    checked(ada, width)
    first = ada.locator("section.unit").first
    first.get_by_label("Killed, at least, settled as").select_option("8")
    first.get_by_label("Killed, at most, settled as").select_option("8")
    first.get_by_label("Why").fill("eight stands there")
    first.get_by_role("button", name="Settle event 1").click()
    expect(ada.get_by_text("settled by Ada Adjudicator")).to_be_visible()
    ada.goto(address + "/agreement")
    expect(ada.get_by_role("row").filter(has_text="Event found by both")).to_contain_text("2 of 3")
    killed = ada.get_by_role("row").filter(has_text="Killed, at least")
    expect(killed).to_contain_text("1 of 2 the same")
    expect(killed).to_contain_text("0.73")  # 1 - 0.5 / (11 / 6), of 8 and 9, 10 and 10
    checked(ada, width)
