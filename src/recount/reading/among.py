"""Whom the dead, the wounded and the taken are said to be, in a sentence of its own: "two
policemen were among the dead", "eight of those taken are nursing mothers"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.reading.among_wholes import part_of_them, unnumbered, whole_behind
from recount.reading.breakdowns import counted_kinds
from recount.reading.care import cared_for
from recount.reading.left_out import FIGURES
from recount.reading.lexicon import lexicon
from recount.reading.people import count_people
from recount.reading.people_classes import class_of
from recount.reading.people_parts import stated_parts
from recount.reading.syntax import child
from recount.reading.tally_words import outcome_of, tally_words
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.numbers import Number
    from recount.reading.scene import Scene


_OPEN = frozenset({"if", "whether", "may", "might", "could", "would", "not", "n't", "n’t", "never",
                   "should", "can"})  # fmt: skip


_HAPPENING = frozenset({"occur", "happen", "take", "record", "report", "register", "document"})
_THEY = frozenset({"they", "these", "those"})
DEED = 16  # words that may stand between the dead and the number of some of them
FEWEST = 2  # counts of a portion: the whole, and whom it singles out of it


@dataclass(frozen=True)
class Portion:
    """People singled out of those told before: the word that says so, the words for the whole,
    the counts (the whole first, without a number) and the head of the people's phrase."""

    trigger: Token
    whole: tuple[Token, ...]
    outcome: Outcome
    counts: tuple[Count, ...]
    people: Token


def find_portions(scene: Scene) -> list[Portion]:
    """Every such sentence or clause, in order."""
    found: list[Portion] = []
    read = 0
    for token in scene.doc:
        if token.i < read:
            continue
        lemma = token.lemma_.lower()
        dealt = _out_of(scene, token) if lemma == "of" else None
        if dealt is not None:
            found.append(dealt[0])
            read = dealt[1].i + 1
            continue
        more = _and_others(scene, token, found) if lemma == "be" else None
        if more is not None:
            found[-1] = replace(found[-1], counts=(*found[-1].counts, more))
            continue
        if lemma == "be":
            portion = (
                _among_them(scene, token)
                or _of_those(scene, token)
                or _of_them(scene, token)
                or _are(scene, token)
                or _some_alone_in_care(scene, token)
            )
        elif lemma in ("include", "comprise"):
            portion = _included(scene, token)
        elif lemma in ("account", "make"):
            portion = _account_for(scene, token)
        elif lemma in _HAPPENING:
            portion = _took_place(scene, token)
        else:
            portion = None
        if portion is not None and not _open(token):
            found.append(portion)
    return found


def _open(verb: Token) -> bool:
    """Whether it is only asked, denied or thought possible: "to confirm if he was among them"."""
    words = [t for t in verb.children if t.dep_ in ("mark", "aux", "neg", "advmod")]
    said = {t.lower_ for t in words} | {verb.doc[verb.i - 2].lower_ if verb.i > 1 else ""}
    return bool(said & _OPEN)


def _among_them(scene: Scene, verb: Token) -> Portion | None:
    """ "Two policemen were among the dead", "Among the dead were two policemen"."""
    preps = [t for t in verb.sent if t.lower_ == "among" and abs(t.i - verb.i) < 9]
    for prep in preps:
        whole = whole_behind(scene, prep) or _all_of_them(prep)
        if whole is None or any(t.text in (";", ":") for t in _between(prep, verb)):
            continue
        if prep.i > verb.i:
            people = child(verb, "nsubj") if prep.i - verb.i < 4 else None
        else:
            people = child(verb, "attr", "nsubj")
            people = people if people is not None and people.i > verb.i else None
        if people is not None:
            return _portion(scene, verb, whole, people)
    return None


def _all_of_them(among: Token) -> tuple[Token, ...] | None:
    """ "Among them are five children", "a nurse was among them", behind a sentence that tells what
    became of them all."""
    them = among.nbor(1) if among.i + 1 < among.sent.end else among
    return (among, them) if them.lower_ == "them" and _told_before(them) is not None else None


def _out_of(scene: Scene, of: Token) -> tuple[Portion, Token] | None:
    """ "Of the 33 dead, 21 were men, four women and eight were children", with the last word."""
    if of.i > of.sent.start and not (of.nbor(-1).is_punct or of.nbor(-1).is_space):
        return None
    told = _headed(scene, of)
    if told is None:
        return None
    whole, outcome = told
    start = _behind_the_deed(scene, whole[-1].nbor(1))
    items = counted_kinds(scene, start.nbor(1) if start.text == "," else start, outcome)
    if not items:
        return _some_in_care(scene, of, whole, outcome)
    listed = scene.doc[start.i : items[-1][1].i]
    verb = next((t for t in listed if t.lemma_ == "be"), None)
    if verb is None or _open(verb):
        return None
    all_of_them = unnumbered(scene, whole, outcome)
    parts = [replace(part, part_of=0) for part, _ in items]
    if all_of_them.low is not None and sum(p.low or 0 for p in parts) > all_of_them.low:
        return None
    if whole[-1].lower_ in tally_words().outcomes or all_of_them.low is not None:
        counts = (all_of_them, *parts)
    else:
        counts = (replace(all_of_them, low=None, high=None), *parts)
    return Portion(verb, whole, outcome, counts, items[0][1]), items[-1][1]


def _behind_the_deed(scene: Scene, start: Token) -> Token:
    """ "Of the 28 people killed in the attack on the market, 12 were children": the mark behind
    what they were killed in."""
    if start.pos_ != "ADP":
        return start
    for token in start.doc[start.i : min(start.i + DEED, start.sent.end - 1)]:
        if token.text == ",":
            return token
        if scene.core_number_at(token) is not None:
            break
    return start


def _some_in_care(
    scene: Scene, of: Token, whole: tuple[Token, ...], outcome: Outcome
) -> tuple[Portion, Token] | None:
    """ "Of the 35 wounded, eight are still in hospital": eight of them, and nobody more."""
    for verb in of.doc[whole[-1].i + 1 : min(whole[-1].i + 7, of.sent.end)]:
        care = cared_for(verb)
        number = scene.core_number_at(verb.nbor(-1))
        if care is None or number is None or outcome is not Outcome.INJURED:
            continue
        part = _in_care(scene, number, care)
        return Portion(verb, whole, outcome, (unnumbered(scene, whole, outcome), part), care), care
    return None


def _in_care(scene: Scene, number: Number, care: Token) -> Count:
    span = scene.span([*scene.tokens_of(number.span), care])
    part = part_of_them(number, Outcome.INJURED, Victims.UNSTATED)
    return replace(part, text=span.quote, span=span)


def _headed(scene: Scene, of: Token) -> tuple[tuple[Token, ...], Outcome] | None:
    """The words behind "of" for all of whom a sentence goes on to count some, and what became of
    them: "the 33 dead", "the civilians killed", "these", of whom the sentence before told."""
    words: list[Token] = []
    for token in scene.doc[of.i + 1 : min(of.i + 8, of.sent.end - 1)]:
        if token.text == "," or (words and _counts_anew(scene, words, token)):
            break
        if token.pos_ == "ADP" and words and words[-1].lower_ in tally_words().outcomes:
            break  # "of the 28 killed in the attack, ..."
        words.append(token)
    if not words or words[0].lower_ not in _OF_WHOM:
        return None
    figure = [t.lower_ in FIGURES for t in words] == [False, True]  # "of this number"
    if words[0].lower_ in ("this", "that") and not figure:
        return None
    said = next((t for t in words if t.lower_ in tally_words().outcomes), None)
    if said is not None:
        return tuple(words), outcome_of(said)
    numbered = any(scene.core_number_at(t) is not None for t in words)
    people = numbered and victim_class_of(words[-1]) is not None
    bare = len(words) == 1 or (numbered and len(words) == 2) or figure
    outcome = _told_before(of) if bare or people else None
    return (tuple(words), outcome) if outcome is not None else None


_OF_WHOM = frozenset({"the", "those", "these", "them", "its", "their", "this", "that"})


def _counts_anew(scene: Scene, words: list[Token], token: Token) -> bool:
    """Whether a number opens the list of kinds, and is not that of the whole: "of those killed 21
    were men"."""
    number = scene.core_number_at(token)
    return number is not None and words[-1].lower_ not in ("the", "those", "these", "its", "their")


def _between(one: Token, other: Token) -> list[Token]:
    first, last = sorted((one.i, other.i))
    return list(one.doc[first:last])


def _of_those(scene: Scene, verb: Token) -> Portion | None:
    """ "Eight of those taken are nursing mothers": the number is the subject's, the class what
    they are said to be."""
    subject, named = child(verb, "nsubj"), child(verb, "attr")
    if subject is None:
        return None
    number = scene.core_number_at(subject) or scene.core_number_at(subject.left_edge)
    if number is None or number.kind != "cardinal":
        return None
    last = scene.tokens_of(number.core)[-1]
    of = last.nbor(1) if last.i + 1 < len(last.doc) else last
    whole = whole_behind(scene, of) if of.lower_ == "of" else None
    care = cared_for(verb) if named is None else None
    if whole is not None and care is not None and outcome_of(whole[-1]) is Outcome.INJURED:
        part = _in_care(scene, number, care)
        return Portion(verb, whole, Outcome.INJURED,
                       (unnumbered(scene, whole, Outcome.INJURED), part), care)  # fmt: skip
    if whole is None or named is None or named.pos_ not in ("NOUN", "PROPN"):
        return None
    kind = class_of(scene, named) or Victims.UNSTATED
    outcome = outcome_of(whole[-1])
    part = part_of_them(number, outcome, kind)
    counts = (unnumbered(scene, whole, outcome), part, *_of_the_others(scene, last, kind))
    return Portion(verb, whole, outcome, counts, named)


def _of_the_others(scene: Scene, first: Token, kind: Victims) -> tuple[Count, ...]:
    """ "Two of the dead and six of the wounded were nurses": the second whole and its part."""
    joined = child(first, "conj")
    number = scene.core_number_at(joined) if joined is not None else None
    if joined is None or number is None or joined.nbor(1).lower_ != "of":
        return ()
    whole = whole_behind(scene, joined.nbor(1))
    if whole is None:
        return ()
    outcome = outcome_of(whole[-1])
    return (
        unnumbered(scene, whole, outcome),
        replace(part_of_them(number, outcome, kind), part_of=2),
    )


def _of_them(scene: Scene, verb: Token) -> Portion | None:
    """ "Five of them are women", behind a sentence that tells what became of them all."""
    subject, named = child(verb, "nsubj"), child(verb, "attr", "acomp")
    number = scene.core_number_at(subject) if subject is not None else None
    if subject is None or named is None or number is None or number.kind != "cardinal":
        return None
    pointed = _pointed_at(scene, number)
    whole = pointed or _alone(scene, number, verb)
    kind = class_of(scene, named)
    if not whole or whole[-1].nbor(1) != verb or kind in (None, Victims.UNSTATED):
        return None
    first = scene.tokens_of(number.span)[0]
    start = _behind_semicolon(first)
    outcome = _told_before(verb) if start is None else told_right_before(first)
    if outcome is None or kind is None or subject.i - (start or verb.sent.start) > 3:
        return None
    part = part_of_them(number, outcome, kind)
    all_of_them = unnumbered(scene, whole, outcome)
    if not pointed:
        all_of_them = replace(all_of_them, low=None, high=None, exactness=Exactness.VAGUE_WORD)
    return Portion(verb, whole, outcome, (all_of_them, part), named)


def _pointed_at(scene: Scene, number: Number) -> tuple[Token, ...]:
    """ "Of them", "of the 14" of whom the sentence before told: what a number is out of."""
    of = scene.tokens_of(number.core)[-1].nbor(1)
    first = of.nbor(1) if of.lower_ == "of" else of
    if first.lower_ == "them":
        return (first,)
    many = first.nbor(1) if first.lower_ in ("the", "these", "those") else first
    whole = scene.core_number_at(many) if of.lower_ == "of" and many != first else None
    if whole is None or whole.kind != "cardinal" or first.sent.start == 0:
        return ()
    before = first.doc[first.sent.start - 1].sent
    known = {n.low for n in scene.numbers if before.start_char <= n.core.start < before.end_char}
    return (first, many) if whole.low in known else ()


def _some_alone_in_care(scene: Scene, verb: Token) -> Portion | None:
    """ "Four are in serious condition", "four of them are in hospital", at the head of a sentence
    behind one that counts more hurt: a part of those."""
    subject = child(verb, "nsubj")
    number = scene.core_number_at(subject) if subject is not None else None
    care = cared_for(verb) if number is not None else None
    if number is None or care is None or told_right_before(verb) is not Outcome.INJURED:
        return None
    leads = scene.tokens_of(number.span)[0].i == verb.sent.start
    whole = _pointed_at(scene, number) or _alone(scene, number, verb)
    if not leads or not whole or whole[-1].nbor(1) != verb:
        return None
    hurt = replace(unnumbered(scene, whole, Outcome.INJURED), low=None, high=None,
                   exactness=Exactness.VAGUE_WORD)  # fmt: skip
    counts = (hurt, _in_care(scene, number, care))
    return Portion(verb, whole, Outcome.INJURED, counts, care)


def _alone(scene: Scene, number: Number, verb: Token) -> tuple[Token, ...]:
    """ "Six were soldiers", at the head of a sentence, where the one before counts more people."""
    words = scene.tokens_of(number.span)
    start = _behind_semicolon(words[0]) or verb.sent.start
    told = verb.tag_ == "VBD" or cared_for(verb) is not None
    if words[0].i != start or words[-1].nbor(1) != verb or not told or start == 0:
        return ()
    if "\n" in scene.text[scene.doc[start - 1].idx : words[0].idx]:
        return ()
    before = scene.doc[scene.doc[start - 1].sent.start : start]
    most = [
        n.low or 0
        for n in scene.numbers
        if n.kind == "cardinal" and before.start_char <= n.core.start < before.end_char
    ]
    return tuple(words) if most and (number.low or 0) < max(most) else ()


def _behind_semicolon(word: Token) -> int | None:
    """Where a clause of its own begins at a word: "... were killed; nine were women"."""
    return int(word.i) if word.i > word.sent.start and word.nbor(-1).text == ";" else None


def _and_others(scene: Scene, verb: Token, found: list[Portion]) -> Count | None:
    """ "... and four were fighters", "Four were fighters.": more of those of whom the words right
    before singled out some."""
    subject, named = child(verb, "nsubj"), child(verb, "attr")
    last = found[-1] if found else None
    if last is None or named is None or not _is_right_before(last.trigger, verb):
        return None
    number = scene.core_number_at(verb.nbor(-1)) if verb.i > verb.sent.start else None
    if number is None or number.kind != "cardinal" or subject not in (None, verb.nbor(-1)):
        return None
    kind = class_of(scene, named)
    if kind in (None, Victims.UNSTATED) or len(last.counts) < FEWEST or _open(verb):
        return None
    span = scene.span([*scene.tokens_of(number.span), named])
    part = part_of_them(number, last.outcome, kind or Victims.UNSTATED)
    return replace(part, text=span.quote, span=span)


def _is_right_before(one: Token, other: Token) -> bool:
    """Whether two words stand in one sentence or in two that follow each other."""
    return one.sent == other.sent or one.sent.end == other.sent.start


def told_right_before(word: Token) -> Outcome | None:
    """What became of the people told of earlier in the sentence or, where none are, in the one
    before; None where several things did."""
    here = _fates(word.doc[word.sent.start : word.i])
    return _one(here) if here else _told_before(word)


def _told_before(verb: Token) -> Outcome | None:
    """What became of the people of the sentence before; None where it tells of several fates."""
    start = verb.sent.start
    return _one(_fates(verb.doc[start - 1].sent)) if start > 0 else None


def _one(found: set[Outcome]) -> Outcome | None:
    return next(iter(found)) if len(found) == 1 else None


def _fates(words_of: Iterable[Token]) -> set[Outcome]:
    return {
        outcome
        for token in words_of
        for outcome, words in lexicon().harms.items()
        if token.lemma_.lower() in words.verbs | words.intransitive | words.counted
        or token.lower_ in words.adjectives
    }


def _included(scene: Scene, verb: Token) -> Portion | None:
    """ "The dead include two nurses", "Those killed included a pastor and his wife"."""
    people = child(verb, "dobj")
    start = verb.i - 1
    while start > verb.sent.start and scene.doc[start].pos_ in ("AUX", "ADV"):
        start -= 1
    last = scene.doc[start]
    if people is not None and last.lower_ in _THEY and _told_before(verb) is not None:
        return _portion(scene, verb, (last,), people) if start == verb.sent.start else None
    if last.lower_ not in tally_words().outcomes:
        last = _subject_that_is_harmed(verb) or last
        start = last.i
    if people is None or last.lower_ not in tally_words().outcomes or start == verb.sent.start:
        return None
    first = next((t for t in reversed(scene.doc[max(verb.sent.start, start - 3) : start])
                  if t.lower_ in ("the", "those", "its", "their")), None)  # fmt: skip
    if first is None:
        return None
    return _portion(scene, verb, tuple(scene.doc[first.i : start + 1]), people)


def _subject_that_is_harmed(verb: Token) -> Token | None:
    """The word for what became of the subject, behind which more is said of it: "the 28 dead in the
    attack on X included", "those killed in the strike included"."""
    subject = child(verb, "nsubj")
    said = [subject, child(subject, "acl")] if subject is not None else []
    return next((t for t in said if t is not None and t.lower_ in tally_words().outcomes), None)


def _took_place(scene: Scene, verb: Token) -> Portion | None:
    """ "Six of the deaths occurred in the north", "ten of the fatalities were recorded in X"."""
    subject = child(verb, "nsubj", "nsubjpass")
    number = scene.core_number_at(subject) if subject is not None else None
    if subject is None or number is None or number.kind != "cardinal":
        return None
    of = scene.tokens_of(number.core)[-1].nbor(1)
    whole = whole_behind(scene, of) if of.lower_ == "of" else None
    if whole is None or whole[-1].i + 1 not in (verb.i, verb.i - 1):
        return None
    outcome = outcome_of(whole[-1])
    part = part_of_them(number, outcome, Victims.UNSTATED)
    return Portion(verb, whole, outcome, (unnumbered(scene, whole, outcome), part), subject)


def _account_for(scene: Scene, verb: Token) -> Portion | None:
    """ "Children accounted for 12 of the dead", "women made up nine of the victims", "landmines
    accounted for 38 of the deaths"."""
    subject = child(verb, "nsubj")
    if subject is None or verb.i + 1 == verb.sent.end or verb.nbor(1).lower_ not in ("for", "up"):
        return None
    kind = class_of(scene, subject)
    for token in verb.doc[verb.i + 2 : min(verb.i + 6, verb.sent.end - 1)]:
        number = scene.core_number_at(token)
        end = scene.tokens_of(number.span)[-1] if number is not None else token
        behind = end.nbor(1) if end.i + 1 < len(end.doc) else end
        whole = whole_behind(scene, behind) if behind.lower_ == "of" else None
        if number is not None and number.kind == "cardinal" and whole is not None:
            outcome = outcome_of(whole[-1])
            span = scene.span([*scene.tokens_of(number.span), *whole])
            one = part_of_them(number, outcome, kind or Victims.UNSTATED)
            part = replace(one, text=span.quote, span=span)
            if kind in (None, Victims.UNSTATED):  # of a weapon or a place: a number of its own
                return Portion(verb, whole, outcome, (replace(part, part_of=None),), subject)
            counts = (unnumbered(scene, whole, outcome), part)
            return Portion(verb, whole, outcome, counts, subject)
    return None


def _are(scene: Scene, verb: Token) -> Portion | None:
    """ "The victims were a farmer and his two sons": each by number."""
    named = child(verb, "attr")
    last = verb.nbor(-1) if verb.i > verb.sent.start else verb
    if named is None or last.lower_ not in tally_words().outcomes or last.i == verb.sent.start:
        return None
    if named.pos_ not in ("NOUN", "PROPN") or named.lemma_.lower() in ("member", "part"):
        return None
    if last.nbor(-1).lower_ not in ("the", "those", "both"):
        return None
    told = _portion(scene, verb, (last.nbor(-1), last), named)
    listed = told is not None and sum(c.part_of == 0 for c in told.counts) > 1
    if told is None or not listed:
        return told
    # "The dead were a woman and her son": all of them, and no part of others.
    all_of_them = [
        replace(c, part_of=c.part_of - 1 if c.part_of else None) for c in told.counts[1:]
    ]
    return replace(told, counts=tuple(all_of_them))


def _portion(scene: Scene, verb: Token, whole: tuple[Token, ...], people: Token) -> Portion | None:
    told = _told_before(verb) if whole[-1].lower_ in ("them", *_THEY) else None
    outcome = told or outcome_of(whole[-1])
    counts = count_people(scene, people, outcome)
    if counts and not any(c.part_of is not None for c in counts) and people.i < verb.i:
        inner = [c for c in stated_parts(scene, people, outcome) if _before(c, verb)]
        counts += inner
    known = [c for c in counts if c.low is not None]
    all_of_them = unnumbered(scene, whole, outcome)
    if not known and all_of_them.low is not None and not any(c.high == 0 for c in counts):
        return Portion(verb, whole, outcome, (all_of_them,), people)  # "children were among the 62"
    if not known or len(known) < len(counts) or any(c.high == 0 for c in counts):
        return None
    parts = [replace(c, part_of=0 if c.part_of is None else c.part_of + 1) for c in counts]
    return Portion(verb, whole, outcome, (all_of_them, *parts), people)


def _before(count: Count, verb: Token) -> bool:
    return count.span is not None and count.span.end <= verb.idx
