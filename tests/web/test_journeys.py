"""A few ways through the desk in a real browser, with its requests and complaints listened to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    FloatRect,
    Locator,
    Page,
    expect,
    sync_playwright,
)

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
DRAWN = "() => [...document.querySelectorAll('[data-map]')].every(e => e.hasAttribute('data-idle'))"
CHARTED = DRAWN.replace("data-map", "data-timeline").replace("data-idle", "data-ready")
PAGES = (
    "/", "/events", "/events/e-first", "/events/e-nowhere", "/events/e-first/links", "/documents",
    "/documents/gazette-1", "/documents/sahifa-2", "/contradictions", "/methods", "/nothing",
    "/assess", "/assess/coverage", "/assess/undercount", "/claims/c-gazette-1", "/search?q=murzuq",
    "/persons", "/lists", "/inbox", "/inbox?kind=claim", "/add",
    "/events/e-first/texts", "/copies/courier-7", "/copies/courier-7?beside=herald-1",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser(browser_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser_path, args=list(FLAGS))
        yield running
        running.close()


class Listener:
    """A page with what it asked for and what it complained of."""

    def __init__(self, context: BrowserContext) -> None:
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda line: self._hear(line.type, line.text))

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and "404" not in text:
            self.complaints.append(text)

    def outside(self, address: str) -> list[str]:
        """Requests that did not go to the desk."""
        return [url for url in self.asked if not url.startswith((address, "data:", "blob:"))]


@pytest.fixture
def listener(browser: Browser) -> Iterator[Listener]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Listener(context)
    context.close()


def open_drawn(page: Page, address: str) -> None:
    """Opens a page and waits for its map and its chart."""
    page.goto(address)
    page.wait_for_function(DRAWN, timeout=60_000)
    page.wait_for_function(CHARTED, timeout=60_000)


def test_no_page_asks_another_host_for_anything_or_breaks_its_own_policy(
    listener: Listener, case_address: str
) -> None:
    for path in PAGES:
        open_drawn(listener.page, case_address + path)
    assert listener.outside(case_address) == []
    assert listener.complaints == []
    assert any("basemap.pmtiles" in url for url in listener.asked)


def test_from_the_overview_to_the_words_of_a_source(listener: Listener, case_address: str) -> None:
    page = listener.page
    open_drawn(page, case_address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Between 8 and 45 people")
    expect(page.locator("[data-timeline] svg circle")).not_to_have_count(0)
    page.get_by_role("link", name="Air strike, Murzuq", exact=True).click()
    expect(page.get_by_text("One voice in 2 documents")).to_be_visible()
    expect(page.get_by_text("(8–10)", exact=True).first).to_be_visible()
    page.locator(".steps .ref").first.click()
    expect(page.locator(".claim:target")).to_contain_text("8 killed, combatants")
    page.get_by_role("link", name="Eight killed in strike, command says").first.click()
    expect(page.locator("article.text mark.ev").first).to_contain_text("a strike near Murzuq on")


def test_what_speaks_for_one_event_stands_beside_its_picture(
    listener: Listener, case_address: str
) -> None:
    page = listener.page
    page.goto(case_address + "/events/e-first")
    page.get_by_text("Why these claims are one event").click()
    page.get_by_role("link", name="Pair by pair: what speaks for one event").click()
    pair = page.locator(".pair").first
    expect(pair.get_by_role("blockquote")).to_have_count(2)
    rows = pair.get_by_role("row")
    expect(rows.filter(has=page.get_by_role("rowheader", name="Place"))).to_contain_text("+")
    expect(pair.locator(".fall").first).to_have_attribute("aria-hidden", "true")
    page.get_by_role("link", name="The event").click()
    assert page.url.endswith("/events/e-first")


def test_filters_stand_in_the_address_and_work_without_scripts(
    browser: Browser, case_address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(case_address + "/events")
    page.get_by_label("Place").fill("murzuq")
    page.get_by_label("With contradictions").check()
    page.get_by_role("button", name="Show").click()
    assert "place=murzuq" in page.url
    expect(page.locator("tbody tr")).to_have_count(1)
    page.goto(case_address + "/")
    expect(page.get_by_text("The map needs JavaScript")).to_be_visible()
    context.close()


def test_a_claim_and_its_words_light_up_together(listener: Listener, case_address: str) -> None:
    page = listener.page
    page.goto(case_address + "/documents/gazette-1")
    page.locator("#claim-2").hover()
    expect(page.locator("mark.ev.lit").first).to_contain_text("Residents")
    expect(page.locator("mark.ev.lit.c0")).to_have_count(0)


def test_an_event_on_the_map_leads_to_its_page(listener: Listener, case_address: str) -> None:
    page = listener.page
    open_drawn(page, case_address)
    canvas = page.locator("[data-map] canvas")
    box = canvas.bounding_box()
    assert box is not None
    # The two events of the case are fitted into the map: the upper right one is Sabha.
    spots = [(0.5 + dx / 100, 0.5 + dy / 100) for dx in range(-8, 9) for dy in range(-40, 41, 2)]
    for x, y in spots:
        place = box["x"] + box["width"] * x, box["y"] + box["height"] * y
        page.mouse.move(*place)
        if canvas.evaluate("canvas => canvas.style.cursor") == "pointer":
            page.mouse.click(*place)
            break
    page.locator(".maplibregl-popup a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Air strike")


@pytest.mark.parametrize("width", [390, 768, 1920])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_the_screen(
    browser: Browser, case_address: str, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    for path in PAGES:
        page.goto(case_address + path)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    context.close()


def test_arabic_stands_from_right_to_left_and_english_from_left(
    listener: Listener, case_address: str
) -> None:
    page = listener.page
    page.goto(case_address + "/documents/sahifa-2")
    direction = "element => getComputedStyle(element).direction"
    assert page.locator("article.text").get_attribute("lang") == "ar"
    assert page.locator("article.text p").first.evaluate(direction) == "rtl"
    page.goto(case_address + "/documents/gazette-1")
    assert page.locator("article.text p").first.evaluate(direction) == "ltr"


def test_the_focus_is_seen_and_the_first_stop_skips_to_the_content(
    listener: Listener, case_address: str
) -> None:
    page = listener.page
    page.goto(case_address + "/events")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    assert page.locator(".skip").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground_as_wcag_aa_asks(
    browser: Browser, case_address: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    for path in PAGES:
        page.goto(case_address + path)
        for details in page.locator("details").all():
            details.evaluate("element => { element.open = true; }")
        assert page.evaluate(CONTRAST) == [], path
    context.close()


AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
SERIOUS = """() => axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations
  .filter(one => one.impact === "serious" || one.impact === "critical")
  .map(one => `${one.id}: ${one.nodes[0].html}`))"""


def test_the_keys_are_shown_by_a_question_mark_and_lead_to_pages(
    listener: Listener, case_address: str
) -> None:
    page = listener.page
    page.goto(case_address + "/events", wait_until="networkidle")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    page.keyboard.press("j")
    expect(page.locator("tbody th a").first).to_be_focused()
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_url("**/documents")
    assert listener.complaints == []


def steady_box(page: Page, part: Locator) -> FloatRect:
    """Where a part of the page lies once nothing above it moves any more."""
    before = None
    for _ in range(50):
        box = part.bounding_box()
        if box is not None and box == before:
            return box
        before = box
        page.wait_for_timeout(100)
    raise AssertionError("the page does not come to rest")


def test_drawing_over_the_months_shows_the_events_of_those_days(
    listener: Listener, case_address: str
) -> None:
    page = listener.page
    open_drawn(page, case_address)
    chart = page.locator("[data-brush] svg")
    chart.scroll_into_view_if_needed()
    box = steady_box(page, chart)
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 30, steps=4)
    page.mouse.up()
    page.wait_for_url("**/?from=2031-05-*")
    expect(page.get_by_text("Map and drawings are of")).to_be_visible()
    page.get_by_role("link", name="All days").click()
    expect(page.get_by_text("Draw over the months")).to_be_visible()
    assert listener.complaints == []


ARABIC_LAYOUT = """([key, code, shift]) => document.body.dispatchEvent(
  new KeyboardEvent("keydown", {key, code, shiftKey: shift, bubbles: true}))"""


def test_the_keys_are_where_they_are_on_a_keyboard_of_other_letters(
    listener: Listener, case_address: str
) -> None:
    page = listener.page
    page.goto(case_address + "/claims/c-gazette-1", wait_until="networkidle")
    page.evaluate(ARABIC_LAYOUT, ["؟", "Slash", True])
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.evaluate(ARABIC_LAYOUT, ["ؤ", "KeyC", False])
    expect(page.locator("#correct-field")).to_be_focused()


@pytest.mark.parametrize(
    "path", ["/contradictions", "/search?q=murzuq", "/inbox", "/events", "/documents", "/take"]
)
def test_a_list_is_gone_down_by_its_key(listener: Listener, case_address: str, path: str) -> None:
    page = listener.page
    page.goto(case_address + path, wait_until="networkidle")
    page.keyboard.press("j")
    assert page.evaluate("() => document.activeElement.tagName") == "A"


def test_who_was_refused_goes_on_at_the_reason(listener: Listener, case_address: str) -> None:
    page = listener.page
    page.goto(case_address + "/claims/c-gazette-1", wait_until="networkidle")
    page.keyboard.press("r")
    page.locator("#reject-author").fill("Ilse")
    page.locator("#reject-reason").fill(" ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()


@pytest.fixture(scope="module")
def without_webgl(browser: Browser, browser_path: str) -> Iterator[Browser]:
    """A browser in which the map cannot be drawn as usual."""
    flags = [*FLAGS, "--disable-3d-apis", "--disable-software-rasterizer"]
    running = browser.browser_type.launch(executable_path=browser_path, args=flags)
    yield running
    running.close()


def test_without_webgl_the_map_is_a_drawing_with_a_button_for_each_mark(
    without_webgl: Browser, case_address: str
) -> None:
    listener = Listener(without_webgl.new_context(viewport={"width": 1280, "height": 900}))
    page = listener.page
    open_drawn(page, case_address)
    marks = page.locator(".plain-map .spot")
    expect(marks).to_have_count(2)
    expect(page.locator(".plain-map .names")).to_contain_text("Libya")
    marks.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".plain-list a").first).to_contain_text("Air strike")
    page.evaluate(AXE)
    assert page.evaluate(SERIOUS) == []
    page.get_by_role("button", name="Zoom in").click()
    assert listener.outside(case_address) == []
    assert listener.complaints == []
    page.context.close()


def test_without_webgl_a_point_is_chosen_on_the_drawing_too(
    without_webgl: Browser, case_address: str
) -> None:
    page = without_webgl.new_page()
    page.goto(case_address + "/claims/c-gazette-1", wait_until="networkidle")
    page.keyboard.press("p")
    drawn = page.locator("[data-pick][data-idle]")
    before = page.locator("#place-lat").input_value()
    drawn.locator("svg").click(position={"x": 60, "y": 60})
    expect(page.locator("[data-pick-own]")).to_be_checked()
    assert page.locator("#place-lat").input_value() != before
    page.close()


def test_the_map_names_countries_in_the_language_of_the_page(
    without_webgl: Browser, case_address: str
) -> None:
    context = without_webgl.new_context(extra_http_headers={"accept-language": "ar"})
    page = context.new_page()
    open_drawn(page, case_address)
    expect(page.locator(".plain-map .names")).to_contain_text("ليبيا")
    context.close()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [880, 1100, 1280, 1440])
def test_the_head_of_a_page_keeps_the_link_to_the_other_language_beside_the_search(
    browser: Browser, case_address: str, language: str, width: int
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 700}).new_page()
    page.goto(f"{case_address}/language/{language}")
    seek, link = (page.locator(one).bounding_box() for one in (".seek", ".tongues"))
    assert seek is not None
    assert link is not None
    assert link["y"] < seek["y"] + seek["height"]
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    page.context.close()
