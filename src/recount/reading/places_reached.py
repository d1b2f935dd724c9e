"""Where the doers had gone before the deed: "they went to X and killed nine", "moved to the village
of Y, where they killed four"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.scene_of_harm import is_of_care
from recount.reading.syntax import child, children, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from recount.reading.frames import Frame
    from recount.reading.scene import PlacedName, Scene

_GOING = frozenset({"go", "move", "proceed", "travel", "return", "march", "drive", "ride", "walk",
                    "come", "descend", "arrive", "advance", "head", "continue"})  # fmt: skip
_ON_DUTY = frozenset({"operate", "patrol", "deploy", "station", "fight", "guard", "man"})
_INTO = frozenset({"to", "into", "on", "in", "at"})
_STEPS = 4  # clauses between the deed and the way there


def places_reached(scene: Scene, frame: Frame) -> list[PlacedName]:
    """The places that the doers reached in the clause that the deed is joined to."""
    for verb in _ways(frame.anchor):
        found = [p for p in scene.places if _is_end_of(scene, p, verb, frame.anchor)]
        if found:
            return found
    return []


def places_on_duty(scene: Scene, frame: Frame) -> list[PlacedName]:
    """ "Troops patrolling the X road killed two", "a unit deployed to Y shot a man": where the
    doers were then."""
    doers = [h.agent for h in frame.harms if h.agent is not None]
    doer = subject_of(frame.clause)
    doers += [doer] if doer is not None and not doers else []
    acts = (t for d in doers for t in d.subtree if t.dep_ == "acl")
    busy = [t for a in acts if a.lemma_.lower() in _ON_DUTY for t in a.subtree]
    return scene.places_in(busy)[:1]


def _ways(deed: Token) -> Iterator[Token]:
    """The verbs of going that a deed is joined to, the nearest first."""
    verb = deed
    for _ in range(_STEPS):
        if verb.dep_ == "relcl":
            where = any(t.lower_ == "where" for t in children(verb, "advmod"))
            verb = next((t for t in verb.ancestors if t.pos_ == "VERB"), verb) if where else verb
        elif verb.dep_ in ("conj", "advcl", "xcomp") and not _has_own_subject(verb):
            verb = verb.head
        else:
            return
        if verb.lemma_.lower() in _GOING and child(verb, "auxpass") is None:
            yield verb


def _has_own_subject(verb: Token) -> bool:
    """ "Soldiers came to X after fighters had ambushed a convoy": others, elsewhere."""
    return any(t.pos_ != "PRON" for t in children(verb, "nsubj", "nsubjpass"))


def _is_end_of(scene: Scene, place: PlacedName, verb: Token, deed: Token) -> bool:
    """Whether a way leads to a place: behind "to", or said anew behind it ("to a village, X")."""
    tokens = scene.tokens_of(place.span)
    if not tokens or not verb.i < tokens[0].i < deed.i or is_of_care(tokens[-1]):
        return False
    current = tokens[-1]
    for _ in range(_STEPS):
        if current.head == verb:
            led = current.dep_ == "prep" and current.lower_ in _INTO
            return led or (current.dep_ == "npadvmod" and current in tokens)
        current = current.head
    return False
