"""Whose deed an attack is said to be: attributed to somebody, blamed on him, claimed by him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.syntax import child, children, objects_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_CREDITING = {"attribute": "to", "ascribe": "to", "blame": "on", "pin": "on", "claim": "by"}
_BODIES = frozenset({"group", "organisation", "organization", "outfit", "movement", "militia"})
_AS_A_WHOLE = frozenset({"attack", "assault", "raid", "killing", "massacre"})


def credited_with(noun: Token) -> list[Token]:
    """ "An attack attributed to X", "blamed on X", "claimed by X", "X claimed responsibility for an
    attack": those whose deed it is said to be."""
    found: list[Token] = []
    for verb in children(noun, "acl"):
        through = _CREDITING.get(verb.lemma_.lower())
        found += objects_of(verb, through) if through is not None else []
    blamed = noun.head if noun.dep_ == "nsubjpass" else None
    through = _CREDITING.get(blamed.lemma_.lower()) if blamed is not None else None
    if blamed is not None and through is not None:  # "the killing of nine was blamed on X"
        found += objects_of(blamed, through)
    if noun.dep_ == "pobj" and noun.head.lower_ == "behind" and noun.head.head.lemma_ == "be":
        doer = subject_of(noun.head.head)  # "X was behind the bombing"
        found += [doer] if doer is not None else []
    credit = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else None
    if credit is not None and credit.lemma_ in ("responsibility", "credit"):
        doer = subject_of(credit.head) if credit.dep_ == "dobj" else None
        found += [doer] if doer is not None and credit.head.lemma_ in ("claim", "take") else []
    return [*found, *_claimants(noun)]


def _claimants(noun: Token) -> list[Token]:
    """ "X claimed the attack", "an attack that X claimed", "for which X claimed responsibility"."""
    verbs = [noun.head] if noun.dep_ == "dobj" else []
    verbs += children(noun, "relcl")
    found: list[Token] = []
    for verb in verbs:
        thing = child(verb, "dobj")
        of_it = thing is None or thing == noun or thing.tag_ in ("WDT", "WP")
        responsible = thing is not None and thing.lemma_ == "responsibility"
        if (verb.lemma_ == "claim" and (of_it or responsible)) or _says_it_was_its_work(verb):
            found += [t for t in children(verb, "nsubj") if t.tag_ not in ("WDT", "WP")]
    return [t for t in found if not _points_back(t)]


def _points_back(doer: Token) -> bool:
    """ "The group claimed the attack": one that the text has named, and no name."""
    return doer.lemma_.lower() in _BODIES and any(t.lower_ == "the" for t in doer.children)


def _says_it_was_its_work(verb: Token) -> bool:
    """ "An attack which X said was its work"."""
    being = child(verb, "ccomp") if verb.lemma_ == "say" else None
    work = child(being, "attr") if being is not None else None
    owned = work is not None and child(work, "poss") is not None
    return owned and work is not None and work.lower_ in ("work", "doing", "handiwork")


def credited_behind(verb: Token) -> list[Token]:
    """ "A bomb hit a convoy on Sunday, an attack claimed by X": who is said of the deed as a noun
    behind its comma."""
    nouns = (t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.lemma_.lower() in _AS_A_WHOLE)
    told = (t for t in nouns if t.nbor(-1).lower_ in ("an", "a") and t.nbor(-2).text == ",")
    return [t for noun in told for t in credited_with(noun)]
