"""Small multiples: one panel a party, place or kind, all to one scale."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from recount.analysis.appraisals import Appraisal
from recount.analysis.pictures.plate import (
    EDGE,
    GREY,
    INK,
    LIGHT,
    SMALL,
    TEXT,
    WIDTH,
    bare,
    cut,
    plate,
    with_room,
)
from recount.analysis.pictures.speaking import told
from recount.analysis.wording import plain
from recount.model.saying import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from recount.analysis.comparing import Panel, SideBySide

PANEL = 1.25
GAP = 0.5
ACROSS = 3


def draw_compare(appraisal: Appraisal[SideBySide]) -> Figure:
    """The panels in rows, three abreast."""
    panels = appraisal.result.panels
    across = min(ACROSS, len(panels))
    down = math.ceil(len(panels) / across)
    found = plate(appraisal, down * (PANEL + GAP) + 0.35, 0)
    room = WIDTH - 2 * EDGE - 0.3
    wide = (room - (across - 1) * 0.28) / across
    most = max(_most(panel) for panel in panels)
    for at, panel in enumerate(panels):
        column, row = at % across, at // across
        bottom = (down - 1 - row) * (PANEL + GAP) + 0.42
        axes = found.axes(EDGE + 0.3 + column * (wide + 0.28), bottom, wide, PANEL)
        _panel(axes, panel, most, first=column == 0, wide=wide)
    below = say(
        "%(measure)s in each %(by)s; bars to the best number, pale ones to the least; lines from "
        "the least to the most; ?: no number reported",
        measure=plain(appraisal.result.measure), by=plain(appraisal.result.by),
    )  # fmt: skip
    found.line(below, 0.02, color=GREY)
    return found.figure


def _most(panel: Panel) -> int:
    rows = [one.tally for one in panel.periods if one.tally is not None]
    return max([row.high or row.low for row in rows] + [1])


def _panel(axes: Axes, panel: Panel, most: int, first: bool, wide: float) -> None:
    for at, one in enumerate(panel.periods):
        found = one.tally
        if found is None and not one.events:
            continue
        if found is None:
            axes.text(at, 0, "?", ha="center", va="bottom", size=TEXT, weight="bold")
            continue
        best = found.best if found.best is not None else found.low
        axes.bar(at, best, width=0.72, color=INK if found.best is not None else LIGHT)
        top = found.high if found.high is not None else most * 1.1
        if (found.low, top) != (best, best):
            axes.plot([at, at], [found.low, top], color=GREY, linewidth=1.1, zorder=4)
            mark = "^" if found.high is None else "_"
            axes.plot([at], [top], mark, color=GREY, markersize=5, zorder=4)
            axes.plot([at], [found.low], "_", color=GREY, markersize=5, zorder=4)
    axes.set_title(cut(told(panel.name), 34 if first else 32), loc="left", size=TEXT, weight="bold")
    _ticks(axes, panel, wide)
    axes.set_ylim(0, most * 1.15)
    if not first:
        axes.set_yticklabels([])
    bare(axes, "y")


def _ticks(axes: Axes, panel: Panel, wide: float) -> None:
    from matplotlib.ticker import MaxNLocator

    labels = [told(one.label) for one in panel.periods]
    shown = with_room(labels, SMALL - 0.6, wide)
    axes.set_xticks(shown, [labels[at] for at in shown], size=SMALL - 0.6)
    axes.set_xlim(-0.6, len(labels) - 0.4)
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
