"""Reported activity before and after a moment, with what weakens the picture drawn in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from recount.analysis.appraisals import Appraisal
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
    headed,
    plate,
)
from recount.analysis.pictures.speaking import told
from recount.analysis.wording import counted, interval
from recount.model.saying import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from recount.analysis.changes import Activity, Bin, Stretch

EVENTS, REPORTS = 2.1, 0.75
LOOKED = say("independent origins writing in the same days: how closely anybody looked")


def draw_activity(appraisal: Appraisal[Activity]) -> Figure:
    """Events above, who wrote below, over the same days."""
    result = appraisal.result
    found = plate(appraisal, EVENTS + REPORTS + 1.15, 3)
    wide = WIDTH - 2 * EDGE - 0.45
    upper = found.axes(EDGE + 0.4, REPORTS + 0.85, wide, EVENTS)
    lower = found.axes(EDGE + 0.4, 0.42, wide, REPORTS)
    bins = (*result.bins_before, *result.bins_after)
    _events(upper, result, bins)
    _reports(lower, bins)
    for axes in (upper, lower):
        _days(axes, result)
    upper.set_xticklabels([])
    return found.figure


def _events(axes: Axes, result: Activity, bins: Sequence[Bin]) -> None:
    most = max([one.events.high or 0 for one in bins] + [2])
    for one in bins:
        start, wide = _ordinal(one.start), _ordinal(one.end) - _ordinal(one.start) + 1
        best, high = one.events.best or 0, one.events.high or 0
        axes.bar(start, best, width=wide * 0.86, align="edge", color=INK, zorder=3)
        middle = start + wide * 0.43
        if one.events.low != high:
            axes.plot([middle] * 2, [one.events.low, high], color=GREY, linewidth=1.2, zorder=4)
            axes.plot([middle] * 2, [one.events.low, high], "_", color=GREY, ms=6, zorder=4)
    for side in (result.before, result.after):
        _rate(axes, side, result.step, most)
    _labels(axes, result, most)
    _fitted(axes, result, bins)
    _late(axes, result)
    axes.set_ylim(0, most * 1.38)
    bare(axes, "y")
    headed(axes, _title(result))


def _title(result: Activity) -> str:
    days = counted(result.step, "day")
    if result.delay and result.delay.most:
        return say(
            "events in stretches of %(days)s, thin lines where dates are not sure; hatched: not "
            "all reported yet",
            days=days,
        )
    return say("events in stretches of %(days)s, thin lines where dates are not sure", days=days)


def _rate(axes: Axes, side: Stretch, step: int, most: int) -> None:
    """The mean with its interval, over the days that it holds for."""
    ends = [_ordinal(side.start), _ordinal(side.end) + 1]
    scale = step / 30
    high = side.rate.high if side.rate.high is not None else side.rate.low
    axes.fill_between(ends, side.rate.low * scale, min(high * scale, most * 1.3), color=ACCENT,
                      alpha=0.16, linewidth=0, zorder=2)  # fmt: skip
    value = (side.rate.value or 0.0) * scale
    axes.plot(ends, [value, value], color=ACCENT, linewidth=1.6, zorder=5)


def _labels(axes: Axes, result: Activity, most: int) -> None:
    """What the lines stand for: of before at the left end, of after at the right."""
    sides = (
        (result.before, say("before"), 0, "left", 1.3),
        (result.after, say("after"), 1, "right", 1.17),
    )
    for side, name, end, align, high in sides:
        away = 4 if align == "left" else -4
        rate = say("%(name)s: %(rate)s in 30 days", name=name, rate=interval(side.rate))
        axes.annotate(
            told(rate).replace(" to ", "–"), (end, most * high), (away, 0),
            xycoords=("axes fraction", "data"), textcoords="offset points", ha=align, va="center",
            size=SMALL, color=ACCENT, weight="bold", zorder=8,
            bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1.5},
        )  # fmt: skip


def _fitted(axes: Axes, result: Activity, bins: Sequence[Bin]) -> None:
    if result.series is None:
        return
    middles = [_ordinal(one.start) + result.step * 0.43 for one in bins]
    parts = (slice(0, len(result.bins_before)), slice(len(result.bins_before), None))
    for part in parts:
        axes.plot(middles[part], result.series.fitted[part], color=GREY, linewidth=1.3,
                  linestyle=(0, (3, 2)), zorder=6)  # fmt: skip


def _late(axes: Axes, result: Activity) -> None:
    """The last days, whose events are not all reported yet."""
    if result.delay is None or not result.delay.most:
        return
    end = _ordinal(result.after.end) + 1
    start = max(end - result.delay.most, _ordinal(result.after.start))
    axes.axvspan(start, end, facecolor=PALE, hatch="///", edgecolor=LIGHT, linewidth=0, zorder=1)


def _reports(axes: Axes, bins: Sequence[Bin]) -> None:
    for one in bins:
        start, wide = _ordinal(one.start), _ordinal(one.end) - _ordinal(one.start) + 1
        axes.bar(start, one.origins, width=wide * 0.86, align="edge", color=LIGHT)
    axes.set_ylim(0, max([one.origins for one in bins] + [1]) * 1.15)
    bare(axes, "y")
    headed(axes, LOOKED)


def _days(axes: Axes, result: Activity) -> None:
    first, last = _ordinal(result.before.start), _ordinal(result.after.end) + 1
    cut, after = _ordinal(result.before.end) + 1, _ordinal(result.after.start)
    if after > cut:
        axes.axvspan(cut, after, facecolor=LIGHT, alpha=0.6, linewidth=0)
    axes.axvline(after, color=INK, linewidth=1.1, linestyle=(0, (1, 1.5)), zorder=7)
    marks = _marks(first, last, after)
    axes.set_xticks(marks, [date.fromordinal(mark).isoformat() for mark in marks], size=SMALL)
    axes.tick_params(axis="x", pad=6)
    for mark, text in zip(marks, axes.get_xticklabels(), strict=True):
        if mark == first:
            text.set_horizontalalignment("left")
        elif mark == last - 1:
            text.set_horizontalalignment("right")
    axes.set_xlim(first, last)
    from matplotlib.ticker import MaxNLocator

    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))


def _marks(first: int, last: int, cut: int) -> list[int]:
    """The ends and the moment, with the ends left out where they would stand over it."""
    room = (last - first) * 0.17
    return [cut, *(day for day in (first, last - 1) if abs(day - cut) > room)]


def _ordinal(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()
