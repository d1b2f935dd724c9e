"""The colours of claims are told apart by whoever sees them, in both lights."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

STYLE = (Path(__file__).parents[2] / "frontend/src/reading.css").read_text(encoding="utf-8")
Triple = tuple[float, float, float]
SEEN_BY: dict[str, tuple[Triple, Triple, Triple]] = {
    # What is left of red, green and blue (Machado, Oliveira and Fernandes 2009, whole loss).
    "most people": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "the red-blind": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "the green-blind": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "the blue-blind": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
LEAST = 0.04
"""A distance in OKLab; 0.02 is about what can be seen at all, side by side."""


def palettes() -> list[dict[str, str]]:
    """The colours of the light and of the dark style sheet by their names."""
    roots = re.findall(r":root \{(.*?)\n\s*\}", STYLE, re.DOTALL)
    found = [dict(re.findall(r"--([\w-]+): (#\w{6});", one)) for one in roots]
    return [one for one in found if "c0" in one]


def linear(colour: str) -> Triple:
    values = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
    return r, g, b


def times(matrix: tuple[Triple, Triple, Triple], v: Triple) -> Triple:
    x, y, z = (sum(a * b for a, b in zip(row, v, strict=True)) for row in matrix)
    return x, y, z


def oklab(light: Triple) -> Triple:
    cones = times(
        (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        ),
        light,
    )
    l, m, s = (max(one, 0.0) ** (1 / 3) for one in cones)  # noqa: E741
    return times(
        (
            (0.2104542553, 0.7936177850, -0.0040720468),
            (1.9779984951, -2.4285922050, 0.4505937099),
            (0.0259040371, 0.7827717662, -0.8086757660),
        ),
        (l, m, s),
    )


def apart(one: str, other: str, eyes: str) -> float:
    """How far two colours are from each other for these eyes."""
    a, b = (oklab(times(SEEN_BY[eyes], linear(colour))) for colour in (one, other))
    return sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5


def contrast(one: str, other: str) -> float:
    """By WCAG 2."""
    weights = (0.2126, 0.7152, 0.0722)
    dark, light = sorted(
        sum(k * v for k, v in zip(weights, linear(colour), strict=True)) for colour in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("eyes", SEEN_BY)
@pytest.mark.parametrize("light", [0, 1], ids=["light", "dark"])
def test_no_two_claims_look_alike_nor_one_like_the_page(light: int, eyes: str) -> None:
    palette = palettes()[light]
    colours = [palette[f"c{n}"] for n in range(8)]
    every = [(apart(a, b, eyes), a, b) for a, b in combinations([*colours, palette["paper"]], 2)]
    assert min(every)[0] > LEAST, min(every)


@pytest.mark.parametrize("light", [0, 1], ids=["light", "dark"])
def test_words_are_read_on_each_of_them(light: int) -> None:
    palette = palettes()[light]
    assert all(contrast(palette[f"c{n}"], palette["ink"]) > 4.5 for n in range(8))
