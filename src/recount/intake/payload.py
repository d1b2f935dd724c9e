"""What a server sent, as archives keep it: in chunks and packed, or said to be so and not."""

from __future__ import annotations

import re
import zlib

_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r\n")


class TooLargeError(Exception):
    """A payload that unpacks to more than was allowed."""


def unpack(body: bytes, transfer: str, packing: str, limit: int) -> bytes:
    """The payload itself: `transfer` and `packing` are the headers Transfer- and Content-Encoding.

    Many archivers store what they have unpacked already under the old headers; such a payload is
    returned as it is. TooLargeError above `limit` bytes, which is all that is ever unpacked.
    """
    if "chunked" in transfer.lower():
        body = _dechunked(body)
    for name in reversed([part.strip().lower() for part in packing.split(",")]):
        if name in ("gzip", "x-gzip") and body.startswith(b"\x1f\x8b"):
            body = _inflated(body, 31, limit)
        elif name == "deflate":
            body = _deflated(body, limit)
        elif name == "br":
            body = _brotli(body, limit)
    if len(body) > limit:
        raise TooLargeError
    return body


def _dechunked(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK.match(body, at):
        size = int(found[1], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[found.end() : found.end() + size])
        at = found.end() + size + 2
    return body


def _inflated(body: bytes, window: int, limit: int) -> bytes:
    engine = zlib.decompressobj(window)
    whole = engine.decompress(body, limit + 1)
    if len(whole) > limit:
        raise TooLargeError
    return whole


def _deflated(body: bytes, limit: int) -> bytes:
    """ "deflate" is sent with its zlib head by some servers and without by others."""
    for window in (15, -15):
        try:
            return _inflated(body, window, limit)
        except zlib.error:
            continue
    return body


def _brotli(body: bytes, limit: int) -> bytes:
    import brotli  # type: ignore[import-untyped,unused-ignore]

    engine, size = brotli.Decompressor(), 0
    parts: list[bytes] = []
    try:
        for begin in range(0, len(body), 1024):
            parts.append(engine.process(body[begin : begin + 1024]))
            size += len(parts[-1])
            if size > limit:
                raise TooLargeError
    except brotli.error:
        return body
    return b"".join(parts)
