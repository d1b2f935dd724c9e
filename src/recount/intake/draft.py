"""A document in the making, and what taking in a file ends with: Taken or Refused."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from recount.errors import InputError
from recount.model.documents import Document, Provenance

TEXT_BYTES = 50_000_000
"""A single text larger than this is no report: 50 MB are some 8 million words."""
FILE_BYTES = 200_000_000
"""A PDF, feed or table larger than this is refused; archives and JSONL are read in pieces."""
FIELDS = ("title", "published", "publisher", "url", "language")


@dataclass(frozen=True, slots=True)
class Taken:
    """A document and the bytes that it was made from.

    Documents of one feed or table share their bytes, and are given the same object.
    """

    document: Document
    raw: bytes | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, or a part of one, that cannot become a document, and why."""

    file: str
    error: InputError


@dataclass(frozen=True, slots=True)
class Source:
    """A file to take in: `name` as the user gave it, for messages; `file` as it is kept.

    `file` begins at the folder that was given, so that no ledger tells where on somebody's
    machine the folder lay.
    """

    path: Path
    name: str
    file: str

    def read(self, limit: int) -> bytes:
        """All bytes; InputError where the file is empty or larger than `limit`."""
        size = self.path.stat().st_size
        if size > limit:
            what = f"the file is too large ({size / 1e6:.0f} MB; at most {limit / 1e6:.0f} MB)"
            raise self.refusal(what, "split it into one file a report")
        raw = self.path.read_bytes()
        if not raw:
            raise self.refusal("the file is empty", "fetch it again, or leave it out")
        return raw

    def refusal(self, what: str, cure: str, part: str = "") -> InputError:
        """The error that refuses this file, or the named part of it."""
        return InputError(f"{self.name}, {part}" if part else self.name, what, cure)


@dataclass(frozen=True, slots=True)
class Field:
    """A value and where in the file it was found; None with a reason where it was left empty."""

    value: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and what its file says about it, before it has a name."""

    text: str
    text_from: str
    media_type: str
    fields: Mapping[str, Field] = field(default_factory=dict)

    def named(self, document_id: str, file: str, raw: bytes) -> Taken:
        """The finished document, with the hash of its bytes and where each field came from."""
        found = {name: self.fields[name] for name in FIELDS if name in self.fields}
        sources = [Provenance("text", self.text_from)]
        sources += [Provenance(name, value.source) for name, value in found.items()]
        document = Document(
            id=document_id,
            text=self.text,
            raw_sha256=_sha256(raw),
            media_type=self.media_type,
            file=file,
            provenance=tuple(sources),
            **{name: value.value for name, value in found.items()},
        )
        return Taken(document, raw)


@lru_cache(maxsize=1)
def _sha256(raw: bytes) -> str:
    """Kept for the last bytes, which all rows of a large table share."""
    return hashlib.sha256(raw).hexdigest()


def fields_of(pairs: Mapping[str, Field | None]) -> dict[str, Field]:
    """The fields that were found."""
    return {name: value for name, value in pairs.items() if value is not None}


def without_title(text: str, title: Field | None) -> str:
    """The text less a first block that only repeats its title, as many pages set it."""
    first, _, rest = text.partition("\n\n")
    same = title is not None and title.value is not None and first.split() == title.value.split()
    return rest if same and rest else text


def name_for(stem: str, *content: bytes | str) -> str:
    """An id made of a file's name without folders and of content: the same anywhere.

    The parts of `content` are kept apart, so that ("ab", "c") and ("a", "bc") differ.
    """
    sha = hashlib.sha256()
    for index, part in enumerate(content):
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        if index:
            sha.update(b"\x00")
        sha.update(data)
    return f"{slug(stem)}-{sha.hexdigest()[:8]}"


def slug(stem: str) -> str:
    """A name in plain lower-case letters, digits and hyphens, of at most 48 characters."""
    from anyascii import anyascii

    plain = re.sub(r"[^a-z0-9]+", "-", anyascii(stem).lower())
    return plain[:48].strip("-") or "document"
