"""When, where, by whom and to whom: what a frame's own words say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recount.model.parties import Party
from recount.reading.days_of_others import says_when, sets_the_stage
from recount.reading.frames import Frame
from recount.reading.places_pointed import same_place
from recount.reading.scene import PlacedName
from recount.reading.sides import perpetrator_in
from recount.reading.sides_targets import target_in
from recount.reading.slots_dates import dates_of, heading_day, without_bare_parts
from recount.reading.slots_places import (
    SAYING,
    heading_of,
    place_of,
    stage_of,
)
from recount.reading.syntax import (
    child,
    children,
    clause_tokens,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.dates import DateMention
    from recount.reading.scene import Scene


@dataclass(frozen=True)
class Slots:
    """What the words of one frame say, before anything is taken over from elsewhere.

    `dates` are those that tell when, `own_dates` says that they stand in the frame's own clause;
    `same_place` is the phrase that points at a place already
    named ("in the same area").
    """

    dates: tuple[DateMention, ...] = ()
    place: PlacedName | None = None
    same_place: tuple[Token, ...] = ()
    perpetrator: Party | None = None
    target: Party | None = None
    own_dates: bool = False


def slots_of(scene: Scene, frame: Frame) -> Slots:
    """The slots that the frame's own clause fills."""
    return Slots(
        own_dates=any(says_when(d) for d in scene.dates_in(frame.tokens))
        or bool(heading_day(scene, frame)),
        dates=dates_of(scene, frame),
        place=place_of(scene, frame),
        same_place=same_place(frame),
        perpetrator=perpetrator_in(scene, frame),
        target=target_in(scene, frame),
    )


def _said_to_have_been(verb: Token) -> list[Token]:
    """ "The front said it had seized a base on Sunday": the words of what is said to have been."""
    said = children(verb, "ccomp") if verb.lemma_ in SAYING else []
    had = [v for v in said if any(t.lower_ == "had" for t in children(v, "aux"))]
    return [t for v in had for t in clause_tokens(v) if t.i > verb.i]


def _told_on_that_day(root: Token) -> Token | None:
    """ "The following day the army cordoned off a house": the verb, where the parser takes the day
    for the head of the sentence."""
    if root.pos_ != "NOUN" or root.lemma_ not in ("day", "morning", "night", "week", "month"):
        return None
    told = (t for t in children(root, "relcl") if child(t, "nsubj", "nsubjpass") is not None)
    return next((t for t in told if root.i == root.sent.start + 2 and t.tag_ == "VBD"), None)


_OFFICES = frozenset({"coordinate", "direct", "command", "oversee", "supervise", "finance",
                      "facilitate", "supply", "arrange", "recruit", "manage", "head",
                      "distribute", "smuggle"})  # fmt: skip


def tells_what_he_did(scene: Scene, root: Token) -> bool:
    """ "The leader coordinated attacks in X and Y", of whom the text tells that he was seized: what
    he was known for, on no day, and no place of what comes next."""
    subject = child(root, "nsubj")
    if subject is None or root.lemma_.lower() not in _OFFICES:
        return False
    known = any(t.lower_ in ("the", "this", "that", "who") for t in subject.children)
    one = subject.lower_ in ("he", "she", "they") or (known and subject.tag_ == "NN")
    return one and not scene.dates_in(list(root.sent))


def stages_of(scene: Scene) -> list[tuple[int, Slots]]:
    """Main clauses in the past that say when or where, by the index of their first word."""
    found = []
    for sent in scene.doc.sents:
        heading = heading_of(scene, sent)
        if heading is not None:
            found.append((sent.start, Slots(place=heading)))
        root = _told_on_that_day(sent.root) or sent.root
        if root.tag_ not in ("VBD", "VBN"):
            continue
        tokens = clause_tokens(root)
        same = root == sent.root
        tokens += _said_to_have_been(root) if same else list(sent[: root.i - sent.start])
        dates = [d for d in scene.dates_in(tokens) if sets_the_stage(scene, d)]
        if tells_what_he_did(scene, root):
            continue
        place = stage_of(scene, sent, tokens)
        if dates or place is not None:
            found.append((sent.start, Slots(tuple(without_bare_parts(scene, dates)[:1]), place)))
    return found
