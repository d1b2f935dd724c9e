"""Who is said to have done it, where a sentence says only that: claimed, blamed, accused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recount.model.claims import Claim, ClaimKind, Stance
from recount.model.dates import DateBasis, When
from recount.model.parties import Party, PartyKind, Speaker
from recount.model.places import PlaceBasis
from recount.reading.happenings import noun_type
from recount.reading.pronouns import party_of
from recount.reading.speakers_names import Cast
from recount.reading.syntax import child, clause_tokens, objects_of, subject_of
from recount.reading.telling import Told, compatible

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene

REACH = 900
"""How many characters after an event a sentence may still speak of who did it."""


@dataclass(frozen=True)
class Blame:
    """A verb of blame, the one said to have done it, who says so, and the event's own word."""

    verb: Token
    doer: Token
    speaker: Token | None
    deed: Token | None
    stance: Stance


CLAIMING = frozenset({"claim", "admit", "accept"})
BLAMING = CLAIMING | {"blame", "accuse", "attribute"}


def read_responsibility(scene: Scene, told: tuple[Told, ...]) -> tuple[Claim, ...]:
    """Claims that give an event told before its perpetrator, as some speaker has it."""
    cast = Cast.of(scene.doc, scene.parties)
    found = (_claim(scene, blame, told, cast) for blame in _blames(scene))
    return tuple(claim for claim in found if claim is not None)


def _blames(scene: Scene) -> Iterator[Blame]:
    for token in scene.doc:
        if token.lemma_ not in BLAMING or token.pos_ != "VERB" or child(token, "neg") is not None:
            continue
        blame = _claimed(token) or _blamed(token) or _attributed(token)
        if blame is not None:
            yield blame


def _claimed(verb: Token) -> Blame | None:
    """ "X claimed responsibility for the blast"."""
    thing = child(verb, "dobj")
    if verb.lemma_ not in CLAIMING or thing is None:
        return None
    doer = subject_of(verb)
    if doer is None:
        return None
    if noun_type(thing) is not None:  # "X claimed the blast"
        return Blame(verb, doer, doer, thing, Stance.ASSERTS)
    if thing.lemma_ != "responsibility":
        return None
    deeds = [*objects_of(thing, "for"), *objects_of(verb, "for")]
    return Blame(verb, doer, doer, next(iter(deeds), None), Stance.ASSERTS)


def _blamed(verb: Token) -> Blame | None:
    """ "X blamed Y for the raid", "X accused Y of it", "the raid was blamed on Y"."""
    if verb.lemma_ not in ("blame", "accuse"):
        return None
    deeds = objects_of(verb, "for", "of")
    passive = child(verb, "nsubjpass")
    if passive is not None:
        on = objects_of(verb, "on")
        by = objects_of(verb, "by")
        doer = on[0] if on else passive
        deed = passive if on else next(iter(deeds), None)
        return Blame(verb, doer, next(iter(by), None), deed, Stance.ALLEGES)
    thing = child(verb, "dobj")
    if thing is None or (verb.lemma_ == "accuse" and not deeds):
        return None
    return Blame(verb, thing, subject_of(verb), next(iter(deeds), None), Stance.ALLEGES)


def _attributed(verb: Token) -> Blame | None:
    """ "X attribute the attack to Y"."""
    if verb.lemma_ != "attribute":
        return None
    doers = objects_of(verb, "to")
    deed = child(verb, "dobj", "nsubjpass")
    return Blame(verb, doers[0], subject_of(verb), deed, Stance.ALLEGES) if doers else None


def _claim(scene: Scene, blame: Blame, told: tuple[Told, ...], cast: Cast) -> Claim | None:
    party = party_of(scene, blame.doer) or _state(scene, blame.doer)
    back = _event(blame, told)
    if party is None or party.name is None or back is None:
        return None
    return Claim(
        id="",
        document=scene.document.id,
        kind=ClaimKind.EVENT,
        evidence=scene.span(clause_tokens(blame.verb)),
        speaker=_speaker(cast, blame),
        stance=blame.stance,
        event_type=back.event_type,
        when=_day_of(back),
        where=replace(back.where, basis=PlaceBasis.INHERITED) if back.where else None,
        perpetrator=_said_of(party, scene, blame),
        refers_to=back.id,
    ).with_id()


def _state(scene: Scene, doer: Token) -> Party | None:
    """ "accused Israel": a country that is blamed stands for its state."""
    if doer.ent_type_ != "GPE":
        return None
    span = scene.span([doer])
    return Party(span.quote, span.quote, None, PartyKind.STATE_FORCE, span)


def _said_of(party: Party, scene: Scene, blame: Blame) -> Party:
    span = party.span or scene.span([blame.doer])
    return replace(party, span=span, text=span.quote)


def _speaker(cast: Cast, blame: Blame) -> Speaker | None:
    return cast.medium_of(blame.speaker) if blame.speaker is not None else None


def _day_of(back: Claim) -> When | None:
    if back.when is None:
        return None
    return replace(back.when, text="", span=None, basis=DateBasis.RELATIVE_TO_EVENT)


def _event(blame: Blame, told: tuple[Told, ...]) -> Claim | None:
    """The event of the deed's kind told last before, within reach."""
    kind = noun_type(blame.deed) if blame.deed is not None else None
    if blame.deed is not None and kind is None and blame.deed.pos_ != "PRON":
        return None
    for item in sorted(told, key=lambda t: -t.claim.evidence.start):
        claim = item.claim
        if not 0 <= blame.verb.idx - claim.evidence.start <= REACH or claim.event_type is None:
            continue
        if kind is None or item.frame.type is kind or compatible(claim.event_type, kind):
            return claim
    return None
