"""Drawing by hand: lines, shapes and words as SVG, in points, readable in black and white."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

WIDTH = 470.0
"""As wide as the text of a page."""
INK, SOFT, FAINT, LAND, TOLL = "#14181d", "#4b545d", "#c9cfd4", "#f3f3ef", "#7d1128"
"""The toll is so dark that it is black where there is no colour."""
SEA = "#e4eaee"
FONT = "'Source Sans 3', sans-serif"
ARABIC = "'Noto Naskh Arabic', serif"
_ARABIC = re.compile(
    r"([\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"
    r"(?:[\s\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]*"
    r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff])?)"
)


@dataclass(slots=True)
class Drawing:
    """A sheet to draw on; what is drawn later lies above."""

    width: float
    height: float
    parts: list[str] = field(default_factory=list)

    def line(
        self, start: tuple[float, float], end: tuple[float, float], width: float = 0.6, **more: str
    ) -> None:
        """A straight line."""
        (x1, y1), (x2, y2) = start, end
        self.add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke_width=width, **_inked(more))

    def box(self, corner: tuple[float, float], size: tuple[float, float], **more: str) -> None:
        """A rectangle."""
        self.add("rect", x=corner[0], y=corner[1], width=size[0], height=size[1], **more)

    def disc(self, middle: tuple[float, float], radius: float, **more: str) -> None:
        """A circle."""
        self.add("circle", cx=middle[0], cy=middle[1], r=radius, **more)

    def path(self, d: str, **more: str) -> None:
        """A path of lines."""
        self.add("path", d=d, **more)

    def words(self, at: tuple[float, float], text: str, size: float = 8, **more: str) -> None:
        """A line of text; `anchor` is start, middle or end."""
        anchor = more.pop("anchor", "start")
        more.setdefault("fill", INK)
        attributes = _written({"x": at[0], "y": at[1], "font_size": size, **more})
        self.parts.append(f'<text text-anchor="{anchor}" {attributes}>{_in_its_fonts(text)}</text>')

    def add(self, tag: str, **attributes: str | float) -> None:
        """An element."""
        self.parts.append(f"<{tag} {_written(attributes)}/>")

    def svg(self) -> str:
        """All of it."""
        size = f'width="{_plain(self.width)}pt" height="{_plain(self.height)}pt"'
        view = f'aria-hidden="true" viewBox="0 0 {_plain(self.width)} {_plain(self.height)}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} font-family="{FONT}">'
        return "\n".join([head, *self.parts, "</svg>"])


def _in_its_fonts(text: str) -> str:
    """A text whose Arabic words name their own font: a drawing finds none by itself."""
    parts = _ARABIC.split(text)
    return "".join(
        f'<tspan font-family="{ARABIC}">{part}</tspan>' if place % 2 else part
        for place, part in enumerate(escape(part, quote=False) for part in parts)
    )


def text_width(text: str, size: float) -> float:
    """About how wide a text is, set in that size."""
    narrow = sum(1 for letter in text if letter in "iljtfr.,:;'’|()[] ")
    wide = sum(1 for letter in text if letter in "mwMW—")
    return size * (0.5 * (len(text) - narrow - wide) + 0.28 * narrow + 0.82 * wide)


def shortened(text: str, width: float, size: float) -> str:
    """A text that fits into a width; what is left out is marked."""
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip(" ,;") + "…"


def ticks(most: float, about: int = 5) -> list[int]:
    """Round numbers from 0 to the first that is no less than `most`."""
    if most <= 0:
        return [0, 1]
    step = next(
        unit * 10**power
        for power in range(12)
        for unit in (1, 2, 5)
        if unit * 10**power * about >= most
    )
    return list(range(0, int(-(-most // step)) * step + 1, step))


def _inked(more: dict[str, str]) -> dict[str, str]:
    return {"stroke": INK, **more}


def _written(attributes: dict[str, str | float]) -> str:
    return " ".join(
        f'{name.replace("_", "-")}="{_plain(value)}"' for name, value in attributes.items()
    )


def _plain(value: str | float) -> str:
    if isinstance(value, str):
        return escape(value)
    return f"{value:.2f}".rstrip("0").rstrip(".")
