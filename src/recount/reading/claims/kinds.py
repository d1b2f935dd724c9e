"""What kind of event a claim is of."""

from __future__ import annotations

from dataclasses import replace

from recount.model.claims import Claim, EventType
from recount.model.counts import Outcome
from recount.model.parties import Party
from recount.reading.found_since import violence_of_bodies
from recount.reading.frames import Frame
from recount.reading.hands import armed_people
from recount.reading.happenings import noun_type, one_of_them
from recount.reading.one_more import another_such
from recount.reading.story import GENERIC, Background, Story, Told
from recount.reading.syntax import child, objects_of, subject_of


def kind_of_the_sum(story: Story, frame: Frame, back: Told | None) -> EventType | None:
    """ "Warplanes launched 14 raids. The raids hit a house": what the sum says that they were."""
    item = frame.happening
    if back is not None or item is None or item.sharp:
        return None
    if not (item.definite and (item.plural or one_of_them(item.token) is not None)):
        return None
    kinds = [c.event_type for c in story.sums if c.event_type in (EventType.AIR_STRIKE,
             EventType.SHELLING)]  # fmt: skip
    return kinds[-1] if kinds and frame.type in (EventType.RAID, *GENERIC) else None


def kind_of(frame: Frame, back: Told | None) -> EventType:
    """The kind that a frame's words name, or that of the event which they go on with."""
    if back is not None and (
        frame.type is EventType.OTHER or frame.names_any or _is_same_blow(frame, back)
    ):
        told = back.claim.event_type or EventType.OTHER
        return told if told is not EventType.OTHER else type_of(frame)
    if back is not None and back.claim.event_type is EventType.AIR_STRIKE and _is_a_bomb(frame):
        return EventType.AIR_STRIKE
    return type_of(frame)


def _is_a_bomb(frame: Frame) -> bool:
    """ "One bomb hit a market": of those that the jets dropped."""
    item = frame.happening
    doer = child(item.token, "nsubj") if item is not None and item.deed else None
    return doer is not None and doer.lemma_.lower() == "bomb" and frame.type is EventType.BOMBING


def kind_of_event(story: Story, frame: Frame, back: Told | None) -> EventType:
    """The kind of an event by the sum or the event that its words point at, else by the words."""
    named = kind_of_the_sum(story, frame, back) or _kind_of_such(story, frame)
    named = named or _kind_of_one_more(story, frame)
    return named or kind_of(frame, back)


def by_its_doer(kind: EventType, frame: Frame, doer: Party | None) -> EventType:
    """ "Gunmen stormed X. In Y they killed seven": what armed people of no state do is an attack,
    where the words name them by a pronoun alone."""
    by_pronoun = any(h.agent is not None and h.agent.pos_ == "PRON" for h in frame.harms)
    hurt = all(h.outcome in (Outcome.KILLED, Outcome.INJURED) for h in frame.harms)
    if kind is not EventType.OTHER or doer is None or not (by_pronoun and hurt):
        return kind
    last = doer.text.casefold().split()[-1:] or [""]
    named = {last[0], last[0].removesuffix("s"), last[0].replace("men", "man")}
    return EventType.ARMED_ATTACK if named & armed_people() else kind


def _kind_of_such(story: Story, frame: Frame) -> EventType | None:
    """ "The last such attack, in January 2018": of the kind of what was told last."""
    item, last = frame.happening, story.told[-1] if story.told else None
    if item is None or last is None or item.sharp or frame.type not in GENERIC:
        return None
    such = any(t.lower_ == "such" for t in item.token.children)
    return last.claim.event_type if such and last.frame.anchor.i < frame.anchor.i else None


def _kind_of_one_more(story: Story, frame: Frame) -> EventType | None:
    """ "Jets bombed X. One bomb hit a market. Another landed in a yard": from the air too."""
    item, last = frame.happening, story.told[-1] if story.told else None
    if item is None or last is None or not item.novel or another_such(item.token) is None:
        return None
    from_the_air = last.claim.event_type is EventType.AIR_STRIKE
    return EventType.AIR_STRIKE if from_the_air and frame.type is EventType.BOMBING else None


def type_of(frame: Frame) -> EventType:
    """The kind of event that a frame's own words name, or those of the deed that it shares a verb
    with."""
    if frame.after is not None and frame.happening is None:
        return type_of(frame.after)
    noun = violence_of_bodies(frame) if frame.type is EventType.OTHER else None
    if noun is not None:
        return noun_type(noun) or frame.type
    return EventType.ARMED_ATTACK if _is_stormed_by_rebels(frame) else frame.type


def _is_stormed_by_rebels(frame: Frame) -> bool:
    """ "Gunmen stormed the village": raids are what the forces of a state carry out."""
    item = frame.happening
    if item is None or frame.type is not EventType.RAID or item.token.pos_ != "VERB":
        return False
    doer = subject_of(item.token) or next(iter(objects_of(item.token, "by")), None)
    named = {doer.lemma_.lower(), doer.lower_.removesuffix("s")} if doer is not None else set()
    return bool(named & armed_people())


def _is_same_blow(frame: Frame, back: Told) -> bool:
    """ "The explosion", "the raid": what an air strike, told before, did or is called."""
    item = frame.happening
    if item is None or item.sharp or item.token.pos_ == "VERB":
        return False
    loosely = item.token.lemma_.lower() in ("explosion", "blast", "detonation", "raid", "bombing")
    if item.token.lemma_.lower() in _BLASTS and back.claim.event_type in _OF_BOMBS:
        return True
    struck = item.token.lemma_.lower() == "strike" and back.claim.event_type is EventType.SHELLING
    return (loosely or struck) and back.claim.event_type in (
        EventType.AIR_STRIKE,
        EventType.SHELLING,
    )


_BLASTS = frozenset({"explosion", "blast", "detonation", "bombing"})
_OF_BOMBS = frozenset({EventType.SUICIDE_BOMBING, EventType.MINE})


def of_kind(claim: Claim, beside: Background) -> Claim:
    """The claim of a harm, of the kind of the violence beside it."""
    return replace(claim, event_type=beside.type).with_id()


def in_scene(claim: Claim, before: Background | None) -> Claim:
    """The claim of a harm, with what the words before say of the violence that it came in."""
    if before is None:
        return claim
    slots, where = before.slots, claim.where
    if where is not None and slots.place is not None and where.span == slots.place.span:
        where = replace(where, basis=slots.place.where.basis)  # named with the violence itself
    claim = replace(
        claim,
        event_type=before.type,
        where=where,
        perpetrator=claim.perpetrator or slots.perpetrator,
        target=claim.target or slots.target,
    )
    return claim.with_id()
