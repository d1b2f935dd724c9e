"""Bases, camps and airports: whose they are, where, and whether they are built, used or closed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import Claim, ClaimKind, Facility
from recount.model.parties import Party, PartyKind
from recount.model.places import PlaceBasis, Where
from recount.reading.lexicon import lexicon
from recount.reading.pronouns import party_of
from recount.reading.sayings import said_at
from recount.reading.syntax import children, modifiers, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene

FLYING = frozenset(
    {"drone", "aircraft", "flight", "plane", "reaper", "jet", "helicopter", "fly", "air", "airport",
     "reconnaissance", "surveillance"}
)  # fmt: skip
FORCES = (PartyKind.STATE_FORCE, PartyKind.EXTERNAL_FORCE, PartyKind.REBEL_GROUP, PartyKind.MILITIA)


def read_facilities(scene: Scene) -> tuple[Claim, ...]:
    """Facilities with a place (their own or told before) and something said of them."""
    found: list[Claim] = []
    for token in scene.doc:
        if _word(token) in lexicon().facilities and token.pos_ in ("NOUN", "PROPN"):
            claim = _claim(scene, token, found)
            if claim is not None:
                found.append(claim)
    return tuple(found)


def _word(token: Token) -> str:
    """The noun in the singular; the model takes "bases" for the plural of "basis"."""
    word = token.lower_
    return word[:-1] if word[:-1] in lexicon().facilities else token.lemma_.lower()


def _claim(scene: Scene, token: Token, earlier: list[Claim]) -> Claim | None:
    verb = _verb(token)
    if verb is None:
        return None
    flying = _is_flying(verb)
    status = lexicon().facility_status[verb.lemma_.lower()]
    operator = _operator(scene, verb, token)
    where = _where(scene, token, verb) or _told_before(token, earlier)
    if where is None or not (flying or operator is not None):
        return None
    speaker, stance = said_at(scene, token)
    tokens = _words(verb, token)
    return Claim(
        id="",
        document=scene.document.id,
        kind=ClaimKind.FACILITY,
        evidence=scene.span(tokens),
        speaker=speaker,
        stance=stance,
        where=where,
        facility=Facility(_kind(token, flying), None, operator, status),
    ).with_id()


def _verb(token: Token) -> Token | None:
    """The verb that says what is done with the place, within three steps up the tree."""
    current = token
    for _ in range(6):
        if current.head == current:
            return None
        current = current.head
        if current.pos_ == "VERB":
            known = current.lemma_.lower() in lexicon().facility_status
            return current if known else None
    return None


def _is_flying(verb: Token) -> bool:
    return any(t.lemma_.lower() in FLYING for t in verb.subtree)


def _operator(scene: Scene, verb: Token, token: Token) -> Party | None:
    for owner in [*children(token, "poss", "amod", "compound"), subject_of(verb)]:
        party = party_of(scene, owner) if owner is not None else None
        if party is not None and party.kind in FORCES and party.name:
            return party
    return None


def _where(scene: Scene, token: Token, verb: Token) -> Where | None:
    """The first place behind the noun, hung from it or from the verb beside it."""
    preps = [p for p in (*children(token, "prep"), *children(verb, "prep")) if p.i > token.i]
    behind = [t for p in preps if p.lower_ in ("in", "at", "near", "of") for t in p.subtree]
    places = scene.places_in([token, *modifiers(token), *behind])
    return min(places, key=lambda p: p.span.start).where if places else None


def _told_before(token: Token, earlier: list[Claim]) -> Where | None:
    """ "the base": the place of the last facility told of."""
    if not any(t.lower_ in ("the", "that", "this") for t in children(token, "det")) or not earlier:
        return None
    where = earlier[-1].where
    return replace(where, basis=PlaceBasis.INHERITED) if where is not None else None


def _kind(token: Token, flying: bool) -> str:
    lemma = _word(token)
    if lemma == "base":
        return "air base" if flying else "military base"
    return {"airfield": "air base", "airbase": "air base"}.get(lemma, lemma)


def _words(verb: Token, token: Token) -> list[Token]:
    building = lexicon().facility_status[verb.lemma_.lower()] == "under construction"
    core = list(token.subtree)
    return (
        core
        if building
        else [
            *core,
            *[t for t in verb.subtree if verb.i <= t.i <= token.i],
            *(list(children(verb, "nsubj"))),
        ]
    )
