"""Methodology files: found by name or path, laid over those they extend, each line known."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from recount.errors import MethodologyError

SHIPPED = ("standard", "ucdp", "acled", "airwars")
"""The methodologies that come with Recount."""

Place = tuple[str, str]
"""A section and a name in it; the section of what stands before all sections is empty."""

_SECTION = re.compile(r"\s*\[\s*([\w.-]+)\s*\]")
_NAME = re.compile(r"""\s*(?:"([^"]+)"|'([^']+)'|([\w-]+))\s*=""")


@dataclass(frozen=True, slots=True)
class Laid:
    """The lines of a methodology, laid over those of the one that it extends.

    `table` holds all sections; `places` says for each section and name where it was written.
    """

    record: str
    table: dict[str, Any]
    places: dict[Place, str]

    def where(self, section: str, name: str = "") -> str:
        """The file and line of a name; of its section, or of the file, where it has no line."""
        found = self.places.get((section, name)) or self.places.get((section, ""))
        return found or self.record


def lay(chosen: Path | str | None = None) -> Laid:
    """The methodology of a shipped name or of a file, with all that it extends.

    Raises MethodologyError for what cannot be found or read, and for files that extend each other.
    """
    return _lay(str(chosen or SHIPPED[0]), Path(), ())


def _lay(chosen: str, folder: Path, above: tuple[str, ...]) -> Laid:
    record, text = _text(chosen, folder)
    if record in above:
        ring = " -> ".join([*above, record])
        raise MethodologyError(record, f"files extend each other in a ring ({ring})", "open it")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise MethodologyError(record, f"it is not TOML ({trouble})", "mend that line") from None
    own = Laid(record, table, _places(record, text))
    base = table.pop("extends", None)
    if base is None:
        return own
    if not isinstance(base, str) or not base:
        where = own.where("", "extends")
        raise MethodologyError(where, f"extends = {base!r} names none", f"use {_names()}")
    return _over(own, _lay(base, _folder(chosen, folder), (*above, record)))


def _names() -> str:
    return f"{', '.join(SHIPPED)}, or the path of a file"


def _folder(chosen: str, folder: Path) -> Path:
    return folder if chosen in SHIPPED else (folder / chosen).parent


def _text(chosen: str, folder: Path) -> tuple[str, str]:
    """How a methodology is called in messages, and its text."""
    if chosen in SHIPPED:
        source = resources.files("recount.resources") / "methodologies" / f"{chosen}.toml"
        return f"the methodology {chosen}", source.read_text(encoding="utf-8")
    path = folder / chosen
    try:
        return str(path), path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as trouble:
        cure = f"use {_names()}"
        raise MethodologyError(str(path), f"it cannot be read ({trouble})", cure) from None


def _places(record: str, text: str) -> dict[Place, str]:
    """Where each name of a file stands: good enough to find the line, not a reader of TOML."""
    places: dict[Place, str] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        head, name = _SECTION.match(line), _NAME.match(line)
        if head:
            section = head[1]
            places.setdefault((section, ""), f"{record}, line {number}")
        elif name:
            key = name[1] or name[2] or name[3]
            places.setdefault((section, key), f"{record}, line {number}")
    return places


def _over(own: Laid, base: Laid) -> Laid:
    """A file over the one it extends: its names replace those of the same section."""
    table = dict(base.table)
    for section, value in own.table.items():
        below = table.get(section)
        if isinstance(value, dict) and isinstance(below, dict):
            table[section] = {**below, **value}
        else:
            table[section] = value
    for name in ("name", "version"):
        if name not in own.table:
            table.pop(name, None)
    return Laid(own.record, table, {**base.places, **own.places})
