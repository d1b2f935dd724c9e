"""Claims about single events, about lists of them, and totals over several."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from recount.model.claims import Claim, ClaimKind, EventType, Series
from recount.model.counts import Count, Outcome, Victims
from recount.model.dates import DatePrecision, When
from recount.model.parties import Party, PartyKind
from recount.model.places import PlaceBasis
from recount.reading.additions import is_addition
from recount.reading.attributions import attribution_at
from recount.reading.claims.days_of_one import days_of_one
from recount.reading.claims.drafting import bare_claim, evidence_of, evidence_with, renamed
from recount.reading.claims.fates import fates_of, settled
from recount.reading.claims.kinds import by_its_doer, in_scene, kind_of_event, of_kind
from recount.reading.claims.no_others import without_denied_others
from recount.reading.claims.periodicals import is_after_the_period, reported_on
from recount.reading.claims.places_in_count import (
    counted_over_time,
    nth_over_time,
    nth_victim,
    of_larger_one,
    one_of_several,
)
from recount.reading.claims.several import blows_of_the_last, known_few, speaks_of_several
from recount.reading.claims.summaries import (
    goes_on_with_sum,
    in_those_counted,
    part_of_sum,
    sums_up,
    told_in_turn,
    with_strikes,
    with_sums,
)
from recount.reading.claims.totals import (
    counted_strikes,
    is_over_time,
    measured,
    over_days_of,
    over_time_of,
    total_claim,
)
from recount.reading.claims.towns_apart import over_all_of_them, over_towns_apart
from recount.reading.claims.up_to import in_its_land, up_to_before
from recount.reading.claims.wars import dwarfs, is_perfect
from recount.reading.claims.worth import (
    PRONOUNS,
    counts_of,
    is_of_something_else,
    is_pronoun,
    is_set,
    just_died,
    only_cared_for,
    only_denies,
    only_flees,
    only_pronounced,
    only_singles_out,
    worth_telling,
)
from recount.reading.comparing import told_besides
from recount.reading.deeds import by_another, does_damage
from recount.reading.dying import without_day_of_dying
from recount.reading.found_since import grows_a_toll, raises_a_toll
from recount.reading.fragments import headings_of
from recount.reading.frames import Frame, without_swallowed
from recount.reading.frames_found import find_frames
from recount.reading.happenings import find_happenings
from recount.reading.harms_counted import Harm, died_of_wounds
from recount.reading.only_day import only_day
from recount.reading.parties_home import at_home
from recount.reading.people_nouns import in_a_picture, of_a_family
from recount.reading.place_levels import vagueness
from recount.reading.recoveries import come_on_top, is_recovery
from recount.reading.said_on import said_on
from recount.reading.scene import Later
from recount.reading.scene_of_harm import MOVING, is_over_the_border, tells_where_hurt
from recount.reading.second_blows import series_of, with_what_is_shared
from recount.reading.series import Dealt, deal, target_of_member
from recount.reading.slots import Slots, slots_of, stages_of, tells_what_he_did
from recount.reading.story import Background, Story, Told, is_told
from recount.reading.tables import in_table
from recount.reading.taking_over import publication, taken_over, when_of, where_of
from recount.reading.taking_over_sides import perpetrator_of, target_of
from recount.reading.telling import are_some, referent
from recount.reading.telling_anew import without_the_last
from recount.reading.telling_beside import beside_elsewhere, same_salvo, scene_before
from recount.reading.tolls_in_brackets import in_brackets
from recount.reading.weapons import weapon_in

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene

LIFETIME = 75  # years

FindSlots = Callable[[], Slots]
"""Finds what the words of a frame say when it is first asked, as that looks at every place."""


@dataclass(frozen=True)
class Draft:
    """A frame with its slots, its counts and what it points back at, before it is a claim."""

    frame: Frame
    slots: Slots
    counts: tuple[Count, ...]
    back: Told | None


def read_events(scene: Scene, harms: list[Harm]) -> tuple[tuple[Told, ...], tuple[Claim, ...]]:
    """The event claims with their frames, and all claims of events and totals, in order."""
    running = [h for h in find_happenings(scene) if not in_table(scene.text, h.token.idx)]
    frames = find_frames(running, harms)
    if not frames:
        return (), ()
    slots = {id(frame): cache(partial(_slots, scene, frame)) for frame in frames}
    grounds = Later(lambda: _grounds(scene, frames, slots))
    story = Story(scene, grounds, fates=fates_of(scene, harms))
    claims: list[Claim] = []
    for frame in _body_first(scene, without_swallowed(frames)):
        view = without_the_last(story, frame)
        after, made = _tell(view, frame, slots[id(frame)])
        story = replace(story, told=(*story.told, *after.told[len(view.told) :]))
        sums = (c for c in made if c.kind is ClaimKind.TOTAL)
        story = replace(story, sums=(*story.sums, *sums))
        claims += made
    claims = with_strikes(scene.text, with_sums(story.told, claims))
    changed = told_in_turn(scene.text, claims)
    claims = [renamed(changed.get(claim.id, claim), changed) for claim in claims]
    dated = days_of_one(claims)
    claims = [renamed(dated.get(claim.id, claim), dated) for claim in claims]
    whole = {old for old, claim in changed.items() if claim.kind is ClaimKind.TOTAL}
    told_now = [
        replace(t, claim=dated.get(claim.id, claim))
        for t in story.told
        if t.claim.id not in whole
        for claim in [changed.get(t.claim.id, t.claim)]
    ]
    kept = {claim.id for claim in claims}
    return tuple(t for t in told_now if t.claim.id in kept), tuple(claims)


def _grounds(
    scene: Scene, frames: list[Frame], slots: Mapping[int, FindSlots]
) -> tuple[Background, ...]:
    """Everything that may say when, where or who of something told elsewhere."""
    told = [
        Background(f.anchor.i, f.sentence, f.type, slots[id(f)])
        for f in frames
        if not tells_what_he_did(scene, f.anchor.sent.root)
    ]
    staged = [*stages_of(scene), *headings_of(scene)]
    stages = [Background(i, i, None, partial(_same, stage)) for i, stage in staged]
    return tuple(sorted([*told, *stages], key=lambda b: b.position))


def _same(slots: Slots) -> Slots:
    return slots


def _slots(scene: Scene, frame: Frame) -> Slots:
    """What the words of a frame say; where people are treated, or found to be dead, is not where
    they were hurt."""
    slots = _on_this_side(scene, frame, slots_of(scene, frame))
    if frame.after is not None:
        slots = with_what_is_shared(slots, _slots(scene, frame.after))
    elsewhere = only_cared_for(frame) or only_pronounced(frame) or _died_where_brought(frame)
    hurt_there = slots.place is not None and tells_where_hurt(scene, slots.place)
    return replace(slots, place=None) if elsewhere and not hurt_there else slots


def _on_this_side(scene: Scene, frame: Frame, slots: Slots) -> Slots:
    """ "Near the border with Nigeria": in the land that the text is of."""
    place, home = slots.place, scene.home
    if place is None or not is_over_the_border(scene, place):
        return slots
    item = frame.happening
    known = item is not None and (item.definite or item.points)  # where it was told to be
    if known or home is None or home.country == place.named.country:
        return replace(slots, place=None)
    here = replace(home, span=place.span, basis=PlaceBasis.INHERITED)
    return replace(slots, place=replace(place, where=here, named=home))


def _died_where_brought(frame: Frame) -> bool:
    """ "Was transferred to X, in Y, where he died"."""
    verb = frame.clause
    led = any(t.lower_ == "where" for t in verb.children)
    if not led or verb.dep_ != "relcl" or verb.lemma_.lower() not in ("die", "succumb"):
        return False
    return any(t.lemma_.lower() in MOVING and not _takes_place(t) for t in verb.ancestors)


def _takes_place(verb: Token) -> bool:
    """ "The clash took place in X, where a ranger died": nobody is brought anywhere."""
    return verb.lemma_.lower() == "take" and any(t.lower_ == "place" for t in verb.children)


def _body_first(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """A headline sums up what the body tells, so it is read after the body."""
    end = _headline_end(scene.text)
    return sorted(frames, key=lambda f: (f.anchor.idx < end, f.anchor.i))


def _headline_end(text: str) -> int:
    """Where a first line without a full stop ends, if more text follows; else 0."""
    line, _, rest = text.lstrip().partition("\n")
    short = len(line.split()) <= 20 and not line.rstrip().endswith((".", "!", "?", ":"))
    return len(text) - len(text.lstrip()) + len(line) if short and rest.strip() else 0


def _tell(story: Story, frame: Frame, find: FindSlots) -> tuple[Story, list[Claim]]:
    """The claims of one frame, and the story with them."""
    told_with_toll = bool(story.told) and raises_a_toll(frame)
    from_nothing = not (story.told or story.sums) and only_flees(frame)
    if told_with_toll or from_nothing or is_of_something_else(story.scene, frame):
        return story, []
    counts, measure = told_besides(story.scene, counts_of(story.scene, frame))
    slots = find()
    if measure is not None:
        own = total_claim(story, frame, slots, counts, ())
        return story, [own, measured(story, frame, slots, measure)]
    return _tell_own(story, frame, slots, counts)


def _tell_own(
    story: Story, frame: Frame, slots: Slots, counts: tuple[Count, ...]
) -> tuple[Story, list[Claim]]:
    written, slots = slots, without_day_of_dying(story, frame, slots)
    counts = tuple(
        replace(c, singled_out=c.singled_out or in_a_picture(story.scene, c)) for c in counts
    )
    place_in_count = (
        nth_over_time(story, frame, slots)
        or nth_victim(story, frame, slots)
        or one_of_several(story, frame, slots)
        or of_larger_one(story, frame, slots, counts)
    )
    if place_in_count is not None:
        return story, [place_in_count]
    if not worth_telling(story.scene, frame, slots, counts):
        strikes = counted_strikes(story, frame, slots) or counted_over_time(story, frame, slots)
        return story, [strikes] if strikes is not None else []
    told_apart = only_singles_out(frame) or frame.row[1] > 1 or in_brackets(frame)
    dealt = () if told_apart else deal(story.scene, frame, slots, counts)
    if dealt:
        return _tell_series(story, frame, slots, dealt)
    whole = same_salvo(story, frame)
    total = _total(story, frame, slots, counts) if whole is None else None
    if total is not None:
        return story, [total]
    back = whole or referent(story, frame, slots, counts)
    told_of = _singled(story, settled(counts, story.fates), back, are_some(frame))
    dead = any(c.outcome is Outcome.KILLED for c in _counted_before(story, back))
    if not dead and grows_a_toll(frame):
        told_of = tuple(replace(c, singled_out=True) for c in told_of)
    draft = Draft(frame, slots, without_denied_others(told_of, _counted_before(story, back)), back)
    spared = only_denies(counts) and not worth_telling(story.scene, frame, slots, ())
    singles = only_singles_out(frame) and not is_set(frame, slots)
    alone = spared or singles or only_cared_for(frame) or just_died(frame, written)
    last = story.told[-1] if story.told else None
    beside = beside_elsewhere(story, last, frame) if draft.back is None else None
    before = scene_before(story, frame, slots) if draft.back is None and not spared else None
    set_there = before is not None or (beside is not None and beside.slots.place is not None)
    if draft.back is None and alone and not set_there:
        of_sum = part_of_sum(story, frame, slots, draft.counts)
        return story, [of_sum] if of_sum is not None else []
    new = bool(draft.counts) and not _only_recalls(draft)
    if draft.back is not None and not new and not _adds_knowledge(story, draft):
        return story, []
    claim = _event(story, draft)
    if _is_long_ago(story, claim):
        return story, []
    if draft.back is None and frame.type is EventType.OTHER:
        claim = of_kind(claim, beside) if beside is not None else in_scene(claim, before)
    told = replace(story, told=(*story.told, Told(claim, frame)))
    return told, [claim]


def _total(story: Story, frame: Frame, slots: Slots, counts: tuple[Count, ...]) -> Claim | None:
    """The claim over several events, where a frame speaks of more than one."""
    until = up_to_before(story, frame, counts)
    if until is not None:
        own = total_claim(story, frame, replace(slots, dates=()), counts, ())
        return over_time_of(
            own if slots.place is not None else in_its_land(story.scene, own), until
        )
    several = speaks_of_several(story.scene, frame, slots)
    known = blows_of_the_last(story, frame, slots) or known_few(story, frame, slots)
    several = several and not known
    several = several or sums_up(story, frame, counts)
    several = several or (
        is_over_time(story.scene, frame, slots, counts) and not (story.told and is_recovery(frame))
    )
    if several or _in_all(story, frame, counts):
        total = total_claim(story, frame, slots, counts, ())
        return over_all_of_them(story, frame, slots, total)
    before = goes_on_with_sum(story, frame, slots) or in_those_counted(story, frame)
    if before is None:
        return over_towns_apart(story, frame, slots, counts)
    total = total_claim(story, frame, slots, counts, ())
    when = taken_over(story, frame, before.when) if before.when is not None else None
    return total if when is None else over_time_of(total, when)


def _in_all(story: Story, frame: Frame, counts: tuple[Count, ...]) -> bool:
    """ "More than 37,000 people have been killed", after a strike that killed 12."""
    perfect = bool(frame.harms) and all(is_perfect(h.trigger) for h in frame.harms)
    return perfect and dwarfs(counts, [t.claim for t in story.told])


def _is_long_ago(story: Story, claim: Claim) -> bool:
    """What a text tells of a lifetime ago is history in passing."""
    end, written = claim.when.end if claim.when is not None else None, story.scene.dated.start
    return end is not None and written is not None and end.year < written.year - LIFETIME


def _singled(
    story: Story, counts: tuple[Count, ...], back: Told | None, some: bool
) -> tuple[Count, ...]:
    """One person told of after more were counted is one of them: "Four people were shot. A
    19-year-old was hit in the leg"; so is a family of those who were counted."""
    tolls = [c for c in _counted_before(story, back) if (c.low or 0) > 1]

    def is_of_them(count: Count) -> bool:
        more = [c.low or 0 for c in tolls if c.outcome is count.outcome]
        one = some or count.low == count.high == 1
        family = of_a_family(story.scene, count) and (count.low or 0) < max(more, default=0)
        apart = count.text.lower() == "another"  # "five died there, and another in hospital"
        return count.part_of is None and not apart and bool(more) and (one or family)

    return tuple(replace(c, singled_out=True) if is_of_them(c) else c for c in counts)


def _counted_before(story: Story, back: Told | None) -> list[Count]:
    """What the claims counted that a frame points back at, step by step."""
    by_id = {told.claim.id: told.claim for told in story.told}
    claim = back.claim if back is not None else None
    found: list[Count] = []
    while claim is not None:
        found += claim.counts
        claim = by_id.get(claim.refers_to or "")
    return found


def _only_recalls(draft: Draft) -> bool:
    """ "Even after Mr. Haddad's death": the death of somebody whom the words before name too."""
    if draft.back is None or draft.frame.happening is not None:
        return False
    if not draft.counts or any(h.trigger.pos_ != "NOUN" for h in draft.frame.harms):
        return False
    told = set(re.findall(r"[\w-]+", draft.back.claim.evidence.quote))
    alone = all(c.singled_out and c.low == 1 and not is_pronoun(c) for c in draft.counts)
    names = (re.sub(r"['’]s$", "", c.text).split()[-1:] for c in draft.counts)
    return alone and all(told.issuperset(name) for name in names)


def _adds_knowledge(story: Story, draft: Draft) -> bool:
    """Whether a mention without numbers says more of its event than is known: a finer date, a
    place where there was none, another deed, or another voice that says who did it."""
    known = draft.back.claim if draft.back is not None else None
    when = draft.slots.dates[0].when if draft.slots.dates else None
    finer = when is not None and (
        known is None
        or known.when is None
        or not is_told(known.when)
        or _is_finer(when, known.when)
    )
    other = _another_deed(draft.frame) or _another_voice(story, draft)
    place, where = draft.slots.place, known.where if known is not None else None
    if place is None:
        return finer or other
    nearer = where is not None and place.where.name != where.name and (
        place.where.lat is None or vagueness(place.where) < vagueness(where))  # fmt: skip
    return finer or other or where is None or nearer


def _is_finer(when: When, known: When) -> bool:
    """Fewer days than are known, or the hour of a day that is known without one."""
    hour = when.precision is DatePrecision.HOUR and known.precision is not DatePrecision.HOUR
    return hour or (when.days or 999) < (known.days or 999)


def _another_deed(frame: Frame) -> bool:
    item = frame.happening
    return item is not None and item.deed and by_another(item.token)


def _another_voice(story: Story, draft: Draft) -> bool:
    """ "An officer claimed that rebel artillery had hit the hall": who did it, as another says."""
    anchor, doer = draft.frame.anchor, draft.slots.perpetrator
    said = attribution_at(story.scene.attributions, anchor.idx, anchor.idx + 1)
    aimed = draft.slots.target
    if draft.back is None or said is None or said.speaker is None or (doer or aimed) is None:
        return False
    item, before = draft.frame.happening, draft.back.claim.speaker
    others = before is None or before.name != said.speaker.name
    struck = (
        item is not None and item.token.lemma_.lower() in ("strike", "hit") and aimed is not None
    )
    return others and item is not None and (item.deed or does_damage(item.token) or struck)


def _event(story: Story, draft: Draft) -> Claim:
    frame, slots, back = draft.frame, draft.slots, draft.back
    when = when_of(story, frame, slots, back)
    if when is None or is_after_the_period(story.scene, slots, when):
        when = reported_on(story.scene)
    if when is None:
        when = only_day(story, frame) or said_on(story, frame) or publication(story)
    where = where_of(story, frame, slots, back)
    added_to = _added_to(story, draft)
    words = evidence_of(story.scene, frame, slots, draft.counts)
    doer = at_home(story.scene, perpetrator_of(story, frame, slots, back), where)
    bare = bare_claim(
        story, frame, ClaimKind.EVENT, evidence_with(story.scene, words, draft.counts)
    )
    claim = replace(
        bare,
        event_type=by_its_doer(kind_of_event(story, frame, back), frame, doer),
        weapon=weapon_in(frame),
        when=when,
        where=where,
        perpetrator=doer,
        target=_unlike(at_home(story.scene, target_of(story, frame, slots, back), where), doer),
        counts=_classed(story.scene, draft.counts, target_of(story, frame, slots, back)),
        events=frame.happening.strikes if frame.happening is not None else None,
        series=series_of(frame),
        refers_to=back.claim.id if back is not None else None,
        adds_to=added_to.id if added_to is not None else None,
    )
    return claim.with_id()


def _unlike(target: Party | None, doer: Party | None) -> Party | None:
    """Whom it struck, where that is not the one who struck: nobody is taken over as both."""
    if target is None or doer is None or target.name is None:
        return target
    return None if target.name == doer.name else target


def _added_to(story: Story, draft: Draft) -> Claim | None:
    """The claim on top of whose people those of a frame come: the one that it goes on with, or one
    of its sentence; for who died of wounds, the last that counted dead."""
    by_id = {told.claim.id: told for told in story.told}
    told, of_wounds = draft.back, all(map(died_of_wounds, draft.frame.harms))
    while told is not None:
        more = come_on_top(story.scene, told, draft.frame, draft.counts)
        if more or is_addition(told, draft.frame, draft.counts):
            return told.claim
        before = by_id.get(told.claim.refers_to or "")
        beside = before is not None and before.frame.sentence == told.frame.sentence
        told = before if of_wounds or beside else None
    return None


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


def _tell_series(
    story: Story, frame: Frame, slots: Slots, dealt: tuple[Dealt, ...]
) -> tuple[Story, list[Claim]]:
    """One event for each member of a list, and the total over them where one is given."""
    key = f"{frame.anchor.idx}"
    claims: list[Claim] = []
    for index, member in enumerate(dealt):
        series = Series(key, index, len(dealt), member.respectively)
        target = target_of_member(story.scene, frame, slots.target, member)
        own = replace(slots, dates=(member.date,) if member.date else slots.dates,
                      place=member.place or slots.place, target=target)  # fmt: skip
        if is_over_time(story.scene, frame, own, member.counts):
            claims.append(total_claim(story, frame, own, member.counts, ()))
            continue
        draft = Draft(frame, own, member.counts, None)
        bare = _event(story, draft)
        span = member.words or evidence_of(story.scene, frame, own, member.counts)
        claim = replace(bare, evidence=span, series=series, events=None).with_id()
        claims.append(claim)
        story = replace(story, told=(*story.told, Told(claim, frame)))
    dealt_out = {c.span for m in dealt for c in m.counts}
    counts = tuple(c for c in counts_of(story.scene, frame) if c.span not in dealt_out)
    if dealt_out:
        counts = tuple(c for c in counts if c.part_of is None)
    if counts or (frame.happening is not None and frame.happening.strikes is not None):
        members = tuple(claim.id for claim in claims)
        places = {m.place.where.name for m in dealt if m.place is not None}
        apart = len(places) > 1 or any(m.words is not None for m in dealt)
        whole = replace(slots, place=None) if apart else slots
        total = total_claim(story, frame, whole, counts, members)
        claims.append(over_days_of(total, claims) if dealt[0].date is not None else total)
    return story, claims
