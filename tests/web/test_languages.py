"""The desk in two languages: which one a page is in, and what stays as it is in both."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from unittest.mock import patch
from urllib.parse import urlencode

import pytest
from jinja2 import Environment
from scripts.translate import SCRIPTS

from recount.model.saying import capital, say, say_as, say_list, say_many
from recount.web.script_words import SCRIPT_WORDS
from recount.web.templating import get_ready
from recount.web.tongues import ARABIC, ENGLISH, ISOLATE, SPOKEN, catalogue, page_text, said, shown

ARABIC_FIRST = {"accept-language": "ar-LB,ar;q=0.9,en;q=0.5"}


@pytest.fixture(scope="module")
def desk(case_ledger, make_client):
    return make_client(case_ledger)


@pytest.fixture
def in_arabic():
    token = SPOKEN.set(ARABIC)
    yield
    SPOKEN.reset(token)


def head(page: str) -> str:
    return re.search(r"<html lang=\S+ dir=\w+|<html lang=\S+ dir=\S+?(?=[ >])", page)[0] + ">"


def test_a_page_is_english_where_the_browser_asks_for_nothing(desk) -> None:
    answer = desk.get("/events")
    assert head(answer.text) == '<html lang="en" dir="ltr">'
    assert answer.headers["content-language"] == "en"


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("ar", "ar"), ("ar-EG", "ar"), ("en-GB,ar;q=0.9", "en"), ("fr,ar;q=0.4,en;q=0.3", "ar"),
        ("ar;q=0", "en"), ("ar;q=much", "en"), ("fr", "en"), ("", "en"), (";;,", "en"),
    ],
)  # fmt: skip
def test_the_first_guess_is_what_the_browser_likes_best_of_what_there_is(desk, asked, given):
    assert f'lang="{given}"' in head(desk.get("/", headers={"accept-language": asked}).text)


def test_arabic_pages_are_written_from_right_to_left(desk) -> None:
    assert head(desk.get("/", headers=ARABIC_FIRST).text) == '<html lang="ar" dir="rtl">'


@pytest.mark.parametrize("language", ["en", "ar"])
def test_once_a_desk_is_ready_no_page_waits_for_its_template(desk, language) -> None:
    get_ready()
    with patch.object(Environment, "compile", side_effect=AssertionError("compiled too late")):
        for place in ("/", "/events", "/inbox", "/search?q=raid", "/documents"):
            assert desk.get(place, headers={"accept-language": language}).status_code == 200


def test_what_was_chosen_goes_before_what_the_browser_asks_for(desk) -> None:
    chosen = {"cookie": "recount-language=en", **ARABIC_FIRST}
    assert 'lang="en"' in head(desk.get("/", headers=chosen).text)


def test_choosing_a_language_keeps_it_and_leads_back_to_the_page(desk) -> None:
    shown_page = desk.get("/events?sort=place&q=a%26b").text
    switch = re.search(r'href="(/language/ar[^"]*)"', shown_page)[1].replace("&amp;", "&")
    answer = desk.get(switch)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/events?sort=place&q=a%26b"
    assert "recount-language=ar" in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]


@pytest.mark.parametrize("back", ["//elsewhere.example/", "https://elsewhere.example/", "x"])
def test_choosing_a_language_never_leads_to_another_desk(desk, back) -> None:
    answer = desk.get(f"/language/ar?{urlencode({'back': back})}")
    assert answer.headers["location"] == "/"


def test_an_unknown_language_is_not_kept(desk) -> None:
    answer = desk.get("/language/tlh")
    assert answer.status_code == 303
    assert "recount-language" not in answer.headers.get("set-cookie", "")


@pytest.mark.parametrize("address", ["/api/v1/events", "/api/v1/contradictions"])
def test_programs_are_answered_alike_whatever_they_ask_for(desk, address) -> None:
    assert desk.get(address).content == desk.get(address, headers=ARABIC_FIRST).content


def test_what_a_source_says_is_not_translated(desk) -> None:
    page = desk.get("/documents/gazette-1", headers=ARABIC_FIRST).text
    assert "Residents reached by telephone spoke of ten" in re.sub("<[^>]*>", "", page)


def test_a_page_with_an_error_is_in_the_language_too(desk) -> None:
    assert 'dir="rtl"' in head(desk.get("/events/e-none", headers=ARABIC_FIRST).text)


def test_words_are_plain_english_to_whoever_does_not_ask() -> None:
    words = say("within %(km)s km of %(place)s", km=1200, place=say("unknown"))
    assert words == "within 1,200 km of unknown"
    assert f"{words:>5}" == str(words)
    assert shown(words) is words


def test_words_follow_their_number() -> None:
    assert say_many("%(num)s event", "%(num)s events", 1) == "1 event"
    assert say_many("%(num)s event", "%(num)s events", 2000) == "2,000 events"


def test_words_begin_a_line_and_stand_in_a_row() -> None:
    assert capital(say("unknown")) == "Unknown"
    assert capital("of its own") == "Of its own"
    assert say_list(["a", say("unknown")]) == "a, unknown"


def test_words_in_a_row_begin_a_line_with_a_capital_too() -> None:
    assert capital(say_list(("killed", "combatants"))) == "Killed, combatants"


def test_words_are_said_in_the_language_of_the_page(in_arabic) -> None:
    months = catalogue("ar").pgettext("month", "May")
    assert shown(say_as("month", "May")) == months
    assert months in shown(say("%(day)s %(month)s", day=3, month=say_as("month", "May")))


def test_a_name_in_a_sentence_keeps_to_itself_where_the_two_run_against_each_other(in_arabic):
    name = "The Gazette (Sabha)"
    assert f"{ISOLATE}{name}" in said(say("through %(names)s", names=name))
    assert f"{ISOLATE}{name}" in page_text("from %(source)s", source=name)


def test_an_arabic_name_keeps_to_itself_in_an_english_sentence() -> None:
    assert SPOKEN.get() is ENGLISH
    assert f"{ISOLATE}صحيفة" in page_text("from %(source)s", source="صحيفة")
    assert ISOLATE not in page_text("from %(source)s", source="Gazette")


def test_what_stands_in_a_sentence_cannot_be_marks_of_the_page(in_arabic) -> None:
    assert "<b>" not in page_text("from %(source)s", source="<b>")


def test_the_scripts_are_handed_every_word_that_they_say() -> None:
    said_there = {
        words
        for path in SCRIPTS.glob("*.ts")
        for words in re.findall(r'\bsay\("((?:[^"\\]|\\.)*)"', path.read_text("utf-8"))
        if path.name != "saying.ts"
    }
    assert said_there == {str(words) for words in SCRIPT_WORDS}


def test_an_english_page_hands_its_scripts_no_words(desk) -> None:
    assert "data-words" not in desk.get("/").text
    assert "data-words" in desk.get("/", headers=ARABIC_FIRST).text


def test_what_the_map_and_the_timeline_show_of_an_event_is_in_the_language(desk) -> None:
    shown_there = desk.get("/events.json", headers=ARABIC_FIRST).json()
    assert "غارة جوية" in {row["title"].split("،")[0] for row in shown_there}
    assert desk.get("/events.json").json()[0]["title"].isascii()


SHOWN = (
    "/", "/events", "/events/e-first", "/events/e-first/links", "/events/e-first/texts",
    "/documents", "/inbox?kind=claim", "/inbox?kind=event", "/documents/gazette-1",
    "/documents/sahifa-2", "/contradictions", "/methods", "/nothing", "/claims/c-gazette-1",
    "/search?q=murzuq", "/persons", "/lists", "/add", "/take", "/events?from=x&type=y",
)  # fmt: skip

KEPT = {"bdi", "q", "code", "blockquote", "time", "kbd", "script", "style", "option", "title"}
"""Where words stand that are not the desk's own, or are values."""


class OwnWords(HTMLParser):
    """The text of a page that stands in none of the places for words of sources."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.texts += [found[name] or "" for name in ("aria-label", "title") if name in found]
        if tag not in {"meta", "link", "input", "br", "rect", "path", "circle", "progress"}:
            self.open.append((tag, found))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(self._is_a_sources(tag, found) for tag, found in self.open):
            self.texts.append(data)

    @staticmethod
    def _is_a_sources(tag: str, found: dict[str, str | None]) -> bool:
        kinds = set((found.get("class") or "").split())
        own = found.get("lang") in (None, "ar")
        either = found.get("dir") == "auto"
        return (
            tag in KEPT
            or not own
            or either
            or bool(kinds & {"words", "text", "note", "f-party", "take"})
        )


ENGLISH_WORDS = re.compile(
    r"\b(?:the|of|and|is|are|with|no|not|event|events|claim|claims|document|killed|who|what|this)\b"
)
ISOLATED = re.compile("\u2068[^\u2068\u2069]*\u2069|“[^”]*”")


@pytest.mark.parametrize("path", SHOWN)
def test_no_words_of_the_desk_are_left_in_english(desk, path) -> None:
    page = desk.get(path, headers=ARABIC_FIRST)
    reader = OwnWords()
    reader.feed(page.text)
    left = [ISOLATED.sub("", text) for text in reader.texts]
    assert [text.strip() for text in left if ENGLISH_WORDS.search(text)] == []
