"""Lists of events in one phrase: "on Sept. 19, 24 and 26", "killed 17 and 11 respectively"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.model.spans import Span
from recount.reading.days_of_others import raises_a_tally
from recount.reading.frames import Frame
from recount.reading.lexicon import lexicon
from recount.reading.numbers import Number
from recount.reading.people_parts import stated_parts
from recount.reading.scene import PlacedName
from recount.reading.slots import Slots
from recount.reading.syntax import child, is_compared
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.model.parties import Party
    from recount.reading.dates import DateMention
    from recount.reading.scene import Scene


@dataclass(frozen=True)
class Dealt:
    """One member of a list: its date or place and, where numbers are dealt out, its own count.

    `words` are those of a member that has no verb: "31 in the north".
    """

    date: DateMention | None
    place: PlacedName | None
    counts: tuple[Count, ...]
    respectively: bool = False
    words: Span | None = None


LONGEST = 7
"""Days from which a member of a list is a time in which things went on, and no event."""


def deal(scene: Scene, frame: Frame, slots: Slots, counts: tuple[Count, ...]) -> tuple[Dealt, ...]:
    """The members of the list that a frame speaks of; empty where it speaks of no list."""
    listed = _alternating(scene, frame, counts) or _place_by_place(scene, frame, counts)
    listed = listed or _to_places(scene, frame, slots, counts)
    if listed:
        return listed
    dates = slots.dates
    if len(dates) < 2 or dates[0].series is None or not _counts_events(frame):
        return ()
    if frame.happening is None and counts and not _respectively(frame):
        return ()  # "killed eleven on 6 and 7 May": in both days together
    if _is_one_fight(frame, dates):
        return ()
    if any(date.when is not None and (date.when.days or 0) > LONGEST for date in dates):
        return ()  # "86 lives in January and February"
    numbers = _numbers(scene, frame, counts)
    if _respectively(frame) and len(numbers) == len(dates) and counts:
        places = _joined_places(scene, frame, len(dates))
        return tuple(
            Dealt(date, place, (_with(counts[0], number),), True)
            for date, place, number in zip(dates, places, numbers, strict=True)
        )
    return tuple(Dealt(date, None, ()) for date in dates)


def target_of_member(
    scene: Scene, frame: Frame, target: Party | None, member: Dealt
) -> Party | None:
    """ "Killed three farmers in X and two traders in Y": whom the first words name, unless a member
    has a noun of its own."""
    named = target.span if target is not None and target.name is None else None
    people = [scene.span(list(h.victims.subtree)) for h in frame.harms if h.victims is not None]
    numbers = [c.span for c in member.counts if c.span is not None][:1]
    if named is None or not numbers or not any(span.overlaps(named) for span in people):
        return target
    last = scene.tokens_of(numbers[0])[-1]
    noun = last if last.pos_ == "NOUN" else last.head
    own = noun.pos_ == "NOUN" and noun.i - last.i in (0, 1, 2) and not named.overlaps(
        scene.span([noun]))  # fmt: skip
    return None if own else target


def _to_places(
    scene: Scene, frame: Frame, slots: Slots, counts: tuple[Count, ...]
) -> tuple[Dealt, ...]:
    """ "Strikes on X and Y killed nine and four people respectively", on one day or on none."""
    first = min((c.span.start for c in counts if c.span is not None), default=0)
    numbers = _numbers(scene, frame, counts) if _respectively(frame) else []
    numbers = [n for n in numbers if n.span.start >= first]
    if len(numbers) < 2 or (slots.dates and slots.dates[0].series is not None):
        return ()
    places = _joined_places(scene, frame, len(numbers))
    if None in places:
        return ()
    return tuple(
        Dealt(None, place, (_with(counts[0], number),), True)
        for place, number in zip(places, numbers, strict=True)
    )


def _is_one_fight(frame: Frame, dates: Sequence[DateMention]) -> bool:
    """ "Clashes on 16 and 17 March left ten dead": days that follow each other, in one of which
    nothing ended, and one toll for all."""
    item = frame.happening
    if item is None or item.type is not EventType.ARMED_CLASH or _respectively(frame):
        return False
    days = [d.when.start for d in dates if d.when is not None and d.when.start is not None]
    follow = all(b - a == timedelta(days=1) for a, b in itertools.pairwise(days))
    return item.strikes is None and len(days) == len(dates) and follow


def _counts_events(frame: Frame) -> bool:
    """A list of dates is a list of events where the noun is plural or there is none."""
    return frame.happening is None or frame.happening.plural


def _respectively(frame: Frame) -> bool:
    return any(t.lower_ == "respectively" for t in frame.anchor.sent)


def _with(count: Count, number: Number) -> Count:
    return replace(
        count,
        low=number.low,
        high=number.high,
        text=number.span.quote,
        span=number.span,
        exactness=number.exactness,
        part_of=None,
    )


def _numbers(scene: Scene, frame: Frame, counts: tuple[Count, ...]) -> list[Number]:
    """The cardinals of the sentence that stand for people: not those of dates or strikes."""
    if not counts:
        return []
    sent = frame.anchor.sent
    taken = [d.span for d in scene.dates_in(list(sent))]
    item = frame.happening
    strikes = item.strikes.text if item is not None and item.strikes is not None else None
    return [
        n
        for n in _with_ones(scene, frame, counts)
        if sent.start_char <= n.span.start < sent.end_char
        and n.kind == "cardinal"
        and n.span.quote != strikes
        and n.high != 0
        and not any(span.overlaps(n.span) for span in taken)
        and not any(is_compared(t) for t in scene.tokens_of(n.core))
    ]


def _with_ones(scene: Scene, frame: Frame, counts: tuple[Count, ...]) -> list[Number]:
    """The numbers of a text, and the "a" of who was harmed: "killed a farmer in X on Saturday and
    two traders in Y on Sunday"."""
    told = {h.trigger for h in frame.harms}
    spans = {c.span.start: c.span for c in counts if c.span is not None}
    found: list[Number] = []
    for noun in frame.anchor.sent:
        article = child(noun, "det")
        if article is None or article.lower_ not in ("a", "an") or noun.tag_ != "NN":
            continue
        harmed = noun.dep_ in ("dobj", "nsubjpass", "conj") and told & {noun.head, noun.head.head}
        if harmed and victim_class_of(noun) is not None:
            core = scene.span([article])
            span = spans.get(core.start, scene.span(list(noun.doc[article.i : noun.i + 1])))
            found.append(Number(span, core, 1, 1, Exactness.EXACT))
    return sorted([*scene.numbers, *found], key=lambda n: n.span.start)


def _of_its_own_kind(scene: Scene, count: Count, number: Number) -> Count:
    """The number of a list, of whom its own noun speaks: "a woman in X and two soldiers in Y"."""
    noun = scene.tokens_of(number.core)[-1].head
    kind = victim_class_of(noun) if noun.i > scene.tokens_of(number.core)[-1].i else None
    if kind is Victims.UNSTATED and count.victims is Victims.CIVILIAN:
        kind = None  # "six farmers in X and four people in Y"
    return replace(_with(count, number), victims=kind or count.victims)


def _alternating(scene: Scene, frame: Frame, counts: tuple[Count, ...]) -> tuple[Dealt, ...]:
    """ "killed eight on 19 September, 11 on 24 September and 17 on 26 September"."""
    killed = [c for c in counts if c.part_of is None]
    if not killed or len({c.outcome for c in killed}) > 1:
        return ()
    first = min((c.span.start for c in killed if c.span is not None), default=0)
    tokens = _before_the_sum(list(frame.anchor.sent))
    last = tokens[-1].idx if tokens else 0
    numbers = [n for n in _numbers(scene, frame, counts) if first <= n.span.start <= last]
    if len(_outcomes_told(tokens)) > 1 or _has_verbs_of_their_own(scene, numbers):
        return ()
    if any(_is_told_apart(scene, n, frame) for n in numbers[1:]):
        return ()
    dates = [d for d in scene.dates_in(tokens) if d.when is not None and d.timex_type == "DATE"]
    if len(dates) >= len(numbers) - 1 > 1 and _adds_up(numbers, numbers[1:]):
        numbers = numbers[1:]  # "left 21 dead at the weekend: 12 on Saturday and nine on Sunday"
        dates = [d for d in dates if d.span.start > numbers[0].span.start]
    if len(dates) < 2 or len(numbers) != len(dates):
        return ()
    if not _turn_about([n.span.start for n in numbers], [d.span.start for d in dates]):
        return ()
    ends = [n.span.start for n in numbers[1:]] + [frame.anchor.sent.end_char]
    return tuple(
        Dealt(
            date,
            _place_within(scene, number, end),
            _with_its_parts(
                scene, _of_its_own_kind(scene, killed[0], number), [n.span for n in numbers]
            ),
        )
        for number, date, end in zip(numbers, dates, ends, strict=True)
    )


def _before_the_sum(tokens: list[Token]) -> list[Token]:
    """ "Six were killed on Friday and four on Saturday, bringing to 10 the number": the members,
    without their sum."""
    end = next((i for i, t in enumerate(tokens) if raises_a_tally(t)), len(tokens))
    return tokens[:end]


def _has_verbs_of_their_own(scene: Scene, numbers: Sequence[Number]) -> bool:
    """ "12 were killed in X on Sunday and two died in Y on Monday": a later number that is told by
    a verb of its own, in a clause with its own place and day, is no member of a list."""
    verbs = [_telling_verb(scene.tokens_of(number.core)[0]) for number in numbers]
    return len({verb for verb in verbs if verb is not None}) > 1


def _is_told_apart(scene: Scene, number: Number, frame: Frame) -> bool:
    """ "Eight were killed in X, four in Y, while two bodies were found in Z", "and on Friday two
    were stabbed in Z": what another finite verb has for its subject is no member of the list."""
    token = scene.tokens_of(number.core)[0]
    noun = token.head if token.dep_ in ("nummod", "quantmod") else token
    verb = noun.head
    told = noun.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX")
    return told and verb not in [h.trigger for h in frame.harms]


def _telling_verb(number: Token) -> Token | None:
    """The verb of harm whose subject or object a number, or the noun that it counts, is; or the
    one that "left" so many dead."""
    noun = number.head if number.dep_ in ("nummod", "amod", "quantmod", "det") else number
    verb = noun.head
    left = next((t for t in number.ancestors if t.pos_ == "VERB"), None)
    if left is not None and left.lemma_ == "leave" and child(left, "nsubj") is not None:
        return left
    harms = lexicon().harms.values()
    told = noun.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.pos_ == "VERB"
    known = any(verb.lemma_.lower() in w.verbs | w.intransitive for w in harms)
    lives = noun.lemma_ == "life" and verb.lemma_ in ("claim", "cost", "take")
    behind = verb.doc[verb.i + 1 : verb.i + 2].text.lower()
    shot = told and behind in ("dead", "down")  # "shot dead", "gunned down"
    return verb if told and (known or lives or shot or verb.lemma_ == "lose") else None


def _joined_places(scene: Scene, frame: Frame, many: int) -> list[PlacedName | None]:
    """ "Attacks on X and Y on 3 and 5 March left four and 11 dead respectively": as many places as
    days, joined by nothing but a comma or an "and"; none where there is no such list."""
    places = scene.places_in(list(frame.anchor.sent))
    for first in range(len(places) - many + 1):
        run = places[first : first + many]
        gaps = (scene.text[a.span.end : b.span.start] for a, b in itertools.pairwise(run))
        if all(gap.strip() in (",", "and", ", and") for gap in gaps):
            return list(run)
    return [None] * many


REACH = 90  # characters from a number to the place of its member of a list
BEHIND = 48  # characters from a number to the place that it is of
_ELLIPTIC = re.compile(
    r"(?:\s+(?:others?|more|people))?(?:\s*,\s*(?:including|among them)\s[^,.;:]{2,40},)?"
    r"\s+(?:in|at|near|outside)\s"
)
_PARTS = re.compile(r"(?:\s+people)?\s*,\s*(?:including|among them)\s[^,.;:]{2,40},")
_LEADS_PARTS = re.compile(r"(?:including|among them|of whom|of them)\s(?:at least\s|some\s)?$")


def _place_by_place(scene: Scene, frame: Frame, counts: tuple[Count, ...]) -> tuple[Dealt, ...]:
    """ "31 people were killed in X and at least 19 in Y": each number with a place of its own, the
    later ones without a verb."""
    whole = [c for c in counts if c.part_of is None]
    tokens = list(frame.anchor.sent)
    if len({c.outcome for c in whole}) != 1 or len(_outcomes_told(tokens)) > 1:
        return ()
    first = min((c.span.start for c in whole if c.span is not None), default=0)
    behind = [n for n in _numbers(scene, frame, counts) if n.span.start >= first]
    behind = [n for n in behind if not _LEADS_PARTS.search(scene.text, 0, n.span.start)]
    alone = itertools.takewhile(lambda n: not _is_told_apart(scene, n, frame), behind[1:])
    numbers = [*behind[:1], *alone]
    if len(numbers) < 2 or _has_verbs_of_their_own(scene, numbers):
        return ()
    ends = [n.span.start for n in numbers[1:]] + [frame.anchor.sent.end_char]
    found = [
        (number, place)
        for number, end in zip(numbers, ends, strict=True)
        if (place := _place_behind(scene, number, end, number is numbers[0])) is not None
    ]
    led = len(found) == len(numbers) or _adds_up(numbers, [n for n, _ in found])
    if len(found) < 2 or not led or len({p.where.name for _, p in found}) < len(found):
        return ()
    return tuple(
        Dealt(
            None,
            place,
            _with_its_parts(
                scene, _of_its_own_kind(scene, whole[0], number), [n.span for n, _ in found]
            ),
            words=_words(scene, number, place, numbers[0]),
        )
        for number, place in found
    )


def _with_its_parts(scene: Scene, count: Count, dealt: Sequence[Span]) -> tuple[Count, ...]:
    """A number with what it includes: "79 people, including 36 children, in Y"."""
    numerals = scene.tokens_of(count.span) if count.span is not None else []
    noun = numerals[-1].head if numerals and numerals[-1].dep_ == "nummod" else None
    parts = stated_parts(scene, noun, count.outcome) if noun is not None else []
    return count, *(replace(part, part_of=0) for part in parts if part.span not in dealt)


def _words(scene: Scene, number: Number, place: PlacedName, first: Number) -> Span | None:
    if number is first:
        return None
    return Span.of(scene.text, number.span.start, place.span.end)


def _place_behind(scene: Scene, number: Number, end: int, first: bool) -> PlacedName | None:
    """The place that a number is of: behind the verb of the first, right behind the others."""
    start = number.span.end
    noun = scene.tokens_of(number.core)[-1].head
    people = victim_class_of(noun) is not None and noun.lower_ != "dead"
    if not first and noun.idx == start + 1 and people:
        start = noun.idx + len(noun)
    reach = end if first else min(end, start + BEHIND + _parts_behind(scene.text, start))
    if not first and _ELLIPTIC.match(scene.text, start) is None:
        return None
    near = [p for p in scene.places if start <= p.span.start < reach]
    between = scene.text[start : near[0].span.start] if near else ""
    apart = re.search(r"[,;:]", between[_parts_behind(scene.text, start) :])
    return near[0] if near and (first or not apart) else None


def _parts_behind(text: str, start: int) -> int:
    """How many characters tell parts of a number: "79 people, including 36 children, in Y"."""
    parts = _PARTS.match(text, start)
    return parts.end() - start if parts is not None else 0


def _adds_up(numbers: list[Number], parts: list[Number]) -> bool:
    """ "Killed 32 in three strikes: nine in X, 12 in Y and 11 in Z": the first is their sum."""
    total = sum(n.low or 0 for n in parts)
    return numbers[1:] == parts and numbers[0].low == total > 0


def _outcomes_told(tokens: list[Token]) -> set[Outcome]:
    """The outcomes that the verbs of a sentence tell of; a list of one kind has one."""
    words = lexicon().harms.items()
    return {o for o, w in words for t in tokens if t.lemma_.lower() in w.verbs | w.intransitive}


def _turn_about(one: list[int], other: list[int]) -> bool:
    """Whether the two kinds of offset alternate, the same kind first each time."""
    merged = sorted([(at, 0) for at in one] + [(at, 1) for at in other])
    kinds = [kind for _, kind in merged]
    return all(a != b for a, b in itertools.pairwise(kinds))


def _place_within(scene: Scene, number: Number, end: int) -> PlacedName | None:
    """The place that is told of one number of the list: between it and the next."""
    stop = min(end, number.span.end + REACH)
    near = [p for p in scene.places if number.span.end <= p.span.start < stop]
    return near[0] if near else None
