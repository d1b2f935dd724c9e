"""Bodies that are found after an event was told: "rescuers pulled two more bodies from the rubble
on Friday" tells of its dead, and of no other event. The day is that of the finding."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.counts import Outcome
from recount.reading.days_of_others import raises_a_tally
from recount.reading.harm_verbs import BODIES
from recount.reading.once import sentence_lemmas
from recount.reading.people_nouns import ORDINALS
from recount.reading.story import is_told
from recount.reading.syntax import children

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.model.counts import Count
    from recount.reading.frames import Frame
    from recount.reading.harms_counted import Harm
    from recount.reading.scene import Scene
    from recount.reading.slots import Slots
    from recount.reading.story import Told

FINDING = frozenset({"find", "discover", "recover", "retrieve", "pull", "dig", "unearth", "extract",
                     "remove", "uncover"})  # fmt: skip
RUBBLE = frozenset({"rubble", "debris", "ruin", "wreckage", "wreck", "collapse", "collapsed"})
A_SEARCH = 30
"""Days after which what is dug out of rubble is still of the strike that was told of."""
A_WEEK = 7


def is_recovery(frame: Frame) -> bool:
    """Whether a frame tells of nothing but bodies found, which its words tie to dead told of
    before: more of them, out of rubble, so that a toll rises, those missing."""
    if frame.happening is not None or not frame.harms:
        return False
    if any(not _is_of_a_body(harm) for harm in frame.harms):
        return False
    words = sentence_lemmas(frame.anchor)
    if not words & FINDING:
        return False
    return _from_rubble(frame) or any(map(_is_of_those_before, frame.harms)) or _tolls(frame)


def reach_of(frame: Frame) -> int:
    """Days within which bodies found are of an event told before."""
    return A_SEARCH if _from_rubble(frame) else A_WEEK


def come_on_top(scene: Scene, told: Told, frame: Frame, counts: tuple[Count, ...]) -> bool:
    """ "A strike killed eight on Monday. On Thursday two bodies were dug out of the ruins": two
    more, as fewer than were told are found on a later day, or as a toll rises by them."""
    known = told.claim.when
    if known is None or known.end is None or not is_told(known):
        return False
    if not (is_recovery(frame) and (_from_rubble(frame) or _tolls(frame))):
        return False
    days = [d.when.start for d in scene.dates_in(frame.tokens) if d.when is not None]
    later = bool(days) and all(day is not None and day > known.end for day in days)
    dead = [c.low or 0 for c in told.claim.counts if c.outcome is Outcome.KILLED]
    found = sum(c.low or 0 for c in counts if c.part_of is None)
    return (later or _tolls(frame)) and 1 < found < sum(dead)


def without_those_missing(harms: list[Harm]) -> list[Harm]:
    """ "The bodies of three missing passengers were found": they are missing no more."""
    dead = {h.victims for h in harms if h.trigger.lemma_.lower() in BODIES}
    return [h for h in harms if h.outcome is not Outcome.MISSING or h.victims not in dead]


def counted_next(noun: Token) -> bool:
    """ "A seventh body was recovered": one more than so many."""
    return noun.lemma_.lower() in BODIES and any(
        t.lower_ in ORDINALS for t in children(noun, "amod")
    )


def _is_of_a_body(harm: Harm) -> bool:
    return harm.trigger.lemma_.lower() in BODIES and harm.outcome is Outcome.KILLED


def _from_rubble(frame: Frame) -> bool:
    return bool(sentence_lemmas(frame.anchor) & RUBBLE)


def _tolls(frame: Frame) -> bool:
    """Whether a toll rises by them; "the number killed since May" is that of others too."""
    of_others = any(t.lower_ in _LONGER for t in frame.anchor.sent)
    return not of_others and any(map(raises_a_tally, frame.anchor.sent))


_LONGER = frozenset({"since", "year", "month"})


def _is_of_those_before(harm: Harm) -> bool:
    who = harm.victims
    missing = who is not None and any(t.lower_ in ("missing", "abducted") for t in who.children)
    return harm.adds or missing or counted_next(harm.trigger)


def without_day_of_finding(frame: Frame, slots: Slots, last: Told | None) -> Slots | None:
    """The slots without the day on which bodies were found; None where the frame tells of others,
    or of what was found much later."""
    if not is_recovery(frame):
        return None
    known = last.claim.when if last is not None else None
    days = [d.when.start for d in slots.dates if d.when is not None and d.when.start is not None]
    if known is None or known.end is None or not is_told(known):
        return None
    if any((day - known.end).days > reach_of(frame) for day in days):
        return None
    return replace(slots, dates=(), own_dates=False)
