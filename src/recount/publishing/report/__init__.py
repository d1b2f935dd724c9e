"""A report for people: said once, in blocks, and set as a page, as a PDF and as a Word file."""

from recount.publishing.report.bars import RangeBar, draw_bars
from recount.publishing.report.blocks import (
    Block,
    Facts,
    Heading,
    Items,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Picture,
    Quotation,
    Report,
    Run,
    Sheet,
    Style,
    Text,
    Tone,
    plain_text,
)
from recount.publishing.report.maps import MapPoint, draw_map
from recount.publishing.report.setting import ReportForm, set_report
from recount.publishing.report.timeline import TimelineEvent, draw_timeline

__all__ = [
    "Block",
    "Facts",
    "Heading",
    "Items",
    "KeyFigure",
    "KeyFigures",
    "MapPoint",
    "Paragraph",
    "Picture",
    "Quotation",
    "RangeBar",
    "Report",
    "ReportForm",
    "Run",
    "Sheet",
    "Style",
    "Text",
    "TimelineEvent",
    "Tone",
    "draw_bars",
    "draw_map",
    "draw_timeline",
    "plain_text",
    "set_report",
]
