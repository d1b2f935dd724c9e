"""Notes: public ones leave with what they are about; of internal ones no byte leaves."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from scripts.desk import served
from tests.web.team_client import Desk, work_out_case

from recount.app import settling
from recount.app.asking import Witness
from recount.app.exporting import export, lines
from recount.app.noting import NoteWish
from recount.app.releasing import files_of, make_release, plan
from recount.app.reporting import Named, make_report
from recount.app.settings import Settings
from recount.app.settling import TakingBack
from recount.errors import DecisionError, StaleDecisionError
from recount.ledger import Ledger
from recount.model.judgements import Judgement, JudgementKind
from recount.model.notes import Noted, NoteKind
from recount.model.wire import to_wire
from recount.publishing import Shape
from recount.publishing.report import ReportForm

SECRET = "heron-at-the-ford"
OPEN = "lantern-by-the-gate"
OLD = "kestrel-of-before"


@pytest.fixture
def path(tmp_path: Path, make_ledger) -> Path:
    return work_out_case(make_ledger(tmp_path / "case.ledger"))


def event_id(path: Path) -> str:
    with Ledger.open(path) as ledger:
        return next(one.id for one in ledger.events() if "c-sahifa-2" in one.claims)


def note(path: Path, on: Noted, record: str, text: str, public: bool) -> str:
    kind = NoteKind.PUBLIC if public else NoteKind.INTERNAL
    with Ledger.open(path) as ledger:
        return settling.keep(ledger, NoteWish(on, record, text, kind, "Ilse"), Settings())


@pytest.fixture
def noted(path: Path) -> Path:
    """A ledger with both kinds of notes on an event, a claim and a document, one that was taken
    back with words of its own, and one of a claim as earlier versions kept them."""
    places = (
        (Noted.EVENT, event_id(path)), (Noted.CLAIM, "c-gazette-1"), (Noted.DOCUMENT, "gazette-1")
    )  # fmt: skip
    for on, record in places:
        note(path, on, record, f"{SECRET} {on}", False)
        note(path, on, record, f"{OPEN} {on}", True)
    gone = note(path, Noted.EVENT, event_id(path), f"{SECRET} again", False)
    with Ledger.open(path) as ledger:
        settling.take_back(ledger, TakingBack(gone, f"{SECRET} was wrong", "Omar"))
        claim = ledger.claim("c-sahifa-2")
        old = Judgement("", JudgementKind.NOTE, claim, 0, f"{OLD} note", "Omar", "2031-05-06")
        ledger.put_judgement(old)
    return path


def words_of(data: bytes) -> str:
    """The words of a file, also of one that is packed, as sheets of Excel are."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def everything_that_leaves(path: Path, folder: Path) -> dict[str, str]:
    """All bytes that a ledger lets out, by where they leave."""
    with Ledger.open(path) as ledger:
        told = {
            f"export {shape}": "\n".join(
                words_of(leaf.data) for leaf in export(ledger, shape).leaves
            )
            for shape in Shape
        }
        told["working copy"] = "\n".join(lines(ledger))
        witness, event = Witness(ledger), event_id(path)
        told["assistant"] = json.dumps(to_wire((witness.show(), witness.explain(event))))
        named = Named("Strikes", "The Recorders")
        report = make_report(ledger, Settings(), named, [ReportForm.HTML])
        told["report"] = "\n".join(leaf.data.decode() for leaf in report.leaves)
        made = plan(ledger, "2031-05", ("Strikes", "The Recorders"), Settings())
        make_release(ledger, folder / "release", made, Settings())
    files = files_of(folder / "release").items()
    told["release"] = "\n".join(words_of(data) for _, data in files)
    return told


def test_no_byte_of_an_internal_note_leaves_and_public_ones_do(noted, tmp_path) -> None:
    told = everything_that_leaves(noted, tmp_path)
    for place, words in told.items():
        assert SECRET not in words, place
        assert OLD not in words, place
    for shape in ("export airwars", "export acled", "export csv", "working copy", "report"):
        assert f"{OPEN} event" in told[shape], shape
    for on in ("event", "document"):
        assert f"{OPEN} {on}" in told["export ftm"]
    for on in ("event", "claim", "document"):
        assert f"{OPEN} {on}" in told["export jsonld"]
        assert f"{OPEN} {on}" in told["export datapackage"]
        assert f"{OPEN} {on}" in told["release"]
    assert OPEN not in told["export ged"]
    assert "what people noted" in told["export ged"]


def test_a_reader_of_a_team_sees_no_internal_note_in_any_answer(noted) -> None:
    desk = Desk(noted)
    event = event_id(noted)
    places = (
        f"/events/{event}", "/claims/c-gazette-1", "/claims/c-sahifa-2", "/documents/gazette-1",
        "/", "/inbox", "/inbox?kind=claim", "/events", "/search?q=heron", "/api/v1/decisions",
        "/api/v1/notes", f"/api/v1/notes?event={event}", "/api/v1/decisions?claim=c-sahifa-2",
        f"/api/v1/events/{event}", "/api/v1/claims/c-gazette-1",
    )  # fmt: skip
    rana, carl = desk.browser("Rana Reader"), desk.browser("Carl Coder")
    for place in places:
        hers = rana.get(place)
        assert hers.status_code == 200, place
        assert SECRET not in hers.text, place
        assert OLD not in hers.text, place
    for place in (*places[:4], "/api/v1/decisions", "/api/v1/notes"):
        assert OPEN in rana.get(place).text or "sahifa" in place, place
        assert SECRET in carl.get(place).text or OLD in carl.get(place).text, place
    desk.register.close()


def test_a_coder_who_codes_blind_sees_no_note_on_her_document(noted) -> None:
    from recount.app.assigning import assign
    from recount.model.double_coding import Coder

    desk = Desk(noted)
    ids = {one.name: Coder(one.id, one.name) for one in desk.register.accounts()}
    with Ledger.open(noted) as ledger:
        two = (ids["Carl Coder"], ids["Cora Coder"])
        assign(ledger, "gazette-1", two, ids["Ada Adjudicator"])
    carl = desk.browser("Carl Coder")
    for place in ("/documents/gazette-1", "/api/v1/notes", "/api/v1/decisions", "/"):
        shown = carl.get(place).text
        assert SECRET not in shown, place
        assert OPEN not in shown, place
    desk.register.close()


def test_a_note_goes_on_about_its_event_and_can_be_taken_back(path) -> None:
    name = note(path, Noted.EVENT, event_id(path), OPEN, True)
    with Ledger.open(path) as ledger:
        assert ledger.is_built, "no number follows from a note"
        settling.take_back(ledger, TakingBack(name, "a mistake", "Ilse"))
        assert ledger.notes() == ()
        assert not any(OPEN in leaf.data.decode() for leaf in export(ledger, Shape.CSV).leaves)


def test_a_note_without_words_or_on_a_state_that_changed_is_refused(path) -> None:
    event = event_id(path)
    with Ledger.open(path) as ledger:
        empty = NoteWish(Noted.EVENT, event, "  ", NoteKind.PUBLIC, "Ilse")
        with pytest.raises(DecisionError, match="it has 0 characters"):
            settling.keep(ledger, empty, Settings())
    note(path, Noted.DOCUMENT, "gazette-1", "see the annex", False)
    with Ledger.open(path) as ledger:
        late = NoteWish(Noted.DOCUMENT, "gazette-1", "too", NoteKind.PUBLIC, "Omar", seen=0)
        with pytest.raises(StaleDecisionError, match=r"Ilse left an internal note .*see the annex"):
            settling.keep(ledger, late, Settings())


def test_she_leaves_a_note_on_a_document_by_keys_and_takes_it_back(
    browser: Browser, path: Path
) -> None:
    with served(path) as address:
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto(f"{address}/documents/gazette-1", wait_until="networkidle")
        page.keyboard.press("n")
        expect(page.locator("#note-text")).to_be_focused()
        page.keyboard.type("the annex is missing")
        page.locator("#note-author").fill("Ilse")
        page.locator("#note-author").press("Enter")
        expect(page.locator(".notes")).to_contain_text("the annex is missing")
        expect(page.locator(".notes")).to_contain_text("internal note")
        page.keyboard.press("u")
        page.keyboard.press("Enter")
        page.locator("#confirm-reason").fill("it is there")
        page.locator("#confirm-reason").press("Enter")
        expect(page.locator(".notes")).to_have_count(0)
        expect(page.locator(".history")).to_contain_text("taken back by Ilse")
