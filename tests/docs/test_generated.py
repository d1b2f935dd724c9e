"""Pages that follow from the program are what the program says now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from scripts.exports_page import exports_page
from scripts.phrases import phrases_page, rows
from scripts.write_docs import (
    DOCS,
    SETTINGS,
    commands_page,
    event_ids,
    tables_page,
    with_ids,
)

from recount.app import settings

CURE = "run: python -m scripts.write_docs"


@pytest.mark.parametrize(
    ("page", "write"),
    [
        ("commands.md", commands_page),
        ("ledger-tables.md", tables_page),
        ("phrases.md", phrases_page),
        ("exports.md", exports_page),
    ],
)
def test_a_written_page_is_up_to_date(page, write):
    assert (DOCS / page).read_text("utf-8") == write(), CURE


@pytest.mark.parametrize("table", ["number_words", "share_words", "date_words", "harm_words"])
def test_the_page_of_phrases_leaves_no_row_out(table):
    page = (DOCS / "phrases.md").read_text("utf-8")
    for row in rows(table):
        phrase = next(iter(row[name] for name in ("sentence", "text", "phrase") if name in row))
        assert f"| {phrase} |" in page, phrase


def test_the_ids_in_the_tutorial_are_those_of_the_example(tmp_path):
    page = (DOCS / "tutorial.md").read_text("utf-8")
    assert page == with_ids(page, event_ids(tmp_path / "demo.ledger")), CURE


def test_every_setting_has_its_meaning_on_the_page_of_commands():
    known = set(re.findall(r"\bRECOUNT_[A-Z_]+", Path(settings.__file__).read_text("utf-8")))
    assert known == set(SETTINGS)
