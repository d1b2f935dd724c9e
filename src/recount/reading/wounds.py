"""Harm that no verb of harm tells: "found with gunshot wounds", "a bullet hit her", "one fatally".

Each rule starts from one word and gives the outcome with the word for those who came to harm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.counts import Outcome
from recount.reading.happenings import noun_type
from recount.reading.harm_roles import SHOT
from recount.reading.harm_verbs import DYING, ONESELF
from recount.reading.lexicon import lexicon
from recount.reading.people_classes import class_of
from recount.reading.syntax import child, children, objects_of, subject_of
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.harms_counted import Harm
    from recount.reading.scene import Scene

Harmed = tuple[Outcome, "Token"]
_OF_GUNS = frozenset({"gunshot", "bullet", "gun"})
_FIRING = frozenset({"fire", "shoot"})
_FOUND_SO = frozenset({"ccomp", "acl", "xcomp", "oprd"})


def harmed_otherwise(scene: Scene, token: Token) -> Harmed | None:
    """The outcome that a word tells of, and who bears it; None for nearly every word."""
    lemma, words = token.lemma_.lower(), lexicon().wounds
    if lemma in words["things"] or lemma in words["conditions"]:
        return _bears(scene, token)
    if lemma in words["hits"] and token.pos_ == "VERB":
        return _hit_by_missile(scene, token)
    if token.lower_ in lexicon().felling["fatally"]:
        return _some_fatally(scene, token)
    if lemma == "turn":
        return _turned_on_oneself(token)
    if token.lower_ == "fighting":
        return _fighting_for_life(scene, token)
    if lemma == "death":
        return _to_death(scene, token)
    if lemma in words["brings"]:
        return _sent_to_hospital(scene, token)
    return (
        _shooting_of(scene, token) if lemma in words["shootings"] or fatal_injury(token) else None
    )


def is_by_own_hand(token: Token) -> bool:
    """Whether the word tells of a gun turned on its bearer."""
    return token.lemma_.lower() == "turn"


def doer_of(verb: Token) -> Token | None:
    """Who does it, also in "killed two before shooting himself", "... and take his own life"."""
    over = verb
    while over.pos_ in ("VERB", "AUX", "ADP", "SCONJ"):
        doer = child(over, "nsubj", "nsubjpass")
        if doer is not None:
            return over.head if doer.tag_ in ("WP", "WDT") and over.dep_ == "relcl" else doer
        if over.dep_ in ("acl", "relcl"):
            return over.head
        if over.head == over:
            return None
        over = over.head
    return None


def is_of_the_dying(harm: Harm) -> bool:
    """ "One of the four who had been wounded in the attack died": that they were wounded says which
    of them died, and was told before."""
    wounded, verb = harm.victims, harm.trigger
    before = any(t.lower_ == "had" for t in verb.children) and verb.dep_ in ("relcl", "acl")
    if harm.outcome is not Outcome.INJURED or wounded is None or verb.head != wounded or not before:
        return False
    if all(noun_type(t) is None for t in verb.subtree):
        return False  # "who had been wounded by a mine on Saturday" alone says when and how
    of = wounded.head if wounded.dep_ == "pobj" and wounded.head.lower_ == "of" else None
    who = of.head if of is not None else wounded
    return who.dep_ == "nsubj" and who.head.lemma_.lower() in DYING


# --- what a person bears --------------------------------------------------------------------------


def _bears(scene: Scene, noun: Token) -> Harmed | None:
    """ "Found a man with gunshot wounds", "left a woman in critical condition"."""
    prep, words = noun.head, lexicon().wounds
    if fatal_injury(noun):
        return _shooting_of(scene, noun)
    if noun.dep_ != "pobj":
        return None
    if noun.lemma_.lower() in words["conditions"]:
        said = {t.lower_ for t in children(noun, "amod")}
        led = prep.lower_ == "in" and said & words["grave"]
        bearer = _first(scene, prep.head)
        left = bearer is not None and _verb_over(bearer).lemma_ in words["brings"]
        if not left:
            bearer = _carried(scene, prep)
        return (Outcome.INJURED, bearer) if bearer is not None and led else None
    made = {t.lower_ for t in children(noun, "compound", "amod", "nmod")}
    carried = _carried(scene, prep) if prep.lower_ == "with" else None
    if carried is not None:
        return Outcome.INJURED, carried
    if prep.lower_ != "with" or not made & words["made_by"]:
        return None
    bearer = _first(scene, prep.head) or _of_verb(scene, _verb_over(prep))
    return (Outcome.INJURED, bearer) if bearer is not None else None


def _carried(scene: Scene, prep: Token) -> Token | None:
    """ "Six were taken to St Luke's with injuries", "was listed in critical condition": who was
    brought to those who care for the hurt, by whatever name."""
    verb = prep.head
    carried = verb.lemma_.lower() in lexicon().wounds["carries"] and child(verb, "auxpass")
    people = child(verb, "nsubjpass") if carried else None
    return people if people is not None and _is_people(scene, people) else None


def _first(scene: Scene, noun: Token) -> Token | None:
    """The first of the joined people that the words hang on: "a man and a boy with wounds"."""
    if noun.pos_ in ("VERB", "AUX"):
        return None
    while noun.dep_ == "conj" and noun.head.pos_ not in ("VERB", "AUX"):
        noun = noun.head
    return noun if _is_people(scene, noun) else None


def _of_verb(scene: Scene, verb: Token) -> Token | None:
    """ "Two men walked into a clinic with wounds", "police found him with a wound"."""
    if verb.pos_ != "VERB":
        return None
    held = child(verb, "dobj") or child(verb, "nsubjpass", "nsubj")
    return held if held is not None and _is_people(scene, held) else None


def _verb_over(token: Token) -> Token:
    return next((t for t in token.ancestors if t.pos_ == "VERB"), token)


def _is_people(scene: Scene, noun: Token) -> bool:
    counted = scene.core_number_at(noun)
    return noun.tag_ == "PRP" or counted is not None or class_of(scene, noun) is not None


# --- what others did, or the gun ------------------------------------------------------------------


def _fighting_for_life(scene: Scene, verb: Token) -> Harmed | None:
    """ "Another is fighting for her life"; who fights for life against somebody is not hurt."""
    life = next(iter(objects_of(verb, "for")), None)
    who = child(verb, "nsubj")
    fights = any(t.lower_ in ("against", "with") for t in verb.subtree)
    if life is None or life.lemma_ != "life" or who is None or fights:
        return None
    own = child(life, "poss") is not None or child(life, "det", "amod", "compound") is None
    known = own and (who.lower_ == "another" or _is_people(scene, who))
    return (Outcome.INJURED, who) if known else None


def _hit_by_missile(scene: Scene, verb: Token) -> Harmed | None:
    """ "A stray bullet hit a girl", "the round grazed his head", "striking a boy in the arm"."""
    doer, hit = child(verb, "nsubj"), child(verb, "dobj")
    by_missile = doer is not None and doer.lemma_.lower() in lexicon().wounds["missiles"]
    by_missile = by_missile or _comes_of_firing(verb)
    if hit is None or not (by_missile or _in_the_body(verb, hit)):
        return None
    owner = child(hit, "poss")
    bearer = owner if owner is not None and not _is_people(scene, hit) else hit
    return (Outcome.INJURED, bearer) if _is_people(scene, bearer) else None


def _comes_of_firing(verb: Token) -> bool:
    """ "Opened fire at a car, striking two men", "fired back, hitting him several times"."""
    fires = verb.head if verb.tag_ == "VBG" and verb.dep_ == "advcl" else verb
    thing = child(fires, "dobj")
    opened = fires.lemma_ == "open" and thing is not None and thing.lemma_ == "fire"
    return child(verb, "mark") is None and (opened or fires.lemma_.lower() in _FIRING)


def _in_the_body(verb: Token, hit: Token) -> bool:
    """ "In the arm", "in the head"."""
    where = {t.lemma_.lower() for over in (verb, hit) for t in objects_of(over, "in")}
    return bool(where & lexicon().wounds["body"])


def _some_fatally(scene: Scene, adverb: Token) -> Harmed | None:
    """ "Three were shot, one fatally", "two of them fatally": so many of them died."""
    before = _before(adverb)
    if before.lower_ in ("them", "whom") and _before(before).lower_ == "of":
        before = _before(_before(before))
    number = scene.core_number_at(before)
    alone = number is not None and number.kind == "cardinal" and before.head != adverb
    return (Outcome.KILLED, before) if alone else None


def _before(token: Token) -> Token:
    """The word before in the sentence, or the word itself where none is."""
    return token.nbor(-1) if token.i > token.sent.start else token


def _to_death(scene: Scene, death: Token) -> Harmed | None:
    """ "Found a woman and her son shot to death": they are no subject that shot."""
    verb = death.head.head
    if death.dep_ != "pobj" or death.head.lower_ != "to" or verb.tag_ not in ("VBN", "VBD"):
        return None
    if child(verb, "dobj", "nsubjpass", "auxpass") is not None or verb.dep_ not in _FOUND_SO:
        return None
    people = verb.head if verb.dep_ == "acl" else child(verb, "nsubj")
    known = people is not None and _is_people(scene, people)
    return (Outcome.KILLED, people) if people is not None and known else None


def _turned_on_oneself(verb: Token) -> Harmed | None:
    """ "Turned the gun on himself": he died of it."""
    thing = child(verb, "dobj")
    armed = thing is not None and thing.lemma_.lower() in lexicon().wounds["turned"]
    back = any(t.lower_ in ONESELF for t in objects_of(verb, "on"))
    doer = doer_of(verb)
    return (Outcome.KILLED, doer) if armed and back and doer is not None else None


def _sent_to_hospital(scene: Scene, verb: Token) -> Harmed | None:
    """ "The shooting sent four people to the hospital"."""
    people = child(verb, "dobj")
    cared = any(t.lower_ in lexicon().wounds["care"] for t in objects_of(verb, "to"))
    if people is None or not cared or not _is_people(scene, people):
        return None
    return Outcome.INJURED, people


def hurt_by(injury: Token) -> list[Token]:
    """ "A fire and injuries to two men", "caused injury to a man"; of one to a leg, nobody."""
    if injury.lemma_.lower() != "injury":
        return []
    first = injury
    while first.dep_ == "conj" and first.head.pos_ == "NOUN":
        first = first.head
    done = first.dep_ == "dobj" and first.head.lemma_.lower() in ("cause", "inflict", "do")
    to = objects_of(injury, "to") or (objects_of(first.head, "to") if done else [])
    return [t for t in to if victim_class_of(t) is not None]


def fatal_injury(noun: Token) -> bool:
    """ "The fatal injury of a boy": he died of it."""
    if noun.lemma_.lower() not in ("injury", "wounding"):
        return False
    return any(t.lower_ in lexicon().wounds["fatal"] for t in children(noun, "amod"))


def _shooting_of(scene: Scene, noun: Token) -> Harmed | None:
    """ "The shooting of a boy", "the fatal shooting of two men"."""
    people = next(iter(objects_of(noun, "of")), None)
    if people is None or noun.pos_ != "NOUN" or not _is_people(scene, people):
        return None
    called = subject_of(noun.head) if noun.dep_ == "attr" else None  # "the last fatal attack was"
    words = [*children(noun, "amod"), *(children(called, "amod") if called is not None else [])]
    fatal = any(t.lower_ in lexicon().wounds["fatal"] for t in words)
    return (Outcome.KILLED if fatal else Outcome.INJURED), people


def has_wounds_of_arms(harm: Harm) -> bool:
    """ "Was taken to a clinic with a stab wound": what the arms did is told with the care."""
    return bool(_made_by(harm) & lexicon().wounds["made_by"])


def has_shot_wounds(harm: Harm) -> bool:
    """ "Was taken to a clinic with a gunshot wound"."""
    return bool(_made_by(harm) & _OF_GUNS)


def _made_by(harm: Harm) -> set[str]:
    wounds = [t for t in harm.trigger.subtree if t.lemma_.lower() in lexicon().wounds["things"]]
    return {m.lower_ for t in wounds for m in children(t, "compound", "amod", "nmod")}


def is_of_shots(token: Token) -> bool:
    """Whether the word that tells of harm tells of shots too: "gunshot wounds"."""
    said = {t.lower_ for t in children(token, "compound", "amod")}
    lemma = token.lemma_.lower()
    return bool(said & _OF_GUNS) or lemma in SHOT | {"shooting", "fatally"}
