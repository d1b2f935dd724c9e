"""Words of scripts that run from right to left, within pages that run from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from recount.publishing.report.blocks import Report

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
RIGHT_TO_LEFT = re.compile(f"[{_RTL}]")
_STRETCH = re.compile(f"[{_RTL}](?:[^A-Za-z\u00c0-\u024f]*[{_RTL}])?")
MARK = "\N{LEFT-TO-RIGHT MARK}"
"""Ends a stretch: without it a day behind an Arabic name stands before it, its numbers turned."""
_NO_WORDS = frozenset({"svg", "anchor", "to"})


def in_direction(text: str) -> str:
    """The text with a mark, which nobody sees, behind each stretch from right to left."""
    return _STRETCH.sub(lambda found: found[0] + MARK, text) if RIGHT_TO_LEFT.search(text) else text


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it runs from right to left."""
    end = 0
    for found in _STRETCH.finditer(text):
        if found.start() > end:
            yield text[end : found.start()], False
        yield found[0], True
        end = found.end()
    if end < len(text):
        yield text[end:], False


def directed(report: Report) -> Report:
    """The report with all its texts so."""
    return _directed(report)  # type: ignore[no-any-return]


def _directed(value: Any) -> Any:
    if type(value) is str:
        return in_direction(value)
    if isinstance(value, tuple):
        return tuple(_directed(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        words = [one.name for one in fields(value) if one.name not in _NO_WORDS]
        return replace(value, **{name: _directed(getattr(value, name)) for name in words})
    return value
