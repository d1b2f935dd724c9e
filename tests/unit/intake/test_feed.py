"""RSS and Atom feeds."""

from __future__ import annotations

import pytest

from recount.intake import Refused

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Paper &amp; Co</title><language>en-gb</language>{items}</channel></rss>"""
ITEM = """<item><title>A &lt;b&gt;strike&lt;/b&gt;</title><link>https://p.example/{n}</link>
<guid>{n}</guid><pubDate>Fri, 27 Sep 2019 23:30:00 -0500</pubDate>
<description>{text}</description></item>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<title>Le Journal</title><entry><title>Une frappe</title><id>urn:1</id>
<link href="https://j.example/1"/><updated>2019-09-20T08:00:00Z</updated>
<content type="html">&lt;p&gt;Huit morts.&lt;/p&gt;&lt;p&gt;Aucun civil.&lt;/p&gt;</content>
</entry></feed>"""


def rss(*texts: str) -> str:
    items = "".join(ITEM.format(n=number, text=text) for number, text in enumerate(texts, 1))
    return RSS.format(encoding="utf-8", items=items)


def test_each_entry_is_a_document(take):
    first, second = (item.document for item in take("news.rss", rss("Eight dead.", "Eleven dead.")))
    assert (first.text, second.text) == ("Eight dead.", "Eleven dead.")
    assert (first.title, first.url) == ("A strike", "https://p.example/1")
    assert (first.publisher, first.language) == ("The Paper & Co", "en-GB")
    assert first.id.startswith("news-")
    assert first.id != second.id


def test_the_day_is_the_one_where_the_feed_was_written(take):
    (item,) = take("news.rss", rss("Eight dead."))
    assert item.document.published == "2019-09-27"


def test_an_entry_keeps_its_id_when_the_feed_grows(take):
    before = take("news.rss", rss("Eight dead."))
    after = take("news.rss", rss("Eight dead.", "Eleven dead."))
    assert after[0].document.id == before[0].document.id


def test_atom_is_read_under_any_name(take_one):
    document = take_one("export.txt", ATOM).document
    assert (document.text, document.language) == ("Huit morts.\n\nAucun civil.", "fr")
    assert (document.published, document.publisher) == ("2019-09-20", "Le Journal")


def test_the_whole_text_goes_before_the_summary(take_one):
    item = ITEM.format(n=1, text="Short.").replace(
        "</item>", "<content:encoded><![CDATA[<p>The whole report.</p>]]></content:encoded></item>"
    )
    document = take_one("a.xml", RSS.format(encoding="utf-8", items=item)).document
    assert document.text == "The whole report."


def test_an_entry_without_text_is_refused_and_the_others_go_on(take):
    empty, good = take("news.rss", rss("", "Eleven dead."))
    assert isinstance(empty, Refused)
    assert "entry 1: the entry has no text" in str(empty.error)
    assert good.document.text == "Eleven dead."


def test_a_feed_that_breaks_off_gives_what_it_has_and_says_so(take):
    taken, empty, broken = take("news.rss", rss("Eight dead.", "Eleven dead.")[:-100])
    assert taken.document.text == "Eight dead."
    assert "entry 2: the entry has no text" in str(empty.error)
    assert "the feed is broken" in str(broken.error)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (rss(), "the feed has no entry"),
        ("<?xml version='1.0'?><rss><chan", "the feed cannot be parsed"),
        ("<?xml version='1.0'?><note>Eight</note>", "neither a feed nor a web page"),
        ("eight dead", "it is called .rss but is none"),
    ],
)
def test_what_is_no_feed_is_refused(refuse, content, words):
    assert words in refuse("a.rss", content)


def test_entities_that_unfold_without_end_are_refused(refuse):
    entities = "".join(
        f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)
    )
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{"a" * 32}">{entities}]>'
    feed = rss("&j;").partition("?>")[2]
    assert "entities unfold without end" in refuse("a.rss", bomb + feed)
