"""Whom a verb of harm takes, and what a turn of phrase comes to, by the grammar alone."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from recount.model.counts import Outcome, Victims
from recount.reading.hands import deed_words
from recount.reading.lexicon import Idiom, lexicon
from recount.reading.people_nouns import NO_VICTIMS, ORDINALS, counted_noun, is_anybody
from recount.reading.syntax import (
    child,
    children,
    is_plural,
    objects_of,
    subject_of,
)
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene


LEADING = frozenset({"take", "lead", "march", "carry", "drag", "herd", "whisk", "spirit", "haul"})
DEAD = frozenset({"dead", "body", "corpse", "remains"})
SHOT = frozenset({"shoot", "stab"})
ONESELF = frozenset({"himself", "herself", "themselves", "themself", "itself"})
REACH = 7  # words behind a verb in which what completes it stands
DYING = frozenset({"die", "succumb"})
BODILY = frozenset({"dead", "charred", "burnt", "burned", "mutilated", "decomposed", "lifeless",
                    "headless", "more", "additional", "other", "further", "another"})  # fmt: skip
TAKEN_AS = frozenset({"prisoner", "prisoners", "hostage", "hostages", "captive", "custody"})


def of_idiom(token: Token, lemma: str) -> Outcome | None:
    """What a turn of phrase says of its subject: "paid the supreme price", "lost a leg", "were
    taken to hospital", "was hit in the foot by a bullet"."""
    found = _idiom_at(token, lemma)
    return found[0] if found is not None else None


def _idiom_at(token: Token, lemma: str) -> tuple[Outcome, Token] | None:
    """What the turn of phrase comes to, and the thing that it is made with."""
    for idiom in lexicon().idioms.get(lemma, ()):
        reach = [t for p in idiom.prepositions for t in objects_of(token, p)]
        reach += children(token, "dobj") if not idiom.prepositions else []
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


def is_aftermath(token: Token) -> bool:
    """ "Five are receiving treatment", "a boy is in a serious condition", "were hospitalised": said
    of people who were hurt before, by whatever it was."""
    words = lexicon().aftermath
    near = [t for p in children(token, "prep") for t in children(p, "pobj")]
    # "Receive treatment", but not "hit a hospital".
    near += [t for t in children(token, "dobj") if t.lemma_.lower() not in words["carers"]]
    return token.lemma_.lower() in words["verbs"] or any(
        t.lemma_.lower() in words["things"] for t in near
    )


def is_treated(token: Token, lemma: str) -> bool:
    """ "Medics treated 12 people", "six are being treated for burns": hurt before; whom others
    "treated badly" is none."""
    words = lexicon().aftermath
    if lemma not in words["verbs"] or children(token, "advmod"):
        return False
    if any(t.lower_ in ("like", "as", "with") for t in children(token, "prep")):
        return False
    doer = child(token, "nsubj")
    cared = doer is not None and doer.lower_.removesuffix("s") in words["carers"]
    return cared or (doer is None and child(token, "auxpass") is not None)


def fells(token: Token, lemma: str) -> bool:
    """ "Gunned down two men", "fatally wounded three": it killed them."""
    words = lexicon().felling
    down = any(t.lower_ == "down" for t in children(token, "prt", "advmod"))
    hurt = lemma in lexicon().harms[Outcome.INJURED].verbs or lemma in SHOT
    return (lemma in words["down"] and down) or (hurt and is_fatal(token))


def is_fatal(token: Token) -> bool:
    """Whether the word before a verb says that whoever was hurt died of it."""
    return any(t.lower_ in lexicon().felling["fatally"] for t in children(token, "advmod"))


def fells_fighters(token: Token, lemma: str) -> bool:
    """ "Neutralised 12 militants", "took out two snipers": killed, if they are fighters."""
    out = lemma in ("take", "wipe") and any(t.lower_ == "out" for t in children(token, "prt"))
    if not out and lemma not in lexicon().felling["fighters"]:
        return False
    victims, _ = victims_and_agent(token)
    return victims is not None and victim_class_of(counted_noun(victims)) is Victims.COMBATANT


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
    return counted and not led and behind <= {"in", "at", "on", "during", "near", "while"}


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
    dead = (
        "dead" in near
        or _lined_up(token)
        or is_fatal(token)
        or after == "dead"
        or _left_dead(token)
    )
    if dead or "death" in behind_to(token):
        return Outcome.KILLED
    joined = {t.lemma_.lower() for t in (*_joined_deeds(token), *children(token, "advcl"))
              if t.dep_ != "advcl" or _kills_the_same(t)}  # fmt: skip
    aimed = "at" in near and (not _is_passive(token) or _ends_in_at(token))
    if aimed or near & {"down", "off"} or joined & _all_harm_verbs():
        return None
    return Outcome.INJURED


def _is_passive(token: Token) -> bool:
    """ "Were shot", "were lined up and shot"."""
    head = token.head if token.dep_ == "conj" and child(token, "nsubj") is None else token
    return any(child(verb, "auxpass") is not None for verb in (token, head))


def _ends_in_at(token: Token) -> bool:
    """ "Two men were shot at": shots at somebody, where "at a crossing" says where they were."""
    return any(t.lower_ == "at" and not any(True for _ in t.children) for t in token.children)


def _lined_up(token: Token) -> bool:
    """ "Were lined up and shot": who is so shot is killed."""
    head = token.head if token.dep_ == "conj" else None
    return head is not None and head.lemma_.lower() == "line"


def _is_counted(word: Token) -> bool:
    """ "8 men shot, 2 dead": so many of them."""
    return word.lower_ == "dead" and word.i > 0 and word.nbor(-1).tag_ == "CD"


def _joined_deeds(token: Token) -> list[Token]:
    """The verbs of the same doer or the same victims: not "and police arrested two"."""
    joined = [t for t in children(token, "conj") if child(t, "nsubj", "nsubjpass") is None]
    apart = token.dep_ == "conj" and child(token, "nsubjpass", "dobj") is not None
    return joined if apart else [token.head, *joined]


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


def _all_harm_verbs() -> frozenset[str]:
    words = lexicon().harms.values()
    return frozenset().union(*(w.verbs | w.intransitive for w in words))


def _takes_away(token: Token) -> bool:
    """ "took two women hostage", "were taken into custody", "was led away", "took four policemen
    with them", "was taken by armed men"."""
    if any(t.lower_ in ("them", "him", "it") for t in objects_of(token, "with")):
        return True
    hands = objects_of(token, "by")
    if child(token, "auxpass") is not None and any(_bear_arms(t) for t in hands):
        return True
    near = {t.lower_ for t in token.subtree if t.i > token.i and t.i - token.i < 9}
    held = {"hostage", "hostages", "prisoner", "captive", "custody", "captivity"}
    gone = {"away", "off", "forest", "bush", "hills", "mountains", "jungle"}
    return bool(near & (held | gone))


def _bear_arms(hands: Token) -> bool:
    words = {hands.lemma_.lower(), hands.lower_.removesuffix("s")}
    armed = {t.lower_ for t in children(hands, "amod", "compound")}
    return bool(words & (_gunmen())) or bool(armed & {"armed", "masked", "hooded"})


@cache
def _gunmen() -> frozenset[str]:
    """Those who take people whom they may not: no soldiers and no police, whose prisoners are
    told as such, and nobody who takes a patient to hospital."""
    words = deed_words()
    return words["armed.people"] - words["armed.of_states"]


def is_held(token: Token, lemma: str) -> bool:
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
    thing = child(token, "dobj") if lemma == "lose" else None
    return thing is not None and thing.lemma_ == "life"


def of_words_behind(token: Token, lemma: str) -> Outcome | None:
    """What became of the object of a verb that alone tells of no harm or of another: "shot dead",
    "gunned down", "fatally wounded", "took out two snipers", "treated 12"."""
    if fells(token, lemma) or fells_fighters(token, lemma):
        return Outcome.KILLED
    if lemma in SHOT:
        return of_a_shot(token)
    return Outcome.INJURED if is_treated(token, lemma) else None


def who_dies(token: Token) -> Token | None:
    subject = child(token, "nsubj", "nsubjpass")
    if subject is not None and subject.tag_ in ("WP", "WDT") and token.dep_ == "relcl":
        return token.head
    if subject is None and token.dep_ == "conj":
        return child(token.head, "nsubj", "nsubjpass")
    if subject is None:
        return _said_to(token)
    return _hung_on_a_date(token) if _is_a_date(subject) else subject


def _said_to(token: Token) -> Token | None:
    """ "40 are believed to have died", "hundreds are reported to have been killed": those of whom
    it is said."""
    said = token.head if token.dep_ == "xcomp" else None
    if said is None or not any(t.tag_ == "TO" for t in children(token, "aux")):
        return None
    if said.tag_ == "CD":
        return said  # "four are known to have died and 19 to have been wounded"
    return child(said, "nsubjpass") if child(said, "auxpass") is not None else None


def _is_a_date(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME") and token.lower_ not in ("old", "olds")


def _hung_on_a_date(verb: Token) -> Token | None:
    """ "On Monday, 3 May, at least 20 villagers were killed": those whom the parser took for
    another name of the day."""
    for token in verb.doc[verb.sent.start : verb.i]:
        if _is_a_date(token) or token.pos_ not in ("NOUN", "PROPN", "NUM"):
            continue
        beside = [t for t in children(token.head, "pobj") if t.i < token.i]
        second = token.dep_ == "pobj" and any(_is_a_date(t) for t in beside)
        if second or (token.dep_ == "appos" and _is_a_date(token.head)):
            return token
    return None


def counted_participle(scene: Scene, token: Token) -> Token | None:
    """ "62 killed (21 women ...) and 136 injured": a bare number before a word of harm, with a
    bracket, a comma or the end behind it, counts the victims, whatever the parser makes of it."""
    if token.i == token.sent.start or token.i + 1 >= len(scene.doc):
        return None
    before, after = token.nbor(-1), token.nbor(1)
    if _in_a_row(token, before):
        return before
    if token.tag_ not in ("VBD", "VBN") or scene.core_number_at(before) is None:
        return None
    if child(token, "aux", "auxpass") is not None or after.text not in ("(", ":", ";", "–", "—"):
        return None
    return before


def _in_a_row(token: Token, noun: Token) -> bool:
    """ "Three assailants killed and two soldiers wounded": each word of harm is of the noun that
    it stands behind, where the last one looks like the verb of all."""
    if token.tag_ not in ("VBD", "VBN") or child(token, "aux", "auxpass") is not None:
        return False
    if noun.dep_ != "conj" or child(noun, "nummod") is None:
        return False
    before = noun.head.nbor(1)
    return before.i < noun.i and before.tag_ in ("VBD", "VBN") and before.head == noun.head


def victims_and_agent(token: Token) -> tuple[Token | None, Token | None]:
    """Object and subject of an active verb, subject and "by" of a passive one."""
    by = objects_of(token, "by")
    agent = by[0] if by else None
    passives = children(token, "nsubjpass")  # of "a fight ensued, and two men were killed": both
    people = [t for t in passives if victim_class_of(t) is not None or t.tag_ == "CD"]
    passive = next(iter(people or passives), None)
    auxiliary = child(token, "auxpass")
    if auxiliary is not None and (passive is None or _is_a_date(passive)):
        passive = _said_to(token) or _hung_on_a_date(token) or passive
    passive = passive or _of_whom_others_say(token)
    if passive is not None:
        return _relative_head(passive, token), agent
    if auxiliary is not None and child(token, "nsubj") is None:
        ranked = token.dep_ in ("relcl", "acl") and token.head.dep_ == "attr"
        if ranked:  # "the fourth to be killed"
            return token.head, agent
        return _shared_subject(token, auxiliary) or _noun_before(auxiliary), agent
    things = [t for t in children(token, "dobj", "dative") if t.lower_ not in TAKEN_AS]
    if things:
        people = [t for t in things if victim_class_of(t) is not None or t.tag_ == "CD"]
        return (people or things)[0], subject_of(token)
    lost = _object_lost(token)
    if lost is not None:
        return lost, subject_of(token)
    if _comes_of(token) or (token.tag_ == "VBN" and not child(token, "aux")):
        return _victims_of_participle(token), agent
    if token.tag_ == "VBD" and _lined_up(token) and child(token, "nsubj") is None:
        return victims_and_agent(token.head)[0], agent  # "shot" is both past and participle
    own = _as_in_headlines(token)
    joined = own is None and (token.dep_ == "conj" or bool(children(token, "conj")))
    shared = _shared_object(token) if joined else None
    return own or shared, subject_of(token) if shared is not None else None


def _of_whom_others_say(token: Token) -> Token | None:
    """ "A boy who police say was shot and killed": the parser gives "who" to the saying."""
    first = token.head if token.dep_ == "conj" else token
    said = first.head if first.dep_ == "ccomp" else None
    if said is None or said.dep_ != "relcl" or child(first, "auxpass") is None:
        return None
    asked = any(t.tag_ == "WP" and t.i < said.i for t in said.children)
    return said.head if asked else None


def _as_in_headlines(token: Token) -> Token | None:
    """ "Three men killed and two soldiers wounded": counted people before a verb that takes an
    object and has none."""
    subject = child(token, "nsubj")
    bare = token.tag_ in ("VBD", "VBN") and child(token, "aux", "neg", "prt") is None
    if subject is None or not bare or any(t.pos_ == "VERB" for t in children(token, "conj")):
        return None
    counted = subject.tag_ == "CD" or child(subject, "nummod") is not None
    near = 0 < token.i - subject.i < 3
    harmed = token.lemma_.lower() in _all_harm_verbs() | SHOT
    return subject if counted and near and harmed else None


def _comes_of(token: Token) -> bool:
    """ "Resulted in one fighter killed": a participle that the parser takes for a verb."""
    before = token.nbor(-1) if token.i > token.sent.start else token
    bare = child(token, "nsubj", "nsubjpass", "aux", "auxpass") is None
    held = before.dep_ == "pobj" and before.head.head.lemma_.lower() in ("result", "end")
    return bare and held and token.tag_ in ("VBD", "VBN")


def _object_lost(token: Token) -> Token | None:
    """ "killed 30 villagers, the ministry said": the object that the parser took for a subject of
    saying, as it stands right behind a verb whose own subject is there."""
    if child(token, "nsubj") is None or child(token, "auxpass") is not None:
        return None
    for item in token.doc[token.i + 1 : min(token.i + 6, token.sent.end)]:
        if item.pos_ in ("NOUN", "PROPN"):
            counted = any(t.tag_ == "CD" for t in children(item, "nummod"))
            return item if counted and item.dep_ == "nsubj" else None
        if item.pos_ not in ("NUM", "ADV", "ADP", "ADJ", "DET"):
            return None
    return None


def _shared_subject(token: Token, auxiliary: Token) -> Token | None:
    """ "The gunmen opened fire and were killed": the subject of the verb that it is joined to."""
    joined = token.dep_ == "conj" and auxiliary.i > 0 and auxiliary.nbor(-1).dep_ == "cc"
    return child(token.head, "nsubj", "nsubjpass") if joined else None


def _noun_before(auxiliary: Token) -> Token | None:
    """The noun before "was", where the parser gave the verb no subject."""
    if auxiliary.i == auxiliary.sent.start:
        return None
    noun = auxiliary.nbor(-1)
    while noun.pos_ == "AUX" and noun.i > auxiliary.sent.start:
        noun = noun.nbor(-1)
    if noun.lower_ == "more" and noun.i > auxiliary.sent.start:
        noun = noun.nbor(-1)  # "dozens more had been injured"
    while noun.is_punct and noun.i > auxiliary.sent.start:
        noun = noun.nbor(-1)
    while noun.dep_ in ("pobj", "prep", "conj", "acl") and noun.head.i < noun.i:
        if noun.dep_ == "conj" and (noun.head.head.lower_ == "by" or is_anybody(noun)):
            break
        noun = noun.head
    noun = _whose_part(noun) or noun
    return noun if noun.pos_ in ("NOUN", "PROPN", "NUM") else None


def _whose_part(noun: Token) -> Token | None:
    """ "Ten members, five of whom one was an infant, were killed": the members, where the parser
    made all of it one clause."""
    subjects = children(noun.head, "nsubj") if noun.dep_ == "attr" else []
    parted = len(subjects) > 1 and any(t.tag_ == "WP" for t in noun.head.subtree)
    return subjects[0] if parted and victim_class_of(subjects[0]) is not None else None


def _relative_head(subject: Token, verb: Token) -> Token:
    if subject.tag_ not in ("WP", "WDT") or verb.dep_ not in ("relcl", "acl"):
        return subject
    head = verb.head
    if subject.lower_ == "who" and head.pos_ == "NOUN" and victim_class_of(head) is None:
        return _people_before(head) or head
    return head


def _people_before(thing: Token) -> Token | None:
    """ "Six members of the family, in two households, who were killed": the members."""
    sentence = thing.doc[thing.sent.start : thing.i]
    people = [t for t in sentence if is_plural(t) and victim_class_of(t) is not None]
    return people[-1] if people else None


def _victims_of_participle(token: Token) -> Token | None:
    """ "insurgents killed in", "20 others wounded", "was confirmed killed"."""
    if _comes_of(token):
        return token.nbor(-1)
    if token.dep_ in ("acl", "relcl"):
        return token.head
    if token.dep_ in ("oprd", "xcomp", "acomp", "ccomp") and child(token.head, "nsubjpass"):
        return child(token.head, "nsubjpass")
    subject = child(token, "nsubj")
    if subject is not None:
        return subject
    before = token.nbor(-1) if token.i else token
    if before.lower_ in ORDINALS or before.lower_ in ("others", "another"):
        return before
    if token.dep_ == "conj" and token.head.pos_ == "VERB":
        return victims_and_agent(token.head)[0] if token.head.tag_ == "VBN" else None
    return child(token, "nummod")


def _shared_object(token: Token) -> Token | None:
    """ "shot and killed a man": the object that the last of the joined verbs holds."""
    group = [token, *children(token, "conj")]
    if token.dep_ == "conj":
        group.append(token.head)
    killing = [t for t in group if child(t, "dobj")]
    others = [t for t in group if t != token and t.lemma_.lower() in other_harm(token)]
    return child(killing[0], "dobj") if killing and not others else None


def other_harm(token: Token) -> frozenset[str]:
    """Verbs of harm other than this one: "killed or wounded 20" counts neither."""
    mine = token.lemma_.lower()
    return frozenset().union(*(w.verbs for w in lexicon().harms.values() if mine not in w.verbs))


def at_the_start(shot: Token) -> Token | None:
    """The noun that the sentence opens with, where nobody else comes between."""
    before = shot.doc[shot.sent.start : shot.i]
    if any(t.is_punct or t.pos_ in ("VERB", "AUX") for t in before):
        return None
    return next((t for t in before if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"), None)


def left_so(token: Token) -> Token | None:
    """ "left 14 people dead": the noun before the word, never whoever left them so."""
    noun = token.nbor(-1)
    if noun.pos_ in ("NOUN", "PROPN", "NUM", "PRON") and noun.i > token.head.i:
        return noun
    return child(token.head, "dobj")


def subject_so(verb: Token, passive: tuple[str, ...]) -> Token | None:
    """ "Was shot and pronounced dead": the subject that joined verbs share."""
    found = child(verb, "nsubj", *passive)
    if found is None and passive and verb.dep_ == "conj":
        return child(verb.head, "nsubj", "nsubjpass")
    return found


def came_of(token: Token) -> bool:
    """ "The force engaged the man, resulting in his death": told here, and not only named."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    return verb.lemma_.lower() in ("result", "lead", "cause")


def of_the_dead(token: Token) -> bool:
    """ "seven bodies", and not "two legislative bodies"."""
    if token.lemma_.lower() not in ("body", "corpse"):
        return True
    said = {t.lower_ for t in children(token, "amod", "compound")}
    return not {w for w in said if w.isalpha()} - BODILY


def so_many_of(scene: Scene, token: Token) -> Token | None:
    """ "dozens of wounded", "a number of deaths": the number; "two of the wounded" are told of by
    another word."""
    of = token.head
    if token.dep_ != "pobj" or of.lower_ != "of" or child(token, "det", "poss") is not None:
        return None
    return of.head if scene.core_number_at(of.head) is not None else None
