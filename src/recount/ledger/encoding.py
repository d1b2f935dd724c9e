"""How records are written into columns: JSON of the wire format, and deflated bytes."""

from __future__ import annotations

import json
import zlib
from typing import Any, TypeVar

from recount.model.wire import from_wire, to_wire

T = TypeVar("T")


def packed(value: Any) -> str:
    """A record, or a list of records, as one line of JSON."""
    return json.dumps(to_wire(value), ensure_ascii=False, separators=(",", ":"))


def unpacked(kind: type[T], body: str) -> T:
    """The record of type `kind` that `packed` wrote."""
    return from_wire(kind, json.loads(body))


def unpacked_list(kind: type[T], body: str) -> tuple[T, ...]:
    """The records of type `kind` that `packed` wrote as a list."""
    return tuple(from_wire(kind, row) for row in json.loads(body))


def deflated(raw: bytes) -> bytes:
    """Bytes made smaller for keeping."""
    return zlib.compress(raw, 6)


def inflated(kept: bytes) -> bytes:
    """The bytes as they came."""
    return zlib.decompress(kept)
