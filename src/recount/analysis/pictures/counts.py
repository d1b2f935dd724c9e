"""Numbers of events as claimed, beside the ledger's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recount.analysis.appraisals import Appraisal
from recount.analysis.counting import BESIDE, CountChecked, Verdict
from recount.analysis.pictures.plate import (
    ACCENT,
    EDGE,
    GREY,
    INK,
    SMALL,
    TEXT,
    WIDTH,
    bare,
    cut,
    plate,
    range_bar,
    whole_numbers,
    wrapped,
)
from recount.analysis.pictures.speaking import told
from recount.analysis.superlatives import Way
from recount.analysis.wording import span
from recount.model.saying import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from recount.analysis.counting import CountsChecked

ROW = 0.56
LEFT = 3.0
MOST = 16
"""More claims than this are in the table alone."""
CLAIMED = say("claimed (for an order: room beside it)")
HELD = say("held by the ledger, at least to at most")
VERDICTS = {
    Verdict.FITS: say("fits"),
    Verdict.LACKING: say("ledger lacks some"),
    Verdict.REFUTED: say("does not fit"),
}


def draw_counts(appraisal: Appraisal[CountsChecked]) -> Figure:
    """One row a claim: what it says above, what the ledger holds below."""
    rows = appraisal.result.checks[:MOST]
    body = ROW * len(rows) + 0.75
    found = plate(appraisal, body, 0)
    axes = found.axes(EDGE + LEFT, 0.62, WIDTH - LEFT - 2 * EDGE - 1.25, ROW * len(rows))
    most = max(max(row.said.high or row.said.low, row.held.high or row.held.low) for row in rows)
    wide = most > 40
    limit = most * (2.0 if wide else 1.15) + 1
    for at, row in enumerate(rows):
        _row(axes, -at, row, limit)
    axes.set_ylim(-len(rows) + 0.5, 0.5)
    if wide:
        axes.set_xscale("symlog", linthresh=10)
    axes.set_xlim(-0.02 * limit if not wide else -0.5, limit)
    if wide:
        marks = [0, 5, 10, *(n * 10**e for e in range(1, 7) for n in (2, 5, 10))]
        axes.set_xticks([mark for mark in marks if mark <= limit], minor=False)
        axes.minorticks_off()
    else:
        axes.xaxis.set_major_locator(whole_numbers())
    axes.set_yticks([])
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    bare(axes)
    steps = say("events (beyond 10, each step is ten times the last)") if wide else say("events")
    axes.set_xlabel(told(steps))
    _legend(axes)
    return found.figure


def _row(axes: Axes, at: float, row: CountChecked, limit: float) -> None:
    said = (
        (row.said.low - 1, row.said.high - 1)
        if row.way is not Way.NUMBER and row.said.high
        else None
    )
    ends = said or (row.said.low, row.said.high)
    range_bar(axes, at + 0.13, ends, {"color": GREY, "thick": 4.0, "limit": limit})
    range_bar(axes, at - 0.13, (row.held.low, row.held.high),
              {"color": _colour(row), "thick": 6.0, "limit": limit})  # fmt: skip
    words = wrapped(cut(f"“{row.quote}”", 96), SMALL, LEFT - 0.1)[:2]
    _beside(axes, at + 0.06, (0, -8), "\n".join(words), {"ha": "right", "size": SMALL})
    _beside(axes, at - 0.3, (0, -8), cut(told(row.speaker), 44), {"ha": "right", "color": GREY})
    held = say("%(n)s held", n=span(row.held.low, row.held.high))
    if row.way is not Way.NUMBER:
        held = say("%(held)s %(beside)s", held=held, beside=BESIDE[row.way])
    _beside(axes, at + 0.1, (1, 8), VERDICTS[row.verdict], {"weight": "bold", "size": TEXT})
    _beside(axes, at - 0.2, (1, 8), held, {"color": GREY})


def _colour(row: CountChecked) -> str:
    return ACCENT if row.verdict is Verdict.REFUTED else INK


def _beside(
    axes: Axes, at: float, place: tuple[float, float], text: str, how: dict[str, Any]
) -> None:
    side, away = place
    axes.annotate(
        told(text), (side, at), (away, 0), xycoords=("axes fraction", "data"),
        textcoords="offset points", va="center", **({"size": SMALL - 0.4} | how),
    )  # fmt: skip


def _legend(axes: Axes) -> None:
    from matplotlib.lines import Line2D

    handles = [
        Line2D([], [], color=GREY, linewidth=3, label=told(CLAIMED)),
        Line2D([], [], color=INK, linewidth=6, label=told(HELD)),
    ]
    axes.legend(handles=handles, loc="lower right", bbox_to_anchor=(1.25, 1.0), ncols=2,
                borderaxespad=0.2, handlelength=1.4)  # fmt: skip
