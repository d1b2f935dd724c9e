"""A page is fetched where a person asks for it, and nothing of this machine's own network is."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from recount.errors import InputError
from recount.intake import fetching, take_in
from recount.intake.fetching import PUBLIC, Door, checked, fetch, is_public

PAGE = (
    b"<html><head><title>Shells fall on Oldmill</title></head><body><article><p>On 4 May 2031 "
    b"shells fell on Oldmill and killed seven villagers, the mayor said on Monday at noon.</p>"
    b"</article></body></html>"
)


class Answers(BaseHTTPRequestHandler):
    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["host"]))
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("location", "/page")
            self.end_headers()
        elif self.path == "/inside":
            self.send_response(302)
            self.send_header("location", "http://inner.example/secret")
            self.end_headers()
        elif self.path == "/round":
            self.send_response(302)
            self.send_header("location", "/round")
            self.end_headers()
        elif self.path == "/large":
            self.send_response(200)
            self.send_header("content-length", str(fetching.MOST_BYTES + 1))
            self.end_headers()
        elif self.path == "/page":
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-length", str(len(PAGE)))
            self.end_headers()
            self.wfile.write(PAGE)
        else:
            self.send_error(404)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    """The way to a server of this test, under the name news.example."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    Answers.asked.clear()
    port = server.server_address[1]
    monkeypatch.setitem(fetching.PORTS, "http", port)
    plain = fetching._request

    def to_the_test(client, parts, number):  # type: ignore[no-untyped-def]
        return plain(client, parts._replace(netloc=f"{parts.hostname}:{port}"), number)

    monkeypatch.setattr(fetching, "_request", to_the_test)

    def numbers(host: str, _port: int) -> tuple[str, ...]:
        if host == "nowhere.example":
            raise OSError("no such name")
        return ("10.0.0.1",) if host == "inner.example" else ("127.0.0.1",)

    yield Door(numbers, lambda number: number == "127.0.0.1")
    server.shutdown()
    server.server_close()


def test_a_page_comes_with_its_bytes_and_its_address(door, tmp_path) -> None:
    seen: list[int] = []
    found = fetch("http://news.example/moved", lambda done, _total: seen.append(done), door)
    assert found.address == "http://news.example/page"
    assert seen[-1] == len(PAGE)
    assert Answers.asked[-1][1].startswith("news.example")
    (tmp_path / found.name).write_bytes(found.data)
    (taken,) = take_in([tmp_path / found.name])
    assert taken.document.url == "http://news.example/page"
    assert taken.document.title == "Shells fall on Oldmill"
    assert taken.raw == PAGE


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://news.example/gone", "404"),
        ("http://news.example/round", "leads on more than"),
        ("http://news.example/large", "larger than"),
        ("http://news.example/inside", "no public host"),
        ("http://inner.example/", "no public host"),
        ("http://nowhere.example/", "no such host"),
    ],
)
def test_what_cannot_be_fetched_is_said(door, address, told) -> None:
    with pytest.raises(InputError, match=told):
        fetch(address, door=door)
    assert "/secret" not in [path for path, _ in Answers.asked]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0.0.0.0/",
        "http://10.1.2.3/", "http://192.168.1.1/", "http://172.16.0.9/", "http://169.254.169.254/x",
        "http://100.64.0.1/", "http://2130706433/", "http://0x7f.1/", "http://127.1/",
        "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[fe80::1]/",
        "http://[2002:7f00:1::]/",
    ],
)  # fmt: skip
def test_no_address_leads_to_this_machine_or_its_own_network(address) -> None:
    with pytest.raises(InputError):
        fetch(address, door=PUBLIC)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("file:///etc/hosts", "no address of a web page"),
        ("ftp://news.example/", "no address of a web page"),
        ("news.example/page", "no address of a web page"),
        ("https://me:word@news.example/", "a name or a password"),
        ("https://news.example:8080/", "port 8080"),
        ("https://news.example:x/", "no address"),
        ("https:///page", "no address of a web page"),
    ],
)
def test_only_addresses_of_web_pages_are_gone_to(address, told) -> None:
    with pytest.raises(InputError, match=told):
        checked(address)


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("224.0.0.1", False),
        ("64:ff9b::5db8:d822", True), ("64:ff9b::a00:1", False), ("192.0.2.1", False),
    ],
)  # fmt: skip
def test_a_number_is_public_where_anybody_can_reach_it(number, public) -> None:
    assert is_public(number) is public
