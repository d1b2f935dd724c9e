"""People in the care of others after they were hurt: treated, admitted, in a serious condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.lexicon import lexicon
from recount.reading.syntax import child, children, objects_of

if TYPE_CHECKING:
    from spacy.tokens import Token

UNDERGOING = frozenset({"receive", "undergo", "need", "require", "await", "get", "have"})
_WHEN_AND_WHERE = frozenset({"still", "now", "currently", "later", "also", "already", "there",
                             "here", "locally", "reportedly", "meanwhile"})  # fmt: skip
_BRINGING = frozenset({"bring", "rush", "take", "carry"})


def is_aftermath(token: Token) -> bool:
    """ "Five are receiving treatment", "a boy is in a serious condition", "were hospitalised": said
    of people who were hurt before, by whatever it was."""
    words = lexicon().aftermath
    near = [t for p in children(token, "prep") for t in children(p, "pobj")]
    near = [t for t in near if not _is_of_a_place(t)]
    # "Receive treatment", but not "hit a hospital" or "stormed a health centre".
    if token.lemma_.lower() in UNDERGOING:
        near += [t for t in children(token, "dobj") if t.lemma_.lower() not in words["carers"]]
    lemma = token.lemma_.lower()
    cared_for = lemma in words["verbs"] or any(t.lemma_.lower() in words["things"] for t in near)
    return cared_for or is_brought_in(token, lemma)


def _is_of_a_place(noun: Token) -> bool:
    """ "In Borno State", "in the centre of X": where, and not in what condition."""
    lemma = noun.lemma_.lower()
    named = objects_of(noun, "of") if lemma in ("state", "center", "centre") else []
    if lemma == "state":
        named += [noun, *children(noun, "compound", "nmod")]
    return any(t.pos_ == "PROPN" for t in named)


def is_treated(token: Token, lemma: str) -> bool:
    """ "Medics treated 12 people", "six are being treated for burns": hurt before; whom others
    "treated badly" is none."""
    words = lexicon().aftermath
    if lemma not in words["verbs"]:
        return False
    if any(t.lower_ not in _WHEN_AND_WHERE for t in children(token, "advmod")):
        return False
    if any(t.lower_ in ("like", "as", "with") for t in children(token, "prep")):
        return False
    whom = child(token, "dobj")
    if whom is not None and any(t.lower_ == "no" for t in whom.children):
        return False  # "treated no fighters" says of nobody that he was not hurt
    doer = child(token, "nsubj")
    cared = doer is not None and doer.lower_.removesuffix("s") in words["carers"]
    return cared or (doer is None and child(token, "auxpass") is not None)


def is_brought_in(token: Token, lemma: str) -> bool:
    """ "More than 60 were brought in", "40 were admitted on Monday": hurt, where the words around
    tell of those who care for such people, and of nobody who was arrested."""
    led_in = lemma in _BRINGING and any(t.lower_ == "in" for t in children(token, "prt", "advmod"))
    if not led_in and lemma != "admit":
        return False
    people = child(token, "nsubjpass")
    counted = people is not None and any(t.tag_ == "CD" for t in people.subtree)
    dead = people is not None and people.lemma_.lower() in ("body", "corpse", "suspect")
    if not counted or dead or child(token, "auxpass") is None or objects_of(token, "to", "into"):
        return False
    before = token.doc[max(0, token.sent.start - 1)].sent
    near = {t.lemma_.lower() for sent in (before, token.sent) for t in sent}
    return bool(near & (_CARED_FOR | lexicon().aftermath["carers"]))


_CARED_FOR = frozenset({"patient", "treat", "infirmary", "surgery", "wounded", "injured"})


CARE = frozenset({"hospital", "clinic", "condition", "treatment", "ward", "care"})


def cared_for(verb: Token) -> Token | None:
    """The word that says that people "are still in hospital", "remain in critical condition"."""
    if verb.lemma_ not in ("be", "remain"):
        return None
    behind = verb.doc[verb.i + 1 : min(verb.i + 7, verb.sent.end)]
    return next((t for t in behind if t.lemma_.lower() in CARE), None)
