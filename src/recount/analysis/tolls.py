"""Numbers of killed, row by row, as a picture takes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TollRow:
    """The killed of one row: `best` adds up the best numbers of `events` less those `unknown`, and
    the range ends at `end`, beyond which it may go where it is `open`."""

    label: str
    text: str
    low: int
    best: int
    end: int
    open: bool
    events: int
    unknown: int


@dataclass(frozen=True, slots=True)
class TollRows:
    """All rows; `most` is what the drawing must hold, `in_time` says that they are months."""

    rows: tuple[TollRow, ...]
    most: int
    in_time: bool
