"""Arabic names stand within English lines without turning the numbers behind them."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from recount.publishing.report import Paragraph, Report, ReportForm, Run, set_report
from recount.publishing.report.directions import MARK, in_direction, stretches

NAME = "شبكة أخبار وادي الشاطئ"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Gazette, 2031-05-04", "Gazette, 2031-05-04"),
        (f"{NAME}, 2031-05-04, source 1", f"{NAME}{MARK}, 2031-05-04, source 1"),
        (f"said by {NAME} and Bell", f"said by {NAME}{MARK} and Bell"),
        ("في 12 أيار ٢٠٣١، تقرير", f"في 12 أيار ٢٠٣١، تقرير{MARK}"),
        (f"{NAME} (A) {NAME}", f"{NAME}{MARK} (A) {NAME}{MARK}"),
        ("", ""),
    ],
)
def test_a_mark_that_nobody_sees_ends_each_stretch(text, marked):
    assert in_direction(text) == marked
    assert "".join(piece for piece, _ in stretches(text)) == text


def test_every_form_of_a_report_has_the_mark_and_word_turns_only_the_arabic():
    line = Paragraph((Run(f"{NAME}, 2031-05-04"),))
    report = Report("Title", "", "", "", "Report", (line,))
    assert f"{NAME}{MARK}, 2031" in set_report(report, ReportForm.HTML).decode()
    with zipfile.ZipFile(io.BytesIO(set_report(report, ReportForm.DOCX))) as packed:
        document = packed.read("word/document.xml").decode()
    turned = re.findall(r"<w:rtl/>.*?<w:t[^>]*>(.*?)</w:t>", document)
    assert turned == [NAME]
