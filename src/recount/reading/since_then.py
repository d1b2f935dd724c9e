"""Since when people "have been killed": "since the start of the offensive on 10 May"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.reading.comparing import ranks

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.model.dates import When
    from recount.reading.dates import DateMention
    from recount.reading.scene import Scene

MARKS = frozenset({",", ";", "–", "—", ".", ":"})


def since_of(harm: Token) -> list[Token]:
    """The words from "since" on that say from when on people have come to harm by now; none where
    they say it of something else, as in "two have since died"."""
    harm = _reported(harm)
    up_to_now = _is_up_to_now(harm)
    for token in harm.sent:
        if not up_to_now and not _is_closed(token):
            continue
        if token.lower_ == "since" and token.dep_ in ("prep", "mark") and not _is_aside(token):
            governor = token.head if token.dep_ == "prep" else token.head.head
            if harm == governor or _leads(governor, harm):
                return _to_the_mark(token, harm)
    return []


def _is_closed(since: Token) -> bool:
    """ "Since the truce ended on 1 June and until 5 June, 90 were killed": the end is said, too."""
    if since.lower_ != "since":
        return False
    behind = since.doc[since.i + 1 : min(since.i + _UNTIL_REACH, since.sent.end)]
    return any(t.lower_ in ("until", "till") and t.nbor(-1).lower_ == "and" for t in behind)


_UNTIL_REACH = 14  # words from "since" to "and until"


def _reported(harm: Token) -> Token:
    """ "429 deaths have been recorded since": the verb that says up to when they were counted."""
    counted = harm.pos_ == "NOUN" and harm.dep_ in ("nsubjpass", "dobj")
    noun = harm
    if not counted and harm.dep_ == "pobj" and harm.head.lower_ == "of":  # "a total of 429 deaths"
        noun = harm.head.head
        counted = noun.dep_ in ("nsubjpass", "dobj")
    return noun.head if counted and noun.head.lemma_.lower() in _COUNTING else harm


_COUNTING = frozenset({"report", "record", "register", "document", "count", "confirm", "tally"})


def _is_aside(since: Token) -> bool:
    """ "The third raid since May", "killed in raids, amid clashes since May": of other deeds."""
    before = since.doc[since.sent.start : since.i]
    amid = next((t for t in before if t.lower_ in ("amid", "amidst")), None)
    return ranks(since) or (amid is not None and amid.i > 0 and amid.nbor(-1).text == ",")


def _is_up_to_now(harm: Token) -> bool:
    """ "Have been killed", "have been killed and 83 wounded"."""
    verb = harm
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    return any(
        t.dep_ == "aux" and t.lower_ in ("has", "have", "'ve", "’ve")
        for one in (harm, verb)
        for t in one.children
    )


def _leads(governor: Token, harm: Token) -> bool:
    """Whether the words hang on what is joined to the harm, or on its subject."""
    joined = harm.dep_ == "conj" and (harm.head == governor or _leads(governor, harm.head))
    return joined or (governor.dep_ == "conj" and governor.head == harm)


def _to_the_mark(since: Token, harm: Token) -> list[Token]:
    doc, end = since.doc, since.i + 1
    while end < since.sent.end and doc[end].text not in MARKS and doc[end] != harm:
        end += 1
    return list(doc[since.i : end])


_THEN = re.compile(r"(?:ever )?since then", re.IGNORECASE)


def time_of_then(scene: Scene, mention: DateMention) -> When | None:
    """ "Since then": the time that the sentence before names last, as in "the rebels took up arms
    in July last year", which need not tell of an event."""
    if _THEN.fullmatch(mention.span.quote) is None:
        return None
    first = scene.tokens_of(mention.span)[0].sent.start
    if first == 0:
        return None
    before = list(scene.doc[first - 1].sent)
    while before[0].i > 0 and not "".join(t.text for t in before).strip():
        before = list(scene.doc[before[0].i - 1].sent)
    dates = [d.when for d in scene.dates_in(before) if d.offset is None and d.when is not None]
    last = dates[-1] if dates else None
    return replace(last, end=last.end or last.start) if last is not None else None
