"""RSS and Atom feeds: one document an entry."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from xml.sax import SAXException

from recount.intake.days import day_in
from recount.intake.decode import tidy
from recount.intake.draft import (
    FILE_BYTES,
    Draft,
    Field,
    Refused,
    Source,
    Taken,
    fields_of,
    name_for,
)
from recount.intake.html import draft_of_fragment
from recount.intake.page_metadata import language_tag


def read_feed(source: Source) -> Iterator[Taken | Refused]:
    """One document of each entry that has a text; InputError where the file is no feed."""
    raw = source.read(FILE_BYTES)
    feed, broken = _parse(raw, source)
    for number, entry in enumerate(feed.entries, 1):
        draft = _draft(entry, feed.feed)
        if not any(letter.isalnum() for letter in draft.text):
            part = f"entry {number}"
            cure = "take in the page that it links to"
            error = source.refusal("the entry has no text", cure, part)
            yield Refused(error.record, error)
            continue
        key = entry.get("id") or entry.get("link") or ""
        document_id = name_for(source.path.stem, key, _text(entry.get("title")), draft.text)
        yield draft.named(document_id, source.file, raw)
    if broken:
        what = "the feed is broken: its last entries may be cut off or missing"
        yield Refused(source.name, source.refusal(what, "fetch it again"))


def _parse(raw: bytes, source: Source) -> tuple[Any, bool]:
    """The feed, and whether its XML breaks off or is malformed somewhere."""
    import feedparser

    feed = feedparser.parse(io.BytesIO(raw))
    broken = feed.get("bozo_exception") if feed.get("bozo") else None
    if broken is not None and "amplification" in str(broken):
        raise source.refusal("its entities unfold without end", "leave it out: it is made to harm")
    if not feed.entries:
        what = "the feed cannot be parsed" if broken else "the feed has no entry"
        raise source.refusal(what, "fetch it again")
    return feed, isinstance(broken, SAXException)


def _draft(entry: Any, feed: Any) -> Draft:
    markup, source = _markup(entry)
    draft = draft_of_fragment(markup, f"feed entry, {source}")
    written = entry.get("published") or entry.get("updated")
    fields = fields_of({
        "title": _field(_text(entry.get("title")), "feed entry, title"),
        "published": _field(day_in(written) if written else None, "feed entry, date"),
        "publisher": _publisher(entry, feed),
        "url": _field(entry.get("link"), "feed entry, link"),
        "language": _language(entry, feed),
    })  # fmt: skip
    return Draft(draft.text, draft.text_from, "application/feed", fields)


def _markup(entry: Any) -> tuple[str, str]:
    """The fullest text that the entry carries; a feed may give both a summary and the whole."""
    contents = [item.get("value", "") for item in entry.get("content", [])]
    whole = max(contents, key=len, default="")
    summary = entry.get("summary", "")
    return (whole, "content") if len(whole) >= len(summary) else (summary, "summary")


def _publisher(entry: Any, feed: Any) -> Field | None:
    """A collecting feed names each entry's own source; it goes before the feed's name."""
    own = _text(entry.get("source", {}).get("title"))
    if own:
        return Field(own, "feed entry, source")
    return _field(_text(feed.get("publisher")) or _text(feed.get("title")), "feed, title")


def _language(entry: Any, feed: Any) -> Field | None:
    written = entry.get("title_detail", {}).get("language") or entry.get("language")
    return _field(language_tag(written), "feed entry, language") or _field(
        language_tag(feed.get("language")), "feed, language"
    )


def _text(markup: str | None) -> str:
    """A title without the tags and entities that feeds leave in it."""
    if not markup:
        return ""
    plain = draft_of_fragment(markup, "").text if "<" in markup or "&" in markup else markup
    return " ".join(tidy(plain).split())


def _field(value: str | None, source: str) -> Field | None:
    return Field(value, source) if value else None
