"""Documents that are JSON already: the wire format's lines, and files that hold one or a list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from recount.errors import InputError
from recount.intake.decode import decode
from recount.intake.draft import (
    FIELDS,
    FILE_BYTES,
    TEXT_BYTES,
    Draft,
    Field,
    Refused,
    Source,
    Taken,
)

_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")
_SEE = "see the wire format"


def read_lines_file(source: Source) -> Iterator[Taken | Refused]:
    """The documents of a JSONL file, read line by line."""
    with source.path.open("rb") as lines:
        for item in read_wire_lines(lines, source.name):
            yield _filed(item, source)


def read_json_file(source: Source) -> Iterator[Taken | Refused]:
    """The documents of a JSON file, which holds one or a list of them."""
    raw = source.read(FILE_BYTES)
    text, _ = decode(raw, source.name)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise source.refusal(f"it is not JSON ({error})", "mend it, or end it in .jsonl") from error
    items = value if isinstance(value, list) else [value]
    if not items:
        raise source.refusal("the list is empty", "leave it out")
    known: dict[str, str] = {}
    for number, item in enumerate(items, 1):
        record = f"{source.name}, item {number}" if isinstance(value, list) else source.name
        yield _filed(_take(item, record, raw, known), source)


def read_wire_lines(lines: Iterable[str | bytes], name: str) -> Iterator[Taken | Refused]:
    """One document of each line that is a JSON object with an id and a text; the rest are refused.

    Texts are kept to the letter, so that offsets hold for whoever sent them. `name` says in
    messages where the lines come from. Blank lines are passed over.
    """
    known: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        record = f"{name}, line {number}"
        raw = line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line
        try:
            value = _parse(raw.removeprefix(b"\xef\xbb\xbf").strip(), record)
        except InputError as error:
            yield Refused(record, error)
        else:
            yield _take(value, record, raw.strip(), known)


def _parse(raw: bytes, record: str) -> Any:
    if len(raw) > TEXT_BYTES:
        what = f"the line is larger than {TEXT_BYTES / 1e6:.0f} MB"
        raise InputError(record, what, "split the text")
    try:
        return json.loads(raw.decode())
    except UnicodeDecodeError as error:
        raise InputError(record, "the line is not UTF-8", "write the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise InputError(record, f"the line is not JSON ({error})", _SEE) from error


def _take(value: Any, record: str, raw: bytes, known: dict[str, str]) -> Taken | Refused:
    """`known` holds a hash of the text that each id came with so far."""
    try:
        row = _checked(value, record)
        text_hash = sha256(row["text"].encode()).hexdigest()
        if known.setdefault(row["id"], text_hash) != text_hash:
            what = f"the id {row['id']!r} came before with another text"
            raise InputError(record, what, "give each document its own id")
    except InputError as error:
        return Refused(record, error)
    fields = {name: Field(row[name], "given") for name in FIELDS if row.get(name)}
    draft = Draft(row["text"], "given", "application/json", fields)
    return draft.named(row["id"], record.rpartition(", ")[0] or record, raw)


def _checked(value: Any, record: str) -> dict[str, str]:
    if not isinstance(value, dict):
        raise InputError(record, "it is not a JSON object", _SEE)
    for name in ("id", "text", *FIELDS):
        given = value.get(name)
        needed = name in ("id", "text")
        if given is None and not needed:
            continue
        if given is None:
            raise InputError(record, f"the field {name!r} is missing", _SEE)
        if not isinstance(given, str):
            raise InputError(record, f"the field {name!r} is not a string", _SEE)
        if needed and not given.strip():
            raise InputError(record, f"the field {name!r} is empty", _SEE)
        if _NOT_STORABLE.search(given):
            what = f"the field {name!r} holds NUL or half a surrogate pair"
            raise InputError(record, what, "take it out")
    if value.get("published") and not _is_iso(value["published"]):
        what = f"the field 'published' is no day or time in ISO 8601 ({value['published']!r:.40})"
        raise InputError(record, what, "write it as 2019-09-20, or null")
    return value


def _is_iso(written: str) -> bool:
    try:
        return bool(datetime.fromisoformat(written))
    except ValueError:
        return False


def _filed(item: Taken | Refused, source: Source) -> Taken | Refused:
    """The document with the name of its file as it is kept."""
    if isinstance(item, Refused):
        return item
    return Taken(replace(item.document, file=source.file), item.raw)
