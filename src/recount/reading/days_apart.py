"""Days beside an event that are not its own: of the page, of the court, of how somebody fared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recount.model.counts import Outcome
from recount.reading.lexicon import lexicon
from recount.reading.syntax import child, children, objects_of
from recount.reading.triggers import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.dates import DateMention
    from recount.reading.scene import Scene

PROCEEDINGS = frozenset({"investigation", "inquiry", "manhunt", "hearing", "trial", "inquest",
                         "autopsy", "vigil", "funeral"})  # fmt: skip
_FOR = frozenset({"get", "give", "receive", "buy", "present", "set", "schedule", "slate", "plan"})
_NEAR = 60  # characters before a date in which the words stand that say what it is of
_CLAIMED = frozenset({"responsibility", "credit", "both", "it"})
_WORD = "(?:(?:as of|on|by|late|early|until|at) ){0,2}"
_PAGE = re.compile(
    r"(?:\b(?:Posted|Published|Updated|Modified|Uploaded|POSTED|PUBLISHED|UPDATED)(?: (?:on|at))?"
    r"|\b(?:posted|published|updated|modified|uploaded)(?: (?:on|at))?:)[\s:|]*$"
)
_BORN = re.compile(r"\bborn\s+(?:(?:in|on)\s+)?$", re.IGNORECASE)
_STATE = re.compile(
    r"\b(?:was|were|is|are|be|remain\w*|listed|stay\w*|still|recovering) [^.;]{0,24}"
    rf"\b(?:condition|coma|intensive care|life support|hospital) {_WORD}$"
    rf"|\b(?:was|were|is|are) (?:still )?being (?:treated|cared for|held|questioned) {_WORD}$"
    rf"|\bas of (?:late |early )?$|\b(?:in|to|before) (?:\w+ ){{0,2}}(?:court|judge) {_WORD}$"
)


def stands_apart(scene: Scene, mention: DateMention) -> bool:
    """Whether a date is that of the page, of a state of people, of a day in court, or yet to come:
    what has happened has no day after that of the text."""
    return (
        is_of_page(scene.text, mention)
        or _of_a_birth(scene.text, mention)
        or _of_state(scene.text, mention)
        or _given_for(scene, mention)
        or _when_asked(scene, mention)
        or _to_come(scene, mention)
    )


def _of_a_birth(text: str, mention: DateMention) -> bool:
    """ "A woman born in 1951": the age of somebody."""
    start = mention.span.start
    return _BORN.search(text, max(0, start - _NEAR), start) is not None


def is_of_page(text: str, mention: DateMention) -> bool:
    """ "Posted: Tuesday, 4 May", "(Published Monday": the day of a page, and of nothing in it."""
    start = mention.span.start
    return _PAGE.search(text, max(0, start - _NEAR), start) is not None


def _of_state(text: str, mention: DateMention) -> bool:
    """ "Six were in critical condition Tuesday", "appeared in court Friday", "as of Friday"."""
    start = mention.span.start
    return _STATE.search(text, max(0, start - _NEAR), start) is not None


def _given_for(scene: Scene, mention: DateMention) -> bool:
    """ "A bicycle that he got for the feast", "set for Monday": what a day was for."""
    first = scene.tokens_of(mention.span)[0]
    prep = first if first.lower_ == "for" else first.head
    if prep.lower_ != "for" or prep.dep_ != "prep" or prep.i > first.i:
        return False
    when = mention.when
    return when is not None and when.days == 1 and prep.head.lemma_.lower() in _FOR


_ASKING = frozenset({"reach", "contact", "interview", "phone", "telephone", "speak"})


def _when_asked(scene: Scene, mention: DateMention) -> bool:
    """ "A survivor, reached on Monday by phone, said": when somebody was asked."""
    first = scene.tokens_of(mention.span)[0]
    verb = next((t for t in first.ancestors if t.pos_ == "VERB"), first)
    bare = verb.dep_ in ("acl", "advcl", "amod", "relcl") or verb.tag_ == "VBG"
    return bare and verb.lemma_.lower() in _ASKING


def _to_come(scene: Scene, mention: DateMention) -> bool:
    """ "A vigil will be held on Thursday at the scene of the shooting"; "The following day", at the
    head of a sentence, counts from what is told, whatever day was named last."""
    offset = mention.offset
    if offset and offset.unit == "D" and scene.tokens_of(mention.span)[0].is_sent_start:
        return False
    when, today = mention.when, scene.dated.end
    return today is not None and when is not None and when.start is not None and when.start > today


def comes_later(verb: Token) -> bool:
    """Whether a verb tells what was done about an event afterwards: blame, arrest, mourn, plead;
    "had not been found on Sunday"."""
    if verb.lemma_.lower() in word_set("reactions") | word_set("by_law") or _sets_free(verb):
        return True
    if verb.lemma_.lower() in _CLEARING and any(t.lemma_.lower() in _RUBBLE for t in verb.subtree):
        return True  # "searched the rubble on Friday"
    joins = [t for p in children(verb, "prep") if p.lower_ == "in" for t in children(p, "pcomp")]
    if verb.lemma_ == "join" and any(t.lemma_.lower() in word_set("reactions") for t in joins):
        return True  # "joined others on Friday in condemning the raid"
    if _moves_the_hurt(verb) or _ends_the_search(verb) or _lays_to_rest(verb):
        return True
    calls = verb.lemma_ == "call" and bool(objects_of(verb, "for", "upon"))
    return calls or _claims(verb) or _goes_by_law(verb) or child(verb, "neg") is not None


_MOVING = frozenset({"fly", "airlift", "evacuate", "transport", "transfer", "treat", "ferry"})


def _moves_the_hurt(verb: Token) -> bool:
    """ "On Sunday the mission flew 31 wounded people to X": when they were cared for."""
    thing = child(verb, "dobj", "nsubjpass") if verb.lemma_.lower() in _MOVING else None
    said = {t.lower_ for t in children(thing, "amod")} if thing is not None else set[str]()
    return bool(said & lexicon().harms[Outcome.INJURED].adjectives)


_ENDING = frozenset({"call", "end", "halt", "suspend", "complete", "conclude", "resume", "finish",
                     "stop", "continue"})  # fmt: skip
_SEARCHES = frozenset({"search", "rescue", "operation", "effort", "work", "recovery"})


def _ends_the_search(verb: Token) -> bool:
    """ "Called off rescue operations on Tuesday at a building where 44 were killed"."""
    thing = child(verb, "dobj", "nsubjpass") if verb.lemma_.lower() in _ENDING else None
    words = [thing, *thing.subtree] if thing is not None else []
    said = {t.lemma_.lower() for t in words}
    return bool(said & {"search", "rescue", "recovery"}) and bool(said & _SEARCHES)


def _lays_to_rest(verb: Token) -> bool:
    """ "Laid to rest on Tuesday a teacher killed in a missile attack"."""
    behind = verb.doc[verb.i + 1 : verb.i + 3].text.lower()
    return verb.lemma_.lower() in ("lay", "lie") and behind == "to rest"


_VISITING = frozenset({"visit", "tour", "inspect", "gather", "assemble", "mourn", "march", "rally",
                       "protest", "demonstrate", "pray", "lay", "light", "arrive", "travel",
                       "return", "attend", "meet", "come", "go"})  # fmt: skip


def is_of_a_visit(clause: Token, date_verb: Token | None) -> bool:
    """ "Residents gathered on Sunday outside a hotel where nine people were killed": when they
    gathered, and not when the nine died."""
    if date_verb is None or clause.dep_ != "relcl" or date_verb.lemma_.lower() not in _VISITING:
        return False
    asked = any(t.tag_ in ("WRB", "WDT") and t.lower_ in ("where", "which") for t in clause.subtree)
    done = clause.tag_ in ("VBD", "VBN") and any(t.lower_ != "had" for t in clause.subtree)
    return asked and done and date_verb in clause.ancestors


_CLEARING = frozenset(
    {"search", "comb", "clear", "dig", "sift", "scour", "pick", "work", "look", "remove"}
)
_RUBBLE = frozenset({"rubble", "debris", "wreckage", "ruin"})


def _claims(verb: Token) -> bool:
    """ "The ambush was claimed on Tuesday", "claimed both attacks on Saturday": when the deed is
    owned up to is not when it was done."""
    if verb.lemma_ != "claim":
        return False
    if verb.tag_ == "VBN" and children(verb, "agent") and verb.dep_ in ("acl", "advcl"):
        return verb.head.lemma_.lower() != "life"  # "an attack claimed by X on Tuesday"
    thing = child(verb, "dobj", "nsubjpass")
    lemma = thing.lemma_.lower() if thing is not None else ""
    return lemma in _CLAIMED or lemma in lexicon().event_nouns


def _goes_by_law(verb: Token) -> bool:
    """ "Accepted plea deals Friday", "an arrest was made on Monday", "an investigation is underway
    Monday": what police and courts do comes after."""
    thing = child(verb, "dobj")
    named = [thing, *children(thing, "compound")] if thing is not None else []
    if any(t.lemma_.lower() in ("plea", "verdict", "sentence", "charge") for t in named):
        return True
    told = child(verb, "nsubj", "nsubjpass")
    if verb.lemma_ == "make":
        made = told if thing is None else thing
        return made is not None and made.lemma_.lower() == "arrest"
    under_way = verb.lemma_ in ("be", "continue", "begin", "open")
    return under_way and told is not None and told.lemma_.lower() in PROCEEDINGS


def _sets_free(verb: Token) -> bool:
    """ "They were set free on Sunday", "let go the next day"."""
    after = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    return (verb.lemma_.lower(), after) in (("set", "free"), ("let", "go"))
