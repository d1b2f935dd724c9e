"""Whom a sentence takes over from what was told before: who did it, and to whom."""

from __future__ import annotations

import re
from collections.abc import Callable

from recount.model.claims import EventType
from recount.model.counts import Victims
from recount.model.parties import Party, PartyKind
from recount.reading.frames import Frame
from recount.reading.settings import in_one_item
from recount.reading.sides import side_of
from recount.reading.slots import Slots
from recount.reading.story import Background, Story, Told, opens_another
from recount.reading.their_own import (
    fell_on_its_side,
    is_one_person,
    other_side,
    points_at_doers,
    those_told_of,
    whom_they_fought,
)
from recount.reading.went_before import earlier_phrase

_FROM_AFAR = (EventType.AIR_STRIKE, EventType.SHELLING)
"""What one side alone mostly does in a war."""


def perpetrator_of(story: Story, frame: Frame, slots: Slots, back: Told | None) -> Party | None:
    """Who did it, by the frame, by what it points at, or by the only one named for such events."""
    if slots.perpetrator is not None and slots.perpetrator.name is not None:
        return slots.perpetrator
    before = back.claim.perpetrator if back is not None else None
    if before is not None and _was_struck(before, slots.target):
        before = None
    if back is not None and fell_on_its_side(story, frame, back):
        return other_side(slots.perpetrator, back.claim.target)
    meant = those_told_of(story, frame, slots.perpetrator)
    if meant is not None:
        return meant
    points = points_at_doers(story.scene, frame, slots.perpetrator)
    nameless = before is not None and before.name is None and slots.perpetrator is not None
    nameless = nameless and not points
    if before is not None and not nameless and not _of_other_sides(slots.perpetrator, before):
        return before
    if frame.happening is None or frame.happening.novel:
        return slots.perpetrator
    if _stands_alone(frame, slots):
        return slots.perpetrator or _beside(story, frame) or _of_the_whole(story, frame)
    if earlier_phrase(frame.anchor) is not None:
        return slots.perpetrator  # "in revenge for an ambush": by others
    found = _only(story, frame, "perpetrator") or slots.perpetrator or _of_the_whole(story, frame)
    return found or whom_they_fought(story.scene, frame)


def _was_struck(doer: Party, struck: Party | None) -> bool:
    """ "Gunmen killed four. Five died in reprisal attacks on the gunmen": not those who did it; nor
    are "security forces" who fired on "a police unit"."""
    if struck is None or doer.name is not None or struck.name is not None:
        return False
    if side_of(doer) and side_of(struck):
        return True
    ends = {(party.text or "").lower().split()[-1:][0] for party in (doer, struck) if party.text}
    return len(ends) == 1


def _of_other_sides(own: Party | None, before: Party) -> bool:
    """ "rebel units" are not the air force of the sentence before, whatever it points back at."""
    sides = side_of(own) if own is not None else None, side_of(before)
    apart = None not in sides and sides[0] is not sides[1]
    return apart or (own is not None and _bears_other_letters(own, before))


_LETTERS = re.compile(r"\b[A-Z]{3,6}\b")


def _bears_other_letters(own: Party, before: Party) -> bool:
    """ "XYZ members", after what the National Army did: none of those whose name the letters do
    not stand for."""
    letters = _LETTERS.findall(own.text)
    known = f"{before.text} {before.name or ''}"
    initials = "".join(word[0] for word in re.findall(r"[A-Z][\w'’]*", known))
    return bool(letters) and not any(word in known or word in initials for word in letters)


def _stands_alone(frame: Frame, slots: Slots) -> bool:
    """Whether a mention has a day or a place of its own and does not point back: in a round-up,
    who did one thing did not do the next."""
    item = frame.happening
    if slots.perpetrator is not None and slots.perpetrator.kind is PartyKind.OTHER:
        return True  # "gunmen" are not those named before
    if item is None or item.definite or item.points:
        return False
    new = any(t.lower_ in ("a", "an") for t in item.token.children)
    told_anew = item.deed or item.token.pos_ == "VERB"
    if new and slots.own_dates and slots.place is not None and frame.type not in _FROM_AFAR:
        return True
    return opens_another(frame) or (told_anew and (slots.own_dates or slots.place is not None))


def _beside(story: Story, frame: Frame) -> Party | None:
    """ "X was behind the killing of a man who was shot on Sunday": whom the sentence names."""
    found = _nearest(story, frame, lambda s: _named(s.perpetrator))
    here = found is not None and found.sentence == frame.sentence
    return found.slots.perpetrator if found is not None and here else None


def _of_the_whole(story: Story, frame: Frame) -> Party | None:
    """ "Ten died in junta air strikes on two villages. A jet bombed X": whose the sum says that the
    strikes were."""
    if frame.type not in _FROM_AFAR:
        return None
    sums = [c for c in story.sums if c.event_type is frame.type and c.perpetrator is not None]
    return sums[-1].perpetrator if sums and not opens_another(frame) else None


def target_of(story: Story, frame: Frame, slots: Slots, back: Told | None) -> Party | None:
    """Whom it struck, by the same steps."""
    if slots.target is not None and slots.target.name is not None:
        return slots.target
    before = back.claim.target if back is not None else None
    if back is not None and fell_on_its_side(story, frame, back):
        return back.claim.perpetrator
    meant = those_told_of(story, frame, slots.target)
    if meant is not None:
        return meant
    if before is not None and is_one_person(story.scene, before):
        before = None  # "killed my uncle": of those who were struck, and not all of them
    if before is not None and _is_of_the_others(frame, before):
        before = None
    if before is not None and (slots.target is None or before.name is not None):
        return before
    if slots.target is not None and slots.target.kind is None:
        return slots.target  # farmers and convoys are not the party that was named before
    if frame.happening is None or frame.happening.novel or _civilian(frame):
        return slots.target
    if earlier_phrase(frame.anchor) is not None or _stands_alone(frame, slots):
        return slots.target
    return _only(story, frame, "target") or slots.target


def _is_of_the_others(frame: Frame, struck: Party) -> bool:
    """ "Three soldiers were wounded. A raider was later killed": he is none of the army's."""
    classes = {c.victims for h in frame.harms for c in h.counts if not h.negated}
    return struck.kind is PartyKind.STATE_FORCE and classes == {Victims.COMBATANT}


def _civilian(frame: Frame) -> bool:
    armed = (Victims.COMBATANT, Victims.SECURITY_FORCE)
    classes = {c.victims for h in frame.harms for c in h.counts if not h.negated}
    return bool(classes) and not classes & set(armed)


def _only(story: Story, frame: Frame, field: str) -> Party | None:
    """The nearest earlier party in this role, among events of exactly this kind."""
    found = _nearest(story, frame, lambda s: _named(getattr(s, field)))
    return getattr(found.slots, field) if found is not None else None


def _named(party: Party | None) -> bool:
    return party is not None and party.name is not None


def _nearest(story: Story, frame: Frame, wanted: Callable[[Slots], bool]) -> Background | None:
    same = [b for b in story.backgrounds if b.type is frame.type and wanted(b.slots)]
    before = [b for b in same if b.position <= frame.anchor.i and in_one_item(story, frame, b)]
    if before:
        return before[-1]
    return None
