"""A report set as a page, as a PDF, or as a Word file; the same report gives the same bytes."""

from __future__ import annotations

from enum import StrEnum

from recount.publishing.report.blocks import Report
from recount.publishing.report.directions import directed


class ReportForm(StrEnum):
    """What a report is set as."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


def set_report(report: Report, form: ReportForm) -> bytes:
    """The bytes of the file."""
    report = directed(report)
    match form:
        case ReportForm.HTML:
            from recount.publishing.report.html import html_text

            return html_text(report).encode()
        case ReportForm.PDF:
            from recount.publishing.report.typesetting import pdf_bytes

            return pdf_bytes(report)
        case ReportForm.DOCX:
            from recount.publishing.report.word import docx_bytes

            return docx_bytes(report)
