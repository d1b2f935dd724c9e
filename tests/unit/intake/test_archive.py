"""WARC and WACZ archives."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib

import brotli
import pytest

from recount.intake import Refused, Taken, take_in

PAGE = (
    b"<html lang='en'><head><title>A strike</title></head><body><article>"
    b"<p>Eight fighters were killed in a strike.</p></article></body></html>"
)


def record(
    block: bytes, url: str, kind: str = "response", media: str = "application/http"
) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(url)}>\r\n"
        f"WARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(
    body: bytes, url: str, media: str = "text/html", more: str = "", status: int = 200
) -> bytes:
    head = f"HTTP/1.1 {status} OK\r\nContent-Type: {media}\r\n{more}\r\n"
    return record(head.encode() + body, url)


def bomb(size: int, url: str) -> bytes:
    """A packed record that unpacks to `size` bytes."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    whole = record(http, url).replace(
        f"Content-Length: {len(http)}".encode(), f"Content-Length: {len(http) + size}".encode()
    )
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    parts = [packer.compress(whole[:-4])]
    parts += [packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)]
    return b"".join([*parts, packer.compress(b"\r\n\r\n"), packer.flush()])


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_pages_and_texts_are_documents_and_the_rest_is_not(take, pack):
    parts = [
        record(b"software: x\r\n", "", "warcinfo", "application/warc-fields"),
        response(PAGE, "https://a.example/1", "text/html; charset=utf-8"),
        response(b"Eleven dead.", "https://a.example/2.txt", "text/plain"),
        response(b"Twelve dead.", "https://a.example/3.txt", "text/plain", status=404),
        response(b"User-agent: *", "https://a.example/robots.txt", "text/plain"),
        response(b"p {}", "https://a.example/site.css", "text/css"),
        record(PAGE, "https://a.example/4", "resource", "text/html"),
    ]
    page, text, resource = (item.document for item in take("a.warc.gz", b"".join(map(pack, parts))))
    assert (page.text, page.url) == (
        "Eight fighters were killed in a strike.",
        "https://a.example/1",
    )
    assert (text.text, text.media_type) == ("Eleven dead.", "text/plain")
    assert resource.url == "https://a.example/4"
    assert len({page.id, text.id, resource.id}) == 3


def test_the_bytes_kept_are_those_of_the_page(take_one):
    taken = take_one("a.warc", response(PAGE, "https://a.example/1"))
    assert taken.raw == PAGE


@pytest.mark.parametrize(
    ("header", "packed"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGE)),
        ("Content-Encoding: gzip", PAGE),
        ("Content-Encoding: deflate", zlib.compress(PAGE)),
        ("Content-Encoding: deflate", zlib.compress(PAGE)[2:-4]),
        ("Content-Encoding: deflate", PAGE),
        ("Content-Encoding: br", brotli.compress(PAGE)),
        ("Content-Encoding: br", PAGE),
        (
            "Transfer-Encoding: chunked",
            b"A\r\n" + PAGE[:10] + b"\r\n%x\r\n" % len(PAGE[10:]) + PAGE[10:] + b"\r\n0\r\n\r\n",
        ),
        ("Transfer-Encoding: chunked", PAGE),
    ],
)
def test_a_page_that_was_sent_packed_is_unpacked(take_one, header, packed):
    body = response(packed, "https://a.example/1", more=f"{header}\r\n")
    assert take_one("a.warc", body).raw == PAGE


def test_a_gzip_bomb_is_refused_and_what_came_before_is_kept(tmp_path):
    path = tmp_path / "a.warc.gz"
    good = gzip.compress(response(PAGE, "https://a.example/1"))
    path.write_bytes(good + bomb(300_000_000, "https://b.example/bomb"))
    taken, refused = take_in([path])
    assert isinstance(taken, Taken)
    assert "it unpacks to 300 MB out of an archive of 0.3 MB" in str(refused.error)


@pytest.mark.parametrize(
    ("name", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress)]
)
def test_a_bomb_in_a_packed_page_is_refused_and_the_others_go_on(take, name, pack):
    body = pack(bytes(80_000_000))
    packed = response(body, "https://a.example/1", more=f"Content-Encoding: {name}\r\n")
    refused, taken = take("a.warc", packed + response(PAGE, "https://a.example/2"))
    assert isinstance(refused, Refused)
    assert "larger than 50 MB unpacked" in str(refused.error)
    assert isinstance(taken, Taken)


def test_a_page_without_text_is_refused_by_its_address_and_the_others_go_on(take):
    empty = response(b"<html><body></body></html>", "https://a.example/empty")
    refused, taken = take("a.warc", empty + response(PAGE, "https://a.example/1"))
    assert "https://a.example/empty: there is no article text in the page" in str(refused.error)
    assert taken.document.url == "https://a.example/1"


def test_an_archive_cut_off_in_a_page_says_so(take):
    whole = response(PAGE, "https://a.example/1") + response(PAGE, "https://a.example/2")
    taken, refused = take("a.warc", whole[:-60])
    assert isinstance(taken, Taken)
    assert "https://a.example/2: the archive ends within this page" in str(refused.error)


def test_an_archive_broken_in_the_middle_keeps_what_came_before(take):
    whole = gzip.compress(response(PAGE, "https://a.example/1"))
    taken, refused = take("a.warc.gz", whole + b"\x1f\x8b\x08 rubbish rubbish rubbish")
    assert isinstance(taken, Taken)
    assert "the rest of the archive cannot be read" in str(refused.error)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.warc.gz", gzip.compress(b"Eight dead."), "it is compressed and no WARC"),
        ("a.warc.gz", b"\x1f\x8b rubbish", "it is compressed and no WARC"),
        ("a.warc", b"WARC/1.1\r\nrubbish", ""),
        ("a.warc", record(b"x", "", "warcinfo", "text/plain"), "the archive holds no fetched page"),
        ("a.wacz", b"PK\x03\x04 rubbish", "the archive is broken"),
    ],
)
def test_what_is_no_archive_is_refused(refuse, name, content, words):
    assert words in refuse(name, content)


def test_the_archives_in_a_wacz_are_read(take):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as box:
        box.writestr("datapackage.json", "{}")
        box.writestr(
            "archive/b.warc.gz",
            gzip.compress(response(b"Eleven.", "https://a.example/2", "text/plain")),
        )
        box.writestr("archive/a.warc", response(PAGE, "https://a.example/1"))
        box.writestr("pages/pages.jsonl", "{}")
    texts = [item.document.text for item in take("a.wacz", buffer.getvalue())]
    assert texts == ["Eight fighters were killed in a strike.", "Eleven."]


def test_a_wacz_without_archives_is_refused(refuse):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as box:
        box.writestr("datapackage.json", "{}")
    assert "there is no WARC in the archive" in refuse("a.wacz", buffer.getvalue())
