"""A report tells what the ledger holds with its words, names nobody, and is the same each time."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from html import unescape
from itertools import pairwise

import pypdfium2
import pytest

from recount.analysis import Selection
from recount.app import reporting
from recount.app.report.part import Part
from recount.app.reporting import Named, compose, forms_named, make_report
from recount.app.settings import Settings, SettingsError
from recount.errors import LedgerError, QueryError
from recount.ledger import Ledger
from recount.publishing import LossKind, MethodsPage, MethodsSection
from recount.publishing.report import (
    Heading,
    Picture,
    Quotation,
    ReportForm,
    Sheet,
    plain_text,
)

METHODS = MethodsPage("Methods", "standard 3", "0", (MethodsSection("one", "Who counts"),))
NAMED = Named("Strikes in May", "The Recorders")


@pytest.fixture
def make_ledger(tmp_path, case):
    def make(documents, readings):
        with Ledger.open(tmp_path / "case.ledger", create=True) as opened:
            for document, reading in zip(documents, readings, strict=True):
                opened.put_document(document)
                opened.put_reading(reading)
            opened.replace_derived(case.linking, case.reconciliation, case.origins)
        return Ledger.open(tmp_path / "case.ledger")

    return make


@pytest.fixture
def ledger(make_ledger, case):
    with make_ledger(case.documents, case.readings) as opened:
        yield opened


@pytest.fixture(autouse=True)
def methods(monkeypatch):
    monkeypatch.setattr(reporting, "methods_of", lambda ledger, settings: METHODS)


def report_of(ledger):
    return compose(ledger, Settings(), NAMED, Part())[0]


def texts_of(leaf):
    """All that a reader of a file may see, and its bytes as they are."""
    if leaf.name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(leaf.data)) as packed:
            return "".join(packed.read(n).decode("utf-8", "replace") for n in packed.namelist())
    if leaf.name.endswith(".pdf"):
        pages = pypdfium2.PdfDocument(leaf.data)
        told = "\n".join(page.get_textpage().get_text_range() for page in pages)
        return told + leaf.data.decode("latin-1")
    return leaf.data.decode()


def test_the_same_ledger_gives_the_same_bytes_in_every_form(ledger):
    first, second = (make_report(ledger, Settings(), NAMED) for _ in range(2))
    assert [leaf.name for leaf in first.leaves] == [
        "report.html",
        "report.pdf",
        "report.docx",
        "losses.json",
    ]
    assert first == second


@pytest.mark.parametrize("form", ReportForm)
def test_a_person_is_in_no_byte_of_any_form(make_ledger, case, form):
    telling = (replace(case.documents[0], title="Tam Orre is dead"), *case.documents[1:])
    with make_ledger(telling, case.readings) as opened:
        made = make_report(opened, Settings(), NAMED, [form])
    for leaf in made.leaves:
        assert "orre" not in texts_of(leaf).casefold(), leaf.name
    assert any(loss.kind == "withheld" for loss in made.losses)


def test_every_event_stands_with_its_number_its_day_and_its_words(ledger, case):
    report = report_of(ledger)
    quoted = {block.words for block in report.blocks if isinstance(block, Quotation)}
    for event in case.reconciliation.events:
        for claim in event.claims:
            words = ledger.claim(claim).evidence.quote
            assert "Orre" in words or " ".join(words.split()) in quoted
    table = next(block for block in report.blocks if isinstance(block, Sheet) and block.caption)
    assert len(table.rows) == len(case.reconciliation.events)


def test_every_contradiction_stands_in_its_chapter(ledger, case):
    told = " ".join(report_of(ledger).texts())
    for row in case.reconciliation.contradictions:
        assert row.message in told


@pytest.mark.parametrize("form", [ReportForm.HTML, ReportForm.DOCX])
def test_every_form_says_the_same_words(ledger, form):
    report = report_of(ledger)
    made = make_report(ledger, Settings(), NAMED, [form])
    told = unescape(texts_of(made.leaves[0]))
    for block in report.blocks:
        if isinstance(block, Heading):
            assert block.text in told
        if isinstance(block, Sheet):
            for text in (plain_text(cell) for row in block.rows for cell in row[:1]):
                assert text in told


def test_the_pdf_says_its_title_and_its_chapters(ledger):
    made = make_report(ledger, Settings(), NAMED, [ReportForm.PDF])
    told = texts_of(made.leaves[0])
    assert "Strikes in May" in told
    for heading in report_of(ledger).blocks:
        if isinstance(heading, Heading) and heading.level == 1:
            assert heading.text in told


def test_every_picture_says_in_words_what_it_shows(ledger):
    pictures = [block for block in report_of(ledger).blocks if isinstance(block, Picture)]
    assert pictures
    assert all(picture.alt and picture.caption for picture in pictures)


def test_chapters_come_in_the_order_in_which_one_asks(ledger):
    chapters = [
        block.text
        for block in report_of(ledger).blocks
        if isinstance(block, Heading) and block.level == 1
    ]
    assert chapters == [
        "What happened",
        "Table of events",
        "The events and their sources",
        "Contradictions and how they stand",
        "What is not known",
        "Methods",
        "Sources",
        "About this report",
    ]


def test_what_was_not_read_is_said(ledger):
    told = " ".join(report_of(ledger).texts())
    assert "kept and not read" in told


def test_a_ledger_that_is_not_built_has_no_report(tmp_path, case):
    with Ledger.open(tmp_path / "new.ledger", create=True) as opened:
        opened.put_document(case.documents[0])
        with pytest.raises(LedgerError, match="recount build"):
            make_report(opened, Settings(), NAMED)


def test_an_empty_ledger_has_a_report_that_says_so(tmp_path, case):
    empty = replace(
        case.reconciliation, events=(), contradictions=(), derivations=(), remainders=()
    )
    linking = replace(case.linking, clusters=(), memberships=())
    with Ledger.open(tmp_path / "empty.ledger", create=True) as opened:
        opened.replace_derived(linking, empty, {})
        made = make_report(opened, Settings(), NAMED)
    assert "holds no event" in made.leaves[0].data.decode()


def test_forms_are_named_or_refused():
    assert forms_named("pdf, html") == (ReportForm.HTML, ReportForm.PDF)
    for wrong in ("", "odt"):
        with pytest.raises(SettingsError, match="html,pdf,docx"):
            forms_named(wrong)


@pytest.mark.parametrize(
    "part",
    [
        Part(Selection(place="Oldmill")),
        Part(Selection(end=date(2031, 5, 5))),
        Part(Selection(party="Northland")),
        Part(events=("{first}",)),
    ],
    ids=["place", "days", "party", "event"],
)
def test_a_report_of_a_part_holds_its_events_alone_and_names_the_others_as_left_out(
    ledger, case, part
):
    first, second = case.reconciliation.events
    wanted = replace(part, events=tuple(one.format(first=first.id) for one in part.events))
    made = make_report(ledger, Settings(), NAMED, part=wanted)
    left = [one.record for one in made.losses if one.kind is LossKind.LEFT_OUT]
    assert left == [second.id]
    for leaf in made.leaves[:-1]:
        told = texts_of(leaf)
        assert "Newbridge" not in told, leaf.name
        assert "Oldmill" in told, leaf.name
        assert "of a part of the ledger" in " ".join(told.split()), leaf.name
        assert "orre" not in told.casefold(), leaf.name


def test_what_a_total_leaves_for_events_outside_the_part_is_not_told_in_it(ledger):
    told = [
        texts_of(make_report(ledger, Settings(), NAMED, [ReportForm.HTML], part).leaves[0])
        for part in (Part(), Part(Selection(place="Oldmill")))
    ]
    assert ["By arithmetic" in one for one in told] == [True, False]


def test_a_part_that_holds_nothing_is_refused(ledger):
    with pytest.raises(QueryError, match="no such event"):
        make_report(ledger, Settings(), NAMED, part=Part(Selection(place="Atlantis")))


def test_the_same_part_gives_the_same_bytes(ledger):
    made = [
        make_report(ledger, Settings(), NAMED, part=Part(Selection(place="Oldmill")))
        for _ in range(2)
    ]
    assert made[0] == made[1]


def test_words_that_several_claims_rest_on_stand_once_under_a_contradiction(ledger):
    quoted = [one for one in report_of(ledger).blocks if isinstance(one, Quotation)]
    pairs = [one for one in pairwise(quoted) if one[0] == one[1]]
    assert pairs == []


def test_a_report_for_readers_says_what_is_missing_and_not_how_to_write_it(ledger, monkeypatch):
    section = MethodsSection(
        "one", "Who", missing="Not stated: who. Write `recorder` under [page]."
    )
    page = replace(METHODS, sections=(section,))
    monkeypatch.setattr(reporting, "methods_of", lambda ledger, settings: page)
    told = texts_of(make_report(ledger, Settings(), NAMED, [ReportForm.HTML]).leaves[0])
    assert "Not stated: who." in told
    assert "Write `" not in told
