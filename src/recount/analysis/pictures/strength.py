"""Dead against strength, and the share, as ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.analysis.appraisals import Appraisal, Tally
from recount.analysis.pictures.plate import (
    ACCENT,
    EDGE,
    GREY,
    INK,
    TEXT,
    WIDTH,
    bare,
    cut,
    headed,
    plate,
    range_bar,
)
from recount.analysis.pictures.speaking import told
from recount.analysis.wording import percent, tally
from recount.model.saying import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from recount.analysis.strength import ShareOfStrength

ROW = 0.34
LEFT = 2.1


def draw_strength(appraisal: Appraisal[ShareOfStrength]) -> Figure:
    """People above, per cent below."""
    result = appraisal.result
    people = ROW * (1 + len(result.strengths))
    shares = ROW * (1 + 2 * len(result.claimed))
    found = plate(appraisal, people + shares + 1.1)
    wide = WIDTH - LEFT - EDGE - 1.15
    _people(found.axes(LEFT, shares + 0.95, wide, people), result)
    _shares(found.axes(LEFT, 0.42, wide, shares), result)
    return found.figure


def _people(axes: Axes, result: ShareOfStrength) -> None:
    rows: list[tuple[str, Tally, str]] = [(say("reported dead"), result.dead, ACCENT)]
    rows += [
        (say("strength: %(speaker)s", speaker=cut(told(row.speaker), 24)), row.strength, INK)
        for row in result.strengths
    ]
    most = max(row.high or row.low for _, row, _ in rows)
    limit = 1.12 * most
    for at, (_, row, colour) in enumerate(rows):
        how = {"color": colour, "best": row.best, "limit": limit}
        range_bar(axes, -at, (row.low, row.high), how)
        _label(axes, -at, tally(row))
    _rows(axes, [name for name, _, _ in rows], limit)
    headed(axes, say("people"))


def _shares(axes: Axes, result: ShareOfStrength) -> None:
    rows: list[tuple[str, float, float | None, str]] = [
        (say("all ranges together"), result.share.low, result.share.high, ACCENT)
    ]
    for one in result.claimed:
        words = say("claimed: “%(words)s”", words=cut(one.text, 22))
        rows.append((words, one.low, one.high, GREY))
        if one.made is not None:
            rows.append((say("the same claim’s numbers"), one.made.low, one.made.high, INK))
    most = max([*(high or low for _, low, high, _ in rows), 0.05])
    limit = 112 * most
    for at, (_, low, high, colour) in enumerate(rows):
        ends = (100 * low, None if high is None else 100 * high)
        range_bar(axes, -at, ends, {"color": colour, "limit": limit})
        _label(axes, -at, percent(low, high))
    _rows(axes, [row[0] for row in rows], limit)
    headed(axes, say("per cent of the strength"))


def _rows(axes: Axes, names: list[str], limit: float) -> None:
    axes.set_yticks([-at for at in range(len(names))], [told(name) for name in names], size=TEXT)
    axes.set_ylim(-len(names) + 0.4, 0.6)
    axes.set_xlim(0, limit)
    bare(axes)


def _label(axes: Axes, at: float, text: str) -> None:
    """The number at the right edge, where it is over nothing."""
    axes.annotate(
        told(text).replace(" per cent", " %"), (1, at), (6, 0), va="center", size=TEXT,
        xycoords=("axes fraction", "data"), textcoords="offset points",
    )  # fmt: skip
