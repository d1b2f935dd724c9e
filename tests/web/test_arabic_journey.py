"""A day's work at the desk in Arabic, in a real browser, and what a screen reader makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect
from scripts.desk import served

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
SERIOUS = """() => axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations
  .filter(one => one.impact === "serious" || one.impact === "critical")
  .map(one => `${one.id}: ${one.nodes[0].html}`))"""
PAGES = (
    "/", "/events", "/events/e-first", "/events/e-first/links", "/documents", "/inbox?kind=claim",
    "/documents/gazette-1", "/documents/sahifa-2", "/contradictions", "/methods", "/nothing",
    "/claims/c-gazette-1", "/search?q=murzuq", "/persons", "/lists", "/add", "/take",
)  # fmt: skip
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def address(tmp_path: Path, make_ledger) -> Iterator[str]:
    with served(make_ledger(tmp_path / "case.ledger")) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ar")
    yield context.new_page()
    context.close()


def test_she_looks_filters_opens_reads_accepts_and_takes_it_back_in_arabic(
    page: Page, address: str
) -> None:
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("h1")).to_contain_text("أُفيد بمقتل")
    page.get_by_role("link", name="الأحداث", exact=True).first.click()
    page.get_by_label("من", exact=True).fill("2031-05-01")
    page.get_by_role("button", name="اعرض", exact=True).click()
    expect(page).to_have_url(re.compile("from=2031-05-01"))
    page.locator("tbody th a").first.click()
    expect(page.locator("h1")).to_contain_text("غارة جوية")
    expect(page.locator(".words").first).to_contain_text(re.compile("strike|command"))
    page.get_by_role("link", name=re.compile("^قرّر")).first.click()
    page.get_by_label("اسمك").first.fill("هدى")
    page.get_by_role("button", name="قبول: قُرئت قراءة صحيحة").click()
    expect(page.get_by_role("status").first).to_contain_text("حُفظ")
    page.get_by_role("button", name=re.compile("^تراجع")).first.click()
    page.get_by_label("لماذا").fill("بالخطأ")
    page.get_by_role("button", name="التراجع عن هذا القرار").click()
    expect(page.locator(".history .undone").first).to_be_visible()


def test_she_changes_the_language_and_stays_where_she_is(page: Page, address: str) -> None:
    page.goto(f"{address}/events?sort=place")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{address}/events?sort=place")
    expect(page.locator("h1")).to_have_text("Events")
    page.get_by_role("link", name="العربية").click()
    expect(page.locator("h1")).to_have_text("الأحداث")


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_serious_to_a_screen_reader_and_no_page_is_wider_than_its_window(
    browser: Browser, case_address: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="ar")
    page = context.new_page()
    for path in PAGES:
        page.goto(case_address + path)
        page.evaluate(AXE)
        assert page.evaluate(SERIOUS) == [], path
        assert page.evaluate(WIDER) <= 0, path
    context.close()
