"""A text with its bytes, hash, origin and dates."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where one field of a document came from: "published" from "meta article:published_time"."""

    field: str
    source: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was taken in; only `id` and `text` are always known.

    `published` is ISO 8601, a day or a time; `language` BCP 47; `raw_sha256` names the bytes it
    was made from, `file` what the user called them, `media_type` what they are.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    raw_sha256: str | None = None
    media_type: str | None = None
    file: str | None = None
    provenance: tuple[Provenance, ...] = ()
