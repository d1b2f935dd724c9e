"""Named persons on the desk: what is told, what leaves, and a publisher's way through it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect
from scripts.desk import served

from recount.app.exporting import export
from recount.app.people import Publishing, disclose
from recount.ledger import Ledger
from recount.model.blackouts import stands_alone
from recount.model.claims import Claim, ClaimKind, Person, PersonStatus
from recount.model.dates import Dated, DatedBasis
from recount.model.documents import Document
from recount.model.events import Linking, Reconciliation
from recount.model.persons import DisclosureKind, PersonField, person_key
from recount.model.readings import Mention, MentionKind, PersonName, Reading
from recount.model.spans import Span
from recount.publishing import Shape

NAME = "Velma Quist"
KEY = person_key(NAME)
TEXT = (
    "Velma Quist, 34, a nurse of the harbour clinic, was killed in Oldmill on 3 May 2031, "
    "neighbours said. Quist had three sons."
)
LONG = "Tobin Anselm Harrow-Castellane, a 9-year-old boy, was wounded in Oldmill, Sand Street said."


def put(ledger: Ledger, key: str, text: str, name: str, status: PersonStatus) -> None:
    span = Span.of(text, text.index(name), text.index(name) + len(name))
    role = "nurse of the harbour clinic" if "nurse" in text else None
    claim = Claim(
        f"c-{key}", key, ClaimKind.ROLE, Span.of(text, 0, text.index(" said") + 5),
        person=Person(name, role, None, status, span),
    )  # fmt: skip
    mention = Mention(MentionKind.PERSON, span.start, span.end, name, PersonName(name))
    place = Mention(MentionKind.PLACE, 0, 7, "Oldmill", None)
    ledger.put_document(Document(key, text, title=f"Who was {name}?", published="2031-05-04"))
    dated = Dated(None, None, DatedBasis.UNKNOWN)
    ledger.put_reading(Reading(key, "en", dated, (claim,), (mention, place)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "case.ledger"
    with Ledger.open(made, create=True) as ledger:
        put(ledger, "gazette", TEXT, NAME, PersonStatus.KILLED)
        put(ledger, "courier", LONG, "Tobin Anselm Harrow-Castellane", PersonStatus.WOUNDED)
        ledger.replace_derived(Linking((), ()), Reconciliation((), (), (), (), "by hand 1"), {})
    return made


@pytest.fixture
def address(path: Path) -> Iterator[str]:
    with served(path) as place:
        yield place


def exported(path: Path) -> str:
    with Ledger.open(path) as ledger:
        leaves = [leaf for shape in Shape for leaf in export(ledger, shape).leaves]
    return "\n".join(leaf.data.decode("utf-8", "replace") for leaf in leaves)


def test_the_list_says_who_is_named_and_that_nothing_of_them_leaves(address: str) -> None:
    found = httpx.get(f"{address}/persons").text
    assert "Reports name 2 persons" in found
    assert found.count('<span class="none">nothing</span>') >= 2
    assert "1 of 2 persons" in httpx.get(f"{address}/persons", params={"q": "quist"}).text
    assert "No person matches" in httpx.get(f"{address}/persons", params={"q": "zz"}).text
    assert httpx.get(f"{address}/persons/p-none").status_code == 404


def test_a_publisher_sees_what_would_leave_lets_it_and_takes_it_back(
    browser: Browser, address: str, path: Path
) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{address}/persons", wait_until="networkidle")
    page.get_by_role("link", name=NAME).click()
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    page.locator("input[value=name]").check()
    page.locator("input[value=words]").check()
    page.locator("#publish-author").fill("Ilse")
    page.locator("#publish-reason").fill("the family asked for it")
    page.get_by_role("button", name="See what would leave").click()
    expect(page.locator(".effect")).to_contain_text("[name withheld]")
    expect(page.locator(".effect")).to_contain_text("Who was Velma Quist?")
    assert "Quist" not in exported(path)
    page.get_by_role("button", name="Let this leave").click()
    expect(page.get_by_text("May leave: Name, Name in words.")).to_be_visible()
    assert "Quist" in exported(path)
    assert "34," not in exported(path)
    page.locator(".deed").get_by_role("button", name="Undo").click()
    expect(page.locator(".effect")).to_contain_text("Who was Velma Quist?")
    page.locator("#confirm-reason").fill("they changed their minds")
    page.get_by_role("button", name="Take this decision back").click()
    expect(page.get_by_text("Nothing of this person leaves this ledger.")).to_be_visible()
    assert "Quist" not in exported(path)


def test_a_form_without_a_field_is_refused_with_the_reason_on_the_page(
    browser: Browser, address: str
) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{address}/persons/{KEY}", wait_until="networkidle")
    page.locator("#publish-author").fill("Ilse")
    page.locator("#publish-reason").fill("asked")
    page.get_by_role("button", name="See what would leave").click()
    expect(page.get_by_role("alert")).to_contain_text("it names no field that may leave")


def test_who_is_named_in_a_later_document_has_to_be_decided_anew(address: str, path: Path) -> None:
    with Ledger.open(path) as ledger:
        fields = (PersonField.NAME,)
        asked = Publishing(DisclosureKind.PUBLISH, NAME, fields, "asked", "Ilse")
        disclose(ledger, asked)
        put(ledger, "herald", f"{NAME} was killed, they said.", NAME, PersonStatus.KILLED)
    found = httpx.get(f"{address}/persons/{KEY}").text
    assert re.search(r"<b>1 more document names somebody so</b>", found)


def test_what_a_page_elsewhere_sends_is_not_taken(address: str) -> None:
    sent = {"kind": "publish", "person": KEY, "fields": "name", "author": "X", "reason": "y"}
    for place in ("decide", "decide/keep"):
        assert httpx.post(f"{address}/{place}", data=sent).status_code == 403


def test_a_first_name_that_stands_alone_is_said_to_stay_and_where(address: str, path: Path) -> None:
    page = f"{address}/persons/{KEY}"
    assert "A first name that stands alone is not covered" in httpx.get(page).text
    assert "a part of the name stands in" not in httpx.get(page).text
    with Ledger.open(path) as ledger:
        told = f"{NAME} was killed, they said. Velma had three sons."
        put(ledger, "herald", told, NAME, PersonStatus.KILLED)
        withheld = Publishing(DisclosureKind.WITHHOLD, NAME, (), "the family asked", "Ilse")
        disclose(ledger, withheld)
    found = httpx.get(page).text
    assert "So a part of the name stands in 1 document that names the person:" in found
    assert 'href="/documents/herald"' in found.split("So a part of the name")[1]


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Velma Quist was killed. Quist had sons.", False), ("Velma had sons.", True),
        ("Quist said so.", False), ("a velma of old", False), ("فلما كويست", False),
    ],
)  # fmt: skip
def test_a_part_of_a_name_stands_alone_where_nothing_covers_it(text, stands) -> None:
    assert stands_alone(NAME, text) is stands


def test_what_is_told_of_a_person_names_its_document_by_its_title(address: str) -> None:
    assert f"<bdi>Who was {NAME}?</bdi></a>" in httpx.get(f"{address}/persons/{KEY}").text
