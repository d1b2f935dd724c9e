"""A newcomer opens the demo: from a contradiction to its sentences, and through every decision."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from scripts.desk import served

import recount

DOSSIER = Path(__file__).parents[2] / "examples" / "libya-2019"
expect.set_options(timeout=30_000)  # what a decision changes is worked out, on a busy machine too


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The overview of the demo, as `make demo` builds it."""
    ledger = tmp_path / "demo.ledger"
    recount.build([DOSSIER], ledger)
    with served(ledger) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
        found = context.new_page()
        found.goto("/")
        yield found
        context.close()


def decide(page: Page, form: str, reason: str) -> None:
    """Gives her name and her reason, and asks what would change."""
    page.locator(f"#{form}-author").fill("Nadia Newcomer")
    page.locator(f"#{form}-reason").fill(reason)
    page.locator(f"form:has(#{form}-reason) > button").click()
    expect(page.get_by_text("Nothing is kept yet")).to_be_visible()


def keep(page: Page) -> None:
    page.locator("form.confirm button").click()
    expect(page.get_by_text("Kept", exact=True)).to_be_visible()


def undo(page: Page) -> None:
    page.locator(".kept").get_by_role("button", name="Undo").click()
    take_back(page, "it was a try")


def take_back(page: Page, reason: str) -> None:
    page.locator("#confirm-reason").fill(reason)
    page.locator("form.confirm button").click()
    page.wait_for_url("**undone=*")
    expect(page.locator(".history")).to_contain_text("taken back")


def event_of(page: Page, day: str) -> None:
    page.goto("/events")
    page.get_by_role("row").filter(has_text=day).locator("th a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Air strike")


def killed(page: Page) -> str:
    """The killed as they stand in an event's head."""
    return " ".join((page.locator(".killed-line .num > span").first.text_content() or "").split())


def test_she_finds_the_contradiction_of_26_and_36_and_reads_both_sentences(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("54 people reported killed")
    page.get_by_role("navigation", name="Pages of the desk").get_by_text("Contradictions").click()
    case = page.locator(".case").filter(has_text="total of 26").first
    expect(case.get_by_role("heading", level=2)).to_contain_text("which is 36")
    expect(case.locator("blockquote")).to_contain_text("brings the month's total to 26")
    case.get_by_role("link", name="Air strike").first.click()
    expect(page.get_by_role("heading", name="Contradictions")).to_be_visible()
    clash = page.locator(".clash").filter(has_text="total of 26")
    expect(clash).to_contain_text("which is 36")
    # Each number leads to its sentence, which stands in colour on the same page.
    said = ("brings the month's total to 26", "killing 17 of them")
    words = []
    for ref in clash.locator(".ref").all():
        name = (ref.get_attribute("href") or "").removeprefix("#")
        ref.click()
        expect(page.locator(f"#{name}")).to_be_in_viewport()
        words.append("".join(page.locator(f'[data-claims~="{name}"]').all_text_contents()))
    assert all(any(one in told for told in words) for one in said)
    page.get_by_role("link", name="texts, each at its words").click()
    column = page.locator(".full").filter(has_text="The Morning Sentinel")
    column.scroll_into_view_if_needed()
    expect(column.locator("mark").filter(has_text="killing").first).to_be_attached()


def test_she_makes_two_events_one_and_one_event_two_and_takes_it_back(page: Page) -> None:
    event_of(page, "24 September 2019")
    page.locator("summary", has_text="Is it one with another event?").click()
    other = page.locator("#pair-second option").filter(has_text="26 September 2019")
    page.locator("#pair-second").select_option(other.first.get_attribute("value"))
    decide(page, "pair", "the paper means one night")
    keep(page)
    page.goto("/events")
    expect(page.locator("tbody tr")).to_have_count(4)
    page.go_back()
    undo(page)
    page.goto("/events")
    expect(page.locator("tbody tr")).to_have_count(5)

    event_of(page, "19 September 2019")
    page.locator("summary", has_text="Split it").click()
    channel = (
        page.locator(".picks p").filter(has_text="Channel South").filter(has_text="ten people")
    )
    channel.get_by_role("checkbox").check()
    decide(page, "split", "the source speaks of another farm")
    expect(page.get_by_role("heading", name="New events")).to_be_visible()
    keep(page)
    page.goto("/events")
    expect(page.locator("tbody tr")).to_have_count(6)
    page.go_back()
    undo(page)
    page.goto("/events")
    expect(page.locator("tbody tr")).to_have_count(5)


def test_she_corrects_a_number_with_its_words_sees_the_total_tighten_and_undoes_it(
    page: Page,
) -> None:
    event_of(page, "29 September 2019")
    assert killed(page) == "7 (5–7)"
    event_of(page, "19 September 2019")
    assert killed(page) == "8 (8–10)"
    card = page.locator(".claim").filter(has_text="10 killed").first
    card.get_by_role("link", name="Decide").click()
    page.locator("summary", has_text="Correct a field").click()
    page.locator("#correct-field").select_option("killed")
    page.locator("#correct-value").fill("8 unstated")
    page.locator("#correct-words").fill("eight dead fighters")
    decide(page, "correct", "further down the source is set right")
    changes = page.get_by_role("region", name="Numbers that become other").get_by_role("row")
    expect(changes.filter(has_text="29 September 2019").first).to_contain_text("7")
    keep(page)
    event_of(page, "29 September 2019")
    assert killed(page) == "7"

    event_of(page, "19 September 2019")
    page.locator(".history").get_by_role("button", name="Undo").first.click()
    take_back(page, "the other number stands in the first lines")
    assert killed(page) == "8 (8–10)"
    event_of(page, "29 September 2019")
    assert killed(page) == "7 (5–7)"
