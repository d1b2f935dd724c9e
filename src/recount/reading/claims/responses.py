"""Answers to a claim: confirmed, denied, declined to confirm, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.claims import Claim, ClaimKind, Stance
from recount.model.spans import Span
from recount.reading.claims.roles import full_name, persons
from recount.reading.speakers_answers import says_it_is_false
from recount.reading.syntax import child

if TYPE_CHECKING:
    from recount.reading.attributions import Attribution
    from recount.reading.scene import Scene

ANSWERS = (
    Stance.CONFIRMS,
    Stance.DENIES,
    Stance.DECLINES_TO_CONFIRM,
    Stance.RETRACTS,
)


def read_responses(scene: Scene, told: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Each sentence in which somebody answers what was said, with the claim that it is about."""
    found = []
    for said in scene.attributions:
        if _is_of_people(scene, said) or _is_at_it(scene, said):
            continue
        if said.stance in ANSWERS and (said.speaker is not None or _own_denial(scene, said)):
            about = _about(scene, said, told)
            if said.stance is not Stance.CONFIRMS or about is not None:
                found.append(_response(scene, said, about))
    return tuple(found)


def _is_of_people(scene: Scene, said: Attribution) -> bool:
    """ "Six soldiers were confirmed killed, witnesses say": how sure a toll is, and no answer."""
    words = scene.tokens_of(said.cue)
    passive = bool(words) and child(words[0], "auxpass") is not None
    return passive and child(words[0], "xcomp", "oprd", "acomp") is not None


def _is_at_it(scene: Scene, said: Attribution) -> bool:
    """ "We are verifying reports": nothing is confirmed yet."""
    verb = next(iter(scene.tokens_of(said.cue)), None)
    return verb is not None and verb.tag_ == "VBG" and child(verb, "aux") is not None


def _own_denial(scene: Scene, said: Attribution) -> bool:
    """The document itself answers: "The figure is pure fabrication"."""
    words = scene.tokens_of(said.cue)
    return said.stance is Stance.DENIES and bool(words) and says_it_is_false(words[0])


def _sentence(scene: Scene, said: Attribution) -> Span:
    words = scene.tokens_of(said.cue)
    sent = words[0].sent if words else scene.doc[:]
    text = scene.text[sent.start_char : sent.end_char]
    start = sent.start_char + len(text) - len(text.lstrip())
    return Span.of(scene.text, start, sent.start_char + len(text.rstrip()))


def _about(scene: Scene, said: Attribution, told: tuple[Claim, ...]) -> Claim | None:
    """The claim answered: the last one before about a person named here, else the last event."""
    here = _sentence(scene, said)
    names = {
        full_name(scene, p.text) for p in persons(scene) if here.start <= p.start_char < here.end
    }
    if said.speaker is not None:
        names -= {full_name(scene, said.speaker.name)}
    before = [c for c in told if c.evidence.start < here.start]
    for claim in reversed(before):
        if claim.person is not None and claim.person.name in names:
            return claim
    if names:
        return None
    if any(t.lower_ in ("he", "him", "she", "her") for t in scene.tokens_of(here)):
        return next((c for c in reversed(before) if c.person is not None), None)
    again = _told_in(here, said, told)
    if again is not None:
        return _first_told(again, told, said)
    near = [c for c in before if here.start - c.evidence.end < 600]
    events = [c for c in near if c.kind in (ClaimKind.EVENT, ClaimKind.TOTAL)]
    events = [c for c in events if not _singles_out(c)] or events
    return _first_told(events[-1], told, said) if events else None


def _told_in(here: Span, said: Attribution, told: tuple[Claim, ...]) -> Claim | None:
    """ "I can confirm that 28 died": the claim that the answer's own words go on with."""
    by = {c.id: c for c in told}
    own = (c for c in told if c.kind is ClaimKind.EVENT and c.stance is said.stance)
    inside = (c for c in own if here.start <= c.evidence.start < here.end)
    return next((by[c.refers_to] for c in inside if c.refers_to in by), None)


def _first_told(claim: Claim, told: tuple[Claim, ...], said: Attribution) -> Claim:
    """The claim that an answer is about, unless that blames the one who answers: who denies having
    done it does not answer another who said that he did."""
    by = {c.id: c for c in told}
    speaker = said.speaker.name if said.speaker is not None else None
    while claim.refers_to in by and not claim.counts:
        blamed = claim.perpetrator.name if claim.perpetrator is not None else None
        if speaker is not None and blamed == speaker:
            return claim
        claim = by[claim.refers_to]
    return claim


def _singles_out(claim: Claim) -> bool:
    """ "Among the dead were two boys": no allegation of its own that somebody would answer."""
    parts = [c for c in claim.counts if c.part_of is not None]
    return bool(parts) and all(c.part_of is not None or c.low is None for c in claim.counts)


def _response(scene: Scene, said: Attribution, about: Claim | None) -> Claim:
    return Claim(
        id="",
        document=scene.document.id,
        kind=ClaimKind.RESPONSE,
        evidence=_sentence(scene, said),
        speaker=said.speaker,
        stance=said.stance,
        person=about.person if about is not None else None,
        about=about.id if about is not None else None,
    ).with_id()
