"""Who is said to have done it, where a sentence says only that: claimed, blamed, accused."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import Claim, ClaimKind, EventType
from recount.model.dates import When, handed_on
from recount.model.parties import Party, PartyKind, Speaker
from recount.model.places import PlaceBasis
from recount.model.spans import Span
from recount.reading.claims.blames import Blame, find_blames
from recount.reading.frames import ANY_KIND
from recount.reading.hands import STATES, deed_words, is_armed, weapon_type
from recount.reading.happenings import DEFINITE, noun_type
from recount.reading.lexicon import lexicon
from recount.reading.pronouns import party_of
from recount.reading.sides import MEMBERS, of_their_body
from recount.reading.slots import Slots
from recount.reading.speakers_names import Cast
from recount.reading.story import Told, compatible
from recount.reading.syntax import children, clause_tokens, objects_of, phrase_tokens
from recount.reading.telling_fits import places_fit

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene

OUTFITS = frozenset({"outfit", "group", "gang", "organisation", "organization", "faction", "cell",
                     "militia", "band", "network", "movement", "brigade", "wing"})  # fmt: skip
_STYLED = re.compile(
    r"(?:,| (?:known as|calling itself|that calls itself|called|named|styled)) (?:the )?"
    r"([A-Z][\w'’]*(?:[- ](?:[A-Z][\w'’]*|(?:i|e|al|el|ul|wal|of|the)(?=[- ][A-Z])))*)"
)
"""How an outfit that no list has is given its name."""
REACH = 900
"""How many characters after an event a sentence may still speak of who did it."""


def read_responsibility(scene: Scene, told: tuple[Told, ...]) -> tuple[Claim, ...]:
    """Claims that give an event told before its perpetrator, as some speaker has it."""
    cast = Cast.of(scene.doc, scene.parties)
    found = (_claim(scene, blame, told, cast) for blame in find_blames(scene))
    return tuple(claim for claim in found if claim is not None)


def _claim(scene: Scene, blame: Blame, told: tuple[Told, ...], cast: Cast) -> Claim | None:
    party = _party(scene, blame)
    back = _event(scene, blame, told, party) if party is not None else None
    if party is None or back is None or _is_said_already(blame, party, back):
        return None
    return Claim(
        id="",
        document=scene.document.id,
        kind=ClaimKind.EVENT,
        evidence=scene.span(_words(blame)),
        speaker=_speaker(scene, cast, blame),
        stance=blame.stance,
        event_type=back.event_type,
        when=_day_of(back),
        where=replace(back.where, basis=PlaceBasis.INHERITED) if back.where else None,
        perpetrator=_said_of(party, scene, blame),
        refers_to=back.id,
    ).with_id()


def _is_said_already(blame: Blame, party: Party, back: Claim) -> bool:
    """ "In an attack attributed to X": the event told by the same words has its perpetrator."""
    before = back.perpetrator
    inside = back.evidence.start <= blame.verb.idx < back.evidence.end
    return inside and before is not None and before.text == party.text


def _words(blame: Blame) -> list[Token]:
    """The clause of blame, with the one who says it."""
    words = clause_tokens(blame.verb)
    if blame.speaker is not None and blame.speaker.sent.start == blame.verb.sent.start:
        words = [*words, *phrase_tokens(blame.speaker)]
    return words


# --- who did it -----------------------------------------------------------------------------------


def _party(scene: Scene, blame: Blame) -> Party | None:
    """The party that the words name: by a list of parties, as a state, or by a name of its own."""
    party = party_of(scene, blame.doer)
    if party is not None and party.name is not None:
        return party
    body = of_their_body(scene, blame.doer)
    if body is not None and body.name is not None:
        return body
    return (
        _state(scene, blame.doer)
        or _named(scene, blame.doer)
        or _named_after(scene, blame.doer)
        or _described(scene, blame, party)
    )


def _named_after(scene: Scene, doer: Token) -> Party | None:
    """ "Members of the Rojos gang": the gang, by its name."""
    theirs = objects_of(doer, "of", "from") if doer.lemma_.lower() in MEMBERS else []
    return next((party for t in theirs if (party := _named(scene, t)) is not None), None)


def _state(scene: Scene, doer: Token) -> Party | None:
    """ "accused Israel": a country that is blamed stands for its state."""
    if doer.ent_type_ != "GPE":
        return None
    span = scene.span([doer])
    return Party(span.quote, span.quote, None, PartyKind.STATE_FORCE, span)


def _named(scene: Scene, doer: Token) -> Party | None:
    """ "a banned outfit, Jaish-e-Nur", "the gang known as Los Coyotes": a name that no list has."""
    styled = _STYLED.match(scene.text, doer.idx + len(doer))
    if styled is not None and doer.lemma_.lower() in OUTFITS:
        span = Span.of(scene.text, styled.start(1), styled.end(1))
        return Party(span.quote, span.quote, None, None, span)
    own = [t for t in children(doer, "compound") if t.pos_ == "PROPN"]
    if own and doer.lemma_.lower() in OUTFITS:  # "the Karim Khan group"
        span = scene.span([*own, *(t for one in own for t in children(one, "compound")), doer])
        return Party(span.quote, span.quote, None, None, span)
    called = [
        v for v in children(doer, "acl") if v.lower_ in ("known", "called", "named", "styled")
    ]
    behind = [t for v in called for t in (*objects_of(v, "as"), *children(v, "oprd", "attr"))]
    for token in [*children(doer, "appos"), *behind, doer]:
        if token.pos_ == "PROPN" and token.ent_type_ != "PERSON":
            inside = ("compound", "nmod", "punct", "nummod", "amod")
            words = [t for t in token.subtree if t.dep_ in inside and t.i < token.i]
            words = [t for t in words if t.text not in ",;:" and t.pos_ != "DET"]
            span = scene.span([*words, token])
            return Party(span.quote, span.quote, None, None, span)
    return None


def _described(scene: Scene, blame: Blame, party: Party | None) -> Party | None:
    """ "government forces", "the rebels": armed people without a name."""
    if party is not None:
        return party
    if not is_armed(scene, blame.doer):
        return None
    words = [t for t in phrase_tokens(blame.doer) if t.i <= blame.doer.i and t.dep_ != "det"]
    span = scene.span(words)
    return Party(span.quote, None, None, PartyKind.OTHER, span)


def _said_of(party: Party, scene: Scene, blame: Blame) -> Party:
    span = party.span or scene.span([blame.doer])
    return replace(party, span=span, text=span.quote)


def _speaker(scene: Scene, cast: Cast, blame: Blame) -> Speaker | None:
    """Who says so; one who speaks of a deed of his own goes by the name that the words give."""
    if blame.speaker is None or blame.speaker.pos_ == "PRON":
        return None
    found = cast.medium_of(blame.speaker)
    known = scene.party_at(blame.doer)
    own = _named(scene, blame.doer) if blame.speaker == blame.doer else None
    if found is None or own is None or (known is not None and known.party.name is not None):
        return found
    return replace(found, name=own.text)


def _day_of(back: Claim) -> When | None:
    return None if back.when is None else handed_on(back.when)


# --- of which event -------------------------------------------------------------------------------


def _event(scene: Scene, blame: Blame, told: tuple[Told, ...], party: Party) -> Claim | None:
    """The event that the words can speak of: of its kind, done by no one else, and told nearest,
    unless its victims or its day point at another."""
    kind = _kind(blame.deed)
    if blame.deed is not None and kind is None and not _names_any(blame.deed):
        return None
    found = []
    for item in told:
        claim = item.claim
        distance = blame.verb.idx - claim.evidence.start
        own = item.frame.anchor == blame.deed and blame.verb.lemma_ == "hold"
        if not (own or 0 <= distance <= REACH) or claim.event_type in (None, EventType.ARREST):
            continue
        if _set_elsewhere(scene, blame, claim):
            continue
        if not own and _tells_who_that_is(blame, item):
            continue
        if _fits(item, kind) and not _by_other(claim, party):
            found.append((_likeness(scene, blame, item), -distance, item))
    return max(found, key=lambda each: each[:2])[2].claim if found else None


def _tells_who_that_is(blame: Blame, item: Told) -> bool:
    """ "X, which carried out the attack on Y in 2013, claimed responsibility": an event by which
    the doer is described is not the one claimed."""
    clauses = children(blame.doer, "relcl", "acl")
    words = {t.i for clause in clauses for t in clause.subtree}
    return item.frame.anchor.i in words and blame.verb.i not in words


def _kind(deed: Token | None) -> EventType | None:
    """The kind of event that the deed's word names, as a noun or as a verb."""
    if deed is None or _names_any(deed):
        return None
    if deed.pos_ == "VERB":
        words, lemma = lexicon(), deed.lemma_.lower()
        harm = any(lemma in harms.verbs for harms in words.harms.values())
        shot = [kind for t in objects_of(deed) + children(deed, "dobj") if (kind := weapon_type(t))]
        if not shot and lemma in deed_words()["verbs.sending"]:
            shot = [EventType.ARMED_ATTACK]  # "of firing at the crowd"
        known = words.event_verbs.get(lemma) or next(iter(shot), None)
        return known or (EventType.OTHER if harm else None)
    return noun_type(deed) or (EventType.OTHER if deed.lemma_ == "death" else None)


def _names_any(deed: Token) -> bool:
    """ "it", "the raid", "both attacks": words that can speak of an event of any kind."""
    if (
        deed.pos_ == "PRON"
        or deed.lower_ == "both"
        or deed.lemma_.lower() in ("incident", "violence", "atrocity")
    ):
        return True
    if deed.pos_ == "VERB":  # "accused the army of firing them"
        shot = children(deed, "dobj")
        return bool(shot) and all(t.lower_ in ("them", "it", "both") for t in shot)
    pointed = any(t.lower_ in DEFINITE | {"both"} for t in deed.children)
    plain = not any(t.dep_ in ("compound", "amod") for t in deed.children)
    return pointed and plain and deed.lemma_.lower() in ANY_KIND | {"raid", "strike", "massacre"}


def _fits(item: Told, kind: EventType | None) -> bool:
    told = item.claim.event_type
    return kind is None or told is None or item.frame.type is kind or compatible(told, kind)


def _by_other(claim: Claim, party: Party) -> bool:
    """Whether the event is told as done by a side that this one is not of."""
    before = claim.perpetrator
    if before is None or before.name is None or party.name is None:
        return False
    return (before.kind in STATES) != (party.kind in STATES) and party.kind is not None


def _set_elsewhere(scene: Scene, blame: Blame, claim: Claim) -> bool:
    """ "Said it was behind an attack in Y", after one in X: an attack that was not told before."""
    places = scene.places_in(list(blame.deed.subtree)) if blame.deed is not None else []
    new = any(t.lower_ in ("a", "an") for t in blame.deed.children) if blame.deed else False
    return new and any(not places_fit(claim.where, Slots(place=place)) for place in places)


def _likeness(scene: Scene, blame: Blame, item: Told) -> int:
    """How many words, days and places of the deed's phrase are the event's too; an event without
    a perpetrator and in the same paragraph goes before."""
    claim, verb = item.claim, blame.verb
    words = set()
    if blame.deed is not None:
        words = {t.lemma_.lower() for t in blame.deed.subtree if t.pos_ in ("NOUN", "PROPN", "NUM")}
        words -= {blame.deed.lemma_.lower()}
    own = {t.lemma_.lower() for t in item.frame.anchor.sent}
    days = scene.dates_in(list(blame.deed.subtree)) if blame.deed is not None else []
    when = claim.when
    same_day = any(d.when is not None and when is not None and when.overlaps(d.when) for d in days)
    between = scene.text[claim.evidence.end : verb.idx]
    near = "\n" not in between.strip()
    return 4 * (len(words & own) + same_day) + 2 * near + (claim.refers_to is None)
