"""Blocks are set as they are said, whatever is in them, and ranges are drawn as ranges."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, timedelta

import pypdfium2
import pytest

from recount.publishing.report import (
    Heading,
    MapPoint,
    Paragraph,
    Picture,
    Quotation,
    RangeBar,
    Report,
    ReportForm,
    Run,
    Sheet,
    TimelineEvent,
    draw_bars,
    draw_map,
    draw_timeline,
    set_report,
)
from recount.publishing.report.borders import Window, area_and_middle, atlas, clipped
from recount.publishing.report.drawing import shortened, text_width, ticks
from recount.publishing.report.fonts import are_covered, faces_for

NASTY = '<b>"#strong[x]\\ $1$ `&amp;` } ]) // <script>'


def report(*blocks):
    return Report("Title", "Subtitle", "Publisher", "Running", "Imprint", blocks)


def pdf_text(data):
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


@pytest.mark.parametrize("form", ReportForm)
def test_what_looks_like_markup_is_text(form):
    made = report(
        Heading(1, NASTY, "one"),
        Paragraph((Run(NASTY),)),
        Quotation(NASTY, NASTY, (Run(NASTY, to="one"),)),
        Sheet((NASTY,), (((Run(NASTY),),),), (1,), caption=NASTY),
    )
    data = set_report(made, form)
    if form is ReportForm.PDF:
        told = pdf_text(data)
    elif form is ReportForm.DOCX:
        told = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    else:
        told = data.decode()
    assert "#strong[x]" in told
    assert "<script>" not in told or form is ReportForm.PDF


def test_arabic_comes_with_its_own_letters():
    words = "غارة قرب مرزق"
    made = report(Heading(1, "One", "one"), Quotation(words, "Who", (Run("where"),)))
    assert are_covered(made.texts())
    assert any(face.family == "Noto Naskh Arabic" for face, _ in faces_for(made.texts()))
    assert set_report(made, ReportForm.PDF) == set_report(made, ReportForm.PDF)
    document = zipfile.ZipFile(io.BytesIO(set_report(made, ReportForm.DOCX)))
    assert "<w:rtl/>" in document.read("word/document.xml").decode()


def test_an_arabic_name_in_a_drawing_is_drawn_in_its_own_font():
    drawn = draw_map([point("مرزق", 25.9, 13.9)])
    assert "<tspan font-family=\"'Noto Naskh Arabic', serif\">مرزق</tspan> (1)" in drawn.svg()
    picture = Picture(drawn.svg(), drawn.width, drawn.height, "A map", "A map of Murzuq")
    assert set_report(report(Heading(1, "One", "one"), picture), ReportForm.PDF).startswith(b"%PDF")


def test_letters_that_the_fonts_lack_are_known():
    assert not are_covered(["襲撃"])


def test_a_page_loads_nothing_from_elsewhere():
    page = set_report(report(Heading(1, "One", "one")), ReportForm.HTML).decode()
    assert "default-src 'none'" in page
    assert not re.findall(r'(?:src|href)=["\']?https?:', page)


def bar(**more):
    given = {"low": 3, "best": 5, "high": 9, "said": "5 (3–9)"} | more
    return RangeBar("Oldmill", "3 May", **given)


def test_a_range_is_drawn_from_the_least_to_the_most():
    drawn = draw_bars([bar(), bar(low=0, best=None, high=10, said="0–10")], "Killed").svg()
    widths = [float(one) for one in re.findall(r'<rect [^>]*?width="([\d.]+)"', drawn)]
    assert widths[1] / widths[0] == pytest.approx(10 / 6, rel=0.01)
    assert drawn.count("<circle") == 1


def test_an_open_range_ends_in_an_arrow_and_an_unknown_one_in_words():
    drawn = draw_bars([bar(high=None, best=None), bar(low=None, best=None, high=None)], "K").svg()
    assert "stroke-dasharray" in drawn
    assert "not known" in drawn
    assert "<rect" not in drawn


def test_a_long_quiet_time_is_cut_out_and_said():
    days = [date(2031, 1, 1), date(2031, 1, 3), date(2032, 1, 3)]
    rows = [TimelineEvent(str(n), day, day, 1, 1, 1) for n, day in enumerate(days)]
    assert "364 days without an event" in draw_timeline(rows, "Killed").svg()


def test_many_events_become_months():
    first = date(2031, 1, 1)
    rows = [
        TimelineEvent(str(n), first + timedelta(n), first + timedelta(n), 1, 1, 2)
        for n in range(100)
    ]
    drawn = draw_timeline(rows, "Killed").svg()
    assert drawn.count("<rect") == 4


def test_an_event_of_which_no_number_is_known_is_on_the_time_line():
    day = date(2031, 1, 1)
    drawn = draw_timeline([TimelineEvent("7", day, day, None, None, None)], "Killed").svg()
    assert ">?</text>" in drawn
    assert ">7</text>" in drawn


def point(name, lat, lon, **more):
    given = {"numbers": ("1",), "radius_km": 5.0, "low": 3, "high": 3} | more
    return MapPoint(name, lat=lat, lon=lon, **given)


def test_a_map_names_places_and_countries_without_laying_them_over_each_other():
    places = [point(f"Place {n}", 25.9 + n / 50, 13.9 + n / 50) for n in range(12)]
    drawn = draw_map(places).svg()
    assert "LIBYA" in drawn
    shown = re.findall(r'<text text-anchor="start" x="([\d.]+)" y="([\d.]+)"[^>]*>Place', drawn)
    corners = {(float(x), float(y)) for x, y in shown}
    assert len(corners) > 4
    for x, y in corners:
        near = [(a, b) for a, b in corners if abs(b - y) < 8 and abs(a - x) < 30]
        assert near == [(x, y)]


def test_a_place_that_is_hardly_known_has_a_ring_as_wide_as_that():
    drawn = draw_map([point("South", 25, 15, radius_km=200.0)]).svg()
    assert 'stroke-dasharray="2.5 2.5"' in drawn


def test_borders_are_lines_that_two_countries_share():
    window = Window(9, 22, 20, 27)
    names = {name for name, _ in atlas().lands(window)}
    assert {"Libya", "Algeria", "Niger", "Chad"} <= names
    assert list(atlas().borders(window))


def test_a_shape_is_cut_to_its_window():
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    cut = clipped(square, Window(2, 2, 9, 9))
    area, middle = area_and_middle(cut)
    assert area == pytest.approx(4)
    assert middle == pytest.approx((3, 3))


@pytest.mark.parametrize(("most", "last"), [(0, 1), (3, 3), (17, 20), (43, 50), (999, 1000)])
def test_a_scale_ends_in_a_round_number(most, last):
    assert ticks(most)[-1] == last
    assert len(ticks(most)) <= 7


def test_a_name_that_is_too_long_is_cut_and_marked():
    cut = shortened("A very long name of a very small place", 60, 8)
    assert cut.endswith("…")
    assert text_width(cut, 8) <= 60


def test_a_word_file_leads_to_its_chapters_and_holds_nothing_of_another_one():
    made = report(
        Paragraph((Run("What is known."),)),
        Heading(1, "What happened"),
        Heading(2, "Air strike, Oldmill", "event-1", "3 May 2031"),
        Quotation("eight died", "The ministry said so", (Run("Gazette"),)),
        Heading(1, "Sources", "sources"),
    )
    with zipfile.ZipFile(io.BytesIO(set_report(made, ReportForm.DOCX))) as packed:
        parts = {name: packed.read(name).decode("utf-8", "replace") for name in packed.namelist()}
    text = parts["word/document.xml"]
    links = re.findall(r'w:anchor="(\w+)"', text)
    assert links == ["chapter_1", "chapter_2"]
    assert all(f'w:name="{one}"' in text for one in [*links, "event_1", "sources"])
    assert text.index("Contents") < text.index('w:name="chapter_1"')
    assert not [name for name in parts if "thumbnail" in name]
    assert "Title" in parts["word/header1.xml"]
