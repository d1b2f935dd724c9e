"""What is asked of a text again and again, worked out once for it and let go with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def answers(doc: Doc, question: str) -> dict[Any, Any]:
    """The answers to one question that are known of a text; they live as long as it does."""
    found: dict[Any, Any] | None = doc.user_data.get(question)
    if found is None:
        found = doc.user_data[question] = {}
    return found


def sentence_lemmas(token: Token) -> frozenset[str]:
    """The base forms of the sentence that a word stands in, in small letters."""
    doc, sent = token.doc, token.sent
    known = answers(doc, "lemmas")
    found: frozenset[str] | None = known.get(sent.start)
    if found is None:
        found = known[sent.start] = frozenset(t.lemma_.lower() for t in sent)
    return found


def sentence_words(token: Token) -> frozenset[str]:
    """The words of the sentence that a word stands in, in small letters."""
    doc, sent = token.doc, token.sent
    known = answers(doc, "words")
    found: frozenset[str] | None = known.get(sent.start)
    if found is None:
        found = known[sent.start] = frozenset(t.lower_ for t in sent)
    return found
