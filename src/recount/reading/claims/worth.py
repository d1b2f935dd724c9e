"""Whether a frame tells of an event at all, and of how many people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.reading.accidents import is_of_beasts, tells_of_accident
from recount.reading.attributions import attribution_at
from recount.reading.care import cared_for, is_aftermath
from recount.reading.claims.drafting import UNTOLD
from recount.reading.claims.wars import is_perfect
from recount.reading.comparing import rank_since
from recount.reading.dates import Direction
from recount.reading.days_of_others import rises
from recount.reading.deeds import begins, damaged_by, does_damage, is_specific
from recount.reading.ellipses import with_class_before
from recount.reading.frames import Frame
from recount.reading.happenings import Happening
from recount.reading.harm_verbs import BODIES
from recount.reading.harms_counted import Harm
from recount.reading.lexicon import lexicon
from recount.reading.people_nouns import PLURAL_PRONOUNS, SINGULAR_PRONOUNS
from recount.reading.private_deaths import is_private
from recount.reading.slots import Slots
from recount.reading.stance import is_actual
from recount.reading.syntax import INCLUDING, child, children, is_history, objects_of
from recount.reading.their_own import strikes_back
from recount.reading.themes import counts_crimes, is_of_world_wars
from recount.reading.triggers import word_set
from recount.reading.victims import multiple_of, victim_class_of
from recount.reading.weapons import weapon_in
from recount.reading.wounds import has_wounds_of_arms

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.dates import DateMention
    from recount.reading.scene import Scene

_TRENDS = frozenset({"step", "intensify", "increase", "escalate", "expand", "widen", "ramp",
                     "continue", "multiply"})  # fmt: skip
MANY_CRIMES = 10  # murders that a statistic counts, and no report of one evening
_CRIMES = frozenset({"murder", "homicide", "manslaughter"})
PRONOUNS = SINGULAR_PRONOUNS | PLURAL_PRONOUNS
ONE_BY_ONE = frozenset({"first", "second", "third", "fourth", "fifth"})
ORDINALS = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
     "latest", "last"}
)  # fmt: skip


def counts_of(scene: Scene, frame: Frame) -> tuple[Count, ...]:
    """The counts of all harms of a frame that happened, `part_of` moved along."""
    found: list[Count] = []
    repeats: list[Count] = []
    for harm in frame.harms:
        if not (harm.negated or _denied(harm) or is_actual(scene.doc, harm.trigger)):
            continue
        if _is_of_bodies(harm) or _is_what_for(harm):
            continue
        base = len(found)
        whole = _included_in(harm, found)
        told = [_placed(c, harm, base) for c in harm.counts if not _says_nothing(scene, c)]
        found += [replace(c, part_of=whole) if whole is not None else c for c in told]
        if len(harm.counts) == 1 and is_pronoun(harm.counts[0]):
            repeats += [c for c in found[base:] if not _describes(scene, c)]
    counts = _within_multiple(with_class_before(scene, _without_repeats(tuple(found), repeats)))
    return _of_the_part(frame, counts)


def _of_the_part(frame: Frame, counts: tuple[Count, ...]) -> tuple[Count, ...]:
    """ "Have killed hundreds, including 27 soldiers in an attack on X": in that attack the 27."""
    item = frame.happening
    wholes = [c for c in counts if c.part_of is None]
    parts = [c for c in counts if c.part_of is not None and c.span is not None]
    if item is None or not parts or any(c.low is not None for c in wholes):
        return counts
    start = min(c.span.start for c in parts if c.span is not None)
    words = [t for t in item.token.sent if t.i < item.token.i]
    opens = next((t for t in reversed(words) if t.lower_ in INCLUDING), None)
    if opens is None or opens.idx > start or any(t.pos_ == "VERB" for t in words if t.i > opens.i):
        return counts
    return tuple(replace(c, part_of=None) for c in parts)


def _is_of_bodies(harm: Harm) -> bool:
    """ "12 bodies of civilians killed by rebels": those whom the bodies count already."""
    noun = harm.trigger.head
    if harm.trigger.dep_ != "acl" or any(c.low is not None for c in harm.counts):
        return False
    bodies = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    return bodies is not None and bodies.lemma_.lower() in BODIES


def _is_what_for(harm: Harm) -> bool:
    """ "A compound in which migrants were detained": what the place is used for."""
    verb = harm.trigger
    if harm.outcome is not Outcome.CAPTURED or verb.dep_ != "relcl" or harm.agent is not None:
        return False
    if any(c.low is not None for c in harm.counts) or child(verb, "auxpass") is None:
        return False
    places = [t for prep in children(verb, "prep") for t in children(prep, "pobj")]
    return any(t.lower_ == "which" for t in places) or any(
        t.lower_ == "where" for t in children(verb, "advmod")
    )


def _included_in(harm: Harm, before: list[Count]) -> int | None:
    """ "200 were killed and 400 wounded, including 10 dead civilians": the whole that they are a
    part of, by its place among the counts before."""
    people = harm.victims
    if people is None or people.dep_ != "pobj" or people.head.lower_ not in INCLUDING:
        return None
    least = harm.counts[0].low or 0
    alike = (
        i
        for i, c in enumerate(before)
        if c.outcome is harm.outcome and c.part_of is None and (c.low or 0) > least
    )
    return next(alike, None)


def _within_multiple(counts: tuple[Count, ...]) -> tuple[Count, ...]:
    """ "A mother was killed in a triple homicide": she is one of the three."""
    whole = next((i for i, c in enumerate(counts) if multiple_of(c.text.split(" ")[0])), None)
    if whole is None:
        return counts
    return tuple(
        replace(count, part_of=whole)
        if count.outcome is counts[whole].outcome and count.part_of is None and i != whole
        else count
        for i, count in enumerate(counts)
    )


def _says_nothing(scene: Scene, count: Count) -> bool:
    """ "Four were wounded, some of them seriously": a part without a number, a class or a fate."""
    if count.part_of is None or count.victims is not Victims.UNSTATED:
        return False
    return (count.low is None and count.high is None) or _goes_on_otherwise(scene, count)


def _goes_on_otherwise(scene: Scene, count: Count) -> bool:
    """ "22 were abducted, nine of whom have since escaped": another fate than the number's."""
    words = scene.tokens_of(count.span) if count.span is not None else []
    if not words:
        return False
    after = list(words[-1].doc[words[-1].i + 1 : min(words[-1].i + 5, words[-1].sent.end)])
    if len(after) > 1 and after[0].lower_ == "of" and after[1].lower_ in ("whom", "them"):
        after = after[2:]
    told = next((t for t in after if t.pos_ != "ADV"), None)
    if told is not None and count.outcome is Outcome.INJURED and cared_for(told) is not None:
        return False  # "nine were wounded, two of whom are in critical condition"
    return told is not None and told.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _without_repeats(counts: tuple[Count, ...], repeats: list[Count]) -> tuple[Count, ...]:
    """ "captured a militant and detained him": the pronoun counts nobody anew, as it does in
    "detained them and one other"; "one of those injured on Monday died": nor do those who died of
    their wounds."""
    dead = {c.span for c in counts if c.outcome is Outcome.KILLED and c.high != 0}
    counts = tuple(c for c in counts if c.outcome is not Outcome.INJURED or c.span not in dead)
    if any(c.part_of is not None for c in counts):
        return counts
    named = {c.outcome for c in counts if c not in repeats}
    return tuple(c for c in counts if c.outcome not in named or c not in repeats)


def _describes(scene: Scene, count: Count) -> bool:
    """ "Both leaders": the word stands with a noun, and for nobody by itself."""
    words = scene.tokens_of(count.span) if count.span is not None else []
    return len(words) == 1 and words[0].dep_ in ("det", "predet")


def is_pronoun(count: Count) -> bool:
    """Whether a count stands on a pronoun: "killing him"."""
    return count.text.lower() in PRONOUNS


def _denied(harm: Harm) -> bool:
    return any(c.high == 0 for c in harm.counts)


def _placed(count: Count, harm: Harm, base: int) -> Count:
    moved = replace(count, part_of=None if count.part_of is None else count.part_of + base)
    if harm.negated and count.high != 0:
        return replace(moved, low=0, high=0, exactness=Exactness.EXACT)
    return moved


def worth_telling(scene: Scene, frame: Frame, slots: Slots, counts: tuple[Count, ...]) -> bool:
    """Whether the words say that it happened, and say enough of it to be an event."""
    said = attribution_at(scene.attributions, frame.anchor.idx, frame.anchor.idx + 1)
    refused = said is not None and said.stance in UNTOLD
    asked = _is_asked(frame) and not any(c.low is not None for c in counts)
    if (refused and not _presupposed(frame)) or frame.is_peaceful or asked:
        return False
    aside = only_denies(counts) and _is_of_one_side(frame)
    if aside or tells_of_accident(frame, slots) or _says_only_since_when(frame):
        return False
    placed_blame = slots.place is not None and _is_accusation(frame.anchor.sent.root)
    if is_history(frame.anchor) and not (counts and (slots.dates or placed_blame)):
        return False
    if any(_states_number(scene, count) for count in counts):
        return True
    if not is_actual(scene.doc, frame.anchor) or (not counts and _is_looked_back_on(frame)):
        return False
    placed = bool(slots.dates) or slots.place is not None
    if counts:
        return placed and not _is_a_trend(frame)
    if frame.happening is None or not _touches(frame, slots) or strikes_back(scene, slots.target):
        return False
    about = _is_spoken_about(frame.happening.token)
    told = (_told_alone(frame.happening, slots) and not about) or _specific(scene, frame.happening)
    known = slots.place is not None or slots.perpetrator is not None
    return told or (known and _has_a_toll(frame.happening, slots))


def _is_a_trend(frame: Frame) -> bool:
    """ "The army has stepped up operations in X, killing rebels": what goes on for weeks."""
    verb = frame.clause
    while verb.head != verb and not is_perfect(verb):
        verb = verb.head
    return verb.lemma_.lower() in _TRENDS and is_perfect(verb)


def _is_looked_back_on(frame: Frame) -> bool:
    """ "Left the city a year ago, but have since subjected it to constant shelling", "the worst
    attack since the raid of May, when rebels stormed a base": told of nobody harmed."""
    return rank_since(frame.anchor) is not None or any(
        t.lower_ == "since" and t.dep_ == "advmod" and is_perfect(t.head) for t in frame.anchor.sent
    )


def _has_a_toll(item: Happening, slots: Slots) -> bool:
    """ "The death toll from the shelling of a school rose to seven": told by its dead, if without
    a day; "the number of killings rose" counts the killings. Several strikes are of one happening
    where they are of one day."""
    noun, one_day = item.token, any(d.when is not None and d.when.days == 1 for d in slots.dates)
    if item.points or (item.plural and not one_day) or noun.pos_ == "VERB":
        return False
    of_them = noun.head.head if noun.head.lower_ == "of" else None
    above = list(noun.ancestors)
    if noun.dep_ == "pobj":  # "raised the toll from the attack", and not "the raid raised the toll"
        above += [t for verb in above if verb.pos_ == "VERB" for t in children(verb, "dobj")]
    return any(rises(t) and (t.lemma_.lower() == "toll" or t != of_them) for t in above)


def _is_of_one_side(frame: Frame) -> bool:
    """ "No injuries were reported on the Israeli side", "on the side of the army": which side it
    struck is another matter."""
    sides = [t for t in frame.anchor.sent if t.lower_ == "side" and t.head.lower_ == "on"]
    return any(children(t, "amod", "poss", "compound") or objects_of(t, "of") for t in sides)


def _is_asked(frame: Frame) -> bool:
    """ "How many died?", "Who bombed the market?": a question tells of nobody uncounted."""
    words = [t for t in frame.anchor.sent if not (t.is_space or t.is_punct)]
    asked = frame.anchor.sent.text.rstrip().rstrip("\"”’'").endswith("?")
    return asked and bool(words) and (words[0].tag_[0] == "W" or words[0].pos_ == "AUX")


def is_of_something_else(scene: Scene, frame: Frame) -> bool:
    """The dead of the world wars, whom texts remember; what beasts did; the crimes of a year; who
    died by his own hand, or at home."""
    sentence = frame.anchor.sent
    if is_of_world_wars(sentence.text) or is_of_beasts(frame) or _of_statistics(scene, frame):
        return True
    if is_private(frame):
        return True
    if _is_of_a_toll(frame):
        return True
    return bool(frame.harms) and all(_is_of_a_number(harm) for harm in frame.harms)


def _is_of_a_toll(frame: Frame) -> bool:
    """ "On Monday the death toll from that attack rose to 16": no attack of Monday."""
    item = frame.happening
    if item is None or frame.harms or item.token.dep_ != "pobj":
        return False
    toll = item.token.head.head
    return item.points and toll.lemma_.lower() == "toll"


def _is_of_a_number(harm: Harm) -> bool:
    """ "Brings to 19 the number of members of the forces killed": whom the number counts, which
    a toll says, are no people of their own."""
    noun = harm.trigger.head
    if harm.trigger.dep_ != "acl" or any(
        c.low is not None or c.high is not None for c in harm.counts
    ):
        return False
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
        if noun.lemma_.lower() in ("number", "toll", "tally", "total", "count"):
            return noun.head.pos_ == "VERB"
    return False


def _of_statistics(scene: Scene, frame: Frame) -> bool:
    """ "Police recorded 1,213 homicides, and 4,811 robberies": the crimes of a country."""
    counts = [count for harm in frame.harms for count in harm.counts]
    crimes = all(harm.trigger.lemma_.lower() in _CRIMES for harm in frame.harms)
    many = bool(counts) and all((count.low or 0) >= MANY_CRIMES for count in counts)
    return crimes and many and counts_crimes(scene.text)


def _says_only_since_when(frame: Frame) -> bool:
    """ "27 have been killed since the shelling began on Friday": no event beside the total."""
    if frame.harms:
        return False
    clauses = (t for t in (frame.anchor, *frame.anchor.ancestors) if t.dep_ == "advcl")
    return any(w.lower_ == "since" and w.dep_ == "mark" for t in clauses for w in t.children)


def _is_accusation(verb: Token) -> bool:
    """ "Police blamed bandits for the raid": the news itself, not a word on who somebody is."""
    return verb.lemma_.lower() in word_set("reactions") and verb.tag_ in ("VBD", "VBZ", "VBP")


def _specific(scene: Scene, item: Happening) -> bool:
    """ "Two vehicles were stopped by armed men": a deed so told that a text may leave the day and
    the place to its other sentences."""
    return item.deed and is_specific(scene, item.token)


def _touches(frame: Frame, slots: Slots) -> bool:
    """Whether an attack without a number names a striker, somebody or something struck, or a
    weapon: "the talks exploded on Friday" names none."""
    if slots.perpetrator is not None or slots.target is not None or weapon_in(frame) is not None:
        return True
    item = frame.happening
    if item is not None and (item.deed or _took_place(item) or _strikes_a_place(item, slots)):
        return True
    if item is not None and item.token.pos_ != "VERB" and (item.strikes or not _unarmed(item)):
        return True
    words = lexicon().physical | lexicon().weapon_types.keys()
    return any(
        t.lemma_.lower() in words or victim_class_of(t) for t in frame.tokens if t.pos_ == "NOUN"
    )


def _strikes_a_place(item: Happening, slots: Slots) -> bool:
    """ "Izium was shelled on Friday", "bombed Izium": a town is what was struck."""
    if item.token.pos_ != "VERB" or slots.place is None:
        return False
    struck = (t for t in children(item.token, "dobj", "nsubjpass") if t.pos_ == "PROPN")
    return any(slots.place.span.start <= t.idx < slots.place.span.end for t in struck)


def _took_place(item: Happening) -> bool:
    """ "The attack took place on Wednesday between X and Y": told of before, dated here."""
    return item.definite and _happened(item.token)


def _happened(noun: Token) -> bool:
    """Whether a noun is said to have happened, and no more: "took place", "occurred"."""
    verb = noun.head
    happens = verb.lemma_.lower() in ("happen", "occur") or (
        verb.lemma_.lower() == "take" and any(t.lower_ == "place" for t in verb.children)
    )
    return noun.dep_ == "nsubj" and happens and verb.tag_ == "VBD"


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
    dated = slots.own_dates and any(dates_an_event(d) for d in slots.dates)
    if (does_damage(item.token) or begins(item.token)) and not _only_counts(item):
        things = [t for noun in damaged_by(item.token) for t in children(noun, "det", "nummod")]
        return dated or slots.place is not None or bool(things)
    if item.weak or _only_counts(item):
        return False
    if slots.place is not None and _is_news(item):
        return True
    if not slots.own_dates and (item.plural or item.token.pos_ != "VERB"):
        return False
    if (dated and _is_come_under(item.token)) or (item.plural and len(slots.dates) > 1):
        return True
    if item.strikes is not None:
        return dated and item.strikes.low is not None
    if item.token.pos_ == "VERB":
        return item.token.tag_ in ("VBD", "VBN") and (dated or slots.place is not None)
    return dated and not item.plural


def _is_spoken_about(noun: Token) -> bool:
    """ "The governor spoke about the air strike on Tuesday": when it was spoken about."""
    about = noun.head if noun.dep_ == "pobj" else noun
    return about.lower_ in ("about", "on", "over") and about.head.lemma_.lower() in _SPEAKING


_SPEAKING = frozenset({"speak", "talk", "comment", "brief", "testify", "ask", "hear", "learn",
                       "know", "write", "inform", "complain", "protest"})  # fmt: skip


def _is_news(item: Happening) -> bool:
    """Whether the words tell it as news, if without a day; a report may open with "Airstrikes
    occurred in X"."""
    opens = item.token.sent.start == 0 and _happened(item.token)
    opens = opens and not item.definite and not _unarmed(item)
    return opens or _is_just_reported(item.token) or _is_told_in_turn(item)


def _is_come_under(noun: Token) -> bool:
    """ "The hospital came under repeated airstrikes": one happening, of however many blows."""
    verb = noun.head.head
    return noun.dep_ == "pobj" and noun.head.lower_ == "under" and verb.lemma_ == "come"


def _is_just_reported(noun: Token) -> bool:
    """ "Drone strike reported in Kosti", "explosions heard in Odesa": as tickers write what goes
    on, without an auxiliary and without a day."""
    verb = noun.head if noun.dep_ in ("nsubj", "nsubjpass") else child(noun, "acl")
    if verb is None or verb.lower_ not in ("reported", "heard") or noun.i > verb.i:
        return False
    return child(verb, "aux", "auxpass", "dobj", "ccomp") is None and noun.pos_ != "VERB"


def _is_told_in_turn(item: Happening) -> bool:
    """ "The first blast took place in X", after two were told of; not "the first of the war"."""
    near = {t.lower_ for t in item.token.children}
    bare = not near & {"such", "latest", "last", "of"}
    return bool(near & ONE_BY_ONE) and bare and _happened(item.token)


def _only_counts(item: Happening) -> bool:
    """ "the second such attack", "it was the third strike this month": a place in a count; "the
    first blast took place in X" is told of."""
    if _is_told_in_turn(item):
        return False
    ordinal = any(t.lower_ in ORDINALS or t.lower_ == "such" for t in item.token.children)
    said_of = item.token.dep_ == "attr" or item.token.head.lemma_ == "be"
    return ordinal or (said_of and item.token.pos_ != "VERB" and item.strikes is None)


def dates_an_event(mention: DateMention) -> bool:
    """Whether a date says when it was, and not since or until when something else went on."""
    if mention.offset is not None:
        return mention.offset.direction in (Direction.AFTER, Direction.BEFORE)
    return (mention.when is not None and None not in (mention.when.start, mention.when.end)) or (
        mention.when is not None and mention.when.partial is not None
    )


def only_denies(counts: tuple[Count, ...]) -> bool:
    """Whether all counts say that there was nobody."""
    return bool(counts) and all(c.high == 0 for c in counts)


def only_singles_out(frame: Frame) -> bool:
    """Whether people are only singled out of others told before: "two were among the dead"."""
    return bool(frame.harms) and all(harm.singled for harm in frame.harms)


def is_set(frame: Frame, slots: Slots) -> bool:
    """Whether the words name what happened by themselves: "the dead in the attack included"."""
    named = frame.happening is not None or slots.place is not None
    return bool(slots.own_dates) and named


def only_cared_for(frame: Frame) -> bool:
    """Whether people are only said to be treated or in hospital, and nothing of why."""
    of_care = all(h.outcome is Outcome.INJURED and is_aftermath(h.trigger) for h in frame.harms)
    unsaid = frame.type is EventType.OTHER and not any(map(has_wounds_of_arms, frame.harms))
    return bool(frame.harms) and of_care and unsaid


def only_flees(frame: Frame) -> bool:
    """Whether people are only said to have fled, and nothing of what from: a volcano, or war."""
    gone = [h.trigger.lemma_.lower() == "flee" for h in frame.harms]
    return bool(gone) and all(gone) and frame.type is EventType.OTHER


def only_pronounced(frame: Frame) -> bool:
    """Whether people are only pronounced dead, which most often is done in a hospital."""
    said = [h.trigger.head.lemma_ in ("pronounce", "declare") for h in frame.harms]
    return bool(said) and all(said) and frame.happening is None


def just_died(frame: Frame, slots: Slots) -> bool:
    """Deaths with no word of violence, no day, no place and no event that they belong to: "412
    died within a year"."""
    if slots.place is not None or (slots.own_dates and any(map(dates_an_event, slots.dates))):
        return False
    words = lexicon().harms[Outcome.KILLED].intransitive
    dying = all(h.trigger.lemma_.lower() in words for h in frame.harms)
    return bool(frame.harms) and dying and frame.type is EventType.OTHER
