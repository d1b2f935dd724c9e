"""Words by which a text turns to another event: another place, day, doer, or a turn to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recount.model.claims import EventType
from recount.model.counts import Count, Outcome
from recount.model.dates import DateBasis
from recount.model.places import PlaceBasis, PlaceLevel
from recount.reading.frames import Frame
from recount.reading.happenings import DEFINITE, noun_type
from recount.reading.harm_verbs import BODIES
from recount.reading.months_told import is_a_month
from recount.reading.paragraphs import (
    is_one_paragraph,
    rules_paragraph,
    starts_anew,
    two_paragraphs_back,
)
from recount.reading.place_levels import TOWNS
from recount.reading.said_where import is_of_elsewhere, place_of_speaker
from recount.reading.settings import begins_anew
from recount.reading.sides import side_of
from recount.reading.slots import Slots
from recount.reading.stance import Unreal, unreal
from recount.reading.story import (
    WIDE,
    Background,
    Story,
    Told,
    compatible,
    is_elsewhere,
    is_told,
    turned_since,
)
from recount.reading.subheadings import heading_parts_tolls
from recount.reading.syntax import is_plural
from recount.reading.telling_fits import places_fit
from recount.reading.their_own import GUNMEN, fell_of_its_own
from recount.reading.went_before import answers_what_was_told

_REPELLING = frozenset({"repel", "repulse", "foil", "thwart", "beat", "fend"})


def tells_anew(story: Story, told: Told, frame: Frame, slots: Slots) -> bool:
    """Whether a frame's words turn away from an event told before."""
    return (
        _repels_another(story, told, frame)
        or (answers_what_was_told(frame.anchor) and told.frame.sentence != frame.sentence)
        or _is_found_elsewhere(told, frame, slots)
        or _before_a_turn(story, told, frame)
        or _is_toll_beside_attackers(story, told, frame)
        or _is_a_states_elsewhere(told, frame, slots)
        or _is_of_untold(story, told, frame, slots)
        or _has_all_its_own(told, slots)
        or _is_a_blow_of_its_own(told, frame, slots)
        or _paragraph_is_of_another_day(story, told, frame)
        or _is_of_earlier_days(told, frame, slots)
        or _is_of_a_month(told, frame, slots)
        or _was_reported_before(told, frame)
        or _is_of_another_office(story, told, frame, slots)
        or _is_of_untold_day(story, told, frame, slots)
        or _goes_back_elsewhere(told, frame, slots)
        or heading_parts_tolls(story.scene, told.frame.anchor, frame.anchor)
        or _is_in_a_village_of_its_own(told, frame, slots)
        or _is_what_a_spot_is_known_for(told, frame)
    )


def without_the_last(story: Story, frame: Frame) -> Story:
    """What was told but for "the last fatal attack by the group was the shooting of a judge in
    March", where a new paragraph goes on with what the text is about."""
    past = [told for told in story.told if _was_the_last(story, told, frame)]
    kept = tuple(told for told in story.told if told not in past)
    if not past or not kept:
        return story
    sentences = {told.frame.sentence for told in past}
    grounds = [b for b in story.backgrounds if b.sentence not in sentences]
    return replace(story, told=kept, backgrounds=grounds)


def _was_the_last(story: Story, told: Told, frame: Frame) -> bool:
    opening = list(told.frame.anchor.sent)[:_OPENING]
    first = next((t for t in opening if t.lower_ in _LAST), None)
    deed = first.head if first is not None else None
    called = deed is not None and deed.dep_ in ("nsubj", "nsubjpass", "pobj") and noun_type(deed)
    item = frame.happening
    if not called or (item is not None and (item.points or item.definite)):
        return False
    where = told.claim.where
    if where is not None and where.text and where.text in frame.anchor.sent.text:
        return False
    return not is_one_paragraph(story.scene, told.frame.anchor, frame.anchor)


_LAST = frozenset({"last", "previous", "earlier"})
_OPENING = 4  # words in which a sentence says that it is of a deed before


def _repels_another(story: Story, told: Told, frame: Frame) -> bool:
    """ "The army said it had repelled an attack": one that a new paragraph speaks of first."""
    noun = frame.happening.token if frame.happening is not None else frame.anchor
    new = any(t.lower_ in ("a", "an") for t in noun.children) and noun.dep_ == "dobj"
    beaten = new and noun.head.lemma_.lower() in _REPELLING
    return beaten and not is_one_paragraph(story.scene, told.frame.anchor, frame.anchor)


def _is_found_elsewhere(told: Told, frame: Frame, slots: Slots) -> bool:
    """ "Police also recovered two bodies near X": dead that nothing ties to a deed in Y."""
    found = frame.happening is None and all(h.trigger.lemma_.lower() in BODIES for h in frame.harms)
    where, place = told.claim.where, slots.place
    if not found or not frame.harms or where is None or place is None:
        return False
    also = any(t.lower_ == "also" for t in frame.anchor.sent)
    return also and where.name != place.where.name and place.where.level not in WIDE


def _before_a_turn(story: Story, told: Told, frame: Frame) -> bool:
    """ "Meanwhile, the front said it had seized a base. 100 died in the battle": what a paragraph
    tells that has turned to something else is none of what was told before it."""
    return turned_since(story.scene, told.frame.anchor, frame)


def _is_toll_beside_attackers(story: Story, told: Told, frame: Frame) -> bool:
    """ "Six gang members were killed too. By Monday the toll had risen to 19": not theirs."""
    tolls = bool(frame.harms) and all(h.trigger.lemma_.lower() == "toll" for h in frame.harms)
    return tolls and fell_of_its_own(story.scene, told.frame, GUNMEN, None)


def _is_a_states_elsewhere(told: Told, frame: Frame, slots: Slots) -> bool:
    """ "The army said it had killed nine rebels in a bombardment in Y": no part of what nobody says
    a state did in X."""
    where, place, doer = told.claim.where, slots.place, slots.perpetrator
    if where is None or place is None or doer is None or not side_of(doer):
        return False
    before = told.claim.perpetrator
    of_another = before is None or side_of(before) is not True
    named = is_elsewhere(place, where)
    noun = frame.happening.token if frame.happening is not None else frame.anchor
    new = any(t.lower_ in ("a", "an") for t in noun.children)
    new = new or (frame.happening is None and all(h.agent is not None for h in frame.harms))
    return of_another and named and new


def _is_of_untold(story: Story, told: Told, frame: Frame, slots: Slots) -> bool:
    """ "In Y a grenade was thrown. Two officers were hurt": in what the sentence before tells
    without a number, and not in what was told of X."""
    at = frame.sentence
    if frame.happening is not None or slots.place is not None or at == 0:
        return False
    before = story.scene.doc[at - 1].sent.start
    near = [b for b in story.backgrounds if b.sentence == before and b.type is not None]
    if not near or told.frame.sentence >= before or starts_anew(story.scene, at):
        return False
    if any(t.lower_ in DEFINITE for t in story.scene.doc[near[-1].position].children):
        return False  # "The assault on X lasted three hours": the one that was told
    return is_elsewhere(near[-1].slots.place, told.claim.where)


def untold_before(story: Story, frame: Frame) -> list[Background]:
    """ "An operation to seize a leader went on in X. Two men were detained in this operation": the
    placed violence that the frame's paragraph opens with, which nothing was counted of."""
    events = {t.frame.anchor.i for t in story.told}
    return [
        b
        for b in story.between(two_paragraphs_back(frame.anchor), frame.sentence)
        if b.type is not None
        and b.position not in events
        and compatible(b.type, frame.type)
        and rules_paragraph(story.scene, b.sentence, frame.anchor)
        and b.slots.place is not None
    ]


def untold_elsewhere(untold: Sequence[Background], told: Told) -> bool:
    """Whether such violence stands behind an event told, in another place."""
    behind = (b for b in untold if b.position > told.frame.anchor.i)
    return any(not places_fit(told.claim.where, b.slots) for b in behind)


def _is_of_untold_day(story: Story, told: Told, frame: Frame, slots: Slots) -> bool:
    """ "Rebels killed two on the 17th. Further clashes were reported on the 26th. A driver was shot
    dead": in the clashes, which the sentence before tells without a number."""
    at, item, when = frame.sentence, frame.happening, told.claim.when
    if at == 0 or slots.own_dates or when is None or not is_told(when):
        return False
    if (item is not None and item.definite) or told.frame.sentence >= at:
        return False
    before = story.scene.doc[at - 1].sent.start
    near = [b for b in story.backgrounds if b.sentence == before and b.type is not None]
    if not near or told.frame.sentence >= before or starts_anew(story.scene, at):
        return False
    last, word = near[-1], story.scene.doc[near[-1].position]
    new = is_plural(word) or any(t.lower_ in ("a", "an", "another") for t in word.children)
    days = [d.when for d in last.slots.dates if d.when is not None and d.offset is None]
    own = last.slots.own_dates and bool(days) and not any(day.overlaps(when) for day in days)
    # "reported further clashes" names no one of them, yet says that there were some by then
    written = story.scene.dated.end
    past = written is not None and all(d.end is not None and d.end <= written for d in days)
    plain = (None, Unreal.HABITUAL, Unreal.GENERIC, *([Unreal.FUTURE] if past else []))
    return new and own and unreal(story.scene.doc, word) in plain


def _goes_back_elsewhere(told: Told, frame: Frame, slots: Slots) -> bool:
    """ "Earlier in the day a mayor was shot in Y", after a raid in X: another deed."""
    opens = frame.anchor.sent[0].lower_ == "earlier" and told.frame.anchor.i < frame.sentence
    return opens and is_elsewhere(slots.place, told.claim.where)


def _has_all_its_own(told: Told, slots: Slots) -> bool:
    """ "The office also documented the killing of nine by X in Y between 6 and 9 May": a day, a
    place and a doer of its own are another event's."""
    doer, before = slots.perpetrator, told.claim.perpetrator
    if not slots.own_dates or doer is None or doer.name is None:
        return False
    of_another = before is None or before.name != doer.name
    return of_another and is_elsewhere(slots.place, told.claim.where)


def _is_a_blow_of_its_own(told: Told, frame: Frame, slots: Slots) -> bool:
    """ "Gunmen fired on a school in X. On Sunday a bomb went off at the town hall of Y": what
    begins as new, of another kind, with a day and a place that was not named."""
    where, place, kinds = told.claim.where, slots.place, {told.claim.event_type, frame.type}
    if not slots.own_dates or not slots.dates or where is None or place is None:
        return False
    another = kinds & GUNS and kinds & BOMBS and place.where.name != where.name
    return bool(another) and told.frame.sentence != frame.sentence and begins_anew(frame.anchor)


GUNS = frozenset({EventType.ARMED_ATTACK, EventType.ARMED_CLASH})
BOMBS = frozenset({EventType.BOMBING, EventType.SUICIDE_BOMBING, EventType.MINE})


def _paragraph_is_of_another_day(story: Story, told: Told, frame: Frame) -> bool:
    """Whether the frame's paragraph has told of another day than that of an event before it."""
    item, when = frame.happening, told.claim.when
    if (item is not None and item.definite) or when is None or not is_told(when):
        return False
    before = [t for t in story.told if t.frame.anchor.i < frame.anchor.i]
    last = before[-1] if before else None
    if last is None or not is_one_paragraph(story.scene, last.frame.anchor, frame.anchor):
        return False
    day = last.claim.when
    beside = is_one_paragraph(story.scene, told.frame.anchor, frame.anchor)
    written = day is not None and day.basis is not DateBasis.RELATIVE_TO_EVENT and is_told(day)
    return not beside and day is not None and written and not day.overlaps(when)


def _is_of_earlier_days(told: Told, frame: Frame, slots: Slots) -> bool:
    """ "A bomb killed eight on Saturday. Earlier this week two guards were killed": before it."""
    item, when = frame.happening, told.claim.when
    if (item is not None and item.definite) or when is None or not slots.own_dates:
        return False
    opens = slots.dates[0].span.quote.lower().startswith("earlier") if slots.dates else False
    before = told.frame.anchor.i < frame.anchor.i and told.frame.sentence != frame.sentence
    return opens and before and is_told(when) and when.days == 1


def _is_of_a_month(told: Told, frame: Frame, slots: Slots) -> bool:
    """ "A raid killed five on Friday. In July the army said nine had been killed in an ambush": who
    knows the day does not go on to give the month."""
    item, when = frame.happening, told.claim.when
    if (item is not None and item.definite) or when is None or not slots.own_dates:
        return False
    of_month = bool(slots.dates) and is_a_month(slots.dates[0])
    later = told.frame.anchor.i < frame.anchor.i and told.frame.sentence != frame.sentence
    return of_month and later and is_told(when) and when.days == 1


_REPORTED_BEFORE = re.compile(
    r"\s*[\"“]?As\s+(?:[\w-]+\s+){0,3}?(?:reported|informed|announced)\s+(?:earlier|previously)\b"
    r"|\s*As\s+(?:earlier|previously|already)\s+(?:reported|informed|announced)\b",
    re.IGNORECASE,
)


def _was_reported_before(told: Told, frame: Frame) -> bool:
    """ "As reported earlier, on 1 January one person was killed": what other news was of."""
    if told.frame.sentence == frame.sentence:
        return False
    return _REPORTED_BEFORE.match(frame.anchor.sent.text) is not None


def _is_of_another_office(story: Story, told: Told, frame: Frame, slots: Slots) -> bool:
    """ "The mayor of Y said 13 were hurt", after a strike in X: in Y."""
    if slots.place is not None or told.frame.sentence == frame.sentence:
        return False
    return is_of_elsewhere(place_of_speaker(story.scene, frame), told.claim.where)


def _is_in_a_village_of_its_own(told: Told, frame: Frame, slots: Slots) -> bool:
    """ "One was shot in a raid on the town of X. Two men were killed near the village of Y": others
    than he, where nothing points back and the numbers are not the same."""
    where, place, item = told.claim.where, slots.place, frame.happening
    if where is None or place is None or told.frame.sentence == frame.sentence:
        return False
    if item is not None and (item.definite or item.points):
        return False
    a_village = place.where.level is PlaceLevel.VILLAGE and place.named.basis in _OF_ITS_OWN
    in_town = where.level in TOWNS and where.basis in _OF_ITS_OWN and where.name != place.where.name
    return a_village and in_town and _counts_others(told, frame)


def _is_what_a_spot_is_known_for(told: Told, frame: Frame) -> bool:
    """ "Shot three men, a mile from the spot where a bomb killed eight": not in the bombing."""
    clause = next((t for t in (frame.clause, *frame.clause.ancestors) if t.dep_ == "relcl"), None)
    if clause is None or told.frame.sentence != frame.sentence:
        return False
    led = any(t.lower_ == "where" for t in clause.children)
    spot = clause.head.lemma_.lower() in _SPOTS and clause.head.dep_ == "pobj"
    off = clause.head.head.lower_ in _FROM_THERE
    return led and spot and off and told.frame.anchor not in clause.subtree


_SPOTS = frozenset({"spot", "site", "place", "scene", "point", "area", "street", "road"})
_FROM_THERE = frozenset({"from", "near", "of", "to"})
_OF_ITS_OWN = frozenset({PlaceBasis.WRITTEN, PlaceBasis.RELATIVE})


def _counts_others(told: Told, frame: Frame) -> bool:
    """ "A man and a boy were killed": as many as nobody was told of, and none that was."""
    now = [c for h in frame.harms for c in h.counts if c.part_of is None]
    people = [h.victims for h in frame.harms if h.victims is not None]
    known = any(t.lower_ in DEFINITE for noun in people for t in noun.children)
    return bool(told.claim.counts and now) and not known and _sums(now) != _sums(told.claim.counts)


def _sums(counts: Sequence[Count]) -> dict[Outcome, int]:
    """How many came to each harm, as far as numbers say."""
    found: dict[Outcome, int] = {}
    for count in counts:
        if count.part_of is None:
            found[count.outcome] = found.get(count.outcome, 0) + (count.low or 0)
    return found


def stage_is_elsewhere(story: Story, told: Told, frame: Frame) -> bool:
    """ "It comes a month after rebels took X. Ten died in that attack": in the one on X, which the
    sentence before names without a number."""
    before = story.scene.doc[max(0, frame.sentence - 1)].sent.start
    if told.frame.sentence >= before:
        return False
    places = story.scene.places_in(list(story.scene.doc[before].sent))
    return bool(places) and all(is_elsewhere(place, told.claim.where) for place in places)
