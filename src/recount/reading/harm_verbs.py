"""Whom a verb of harm takes, and what a turn of phrase comes to, by the grammar alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.counts import Outcome, Victims
from recount.reading.care import is_brought_in, is_treated
from recount.reading.fighters_felled import fells_fighters
from recount.reading.flight import drives_out, flees
from recount.reading.hands import armed_people, deed_words
from recount.reading.harm_roles import SHOT, all_harm_verbs, lined_up, who_dies
from recount.reading.lexicon import Idiom, lexicon
from recount.reading.numbers.words import NUMBER_WORDS
from recount.reading.people_nouns import NO_VICTIMS, counted_noun
from recount.reading.syntax import (
    child,
    children,
    objects_of,
    subject_of,
    text_of,
    with_conjuncts,
)
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene


LEADING = frozenset({"take", "lead", "march", "carry", "drag", "herd", "whisk", "spirit", "haul"})
_WHITHER = frozenset(
    {"to", "into", "in", "on", "out", "up", "over", "there", "home", "down", "back"}
)
_TAKEN_AWAY = ("abduct", "kidnap", "seize", "captiv", "hostage")  # beginnings of words
_UPHEAVALS = frozenset({"war", "conflict", "uprising", "revolution", "rebellion", "coup"})
"""What ends rulers: "the conflict that ousted him and led to his death"."""
BODIES = frozenset({"body", "corpse", "remains"})
DEAD = frozenset({"dead", "body", "corpse", "remains"})
EXECUTED = ("hands tied", "hands bound", "one after the other", "one by one", "blindfolded",
            "execution-style", "execution style", "at point-blank range")  # fmt: skip
ONESELF = frozenset({"himself", "herself", "themselves", "themself", "itself"})
REACH = 7  # words behind a verb in which what completes it stands
GIVING_LIVES = frozenset({"lose", "give", "sacrifice", "lay"})  # "gave their lives"
DYING = frozenset({"die", "succumb"})
BODILY = frozenset(
    {"dead", "charred", "burnt", "burned", "mutilated", "decomposed", "lifeless", "headless",
     "beheaded", "decapitated", "dismembered", "riddled", "bullet-riddled", "unidentified",
     "tortured", "bound", "human", "bloated", "more", "additional", "other", "further", "another"}
)  # fmt: skip

_OWN_MEN = frozenset({Victims.SECURITY_FORCE, Victims.COMBATANT, Victims.MAN, Victims.CHILD})
_LIVING_LOSSES = frozenset({"desertion", "defection", "injury", "illness", "disease", "surrender",
                            "retirement", "arrest"})  # fmt: skip


def of_idiom(token: Token, lemma: str) -> Outcome | None:
    """What a turn of phrase says of its subject: "paid the supreme price", "lost a leg", "were
    taken to hospital", "was hit in the foot by a bullet"."""
    if flees(token, lemma):
        return Outcome.DISPLACED
    found = _idiom_at(token, lemma)
    return found[0] if found is not None and not _is_looked_over(token) else None


_LOOKED_OVER = frozenset({"observation", "evaluation", "examination", "precaution", "screening"})


def _is_looked_over(verb: Token) -> bool:
    """ "Was taken to hospital for observation": to be looked over, and not said to be hurt."""
    return any(t.lemma_.lower() in _LOOKED_OVER for t in objects_of(verb, "for", "as"))


def _idiom_at(token: Token, lemma: str) -> tuple[Outcome, Token] | None:
    """What the turn of phrase comes to, and the thing that it is made with."""
    for idiom in lexicon().idioms.get(lemma, ()):
        reach = [t for p in idiom.prepositions for t in objects_of(token, p)]
        if not idiom.prepositions:
            reach += [t for thing in children(token, "dobj") for t in with_conjuncts(thing)]
        told = [t for t in reach if t.lemma_.lower() in idiom.things and _has_one(t, idiom)]
        if told and (not idiom.passive or child(token, "auxpass") is not None):
            return idiom.outcome, told[0]
    return None


def spares_lives(token: Token) -> bool:
    """ "None suffered life-threatening wounds": how bad they were, and not that nobody was hurt."""
    subject, thing = child(token, "nsubj"), child(token, "dobj")
    nobody = subject is not None and subject.lower_ in NO_VICTIMS
    grave = {t.lower_ for t in thing.subtree} if thing is not None else set()
    return nobody and bool(grave & {"life", "threatening", "serious", "critical", "fatal"})


def words_with(token: Token) -> list[Token]:
    """The words without which a verb tells of no harm: "gunned down", "is in hospital"."""
    idiom = _idiom_at(token, token.lemma_.lower())
    behind = token.doc[token.i + 1 : min(token.i + REACH, token.sent.end)]
    told = [t for t in behind if t.lower_ in ONESELF | {"dead"} and token in t.ancestors]
    if token.lemma_.lower() in lexicon().wounds["brings"]:
        told += [t for t in objects_of(token, "to") if t.lower_ in lexicon().wounds["care"]]
    return [*children(token, "prt"), *([idiom[1]] if idiom is not None else []), *told]


def fells(token: Token, lemma: str) -> bool:
    """ "Gunned down two men", "fatally wounded three": it killed them."""
    words = lexicon().felling
    if lemma in words["down"] and any(t.lower_ == "down" for t in children(token, "prt", "advmod")):
        return True
    hurt = lemma in lexicon().harms[Outcome.INJURED].verbs or lemma in SHOT
    return hurt and is_fatal(token)


def is_fatal(token: Token) -> bool:
    """Whether the word before a verb says that whoever was hurt died of it."""
    return any(t.lower_ in lexicon().felling["fatally"] for t in children(token, "advmod"))


def people_lost(token: Token, lemma: str) -> Token | None:
    """ "Lost six men in an ambush": a counted number of one's own, who were killed; who "lost 20
    soldiers to desertion", or elections, is another matter."""
    lost = child(token, "dobj") if lemma == "lose" else None
    kind = victim_class_of(counted_noun(lost)) if lost is not None else None
    if lost is None or kind not in _OWN_MEN or (kind is Victims.MAN and not _may_fight(token)):
        return None
    counted = any(t.tag_ == "CD" for t in lost.subtree) or child(lost, "det") is not None
    to = [*objects_of(token, "to"), *objects_of(lost, "to")]
    alive = {t.lemma_.lower() for t in to} & _LIVING_LOSSES
    return lost if counted and not alive else None


def _may_fight(verb: Token) -> bool:
    """Whether the subject is armed, or only pointed at: a team also loses men."""
    who = subject_of(verb)
    if who is None or who.pos_ == "PRON":
        return who is not None
    words = {who.lemma_.lower(), who.lower_}
    armed = victim_class_of(who) in (Victims.SECURITY_FORCE, Victims.COMBATANT)
    return armed or bool(words & deed_words()["armed.people"])


def is_no_survivor(token: Token, lemma: str) -> bool:
    """ "Three of them did not survive", "the mayor did not survive the attack"."""
    return lemma == "survive" and child(token, "neg") is not None


def falls_in_action(token: Token, lemma: str) -> bool:
    """ "Two of our soldiers fell at the gate": counted men in arms; not who fell ill or into a
    ditch."""
    if lemma != "fall" or token.tag_ not in ("VBD", "VBN"):
        return False
    subject = who_dies(token)
    if subject is None or victim_class_of(subject) not in (
        Victims.SECURITY_FORCE, Victims.COMBATANT,
    ):  # fmt: skip
        return False
    counted = any(t.tag_ == "CD" for t in subject.subtree)
    led = {t.lower_ for t in children(token, "prt", "advmod", "acomp", "dobj")}
    behind = {t.lower_ for t in children(token, "prep")}
    fights = {t.lower_ for prep in children(token, "prep") for t in prep.children}
    after = {"after"} if fights & _FIGHTS else set()
    return counted and not led and behind <= _WHERE_THEY_FELL | after


_WHERE_THEY_FELL = frozenset({"in", "at", "on", "during", "near", "while", "since"})
_FIGHTS = frozenset({"fighting", "fight", "battle", "combat", "clash", "ambush"})


def _has_one(thing: Token, idiom: Idiom) -> bool:
    near = {t.lower_ for t in thing.children}
    return not idiom.modifiers or bool(near & idiom.modifiers)


def who_suffers(token: Token) -> Token | None:
    subject = who_dies(token) or (token.head if token.dep_ == "acl" else None)
    return None if subject is None or subject.lemma_.lower() in DEAD else subject


def of_a_shot(token: Token) -> Outcome | None:
    """What being shot came to: dead where the words say so, else injured; "shot and killed" is
    told by its other verb, and a plane is shot down."""
    near = {t.lower_ for t in token.children if not _is_counted(t)}
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    dead = "dead" in near or is_fatal(token) or after == "dead" or _left_dead(token)
    dead = dead or _is_short_for_killed(token)
    if dead or _put_to_death(token) or "death" in behind_to(token):
        return Outcome.KILLED
    if not _is_aimed(token, near) and _told_dead_after(token):
        return Outcome.KILLED
    joined = {t.lemma_.lower() for t in (*_joined_deeds(token), *children(token, "advcl"))
              if t.dep_ != "advcl" or _kills_the_same(t)}  # fmt: skip
    if _is_aimed(token, near) or near & {"down", "off"} or joined & all_harm_verbs():
        return None
    return Outcome.INJURED


def _is_short_for_killed(token: Token) -> bool:
    """ "Two girls shot, killed by their father": a headline's comma for "and"."""
    behind = [t.lower_ for t in token.doc[token.i + 1 : min(token.i + 3, token.sent.end)]]
    killed = token.nbor(2) if behind == [",", "killed"] else None
    return killed is not None and child(killed, "dobj", "nsubjpass", "auxpass") is None


def _is_aimed(token: Token, near: set[str]) -> bool:
    return "at" in near and (not _is_passive(token) or _ends_in_at(token))


def _told_dead_after(token: Token) -> bool:
    """ "Shot 41 people in the school. Their teacher was among the dead": the next words speak of
    the dead, and of nobody who lived."""
    doc, end = token.doc, token.sent.end
    for _ in range(2):
        end = doc[end].sent.end if end < len(doc) else end
    after = doc[token.i + 1 : end].text.lower().split("\n\n")[0]
    lived = any(word in after for word in _LIVED)
    return not lived and any(words in after for words in _OF_THE_DEAD)


_OF_THE_DEAD = ("among the dead", "their bodies", "the bodies", "were buried", "mass grave",
                "the massacre", "the executions")  # fmt: skip
_LIVED = ("wounded", "injur", "hospital", "surviv", "condition", "clinic", "escaped")


def _is_passive(token: Token) -> bool:
    """ "Were shot", "were lined up and shot"."""
    head = token.head if token.dep_ == "conj" and child(token, "nsubj") is None else token
    return any(child(verb, "auxpass") is not None for verb in (token, head))


def _ends_in_at(token: Token) -> bool:
    """ "Two men were shot at": shots at somebody, where "at a crossing" says where they were."""
    return any(t.lower_ == "at" and not any(True for _ in t.children) for t in token.children)


def _put_to_death(token: Token) -> bool:
    """ "Shot with their hands tied", "shot one after the other", "shot at close range"."""
    behind = " ".join(t.lower_ for t in token.doc[token.i + 1 : min(token.i + 8, token.sent.end)])
    return lined_up(token) or any(words in behind for words in EXECUTED)


def _is_counted(word: Token) -> bool:
    """ "8 men shot, 2 dead": so many of them."""
    return word.lower_ == "dead" and word.i > 0 and word.nbor(-1).tag_ == "CD"


def _joined_deeds(token: Token) -> list[Token]:
    """The verbs of the same doer or the same victims: not "and police arrested two", nor "were
    arrested after a woman was shot"."""
    joined = [t for t in children(token, "conj") if child(t, "nsubj", "nsubjpass") is None]
    apart = token.dep_ == "conj" and child(token, "nsubjpass", "dobj") is not None
    taken = token.head.lemma_.lower() in lexicon().harms[Outcome.CAPTURED].verbs
    own = token.dep_ == "advcl" and child(token, "nsubj", "nsubjpass") is not None
    return joined if apart or (own and taken) else [token.head, *joined]


def _kills_the_same(verb: Token) -> bool:
    """ "Shot a man in the chest, killing him": the second verb tells what came of the first."""
    whom = child(verb, "dobj")
    pointed = whom is not None and (
        whom.tag_ == "PRP" or any(t.lower_ == "the" for t in whom.children)
    )
    return verb.tag_ == "VBG" and pointed and child(verb, "mark") is None


def _left_dead(token: Token) -> bool:
    """ "shot all five of them dead": whatever the parser hung the word on."""
    for item in token.doc[token.i + 1 : min(token.i + 7, token.sent.end)]:
        if item.lower_ == "dead":
            return True
        if item.is_punct or item.pos_ in ("VERB", "AUX", "SCONJ"):
            return False
    return False


def behind_to(token: Token) -> set[str]:
    return {t.lower_ for t in objects_of(token, "to")}


def _takes_away(token: Token) -> bool:
    """ "took two women hostage", "were taken into custody", "was led away", "took four policemen
    with them", "was taken by armed men"."""
    if any(t.lower_ in ("them", "him", "it") for t in objects_of(token, "with")):
        return True
    if _is_carried(token):
        return False
    if _robs_of_people(token) or _led_along(token):
        return True
    if _is_just_taken(token):
        return True
    hands = objects_of(token, "by")
    if child(token, "auxpass") is not None and any(_bear_arms(t) for t in hands):
        return True
    near = {t.lower_ for t in token.subtree if t.i > token.i and t.i - token.i < 9}
    held = {"hostage", "hostages", "prisoner", "captive", "custody", "captivity"}
    gone = {"away", "off", "forest", "bush", "hills", "mountains", "jungle"}
    if near & {"support", "ventilator", "duty"}:
        return False  # "was taken off life support"
    nowhere = any(_is_nowhere(t) for t in objects_of(token, "to"))
    return nowhere or bool(near & (held | gone))


def _is_just_taken(verb: Token) -> bool:
    """ "More than 60 people were taken": nowhere that the words name, in a text that has spoken of
    an abduction."""
    whom = child(verb, "nsubjpass")
    if verb.lemma_.lower() != "take" or child(verb, "auxpass") is None or whom is None:
        return False
    if whom.pos_ != "NOUN" or victim_class_of(whom) is None or whom.tag_ != "NNS":
        return False
    led = {t.lower_ for t in children(verb, "prep", "prt", "advmod", "xcomp", "oprd", "advcl")}
    bare = not led & _WHITHER
    before = text_of(verb.doc)[: verb.idx].lower()
    return bare and any(word in before for word in _TAKEN_AWAY)


def _is_nowhere(place: Token) -> bool:
    """ "To an unknown place"."""
    words = {t.lower_ for t in children(place, "amod")} & {"unknown", "undisclosed"}
    return bool(words) and place.lemma_.lower() in ("place", "destination", "location", "site")


def _is_carried(token: Token) -> bool:
    """ "Were injured and taken away on donkey carts": the hurt, by those who help them."""
    head = token.head if token.dep_ == "conj" else None
    hurt = head is not None and head.lemma_.lower() in lexicon().harms[Outcome.INJURED].verbs
    return hurt and child(token, "agent") is None and child(token, "auxpass") is None


def _led_along(token: Token) -> bool:
    """ "Two sons were taken along as guides": with those who came."""
    along = any(t.lower_ == "along" for t in children(token, "prt", "advmod"))
    return along and token.lemma_.lower() == "take" and child(token, "auxpass") is not None


def _robs_of_people(token: Token) -> bool:
    """ "Armed men stopped an ambulance and took the driver": who bears arms takes people and no
    vehicle alone."""
    whom, doer = child(token, "dobj"), subject_of(token)
    if token.lemma_.lower() != "take" or whom is None or doer is None or not _bear_arms(doer):
        return False
    others = children(token, "prep", "prt", "xcomp", "advcl")
    told = any(t.lower_ in ("to", "for", "care", "part", "place") for t in others)
    return victim_class_of(whom) is not None and not told and whom.tag_ != "PRP"


def _bear_arms(hands: Token) -> bool:
    words = {hands.lemma_.lower(), hands.lower_.removesuffix("s")}
    armed = {t.lower_ for t in children(hands, "amod", "compound")}
    return bool(words & armed_people()) or bool(armed & {"armed", "masked", "hooded"})


def is_held(token: Token, lemma: str) -> bool:
    taken = child(token, "dobj")
    if lemma == "take" and taken is not None and taken.lower_ in ("hostages", "captives"):
        return True  # "took 20 hostages"
    led_off = lemma in LEADING and _takes_away(token)
    return led_off or (lemma in ("pick", "round") and _rounds_up(token))


def _rounds_up(token: Token) -> bool:
    """ "police picked up four youths", "30 men were rounded up by soldiers": held by those who
    may, or for questioning; a bus picks up passengers."""
    if not any(t.lower_ == "up" for t in children(token, "prt", "prep", "advmod")):
        return False
    by = objects_of(token, "by")
    hands = by[0] if by else subject_of(token)
    asked = {t.lemma_.lower() for t in objects_of(token, "for")}
    if asked & {"questioning", "question", "interrogation", "interrogate"}:
        return True
    return hands is not None and victim_class_of(hands) is Victims.SECURITY_FORCE


def loses_lives(token: Token, lemma: str) -> bool:
    thing = child(token, "dobj") if lemma in GIVING_LIVES else None
    if thing is None or thing.lemma_ != "life":
        return False
    return lemma == "lose" or any(t.tag_ == "PRP$" for t in thing.children)


def of_words_behind(token: Token, lemma: str) -> Outcome | None:
    """What became of the object of a verb that alone tells of no harm or of another: "shot dead",
    "gunned down", "fatally wounded", "took out two snipers", "treated 12"."""
    if fells(token, lemma) or fells_fighters(token, lemma):
        return Outcome.KILLED
    if lemma in SHOT:
        return of_a_shot(token)
    if drives_out(token, lemma):
        return Outcome.DISPLACED
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if (lemma == "burn" and after == "alive") or _is_torn_up(token, lemma):
        return Outcome.KILLED
    if lemma in ("catch", "take") and any(t.lower_ == "alive" for t in token.children):
        return Outcome.CAPTURED
    if lemma == "send" and "hell" in behind_to(token):
        return Outcome.KILLED  # as some armies write of those whom they killed
    return Outcome.INJURED if is_treated(token, lemma) or is_brought_in(token, lemma) else None


def _is_torn_up(token: Token, lemma: str) -> bool:
    """ "A soldier was blown apart", "blown to pieces", "hacked to pieces": nobody outlives it."""
    if lemma not in ("blow", "tear", "hack", "rip"):
        return False
    to = {t.lemma_.lower() for t in objects_of(token, "to")} & {"piece", "bit", "shred"}
    apart = any(t.lower_ == "apart" for t in token.children)
    subject = child(token, "nsubjpass", "dobj")
    return (apart or bool(to)) and subject is not None and victim_class_of(subject) is not None


def at_the_start(shot: Token) -> Token | None:
    """The noun that the sentence opens with, where nobody else comes between."""
    before = shot.doc[shot.sent.start : shot.i]
    if any(t.is_punct or t.pos_ in ("VERB", "AUX") for t in before):
        return None
    return next((t for t in before if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"), None)


def left_so(token: Token) -> Token | None:
    """ "left 14 people dead": the noun before the word, never whoever left them so."""
    noun, left = token.nbor(-1), child(token.head, "dobj")
    if left is not None and left.i < noun.i and noun in list(left.subtree):
        return left  # "left four members of one family dead"
    if noun.pos_ in ("NOUN", "PROPN", "NUM", "PRON") and noun.i > token.head.i:
        return noun
    return left


def subject_so(verb: Token, passive: tuple[str, ...]) -> Token | None:
    """ "Was shot and pronounced dead": the subject that joined verbs share."""
    found = child(verb, "nsubj", *passive)
    if found is None and passive and verb.dep_ == "conj":
        return child(verb.head, "nsubj", "nsubjpass")
    return found


def came_of(token: Token) -> bool:
    """ "The force engaged the man, resulting in his death": told here, and not only named."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    comes = verb.lemma_.lower() in ("result", "lead", "cause")
    return comes and not any(t.lemma_.lower() in _UPHEAVALS for t in verb.ancestors)


_MOVED = frozenset({"take", "hand", "shift", "bring", "move", "transfer", "send", "carry", "keep"})


def _is_told_killed(body: Token) -> bool:
    """ "Two attackers were shot dead - one body was taken away": of those two."""
    verb = body.head
    moved = body.dep_ == "nsubjpass" and verb.lemma_.lower() in _MOVED
    before = {t.lemma_.lower() for t in body.doc[body.sent.start : body.i]}
    return moved and bool(before & {"kill", "dead", "die", "gun", "shoot", "slay"})


_MADE = frozenset(
    {"set", "form", "found", "establish", "create", "call", "task", "make", "represent"}
)


def of_the_dead(token: Token) -> bool:
    """ "seven bodies", and not "two legislative bodies" or "a body set up by the police"."""
    if token.lemma_.lower() not in ("body", "corpse"):
        return True
    if any(t.lemma_.lower() in _MADE for t in children(token, "acl")) or _is_told_killed(token):
        return False
    said = {t.lower_ for t in children(token, "amod", "compound")}
    return not {w for w in said if w.isalpha()} - BODILY - NUMBER_WORDS


def so_many_of(scene: Scene, token: Token) -> Token | None:
    """ "dozens of wounded", "a number of deaths": the number; "two of the wounded" are told of by
    another word."""
    of = token.head
    if token.dep_ != "pobj" or of.lower_ != "of" or child(token, "det", "poss") is not None:
        return None
    return of.head if scene.core_number_at(of.head) is not None else None
