"""Who covers what: sources by time and by place, and who is alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from recount.analysis.appraisals import Appraisal
from recount.analysis.pictures.plate import (
    ACCENT,
    EDGE,
    INK,
    LIGHT,
    SMALL,
    WIDTH,
    bare,
    cut,
    headed,
    plate,
    with_room,
)
from recount.analysis.pictures.speaking import told
from recount.analysis.wording import plain
from recount.model.saying import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from recount.analysis.coverage import Coverage, SourceCover

ROW = 0.27
LEFT = 1.95
ALONE = 1.35


def draw_coverage(appraisal: Appraisal[Coverage]) -> Figure:
    """Above by time, with who is alone at the right; below by place."""
    result = appraisal.result
    high = ROW * len(result.sources)
    places = 0.95
    found = plate(appraisal, 2 * high + places + 1.05)
    wide = WIDTH - LEFT - 2 * EDGE - ALONE - 0.1
    upper = high + places + 0.75
    times = found.axes(EDGE + LEFT, upper, wide, high)
    _grid(times, result.sources, [row.times for row in result.sources], result.times)
    headed(times, say("events each %(by)s", by=plain(result.by)))
    _alone(found.axes(EDGE + LEFT + wide + 0.18, upper, ALONE - 0.2, high), result.sources)
    below = found.axes(EDGE + LEFT, places + 0.05, wide, high)
    names = [cut(told(name), 18) for name in result.places]
    _grid(below, result.sources, [row.places for row in result.sources], names, slanted=True)
    headed(below, say("events in each place"))
    return found.figure


def _grid(
    axes: Axes,
    sources: Sequence[SourceCover],
    counts: Sequence[Sequence[int]],
    columns: Sequence[str],
    slanted: bool = False,
) -> None:
    """A field of squares, the darker the more; each with its number where there is room."""
    from matplotlib.colors import LinearSegmentedColormap, PowerNorm

    most = max(1, *(max(row, default=0) for row in counts)) if counts else 1
    shades = LinearSegmentedColormap.from_list("ink", ["#ffffff", "#d3dae0", INK])
    axes.pcolormesh(
        [list(row) for row in counts], cmap=shades, norm=PowerNorm(0.6, 0, most),
        edgecolors="white", linewidth=1.0,
    )  # fmt: skip
    for down, row in enumerate(counts):
        for across, value in enumerate(row):
            _number(axes, (across, down), (value, most), len(columns))
    axes.invert_yaxis()
    axes.set_yticks([at + 0.5 for at in range(len(sources))],
                    [cut(told(row.name), 30) for row in sources], size=SMALL)  # fmt: skip
    names = [told(column) for column in columns]
    wide = WIDTH - LEFT - 2 * EDGE - ALONE
    shown = list(range(len(columns))) if slanted else with_room(names, SMALL, wide)
    how: dict[str, Any] = (
        {"rotation": 38, "ha": "right", "rotation_mode": "anchor"} if slanted else {}
    )
    axes.set_xticks([at + 0.5 for at in shown], [names[at] for at in shown], size=SMALL, **how)
    axes.grid(visible=False)
    axes.tick_params(length=0)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(True)


def _number(axes: Axes, place: tuple[int, int], found: tuple[int, int], columns: int) -> None:
    value, most = found
    if value and columns <= 24:
        dark = (value / most) ** 0.6 > 0.75
        colour = "white" if dark else INK
        axes.text(place[0] + 0.5, place[1] + 0.52, f"{value}", ha="center", va="center",
                  size=SMALL - 1, color=colour)  # fmt: skip


def _alone(axes: Axes, sources: Sequence[SourceCover]) -> None:
    """The share that each reports alone, with its interval."""
    for at, row in enumerate(sources):
        share = row.share_alone
        ends = [100 * share.low, 100 * (share.high or 1.0)]
        axes.plot(ends, [at + 0.5] * 2, color=LIGHT, linewidth=4, solid_capstyle="butt")
        axes.plot([100 * (share.value or 0.0)], [at + 0.5], "o", color=ACCENT, markersize=4)
    axes.set_ylim(len(sources), 0)
    axes.set_xlim(-4, 104)
    axes.set_yticks([])
    axes.set_xticks([0, 50, 100])
    bare(axes)
    headed(axes, say("alone, per cent"))
