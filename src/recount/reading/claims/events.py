"""Claims about single events, about lists of them, and totals over several."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recount.model.claims import Claim, ClaimKind, EventType, Scope, Series, Stance
from recount.model.counts import Count, Exactness, Outcome, Quantity, Victims
from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.parties import Party, PartyKind
from recount.model.places import Where
from recount.model.spans import Span
from recount.reading.dates import Direction
from recount.reading.frames import Frame, find_frames, without_swallowed
from recount.reading.happenings import Happening, find_happenings
from recount.reading.harms import Harm
from recount.reading.lexicon import lexicon
from recount.reading.people import PLURAL_PRONOUNS, SINGULAR_PRONOUNS
from recount.reading.series import Dealt, deal
from recount.reading.slots import Slots, slots_of, stages_of
from recount.reading.speakers import attribution_at
from recount.reading.stance import is_actual
from recount.reading.syntax import is_history, phrase_tokens
from recount.reading.telling import (
    Background,
    Story,
    Told,
    is_addition,
    perpetrator_of,
    publication,
    referent,
    resolved,
    same_salvo,
    target_of,
    when_of,
    where_of,
)
from recount.reading.victims import victim_class_of
from recount.reading.weapons import weapon_in

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.dates import DateMention
    from recount.reading.scene import Scene

PRONOUNS = SINGULAR_PRONOUNS | PLURAL_PRONOUNS
MANY_DAYS = 62
"""From here on a number is of more than one event, whatever the words."""
LONG = (DatePrecision.YEAR, DatePrecision.SEASON, DatePrecision.LONGER)
APART = frozenset({"separate", "various", "different", "multiple", "simultaneous"})
NTH = {
    word: n
    for n, word in enumerate(
        ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 2
    )
}
ORDINALS = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
     "latest", "last"}
)  # fmt: skip
UNTOLD = (Stance.DECLINES_TO_CONFIRM, Stance.DENIES, Stance.RETRACTS)


@dataclass(frozen=True)
class Draft:
    """A frame with its slots, its counts and what it points back at, before it is a claim."""

    frame: Frame
    slots: Slots
    counts: tuple[Count, ...]
    back: Told | None


def read_events(scene: Scene, harms: list[Harm]) -> tuple[tuple[Told, ...], tuple[Claim, ...]]:
    """The event claims with their frames, and all claims of events and totals, in order."""
    frames = find_frames(find_happenings(scene), harms)
    slots = {id(frame): slots_of(scene, frame) for frame in frames}
    told = [Background(f.anchor.i, f.sentence, f.type, slots[id(f)]) for f in frames]
    stages = [Background(i, i, None, stage) for i, stage in stages_of(scene)]
    story = Story(scene, tuple(sorted([*told, *stages], key=lambda b: b.position)))
    claims: list[Claim] = []
    for frame in _body_first(scene, without_swallowed(frames)):
        story, made = _tell(story, frame, slots[id(frame)])
        claims += made
    return story.told, tuple(claims)


def _body_first(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """A headline sums up what the body tells, so it is read after the body."""
    end = _headline_end(scene.text)
    return sorted(frames, key=lambda f: (f.anchor.idx < end, f.anchor.i))


def _headline_end(text: str) -> int:
    """Where a first line without a full stop ends, if more text follows; else 0."""
    line, _, rest = text.lstrip().partition("\n")
    short = len(line.split()) <= 20 and not line.rstrip().endswith((".", "!", "?", ":"))
    return len(text) - len(text.lstrip()) + len(line) if short and rest.strip() else 0


def _tell(story: Story, frame: Frame, slots: Slots) -> tuple[Story, list[Claim]]:
    """The claims of one frame, and the story with them."""
    counts = _counts(story.scene, frame)
    nth = _nth(frame)
    if nth is not None and not counts and _counts_over_time(story, frame, slots):
        return story, [replace(_total(story, frame, slots, (), ()), events=nth).with_id()]
    if not _worth_telling(story.scene, frame, slots, counts):
        return story, []
    dealt = deal(story.scene, frame, slots, counts)
    if dealt:
        return _tell_series(story, frame, slots, dealt)
    whole = same_salvo(story, frame)
    if whole is None and (_several(frame, slots) or _over_time(frame, slots, counts)):
        return story, [_total(story, frame, slots, counts, ())]
    draft = Draft(frame, slots, counts, whole or referent(story, frame, slots, counts))
    if draft.back is None and (_only_denies(counts) or _just_died(frame, slots)):
        return story, []
    if draft.back is not None and not counts and not _adds_knowledge(draft):
        return story, []
    claim = _event(story, draft)
    told = replace(story, told=(*story.told, Told(claim, frame)))
    return told, [claim]


# --- whether it is told at all --------------------------------------------------------------------


def _just_died(frame: Frame, slots: Slots) -> bool:
    """Deaths with no word of violence, no day, no place and no event that they belong to: "412
    died within a year"."""
    if slots.place is not None or (slots.own_dates and any(map(_dates_an_event, slots.dates))):
        return False
    words = lexicon().harms[Outcome.KILLED].intransitive
    dying = all(h.trigger.lemma_.lower() in words for h in frame.harms)
    return bool(frame.harms) and dying and frame.type is EventType.OTHER


def _adds_knowledge(draft: Draft) -> bool:
    """Whether a mention without numbers says more of its event than is known: a finer date or a
    place where there was none."""
    known = draft.back.claim if draft.back is not None else None
    when = draft.slots.dates[0].when if draft.slots.dates else None
    finer = when is not None and (known is None or known.when is None or (
        (when.days or 999) < (known.when.days or 999)))  # fmt: skip
    placed = draft.slots.place is not None and (known is None or known.where is None)
    return finer or placed


def _counts(scene: Scene, frame: Frame) -> tuple[Count, ...]:
    """The counts of all harms of a frame that happened, `part_of` moved along."""
    found: list[Count] = []
    for harm in frame.harms:
        if not (harm.negated or _denied(harm) or is_actual(scene.doc, harm.trigger)):
            continue
        base = len(found)
        found += [_placed(count, harm, base) for count in harm.counts]
    return _without_repeats(tuple(found))


def _without_repeats(counts: tuple[Count, ...]) -> tuple[Count, ...]:
    """ "captured a militant and detained him": the pronoun counts nobody anew."""
    if any(c.part_of is not None for c in counts):
        return counts
    named = {c.outcome for c in counts if not _is_pronoun(c)}
    return tuple(c for c in counts if c.outcome not in named or not _is_pronoun(c))


def _is_pronoun(count: Count) -> bool:
    return count.text.lower() in PRONOUNS


def _denied(harm: Harm) -> bool:
    return any(c.high == 0 for c in harm.counts)


def _placed(count: Count, harm: Harm, base: int) -> Count:
    moved = replace(count, part_of=None if count.part_of is None else count.part_of + base)
    if harm.negated and count.high != 0:
        return replace(moved, low=0, high=0, exactness=Exactness.EXACT)
    return moved


def _worth_telling(scene: Scene, frame: Frame, slots: Slots, counts: tuple[Count, ...]) -> bool:
    said = attribution_at(scene.attributions, frame.anchor.idx, frame.anchor.idx + 1)
    refused = said is not None and said.stance in UNTOLD
    if (refused and not _presupposed(frame)) or frame.is_peaceful:
        return False
    if is_history(frame.anchor) and not (slots.dates and counts):
        return False
    if any(_states_number(scene, count) for count in counts):
        return True
    if not is_actual(scene.doc, frame.anchor):
        return False
    placed = bool(slots.dates) or slots.place is not None
    if counts:
        return placed
    if frame.happening is None or not _touches(frame, slots):
        return False
    return _told_alone(frame.happening, slots)


def _touches(frame: Frame, slots: Slots) -> bool:
    """Whether an attack without a number names a striker, somebody or something struck, or a
    weapon: "the talks exploded on Friday" names none."""
    if slots.perpetrator is not None or slots.target is not None or weapon_in(frame) is not None:
        return True
    item = frame.happening
    if item is not None and item.token.pos_ != "VERB" and (item.strikes or not _unarmed(item)):
        return True
    words = lexicon().physical | lexicon().weapon_types.keys()
    return any(
        t.lemma_.lower() in words or victim_class_of(t) for t in frame.tokens if t.pos_ == "NOUN"
    )


def _unarmed(item: Happening) -> bool:
    """Whether an event noun stands without the word that makes it armed violence: "the strike"."""
    return not any(
        t.dep_ in ("compound", "amod", "nmod", "poss") and t.lower_ not in ORDINALS
        for t in item.token.children
    ) and item.token.lemma_.lower() in ("strike", "raid", "attack", "assault", "battle", "ambush")


def _presupposed(frame: Frame) -> bool:
    """ "denied bombing a hall, where 140 people died": the relative clause is not denied."""
    return frame.clause.dep_ == "relcl"


def _states_number(scene: Scene, count: Count) -> bool:
    """Whether there is a number, if only a vague one: "several", and not "insurgents"."""
    if count.low is not None or count.high is not None:
        return True
    return count.span is not None and any(n.span == count.span for n in scene.numbers)


def _told_alone(item: Happening, slots: Slots) -> bool:
    """Whether a happening without a number is an event: one that is dated or counted, or a strong
    word in the past with a place."""
    if item.weak or _only_counts(item):
        return False
    if not slots.own_dates and (item.plural or item.token.pos_ != "VERB"):
        return False
    dated = slots.own_dates and any(_dates_an_event(d) for d in slots.dates)
    if item.plural and len(slots.dates) > 1:
        return True
    if item.strikes is not None:
        return dated and item.strikes.low is not None
    if item.token.pos_ == "VERB":
        return item.token.tag_ in ("VBD", "VBN") and (dated or slots.place is not None)
    return dated and not item.plural


def _only_counts(item: Happening) -> bool:
    """ "the second such attack", "it was the third strike this month": a place in a count."""
    ordinal = any(t.lower_ in ORDINALS or t.lower_ == "such" for t in item.token.children)
    said_of = item.token.dep_ == "attr" or item.token.head.lemma_ == "be"
    return ordinal or (said_of and item.token.pos_ != "VERB" and item.strikes is None)


def _dates_an_event(mention: DateMention) -> bool:
    """Whether a date says when it was, and not since or until when something else went on."""
    if mention.offset is not None:
        return mention.offset.direction in (Direction.AFTER, Direction.BEFORE)
    return (mention.when is not None and None not in (mention.when.start, mention.when.end)) or (
        mention.when is not None and mention.when.partial is not None
    )


def _only_denies(counts: tuple[Count, ...]) -> bool:
    return bool(counts) and all(c.high == 0 for c in counts)


# --- single events --------------------------------------------------------------------------------


def _event(story: Story, draft: Draft) -> Claim:
    frame, slots, back = draft.frame, draft.slots, draft.back
    when = when_of(story, frame, slots, back)
    if when is None:
        when = publication(story)
    where = where_of(story, frame, slots, back)
    adds = back is not None and is_addition(back, frame, draft.counts)
    bare = _bare(story, frame, ClaimKind.EVENT, _evidence(story.scene, frame, slots, draft.counts))
    claim = replace(
        bare,
        event_type=_type(frame, back),
        weapon=weapon_in(frame),
        when=when,
        where=where,
        perpetrator=_at_home(perpetrator_of(story, frame, slots, back), where),
        target=target_of(story, frame, slots, back),
        counts=_classed(story.scene, draft.counts, target_of(story, frame, slots, back)),
        events=frame.happening.strikes if frame.happening is not None else None,
        refers_to=back.claim.id if back is not None else None,
        adds_to=back.claim.id if back is not None and adds else None,
    )
    return claim.with_id()


def _type(frame: Frame, back: Told | None) -> EventType:
    if back is not None and (frame.type is EventType.OTHER or frame.names_any):
        return back.claim.event_type or EventType.OTHER
    return frame.type


def _classed(scene: Scene, counts: tuple[Count, ...], target: object) -> tuple[Count, ...]:
    """Pronouns and bare numbers of a struck armed party are of that party: "several of them"."""
    kind = getattr(target, "kind", None)
    if kind not in (PartyKind.REBEL_GROUP, PartyKind.MILITIA):
        return counts
    return tuple(
        replace(c, victims=Victims.COMBATANT) if _stands_for_party(scene, c) else c for c in counts
    )


def _stands_for_party(scene: Scene, count: Count) -> bool:
    """ "several of them", "17 of them", "him": the people of the party that was struck."""
    if count.victims is not Victims.UNSTATED or count.span is None:
        return False
    after = scene.text[count.span.end : count.span.end + 9].strip().lower()
    return after.startswith("of them") or count.text.lower() in PRONOUNS


def _bare(story: Story, frame: Frame, kind: ClaimKind, evidence: Span) -> Claim:
    said = attribution_at(story.scene.attributions, frame.anchor.idx, frame.anchor.idx + 1)
    if said is not None and said.stance in UNTOLD:
        said = None  # presupposed, and so said by the document itself
    return Claim(
        id="",
        document=story.scene.document.id,
        kind=kind,
        evidence=evidence,
        speaker=said.speaker if said is not None else None,
        stance=said.stance if said is not None else Stance.ASSERTS,
    )


def _at_home(party: Party | None, where: Where | None) -> Party | None:
    """Government troops are those of the country in which it happened: of no other."""
    if party is None or where is None or where.country is None:
        return party
    foreign = party.id is not None and party.id != f"state-{where.country}"
    if foreign and party.text.lower().startswith("government"):
        return replace(party, name=None, id=None)
    return party


def _evidence(scene: Scene, frame: Frame, slots: Slots, counts: tuple[Count, ...]) -> Span:
    """The shortest passage of the sentence that holds the event, its numbers, date and place."""
    tokens: list[Token] = [frame.anchor]
    if frame.happening is not None and frame.anchor.pos_ != "VERB":
        tokens += phrase_tokens(frame.anchor)
    for harm in frame.harms:
        tokens.append(harm.trigger)
        if harm.victims is not None:
            tokens += phrase_tokens(harm.victims)
    for span in _value_spans(slots, counts):
        tokens += scene.tokens_of(span)
    return scene.span([t for t in tokens if t.sent.start == frame.sentence])


def _value_spans(slots: Slots, counts: tuple[Count, ...]) -> list[Span]:
    spans = [d.span for d in slots.dates] + [c.span for c in counts if c.span is not None]
    if slots.place is not None:
        spans.append(slots.place.span)
    parties = [p.span for p in (slots.perpetrator, slots.target) if p is not None]
    return spans + [span for span in parties if span is not None]


# --- lists ----------------------------------------------------------------------------------------


def _tell_series(
    story: Story, frame: Frame, slots: Slots, dealt: tuple[Dealt, ...]
) -> tuple[Story, list[Claim]]:
    """One event for each member of a list, and the total over them where one is given."""
    key = f"{frame.anchor.idx}"
    claims: list[Claim] = []
    for index, member in enumerate(dealt):
        series = Series(key, index, len(dealt), member.respectively)
        own = replace(slots, dates=(member.date,) if member.date else slots.dates,
                      place=member.place or slots.place)  # fmt: skip
        draft = Draft(frame, own, member.counts, None)
        bare = _event(story, draft)
        span = _evidence(story.scene, frame, slots, member.counts)
        claim = replace(bare, evidence=span, series=series, events=None).with_id()
        claims.append(claim)
        story = replace(story, told=(*story.told, Told(claim, frame)))
    counts = () if any(m.counts for m in dealt) else _counts(story.scene, frame)
    if counts or (frame.happening is not None and frame.happening.strikes is not None):
        members = tuple(claim.id for claim in claims)
        claims.append(_total(story, frame, slots, counts, members))
    return story, claims


# --- totals ---------------------------------------------------------------------------------------


def _several(frame: Frame, slots: Slots) -> bool:
    """Whether a frame speaks of several events at once, and not of one made of several strikes."""
    item = frame.happening
    if item is None or not item.plural:
        return False
    if item.strikes is None:
        return any(t.lower_ in APART for t in item.token.children)
    return not _one_day(slots)


def _over_time(frame: Frame, slots: Slots, counts: tuple[Count, ...]) -> bool:
    """Numbers over weeks, or since something, are of more than one event: "have detained 125
    since June"."""
    if not counts or not slots.dates:
        return False
    first = slots.dates[0]
    if first.offset is not None and first.offset.direction is Direction.SINCE:
        return True
    when = first.when
    if when is None or (frame.happening is not None and not frame.happening.plural):
        return False
    if (when.start is not None and when.end is None) or (when.days or 0) > MANY_DAYS:
        return True
    if when.precision is DatePrecision.MONTH:
        return frame.happening is not None and (when.days or 0) > 27
    return when.precision in LONG or (first.timex_type == "DURATION" and (when.days or 0) > 10)


def _one_day(slots: Slots) -> bool:
    when = slots.dates[0].when if slots.dates else None
    return when is not None and when.days is not None and when.days <= 2


def _total(
    story: Story, frame: Frame, slots: Slots, counts: tuple[Count, ...], members: tuple[str, ...]
) -> Claim:
    evidence = _evidence(story.scene, frame, slots, counts)
    when = _whole_when(story, slots)
    where = where_of(story, frame, slots, None)
    perpetrator = perpetrator_of(story, frame, slots, None)
    target = target_of(story, frame, slots, None)
    claim = replace(
        _bare(story, frame, ClaimKind.TOTAL, evidence),
        event_type=frame.type,
        weapon=weapon_in(frame),
        when=when,
        where=where,
        perpetrator=perpetrator,
        target=target,
        counts=counts,
        events=_number_of_events(story.scene, frame, slots, members),
        scope=Scope(when, where, frame.type, perpetrator, target, members),
    )
    return claim.with_id()


def _number_of_events(
    scene: Scene, frame: Frame, slots: Slots, members: tuple[str, ...]
) -> Quantity | None:
    if frame.happening is not None and frame.happening.strikes is not None:
        return frame.happening.strikes
    if not members:
        return None
    spans = [d.span for d in slots.dates]
    text = scene.text[spans[0].start : spans[-1].end] if spans else ""
    return Quantity(len(members), len(members), text)


def _counts_over_time(story: Story, frame: Frame, slots: Slots) -> bool:
    """Whether an ordinal is said of a time, so that it is a total: "this month", "since May"."""
    timed = slots.own_dates and not _one_day(slots)
    return timed and is_actual(story.scene.doc, frame.anchor)


def _nth(frame: Frame) -> Quantity | None:
    """ "the fifth attack this month": five by then."""
    if frame.happening is None or frame.happening.token.pos_ == "VERB":
        return None
    for token in frame.happening.token.children:
        if token.lower_ in NTH:
            return Quantity(NTH[token.lower_], NTH[token.lower_], token.text)
    return None


def _whole_when(story: Story, slots: Slots) -> When | None:
    """From the first to the last date of a list."""
    dates: list[When] = [w for d in slots.dates if (w := resolved(story, d)) is not None]
    if not dates:
        return None
    if len(dates) == 1:
        return dates[0]
    span = _joined(story.scene, slots.dates)
    starts = [w.start for w in dates if w.start is not None]
    ends = [w.end for w in dates if w.end is not None]
    if not starts or not ends:
        return None
    basis = DateBasis.YEAR_INFERRED if dates[0].basis is DateBasis.YEAR_INFERRED else dates[0].basis
    return replace(
        dates[0], start=min(starts), end=max(ends), text=span.quote, span=span, basis=basis
    )


def _joined(scene: Scene, dates: tuple[DateMention, ...]) -> Span:
    return Span.of(scene.text, min(d.span.start for d in dates), max(d.span.end for d in dates))


def outcome_counts(counts: tuple[Count, ...], outcome: Outcome) -> tuple[Count, ...]:
    """The counts of one outcome."""
    return tuple(c for c in counts if c.outcome is outcome)
