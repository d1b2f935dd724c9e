"""What a report is made of, whatever it is set as: headings, paragraphs, tables, pictures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a stretch of text is set."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `to` is the anchor of the place in the report that it leads to."""

    text: str
    style: Style = Style.PLAIN
    to: str = ""


Text = tuple[Run, ...]
"""A line or a paragraph of runs."""


def plain_text(text: Text) -> str:
    """The words alone."""
    return "".join(run.text for run in text)


class Tone(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    LEAD = "lead"
    NOTE = "note"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a level from 1; its number is counted where it is set. `aside` stands beside."""

    level: int
    text: str
    anchor: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    text: Text
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    rows: tuple[Text, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that stands out, what it counts, and what bounds it."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Numbers side by side."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names of things with what they are."""

    pairs: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG, `width` and `height` in points; `alt` says what it shows in words."""

    svg: str
    width: float
    height: float
    caption: str
    alt: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table; `shares` are how wide its columns are, `right` those that hold numbers."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    shares: tuple[int, ...]
    right: frozenset[int] = frozenset()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of a source, and who says them where."""

    words: str
    by: str
    source: Text


Block = Heading | Paragraph | Items | KeyFigures | Facts | Picture | Sheet | Quotation


@dataclass(frozen=True, slots=True)
class Report:
    """A report: `running` stands at the head of each page, `imprint` on the first."""

    title: str
    subtitle: str
    publisher: str
    running: str
    imprint: str
    blocks: tuple[Block, ...]

    def texts(self) -> Iterable[str]:
        """Every text that a reader sees, for those who look for one."""
        yield from (self.title, self.subtitle, self.publisher, self.running, self.imprint)
        for block in self.blocks:
            yield from _texts(block)


def _texts(block: Block) -> Iterable[str]:
    match block:
        case Heading():
            yield from (block.text, block.aside)
        case Paragraph():
            yield plain_text(block.text)
        case Items():
            yield from map(plain_text, block.rows)
        case KeyFigures():
            yield from (part for one in block.figures for part in (one.value, one.label, one.note))
        case Facts():
            yield from (part for name, text in block.pairs for part in (name, plain_text(text)))
        case Picture():
            yield from (block.caption, block.alt, block.svg)
        case Sheet():
            yield from (*block.headings, block.caption)
            yield from (plain_text(cell) for row in block.rows for cell in row)
        case Quotation():
            yield from (block.words, block.by, plain_text(block.source))
