"""How many people a noun phrase stands for, whose they are, and which are part of which."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.counts import CIVILIAN_PARTS, Count, Exactness, Outcome, Victims
from recount.model.parties import PartyKind
from recount.model.spans import Span
from recount.reading.lexicon import lexicon
from recount.reading.pronouns import owner_before
from recount.reading.syntax import (
    bounds,
    child,
    children,
    is_plural,
    objects_of,
    phrase_tokens,
    with_conjuncts,
)
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.numbers import Number
    from recount.reading.scene import Scene

ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
NO_VICTIMS = frozenset({"nobody", "none", "noone"})
SINGULAR_PRONOUNS = frozenset({"him", "her", "he", "she"})
PLURAL_PRONOUNS = frozenset({"them", "they", "others", "both"})
PARTITIVES = frozenset(
    {"total", "number", "group", "majority", "rest", "pair", "couple", "family", "member", "body",
     "one", "most", "many", "several", "some", "dozen", "score", "hundred", "thousand", "remains",
     "handful", "crowd", "life", "toll", "two", "three", "four", "five", "half", "all", "none"}
)  # fmt: skip


def count_people(scene: Scene, head: Token, outcome: Outcome) -> list[Count]:
    """The people of a noun phrase: each joined noun by itself, parts behind their whole.

    Empty where the phrase is not of people, so that "killed the bill" counts nothing.
    """
    counts: list[Count] = []
    for noun in _separate(scene, head):
        count = _count(scene, noun, outcome)
        if count is None:
            continue
        whole = len(counts)
        counts.append(count)
        counts += _parts(scene, noun, outcome, whole)
    return counts


def _separate(scene: Scene, head: Token) -> list[Token]:
    """Joined nouns, where a later one has a number or a determiner of its own; "women and
    children" behind one number stay one."""
    nouns = _without_sayers(with_conjuncts(head))
    return [nouns[0]] + [
        noun
        for noun in nouns[1:]
        if _number(scene, noun) is not None or _introduced(noun) or noun.pos_ == "PROPN"
    ]


def _without_sayers(nouns: list[Token]) -> list[Token]:
    """ "killing six children, a resident and a teacher told the paper": those who say it are not
    among the dead."""
    after = nouns[-1].nbor(1) if nouns[-1].i + 1 < len(nouns[-1].doc) else nouns[-1]
    if len(nouns) < 2 or after.lemma_ not in ("say", "tell", "report", "confirm", "add"):
        return nouns
    kept = [n for n in nouns[1:] if child(n, "nummod") is not None]
    return [nouns[0], *kept]


def _introduced(noun: Token) -> bool:
    return child(noun, "det", "poss") is not None or noun.tag_ in ("CD", "PRP")


def _counted_noun(noun: Token) -> Token:
    """The people behind "a total of", "bodies of", "one of"."""
    if noun.lemma_.lower() in PARTITIVES or noun.tag_ == "CD":
        inner = objects_of(noun, "of")
        if inner:
            return inner[0]
    return noun


def _number(scene: Scene, noun: Token) -> Number | None:
    """The number that counts this noun, behind the noun's own words."""
    inner = _counted_noun(noun)
    if inner.tag_ == "CD" and inner != noun:  # "a family of six"
        return scene.core_number_at(inner)
    for token in (noun, inner):
        for item in (
            token,
            *children(token, "nummod", "amod", "quantmod", "det", "predet", "nmod"),
        ):
            number = scene.core_number_at(item)
            if number is not None and number.kind == "cardinal":
                return number
    return _number_beside(scene, inner)


def _number_beside(scene: Scene, noun: Token) -> Number | None:
    """The number right before the noun and its adjectives, where the parser hung it elsewhere."""
    index = noun.i - 1
    while index >= noun.sent.start and noun.i - index < 5:
        token = scene.doc[index]
        number = scene.core_number_at(token)
        if number is not None:
            return number if number.kind == "cardinal" else None
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "VERB") or token.head.i < token.i:
            return None
        index -= 1
    return None


def _count(scene: Scene, noun: Token, outcome: Outcome) -> Count | None:
    inner = _counted_noun(noun)
    victims = _class_of(scene, noun, noun if inner.tag_ == "CD" else inner)
    number = _number(scene, noun)
    if noun.lower_ in ORDINALS and child(noun, "det") is not None:
        span = Span.of(scene.text, noun.idx, noun.idx + len(noun))
        return Count(outcome, Victims.UNSTATED, 1, 1, span.quote, span, Exactness.EXACT)
    if victims is None and not _bare_number(noun, number):
        return None
    kind = victims or Victims.UNSTATED
    if number is not None:
        return Count(
            outcome, kind, number.low, number.high, number.span.quote, number.span, number.exactness
        )
    return _numberless(scene, noun, kind, outcome)


def _bare_number(noun: Token, number: Number | None) -> bool:
    """ "eight were killed": a number with no noun behind it stands for people."""
    of_things = [t for t in objects_of(noun, "of") if t.pos_ != "PRON"]
    if number is None or of_things:
        return False
    return noun.tag_ == "CD" or noun.pos_ in ("NUM", "ADJ", "PRON")


def _class_of(scene: Scene, noun: Token, inner: Token) -> Victims | None:
    """Whose they are, by the words; None where the words are not of people."""
    if inner.lower_ in SINGULAR_PRONOUNS | PLURAL_PRONOUNS | NO_VICTIMS:
        return Victims.UNSTATED
    own = class_of(scene, inner)
    if own is None or _number(scene, noun) is None:
        return own
    classes = {c for item in with_conjuncts(inner) if (c := class_of(scene, item)) is not None}
    return _joined_class(classes)


def class_of(scene: Scene, noun: Token) -> Victims | None:
    """The class of one noun; a named person and a role in an armed group are people too."""
    found = victim_class_of(noun)
    if found is None and (noun.ent_type_ == "NORP" and noun.pos_ in ("NOUN", "PROPN")):
        return Victims.UNSTATED  # "16 Americans and a Canadian"
    if found is None and _uncommon_people(scene, noun):
        return Victims.UNSTATED
    if found is None and (
        noun.ent_type_ == "PERSON"
        or _nameless_name(scene, noun)
        or noun.lemma_.lower() in lexicon().roles
    ):
        found = Victims.UNSTATED
    if found is Victims.UNSTATED and _of_armed_group(scene, noun):
        return Victims.COMBATANT
    return found


def _uncommon_people(scene: Scene, noun: Token) -> bool:
    """ "two X were killed": whoever is counted among the dead is somebody, unless it is a beast
    or a thing."""
    counted = noun.tag_ == "NNS" and _number_beside(scene, noun) is not None
    fatal = noun.head.lemma_.lower() in lexicon().harms[Outcome.KILLED].verbs | {
        "die",
        "injure",
        "wound",
    }
    object_of_harm = noun.dep_ in ("dobj", "nsubjpass") or noun.head.lemma_ == "die"
    return (
        counted
        and fatal
        and object_of_harm
        and (noun.lemma_.lower() not in lexicon().not_people | lexicon().physical)
    )


def _nameless_name(scene: Scene, noun: Token) -> bool:
    """A proper name that is no place, party or thing that the model knows is most often a
    person, and always where it has an age."""
    if any(t.lower_ == "old" for t in children(noun, "amod")):
        return True
    if noun.tag_ != "NNP" or noun.ent_type_ != "" or noun.text.isupper():
        return False
    placed = any(p.where.lat is not None for p in scene.places_in([noun]))
    return not placed and scene.party_at(noun) is None and not noun.text[-1].isdigit()


def _of_armed_group(scene: Scene, noun: Token) -> bool:
    """ "a Taliban leader": a person in the ranks of an armed group is said to be of it."""
    if noun.lemma_.lower() not in lexicon().roles and noun.ent_type_ != "PERSON":
        return False
    owner = owner_before(scene, noun)
    if owner is not None and owner.kind in (PartyKind.REBEL_GROUP, PartyKind.MILITIA):
        return True
    beside = [t for t in noun.children if t.dep_ in ("compound", "amod", "nmod", "poss", "appos")]
    for item in [*beside, *objects_of(noun, "of", "in", "for", "from")]:
        owners = [item, *children(item, "poss", "compound", "amod", "nmod")]
        mentions = [m for t in owners if (m := scene.party_at(t)) is not None]
        if any(m.party.kind in (PartyKind.REBEL_GROUP, PartyKind.MILITIA) for m in mentions):
            return True
    return False


def _joined_class(classes: set[Victims]) -> Victims:
    if len(classes) == 1:
        return next(iter(classes))
    if classes <= CIVILIAN_PARTS | {Victims.CIVILIAN}:
        return Victims.CIVILIAN
    return Victims.UNSTATED


def _numberless(scene: Scene, noun: Token, kind: Victims, outcome: Outcome) -> Count | None:
    """One person named or singled out, nobody, or an unknown number of them."""
    tokens = [t for t in phrase_tokens(noun) if not t.is_space]
    span = Span.of(scene.text, *bounds(tokens))
    base = Count(outcome, kind, None, None, span.quote, span, Exactness.VAGUE_WORD)
    first = tokens[0].lower_
    if first == "no" or noun.lower_ in NO_VICTIMS:
        return replace(base, low=0, high=0, exactness=Exactness.EXACT)
    if noun.lower_ in PLURAL_PRONOUNS or is_plural(noun) or _collective(noun):
        return base
    one_of_a_kind = first in ("a", "an") and noun.lemma_.lower() not in lexicon().roles
    if one_of_a_kind and not child(noun, "appos"):
        span = scene.span([t for t in tokens if t.i <= noun.i])  # without the age in "a girl of 11"
        return replace(base, low=1, high=1, exactness=Exactness.EXACT, text=span.quote, span=span)
    return replace(base, low=1, exactness=Exactness.AT_LEAST)


def _collective(noun: Token) -> bool:
    return noun.lemma_.lower() in (
        "group",
        "family",
        "number",
        "crowd",
        "people",
        "personnel",
        "police",
    )


def _parts(scene: Scene, noun: Token, outcome: Outcome, whole: int) -> list[Count]:
    """ "including four children", "among them two women": inside the whole, never added to it."""
    found: list[Count] = []
    for item in (noun, _counted_noun(noun)):
        for prep in children(item, "prep"):
            if prep.lower_ not in ("including", "among", "with"):
                continue
            for inner in (t for first in children(prep, "pobj") for t in with_conjuncts(first)):
                part = _count(scene, inner, outcome)
                if part is not None and _a_real_part(part):
                    found.append(replace(part, part_of=whole))
        if item == noun and _counted_noun(noun) == noun:
            break
    return found


def stated_parts(scene: Scene, head: Token, outcome: Outcome) -> list[Count]:
    """Parts that the parser hung elsewhere: "were killed, including a girl", "among them two
    women", "nine of them children"."""
    found: list[Count] = []
    open_list = False
    for token in scene.doc[head.i + 1 : head.sent.end]:
        if token.text in (";", ".") or (open_list and token.tag_ in ("VBD", "VBZ", "VBP", "MD")):
            break
        window = scene.doc[max(head.i, token.i - 4) : token.i]
        if any(t.pos_ in ("VERB", "AUX") for t in window) and not open_list:
            continue
        before = {t.lower_ for t in window}
        if token.lower_ == "including" or (token.lower_ == "them" and "among" in before):
            open_list = True
            continue
        of_them = "of" in before and bool(before & {"them", "whom"})
        noun = token.pos_ in ("NOUN", "PROPN")
        if noun and (open_list or of_them) and class_of(scene, token) is not None:
            part = _count(scene, token, outcome)
            if of_them and (part is None or not _a_real_part(part)):
                part = _numbered_before(scene, token, outcome)
            if part is not None and _a_real_part(part):
                found.append(replace(part, part_of=0))
    return found


def _numbered_before(scene: Scene, token: Token, outcome: Outcome) -> Count | None:
    """ "nine of them children": the number stands before "of them"."""
    for item in scene.doc[max(0, token.i - 4) : token.i]:
        number = scene.core_number_at(item)
        kind = class_of(scene, token)
        if number is not None and number.kind == "cardinal" and kind is not None:
            return Count(
                outcome, kind, number.low, number.high, number.span.quote, number.span,
                number.exactness,
            )  # fmt: skip
    return None


def _a_real_part(part: Count) -> bool:
    return part.low is not None or part.exactness is not Exactness.VAGUE_WORD
