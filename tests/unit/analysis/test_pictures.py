"""Pictures: the same answer gives the same bytes, every letter is drawn, nothing needs a style."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
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
from recount.analysis.pictures.plate import notes

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
