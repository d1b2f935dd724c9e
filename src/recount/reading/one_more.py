"""One more blow than was told of: "a second one went off", "another exploded nearby", "a third
rocket wounded six"; and one of those just told of: "the first landed in a yard"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.reading.deeds import strike_named
from recount.reading.hands import weapon_type
from recount.reading.ordinals import NTH
from recount.reading.syntax import child, children, is_plural

if TYPE_CHECKING:
    from spacy.tokens import Token

ANOTHER = frozenset({"second", "third", "another", "a"})
GOING_OFF = frozenset({"explode", "detonate", "go", "strike", "hit", "land", "follow", "fall",
                       "crash", "slam", "burst"})  # fmt: skip
HELPERS = frozenset({"rescuer", "helper", "responder", "medic", "paramedic", "firefighter"})
_HARMING = frozenset({"kill", "wound", "injure", "hurt"})
SINGLE_BLOWS = frozenset({EventType.BOMBING, EventType.SUICIDE_BOMBING, EventType.SHELLING,
                          EventType.AIR_STRIKE, EventType.MINE})  # fmt: skip


def another_such(token: Token) -> EventType | None:
    """ "A second one went off", "another exploded nearby", "the second killed a girl", "a third
    rocket wounded six": one more of what was told last."""
    if token.dep_ != "nsubj" or token.head.i < token.i:
        return None
    harms = token.head.lemma_.lower() in _HARMING and child(token.head, "dobj") is not None
    if is_one_more(token):
        return weapon_type(token) if harms else None
    led = {t.lower_ for t in children(token, "amod", "det")}
    bare = token.lower_ in ("another", "others") and token.pos_ in ("PRON", "DET", "NOUN")
    ordered = token.lower_ in NTH and bool(led & {"a", "the"})
    if not (bare or ordered or (token.lower_ == "one" and led & ANOTHER)):
        return None
    if not harms and token.head.lemma_.lower() not in GOING_OFF:
        return None
    return _blow_before(token, 1) or _in_the_row_before(token)


def _in_the_row_before(token: Token) -> EventType | None:
    """ "One hit a mosque. Another killed a girl": the kind of what the sentence before
    tells of, which leaves the word out too."""
    before = token.doc[token.sent.start - 1].sent.root if token.sent.start else token
    first = child(before, "nsubj") if before != token else None
    return (one_of_such(first) or another_such(first)) if first is not None else None


def one_of_such(token: Token) -> EventType | None:
    """ "Two shells struck X. The first landed in a yard": one of those just told of."""
    if token.lower_ not in ("one", "first") or token.dep_ != "nsubj" or token.pos_ == "NOUN":
        return None
    harms = token.head.lemma_.lower() in _HARMING and child(token.head, "dobj") is not None
    goes_off = token.head.lemma_.lower() in GOING_OFF
    if not (harms or goes_off) or children(token, "prep", "amod"):
        return None
    before = token.doc[token.sent.start - 1].sent if token.sent.start else token.sent
    many = any(is_plural(t) and weapon_type(t) in SINGLE_BLOWS for t in before)
    return _blow_before(token, 1) if many else None


def is_one_more(thing: Token) -> bool:
    """ "Another shell", "a second drone": one more weapon than was told of; not one that came for
    those who helped where the first had struck."""
    if thing.tag_ != "NN" or weapon_type(thing) not in SINGLE_BLOWS:
        return False
    struck = child(thing.head, "dobj")
    if struck is not None and (struck.lower_ == "those" or struck.lemma_.lower() in HELPERS):
        return False
    return any(t.lower_ in ("another", *NTH) for t in children(thing, "amod", "det"))


def another_struck(verb: Token) -> EventType | None:
    """ "Half an hour later a second minibus was hit": by one more of the blows told last."""
    if verb.lemma_.lower() not in ("hit", "strike", "target") or verb.tag_ != "VBN":
        return None
    thing = child(verb, "nsubjpass")
    one_more = thing is not None and any(
        t.lower_ in ("second", "third", "another") for t in children(thing, "amod", "det")
    )
    return _blow_before(verb, 3) if one_more and child(verb, "agent") is None else None


def _blow_before(token: Token, sentences: int) -> EventType | None:
    """The kind of the last single blow that so many sentences before a word tell of."""
    first = token.sent.start
    for _ in range(sentences):
        first = token.doc[first - 1].sent.start if first else 0
    nouns = [t for t in token.doc[first : token.i] if t.pos_ == "NOUN"]
    told = [strike_named(t) for t in nouns]
    return next((kind for kind in reversed(told) if kind in SINGLE_BLOWS), None)
