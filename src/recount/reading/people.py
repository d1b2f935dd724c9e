"""The people of a noun phrase: which nouns are counted apart, and which are part of which."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.counts import Count, Outcome, Victims
from recount.reading.antecedents import pointed_back
from recount.reading.captives import something_else_is_done
from recount.reading.lexicon import lexicon
from recount.reading.people_beside import beside_a_name, is_his_rank
from recount.reading.people_classes import KIN
from recount.reading.people_kin import kin_listed
from recount.reading.people_listed import by_name_alone, people_listed
from recount.reading.people_nouns import count_noun, counted_noun, number_of
from recount.reading.people_parts import by_name, ends_its_parts, parts_of, speaks
from recount.reading.syntax import (
    child,
    children,
    is_plural,
    objects_of,
    text_of,
    with_conjuncts,
)
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene


def count_people(
    scene: Scene, head: Token, outcome: Outcome, verb: Token | None = None
) -> list[Count]:
    """The people of a noun phrase: each joined noun by itself, parts behind their whole.

    Empty where the phrase is not of people, so that "killed the bill" counts nothing. `verb` is
    the word of harm, which others may hang from ("was killed along with his wife").
    """
    counts: list[Count] = []
    several: list[tuple[int, Token]] = []
    listed = _breakdown(scene, head, outcome)
    inside = {count.span for count in listed}
    joined = _separate(scene, head)
    beside = [*_lost_before(scene, head), *_joined_to_the_verb(scene, head)]
    beside += [*_second_subjects(head), *_alongside(scene, head, verb), *beside_a_name(head)]
    row = people_listed(scene, head, verb)
    beside += row
    for noun in [*joined, *(t for t in dict.fromkeys(beside) if t not in joined)]:
        if _is_told_in_heads(noun) or _is_behind_brackets(head, noun):
            continue
        count = count_noun(scene, noun, outcome) or (
            by_name_alone(scene, noun, outcome) if noun in row else None
        )
        if count is None or _is_told_twice(count, counts) or count.span in inside:
            continue
        if _otherwise_harmed(noun, outcome) or (
            noun != head and _of_otherwise_harmed(noun, outcome)
        ):
            continue
        count = pointed_back(scene, noun, count)
        if row and noun == head and head.pos_ == "NOUN":
            count = replace(count, singled_out=False)  # one of all that the list names
        whole = len(counts)
        named = by_name(scene, noun, count)
        if named:
            counts += named
            continue
        if noun not in (head, counted_noun(head)) and _lists_members(head):
            counts.append(replace(count, part_of=0))
            continue
        of = next((i for i, kin in several if _says_their_names(kin, noun)), None)
        if of is not None:
            counts.append(replace(count, part_of=of))
            continue
        if count.low is not None and count.low > 1:
            several.append((whole, noun))
        counts.append(count)
        counts += _under_one_noun(scene, noun, count)
        counts += parts_of(scene, noun, outcome, whole)
        counts += [replace(part, part_of=whole) for part in listed if noun == head]
    return counts


def _is_behind_brackets(head: Token, noun: Token) -> bool:
    """ "(four killed) and Sari on Tuesday (two killed)": Sari is none of the four."""
    between = {t.text for t in head.doc[head.i : noun.i]}
    return ")" in between and "(" not in {t.text for t in head.doc[head.i : _closing(head)]}


def _closing(word: Token) -> int:
    return next((t.i for t in word.doc[word.i : word.sent.end] if t.text == ")"), word.i)


def _is_told_twice(count: Count, counts: list[Count]) -> bool:
    """ "A leader and three of his guards": the three, by whatever word they are found."""
    return count.span is not None and any(count.span == known.span for known in counts)


def _is_told_in_heads(families: Token) -> bool:
    """ "1,000 families or 8,000 people": the same, and once is enough."""
    if families.lemma_.lower() not in ("family", "household"):
        return False
    behind = [t for t in children(families, "conj") if child(t, "nummod") is not None]
    joints = {t.lower_ for t in children(families, "cc")}
    people = ("people", "person", "individual", "soul", "resident", "villager", "civilian")
    return joints == {"or"} and any(t.lemma_.lower() in people for t in behind)


_OF_ANY = frozenset({"other", "others", "more", "further", "additional", "young", "old"})


def _is_of_harm(word: Token) -> bool:
    return any(word.lower_ in words.adjectives for words in lexicon().harms.values())


def _under_one_noun(scene: Scene, noun: Token, first: Count) -> list[Count]:
    """ "Two Syrian and three Iranian soldiers", "187 secondary and 125 primary pupils": the further
    numbers before a noun, each with a word of its own that says which."""
    if first.low is None or first.span is None:
        return []
    found: list[Count] = []
    for token in scene.doc[noun.left_edge.i + 1 : max(noun.i - 1, 0)]:  # a text's first word
        number = scene.core_number_at(token)
        if number is None or number.kind != "cardinal" or token.idx != number.core.start:
            continue
        which = token.nbor(1)
        joined = token.nbor(-1).lower_ in ("and", ",") and which.pos_ in ("ADJ", "PROPN")
        told_of = which.lower_ in _OF_ANY or _is_of_harm(which)
        if joined and number.low and not told_of and first.span.end < number.span.start:
            found.append(replace(first, low=number.low, high=number.high, span=number.span,
                                 text=number.span.quote, exactness=number.exactness))  # fmt: skip
    return found


def _says_their_names(several: Token, noun: Token) -> bool:
    """ "Omar and his two sons, Ali, 12, and Hasan, 10": names right behind a number of kin."""
    if several.lemma_.lower() not in KIN or several.i + 2 >= noun.sent.end or noun.i < several.i:
        return False
    return several.nbor(1).text == "," and several.nbor(2).pos_ == noun.pos_ == "PROPN"


def _breakdown(scene: Scene, head: Token, outcome: Outcome) -> list[Count]:
    """ "13 civilians (10 children, two women and one man)": numbered people behind a bracket or
    a colon are what the number before is made of; behind a comma only where they add up to it."""
    whole = count_noun(scene, head, outcome) if number_of(scene, head) is not None else None
    behind = children(head, "appos", "conj")
    behind = [t for t in behind if number_of(scene, t) is not None or _opens_list(scene, t)]
    first = next(iter(behind), None)
    if whole is None or whole.low is None or first is None:
        return []
    between = {t.text for t in scene.doc[head.i : first.i]}
    bracketed = "(" in between
    end = next((t.i for t in scene.doc[first.i : head.sent.end] if t.text == ")"), first.i)
    nouns = with_conjuncts(first)
    if bracketed:  # whatever the parser hung the last of them on
        nouns = [t for t in scene.doc[first.i : end] if t == first or t.dep_ in ("conj", "appos")]
    ones = bracketed or first.dep_ == "appos"
    told = [t for t in nouns if number_of(scene, t) is not None or (ones and _is_one_of_them(t))]
    found = [count_noun(scene, t, outcome) for t in told]
    parts = [part for part in found if part is not None and part.low is not None]
    adds_up = sum(part.low or 0 for part in parts) == whole.low
    if len(parts) == 1 and adds_up:  # "two soldiers (both conscripts)" says nothing new
        return []
    if first.dep_ == "conj":  # "eight people, five men and three women"
        general = whole.victims in (Victims.UNSTATED, Victims.CIVILIAN)
        return parts if adds_up and general and "and" not in between else []
    return parts if bracketed or ":" in between or adds_up else []


def _opens_list(scene: Scene, noun: Token) -> bool:
    """ "Five others, a woman and four policemen": one of them, with more behind."""
    more = with_conjuncts(noun)[1:]
    counted = any(number_of(scene, t) is not None or _is_one_more(t) for t in more)
    return noun.dep_ == "appos" and _is_one_more(noun) and counted


def _is_one_more(noun: Token) -> bool:
    """ "Three women, two men and a girl": one more of them."""
    return any(t.lower_ in ("a", "an") for t in children(noun, "det"))


def _is_one_of_them(noun: Token) -> bool:
    """ "Three people: a farmer, his wife and a guest"."""
    owner = child(noun, "poss") if noun.tag_ == "NN" else None
    return _is_one_more(noun) or (owner is not None and owner.tag_ == "PRP$")


def _otherwise_harmed(noun: Token, outcome: Outcome) -> bool:
    """ "12 were killed and 30 injured": the 30 are not among the killed."""
    others = [words for o, words in lexicon().harms.items() if o != outcome]
    if any(noun.lemma_.lower() in words.counted for words in others):
        return not something_else_is_done(noun)  # "two deaths and four injuries"
    behind = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    told = noun.dep_ == "conj" and behind.tag_ in ("VBD", "VBN") and child(noun, "nummod")
    if told and any(behind.lemma_.lower() in words.verbs for words in others):
        return True  # "three men killed and two soldiers wounded"
    after = behind.lower_ if noun.tag_ == "CD" and behind != noun else ""
    if any({noun.lower_, after} & words.adjectives for words in others):
        return True  # "two martyrs and ten injured"
    done = child(noun, "acl")
    if noun.tag_ != "CD" or done is None:
        return False
    return any(done.lemma_ in words.verbs for words in others)


def _of_otherwise_harmed(noun: Token, outcome: Outcome) -> bool:
    """ "11 deaths and dozens of wounded", "four killed and a number injured"."""
    inner = counted_noun(noun)
    near = {t.lower_ for t in (inner, *children(inner, "amod"), *children(noun, "acl"))}
    if something_else_is_done(inner):
        return False
    return any(
        near & words.adjectives or inner.lemma_.lower() in words.counted
        for other, words in lexicon().harms.items()
        if other is not outcome
    )


def _separate(scene: Scene, head: Token) -> list[Token]:
    """Joined nouns, where a later one has a number or a determiner of its own; "women and
    children" behind one number stay one."""
    if _is_one(head):
        return [head]
    joined = [*with_conjuncts(head), *_kin_behind(head), *_kin_of_several(head)]
    joined += [t for t in _aged_in_a_row(head) if t not in joined]
    if head.lower_ == "total":  # "of 36 members of the force and a civilian"
        joined += with_conjuncts(counted_noun(head))[1:]
    nouns = _without_sayers(scene, list(dict.fromkeys([*joined, *_behind_an_aside(head)])))
    kept = [nouns[0]] + [
        noun
        for noun in nouns[1:]
        if number_of(scene, noun) is not None
        or _introduced(noun)
        or (noun.pos_ == "PROPN" and not is_his_rank(noun))
        or _is_other_kin(head, noun)
        or _is_aged(noun)
        or _is_another_one(head, noun)
    ]
    return kept + kin_listed(head, kept)


def _is_another_one(head: Token, noun: Token) -> bool:
    """ "A man, woman and child": one of each, behind one article."""
    if head.tag_ != "NN" or noun.tag_ != "NN" or child(head, "det") is None:
        return False
    kinds = victim_class_of(head), victim_class_of(noun)
    single = {Victims.MAN, Victims.WOMAN, Victims.CHILD}
    return head.lower_ != noun.lower_ and kinds[0] != kinds[1] and single >= set(kinds)


def _aged_in_a_row(head: Token) -> list[Token]:
    """ "A 14-year-old girl, 17-year-old girl and 19-year-old woman were hurt": the parser takes
    the second for another word for the first."""
    rows = [t for t in children(head, "appos") if _is_aged(head) and _is_aged(t)]
    return [t for first in rows if child(first, "det") is None for t in with_conjuncts(first)]


def _is_aged(noun: Token) -> bool:
    """ "17-year-old girl": one person, by an age of her own."""
    return noun.tag_ == "NN" and any(t.lower_ == "old" for t in children(noun, "amod"))


def _is_one(head: Token) -> bool:
    """ "Omar Haddad, a member of the union and a reporter for the Star, was killed"."""
    verbs = head.head.children if head.dep_ in ("nsubj", "nsubjpass") else ()
    singular = any(t.lower_ in ("was", "is", "has") and t.pos_ == "AUX" for t in verbs)
    return singular and not is_plural(head)


def _is_other_kin(head: Token, noun: Token) -> bool:
    """ "A husband and wife", "the father, mother and sister": two kinds of kin are two people; "a
    wife and mother" may be one, unless they "were"."""
    if noun.tag_ != "NN" or not {head.lemma_.lower(), noun.lemma_.lower()} <= KIN:
        return False
    several = any(t.lower_ in ("were", "are", "have") for t in head.head.children)
    return several or victim_class_of(head) is not victim_class_of(noun)


def _kin_of_several(head: Token) -> list[Token]:
    """ "Omar, a reporter for the Star, and his mother were killed": the parser joins the mother to
    the paper, yet one alone was not "were"."""
    verb = head.head
    several = any(t.lower_ in ("were", "are") and t.dep_ == "auxpass" for t in verb.children)
    if head.dep_ != "nsubjpass" or not several or is_plural(head) or len(with_conjuncts(head)) > 1:
        return []
    return [
        t
        for t in verb.doc[head.i + 1 : verb.i]
        if t.dep_ == "conj" and t.lemma_.lower() in KIN and child(t, "poss") is not None
    ]


def _behind_an_aside(head: Token) -> list[Token]:
    """ "A woman, Omar's wife, and four children": the parser joins the children to the aside."""
    asides = children(head, "appos") if not is_plural(head) else []
    return [
        noun
        for aside in asides
        for noun in children(aside, "conj")
        if aside.pos_ == "NOUN"
        and child(aside, "poss") is not None
        and child(noun, "nummod") is not None
        and aside.nbor(1).text == ","
    ]


def _kin_behind(head: Token) -> list[Token]:
    """ "killed Hassan Omar, 44, his wife and their five children": the parser takes his wife for
    another name of him."""
    if head.ent_type_ != "PERSON" and head.pos_ != "PROPN":
        return []
    kin = [t for t in children(head, "appos") if child(t, "poss") is not None]
    return [t for first in kin for t in with_conjuncts(first) if first.lemma_.lower() in KIN]


def _lost_before(scene: Scene, head: Token) -> list[Token]:
    """ "Three nurses, a guard and two patients were killed": the first of the list, which the
    parser hung on the verb."""
    if head.dep_ != "nsubjpass" or child(head, "conj") is None:
        return []
    return [
        t
        for t in head.head.children
        if t.i < head.i
        and t.dep_ in ("npadvmod", "dep", "nsubj")
        and t.nbor(1).text == ","
        and t.i + 2 >= head.left_edge.i
        and (number_of(scene, t) is not None or _is_one_more(t))
        and victim_class_of(t) is not None
    ]


def _second_subjects(head: Token) -> list[Token]:
    """ "Seven guards and 11 villagers lost their lives": two subjects with "and" between them."""
    if head.dep_ not in ("nsubj", "nsubjpass") or ends_its_parts(head):
        return []
    told = {t.lower_ for t in children(head.head, "aux", "auxpass")} or head.head.lemma_ == "die"
    inner, end = counted_noun(head), head.right_edge  # "a total of 18 rebels and a guard"
    joints = {t.i + 1 for t in children(head, "cc") if told}  # "7 dead and 11 girls taken"
    joints |= {head.i + 2 for _ in _joint_behind(head)}
    if inner != head and told and end.lower_ == "and":
        joints.add(end.i + 1)
    behind = [t for t in children(head.head, head.dep_) if t.left_edge.i in joints]
    one = ("nummod", "det") if inner != head else ("nummod",)
    return [t for t in behind if child(t, *one) is not None and victim_class_of(t) is not None]


def _joint_behind(head: Token) -> list[Token]:
    """The "and" that stands right behind a subject, whatever it hangs on."""
    after = head.nbor(1) if head.i + 1 < head.sent.end else head
    return [after] if after.dep_ == "cc" else []


def _joined_to_the_verb(scene: Scene, head: Token) -> list[Token]:
    """ "Shot dead a couple and their two children": the parser joins the children to the verb."""
    verb = head.head
    if verb.i > head.i or verb.pos_ != "VERB" or verb.lemma_ == "leave":
        return []  # "left a man dead and a woman in critical condition"
    if head.right_edge.i + 2 >= head.sent.end:
        return []
    follows = head.right_edge.nbor(1)
    if follows.dep_ != "cc" or follows.head != verb:
        return []
    behind = [t for t in children(verb, "conj") if t.left_edge == follows.nbor(1)]
    return [
        t
        for t in behind
        if (
            t.pos_ == "NOUN"
            and (number_of(scene, t) is not None or _introduced(t))
            and victim_class_of(t) is not None
        )
        or _some_of_theirs(t)
    ]


def _some_of_theirs(number: Token) -> bool:
    """ "Killed a mayor and two of his guards": so many of those who were with him."""
    of = objects_of(number, "of") if number.tag_ == "CD" else []
    return any(t.tag_ == "PRP$" for noun in of for t in children(noun, "poss"))


def _without_sayers(scene: Scene, nouns: list[Token]) -> list[Token]:
    """ "killing six children, a resident and a teacher told the paper": those who say it are not
    among the dead; nor is "our correspondent" of "hurting three, our correspondent reported"."""
    said = [n for n in nouns[1:] if any(speaks(scene, t) for t in (n, *children(n, "appos")))]
    nouns = [n for n in nouns if n not in said]
    edge = nouns[-1].right_edge
    after = edge.nbor(1) if edge.i + 1 < len(edge.doc) else edge
    if len(nouns) < 2 or after.lemma_ not in ("say", "tell", "report", "confirm", "add"):
        return nouns
    kept = [n for n in nouns[1:] if child(n, "nummod") is not None]
    return [nouns[0], *kept]


_AGED = re.compile(r"\d{1,3}[- ]years?[- ]old\s+[A-Z]")


def _lists_members(head: Token) -> bool:
    """ "seven civilians, Jamal Rikan, his wife and their five children": names right behind a
    number say who they were."""
    last = counted_noun(head)  # "two of those men, Hasan Rikan and Ali Omar"
    if not is_plural(last) or last.i + 2 >= len(head.doc) or last.nbor(1).text not in (",", ":"):
        return False
    aged = _AGED.match(text_of(head.doc), last.nbor(2).idx) is not None
    behind = ("appos",) if last == head and not aged else ("appos", "conj")
    listed = any(t.dep_ in behind for item in (head, last) for t in item.children)
    return (last.nbor(2).pos_ == "PROPN" or aged) and listed


def _alongside(scene: Scene, head: Token, verb: Token | None) -> list[Token]:
    """ "was killed alongside four others", "along with his wife": harmed too, whatever the
    parser hung the words on."""
    governors = {head, head.head, verb}
    found: list[Token] = []
    for token in head.doc[head.i + 1 : head.sent.end]:
        joins = token.lower_ == "alongside" or (
            token.lower_ == "with"
            and (token.nbor(-1).lower_ in ("along", "together") or _with_kin(head, token))
        )
        if joins and ({token.head, token.head.head} & governors):
            for first in children(token, "pobj"):
                found += _made_up(scene, first, with_conjuncts(first))
            found += _hung_on_the_verb(token)
    return found


def _with_kin(head: Token, prep: Token) -> bool:
    """ "Omar was killed with his brother": of who was killed, and not of who did it."""
    if head.dep_ != "nsubjpass" or prep.head != head.head:
        return False
    return any(
        t.lemma_.lower() in KIN and child(t, "poss") is not None for t in children(prep, "pobj")
    )


def _hung_on_the_verb(joint: Token) -> list[Token]:
    """ "killed him alongside his wife and their three daughters": the parser joins the daughters
    to the verb."""
    behind = [t for t in children(joint.head, "conj") if t.i > joint.i]
    return [t for t in behind if t.pos_ in ("NOUN", "PROPN", "NUM")]


def _made_up(scene: Scene, first: Token, nouns: list[Token]) -> list[Token]:
    """ "with three of his children, a son named Omar and two others": the list behind a number
    that it adds up to says who they were, and counts nobody more."""
    number = number_of(scene, first)
    if number is None or len(nouns) < 3 or nouns[1].dep_ != "appos":
        return nouns
    each = [1 if _is_one_more(t) else (n.low or 0) if (n := number_of(scene, t)) else 0
            for t in nouns[1:]]  # fmt: skip
    return [first] if all(each) and sum(each) == number.low else nouns


def _introduced(noun: Token) -> bool:
    return child(noun, "det", "poss") is not None or noun.tag_ in ("CD", "PRP")
