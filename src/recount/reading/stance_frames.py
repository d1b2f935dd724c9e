"""Words that make a whole passage unreal: a novel's plot, a drill, a match, talks that explode.

One such word says little ("gunmen attacked the match"), so a passage needs two or three of them,
or one that rules the event's own clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from recount.reading.once import sentence_lemmas
from recount.reading.triggers import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

REACH = 250  # words of a passage to each side
_VERBS = frozenset({"VERB", "AUX"})
_PLAYS = 3  # words of play that make a passage one about a match
_STAGES = 2  # words of staging that make it one about a drill
_MATCH = 4  # that make the whole text one
_SCORE = re.compile(r"(?<!\S)\d{1,2}[-–]\d{1,2}(?![\w-])")
_WINNING = frozenset({"beat", "win", "defeat", "draw", "edge", "thrash", "lose"})
_REHEARSALS = frozenset({"scenario", "simulation", "drill", "rehearsal", "exercise"})
_LISTS = ("staging", "plays", "teams")


class Framing(StrEnum):
    """What a passage is about instead of what happened."""

    FICTION = "fiction"
    DRILL = "drill"
    FIGURATIVE = "figurative"


def framing(doc: Doc, token: Token, verb: Token) -> Framing | None:
    """What the event's words are part of instead of a report; None where they report."""
    if _in_a_story(doc, token):
        return Framing.FICTION
    marks = _landmarks(doc)
    passage = marks.passage(token.i)
    staged = marks.distinct("staging", *passage) >= _STAGES
    if staged or _supposed(token) or _mocked(token) or _rehearsed(token):
        return Framing.DRILL
    own = (token.sent.start, token.sent.end)
    played = marks.distinct("plays", *own)
    if marks.distinct("plays", 0, marks.length) >= _MATCH or _is_scored(token):
        return Framing.FIGURATIVE
    if marks.distinct("plays", *passage) >= _PLAYS or (played and marks.distinct("teams", *own)):
        return Framing.FIGURATIVE
    return Framing.FIGURATIVE if _abstract(verb) else None


@dataclass(frozen=True)
class _Landmarks:
    """The words of a document that frame a passage, by their places, looked up once for all events.

    `parts` are where paragraphs end, `openers` what sets a story; `words` holds each list's words
    with the forms that stand there.
    """

    length: int
    parts: list[int]
    openers: list[int]
    words: dict[str, list[tuple[int, str]]]

    def passage(self, at: int) -> tuple[int, int]:
        """The paragraph around a word, at most `REACH` words to each side; its end is exclusive."""
        after = bisect_right(self.parts, at)
        before = bisect_left(self.parts, at)
        first = self.parts[before - 1] + 1 if before else 0
        last = self.parts[after] if after < len(self.parts) else self.length
        return max(first, at - REACH), min(last, at + REACH + 1)

    def distinct(self, name: str, start: int, end: int) -> int:
        """How many different words of a list stand from `start` to `end`."""
        return len({form for at, form in self.words[name] if start <= at < end})

    def opens(self, start: int, end: int) -> bool:
        """Whether something there sets a story."""
        return bisect_left(self.openers, start) < bisect_left(self.openers, end)


@lru_cache(maxsize=1)
def _landmarks(doc: Doc) -> _Landmarks:
    """Those of the document that is being read."""
    words: dict[str, list[tuple[int, str]]] = {name: [] for name in _LISTS}
    parts, openers = [], []
    for t in doc:
        if t.is_space and _parts(t):
            parts.append(t.i)
        forms = (t.lemma_.lower(), t.lower_, t.lower_.removesuffix("s"))
        if _framing_words().isdisjoint(forms):
            continue
        for name, found in words.items():
            form = next((w for w in forms if w in word_set(name)), None)
            if form is not None:
                found.append((t.i, form))
        if forms[0] in word_set("stories") and (_is_setting(t) or _is_teller(t)):
            openers.append(t.i)
    return _Landmarks(len(doc), parts, openers, words)


@cache
def _framing_words() -> frozenset[str]:
    return frozenset[str]().union(*(word_set(name) for name in (*_LISTS, "stories")))


def _parts(token: Token) -> bool:
    return token.is_space and token.text.count("\n") > 1


# --- stories --------------------------------------------------------------------------------------


def _in_a_story(doc: Doc, token: Token) -> bool:
    """ "In the film, two people are murdered"; and what goes on in the present tense after it."""
    marks, sent = _landmarks(doc), token.sent
    if marks.opens(sent.start, sent.end):
        return True
    start, end = marks.passage(token.i)
    root = sent.root
    told = [root, *(c for c in root.children if c.dep_ in {"aux", "auxpass"})]
    earlier = marks.opens(start, min(end, sent.start))
    return earlier and any(t.tag_ in {"VBZ", "VBP"} for t in told)


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


def _rehearsed(token: Token) -> bool:
    """ "In the scenario a gunman kills four people"; not "in the exercise of their duty"."""
    return not _REHEARSALS.isdisjoint(sentence_lemmas(token)) and any(
        t.lemma_.lower() in _REHEARSALS
        and t.dep_ == "pobj"
        and t.head.lower_ in {"in", "during"}
        and not any(c.lower_ == "of" for c in t.children)
        for t in token.sent
    )


def _is_scored(token: Token) -> bool:
    """ "Survived a bombardment to beat the visitors 2-1"."""
    words = sentence_lemmas(token)
    return bool(words & _WINNING) and _SCORE.search(token.sent.text) is not None


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
