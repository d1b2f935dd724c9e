"""Where it happened: the place that a frame's own words tie to the event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.counts import Outcome
from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.reading.addresses import finest_of, opening_of_address
from recount.reading.counted_there import counted_by_land, counted_there
from recount.reading.frames import Frame, goes_on_when, has_own_scene
from recount.reading.hands import deed_words
from recount.reading.homes_of_people import is_home
from recount.reading.items import BULLET
from recount.reading.lexicon import lexicon
from recount.reading.place_levels import vagueness
from recount.reading.places_pointed import place_undergoing, pointed_at
from recount.reading.places_reached import places_on_duty, places_reached
from recount.reading.same_site import where_told
from recount.reading.scene import PlacedName
from recount.reading.scene_of_harm import (
    STRIKING,
    TO_PLACE,
    clause_verb,
    is_a_bearing,
    is_bound_for,
    is_of_a_record,
    is_of_care,
    is_scene,
    of_a_speaker,
)
from recount.reading.syntax import (
    children,
    clause_tokens,
    objects_of,
    with_conjuncts,
    with_side_clauses,
)
from recount.reading.tolls_in_brackets import place_before
from recount.reading.toponym_hints import KINDS, ON_A_WAY, TOWN_OWNS
from recount.reading.toponym_scene import datelines
from recount.reading.turns_to_places import is_turned_to, place_turned_to
from recount.reading.went_before import answered_before, earlier_phrase

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from recount.reading.scene import Scene

OPENING = frozenset({"in", "on", "at", "near", "during", "after", "the", "a", "an", "two", "three"})
AT_ONCE = frozenset({"when", "as", "while"})
SAYING = frozenset(
    {"say", "tell", "add", "claim", "write", "state", "warn", "argue", "note", "report"}
)
STAYING = frozenset(
    {"hide", "shelter", "stay", "live", "sleep", "wait", "gather", "pray", "play", "queue", "work",
     "graze", "travel", "fish", "walk", "shop", "rest"}
)  # fmt: skip
_BREAKING = frozenset(
    {"erupt", "break", "begin", "start", "occur", "happen", "take", "ensue", "rage", "unfold"}
)
STANDING = frozenset({"serve", "double", "house", "host", "be", "stand", "lie", "function", "use"})
HEAD_REACH = 80  # characters before a place at the head of a sentence
NUMBER_REACH = 12  # characters in which a number stands before "of them"
OPEN_REACH = 20  # words between an event and its place
HOLDING = frozenset({"confirm", "announce", "deny", "condemn", "visit", "speak", "meet", "blame"})
HEADS = TO_PLACE | {"north", "south", "east", "west", "km", "miles", "kilometres", "kilometers"}
TIMES = frozenset(
    {"day", "hour", "week", "month", "morning", "evening", "night", "afternoon", "minute", "dawn",
     "incident", "development", "attack", "case", "strike"}
)  # fmt: skip
_SIDE = r"(?:(?:north|south)[- ]?)?(?:north|south|east|west)"
_HEAD = re.compile(
    r"(?:^|.*\s)(?:in|near|at|outside|around|inside|across|off"
    rf"|(?:(?:km|kilomet(?:er|re)s?|miles)\s+)?(?:to\s+the\s+)?{_SIDE}\s+of|(?:km|miles)\s+from)"
    r"\s+(?:and\s+around\s+)?(?:the\s+)?(?:[a-z’'-]+\s+){0,3}"
    r"(?:(?:capital|city|town|village|port|suburb|stronghold),\s+)?$",
    re.IGNORECASE | re.DOTALL,
)
_BASE = re.compile(
    rf"\b(?:for|based\s+in|operating\s+in|active\s+in)\s+(?:the\s+)?(?:(?:{_SIDE})ern\s+)?$"
)
_LED = re.compile(
    r"\b(?:in|near|at|outside|around|inside|across"
    rf"|(?:km|kilomet(?:er|re)s?|miles)\s+from|{_SIDE}\s+of)"
    r"\s+(?:and\s+around\s+)?(?:the\s+)?"
    rf"(?:(?:{_SIDE})ern\s+)?(?:(?:[a-z-]+\s+)?(?:town|city|village|district|area|camp)\s+of\s+)?$",
    re.IGNORECASE,
)
_AIMED = re.compile(
    r"\b(?:into|onto|at|towards?)\s+(?:the\s+)?(?:(?:[a-z-]+\s+)?(?:town|city|village|camp)\s+of\s+)?$"
)
_PART = re.compile(r"\b(?:including|among\s+(?:them|whom|which)|of\s+(?:them|whom|which))\b")
_MOST_OF_THEM = re.compile(
    r"\b(?:most|many|half|some|the\s+majority)\s+of\s+(?:them|whom)\s+in\s+(?:the\s+)?\Z"
)
_FROM_POSITIONS = re.compile(
    r"\bfrom\s+(?:[\w'’-]+\s+){0,3}?(?:position|location|base|post|site|stronghold)s?"
    r"\s+(?:in|at|near|around|on)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_A_NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens|scores)\b")
_ENDS_IN_NUMBER = re.compile(rf"(?:{_A_NUMBER.pattern})\s$", re.IGNORECASE)
_WAY = re.compile(ON_A_WAY + r"\s+from\s+$")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TURNS = frozenset({"who", "which", "whose", "that", "before", "after", "since", "than", "like"})
_BREAK = re.compile(r"[–—:]\s|\s-\s")
_NOT_TIMES = frozenset({"VERB", "AUX", "PRON", "PROPN"})


def place_of(scene: Scene, frame: Frame) -> PlacedName | None:
    """The most precise place that a preposition ties to the event, or that its address opens."""
    found = counted_there(scene, frame) or place_turned_to(scene, frame.anchor)
    found = found or place_before(scene, frame) or _tied(scene, frame)
    found = found or counted_by_land(scene, frame)
    if found is None:
        return None
    opening = opening_of_address(scene, found)
    if opening is None or of_a_speaker(scene, opening) or is_home(_last_of(scene, opening)):
        return where_told(scene, found) or found
    return opening


def _last_of(scene: Scene, place: PlacedName) -> Token:
    return scene.tokens_of(place.span)[-1]


def _tied(scene: Scene, frame: Frame) -> PlacedName | None:
    root = frame.anchor.sent.root
    found = [p for p in scene.places_in(frame.tokens) if is_scene(scene, p)]
    found = [p for p in found if not is_of_a_record(scene.tokens_of(p.span)[-1])] or found
    found = [p for p in found if not _is_source(scene, frame, p)]
    found = [p for p in found if not _is_of_a_part(scene, frame, p)]
    found = [p for p in found if not _went_before(scene, frame, p)]
    found = [p for p in found if not is_turned_to(scene, p, _last_word(frame))]
    found = _of_what_went_before(scene, frame, found) or found
    found = _of_its_own_verb(scene, frame, found) or _of_its_outbreak(scene, frame)
    going_on = goes_on_when(frame)
    if not found and (going_on is not None or root.lemma_ not in SAYING):
        main = clause_tokens(going_on or root)
        found = [p for p in scene.places_in(with_side_clauses(main)) if is_scene(scene, p)]
    elif not found:
        found = [p for p in scene.places_in(_when_it_was(frame)) if is_scene(scene, p)]
    heads = _at_head(scene, frame.anchor.sent)
    if found:
        finest = finest_of(scene, frame, found)
        heads += [p for p in scene.places_in(frame.tokens) if _is_off(p)]
        heads += _meanwhile(scene, frame)
        found += [p for p in heads if _holds(finest.where, p.where)]
    elif root.lemma_ not in SAYING or _speaks_of_one_land(scene):
        found = [p for p in heads if not _is_source(scene, frame, p)]
    found = _of_the_taken(scene, frame) or found or _of_those_staying(scene, frame)
    found = found or _shot_at(scene, frame) or _of_the_site(scene, frame)
    found = found or _of_what_was_struck(scene, frame) or places_on_duty(scene, frame)
    reached = [p for p in places_reached(scene, frame) if not _is_source(scene, frame, p)]
    found += [p for p in reached if p not in found]
    if found:
        return finest_of(scene, frame, _before_the_list(scene, frame, found))
    pointed, ordered = pointed_at(scene, frame), _in_order(scene, frame)
    if pointed is None and ordered:
        return finest_of(scene, frame, ordered)
    owners = [p for p in scene.places_in(frame.tokens) if TOWN_OWNS.match(scene.text, p.span.end)]
    if pointed is None and owners:  # "shells hit Kharkiv's central market"
        return finest_of(scene, frame, owners)
    return pointed or _on_the_way(scene, frame) or place_undergoing(scene, frame)


def _when_it_was(frame: Frame) -> list[Token]:
    """ "Two were killed and three hurt when a bus burnt in X, officials said": when that was."""
    verbs = with_conjuncts(frame.clause)
    sides = [t for v in verbs for t in children(v, "advcl")]
    when = [t for t in sides if any(a.lower_ == "when" for a in children(t, "advmod"))]
    return [t for clause in when for t in clause_tokens(clause)]


def _last_word(frame: Frame) -> Token:
    return max((frame.anchor, *(h.trigger for h in frame.harms)), key=lambda t: t.i)


def _of_its_own_verb(scene: Scene, frame: Frame, found: list[PlacedName]) -> list[PlacedName]:
    """ "Killed seven in X and wounded three in Y": the wounded in Y."""
    verbs = [h.trigger for h in frame.harms if has_own_scene(h.trigger)]
    words = {t.i for verb in verbs for t in verb.subtree}
    own = [p for p in found if all(t.i in words for t in scene.tokens_of(p.span))]
    return own or found


def _of_its_outbreak(scene: Scene, frame: Frame) -> list[PlacedName]:
    """ "14 were hurt in the fighting that erupted in X": where what harmed them broke out."""
    item = frame.happening.token if frame.happening is not None else None
    told = children(item, "relcl") if item is not None and item.pos_ != "VERB" else []
    begun = [
        verb
        for verb in told
        if verb.lemma_.lower() in _BREAKING
        and any(t.tag_ == "WDT" for t in children(verb, "nsubj"))
    ]
    words = [t for verb in begun for t in clause_tokens(verb)]
    return [p for p in scene.places_in(words) if is_scene(scene, p)]


def _meanwhile(scene: Scene, frame: Frame) -> list[PlacedName]:
    """ "In the X region, five were killed when a car hit their convoy near Y": places of clauses
    that tell of the same moment."""
    sides = [t for t in with_side_clauses(frame.tokens) if t not in frame.tokens]
    clauses = {_clause_of(t) for t in sides}
    same = {c for c in clauses if any(t.lower_ in AT_ONCE for t in children(c, "advmod", "mark"))}
    places = scene.places_in([t for t in sides if _clause_of(t) in same])
    return [p for p in places if is_scene(scene, p)]


def _clause_of(token: Token) -> Token:
    """The word of a side clause that hangs from the clause above."""
    current = token
    while current.dep_ != "advcl" and current.head != current:
        current = current.head
    return current


def _is_of_a_part(scene: Scene, frame: Frame, place: PlacedName) -> bool:
    """ "Attacks in the X region left 900 dead, among them 40 in Y", "62 were killed, 20 of them in
    Y": where a part of them died, and not all."""
    start = frame.anchor.idx
    most = _MOST_OF_THEM.search(scene.text, start, place.span.start)
    if most is not None and place.span.start < frame.anchor.sent.end_char:
        return True
    part = _PART.search(scene.text, start, max(start, place.span.start))
    if part is None or place.span.start > frame.anchor.sent.end_char:
        return False
    behind = _A_NUMBER.search(scene.text, part.end(), place.span.start)
    before = scene.text[max(0, part.start() - NUMBER_REACH) : part.start()]
    return behind is not None or _ENDS_IN_NUMBER.search(before) is not None


def _of_what_went_before(scene: Scene, frame: Frame, found: list[PlacedName]) -> list[PlacedName]:
    """ "Struck X after an attack on a base near Y": of the attack, Y."""
    phrase = earlier_phrase(frame.anchor) if len(found) > 1 else None
    inside = set(phrase.subtree) if phrase is not None else set()
    return [p for p in found if inside.issuperset(scene.tokens_of(p.span))] if inside else []


def _went_before(scene: Scene, frame: Frame, place: PlacedName) -> bool:
    """ "Hours after the bombing in X, rebels attacked an outpost in Y": of what went before."""
    first = scene.tokens_of(place.span)[0]
    phrase = earlier_phrase(first)
    if phrase is not None:
        return frame.anchor not in phrase.subtree
    answered = answered_before(first)
    return answered is not None and frame.anchor.i < answered.i


def _before_the_list(scene: Scene, frame: Frame, found: list[PlacedName]) -> list[PlacedName]:
    """ "Two were killed in the X region: a man in Y and a woman in Z": without the places of each
    of them."""
    sent = frame.anchor.sent
    colon = next((t.idx for t in sent if t.text == ":" and t.i > frame.anchor.i), None)
    if colon is None:
        return found
    behind = [p for p in scene.places if colon < p.span.start < sent.end_char]
    kept = [p for p in found if p.span.start < colon]
    return kept if kept and len({p.where.name for p in behind}) > 1 else found


def _on_the_way(scene: Scene, frame: Frame) -> PlacedName | None:
    """ "A convoy travelling from X to Y was attacked": somewhere between."""
    sent = frame.anchor.sent
    ways = (p for p in places_of(scene, sent) if p.where.level is PlaceLevel.NEAR)
    return next((p for p in ways if _WAY.search(scene.text[sent.start_char : p.span.start])), None)


def _is_source(scene: Scene, frame: Frame, place: PlacedName) -> bool:
    """ "fired from Lebanon toward the town": where it was shot from is not where it came down."""
    verb = frame.anchor
    if verb.lemma_.lower() not in deed_words()["verbs.sending"]:
        return False
    first = scene.tokens_of(place.span)[0]
    before = first.nbor(-1) if first.i > first.sent.start else first
    aims = ("at", "toward", "towards", "into", "onto", "on", "against")
    behind = first.doc[first.i : first.sent.end]
    return before.lower_ == "from" and before.i > verb.i and any(t.lower_ in aims for t in behind)


def _shot_at(scene: Scene, frame: Frame) -> list[PlacedName]:
    """ "Soldiers based at X fired mortars into the village of Y": where it came down."""
    if frame.type not in (EventType.SHELLING, EventType.AIR_STRIKE):
        return []
    sent = frame.anchor.sent
    after = [p for p in scene.places if frame.anchor.idx < p.span.start < sent.end_char]
    return [
        p
        for p in after
        if _AIMED.search(scene.text[frame.anchor.idx : p.span.start])
        and not of_a_speaker(scene, p)
        and not _is_their_aim(frame, scene.tokens_of(p.span)[-1])
    ][:1]


def _of_what_was_struck(scene: Scene, frame: Frame) -> list[PlacedName]:
    """ "Returned to the village of X, which had been hit by an attack that killed nine": in X."""
    for verb in (frame.anchor, *frame.anchor.ancestors):
        struck = verb.dep_ == "relcl" and verb.lemma_.lower() in STRIKING
        if struck and any(t.tag_ == "WDT" for t in children(verb, "nsubjpass")):
            words = [t for t in verb.head.subtree if t.i < verb.left_edge.i]
            return scene.places_in(words)[-1:]
    return []


def _is_their_aim(frame: Frame, place: Token) -> bool:
    """ "Struck a cell that had fired rockets toward X": at what others shot, and not the strike."""
    sent = (t for t in place.ancestors if t.lemma_.lower() in deed_words()["verbs.sending"])
    return any(verb != frame.anchor and frame.anchor in verb.ancestors for verb in sent)


def is_shot_from_afar(scene: Scene, frame: Frame) -> bool:
    """Whether a place is named from which something was shot at another."""
    return any(_is_source(scene, frame, p) for p in scene.places_in(frame.tokens))


def _is_off(place: PlacedName) -> bool:
    """ "14 km north-east of X, in Y": off X, which is nearer than anywhere in Y."""
    return place.where.basis is PlaceBasis.RELATIVE and place.where.level is PlaceLevel.NEAR


def _holds(wide: Where, place: Where) -> bool:
    """Whether a place at the head of the sentence says more exactly what the clause says."""
    if wide.level is PlaceLevel.COUNTRY:
        return place.country == wide.country
    is_division = wide.level in (PlaceLevel.PROVINCE, PlaceLevel.REGION)
    return is_division and wide.admin1 is not None and wide.admin1 == place.admin1


def _speaks_of_one_land(scene: Scene) -> bool:
    """Whether no report in it can be from another land than the place that it tells of."""
    return len({p.where.country for p in scene.places if p.where.country}) < 2


def stage_of(scene: Scene, sent: TokenSpan, main: list[Token]) -> PlacedName | None:
    """The place of a sentence that only sets the stage: "On Monday troops searched X"."""
    places = [p for p in scene.places_in(main) if is_scene(scene, p)] + _at_head(scene, sent)
    if places:
        return min(places, key=lambda p: vagueness(p.where))
    led = [p for p in places_of(scene, sent) if _is_led(scene, sent, p)]
    return None if not led or sent.root.lemma_ in SAYING else led[0]


def places_of(scene: Scene, sent: TokenSpan) -> Sequence[PlacedName]:
    """The places that a sentence names, in order."""
    return scene.places_from(sent.start_char, sent.end_char)


def _at_head(scene: Scene, sent: TokenSpan) -> list[PlacedName]:
    """Places that begin a sentence, whatever the parser makes of them: "Near X, one strike"."""
    return [
        place
        for place in places_of(scene, sent)
        if not of_a_speaker(scene, place) and _leads_to(scene, sent, place)
    ]


def _leads_to(scene: Scene, sent: TokenSpan, place: PlacedName) -> bool:
    """Whether nothing but a time and a preposition stands before: "On Monday, south of X"."""
    if _is_heading(scene, sent, place) or _heads_line(scene, place):
        return True
    before = scene.text[sent.start_char : place.span.start]
    start = sent.start_char + max((m.end() for m in _BREAK.finditer(before)), default=0)
    words = scene.text[start : place.span.start]
    if len(words) > HEAD_REACH or not _HEAD.match(words):
        return False
    tokens = [t for t in sent if start <= t.idx < place.span.start]
    dated = {t.i for d in scene.dates_in(tokens) for t in scene.tokens_of(d.span)}
    first = next((t for t in tokens if t.lower_ in HEADS), None)
    return first is not None and not any(
        (t.pos_ in _NOT_TIMES and t.ent_type_ != "NORP")  # "in the Chechen capital, X, ..."
        or (t.pos_ == "NOUN" and t.i < first.i and t.lemma_ not in TIMES)
        for t in tokens
        if t.i not in dated and t.lower_ not in HEADS
    )


def _heads_line(scene: Scene, place: PlacedName) -> bool:
    """ "Kherson: two men were hurt": the place of its line."""
    start = scene.text.rfind("\n", 0, place.span.start) + 1
    if place.span.quote.isupper():
        return False  # where the report was sent from
    opening = BULLET.match(scene.text, start)
    start = opening.end() if opening is not None else start
    return not scene.text[start : place.span.start].strip(" \t*_") and (
        scene.text[place.span.end : place.span.end + 1] == ":"
    )


_OF_HEADINGS = frozenset(KINDS) | {"and", "of", "the", "governorates", "regions"}


def heading_of(scene: Scene, sent: TokenSpan) -> PlacedName | None:
    """ "Sangin/Helmand": names of places alone, under which the next sentences stand."""
    places = places_of(scene, sent)
    if not places:
        return None
    dated = {t.i for d in scene.dates_in(list(sent)) for t in scene.tokens_of(d.span)}
    words = [t for t in sent if any(c.isalnum() for c in t.text) and t.i not in dated]
    names = {t.i for p in places for t in scene.tokens_of(p.span)}
    alone = all(t.i in names or t.lower_ in _OF_HEADINGS for t in words)
    if not alone or (places[0].span.start, places[0].span.quote) in datelines(scene.text):
        return None
    return min(places, key=lambda p: vagueness(p.where))


def _is_heading(scene: Scene, sent: TokenSpan, place: PlacedName) -> bool:
    """ "Sangin/Helmand In the same area, ...": names alone, and then the sentence begins."""
    words = [t for t in sent if not t.is_space]
    names = {t.i for p in places_of(scene, sent) for t in scene.tokens_of(p.span)}
    rest = next((t for t in words if t.i not in names and t.text != "/"), None)
    opens = rest is not None and rest.is_title and rest.lower_ in OPENING
    return opens and rest is not None and place.span.start < rest.idx


def _of_the_taken(scene: Scene, frame: Frame) -> list[PlacedName]:
    """ "Kidnapped 61 villagers from X", "arrested five from X", "drove 300 from X", "fled X": where
    they were taken, or driven from."""
    fled = any(h.outcome is Outcome.DISPLACED for h in frame.harms)
    if not fled and frame.type not in (EventType.ABDUCTION, EventType.ARREST):
        return []
    sent = frame.anchor.sent
    after = [p for p in scene.places if frame.anchor.idx < p.span.start < sent.end_char]
    if fled:
        left = [p for p in after if _word_before(scene, p) in ("flee", "fled", "fleeing")]
        return left or [p for p in after if _word_before(scene, p) == "from"]
    return [p for p in after if _word_before(scene, p) == "from"]


def _word_before(scene: Scene, place: PlacedName) -> str:
    tokens = scene.tokens_of(place.span)
    return tokens[0].nbor(-1).lower_ if tokens and tokens[0].i else ""


def _in_order(scene: Scene, frame: Frame) -> list[PlacedName]:
    """Places that the words alone tie to the event: a preposition before them and no other clause
    between. Where the parser loses its way, the order of the words still holds."""
    sent = frame.anchor.sent
    led = [p for p in places_of(scene, sent) if _is_led(scene, sent, p)]
    led = [p for p in led if not (_is_of_a_part(scene, frame, p) or is_a_bearing(scene, p))]
    own = [frame.anchor, *(h.trigger for h in frame.harms)]
    after = [p for p in led if p.span.start > frame.anchor.idx and _is_open(scene, own, p)]
    if after:
        return after[:1]
    before = [p for p in led if p.span.end <= frame.anchor.idx]
    said = any(t.lemma_.lower() in SAYING | HOLDING for t in sent)
    return [] if said or len({p.where.admin1 for p in before}) > 1 else before


def _is_led(scene: Scene, sent: TokenSpan, place: PlacedName) -> bool:
    """Whether a preposition of place stands before, and the name is of no speaker, party or
    hospital."""
    before = scene.text[sent.start_char : place.span.start][-HEAD_REACH:]
    tokens = scene.tokens_of(place.span)
    if _FROM_POSITIONS.search(before):
        return False
    is_other = _is_heard_in(tokens[0]) or is_of_care(tokens[-1])
    if is_other or any(scene.party_at(t) is not None for t in tokens):
        return False
    if is_bound_for(scene, place):
        return False
    return not of_a_speaker(scene, place) and bool(_LED.search(before))


def _is_heard_in(token: Token) -> bool:
    """ "Told a news conference in X": where it was said."""
    words = token.doc[token.sent.start : token.i]
    verbs = [t for t in words if t.pos_ == "VERB" or t.lower_ == "that"]
    return bool(verbs) and verbs[-1].lemma_.lower() in SAYING | HOLDING


def _is_open(scene: Scene, own: list[Token], place: PlacedName) -> bool:
    """Whether no finite verb and no other sentence stands between the event's words and a place."""
    tokens = scene.tokens_of(place.span)
    last = max((t for t in own if t.i < tokens[0].i), key=lambda t: t.i)
    between = last.doc[last.i + 1 : tokens[0].i]
    verb = last.head if last.dep_ in ("nsubjpass", "nsubj") else None  # "five bodies were found"
    return len(between) <= OPEN_REACH and not any(
        (t.tag_ in _FINITE and verb not in (t, t.head)) or t.text in ";:.!?" or t.lower_ in _TURNS
        for t in between
    )


def _of_those_staying(scene: Scene, frame: Frame) -> list[PlacedName]:
    """ "The arrest of two suspects who were hiding in X": where those harmed were."""
    sent = frame.anchor.sent
    found = []
    for place in scene.places:
        if frame.anchor.idx < place.span.start < sent.end_char:
            tokens = scene.tokens_of(place.span)
            is_of_stay = bool(tokens) and (
                _is_stay(clause_verb(tokens[-1])) or _is_told_of_victims(frame, tokens[-1])
            )
            if is_of_stay and is_scene(scene, place):
                found.append(place)
    return found or _of_base(scene, sent)


def _of_the_site(scene: Scene, frame: Frame) -> list[PlacedName]:
    """ "Fired on a school that served as a shelter in X": where what was struck stands."""
    verb, buildings = frame.anchor, lexicon().physical
    struck = [*children(verb, "dobj"), *objects_of(verb, "on", "at", "into", "in")]
    struck += [t for thing in struck for t in objects_of(thing, "on", "at")]  # "fire on a clinic"
    told = [c for t in struck if t.lemma_.lower() in buildings for c in children(t, "relcl")]
    words = [t for clause in told if clause.lemma_ in STANDING for t in clause.subtree]
    return [p for p in scene.places_in(words) if _is_led(scene, verb.sent, p)]


def _is_stay(verb: Token) -> bool:
    """Whether people stayed somewhere then; "said that they had lived in X" is of another time."""
    return verb.lemma_.lower() in STAYING and verb.dep_ != "ccomp"


def _is_told_of_victims(frame: Frame, token: Token) -> bool:
    """ "Shot two men who failed to stop at a checkpoint in X": what the victims did there."""
    clauses = [t for t in token.ancestors if t.dep_ == "relcl" and t.tag_ == "VBD"]
    victims = {h.victims.i for h in frame.harms if h.victims is not None}
    return bool(clauses) and clauses[0].head.i in victims


def _of_base(scene: Scene, sent: TokenSpan) -> list[PlacedName]:
    """ "Arrested the leader for X district": where he belongs, if nothing else says where."""
    return [
        p
        for p in places_of(scene, sent)
        if not of_a_speaker(scene, p)
        and p.where.level is PlaceLevel.DISTRICT
        and _BASE.search(scene.text[sent.start_char : p.span.start])
    ]
