"""Days that only tell of a place or of somebody what is no part of the deed: "a raid on the town,
which rebels had seized in April", "the body of a man who moved there years ago"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.happenings import noun_type
from recount.reading.harm_roles import all_harm_verbs
from recount.reading.series_of_deeds import latest_of_a_series
from recount.reading.syntax import child, children

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.dates import DateMention
    from recount.reading.frames import Frame
    from recount.reading.scene import Scene

_BEING = frozenset({"occur", "happen", "begin", "start", "erupt", "break", "come", "go"})
"""What a relative clause says of a deed, whatever noun the parser hangs it from."""
_FOUNDING = frozenset({"set", "form", "found", "establish", "build", "create", "open", "ban",
                       "outlaw", "elect", "appoint", "sign", "bear", "enact", "inaugurate",
                       "release", "introduce", "construct", "merge", "proscribe"})  # fmt: skip
_LIVED_THROUGH = frozenset({"survive", "escape"})
_COUNTING = frozenset({"log", "record", "register", "count", "document", "tally", "verify",
                       "confirm", "report", "receive", "bury"})  # fmt: skip
_DAYS_OF_A_DEED = 2  # a night falls on two days


def is_told_aside(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """Whether a day stands in a relative clause about a place or somebody, outside the deed."""
    if _is_long_ago(mention) and is_of_a_founding(scene.tokens_of(mention.span)[0]):
        return True
    if _is_of_the_latest(frame, scene.tokens_of(mention.span)[0]):
        return True
    clause = _relative_clause(scene.tokens_of(mention.span)[0])
    if clause is None or _holds_the_deed(clause, frame) or _counts_them(clause):
        return False
    if _is_of_a_deed_there(clause):
        return True
    if noun_type(clause.head) is not None or clause.head == frame.anchor or _goes_on(clause):
        return False
    survived = clause.lemma_.lower() in _LIVED_THROUGH  # "guards of the mayor, who survived a raid"
    if survived or _is_place(scene, clause.head):
        return True
    if clause.lemma_.lower() in all_harm_verbs():
        return False  # "the body of a man who had been abducted on Friday"
    return _is_long_ago(mention) or any(t.lower_ == "had" for t in children(clause, "aux"))


def is_of_a_founding(token: Token) -> bool:
    """ "The head of a body set up by the police in 2002", "a school built in 1999", "the group,
    banned in 2002": since when it has been."""
    verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)
    of_it = verb is not None and verb.dep_ == "acl" and verb.tag_ == "VBN"
    return of_it and verb is not None and verb.lemma_.lower() in _FOUNDING


def _is_of_the_latest(frame: Frame, token: Token) -> bool:
    """ "Killed on Monday, in the latest of a series of attacks that claimed 30": of that one, and
    not of the 30."""
    clause = next((v for h in frame.harms if (v := latest_of_a_series(h.trigger))), None)
    return clause is not None and clause not in token.ancestors


def is_told_of_a_place(scene: Scene, mention: DateMention) -> bool:
    """ "The town of X, which rebels took earlier this month": when they did, whatever else the
    sentence tells."""
    clause = _relative_clause(scene.tokens_of(mention.span)[0])
    if clause is None or any(t.tag_ == "WRB" for t in clause.children) or _goes_on(clause):
        return False
    return noun_type(clause.head) is None and _is_place(scene, clause.head)


def _goes_on(clause: Token) -> bool:
    """ "Which was burning", "which took place on Monday": what was then, or the deed itself."""
    took_place = clause.lemma_ == "take" and any(t.lower_ == "place" for t in clause.children)
    return clause.tag_ == "VBG" or took_place or clause.lemma_.lower() in _BEING


def _is_of_a_deed_there(clause: Token) -> bool:
    """ "A mile from the spot where a bomb killed eight on 20 August": when that was. "Displaced
    people" only says who somebody is."""
    there = any(t.lower_ == "where" for t in clause.children)
    words = all_harm_verbs() | {"dead"}
    told = (t for t in clause.subtree if t.dep_ not in ("amod", "compound"))
    return there and any(t.lemma_.lower() in words for t in told)


def _counts_them(clause: Token) -> bool:
    """ "The 19 dead that he has logged since Sunday": the time of the count."""
    so_far = any(t.lower_ in ("has", "have") for t in children(clause, "aux"))
    counted = clause.lemma_.lower() in _COUNTING and child(clause, "nsubj") is not None
    return so_far and counted


def _relative_clause(token: Token) -> Token | None:
    """The relative clause that a word stands in, its own clauses and nouns included."""
    return next((t for t in token.ancestors if t.dep_ == "relcl"), None)


def _holds_the_deed(clause: Token, frame: Frame) -> bool:
    own = {frame.anchor, frame.clause, *(h.trigger for h in frame.harms)}
    return any(t in own for t in clause.subtree)


def _is_place(scene: Scene, noun: Token) -> bool:
    """ "Idlib, which", "the city of Idlib, which"."""
    names = [noun, *(t for p in children(noun, "prep") for t in children(p, "pobj"))]
    return any(scene.places_in([name]) for name in names if name.pos_ in ("PROPN", "NOUN"))


def _is_long_ago(mention: DateMention) -> bool:
    """ "Several years ago", "last year": no day of a deed."""
    when = mention.when
    return when is not None and (when.days is None or when.days > _DAYS_OF_A_DEED)
