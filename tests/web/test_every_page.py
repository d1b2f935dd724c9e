"""Every page that the desk has, alone and for a team, in each language: axe finds nothing serious,
and nothing stands beyond the edge. A page that is added and not named here fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi.responses import HTMLResponse
from playwright.sync_api import Browser, Page
from scripts.desk import served
from tests.web.team_client import make_people, work_out_case
from tests.web.test_double_coding import CODED, WORDS
from tests.web.test_extremes import BEYOND
from tests.web.test_journeys import AXE, CONTRAST, SERIOUS
from tests.web.test_persons import KEY, NAME, TEXT, put
from tests.web.test_team_journey import signed_in

from recount.accounts import Register
from recount.app import double_coding
from recount.app.assigning import assign
from recount.app.double_coding import Marked
from recount.ledger import Ledger
from recount.model.claims import PersonStatus
from recount.model.double_coding import Coder
from recount.web import create_app
from recount.web.team import Team

PAGES = {
    "/": ("/", "/?from=2031-05-05&to=2031-05-10"),
    "/account": ("/account",),
    "/add": ("/add",),
    "/agreement": ("/agreement",),
    "/assess": ("/assess",),
    "/assess/{subject}": tuple(
        f"/assess/{one}"
        for one in ("strength", "activity?since=2031-05-05", "counts", "compare", "persons",
                    "facilities", "undercount", "coverage")
    ),
    "/claims/{key}": ("/claims/c-gazette-1", "/claims/c-gazette-1?kept=d-1", "/claims/none"),
    "/coding": ("/coding",),
    "/coding/{key}": ("/coding/{own}",),
    "/compare/{key}": ("/compare/{both}",),
    "/contradictions": ("/contradictions",),
    "/copies/{key:path}": ("/copies/courier-7",),
    "/documents": ("/documents", "/documents?show=unread", "/documents?q=zzz"),
    "/documents/{key:path}": ("/documents/gazette-1", "/documents/sahifa-2"),
    "/events": ("/events", "/events?from=x", "/events?place=zzz"),
    "/events/{key}": ("/events/{event}",),
    "/events/{key}/links": ("/events/{event}/links",),
    "/events/{key}/texts": ("/events/{event}/texts",),
    "/inbox": tuple(
        f"/inbox?kind={one}" for one in ("document", "claim", "event", "contradiction")
    ),
    "/lists": ("/lists",),
    "/methods": ("/methods",),
    "/persons": ("/persons", "/persons?q=zzz"),
    "/persons/{key}": (f"/persons/{KEY}",),
    "/search": ("/search", "/search?q=murzuq", "/search?q=murzuq&kind=claim", "/search?q=zzz"),
    "/sign-in": ("/sign-in",),
    "/take": ("/take", "/take?form=ged", "/take?form=report-html&place=zzz"),
    "/team": ("/team",),
}  # fmt: skip
"""For each route of a page, addresses of it as people meet it."""
PARTS = {"/events/{key}/texts/some", "/events/{key}/texts/one"}
"""Parts of pages, which stand in them."""


@dataclass(frozen=True)
class Held:
    """A team's desk, and the names that stand in its addresses."""

    address: str
    register: Register
    ledger: Path
    names: dict[str, str]


def coded(ledger: Ledger, document: str, coders: list[Coder], marked: Marked | None) -> str:
    made = assign(ledger, document, coders, coders[0])
    for coder in coders if marked else ():
        double_coding.add_event(ledger, made.id, coder.account, marked)
        double_coding.finish(ledger, made.id, coder.account)
    return made.id


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, make_ledger) -> Iterator[Held]:
    path: Path = make_ledger(tmp_path_factory.mktemp("every") / "case.ledger")
    with Ledger.open(path) as ledger:
        put(ledger, "nurse", TEXT, NAME, PersonStatus.KILLED)
    work_out_case(path)
    with make_people(path) as register, Ledger.open(path) as ledger:
        who = {one.name: Coder(one.id, one.name) for one in register.accounts()}
        carl, cora, amal = (who[name] for name in ("Carl Coder", "Cora Coder", "Amal Admin"))
        names = {
            "own": coded(ledger, "journal-1", [amal, carl], None),
            "both": coded(ledger, "gazette-1", [carl, cora], Marked(WORDS, None, CODED)),
            "event": next(one.id for one in ledger.events() if "c-gazette-1" in one.claims),
        }
        with served(path, register) as address:
            yield Held(address, register, path, names)


def test_every_page_of_the_desk_is_named_here(held: Held) -> None:
    app = create_app(held.ledger, Team(held.register, held.address))
    pages = {
        route.path
        for route in app.routes
        if getattr(route, "response_class", None) is HTMLResponse and "GET" in route.methods
    }
    assert pages - PARTS == set(PAGES)


def faults(page: Page, width: int) -> list[str]:
    for details in page.locator("details").all():
        details.evaluate("element => { element.open = true; }")
    page.evaluate(AXE)
    found = [*page.evaluate(SERIOUS), *page.evaluate(CONTRAST), *page.evaluate(BEYOND)]
    wide = page.evaluate("() => document.documentElement.scrollWidth") > width
    return [*map(str, found), *(["wider than the screen"] if wide else [])]


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [("en", 390, "light"), ("en", 1280, "dark"), ("ar", 390, "dark"), ("ar", 1280, "light")],
)
def test_axe_finds_nothing_serious_on_any_page_in_any_language(
    browser: Browser, held: Held, language: str, width: int, scheme: str
) -> None:
    size = {"width": width, "height": 900}
    page = signed_in(browser, held.address, "Amal Admin", viewport=size, color_scheme=scheme)
    page.goto(f"{held.address}/language/{language}")
    found = {}
    for path in (one for paths in PAGES.values() for one in paths):
        page.goto(held.address + path.format(**held.names))
        assert page.locator("html").get_attribute("lang") == language
        if wrong := faults(page, width):
            found[path] = wrong
    assert found == {}
    page.goto(held.address + "/claims/c-gazette-1-residents")
    page.locator("details[data-key=r] summary").click()
    page.locator("#reject-reason").fill("told twice")
    page.locator("details[data-key=r] button").click()
    page.locator(".effects").wait_for()
    assert faults(page, width) == []
    page.goto(f"{held.address}/language/en")  # an account keeps its language
    page.context.close()
