"""Whom a verb of harm takes and who did it: the victims and the doer, by the grammar alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.dealt_out import have_one_object
from recount.reading.lexicon import lexicon
from recount.reading.people_nouns import ORDINALS, is_anybody
from recount.reading.syntax import (
    INCLUDING,
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


SHOT = frozenset({"shoot", "stab"})

SHORT = frozenset({"acc", "incl", "approx", "esp", "est", "inc"})
"""Words cut short that the parser takes for somebody: "7 killed acc. to residents"."""
TAKEN_AS = frozenset({"prisoner", "prisoners", "hostage", "hostages", "captive", "custody"})


def lined_up(token: Token) -> bool:
    """ "Were lined up and shot": who is so shot is killed."""
    head = token.head if token.dep_ == "conj" else None
    return head is not None and head.lemma_.lower() == "line"


def all_harm_verbs() -> frozenset[str]:
    words = lexicon().harms.values()
    return frozenset().union(*(w.verbs | w.intransitive for w in words))


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
    if token.tag_ == "CD" and token.nbor(1).lower_ in ("later", "also", "since", "then"):
        return False  # "two later died of their wounds"
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
    if _in_a_row(token, before) or _received(token, before) or _joined_to_doers(token, before):
        return before
    if _some_more(token, before) or _joined_to_a_place(scene, token, before):
        return before.nbor(-1) if before.lower_ == "more" else before
    if token.tag_ not in ("VBD", "VBN") or scene.core_number_at(before) is None:
        return None
    if child(token, "aux", "auxpass") is not None or after.text not in ("(", ":", ";", "–", "—"):
        return None
    return before


def _some_more(token: Token, before: Token) -> bool:
    """ "Eight were killed and several wounded", "... and a ninth wounded": others than the
    eight."""
    joined = token.dep_ == "conj" and token.tag_ == "VBN" and child(token, "auxpass") is None
    if before.lower_ == "more" and before.i > before.sent.start:
        many = before.nbor(-1)
        return joined and many.head == before and many.lower_ in ("several", "many")
    one = before.lower_ in ORDINALS and before.nbor(-1).lower_ == "a"
    some = before.lower_ in ("several", "many", "some")
    return joined and before.head == token and (some or one)


def _joined_to_a_place(scene: Scene, token: Token, number: Token) -> bool:
    """ "Two people were killed in Kherson and seven injured": the seven, whom the parser joins to
    the town."""
    bare = (
        token.tag_ in ("VBN", "VBD", "JJ") and child(token, "aux", "auxpass", "nsubjpass") is None
    )
    counted = number.tag_ == "CD" and scene.core_number_at(number) is not None
    if not bare or not counted or number.i < number.sent.start + 2:
        return False
    joint = number.nbor(-1).lower_ == "and" and number.dep_ == "conj"
    return joint and number.head.pos_ == "PROPN" and number.head.dep_ == "pobj"


def _joined_to_doers(token: Token, number: Token) -> bool:
    """ "343 were killed by bandits and 830 kidnapped": the number, and not the bandits, whom the
    parser gives the second verb."""
    doers = token.head if token.dep_ == "acl" and token.tag_ == "VBN" else None
    joined = number.tag_ == "CD" and number.dep_ == "conj" and number.head == doers
    return doers is not None and joined and doers.head.lower_ == "by"


def _received(token: Token, number: Token) -> bool:
    """ "The hospital received 38 wounded": the number that is the object is of those wounded."""
    bare = token.tag_ in ("VBN", "VBD") and child(token, "aux", "auxpass", "dobj") is None
    clause = token.dep_ in ("advcl", "acl", "dep", "conj", "xcomp", "ccomp")
    return bare and clause and number.tag_ == "CD" and number.dep_ in ("dobj", "pobj", "attr")


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
    passives = [
        t for t in children(token, "nsubjpass") if not _leads_a_line(t)
    ]  # of "a fight ensued, and two men were killed": both
    people = [t for t in passives if victim_class_of(t) is not None or t.tag_ == "CD"]
    passive = next(iter(people or passives), None)
    auxiliary = child(token, "auxpass")
    if auxiliary is not None and (passive is None or _is_a_date(passive)):
        passive = _said_to(token) or _hung_on_a_date(token) or passive
    passive = passive or _of_whom_others_say(token) or _told_behind(token)
    if passive is not None:
        return _relative_head(passive, token), agent
    if auxiliary is not None and child(token, "nsubj") is None:
        ranked = token.dep_ in ("relcl", "acl") and token.head.dep_ == "attr"
        of_them = token.dep_ == "acl" and auxiliary.lower_ == "being" and token.head.i < auxiliary.i
        if ranked or of_them:  # "the fourth to be killed", "news of six men being killed"
            return token.head, agent
        told = _shared_subject(token, auxiliary) or _noun_before(auxiliary)
        return told or _who_was_before(token, auxiliary), agent
    things = [
        t
        for t in children(token, "dobj", "dative")
        if t.lower_ not in TAKEN_AS | SHORT or child(t, "nummod") is not None  # "20 hostages"
    ]
    things = things or _number_right_behind(token)
    if things:
        people = [t for t in things if victim_class_of(t) is not None or t.tag_ == "CD"]
        return (people or things)[0], _who_struck(token) or subject_of(token)
    lost = _object_lost(token)
    if lost is not None:
        return lost, subject_of(token)
    if _comes_of(token) or (token.tag_ == "VBN" and not child(token, "aux")):
        return _victims_of_participle(token), agent
    if token.tag_ == "VBD" and lined_up(token) and child(token, "nsubj") is None:
        return victims_and_agent(token.head)[0], agent  # "shot" is both past and participle
    own = _as_in_headlines(token)
    joined = own is None and (token.dep_ == "conj" or bool(children(token, "conj")))
    shared = _shared_object(token) if joined else None
    return own or shared, subject_of(token) if shared is not None else None


def _told_behind(token: Token) -> Token | None:
    """ "Killed in the attack were a farmer and his wife": those behind the verb that it opens."""
    auxiliary = child(token, "auxpass") if token.i == token.sent.start else None
    behind = auxiliary is not None and auxiliary.i > token.i
    return child(auxiliary, "attr", "nsubj") if behind and auxiliary is not None else None


def _who_struck(token: Token) -> Token | None:
    """ "Raiders blew up a lorry in the hills killing two": the raiders, where the parser hangs the
    killing on what was struck."""
    thing = token.head if token.dep_ == "acl" and token.tag_ == "VBG" else None
    if thing is None or thing.dep_ != "dobj" or victim_class_of(thing) is not None:
        return None
    return child(thing.head, "nsubj")


def _leads_a_line(subject: Token) -> bool:
    """ "Police: a woman and a child were killed": who says it, which the parser takes for the
    subject."""
    return subject.i + 1 < len(subject.doc) and subject.nbor(1).text == ":"


def _number_right_behind(token: Token) -> list[Token]:
    """ "A bomb killed ten on Monday": the number that the parser took for a time."""
    after = token.nbor(1) if token.i + 1 < token.sent.end else token
    hung = after.dep_ == "npadvmod" or (after.dep_ == "nummod" and token.tag_ == "VBZ")
    bare = after.tag_ == "CD" and hung and after.head == token  # "bomb kills 19, wounds 62"
    return [after] if bare and token.tag_ in ("VBD", "VBZ") else []


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
    counted = counted or _shares_auxiliary(token, subject)
    near = 0 < token.i - subject.i < 3
    harmed = token.lemma_.lower() in all_harm_verbs() | SHOT
    return subject if counted and near and harmed else None


def _shares_auxiliary(token: Token, subject: Token) -> bool:
    """ "A trader was shot and a farmer beheaded": "was" is said once for both."""
    passive = token.dep_ == "conj" and child(token.head, "auxpass") is not None
    one = any(t.lower_ in ("a", "an", "another", "one") for t in children(subject, "det", "nummod"))
    return passive and (one or subject.lower_ == "another") and child(token, "dobj") is None


def _comes_of(token: Token) -> bool:
    """ "Resulted in one fighter killed": a participle that the parser takes for a verb."""
    before = token.nbor(-1) if token.i > token.sent.start else token
    bare = child(token, "nsubj", "nsubjpass", "aux", "auxpass") is None
    held = before.dep_ == "pobj" and before.head.head.lemma_.lower() in ("result", "end")
    return bare and held and token.tag_ in ("VBD", "VBN")


def _object_lost(token: Token) -> Token | None:
    """ "killed 30 villagers, the ministry said": the object that the parser took for a subject of
    saying, as it stands right behind a verb whose own subject is there."""
    joined = token.dep_ == "conj" and token.tag_ == "VBD" and subject_of(token) is not None
    if not (joined or child(token, "nsubj")) or child(token, "auxpass") is not None:
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


def _who_was_before(token: Token, auxiliary: Token) -> Token | None:
    """ "A boy is recovering after being shot": the subject of the verb that "after" hangs on."""
    prep = token.head if token.dep_ == "pcomp" and auxiliary.lower_ == "being" else None
    return who_dies(prep.head) if prep is not None and prep.dep_ == "prep" else None


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
        if noun.dep_ == "pobj" and _opens_clause(noun.head, auxiliary.head):
            break
        noun = noun.head
    noun = _whose_part(noun) or noun
    return noun if noun.pos_ in ("NOUN", "PROPN", "NUM") else None


def _opens_clause(prep: Token, verb: Token) -> bool:
    """ "Police are searching after two boys and two girls were shot": "after" opens the clause,
    which the parser joins to the verb before."""
    joined = verb.dep_ == "conj" and verb.head == prep.head
    return joined and prep.lower_ in _OPENING and child(prep.head, "cc") is None


_OPENING = frozenset({"after", "before", "since", "until", "as"})


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
    people = [t for t in people if not _tells_of(t, thing)]
    return people[-1] if people else None


def _tells_of(people: Token, thing: Token) -> bool:
    """ "Police say a man was slain by an intruder, who ...": those who say it are not in it."""
    said = child(people.head, "ccomp") if people.dep_ == "nsubj" else None
    return said is not None and said.is_ancestor(thing)


def _victims_of_participle(token: Token) -> Token | None:
    """ "insurgents killed in", "20 others wounded", "was confirmed killed"."""
    if _comes_of(token):
        return token.nbor(-1)
    if token.dep_ in ("acl", "relcl"):
        return _before_an_aside(token) or token.head
    if token.dep_ in ("oprd", "xcomp", "acomp", "ccomp"):
        told = child(token.head, "nsubjpass") or _reported(token.head)
        if told is not None:
            return told
    if token.dep_ == "acomp" and token.head.lemma_ == "be":  # "43 workers were slain"
        return child(token.head, "nsubj")
    subject = child(token, "nsubj")
    if subject is not None:
        return subject
    before = token.nbor(-1) if token.i else token
    if before.lower_ in ORDINALS or before.lower_ in ("others", "another"):
        return before
    if token.dep_ == "conj" and token.head.pos_ == "VERB":
        return victims_and_agent(token.head)[0] if token.head.tag_ == "VBN" else None
    return child(token, "nummod")


def _reported(verb: Token) -> Token | None:
    """ "One soldier reported killed": counted people, who reported nothing themselves."""
    who = child(verb, "nsubj") if verb.lemma_ in ("report", "confirm", "believe") else None
    if who is None or child(who, "nummod") is None or child(verb, "aux") is not None:
        return None
    told = verb.tag_ in ("VBD", "VBN") and victim_class_of(who) is not None
    return who if told else None


def _before_an_aside(token: Token) -> Token | None:
    """ "Eleven civilians, including two women, killed in X": the eleven, and not the women whom the
    parser hangs the participle on."""
    listed = token.head
    if token.i == 0 or token.nbor(-1).text != ",":
        return None
    while listed.dep_ == "conj" and listed.head.pos_ in ("NOUN", "PROPN", "NUM"):
        listed = listed.head
    opener = listed.head
    led = listed.dep_ == "pobj" and opener.lower_ in INCLUDING and opener.i < listed.i
    return opener.head if led and opener.head.pos_ in ("NOUN", "PROPN", "NUM") else None


def _shared_object(token: Token) -> Token | None:
    """ "shot and killed a man": the object that the last of the joined verbs holds."""
    group = [token, *children(token, "conj")]
    if token.dep_ == "conj":
        group.append(token.head)
    killing = [t for t in group if child(t, "dobj")]
    others = [t for t in group if t != token and t.lemma_.lower() in other_harm(token)]
    shared = not others or have_one_object(token)
    return child(killing[0], "dobj") if killing and shared else None


def other_harm(token: Token) -> frozenset[str]:
    """Verbs of harm other than this one: "killed or wounded 20" counts neither."""
    mine = token.lemma_.lower()
    return frozenset().union(*(w.verbs for w in lexicon().harms.values() if mine not in w.verbs))
