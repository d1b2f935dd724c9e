"""Names made from content: the same record has the same id on every machine and in every run."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from recount.model.wire import to_wire


def digest(value: Any) -> str:
    """SHA-256, in hexadecimal, of a record's canonical JSON."""
    plain = json.dumps(to_wire(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def content_id(prefix: str, value: Any, length: int = 12) -> str:
    """`prefix`-`length` hexadecimal digits of the content; 12 make a clash in a million claims
    a matter of one in five hundred."""
    return f"{prefix}-{digest(value)[:length]}"
