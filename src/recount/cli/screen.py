"""Standard output as it is laid out: columns and lines."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from recount.cli.covering import covered, covered_text


class Screen(Console):
    """A screen on which withheld names are covered before a column cuts or breaks them."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """A text, a cell of a table, or what they stand in."""
        if isinstance(renderable, Text):
            renderable = covered_text(renderable)
        elif isinstance(renderable, str):
            renderable = covered(renderable)
        return super().render(renderable, options)
