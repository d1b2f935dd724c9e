"""Who the grammar says speaks, put right: things do not speak, a statement's author does.

A parser that reads a list into "..., killing six, a resident and a teacher said" loses those who
speak; the words between the last comma and the verb are theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.parties import SpeakerKind
from recount.reading.happenings import noun_type
from recount.reading.speakers_names import kind_of_words
from recount.reading.speakers_stances import listed
from recount.reading.syntax import objects_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "CCONJ", "ADP", "PART", "PRON"})
_CLOSING = frozenset({"say", "tell", "report", "announce", "confirm", "state", "add"})
_LOST_LIVES = frozenset({"life", "victim", "casualty", "dead"})
_BORNE = frozenset({"attribute", "issue", "release", "sign", "publish", "circulate", "distribute"})
LONGEST = 14  # words between the comma and the verb


def is_no_saying(token: Token) -> bool:
    """Whether the verb is one of saying by its form only: "claimed five lives", "no group has
    claimed", "the blast suggests"."""
    after = token.doc[token.i + 1 : token.i + 3]
    bare = token.lower_ == "reported" and not any(c.dep_ == "auxpass" for c in token.children)
    if (token.lower_ == "said" or bare) and [t.lower_ for t in after] in (
        ["to", "have"],
        ["to", "be"],
    ):
        return True
    subjects = [c for c in token.children if c.dep_ == "nsubj"]
    if not subjects and token.dep_ == "conj":  # "clashes go on, confirmed reports of ..."
        subjects = [c for c in token.head.children if c.dep_ == "nsubj" and is_thing(c)]
    if token.lemma_.lower() == "report" and any(_is_bare_number(s) for s in subjects):
        return True  # "and 43 reported missing"
    objects = [c.lemma_.lower() for c in token.children if c.dep_ == "dobj"]
    if token.lemma_.lower() == "claim" and set(objects) & _LOST_LIVES:
        return True
    if token.dep_ == "acl" and token.lemma_.lower() == "respond" and not subjects:
        return any(noun_type(t) is not None for t in objects_of(token, "to"))  # "to an ambush"
    if any(subject.lower_ in {"nobody", "none"} for subject in subjects):
        return True
    if any(c.lower_ == "no" for subject in subjects for c in subject.children):
        return True
    if token.lemma_.lower() == "suspect" and token.tag_ in {"VBD", "VBN"}:
        return not subjects and not any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.children)
    return any(is_thing(s) for s in subjects) and trailing_subject(token, None) is None


def _is_bare_number(subject: Token) -> bool:
    """ "43", but "two of the witnesses" and "two residents" may speak."""
    return subject.tag_ == "CD" and not any(True for c in subject.children if c.dep_ == "prep")


def is_thing(noun: Token) -> bool:
    """Whether a noun can say nothing: a bomb, an attack, a distance."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in listed("things", "words")


def author_of(subject: Token) -> Token:
    """The one who speaks in "a statement attributed to the party", "an inquiry by the monitor";
    otherwise the subject."""
    if subject.lemma_.lower() not in listed("echoes", "words"):
        return subject
    by = next((t for t in subject.children if t.dep_ == "prep" and t.lower_ == "by"), None)
    named = [t for t in by.children if t.dep_ == "pobj" and t.pos_ == "PROPN"] if by else []
    if named:
        return named[0]
    for child in subject.children:
        if child.dep_ == "acl" and child.lemma_.lower() in _BORNE:
            through = [p for p in child.children if p.lower_ in {"to", "by"}]
            named = [t for p in through for t in p.children if t.dep_ == "pobj"]
            if named:
                return named[0]
    return subject


def trailing_subject(token: Token, subject: Token | None) -> Token | None:
    """The one who speaks at the end of a sentence, where the parse has missed them; else None."""
    if token.lemma_.lower() not in _CLOSING or token.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    words = _since_comma(token) or _before_a_name(token)
    if not words or (subject is not None and _is_found(token, subject, words)):
        return None
    impossible = any(c.dep_ == "nsubj" and is_thing(c) for c in token.children)
    clause = any(c.dep_ in {"ccomp", "xcomp"} and c.i > token.i for c in token.children)
    told_of = any(t.pos_ in {"VERB", "AUX"} for t in token.doc[token.sent.start : words[0].i])
    if not impossible and (clause or not told_of):
        return None
    if kind_of_words(words) is SpeakerKind.OTHER:
        return None
    inside = {t.i for t in words}
    heads = [t for t in words if t.pos_ in {"NOUN", "PROPN"} and t.dep_ != "compound"]
    return next((t for t in heads if t.head.i not in inside), None)


def _is_found(token: Token, subject: Token, words: list[Token]) -> bool:
    """Whether the parse has them all as the subject of a verb that rules its sentence."""
    own = subject.dep_ == "nsubj" and subject.head == token and token.dep_ != "conj"
    held = {t.i for t in subject.subtree}
    inside = words[0].i <= subject.i <= words[-1].i
    return own and inside and all(t.i in held for t in words)


def _before_a_name(token: Token) -> list[Token]:
    """ "a farmer, Malam Sani Dutse, told reporters": the words before the name."""
    comma = token.nbor(-1) if token.i > token.sent.start else token
    name = _since_comma(comma) if comma.text == "," else []
    if not name or any(t.pos_ != "PROPN" for t in name):
        return []
    return _since_comma(name[0].nbor(-1))


def _since_comma(token: Token) -> list[Token]:
    """The words of the noun phrase right before a verb, back to a comma; none where there is
    none, or a verb among them."""
    words: list[Token] = []
    for i in range(token.i - 1, max(token.sent.start, token.i - LONGEST) - 1, -1):
        word = token.doc[i]
        if word.text == ",":
            return words
        if word.pos_ not in _PHRASE:
            return []
        words.insert(0, word)
    return []
