"""Speakers that the order of the words shows where the grammar has no verb of saying.

"Hospital source: three brought in dead", "Per the clinic, 21 were treated", "The outlet put the
toll at nine", "The mission recorded 62 killed".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from recount.model.parties import SpeakerKind
from recount.reading.speakers_names import kind_of_words
from recount.reading.speakers_stances import listed
from recount.reading.syntax import text_of
from recount.reading.victims import is_people

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
        if head is not None:
            yield head, head, found.start("told"), found.end("told")
    for found in _PER.finditer(text):
        head = _head(doc, found.start("who"), found.end("who"), named=True)
        if head is not None:
            yield head, head, found.end(), head.sent.end_char


def _head(doc: Doc, start: int, end: int, *, named: bool = False) -> Token | None:
    """The head of a phrase of a speaker; None where it is a place, a heading, a sentence."""
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None or len(words) > LONGEST or any(t.pos_ in {"VERB", "AUX"} for t in words):
        return None
    is_body = named and any(t.ent_type_ == "ORG" for t in words)
    if kind_of_words(list(words)) is SpeakerKind.OTHER and not is_body:
        return None
    nouns = [t for t in words if t.pos_ in {"NOUN", "PROPN"}]
    tops = [t for t in nouns if t.head not in list(words)]
    return next(iter([*tops, *reversed(nouns)]), None)


def tells_number(token: Token) -> bool:
    """Whether a verb gives a number: "put the toll at nine", "gave the number of dead as 46"."""
    lemma = token.lemma_.lower()
    if lemma not in listed("numbering", "verbs") | listed("numbering", "changing"):
        return False
    if not _speaks(token) or (lemma in listed("numbering", "changing") and not _is_source(token)):
        return False
    told = [c for c in token.children if c.dep_ in {"dobj", "nsubj"}]
    nouns = {c.lemma_.lower() for c in told if c.i > token.i}
    joints = {c.lower_ for c in token.subtree if c.i > token.i and c.pos_ in {"ADP", "SCONJ"}}
    return bool(nouns & listed("numbering", "nouns")) and bool(joints & {"at", "as", "to"})


def keeps_count(token: Token) -> bool:
    """Whether a verb says that somebody keeps count: "the mission recorded 62 killed"."""
    if token.lemma_.lower() not in listed("numbering", "recording") or not _speaks(token):
        return False
    subject = next(c for c in token.children if c.dep_ == "nsubj")
    is_body = subject.lemma_.lower() in listed("numbering", "recorders") or (
        kind_of_words([subject]) is SpeakerKind.NGO or subject.ent_type_ == "ORG"
    )
    things = [c for c in token.children if c.dep_ in {"dobj", "ccomp"}]
    return is_body and any(
        is_people(t.text) or t.lemma_.lower() in listed("numbering", "recorded") for t in things
    )


def _is_source(token: Token) -> bool:
    """Whether the subject is of those who speak: "the ministry raised the toll to nine"."""
    subject = next(c for c in token.children if c.dep_ == "nsubj")
    return kind_of_words([subject]) is not SpeakerKind.OTHER


def _speaks(token: Token) -> bool:
    """Whether a verb has a subject that can speak."""
    subject = next((c for c in token.children if c.dep_ == "nsubj" and c.i < token.i), None)
    return (
        subject is not None
        and subject.pos_ in {"NOUN", "PROPN"}
        and (subject.lemma_.lower() not in listed("things", "words"))
    )
