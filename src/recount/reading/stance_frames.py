"""Words that make a whole passage unreal: a novel's plot, a drill, a match, talks that explode.

One such word says little ("gunmen attacked the match"), so a passage needs two or three of them,
or one that rules the event's own clause.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from recount.reading.triggers import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

REACH = 250  # words of a passage to each side
_VERBS = frozenset({"VERB", "AUX"})
_PLAYS = 3  # words of play that make a passage one about a match
_STAGES = 2  # words of staging that make it one about a drill


class Framing(StrEnum):
    """What a passage is about instead of what happened."""

    FICTION = "fiction"
    DRILL = "drill"
    FIGURATIVE = "figurative"


def framing(doc: Doc, token: Token, verb: Token) -> Framing | None:
    """What the event's words are part of instead of a report; None where they report."""
    if _in_a_story(doc, token):
        return Framing.FICTION
    passage = _passage(doc, token)
    if _supposed(token) or _distinct(passage, "staging") >= _STAGES or _mocked(token):
        return Framing.DRILL
    own = list(token.sent)
    played = _distinct(own, "plays")
    if _distinct(passage, "plays") >= _PLAYS or (played and _distinct(own, "teams")):
        return Framing.FIGURATIVE
    return Framing.FIGURATIVE if _abstract(verb) else None


def _passage(doc: Doc, token: Token) -> list[Token]:
    """The words of a token's paragraph, at most `REACH` to each side."""
    first, last = token.i, token.i
    while first > max(0, token.i - REACH) and not _parts(doc[first - 1]):
        first -= 1
    while last < min(len(doc) - 1, token.i + REACH) and not _parts(doc[last + 1]):
        last += 1
    return list(doc[first : last + 1])


def _parts(token: Token) -> bool:
    return token.is_space and token.text.count("\n") > 1


def _distinct(words: list[Token], name: str) -> int:
    wanted = word_set(name)
    forms = ((t.lemma_.lower(), t.lower_, t.lower_.removesuffix("s")) for t in words)
    return len({next(w for w in each if w in wanted) for each in forms if wanted & set(each)})


# --- stories --------------------------------------------------------------------------------------


def _in_a_story(doc: Doc, token: Token) -> bool:
    """ "In the film, two people are murdered"; and what goes on in the present tense after it."""
    if _opens_story(list(token.sent)):
        return True
    earlier = [t for t in _passage(doc, token) if t.i < token.sent.start]
    root = token.sent.root
    told = [root, *(c for c in root.children if c.dep_ in {"aux", "auxpass"})]
    return _opens_story(earlier) and any(t.tag_ in {"VBZ", "VBP"} for t in told)


def _opens_story(words: list[Token]) -> bool:
    return any(_is_setting(t) or _is_teller(t) for t in words)


def _is_setting(token: Token) -> bool:
    """ "In her third novel": what the clause is set in."""
    if token.dep_ != "pobj" or token.lemma_.lower() not in word_set("stories"):
        return False
    adrift = token.head.head == token.head  # a parse that lost what the phrase belongs to
    return token.head.lower_ == "in" and (adrift or token.head.head.pos_ in _VERBS)


def _is_teller(token: Token) -> bool:
    """ "The novel tells of", "the film follows"."""
    if token.dep_ != "nsubj" or token.lemma_.lower() not in word_set("stories"):
        return False
    return token.head.tag_ in {"VBZ", "VBP"} and token.head.lemma_.lower() in word_set("telling")


# --- drills ---------------------------------------------------------------------------------------


def _supposed(token: Token) -> bool:
    """ "The scenario supposes that a state has shelled the coast"."""
    for above in (token, *token.ancestors):
        if above.dep_ in {"ccomp", "xcomp"} and above.head.lemma_.lower() in word_set("supposing"):
            subjects = [c for c in above.head.children if c.dep_ == "nsubj"]
            return any(s.lemma_.lower() in word_set("staging") for s in subjects)
    return False


def _mocked(token: Token) -> bool:
    """ "A mock battle", "were killed in a simulated raid"."""
    near = [token, *token.subtree] if token.pos_ in _VERBS else [token, token.head]
    return any(
        c.lower_ in word_set("mocking") for t in near for c in t.children if c.dep_ == "amod"
    )


# --- figures of speech ----------------------------------------------------------------------------


def _abstract(verb: Token) -> bool:
    """ "Wage talks exploded", "attacked the offer": nothing that can be blown up or shot at."""
    if verb.pos_ not in _VERBS:
        return False
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    return any(s.lemma_.lower() in word_set("bursting") for s in subjects) or any(
        o.lemma_.lower() in word_set("criticised") for o in objects
    )
