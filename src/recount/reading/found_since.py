"""Whom a toll has risen by: "rose to nine after rescuers pulled out the body of a man".

The dead so found are among those whom the toll counts, and no dead of their own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.counts import Outcome
from recount.reading.days_of_others import raises_a_tally, rises
from recount.reading.happenings import noun_type
from recount.reading.harm_verbs import BODIES
from recount.reading.harms_counted import died_of_wounds
from recount.reading.people import count_people
from recount.reading.syntax import children, objects_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.model.counts import Count
    from recount.reading.frames import Frame
    from recount.reading.scene import Scene

_LOST = frozenset({"missing", "miss"})
_ONCE = frozenset({"after", "as", "when"})


def found_since(scene: Scene, verb: Token) -> list[Count]:
    """The people whose bodies a toll's own sentence says were found, as parts of the toll."""
    found: list[Count] = []
    for clause in _clauses(verb):
        for word in clause.subtree:
            for people in _of_whom(word):
                found += count_people(scene, people, Outcome.KILLED)
    return [replace(count, part_of=0) for count in found if count.low and count.part_of is None]


def raises_a_toll(frame: Frame) -> bool:
    """Whether all that a frame tells is whose bodies have made a toll rise."""
    words = {h.trigger.lemma_.lower() for h in frame.harms}
    if not words & BODIES or words - BODIES - _LOST:
        return False
    return _is_behind_a_rise(frame)


def grows_a_toll(frame: Frame) -> bool:
    """ "The toll rose to 45 as two more officers died", "two more died on Friday, taking the toll
    to 45": two of the 45, who came last."""
    killed = [h for h in frame.harms if h.outcome is Outcome.KILLED]
    more = any(h.adds or died_of_wounds(h) for h in killed)
    return more and (_is_behind_a_rise(frame) or _takes_a_toll_to(frame))


def _is_behind_a_rise(frame: Frame) -> bool:
    """ "The toll rose to 45 after two more died": in the words behind "after"."""
    first = min(h.trigger.i for h in frame.harms)
    before = [t for t in frame.anchor.sent if t.i < first]
    once = max((t.i for t in before if t.lower_ in _ONCE), default=0)
    return any(rises(t) for t in before if t.i < once)


def _takes_a_toll_to(frame: Frame) -> bool:
    """ "Were found on Friday, bringing the toll to 28"; "bringing to 28 the number killed since
    May" adds them to others."""
    last = max(h.trigger.i for h in frame.harms)
    behind = [t for t in frame.anchor.sent if t.i > last]
    verb = next((t for t in behind if raises_a_tally(t)), None)
    if verb is None or any(t.lower_ in ("since", "year", "month", "week") for t in behind):
        return False
    return any(t.lemma_.lower() == "toll" for t in behind if t.i > verb.i)


def violence_of_bodies(frame: Frame) -> Token | None:
    """ "Residents who came after Saturday's raid counted 30 bodies": the only violence that the
    sentence names, where a frame tells of bodies alone."""
    if frame.happening is not None or not frame.harms:
        return None
    if any(harm.trigger.lemma_.lower() not in BODIES for harm in frame.harms):
        return None
    nouns = [t for t in frame.anchor.sent if t.pos_ == "NOUN" and noun_type(t) is not None]
    return nouns[0] if len(nouns) == 1 else None


def _clauses(verb: Token) -> list[Token]:
    """ "After firefighters recovered", "as workers dug out", behind a verb."""
    return [
        clause
        for clause in children(verb, "advcl")
        if any(t.lower_ in _ONCE for t in children(clause, "mark", "advmod"))
    ]


def _of_whom(word: Token) -> list[Token]:
    """ "The body of a man and those of two girls": the man and the girls; else "two bodies"."""
    if word.lemma_.lower() not in BODIES:
        return []
    others = [t for t in children(word, "conj") if t.lower_ in ("that", "those")]
    return [people for one in (word, *others) for people in objects_of(one, "of")] or [word]
