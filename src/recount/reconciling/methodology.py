"""The file of named rules by which words become numbers and numbers are chosen."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from importlib import resources
from pathlib import Path
from typing import Any

from recount.errors import MethodologyError
from recount.model.claims import Stance
from recount.model.counts import Victims
from recount.model.parties import SpeakerKind
from recount.reconciling.intervals import Interval

BEST_RULES = (
    "majority_of_origins",
    "hierarchy_of_speakers",
    "latest",
    "lowest",
    "highest",
    "arithmetic",
)
RANGE_RULES = ("hull_and_sums", "hull")
OPEN_HIGH_RULES = ("greatest_named", "none")
DOCUMENT_RULES = ("own_words_lead", "all_alike")
ASIDE_RULES = ("fewest_voices",)
FIGURES = ("low", "high", "none")
_FIELDS: dict[str, tuple[str, ...]] = {
    "range": ("rule", "open_high"),
    "documents": ("rule",),
    "best": ("rules", "between", "at_least", "at_most"),
    "speakers": ("order", "unnamed_kinds", "unnamed_words"),
    "stances": ("firm", "soft"),
    "reading": ("about", "alone_is_all", "alone_is_all_unless_more", "at_least_as_parts"),
    "setting_aside": ("rule",),
    "shares": ("points", "round_points"),
    "places": ("tolerance_km",),
    "solving": ("unknowns", "work", "statements"),
}


@dataclass(frozen=True, slots=True)
class WordNumber:
    """What a vague word becomes: its bounds, and the number that stands for it where one must."""

    bounds: Interval
    best: int | None


@dataclass(frozen=True, slots=True)
class Methodology:
    """The rules of one methodology file; the sections and fields are those of the file.

    `digest` is the SHA-256 of its content, whatever its layout and comments.
    """

    name: str
    version: str
    digest: str
    range_rule: str
    open_high: str
    document_rule: str
    best_rules: tuple[str, ...]
    figures: Mapping[str, str]
    speaker_order: tuple[SpeakerKind, ...]
    unnamed_kinds: frozenset[SpeakerKind]
    unnamed_words: frozenset[str]
    firm: frozenset[Stance]
    soft: frozenset[Stance]
    about: float
    alone_is_all: frozenset[Victims]
    alone_is_all_unless_more: frozenset[Victims]
    at_least_as_parts: frozenset[Victims]
    aside_rule: str
    share_points: float
    round_share_points: float
    place_tolerance_km: float
    solver_unknowns: int
    solver_work: float
    statements: int
    words: Mapping[str, WordNumber]

    @property
    def label(self) -> str:
        """What stands on releases: name, version and the beginning of the hash."""
        return f"{self.name} {self.version} ({self.digest[:12]})"

    @property
    def names_highs(self) -> bool:
        """Whether the greatest number given stands as the high one where nothing bounds it."""
        return self.open_high == "greatest_named"

    def rank(self, kind: SpeakerKind | None) -> int:
        """The place of a kind of speaker in the order, 0 first; of no speaker, after all."""
        return self.speaker_order.index(kind) if kind else len(self.speaker_order)

    def number_of(self, text: str) -> WordNumber | None:
        """What the vague word in a phrase becomes; None where the file has no such word."""
        small = text.casefold()
        for word in sorted(self.words, key=lambda item: (-len(item), item)):
            if re.search(rf"\b{re.escape(word)}\b", small):
                return self.words[word]
        return None


def load_methodology(path: Path | None = None) -> Methodology:
    """The methodology of a file; the one that comes with Recount where none is given.

    Raises MethodologyError for a file that cannot be read, that misses a field, or that names a
    rule, class or kind that there is not.
    """
    record = str(path) if path else "the methodology of Recount"
    try:
        packaged = resources.files("recount.resources") / "methodology.toml"
        text = (path or packaged).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as trouble:
        raise MethodologyError(record, f"it cannot be read ({trouble})", "check the path") from None
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise MethodologyError(record, f"it is not TOML ({trouble})", "mend that line") from None
    return _Checked(record, table).methodology()


class _Checked:
    """Reads the fields of a methodology file and refuses what has no meaning."""

    def __init__(self, record: str, table: dict[str, Any]) -> None:
        self._record, self._table = record, table

    def methodology(self) -> Methodology:
        self._known_fields()
        plain = json.dumps(self._table, sort_keys=True, ensure_ascii=False)
        figures = ("between", "at_least", "at_most")
        return Methodology(
            name=self._text("name"),
            version=self._text("version"),
            digest=hashlib.sha256(plain.encode()).hexdigest(),
            range_rule=self._one_of("range", "rule", RANGE_RULES),
            open_high=self._one_of("range", "open_high", OPEN_HIGH_RULES),
            document_rule=self._one_of("documents", "rule", DOCUMENT_RULES),
            best_rules=self._some_of("best", "rules", BEST_RULES),
            figures={name: self._one_of("best", name, FIGURES) for name in figures},
            speaker_order=self._order(),
            unnamed_kinds=frozenset(self._members("speakers", "unnamed_kinds", SpeakerKind)),
            unnamed_words=frozenset(self._strings("speakers", "unnamed_words")),
            firm=frozenset(self._members("stances", "firm", Stance)),
            soft=frozenset(self._members("stances", "soft", Stance)),
            about=self._number("reading", "about"),
            alone_is_all=self._classes("alone_is_all"),
            alone_is_all_unless_more=self._classes("alone_is_all_unless_more"),
            at_least_as_parts=self._classes("at_least_as_parts"),
            aside_rule=self._one_of("setting_aside", "rule", ASIDE_RULES),
            share_points=self._number("shares", "points"),
            round_share_points=self._number("shares", "round_points"),
            place_tolerance_km=self._number("places", "tolerance_km"),
            solver_unknowns=int(self._number("solving", "unknowns")),
            solver_work=self._number("solving", "work"),
            statements=int(self._number("solving", "statements")),
            words=self._words(),
        )

    def _known_fields(self) -> None:
        for section, value in sorted(self._table.items()):
            if section in ("name", "version", "words"):
                continue
            known = _FIELDS.get(section, ())
            strange = sorted(set(value) - set(known)) if isinstance(value, dict) else [section]
            if not known or strange:
                where = f"[{section}] {', '.join(strange)}" if known else section
                self._refuse(f"there is no {where}", "see the file that comes with Recount")

    def _refuse(self, what: str, cure: str) -> None:
        raise MethodologyError(self._record, what, cure)

    def _text(self, name: str) -> str:
        value = self._table.get(name)
        if not isinstance(value, str) or not value:
            self._refuse(f"it has no {name}", f'add {name} = "..."')
        return str(value)

    def _value(self, section: str, name: str) -> Any:
        rows = self._table.get(section)
        if not isinstance(rows, dict) or name not in rows:
            self._refuse(f"[{section}] {name} is missing", "copy it from Recount's own file")
            return None
        return rows[name]

    def _number(self, section: str, name: str) -> float:
        value = self._value(section, name)
        if not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
            self._refuse(f"[{section}] {name} = {value!r} is no number", "give one from 0 up")
        return float(value)

    def _strings(self, section: str, name: str) -> list[str]:
        value = self._value(section, name)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._refuse(f"[{section}] {name} is no list of words", 'write them as ["..."]')
        return list(value)

    def _one_of(self, section: str, name: str, known: tuple[str, ...]) -> str:
        value = self._value(section, name)
        if value not in known:
            self._refuse(f"[{section}] {name} = {value!r} is no rule", f"use {', '.join(known)}")
        return str(value)

    def _some_of(self, section: str, name: str, known: tuple[str, ...]) -> tuple[str, ...]:
        values = self._strings(section, name)
        for value in values:
            if value not in known:
                self._refuse(f"[{section}] {value!r} is no rule", f"use {', '.join(known)}")
        return tuple(values)

    def _members(self, section: str, name: str, kind: type[Enum]) -> Iterable[Any]:
        known = {item.value: item for item in kind}
        for value in self._strings(section, name):
            if value not in known:
                self._refuse(f"[{section}] {name}: {value!r} is unknown", f"use {', '.join(known)}")
            yield known[value]

    def _classes(self, name: str) -> frozenset[Victims]:
        return frozenset(self._members("reading", name, Victims))

    def _order(self) -> tuple[SpeakerKind, ...]:
        order = tuple(self._members("speakers", "order", SpeakerKind))
        if sorted(order) != sorted(SpeakerKind):
            missing = ", ".join(sorted(set(SpeakerKind) - set(order)))
            self._refuse(
                f"[speakers] order does not name each kind once ({missing or 'one is twice'})",
                "name every kind of speaker once",
            )
        return order

    def _words(self) -> dict[str, WordNumber]:
        table = self._table.get("words", {})
        return {word.casefold(): self._word(word, table[word]) for word in sorted(table)}

    def _word(self, word: str, row: Any) -> WordNumber:
        fields = row if isinstance(row, dict) else {"?": row}
        good = set(fields) <= {"low", "best", "high"} and all(
            isinstance(value, int) and value >= 0 for value in fields.values()
        )
        bounds = Interval(fields.get("low", 0), fields.get("high")) if good else Interval(1, 0)
        best = fields.get("best") if good else None
        if bounds.is_empty or (best is not None and not bounds.holds(best)):
            self._refuse(
                f"[words] {word!r} = {row!r} gives no range",
                "write low, best and high as whole numbers, in that order of size",
            )
        return WordNumber(bounds, best)
