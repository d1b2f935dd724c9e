"""What a sentence names as having gone before its own deed: "a week after clashes", "in revenge for
an ambush". It has another day, and its doers and its kind are not the deed's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.comparing import rank_since
from recount.reading.harm_roles import SHOT, all_harm_verbs
from recount.reading.once import sentence_lemmas
from recount.reading.syntax import child

if TYPE_CHECKING:
    from spacy.tokens import Token

_AFTER = frozenset({"after", "following"})
_SPELLS = frozenset({"minute", "hour", "day", "night", "week", "fortnight", "month", "year"})
_DOING = frozenset({"launch", "mount", "stage", "recover", "retrieve", "discover"})
"""What is done after a deed, and is none of its harm: a strike launched, bodies recovered."""
_DYING = frozenset({"die", "succumb", "perish"})
_HELD_FOR = frozenset({"over", "for", "with", "to"})
_HOLDING = frozenset({"arrest", "detain", "charge", "indict", "convict", "sentence", "jail", "try",
                      "question", "interrogate", "apprehend"})  # fmt: skip
_REVENGE = frozenset({"revenge", "retaliation", "retaliatory", "reprisal", "response", "reply",
                      "retribution", "vengeance", "payback"})  # fmt: skip
_MARKS = frozenset({";", ":", "–", "—", "--", "(", ")"})


def earlier_phrase(noun: Token) -> Token | None:
    """The preposition that makes an event's noun one that went before: in "nine died after an
    attack" there is none, as they died in it."""
    up = noun
    while up != up.head and (_leads(up) or up.pos_ not in ("VERB", "AUX")):
        if _leads(up):
            if up.lower_ in _AFTER and (_is_measured(up) or _is_of_a_deed(up)):
                return up
            if _leads_to_what_is_answered(up):
                return up
        up = up.head
    return None


def what_for(noun: Token) -> Token | None:
    """The preposition that makes an event's noun what somebody is held for: "arrested nine over
    the attack", "charged in connection with a bombing"."""
    up = noun
    while up != up.head and (up.dep_ == "prep" or up.pos_ not in ("VERB", "AUX")):
        if up.dep_ == "prep" and up.lower_ in _HELD_FOR:
            verb = next((t for t in up.ancestors if t.pos_ in ("VERB", "AUX")), up)
            return up if verb.lemma_.lower() in _HOLDING else None
        up = up.head
    return None


def _leads(word: Token) -> bool:
    """A preposition, or "following", which the parser takes for a verb as often."""
    return word.dep_ == "prep" or (word.lower_ == "following" and word.dep_ == "advcl")


def _leads_to_what_is_answered(prep: Token) -> bool:
    """ "In revenge for", "in response to", "a revenge attack for", "a retaliatory strike for"."""
    if prep.lower_ not in ("for", "to", "over"):
        return False
    said = (prep.head, *(t for t in prep.head.lefts if t.dep_ in ("compound", "amod")))
    return any(t.lemma_.lower() in _REVENGE for t in said)


def answered_before(token: Token) -> Token | None:
    """The preposition behind which a sentence says what its deed answers, where the word stands
    behind it and no mark between: "killed nine in retaliation for raids in X earlier this week".
    The parser hangs such a place or day from the deed as often as from the raids."""
    doc = token.doc
    if sentence_lemmas(token).isdisjoint(_REVENGE):
        return None
    for at in range(token.i - 1, token.sent.start, -1):
        word = doc[at]
        if word.text in _MARKS or (word.text == "," and doc[at + 1].pos_ != "PROPN"):
            return None
        if word.dep_ == "prep" and _leads_to_what_is_answered(word):
            return word
    return None


def is_looked_back_on(word: Token) -> bool:
    """ "In revenge for raids on X", "the worst since the raid on Y": no day or place of what the
    text goes on to tell."""
    return answered_before(word) is not None or rank_since(word) is not None


def answers_what_was_told(deed: Token) -> bool:
    """ "In retaliation, the army launched an air raid that killed nine": a deed of its own, on no
    day that was told before."""
    opening = deed.doc[deed.sent.start : deed.sent.start + 4]
    words = [t.lower_ for t in opening]
    led = next((t for t in opening if t.lemma_.lower() in _REVENGE and t.i < deed.i), None)
    if words[:1] != ["in"] or led is None:
        return False
    return led.nbor(1).text == "," or led.nbor(1).lower_ in ("for", "to")


def is_earlier_clause(verb: Token) -> bool:
    """ "Gunmen killed three hours after a bomb wounded 20", "soldiers shot nine after rebels
    attacked"; in "three were killed after a bomb went off" they died by it."""
    mark = child(verb, "mark")
    if verb.dep_ != "advcl" or mark is None or mark.lower_ != "after":
        return False
    if verb.head.lemma_.lower() in _DYING:
        return False
    spell = child(verb, "npadvmod") or child(mark, "npadvmod")
    return (spell is not None and spell.lemma_.lower() in _SPELLS) or _is_of_a_deed(mark)


def is_told_after(trigger: Token) -> bool:
    """ "Four were killed in X, a day after an attack left two dead in Y": the parser joins "left"
    to the main verb, and takes its subject for what "after" governs."""
    verb = trigger if trigger.pos_ == "VERB" else trigger.head
    spell = child(verb, "npadvmod")
    if verb.dep_ != "conj" or spell is None or spell.lemma_.lower() not in _SPELLS:
        return False
    after = child(spell, "prep")
    subject = child(after, "pobj") if after is not None and after.lower_ in _AFTER else None
    return subject is not None and subject.i < verb.i and child(verb, "nsubj") is None


def _is_measured(prep: Token) -> bool:
    """ "A week after", "hours after"."""
    spell = child(prep, "npadvmod", "advmod") or prep.head
    return spell.pos_ == "NOUN" and spell.lemma_.lower() in _SPELLS


def _is_of_a_deed(prep: Token) -> bool:
    """Whether somebody is said to have done harm to others after it: "soldiers shot nine men after
    an attack"; what "a bomb wounded" after it is no deed."""
    verb = prep.head.head if prep.dep_ == "mark" else prep.head
    while verb.pos_ == "NOUN" and verb != verb.head:  # "as reprisals after clashes"
        verb = verb.head
    while verb.dep_ in ("prep", "pobj") and verb != verb.head:
        verb = verb.head
    if verb.lemma_.lower() not in all_harm_verbs() | SHOT | _DOING:
        return False
    active = child(verb, "nsubj") is not None and child(verb, "dobj") is not None
    return active or child(verb, "agent") is not None
