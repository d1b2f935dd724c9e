"""What is read from a methodology file, and what is refused, with the line and the cure."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable, Sequence
from enum import Enum
from pathlib import Path
from typing import Any

from recount.errors import MethodologyError
from recount.model.claims import EventType, Stance
from recount.model.counts import Outcome, Victims
from recount.model.events import Grade
from recount.model.findings import HELD, OwnAssessment, Responsibility, StrikeStatus, Vocabulary
from recount.model.parties import SpeakerKind
from recount.reconciling.intervals import Interval
from recount.reconciling.methodology import Grading, Inclusion, Methodology, WordNumber
from recount.reconciling.methodology_file import Laid, lay

BEST_RULES = (
    "majority_of_origins",
    "hierarchy_of_speakers",
    "latest",
    "unanimous",
    "lowest",
    "highest",
    "arithmetic",
)
RANGE_RULES = ("hull_and_sums", "hull")
OPEN_HIGH_RULES = ("greatest_named", "none")
DOCUMENT_RULES = ("own_words_lead", "all_alike")
ASIDE_RULES = ("fewest_voices",)
FIGURES = ("low", "high", "none")
EVENT_COUNTS = ("happening", "strike", "day_and_place")
KNOWABLE = ("date", "place", "perpetrator", "target")
BOUNDS = ("any", "low", "best", "high")
GRADE_RULES = (
    "responsibility_accepted",
    "harm_accepted",
    "competing_parties",
    "responsibility_denied",
    "status_disputed",
    "combatants_only",
    "nobody_harmed",
    "taken_back",
    "independent_origins",
    "origins_and_party",
    "single_origin",
    "told",
)
PAGE = (
    "title",
    "recorder",
    "contact",
    "purpose",
    "sources",
    "collection",
    "evaluation",
    "corroboration",
    "quality",
    "definitions",
    "criteria",
    "unknown",
    "corrections",
    "withheld",
)
_FIELDS: dict[str, tuple[str, ...]] = {
    "page": PAGE,
    "range": ("rule", "open_high", "reliable"),
    "documents": ("rule",),
    "best": ("rules", "between", "at_least", "at_most"),
    "events": ("count", "apart_minutes"),
    "inclusion": ("event_types", "known", "least", "outcomes", "victims", "by"),
    "grading": ("order", *(grade.value for grade in Grade), "origins", "credible"),
    "findings": ("grades", "strike_statuses", "responsibilities", "assessments"),
    "speakers": ("order", "unnamed_kinds", "unnamed_words"),
    "stances": ("firm", "soft"),
    "reading": ("about", "alone_is_all", "alone_is_all_unless_more", "at_least_as_parts"),
    "setting_aside": ("rule",),
    "shares": ("points", "round_points"),
    "places": ("tolerance_km",),
    "solving": ("unknowns", "work", "work_together", "statements"),
}
_PLAIN = ("name", "version")


def load_methodology(chosen: Path | str | None = None) -> Methodology:
    """The methodology of a shipped name or of a file; the standard one where none is given.

    Raises MethodologyError for a file that cannot be read, that misses a field, or that names a
    rule, class or kind that there is not; the message names the line.
    """
    return _Checked(lay(chosen)).methodology()


class _Checked:
    """Reads the fields of a methodology and refuses what has no meaning."""

    def __init__(self, laid: Laid) -> None:
        self._laid, self._table = laid, laid.table

    def methodology(self) -> Methodology:
        self._known_fields()
        plain = json.dumps(self._table, sort_keys=True, ensure_ascii=False)
        figures = ("between", "at_least", "at_most")
        return Methodology(
            name=self._head("name"),
            version=self._head("version"),
            digest=hashlib.sha256(plain.encode()).hexdigest(),
            page={name: self._text("page", name) for name in PAGE},
            range_rule=self._one_of("range", "rule", RANGE_RULES),
            open_high=self._one_of("range", "open_high", OPEN_HIGH_RULES),
            reliable=frozenset(self._members("range", "reliable", SpeakerKind)),
            document_rule=self._one_of("documents", "rule", DOCUMENT_RULES),
            best_rules=self._some_of("best", "rules", BEST_RULES),
            figures={name: self._one_of("best", name, FIGURES) for name in figures},
            event_count=self._one_of("events", "count", EVENT_COUNTS),
            apart_minutes=self._whole("events", "apart_minutes"),
            inclusion=self._inclusion(),
            grading=self._grading(),
            findings=self._findings(),
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
            solver_unknowns=self._whole("solving", "unknowns"),
            solver_work=self._number("solving", "work"),
            solver_work_together=self._number("solving", "work_together"),
            statements=self._whole("solving", "statements"),
            words=self._words(),
        )

    def _inclusion(self) -> Inclusion:
        return Inclusion(
            event_types=frozenset(self._members("inclusion", "event_types", EventType)),
            known=self._some_of("inclusion", "known", KNOWABLE),
            least=self._whole("inclusion", "least"),
            outcomes=tuple(self._members("inclusion", "outcomes", Outcome)),
            victims=frozenset(self._members("inclusion", "victims", Victims)),
            by=self._one_of("inclusion", "by", BOUNDS),
        )

    def _grading(self) -> Grading:
        return Grading(
            order=tuple(self._members("grading", "order", Grade)),
            rules={one: self._some_of("grading", one.value, GRADE_RULES) for one in Grade},
            origins=self._whole("grading", "origins"),
            credible=frozenset(self._members("grading", "credible", SpeakerKind)),
        )

    def _findings(self) -> Vocabulary:
        return Vocabulary(
            grades=tuple(self._members("findings", "grades", Grade)),
            strike_statuses=tuple(self._members("findings", "strike_statuses", StrikeStatus)),
            responsibilities=tuple(
                one
                for one in self._members("findings", "responsibilities", Responsibility)
                if one in HELD
            ),
            assessments=tuple(self._members("findings", "assessments", OwnAssessment)),
        )

    def _known_fields(self) -> None:
        for section, value in sorted(self._table.items()):
            if section in (*_PLAIN, "words"):
                continue
            if section not in _FIELDS or not isinstance(value, dict):
                what = (
                    f"there is no section [{section}]"
                    if isinstance(value, dict)
                    else (f"{section} = {value!r} stands in no section")
                )
                self._refuse((section, ""), what, _nearest(section, [*_FIELDS, "words"]))
            for name in sorted(set(value) - set(_FIELDS[section])):
                what = f"[{section}] has no line {name!r}"
                self._refuse((section, name), what, _nearest(name, _FIELDS[section]))

    def _refuse(self, at: tuple[str, str], what: str, cure: str) -> None:
        where = self._laid.where("", at[0]) if not at[1] else ""
        own = self._laid.where(*at)
        raise MethodologyError(own if own != self._laid.record else where or own, what, cure)

    def _head(self, name: str) -> str:
        value = self._table.get(name)
        if not isinstance(value, str) or not value:
            self._refuse(("", name), f"it has no {name} of its own", f'add {name} = "..."')
        return str(value)

    def _value(self, section: str, name: str) -> Any:
        rows = self._table.get(section)
        if not isinstance(rows, dict) or name not in rows:
            cure = 'write extends = "standard" at its head, or copy the line from there'
            self._refuse((section, name), f"[{section}] {name} is missing", cure)
            return None
        return rows[name]

    def _text(self, section: str, name: str) -> str:
        value = self._value(section, name)
        if not isinstance(value, str):
            self._refuse((section, name), f"[{section}] {name} = {value!r} is no text", "quote it")
        return " ".join(str(value).split())

    def _number(self, section: str, name: str) -> float:
        value = self._value(section, name)
        if not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
            what = f"[{section}] {name} = {value!r} is no number"
            self._refuse((section, name), what, "give one from 0 up")
        return float(value)

    def _whole(self, section: str, name: str) -> int:
        value = self._number(section, name)
        if value != int(value):
            what = f"[{section}] {name} = {value!r} is no whole number"
            self._refuse((section, name), what, "give one from 0 up")
        return int(value)

    def _strings(self, section: str, name: str) -> list[str]:
        value = self._value(section, name)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            what = f"[{section}] {name} is no list of words"
            self._refuse((section, name), what, 'write them as ["..."]')
        return list(value)

    def _one_of(self, section: str, name: str, known: tuple[str, ...]) -> str:
        value = self._value(section, name)
        if value not in known:
            what = f"[{section}] {name} = {value!r} is no rule"
            self._refuse((section, name), what, f"use {', '.join(known)}")
        return str(value)

    def _some_of(self, section: str, name: str, known: tuple[str, ...]) -> tuple[str, ...]:
        values = self._strings(section, name)
        for value in values:
            if value not in known:
                what = f"[{section}] {name}: {value!r} is no rule"
                self._refuse((section, name), what, f"use {', '.join(known)}")
        return tuple(values)

    def _members(self, section: str, name: str, kind: type[Enum]) -> Iterable[Any]:
        known = {item.value: item for item in kind}
        for value in self._strings(section, name):
            if value not in known:
                what = f"[{section}] {name}: {value!r} is unknown"
                self._refuse((section, name), what, f"use {', '.join(known)}")
            yield known[value]

    def _classes(self, name: str) -> frozenset[Victims]:
        return frozenset(self._members("reading", name, Victims))

    def _order(self) -> tuple[SpeakerKind, ...]:
        order = tuple(self._members("speakers", "order", SpeakerKind))
        if sorted(order) != sorted(SpeakerKind):
            missing = ", ".join(sorted(set(SpeakerKind) - set(order)))
            self._refuse(
                ("speakers", "order"),
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
                ("words", word),
                f"[words] {word!r} = {row!r} gives no range",
                "write low, best and high as whole numbers, in that order of size",
            )
        return WordNumber(bounds, best)


def _nearest(name: str, known: Sequence[str]) -> str:
    """What was probably meant; all that there is, where nothing is near."""
    near = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(known)}"
