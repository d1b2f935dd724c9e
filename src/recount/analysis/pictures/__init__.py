"""One picture for each answer, for paper and for the desk: ranges are drawn as ranges, in shades
that survive a copier, with what the data are, by which rules and whose, below."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from recount.analysis.pictures.speaking import ENGLISH, Tongue

if TYPE_CHECKING:
    from recount.analysis.appraisals import Appraisal

__all__ = ["Form", "Tongue", "draw", "inline"]


class Form(StrEnum):
    """What kind of file a picture is."""

    PNG = "png"
    SVG = "svg"


def draw(appraisal: Appraisal[Any], form: Form, tongue: Tongue = ENGLISH) -> bytes:
    """The picture of an answer as a file; the same answer always gives the same bytes."""
    from recount.analysis.pictures.drawing import drawn

    return drawn(appraisal, form, tongue)


def inline(appraisal: Appraisal[Any], tongue: Tongue = ENGLISH) -> str:
    """The picture as SVG that can stand inside a page which allows no styles of its own."""
    from recount.analysis.pictures.drawing import drawn
    from recount.analysis.pictures.inlining import inlined

    return inlined(drawn(appraisal, Form.SVG, tongue).decode(), tongue.said(appraisal.title))
