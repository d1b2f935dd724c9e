"""An outside list on the desk: who is on both, and the doubtful decided by a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect
from scripts.desk import served

from recount.analysis.persons.likeness import Ground
from recount.analysis.persons.lists import COLUMNS
from recount.analysis.persons.weights import VERDICTS, stated_shares
from recount.app.desk.lists import COLUMN_WORDS, STATUS_WORDS
from recount.app.listing import GROUND_WORDS, grounds_words
from recount.ledger import Ledger
from recount.model.claims import Claim, ClaimKind, Person, PersonStatus
from recount.model.dates import Dated, DatedBasis
from recount.model.documents import Document
from recount.model.events import Linking, Reconciliation
from recount.model.readings import Reading
from recount.model.saying import Words
from recount.model.spans import Span
from recount.web.tongues import ARABIC, SPOKEN, in_words

DEAD = ("Velma Quist, 34,", "Tobin Harrow, a 9-year-old boy,", "Mirela Sand")
LIST = (
    "No,Name,Age,Sex\n1,Velma Anders Quist,34,F\n2,Orlan Pell,20,M\n3,Mirella Jon Sand,,\n"
    "4,Mirela Otto Sand,,\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "case.ledger"
    with Ledger.open(made, create=True) as ledger:
        for number, dead in enumerate(DEAD):
            text, name = f"{dead} was killed in Oldmill.", dead.split(",")[0]
            person = Person(name, None, None, PersonStatus.KILLED, Span.of(text, 0, len(name)))
            evidence = Span.of(text, 0, len(text))
            claim = Claim(f"c-{number}", f"d{number}", ClaimKind.ROLE, evidence, person=person)
            ledger.put_document(Document(f"d{number}", text))
            dated = Dated(None, None, DatedBasis.UNKNOWN)
            ledger.put_reading(Reading(f"d{number}", "en", dated, (claim,)))
        ledger.replace_derived(Linking((), ()), Reconciliation((), (), (), (), "by hand 1"), {})
    return made


@pytest.fixture
def address(path: Path) -> Iterator[str]:
    with served(path) as place:
        yield place


def test_she_sets_a_list_beside_decides_the_doubtful_and_takes_it_back(
    browser: Browser, address: str, path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "ministry.csv"
    file.write_text(LIST, "utf-8")
    page = browser.new_context().new_page()
    page.goto(f"{address}/persons", wait_until="networkidle")
    page.get_by_role("link", name="Set them beside a list").click()
    page.locator("#list").set_input_files(str(file))
    page.get_by_role("button", name="Set it beside").click()
    expect(page.get_by_role("heading", name="What came out of ministry.csv")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Name is name")
    expect(page.locator("#matched-title")).to_be_visible()
    doubt = page.locator("article.case", has_text="Mirela Sand").first
    doubt.locator("input[name=author]").first.fill("Ilse")
    doubt.locator("input[name=reason]").first.fill("the same street")
    doubt.get_by_role("button", name="The same person").first.click()
    expect(page.locator("main")).to_contain_text("matched, decided")
    with Ledger.open(path) as ledger:
        (kept,) = ledger.pairings()
    assert kept.reason == "the same street"
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("article.case", has_text="Mirela Sand").first).to_be_visible()
    page.get_by_role("button", name="Let go of the list").click()
    expect(page.get_by_text("What came out of")).to_have_count(0)


def test_the_list_is_in_no_byte_of_the_ledger(browser: Browser, address: str, path: Path,
                                              tmp_path: Path) -> None:  # fmt: skip
    file = tmp_path / "ministry.csv"
    file.write_text(LIST, "utf-8")
    page = browser.new_context().new_page()
    page.goto(f"{address}/lists", wait_until="networkidle")
    page.locator("#list").set_input_files(str(file))
    page.get_by_role("button", name="Set it beside").click()
    expect(page.locator("main")).to_contain_text("only on the list")
    held = b"".join(one.read_bytes() for one in path.parent.glob("case.ledger*"))
    assert b"Anders" not in held
    assert b"Orlan" not in held


def test_a_file_that_is_no_list_is_refused_on_the_page(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    file = tmp_path / "notes.csv"
    file.write_text("what,when\na,b\n", "utf-8")
    page = browser.new_context().new_page()
    page.goto(f"{address}/lists", wait_until="networkidle")
    page.locator("#list").set_input_files(str(file))
    page.get_by_role("button", name="Set it beside").click()
    expect(page.get_by_role("alert")).to_contain_text(
        "Notes.csv: no column of it is known to hold names"
    )


def test_what_a_page_elsewhere_sends_is_not_taken(address: str) -> None:
    for place in ("", "/forget", "/decide"):
        sent = httpx.post(f"{address}/lists{place}", data={"kind": "same_person"})
        assert sent.status_code == 403


def test_what_came_of_a_list_and_its_columns_have_words_in_every_language() -> None:
    assert set(COLUMN_WORDS) == set(COLUMNS)
    assert {f"{one}{more}" for one in ("matched", "doubtful") for more in ("", ", decided")} | {
        "only in the ledger", "only on the list", "twice in the ledger", "twice on the list",
    } <= set(STATUS_WORDS)  # fmt: skip
    assert all(type(one) is Words for one in (*COLUMN_WORDS.values(), *STATUS_WORDS.values()))


def test_on_what_a_pair_rests_is_said_in_every_language() -> None:
    shares = stated_shares().of
    asked = {f"{field} {one}" for field in VERDICTS for one in shares[field]}
    asked |= {f"name {one}" for one in shares["word"]}
    asked |= {f"name {one}" for one in ("swapped", "lacking", "other first name")}
    assert set(GROUND_WORDS) == asked
    grounds = [Ground(*ground.split(" ", 1), 7.1) for ground in GROUND_WORDS]
    assert grounds_words(grounds[:2]) == "name same +7.1, name spelt +7.1"
    token = SPOKEN.set(ARABIC)
    try:
        assert not re.search("[A-Za-z]", in_words(grounds_words(grounds)))
    finally:
        SPOKEN.reset(token)
