"""The addresses of the desk: what they answer, and what they never let in or out."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from recount.errors import LedgerError
from recount.model.documents import Document
from recount.web import create_app, serve
from recount.web.loopback import is_own_name
from recount.web.serving import DeskError, check_host, listening

PAGES = (
    "/", "/events", "/events/e-first", "/events/e-second", "/events/e-nowhere", "/documents",
    "/documents/gazette-1", "/documents/sahifa-2", "/contradictions", "/methods", "/events.json",
    "/assess", "/assess/coverage", "/assess/compare", "/assess/strength", "/assess/persons",
    "/persons",
)  # fmt: skip


@pytest.fixture(scope="module")
def desk(case_ledger, make_client):
    return make_client(case_ledger)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_answers_with_a_policy_that_lets_nothing_out(desk, address) -> None:
    answer = desk.get(address)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("address", PAGES)
def test_no_page_names_another_host_for_a_browser_to_ask(desk, address) -> None:
    text = desk.get(address).text
    for attribute in ('src="http', 'href="http', 'src="//', 'href="//', "style="):
        assert attribute not in text


@pytest.mark.parametrize(
    "address", ["/nothing", "/events/none", "/documents/none", "/docs", "/openapi.json"]
)
def test_what_is_not_there_is_said_with_a_way_back(desk, address) -> None:
    answer = desk.get(address)
    assert answer.status_code == 404
    assert "What to do" in answer.text


def test_another_hosts_name_is_refused_so_that_no_page_elsewhere_can_read_the_desk(desk) -> None:
    assert desk.get("/", headers={"host": "desk.example"}).status_code == 421
    assert desk.get("/", headers={"host": "127.0.0.1.example:80"}).status_code == 421


@pytest.mark.parametrize(
    ("header", "own"),
    [
        ("127.0.0.1:8377", True), ("localhost", True), ("[::1]:8377", True), ("127.9.9.9", True),
        ("192.168.0.2:8377", False), ("", False), ("localhost.example", False), ("[::2]", False),
    ],
)  # fmt: skip
def test_only_this_machines_own_names_are_taken(header, own) -> None:
    assert is_own_name(header) is own


def test_the_basemap_is_given_in_the_parts_that_the_map_asks_for(desk) -> None:
    answer = desk.get("/static/dist/basemap.pmtiles", headers={"range": "bytes=0-126"})
    assert (answer.status_code, len(answer.content)) == (206, 127)
    assert answer.content.startswith(b"PMTiles")


def test_built_files_with_their_version_are_kept_and_others_asked_for_again(desk) -> None:
    css = next(
        part for part in desk.get("/").text.split('"') if part.startswith("/static/dist/desk.css")
    )
    assert "immutable" in desk.get(css).headers["cache-control"]
    assert desk.get("/static/dist/icon.svg").headers["cache-control"] == "no-cache"


def test_markup_in_a_document_is_shown_and_never_run(tmp_path, make_ledger, make_client) -> None:
    from recount.ledger import Ledger

    path = make_ledger(tmp_path / "bad.ledger")
    bad = "<script>alert(1)</script>"
    with Ledger.open(path) as ledger:
        read = ledger.reading("herald-1")
        assert read is not None
        ledger.put_document(
            Document("bad", bad, title=bad, publisher=bad, language='"><i>tag'), None
        )
        ledger.put_reading(replace(read, document="bad", claims=()))
    client = make_client(path)
    for address in ("/documents", "/documents/bad", f"/events?q={bad}&from={bad}&place={bad}"):
        text = client.get(address).text
        assert "<script>alert" not in text
        assert '"><i>tag' not in text


def test_an_id_that_is_an_address_has_a_page(tmp_path, make_ledger, make_client) -> None:
    from recount.ledger import Ledger

    key = "https://paper.example/a/b?c=1&d=2#e"
    path = make_ledger(tmp_path / "address.ledger")
    with Ledger.open(path) as ledger:
        ledger.put_document(Document(key, "A text.", title="By address"), None)
    client = make_client(path)
    links = [part for part in client.get("/documents").text.split('"') if "paper.example" in part]
    assert links
    assert "By address" in client.get(links[0]).text


def test_the_desk_shows_what_came_in_since_it_was_opened(
    tmp_path, make_ledger, make_client
) -> None:
    from recount.ledger import Ledger

    path = make_ledger(tmp_path / "grows.ledger")
    client = make_client(path)
    assert "Not up to date" not in client.get("/").text
    with Ledger.open(path) as ledger:
        ledger.put_document(Document("later", "A later text.", title="Later news"), None)
    assert "Later news" in client.get("/documents").text
    assert "Not up to date" in client.get("/").text


def test_a_ledger_that_is_not_there_is_said_before_anything_is_served(tmp_path) -> None:
    with pytest.raises(LedgerError):
        create_app(tmp_path / "none.ledger")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "example.org", ""])
def test_other_machines_are_refused_with_a_cure(case_ledger: Path, host: str) -> None:
    with pytest.raises(DeskError, match="SSH tunnel"):
        serve(case_ledger, host=host)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.0.0.7"])
def test_this_machine_is_not_refused(host: str) -> None:
    check_host(host)


def test_a_port_that_is_taken_is_said_with_another_to_take() -> None:
    with listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(DeskError, match=f"port {port}: another program .* --port {port + 1}"):
            listening("127.0.0.1", port)


def test_an_answer_is_sent_as_it_comes_and_waits_for_no_confirmation() -> None:
    async def asked() -> int:
        told: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def meet(_: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
            found = back.get_extra_info("socket")
            told.set_result(found.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            back.close()

        with listening("127.0.0.1", 0) as listener:
            async with await asyncio.start_server(meet, sock=listener):
                _, out = await asyncio.open_connection(*listener.getsockname())
                out.close()
                return await told

    assert asyncio.run(asked()) != 0


def test_a_port_is_free_again_at_once() -> None:
    with listening("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            pass
    listening("127.0.0.1", port).close()


@pytest.mark.parametrize("port", [-1, 70000])
def test_a_port_that_cannot_be_is_refused(port: int) -> None:
    with pytest.raises(DeskError, match="no such port"):
        listening("127.0.0.1", port)


def test_nothing_is_sent_to_a_collector_that_the_environment_names(
    case_ledger, monkeypatch
) -> None:
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    app = create_app(case_ledger)
    assert not app._native_telemetry.enabled()


def test_the_bytes_of_a_document_are_handed_out_to_be_kept_and_never_shown(
    tmp_path, make_client
) -> None:
    import hashlib

    from recount.ledger import Ledger
    from recount.model.documents import Document

    raw = b"<script>alert(1)</script>"
    sha256 = hashlib.sha256(raw).hexdigest()
    with Ledger.open(tmp_path / "l", create=True) as ledger:
        ledger.put_document(Document("d", "text", file="a/pagé.html", raw_sha256=sha256), raw)
    desk = make_client(tmp_path / "l")
    assert f"/archived/{sha256}" in desk.get("/documents/d").text
    answer = desk.get(f"/archived/{sha256}")
    assert answer.content == raw
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''pag%C3%A9.html"
    assert answer.headers["content-type"] == "application/octet-stream"
    assert desk.get("/archived/none").status_code == 404
