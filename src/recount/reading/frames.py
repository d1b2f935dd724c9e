"""Frames: one event as one clause tells it, with the harms, and how clauses are joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.counts import Outcome
from recount.reading.accidents import follows_violence, names_help
from recount.reading.hands import armed_people, deed_words, is_dug, weapon_type
from recount.reading.happenings import Happening, noun_type
from recount.reading.harms_counted import Harm
from recount.reading.lexicon import lexicon
from recount.reading.ordinals import is_nth
from recount.reading.syntax import (
    child,
    children,
    clause_head,
    clause_tokens,
    objects_of,
    with_conjuncts,
)
from recount.reading.wounds import has_shot_wounds, is_of_shots

if TYPE_CHECKING:
    from spacy.tokens import Token

PRISONER = frozenset({"prisoner", "prisoners"})
CARRYING = frozenset({"evacuate", "airlift", "fly", "transport", "transfer", "ferry", "lift"})
ANY_KIND = frozenset({"attack", "incident", "assault", "operation", "killing", "violence"})


def _is_the_same_or_other(verb: Token) -> bool:
    """ "Were stabbed or run over in X": of the same people, and in one place."""
    joined = verb.dep_ == "conj" and child(verb, "nsubj", "nsubjpass") is None
    return joined and any(t.lower_ == "or" for t in children(verb.head, "cc") if t.i < verb.i)


@dataclass(frozen=True)
class Frame:
    """Words of one clause that tell of one event, or of several counted together.

    `anchor` is the word that carries it: the event noun, else the verb of harm. `after` is the deed
    told before in the same sentence, whose verb or subject this one shares; `since` and `until` are
    the words between which its own lie, where the grammar does not part them; `row` is its place
    among so many deeds that share them.
    """

    anchor: Token
    clause: Token
    happening: Happening | None
    harms: tuple[Harm, ...]
    after: Frame | None = None
    since: int | None = None
    until: int | None = None
    row: tuple[int, int] = (0, 1)

    @cached_property
    def sentence(self) -> int:
        """Where the sentence begins, counted in words."""
        return int(self.anchor.sent.start)

    @cached_property
    def tokens(self) -> list[Token]:
        """The words of the clause and of the event's own phrase."""
        if self.since is not None:
            return list(self.anchor.doc[self.since : self.until or self.anchor.sent.end])
        found = {t.i: t for t in clause_tokens(self.clause)}
        if self.happening is not None:
            found |= {t.i: t for t in self.happening.token.subtree if _near(t, self.happening)}
        for harm in self.harms:
            found |= {t.i: t for t in clause_tokens(clause_head(harm.trigger))}
        other = {t.i for verb in self._other_deeds(found.values()) for t in verb.subtree}
        end = self.until if self.until is not None else len(self.anchor.doc)
        return [found[i] for i in sorted(found) if i not in other and i < end]

    def _other_deeds(self, words: Iterable[Token]) -> list[Token]:
        """Verbs joined to this one that have a place of their own: theirs, and not this one's."""
        mine = {self.anchor, self.clause, *(harm.trigger for harm in self.harms)}
        mine |= {t for word in mine for t in word.ancestors}
        singled = {harm.trigger for harm in self.harms if harm.singled}
        return [
            t
            for t in words
            if t.pos_ == "VERB"
            and t not in mine
            and not _is_the_same_or_other(t)
            and (has_own_scene(t) or (t.dep_ == "conj" and t.head in singled))
        ]

    @cached_property
    def type(self) -> EventType:
        """What kind of event; OTHER where the words do not say."""
        if self.after is not None and self.happening is None:
            return self.after.type
        if self.happening is None or self._told_better() or self._of_whom_it_took():
            told = _harm_type(self.harms)
            return told if told is not EventType.OTHER else self._weapon_type()
        if self.happening.type is EventType.OTHER:
            return self._weapon_type()
        if self._by_aircraft():
            return EventType.AIR_STRIKE
        if self.happening.type is EventType.BOMBING and _by_a_suicide_bomber(self.anchor):
            return EventType.SUICIDE_BOMBING
        others = [kind for noun in self.nouns[1:] if (kind := noun_type(noun)) is not None]
        return (
            others[0] if others else self._in_a_fight() or self._of_a_mine() or self.happening.type
        )

    def _by_aircraft(self) -> bool:
        """ "Warplanes carried out 23 raids": what aircraft do is an air strike."""
        item = self.happening
        if item is None or item.type not in (EventType.RAID, EventType.SHELLING, EventType.BOMBING):
            return False
        verb = item.token if item.token.pos_ == "VERB" else item.token.head
        done = item.token.pos_ == "VERB" or item.token.dep_ == "dobj"
        doer = child(verb, "nsubj") if done else None
        return doer is not None and weapon_type(doer) is EventType.AIR_STRIKE

    def _in_a_fight(self) -> EventType | None:
        """ "Shot dead 26 rebels in a gun battle": a clash, whatever its verb."""
        shot = self.happening is not None and self.happening.token.lemma_.lower() == "shoot"
        words = [t for t in self.tokens if t.dep_ == "pobj" and t.head.lower_ in ("in", "during")]
        fights = any(noun_type(t) is EventType.ARMED_CLASH for t in words)
        return EventType.ARMED_CLASH if shot and fights else None

    def _of_a_mine(self) -> EventType | None:
        """ "The explosion of a landmine", "a landmine explosion", "a mine exploded"."""
        token = self.anchor
        if self.happening is None or self.happening.type is not EventType.BOMBING:
            return None
        doer = child(token, "nsubj") if token.pos_ == "VERB" else None
        named = [*objects_of(token, "of"), *children(token, "compound"), *([doer] if doer else [])]
        mines = any(lexicon().weapon_types.get(t.lemma_.lower()) is EventType.MINE for t in named)
        return EventType.MINE if mines else None

    def _weapon_type(self) -> EventType:
        """The kind that a weapon in the clause or in its "when" speaks of."""
        sides = [t for word in self.tokens for t in word.children if t.dep_ == "advcl"]
        near = [*self.tokens, *(t for side in sides for t in clause_tokens(side))]
        hurt = {t.i for h in self.harms if h.victims is not None for t in with_conjuncts(h.victims)}
        near = [t for t in near if t.i not in hurt and not _carries(t.head.head)]
        types = lexicon().weapon_types
        near = [t for t in near if not is_dug(t)]
        found = [types[word] for t in near if (word := t.lemma_.lower()) in types]
        return found[0] if found else EventType.OTHER

    @property
    def is_peaceful(self) -> bool:
        """Whether a cause without violence is named, and no violence: illness, weather, a crash."""
        victims = {h.victims.lemma_.lower() for h in self.harms if h.victims is not None}
        armed = {h.agent.lemma_.lower() for h in self.harms if h.agent is not None}
        if "patient" in victims and not armed & deed_words()["armed.people"]:
            return not (_some_killed(self.harms) and follows_violence(self.anchor.sent))
        if self._doer_is_animal():
            return True
        if self.happening is not None and not self.happening.weak:
            return False
        words = {t.lemma_.lower() for t in self.tokens if not names_help(t)}
        if "crash" in words and words & deed_words()["crewed.words"]:
            return not words & {"shoot", "missile", "down", "bomb", "drone"}
        return bool(words & lexicon().not_violence) and self._weapon_type() is EventType.OTHER

    def _doer_is_animal(self) -> bool:
        """ "Wolves killed 23 sheep in two attacks on farms"."""
        words = [self.anchor, *(h.trigger for h in self.harms)]
        verbs = {v for t in words for v in (t, *t.ancestors) if v.pos_ == "VERB"}
        doers = (child(verb, "nsubj") for verb in verbs)
        return any(d is not None and d.lemma_.lower() in lexicon().animals for d in doers)

    @cached_property
    def nouns(self) -> list[Token]:
        """The event's noun and the one that it is said to be: "the attacks were the first
        American airstrikes"."""
        if self.happening is None or self.happening.token.pos_ == "VERB":
            return []
        noun = self.happening.token
        being = noun.head if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" else None
        named = child(being, "attr") if being is not None else None
        return [noun, named] if named is not None else [noun]

    @property
    def names_any(self) -> bool:
        """Whether the noun ("attack", "incident") can name an event of any kind."""
        item = self.happening
        return item is not None and not item.sharp and item.token.lemma_.lower() in ANY_KIND

    def _of_whom_it_took(self) -> bool:
        """ "Arrested eight men linked to arson and kidnapping": what they are held for."""
        noun = self.happening.token if self.happening is not None else self.anchor
        return bool(self.harms) and all(
            h.outcome is Outcome.CAPTURED
            and h.victims is not None
            and noun != h.trigger
            and noun in h.victims.subtree
            for h in self.harms
        )

    def _told_better(self) -> bool:
        """An arrest in an "operation" is an arrest, a beheading beside arson an execution."""
        kinds = {_harm_type((harm,)) for harm in self.harms}
        return (
            self.happening is not None
            and (self.happening.weak or self.happening.deed)
            and bool(kinds & {EventType.ABDUCTION, EventType.EXECUTION})
        )


def _some_killed(harms: tuple[Harm, ...]) -> bool:
    """Whether somebody killed them: patients also die, and are treated."""
    killing = lexicon().harms[Outcome.KILLED].verbs
    return any(h.trigger.lemma_.lower() in killing for h in harms)


def goes_on_when(frame: Frame) -> Token | None:
    """ "Were searching a farm when a mine went off": the verb of what went on as it happened."""
    clause, verb = frame.clause, frame.clause.head
    asked = any(t.lower_ == "when" for t in children(clause, "advmod"))
    was = any(t.lower_ in ("was", "were") for t in children(verb, "aux"))
    return verb if asked and clause.dep_ == "advcl" and verb.tag_ == "VBG" and was else None


def _by_a_suicide_bomber(verb: Token) -> bool:
    """ "A suicide bomber detonated a bomb", "a suicide car bomb exploded", "set off his vest"."""
    doers = children(verb, "nsubj") if verb.pos_ == "VERB" else []
    worn = [t for t in children(verb, "dobj") if t.lemma_.lower() in ("vest", "belt")]
    if any(t.tag_ == "PRP$" for thing in worn for t in thing.children):
        return True
    return any(
        t.lemma_.lower() in ("bomber", "attacker", "bomb", "vest", "belt", "vehicle")
        and any(m.lower_ == "suicide" for m in children(t, "compound", "amod"))
        for t in doers
    )


def _carries(verb: Token) -> bool:
    """ "Evacuated by helicopter": what people are carried in strikes nobody."""
    return verb.lemma_.lower() in CARRYING


def _near(token: Token, happening: Happening) -> bool:
    """Whether a word of the noun's subtree belongs to the noun and not to a clause inside it."""
    return clause_head(token) == clause_head(happening.token)


def _harm_type(harms: tuple[Harm, ...]) -> EventType:
    types = lexicon().harm_types
    for harm in harms:
        if any(t.lower_ == "custody" for t in objects_of(harm.trigger, "into")):
            return EventType.ARREST
        if any(t.lower_ in PRISONER for t in children(harm.trigger, "dobj", "oprd", "xcomp")):
            continue  # "two others were taken prisoner": in a fight
        kind = types.get(harm.trigger.lemma_.lower())
        taken = kind in (EventType.ABDUCTION, EventType.ARREST, EventType.RAID)
        if kind is not None and (not taken or harm.outcome is Outcome.CAPTURED):
            return kind
    for harm in harms:
        told = {t.lemma_ for t in children(harm.victims, "relcl")} if harm.victims else set()
        shot = {harm.trigger.lemma_.lower(), *told} & {"shoot", "gun"}
        if shot or is_of_shots(harm.trigger) or _by_gunmen(harm) or has_shot_wounds(harm):
            return EventType.ARMED_ATTACK
    return EventType.OTHER


def _by_gunmen(harm: Harm) -> bool:
    """ "suspected militants killed nine farmers": armed people of no state attack, however."""
    if harm.agent is None or harm.outcome not in (Outcome.KILLED, Outcome.INJURED):
        return False
    armed = any(t.lower_ in ("armed", "masked", "hooded") for t in children(harm.agent, "amod"))
    men = harm.agent.lemma_.lower() in ("man", "people", "person", "individual")
    return harm.agent.lemma_.lower() in armed_people() or (armed and men)


def without_swallowed(frames: list[Frame]) -> list[Frame]:
    """The frames that tell of something by themselves."""
    return [frame for frame in frames if frame.harms or not _swallowed(frame, frames)]


def has_own_scene(verb: Token) -> bool:
    """ "killed four in X on Monday and abducted 20 in Y on Tuesday": two deeds of one subject;
    "three were killed in X and two wounded in Y", whose participle hangs from its noun."""
    joined = verb.head.pos_ == "VERB" and (verb.dep_ == "conj" or _goes_beside(verb))
    noun = verb.head
    if verb.dep_ == "acl" and noun.dep_ == "conj" and noun.head.pos_ == "VERB":
        return verb.tag_ == "VBN" and _is_set(verb) and _is_set(noun.head)
    told = child(verb, "nsubj", "nsubjpass") is not None
    set_apart = _is_set(verb) or (told and _is_dated(verb))
    return joined and set_apart and (_is_set(verb.head) or _is_dated(verb.head))


def _goes_beside(verb: Token) -> bool:
    """ "Nine were killed in X, while four died in Y": "while" says no more than "and"."""
    mark = child(verb, "mark") if verb.dep_ == "advcl" else None
    return mark is not None and mark.lower_ in ("while", "whereas") and verb.head.i < verb.i


def has_own_day(verb: Token) -> bool:
    """ "Four were killed near X on Friday, and on Monday a house was burned in Y": a clause with a
    subject and a day of its own, joined to one that has its own too."""
    if verb.head.pos_ != "VERB" or not (verb.dep_ == "conj" or _goes_beside(verb)):
        return False
    told = child(verb, "nsubj", "nsubjpass") is not None
    return told and _is_dated(verb) and (_is_set(verb.head) or _is_dated(verb.head))


def _is_dated(verb: Token) -> bool:
    """Whether a verb has a day of its own: "on Sunday", "on 22 March"."""
    days = (t for prep in children(verb, "prep") for t in children(prep, "pobj"))
    return any(t.ent_type_ == "DATE" for t in days)


def _is_set(verb: Token) -> bool:
    """Whether a preposition of the verb itself, or of its object, holds the name of a place."""
    deeds = [t for t in objects_of(verb, "in", "during") if noun_type(t) is not None]
    holders = [verb, *children(verb, "dobj"), *deeds]  # "killed 12 in an ambush in X"
    preps = [prep for item in holders for prep in children(item, "prep")]
    return any(_is_name_of_place(t) for prep in preps for t in children(prep, "pobj"))


def _is_name_of_place(noun: Token) -> bool:
    """A name behind "in" or "near", also where the parser does not know that it is a town's."""
    led = noun.head.lower_ in ("in", "near", "at", "outside")
    unsure = noun.ent_type_ in ("", "PERSON", "ORG")
    return noun.ent_type_ == "GPE" or (led and noun.pos_ == "PROPN" and unsure)


def _describes_a_noun(frame: Frame) -> bool:
    """ "An airstrike targeting militants": the participle says at whom the strike was aimed."""
    return frame.anchor.dep_ in ("acl", "relcl") and _is_deed(frame) and not frame.harms


def _is_weak(frame: Frame) -> bool:
    return frame.happening is not None and frame.happening.weak


def _goes_before(other: Frame, frame: Frame) -> bool:
    """Whether another's word of violence leads the clause; a noun leads no deed."""
    noun = other.anchor.pos_ != "VERB"
    leads = other.anchor.i < frame.anchor.i and not _is_weak(other)
    return leads and not (noun and _is_deed(frame))


def _is_deed(frame: Frame) -> bool:
    return frame.happening is not None and frame.happening.deed


def _is_of(frame: Frame, other: Frame) -> bool:
    """ "Detained ten during four security operations": what the harm of another frame came in."""
    prep = frame.anchor.head
    held = frame.anchor.dep_ == "pobj" and prep.lower_ in ("in", "during")
    return held and any(h.trigger == prep.head for h in other.harms)


def _swallowed(frame: Frame, frames: list[Frame]) -> bool:
    """A happening in the clause of another that has the harms: "attacked with rockets, killing"."""
    if any(_is_of(frame, other) for other in frames if other is not frame):
        return True
    if frame.happening is None or frame.happening.strikes is not None:
        return False
    if is_nth(frame.anchor) and frame.anchor.dep_ == "attr":
        return False
    noun = frame.happening.token.pos_ != "VERB"
    if _describes_a_noun(frame) and any(other.anchor == frame.anchor.head for other in frames):
        return True
    return any(
        other is not frame
        and other.clause == frame.clause
        and not (_describes_a_noun(other) and other.anchor.head == frame.anchor)
        and (other.harms or (noun and _is_deed(other)) or _goes_before(other, frame))
        for other in frames
    )
