"""Who is held responsible for an event, and whether that party itself says or denies it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recount.model.claims import Claim, EventType, Stance
from recount.model.lineage import STATE, ancestors
from recount.model.parties import Party, SpeakerKind
from recount.reconciling.case import Case, Opened
from recount.reconciling.speaker_names import has_inside, words_of

_OFFICIAL = frozenset(
    {
        SpeakerKind.MILITARY,
        SpeakerKind.GOVERNMENT,
        SpeakerKind.POLICE,
        SpeakerKind.ARMED_GROUP,
        SpeakerKind.OFFICIAL_UNNAMED,
    }
)
"""Kinds of speakers who can speak for a party that fights; a newspaper of a country cannot."""

_SAYING = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ESTIMATES})
_TWO_SIDES = frozenset({EventType.ARMED_CLASH})
"""Kinds of events in which both parties do violence, so that naming either is no dispute."""


def held_responsible(event: Opened) -> list[Claim]:
    """The claims that hold a party of known name responsible and do not take it back."""
    return [
        row
        for row in event.claims
        if row.perpetrator is not None
        and (row.perpetrator.name or row.perpetrator.id)
        and row.stance not in (Stance.DENIES, Stance.RETRACTS)
    ]


def accepting(case: Case, event: Opened) -> list[Claim]:
    """The claims in which the party held responsible says itself that it did it."""
    return [
        row
        for row in held_responsible(event)
        if row.stance in _SAYING and _speaks_for(case, row, [row.perpetrator])
    ]


def denying(case: Case, event: Opened) -> list[Claim]:
    """The claims in which a party held responsible denies it."""
    blamed = [row.perpetrator for row in held_responsible(event)]
    own = [row for row in event.claims if row.stance is Stance.DENIES and not _counts(row)]
    answers = [row for key in event.cluster.claims for row in case.answers.get(key, ())]
    denials = [row for row in answers if row.stance is Stance.DENIES]
    return [row for row in [*own, *denials] if _speaks_for(case, row, blamed)]


def _counts(claim: Claim) -> bool:
    """Whether a denial is one of a number: "denied that civilians were killed"."""
    return bool(claim.counts)


def competing(event: Opened) -> list[Claim]:
    """One claim for each of the parties held responsible that are not one party; none where they
    are one, or where one voice names them all."""
    if event.cluster.type in _TWO_SIDES:
        return []
    apart: list[Claim] = []
    for row in held_responsible(event):
        if all(_are_apart(row.perpetrator, other.perpetrator) for other in apart):
            apart.append(row)
    voices = {event.voice_of[row.id] for row in apart if row.id in event.voice_of}
    return apart if len(apart) > 1 and len(voices) > 1 else []


def _are_apart(one: Party | None, other: Party | None) -> bool:
    """Whether two parties are not one, nor one a part of the other, nor two arms of one state."""
    if one is None or other is None:
        return False
    if one.id and other.id:
        first, last = (one.id, *ancestors(one.id)), (other.id, *ancestors(other.id))
        arms = any(key.startswith(STATE) for key in set(first) & set(last))
        return not arms and one.id not in last and other.id not in first
    names = words_of(one.name or one.text), words_of(other.name or other.text)
    return not (has_inside(*names) or has_inside(names[1], names[0]))


def _speaks_for(case: Case, claim: Claim, parties: Iterable[Party | None]) -> bool:
    """Whether the one who speaks in a claim is one of the parties, or speaks in its name."""
    known = [row for row in parties if row is not None]
    if claim.speaker is None:
        publisher = words_of(case.sources.publisher(claim.document) or "")
        return any(_is_publisher(publisher, row) for row in known)
    if claim.speaker.kind not in _OFFICIAL:
        return False
    said = words_of(claim.speaker.name)
    return any(_is_spoken_for(case, said, row) for row in known)


def _is_publisher(publisher: tuple[str, ...], party: Party) -> bool:
    """Whether a publisher is the party: a name of one word ("Libya") may stand in a paper's."""
    names = _names(party)
    inside = any(len(name) > 1 and has_inside(name, publisher) for name in names)
    return inside or publisher in names


def _is_spoken_for(case: Case, said: tuple[str, ...], party: Party) -> bool:
    """Whether a speaker's name is the party's, or holds it: "army" alone may be any army's."""
    if said in _names(party):
        return True
    bare = case.methodology.unnamed_words
    names = [name for name in _names(party) if any(word not in bare for word in name)]
    return any(has_inside(name, said) for name in names) or (
        len(said) > 1 and any(has_inside(said, name) for name in names)
    )


def _names(party: Party) -> Sequence[tuple[str, ...]]:
    return [words_of(name) for name in (party.name, party.text) if name]
