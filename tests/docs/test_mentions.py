"""The pages leave nothing out, lead nowhere that is not there, and say nothing of one machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from scripts.write_docs import SETTINGS, command_names

import recount

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
WRITTEN = ("commands.md", "ledger-tables.md", "phrases.md", "exports.md")
BY_HAND = [page for page in PAGES if page.name not in WRITTEN]
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
PICTURE_BYTES = 300_000


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("command", command_names())
def test_every_command_is_told_of_by_hand(command: str):
    pages = [name(page) for page in BY_HAND if f"recount {command}" in page.read_text("utf-8")]
    assert "README.md" in pages
    assert "docs/tutorial.md" in pages


@pytest.mark.parametrize("setting", sorted(SETTINGS))
def test_every_setting_is_told_of(setting: str):
    assert any(f"`{setting}`" in page.read_text("utf-8") for page in PAGES)


@pytest.mark.parametrize("offered", sorted(recount.__all__))
def test_every_name_of_the_door_is_told_of(offered: str):
    assert f"`{offered}`" in (ROOT / "docs" / "tutorial.md").read_text("utf-8")


def anchors(page: Path) -> set[str]:
    """The addresses of a page's headings, as they are made from their words."""
    heads = HEADING.findall(page.read_text("utf-8"))
    return {re.sub(r"[^\w\- ]", "", head.casefold()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path):
    for target in LINK.findall(page.read_text("utf-8")):
        if target.startswith("http"):
            continue
        path, _, anchor = target.partition("#")
        place = (page.parent / path).resolve() if path else page
        assert place.exists(), target
        assert not anchor or anchor in anchors(place), target


def test_every_picture_is_small_and_shown():
    shown = "".join(page.read_text("utf-8") for page in PAGES)
    for picture in sorted((ROOT / "docs" / "images").iterdir()):
        assert picture.suffix == ".png"
        assert picture.stat().st_size < PICTURE_BYTES, picture.name
        assert f"images/{picture.name})" in shown, picture.name


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_is_plain_and_names_no_machine(page: Path):
    text = page.read_text("utf-8")
    assert not re.search(r"(?<![\w.])/(root|home|work|tmp|Users)/", text)
    assert not re.search(r"\b(pypi|npmjs|localhost:\d)", text)
    assert "\N{EM DASH}" not in text
