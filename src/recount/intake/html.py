"""Web pages: the article without its menus, and what the page says about itself."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from recount.intake import page_metadata
from recount.intake.decode import decode, tidy
from recount.intake.draft import (
    TEXT_BYTES,
    Draft,
    Field,
    Source,
    Taken,
    fields_of,
    name_for,
    without_title,
)

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.I)
_XML_CHARSET = re.compile(rb"""^<\?xml[^>]+encoding\s*=\s*["']([\w-]+)""", re.I)
_BLOCKS = frozenset(
    {
        *("p", "head", "item", "quote", "code", "list", "table", "row", "cell", "fw"),
        *("div", "li", "ul", "ol", "dl", "dt", "dd", "tr", "td", "th", "blockquote", "pre", "hr"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "main"),
        *("aside", "figure", "figcaption", "body"),
    }
)
"""Elements of HTML, and of what trafilatura makes of it, whose text stands on lines of its own."""
LONGEST_CELL = 500
"""Characters of a cell; longer ones are columns of a page."""
_SILENT = frozenset(
    {
        *("script", "style", "noscript", "template", "svg", "iframe", "object", "graphic"),
        *("title", "meta", "link"),
    }
)


def read_html(source: Source) -> Iterator[Taken]:
    """One document of a saved page; InputError where there is no article in it."""
    raw = source.read(TEXT_BYTES)
    draft = draft_of_html(raw, source)
    yield draft.named(name_for(source.path.stem, raw), source.file, raw)


def draft_of_html(
    raw: bytes,
    source: Source,
    part: str = "",
    charset: str | None = None,
    address: str | None = None,
) -> Draft:
    """The article of a page; `charset` and `address` are what an archive says of it."""
    record = f"{source.name}, {part}" if part else source.name
    markup, encoding = decode(raw, record, charset or declared_charset(raw))
    article = _extract(markup, source, part)
    text = block_text(article.body) if article else ""
    fields = fields_of(page_metadata.fields(_tree(markup), article)) if article else {}
    text = without_title(text, fields.get("title"))
    if not any(letter.isalnum() for letter in text):
        cure = "save the page with its text, or as PDF; pages that scripts build are saved empty"
        raise source.refusal("there is no article text in the page", cure, part)
    if address:
        fields["url"] = Field(address, "address in the archive")
    return Draft(text, f"main text of the page (trafilatura), {encoding}", "text/html", fields)


def draft_of_fragment(markup: str, text_from: str) -> Draft:
    """The text of a piece of HTML such as a feed's entry; empty where there is none.

    Links to share and print go with trafilatura; where it finds less than most of the words,
    because the piece is short, all of them are kept.
    """
    page = f"<html><body><article>{markup}</article></body></html>"
    tree = _tree(page)
    whole = block_text(tree) if tree is not None else ""
    article = _trafilatura(page)
    core = block_text(article.body) if article else ""
    text = core if len(core.split()) >= 0.6 * len(whole.split()) else whole
    return Draft(text, text_from, "text/html")


def declared_charset(raw: bytes) -> str | None:
    """The encoding that a page's own head names."""
    found = _XML_CHARSET.search(raw[:200]) or _CHARSET.search(raw[:4096])
    return found[1].decode("ascii", "ignore") if found else None


def block_text(element: Any) -> str:
    """The text of an element: blocks parted by blank lines, spaces as one, tidy."""
    parts: list[str] = []
    _collect(element, parts)
    blocks = (re.sub(r"[ \t\r\f]+", " ", block) for block in "".join(parts).split("\x1d"))
    lines = (
        "\n".join(line.strip() for line in block.split("\x1e") if line.strip()) for block in blocks
    )
    return "\n\n".join(tidy(block) for block in lines if block)


def _collect(element: Any, parts: list[str]) -> None:
    """Text in order; \\x1d stands for the end of a block, \\x1e for a line break."""
    tag = element.tag if isinstance(element.tag, str) else None
    rows = _rows_of_data(element) if tag == "table" else []
    if rows:
        parts += ["\x1d", "\x1e".join(f"| {' | '.join(row)} |" for row in rows), "\x1d"]
    elif tag is not None and tag not in _SILENT:
        edge = "\x1d" if tag in _BLOCKS else "\x1e" if tag in ("lb", "br") else ""
        parts.append(edge)
        parts.append(_flat(element.text))
        for child in element:
            _collect(child, parts)
        parts.append(edge if tag in _BLOCKS else "")
    parts.append(_flat(element.tail))


def _rows_of_data(table: Any) -> list[list[str]]:
    """The cells of a table of data, row by row; empty for one that only lays out a page.

    Data stand in two rows and two columns at least, in cells of a line or two.
    """
    rows = [
        [_words(cell) for cell in row if cell.tag in ("cell", "td", "th")]
        for row in table.iter("row", "tr")
    ]
    rows = [row for row in rows if any(row)]
    cells = [cell for row in rows for cell in row]
    wide = sum(len(row) > 1 for row in rows)
    nested = any(inner is not table for inner in table.iter("table"))
    if nested or wide < 2 or wide < len(rows) / 2 or max(map(len, cells)) > LONGEST_CELL:
        return []
    return rows


def _words(cell: Any) -> str:
    """The text of a cell as one line, without the stroke that parts cells."""
    parts: list[str] = []
    for child in cell.iter():
        if isinstance(child.tag, str) and child.tag not in _SILENT:
            parts += [_flat(child.text), " " if child.tag in (*_BLOCKS, "lb", "br") else ""]
        parts.append(_flat(child.tail) if child is not cell else "")
    return " ".join("".join(parts).replace("|", "/").split())


def _flat(text: str | None) -> str:
    return re.sub(r"[\s\x1c-\x1f]+", " ", text or "")


def _extract(markup: str, source: Source, part: str) -> Any:
    try:
        return _trafilatura(markup)
    except Exception as error:  # whatever a parser meets in a broken page concerns that page alone
        what = f"the page cannot be parsed ({type(error).__name__})"
        raise source.refusal(what, "save it again, or as PDF", part) from error


def _trafilatura(markup: str) -> Any:
    from trafilatura import bare_extraction

    # It logs pieces of pages that it passes over; a log holds no testimony.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # Dates only from what the page marks as one: a guess from any number on it may be anything.
    dates = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}
    return bare_extraction(
        markup, include_comments=False, with_metadata=True, date_extraction_params=dates
    )


def _tree(markup: str) -> Any:
    from trafilatura import load_html

    return load_html(markup)
