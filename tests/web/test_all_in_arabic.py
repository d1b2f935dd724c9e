"""No page of the desk in Arabic has a word of its own that is not Arabic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.web.team_client import PEOPLE, Browser, Desk, work_out_case
from tests.web.test_languages import OwnWords

from recount.app.effects import INSIDE, MAYBE, OUTSIDE
from recount.ledger import Ledger
from recount.model.double_coding import Assignment
from recount.web.tongues import ARABIC, SPOKEN, in_words

NAMES = (
    "Recount", "Natural Earth", "GeoNames", "CC BY 4.0", "JavaScript", "OpenID", "JSON", "WARC",
    "HTML", "PDF", "SVG", "PNG", "CSV", "SHA-256", "UTF-8", "Parquet", "Frictionless", "Word",
    "FollowTheMoney", "SimpleMaps", "Airwars", "ACLED", "UCDP", "GED", "Poisson",
)  # fmt: skip
"""Names of programs, formats, licences and data sets, which are so in every language."""
WRITTEN_SO = (
    "none", "/persons", "year, country, province, type, perpetrator, target", "[page]",
    "[findings]",
    "report-html", "report-pdf", "report-docx", "csv", "xlsx", "parquet", "geojson", "geoparquet",
    "datapackage", "jsonld", "jsonl", "ftm", "airwars", "ged", "acled",
)  # fmt: skip
"""What a person has to write, or chooses by, as it stands."""
OF_THE_CASE = (
    "Northern Command", "Red Column", "Murzuq", "Sabha", "residents", "The Gazette",
    "The Herald",
    "Harbour Courier", "standard", "meta article:published_time",
    "Command: strike kills eight", "Eight killed in strike, command says",
    "Second strike near Sabha", "Une frappe fait huit morts", *PEOPLE,
)  # fmt: skip
"""What the sources of the case say, where it stands as a value in a form."""
ALLOWED = re.compile(
    "|".join(re.escape(one) for one in sorted((*NAMES, *WRITTEN_SO, *OF_THE_CASE), key=len)[::-1])
)
WORD = re.compile(r"[A-Za-z]{3,}")
QUOTED = re.compile("“[^”]*”|«[^»]*»|'[^']*'|`[^`]*`")
APART = re.compile("\u2068([^\u2068\u2069]*)\u2069")
VALUE = re.compile(r"[a-z]-[0-9a-f]{6,}|case\.ledger|[a-z]+-\d+|\d[\d,. –-]*[a-z]*")
"""An id, the ledger's own name, a number."""
SOURCES = {"bdi", "q", "code", "blockquote", "time", "kbd", "script", "style", "title"}


class Words(OwnWords):
    """All words of a page but those of sources: also those of choices and notes."""

    @staticmethod
    def _is_a_sources(tag: str, found: dict[str, str | None]) -> bool:
        foreign = found.get("lang") not in (None, "ar") or found.get("dir") == "auto"
        return tag in SOURCES or foreign or "text" in (found.get("class") or "").split()


def left_in(page: str) -> list[str]:
    """What of the desk's own words is in Latin letters. What stands apart in a sentence is a name
    or a value, and no word that Arabic has."""
    reader = Words()
    reader.feed(page)
    left = [QUOTED.sub("", VALUE.sub("", ALLOWED.sub("", text))) for text in reader.texts]
    return [text.strip() for text in left if WORD.search(text)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory, make_ledger) -> Iterator[Desk]:
    made = Desk(work_out_case(make_ledger(tmp_path_factory.mktemp("ar") / "case.ledger")))
    yield made
    made.register.close()


def arabic(desk: Desk, name: str = "") -> Browser:
    browser = desk.browser(name)
    browser.cookies.set("recount-language", "ar", domain="desk.example")
    return browser


def event_of(desk: Desk, claim: str) -> str:
    with Ledger.open(desk.ledger) as ledger:
        return next(one.id for one in ledger.events() if claim in one.claims)


ASSESSED = (
    "strength", "strength?party=zz", "activity", "activity?since=2031-05-05", "activity?since=x",
    "counts", "compare", "compare?by=province&measure=killed&period=month", "compare?only=zz",
    "persons", "persons?names=withheld", "facilities", "undercount", "undercount?strata=zz",
    "undercount?strata=year", "coverage", "coverage?lists=speaker", "coverage?party=zz", "none",
)  # fmt: skip
ADDRESSES = (
    "/", "/events", "/events?from=x&type=y", "/documents", "/inbox", "/inbox?kind=claim",
    "/inbox?kind=event", "/inbox?kind=contradiction", "/contradictions", "/methods", "/nothing",
    "/search?q=murzuq", "/search?q=zzz", "/persons", "/persons/p-none", "/lists", "/add", "/assess",
    "/account", "/coding", "/agreement", "/documents/gazette-1", "/documents/none",
    "/claims/c-gazette-1", "/claims/none", "/copies/courier-7", "/copies/herald-1",
    *(f"/assess/{one}" for one in ASSESSED),
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_speaks_arabic_alone(desk, address) -> None:
    answer = arabic(desk, "Ada Adjudicator").get(address)
    assert answer.headers["content-language"] == "ar"
    assert left_in(answer.text) == []


@pytest.mark.parametrize("part", ["", "/links", "/texts"])
def test_the_pages_of_an_event_speak_arabic_alone(desk, part) -> None:
    event = event_of(desk, "c-gazette-1")
    assert left_in(arabic(desk, "Ada Adjudicator").get(f"/events/{event}{part}").text) == []


@pytest.mark.parametrize("form", ["csv", "ged", "acled", "airwars", "ftm", "jsonl", "report-html"])
def test_what_does_not_come_along_is_said_in_arabic(desk, form) -> None:
    assert left_in(arabic(desk, "Paul Publisher").get(f"/take?form={form}").text) == []


CLAIM = {"claim": "c-gazette-1", "seen": "0", "reason": "x"}
KILLED = {**CLAIM, "kind": "correct", "field": "killed"}
ASKED = (
    {**CLAIM, "kind": "reject"}, {**CLAIM, "kind": "reject", "reason": ""},
    {**CLAIM, "kind": "reject", "seen": "4"}, {**KILLED, "value": "12", "words": "eight"},
    {**KILLED, "value": "8", "words": "no such words"}, {**KILLED, "value": "z", "words": "eight"},
    {**CLAIM, "kind": "correct", "field": "when", "value": "2031-05-04", "words": "3 May 2031"},
    {**CLAIM, "kind": "correct", "field": "where", "value": "Zzz", "words": "Murzuq"},
    {**CLAIM, "kind": "correct", "field": "stance", "value": "foo", "words": "said"},
    {"kind": "undo", "decision": "d-none", "reason": "x"}, {"kind": "no such kind"},
)  # fmt: skip


@pytest.mark.parametrize("form", ASKED)
def test_effects_and_refusals_are_said_in_arabic(desk, form) -> None:
    ada = arabic(desk, "Ada Adjudicator")
    assert left_in(ada.send("/claims/c-gazette-1", "/decide", form).text) == []


@pytest.mark.parametrize(
    "form",
    [
        {"kind": "grade", "word": "weak"}, {"kind": "grade", "word": "foo"},
        {"kind": "strike_status", "word": "likely"}, {"kind": "public_note", "on": "event"},
        {"kind": "place", "choice": "own", "lat": "95", "lon": "1", "radius": "1"},
    ],
)  # fmt: skip
def test_effects_of_findings_are_said_in_arabic(desk, form) -> None:
    event = event_of(desk, "c-sahifa-2")
    asked = {"event": event, "record": event, "seen": "0", "reason": "x"} | form
    answer = arabic(desk, "Ada Adjudicator").send(f"/events/{event}", "/decide", asked)
    assert left_in(answer.text) == []


def test_a_team_is_refused_in_arabic(desk) -> None:
    ada, rana = arabic(desk, "Ada Adjudicator"), arabic(desk, "Rana Reader")
    nobody = arabic(desk)
    wrong = {"name": "x", "password": "y", "back": "/"}
    answers: list[httpx.Response] = [
        nobody.get("/sign-in"), nobody.send("/sign-in", "/sign-in", wrong), rana.get("/coding"),
        rana.send("/account", "/account", {"now": "x", "new": "y", "again": "z"}),
        ada.ask("POST", "/decide", data={"kind": "reject"}), ada.send("/add", "/add", {}),
        arabic(desk, "Amal Admin").get("/team"),
    ]  # fmt: skip
    assert [left for one in answers for left in left_in(one.text)] == []


def test_double_coding_speaks_arabic_alone(tmp_path: Path, make_ledger) -> None:
    desk = Desk(work_out_case(make_ledger(tmp_path / "case.ledger")))
    ids = {one.name: one.id for one in desk.register.accounts()}
    ada, carl, cora = (arabic(desk, n) for n in ("Ada Adjudicator", "Carl Coder", "Cora Coder"))
    pair = {"document": "gazette-1", "first": ids["Carl Coder"], "second": ids["Cora Coder"]}
    said = [ada.send("/coding", "/assign", {**pair, "second": pair["first"]})]
    ada.send("/coding", "/assign", pair)
    with Ledger.open(desk.ledger) as ledger:
        key = ledger.double_coding(Assignment)[0].id
    words = "a strike near Murzuq on 3 May 2031 killed eight fighters of the Red Column"
    coded = {"words": words, "type": "air_strike", "day": "2031-05-03", "seen": "0"}
    page, add = f"/coding/{key}", f"/coding/{key}/add"
    said += [ada.get("/coding"), ada.get(f"/compare/{key}"), carl.get(page)]
    for wrong in ({"killed_least": "eight"}, {"day": "x"}, {"words": "no such words"}):
        said.append(carl.send(page, add, coded | wrong))
    carl.send(page, add, coded)
    said += [carl.send(page, add, coded), carl.get(page)]
    cora.send(page, add, coded | {"killed_least": "9"})
    for coder in (carl, cora):
        coder.send(page, f"/coding/{key}/finish", {"seen": "1"})
    said += [carl.send("/account", add, coded), ada.get(f"/compare/{key}"), ada.get("/agreement")]
    unit = re.search(r'name="unit" value="([^"]+)"', said[-2].text)[1]
    settled = coded | {"unit": unit, "told": "yes", "reason": "so"}
    ada.send(f"/compare/{key}", f"/compare/{key}", settled)
    said.append(ada.send(f"/compare/{key}", f"/compare/{key}", settled))
    said.append(ada.send("/coding", "/assign/withdraw", {"assignment": key}))
    ada.send("/coding", "/assign", pair | {"document": "herald-1"})
    with Ledger.open(desk.ledger) as ledger:
        late = {"assignment": ledger.double_coding(Assignment)[-1].id}
    ada.send("/coding", "/assign/withdraw", late)
    said += [ada.get("/coding"), ada.send("/coding", "/assign/withdraw", late)]
    for seen in ("1", "7"):
        form = {"units": "1", "seen": seen, "reason": ""}
        said.append(ada.send(f"/compare/{key}", f"/compare/{key}/claims", form))
    desk.register.close()
    assert [left for one in said for left in left_in(one.text)] == []


def test_what_is_asked_for_ends_as_a_question_in_arabic_does(desk) -> None:
    page = arabic(desk, "Ada Adjudicator").send("/claims/c-gazette-1", "/decide", ASKED[0]).text
    assert re.search(r"<h1>[^<]*؟</h1>", page)


@pytest.mark.parametrize("words", [INSIDE, OUTSIDE, MAYBE])
def test_whether_a_total_speaks_of_an_event_is_said_in_arabic(words) -> None:
    token = SPOKEN.set(ARABIC)
    try:
        assert not re.search("[A-Za-z]", in_words(words))
    finally:
        SPOKEN.reset(token)


@pytest.mark.parametrize("address", ["/tolls/none.png", "/tolls/month.gif", "/take/none"])
def test_why_a_file_cannot_be_taken_is_said_in_arabic(desk, address) -> None:
    answer = arabic(desk, "Paul Publisher").get(address)
    assert answer.status_code == 404
    assert left_in(answer.text) == []


def test_a_picture_is_taken_in_the_language_of_the_page(desk) -> None:
    english = desk.browser("Paul Publisher").get("/tolls/class.svg").content
    assert arabic(desk, "Paul Publisher").get("/tolls/class.svg").content != english


def test_what_was_taken_back_is_said_in_both_languages(desk) -> None:
    assert (
        "<b>Taken back.</b>"
        in desk.browser("Ada Adjudicator").get("/claims/c-gazette-1?undone=d-1").text
    )
    assert left_in(arabic(desk, "Ada Adjudicator").get("/claims/c-gazette-1?undone=d-1").text) == []
