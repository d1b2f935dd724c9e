"""Documents are put in from a browser, and nobody waits in front of a blank page."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import replace

import httpx
import pytest
from tests.web.test_all_in_arabic import left_in

from recount.app.desk import adding as desk_adding
from recount.app.desk.adding import Adder, Upload, told
from recount.app.reports import Dropped, Report, Step
from recount.app.settings import Settings
from recount.errors import InputError
from recount.intake.fetching import Fetched
from recount.ledger import Ledger
from recount.model.saying import say, say_as
from recount.web import create_app
from recount.web.forms import Seal
from recount.web.showing import sealed_page
from recount.web.tongues import ARABIC, SPOKEN, in_words

REPORT = Report((Step(1, "take in", "1 document"),), (Dropped("b.pdf", "it holds no text"),))


@pytest.fixture
def path(tmp_path):
    with Ledger.open(tmp_path / "l", create=True) as ledger:
        return ledger.path


@pytest.fixture
def building(monkeypatch):
    """A pipeline that tells what it was given, and how far it has come."""
    given: list[tuple[str, bytes]] = []

    def build(paths, _ledger, _parts, _jobs, watch):
        watch("read", 1, 2)
        given.extend((one.name, one.read_bytes()) for one in paths)
        return REPORT

    monkeypatch.setattr(desk_adding, "build", build)
    return given


def done(adder: Adder):
    for _ in range(200):
        if not adder.state().running:
            return adder.state()
        time.sleep(0.02)
    raise AssertionError("it never ends")


def test_files_are_put_in_and_what_came_of_them_is_told(path, building) -> None:
    adder = Adder(path, Settings())
    adder.begin((Upload("C:\\papers\\a.html", b"one"), Upload("../b.pdf", b"two")))
    found = done(adder)
    assert building == [("a.html", b"one"), ("b.pdf", b"two")]
    assert found.said == ("take in: 1 document",)
    assert found.refused == REPORT.refused
    assert (found.step, found.done, found.total) == ("reading", 1, 2)


@pytest.mark.parametrize(
    "uploads", [(), (Upload("", b"x"),), (Upload("a", b"x"), Upload("b/a", b"y"))]
)
def test_no_files_and_two_of_one_name_are_refused(path, uploads) -> None:
    with pytest.raises(InputError):
        Adder(path, Settings()).begin(uploads)


def test_what_fails_is_told_and_others_can_be_put_in_after_it(path, building, monkeypatch) -> None:
    adder = Adder(path, Settings())

    def fail(*_given):
        raise InputError("a.html", "it is locked", "unlock it")

    monkeypatch.setattr(desk_adding, "build", fail)
    adder.begin((Upload("a.html", b"one"),))
    assert "it is locked" in done(adder).trouble
    monkeypatch.setattr(desk_adding, "build", lambda *_given: REPORT)
    adder.begin((Upload("a.html", b"one"),))
    assert done(adder).trouble == ""


def test_a_browser_sends_files_only_with_the_seal_of_its_page(path, building) -> None:
    app = create_app(path)

    async def ask(sealed: bool) -> int:
        transport, base = httpx.ASGITransport(app), "http://127.0.0.1:8377"
        async with httpx.AsyncClient(transport=transport, base_url=base) as client:
            shown = await client.get("/add")
            found = re.search(r'name="seal" value="([0-9a-f]+)"', shown.text)
            assert found
            seal = found.group(1) if sealed else "0" * 64
            files = {"files": ("a.txt", b"words", "text/plain")}
            return (await client.post("/add", data={"seal": seal}, files=files)).status_code

    assert asyncio.run(ask(False)) == 403
    assert building == []
    assert asyncio.run(ask(True)) == 303


def test_what_came_of_files_is_told_in_arabic_on_an_arabic_page(path, building) -> None:
    steps = (Step(1, say_as("step", "take in"), say("nothing new to read")),)
    token = SPOKEN.set(ARABIC)
    try:
        adder = Adder(path, Settings())
        adder.begin((Upload("a.html", b"one"),))
        assert not re.search("[A-Za-z]", in_words(done(adder).step))
        shown = sealed_page(
            "add.html", replace(done(adder), said=told(steps), refused=()), Seal("", "", "")
        )
    finally:
        SPOKEN.reset(token)
    assert left_in(bytes(shown.body).decode()) == []


@pytest.mark.parametrize("address", ["http://127.0.0.1:80/", "https://10.0.0.1/page"])
def test_an_address_inside_the_own_network_is_not_gone_to(path, building, address) -> None:
    adder = Adder(path, Settings())
    adder.begin_at(address)
    assert "no public host" in done(adder).trouble
    assert building == []


def test_what_is_no_address_of_a_page_is_refused_at_once(path) -> None:
    with pytest.raises(InputError, match="no address of a web page"):
        Adder(path, Settings()).begin_at("file:///etc/hosts")


def test_a_page_that_was_fetched_is_put_in_like_a_file(path, building, monkeypatch) -> None:
    page = Fetched("page-1.warc", "https://news.example/1", b"WARC")
    monkeypatch.setattr(desk_adding, "fetch", lambda _address, _watch: page)
    adder = Adder(path, Settings())
    adder.begin_at("https://news.example/1")
    assert done(adder).files == ("https://news.example/1",)
    assert building == [("page-1.warc", b"WARC")]
