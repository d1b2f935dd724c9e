"""How many people one noun stands for, and whose they are, by the words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.counts import CIVILIAN_PARTS, Count, Exactness, Outcome, Victims
from recount.model.parties import PartyKind
from recount.model.spans import Span
from recount.reading.lexicon import lexicon
from recount.reading.people_classes import (
    KIN,
    class_of,
    has_age,
    is_age,
    number_beside,
    said_to_be,
)
from recount.reading.syntax import (
    INCLUDING,
    bounds,
    child,
    children,
    is_plural,
    objects_of,
    phrase_tokens,
    with_conjuncts,
)
from recount.reading.victims import class_of_word, people_in, victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.numbers import Number
    from recount.reading.scene import Scene

ORDINALS = frozenset(
    {"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
)
NO_VICTIMS = frozenset({"nobody", "none", "noone", "no-one"})
SINGULAR_PRONOUNS = frozenset({"him", "her", "he", "she", "his"})
PLURAL_PRONOUNS = frozenset({"them", "they", "others", "both"})
_THOSE = frozenset(
    {
        "dead",
        "injured",
        "wounded",
        "missing",
        "displaced",
        "killed",
        "captured",
        "elderly",
        "sick",
        "infirm",
        "disabled",
        "homeless",
        "poor",
        "faithful",
    }
)
_MINE = frozenset({"my", "his", "her", "our", "their", "your", "its"})
MEMBERS = frozenset({"member", "body", "element"})
SHARES = frozenset(
    {"half", "most", "many", "majority", "rest", "third", "quarter", "some", "several", "few"}
)
QUANTITIES = frozenset({"dozen", "score", "hundred", "thousand", "million"})
"""Nouns that say how many, and not who."""
PARTITIVES = frozenset(
    {"total", "number", "group", "majority", "rest", "pair", "couple", "family", "member", "body",
     "one", "most", "many", "several", "some", "dozen", "score", "hundred", "thousand", "remains",
     "handful", "crowd", "element", "life", "toll", "two", "three", "four", "five", "half", "all",
     "none"}
)  # fmt: skip


def count_noun(scene: Scene, noun: Token, outcome: Outcome) -> Count | None:
    inner = counted_noun(noun)
    if noun.lower_ in ("total", "totals") and inner == noun and number_of(scene, noun) is None:
        return None  # "Total for the day: 11 killed"
    if noun.i > noun.sent.start and noun.nbor(-1).lower_ == "rest":
        return None  # "three of them nurses and the rest patients"
    victims = _class_of(scene, noun, noun if inner.tag_ == "CD" else inner)
    if victims is None and inner != noun:  # "six members of a tribal force"
        serving = victim_class_of(noun) or Victims.UNSTATED
        victims = serving if noun.lemma_.lower() in MEMBERS else None
    number = number_of(scene, noun)
    if noun.lower_ in ORDINALS and _is_one(noun) and not _is_share(noun):
        span = Span.of(scene.text, noun.idx, noun.idx + len(noun))
        return Count(outcome, _told_behind(noun), 1, 1, span.quote, span, Exactness.EXACT)
    if victims is None and not _bare_number(noun, number):
        return None
    kind = victims or Victims.UNSTATED
    if kind is Victims.UNSTATED and _is_of_a_body(noun, inner):
        kind = _of_their_party(scene, inner)
    if kind is Victims.UNSTATED:
        kind = Victims.COMBATANT if _is_suspected_of_it(noun) else _told_behind(noun)
    told = said_to_be(noun) if kind in (Victims.UNSTATED, Victims.MAN) else None
    if told is not None:
        kind = class_of_word(told.text) or kind
    if number is not None:
        return Count(
            outcome, kind, number.low, number.high, number.span.quote, number.span,
            number.exactness, singled_out=_singled_out(inner),
        )  # fmt: skip
    return _numberless(scene, noun, kind, outcome)


def _is_one(ordinal: Token) -> bool:
    """ "A third", "the third", also where the parser hangs the article on the verb."""
    led = ordinal.i > ordinal.sent.start and ordinal.nbor(-1).lower_ == "a"
    return led or child(ordinal, "det") is not None


def _is_share(noun: Token) -> bool:
    """ "A third of the wounded", and not "the third, a boy of 14"."""
    return noun.lower_ in SHARES and bool(objects_of(noun, "of"))


def _is_of_a_body(noun: Token, inner: Token) -> bool:
    """ "Thirty members of the guard", "20 other Malian forces"."""
    return inner.lower_ == "forces" or (inner != noun and noun.lemma_.lower() in MEMBERS)


def _of_their_party(scene: Scene, body: Token) -> Victims:
    """ "Thirty members of the armed forces", "of the Fajr Forces": soldiers of a state, fighters of
    any other."""
    mention = scene.party_at(body)
    kind = mention.party.kind if mention is not None else None
    if kind in (PartyKind.REBEL_GROUP, PartyKind.MILITIA):
        return Victims.COMBATANT
    return Victims.SECURITY_FORCE if kind is PartyKind.STATE_FORCE else Victims.UNSTATED


def _is_suspected_of_it(noun: Token) -> bool:
    """ "A suspected member of the Lemba Front": of a body that people are suspected to be of."""
    said = any(t.lower_ in ("suspected", "alleged") for t in children(noun, "amod"))
    return said and noun.lemma_.lower() in MEMBERS and any(map(_is_named, objects_of(noun, "of")))


def _is_named(body: Token) -> bool:
    return body.pos_ == "PROPN" and body.ent_type_ not in ("GPE", "LOC", "PERSON")


def _told_behind(noun: Token) -> Victims:
    """ "Nine bodies, all civilians", "the fourth, a boy of 14": the class that the words right
    behind give to those whom the noun leaves open."""
    for item in children(noun, "appos") if noun.pos_ != "PROPN" else ():
        first, found = item.left_edge.lower_, victim_class_of(item)
        one = first in ("a", "an") and found in (Victims.CHILD, Victims.WOMAN, Victims.MAN)
        several = is_plural(noun) or (noun.tag_ == "CD" and noun.lower_ not in ("one", "1"))
        if found is not None and (first == "all" or (one and not several)):
            return found
    return Victims.UNSTATED


def is_anybody(noun: Token) -> bool:
    """ "People", "others": whoever they are, and so no item in a list of who some people were."""
    return noun.lemma_.lower() in ("people", "person", "other", "others")


_FAMILY = re.compile(
    r"(?:the\s+)?(?:[\w-]+\s+){1,3}(?:from|of)\s+(?:the|his|her|their)\s+"
    r"(?:[A-Z][\w’'-]*\s+){0,3}family\b"
)


_PICTURES = frozenset(
    {"image", "photo", "photograph", "picture", "video", "footage", "clip", "reel"}
)
_SHOWING = frozenset({"show", "depict", "display", "feature", "capture", "reveal"})


def _singled_out(noun: Token) -> bool:
    """ "Their two sons": kin of somebody, not all who were harmed."""
    return noun.lemma_.lower() in KIN and child(noun, "poss") is not None


def of_a_family(scene: Scene, count: Count) -> bool:
    """ "The six members of the Haddad family", "three of the Haddad family": of those harmed, the
    ones of one house."""
    span = count.span
    return span is not None and _FAMILY.match(scene.text, span.start) is not None


def in_a_picture(scene: Scene, count: Count) -> bool:
    """ "An image of six bodies", "the video shows two bodies": so many are seen, and no more than
    these need not have died."""
    tokens = scene.tokens_of(count.span) if count.span is not None else []
    above = list(tokens[-1].ancestors) if tokens else []
    subjects = [s for t in above if t.lemma_.lower() in _SHOWING for s in children(t, "nsubj")]
    return any(t.lemma_.lower() in _PICTURES for t in (*above, *subjects))


def counted_noun(noun: Token) -> Token:
    """The people behind "a total of", "bodies of", "one of"."""
    if noun.lemma_.lower() in PARTITIVES or noun.tag_ == "CD":
        inner = objects_of(noun, "of")
        if inner:
            return inner[0]
    return noun


def number_of(scene: Scene, noun: Token) -> Number | None:
    """The number that counts this noun, behind the noun's own words."""
    inner = counted_noun(noun)
    if inner.tag_ == "CD" and inner != noun and noun.tag_ != "CD":  # "a family of six"
        return scene.core_number_at(inner)
    if noun.lemma_.lower() in SHARES and inner != noun:  # "half of the 40 recruits": not 40
        inner = noun
    for token in (noun, inner):
        for item in (
            token,
            *children(token, "nummod", "amod", "quantmod", "det", "predet", "nmod"),
        ):
            number = _out_of(scene, item) or _behind_a_toll(scene, noun, item)
            number = number or _behind_an_age(scene, noun, item)
            number = number or scene.core_number_at(item)
            if number is not None and number.kind == "cardinal" and not is_age(scene, number):
                return number
    beside = number_beside(scene, inner) or (number_beside(scene, noun) if inner != noun else None)
    return beside or _number_at_the_head(scene, noun)


def _out_of(scene: Scene, many: Token) -> Number | None:
    """ "One of three people", "one of some 20 people": one, which the parser takes for a part of
    the other number."""
    whole = scene.core_number_at(many)
    first = scene.tokens_of(whole.span)[0] if whole is not None else many
    before = many.doc[first.i - 2] if first.i - many.sent.start > 1 else None
    if whole is None or before is None or first.nbor(-1).lower_ != "of" or before.head != many:
        return None
    return scene.core_number_at(before)


def _behind_an_age(scene: Scene, noun: Token, many: Token) -> Number | None:
    """ "A child of five and two women": the two, where the parser joins them to the age."""
    last = noun.nbor(-1) if noun.i > noun.sent.start else noun
    if last.head != many or last.dep_ != "conj" or many.i - noun.sent.start < 2:
        return None
    of, whose = many.nbor(-1), many.nbor(-2)
    aged = of.lower_ == "of" and whose.tag_ == "NN" and victim_class_of(whose) is not None
    return scene.core_number_at(last) if aged else None


def _behind_a_toll(scene: Scene, noun: Token, told: Token) -> Number | None:
    """ "The number of the dead is 17 and nearly thirty others were hurt": the twenty, though the
    parser joins the two."""
    before = told.nbor(-1) if told.i > told.sent.start else told
    if noun.lower_ != "others" or told.tag_ != "CD" or before.lemma_ not in _LEADS_TO_A_TOLL:
        return None
    joined = next((t for t in children(told, "conj") if t.i > told.i), None)
    if joined is None or any(t.tag_.startswith(("V", "J")) for t in told.doc[told.i : joined.i]):
        return None  # "there were five killed and 35 injured"
    return scene.core_number_at(joined)


_LEADS_TO_A_TOLL = frozenset({"be", "at", "to", "stand", "reach"})


def _number_at_the_head(scene: Scene, noun: Token) -> Number | None:
    """ "Three US Army special forces soldiers": the number that names keep from its noun."""
    if noun.tag_ != "NNS":
        return None
    at = noun.i - 1
    while at > noun.sent.start and noun.i - at < FAR and _is_of_name(noun.doc[at]):
        at -= 1
    number = scene.core_number_at(noun.doc[at]) if at >= noun.sent.start else None
    alone = number is not None and number.kind == "cardinal" and noun.doc[at].tag_ == "CD"
    return number if alone and noun.doc[at] in noun.subtree and noun.i - at > 2 else None


def _is_of_name(word: Token) -> bool:
    return word.pos_ in ("PROPN", "NOUN", "ADJ") or word.text in ("(", ")", "-", ".")


FAR = 9  # words from a number to the noun that it counts


def _bare_number(noun: Token, number: Number | None) -> bool:
    """ "eight were killed": a number with no noun behind it stands for people."""
    if number is None:
        return False
    of = [t for t in objects_of(noun, "of") if t.idx >= number.span.end]  # "tens of thousands"
    if any(t.pos_ != "PRON" and not _is_harm(t) for t in of):
        return False
    if number.exactness is Exactness.VAGUE_WORD and number.span.start <= noun.idx < number.span.end:
        return True  # "wounded scores more"
    return noun.tag_ == "CD" or noun.pos_ in ("NUM", "ADJ", "PRON")


def _is_harm(noun: Token) -> bool:
    """ "dozens of wounded", "of injuries": people, by what became of them."""
    words = lexicon().harms.values()
    return any(noun.lower_ in w.adjectives or noun.lemma_.lower() in w.counted for w in words)


def _class_of(scene: Scene, noun: Token, inner: Token) -> Victims | None:
    """Whose they are, by the words; None where the words are not of people."""
    if inner.lower_ in SINGULAR_PRONOUNS | PLURAL_PRONOUNS | NO_VICTIMS:
        return Victims.UNSTATED
    if inner.lower_ == "forces" and child(inner, "poss") is not None and inner != noun:
        return Victims.SECURITY_FORCE  # "three of their forces"
    own = _by_party(scene, inner) or class_of(scene, inner)
    if own is None or number_of(scene, noun) is None:
        return own
    joined = [own]
    for item in with_conjuncts(inner)[1:]:
        own_number = number_of(scene, item) is not None or child(item, "det", "poss") is not None
        if own_number:  # "10 children and two women": not of this number
            break
        joined += [c for c in (class_of(scene, item),) if c is not None]
    return _joined_class(set(joined))


def _by_party(scene: Scene, noun: Token) -> Victims | None:
    """ "Three members of the New People's Army": fighters of a group that calls itself an army."""
    mention = scene.party_at(noun)
    armed = (PartyKind.REBEL_GROUP, PartyKind.MILITIA)
    known = mention is not None and mention.party.kind in armed and mention.party.name is not None
    return Victims.COMBATANT if known and victim_class_of(noun) is Victims.SECURITY_FORCE else None


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
    many = noun.lower_ in PLURAL_PRONOUNS | SHARES | {"all", "everyone", "everybody"}
    several = is_plural(noun) and not has_age(scene, noun)
    if many or (first == "the" and noun.lower_ in _THOSE) or several or _collective(noun):
        return base
    owned = noun.lemma_.lower() in KIN or noun.lower_ in ("neighbour", "neighbor")
    alone = first in ("a", "an") or (owned and first in _MINE)
    one_of_a_kind = alone and noun.lemma_.lower() not in lexicon().roles
    beside = [t for t in children(noun, "appos") if t.tag_ != "CD"]  # an age is none
    if one_of_a_kind and not beside:
        span = scene.span([t for t in tokens if t.i <= noun.i])  # without the age in "a girl of 11"
        size = people_in(noun.lemma_) or 1  # "a married couple": two
        return replace(
            base,
            low=size,
            high=size,
            exactness=Exactness.EXACT,
            text=span.quote,
            span=span,
            singled_out=_singled_out(noun),
        )
    if first == "the" and _is_included(tokens[0]):
        return replace(base, low=1, high=1, exactness=Exactness.EXACT)
    if noun.lemma_.lower() in lexicon().roles:
        # "Killed a top recruiter": he is named for his rank, and others may have died with him.
        return replace(base, low=1, exactness=Exactness.AT_LEAST)
    # "Omar Haddad was killed": one person, who may be among those that others count; "the couple".
    size = people_in(noun.lemma_) or 1
    return replace(base, low=size, high=size, exactness=Exactness.EXACT, singled_out=True)


def _is_included(article: Token) -> bool:
    """ "Nine people, including the village chief": one of them, and no more than he."""
    before = article.nbor(-1) if article.i > article.sent.start else article
    return before.lower_ in INCLUDING | {"included"}


def _collective(noun: Token) -> bool:
    return noun.lemma_.lower() in (
        "group",
        "family",
        "number",
        "crowd",
        "people",
        "personnel",
        "police",
        "staff",
        "crew",
    )
