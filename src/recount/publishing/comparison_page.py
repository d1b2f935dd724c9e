"""A comparison with a published table as one page that stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recount.publishing.compared import AloneRow, DifferingRow
from recount.publishing.own_tables import BAR

MOST = 500
"""So many rows of each table a page shows; the files beside it have all."""


@dataclass(frozen=True, slots=True)
class MatchOnPage:
    """An event and its row, in words, with the fields that differ."""

    event: str
    row: str
    days: str
    place: str
    killed: str
    chance: str
    differences: tuple[DifferingRow, ...]


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """What the page says; `picture` is SVG that needs nothing else."""

    title: str
    summary: tuple[str, ...]
    picture: str
    matches: tuple[MatchOnPage, ...]
    only_here: tuple[AloneRow, ...]
    only_there: tuple[AloneRow, ...]
    note: str


def comparison_html(page: ComparisonPage) -> str:
    """The page; of long tables the first rows, and how many there are."""
    from importlib.resources import files

    from jinja2 import Environment, StrictUndefined

    source = files("recount.resources") / "comparison-page.html"
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(source.read_text(encoding="utf-8"))
    return template.render(page=page, most=MOST, more=_more, bar=BAR).rstrip() + "\n"


def _more(rows: Sequence[object]) -> int:
    return max(0, len(rows) - MOST)
