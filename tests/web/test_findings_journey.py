"""A recorder sets where an event was, by keys and on the map, grades it, and takes both back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect
from scripts.desk import served
from tests.web.team_client import work_out_case
from tests.web.test_journeys import AXE, SERIOUS

from recount.ledger import Ledger


@pytest.fixture
def path(tmp_path: Path, make_ledger) -> Path:
    return work_out_case(make_ledger(tmp_path / "case.ledger"))


@pytest.fixture
def address(path: Path) -> Iterator[str]:
    with served(path) as place:
        yield place


@pytest.fixture
def page(browser: Browser, address: str, path: Path) -> Page:
    """The page of the strike near Murzuq."""
    made = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    made.goto(f"{address}/events/{event_id(path)}", wait_until="networkidle")
    return made


def event_id(path: Path) -> str:
    with Ledger.open(path) as ledger:
        return next(one.id for one in ledger.events() if "c-sahifa-2" in one.claims)


def test_she_sets_a_place_by_keys_alone_and_takes_it_back(page: Page) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.keyboard.press("?")
    expect(page.locator("dialog.keys")).to_contain_text("to set where it was")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.keys")).to_be_hidden()
    page.keyboard.press("p")
    expect(page.locator("form.placing input[type=radio]").first).to_be_focused()
    page.keyboard.press("ArrowUp")  # from the first to the last: a point of her own
    expect(page.locator("form.placing [data-pick-own]")).to_be_checked()
    for value in ("26.2", "13.1", "2"):
        page.keyboard.press("Tab")
        page.keyboard.press("Control+A")
        page.keyboard.type(value)
    page.locator("#place-name").fill("the salt works")
    page.locator("#place-author").fill("Ilse")
    page.locator("#place-reason").fill("a picture shows it")
    page.locator("#place-reason").press("Enter")
    expect(page.locator(".effects")).to_contain_text("the salt works")
    expect(page.locator(".effects")).to_contain_text("26.20° N, 13.10° E, within 2 km")
    page.keyboard.press("y")
    expect(page.get_by_role("button", name="Set this place")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("the salt works")
    expect(page.locator(".found")).to_contain_text("Murzuq, 25.92° N, 13.92° E")
    page.keyboard.press("u")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Take this decision back?")).to_be_visible()
    page.locator("#confirm-reason").fill("another works")
    page.locator("#confirm-reason").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Murzuq")
    expect(page.locator(".history")).to_contain_text("taken back by Ilse")
    assert complaints == []


def test_a_click_on_the_map_fills_in_the_point(page: Page) -> None:
    page.get_by_text("Set where it was", exact=True).click()
    page.locator(".pick-map[data-ready]").wait_for()
    before = page.locator("#place-lat").input_value()
    page.locator(".pick-map canvas").click(position={"x": 100, "y": 90})
    expect(page.locator("form.placing [data-pick-own]")).to_be_checked()
    expect(page.locator("#place-lat")).not_to_have_value(before)
    assert 25 < float(page.locator("#place-lat").input_value()) < 28
    page.locator("form.placing [data-pick-choice]").nth(1).check()
    expect(page.locator("#place-lat")).to_have_value("24.1")


def test_she_grades_an_event_beside_what_the_rules_give(page: Page) -> None:
    page.keyboard.press("b")
    expect(page.locator("#grade-word")).to_be_focused()
    page.keyboard.type("weak")
    page.locator("#grade-author").fill("Ilse")
    page.locator("#grade-reason").fill("the command names no place")
    page.get_by_role("button", name="See this grade").click()
    expect(page.locator(".effects")).to_contain_text("grade confirmed → weak")
    page.get_by_role("button", name="Set this grade").click()
    expect(page.locator(".facts")).to_contain_text("the command names no place")
    expect(page.locator(".facts")).to_contain_text("Grade by the rules")
    page.locator(".deed").get_by_role("button", name="Undo").first.click()
    expect(page.locator(".effects")).to_contain_text("grade weak → confirmed")


def test_a_place_of_a_claim_is_chosen_by_its_words(page: Page, address: str) -> None:
    page.goto(f"{address}/claims/c-gazette-1", wait_until="networkidle")
    page.keyboard.press("p")
    page.locator("form.placing [data-pick-choice]").nth(1).check()
    page.locator("#place-author").fill("Ilse")
    page.locator("#place-reason").fill("the hills are meant")
    page.locator("#place-reason").press("Enter")
    expect(page.locator(".effects")).to_be_visible()
    page.get_by_role("button", name="Correct this claim").click()
    expect(page.locator(".facts").first).to_contain_text("Murzuq Hills")
    expect(page.locator(".deed-change")).to_contain_text("where: Murzuq → Murzuq Hills")


def test_what_was_written_is_still_there_where_it_is_refused(page: Page) -> None:
    page.get_by_text("Set where it was", exact=True).click()
    page.locator("form.placing [data-pick-own]").check()
    page.locator("#place-lat").fill("95")
    page.locator("#place-author").fill("Ilse")
    page.locator("#place-reason").fill("too far north")
    page.locator("#place-reason").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("it is nowhere")
    expect(page.locator("#place-lat")).to_have_value("95")
    expect(page.locator("#place-reason")).to_have_value("too far north")


def test_programs_read_what_was_found(address: str, path: Path) -> None:
    from recount.app import settling
    from recount.app.findings import FindingWish
    from recount.app.settings import Settings
    from recount.model.findings import FindingKind

    with Ledger.open(path) as ledger:
        wish = FindingWish(FindingKind.GRADE, event_id(path), "why", "Ilse", word="weak")
        settling.keep(ledger, wish, Settings())
    (found,) = httpx.get(f"{address}/api/v1/findings?event={event_id(path)}").json()["items"]
    assert (found["kind"], found["grade"], found["event"]) == ("grade", "weak", event_id(path))
    assert httpx.get(f"{address}/api/v1/findings?event=e-none").status_code == 404


@pytest.mark.parametrize("width", [390, 1280])
def test_the_forms_are_read_by_a_screen_reader_and_fit_any_width(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for key in "pbn":
        page.keyboard.press(key)
        page.evaluate("document.activeElement.blur()")
    page.locator(".pick-map[data-ready]").wait_for()
    page.evaluate(AXE)
    assert page.evaluate(SERIOUS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
