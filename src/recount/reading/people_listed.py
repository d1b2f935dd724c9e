"""People who are listed one by one without a number: "a farmer, his wife and a neighbour were
killed" are three.

Read by the order of the words, since a parser takes the second of three for another word for the
first as often as not. What stands behind a name and says what he was ("Omar, a teacher, and his
brother"), or names him whom the word before described, is nobody more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.reading.people_classes import KIN, class_of
from recount.reading.syntax import children, is_plural

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recount.reading.scene import Scene

_JOINTS = frozenset({",", ";", "and", "&"})
_ANDS = frozenset({"and", "&"})
_ONE, _THEIRS, _NAME, _MANY, _BARE = "one", "theirs", "name", "many", "bare"
_ARTICLES = frozenset({"a", "an", "another", "one"})
_OWNED = frozenset({"his", "her", "their"})
_SEVERAL = frozenset({"were", "are", "have"})
_FAR = 5  # words from an article to the noun that it leads to
_OLDEST = 3  # figures of an age
_FULL = 2  # words of a name that nobody takes for a town's


@dataclass(frozen=True, slots=True)
class _Item:
    """One of a list: the noun that counts, where its words end, and how it is led in."""

    noun: Token
    end: int
    kind: str


def people_listed(scene: Scene, head: Token, verb: Token | None) -> list[Token]:
    """The further people of the list that a noun opens; none where it opens no such list."""
    if verb is None or is_plural(head) or head.pos_ not in ("NOUN", "PROPN"):
        return []
    at = _behind_the_first(head)
    if at >= head.sent.end or head.doc[at].text not in _JOINTS:
        return []
    items, end = _items(scene, head, at)
    if not items or not _is_all_that_is_harmed(head, verb, items, end):
        return []
    return [item.noun for item in items]


def by_name_alone(scene: Scene, noun: Token, outcome: Outcome) -> Count | None:
    """The count of one person of such a list, whom the model takes for a town or a body."""
    if noun.pos_ != "PROPN":
        return None
    first = noun
    while first.i > noun.sent.start and first.nbor(-1).pos_ == "PROPN":
        first = first.nbor(-1)
    span = scene.span(list(noun.doc[first.i : noun.i + 1]))
    return Count(outcome, Victims.UNSTATED, 1, 1, span.quote, span, Exactness.EXACT,
                 singled_out=True)  # fmt: skip


def _items(scene: Scene, head: Token, at: int) -> tuple[list[_Item], int]:
    """Those behind the first, and where the list ends; none where it breaks off before an "and"."""
    doc, found, before = head.doc, [], _NAME if head.pos_ == "PROPN" else _ONE
    while True:
        joins, start = _joint(doc, at)
        item = _item(scene, doc, start) if start > at else None
        if item is None:
            return [], at
        said_of = {before, item.kind} == {_NAME, _ONE} and not joins
        if not said_of:
            found.append(item)
            before = item.kind
        at = _behind_an_age(doc, item.end)
        if joins:
            return found, at


def _joint(doc: Doc, at: int) -> tuple[bool, int]:
    """Whether an "and" joins here, and where the next of the list begins."""
    joins, start = False, at
    while at < len(doc) and doc[at].text.lower() in _JOINTS:
        joins = joins or doc[at].lower_ in _ANDS
        at += 1
    return joins, at if at > start else start


def _item(scene: Scene, doc: Doc, at: int) -> _Item | None:
    if at >= len(doc):
        return None
    first = doc[at]
    if first.pos_ == "PROPN" and first.text[:1].isupper():
        return _named(doc, at)
    if first.tag_ == "CD" and at + 2 < len(doc) and doc[at + 1].lower_ == "of":
        theirs = doc[at + 2].lower_ in _OWNED
        noun = _noun_at(scene, doc, at + 3) if theirs else None
        return _Item(first, noun.i + 1, _MANY) if noun is not None else None
    led = first.lower_ in _ARTICLES or first.lower_ in _OWNED or first.tag_ == "CD"
    noun = _noun_at(scene, doc, at + led)
    if noun is None:
        return None
    end = noun.i + 1
    while end < len(doc) and doc[end].pos_ == "PROPN":
        end += 1  # "his brother Omar"
    if first.lower_ in _ARTICLES:
        return _Item(noun, end, _ONE) if not is_plural(noun) else None
    if first.lower_ in _OWNED:
        return _Item(noun, end, _THEIRS)
    if first.tag_ == "CD":
        return _Item(noun, end, _MANY)
    bare = first == noun and noun.lemma_.lower() in KIN and not is_plural(noun)
    return _Item(noun, end, _BARE) if bare else None


def _named(doc: Doc, at: int) -> _Item | None:
    end = at
    while end < len(doc) and doc[end].pos_ == "PROPN":
        end += 1
    aged = _behind_an_age(doc, end) > end
    return _Item(doc[end - 1], end, _NAME) if aged or end - at >= _FULL else None


def _noun_at(scene: Scene, doc: Doc, at: int) -> Token | None:
    """The people that a few words from here on lead to; None where they lead to something else."""
    for token in doc[at : at + _FAR]:
        if token.pos_ == "NOUN" and token.dep_ not in ("compound", "npadvmod", "nmod"):
            known = token.lemma_.lower() in KIN or class_of(scene, token) is not None
            return token if known else None
        if token.is_punct and token.text not in ("-", "–"):
            return None
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "NUM", "PUNCT", "ADV", "VERB", "X"):
            return None
    return None


def _behind_the_first(head: Token) -> int:
    """Where the list goes on behind its first: behind his age, and what a "who" tells of him."""
    at = _behind_an_age(head.doc, head.i + 1)
    behind = head.doc[at : at + 3]
    if len(behind) > 2 and behind[0].lower_ == "of" and behind[1].tag_ == "CD":
        at += 2 * (behind[2].text in _JOINTS)  # "a child of five and two women"
    told = next((t for t in children(head, "relcl") if t.i > head.i), None)
    if told is None or at + 1 >= head.sent.end or head.doc[at].text != ",":
        return at
    who = head.doc[at + 1].lower_ == "who"
    return next((t.i for t in head.doc[told.i : head.sent.end] if t.text == ","), at) if who else at


def _behind_an_age(doc: Doc, at: int) -> int:
    """ "Omar Haddad, 34, and ...", "his wife (30) and ...": behind the figure."""
    opens = at + 2 < len(doc) and doc[at].text in (",", "(")
    figure = doc[at + 1].text if opens else ""
    if not figure.isdigit() or len(figure) > _OLDEST:
        return at
    closed = doc[at + 2].text
    return at + 3 if closed == ")" else at + 2 if closed in (",", "and") else at


def _is_all_that_is_harmed(head: Token, verb: Token, items: list[_Item], end: int) -> bool:
    """Whether the list is whom the verb takes: right before "were killed", or behind the verb, with
    more than two of them or somebody's own."""
    doc = head.doc
    if verb.i < head.i:
        after = doc[end] if end < head.sent.end else None
        tells = after is not None and after.pos_ in ("VERB", "AUX") and after.tag_ != "VBG"
        theirs = any(item.kind in (_THEIRS, _MANY) for item in items)
        return not tells and (len(items) > 1 or theirs)
    between = [t for t in doc[end : verb.i] if t.text != ","]
    helpers = [t.lower_ for t in between if t.pos_ == "AUX"]
    plain = all(t.pos_ in ("AUX", "ADV", "DET", "PART") for t in between)
    return plain and (bool(_SEVERAL & set(helpers)) or not helpers)
