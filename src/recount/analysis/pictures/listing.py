"""Who said what of whom, and when: a mark a claim, its shape the stance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from recount.analysis.appraisals import Appraisal
from recount.analysis.pictures.plate import (
    ACCENT,
    EDGE,
    GREY,
    INK,
    LIGHT,
    SMALL,
    WIDTH,
    bare,
    cut,
    plate,
)
from recount.analysis.pictures.speaking import told
from recount.analysis.wording import plain
from recount.model.claims import Stance
from recount.model.saying import say, say_list

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from recount.analysis.reported import ClaimSaid, Listing

ROW = 0.42
LEFT = 2.5
MOST = 20
NO_STATE = say("no fate or state said")
MARKS = {
    Stance.ASSERTS: ("o", INK, INK),
    Stance.CONFIRMS: ("D", INK, INK),
    Stance.ESTIMATES: ("s", "white", INK),
    Stance.ALLEGES: ("o", "white", INK),
    Stance.DECLINES_TO_CONFIRM: ("X", "white", ACCENT),
    Stance.DENIES: ("X", ACCENT, ACCENT),
    Stance.RETRACTS: ("v", ACCENT, ACCENT),
}
"""Shape, filling and edge: full for what is asserted, hollow for what is alleged, crosses for
what is not confirmed or denied."""


def draw_listing(appraisal: Appraisal[Listing]) -> Figure:
    """Rows are persons or sites, from left to right the days of the documents."""
    rows = appraisal.result.rows[:MOST]
    found = plate(appraisal, ROW * len(rows) + 0.9, 0)
    axes = found.axes(EDGE + LEFT, 0.6, WIDTH - LEFT - 2 * EDGE - 0.2, ROW * len(rows))
    days = _days([one for row in rows for one in row.claims])
    for at, row in enumerate(rows):
        axes.axhline(-at, color=LIGHT, linewidth=0.7, zorder=1)
        _marks(axes, -at, row.claims, days)
        states = say_list([plain(word) for word in row.fates]) if row.fates else NO_STATE
        _name(axes, -at, cut(told(row.name), 40), cut(told(states), 48))
    axes.set_ylim(-len(rows) + 0.4, 0.6)
    axes.set_yticks([])
    _time(axes, days, any(one.written is None for row in rows for one in row.claims))
    bare(axes)
    _legend(axes, {one.stance for row in rows for one in row.claims})
    return found.figure


def _days(claims: Sequence[ClaimSaid]) -> tuple[int, int]:
    days = [date.fromisoformat(one.written).toordinal() for one in claims if one.written]
    return (min(days), max(days)) if days else (0, 0)


def _marks(axes: Axes, at: float, claims: Sequence[ClaimSaid], days: tuple[int, int]) -> None:
    """The claims of a row; those of one day beside each other."""
    first, last = days
    step = max(1.0, last - first) * 0.045
    seen: dict[float, int] = {}
    for one in claims:
        day = _place(one, days)
        shift = seen.get(day, 0)
        seen[day] = shift + 1
        shape, fill, edge = MARKS[one.stance]
        axes.plot([day + shift * step], [at], shape, mfc=fill, mec=edge, mew=1.1, markersize=7,
                  zorder=3, clip_on=False)  # fmt: skip


def _place(one: ClaimSaid, days: tuple[int, int]) -> float:
    first, last = days
    if one.written is None:
        return first - max(1.0, last - first) * 0.2
    return float(date.fromisoformat(one.written).toordinal())


def _name(axes: Axes, at: float, name: str, state: str) -> None:
    rows: tuple[tuple[str, float, dict[str, Any]], ...] = (
        (name, 0.14, {"weight": "bold"}),
        (state, -0.2, {"color": GREY}),
    )
    for text, above, how in rows:
        axes.annotate(
            text, (0, at + above), (-10, 0), xycoords=("axes fraction", "data"),
            textcoords="offset points", ha="right", va="center", size=SMALL, **how,
        )  # fmt: skip


def _time(axes: Axes, days: tuple[int, int], is_any_undated: bool) -> None:
    """The first and the last day in words, and at the left documents that are not dated."""
    first, last = days
    span = max(1.0, last - first)
    ends = sorted({first, last} - {0})
    marks = [first - span * 0.2, *ends] if is_any_undated else [float(day) for day in ends]
    labels = [date.fromordinal(day).isoformat() for day in ends]
    axes.set_xticks(marks, [told(say("undated"))] * is_any_undated + labels, size=SMALL)
    axes.set_xlim(first - span * 0.28, last + span * 0.22)
    axes.set_xlabel(
        told(say("when the document was written; claims of one day stand side by side"))
    )


def _legend(axes: Axes, stances: set[Stance]) -> None:
    from matplotlib.lines import Line2D

    handles = [
        Line2D([], [], linestyle="", marker=shape, mfc=fill, mec=edge, markersize=6,
               label=told(plain(stance)))
        for stance, (shape, fill, edge) in MARKS.items()
        if stance in stances
    ]  # fmt: skip
    axes.legend(handles=handles, loc="lower left", bbox_to_anchor=(-0.01, 1.0), ncols=len(handles),
                handletextpad=0.2, columnspacing=1.2, title="")  # fmt: skip
