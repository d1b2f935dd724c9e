"""A text beside its copies: what differs is marked in its place, whoever reads it and however."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect
from tests.web.conftest import DOCUMENTS, GAZETTE, make_snapshot

from recount.app.desk.copies import copies_page
from recount.app.desk.covering import covered
from recount.app.desk.snapshot import Snapshot
from recount.app.differences import Holds
from recount.errors import NotFoundError
from recount.model.blackouts import Blackout

LATER = GAZETTE.replace("killed eight", "killed nine").replace("for a day", "for two days")


def with_copy(text: str, title: str = "Command: strike kills eight") -> Snapshot:
    """The case, in which the copy has another text."""
    documents = {row.id: row for row in DOCUMENTS}
    documents["courier-7"] = replace(
        documents["courier-7"], text=text, title=title, published="2031-05-06"
    )
    return replace(make_snapshot(), documents=documents)


def told(page, holds: Holds) -> list[str]:
    rows = (row for part in page.texts for row in part.paragraphs)
    return [one.text.strip() for row in rows for one in row if one.holds is holds]


def test_each_difference_is_counted_once_and_stands_in_its_place() -> None:
    page = copies_page(with_copy(LATER), "courier-7", {})
    assert page.amount == 2
    assert (page.old.id, page.new.id) == ("gazette-1", "courier-7")
    assert told(page, Holds.OLD) == ["eight", "a day"]
    assert told(page, Holds.NEW) == ["nine", "two days"]
    assert 90 < page.same < 100


def test_the_older_comes_first_whichever_was_opened() -> None:
    page = copies_page(with_copy(LATER), "gazette-1", {"beside": "courier-7"})
    assert (page.old.id, page.new.id) == ("gazette-1", "courier-7")
    assert page.document.id == "gazette-1"


def test_paragraphs_without_a_difference_are_folded_away_but_there() -> None:
    rows = [f"Paragraph {n} is the same." for n in range(9)]
    snapshot = with_copy("\n\n".join([*rows, "The last differs."]))
    documents = dict(snapshot.documents)
    documents["gazette-1"] = replace(documents["gazette-1"], text="\n\n".join([*rows, "It ends."]))
    page = copies_page(replace(snapshot, documents=documents), "courier-7", {})
    assert [(part.folded, len(part.paragraphs)) for part in page.texts] == [(True, 8), (False, 2)]


def test_two_languages_stand_beside_each_other_and_are_not_compared_word_by_word() -> None:
    snapshot = with_copy("قُتل ثمانية.\n\nوقالت Velma Quist إنها لا تعلم.")
    documents = dict(snapshot.documents)
    documents["gazette-1"] = replace(documents["gazette-1"], language="en-GB")
    documents["courier-7"] = replace(documents["courier-7"], language="ar")
    withheld = Blackout(frozenset({("velma", "quist")}))
    shown = covered(replace(snapshot, documents=documents), withheld)
    page = copies_page(shown, "courier-7", {})
    assert page.amount == 0
    assert page.texts == ()
    assert page.apart[0][0].startswith(GAZETTE[:20])
    assert page.apart[1][0] == "قُتل ثمانية."
    assert "Quist" not in page.apart[1][1]


def test_titles_are_compared_too() -> None:
    page = copies_page(with_copy(GAZETTE, "Eight killed in strike, army says"), "courier-7", {})
    assert [one.text for one in page.titles if one.holds is Holds.NEW] == ["army "]
    assert page.amount == 0
    assert page.same == 100


def test_a_document_without_copies_says_so(snapshot) -> None:
    with pytest.raises(NotFoundError, match="no other document has its text"):
        copies_page(snapshot, "herald-1", {})


def test_a_withheld_name_is_covered_before_what_differs_could_part_it() -> None:
    snapshot = with_copy(GAZETTE + "\n\nVelma Quist came.")
    documents = dict(snapshot.documents)
    documents["gazette-1"] = replace(
        documents["gazette-1"], text=GAZETTE + "\n\nVelma Harrow came."
    )
    withheld = Blackout(frozenset({("velma", "quist")}))
    shown = covered(replace(snapshot, documents=documents), withheld)
    page = copies_page(shown, "courier-7", {})
    new = "".join(told(page, Holds.NEW))
    assert "█" in new
    assert "Velma" not in new


def test_differences_are_read_out_and_followed_one_by_one(browser: Browser, extremes: str) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(extremes + "/documents/strike-02")
    page.get_by_role("link", name="What differs").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("differences between two copies")
    gone = page.locator("article del").first
    assert (gone.text_content() or "").startswith("[only in the older: ")
    assert gone.evaluate("e => getComputedStyle(e).textDecorationLine") == "line-through"
    page.get_by_role("link", name="To the first difference").click()
    page.locator("#difference-1").click()
    assert page.url.endswith("#difference-2")
    page.context.close()
