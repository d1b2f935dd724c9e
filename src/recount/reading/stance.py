"""Whether something is said to have happened: not denied, feared, planned, supposed or usual.

The grammar of the clause decides. A history ("linked to an attack that killed four last year")
has happened; a habit ("responsible for attacks") tells of no one event.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from recount.model.counts import Outcome, Victims
from recount.reading.lexicon import lexicon
from recount.reading.once import answers, sentence_lemmas
from recount.reading.stance_frames import framing
from recount.reading.told_falsely import is_called_false
from recount.reading.triggers import word_set
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Unreal(StrEnum):
    """Why a word for an event tells of none that happened."""

    NEGATED = "negated"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"
    PURPOSE = "purpose"
    HABITUAL = "habitual"
    GENERIC = "generic"
    DRILL = "drill"
    ANNIVERSARY = "anniversary"
    FIGURATIVE = "figurative"
    FICTION = "fiction"


_FUTURE_AUX = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_DOUBT_AUX = frozenset({"would", "could", "might", "may", "should", "can", "must"})
_TIME = frozenset({"since", "after", "before", "following", "during", "despite", "until"})
_MOSTLY = frozenset({"most", "many", "all", "some"})
_QUOTES = frozenset({'"', "“", "”", "«", "»"})
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def is_actual(doc: Doc, token: Token) -> bool:
    """Whether the event that the word names is said to have happened."""
    return unreal(doc, token) is None


def unreal(doc: Doc, token: Token) -> Unreal | None:
    """Why the event that the word names did not happen by these words; None where it did."""
    known = answers(doc, "unreal")
    if token.i not in known:
        known[token.i] = _unreal(doc, token)
    found: Unreal | None = known[token.i]
    return found


def _unreal(doc: Doc, token: Token) -> Unreal | None:
    verb = token if _presupposed(token) else _verb_of(token)
    return (
        _negated(token, verb)
        or (Unreal.NEGATED if is_called_false(token) else None)
        or _not_meant(doc, token, verb)
        or _conditional(token)
        or _intended(token, verb)
        or _modal(verb)
        or _habit(token, verb)
    )


def is_negated(token: Token) -> bool:
    """Whether the word's clause or the word itself is denied: "no casualties", "did not fire"."""
    return _negated(token, _verb_of(token)) is Unreal.NEGATED


def _verb_of(token: Token) -> Token:
    """The verb that decides whether an event noun happened; the word itself for a verb.

    For a noun that is its subject, its object or, with a light verb, behind a preposition.
    """
    if token.pos_ in _VERBS:
        return token
    for above in _up(token):
        if above.pos_ in _VERBS:
            return above
        if above.dep_ == "prep" and above.head.lemma_.lower() in {"result", "end", "lead"}:
            return above.head
    return token


def _up(token: Token) -> list[Token]:
    """The words above, as far as the first one that begins a clause of its own."""
    found: list[Token] = []
    for above in token.ancestors:
        found.append(above)
        if above.pos_ in _VERBS or len(found) > 6:
            break
    return found


# --- no, not, without -----------------------------------------------------------------------------


def _negated(token: Token, verb: Token) -> Unreal | None:
    own = {c.lower_ for c in token.children if c.dep_ in {"det", "neg", "preconj", "amod"}}
    without = token.dep_ in {"pobj", "pcomp"} and token.head.lower_ == "without"
    if own & {"no", "neither", "nor", "zero"} or without or _of_nothing(token):
        return Unreal.NEGATED
    if _presupposed(token) or verb.lemma_ == "survive":  # "nobody survived the bombing"
        return None
    if _is_not(verb) or (verb != token and verb.dep_ == "xcomp" and _is_not(verb.head)):
        return Unreal.NEGATED
    if _by_nobody(token, verb) or _prevented(token, verb):
        return Unreal.NEGATED
    return None


def _presupposed(token: Token) -> bool:
    """ "has not struck since the attack": the attack itself took place."""
    return token.dep_ == "pobj" and token.head.lower_ in _TIME


def _of_nothing(token: Token) -> bool:
    """ "no reports of casualties"."""
    return any(above.pos_ in _NOUNS and _has(above, "no") for above in _up(token))


def _by_nobody(token: Token, verb: Token) -> bool:
    """ "no civilians were harmed", "killed nobody"."""
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    tied = token == verb or token.dep_ in {"dobj", "pobj", "nsubj", "nsubjpass", "acomp", "attr"}
    objects = [c for c in verb.children if c.dep_ == "dobj"] if token == verb else []
    return tied and any(_nobody(one) for one in [*subjects, *objects])


def _prevented(token: Token, verb: Token) -> bool:
    """ "foiled an attack", "failed to kill"."""
    governs = verb if verb == token else token
    if governs.head == governs or governs.head.lemma_.lower() not in word_set("preventing"):
        return False
    return governs.dep_ in {"dobj", "xcomp", "pcomp", "nsubjpass"}


def _is_not(verb: Token) -> bool:
    """ "Did not"; "more likely than not" denies nothing."""
    negs = [c for c in verb.children if c.dep_ == "neg"]
    return any(c.i == 0 or c.nbor(-1).lower_ != "than" for c in negs)


def _nobody(subject: Token) -> bool:
    if subject.lower_ in {"nobody", "none"} or (subject.lower_ == "one" and _has(subject, "no")):
        return True
    return _has(subject, "no") or _has(subject, "neither")


def _has(noun: Token, word: str) -> bool:
    return any(c.lower_ == word for c in noun.children if c.dep_ in {"det", "preconj", "neg"})


# --- drills, anniversaries, sport, kinds ----------------------------------------------------------


def _not_meant(doc: Doc, token: Token, verb: Token) -> Unreal | None:
    """Words near the event that make it a story, drill, memory, game or figure of speech."""
    framed = framing(doc, token, verb)
    if framed is not None:
        return Unreal(framed.value)
    near = doc[max(token.sent.start, token.i - 4) : token.i + 4]
    around = {t.lemma_.lower() for t in token.children} | {t.lemma_.lower() for t in _up(token)[:3]}
    if any(_is_drill(t) for t in near):
        return Unreal.DRILL
    if around & word_set("memories"):
        return Unreal.ANNIVERSARY
    figurative = _is_played(token) or _is_in_play(token) or around & word_set("figures")
    return Unreal.FIGURATIVE if figurative else None


def _is_in_play(token: Token) -> bool:
    """ "Bombed me with questions", "shot each other with water guns"."""
    above = (token, *token.ancestors)
    verbs = [t for t in above if t.pos_ == "VERB" and t.lemma_.lower() in word_set("throwing")]
    behind = (t for v in verbs for p in v.children if p.lower_ == "with" for t in p.children)
    named = (w for t in behind for w in (t, *t.children) if w.dep_ in ("pobj", "compound", "amod"))
    return any(w.lemma_.lower() in word_set("thrown") for w in named)


def _is_played(token: Token) -> bool:
    """Whether the sentence speaks of sport, and of nobody armed."""
    words = sentence_lemmas(token)
    if len(words & word_set("sports")) < 2:
        return False
    return not any(victim_class_of(t) is Victims.COMBATANT for t in token.sent)


def _is_drill(token: Token) -> bool:
    """ "Drill", "rehearsal"; a training camp is a place, and no drill."""
    if token.lemma_.lower() not in word_set("drills"):
        return False
    return token.dep_ != "compound" or token.head.lemma_.lower() not in word_set("drill_places")


# --- if, to, will, could --------------------------------------------------------------------------


def _conditional(token: Token) -> Unreal | None:
    for clause in (token, *token.ancestors):
        marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
        if clause.dep_ == "advcl" and marks & {"if", "unless", "lest"}:
            return Unreal.CONDITIONAL
        if clause.dep_ in {"ccomp", "advcl"} and marks & {"whether"}:
            return Unreal.HYPOTHETICAL
        if clause.dep_ == "ccomp" and _was_believed(clause.head):
            return Unreal.HYPOTHETICAL
        if clause.dep_ == "advcl" and _is_awaited(clause):
            return Unreal.FUTURE
        if clause.dep_ == "pcomp" and clause.head.lower_ in {"against", "from"}:
            return Unreal.HYPOTHETICAL
    return None


def _was_believed(verb: Token) -> bool:
    """ "I thought my wife was dead": what somebody took to be so then."""
    own = any(c.dep_ == "nsubj" and c.lower_ in {"i", "we"} for c in verb.children)
    return own and verb.tag_ == "VBD" and verb.lemma_ in {"believe", "think", "assume", "fear"}


def _is_awaited(clause: Token) -> bool:
    """ "They could use shields when the town is stormed": it has not been."""
    led = any(c.lower_ in {"when", "once"} and c.i < clause.i for c in clause.children)
    helpers = [c for c in clause.children if c.dep_ in {"aux", "auxpass"}]
    now = all(t.tag_ in {"VBP", "VBZ"} for t in helpers or [clause])
    awaited = {c.lower_ for c in clause.head.children if c.dep_ == "aux"}
    return led and now and bool(awaited & (_FUTURE_AUX | _DOUBT_AUX))


def _intended(token: Token, verb: Token) -> Unreal | None:
    """ "to kill", "planning an attack", "a plot to", "threatened to", "vowed", "in case of"."""
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return _infinitive(verb)
    modifiers = {c.lower_ for c in token.children if c.dep_ in {"amod", "compound"}}
    if modifiers & word_set("unborn") or any(_planned(one) for one in (token, verb)):
        return Unreal.FUTURE
    return None


def _infinitive(verb: Token) -> Unreal | None:
    """A purpose, unless the verb above says that it came about or that it is reported."""
    if _perfect(verb):
        return None
    if verb.dep_ in {"xcomp", "ccomp"}:
        came_about = word_set("brought_about") | word_set("said_to_have")
        let = verb.head.lemma_.lower() in ("allow", "enable", "permit")
        past = verb.head.tag_ in {"VBD", "VBN"} and not any(
            c.dep_ == "auxpass" for c in verb.head.children
        )
        told = verb.head.lemma_.lower() in came_about or (let and past)
        return None if told else Unreal.PURPOSE
    if verb.dep_ in {"advcl", "acl", "relcl"}:
        return None if _result(verb) else Unreal.PURPOSE
    return None


def _planned(one: Token) -> bool:
    """ "planned an attack", "the threat of an attack"."""
    if one.dep_ not in {"dobj", "pobj", "xcomp", "compound", "acl", "pcomp"}:
        return False
    behind = one.dep_ in {"pobj", "pcomp"} and one.head.head.lemma_.lower() in word_set("planning")
    named = one.dep_ == "dobj" and one.head.lemma_ == "call"  # "are calling the deaths a murder"
    return behind or (one.head.lemma_.lower() in word_set("planning") and not named)


def _perfect(verb: Token) -> bool:
    """ "is believed to have killed" has happened."""
    return any(c.dep_ == "aux" and c.lemma_.lower() == "have" for c in verb.children)


def _result(verb: Token) -> bool:
    """ "only to be killed", "the first to die", "failed": what came of it."""
    if any(c.lower_ == "only" for c in verb.children):
        return True
    noun = verb.head
    return any(c.lower_ in {"first", "last", "latest", "second", "third"} for c in noun.children)


def _modal(verb: Token) -> Unreal | None:
    current = verb
    for _ in range(3):
        # "on 8 May killed": the parser takes the month for the verb "may".
        helpers = [c for c in current.children if c.dep_ in {"aux", "auxpass"} and c.text != "May"]
        aux = {c.lower_ for c in helpers}
        if aux & _FUTURE_AUX:
            return Unreal.FUTURE
        if aux & _DOUBT_AUX and not ("may" in aux and _perfect(current)):
            return Unreal.HYPOTHETICAL
        if current.dep_ not in {"conj", "xcomp"} or aux:
            return None
        current = current.head
    return None


# --- habits and kinds -----------------------------------------------------------------------------


def _habit(token: Token, verb: Token) -> Unreal | None:
    """ "responsible for attacks", "conducts attacks", "operations that are killing civilians"."""
    many = token.pos_ in _NOUNS and token.tag_ in {"NNS", "NNPS"} and not _counted(token)
    present = verb.tag_ in {"VBP", "VBZ"} and not _headline(verb)
    if many and (_is_trait(token) or (present and token.dep_ == "dobj" and token.head == verb)):
        return Unreal.HABITUAL
    if verb.pos_ not in _VERBS:
        return None
    aux = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    clause = verb.dep_ in {"relcl", "acl"}
    if verb.tag_ == "VBG" and aux & {"is", "are", "’re", "'re"} and (clause or _is_a_rate(verb)):
        return Unreal.HABITUAL  # "five injured people are dying every hour"
    if any(c.lower_ in word_set("always") for c in verb.children if c.dep_ == "advmod"):
        return Unreal.HABITUAL
    usual = verb == token and _is_usual(verb)
    get = aux & {"get", "gets"} and not _is_dated(verb) and "have" not in aux
    if usual or get:
        return Unreal.HABITUAL  # "many get picked up by the coast guard"
    if present and verb == token and (verb.dep_ == "relcl" or _is_law(verb)):
        return Unreal.GENERIC
    return None


def _is_usual(verb: Token) -> bool:
    """ "Scores of civilians are also killed in the crossfire": what goes on, of no day or place."""
    passive = any(c.dep_ == "auxpass" and c.lower_ in {"are", "is"} for c in verb.children)
    if not passive or any(c.dep_ == "aux" for c in verb.children) or _headline(verb):
        return False
    if verb.lemma_.lower() not in lexicon().harms[Outcome.KILLED].verbs:
        return False
    counted = any(c.like_num for s in verb.children if s.dep_ == "nsubjpass" for c in s.subtree)
    sets = {"DATE", "TIME", "GPE", "LOC", "FAC"}
    told = any(t.ent_type_ in sets or t.text in _QUOTES for t in verb.sent)
    return not (counted or told)


def _is_a_rate(verb: Token) -> bool:
    """Whether a verb is said to go on by the hour or the day."""
    return any(
        t.lower_ in ("every", "each", "per") and t.i + 1 < len(t.doc)
        and t.nbor(1).lower_ in ("hour", "day", "week", "minute", "month")
        for t in verb.sent
        if t.i > verb.i
    )  # fmt: skip


def _is_law(verb: Token) -> bool:
    """ "Heart attacks kill one in six", "most victims die young": what is so in general."""
    if verb.lower_ in word_set("same_in_the_past") or _is_dated(verb):
        return False
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if any(c.lower_ in _MOSTLY for s in subjects for c in (s, *s.children)):
        return True
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if any(t.lower_ in {"each", "every", "per"} for t in verb.subtree) or _one_in(objects):
        return True
    counted = any(c.dep_ == "nummod" for o in [*subjects, *objects] for c in o.subtree)
    plural = any(s.tag_ == "NNS" and not any(_sets_apart(c) for c in s.children) for s in subjects)
    placed = any(t.ent_type_ in {"GPE", "LOC", "FAC"} for t in verb.sent)
    return plural and bool(objects) and not counted and not placed


def _one_in(objects: list[Token]) -> bool:
    """ "One in six"."""
    return any(
        o.lower_ == "one" and o.i + 1 < len(o.doc) and o.nbor().lower_ == "in" for o in objects
    )


def _sets_apart(child: Token) -> bool:
    return child.dep_ in {"det", "nummod", "poss"}


def _is_dated(verb: Token) -> bool:
    """Whether the sentence says on which day or in which year: a history told in the present."""
    named = {"DATE", "TIME"}
    return any(
        t.ent_type_ in named and t.lower_ not in {"each", "every", "year"} for t in verb.sent
    ) and not any(t.lower_ in {"each", "every"} for t in verb.sent)


def _is_trait(token: Token) -> bool:
    """ "responsible for attacks", "known for ambushes"."""
    behind = [*_up(token), token.head.head]
    return any(t.lower_ in word_set("responsible") for t in behind)


def _counted(noun: Token) -> bool:
    return any(c.dep_ == "nummod" or c.lower_ in {"the", "these", "those"} for c in noun.children)


def _headline(verb: Token) -> bool:
    """Headlines tell of the past in the present."""
    sent = verb.sent
    return not any(t.text in {".", "!", "?"} for t in sent[-3:])
