"""The plate that every picture stands on: title, answer, picture, and whose data it is."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from recount.analysis.appraisals import Appraisal, DataNote
from recount.analysis.pictures.speaking import is_rightward, told
from recount.analysis.wording import counted
from recount.model.saying import Words, say, say_list

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK = "#17212b"
GREY = "#5d6873"
LIGHT = "#b9c2ca"
PALE = "#e9edf0"
ACCENT = "#a3271f"
WIDTH = 7.6
BEYOND = 0.13
"""Inches beyond the end of an axis that a label may reach."""
EDGE = 0.28
TITLE, TEXT, SMALL, NOTE = 12.0, 8.4, 7.4, 6.4
LINE, BELOW = 1.42, 0.42
"""Inches and points; a line of text is so many times as high as its letters, with so much of it
below them."""

RULES = {
    "font.family": "DejaVu Sans",
    "font.size": SMALL,
    "text.color": INK,
    "axes.edgecolor": LIGHT,
    "axes.labelcolor": GREY,
    "axes.linewidth": 0.7,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "xtick.color": LIGHT,
    "ytick.color": LIGHT,
    "xtick.labelcolor": GREY,
    "ytick.labelcolor": INK,
    "grid.color": PALE,
    "grid.linewidth": 0.8,
    "hatch.linewidth": 0.5,
    "legend.frameon": False,
    "legend.fontsize": SMALL,
    "svg.hashsalt": "recount",
    "svg.fonttype": "path",
}


@dataclass(frozen=True, slots=True)
class Plate:
    """A figure with its head and foot written; `top` and `bottom` bound what is left, in inches
    from below."""

    figure: Figure
    top: float
    bottom: float

    def axes(self, left: float, bottom: float, width: float, height: float) -> Axes:
        """Axes at a place in inches, from the left edge and from the bottom of what is left."""
        wide, high = self.figure.get_size_inches()
        place = (left / wide, (self.bottom + bottom) / high, width / wide, height / high)
        axes: Axes = self.figure.add_axes(place)
        return axes

    def line(self, words: str, above: float, **how: Any) -> None:
        """A line of words so many inches above the bottom of what is left, from where lines
        begin."""
        wide, high = self.figure.get_size_inches()
        at = 1 - EDGE / wide if is_rightward() else EDGE / wide
        self.figure.text(
            at, (self.bottom + above) / high, told(words), size=SMALL, ha=_side(), **how
        )


def plate(appraisal: Appraisal[Any], body: float, answers: int = 1) -> Plate:
    """A plate with room for a picture of so many inches, below the first answers."""
    from matplotlib.figure import Figure

    title = wrapped(told(appraisal.title), TITLE, WIDTH - 2 * EDGE)
    answered = [
        line
        for text in appraisal.answers[:answers]
        for line in wrapped(told(text), TEXT, WIDTH - 2 * EDGE)
    ]
    note = [line for text in notes(appraisal) for line in wrapped(text, NOTE, WIDTH - 2 * EDGE)]
    head = _high(title, TITLE) + _high(answered, TEXT) + 0.16
    foot = _high(note, NOTE) + 0.14
    height = EDGE + head + body + foot + EDGE * 0.8
    figure = Figure(figsize=(WIDTH, height), facecolor="white")
    at = height - EDGE
    at = _write(figure, title, (at, TITLE), {"weight": "bold"})
    _write(figure, answered, (at - 0.05, TEXT), {"color": GREY})
    _write(figure, note, (EDGE * 0.8 + _high(note, NOTE), NOTE), {"color": GREY})
    _rule(figure, EDGE * 0.8 + _high(note, NOTE) + 0.07)
    return Plate(figure, EDGE * 0.8 + foot + body, EDGE * 0.8 + foot)


def notes(appraisal: Appraisal[Any]) -> tuple[str, ...]:
    """What stands below every picture, which may travel without its page: what is assumed, what to
    mind, what the data are, and by which rules and whose."""
    said: list[Words] = [say("Assumed: %(lines)s", lines=_together(appraisal.assumptions))]
    if appraisal.caveats:
        said.append(say("Mind: %(lines)s", lines=_together(appraisal.caveats)))
    return tuple(told(one) for one in (*said, *_data_notes(appraisal.data)))


def _together(lines: Sequence[str]) -> str:
    return say_list(lines, " ")


def _data_notes(data: DataNote) -> tuple[Words, Words]:
    return (
        say(
            "Data: %(ledger)s: %(documents)s, %(origins)s, %(until)s. What is shown is what was "
            "reported.",
            ledger=data.ledger,
            documents=counted(data.documents, "document"),
            origins=counted(data.origins, "origin"),
            until=say("until %(day)s", day=data.as_of) if data.as_of else say("undated"),
        ),
        say(
            "Rules: %(rules)s; made by %(made)s. %(licence)s",
            rules=data.methodology or say("none"),
            made=data.made_by or "Recount",
            licence=data.licence,
        ),
    )


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Text in lines that fit into so many inches."""
    letters = int(width * 72 / (size * 0.555))
    return textwrap.wrap(text, letters) or [""]


def cut(text: str, letters: int) -> str:
    """Text of so many letters at most."""
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"


def every(labels: Sequence[str], size: float, inches: float) -> int:
    """Of labels along an axis of so many inches, each how many-th has room."""
    longest = max((len(label) for label in labels), default=0) + 2
    return max(1, -(-len(labels) * longest // int(inches * 72 / (size * 0.555))))


def with_room(labels: Sequence[str], size: float, inches: float) -> list[int]:
    """Which of the labels of equal steps along an axis have room: none that reaches far beyond its
    end, where other words stand."""
    shown = list(range(0, len(labels), every(labels, size, inches)))
    step = inches / max(1, len(labels))
    return [
        at
        for at in shown
        if len(labels[at]) * size * 0.555 / 144 - (min(at, len(labels) - 1 - at) + 0.5) * step
        <= BEYOND
    ] or shown[:1]  # fmt: skip


def _high(lines: Sequence[str], size: float) -> float:
    return len(lines) * size * LINE / 72


def _write(
    figure: Figure, lines: Sequence[str], place: tuple[float, float], how: dict[str, Any]
) -> float:
    """Writes lines from a height downwards; gives the height below them."""
    at, size = place
    wide, high = figure.get_size_inches()
    left = 1 - EDGE / wide if is_rightward() else EDGE / wide
    for line in lines:
        # By their baselines: letters of other scripts are higher, and lines would not be even.
        at -= size * LINE / 72
        figure.text(left, (at + size * BELOW / 72) / high, line, size=size, ha=_side(), **how)
    return at


def _side() -> Literal["left", "right"]:
    """Where a line of words begins."""
    return "right" if is_rightward() else "left"


def _rule(figure: Figure, at: float) -> None:
    from matplotlib.lines import Line2D

    wide, high = figure.get_size_inches()
    ends = [EDGE / wide, 1 - EDGE / wide]
    figure.add_artist(Line2D(ends, [at / high, at / high], color=LIGHT, linewidth=0.7))


def range_bar(axes: Axes, at: float, ends: tuple[float, float | None], how: dict[str, Any]) -> None:
    """A range as a line between two stops; with an arrow where nothing bounds it above.

    `best` is marked with a dot where it is given; `limit` is where an open range is cut.
    """
    low, high = ends
    colour, thick = how.get("color", INK), how.get("thick", 5.0)
    end = how["limit"] if high is None else high
    axes.plot([low, end], [at, at], color=colour, linewidth=thick, solid_capstyle="butt",
              alpha=how.get("alpha", 1.0), zorder=3)  # fmt: skip
    stops = [low] if high is None else [low, end]
    axes.plot(stops, [at] * len(stops), "|", color=colour, markersize=11, mew=1.3, zorder=4)
    if high is None:
        axes.plot([end], [at], ">", color=colour, markersize=7, zorder=4)
    best = low if low == high else how.get("best")
    if best is not None:
        axes.plot([best], [at], "o", color="white", mec=colour, mew=1.4, markersize=6,
                  zorder=5)  # fmt: skip


def bare(axes: Axes, grid: Literal["x", "y"] = "x") -> None:
    """Axes without a frame, with faint lines along one direction."""
    axes.grid(visible=True, axis=grid)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)


def headed(axes: Axes, words: str) -> None:
    """Says above axes what they show, from where lines begin."""
    axes.set_title(told(words), loc=_side(), size=TEXT, color=GREY)


def whole_numbers() -> Any:
    """Marks along an axis at whole numbers only: there is no half of a person."""
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(integer=True)
