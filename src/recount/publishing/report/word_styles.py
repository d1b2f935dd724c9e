"""How a report looks in Word: styles that whoever works on it can change in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from recount.publishing.report.blocks import Report

PAGE_WIDTH = 166
"""Millimetres between the margins."""
_SERIF, _SANS = "Georgia", "Arial"
INK, _SOFT, _TOLL, _RULE = "14181D", "4B545D", "7D1128", "C9CFD4"


@dataclass(frozen=True, slots=True)
class _Look:
    font: str
    size: float
    bold: bool = False
    colour: str = INK
    before: float = 0
    after: float = 6
    line: float = 1.2
    italic: bool = False
    keep: bool = False
    indent: float = 0


_LOOKS = {
    "Normal": _Look(_SERIF, 10, after=7, line=1.3),
    "Title": _Look(_SERIF, 28, True, before=48, after=8, line=1.05),
    "Subtitle": _Look(_SERIF, 13.5, colour=_SOFT, after=18),
    "Heading 1": _Look(_SERIF, 17, True, before=30, after=10, keep=True),
    "Heading 2": _Look(_SERIF, 12, True, before=20, after=6, keep=True),
    "Heading 3": _Look(_SANS, 9.5, True, before=10, after=4, keep=True),
    "Caption": _Look(_SANS, 8.5, colour=_SOFT, before=4, after=8),
    "Quote": _Look(_SERIF, 10, before=6, after=2, keep=True, indent=5),
    "List Bullet": _Look(_SERIF, 10, after=4, line=1.3),
    "List Number": _Look(_SERIF, 10, after=4, line=1.3),
}
_OWN = {
    "Entry": _Look(_SANS, 9, after=1, line=1.1),
    "Imprint": _Look(_SANS, 9.5, True),
    "Lead": _Look(_SERIF, 12.5, after=12, line=1.4),
    "Note": _Look(_SANS, 8.5, colour=_SOFT),
    "Missing": _Look(_SERIF, 10, italic=True, colour=_TOLL),
    "Key figure": _Look(_SERIF, 22, True, after=0, line=1.0),
    "Cell": _Look(_SANS, 8.5, after=1, line=1.1),
    "Gap": _Look(_SANS, 4, after=4, line=1.0),
    "Picture": _Look(_SANS, 8.5, before=10, after=2, line=1.0, keep=True),
    "Quoted from": _Look(_SANS, 8.5, colour=_SOFT, after=8, indent=5),
}


def set_styles(document: Any, report: Report) -> None:
    """Paper, margins, styles, and the lines at the foot of each page."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt, RGBColor

    for name, look in _LOOKS.items():
        _set(document.styles[name], look)
    for name, look in _OWN.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _set(style, look)
    for name in ("Soft", "Aside"):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb = RGBColor.from_string(_SOFT)
    document.styles["Aside"].font.size, document.styles["Aside"].font.bold = Pt(9.5), False
    for name in ("Quote", "Quoted from"):
        edged(document.styles[name].element.get_or_add_pPr(), "left", 12, _RULE)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm((210 - PAGE_WIDTH) / 2)
    page.top_margin, page.bottom_margin = Mm(25), Mm(24)
    document.styles["Heading 2"].paragraph_format.tab_stops.add_tab_stop(Mm(PAGE_WIDTH), 2)
    page.different_first_page_header_footer = True
    _head(page.header.paragraphs[0], report)
    for foot in (page.footer.paragraphs[0], page.first_page_footer.paragraphs[0]):
        _foot(foot, report)


def _head(row: Any, report: Report) -> None:
    """The line above each page but the first."""
    from docx.shared import Mm

    row.style = "Note"
    row.paragraph_format.tab_stops.add_tab_stop(Mm(PAGE_WIDTH), 2)
    row.add_run(f"{report.title}\t{report.publisher}")
    edged(row._p.get_or_add_pPr(), "bottom", 2, _RULE)


def _foot(foot: Any, report: Report) -> None:
    """The line below each page, with its number."""
    from docx.shared import Mm

    foot.style = "Note"
    foot.paragraph_format.tab_stops.add_tab_stop(Mm(PAGE_WIDTH), 2)
    foot.add_run(report.running + "\t")
    add_field(foot, "PAGE")


def _set(style: Any, look: _Look) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    style.font.name, style.font.size = look.font, Pt(look.size)
    style.font.bold, style.font.italic = look.bold, look.italic
    style.font.color.rgb = RGBColor.from_string(look.colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    fonts.set(qn("w:cs"), "Arial")
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.line_spacing, shape.keep_with_next = look.line, look.keep
    shape.widow_control = True
    if look.indent:
        shape.left_indent = Mm(look.indent)
    for border in style.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)


def edged(shape: Any, side: str, size: int, colour: str) -> None:
    """A line along one side of a paragraph, or of all of a style."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    line = f'<w:{side} w:val="single" w:sz="{size}" w:space="6" w:color="{colour}"/>'
    shape.insert_element_before(
        parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>"),
        *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"),
    )


def topped(table: Any) -> None:
    """A line above a table."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    line = f'<w:top w:val="single" w:sz="12" w:space="0" w:color="{INK}"/>'
    table._tbl.tblPr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{line}</w:tblBorders>"))


def without_thumbnail(document: Any) -> None:
    """Takes out the picture of another document that the library's empty file brings."""
    relations = document.part.package.rels
    for name in [one for one in relations if relations[one].reltype.endswith("/thumbnail")]:
        relations.pop(name)


def unpadded(table: Any) -> None:
    """Cells that begin where the text of the page does."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    sides = '<w:left w:w="0" w:type="dxa"/><w:right w:w="110" w:type="dxa"/>'
    table._tbl.tblPr.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"))


def ruled(table: Any) -> None:
    """Hair lines between rows; the first row is repeated on each page."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'
        for side, size, colour in (
            ("top", 8, INK),
            ("bottom", 8, INK),
            ("insideH", 2, _RULE),
        )
    )
    table._tbl.tblPr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>"))
    first = table.rows[0]._tr.get_or_add_trPr()
    first.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for row in table.rows:
        whole = parse_xml(f"<w:cantSplit {nsdecls('w')}/>")
        row._tr.get_or_add_trPr().append(whole)


def add_field(row: Any, code: str) -> None:
    """A number that Word counts."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    field = f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    row._p.append(parse_xml(field))


def add_anchor(row: Any, name: str, number: int) -> None:
    """A place that links lead to."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    start = f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{_mark(name)}"/>'
    row._p.insert(1, parse_xml(start))
    row._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'))


def add_link(row: Any, text: str, to: str) -> None:
    """Words that lead to a place in the same file."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    link = parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="{_mark(to)}"/>')
    link.append(row.add_run(text)._r)
    row._p.append(link)


def _mark(name: str) -> str:
    return name.replace("-", "_")
