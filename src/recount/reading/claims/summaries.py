"""The sum that stands first: "at least 19 people were killed in violence across Iraq on Sunday",
with the single events told below it."""

from __future__ import annotations

import re
from dataclasses import replace

from recount.model.claims import Claim, ClaimKind, EventType, Scope
from recount.model.counts import Count, Outcome
from recount.model.places import PlaceLevel, Where
from recount.reading.claims.drafting import bare_claim, evidence_of
from recount.reading.claims.wars import A_MONTH, THOUSANDS, is_perfect
from recount.reading.claims.worth import only_singles_out
from recount.reading.frames import Frame
from recount.reading.happenings import Happening
from recount.reading.slots import Slots
from recount.reading.story import WIDE, Story, Told, is_told
from recount.reading.taking_over import taken_over

ORDER = tuple(
    re.compile(rf"\b{words}\b", re.IGNORECASE)
    for words in ("first", "(?:second|other)", "third", "fourth", "fifth")
)
"""How the strikes of several are told one after another."""
SO_MANY = {
    2: re.compile(r"\b(?:two|twin|double|pair|2)\b", re.IGNORECASE),
    3: re.compile(r"\b(?:three|triple|3)\b", re.IGNORECASE),
}
SUMMING = ("in total", "in all", "altogether", "overall", "all told", "all in all")
SHORT = 7  # words of a sentence that says no more than a number and a fate
SPREAD = frozenset(
    {"across", "throughout", "violence", "attacks", "clashes", "provinces", "districts", "regions",
     "incidents", "nationwide", "countrywide", "separate", "operations", "raids", "explosions",
     "bombings", "cities", "towns", "villages", "airstrikes", "strikes", "blasts", "shootings"}
)  # fmt: skip


def with_sums(told: tuple[Told, ...], claims: list[Claim]) -> list[Claim]:
    """The claims with a sum over those told below it made a total of them, where there is one."""
    in_order = sorted(told, key=lambda t: t.claim.evidence.start)
    above = in_order[:1] if len(in_order) > 1 and _is_headline(*in_order[:2]) else []
    in_order = in_order[len(above) :]
    if len(in_order) < 3 or not (_spreads(in_order[0]) or _is_exact_sum(in_order)):
        return claims
    first = in_order[0].claim
    if any(_names_it_again(in_order[0], told) for told in in_order[1:]):
        return claims
    members = _members(first, [t.claim for t in in_order[1:]])
    if len(members) < 2:
        return claims
    ids = tuple(claim.id for claim in members)
    totals = [_total(claim, ids) for claim in (*(t.claim for t in above), first)]
    summed = {first.id, *(t.claim.id for t in above)}
    others = [claim for claim in claims if claim.id not in summed]
    return [*(_apart(t, first.id) for t in totals), *(_apart(claim, first.id) for claim in others)]


def _is_headline(first: Told, second: Told) -> bool:
    """Whether the first line tells what the lead tells: it goes on with what stands below it, or
    gives as many dead."""
    line = "\n" in first.frame.anchor.doc[first.frame.anchor.i : second.frame.anchor.i].text
    dead = _tolls(first.claim) & _tolls(second.claim)
    return line and (first.claim.refers_to == second.claim.id or bool(dead))


def _tolls(claim: Claim) -> set[tuple[Outcome, int | None]]:
    return {(count.outcome, count.low) for count in claim.counts if count.part_of is None}


def with_strikes(text: str, claims: list[Claim]) -> list[Claim]:
    """The claims with "nine strikes" made a total where the next sentences of its paragraph deal
    out all nine: "near X, seven strikes ...; near Y, two strikes"."""
    in_order = sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end, c.id))
    made: dict[str, Claim] = {}
    for index, claim in enumerate(in_order):
        members = _dealt_out(text, claim, in_order[index + 1 :])
        if members:
            made[claim.id] = _over_strikes(claim, members)
    return [made.get(claim.id, claim) for claim in claims]


def told_in_turn(text: str, claims: list[Claim]) -> dict[str, Claim]:
    """By their former ids, the claims that become others where the toll of several strikes is told
    again one by one: "Two strikes killed 12. The first killed seven; the second, an hour later,
    five" is a total of two."""
    in_order = sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end, c.id))
    made: dict[str, Claim] = {}
    for index, whole in enumerate(in_order):
        members = _told_in_turn(text, whole, in_order[index + 1 :])
        if members:
            apart = [_one_of(whole, claim).with_id() for claim in members]
            made |= {old.id: new for old, new in zip(members, apart, strict=True)}
            made[whole.id] = _over_strikes(whole, tuple(claim.id for claim in apart))
    return made


def part_of_sum(
    story: Story, frame: Frame, slots: Slots, counts: tuple[Count, ...]
) -> Claim | None:
    """ "27 insurgents were killed in operations. Three commanders were among the dead": those
    singled out of the sum that the sentence before gives, over the same time and place."""
    whole = story.sums[-1] if story.sums and only_singles_out(frame) else None
    if whole is None or whole.scope is None or slots.own_dates:
        return None
    between = story.scene.text[whole.evidence.end : frame.anchor.sent.start_char]
    if between.count("\n\n") > 1 or between.count(". ") > 1:
        return None
    claim = replace(
        bare_claim(story, frame, ClaimKind.TOTAL, evidence_of(story.scene, frame, slots, counts)),
        event_type=whole.event_type,
        when=taken_over(story, frame, whole.when) if whole.when is not None else None,
        where=slots.place.where if slots.place is not None else whole.where,
        perpetrator=whole.perpetrator,
        target=whole.target,
        counts=counts,
    )
    scope = Scope(claim.when, claim.where, claim.event_type, claim.perpetrator, claim.target, ())
    return replace(claim, scope=scope).with_id()


def sums_up(story: Story, frame: Frame, counts: tuple[Count, ...]) -> bool:
    """ "In all, 40 people were wounded", behind events of several places that are told one by one
    and hurt fewer: a sum over more than any of them."""
    words = " ".join(t.lower_ for t in frame.anchor.sent[:3] if not (t.is_space or t.is_punct))
    if not words.startswith(SUMMING):
        return False
    before = [t.claim for t in story.told if t.claim.evidence.end <= frame.anchor.sent.start_char]
    told = [claim for claim in before if claim.refers_to is None]
    places = {c.where.name for c in told if c.where is not None and c.where.level not in WIDE}
    known = [c for claim in before for c in claim.counts]
    more = [c for c in counts if c.part_of is None and all(_exceeds(c, k) for k in known)]
    return len(places) > 1 and bool(more)


def _exceeds(count: Count, known: Count) -> bool:
    """Whether a number of people is greater than one told before of the same outcome."""
    return known.outcome is not count.outcome or (count.low or 0) > (known.low or 0)


def goes_on_with_sum(story: Story, frame: Frame, slots: Slots) -> Claim | None:
    """ "The clashes have killed 181 on one side since October. On the other side nine soldiers have
    been killed": the sum that the sentence before gives, for people who have come to harm by now,
    in no event of their own."""
    whole = story.sums[-1] if story.sums else None
    last = max((t.claim.evidence.end for t in story.told), default=0)
    if whole is None or last > whole.evidence.end or slots.own_dates:
        return None
    if frame.anchor.idx < whole.evidence.end:
        return None  # a headline, which is read last
    between = story.scene.text[whole.evidence.end : frame.anchor.sent.start_char]
    if "\n" in between or between.count(". ") > 1 or frame.happening is not None:
        return None
    up_to_now = all(is_perfect(h.trigger) or h.trigger.pos_ == "ADJ" for h in frame.harms)
    up_to_now = up_to_now or _says_no_more(frame, whole) or _is_joined_to_it(frame, whole)
    of_a_day = whole.when is not None and whole.when.days == 1
    return whole if frame.harms and up_to_now and not of_a_day else None


def in_those_counted(story: Story, frame: Frame) -> Claim | None:
    """ "More than 20 attacks were carried out since May. Six officers died in the attacks": the sum
    of which the sentence before told, where these words point at what it counts."""
    whole, item = (story.sums[-1] if story.sums else None), frame.happening
    if whole is None or whole.events is None or item is None or not frame.harms:
        return None
    words = item.token.lower_ in whole.evidence.quote.lower().split()
    if not (item.plural and item.definite and words) or whole.when is None:
        return None
    between = story.scene.text[whole.evidence.end : frame.anchor.sent.start_char]
    near = "\n" not in between and between.count(". ") <= 1
    return whole if near and whole.evidence.end < frame.anchor.idx else None


def _is_joined_to_it(frame: Frame, whole: Claim) -> bool:
    """ "36,000 have been killed since, and three million were forced to flee": in all that time."""
    same = frame.anchor.sent.start_char <= whole.evidence.start < frame.anchor.sent.end_char
    of_long = whole.when is None or whole.when.days is None or whole.when.days > A_MONTH
    return (
        same and of_long and any((c.low or 0) >= THOUSANDS for h in frame.harms for c in h.counts)
    )


def _says_no_more(frame: Frame, whole: Claim) -> bool:
    """ "In May the war claimed 23 lives. Forty people were wounded.": a sentence of a number and
    another fate alone."""
    words = [t for t in frame.anchor.sent if not (t.is_punct or t.is_space)]
    fates = {count.outcome for count in whole.counts}
    told = all(h.outcome not in fates and h.agent is None for h in frame.harms)
    several = all((c.low or 0) > 1 for h in frame.harms for c in h.counts)
    alone = len(words) <= SHORT and frame.anchor.dep_ == "ROOT"
    return bool(fates) and told and several and alone


def _dealt_out(text: str, whole: Claim, rest: list[Claim]) -> tuple[str, ...]:
    """The claims behind a number of strikes that make it up exactly; none where they do not."""
    number = _strikes(whole)
    if number < 2 or whole.events is None or (whole.scope is not None and whole.scope.members):
        return ()
    found: list[str] = []
    counted = False
    for claim in rest:
        between = text[whole.evidence.end : claim.evidence.start]
        if "\n" in between.strip() or claim.event_type is not whole.event_type:
            return ()
        if claim.refers_to == whole.id:
            return ()
        number -= _strikes(claim)
        counted = counted or claim.events is not None
        found.append(claim.id)
        if number <= 0:
            return tuple(found) if number == 0 and len(found) > 1 and counted else ()
    return ()


def _told_in_turn(text: str, whole: Claim, rest: list[Claim]) -> tuple[Claim, ...]:
    """The claims of "the first", "the second" and so on behind a toll, where they are as many as it
    counts or make it up exactly; none where not."""
    if whole.kind is not ClaimKind.EVENT or not (_least(whole.counts) or not whole.counts):
        return ()
    found: list[Claim] = []
    at = whole.evidence.end
    for claim, order in zip(rest, ORDER, strict=False):
        told = order.search(text, at, _first_number(claim))
        between = text[whole.evidence.end : claim.evidence.start]
        if told is None or "\n" in between.strip() or not _may_be_of(whole, claim):
            break
        at = told.end()
        found.append(claim)
    if len(found) < 2:
        return ()
    counted = whole.events is not None and whole.events.low == whole.events.high == len(found)
    if not whole.counts:
        return tuple(found) if counted or _names_so_many(whole, len(found)) else ()
    summed = sum(map(_least, (claim.counts for claim in found)))
    exact = _most(whole.counts) == summed
    return tuple(found) if exact or (counted and summed <= _least(whole.counts)) else ()


def _names_so_many(whole: Claim, many: int) -> bool:
    """ "Two bombs exploded", "twin explosions": so many blows, whose toll is told one by one."""
    return SO_MANY[many].search(whole.evidence.quote) is not None if many in SO_MANY else False


def _first_number(claim: Claim) -> int:
    """Where the number of a claim stands; its end where it gives none."""
    spans = [count.span.start for count in claim.counts if count.span is not None]
    return min(spans, default=claim.evidence.end)


def _may_be_of(whole: Claim, claim: Claim) -> bool:
    """Whether a claim with dead of its own may be one strike of several: of their day and kind."""
    same_kind = claim.event_type in (whole.event_type, EventType.OTHER)
    kind = same_kind or whole.event_type is EventType.OTHER
    if claim.kind is not ClaimKind.EVENT or not kind or not _least(claim.counts):
        return False
    return whole.when is None or claim.when is None or whole.when.overlaps(claim.when)


def _one_of(whole: Claim, claim: Claim) -> Claim:
    """One strike, of the kind that the sentence over all gives, and an event of its own."""
    kind = whole.event_type if claim.event_type is EventType.OTHER else claim.event_type
    return replace(claim, event_type=kind, refers_to=None)


def _strikes(claim: Claim) -> int:
    """How many strikes a claim is of: what it counts, else one."""
    counted = claim.events is not None and claim.events.low == claim.events.high
    return (claim.events.low or 0) if counted and claim.events is not None else 1


def _over_strikes(claim: Claim, members: tuple[str, ...]) -> Claim:
    scope = Scope(claim.when, claim.where, claim.event_type, claim.perpetrator, claim.target,
                  members)  # fmt: skip
    return replace(claim, kind=ClaimKind.TOTAL, scope=scope).with_id()


def _spreads(told: Told) -> bool:
    """Whether the words speak of more than one place or more than one happening."""
    claim, item = told.claim, told.frame.happening
    wide = claim.where is None or claim.where.level in WIDE or _is_round_about(claim.where)
    words = {t.lower_ for t in told.frame.anchor.sent}
    return bool(claim.counts) and wide and not _is_one(item) and bool(words & SPREAD)


def _is_exact_sum(told: list[Told]) -> bool:
    """ "Six people have been shot dead in the province", where the dead of the towns told of below
    make six."""
    first, rest = told[0].claim, [t.claim for t in told[1:]]
    members = _members(first, rest)
    most, deadly = _most(first.counts), [c for c in members if _least(c.counts)]
    wide = first.where is None or first.where.level in WIDE
    if not wide or most is None or most != _least(first.counts) or _is_one(told[0].frame.happening):
        return False
    ids = {claim.id for claim in members}
    besides = [c for c in rest if c.refers_to in ids and c.kind is ClaimKind.EVENT]
    dead = sum(_least(c.counts) for c in members)
    several = len({c.where.name for c in deadly if c.where is not None}) > 1
    return several and most in (dead, dead + sum(_least(c.counts) for c in besides))


def _is_round_about(where: Where) -> bool:
    """ "A series of strikes around the city of X": on more than the city."""
    return where.level is PlaceLevel.NEAR and where.text.lower().startswith("around ")


def _names_it_again(first: Told, later: Told) -> bool:
    """ "Ten guards died in clashes. The clashes, which erupted near X, also left three hurt": one
    happening, which a later sentence says more of."""
    item, again = first.frame.happening, later.frame.happening
    where = later.claim.where
    if item is None or again is None or later.claim.refers_to != first.claim.id:
        return False
    if where is None or where.level in WIDE:
        return False
    return again.definite and item.token.lemma_.lower() == again.token.lemma_.lower()


def _is_one(item: Happening | None) -> bool:
    return item is not None and not item.plural and item.token.pos_ != "VERB" and not item.weak


def _members(first: Claim, rest: list[Claim]) -> list[Claim]:
    """The later events of narrower places within its time, if their dead do not exceed its own."""
    events = [c for c in rest if c.refers_to in (None, first.id) and _inside(first, c)]
    places = {(c.where.name, c.where.level) for c in events if c.where is not None}
    if len(places) < 2:
        return []
    dead = sum(_least(c.counts) for c in events)
    most = _most(first.counts)
    return events if most is None or dead <= most else []


def _inside(first: Claim, claim: Claim) -> bool:
    if claim.where is None or claim.where.level in WIDE or claim.kind is not ClaimKind.EVENT:
        return False
    if first.where is not None and first.where.country not in (None, claim.where.country):
        return False
    if first.when is None or claim.when is None or not is_told(first.when):
        return True
    return first.when.overlaps(claim.when) or claim.when.text == ""


def _least(counts: tuple[Count, ...]) -> int:
    return sum(c.low or 0 for c in counts if c.outcome is Outcome.KILLED and c.part_of is None)


def _most(counts: tuple[Count, ...]) -> int | None:
    """The greatest number of dead that the sum allows; None where it sets no bound."""
    dead = [c for c in counts if c.outcome is Outcome.KILLED and c.part_of is None]
    highs = [c.high for c in dead]
    return None if not dead or None in highs else sum(high or 0 for high in highs)


def _total(first: Claim, members: tuple[str, ...]) -> Claim:
    scope = Scope(first.when, first.where, None, first.perpetrator, first.target, members)
    return replace(first, kind=ClaimKind.TOTAL, event_type=None, scope=scope).with_id()


def _apart(claim: Claim, total: str) -> Claim:
    """A single event is not the sum that it was taken to go on with."""
    return replace(claim, refers_to=None) if claim.refers_to == total else claim
