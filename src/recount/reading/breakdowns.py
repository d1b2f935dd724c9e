"""What a number of people is made of, where the words list it behind the number: "15 dead: nine
soldiers and six militants", "62 killed (21 women, 28 men and 13 children)".

Read by the order of the words: a parser makes of such lists what it likes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.counts import CIVILIAN_PARTS, Count, Exactness, Outcome, Victims
from recount.reading.people_classes import class_of
from recount.reading.victims import people_in

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene

OPENERS = frozenset({"(", ":", "–", "—", "-"})
JOINTS = frozenset({",", "and", "&", ";", "plus", "as", "well"})
HARMED = frozenset(
    {"dead", "killed", "injured", "wounded", "hurt", "missing", "deaths", "fatalities", "people",
     "persons", "abducted", "kidnapped", "captured", "detained", "arrested", "casualties",
     "victims", "bodies", "slain", "martyrs", "others", "lives"}
)  # fmt: skip
_SETTING = frozenset({"ADP", "DET", "PROPN", "NOUN", "ADJ", "NUM"})
REACH = 14  # words from a number to the colon before what it is made of
FREE = frozenset({Victims.UNSTATED, Victims.CIVILIAN})
BINDING = frozenset({"at", "least", "about", "some", "around", "more", "than", "over", "up", "to",
                     "nearly", "almost", "the", "other", "another", "their", "his",
                     "her"})  # fmt: skip


def listed_parts(scene: Scene, number: Token, whole: Count) -> list[Count]:
    """The numbered people listed behind a number, where they make it up or stand in brackets
    behind it; none where they are others than it counts."""
    opener = _opener(scene, number)
    if opener is None or whole.low is None:
        return []
    parts, closed = _items(scene, opener, whole.outcome)
    total = sum(part.low or 0 for part in parts)
    made_up = len(parts) > 1 and total == whole.low
    inside = opener.text == "(" and closed and len(parts) > 1 and total <= whole.low
    if not (made_up or inside) or whole.victims not in FREE:
        return []
    return parts


def counted_kinds(scene: Scene, start: Token, outcome: Outcome) -> list[tuple[Count, Token]]:
    """The kinds of people that a list counts from a word on, each with the last of its words: "21
    were men, four women and eight were children"; it ends at what is no kind."""
    found: list[tuple[Count, Token]] = []
    at = start.i
    while at < start.sent.end:
        token = scene.doc[at]
        if token.lower_ in JOINTS or token.lower_ in BINDING:
            at += 1
            continue
        item = _item(scene, token, outcome)
        if item is None or not _only_names_kind(scene, item):
            break
        found.append((_of_kind(scene, *item), item[1]))
        at = item[1].i + 1
        if at < start.sent.end and scene.doc[at].lower_ not in JOINTS:
            break
    return found


def _of_kind(scene: Scene, count: Count, end: Token) -> Count:
    """The count with the words for its kind: "33 were women and children" are civilians."""
    words = scene.tokens_of(count.span) if count.span is not None else [end]
    span = scene.span([*words, end])
    named = {c for t in scene.doc[words[-1].i + 1 : end.i + 1] if (c := class_of(scene, t))}
    several = len(named) > 1 and named <= CIVILIAN_PARTS | {Victims.CIVILIAN}
    kind = Victims.CIVILIAN if several else count.victims
    return replace(count, victims=kind, text=span.quote, span=span)


def _only_names_kind(scene: Scene, item: tuple[Count, Token]) -> bool:
    """Whether nothing but "were" stands between a number and its kind: "nine died in fighting with
    rebels" counts no rebels."""
    count, end = item
    number = scene.tokens_of(count.span) if count.span is not None else []
    between = list(scene.doc[number[-1].i + 1 : end.i]) if number else []
    return all(
        t.pos_ in ("AUX", "ADV", "ADJ", "NOUN", "PROPN", "DET", "CCONJ", "PUNCT")
        or t.lower_ in ("were", "was", "are", "is", "being", "of")
        for t in between
    )


def _opener(scene: Scene, number: Token) -> Token | None:
    """The bracket, colon or dash behind a number and the words of harm or people that follow; a
    colon too behind the day and the place ("five deaths in Kani on Friday: ...")."""
    is_behind = False
    for token in scene.doc[number.i + 1 : min(number.i + REACH, number.sent.end + 2)]:
        if token.text == ":" or (token.text in OPENERS and not is_behind):
            return token
        is_behind = is_behind or (token.lower_ not in HARMED and token.pos_ == "ADP")
        if not (token.lower_ in HARMED or (is_behind and token.pos_ in _SETTING)):
            return None
    return None


def _items(scene: Scene, opener: Token, outcome: Outcome) -> tuple[list[Count], bool]:
    """The numbered people behind an opener, and whether a bracket closes them."""
    parts: list[Count] = []
    at = opener.i + 1
    while at < len(scene.doc):
        token = scene.doc[at]
        if token.text == ")":
            return parts, True
        if token.lower_ in JOINTS or token.lower_ in BINDING:
            at += 1
            continue
        item = _item(scene, token, outcome) or _one_more(scene, token, outcome)
        if item is None:
            break
        part, end = item
        parts.append(part)
        at = _behind(scene, end)
    return parts, False


def _item(scene: Scene, token: Token, outcome: Outcome) -> tuple[Count, Token] | None:
    """A number and the people that it counts, with the last of them ("22 soldiers and militia")."""
    number = scene.core_number_at(token)
    if number is None or number.kind != "cardinal":
        return None
    end = scene.tokens_of(number.span)[-1]
    kind: Victims | None = None
    for word in scene.doc[end.i + 1 : end.i + 6]:
        if word.is_punct and word.text != "-":
            break
        if word.lower_ in JOINTS:
            nxt = word.nbor(1) if word.i + 1 < len(scene.doc) else word
            if kind is None or class_of(scene, nxt) is None or nxt.pos_ == "NUM":
                break
            continue
        own = class_of(scene, word) if word.pos_ in ("NOUN", "PROPN", "ADJ") else None
        if own is not None:
            kind = (
                own
                if kind in (None, own) or word.nbor(-1).lower_ not in JOINTS
                else Victims.UNSTATED
            )
            end = word
        elif kind is not None:
            break
    if kind is None:
        return None
    found = Count(outcome, kind, number.low, number.high, number.span.quote, number.span,
                  number.exactness)  # fmt: skip
    return found, end


def _one_more(scene: Scene, article: Token, outcome: Outcome) -> tuple[Count, Token] | None:
    """ "Seven soldiers, three policemen and a civilian": one, by the article before what he is."""
    if article.lower_ not in ("a", "an"):
        return None
    for word in scene.doc[article.i + 1 : article.i + 4]:
        kind = class_of(scene, word) if word.tag_ == "NN" else None
        if kind is not None:
            span = scene.span(scene.doc[article.i : word.i + 1])
            size = people_in(word.lemma_) or 1  # "a couple and their five children"
            return Count(outcome, kind, size, size, span.quote, span, Exactness.EXACT), word
        if word.is_punct:
            break
    return None


def _behind(scene: Scene, end: Token) -> int:
    """Where the list goes on behind an item and what is said of it ("adults whose sex is
    unknown"): at the next mark."""
    for token in scene.doc[end.i + 1 : end.i + 14]:
        if token.text in (",", ";", ")", ".") or token.lower_ in ("and", "&"):
            return int(token.i)
    return len(scene.doc)


def as_parts(parts: list[Count], whole: int) -> list[Count]:
    """The same counts as parts of the count at an index."""
    return [replace(part, part_of=whole) for part in parts]
