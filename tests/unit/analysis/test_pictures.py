"""Pictures: the same answer gives the same bytes, every letter is drawn, nothing needs a style."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import combinations
from xml.etree import ElementTree

import pytest

from recount.analysis import (
    ActivityQuestion,
    CompareQuestion,
    Form,
    Lists,
    Measure,
    Parting,
    Selection,
    Side,
    StrengthQuestion,
    Tally,
    Tongue,
    UndercountQuestion,
    Unit,
    appraise_activity,
    appraise_compare,
    appraise_counts,
    appraise_coverage,
    appraise_facilities,
    appraise_persons,
    appraise_strength,
    appraise_undercount,
    draw,
    inline,
)
from recount.analysis.pictures.drawing import _DRAWERS
from recount.analysis.pictures.plate import RULES, every, notes
from recount.analysis.pictures.speaking import ENGLISH, speaking
from recount.model.saying import Words

NOBODY = Selection()
ASK = {
    "strength": lambda m: appraise_strength(
        m, StrengthQuestion("", lambda c: Tally(c.low, c.low, c.high), NOBODY)
    ),
    "activity": lambda m: appraise_activity(
        m, ActivityQuestion(Selection("Hill Front", Side.BY), after=("e-strike0", "e-strike9"))
    ),
    "counts": lambda m: appraise_counts(m, NOBODY),
    "compare": lambda m: appraise_compare(m, CompareQuestion(NOBODY)),
    "compare people": lambda m: appraise_compare(
        m, CompareQuestion(NOBODY, Parting.PROVINCE, Measure.KILLED)
    ),
    "persons": lambda m: appraise_persons(m, NOBODY),
    "facilities": lambda m: appraise_facilities(m, NOBODY),
    "undercount": lambda m: appraise_undercount(m, UndercountQuestion(NOBODY)),
    "undercount of deaths": lambda m: appraise_undercount(
        m, UndercountQuestion(NOBODY, unit=Unit.DEATHS)
    ),
    "coverage": lambda m: appraise_coverage(m, NOBODY, Lists.PUBLISHER),
}


@pytest.fixture(scope="module", params=list(ASK))
def appraisal(request, material):
    return ASK[request.param](material)


def test_a_picture_is_a_file_and_always_the_same(appraisal):
    png = draw(appraisal, Form.PNG)
    assert png.startswith(b"\x89PNG")
    assert len(png) < 400_000
    assert draw(appraisal, Form.SVG) == draw(appraisal, Form.SVG)


def test_a_picture_in_a_page_brings_no_styles_and_no_outside_names(appraisal):
    svg = inline(appraisal)
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert root.get("aria-label") == appraisal.title
    for element in root.iter():
        assert "style" not in element.attrib
        assert not element.tag.endswith(("}style", "}script", "}metadata", "}image"))
        assert element.get("href", "#").startswith("#")


OTHER = Tongue(lambda words: "ش" if type(words) is Words else words, rightward=True)
"""A language in which each of our sentences is one letter, and which is written from the right."""


def strings(value: object) -> Iterator[str]:
    """Every text within records, but no name of a field or of a kind."""
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from strings(getattr(value, one.name))


def test_a_picture_says_all_words_of_its_own_in_the_language_of_whoever_looks(appraisal, material):
    from matplotlib.text import Text

    with speaking(OTHER):
        texts = [one.get_text() for one in _DRAWERS[appraisal.subject](appraisal).findobj(Text)]
    named = " ".join(strings((material.events, *material.claims.values(), *material.documents)))
    left = {word for text in texts for word in re.findall("[A-Za-z]{3,}", text)}
    assert {word for word in left if word not in named} == set()
    assert draw(appraisal, Form.SVG, OTHER) != draw(appraisal, Form.SVG)


def test_labels_along_an_axis_have_room_each():
    assert every(["2019-09"] * 4, 7.4, 5.0) == 1
    assert every(["a long month/of two names 2019"] * 12, 7.4, 5.0) > 3
    assert every([], 7.4, 5.0) == 1


LONG = Tongue(lambda words: f"{words} in all" if type(words) is Words else words)
"""A language that needs more letters than English."""


@pytest.mark.parametrize("tongue", [ENGLISH, LONG], ids=["English", "a longer language"])
def test_no_label_along_an_axis_stands_over_another(appraisal, tongue):
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    with matplotlib.rc_context(RULES), speaking(tongue):
        figure = _DRAWERS[appraisal.subject](appraisal)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        pen = canvas.get_renderer()
        labels = [one for axes in figure.axes for one in axes.get_xticklabels() if one.get_text()]
        level = [one for one in labels if not one.get_rotation() and one.get_visible()]
        for one, other in combinations(level, 2):
            ours, theirs = one.get_window_extent(pen), other.get_window_extent(pen)
            assert not ours.overlaps(theirs), (one.get_text(), other.get_text())


def test_every_answer_says_its_assumptions_and_its_data(appraisal):
    assert appraisal.assumptions
    assert appraisal.answers
    told = " ".join(notes(appraisal))
    said = ("years.ledger", "until 2033-02-28", "standard 1", "GeoNames (CC BY 4.0)")
    assert all(words in told for words in said)
    assert all(line in told for line in (*appraisal.assumptions, *appraisal.caveats))


def test_names_in_any_script_are_text_and_never_code(material):
    claims = {
        key: replace(row, person=replace(row.person, name="<script>&\u202e")) if row.person else row
        for key, row in material.claims.items()
    }
    svg = inline(appraise_persons(replace(material, claims=claims), NOBODY))
    assert "<script" not in svg


def test_arabic_letters_are_joined_and_not_set_side_by_side():
    from matplotlib.textpath import TextPath

    apart = sum(TextPath((0, 0), letter).get_extents().width for letter in "سلام")
    assert TextPath((0, 0), "سلام").get_extents().width < 0.9 * apart


def test_nothing_heavy_is_loaded_before_a_question_is_asked():
    code = (
        "import sys, recount.cli.program, recount.analysis, recount.app.assessing;"
        "print(sorted({'scipy', 'statsmodels', 'matplotlib', 'numpy'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
