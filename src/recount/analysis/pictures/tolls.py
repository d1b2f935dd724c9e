"""How many were killed, row by row: the range as a line, the best number as a dot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recount.analysis.appraisals import Appraisal
from recount.analysis.pictures.plate import (
    EDGE,
    GREY,
    INK,
    SMALL,
    WIDTH,
    bare,
    cut,
    plate,
    whole_numbers,
)
from recount.analysis.pictures.speaking import told
from recount.model.saying import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from recount.analysis.tolls import TollRow, TollRows

ROW = 0.26
LEFT = 2.1
RIGHT = 1.5
HIGH = 2.6


def draw_tolls(appraisal: Appraisal[TollRows]) -> Figure:
    """Rows from the left to the right, or months side by side."""
    return _columns(appraisal) if appraisal.result.in_time else _rows(appraisal)


def _rows(appraisal: Appraisal[TollRows]) -> Figure:
    rows = appraisal.result.rows
    body = ROW * max(len(rows), 1) + 0.62
    found = plate(appraisal, body)
    axes = found.axes(EDGE + LEFT, 0.5, WIDTH - LEFT - RIGHT - 2 * EDGE, ROW * max(len(rows), 1))
    for at, row in enumerate(rows):
        _range(axes, row, -at, flat=True)
        words = row.text
        if row.unknown:
            words = say("%(number)s (%(n)s unknown)", number=words, n=row.unknown)
        axes.annotate(
            told(words), (1, -at), (6, 0), xycoords=("axes fraction", "data"),
            textcoords="offset points", va="center", size=SMALL, color=GREY,
        )  # fmt: skip
    axes.set_yticks([-at for at in range(len(rows))], [cut(told(row.label), 34) for row in rows])
    axes.set_ylim(-len(rows) + 0.5, 0.5)
    axes.set_xlim(0, max(appraisal.result.most, 1) * 1.04)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axes.xaxis.set_major_locator(whole_numbers())
    bare(axes)
    axes.set_xlabel(told(say("killed")))
    return found.figure


def _columns(appraisal: Appraisal[TollRows]) -> Figure:
    rows = appraisal.result.rows
    found = plate(appraisal, HIGH + 0.6)
    axes = found.axes(EDGE + 0.6, 0.5, WIDTH - 0.7 - 2 * EDGE, HIGH)
    for at, row in enumerate(rows):
        _range(axes, row, at, flat=False)
    step = max(1, len(rows) // 8)
    axes.set_xticks(range(0, len(rows), step), [told(row.label) for row in rows[::step]])
    axes.set_xlim(-0.8, max(len(rows), 1) - 0.2)
    axes.set_ylim(0, max(appraisal.result.most, 1) * 1.06)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axes.yaxis.set_major_locator(whole_numbers())
    bare(axes, "y")
    axes.set_ylabel(told(say("killed")))
    return found.figure


def _range(axes: Axes, row: TollRow, at: float, flat: bool) -> None:
    """A line over the range, with an arrow where it is open, and a dot at the best number."""

    def mark(values: tuple[int, ...], sign: str, how: dict[str, Any]) -> None:
        beside = [at] * len(values)
        along = (list(values), beside) if flat else (beside, list(values))
        axes.plot(*along, sign, **how)

    line = {"color": INK, "alpha": 0.45, "linewidth": 3.2, "solid_capstyle": "butt", "zorder": 3}
    mark((row.low, row.end), "-", line)
    if row.open:
        mark((row.end,), ">" if flat else "^", {"color": INK, "markersize": 4.5, "zorder": 4})
    if row.events > row.unknown:
        dot = {"color": "white", "mec": INK, "mew": 1.1, "markersize": 4.2, "zorder": 5}
        mark((row.best,), "o", dot)
