"""Plain text, its head of metadata and its letters."""

from __future__ import annotations

import os

import pytest

from recount.intake.decode import decode, tidy
from recount.intake.take import take_in

FRENCH = "Huit combattants ont été tués près de Mourzouq, a annoncé l’armée : « une frappe »."
ARABIC = "قتل ثمانية مقاتلين في غارة جوية قرب مرزق جنوب ليبيا يوم الخميس، بحسب القيادة الأمريكية."
PORTUGUESE = "São mortos oito combatentes na operação, disse o comando em Mourzouq."


def test_a_text_is_kept_to_the_letter(take_one):
    text = "  Eight dead.\n\nThe strike hit a farm.\n"
    document = take_one("report.txt", text).document
    assert document.text == text
    assert (document.title, document.published, document.language) == (None, None, None)
    assert [(p.field, p.source) for p in document.provenance] == [("text", "the file, utf-8")]


def test_the_id_is_the_name_and_the_beginning_of_the_hash(take_one):
    taken = take_one("Überfall, 3. März.txt", "Eight dead.")
    assert taken.document.id == f"uberfall-3-marz-{taken.document.raw_sha256[:8]}"


def test_a_head_of_metadata_is_read_and_taken_off(take_one):
    head = "Title: A strike\nPublisher: The Paper\nPublished: 20 Sept. 2019\nURL: https://p.example/1\n"
    document = take_one("a.txt", f"{head}\n\nEight dead.\n").document
    assert document.text == "Eight dead.\n"
    assert (document.title, document.publisher) == ("A strike", "The Paper")
    assert (document.published, document.url) == ("2019-09-20", "https://p.example/1")
    assert "first lines of the file, published" in [p.source for p in document.provenance]


def test_a_markdown_head_between_dashes_may_hold_other_names(take_one):
    document = take_one(
        "a.md", '---\ntitle: "A strike"\ntags: x\ndate: 2019-09-20\n---\nDead: 8\n'
    ).document
    assert (document.title, document.published, document.text) == (
        "A strike",
        "2019-09-20",
        "Dead: 8\n",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Note: eight dead.\n\nThe strike hit a farm.\n",
        "Title: A strike\nThe strike hit a farm.\n\nEight dead.\n",
        "Published: 2019-09-20\nEight dead.",
    ],
)
def test_first_lines_that_are_no_head_are_text(take_one, text):
    document = take_one("a.txt", text).document
    assert (document.text, document.published) == (text, None)


def test_a_head_with_an_unclear_date_is_refused(refuse):
    assert "'03/04/2019'" in refuse("a.txt", "Published: 03/04/2019\n\nEight dead.")


def test_a_head_without_a_text_is_refused(refuse):
    assert "there is no text in it" in refuse("a.txt", "Title: A strike\n\n")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8-sig"), (FRENCH, "utf-16"), (FRENCH, "utf-32"), (FRENCH, "cp1252"),
        (PORTUGUESE, "latin-1"), (ARABIC, "cp1256"), (ARABIC, "utf-16"), (ARABIC, "iso8859-6"),
        ("Eight fighters were killed near Murzuq, the command said.", "utf-16-le"),
        ("Eight fighters were killed near Murzuq, the command said.", "utf-16-be"),
    ],
)  # fmt: skip
def test_texts_in_other_encodings_are_read(take_one, text, encoding):
    document = take_one("a.txt", text.encode(encoding)).document
    assert document.text == text


def test_a_guessed_encoding_is_said_to_be_guessed(take_one):
    document = take_one("a.txt", FRENCH.encode("cp1252")).document
    assert document.provenance[0].source == "the file, windows-1252 (detected)"


def test_what_a_file_says_of_its_encoding_is_not_believed_against_its_bytes():
    assert decode(FRENCH.encode(), "a", "ascii") == (FRENCH, "utf-8")
    assert decode(FRENCH.encode(), "a", "no-such-thing") == (FRENCH, "utf-8")


@pytest.mark.parametrize(
    "raw",
    [
        bytes(range(256)) * 4,
        b"\xff\xfe" + "eight".encode("utf-16-le") + b"\x00",
        b"Eight \x81\x8d\x8f\x90\x9d \xfe\xff\x00 dead",
        os.urandom(2000) + b"\x00\x81",
    ],
)
def test_bytes_that_are_no_writing_are_refused(refuse, raw):
    assert "no known encoding fits" in refuse("a.txt", raw)


def test_text_is_brought_to_one_form():
    assert tidy("a\r\nb\rc\u2028d\x0ce") == "a\nb\nc\nd\ne"
    assert tidy("caf\u0065\u0301 25\u00a0000 wo\u00adrd\ufeff\x07") == "caf\u00e9 25 000 word"
    assert tidy("می\u200cروم") == "می\u200cروم"


def test_an_empty_file_is_refused(refuse):
    assert "the file is empty" in refuse("a.txt", b"")


def test_a_text_of_spaces_is_refused(refuse):
    assert "there is no text in it" in refuse("a.txt", " \n\n\t")


def test_a_text_of_200_mb_is_refused_by_its_size(tmp_path, monkeypatch):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.write(b"Eight dead. ")
        file.truncate(200_000_000)
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda self: pytest.fail("it was read"))
    (refused,) = take_in([path])
    assert "the file is too large (200 MB; at most 50 MB)" in str(refused.error)


@pytest.mark.parametrize("name", ["a.jpg", "a.docx", "noending"])
def test_an_unknown_kind_of_file_is_refused(refuse, name):
    assert "give text, HTML, PDF" in refuse(name, "whatever it holds")


@pytest.mark.parametrize("raw", [b"PK\x03\x04 word/document.xml", b"\xd0\xcf\x11\xe0 old"])
def test_office_documents_are_refused_with_what_to_do(refuse, raw):
    assert "PDF, text or CSV" in refuse("a.docx", raw)


def test_a_page_that_is_called_txt_is_read_as_a_page(take_one):
    article = "<article><p>Eight fighters died in a strike.</p></article>"
    page = f"<!DOCTYPE html><html lang='en'><body>{article}</body></html>"
    assert take_one("a.txt", page).document.text == "Eight fighters died in a strike."
