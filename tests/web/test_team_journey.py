"""People of a team in real browsers: they sign in, decide at once, and are kept to their roles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect
from scripts.desk import served
from tests.web.team_client import WORDS, make_people, work_out_case

CLAIM = "/claims/c-gazette-1-residents"
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
SERIOUS = """() => axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations
  .filter(one => one.impact === "serious" || one.impact === "critical")
  .map(one => `${one.id}: ${one.nodes[0].html}`))"""
expect.set_options(timeout=30_000)  # what a decision changes is worked out, on a busy machine too
PAGES = ("/account", "/team", "/take", CLAIM, "/inbox?kind=claim")


@pytest.fixture
def address(tmp_path: Path, make_ledger) -> Iterator[str]:
    """A team's desk over the case."""
    ledger = work_out_case(make_ledger(tmp_path / "case.ledger"))
    with make_people(ledger) as register, served(ledger, register) as place:
        yield place


def signed_in(browser: Browser, address: str, name: str, **more: object) -> Page:
    """A browser of her own in which a person has signed in."""
    page = browser.new_context(**more).new_page()  # type: ignore[arg-type]
    page.goto(address + "/inbox")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(WORDS)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Inbox")).to_be_visible()
    return page


def test_of_two_who_decide_at_once_the_second_is_told_what_the_first_did(
    browser: Browser, address: str
) -> None:
    carl, cora = (signed_in(browser, address, name) for name in ("Carl Coder", "Cora Coder"))
    for name, page in (("Carl Coder", carl), ("Cora Coder", cora)):
        page.goto(address + CLAIM)
        expect(page.locator(".whoami")).to_contain_text(name)
        page.locator("summary", has_text="Reject it").click()
        page.locator("#reject-reason").fill(f"{name} says so")
        page.locator("form:has(#reject-reason) button").click()
        expect(page.get_by_text("Nothing is kept yet")).to_be_visible()
    carl.get_by_role("button", name="Reject this claim").click()
    expect(carl.get_by_text("Kept", exact=True)).to_be_visible()
    cora.get_by_role("button", name="Reject this claim").click()
    told = cora.get_by_role("alert")
    expect(told).to_contain_text("Not kept.")
    expect(told).to_contain_text("Carl Coder rejected it")
    expect(told).to_contain_text("Carl Coder says so")
    expect(cora.locator(".deed")).to_have_count(1)
    expect(cora.locator(".deed")).to_contain_text("Carl Coder")


def test_a_reader_finds_no_way_to_decide(browser: Browser, address: str) -> None:
    page = signed_in(browser, address, "Rana Reader")
    for path in (CLAIM, "/inbox?kind=claim"):
        page.goto(address + path)
        expect(page.locator("main form[method=post]")).to_have_count(0)
    page.keyboard.press("r")
    page.goto(address + "/add")
    expect(page.get_by_text("needs a coder")).to_be_visible()


def test_who_signs_out_is_out_in_every_tab(browser: Browser, address: str) -> None:
    page = signed_in(browser, address, "Rana Reader")
    other = page.context.new_page()
    page.goto(address + "/account")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    other.goto(address + "/events")
    expect(other.get_by_role("heading", name="Sign in")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_and_no_page_is_too_wide(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    size = {"width": width, "height": 900}
    stranger = browser.new_context(viewport=size, color_scheme=scheme).new_page()  # type: ignore[arg-type]
    stranger.goto(address + "/sign-in")
    stranger.evaluate(AXE)
    assert stranger.evaluate(SERIOUS) == []
    page = signed_in(browser, address, "Amal Admin", viewport=size, color_scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    for path in PAGES:
        page.goto(address + path)
        for details in page.locator("details").all():
            details.evaluate("element => { element.open = true; }")
        page.evaluate(AXE)
        assert page.evaluate(SERIOUS) == [], path
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width, path
    assert complaints == []
