"""WARC and WACZ archives: one document for each page, PDF or text that was fetched."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from recount.errors import InputError
from recount.intake.draft import TEXT_BYTES, Draft, Field, Refused, Source, Taken, name_for
from recount.intake.html import draft_of_html
from recount.intake.payload import TooLargeError, unpack
from recount.intake.pdf import draft_of_pdf
from recount.intake.text import draft_of_text

BOMB_RATIO = 200
"""Pages shrink five- to tenfold in gzip, and a record cannot hold more than its archive by this."""
_BROKEN = "the rest of the archive cannot be read"
_SKIPPED = ("/robots.txt",)


@dataclass(frozen=True, slots=True)
class Page:
    """What an archive holds of one address."""

    address: str
    media_type: str
    charset: str | None
    body: bytes


def read_warc(source: Source) -> Iterator[Taken | Refused]:
    """The documents of a WARC, packed or not; it is read in pieces, however large it is."""
    with source.path.open("rb") as stream:
        yield from _read(stream, source.path.stat().st_size, source)


def read_wacz(source: Source) -> Iterator[Taken | Refused]:
    """The documents of each WARC inside a WACZ, in the order of their names."""
    try:
        box = zipfile.ZipFile(source.path)
    except zipfile.BadZipFile as error:
        raise source.refusal("the archive is broken", "fetch it again") from error
    with box:
        members = [item for item in box.infolist() if item.filename.startswith("archive/")]
        warcs = sorted((m for m in members if ".warc" in m.filename), key=lambda m: m.filename)
        if not warcs:
            raise source.refusal("there is no WARC in the archive", "fetch it again")
        for member in warcs:
            with box.open(member) as stream:
                yield from _read(stream, max(member.compress_size, 1), source)


def _read(stream: IO[bytes], packed: int, source: Source) -> Iterator[Taken | Refused]:
    """`packed` is the size of the archive in bytes as it lies on the disk."""
    nothing = True
    try:
        for record in _records(stream):
            part = record.headers.get("WARC-Target-URI", "a record without address")
            nothing = False
            try:
                page = _page(record, packed, source)
                yield from [_taken(page, source)] if page else []
            except InputError as error:
                yield Refused(error.record, error)
                if isinstance(error, BombError):
                    return
    except (OSError, zipfile.BadZipFile, EOFError) as error:
        broken = source.refusal(f"{_BROKEN} ({error})", "fetch it again", "" if nothing else part)
        yield Refused(broken.record, broken)
        return
    if nothing:
        raise source.refusal("the archive holds no fetched page", "fetch it again, or leave it out")


class BombError(InputError):
    """A record that unpacks to far more than its archive could hold in good faith."""


def _records(stream: IO[bytes]) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    yield from ArchiveIterator(stream, record_types=kinds, parse_http=True)


def _page(record: Any, packed: int, source: Source) -> Page | None:
    """The page of a record; None for pictures, styles and errors, which are no reports."""
    http = record.http_headers
    address = record.headers.get("WARC-Target-URI", "")
    written = record.http_content_type if http else record.headers.get("Content-Type", "")
    media_type = (written or "").split(";")[0].strip().lower()
    fetched = http is None or (http.status_code or 0) in range(200, 300)
    if media_type not in DRAFTS or not fetched or address.endswith(_SKIPPED):
        return None
    body = _body(record, packed, source, address)
    return Page(address, media_type, record.http_charset if http else None, body)


def _body(record: Any, packed: int, source: Source, part: str) -> bytes:
    stated: int = record.content_length
    if stated > TEXT_BYTES and stated > BOMB_RATIO * packed:
        what = f"it unpacks to {stated / 1e6:.0f} MB out of an archive of {packed / 1e6:.1f} MB"
        cure = "leave the archive out: it is made to harm; its pages before this one are taken in"
        raise BombError(f"{source.name}, {part}", what, cure)
    body: bytes = record.reader.read(TEXT_BYTES + 1)
    if len(body) < min(stated, TEXT_BYTES):
        raise source.refusal("the archive ends within this page", "fetch it again", part)
    http = record.http_headers
    transfer, packing = (
        (http or {}).get(f"{name}-Encoding", "") for name in ("Transfer", "Content")
    )
    try:
        return unpack(body, transfer, packing, TEXT_BYTES)
    except (TooLargeError, zlib.error) as error:
        large = isinstance(error, TooLargeError)
        what = (
            f"is larger than {TEXT_BYTES / 1e6:.0f} MB unpacked" if large else "is packed wrongly"
        )
        raise source.refusal(f"the page {what}", "leave it out", part) from error


def _taken(page: Page, source: Source) -> Taken:
    draft = DRAFTS[page.media_type](page, source)
    document_id = name_for(source.path.name.split(".")[0], page.body, page.address)
    return draft.named(document_id, source.file, page.body)


def _html(page: Page, source: Source) -> Draft:
    part, address = page.address, page.address or None
    return draft_of_html(page.body, source, part, page.charset, address)


def _pdf(page: Page, source: Source) -> Draft:
    return _addressed(draft_of_pdf(page.body, source, page.address), page)


def _text(page: Page, source: Source) -> Draft:
    return _addressed(draft_of_text(page.body, source, page.address, page.charset), page)


def _addressed(draft: Draft, page: Page) -> Draft:
    fields = {**draft.fields, "url": Field(page.address or None, "address in the archive")}
    return Draft(draft.text, draft.text_from, draft.media_type, fields)


DRAFTS: dict[str, Callable[[Page, Source], Draft]] = {
    "text/html": _html,
    "application/xhtml+xml": _html,
    "application/pdf": _pdf,
    "text/plain": _text,
}
