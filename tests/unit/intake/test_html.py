"""Web pages: the article, and what the page says of itself."""

from __future__ import annotations

import pytest

from recount.intake.page_metadata import language_tag

ARTICLE = (
    "<p>Eight fighters were killed in an air strike near the town, the command said.</p>"
    "<p>No civilians were harmed.<br>The second line.</p><ul><li>First point of it</li></ul>"
)


def page(head: str = "", lang: str = "en", body: str = ARTICLE) -> str:
    return (
        f"<!DOCTYPE html><html lang='{lang}'><head><title>A strike | The Paper</title>{head}</head>"
        "<body><nav><a href='/'>Home</a> <a href='/x'>News</a></nav>"
        f"<article><h1>A strike</h1>{body}</article>"
        "<footer>All rights reserved</footer></body></html>"
    )


def sources(taken) -> dict[str, str]:
    return {p.field: p.source for p in taken.document.provenance}


def test_paragraphs_are_parted_by_blank_lines(take_one):
    assert take_one("a.html", page()).document.text.split("\n\n") == [
        "Eight fighters were killed in an air strike near the town, the command said.",
        "No civilians were harmed.\nThe second line.",
        "First point of it",
    ]


def test_meta_tags_go_before_json_ld_and_each_field_says_its_tag(take_one):
    head = (
        "<meta property='article:published_time' content='2019-09-25T21:00:00+02:00'>"
        "<meta property='og:site_name' content='The Paper'>"
        "<link rel='canonical' href='https://paper.example/1'>"
        '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], '
        '"headline": "A headline", "datePublished": "2019-09-26"}]}</script>'
    )
    taken = take_one("a.html", page(head))
    document = taken.document
    assert (document.published, document.publisher) == ("2019-09-25", "The Paper")
    assert (document.url, document.title) == ("https://paper.example/1", "A headline")
    assert sources(taken) == {
        "text": "main text of the page (trafilatura), utf-8",
        "title": "JSON-LD headline",
        "published": "meta article:published_time",
        "publisher": "meta og:site_name",
        "url": "link canonical",
        "language": "html lang",
    }


def test_a_day_that_is_only_somewhere_on_the_page_is_not_its_day(take_one):
    body = ARTICLE + "<p>The paper has told such stories since 3 May 1987 and again in 2012.</p>"
    assert take_one("a.html", page(body=body)).document.published is None


def test_a_time_in_the_article_is_its_day_and_the_earlier_of_two(take_one):
    first, second = (f"<time datetime='2019-{day}'></time>" for day in ("09-25", "10-02"))
    taken = take_one("a.html", page(body=first + ARTICLE))
    assert (taken.document.published, sources(taken)["published"]) == ("2019-09-25", "tag time")
    for times in (first + second, second + first):
        taken = take_one("a.html", page(body=times + ARTICLE))
        assert taken.document.published == "2019-09-25"
        assert sources(taken)["published"] == "found by trafilatura, date"


def test_broken_json_ld_is_passed_over(take_one):
    head = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    assert take_one("a.html", page(head)).document.title == "A strike"


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en_gb", "en-GB"),
        ("EN", "en"),
        ("zh-hant-TW", "zh-Hant-TW"),
        ("english", None),
        (None, None),
    ],
)
def test_languages_are_bcp_47_or_nothing(written, tag):
    assert language_tag(written) == tag


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16", "utf-8"])
def test_arabic_pages_are_read_in_their_encoding(take_one, encoding):
    arabic = "<p>قتل ثمانية مقاتلين في غارة جوية قرب مرزق جنوب ليبيا يوم الخميس.</p>" * 2
    markup = page(f"<meta charset='{encoding}'>", "ar", arabic)
    document = take_one("a.html", markup.encode(encoding)).document
    assert document.text.startswith("قتل ثمانية")
    assert document.language == "ar"


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body><img src='a.jpg'></body></html>",
        "<html><head><title>A strike</title></head><body><script>build()</script></body></html>",
        "<!DOCTYPE html>",
    ],
)
def test_a_page_without_text_is_refused(refuse, markup):
    assert "there is no article text in the page" in refuse("a.html", markup)


def test_a_page_nested_without_end_stops_no_other(take):
    results = take(
        "a.html", "<html><body>" + "<div>" * 100_000 + "Eight dead." + "</div>" * 100_000
    )
    assert len(results) == 1


TABLE = (
    "<p>The incidents of the month, as two sources each have told them to the monitors.</p>"
    "<table><tr><th>Date</th><th>Place</th><th>Killed</th></tr>"
    "<tr><td>3 May 2023</td><td><p>Gao</p></td><td>4</td></tr>"
    "<tr><td>5 May 2023</td><td>Menaka<br>market</td><td></td></tr></table>"
)


def test_the_rows_of_a_table_stay_rows(take_one):
    text = take_one("a.html", page(body=ARTICLE + TABLE)).document.text
    assert text.endswith(
        "| Date | Place | Killed |\n| 3 May 2023 | Gao | 4 |\n| 5 May 2023 | Menaka market | |"
    )


def test_a_table_that_lays_out_a_page_is_read_as_its_paragraphs(take_one):
    long = " ".join(["The river rose in the night and the villagers left."] * 20)
    body = f"<table><tr><td><p>{long}</p></td><td><p>Aside</p></td></tr></table>"
    text = take_one("a.html", page(body=ARTICLE + body)).document.text
    assert "|" not in text
    assert text.endswith("Aside")
