"""`recount read` shows every claim at its words, and says what was left out."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from recount.app.marked import marked_text
from recount.cli.marks import print_marked
from recount.intake import take_stream
from recount.model.claims import Claim, ClaimKind
from recount.model.dates import UNDATED
from recount.model.documents import Document
from recount.model.readings import Problem, Reading
from recount.model.spans import Span

NEWBRIDGE = "A second strike hit Newbridge on 9 May; its toll is unknown."
ROW = {"id": "herald-1", "text": NEWBRIDGE}


def shown(text: str, quotes: list[str], *problems: Problem, colour: bool = False, **more) -> str:
    """What is printed of a text with a claim for each quote."""
    claims = tuple(claim(text, quote, kind) for quote, kind in zip(quotes, ClaimKind, strict=False))
    document = Document("one", text, **more)
    screen = Console(
        width=60, highlight=False, emoji=False, markup=False, force_terminal=colour,
        color_system="truecolor" if colour else None, no_color=False, record=True, quiet=False,
    )  # fmt: skip
    with screen.capture() as caught:
        print_marked(
            screen, marked_text(document, Reading("one", "en", UNDATED, claims, (), problems))
        )
    return caught.get()


def claim(text: str, quote: str, kind: ClaimKind) -> Claim:
    start = text.index(quote)
    return Claim("", "one", kind, Span.of(text, start, start + len(quote))).with_id()


def line(document: Document) -> str:
    return json.dumps({"id": document.id, "text": document.text})


def test_each_claim_is_printed_with_its_fields(run, case):
    told = run("read", "-", stdin=line(case.documents[0])).stdout
    for words in (
        "[1 a strike near Oldmill on 3 May killed eight fighters 1]",
        "  1. Event, the ministry said so",
        "How many  8 killed, combatants  “eight”",
        "When      3 May 2031  “3 May”",
        "26.10° N, 14.20° E",
        "Against   Northland Front",
        "Sums up   claim 1",
        "  3. Person, Relatives alleged it",
    ):
        assert words in told, words


def test_a_text_without_claims_says_so(run, case):
    told = run("read", "-", stdin=line(case.documents[2])).stdout
    assert "It was not read, so no claim was taken from it." in told
    assert "It is in French, which is not read yet; it is kept." in told
    assert "No claim was found in this text." in shown("Bread is dear.", [])


def test_claims_that_overlap_or_lie_in_each_other_can_be_told_apart():
    told = shown("One two three four five.", ["One two three", "two", "three four"])
    assert "[1 One [2 two 2] [3 three 1] four 3] five." in told


def test_claims_of_the_same_words_share_one_mark():
    told = shown("Four strikes.", ["Four strikes"] * 4)
    assert "[1-4 Four strikes 1-4]." in told


def test_with_colours_the_number_stands_behind_the_words():
    told = shown("A strike killed eight.", ["A strike killed eight"], colour=True)
    assert "\x1b[33mA strike killed eight\x1b[0m\x1b[1;33m[1]\x1b[0m." in told


def test_what_would_steer_the_terminal_is_not_printed():
    told = shown("A \x1b[2Jstrike\x07.\u009b1m", [], title="\x1b]0;x\x07")
    assert not any(char in told for char in "\x1b\x07\u009b")


def test_nothing_is_wider_than_the_screen():
    text = "A strike killed eight, and another killed nine, and a third killed ten. " * 3
    assert all(len(line) <= 60 for line in shown(text, ["A strike killed eight"]).splitlines())


def test_a_problem_is_marked_in_the_text_and_told_below():
    told = shown("A strike in Sabha.", [], Problem("odd", "there are two of that name", 12, 17))
    assert "Sabha[!1]." in told
    assert "[!1] There are two of that name" in told
    assert "“Sabha”" in told


def test_lines_of_a_hand_wrapped_paragraph_stay_together():
    assert "\nOne\ntwo.\n\nThree.\n" in shown("One\ntwo.\n\nThree.", [])


def test_a_page_is_written_where_html_says(run, folder, tmp_path):
    place = tmp_path / "page.html"
    result = run("read", folder / "gazette-1.txt", folder / "herald-1.txt", "--html", place)
    assert result.exit_code == 0
    assert place.read_text("utf-8").startswith("<!doctype html>")
    assert result.stdout == ""


@pytest.mark.parametrize("piped", [NEWBRIDGE, json.dumps(ROW), json.dumps([ROW], indent=1)])
def test_a_text_or_documents_may_come_through_a_pipe(piped):
    taken = list(take_stream(io.BytesIO(piped.encode()), "standard input"))
    assert [one.document.text for one in taken] == [NEWBRIDGE]


def test_a_pipe_that_holds_nothing_is_refused(run):
    result = run("read", "-", stdin="")
    assert result.exit_code == 3
    assert "refused: standard input: the file is empty" in result.stderr


def test_what_is_no_document_is_refused_and_the_rest_are_read(run, folder, tmp_path):
    result = run("read", folder / "none.txt", folder / "herald-1.txt")
    assert result.exit_code == 3
    assert "there is no such file or folder" in result.stderr
    assert "Newbridge" in result.stdout


def test_a_text_is_read_as_published_on_the_day_that_is_given(run, monkeypatch):
    from recount.app import wiring

    parts, seen = wiring.parts(None), []
    taken = parts.open_reader

    class Watching:
        def read(self, documents):
            for document in documents:
                seen.append(document.published)
                yield from taken().read([document])

    monkeypatch.setattr(wiring, "parts", lambda settings: replace(parts, open_reader=Watching))
    row = json.dumps(ROW)
    run("read", "-", "--published", "2031-05-10", stdin=row)
    run("read", "-", stdin=row)
    assert seen == ["2031-05-10", None]
