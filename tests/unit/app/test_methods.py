"""The page of methods holds what the standards for casualty recorders ask for."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from recount.app.methods import MethodsFormat, print_methods, published
from recount.app.settings import Settings
from recount.reconciling import SHIPPED, load_methodology

# What recorders must publish, and the key of the section that holds it.
ASKED = {
    "types of sources": "sources",
    "collection": "collection",
    "evaluation of source and of information": "evaluation",
    "corroboration": "corroboration",
    "quality control": "quality",
    "definitions": "definitions",
    "inclusion and exclusion": "criteria",
    "codebook": "codebook",
    "what is unknown": "unknown",
    "how errors are corrected": "corrections",
}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_section_that_is_asked_for_is_there_with_words(name):
    page = published(load_methodology(name))
    by_key = {section.key: section for section in page.sections}
    for key in ASKED.values():
        assert by_key[key].paragraphs
        assert all(text.endswith((".", ":")) for text in by_key[key].paragraphs)


def test_what_only_the_publisher_knows_is_missing_aloud_until_it_is_written(tmp_path):
    path = tmp_path / "own.toml"
    head = 'extends = "ucdp"\nname = "own"\nversion = "1"\n'
    path.write_text(head, encoding="utf-8")
    assert "Write `collection` under [page]" in print_methods(
        str(path), MethodsFormat.TEXT, Settings()
    ).replace("\n", " ")
    path.write_text(head + '[page]\ncollection = "Two people search daily."\n', encoding="utf-8")
    text = print_methods(str(path), MethodsFormat.TEXT, Settings())
    assert "Two people search daily." in text
    assert "Write `collection`" not in text.replace("\n", " ")


def test_the_page_names_the_rules_with_their_hash():
    found = load_methodology("airwars")
    text = print_methods("airwars", MethodsFormat.TEXT, Settings())
    assert found.label in text
    assert found.digest in text
    assert "1. Confirmed: the party held responsible says itself that it harmed civilians." in text
    assert "at least 1 civilian was killed or injured" in text.replace("\n", " ").replace("  ", " ")


def test_text_keeps_to_its_width():
    text = print_methods("standard", MethodsFormat.TEXT, Settings())
    assert max(len(line) for line in text.splitlines()) <= 88


def test_markdown_has_its_tables():
    text = print_methods("standard", MethodsFormat.MARKDOWN, Settings())
    assert "| word | from, to | best |\n| --- | --- | --- |" in text
    assert "| “dozens” | 12–199 | 12 |" in text


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.asked = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta", "br", "link"):
            self.open.append(tag)
        self.asked += [value for name, value in attrs if name in ("src", "href")]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_html_page_stands_alone_and_is_whole():
    tags = _Tags()
    tags.feed(print_methods("acled", MethodsFormat.HTML, Settings()))
    assert tags.open == []
    assert tags.asked == []


def test_words_of_a_publisher_cannot_break_the_html_page(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(
        'extends = "ucdp"\nname = "own"\nversion = "1"\n[page]\nsources = "<script>a</script>"\n',
        encoding="utf-8",
    )
    assert "<script>" not in print_methods(str(path), MethodsFormat.HTML, Settings())


def test_the_methodology_that_is_set_is_printed_where_none_is_named():
    text = print_methods(None, MethodsFormat.TEXT, Settings(methodology="ucdp"))
    assert "after UCDP" in text.splitlines()[0]
