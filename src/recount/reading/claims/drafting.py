"""What every claim of events and totals is made of: speaker, stance and evidence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import Claim, ClaimKind, Stance
from recount.model.counts import Count
from recount.model.spans import Span
from recount.reading.attributions import attribution_at
from recount.reading.frames import Frame
from recount.reading.happenings import is_one_of_several, one_of_them
from recount.reading.harm_verbs import words_with
from recount.reading.items import item_head
from recount.reading.one_more import another_such
from recount.reading.people_classes import said_to_be
from recount.reading.slots import Slots
from recount.reading.story import Story
from recount.reading.syntax import child, phrase_tokens

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene

UNTOLD = (Stance.DECLINES_TO_CONFIRM, Stance.DENIES, Stance.RETRACTS)


def bare_claim(story: Story, frame: Frame, kind: ClaimKind, evidence: Span) -> Claim:
    """A claim with its evidence, speaker and stance, and nothing stated yet."""
    said = attribution_at(story.scene.attributions, frame.anchor.idx, frame.anchor.idx + 1)
    if said is not None and said.stance in UNTOLD:
        said = None  # presupposed, and so said by the document itself
    return Claim(
        id="",
        document=story.scene.document.id,
        kind=kind,
        evidence=evidence,
        speaker=said.speaker if said is not None else None,
        stance=said.stance if said is not None else Stance.ASSERTS,
    )


def evidence_of(scene: Scene, frame: Frame, slots: Slots, counts: tuple[Count, ...]) -> Span:
    """The shortest passage of the sentence that holds the event, its numbers, date and place."""
    tokens: list[Token] = [frame.anchor]
    if frame.happening is not None and frame.anchor.pos_ != "VERB":
        tokens += phrase_tokens(frame.anchor)
        one = one_of_them(frame.anchor)
        tokens += [one] if one is not None else []
    if another_such(frame.anchor) is not None:
        tokens.append(frame.anchor.head)
    for harm in frame.harms:
        tokens += [harm.trigger, *words_with(harm.trigger)]
        if harm.victims is not None:
            tokens += phrase_tokens(harm.victims)
            told = said_to_be(harm.victims)
            tokens += [told] if told is not None else []
        if harm.agent is not None and is_one_of_several(harm.agent):
            tokens += phrase_tokens(harm.agent)
    deed = frame.happening is not None and frame.happening.deed
    doer = child(frame.anchor, "nsubj") if deed else None
    if doer is not None and doer.pos_ == "NOUN":  # what the kind of event is known by
        tokens += phrase_tokens(doer)
    if deed and not counts:
        tokens += [t for t in frame.tokens if t.dep_ != "mark" and t.tag_ != "WRB"]
    for span in _value_spans(slots, counts):
        tokens += scene.tokens_of(span)
    tokens += _party_tokens(scene, frame, slots)
    tokens += _opening_apart(frame)
    head = item_head(scene.text, frame.anchor.idx)
    opens = head is not None and head == frame.anchor.sent.start_char
    line = scene.text.rfind("\n", 0, frame.anchor.idx) + 1
    first = next(t.i for t in scene.doc if t.idx >= line) if opens else frame.sentence
    sentence = range(first, frame.anchor.sent.end)
    return scene.span([t for t in tokens if t.i in sentence])


_APART = re.compile(
    r"\W*(?:(?:in|during)\s+(?:another|(?:an?|one)\s+(?:second|third|separate|similar|further|different"
    r"|other|unrelated))\s+(?:[\w-]+\s+){0,2}?(?:incident|attack|strike|raid|ambush|shooting|blast"
    r"|bombing|explosion|assault|clash|operation|case|episode|event)\b[^,;:]{0,60},"
    r"|(?:another|an?\s+(?:second|third|separate|similar|further|different))\s+(?:[\w-]+\s+){0,2}?"
    r"(?:incident|attack|strike|raid|ambush|shooting|blast|explosion)\s+(?:took\s+place|occurred"
    r"|happened|was\s+reported)\b[^;:]{0,80}?\b(?:when|where)\b"
    r"|elsewhere\b[^,;:]{0,50},|separately\b,?)",
    re.IGNORECASE,
)


def _opening_apart(frame: Frame) -> list[Token]:
    """ "In another incident, two were shot dead", "Elsewhere in the region, a bomb killed two": the
    words that set what a sentence tells first apart from what was told before it."""
    sent = frame.anchor.sent
    opening = _APART.match(sent.text)
    if opening is None or frame.anchor.idx < sent.start_char + opening.end():
        return []
    between = sent.text[opening.end() : frame.anchor.idx - sent.start_char]
    return [] if ";" in between else [sent[0]]


def evidence_with(scene: Scene, evidence: Span, counts: tuple[Count, ...]) -> Span:
    """The passage made long enough for numbers that the next sentence gives: "Four were shot.
    One of them died."."""
    spans = [evidence, *(c.span for c in counts if c.span is not None)]
    return Span.of(scene.text, evidence.start, max(s.end for s in spans))


def _party_tokens(scene: Scene, frame: Frame, slots: Slots) -> list[Token]:
    """The words that name the parties, where a pronoun does not stand for them: in "the command
    said that it had struck" the speaker's name is no part of what was said."""
    spans = [p.span for p in (slots.perpetrator, slots.target) if p is not None]
    tokens = [t for span in spans if span is not None for t in scene.tokens_of(span)]
    item = frame.happening
    if item is None or not item.deed:
        return tokens
    first = min(t.i for t in frame.tokens)
    return [t for t in tokens if t.i >= first]


def _value_spans(slots: Slots, counts: tuple[Count, ...]) -> list[Span]:
    spans = [d.span for d in slots.dates] + [c.span for c in counts if c.span is not None]
    if slots.place is not None:
        spans.append(slots.place.span)
    return spans


def renamed(claim: Claim, made: dict[str, Claim]) -> Claim:
    """A claim that refers to others by the ids that these have now."""
    about, adds_to, scope = claim.refers_to, claim.adds_to, claim.scope
    if scope is not None:
        scope = replace(scope, members=tuple(made[m].id if m in made else m for m in scope.members))
    return replace(
        claim,
        refers_to=made[about].id if about in made else about,
        adds_to=made[adds_to].id if adds_to in made else adds_to,
        scope=scope,
    )
