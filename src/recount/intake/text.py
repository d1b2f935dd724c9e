"""Plain text, with or without a head of metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recount.intake.days import day_in
from recount.intake.decode import decode, tidy
from recount.intake.draft import FIELDS, TEXT_BYTES, Draft, Field, Source, Taken, name_for

_HEAD = re.compile(
    r"\A(?:[ \t]*\n)*(?P<fence>---\n)?(?P<lines>(?:[A-Za-z_]+:[^\n]*\n)+)(?P<end>.*(?:\n|\Z))"
)
KEYS = {name: name for name in FIELDS} | {"date": "published", "source": "publisher"}


def read_text(source: Source) -> Iterator[Taken]:
    """One document of a text file; InputError where there is no word in it."""
    raw = source.read(TEXT_BYTES)
    draft = draft_of_text(raw, source)
    yield draft.named(name_for(source.path.stem, raw), source.file, raw)


def draft_of_text(raw: bytes, source: Source, part: str = "", charset: str | None = None) -> Draft:
    """The text of `raw`, less its head of metadata."""
    record = f"{source.name}, {part}" if part else source.name
    decoded, encoding = decode(raw, record, charset)
    text, fields = split_head(tidy(decoded), source)
    if not any(letter.isalnum() for letter in text):
        raise source.refusal("there is no text in it", "fetch it again, or leave it out", part)
    head = ", less its first lines" if fields else ""
    return Draft(text, f"the file, {encoding}{head}", "text/plain", fields)


def split_head(text: str, source: Source) -> tuple[str, dict[str, Field]]:
    """The text below a head such as "Title: ...", "Published: 2019-09-20", and the head's fields.

    A head stands at the very top and ends with a blank line (or stands between lines of ---, where
    unknown names are passed over). Any other first lines are text. InputError for a date that
    cannot be read, because a wrong date is worse than a file to mend.
    """
    found = _HEAD.match(text)
    if not found or found["end"].strip() not in (("---",) if found["fence"] else ("",)):
        return text, {}
    pairs = [line.split(":", 1) for line in found["lines"].splitlines()]
    known = [(KEYS.get(key.lower()), value.strip().strip("\"'")) for key, value in pairs]
    if not found["fence"] and not all(name for name, _ in known):
        return text, {}
    fields = {name: _field(name, value, source) for name, value in known if name and value}
    return text[found.end() :].lstrip("\n"), fields


def _field(name: str, value: str, source: Source) -> Field:
    if name != "published":
        return Field(value, f"first lines of the file, {name}")
    day = day_in(value)
    if day is None:
        what = f"the date of its first lines, {value!r}, cannot be read in one way only"
        raise source.refusal(what, "write it as 2019-09-20")
    return Field(day, "first lines of the file, published")
