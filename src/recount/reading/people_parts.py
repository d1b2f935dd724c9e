"""Which people of a noun phrase are part of which: "12 dead, four of them children"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.reading.breakdowns import counted_kinds
from recount.reading.care import cared_for
from recount.reading.lexicon import lexicon
from recount.reading.people_classes import KIN, class_of
from recount.reading.people_nouns import count_noun, counted_noun, is_anybody, number_of
from recount.reading.syntax import (
    INCLUDING,
    child,
    children,
    is_plural,
    phrase_tokens,
    with_conjuncts,
)
from recount.reading.tally_words import tally_words

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
            if prep.lower_ not in INCLUDING | {"among", "with"} or _leaves_out(prep):
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
    for person in (*_said_to_be_among(noun), *ends_its_parts(noun)):
        one = count_noun(scene, person, outcome)
        each = by_name(scene, person, one) or [one] if one is not None else []
        found += [_as_part(p, whole) for p in each if _a_real_part(p)]
    return found


def by_name(scene: Scene, noun: Token, count: Count) -> list[Count]:
    """ "her children, Omar Haddad and Rima Haddad", "journalists Omar Haddad and Rima Haddad": as
    many as are named, where no number is."""
    names = [t for first in children(noun, "appos") for t in with_conjuncts(first)]
    if not names or not all(t.pos_ == "PROPN" for t in names):
        return []
    kin = noun.lemma_.lower() in KIN and is_plural(noun) and count.low is count.high is None
    title = len(names) > 1 and noun.lower_.endswith("s") and names[0].left_edge.i == noun.i + 1
    if not (kin or (title and number_of(scene, noun) is None)):
        return []
    found = [count_noun(scene, name, count.outcome) for name in names]
    return [replace(one, victims=count.victims) for one in found if one is not None]


def _is_of_those(scene: Scene, token: Token) -> bool:
    """ "Among them 21 civilians, three of whom were journalists"."""
    words = [t.lower_ for t in scene.doc[token.i + 1 : token.i + 3]]
    return words in (["of", "whom"], ["of", "them"]) and token.nbor(-1).text == ","


def _names_what_for(noun: Token) -> bool:
    """ "Including 20 children, in an air strike on a school": no one of those counted."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "on", "near", "by", "during")


def _as_part(part: Count, whole: int) -> Count:
    """ "Among them a commander": one of those counted, and no more than he."""
    one = part.low == 1 and part.exactness is Exactness.AT_LEAST and part.high is None
    if one and part.text.split()[0].lower() in ("a", "an"):
        part = replace(part, high=1, exactness=Exactness.EXACT)
    return replace(part, part_of=whole)


AMONG_WHOM = ["among", "whom"]
WHOM = frozenset({"whom", "which"})
NOT_OF_PEOPLE = frozenset({"at", "in", "on", "near", "by", "but", "except"})
"""What stands before a number of places, or before those left out ("all but two of them")."""
_KINDS = frozenset({Victims.MAN, Victims.WOMAN, Victims.CHILD})
_MARKS = frozenset({",", "(", "–", "—"})


def ends_its_parts(noun: Token) -> list[Token]:
    """ "Five people including a guard, and two cooks were killed": the cooks are of the five, and
    no second subject, whatever the parser says."""
    counted = child(noun, "nummod") is not None and noun.dep_ in ("nsubj", "nsubjpass")
    if not counted or not any(t.lower_ in INCLUDING for t in children(noun, "prep")):
        return []
    behind = [t for t in children(noun.head, noun.dep_) if t.i > noun.right_edge.i]
    return [t for t in behind if t.left_edge.nbor(-1).lower_ == "and" and child(t, "nummod")]


def _said_to_be_among(noun: Token) -> list[Token]:
    """ "Two children were among nine people hurt"."""
    among = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "among" else None
    if among is None or among.head.lemma_ != "be" or child(noun, "nummod") is None:
        return []
    return [t for first in children(among.head, "nsubj") for t in with_conjuncts(first)]


def stated_parts(scene: Scene, head: Token, outcome: Outcome) -> list[Count]:
    """Parts that the parser hung elsewhere: "were killed, including a girl", "among them two
    women", "nine of them children"."""
    found = _of_them(scene, head, outcome) or _one_among_them(scene, head, outcome)
    open_list = False
    for token in scene.doc[head.i + 1 : _end_of_parts(scene, head, outcome)]:
        if token.text in (";", ".") or (open_list and _tells_on(token)):
            break
        if token.text == ")" and not any(t.text == "(" for t in scene.doc[head.i : token.i]):
            break  # of those whom the brackets count
        window = scene.doc[max(head.i, token.i - 4) : token.i]
        before = {t.lower_ for t in window}
        opener = token if token.lower_ in INCLUDING else token.nbor(-1)
        opened = opener.lower_ in INCLUDING | {"among"} and opener.nbor(-1).text in _MARKS
        if any(t.pos_ in ("VERB", "AUX") for t in window) and not (open_list or opened):
            continue
        opens = token.lower_ in INCLUDING and not _leaves_out(token)
        if opens or (token.lower_ in ("them", "whom") and "among" in before):
            if _others_between(scene, head, token, outcome):
                break
            open_list = True
            continue
        if open_list and (_ends_parts(token, outcome) or speaks(scene, token)):
            break
        if found and open_list and _says_who(token, found[-1]):
            found[-1] = replace(found[-1], victims=class_of(scene, token) or found[-1].victims)
            continue
        part = _listed_at(scene, token, outcome) if open_list else None
        if part is not None and _a_real_part(part):
            found.append(_as_part(part, 0))
    return found


def _leaves_out(including: Token) -> bool:
    """ "Nine people were killed, not including the attacker"."""
    return including.i > 0 and including.nbor(-1).lower_ == "not"


def _tells_on(token: Token) -> bool:
    """Whether a word ends a list of parts: it compares, or it tells of something else; not the verb
    of "among whom were five children"."""
    if token.lemma_ == "be" and [t.lower_ for t in token.doc[token.i - 2 : token.i]] == AMONG_WHOM:
        return False
    led = (token.dep_ == "mark" or token.tag_ == "WRB") and token.lower_ in ("as", "when", "after")
    return led or token.lower_ in COMPARING | {"while"} or token.tag_ in ("VBD", "VBZ", "VBP", "MD")


def _says_who(noun: Token, last: Count) -> bool:
    """ "Among them Omar Haddad, a teacher": what he was, and nobody more."""
    name, one = noun.head, any(t.lower_ in ("a", "an") for t in children(noun, "det"))
    named = noun.dep_ == "appos" and name.pos_ == "PROPN" and name.ent_type_ == "PERSON"
    return one and named and last.span is not None and last.span.end == name.idx + len(name)


def _listed_at(scene: Scene, token: Token, outcome: Outcome) -> Count | None:
    """The people at one word of a list of parts, where it stands for any."""
    number = scene.core_number_at(token)
    if number is not None and _is_of_those(scene, token):
        return _named_so(scene, number, token.nbor(2), outcome)
    if number is not None and number.kind == "cardinal" and _bare_behind(token):
        return Count(outcome, Victims.UNSTATED, number.low, number.high, number.span.quote,
                     number.span, number.exactness)  # fmt: skip
    noun = token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound"
    if not noun or _names_what_for(token) or class_of(scene, token) is None:
        return None
    return count_noun(scene, token, outcome)


def _bare_behind(number: Token) -> bool:
    """ "Including three from the same family", "including five in Tyre": a number with no noun, of
    those counted before; not those of a deed of its own ("including 20 in a strike on a house")."""
    where = number.nbor(1) if number.i + 2 < number.sent.end else number
    if where.lower_ == "from":
        return True
    behind = where.nbor(1) if where.i + 1 < len(where.doc) else where
    return where.lower_ in ("in", "at", "near") and behind.ent_type_ in ("GPE", "LOC", "FAC")


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
    if any(_is_set_free(scene, t, head) for t in between):
        return True
    return bool(counted) and any(_is_of_another(t, outcome) for t in between)


def speaks(scene: Scene, noun: Token) -> bool:
    """Whether a noun is of the words for a speaker."""
    spans = [s.speaker.span for s in scene.attributions if s.speaker and s.speaker.span]
    return any(span.start <= noun.idx < span.end for span in spans)


def _ends_parts(token: Token, outcome: Outcome) -> bool:
    """Whether the list of who was among the harmed is over: at anybody, at those of another fate
    and at those who lived: "sixty dead, including the mayor, and fifteen survivors"."""
    lived = token.lemma_.lower() == "survivor"
    return lived or is_anybody(token) or _has_another_fate(token, outcome)


def _has_another_fate(noun: Token, outcome: Outcome) -> bool:
    """ "Six were killed, including a boy, and four soldiers were injured"."""
    return noun.dep_ in ("nsubj", "nsubjpass") and _is_of_another(noun.head, outcome)


def _is_set_free(scene: Scene, noun: Token, head: Token) -> bool:
    """ "Three bandits died and nine hostages, among them five women, were freed": no harm at all,
    and people of their own."""
    theirs = noun.dep_ in ("nsubj", "nsubjpass") and noun.head not in (head.head, head)
    return theirs and scene.core_number_at(noun.nbor(-1)) is not None


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
        if any(_holds(count, token) for count in found):
            continue
        parts = _parts_at(scene, number, token, outcome)
        parts = parts and _with_joined(scene, head, parts)
        if parts is None and token.nbor(1).lower_ != "of" and token in own:
            continue  # "six members of one family, four of them ..."
        if parts is None:
            break
        found += parts
    return found


def _parts_at(scene: Scene, number: Number, token: Token, outcome: Outcome) -> list[Count] | None:
    """Those whom a number singles out by the words around it; None where it does not."""
    if _behind_whom(scene, number):
        return _kinds_at(scene, token, outcome) or [_named_so(scene, number, token, outcome)]
    beside = _among_them_behind(scene, token, outcome)
    if beside:
        return beside
    after = token.nbor(1)
    if after.lower_ != "of" or token.nbor(2).lower_ not in ("them", *WHOM):
        return None
    if any(t.lemma_ in ("die", "succumb", "perish") for t in scene.doc[token.i : token.i + 6]):
        return None
    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    if before in NOT_OF_PEOPLE:
        return None  # "48 bodies at one of them": of the places
    first = _named_so(scene, number, token.nbor(2), outcome)
    verb = token.nbor(3) if token.i + 3 < len(token.doc) else token
    care = cared_for(verb) if outcome is Outcome.INJURED else None
    if care is not None and first.span is not None:  # "two of whom are in critical condition"
        span = scene.span([*scene.tokens_of(first.span), care])
        first = replace(first, text=span.quote, span=span)
    return [first]


def _one_among_them(scene: Scene, head: Token, outcome: Outcome) -> list[Count]:
    """ "Nine people were killed, a policeman among them"."""
    for among in scene.doc[head.i + 1 : head.sent.end - 1]:
        if among.text == ";":
            break
        one = among.nbor(-1)
        if among.lower_ != "among" or among.nbor(1).lower_ != "them" or one.tag_ != "NN":
            continue
        led = any(t.lower_ in ("a", "an") for t in children(one, "det"))
        part = count_noun(scene, one, outcome) if led and one != head else None
        return [_as_part(part, 0)] if part is not None and class_of(scene, one) else []
    return []


def _with_joined(scene: Scene, head: Token, parts: list[Count]) -> list[Count]:
    """ "12 of them children and nine women", "four of them soldiers and seven civilians" of eleven:
    the kinds joined to that of a first part."""
    first = parts[0]
    if len(parts) > 1 or first.span is None or first.victims is Victims.UNSTATED:
        return parts
    end = scene.tokens_of(first.span)[-1]
    joint = end.nbor(1) if end.i + 2 < end.sent.end else end
    kinds = _kinds_at(scene, joint.nbor(1), first.outcome) if joint.lower_ in (",", "and") else []
    number = number_of(scene, head)
    all_of_them = number is not None and number.low == sum(c.low or 0 for c in (first, *kinds))
    several = {c.victims for c in (first, *kinds)} <= _KINDS
    return [*parts, *kinds] if several or all_of_them else parts


def _kinds_at(scene: Scene, token: Token, outcome: Outcome) -> list[Count]:
    return [replace(count, part_of=0) for count, _ in counted_kinds(scene, token, outcome)]


def _among_them_behind(scene: Scene, token: Token, outcome: Outcome) -> list[Count]:
    """ "Thirty civilians, 12 children among them", "12 children among the dead"."""
    kinds = counted_kinds(scene, token, outcome)
    end = kinds[-1][1] if kinds else None
    if end is None or end.i + 2 >= end.sent.end or end.nbor(1).lower_ != "among":
        return []
    if any(count.victims is Victims.UNSTATED for count, _ in kinds):
        return []  # "34 persons, three policemen among them"
    whole = [t.lower_ for t in scene.doc[end.i + 2 : end.i + 4]]
    told = tally_words().outcomes.get(whole[-1]) is outcome and whole[0] == "the"
    return [replace(c, part_of=0) for c, _ in kinds] if whole[0] == "them" or told else []


def _holds(count: Count, token: Token) -> bool:
    return count.span is not None and count.span.start <= token.idx < count.span.end


def _behind_whom(scene: Scene, number: Number) -> bool:
    """ "Seven people, of whom at least three were women"."""
    first = scene.tokens_of(number.span)[0]
    return first.i > 1 and first.nbor(-1).lower_ in WHOM and first.nbor(-2).lower_ == "of"


def _named_so(scene: Scene, number: Number, token: Token, outcome: Outcome) -> Count:
    """A part of the class that the words behind "of them" or the number name."""
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
