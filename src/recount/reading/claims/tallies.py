"""Where a running toll stands, by the order of the words: "the toll was revised to 16", "the dead
number six", "that makes 120 dead", "helped to bury 31 people"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recount.model.counts import Count, Outcome, Victims
from recount.reading.among import told_right_before
from recount.reading.breakdowns import as_parts, listed_parts
from recount.reading.found_since import found_since
from recount.reading.happenings import noun_type
from recount.reading.numbers_said import number_said
from recount.reading.people_classes import class_of
from recount.reading.people_parts import stated_parts
from recount.reading.syntax import child, children, subject_of
from recount.reading.tally_words import outcome_of, tally_words
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.numbers import Number
    from recount.reading.scene import Scene

RAISING = frozenset({"take", "bring", "raise", "lift", "push"})
_OF_BEFORE = frozenset(
    {"earlier", "previous", "initial", "preliminary", "provisional", "first", "prior", "original"}
)
_PUTTING_RIGHT = frozenset({"revise", "correct", "replace", "update", "amend", "withdraw"})
REACH = 30
"""How many words may stand between a toll and the verb that says where it stands."""


@dataclass(frozen=True)
class Tally:
    """One number that a toll stands at, with the words from the first to the last that say so.

    `verb` is the word of it, `subject` what stands before it; `presumes` says that the words tell
    of no violence themselves, as with burials; `answers` that they only give another number for
    what was told right before.
    """

    verb: Token
    noun: Token
    first: Token
    last: Token
    counts: tuple[Count, ...]
    presumes: bool = False
    answers: bool = False


def find_tallies(scene: Scene) -> Iterator[Tally]:
    """Every tally of the parsed sentences, in order."""
    for token in scene.doc:
        if not token.pos_ or token.is_space:
            continue
        for find in _RULES:
            found = find(scene, token)
            if found is not None:
                yield found
                break


def _spoken(scene: Scene, token: Token) -> Tally | None:
    """ "Confirms the raid but speaks of seven dead": what somebody says the toll is."""
    if token.lemma_.lower() not in ("speak", "talk") or token.pos_ != "VERB":
        return None
    of = next((t for t in token.children if t.lower_ == "of" and t.i > token.i), None)
    found = _number_behind(scene, of, 3) if of is not None else None
    if found is None or found[1].i + 1 >= token.sent.end:
        return None
    harmed = found[1].nbor(1)
    return _tally(scene, token, harmed, found) if harmed.lower_ in tally_words().harmed else None


def _put_at(scene: Scene, token: Token) -> Tally | None:
    """ "The clinic now puts it at nine": what the sentence before gave a number for."""
    it = child(token, "dobj") if token.lemma_.lower() in ("put", "place") else None
    if it is None or it.lower_ != "it" or it.i != token.i + 1 or it.nbor(1).lower_ != "at":
        return None
    found = _number_behind(scene, it, 3)
    if found is None or not _closes(found[1]):
        return None
    return _tally(scene, token, it, found)


def _said_alone(scene: Scene, token: Token) -> Tally | None:
    """ "The ministry says 33", "33, according to the hospital": another number for the people whom
    the words before count, where these tell of one fate only."""
    number = scene.core_number_at(token)
    if number is None or number.kind != "cardinal" or token.idx != number.core.start:
        return None
    first, end = scene.tokens_of(number.span)[0], scene.tokens_of(number.core)[-1]
    verb = first.nbor(-1) if first.i > token.sent.start else None
    led = verb is not None and number_said(verb) in (token, end)
    behind = verb is None and first.i > 0 and _according(end)
    if not led and not behind:
        return None
    outcome = told_right_before(first)
    if outcome is None:
        return None
    count = Count(outcome, Victims.UNSTATED, number.low, number.high, number.span.quote,
                  number.span, number.exactness)  # fmt: skip
    who = verb if verb is not None else token
    start = child(verb, "nsubj") if verb is not None else None
    return Tally(who, end, start or first, end, (count,), answers=True)


def _according(end: Token) -> bool:
    after = end.doc[end.i + 1 : end.i + 4]
    words = [t.lower_ for t in after if t.text != ","]
    return words[:2] == ["according", "to"]


def _closes(end: Token) -> bool:
    """Whether a number stands alone: nothing that it counts follows it."""
    after = end.nbor(1) if end.i + 1 < len(end.doc) else end
    return after.is_punct or after.lower_ in ("dead", "killed", "deaths", "people", "and")


def _losses(scene: Scene, token: Token) -> Tally | None:
    """ "Three soldiers died, taking its losses to nine": a force's own dead, where the sentence
    tells of dead and of nobody hurt."""
    verbs = RAISING | {"put", "place", "give"}
    if token.lower_ != "losses" or token.dep_ != "dobj" or token.head.lemma_.lower() not in verbs:
        return None
    told = {o for t in token.sent if (o := tally_words().outcomes.get(t.lower_)) is not None}
    found = _number_behind(scene, token, 12)
    if told != {Outcome.KILLED} or found is None or not _closes(found[1]):
        return None
    number, end = found
    owner = subject_of(token.head)
    kind = victim_class_of(owner) if owner is not None else None
    count = Count(Outcome.KILLED, kind or Victims.UNSTATED, number.low, number.high,
                  number.span.quote, number.span, number.exactness)  # fmt: skip
    behind = end.nbor(1) if end.i + 1 < end.sent.end else end
    last = behind if behind.lower_ in tally_words().harmed else end
    return Tally(token.head, token, token.head, last, (count,))


# --- the toll rose to 31 --------------------------------------------------------------------------


def _standing(scene: Scene, token: Token) -> Tally | None:
    """ "the toll rose to 31 from 26", "put the number of dead at nine"."""
    words = tally_words()
    lemma = token.lemma_.lower()
    if token.pos_ not in ("VERB", "AUX") or lemma not in words.reaching | words.bringing:
        return None
    noun = _tally_after(token) if lemma in words.bringing else None  # "estimates put the toll at"
    noun = noun or (_tally_before(token) if lemma in words.reaching else None)
    noun = noun or _revised(token)
    if noun is None or _of_things(noun):
        return None
    start = max(token, noun, key=lambda t: t.i)
    if lemma in words.bringing and noun.i > token.i:
        before = _number_behind(scene, token, 4)
        if before is not None and before[0].span.end <= noun.idx:  # "brings to 40 the number"
            return _tally(scene, token, noun, before)
    return _tally(scene, token, noun, _number_behind(scene, start, 14))


def _tally_before(verb: Token) -> Token | None:
    """The toll that a verb is of: its subject or, where the parse fails, the last one before."""
    for item in verb.children:
        if item.dep_ in ("nsubj", "nsubjpass") and _is_tally(item):
            return item
    doc = verb.doc
    for token in reversed(doc[max(verb.sent.start, verb.i - REACH) : verb.i]):
        if token.text in (";", ":") or (
            token.pos_ == "VERB" and token.dep_ not in ("acl", "relcl")
        ):
            return None
        if _is_tally(token) and token.dep_ not in ("pobj", "dobj"):
            return token
    return None


def _tally_after(verb: Token) -> Token | None:
    """The toll that somebody puts somewhere: close behind the verb."""
    doc = verb.doc
    for token in doc[verb.i + 1 : min(verb.sent.end, verb.i + 10)]:
        if token.text in (";", ":", ","):
            return None
        if _is_tally(token) or (
            token.lower_ in tally_words().harmed
            and token.nbor(-1).lower_ in ("the", "its", "their")
        ):
            return token
    return None


def _revised(verb: Token) -> Token | None:
    """ "was revised upwards to 16 dead" has its toll before it, whatever hangs where."""
    return None if verb.lemma_ not in ("revise", "update") else _tally_before(verb)


def _is_tally(token: Token) -> bool:
    words = tally_words()
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and child(token, "nsubj", "aux") is not None:
        return False  # "the group did not number 20 men"
    if token.dep_ in ("amod", "compound") and token.head.lemma_.lower() in words.tallies:
        return False  # "the total number": the number
    return lemma in words.tallies and token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ")


def _of_things(noun: Token) -> bool:
    """A number of strikes, of villages or of per cent is none of people."""
    if noun.lemma_.lower() == "toll":
        return False
    for token in noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + 6)]:
        if token.pos_ == "NOUN":
            return noun_type(token) is not None or token.lemma_.lower() in tally_words().things
    return False


def _number_behind(scene: Scene, start: Token, reach: int) -> tuple[Number, Token] | None:
    """The number that a toll stands at: behind "to", "at" or "as", or right behind the verb."""
    doc = scene.doc
    for token in doc[start.i + 1 : min(start.sent.end, start.i + 1 + reach)]:
        if token.text in (";", ":") or token.lower_ in ("after", "when", "while"):
            return None
        number = scene.core_number_at(token)
        if number is None or number.kind != "cardinal" or token.idx != number.core.start:
            continue
        said = scene.tokens_of(number.span)[0]
        before = said.nbor(-1)
        while before.is_quote and before.i > start.i:
            before = before.nbor(-1)
        if before.lower_ in ("to", "at", "as", "be") or before == start or before.pos_ == "ADV":
            return number, scene.tokens_of(number.core)[-1]
        if before.lower_ not in ("from", "by"):
            return None
    return None


# --- the dead number six --------------------------------------------------------------------------


def _plain_number(scene: Scene, token: Token) -> Tally | None:
    """ "the dead now number six", "the wounded numbered 40"."""
    if token.lower_ not in ("number", "numbers", "numbered"):
        return None
    before = token.nbor(-1) if token.i > token.sent.start else token
    while before.pos_ == "ADV" and before.i > token.sent.start:
        before = before.nbor(-1)
    if before.lower_ not in tally_words().harmed:
        return None
    return _tally(scene, token, before, _number_behind(scene, token, 5))


def _toll_of(scene: Scene, token: Token) -> Tally | None:
    """ "with a death toll of at least 12"."""
    if token.lower_ not in ("toll", "tally", "count") or token.i + 2 >= token.sent.end:
        return None
    deadly = token.lower_ == "toll" or token.nbor(-1).lower_ in ("death", "body", "casualty")
    if not deadly or token.nbor(1).lower_ != "of" or _is_put_right(token):
        return None
    return _tally(scene, token, token, _number_behind(scene, token.nbor(1), 5))


def _is_put_right(toll: Token) -> bool:
    """ "Revising an earlier toll of 92", "up from an initial toll of 12": what stands no more."""
    of_before = any(t.lower_ in _OF_BEFORE for t in children(toll, "amod", "compound"))
    return of_before or (toll.dep_ == "dobj" and toll.head.lemma_.lower() in _PUTTING_RIGHT)


def _making(scene: Scene, token: Token) -> Tally | None:
    """ "that makes 120 dead since May": the sum, where the words go on to say of what."""
    if token.lower_ not in ("makes", "made", "make", "making", "brings"):
        return None
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is None or before.lower_ not in ("that", "this", "which", "it"):
        return None
    found = _number_behind(scene, token, 4)
    if found is None or found[1].i + 1 >= token.sent.end:
        return None
    nouns = scene.doc[found[1].i + 1 : min(token.sent.end, found[1].i + 4)]
    harmed = next((t for t in nouns if t.lower_ in tally_words().harmed), None)
    if harmed is None:
        return None
    return _tally(scene, token, harmed, found)


def _burial(scene: Scene, token: Token) -> Tally | None:
    """ "helped to bury 31 people", "lists 27 burials", "buried 14 of their neighbours"."""
    number = scene.core_number_at(token)
    if number is None or number.kind != "cardinal" or token.idx != number.core.start:
        return None
    end = scene.tokens_of(number.core)[-1]
    if end.i + 1 >= token.sent.end:
        return None
    before = scene.tokens_of(number.span)[0]
    verb = before.nbor(-1) if before.i > token.sent.start else before
    after = scene.doc[end.i + 1 : min(end.i + 6, token.sent.end)]
    lying = {t.lower_ for t in scene.doc[end.i + 1 : min(end.i + 9, token.sent.end)]}
    if lying & {"beneath", "alive", "rubble", "debris", "mud", "snow", "avalanche"}:
        return None
    if after and after[0].lemma_.lower() in ("burial", "funeral", "grave"):
        return _tally(scene, after[0], after[0], (number, end), presumes=True)
    people = next((t for t in after if t.is_punct or victim_class_of(t) is not None), None)
    if verb.lemma_.lower() == "bury" and verb.pos_ == "VERB" and people is not None:
        noun = verb if people.is_punct else people
        return _tally(scene, verb, noun, (number, end), presumes=True)
    return None


# --- counts ---------------------------------------------------------------------------------------


def _tally(
    scene: Scene, verb: Token, noun: Token, found: tuple[Number, Token] | None,
    presumes: bool = False,
) -> Tally | None:  # fmt: skip
    if found is None:
        return None
    number, end = found
    outcome = _outcome(noun, end)
    kind = _victims(scene, noun, end)
    if outcome is None or kind is None:
        return None
    whole = Count(outcome, kind, number.low, number.high, number.span.quote, number.span,
                  number.exactness)  # fmt: skip
    parts = stated_parts(scene, end, outcome) or as_parts(listed_parts(scene, end, whole), 0)
    parts = parts or (found_since(scene, verb) if outcome is Outcome.KILLED else [])
    words = [verb, noun, end, *scene.tokens_of(number.span)]
    for part in parts:
        words += scene.tokens_of(part.span) if part.span is not None else []
    first, last = min(words, key=lambda t: t.i), max(words, key=lambda t: t.i)
    while last.i + 1 < end.sent.end and last.nbor(1).pos_ == "NOUN":  # "three policemen"
        last = last.nbor(1)
    return Tally(verb, noun, first, last, (whole, *parts), presumes)


def _outcome(noun: Token, end: Token) -> Outcome | None:
    """What became of those counted: by the toll's own words, or by the word behind the number."""
    words = tally_words()
    reach = min(noun.i + 8, noun.sent.end, _end_of_part(end) if end.i > noun.i else noun.sent.end)
    near = [noun, *noun.doc[max(noun.sent.start, noun.i - 3) : reach]]
    after = noun.doc[end.i + 1 : min(end.i + 3, noun.sent.end)]
    for token in [*after, *near]:
        if token.lower_ in words.mixed:
            return None
        if token.lower_ in words.outcomes and not _holds_to_blame(token):
            return outcome_of(token)
    return None if _is_of_the_living(noun) else Outcome.KILLED


def _end_of_part(end: Token) -> int:
    """Where what a number counts ends: "a toll of 12 and dozens of injuries" is of the dead."""
    behind = end.doc[end.i + 1 : end.sent.end]
    return next((t.i for t in behind if t.dep_ == "cc" or t.is_punct), end.sent.end)


def _holds_to_blame(word: Token) -> bool:
    """ "Gave a toll of 18 and held the army responsible": nobody is held."""
    told = {t.lower_ for t in word.subtree}
    return word.lower_ == "held" and bool(told & {"responsible", "accountable"})


def _is_of_the_living(noun: Token) -> bool:
    """ "The number of suspects rose to 31": people to whom nothing is said to have been done."""
    if noun.lemma_.lower() == "toll":
        return False
    of = next((t for t in noun.children if t.lower_ == "of"), None)
    return of is not None and any(victim_class_of(t) is not None for t in of.children)


def _victims(scene: Scene, noun: Token, end: Token) -> Victims | None:
    """The class of those counted; None where the number counts no people at all."""
    after = end.nbor(1) if end.i + 1 < noun.sent.end else None
    if after is not None and after.text == "%":
        return None
    own = _own_nouns(noun)
    behind = list(noun.doc[end.i + 1 : min(end.i + 4, noun.sent.end)])
    for token in behind:
        if token.is_punct or token.pos_ in ("ADP", "CCONJ", "SCONJ") or token == noun:
            break
        if token.pos_ == "NOUN" and token.lower_ not in tally_words().harmed:
            kind = class_of(scene, token)
            if kind is not None:
                return kind
            if token.dep_ not in ("compound", "npadvmod"):
                return None
    for token in own:
        if token.i < end.i or noun.i > end.i:
            kind = class_of(scene, token)
            if kind not in (None, Victims.UNSTATED):
                return kind
    return Victims.UNSTATED


def _own_nouns(noun: Token) -> list[Token]:
    """The nouns of a toll's own phrase: "the toll among civilians", not "persons after bandits
    stormed"."""
    found = [noun] if noun.pos_ in ("NOUN", "PROPN") else []
    for token in noun.doc[noun.i + 1 : min(noun.i + 8, noun.sent.end)]:
        leads = token.pos_ == "ADP" and token.lower_ not in ("of", "among", "for")
        if leads or token.is_punct or token.pos_ in ("SCONJ", "VERB", "AUX"):
            break
        if token.pos_ in ("NOUN", "PROPN"):
            found.append(token)
    return found


_RULES = (_said_alone, _spoken, _standing, _put_at, _losses, _plain_number, _toll_of, _making,
          _burial)  # fmt: skip
