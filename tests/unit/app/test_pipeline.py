"""Documents in, numbers out, and nothing dropped without a word."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from recount.app.exporting import lines
from recount.app.parts import Parts
from recount.app.pipeline import build, kept_name
from recount.errors import InputError
from recount.intake import Refused, Taken
from recount.ledger import Ledger
from recount.model.documents import Document
from recount.model.saying import say
from recount.web.tongues import ARABIC, SPOKEN, in_words


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "case.ledger", create=True) as opened:
        yield opened


@pytest.fixture
def reader(case):
    return case.reader()


@pytest.fixture
def parts(case, reader) -> Parts:
    return Parts(
        take_in=lambda inputs: (Taken(one, None) for one in case.documents if one.id in inputs),
        find_copies=lambda documents: {one.id: one.id for one in documents},
        reader="hand 1",
        prepare=lambda watch: None,
        open_reader=lambda: reader,
        link=case.link,
        reconcile=case.reconcile,
        made_by="test",
    )


ALL = ("gazette-1", "herald-1", "journal-1")


def exported(ledger: Ledger) -> list[str]:
    return list(lines(ledger))


def test_every_step_is_done_and_said(ledger, parts, case):
    report = build(ALL, ledger, parts)
    assert [(step.number, step.name) for step in report.steps] == [
        (1, "take in"),
        (2, "keep"),
        (3, "find copies"),
        (4, "read"),
        (5, "verify"),
        (6, "link"),
        (7, "reconcile"),
        (8, "keep what follows"),
    ]
    assert report.refused == ()
    assert ledger.events() == case.reconciliation.events
    assert ledger.is_built
    assert ledger.made_by == "test"


def test_the_report_says_what_each_step_did(ledger, parts):
    said = {step.name: step.said for step in build(ALL, ledger, parts).steps}
    assert said["take in"] == "3 documents"
    assert said["keep"] == "3 new documents"
    assert said["find copies"] == "3 origins, 0 copies"
    assert said["read"] == "3 documents read, 4 claims"
    assert said["verify"] == "2 problems to look at"
    assert said["link"] == "2 events from 2 of 4 claims; 1 total"
    assert said["reconcile"] == "1 number, 1 contradiction, by by hand 1"


def test_the_report_is_said_in_the_language_of_a_page(ledger, parts, case):
    known, new = (Taken(one, None) for one in case.documents[:2])
    refused = Refused("in/a.pdf", InputError("in/a.pdf", say("it is empty"), say("fill it in")))
    build(["in"], ledger, replace(parts, take_in=refusing(known)))
    report = build(["in"], ledger, replace(parts, take_in=refusing(known, new, refused)))
    nothing_new = build((), ledger, parts)
    lines = [*report.steps, *nothing_new.steps]
    token = SPOKEN.set(ARABIC)
    try:
        told = [in_words(text) for step in lines for text in (step.name, step.said)]
    finally:
        SPOKEN.reset(token)
    own = ("case.ledger", "by hand 1")
    assert [one for one in told if re.search("[A-Za-z]", re.sub("|".join(own), "", one))] == []


def test_the_report_names_what_went_no_further(ledger, parts):
    dropped = {step.name: step.dropped for step in build(ALL, ledger, parts).steps}
    assert [one.record for one in dropped["verify"]] == ["herald-1", "journal-1"]
    assert "French" in dropped["verify"][1].reason


def test_a_copy_is_named_with_what_it_is_a_copy_of(ledger, parts):
    origins = dict.fromkeys(ALL, "gazette-1")
    report = build(ALL, ledger, replace(parts, find_copies=lambda documents: origins))
    copies = report.steps[2]
    assert copies.said == "1 origin, 2 copies"
    assert copies.dropped[0].reason == "a copy of gazette-1"


def test_run_twice_it_changes_nothing_and_reads_nothing_again(ledger, parts, reader):
    build(ALL, ledger, parts)
    first = exported(ledger)
    report = build(ALL, ledger, parts)
    assert exported(ledger) == first
    assert reader.read_ids == list(ALL)
    assert report.steps[1].said == "0 new documents; 3 there already"
    assert report.steps[3].said == "nothing new to read"


def test_documents_added_one_by_one_give_the_same_as_all_at_once(ledger, parts, tmp_path):
    for name in reversed(ALL):
        build([name], ledger, parts)
    with Ledger.open(tmp_path / "other.ledger", create=True) as other:
        build(ALL, other, parts)
        assert exported(other) == exported(ledger)


def test_without_inputs_it_works_out_anew_what_is_there(ledger, parts, case):
    for document in case.documents:
        ledger.put_document(document)
    build([], ledger, parts)
    assert ledger.events() == case.reconciliation.events


class StoppedError(Exception):
    """Stands for a kill."""


@pytest.mark.parametrize(
    "step", ["take in", "find copies", "read", "link", "reconcile", "keep what follows"]
)
def test_stopped_in_any_step_and_run_again_it_comes_to_the_same(ledger, parts, tmp_path, step):
    def stop(name: str, done: int, total: int | None) -> None:
        if name == step:
            raise StoppedError

    with pytest.raises(StoppedError):
        build(ALL, ledger, parts, watch=stop)
    assert not ledger.is_built
    build(ALL, ledger, parts)
    with Ledger.open(tmp_path / "clean.ledger", create=True) as clean:
        build(ALL, clean, parts)
        assert exported(clean) == exported(ledger)


def test_a_newer_version_of_the_reader_reads_everything_again(ledger, parts, reader):
    build(ALL, ledger, parts)
    build(ALL, ledger, replace(parts, reader="hand 2"))
    assert reader.read_ids == [*ALL, *ALL]
    assert ledger.unread("hand 2") == ()


def refusing(*found):
    return lambda inputs: iter(found)


def test_what_is_refused_is_said_and_kept_and_the_rest_go_on(ledger, parts, case):
    error = InputError("in/a.pdf", "it is encrypted", "unlock it")
    taken = Taken(case.documents[0], None)
    report = build(
        ["in"], ledger, replace(parts, take_in=refusing(Refused("in/a.pdf", error), taken))
    )
    assert [(one.record, one.reason) for one in report.refused] == [
        ("in/a.pdf", "it is encrypted; unlock it")
    ]
    assert report.steps[0].said == "1 document; 1 input refused"
    assert ledger.refusals() == (("in/a.pdf", "input", "it is encrypted; unlock it"),)


def test_a_document_with_the_id_of_another_is_refused(ledger, parts, case):
    first = case.documents[0]
    other = replace(first, text="Other words.", file="case/other.txt")
    found = refusing(Taken(first, None), Taken(other, None))
    report = build(["in"], ledger, replace(parts, take_in=found))
    assert "already holds another document" in report.refused[0].reason
    assert ledger.documents() == (first,)


def test_a_refusal_stands_until_its_file_is_mended(ledger, parts, case):
    taken = Taken(replace(case.documents[0], file="in/a.csv"), None)
    row = Refused("in/a.csv, row 3", InputError("in/a.csv, row 3", "no text", "fill it in"))
    for again in range(2):
        build(["in"], ledger, replace(parts, take_in=refusing(row, taken)))
        assert [name for name, _, _ in ledger.refusals()] == ["in/a.csv, row 3"], again
    build(["other"], ledger, replace(parts, take_in=refusing()))
    assert len(ledger.refusals()) == 1
    build(["in"], ledger, replace(parts, take_in=refusing(taken)))
    assert ledger.refusals() == ()


def test_a_refusal_in_the_ledger_does_not_say_where_the_folder_lay(tmp_path):
    given = tmp_path / "reports"
    assert kept_name(str(given / "a.pdf"), [given]) == "reports/a.pdf"
    assert kept_name("elsewhere.pdf", [given]) == "elsewhere.pdf"
    assert kept_name(str(given), [Path("no"), given]) == "reports"


def test_progress_is_told_for_every_step_that_takes_time(ledger, parts):
    told: list[tuple[str, int, int | None]] = []
    build(ALL, ledger, parts, watch=lambda *step: told.append(step))
    assert ("take in", 3, None) in told
    assert ("read", 3, 3) in told
    assert {"find copies", "link", "reconcile", "keep what follows"} <= {
        name for name, _, _ in told
    }


def test_a_document_that_the_reader_fails_on_is_kept_with_that_problem(ledger, parts):
    strange = Document("strange", "Words.")
    report = build(["in"], ledger, replace(parts, take_in=refusing(Taken(strange, None))))
    ((record, problem),) = ledger.problems()
    assert (record, problem.code) == ("strange", "reader_failed")
    assert "KeyError" in problem.message
    assert report.steps[4].dropped[0].record == "strange"
