"""What a number is said to leave out: "twelve, a figure that does not include Saturday's dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.syntax import child

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FIGURES = frozenset({"toll", "total", "number", "count", "tally", "figure", "estimate", "sum"})
_LEAVING = frozenset({"exclude", "omit", "ignore"})
_TAKING = frozenset({"include", "count", "cover", "contain", "reflect"})


def is_left_out(token: Token) -> bool:
    """Whether a word stands in a clause that says what a figure does not hold."""
    return any(_leaves_out(verb) and _of_a_figure(verb) for verb in token.ancestors)


def left_out(doc: Doc) -> set[int]:
    """The places of all words of which that is true."""
    verbs = [token for token in doc if _leaves_out(token) and _of_a_figure(token)]
    return {token.i for verb in verbs for token in verb.subtree if token.i != verb.i}


def _leaves_out(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    if lemma == "leave":
        return any(t.lower_ in ("out", "aside") for t in verb.children)
    return lemma in _LEAVING or (lemma in _TAKING and child(verb, "neg") is not None)


def _of_a_figure(verb: Token) -> bool:
    doer = verb.head if verb.dep_ in ("relcl", "acl") else child(verb, "nsubj")
    return doer is not None and doer.lemma_.lower() in FIGURES
