"""Numbers for data sets whose ids are numbers, made from a ledger's own ids and back."""

from __future__ import annotations

import hashlib

_PREFIX = "e-"
_DIGITS = 12


def number_of(event: str) -> int:
    """The number of an event: the hexadecimal digits of its id."""
    digits = event.removeprefix(_PREFIX)
    if event.startswith(_PREFIX) and len(digits) == _DIGITS:
        try:
            return int(digits, 16)
        except ValueError:
            pass
    return int(hashlib.sha256(event.encode()).hexdigest()[:_DIGITS], 16)


def event_of(number: int) -> str:
    """The event's id of a number."""
    return f"{_PREFIX}{number:0{_DIGITS}x}"
