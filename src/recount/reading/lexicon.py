"""The words by which the grammar reader knows violence: one packaged table, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from recount.model.claims import EventType
from recount.model.counts import Outcome


@dataclass(frozen=True, slots=True)
class HarmWords:
    """The lemmas that tell of one outcome, by how their victims stand in the sentence.

    `verbs` take victims as objects, `intransitive` as subjects, `nouns` behind "of" or as
    possessors, `counted` nouns carry the number themselves ("eight dead"), `adjectives` follow
    or precede the victims.
    """

    verbs: frozenset[str]
    intransitive: frozenset[str]
    nouns: frozenset[str]
    counted: frozenset[str]
    adjectives: frozenset[str]


@dataclass(frozen=True, slots=True)
class Idiom:
    """A turn of phrase whose subject comes to harm: a verb with one of the things as its object,
    or behind one of the prepositions; with one of the modifiers where there are any; `passive`
    where only that says so."""

    outcome: Outcome
    things: frozenset[str]
    modifiers: frozenset[str]
    prepositions: frozenset[str]
    passive: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All trigger words, as sets and maps of lemmas in lower case."""

    event_nouns: Mapping[str, EventType]
    event_modifiers: Mapping[str, EventType]
    event_verbs: Mapping[str, EventType]
    modifiable: frozenset[str]
    light_verbs: frozenset[str]
    weapons: tuple[str, ...]
    harms: Mapping[Outcome, HarmWords]
    unharmed: frozenset[str]
    harm_types: Mapping[str, EventType]
    weapon_types: Mapping[str, EventType]
    not_violence: frozenset[str]
    not_people: frozenset[str]
    physical: frozenset[str]
    anaphors: frozenset[str]
    novelty: frozenset[str]
    not_events: frozenset[str]
    roles: frozenset[str]
    facilities: frozenset[str]
    facility_status: Mapping[str, str]
    assessment_subjects: frozenset[str]
    assessment_verbs: frozenset[str]
    fighters: frozenset[str]
    young: frozenset[str]
    animals: frozenset[str]
    idioms: Mapping[str, tuple[Idiom, ...]]
    aftermath: Mapping[str, frozenset[str]]
    felling: Mapping[str, frozenset[str]]
    wounds: Mapping[str, frozenset[str]]
    accidents: Mapping[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The packaged lexicon."""
    raw = tomllib.loads(
        resources.files("recount.resources").joinpath("lexicon.toml").read_text("utf-8")
    )
    tables = {name: table for name, table in raw.items() if isinstance(table, dict)}
    words = {name: frozenset(table.get("words", ())) for name, table in tables.items()}
    return Lexicon(
        event_nouns=_types(raw["event_nouns"]),
        event_modifiers=_types(raw["event_modifiers"]),
        event_verbs=_types(raw["event_verbs"]),
        modifiable=words["modifiable"],
        light_verbs=words["light_verbs"],
        weapons=tuple(raw["weapons"]["words"]),
        harms={outcome: _harm(raw[outcome.value]) for outcome in Outcome},
        unharmed=words["unharmed"],
        harm_types={word: EventType(kind) for word, kind in raw["harm_types"].items()},
        weapon_types=_types(raw["weapon_types"]),
        not_violence=words["not_violence"],
        not_people=frozenset(raw["not_violence"]["animals"]),
        physical=words["physical"],
        anaphors=words["anaphors"],
        novelty=frozenset(raw["anaphors"]["novelty"]),
        not_events=words["not_events"],
        roles=words["roles"],
        facilities=words["facilities"],
        facility_status=_statuses(raw["facilities"]),
        assessment_subjects=frozenset(raw["assessments"]["subjects"]),
        assessment_verbs=frozenset(raw["assessments"]["verbs"]),
        fighters=words["fighters"],
        young=words["young"],
        animals=words["animals"],
        idioms=_idioms(raw["idioms"]),
        aftermath=_sets(raw["aftermath"]),
        felling=_sets(raw["felling"]),
        wounds=_sets(raw["wounds"]),
        accidents=_sets(raw["accidents"]),
    )


def _types(table: Mapping[str, Iterable[str]]) -> dict[str, EventType]:
    return {word: EventType(kind) for kind, words in table.items() for word in words}


def _sets(table: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table.items()}


def _harm(table: Mapping[str, Any]) -> HarmWords:
    names = ("verbs", "intransitive", "nouns", "counted", "adjectives")
    return HarmWords(*(frozenset(table[name]) for name in names))


def _idioms(rows: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Idiom, ...]]:
    found: dict[str, tuple[Idiom, ...]] = {}
    for row in rows:
        things, near, behind = (
            frozenset(row.get(name, ())) for name in ("things", "modifiers", "prepositions")
        )
        passive = bool(row.get("passive", False))
        idiom = Idiom(Outcome(row["outcome"]), things, near, behind, passive)
        for verb in row["verbs"]:
            found[verb] = (*found.get(verb, ()), idiom)
    return found


def _statuses(table: Mapping[str, Any]) -> dict[str, str]:
    kinds = {
        "status_building": "under construction",
        "status_operating": "operating",
        "status_closed": "closed",
        "status_destroyed": "destroyed",
    }
    return {word: kind for key, kind in kinds.items() for word in table[key]}
