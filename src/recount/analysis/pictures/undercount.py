"""How sources overlap, and how many there may be in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.analysis.appraisals import Appraisal, Estimate
from recount.analysis.pictures.plate import (
    ACCENT,
    EDGE,
    GREY,
    INK,
    LIGHT,
    PALE,
    SMALL,
    WIDTH,
    bare,
    cut,
    headed,
    plate,
    range_bar,
)
from recount.analysis.pictures.speaking import told
from recount.analysis.wording import listed, plain, span
from recount.model.saying import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from recount.analysis.undercount import Undercount

ROW = 0.25
LEFT = 2.0
MOST = 18
WARNING = say(
    "An estimate of what nobody reported, by the assumptions that stand with it; no count."
)


def draw_undercount(appraisal: Appraisal[Undercount]) -> Figure:
    """The overlap above, the totals below."""
    result = appraisal.result
    dots = ROW * len(result.lists)
    found = plate(appraisal, dots + 3.6 + (0.4 if result.stratified else 0.0), 2)
    wide = WIDTH - LEFT - 2 * EDGE
    lower = 1.35 if result.stratified is None else 1.75
    _totals(found.axes(EDGE + LEFT, 0.55, wide, lower), result)
    matrix = found.axes(EDGE + LEFT, lower + 1.05, wide, dots)
    _dots(matrix, result)
    _bars(found.axes(EDGE + LEFT, lower + 1.1 + dots, wide, 1.0), result)
    found.line(WARNING, 0.06, color=ACCENT, weight="bold")
    return found.figure


def _bars(axes: Axes, result: Undercount) -> None:
    rows = result.shared[:MOST]
    axes.bar(range(len(rows)), [row.size for row in rows], width=0.62, color=INK)
    for at, row in enumerate(rows):
        axes.text(at, row.size, f"{row.size:,}", ha="center", va="bottom", size=SMALL - 0.4)
    axes.set_xlim(-0.6, MOST - 0.4)
    axes.set_ylim(0, 1.18 * max(row.size for row in rows))
    axes.set_xticks([])
    axes.set_yticks([])
    bare(axes, "y")
    title = say("%(unit)s that exactly these sources report", unit=plain(result.unit))
    headed(axes, title)


def _dots(axes: Axes, result: Undercount) -> None:
    """One column a combination, a full dot for each source in it."""
    names = [row.name for row in result.lists]
    for at, row in enumerate(result.shared[:MOST]):
        inside = [names.index(name) for name in row.lists]
        axes.plot([at] * len(names), range(len(names)), "o", color=PALE, markersize=6.5)
        axes.plot([at] * len(inside), inside, "-o", color=INK, markersize=6.5, linewidth=1.4)
    axes.set_xlim(-0.6, MOST - 0.4)
    axes.set_ylim(len(names) - 0.5, -0.5)
    labels = [f"{cut(told(row.name), 24)} ({row.size:,})" for row in result.lists]
    axes.set_yticks(range(len(names)), labels, size=SMALL)
    axes.set_xticks([])
    bare(axes, "y")
    axes.grid(visible=False)


def _totals(axes: Axes, result: Undercount) -> None:
    """The reported number, Chao's bound, and the average with its whole spread."""
    estimates: list[tuple[str, Estimate, str]] = [(say("Chao’s lower bound"), result.chao, INK)]
    if result.averaged is not None:
        estimates.append((say("average over graphs"), result.averaged.total, ACCENT))
    average = -len(estimates) + 1
    if result.stratified is not None:
        by = listed([plain(one) for one in result.stratified.by])
        name = cut(told(say("Chao’s, apart by %(by)s", by=by)), 40)
        estimates.append((name, result.stratified.whole, INK))
    limit = max(_end(row) for _, row, _ in estimates) * 1.02 + 1
    for at, (_, row, colour) in enumerate(estimates):
        how = {"color": colour, "best": row.value, "limit": limit, "thick": 4.0}
        range_bar(axes, -at, (row.low, row.high), how)
        axes.annotate(
            told(span(row.low, row.high)), (row.high or limit, -at), (7, 0),
            textcoords="offset points", va="center", size=SMALL,
        )  # fmt: skip
    _spread(axes, result, average)
    axes.axvline(result.seen, color=GREY, linewidth=1.2, linestyle=(0, (4, 2)))
    reported = told(say("reported: %(n)s", n=result.seen))
    axes.annotate(reported, (result.seen, 0.62), (-3, 0),
                  textcoords="offset points", ha="right", va="center", size=SMALL)  # fmt: skip
    axes.set_yticks([-at for at in range(len(estimates))], [told(name) for name, _, _ in estimates],
                    size=SMALL)  # fmt: skip
    axes.set_ylim(-len(estimates) + 0.45, 0.95)
    axes.set_xlim(result.seen - (limit - result.seen) * 0.35, limit + (limit - result.seen) * 0.2)
    bare(axes)
    axes.set_xlabel(told(say("%(unit)s in all, reported or not", unit=plain(result.unit))))


def _end(found: Estimate) -> float:
    return found.high if found.high is not None else found.low * 1.5


def _spread(axes: Axes, result: Undercount, at: float) -> None:
    """How likely each total is, as a hill on the line of the average."""
    if result.averaged is None:
        return
    peak = max(weight for _, weight in result.averaged.curve)
    numbers = [number for number, _ in result.averaged.curve]
    heights = [at + 0.12 + 0.55 * weight / peak for _, weight in result.averaged.curve]
    axes.fill_between(numbers, at + 0.12, heights, color=LIGHT, linewidth=0, zorder=2)
