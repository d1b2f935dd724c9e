"""When, where, by whom and to whom: what a frame's own words say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recount.model.parties import Party
from recount.reading.frames import Frame
from recount.reading.happenings import noun_type
from recount.reading.scene import PlacedName
from recount.reading.sides import perpetrator_in, target_in
from recount.reading.slots_places import (
    SAYING,
    place_of,
    same_place,
    stage_of,
    with_side_clauses,
)
from recount.reading.syntax import (
    clause_head,
    clause_tokens,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.dates import DateMention
    from recount.reading.scene import Scene

ANNOUNCING = frozenset({"confirm", "announce", "report", "say", "disclose", "reveal"})
NAMING_DEPS = ("compound", "nmod", "nummod", "poss", "amod")
STATEMENTS = frozenset({"statement", "release", "interview", "briefing", "tweet", "letter"})


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
        own_dates=any(_says_when(d) for d in scene.dates_in(frame.tokens)),
        dates=_dates(scene, frame),
        place=place_of(scene, frame),
        same_place=same_place(frame),
        perpetrator=perpetrator_in(scene, frame),
        target=target_in(scene, frame),
    )


def stages_of(scene: Scene) -> list[tuple[int, Slots]]:
    """Main clauses in the past that say when or where, by the index of their first word."""
    found = []
    for sent in scene.doc.sents:
        if sent.root.tag_ not in ("VBD", "VBN"):
            continue
        tokens = clause_tokens(sent.root)
        dates = [d for d in scene.dates_in(tokens) if _says_when(d)]
        place = stage_of(scene, sent, tokens)
        if dates or place is not None:
            found.append((sent.start, Slots(tuple(_without_bare_parts(dates)[:1]), place)))
    return found


# --- when ---------------------------------------------------------------------------------------


def _dates(scene: Scene, frame: Frame) -> tuple[DateMention, ...]:
    """The dates of the clause, those that hang from the event's own words first."""
    found = [d for d in scene.dates_in(frame.tokens) if _says_when(d) and not _of_word(scene, d)]
    found = [
        d for d in found if not (_of_another(scene, frame, d) or _counts_from(scene, frame, d))
    ]
    for wider in (_around, _sentence_dates):
        near = [d for d in wider(scene, frame) if _says_when(d) and not _of_word(scene, d)]
        found = found or [d for d in near if not _of_another(scene, frame, d)]
    if not found:
        return ()
    found = _without_bare_parts(_not_of_saying(scene, frame, found))
    ranked = sorted(found, key=lambda d: (_distance(scene, frame, d), d.span.start))
    best = ranked[0]
    if best.series is not None:
        return tuple(d for d in found if d.series == best.series)
    return (best,)


def _sentence_dates(scene: Scene, frame: Frame) -> list[DateMention]:
    """Dates of the main clause of the sentence, where the frame's own clause has none."""
    root = frame.anchor.sent.root
    if root.lemma_ in SAYING:
        return []
    main = list(scene.dates_in(with_side_clauses(clause_tokens(root))))
    sayers = [t for t in frame.anchor.sent if t.lemma_.lower() in SAYING | ANNOUNCING]
    every = [
        d
        for d in scene.dates_in(list(frame.anchor.sent))
        if _says_when(d) and not any(_adjoins(scene, d, verb) for verb in sayers)
    ]
    return main or (every if len(every) == 1 else [])


def _of_another(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """Whether a date stands inside the name of another event: "leaders of the Aug. 7 attack"."""
    tokens = scene.tokens_of(mention.span)
    inside = {t.i for t in tokens}
    heads = [t.head for t in tokens if t.head.i not in inside and t.dep_ in NAMING_DEPS]
    above = {t.head.head.lemma_.lower() for t in tokens if t.dep_ == "pobj"}
    if above & STATEMENTS:
        return True  # "it said in a statement of 9 April"
    return any(h != frame.anchor and noun_type(h) is not None for h in heads)


def _counts_from(scene: Scene, frame: Frame, mention: DateMention) -> bool:
    """Whether a date counts from this event: "a day after a bomb killed three" dates another."""
    tokens = scene.tokens_of(mention.span)
    if mention.offset is None or not tokens or tokens[-1].i + 1 >= len(scene.doc):
        return False
    word = tokens[-1].nbor(1)
    if word.lower_ not in ("after", "before"):
        return False
    inside = word.head if word.dep_ == "mark" else word
    return any(t == frame.anchor for t in inside.subtree)


def _not_of_saying(scene: Scene, frame: Frame, dates: list[DateMention]) -> list[DateMention]:
    """ "yesterday confirmed the arrest on Oct. 19": the day of the word is not that of the deed."""
    verb = frame.clause
    if verb.lemma_.lower() not in ANNOUNCING or len(dates) < 2:
        return dates
    kept = [d for d in dates if not _adjoins(scene, d, verb)]
    return kept or dates


def _of_word(scene: Scene, date: DateMention) -> bool:
    """ "The radio said the next day that 12 fighters had died": when it was said."""
    words = scene.tokens_of(date.span)
    first, last = words[0].i, words[-1].i + 1
    doc = scene.doc
    if first == 0 or last >= len(doc) or doc[last].lower_ != "that":
        return False
    on = doc[first - 1].lower_ == "on" and first > 1
    return doc[first - 2 if on else first - 1].lemma_.lower() in SAYING | ANNOUNCING


def _without_bare_parts(dates: list[DateMention]) -> list[DateMention]:
    """ "during an overnight operation Monday": the day named goes before the bare part of it."""
    days = [d for d in dates if d.timex_type == "DATE"]
    return days if days and any(d.timex_type == "TIME" for d in dates) else dates


def _says_when(mention: DateMention) -> bool:
    if mention.offset is not None:
        return True
    return mention.when is not None and mention.timex_type != "SET"


def _around(scene: Scene, frame: Frame) -> list[DateMention]:
    """Dates beside the verb of saying or performing that the clause hangs from."""
    head = frame.clause.head
    if head == frame.clause or head.sent.start != frame.sentence:
        return []
    beside = [t for c in head.children for t in c.subtree if clause_head(t) == clause_head(head)]
    dates = list(scene.dates_in(beside))
    if head.lemma_.lower() not in SAYING | ANNOUNCING:
        return dates
    return [
        d
        for d in dates
        if (d.offset is not None and d.span.start < head.idx) or not _adjoins(scene, d, head)
    ]


def _adjoins(scene: Scene, mention: DateMention, verb: Token) -> bool:
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    near = {verb.i - 1, verb.i + 1, verb.i + 2 if after.lower_ in ("on", "late") else verb.i + 1}
    return bool(near & {t.i for t in scene.tokens_of(mention.span)})


def _distance(scene: Scene, frame: Frame, mention: DateMention) -> tuple[int, bool, int]:
    """How far a date hangs from the event: steps in the tree, then words; a day named goes before
    one that is counted from another: "on Monday, three days before the feast"."""
    tokens = scene.tokens_of(mention.span)
    own = {frame.anchor.i, frame.clause.i, *(h.trigger.i for h in frame.harms)}
    steps = min((_steps(token, own) for token in tokens), default=99)
    about = min((abs(t.i - frame.anchor.i) for t in tokens), default=999)
    return steps, mention.offset is not None, about


def _steps(token: Token, own: set[int]) -> int:
    steps, current = 0, token
    while current.i not in own and current.head != current and steps < 20:
        current, steps = current.head, steps + 1
    return steps if current.i in own else 20
