"""What a sentence says that others told, and calls false: "the reports that nine were killed in X
are untrue", "claims of 30 dead, which are baseless"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.once import sentence_lemmas
from recount.reading.speakers_stances import is_negated, listed
from recount.reading.syntax import children

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_called_false(deed: Token) -> bool:
    """Whether what a word tells is told only to be called false by its own sentence."""
    falsehoods = listed("disowning", "falsehoods")
    if falsehoods.isdisjoint(sentence_lemmas(deed)):
        return False
    words = [t for t in deed.sent if t.lemma_.lower() in falsehoods and t.i > deed.i]
    return any(_is_said_of_reports(word, deed) for word in words)


def _is_said_of_reports(word: Token, deed: Token) -> bool:
    """Whether the word says of a report what it is, and the deed stands in what was reported."""
    being = word.head
    while being.dep_ == "conj" and being.lemma_ != "be":
        being = being.head
    if word.dep_ == "conj" and being.lemma_ != "be":
        being = being.head
    if being.lemma_ != "be" or is_negated(being):
        return False
    reports = listed("objects", "denies") | _TOLD
    subjects = children(being, "nsubj")
    asked = any(t.tag_ == "WDT" for t in subjects)
    above = {t.lemma_.lower() for t in deed.ancestors}
    if asked:
        return bool(above & reports)
    return any(t.lemma_.lower() in reports and t.is_ancestor(deed) for t in subjects)


_TOLD = frozenset({"report", "publication", "story", "news", "rumour", "rumor", "post", "article",
                   "message", "video"})  # fmt: skip
