"""Speakers that the order of the words shows where the grammar has no verb of saying.

"Hospital source: three brought in dead", "Per the clinic, 21 were treated"; and who keeps count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from recount.model.parties import SpeakerKind
from recount.reading.paragraphs import KINDS
from recount.reading.speakers_names import kind_of_words
from recount.reading.speakers_stances import listed
from recount.reading.syntax import text_of
from recount.reading.tally_words import tally_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 8  # words of such a speaker
_LINE = re.compile(r"^(?P<lead>[^\n:.!?“\"]{3,70}):[ \t]+(?=\S)(?P<told>[^\n]+)$", re.MULTILINE)
_PER = re.compile(r"(?:^|(?<=[.!?]\s)|(?<=\n))(?:Per|Via)\s+(?P<who>[^\n,.:;]{2,60}),\s")

Led = tuple["Token", "Token", int, int]
"""The word that stands for the saying, the head of those who speak, and what they say."""


def led_by_words(doc: Doc) -> Iterator[Led]:
    """What stands behind "SOURCE:" at the head of a line and behind "Per SOURCE,"."""
    text = text_of(doc)
    for found in _LINE.finditer(text):
        head = _head(doc, found.start("lead"), found.end("lead"))
        if head is not None and not _is_title(doc, found.start("told"), found.end("told")):
            yield head, head, found.start("told"), found.end("told")
    for found in _PER.finditer(text):
        head = _head(doc, found.start("who"), found.end("who"), named=True)
        if head is not None:
            yield head, head, found.end(), head.sent.end_char


def _is_title(doc: Doc, start: int, end: int) -> bool:
    """ "Harm Watch, Yemen: June in figures.": what stands behind the colon says nothing, as it has
    neither a verb nor anybody dead or hurt."""
    words = doc.char_span(start, end, alignment_mode="expand")
    first = list(words[0].sent if words is not None else [])
    told = [t for t in first if t.idx >= start]
    says = any(t.pos_ in {"VERB", "AUX"} or t.lower_ in tally_words().harmed for t in told)
    return not says and end > first[-1].idx + len(first[-1]) if first else False


def _head(doc: Doc, start: int, end: int, *, named: bool = False) -> Token | None:
    """The head of a phrase of a speaker; None where it is a place, a heading, a sentence."""
    found = doc.char_span(start, end, alignment_mode="expand")
    if found is None or len(found) > LONGEST or any(t.pos_ in {"VERB", "AUX"} for t in found):
        return None
    words = _outside_brackets(list(found))
    if not words or _is_label(words):
        return None
    is_body = named and any(t.ent_type_ == "ORG" for t in words)
    if kind_of_words(words) is SpeakerKind.OTHER and not is_body:
        return None
    nouns = [t for t in words if t.pos_ in {"NOUN", "PROPN"}]
    tops = [t for t in nouns if t.head not in words]
    return next(iter([*tops, *reversed(nouns)]), None)


def _outside_brackets(words: Sequence[Token]) -> list[Token]:
    """ "Casualties (government)": what stands in brackets does not speak."""
    kept: list[Token] = []
    depth = 0
    for token in words:
        depth += token.text == "("
        if not depth:
            kept.append(token)
        depth -= token.text == ")"
    return kept


def _is_label(words: Sequence[Token]) -> bool:
    """ "Casualties, army", "MEDICAL", "Aleppo governorate": the head of a column or a form, or the
    place of what follows."""
    told = {t.lower_ for t in words}
    counts = tally_words().outcomes.keys() | tally_words().mixed
    return bool(told & counts) or told <= _QUALITIES or words[-1].lower_ in KINDS


_QUALITIES = frozenset({"medical", "provincial", "local", "rights", "government", "national",
                        "security"})  # fmt: skip
"""What says of which kind something is, and is nobody by itself."""


def keeps_count(subject: Token) -> bool:
    """Whether it is the work of those who speak to keep count: "the mission recorded"."""
    by_trade = subject.lemma_.lower() in listed("reckoning", "recorders")
    return by_trade or kind_of_words([subject]) is SpeakerKind.NGO or subject.ent_type_ == "ORG"
