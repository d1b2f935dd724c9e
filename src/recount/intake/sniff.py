"""What a file is: its first bytes decide, and its ending only where they do not."""

from __future__ import annotations

import re
import zlib
from enum import StrEnum

from recount.intake.draft import Source

HEAD_BYTES = 8192


class Kind(StrEnum):
    """The kinds of file that are taken in."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    FEED = "feed"
    WARC = "warc"
    WACZ = "wacz"
    TABLE = "table"
    LINES = "lines"
    JSON = "json"


BY_ENDING = {
    ".txt": Kind.TEXT, ".text": Kind.TEXT, ".md": Kind.TEXT, ".markdown": Kind.TEXT,
    ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML, ".pdf": Kind.PDF,
    ".rss": Kind.FEED, ".atom": Kind.FEED, ".xml": Kind.FEED, ".warc": Kind.WARC,
    ".wacz": Kind.WACZ, ".csv": Kind.TABLE, ".tsv": Kind.TABLE, ".jsonl": Kind.LINES,
    ".ndjson": Kind.LINES, ".json": Kind.JSON,
}  # fmt: skip
READABLE = "text, HTML, PDF, RSS or Atom, WARC, WACZ, CSV, TSV, JSONL and JSON"
_HTML = re.compile(
    r"\s*(<!--.*?-->\s*)*(<\?xml[^>]*>\s*)?(<!doctype\s+html|<html|<head|<body)", re.I | re.S
)
_FEED = re.compile(r"<(?:\w+:)?(rss|feed|rdf)[\s>]", re.I)
_OFFICE = b"\xd0\xcf\x11\xe0"


def sniff(source: Source) -> Kind:
    """The kind of a file; InputError for an empty file or a kind that is not read."""
    if not source.path.is_file():
        raise source.refusal("it is no file, but a broken link or a device", "leave it out")
    with source.path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head:
        raise source.refusal("the file is empty", "fetch it again, or leave it out")
    return _by_magic(source, head) or _by_words(source, head) or _by_ending(source)


def _by_magic(source: Source, head: bytes) -> Kind | None:
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"WARC/"):
        return Kind.WARC
    if head.startswith(b"\x1f\x8b"):
        return _in_gzip(source, head)
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(source, head)
    if head.startswith(_OFFICE):
        raise source.refusal("it is an old office document", "save it as PDF, text or CSV")
    return None


def _in_gzip(source: Source, head: bytes) -> Kind:
    try:
        begin = zlib.decompressobj(31).decompress(head, 64)
    except zlib.error:
        begin = b""
    if not begin.startswith(b"WARC/"):
        raise source.refusal("it is compressed and no WARC", "unpack it first")
    return Kind.WARC


def _in_zip(source: Source, head: bytes) -> Kind:
    if source.path.suffix.lower() == ".wacz" or b"datapackage.json" in head:
        return Kind.WACZ
    cure = "unpack it, or save the office document as PDF, text or CSV"
    raise source.refusal("it is a zip file or an office document", cure)


def _by_words(source: Source, head: bytes) -> Kind | None:
    """Web pages and feeds tell what they are, whatever they are called; tables and JSON do not."""
    words = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1", "ignore")
    words = words.removeprefix("\u00ef\u00bb\u00bf").lstrip()
    if _HTML.match(words):
        return _page(source)
    if words.startswith(("<?xml", "<rss", "<feed", "<rdf:RDF")):
        return _xml(source, words)
    if BY_ENDING.get(source.path.suffix.lower()) is Kind.HTML and "<" not in words:
        return Kind.TEXT
    if words.startswith('{"') and source.path.suffix.lower() not in BY_ENDING:
        return Kind.LINES
    return None


def _page(source: Source) -> Kind:
    """A page where something else is expected is most often the error that a site sent for it."""
    ending = source.path.suffix.lower()
    if BY_ENDING.get(ending, Kind.HTML) in (Kind.HTML, Kind.TEXT, Kind.FEED):
        return Kind.HTML
    cure = "fetch it again, or end it in .html if the page is what you want"
    raise source.refusal(f"it is called {ending} but is a web page", cure)


def _xml(source: Source, words: str) -> Kind:
    if _FEED.search(words):
        return Kind.FEED
    raise source.refusal("it is XML, but neither a feed nor a web page", f"give {READABLE}")


def _by_ending(source: Source) -> Kind:
    ending = source.path.suffix.lower()
    kind = BY_ENDING.get(ending)
    if kind is None:
        what = f"files ending in {ending!r} are not read" if ending else "it has no ending"
        raise source.refusal(what, f"give {READABLE}; end plain text in .txt")
    if kind in (Kind.PDF, Kind.WARC, Kind.WACZ, Kind.FEED):
        raise source.refusal(f"it is called {ending} but is none", "fetch it again")
    return kind
