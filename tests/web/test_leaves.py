"""The page of `recount read --html`: one file, everything escaped, every mark with its claim."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from recount.app.marked import marked_text
from recount.model.claims import Claim, ClaimKind
from recount.model.dates import UNDATED
from recount.model.documents import Document
from recount.model.readings import Problem, Reading
from recount.model.spans import Span
from recount.web import leaf

TEXT = (
    "A strike killed eight.\n\n<b onclick=x>Shots</b> & shells fell, the mayor said."
    "\n\nقالت القيادة"
)


def claim(quote: str) -> Claim:
    start = TEXT.index(quote)
    span = Span.of(TEXT, start, start + len(quote))
    return Claim("", "one", ClaimKind.EVENT, span).with_id()


@pytest.fixture
def page() -> str:
    document = Document("one", TEXT, title='"Strike" <kills> eight')
    claims = (
        claim("A strike killed eight"),
        claim("killed eight"),
        claim("Shots</b> & shells fell"),
    )
    problems = (Problem("odd", "The word is <odd>.", 2, 8),)
    one = marked_text(document, Reading("one", "en", UNDATED, claims, (), problems))
    unread = Problem("unread_language", "The text is in French.")
    two = marked_text(
        replace(document, id="two", language="fr"),
        Reading("two", "fr", UNDATED, (), (), (unread,)),
        "d2",
    )
    return leaf([one, two])


def test_the_page_asks_for_nothing_and_runs_nothing(page):
    assert not re.search(r"""(?:src|href)=["'](?!#)|url\(|@import|<script|https?:""", page)
    assert "default-src 'none'" in page


def test_what_a_text_says_is_never_taken_for_the_page(page):
    assert "<b onclick" not in page
    assert "<kills>" not in page
    assert "<odd>" not in page
    assert "&lt;b onclick=x&gt;" in page


def test_no_anchor_is_there_twice_and_every_link_leads_to_one(page):
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_each_claim_has_a_card_words_and_something_to_show_at_them(page):
    for number in (1, 2, 3):
        name = f"d1-claim-{number}"
        assert f'data-card="{name}"' in page
        assert f'data-tip="{name}"' in page
        assert f'[data-tip="{name}"]{{display:block}}' in page
        assert re.search(rf'data-claims="[^"]*\b{name} ', page)


def test_a_text_that_was_not_read_says_so_and_why(page):
    assert "No claim was taken from this text." in page
    assert "The text is in French." in page


def test_texts_keep_their_direction(page):
    assert '<p dir="auto">قالت القيادة</p>' in page
