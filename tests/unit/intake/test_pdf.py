"""PDF files, good and bad."""

from __future__ import annotations

import io
from collections import Counter

import pytest
from reportlab.lib.pagesizes import A5
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from recount.intake.pdf_lines import join


def pdf(*pages: list[str], size: float = 11, **kwargs) -> bytes:
    """Pages of lines from top to bottom; a line "" leaves a gap."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A5, invariant=1, **kwargs)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.setFont("Helvetica", size)
            canvas.drawString(50, A5[1] - 40 - number * 15, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def filled(head: str, foot: str, *lines: str) -> list[str]:
    """A page with a running head and foot."""
    body = [*lines, *[""] * 34][:33]
    return [head, "", "", *body, "", foot]


def test_lines_become_paragraphs(take_one):
    lines = [
        "",
        "",
        "",
        "",
        "Eight fighters were",
        "killed near the town.",
        "",
        "No civilians",
        "were harmed.",
    ]
    text = take_one("a.pdf", pdf(lines)).document.text
    assert text == "Eight fighters were killed near the town.\n\nNo civilians were harmed."


def test_broken_words_are_mended_and_sentences_run_on_across_pages(take_one):
    first = filled("The Institute", "Page 1", "It was in Sep-", "tember that the com-")
    second = filled("The Institute", "Page 2", "mand struck.")
    document = take_one("a.pdf", pdf(first, second)).document
    assert document.text == "It was in September that the command struck."
    assert "less the lines that every page repeats" in document.provenance[0].source


def test_a_number_that_ends_a_page_is_no_page_number(take_one):
    lines = [*[""] * 34, "The number of the dead rose to", "43."]
    assert take_one("a.pdf", pdf(lines)).document.text == "The number of the dead rose to 43."


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("in Sep-", "tember", "in September"),
        ("in Sep\x02", "tember", "in September"),
        ("the Al-", "Watan paper", "the Al-Watan paper"),
        ("in 2018-", "2019 alone", "in 2018-2019 alone"),
        ("the air-", "field", "the airfield"),
        ("the south-", "west", "the south-west"),
        ("killed -", "eight", "killed - eight"),
        ("no break", "here", "no break here"),
    ],
)
def test_a_hyphen_at_a_line_end_is_read_as_the_rest_of_the_file_writes_the_word(
    before, after, whole
):
    assert join(before, after, Counter({"south-west": 2, "airfield": 1})) == whole


def test_the_day_on_which_a_pdf_was_made_counts_only_where_it_is_printed(take_one):
    made = b"D:20191114090000+01'00'"
    plain = pdf(["", "", "", "", "Eight fighters were killed."])
    stamped = pdf(["", "", "", "", "Eight fighters were killed.", "London, 14 November 2019"])
    dated = [raw.replace(b"D:20000101000000+00'00'", made) for raw in (plain, stamped)]
    assert made in dated[0]
    unsure, sure = (take_one("a.pdf", raw).document for raw in dated)
    assert (unsure.published, sure.published) == (None, "2019-11-14")
    assert "left empty: the file was made on 2019-11-14" in str(unsure.provenance)


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("A strike", "A strike"),
        ("Microsoft Word - x.doc", None),
        ("scan.pdf", None),
        ("untitled", None),
    ],
)
def test_titles_that_programs_make_up_are_left_out(take_one, title, kept):
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setTitle(title)
    canvas.drawString(50, 400, "Eight fighters were killed.")
    canvas.save()
    assert take_one("a.pdf", buffer.getvalue()).document.title == kept


def test_a_pdf_that_needs_a_password_is_refused(refuse):
    raw = pdf(["Eight dead."], encrypt=StandardEncryption("secret", "owner"))
    assert "the PDF is encrypted; open it with its password and save it without" in refuse(
        "a.pdf", raw
    )


def test_a_pdf_that_anyone_may_open_is_read_though_it_is_locked_for_changes(take_one):
    raw = pdf(["", "", "", "", "Eight dead."], encrypt=StandardEncryption("", "owner", canModify=0))
    assert take_one("a.pdf", raw).document.text == "Eight dead."


def test_a_pdf_of_pictures_is_refused(refuse):
    from PIL import Image

    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "grey")), 50, 50)
    canvas.save()
    assert "pictures without text; have its text recognised (OCR)" in refuse(
        "a.pdf", buffer.getvalue()
    )


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7\nnothing", "the PDF is broken"),
        (b"<html><body>Not found", "it is called .pdf but is a web page"),
        (b"Not a PDF at all", "it is called .pdf but is none"),
    ],
)
def test_a_pdf_that_is_none_is_refused(refuse, raw, words):
    assert words in refuse("a.pdf", raw)


def test_half_a_pdf_stops_no_other(take):
    raw = pdf(["", "", "", "", "Eight dead."] * 20)
    assert len(take("a.pdf", raw[: len(raw) // 2])) == 1
