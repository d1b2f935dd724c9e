"""Places in a count: "the fifth attack this month", "one of five recorded since Sunday", "part of
a wave of attacks that has left 40 dead"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import Claim
from recount.model.counts import Count, Exactness, Quantity
from recount.reading.claims.periods import is_long
from recount.reading.claims.several import is_of_one_day
from recount.reading.claims.totals import since_named, total_claim
from recount.reading.claims.wars import is_perfect
from recount.reading.frames import Frame
from recount.reading.happenings import noun_type
from recount.reading.ordinals import NTH, nth_of, ordinal_of
from recount.reading.private_deaths import is_spouse
from recount.reading.slots import Slots
from recount.reading.stance import is_actual
from recount.reading.story import Story
from recount.reading.syntax import children, objects_of, part_word

if TYPE_CHECKING:
    from spacy.tokens import Token

_SO_LONG = re.compile(
    r"\b(?:in|within|over)\s+(?:(?:less|more)\s+than\s+|under\s+|about\s+)?"
    r"(?:an?|one|as\s+many|[a-z]+|\d+)\s+(?:hours|days|weeks?|months?|years?|fortnight)\b"
)
_NTH = re.compile(r"\d[\d,]*(?:st|nd|rd|th)", re.IGNORECASE)


def counted_over_time(story: Story, frame: Frame, slots: Slots) -> Claim | None:
    """ "Rebels have staged more than 30 ambushes in the north since 2020": counted, not told."""
    item = frame.happening
    if item is None or not item.plural or item.strikes is None or (item.strikes.low or 0) < 2:
        return None
    verb = item.token.head
    up_to_now = is_perfect(verb) and (slots.own_dates or bool(slots.dates))
    if not up_to_now or frame.harms or not is_actual(story.scene.doc, frame.anchor):
        return None
    if not slots.dates or not (is_long(slots.dates[0], item) or not is_of_one_day(slots)):
        return None
    return total_claim(story, frame, slots, (), ())


def nth_over_time(story: Story, frame: Frame, slots: Slots) -> Claim | None:
    """ "the fifth attack this month": so many by then."""
    named = _named_nth(frame)
    if named is None or not is_actual(story.scene.doc, named):
        return None
    if any(map(is_spouse, objects_of(named, "by"))):
        return None  # "the 14th killing of a woman by a partner this year"
    of_it = story.scene.dates_in(list(named.subtree))
    timed = (slots.own_dates or bool(of_it)) and bool(slots.dates) and not is_of_one_day(slots)
    timed = timed or _within_so_long(named)
    if not timed and since_named(story.scene, frame) is None:
        return None
    word = ordinal_of(named)
    nth = nth_of(word) if word is not None else None
    if word is None or nth is None:
        return None
    events = Quantity(nth, nth, word.text)
    claim = total_claim(story, frame, slots, (), ())
    evidence = story.scene.span([word, *story.scene.tokens_of(claim.evidence)])
    return replace(claim, events=events, evidence=evidence).with_id()


def _within_so_long(noun: Token) -> bool:
    """ "The third strike in the area in a week", said of one that was told before."""
    behind = noun.doc[noun.i + 1 : noun.sent.end].text
    return noun.dep_ == "attr" and _SO_LONG.search(behind) is not None


def nth_victim(story: Story, frame: Frame, slots: Slots) -> Claim | None:
    """ "He is the 14th journalist to be killed in the strip since October": so many by then, whom
    no one attack has killed."""
    people = _victims_said_of(frame)
    number = _nth_of(people) if people is not None else None
    if people is None or number is None or _is_of_one_attack(frame):
        return None
    nth, word = number
    (harm,) = frame.harms
    count = replace(harm.counts[0], low=nth, high=nth, exactness=Exactness.EXACT)
    claim = total_claim(story, frame, slots, (count,), ())
    evidence = story.scene.span([word, *story.scene.tokens_of(claim.evidence)])
    return replace(claim, events=Quantity(nth, nth, word.text), evidence=evidence).with_id()


def _victims_said_of(frame: Frame) -> Token | None:
    """Whom a frame with one harm and no other deed says somebody to be."""
    if len(frame.harms) != 1 or not frame.harms[0].counts:
        return None
    people = frame.harms[0].victims
    return people if people is not None and people.dep_ in ("attr", "appos") else None


def _nth_of(people: Token) -> tuple[int, Token] | None:
    """ "The third", "the 271st": the number, with its word."""
    if not any(t.lower_ == "the" for t in people.children):
        return None
    word = ordinal_of(people) or next((t for t in people.children if _NTH.fullmatch(t.text)), None)
    if word is None:
        return None
    return NTH.get(word.lower_) or int(word.text[:-2].replace(",", "")), word


def _is_of_one_attack(frame: Frame) -> bool:
    """ "The third guard killed in the raid": of those whom it killed."""
    item = frame.happening
    inside = objects_of(frame.harms[0].trigger, "in", "by", "during")
    return (item is not None and item.token != frame.harms[0].trigger) or any(
        noun_type(t) is not None for t in inside
    )


def one_of_several(story: Story, frame: Frame, slots: Slots) -> Claim | None:
    """ "The strike was one of five recorded in the district since Sunday": so many in that time."""
    item = frame.happening
    verb = item.token.head if item is not None and item.token.dep_ == "nsubj" else None
    one = next((t for t in children(verb, "attr") if t.lower_ == "one"), None) if verb else None
    if one is None or verb is None or verb.lemma_ != "be" or frame.harms:
        return None
    for noun in objects_of(one, "of"):
        near = [noun, *children(noun, "nummod")]
        number = next((n for t in near if (n := story.scene.core_number_at(t)) is not None), None)
        dates = tuple(d for d in story.scene.dates_in(list(noun.subtree)) if d.when is not None)
        if number is None or not dates or (number.low or 0) < 2:
            continue
        claim = total_claim(story, frame, replace(slots, dates=dates), (), ())
        events = Quantity(number.low, number.high, number.span.quote)
        evidence = story.scene.span([one, *noun.subtree, *story.scene.tokens_of(claim.evidence)])
        return replace(claim, events=events, evidence=evidence).with_id()
    return None


def of_larger_one(
    story: Story, frame: Frame, slots: Slots, counts: tuple[Count, ...]
) -> Claim | None:
    """ "The raid was part of an offensive in which 40 have died": a total over that raid and over
    others, of which the words give neither day nor place."""
    part = part_word(frame.anchor)
    if part is None or not frame.harms:
        return None
    noun, scene = frame.anchor, story.scene
    inside = [t for t in noun.doc[part.i : noun.sent.end] if t in part.subtree]
    dates = tuple(d for d in scene.dates_in(inside) if d.when is not None)
    place = slots.place if slots.place is not None and slots.place.span.start > noun.idx else None
    own = replace(slots, dates=dates, place=place, target=None)
    raid = [t.claim.id for t in story.told if t.frame.sentence == frame.sentence]
    claim = total_claim(story, frame, own, counts, tuple(raid[-1:]))
    if place is None and claim.scope is not None:
        claim = replace(claim, where=None, scope=replace(claim.scope, where=None))
    events = Quantity(None, None, noun.text)  # no number of them, and more than the one
    return replace(claim, events=events, evidence=scene.span(inside)).with_id()


def _named_nth(frame: Frame) -> Token | None:
    """The noun of an event that has a place in a count."""
    item = frame.happening
    if item is None or item.token.pos_ == "VERB":
        return None
    own = all(h.trigger == item.token for h in frame.harms)  # "the third abduction of nurses"
    told = any(t.lower_ in ("a", "an") for t in item.token.children)  # "in a third incident"
    return item.token if ordinal_of(item.token) is not None and own and not told else None
