"""A publisher withholds a name, and it is nowhere: not in pages, search, API, exports or log."""

from __future__ import annotations

import hashlib
import logging
import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect
from scripts.desk import served
from sqlalchemy import create_engine, text

from recount.app.exporting import export, lines
from recount.app.people import Publishing, disclose
from recount.ledger import Ledger
from recount.model.claims import Claim, ClaimKind, EventType, Person, PersonStatus
from recount.model.dates import Dated, DatedBasis
from recount.model.documents import Document
from recount.model.events import Cluster, Event, Linking, Reconciliation, Strikes
from recount.model.parties import Speaker, SpeakerKind
from recount.model.persons import DisclosureKind, PersonField, person_key
from recount.model.readings import Mention, MentionKind, PersonName, Reading
from recount.model.spans import Span
from recount.publishing import Shape

NAME = "Velma Quist"
TEXT = "Velma Quist, 34, was killed in Oldmill, Ida Quist said.\nQuist had three sons."
OTHER = "Tobin Harrow was killed in Sandmill."
PAGES = (
    "/", "/inbox", "/events", "/events/e-1", "/documents", "/documents/gazette",
    "/claims/c-gazette", "/contradictions", "/persons", f"/persons/{person_key(NAME)}",
    "/assess/persons", "/methods",
    "/events/e-1/texts", "/events/e-1/texts/some", "/copies/gazette?beside=courier",
    "/search?q=killed", "/search?q=sons", "/events.json", "/take",
    "/spots.json", "/spots/events.json?at=",
    "/api/v1/documents", "/api/v1/documents/gazette", "/api/v1/claims", "/api/v1/claims/c-gazette",
    "/api/v1/events", "/api/v1/events/e-1", "/api/v1/decisions", "/api/v1/contradictions",
    "/take/jsonl", "/take/csv", "/take/ftm", "/take/airwars",
)  # fmt: skip


def put(ledger: Ledger, key: str, words: str, name: str) -> None:
    span = Span.of(words, 0, len(name))
    speaker = Speaker("Ida Quist", SpeakerKind.WITNESS, None) if "Ida" in words else None
    claim = Claim(
        f"c-{key}", key, ClaimKind.ROLE, Span.of(words, 0, words.index(".") + 1),
        person=Person(name, None, None, PersonStatus.KILLED, span), speaker=speaker,
    )  # fmt: skip
    mention = Mention(MentionKind.PERSON, 0, len(name), name, PersonName(name))
    url = f"https://gazette.example/{name.lower().replace(' ', '-')}-killed"
    ledger.put_document(Document(key, words, title=f"{name} killed", url=url))
    dated = Dated(None, None, DatedBasis.UNKNOWN)
    ledger.put_reading(Reading(key, "en", dated, (claim,), (mention,)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "case.ledger"
    with Ledger.open(made, create=True) as ledger:
        put(ledger, "gazette", TEXT, NAME)
        put(ledger, "courier", OTHER, "Tobin Harrow")
        event = Event(
            "e-1", EventType.AIR_STRIKE, None, None, None, None, None, (), ("c-gazette",),
            ("gazette",), 1, None, Strikes(1, 1),
        )  # fmt: skip
        cluster = Cluster(
            "e-1", EventType.AIR_STRIKE, None, None, None, None, None, ("c-gazette",), ("gazette",)
        )
        linking = Linking((cluster,), ())
        ledger.replace_derived(linking, Reconciliation((event,), (), (), (), "by hand 1"), {})
    return made


def withheld(path: Path) -> str:
    with Ledger.open(path) as ledger:
        asked = Publishing(DisclosureKind.WITHHOLD, NAME, (), "the family asked", "Ilse")
        return disclose(ledger, asked).id


def names_in(words: str) -> list[str]:
    return re.findall(r"(?i)quist|velma", words)


def indexed(path: Path, term: str) -> int:
    with create_engine(f"sqlite:///{path}").connect() as connection:
        tables = ("search_words_document", "search_words_claim")
        queries = [text(f"SELECT count(*) FROM {one} WHERE {one} MATCH :term") for one in tables]
        return sum(connection.execute(one, {"term": f'"{term}"'}).scalar_one() for one in queries)


def test_a_withheld_name_is_in_no_answer_of_the_desk(path, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    with served(path) as address, httpx.Client(base_url=address) as browser:
        before = {place: browser.get(place) for place in PAGES}
        assert sum(bool(names_in(answer.text)) for answer in before.values()) > 10
        tag = before["/api/v1/claims"].headers["etag"]
        withheld(path)
        caplog.clear()
        for place in PAGES:
            answer = browser.get(place)
            assert answer.status_code == before[place].status_code, place
            assert not names_in(answer.text), place
        again = browser.get("/api/v1/claims", headers={"if-none-match": tag})
        assert again.status_code == 200
        assert "Tobin Harrow" in browser.get("/persons").text
        logged = [record.getMessage() for record in caplog.records if "httpx" not in record.name]
        assert not names_in("\n".join(logged))


def test_nothing_is_found_by_a_withheld_name_wherever_words_are_looked_for(path) -> None:
    places = (
        "/search?kind=document&", "/search?kind=claim&", "/documents?", "/inbox?kind=claim&",
        "/inbox?kind=document&", "/inbox?kind=event&", "/events?", "/events.json?", "/persons?",
        "/api/v1/events?", "/tolls/month.svg?", "/spots.json?",
    )  # fmt: skip
    records = re.compile(f"c-gazette|/documents/gazette|e-1\\b|{person_key(NAME)}")
    with served(path) as address, httpx.Client(base_url=address) as browser:

        def found(words: str) -> dict[str, bool]:
            answers = {place: browser.get(f"{place}q={words}") for place in places}
            return {place: bool(records.search(one.text)) for place, one in answers.items()}

        before = found("Quist")
        assert before["/search?kind=claim&"], before
        assert before["/persons?"], before
        withheld(path)
        nothing = found("nobody-is-called-so")
        for words in (NAME, *NAME.split(), "Velma%20Qui"):
            assert found(words) == nothing, words


def test_what_stands_in_the_place_of_a_name_is_as_long_so_that_quotes_stay_where_they_are(path):
    withheld(path)
    with served(path) as address:
        document = httpx.get(f"{address}/api/v1/documents/gazette").json()
        claim = httpx.get(f"{address}/api/v1/claims/c-gazette").json()
    span = claim["evidence"]
    assert document["text"][span["start"] : span["end"]] == span["quote"]
    assert len(document["text"]) == len(TEXT)
    assert document["text"].startswith("███████████, 34, was killed")


def test_the_index_of_words_does_not_hold_it_and_holds_it_again_once_that_is_taken_back(path):
    assert indexed(path, "quist") == 2
    name = withheld(path)
    assert indexed(path, "quist") == indexed(path, "velma") == 0
    assert indexed(path, "harrow") == 2
    assert indexed(path, "sons") == 1
    with Ledger.open(path) as ledger:
        put(ledger, "herald", f"{NAME} was killed, they said.", NAME)
    assert indexed(path, "quist") == 0
    with Ledger.open(path) as ledger:
        ledger.take_back(name, "asked again", "Ilse", "2031-05-05T00:00:00+00:00")
    assert indexed(path, "quist") == 4


def test_neither_the_working_copy_nor_any_export_holds_it(path) -> None:
    with Ledger.open(path) as ledger:
        fields = (PersonField.NAME, PersonField.WORDS)
        asked = Publishing(DisclosureKind.PUBLISH, NAME, fields, "asked", "Ilse")
        disclose(ledger, asked)
    withheld(path)
    with Ledger.open(path) as ledger:
        written = "\n".join(lines(ledger))
        leaves = [leaf for shape in Shape for leaf in export(ledger, shape).leaves]
    assert not names_in(written)
    assert "Tobin Harrow" in written
    for leaf in leaves:
        assert not names_in(leaf.data.decode("utf-8", "replace")), leaf.name


def test_bytes_that_came_with_the_name_are_not_handed_out(tmp_path) -> None:
    raw = TEXT.encode()
    sha = hashlib.sha256(raw).hexdigest()
    made = tmp_path / "raw.ledger"
    with Ledger.open(made, create=True) as ledger:
        put(ledger, "gazette", TEXT, NAME)
        ledger.put_document(Document("kept", TEXT, raw_sha256=sha), raw)
        ledger.replace_derived(Linking((), ()), Reconciliation((), (), (), (), "by hand 1"), {})
    with served(made) as address:
        assert httpx.get(f"{address}/archived/{sha}").content == raw
        withheld(made)
        answer = httpx.get(f"{address}/archived/{sha}")
    assert answer.status_code == 404
    assert not names_in(answer.text)


def test_a_publisher_withholds_a_name_and_gives_it_back(browser: Browser, path: Path) -> None:
    with served(path) as address:
        page = browser.new_context().new_page()
        page.goto(f"{address}/persons/{person_key(NAME)}", wait_until="networkidle")
        page.locator("#withhold-author").fill("Ilse")
        page.locator("#withhold-reason").fill("the family asked")
        page.get_by_role("button", name="See what would go").click()
        page.get_by_role("button", name="Withhold this person").click()
        expect(page.get_by_text("The name is withheld")).to_be_visible()
        assert not names_in(page.content())
        page.goto(f"{address}/documents/gazette", wait_until="networkidle")
        assert not names_in(page.content())
        page.goto(f"{address}/persons/{person_key(NAME)}", wait_until="networkidle")
        page.get_by_role("button", name="Undo").click()
        page.get_by_label("Why").fill("the family asks for it")
        page.get_by_role("button", name="Take this decision back").click()
        expect(page.get_by_role("heading", name=NAME)).to_be_visible()
