"""Which event told before a sentence goes on with."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.counts import Count, Outcome
from recount.model.dates import DateBasis
from recount.reading.additions import adds
from recount.reading.attributions import attribution_at
from recount.reading.bodies_found import are_left_behind
from recount.reading.comparing import rank_since
from recount.reading.counted_back import counted_back
from recount.reading.days_of_others import ANNOUNCING, is_when_said
from recount.reading.fragments import heading_between
from recount.reading.frames import Frame
from recount.reading.harms_counted import Harm
from recount.reading.held_for import is_by_law
from recount.reading.hunts import hunts_for_doers
from recount.reading.lexicon import lexicon
from recount.reading.other_numbers import has_other_numbers
from recount.reading.paragraphs import apart, place_opening, rules_paragraph
from recount.reading.people_nouns import counted_noun
from recount.reading.recoveries import is_recovery
from recount.reading.said_on import is_of_saying, said_on
from recount.reading.scene_of_harm import BLOWS
from recount.reading.sections import (
    heading_parts,
    same_item,
    stands_apart_by_place,
    stands_for_itself,
)
from recount.reading.slots import Slots
from recount.reading.story import (
    WIDE,
    Background,
    Story,
    Told,
    had_been,
    is_over_a_deed,
    is_told,
    opens_another,
)
from recount.reading.syntax import is_history
from recount.reading.telling_anew import (
    stage_is_elsewhere,
    tells_anew,
    untold_before,
    untold_elsewhere,
)
from recount.reading.telling_beside import (
    beside_elsewhere,
)
from recount.reading.telling_fits import (
    conflict,
    dates_fit,
    is_more,
    is_one_of,
    may_be_one,
    places_fit,
    same_class,
    same_kind,
    same_sort,
)
from recount.reading.turns_to_places import in_row_of_places, turns_to_place
from recount.reading.went_before import earlier_phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import PlacedName, Scene

IMPACTS = frozenset({"land", "fall", "hit", "strike", "explode", "detonate", "impact", "storm"})
_TOLD_OF = frozenset({"victim", "dead", "they", "casualty", "fatality", "captive", "hostage"})
FEW = 2  # people who are counted in many events
HURT = frozenset({Outcome.KILLED, Outcome.INJURED})
_UPDATE = re.compile(
    r"\bso far\b|\bby now\b|\bupdated?\b|\b(?:death |provisional |final |new |latest )?toll\b"
    r"|\b(?:final|provisional|latest|revised|corrected) (?:count|figure|number)s?\b"
    r"|\bfirst (?:reports|messages|accounts)\b|\binitial(?:ly)?\b|\bhigher (?:figure|number|toll)\b"
    r"|\blower (?:figure|number|toll)\b",
    re.IGNORECASE,
)
"""Words by which a text comes back to a number it has given."""
_HOURS_LATER = re.compile(
    r"(?:(?:[Aa]bout|[Ss]ome|[Aa]round|[Jj]ust|[Aa] few|[Aa]n|[Hh]alf an|[A-Za-z]+|\d+) )?"
    r"(?:[Hh]ours?|[Mm]inutes) (?:later|earlier|before|after)\b"
)


def referent(story: Story, frame: Frame, slots: Slots, counts: tuple[Count, ...]) -> Told | None:
    """The latest event told that this frame speaks of too; None where it tells of a new one."""
    item = frame.happening
    if (item is not None and item.novel) or is_history(frame.anchor):
        return None
    if _vanish(frame):
        return None
    if counted_back(story.scene, frame) is not None:
        return None  # "two days after gunmen shot a mayor"
    if opens_another(frame) and (item is None or not (item.points or item.definite)):
        return None
    opening = place_opening(story.scene, frame.anchor)
    slots = replace(slots, place=slots.place or opening)
    same = _same_people(story, frame, counts)
    if same is not None:
        return same
    grounds = untold_before(story, frame) if story.told else []
    for told in _in_turn(story, frame, counts):
        untold = untold_elsewhere(grounds, told)
        points = item is not None and item.points and not item.plural and not untold
        if points and same_kind(told, frame) and not stage_is_elsewhere(story, told, frame):
            return told
        other = _is_another(story, told, frame, slots) or has_other_numbers(
            story, told, frame, counts
        )
        if untold or other or _set_elsewhere(story, told, frame, opening):
            continue
        if _goes_on(story, told, frame, slots, counts):
            return told
    return None


def _points(frame: Frame) -> bool:
    item = frame.happening
    return item is not None and (item.definite or item.points)


def _vanish(frame: Frame) -> bool:
    """ "Two traders on the same road vanished": nothing that was done to those told of before."""
    return bool(frame.harms) and all(h.trigger.lemma_.lower() == "vanish" for h in frame.harms)


def _is_another(story: Story, told: Told, frame: Frame, slots: Slots) -> bool:
    """Whether a frame cannot speak of an event told before, whatever its numbers are."""
    return (
        not may_be_one(told, frame, slots)
        or _has_moved_on(story, told, frame)
        or _takes_in_a_blow(told, frame)
        or _is_a_search_after(told, frame)
        or _of_another_item(story, told, frame, slots)
        or _of_another_line(story, told, frame, slots)
        or _of_another_day(told, frame, slots)
        or _comes_hours_later(told, frame, slots)
        or _is_aside(story, told, frame)
        or _told_apart(story, told, frame)
        or _is_of_what_for(story, told, frame)
        or _of_day_told_since(story, told, slots)
        or _was_said_before(story, told, frame)
        or _led_to_it(told, frame)
        or _came_next(told, frame)
        or tells_anew(story, told, frame, slots)
    )


def _is_a_search_after(told: Told, frame: Frame) -> bool:
    """Whether those who did the deed told before are being looked for: no part of the deed."""
    may_be_it = told.claim.event_type in (EventType.RAID, EventType.ARREST)
    return hunts_for_doers(frame) and not may_be_it and not hunts_for_doers(told.frame)


def _was_said_before(story: Story, told: Told, frame: Frame) -> bool:
    """Whether a sentence was said on a day before that of an event: it cannot be of it."""
    when, said = told.claim.when, said_on(story, frame)
    if when is None or when.start is None or not is_told(when) or said is None:
        return False
    return said.end is not None and said.end < when.start


def _led_to_it(told: Told, frame: Frame) -> bool:
    """ "Shot nine in revenge for an ambush": the ambush is not what its own sentence tells of, and
    "the capture of a leader" that a raid answers is not the raid."""
    phrase, item = earlier_phrase(frame.anchor), frame.happening
    if phrase is not None and phrase.lower_ == "for" and (item is None or not item.definite):
        return True
    return told.frame.sentence == frame.sentence and earlier_phrase(frame.anchor) is not None


def _came_next(told: Told, frame: Frame) -> bool:
    """ "Hit a school, killing two, and later a clinic, killing three": the clinic after all that
    the sentence has told; so what it tells behind "before raiding a village"."""
    return frame.after is not None and told.frame.sentence == frame.sentence


def _is_of_what_for(story: Story, told: Told, frame: Frame) -> bool:
    """ "A man was arrested over a shooting at a dance. Two people were hurt": in what he is held
    for, which the sentence names beside the arrest."""
    if not _is_of_blows(frame) or not _is_arrest(told):
        return False
    arrests = [t for t in story.told if _is_arrest(t) and _close(t, told.frame)]
    by_law = all(is_by_law(harm.trigger) for t in arrests for harm in t.frame.harms)
    return by_law and any(is_over_a_deed(story, t.frame.anchor) for t in arrests)


def _of_day_told_since(story: Story, told: Told, slots: Slots) -> bool:
    """Whether an event was told without a day, and the text has told one that is not the frame's:
    what has no day of its own is of the day that the text is about."""
    if told.claim.when is None or is_told(told.claim.when) or not slots.dates:
        return False
    blows = [t.claim.when for t in story.told if not _is_arrest(t) and t.claim.when is not None]
    return any(is_told(when) and not dates_fit(when, slots) for when in blows)


def _of_another_item(story: Story, told: Told, frame: Frame, slots: Slots) -> bool:
    """Whether a line of a list, with a day of its own, or the heading of a place stands between, or
    the sentence turns to another place."""
    if heading_parts(story.scene, told.frame.anchor, frame.anchor):
        return True
    beside = told.frame.sentence == frame.sentence and slots.place is not None
    if beside and turns_to_place(told.frame.anchor, frame.anchor):
        return True  # "; in Tikrit, three were wounded"
    return heading_between(story.scene, told.frame.sentence, frame.sentence)


def _of_another_line(story: Story, told: Told, frame: Frame, slots: Slots) -> bool:
    """Whether a line of a list tells anew: one with a number, or one that names its own deed and
    place."""
    if stands_apart_by_place(story.scene, frame.anchor, told.frame.anchor):
        return True
    if same_item(story.scene, frame.anchor, told.frame.anchor):
        return False
    if any(harm.trigger.lemma_.lower() == "toll" for harm in frame.harms):
        return False  # "17:40: The death toll rises to 14"
    item = frame.happening
    anew = item is not None and not item.definite and slots.place is not None
    return anew or stands_for_itself(story.scene, frame.anchor)


def _takes_in_a_blow(told: Told, frame: Frame) -> bool:
    """ "In an operation in the same district, forces detained four men": no part of a bombing."""
    takes = bool(frame.harms) and all(h.outcome is Outcome.CAPTURED for h in frame.harms)
    named = frame.happening is not None and frame.happening.token.lemma_.lower() in (
        "operation",
        "raid",
        "sweep",
    )
    return takes and named and told.claim.event_type in BLOWS


def _goes_on(
    story: Story, told: Told, frame: Frame, slots: Slots, counts: tuple[Count, ...]
) -> bool:
    if _continues(story, told, frame, counts) or _is_rival_toll(story, told, frame, slots):
        return True
    if _is_of_one_event(story) and _tells_of_some(told, frame, slots, counts):
        return True
    return is_one_of(told, frame, slots, counts) and _close(told, frame)


def _in_turn(story: Story, frame: Frame, counts: tuple[Count, ...]) -> list[Told]:
    """The events told, the latest first; for a headline, which is read last, those of such harm
    before the others, those of so many before those of more or fewer, and the lead before the rest.
    """
    told = list(reversed(story.told))
    if _is_of_blows(frame):  # who was hurt was not hurt by the arrest
        told = [t for t in told if not _is_arrest(t)] or told
    if _names_it_again(frame):
        told = sorted(told, key=lambda t: (not same_sort(t, frame), _tells_of_one(t)))
        told = sorted(told, key=lambda t: not _tells_as_many(t, counts))
    if any(t.frame.anchor.i < frame.anchor.i for t in told):
        is_of_many = _is_of_blows(frame) and any((c.low or 0) > 1 for c in counts)
        return sorted(told, key=_is_of_one_by_name) if is_of_many and not adds(frame) else told
    wanted, numbers = {c.outcome for c in counts}, set(map(_number, counts))

    def unlikeness(told: Told) -> tuple[bool, bool, int]:
        theirs = told.claim.counts
        is_other_harm = not wanted & {c.outcome for c in theirs}
        so_many = {*map(_number, theirs), *_sums(theirs)}
        return is_other_harm, not numbers & so_many, told.frame.anchor.i

    return sorted(told, key=unlikeness)


def _names_it_again(frame: Frame) -> bool:
    """ "The bombing also took the lives of six": a deed that the text has told of by name."""
    item = frame.happening
    return item is not None and item.definite and item.token.lemma_.lower() in lexicon().anaphors


def _tells_as_many(told: Told, counts: tuple[Count, ...]) -> bool:
    """ "13 were killed in X. The attackers then fought soldiers in Y. The attack left 13 dead"."""
    several = {_number(c) for c in counts if (c.low or 0) > FEW}
    return bool(several & {_number(c) for c in told.claim.counts})


def _tells_of_one(told: Told) -> bool:
    """ "Amal Haddad was killed with her husband": one by one, with no word for what happened."""
    counts = told.claim.counts
    each = bool(counts) and all(c.low == 1 and c.high in (1, None) for c in counts)
    return each and told.claim.event_type in (None, EventType.OTHER)


def _number(count: Count) -> tuple[object, ...]:
    return count.outcome, count.low, count.high


def _sums(counts: tuple[Count, ...]) -> set[tuple[object, ...]]:
    """How many came to harm in all, of each fate: a headline adds up eight officers and five."""
    found: set[tuple[object, ...]] = set()
    for outcome in {c.outcome for c in counts}:
        of_it = [c for c in counts if c.outcome is outcome and c.part_of is None]
        if all(c.low is not None and c.low == c.high for c in of_it):
            whole = sum(c.low or 0 for c in of_it)
            found.add((outcome, whole, whole))
    return found


def _is_of_blows(frame: Frame) -> bool:
    """Whether a frame tells of killed or injured alone, with no word for what happened."""
    return frame.happening is None and bool(frame.harms) and _outcomes(frame) <= HURT


def _outcomes(frame: Frame) -> set[Outcome]:
    return {harm.outcome for harm in frame.harms}


def _is_arrest(told: Told) -> bool:
    outcomes = {c.outcome for c in told.claim.counts}
    return told.claim.event_type is EventType.ARREST and not outcomes & HURT


def _same_people(story: Story, frame: Frame, counts: tuple[Count, ...]) -> Told | None:
    """The event told of the very people of a frame, whatever else its words say."""
    for told in reversed(story.told):
        if _dies_once(told.claim.counts, counts) or _is_all(story.scene, told, frame, counts):
            return told
    last = story.told[-1] if story.told else None
    return last if last is not None and _are_some_of(last, frame, counts) else None


def _are_some_of(told: Told, frame: Frame, counts: tuple[Count, ...]) -> bool:
    """ "Seven were killed. Five of the victims were shot": five of the seven, whatever else tells
    the two apart."""
    some = [c for c in counts if c.part_of is None and c.outcome is Outcome.KILLED]
    if len(some) != 1 or not are_some(frame) or not _close(told, frame):
        return False
    whole = [c.low or 0 for c in told.claim.counts if c.outcome is Outcome.KILLED]
    return sum(whole) > (some[0].low or 0) > 0


def _dies_once(before: tuple[Count, ...], now: tuple[Count, ...]) -> bool:
    """Whether both tell the death of the same person by name."""
    return bool(_named_dead(before) & _named_dead(now))


def _named_dead(counts: tuple[Count, ...]) -> set[str]:
    """Full names alone: no "Taliban leader", and no first name that many bear."""
    dead = [c.text for c in counts if c.outcome is Outcome.KILLED and c.high in (1, None)]
    return {name for name in dead if len(name.split()) > 1 and name.istitle()}


def _is_all(scene: Scene, told: Told, frame: Frame, counts: tuple[Count, ...]) -> bool:
    """ "A commander and two advisers were killed. A bomb struck their car, killing all three."."""
    now = [c for c in counts if c.part_of is None]
    first = scene.tokens_of(now[0].span)[:1] if len(now) == 1 and now[0].span is not None else []
    if not first or first[0].i == 0 or first[0].nbor(-1).lower_ != "all":
        return False
    before = [c.low or 0 for c in told.claim.counts if c.outcome is now[0].outcome]
    return sum(before) == now[0].low and _close(told, frame)


def _is_of_one_event(story: Story) -> bool:
    """Whether all that the text has told so far is of one event, with a day or a place."""
    first = story.told[0].claim
    later = [t.claim for t in story.told[1:]]
    return all(c.refers_to is not None for c in later) and bool(first.when or first.where)


def _tells_of_some(told: Told, frame: Frame, slots: Slots, counts: tuple[Count, ...]) -> bool:
    """ "Three of the Haddad family were killed", far on in a text about one attack with at least
    four dead: no word, day, place or doer of its own, and no more people than were told of."""
    if frame.happening is not None or not frame.harms or slots.perpetrator is not None:
        return False
    if slots.dates or slots.place is not None or not any(map(_is_named, frame.harms)):
        return False
    return not any(
        is_more(a, b)
        for a in told.claim.counts
        for b in counts
        if a.outcome is b.outcome and same_class(a, b) and a.part_of is b.part_of is None
    )


def _is_named(harm: Harm) -> bool:
    """Whether those harmed are named, or are somebody's: "his wife", "three of the Haddads"."""
    words = list(harm.victims.subtree) if harm.victims is not None else []
    return any(t.pos_ == "PROPN" or t.tag_ == "PRP$" or t.lemma_ == "family" for t in words)


def _is_rival_toll(story: Story, told: Told, frame: Frame, slots: Slots) -> bool:
    """ "State television said that five had died": another voice gives another number for what
    the sentence before told, as it names no day or place of its own."""
    if frame.happening is not None or not frame.harms or slots.own_dates or slots.place:
        return False
    said = attribution_at(story.scene.attributions, frame.anchor.idx, frame.anchor.idx + 1)
    before = frame.anchor.doc[max(0, frame.sentence - 1)].sent.start
    had = all(any(t.lower_ == "had" for t in h.trigger.children) for h in frame.harms)
    had = had or _is_reported(frame) or _is_set_against(told, frame)
    other = said is not None and said.speaker is not None and (
        told.claim.speaker is None or said.speaker.name != told.claim.speaker.name)  # fmt: skip
    alike = any(
        a.outcome is b.outcome and same_class(a, b)
        for a in told.claim.counts
        for h in frame.harms
        for b in h.counts
    )
    return had and other and alike and told.frame.sentence in (before, frame.sentence)


def _is_set_against(told: Told, frame: Frame) -> bool:
    """ "Officials said 13 died in the attack, but doctors said at least 20 were killed"."""
    if told.frame.sentence != frame.sentence or adds(frame):
        return False
    between = frame.anchor.doc[told.frame.anchor.i : frame.anchor.i]
    return any(t.lower_ in _BUT for t in between)


_BUT = frozenset({"but", "while", "whereas", "though", "although", "however"})


def _is_of_one_by_name(told: Told) -> bool:
    """ "Gunmen shot dead Omar Haddad. The hospital received seven bodies": no other number for
    him."""
    dead = [c for c in told.claim.counts if c.outcome is Outcome.KILLED]
    one = len(dead) == 1 and dead[0].low == 1 and dead[0].singled_out
    return one and dead[0].text.split()[-1][:1].isupper()


def _has_moved_on(story: Story, told: Told, frame: Frame) -> bool:
    """Whether another blow was told since, elsewhere: "A rocket landed in X. It killed four"; or
    a new paragraph turned to another place: "The clearing of Y went on yesterday."."""
    doc, item, scene = story.scene.doc, frame.happening, story.scene
    return any(
        b.type is None
        and not (places_fit(told.claim.where, b.slots) and _days_fit(story, told, b.slots))
        and (
            doc[b.sentence].sent.root.lemma_.lower() in IMPACTS
            or _sets_anew(b, frame)
            or (not (item and item.definite) and rules_paragraph(scene, b.sentence, frame.anchor))
        )
        for b in story.between(told.frame.anchor.i + 1, frame.sentence)
    )


def _days_fit(story: Story, told: Told, slots: Slots) -> bool:
    """Whether the days of a sentence can be those of an event, but for days of saying: "On Tuesday
    a neighbour reported that the wounded had arrived" turns to no other day."""
    own = tuple(d for d in slots.dates if not is_of_saying(story, d))
    return not own or dates_fit(told.claim.when, replace(slots, dates=own))


def _comes_hours_later(told: Told, frame: Frame, slots: Slots) -> bool:
    """ "Hours later, soldiers near Y opened fire": a deed of its own place, after the one told."""
    item, where = frame.happening, told.claim.where
    if item is None or item.definite or item.points or where is None or slots.place is None:
        return False
    opens = _HOURS_LATER.match(frame.anchor.sent.text.strip())
    return opens is not None and slots.place.where.name != where.name


def _sets_anew(stage: Background, frame: Frame) -> bool:
    """ "A mayor was shot in X. The next day troops surrounded a farm in Y. Three men were killed":
    a sentence with another day and another place right before."""
    item, slots = frame.happening, stage.slots
    before = frame.sentence > 0 and frame.anchor.doc[frame.sentence - 1].sent.start
    later = bool(slots.dates) and slots.dates[0].offset is not None
    return later and slots.place is not None and stage.sentence == before and not (
        item is not None and item.definite
    )  # fmt: skip


def _is_aside(story: Story, told: Told, frame: Frame) -> bool:
    """ "The gunmen, who had shot at a post near Y on Wednesday": what a relative clause tells of a
    time before is not what the next sentence goes on with."""
    item = frame.happening
    if told.frame.sentence == frame.sentence:
        return False
    if rank_since(told.frame.anchor) is not None:
        return True  # "the worst since the raid on X in May. The bus was on its way to Y"
    if item is not None and item.definite:
        return False
    clause = told.frame.clause
    if earlier_phrase(told.frame.anchor) is not None:
        return True  # "shot nine a day after a bombing that wounded 20. Their names ..."
    return had_been(clause) or (clause.dep_ in ("relcl", "acl") and _is_dated_apart(story, told))


def _is_dated_apart(story: Story, told: Told) -> bool:
    """Whether the text told of another day before it came to this one."""
    when = told.claim.when
    if when is None or when.span is None:
        return False
    before = [t.claim.when for t in story.told if t.frame.anchor.i < told.frame.anchor.i]
    return any(w is not None and is_told(w) and not w.overlaps(when) for w in before)


def _told_apart(story: Story, told: Told, frame: Frame) -> bool:
    """Whether the frame's sentence or its paragraph is about another place."""
    item = frame.happening
    if item is not None and item.points:
        return False
    ours, theirs = frame.anchor, told.frame.anchor
    return beside_elsewhere(story, told, frame) is not None or apart(story.scene, ours, theirs)


def _of_another_day(told: Told, frame: Frame, slots: Slots) -> bool:
    """ "On the 27th a missile hit a store" after a night of drones: a deed that has a day of its
    own is told anew."""
    item, when = frame.happening, told.claim.when
    if item is None or not item.deed or not slots.own_dates or when is None:
        return False
    own = slots.dates[0].when if slots.dates else None
    told_so = when.basis is not DateBasis.PUBLICATION_FALLBACK
    return own is not None and told_so and (own.start, own.end) != (when.start, when.end)


def _set_elsewhere(story: Story, told: Told, frame: Frame, opening: PlacedName | None) -> bool:
    """Whether a sentence that opens with a town tells of harm without a word that points back, and
    the event told before was in another, or the sentence is one of a row of such."""
    where = told.claim.where
    if _points(frame):
        return False
    if in_row_of_places(story.scene, told.frame.anchor, frame.anchor):
        return True
    if opening is None or where is None:
        return False
    apart = told.frame.sentence != frame.sentence and where.name != opening.where.name
    return apart and not {where.level, opening.where.level} & WIDE


def _continues(story: Story, told: Told, frame: Frame, counts: tuple[Count, ...]) -> bool:
    """Whether a frame without "that" goes on with an event: a definite noun, or no noun at all
    and numbers that can be the same."""
    if _names_it_again(frame):
        return True
    if conflict(told.claim.counts, counts):
        anew = adds(frame) or _is_retold(frame) or are_some(frame) or _is_updated(story, frame)
        anew = anew or is_recovery(frame)
        return anew and _close(told, frame)
    return _close(told, frame)


def are_some(frame: Frame) -> bool:
    """ "Four of the victims were executed", "left four bodies behind": some of those who have been
    told of."""
    harms = [h for h in frame.harms if h.victims is not None]
    if harms and all(h.victims is not None and are_left_behind(h.victims) for h in harms):
        return True
    nouns = [h.victims for h in harms if h.victims and (h.agent is None or _undergo(h))]
    some = (counted_noun(noun) for noun in nouns if counted_noun(noun) != noun)
    lemmas = [t.lemma_.lower() for t in some if _is_known(t)]
    return len(lemmas) == len(frame.harms) > 0 and set(lemmas) <= _TOLD_OF


def _undergo(harm: Harm) -> bool:
    """ "Were killed by gunfire": who came to harm is the subject, whatever it was by."""
    return harm.victims is not None and harm.victims.i < harm.trigger.i


def _is_known(noun: Token) -> bool:
    return noun.lower_ == "them" or any(
        t.lower_ in ("the", "those", "these") for t in noun.children
    )


def _close(told: Told, frame: Frame) -> bool:
    return abs(frame.anchor.i - told.frame.anchor.i) < 220


def _is_retold(frame: Frame) -> bool:
    """ "The radio said that 14 had died", "three dead so far": another number for what was told
    before."""
    if _UPDATE.search(frame.anchor.sent.text) is not None:
        return True
    verb = frame.clause
    before = any(t.lower_ == "had" and t.dep_ == "aux" for t in verb.children)
    return frame.happening is None and before and verb.dep_ == "ccomp"


def _is_reported(frame: Frame) -> bool:
    """ "The hospital reported 15 deaths": a number of dead or injured that somebody gives."""
    words = [h.trigger for h in frame.harms]
    verbs = {t.head.head if t.dep_ == "conj" else t.head for t in words}
    said = all(v.lemma_.lower() in ANNOUNCING and v.pos_ == "VERB" for v in verbs)
    return said and all(t.pos_ == "NOUN" and t.dep_ in ("dobj", "conj") for t in words)


def _is_updated(story: Story, frame: Frame) -> bool:
    """ "By 05:22 the agency announced six deaths, and by 07:19 eleven": a number as it stood at an
    hour, of what the text is about."""
    if frame.happening is not None or not frame.harms:
        return False
    times = [d for d in story.scene.dates_in(list(frame.anchor.sent)) if d.clock is not None]
    return any(is_when_said(story.scene, frame, d) for d in times)
