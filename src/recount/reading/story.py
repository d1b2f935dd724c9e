"""What a text has told so far: claims of events, and the days and places that set the scene."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from recount.model.claims import Claim, EventType
from recount.model.counts import Count
from recount.model.dates import DateBasis, When
from recount.model.places import PlaceLevel, Where
from recount.model.spans import Span
from recount.reading.frames import Frame
from recount.reading.slots import Slots
from recount.reading.syntax import children, is_plural

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from recount.reading.scene import PlacedName, Scene

TURNS = frozenset({"meanwhile", "elsewhere", "separately", "also", "additionally"})
PUBLISHED = frozenset({"post", "tweet", "statement", "message", "interview", "report", "article",
                       "video", "picture", "photo", "image", "update", "comment"})  # fmt: skip
_OPENING = 9  # words of a sentence within which "meanwhile" turns it to something else
_OTHER = frozenset({"another", "separate", "other", "previous", "earlier", "first",
                    "second", "third", "fourth", "fifth"})  # fmt: skip
ON_FOOT = frozenset({None, EventType.ARREST, EventType.RAID, EventType.ARMED_CLASH})
WIDE = frozenset({PlaceLevel.PROVINCE, PlaceLevel.REGION, PlaceLevel.COUNTRY})
GENERIC = frozenset({EventType.OTHER, EventType.ARMED_ATTACK, EventType.RAID, EventType.BOMBING})
CLOSE = (
    frozenset({EventType.RAID, EventType.ARREST, EventType.ARMED_CLASH}),
    frozenset({EventType.BOMBING, EventType.SUICIDE_BOMBING, EventType.MINE}),
    frozenset({EventType.AIR_STRIKE, EventType.SHELLING, EventType.BOMBING}),
    frozenset({EventType.ARMED_ATTACK, EventType.ABDUCTION, EventType.EXECUTION, EventType.RAID}),
)


@dataclass(frozen=True)
class Told:
    """An event claim together with the frame that it came from."""

    claim: Claim
    frame: Frame


@dataclass(frozen=True)
class Background:
    """What a mention of violence says of who, whom, when and where, claimed or not.

    `type` is None for a sentence that only sets the stage: "In X last night troops searched a
    house. Two men were detained."
    """

    position: int
    sentence: int
    type: EventType | None
    find: Callable[[], Slots]

    @property
    def slots(self) -> Slots:
        """What its words say; found when it is asked for, as most is never asked."""
        return self.find()


@dataclass(frozen=True)
class Story:
    """Everything told before the present frame, the totals too, and every background of the
    document; `fates` says which of those who were hurt died, as the whole text tells."""

    scene: Scene
    backgrounds: Sequence[Background]
    told: tuple[Told, ...] = ()
    sums: tuple[Claim, ...] = ()
    fates: Mapping[Span, Count | None] = field(default_factory=dict)

    def between(self, first: int, behind: int) -> Sequence[Background]:
        """The backgrounds from one word to the one before another; they are kept in order."""
        ends = (bisect_left(self.backgrounds, at, key=_position) for at in (first, behind))
        return self.backgrounds[slice(*ends)]


_position = attrgetter("position")


def compatible(one: EventType, other: EventType) -> bool:
    """Whether two kinds can be names of one happening."""
    if one is other or EventType.OTHER in (one, other):
        return True
    if one in GENERIC and other in GENERIC:
        return True
    return is_close(one, other)


def is_close(one: EventType, other: EventType) -> bool:
    """Whether two kinds are one, or nearly so: a bombing, a suicide bombing, a mine."""
    return one is other or any({one, other} <= group for group in CLOSE)


def had_been(verb: Token) -> bool:
    before = any(t.lower_ == "had" and t.dep_ == "aux" for t in verb.children)
    return verb.dep_ == "relcl" and before


def is_told(when: When) -> bool:
    """Whether the text tells the day: what only stands in for it dates nothing else."""
    return when.basis is not DateBasis.PUBLICATION_FALLBACK


def is_over_a_deed(story: Story, arrest: Token) -> bool:
    """ "Arrested over a shooting at a dance": whether violence is named that the arrest is for."""
    beside = story.between(arrest.sent.start, arrest.sent.end)
    deeds = (story.scene.doc[b.position] for b in beside if b.type not in ON_FOOT)
    return any(arrest in deed.ancestors for deed in deeds)


def turned_since(scene: Scene, before: Token, frame: Frame) -> bool:
    """Whether a frame's paragraph, which begins after a word, has turned to something else."""
    start = scene.text.rfind("\n", 0, frame.anchor.idx) + 1
    words = scene.doc.char_span(start, start + 1, alignment_mode="expand")
    if before.idx >= start or words is None or words[0].sent.start == frame.sentence:
        return False
    return turns_away(words[0].sent)


def is_elsewhere(place: PlacedName | None, other: Where | None) -> bool:
    """Whether two places bear other names, and neither is a whole province or land."""
    if place is None or other is None:
        return False
    return place.where.name != other.name and not {place.where.level, other.level} & WIDE


def opens_another(frame: Frame) -> bool:
    """ "Meanwhile", "In another development", "Elsewhere": the sentence turns to something else."""
    return turns_away(frame.anchor.sent) or _is_in_another(frame)


def _is_in_another(frame: Frame) -> bool:
    """ "Raiders killed a miller in another incident in Y", "died in a separate attack": in none
    that was told before, wherever the sentence says so."""
    words = {frame.anchor, frame.clause, *(harm.trigger for harm in frame.harms)}
    for prep in frame.anchor.sent:
        if prep.lower_ not in ("in", "during") or prep.dep_ != "prep":
            continue
        named = [t for t in children(prep, "pobj") if t.lemma_.lower() in EPISODES]
        one = [noun for noun in named if not is_plural(noun)]
        apart = any(t.lower_ in ("another", "separate") for noun in one for t in noun.children)
        if apart and next((t for t in prep.ancestors if t.pos_ == "VERB"), None) in words:
            return True
    return False


EPISODES = frozenset({"incident", "attack", "ambush", "encounter", "shooting", "blast", "explosion",
                      "raid", "clash", "shelling", "strike", "operation", "case", "episode",
                      "assault", "bombing", "gunfight", "shootout"})  # fmt: skip
"""Nouns by which a text calls one thing that happened."""


def turns_away(sentence: Sentence) -> bool:
    """Whether a sentence opens with words that turn to something else."""
    opening = [t for t in sentence[:7] if not (t.is_punct or t.is_space)][:5]
    words = [t.lower_ for t in opening[:4]]
    if any(t.lemma_.lower() in PUBLISHED for t in opening):
        return False  # "In another post, he wrote that ..."
    apart = any(t.lower_ == "meanwhile" for t in sentence[:_OPENING])
    apart = apart or words[:3] == ["in", "the", "meantime"]
    return (
        apart or bool(set(words[:1]) & TURNS) or (words[:1] == ["in"] and bool(set(words) & _OTHER))
    )
