"""A ledger beside a published table: how much both have, and how their numbers of dead compare."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from recount.analysis.pictures.inlining import inlined
from recount.analysis.pictures.plate import (
    EDGE,
    GREY,
    INK,
    LIGHT,
    RULES,
    SMALL,
    TEXT,
    TITLE,
    WIDTH,
    bare,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from recount.analysis.published import Comparison

HEIGHT = 3.3
DOTS = 150
_AGREES, _DIFFERS, _ALONE = INK, "#7c8894", "white"


def draw_published(comparison: Comparison, title: str) -> bytes:
    """The picture as a PNG; the same comparison always gives the same bytes."""
    return _saved(comparison, title, "png")


def inline_published(comparison: Comparison, title: str) -> str:
    """The picture as SVG that can stand inside a page which allows no styles of its own."""
    return inlined(_saved(comparison, "", "svg").decode(), title)


def _saved(comparison: Comparison, title: str, form: str) -> bytes:
    import matplotlib

    written = io.BytesIO()
    with matplotlib.rc_context(RULES):
        metadata = {"Date": None} if form == "svg" else {"Software": None}
        figure = _drawn(comparison, title)
        figure.savefig(written, format=form, dpi=DOTS, metadata=metadata)
    return written.getvalue()


def _drawn(comparison: Comparison, title: str) -> Figure:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, HEIGHT), facecolor="white")
    if title:
        figure.text(EDGE / WIDTH, 1 - 0.14 / HEIGHT, title, size=TITLE, weight="bold", va="top")
    low, high = 0.62 / HEIGHT, (HEIGHT - (1.35 if title else 0.95)) / HEIGHT
    bars = figure.add_axes((1.25 / WIDTH, low, 2.35 / WIDTH, high))
    dots = figure.add_axes((4.6 / WIDTH, low, 2.7 / WIDTH, high))
    _bars(bars, comparison)
    _dots(dots, comparison)
    return figure


def _bars(axes: Axes, comparison: Comparison) -> None:
    """Four bars: the same, differing, only here, only there."""
    matched, agreeing = len(comparison.matched), comparison.agreeing
    rows = (
        ("both, alike", agreeing, _AGREES, ""),
        ("both, differing", matched - agreeing, _DIFFERS, ""),
        ("only ledger", len(comparison.only_here), _ALONE, "////"),
        ("only table", len(comparison.only_there), _ALONE, "...."),
    )
    most = max(1, *(number for _, number, _, _ in rows))
    for at, (_, number, colour, hatch) in enumerate(reversed(rows)):
        axes.barh(at, number, height=0.6, color=colour, edgecolor=INK, linewidth=0.7, hatch=hatch)
        axes.text(number + most * 0.03, at, f"{number:,}", va="center", size=SMALL)
    axes.set_yticks(range(len(rows)), [name for name, _, _, _ in reversed(rows)])
    axes.set_xlim(0, most * 1.2)
    axes.set_xticks([])
    bare(axes)
    axes.grid(visible=False)
    axes.set_title("events", loc="left", size=TEXT, color=GREY)


def _dots(axes: Axes, comparison: Comparison) -> None:
    """One dot for each match of which both sides give a number of dead."""
    both = [
        (match.pair.ours.best, match.pair.theirs.best)
        for match in comparison.matched
        if match.pair.ours.best is not None and match.pair.theirs.best is not None
    ]
    most = max([10, *(value for pair in both for value in pair)]) * 1.4
    axes.plot([0, most], [0, most], color=LIGHT, linewidth=1.0, zorder=1)
    axes.plot([one for one, _ in both], [other for _, other in both], "o", color=INK,
              markersize=4.2, alpha=0.55, mew=0, zorder=3)  # fmt: skip
    for scale in (axes.set_xscale, axes.set_yscale):
        scale("symlog", linthresh=1)
    axes.set_xlim(-0.3, most)
    axes.set_ylim(-0.3, most)
    ticks = [value for value in (0, 1, 10, 100, 1000, 10_000) if value <= most]
    axes.set_xticks(ticks, [f"{value:,}" for value in ticks])
    axes.set_yticks(ticks, [f"{value:,}" for value in ticks])
    axes.minorticks_off()
    axes.grid(visible=True)
    axes.tick_params(length=0)
    axes.set_xlabel("in the ledger")
    axes.set_ylabel("in the table")
    axes.set_title("killed, where both give a number", loc="left", size=TEXT, color=GREY)
