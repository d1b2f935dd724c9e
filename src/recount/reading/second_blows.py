"""Deeds that share one verb or one subject: "a jet hit a school, killing two, and an hour later a
clinic, killing three", "killed two in X and wounded four in Y". Each is told by its own frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import Series
from recount.reading.frames import Frame, has_own_scene
from recount.reading.syntax import child, children

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.harms_counted import Harm
    from recount.reading.slots import Slots

_JOINTS = frozenset({"and", "then", "before"})
_LATER = frozenset({"later", "then", "afterwards", "afterward", "subsequently", "after"})
_ONE_MORE = frozenset({"another", "second", "third", "others"})
_LEADS_TO_HARM = frozenset({"with", "where", "in"})
_SPELLS = frozenset({"second", "minute", "hour", "day", "morning", "evening", "night", "afternoon"})


def with_second_blows(frames: list[Frame]) -> list[Frame]:
    """The frames, those that tell of two deeds as two; the later keeps the other as what its words
    leave out."""
    parts = [part for frame in frames for part in _in_a_row(list(_parted(frame)))]
    return _with_told_where(sorted(parts, key=lambda part: part.anchor.i))


def _with_told_where(frames: list[Frame]) -> list[Frame]:
    """ "Stormed a barracks, killing six, and later a post, where four died": the clause of "where"
    is of what the words turn to; so is what is told behind "before raiding a village"."""
    made = list(frames)
    for i, later in enumerate(made[1:], 1):
        first = made[i - 1]
        beside = first.sentence == later.sentence and bool(first.harms and later.harms)
        if not beside or max(first.row[1], later.row[1]) > 1:
            continue
        turn = _turn(first.harms[-1], later.harms[0]) if later.happening is None else None
        if turn is not None or done_next(later.anchor) is not None:
            made[i - 1] = replace(first, until=turn, row=(0, 2))
            made[i] = replace(later, after=made[i - 1], since=turn, row=(1, 2))
    return made


def _in_a_row(parts: list[Frame]) -> list[Frame]:
    return [replace(part, row=(i, len(parts))) for i, part in enumerate(parts)]


def series_of(frame: Frame) -> Series | None:
    """The place of a deed among those that share a verb; None where it stands alone."""
    index, size = frame.row
    first = frame
    while first.after is not None:
        first = first.after
    return Series(f"{first.anchor.idx}", index, size) if size > 1 else None


def with_what_is_shared(own: Slots, before: Slots) -> Slots:
    """What the words of a later deed say, with the place, the day and the doer that they leave to
    those of the first: "an hour later" is on its day."""
    by_the_clock = all(d.offset is not None and d.offset.is_by_the_clock for d in own.dates)
    return replace(
        own,
        dates=before.dates if by_the_clock else own.dates,
        own_dates=own.own_dates and not by_the_clock,
        place=own.place or before.place,
        perpetrator=own.perpetrator or before.perpetrator,
    )


def done_next(deed: Token) -> Token | None:
    """ "Ambushed a patrol, killing five, before raiding a village": the "before" of a deed done to
    something else, which the words name for the first time."""
    mark = deed.head if deed.dep_ == "pcomp" else child(deed, "mark")
    thing = child(deed, "dobj")
    if mark is None or thing is None or mark.lower_ != "before" or mark.i > deed.i:
        return None
    new = any(t.lower_ in ("a", "an", "another") for t in children(thing, "det"))
    return mark if new and deed.tag_ == "VBG" else None


def is_done_there(deed: Token, clause: Token) -> bool:
    """ "Raiding a village, where they killed seven": in the raid."""
    asked = clause.dep_ == "relcl" and any(t.lower_ == "where" for t in clause.children)
    return asked and done_next(deed) is not None and clause.head == child(deed, "dobj")


def _parted(frame: Frame) -> Iterator[Frame]:
    harms = sorted(frame.harms, key=lambda harm: harm.trigger.i)
    at = next((i for i in range(1, len(harms)) if _is_apart(frame, harms[i - 1], harms[i])), None)
    if at is None:
        yield frame
        return
    turn = _turn(harms[at - 1], harms[at])
    yield replace(frame, harms=tuple(harms[:at]), until=turn)
    trigger = harms[at].trigger
    begins = turn if turn is not None and not has_own_scene(trigger) else None
    later = Frame(trigger, trigger, None, tuple(harms[at:]), frame, begins)
    yield from _parted(later)


def _is_apart(frame: Frame, before: Harm, harm: Harm) -> bool:
    if harm.own_hand or harm.ends_doer or harm.singled or before.trigger.sent != harm.trigger.sent:
        return False
    if frame.happening is not None and frame.happening.plural and frame.happening.strikes is None:
        return _turn(before, harm) is not None
    of_both = frame.anchor in harm.trigger.subtree  # "two died and one was hurt in a clash in X"
    joined = harm.trigger.head == before.trigger and has_own_scene(harm.trigger) and not of_both
    return joined or _turn(before, harm) is not None


def _turn(before: Harm, harm: Harm) -> int | None:
    """Where the words between two harms turn to what was struck next, without a verb: ", and later
    a clinic, killing", "and another on a shop, wounding"; None where they do not."""
    for token in before.trigger.doc[before.trigger.i + 1 : harm.trigger.i]:
        if token.lower_ in _JOINTS and _names_what_was_struck(token, harm.trigger):
            return int(token.i)
    return None


def _names_what_was_struck(joint: Token, trigger: Token) -> bool:
    words = list(joint.doc[joint.i + 1 : trigger.i + 1])
    end = next((i for i, t in enumerate(words) if _tells_of_harm(t)), None)
    if end is None:
        return False
    named = words[:end]
    if any(t.pos_ in ("VERB", "AUX") or t.text in (";", ":") for t in named):
        return False
    things = [t for t in named if t.pos_ in ("NOUN", "PROPN") and t.lemma_ not in _SPELLS]
    later = joint.lower_ == "then" or any(t.lower_ in _LATER for t in named)
    return bool(things) and (later or _opens_with_one_more(named))


def _opens_with_one_more(words: list[Token]) -> bool:
    """ "another on a shop", "a second a school": one more of what struck, which the words leave
    out."""
    first = words[1:] if words[0].lower_ == "a" else words
    named = len(first) > 1 and first[0].lower_ in _ONE_MORE
    return named and first[1].pos_ in ("ADP", "DET")


def _tells_of_harm(word: Token) -> bool:
    """ ", killing two", ", where two died", ", with three dead": behind a comma."""
    leads = word.tag_ == "VBG" or word.lower_ in _LEADS_TO_HARM
    return leads and word.nbor(-1).text == ","
