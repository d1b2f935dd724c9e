"""Pages under strain: sixty sources, a million dead, names longer than a line, nothing at all; on
every width, in both lights, and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from scripts.desk import served
from tests.web.test_journeys import AXE, CONTRAST, SERIOUS

from recount.ledger import Ledger

ADDRESSES = (
    "/", "/inbox?kind=claim", "/events", "/documents", "/documents/long-names",
    "/documents/many-parts?part=3", "/documents/strike-02", "/copies/strike-02", "/contradictions",
    "/persons", "/search?q=saltmarsh", "/claims/c-long-person", "/assess/coverage", "/take",
    "/documents/unbroken",
)  # fmt: skip
EMPTY = (
    "/", "/inbox", "/events", "/documents", "/contradictions", "/persons", "/search?q=any",
    "/assess/coverage", "/methods", "/take",
)  # fmt: skip
BEYOND = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(one => {
  const scrolls = "[data-map], .scroller, .assessed, .masthead nav, .full-text, .vh, .skip, svg";
  if (one.closest(scrolls)) return false;
  const box = one.getBoundingClientRect();
  return box.width > 0 && (box.right > document.documentElement.clientWidth + 1 || box.left < -1);
}).map(one => `${one.tagName}.${one.className}: ${one.textContent.slice(0, 40)}`)"""


@pytest.fixture(scope="module")
def addresses(extremes: str, browser: Browser) -> tuple[str, ...]:
    """The pages of lists, records and every event."""
    page = browser.new_page()
    page.goto(extremes + "/events")
    found = [link.get_attribute("href") or "" for link in page.locator("tbody th a").all()]
    page.close()
    assert len(found) == 4
    return (*ADDRESSES, *found, f"{found[-1]}/texts")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The desk over a ledger that holds nothing."""
    path: Path = tmp_path_factory.mktemp("empty") / "empty.ledger"
    with Ledger.open(path, create=True):
        pass
    with served(path) as address:
        yield address


def opened(page: Page, address: str) -> None:
    page.goto(address)
    for details in page.locator("details").all():
        details.evaluate("element => { element.open = true; }")


@pytest.mark.parametrize("width", [390, 768, 1280, 1920])
def test_nothing_stands_beyond_the_edge(
    browser: Browser, extremes: str, addresses: tuple[str, ...], width: int
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    for path in addresses:
        opened(page, extremes + path)
        assert page.evaluate(BEYOND) == [], path
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width, path
    page.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_axe_finds_nothing_serious_and_words_stand_out(
    browser: Browser, extremes: str, addresses: tuple[str, ...], width: int, scheme: str
) -> None:
    size = {"width": width, "height": 900}
    page = browser.new_context(viewport=size, color_scheme=scheme).new_page()  # type: ignore[arg-type]
    for path in addresses:
        opened(page, extremes + path)
        page.evaluate(AXE)
        assert page.evaluate(SERIOUS) == [], path
        assert page.evaluate(CONTRAST) == [], path
    page.context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_ledger_that_holds_nothing_says_so_on_every_page(
    browser: Browser, empty: str, width: int
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    for path in EMPTY:
        answer = page.goto(empty + path)
        assert answer is not None
        assert answer.status == 200, path
        assert page.locator("main").inner_text().strip(), path
        # Nothing has come in, so nothing is out of date.
        assert page.get_by_text("Not up to date").count() == 0, path
        page.evaluate(AXE)
        assert page.evaluate(SERIOUS) == [], path
        assert page.evaluate(BEYOND) == [], path
    page.context.close()


def test_numbers_are_grouped_by_thousands_wherever_they_stand(
    browser: Browser, extremes: str
) -> None:
    page = browser.new_page()
    page.goto(extremes + "/events")
    page.get_by_role("link", name="Armed attack, Upper Saltmarsh").click()
    told = page.locator("main").inner_text()
    assert "1,234,567" in told
    assert "1234567" not in told
    page.close()


@pytest.mark.parametrize("path", ["/documents/strike-02", "/copies/strike-02", "/contradictions"])
def test_on_paper_there_is_nothing_to_press_and_nothing_is_folded_away(
    browser: Browser, extremes: str, path: str
) -> None:
    page = browser.new_context(viewport={"width": 700, "height": 1000}).new_page()
    page.emulate_media(media="print")
    page.goto(extremes + path)
    for one in page.locator("main :is(button, input, form, nav)").all():
        assert not one.is_visible()
    for details in page.locator("main details:not(.bench, .bench details)").all():
        assert details.locator(":scope > :not(summary)").first.is_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 700
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.context.close()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("path", ["/", "/events", "/documents", "/take?form=ged"])
def test_on_paper_no_column_is_cut_off_whatever_the_names(
    browser: Browser, extremes: str, language: str, path: str
) -> None:
    context = browser.new_context(viewport={"width": 680, "height": 1000})
    page = context.new_page()
    page.goto(f"{extremes}/language/{language}")
    page.emulate_media(media="print")
    page.goto(extremes + path)
    cut = """() => [...document.querySelectorAll("main table, main td, main th")].filter(one => {
      const box = one.getBoundingClientRect();
      return box.right > document.documentElement.clientWidth + 1 || box.left < -1;
    }).map(one => one.textContent.trim().slice(0, 30))"""
    assert page.evaluate(cut) == []
    context.close()
