"""Ranges side by side: from the least to the most, with the best number where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recount.publishing.report.drawing import (
    FAINT,
    INK,
    SOFT,
    TOLL,
    WIDTH,
    Drawing,
    shortened,
    ticks,
)

_LABELS, _NUMBERS, _ROW, _HEAD = 190.0, 96.0, 25.0, 26.0


@dataclass(frozen=True, slots=True)
class RangeBar:
    """One row: its name, what stands under it, its bounds, and the range in words.

    None is unknown: a range without a most is open, one without anything is not drawn.
    """

    label: str
    under: str
    low: int | None
    best: int | None
    high: int | None
    said: str
    beside: str = ""


def draw_bars(rows: Sequence[RangeBar], unit: str, beside: str = "") -> Drawing:
    """The rows under one scale; `unit` names what is counted, `beside` a last column."""
    most = max((one.high or one.best or one.low or 0 for one in rows), default=0)
    scale = ticks(most)
    drawing = Drawing(WIDTH, _HEAD + _ROW * len(rows) + 8)
    left, right = _LABELS, WIDTH - _NUMBERS - (44.0 if beside else 0.0)
    step = (right - left) / max(scale[-1], 1)
    for value in scale:
        x = left + value * step
        drawing.line((x, _HEAD - 5), (x, drawing.height - 8), 0.5, stroke=FAINT)
        drawing.words((x, _HEAD - 10), f"{value:,}", 7.5, anchor="middle", fill=SOFT)
    drawing.words((0, _HEAD - 10), unit, 8, font_weight="600")
    if beside:
        drawing.words((WIDTH, _HEAD - 10), beside, 7.5, anchor="end", fill=SOFT)
    for number, row in enumerate(rows):
        _row(drawing, row, _HEAD + _ROW * number, (left, step, right))
    return drawing


def _row(drawing: Drawing, row: RangeBar, top: float, frame: tuple[float, float, float]) -> None:
    left, step, right = frame
    middle = top + _ROW / 2
    drawing.line((0, top + _ROW), (WIDTH, top + _ROW), 0.3, stroke=FAINT)
    drawing.words((0, middle - 1), shortened(row.label, _LABELS - 14, 8.5), 8.5, font_weight="600")
    drawing.words((0, middle + 8.5), shortened(row.under, _LABELS - 14, 7.5), 7.5, fill=SOFT)
    drawing.words((right + 10, middle + 3), row.said, 8.5)
    if row.beside:
        drawing.words((WIDTH, middle + 3), row.beside, 8.5, anchor="end", fill=SOFT)
    low, high = row.low or 0, row.high
    if high is None and row.best is None and not low:
        drawing.words((left + 4, middle + 3), "not known", 7.5, fill=SOFT, font_style="italic")
        return
    end = left + high * step if high is not None else right
    begin = left + low * step
    if high is None:
        open_end(drawing, (begin, middle), end)
    elif end > begin:
        bar = {"fill": "#d9b8bf", "stroke": TOLL, "stroke_width": "0.8"}
        drawing.box((begin, middle - 4), (end - begin, 8), **bar)
    mark = row.best if row.best is not None else (low if low == high else None)
    if mark is not None:
        drawing.disc((left + mark * step, middle), 4.2, fill=TOLL, stroke="#fff", stroke_width="1")


def open_end(drawing: Drawing, begin: tuple[float, float], end: float) -> None:
    """A range that nothing bounds from above: an arrow."""
    x, y = begin
    drawing.line((x, y), (end - 4, y), 1.4, stroke=TOLL, stroke_dasharray="3 2")
    drawing.path(f"M{end - 6:.1f} {y - 3:.1f}L{end:.1f} {y:.1f}L{end - 6:.1f} {y + 3:.1f}",
                 fill="none", stroke=TOLL, stroke_width="1.2")  # fmt: skip
    drawing.line((x, y - 4), (x, y + 4), 1.4, stroke=INK)
