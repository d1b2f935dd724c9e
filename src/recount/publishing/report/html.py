"""A report as one page that needs no other file: its type and its pictures are in it."""

from __future__ import annotations

from importlib.resources import files

from recount.publishing.report.blocks import Heading, Picture, Report, Sheet
from recount.publishing.report.fonts import faces_for


def html_text(report: Report) -> str:
    """The page."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    source = files("recount.resources") / "report" / "report.html"
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["drawing"] = Markup
    template = environment.from_string(source.read_text(encoding="utf-8"))
    chapters = [one for one in report.blocks if isinstance(one, Heading) and one.level == 1]
    return (
        template.render(
            report=report,
            chapters=chapters,
            numbers=_numbers(report),
            faces=faces_for([*report.texts(), "0123456789–“”·/ FigureTablContents"]),
        ).rstrip()
        + "\n"
    )


def _numbers(report: Report) -> dict[int, int]:
    """The number of each chapter, table and picture, by its place among the blocks."""
    found: dict[int, int] = {}
    seen = dict.fromkeys(("chapter", "sheet", "picture"), 0)
    for place, block in enumerate(report.blocks):
        kind = _kind(block)
        if kind:
            seen[kind] += 1
            found[place] = seen[kind]
    return found


def _kind(block: object) -> str:
    if isinstance(block, Heading):
        return "chapter" if block.level == 1 else ""
    if isinstance(block, Sheet):
        return "sheet" if block.caption else ""
    return "picture" if isinstance(block, Picture) else ""
