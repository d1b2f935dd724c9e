"""A withheld name does not show by half where a mark, an excerpt, a part or a beginning cuts it."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest
from scripts.desk import served
from tests.web.team_client import Desk

from recount.app.desk.quotes import AROUND, PART
from recount.app.people import Publishing, disclose
from recount.ledger import Ledger
from recount.model.claims import Claim, ClaimKind, EventType, Person, PersonStatus
from recount.model.dates import Dated, DatedBasis
from recount.model.documents import Document
from recount.model.double_coding import Assignment
from recount.model.events import Cluster, Event, Linking, Reconciliation, Strikes
from recount.model.parties import Party, PartyKind
from recount.model.persons import DisclosureKind, person_key
from recount.model.readings import Problem, Reading
from recount.model.spans import Span

NAME = "Zyxvuj Qwkzix"
"""No three letters of it stand together in any word of a page."""
PIECES = re.compile(
    "(?i)" + "|".join(word[at : at + 3] for word in NAME.split() for at in range(len(word) - 2))
)
CUTS = tuple(range(1, len(NAME)))
BEFORE = "In Oldmill, one was killed, they said of "
AFTER = ", who had three sons and was laid to rest there on the day after."


def told(key: str, text: str, spans: list[Span], title: str = "") -> tuple[Document, Reading]:
    """A document in which each of some words is a claim that names a person and a party in it."""
    at = text.index(NAME)
    claims = tuple(
        Claim(
            f"c-{key}-{place}", key, ClaimKind.EVENT, span, event_type=EventType.AIR_STRIKE,
            party=Party("the police", "the police", None, PartyKind.OTHER, span),
            person=Person(NAME, None, None, PersonStatus.KILLED, Span.of(text, at, at + len(NAME))),
        )
        for place, span in enumerate(spans)
    )  # fmt: skip
    problem = Problem("odd", "this could not be settled", at - 20, at + 6)
    url = f"https://gazette.example/{key}"
    dated = Dated(None, None, DatedBasis.UNKNOWN, because=(Span.of(text, 0, at + 6),))
    document = Document(key, text, title=title or None, url=url)
    return document, Reading(key, "en", dated, claims, problems=(problem,))


def everywhere() -> list[tuple[Document, Reading]]:
    """Words that end, and begin, at every letter of the name; excerpts and parts that do too."""
    found = []
    for cut in CUTS:
        text = f"{BEFORE}{NAME}{AFTER}"
        at = len(BEFORE) + cut
        title = f"Mourning {NAME} in Oldmill"
        inside = Span(0, len("Mourning ") + cut, title[: len("Mourning ") + cut], in_title=True)
        spans = [Span.of(text, 0, at), Span.of(text, at, len(text)), inside]
        found.append(told(f"cut-{cut}", text, spans, title))
    for ahead in range(AROUND - len(NAME) - 4, AROUND + 4, 3):
        filler = ("word " * 60)[: ahead - 1] + " "
        text = f"One was killed{filler}{NAME} came later on that day and left again."
        found.append(told(f"near-{ahead}", text, [Span.of(text, 0, len("One was killed"))]))
    for back in (5, 7, 9):
        text = "word " * ((PART - back) // 5) + NAME + " and then" + " word" * (PART // 10)
        found.append(told(f"long-{back}", text, [Span.of(text, 0, 40)]))
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "case.ledger"
    rows = everywhere()
    claims = tuple(one.id for _, reading in rows for one in reading.claims)
    documents = tuple(document.id for document, _ in rows)
    about = (EventType.AIR_STRIKE, None, None, None, None, None)
    with Ledger.open(made, create=True) as ledger:
        for document, reading in rows:
            ledger.put_document(document)
            ledger.put_reading(reading)
        event = Event("e-1", *about, (), claims, documents, 1, None, Strikes(1, 1))
        linking = Linking((Cluster("e-1", *about, claims, documents),), ())
        ledger.replace_derived(linking, Reconciliation((event,), (), (), (), "by hand 1"), {})
        asked = Publishing(DisclosureKind.WITHHOLD, NAME, (), "the family asked", "Ilse")
        disclose(ledger, asked)
    return made


def pages(path: Path) -> list[str]:
    """Every page that shows words of documents."""
    with Ledger.open(path) as ledger:
        claims = [one.id for one in ledger.claims()]
        documents = [one.id for one in ledger.documents()]
    inbox = [f"/inbox?what={what}&page={n}" for what in ("claim", "document") for n in (1, 2, 3, 4)]
    return [
        "/", "/events", "/events/e-1", "/events/e-1/texts", "/events/e-1/texts/some",
        "/events/e-1/links", "/documents", "/persons", f"/persons/{person_key(NAME)}",
        "/search?q=laid", "/search?q=killed&kind=claim", "/search?q=came", *inbox,
        "/api/v1/claims", "/api/v1/documents", "/api/v1/events/e-1", "/take",
        *(f"/take/{form}" for form in ("jsonl", "csv", "ftm", "airwars", "ged", "acled")),
        *(f"/claims/{key}" for key in claims), *(f"/api/v1/claims/{key}" for key in claims),
        *(f"/documents/{key}" for key in documents), "/documents/long-5?part=2",
        *(f"/copies/{key}?beside=cut-1" for key in documents[:6]),
        *(f"/events/e-1/texts/one?document={key}" for key in documents),
        *(f"/api/v1/documents/{key}" for key in documents[:6]),
    ]  # fmt: skip


def test_no_piece_of_a_withheld_name_is_in_any_page_wherever_it_is_cut(path: Path) -> None:
    with served(path) as address, httpx.Client(base_url=address, timeout=60) as browser:
        shown = {place: browser.get(place) for place in pages(path)}
    found = {
        place: PIECES.findall(answer.text)
        for place, answer in shown.items()
        if PIECES.search(answer.text)
    }
    assert not found
    assert {answer.status_code for answer in shown.values()} == {200}
    assert "█" in shown["/documents/cut-3"].text


def test_words_of_a_claim_are_still_those_of_its_document(path: Path) -> None:
    with served(path) as address:
        text = httpx.get(f"{address}/api/v1/documents/cut-4").json()["text"]
        span = httpx.get(f"{address}/api/v1/claims/c-cut-4-0").json()["evidence"]
    assert text[span["start"] : span["end"]] == span["quote"]
    assert span["quote"].endswith("████")


def test_neither_the_name_nor_a_piece_of_it_finds_anything(path: Path) -> None:
    with served(path) as address:
        for words in (NAME, *NAME.split(), "yxvu"):
            page = httpx.get(f"{address}/search", params={"q": words}).text
            assert "cut-1" not in page, words
            inbox = httpx.get(f"{address}/inbox", params={"what": "claim", "q": words}).text
            assert "c-cut-1" not in inbox, words


def test_words_that_a_coder_marked_show_no_piece_of_it(path: Path) -> None:
    desk = Desk(path)
    ids = {one.name: one.id for one in desk.register.accounts()}
    ada, carl = desk.browser("Ada Adjudicator"), desk.browser("Carl Coder")
    form = {"document": "cut-4", "first": ids["Carl Coder"], "second": ids["Cora Coder"]}
    ada.send("/coding", "/assign", form)
    with Ledger.open(path) as ledger:
        key = ledger.double_coding(Assignment)[0].id
        words = ledger.document("cut-4").text[: len(BEFORE) + 4]
    for name in ("Carl Coder", "Cora Coder"):
        coder = desk.browser(name)
        coded = {"words": words, "start": "0", "type": "air_strike"}
        assert coder.send(f"/coding/{key}", f"/coding/{key}/add", coded).status_code == 303
        assert "<mark" in coder.get(f"/coding/{key}").text
        assert not PIECES.search(coder.get(f"/coding/{key}").text)
        assert not PIECES.search(coder.get("/documents/cut-4").text), "of what she must not see"
        coder.send(f"/coding/{key}", f"/coding/{key}/finish", {})
    compared = ada.get(f"/compare/{key}").text
    assert BEFORE.strip() in compared
    assert not PIECES.search(compared)
    assert not PIECES.search(carl.get("/documents/cut-4").text)
    desk.register.close()
