"""Which people of a noun phrase are part of which: "12 dead, four of them children"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.reading.lexicon import lexicon
from recount.reading.people_nouns import (
    class_of,
    count_noun,
    counted_noun,
    is_anybody,
    number_of,
)
from recount.reading.syntax import (
    child,
    children,
    phrase_tokens,
    with_conjuncts,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.numbers import Number
    from recount.reading.scene import Scene

COMPARING = frozenset({"increase", "rise", "compared", "decrease", "drop", "fall", "decline", "up",
                       "down", "against", "versus", "jump", "surge"})  # fmt: skip
"""What stands before the number of another time: "a rise from the 48 killed in May"."""


def parts_of(scene: Scene, noun: Token, outcome: Outcome, whole: int) -> list[Count]:
    """ "including four children", "among them two women": inside the whole, never added to it."""
    found: list[Count] = []
    for item in (noun, counted_noun(noun)):
        for prep in children(item, "prep"):
            if prep.lower_ not in ("including", "among", "with"):
                continue
            for inner in (t for first in children(prep, "pobj") for t in with_conjuncts(first)):
                if is_anybody(inner):
                    break
                if any(t.lower_ in COMPARING for t in scene.doc[prep.i : inner.i + 1]):
                    break
                part = count_noun(scene, inner, outcome)
                if part is not None and _a_real_part(part):
                    found.append(_as_part(part, whole))
        if item == noun and counted_noun(noun) == noun:
            break
    of_them = [count_noun(scene, t, outcome) for t in _said_to_be_among(noun)]
    return found + [_as_part(p, whole) for p in of_them if p is not None and _a_real_part(p)]


def _as_part(part: Count, whole: int) -> Count:
    """ "Among them a commander": one of those counted, and no more than he."""
    one = part.low == 1 and part.exactness is Exactness.AT_LEAST and part.high is None
    if one and part.text.split()[0].lower() in ("a", "an"):
        part = replace(part, high=1, exactness=Exactness.EXACT)
    return replace(part, part_of=whole)


def _follows_tally(scene: Scene, head: Token, opener: Token) -> bool:
    """ "46 wounded, among them 30 children": right behind the number and the word of harm."""
    before = opener.nbor(-2) if opener.i > 1 else opener
    return before.i - head.i <= 1 and scene.core_number_at(before.nbor(-1)) is not None


_MARKS = frozenset({",", "(", "–", "—"})


def _said_to_be_among(noun: Token) -> list[Token]:
    """ "Two children were among nine people hurt"."""
    among = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "among" else None
    if among is None or among.head.lemma_ != "be" or child(noun, "nummod") is None:
        return []
    return [t for first in children(among.head, "nsubj") for t in with_conjuncts(first)]


def stated_parts(scene: Scene, head: Token, outcome: Outcome) -> list[Count]:
    """Parts that the parser hung elsewhere: "were killed, including a girl", "among them two
    women", "nine of them children"."""
    found = _of_them(scene, head, outcome)
    open_list = False
    for token in scene.doc[head.i + 1 : _end_of_parts(scene, head, outcome)]:
        if token.lower_ in COMPARING and open_list:
            break
        if (
            token.text in (";", ".")
            or (open_list and token.lower_ == "while")
            or (open_list and token.tag_ in ("VBD", "VBZ", "VBP", "MD"))
        ):
            break
        window = scene.doc[max(head.i, token.i - 4) : token.i]
        before = {t.lower_ for t in window}
        opener = token if token.lower_ == "including" else token.nbor(-1)
        opened = opener.lower_ in ("including", "among") and opener.nbor(-1).text in _MARKS
        opened = opened and (opener == token or _follows_tally(scene, head, opener))
        if any(t.pos_ in ("VERB", "AUX") for t in window) and not (open_list or opened):
            continue
        if token.lower_ == "including" or (token.lower_ in ("them", "whom") and "among" in before):
            if _others_between(scene, head, token, outcome):
                break
            open_list = True
            continue
        if open_list and _ends_parts(token, outcome):
            break
        noun = token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound"
        if noun and open_list and class_of(scene, token) is not None:
            part = count_noun(scene, token, outcome)
            if part is not None and _a_real_part(part):
                found.append(_as_part(part, 0))
    return found


def _end_of_parts(scene: Scene, head: Token, outcome: Outcome) -> int:
    """Where the parts of a number end at the latest: "one man was killed and 19 others, including
    a policeman, were injured" has the policeman among the 19; so has "12 were killed in X, and
    another eight, including a policeman, were killed in Y"."""
    for token in scene.doc[head.i + 1 : head.sent.end]:
        if token.dep_ not in ("nsubj", "nsubjpass") or token.head in (head.head, head):
            continue
        number = number_of(scene, token) or scene.core_number_at(token)
        if number is not None and (_is_harmed(token.head, outcome) or _comes_with(token.head)):
            return token.i
    return int(head.sent.end)


def _comes_with(verb: Token) -> bool:
    """ "The toll rose to 43 as six more, including a woman, lost their lives": one of the six."""
    marked = any(t.lower_ in ("as", "after", "when") for t in children(verb, "mark", "advmod"))
    return verb.dep_ == "advcl" and verb.tag_ in ("VBD", "VBZ", "VBP") and marked


def _is_harmed(verb: Token, outcome: Outcome) -> bool:
    """Whether a verb tells of a fate, another one or, in a clause of its own, the same."""
    words = lexicon().harms[outcome]
    same = verb.lemma_.lower() in words.verbs | words.intransitive
    return _is_of_another(verb, outcome) or (same and verb.dep_ in ("conj", "advcl", "ccomp"))


def _others_between(scene: Scene, head: Token, opener: Token, outcome: Outcome) -> bool:
    """ "Three were killed and 12 wounded, including two children": children among the wounded."""
    between = list(scene.doc[head.i + 1 : opener.i])
    counted = [t for t in between if (n := scene.core_number_at(t)) and n.kind == "cardinal"]
    if any(_has_another_fate(t, outcome) for t in between):
        return True  # "One woman died and three others, including an officer, were hurt"
    return any(_is_of_another(t, outcome) and counted and counted[0].i < t.i for t in between)


def _ends_parts(token: Token, outcome: Outcome) -> bool:
    """Whether the list of who was among the harmed is over: at anybody, at those of another fate
    and at those who lived: "sixty dead, including the mayor, and fifteen survivors"."""
    lived = token.lemma_.lower() == "survivor"
    return lived or is_anybody(token) or _has_another_fate(token, outcome)


def _has_another_fate(noun: Token, outcome: Outcome) -> bool:
    """ "Six were killed, including a boy, and four soldiers were injured"."""
    return noun.dep_ in ("nsubj", "nsubjpass") and _is_of_another(noun.head, outcome)


def _is_of_another(word: Token, outcome: Outcome) -> bool:
    return any(
        word.lemma_.lower() in words.verbs or word.lower_ in words.adjectives
        for other, words in lexicon().harms.items()
        if other is not outcome
    )


def _of_them(scene: Scene, head: Token, outcome: Outcome) -> list[Count]:
    """ "nine of them children", "four of whom were soldiers", "two of them seriously": of the
    people counted last, so no other number may stand between."""
    found: list[Count] = []
    own = phrase_tokens(head)
    for token in scene.doc[head.i + 1 : head.sent.end - 2]:
        if token.text in (";", "."):
            break
        number = scene.core_number_at(token)
        if number is None or number.kind != "cardinal" or token.idx < head.idx + len(head):
            continue
        after = token.nbor(1)
        if _behind_whom(scene, number):
            found.append(_of_whom(scene, number, token, outcome))
            continue
        if after.lower_ != "of" and token in own:  # "six members of one family, four of them ..."
            continue
        if after.lower_ != "of" or token.nbor(2).lower_ not in ("them", "whom"):
            break
        if any(t.lemma_ in ("die", "succumb", "perish") for t in scene.doc[token.i : token.i + 6]):
            break
        if token.i > head.sent.start and token.nbor(-1).lower_ in ("at", "in", "on", "near", "by"):
            break  # "48 bodies at one of them": of the places
        kind, last = _class_behind(scene, token.nbor(2))
        span = scene.span([*scene.tokens_of(number.span), last])
        found.append(Count(outcome, kind, number.low, number.high, span.quote, span,
                           number.exactness, part_of=0))  # fmt: skip
    return found


def _behind_whom(scene: Scene, number: Number) -> bool:
    """ "Seven people, of whom at least three were women"."""
    first = scene.tokens_of(number.span)[0]
    return first.i > 1 and first.nbor(-1).lower_ == "whom" and first.nbor(-2).lower_ == "of"


def _of_whom(scene: Scene, number: Number, token: Token, outcome: Outcome) -> Count:
    kind, last = _class_behind(scene, token)
    span = scene.span([*scene.tokens_of(number.span), last])
    return Count(outcome, kind, number.low, number.high, span.quote, span,
                 number.exactness, part_of=0)  # fmt: skip


def _class_behind(scene: Scene, pronoun: Token) -> tuple[Victims, Token]:
    """The class that the words behind "of them" name, before the next mark, and the last word."""
    for token in scene.doc[pronoun.i + 1 : min(pronoun.i + 6, pronoun.sent.end)]:
        if token.is_punct or token.lower_ in ("and", "by", "in", "when", "from"):
            break
        found = class_of(scene, token) if token.pos_ in ("NOUN", "PROPN") else None
        if found is not None:
            return found, token
    return Victims.UNSTATED, pronoun


def _a_real_part(part: Count) -> bool:
    return part.low is not None or part.exactness is not Exactness.VAGUE_WORD
