"""Frames: one event as one clause tells it, with the harms, and how clauses are joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.counts import Outcome
from recount.reading.accidents import follows_violence
from recount.reading.comparing import rank_before
from recount.reading.hands import deed_words, is_dug, weapon_type
from recount.reading.happenings import Happening, is_nth, noun_type
from recount.reading.harms_counted import Harm
from recount.reading.held_for import WHAT_FOR, is_by_law, is_charged_with
from recount.reading.lexicon import lexicon
from recount.reading.syntax import (
    child,
    children,
    clause_head,
    clause_tokens,
    is_history,
    objects_of,
    part_word,
    phrase_tokens,
    with_conjuncts,
)
from recount.reading.went_before import earlier_phrase, is_earlier_clause, is_told_after
from recount.reading.wounds import has_shot_wounds, is_of_shots

if TYPE_CHECKING:
    from spacy.tokens import Token


BLOWS = (EventType.BOMBING, EventType.SUICIDE_BOMBING, EventType.MINE, EventType.SHELLING)
ON_FOOT = (EventType.RAID, EventType.ARREST, EventType.ARMED_CLASH)
CLOSE = 2
"""A harm is as close as this to a happening that its own clause tells of, or points at."""
PRISONER = frozenset({"prisoner", "prisoners"})
SAYING = frozenset({"say", "tell", "report", "claim", "add", "announce", "state", "write", "put"})
CARRYING = frozenset({"evacuate", "airlift", "fly", "transport", "transfer", "ferry", "lift"})
ANY_KIND = frozenset({"attack", "incident", "assault", "operation", "killing", "violence"})


@dataclass(frozen=True)
class Frame:
    """Words of one clause that tell of one event, or of several counted together.

    `anchor` is the word that carries it: the event noun, else the verb of harm.
    """

    anchor: Token
    clause: Token
    happening: Happening | None
    harms: tuple[Harm, ...]

    @cached_property
    def sentence(self) -> int:
        """Where the sentence begins, counted in words."""
        return int(self.anchor.sent.start)

    @cached_property
    def tokens(self) -> list[Token]:
        """The words of the clause and of the event's own phrase."""
        found = {t.i: t for t in clause_tokens(self.clause)}
        if self.happening is not None:
            found |= {t.i: t for t in self.happening.token.subtree if _near(t, self.happening)}
        for harm in self.harms:
            found |= {t.i: t for t in clause_tokens(clause_head(harm.trigger))}
        other = {t.i for verb in self._other_deeds(found.values()) for t in verb.subtree}
        return [found[i] for i in sorted(found) if i not in other]

    def _other_deeds(self, words: Iterable[Token]) -> list[Token]:
        """Verbs joined to this one that have a place of their own: theirs, and not this one's."""
        mine = {self.anchor, self.clause, *(harm.trigger for harm in self.harms)}
        mine |= {t for word in mine for t in word.ancestors}
        return [t for t in words if t.pos_ == "VERB" and t not in mine and _has_own_scene(t)]

    @cached_property
    def type(self) -> EventType:
        """What kind of event; OTHER where the words do not say."""
        if self.happening is None or self._told_better():
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
        words = {t.lemma_.lower() for t in self.tokens}
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


def _by_a_suicide_bomber(verb: Token) -> bool:
    """ "A suicide bomber detonated his vest", "a suicide car bomb exploded"."""
    doers = children(verb, "nsubj") if verb.pos_ == "VERB" else []
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
    words = deed_words()["armed.people"] - deed_words()["armed.of_states"]
    if harm.agent is None or harm.outcome not in (Outcome.KILLED, Outcome.INJURED):
        return False
    return harm.agent.lemma_.lower() in words


def find_frames(happenings: Iterable[Happening], harms: list[Harm]) -> list[Frame]:
    """Happenings and harms put together, in the order of the text."""
    frames = [_from_happening(item) for item in happenings]
    loose: list[Harm] = []
    for harm in harms:
        index = _home(frames, harm, harms)
        if index is None:
            loose.append(harm)
        else:
            frames[index] = replace(frames[index], harms=(*frames[index].harms, harm))
    frames += _from_harms(loose)
    return sorted(frames, key=lambda f: f.anchor.i)


def without_swallowed(frames: list[Frame]) -> list[Frame]:
    """The frames that tell of something by themselves."""
    return [frame for frame in frames if frame.harms or not _swallowed(frame, frames)]


def _from_happening(item: Happening) -> Frame:
    return Frame(item.token, clause_head(item.token), item, ())


def _home(frames: list[Frame], harm: Harm, harms: list[Harm]) -> int | None:
    """The happening that a harm belongs to: its agent, its clause's, or the one it explains."""
    agent, head = harm.agent, clause_head(harm.trigger)
    sentence = harm.trigger.sent.start
    ranked: list[tuple[int, int, int]] = []
    for index, frame in enumerate(frames):
        token = frame.anchor
        if frame.sentence != sentence:
            continue
        rank = _closeness(frame, harm, agent, head)
        if rank is not None and rank > CLOSE and _has_its_own(frame, harm, head, harms):
            continue
        if rank is not None:
            ranked.append((rank, abs(token.i - harm.trigger.i), index))
    return min(ranked)[2] if ranked else None


def _has_its_own(frame: Frame, harm: Harm, head: Token, harms: list[Harm]) -> bool:
    """ "12 were killed in X, and another eight died in an attack in Y": the attack has dead of its
    own clause, and those of the other clause are not its."""
    return head != frame.clause and any(
        other.outcome is harm.outcome and clause_head(other.trigger) == frame.clause
        for other in harms
        if other is not harm
    )


def _closeness(frame: Frame, harm: Harm, agent: Token | None, head: Token) -> int | None:
    token = frame.anchor
    since = rank_before(head)
    if since is not None:  # "the deadliest attack since the bombings of May, which killed 80"
        return 2 if since.i < token.i < head.i else None
    if token in (harm.trigger, agent):
        return 0
    if _is_of_another(frame, harm, head):
        return None
    if _is_its_own(frame, harm, head):
        return 1
    if head in frame.clause.children and head.dep_ in ("advcl", "conj", "relcl"):
        told = any(other.outcome is harm.outcome for other in frame.harms)
        apart = _separate_event(head) or (head.dep_ == "conj" and told)
        return 3 if not apart else None
    beside = frame.clause.dep_ == "advcl" or _says_when(frame.clause)
    if beside and clause_head(frame.clause.head) == head:
        others = [h for h in frame.harms if not h.own_hand]
        return 2 if not _separate_event(frame.clause) or not others else None
    return _looser(frame, harm, head)


def _is_of_the_whole(token: Token, head: Token) -> bool:
    """ "The raid was part of an offensive in which 40 have died": not in the raid alone."""
    return head.dep_ == "relcl" and head.head != token and part_word(head.head) is not None


def _is_its_own(frame: Frame, harm: Harm, head: Token) -> bool:
    """Whether the harm is told in the clause of the frame, or in one that speaks of its noun."""
    token = frame.anchor
    larger = head.head == token and part_word(token) is not None
    if head.dep_ == "relcl" and (larger or earlier_phrase(token) is not None):
        return True  # "part of an offensive in which 40 died", "after an attack in which 20 died"
    return (
        frame.clause == head or _gave_the_wounds(frame.clause, harm) or _did_it_there(frame, head)
    )


def _did_it_there(frame: Frame, head: Token) -> bool:
    """ "The raid on the village of X, which killed nine": the raid did, whatever name stands
    before the "which"."""
    name, doer = head.head, child(head, "nsubj")
    if head.dep_ != "relcl" or name.pos_ != "PROPN" or doer is None or doer.tag_ != "WDT":
        return False
    while name.dep_ == "appos":
        name = name.head
    placed = name.dep_ == "pobj" and name.head.lower_ in THERE
    of_it = name in frame.anchor.subtree or clause_head(name) == frame.clause
    return placed and of_it and frame.anchor.pos_ == "NOUN" and frame.anchor.i < name.i


THERE = frozenset({"in", "on", "at", "near", "of", "outside"})


def _is_of_another(frame: Frame, harm: Harm, head: Token) -> bool:
    """Whether the harm cannot have come in what the frame tells of."""
    token = frame.anchor
    if _in_a_row(frame.clause, harm):
        return False
    if is_told_after(harm.trigger) or _is_of_the_whole(token, head):
        return True
    if _is_self(token, harm) or not _can_be_of(frame, harm) or _is_since_then(frame, head):
        return True
    if (is_history(token) and not is_history(harm.trigger)) or _beside_victims(token, harm):
        return True  # "detained a man suspected of leading attacks"
    went_before = earlier_phrase(token)
    if went_before is not None:
        return harm.trigger not in went_before.subtree
    return is_earlier_clause(frame.clause) and clause_head(frame.clause.head) == head


def _gave_the_wounds(clause: Token, harm: Harm) -> bool:
    """ "Died of wounds that they had sustained in shelling", "a man who had been wounded by a mine
    died": what the clause tells of killed."""
    if clause.dep_ != "relcl" or harm.trigger.lemma_.lower() not in ("die", "succumb"):
        return False
    told, victims = clause.head, harm.victims
    if told.lemma_.lower() in _WOUNDS and told.dep_ == "pobj":
        return told.head.head == harm.trigger
    whole = [victims, *objects_of(victims, "of")] if victims is not None else []
    return told in whole and clause.lemma_.lower() in ("wound", "injure", "hurt", "hit", "shoot")


_WOUNDS = frozenset({"wound", "injury", "burn"})


def _says_when(clause: Token) -> bool:
    """ "Was killed on the day when a mine went off": what happened then is what killed."""
    asked = any(t.lower_ == "when" and t.i < clause.i for t in clause.children)
    return clause.dep_ == "relcl" and asked


def _is_since_then(frame: Frame, head: Token) -> bool:
    """ "27 have been killed since the army began shelling the town": in all that came after."""
    up = frame.anchor
    for clause in (up, *up.ancestors):
        since = any(t.lower_ == "since" and t.dep_ == "mark" for t in clause.children)
        if clause.dep_ == "advcl" and since and clause != head:
            return clause.head == head or head in clause.ancestors
    return False


def _looser(frame: Frame, harm: Harm, head: Token) -> int | None:
    if clause_head(harm.trigger).head == frame.anchor or _in_which(frame, head):
        return 2
    told = any(other.outcome is harm.outcome for other in frame.harms)
    if not told and (_shares_clause(frame.clause, head) or _in_a_row(frame.clause, harm)):
        return 3
    if not told and frame.clause.dep_ == "conj" and frame.clause.head == head:
        return 4
    return 5 if _is_result(frame, harm) else None


def _shares_clause(side: Token, head: Token) -> bool:
    """ "A policeman was killed, and a soldier was hurt, when a bomb exploded": the clause of "when"
    is of both."""
    joined = head.dep_ == "conj" or any(t.pos_ == "VERB" for t in children(head, "conj"))
    first = _first_joined(head)
    asks = side.dep_ == "advcl" or _says_when(side)
    return asks and joined and _first_joined(clause_head(side.head)) == first


def _in_a_row(side: Token, harm: Harm) -> bool:
    """ "Five gendarmes killed, three injured when their post was attacked": participles in a row,
    without an "and", share the clause of "when"."""
    last, first = side.head, harm.trigger
    if side.dep_ != "advcl" or not first.tag_ == last.tag_ == "VBN" or first.i > last.i:
        return False
    bare = child(last, "mark", "advmod", "auxpass") is None
    row = last.head == first or (last.head.dep_ == "appos" and last.head.head == first.head)
    return bare and row and any(t.text == "," for t in first.doc[first.i : last.i])


def _first_joined(verb: Token) -> Token:
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb


def _is_result(frame: Frame, harm: Harm) -> bool:
    """ "A drone hit a car: the driver was killed", "...; two men died": the clause behind a colon
    or a semicolon tells what came of it, where it has no place, day or doer of its own."""
    between = list(frame.anchor.doc[frame.anchor.i : harm.trigger.i])
    stops = [t.i for t in between if t.text in (";", ":")]
    said = frame.anchor.dep_ == "attr" or any(t.lemma_.lower() in SAYING for t in between)
    if len(stops) != 1 or harm.agent is not None or harm.negated or said:
        return False
    if any(other.outcome is harm.outcome for other in frame.harms if other.trigger.i < stops[0]):
        return False
    after = harm.trigger.doc[stops[0] : clause_tokens(clause_head(harm.trigger))[-1].i + 1]
    return not any(t.ent_type_ in ("GPE", "LOC", "FAC", "DATE", "TIME") for t in after)


def _in_which(frame: Frame, head: Token) -> bool:
    """ "71 incidents, in which 24 people were killed and 83 were injured": the harms of events
    that are counted, all of them."""
    if frame.happening is None or frame.happening.strikes is None:
        return False
    while head.dep_ == "conj" and head.head.pos_ == "VERB":
        head = head.head
    which = any(t.lower_ == "which" and t.i - head.sent.start > 0 for t in head.subtree)
    return head.dep_ == "relcl" and which and head.head.i >= frame.anchor.i


def _can_be_of(frame: Frame, harm: Harm) -> bool:
    """A capture is no part of a bombing: whoever was caught was not caught by the bomb."""
    if _is_reason(frame, harm):
        return False
    if harm.outcome is not Outcome.CAPTURED or frame.happening is None:
        return True
    return frame.happening.type not in BLOWS and not _is_what_for(frame, harm.trigger)


def _is_what_for(frame: Frame, arrest: Token) -> bool:
    """ "Arrested on Thursday over the shooting", "arrested a day after he shot his friend": the
    police come later, and on a day of their own; not "arrested in a raid"."""
    if frame.type in ON_FOOT or not is_by_law(arrest):
        return False
    up, inside = frame.anchor, {*WHAT_FOR, *(("in",) if arrest.lemma_ == "arrest" else ())}
    while up not in (arrest, up.head):
        mark = child(up, "mark") if up.dep_ == "advcl" else None
        if up.lower_ in inside or (mark is not None and mark.lower_ == "after"):
            return True
        up = up.head
    return False


def _is_reason(frame: Frame, harm: Harm) -> bool:
    """ "An arrest was made in connection with the death of a boy": nobody died in the arrest."""
    item = frame.happening
    if item is None or item.token.lemma_.lower() != "arrest" or harm.outcome is Outcome.CAPTURED:
        return False
    return any(
        t.lower_ in WHAT_FOR or (t.lower_ == "in" and _leads_to(t, harm.trigger))
        for t in harm.trigger.ancestors
        if t.i > item.token.i
    )


def _leads_to(prep: Token, word: Token) -> bool:
    return any(t == word for t in prep.children)


def _is_self(token: Token, harm: Harm) -> bool:
    """An event noun that is only the victims' own doing: "militants behind attacks"."""
    if harm.victims is None:
        return False
    inside = token in list(harm.victims.subtree) and token not in list(harm.trigger.subtree)
    return inside and token not in phrase_tokens(harm.victims)


def _beside_victims(token: Token, harm: Harm) -> bool:
    """ "Detained a man responsible for bombs and attacks": nobody detains attacks, so that the
    noun is of what he did."""
    return harm.victims is not None and token in with_conjuncts(harm.victims)[1:]


def _separate_event(head: Token) -> bool:
    mark = child(head, "mark")
    return mark is not None and mark.lower_ in ("after", "before")


def _from_harms(harms: list[Harm]) -> list[Frame]:
    """Harms with no word for the event: one frame a clause."""
    by_clause: dict[Token, list[Harm]] = {}
    for harm in harms:
        apart = _has_own_scene(harm.trigger) or is_charged_with(harm)
        apart = apart or is_told_after(harm.trigger)
        by_clause.setdefault(harm.trigger if apart else clause_head(harm.trigger), []).append(harm)
    return [
        Frame(group[0].trigger, clause, None, tuple(group)) for clause, group in by_clause.items()
    ]


def _has_own_scene(verb: Token) -> bool:
    """ "killed four in X on Monday and abducted 20 in Y on Tuesday": two deeds of one subject;
    "three were killed in X and two wounded in Y", whose participle hangs from its noun."""
    joined = verb.dep_ == "conj" and verb.head.pos_ == "VERB"
    noun = verb.head
    if verb.dep_ == "acl" and noun.dep_ == "conj" and noun.head.pos_ == "VERB":
        return verb.tag_ == "VBN" and _is_set(verb) and _is_set(noun.head)
    told = child(verb, "nsubj", "nsubjpass") is not None
    set_apart = _is_set(verb) or (told and _is_dated(verb))
    return joined and set_apart and (_is_set(verb.head) or _is_dated(verb.head))


def _is_dated(verb: Token) -> bool:
    """Whether a verb has a day of its own: "on Sunday", "on 22 March"."""
    days = (t for prep in children(verb, "prep") for t in children(prep, "pobj"))
    return any(t.ent_type_ == "DATE" for t in days)


def _is_set(verb: Token) -> bool:
    """Whether a preposition of the verb itself, or of its object, holds the name of a place."""
    holders = [verb, *children(verb, "dobj")]
    preps = [prep for item in holders for prep in children(item, "prep")]
    return any(t.ent_type_ == "GPE" for prep in preps for t in children(prep, "pobj"))


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
