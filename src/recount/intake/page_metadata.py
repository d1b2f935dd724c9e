"""What a web page says about itself: title, day, publisher, address, language, and in which tag."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from recount.intake.days import day_in
from recount.intake.draft import Field

_ARTICLE = re.compile(r"(Article|Posting|Report|Review)$")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?$")
TITLES = ("og:title", "twitter:title", "dc.title", "citation_title")
DAYS = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "citation_publication_date", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "dc.date", "date",
)  # fmt: skip
PUBLISHERS = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "citation_journal_title",
    "application-name",
)
ADDRESSES = ("og:url",)


def fields(tree: Any, article: Any) -> dict[str, Field | None]:
    """Each field of the page with the tag that gave it; None where no tag does.

    `article` is what trafilatura found, asked where the page's own tags are silent.
    """
    metas = dict(_metas(tree))
    linked = next(_linked_articles(tree), {})
    return {
        "title": _meta(metas, TITLES)
        or _linked(linked, "headline")
        or _guess(article.title, "title"),
        "published": _published(tree, metas, linked) or _guess(_day(article.date), "date"),
        "publisher": _meta(metas, PUBLISHERS)
        or _linked(linked, "publisher")
        or _guess(article.sitename, "sitename"),
        "url": _address(tree, metas) or _guess(_web(article.url), "url"),
        "language": _language(tree, metas, linked),
    }


def language_tag(written: str | None) -> str | None:
    """A BCP 47 tag in its usual letters: "en_gb" is "en-GB"; None for anything else."""
    found = _LANGUAGE.match((written or "").strip())
    if not found:
        return None
    language, script, region = found.groups()
    parts = (language.lower(), script and script.title(), region and region.upper())
    return "-".join(part for part in parts if part)


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    """Name and content of each meta tag; the first of a name is the one that counts."""
    for tag in reversed(tree.xpath("//meta[@content]")):
        for key in ("name", "property", "itemprop", "http-equiv"):
            if tag.get(key) and tag.get("content").strip():
                yield tag.get(key).strip().lower(), tag.get("content").strip()


def _meta(metas: dict[str, str], names: tuple[str, ...]) -> Field | None:
    return next((Field(metas[name], f"meta {name}") for name in names if name in metas), None)


def _linked_articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles that JSON-LD scripts describe, in the order of the page."""
    for script in tree.xpath('//script[@type="application/ld+json"]/text()'):
        try:
            waiting = [json.loads(script)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting += item
            elif isinstance(item, dict):
                waiting += item.get("@graph", []) if isinstance(item.get("@graph"), list) else []
                kinds = item.get("@type")
                names = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(name, str) and _ARTICLE.search(name) for name in names):
                    yield item


def _linked(article: dict[str, Any], key: str) -> Field | None:
    value = article.get(key)
    if isinstance(value, dict):
        value = value.get("name")
    if not isinstance(value, str) or not value.strip():
        return None
    return Field(value.strip(), f"JSON-LD {key}")


def _published(tree: Any, metas: dict[str, str], linked: dict[str, Any]) -> Field | None:
    for name in DAYS:
        if day := _day(metas.get(name)):
            return Field(day, f"meta {name}")
    written = _linked(linked, "datePublished")
    if written and (day := _day(written.value)):
        return Field(day, written.source)
    times = tree.xpath(
        '//time[@itemprop="datePublished" or @pubdate]/@datetime | //article//time/@datetime'
    )
    days = {day for day in map(_day, times) if day}
    return Field(days.pop(), "tag time") if len(days) == 1 else None


def _day(written: str | None) -> str | None:
    return day_in(written) if written else None


def _address(tree: Any, metas: dict[str, str]) -> Field | None:
    for written in tree.xpath('//link[@rel="canonical"]/@href'):
        if _web(written):
            return Field(written.strip(), "link canonical")
    found = _meta(metas, ADDRESSES)
    return found if found and _web(found.value) else None


def _web(address: str | None) -> str | None:
    return address if re.match(r"\s*https?://", address or "", re.I) else None


def _language(tree: Any, metas: dict[str, str], linked: dict[str, Any]) -> Field | None:
    written = _linked(linked, "inLanguage")
    candidates = (
        ("html lang", next(iter(tree.xpath("/html/@lang | /html/@*[name()='xml:lang']")), None)),
        ("meta content-language", metas.get("content-language")),
        ("meta og:locale", metas.get("og:locale")),
        ("JSON-LD inLanguage", written.value if written else None),
    )
    return next(
        (Field(tag, name) for name, value in candidates if (tag := language_tag(value))), None
    )


def _guess(value: str | None, name: str) -> Field | None:
    return Field(value, f"found by trafilatura, {name}") if value else None
