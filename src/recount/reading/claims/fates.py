"""Who was hurt and died of it: "a man was shot; he died in hospital" counts nobody injured.

A text tells of one person again and again. Where it says of somebody who was shot that he died,
he is among the dead alone; where so many of the people who were shot died, the rest are injured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.model.spans import Span
from recount.reading.frames_found import SAYING
from recount.reading.harm_roles import SHOT
from recount.reading.harms_counted import Harm, died_of_wounds
from recount.reading.people_classes import class_of
from recount.reading.people_nouns import SINGULAR_PRONOUNS
from recount.reading.stance import is_actual
from recount.reading.syntax import child, is_plural
from recount.reading.wounds import is_of_shots

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene

Fates = Mapping[Span, Count | None]
"""For the words of a count: what is left of it, None for nothing where it is of injured."""

_AGED = re.compile(r"\b(\d{1,3}|[a-z]+)[- ](?:year|month|week|day)s?[- ]old", re.IGNORECASE)
_AGE_BEHIND = re.compile(r", (\d{1,2})(?=[,;.])")
NEAR = 3  # sentences that a pronoun reaches back
BESIDE = 6  # sentences in which one person may be told of in words that do not say so
_MALE = frozenset({"he", "him", "his", "man", "boy", "male", "father", "son", "brother", "husband",
                   "gunman", "boyfriend", "uncle", "nephew", "grandfather"})  # fmt: skip
_FEMALE = frozenset({"she", "her", "woman", "girl", "female", "mother", "daughter", "sister",
                     "wife", "girlfriend", "aunt", "niece", "grandmother"})  # fmt: skip
_ANYBODY = frozenset({"victim", "man", "woman", "boy", "girl", "teen", "teenager", "child", "old",
                      "youth", "person", "male", "female", "patient", "toddler",
                      "juvenile", "someone", "somebody", "infant", "baby"})  # fmt: skip
_SMALL = frozenset({"child", "baby", "infant", "toddler"})
_GROWN = frozenset({"man", "woman", "mother", "father"})
_DOERS = frozenset({"suspect", "gunman", "shooter", "attacker", "assailant", "robber", "burglar",
                    "intruder"})  # fmt: skip
_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "jr", "jr.", "sr", "sr."})


@dataclass(frozen=True)
class Person:
    """One person who came to harm, as one mention tells of him: the count and its main word.

    `shot` leaves open whether he lived; of whom the text says that he "was injured" after it has
    told of a death, it speaks of another.
    """

    count: Count
    head: Token
    names: frozenset[str]
    sex: str | None
    age: str | None
    sentence: int
    shot: bool

    @property
    def is_pronoun(self) -> bool:
        """Whether only a pronoun stands there."""
        return self.head.lower_ in SINGULAR_PRONOUNS

    @property
    def is_known(self) -> bool:
        """Whether the words point at somebody told of before: "he", "the boy", "Haddad"."""
        first = child(self.head, "det", "poss")
        pointed = first is not None and first.lower_ not in ("a", "an", "another")
        return self.is_pronoun or bool(self.names) or pointed

    @property
    def dead(self) -> bool:
        """Whether this mention says that the person died."""
        return self.count.outcome is Outcome.KILLED


def fates_of(scene: Scene, harms: list[Harm]) -> Fates:
    """The counts of injured that the text takes back by telling that they died."""
    actual = [h for h in harms if not h.negated and is_actual(scene.doc, h.trigger)]
    return {**_fates_of_groups(scene, actual), **_fates_of_persons(scene, actual)}


def settled(counts: tuple[Count, ...], fates: Fates) -> tuple[Count, ...]:
    """The counts without those who died of it, parts behind their whole as before."""
    kept: list[Count] = []
    places: dict[int, int] = {}
    for index, count in enumerate(counts):
        gone = count.part_of is not None and count.part_of not in places
        left = fates.get(count.span, count) if count.span is not None else count
        left = left if left is None or left.outcome is count.outcome else count
        left = count if left is None and count.outcome is Outcome.KILLED else left
        if gone or left is None:
            continue
        places[index] = len(kept)
        whole = None if count.part_of is None else places[count.part_of]
        kept.append(replace(left, part_of=whole))
    return tuple(kept)


# --- single persons -------------------------------------------------------------------------------


def _fates_of_persons(scene: Scene, harms: list[Harm]) -> Fates:
    persons = [p for harm in harms for p in _persons(scene, harm)]
    roots: dict[int, int] = {}
    for index, person in enumerate(persons):
        earlier = _told_before(scene, person, persons[:index])
        roots[index] = roots[earlier] if earlier is not None else index
    dead = {roots[i] for i, p in enumerate(persons) if p.dead}
    hurt = [i for i, p in enumerate(persons) if not p.dead]
    died = {i: roots[i] for i, p in enumerate(persons) if p.dead}
    later = {i for i in hurt if any(root == roots[i] for j, root in died.items() if j > i)}
    heads = {p.head.i for p in persons if p.dead}
    gone = [
        i
        for i in hurt
        if roots[i] in dead and (persons[i].shot or i in later or persons[i].head.i in heads)
    ]
    one = _is_of_one(persons, harms)
    if len(gone) < len(hurt) and one:
        gone = [i for i in hurt if i in gone or _is_the_dead(persons[i], persons)]
    left = [harm for harm in harms if _is_left(harm, [persons[i].count for i in gone])]
    dead_too = left if _tells_only_of_dead(harms, left) else []
    counts = [persons[i].count for i in gone] + [c for h in dead_too for c in h.counts]
    spans = (count.span for count in counts)
    fates: dict[Span, Count | None] = {span: None for span in spans if span is not None}
    same = one or _is_one_told_again(persons, harms)
    return {**(_of_one_class(persons) if same else {}), **fates}


def _is_one_told_again(persons: list[Person], harms: list[Harm]) -> bool:
    """ "A teenager was shot. The 17-year-old man was taken to a clinic": all mentions but the first
    point at somebody known, and nothing speaks of more than one."""
    told = [h for h in harms if h.outcome in (Outcome.KILLED, Outcome.INJURED)]
    single = len(persons) == len(told) > 1 and not any(h.adds for h in told)
    return single and all(p.is_known and _alike(p, persons[0]) for p in persons[1:])


def _is_left(harm: Harm, gone: list[Count]) -> bool:
    """Whether people were hurt of whom the text has not yet been found to say that they died."""
    return harm.outcome is Outcome.INJURED and not all(c in gone for c in harm.counts)


def _tells_only_of_dead(harms: list[Harm], left: list[Harm]) -> bool:
    """ "Two men were found dead. Officers called to the house had found two men with gunshot
    wounds": no more than died, in words that leave open whether they lived, and in no sentence
    that tells of the dead beside them."""
    dead = [h for h in harms if h.outcome is Outcome.KILLED]
    if not left or not dead or any(h.own_hand or _is_doer(h) for h in dead):
        return False
    most = max(sum(c.low or 0 for c in h.counts if c.part_of is None) for h in dead)
    beside = {int(h.trigger.sent.start) for h in dead}
    hospital = [h for h in harms if h.outcome is Outcome.INJURED and not is_of_shots(h.trigger)]
    return not hospital and all(
        is_of_shots(h.trigger)
        and not h.adds
        and int(h.trigger.sent.start) not in beside
        and not _is_called_otherwise(h, dead)
        and 0 < sum(c.low or 99 for c in h.counts if c.part_of is None) <= most
        for h in left
    )


def _is_called_otherwise(harm: Harm, dead: list[Harm]) -> bool:
    """ "A guard was killed. A baker was shot": called by a trade that none of the dead has."""
    who = harm.victims
    if who is None or who.pos_ != "NOUN" or not any(t.lower_ in ("a", "an") for t in who.children):
        return False
    words = {h.victims.lemma_.lower() for h in dead if h.victims is not None}
    if words and words <= _SMALL and who.lemma_.lower() in _GROWN:
        return True  # "A woman was shot. Her unborn child died"
    return who.lemma_.lower() not in _ANYBODY | words


def _is_doer(harm: Harm) -> bool:
    words = list(harm.victims.subtree) if harm.victims is not None else []
    return any(t.lemma_.lower() in _DOERS for t in words)


def _of_one_class(persons: list[Person]) -> Fates:
    """ "A 10-year-old boy ... his brother ... the child": one person is of one class."""
    fates: dict[Span, Count | None] = {}
    for outcome in (Outcome.KILLED, Outcome.INJURED):
        told = [p.count for p in persons if p.count.outcome is outcome]
        first = next((c.victims for c in told if c.victims is not Victims.UNSTATED), None)
        for count in told:
            if count.victims not in (first, Victims.UNSTATED) and count.span is not None:
                fates[count.span] = replace(count, victims=Victims.UNSTATED)
    return fates


def _persons(scene: Scene, harm: Harm) -> Iterator[Person]:
    if harm.outcome not in (Outcome.KILLED, Outcome.INJURED):
        return
    for count in harm.counts:
        single = count.low == 1 and count.high in (1, None) and count.part_of is None
        tokens = scene.tokens_of(count.span) if single and count.span is not None else []
        if tokens:
            yield replace(_person(scene, count, tokens), shot=is_of_shots(harm.trigger))


def _person(scene: Scene, count: Count, tokens: list[Token]) -> Person:
    head = scene.doc[tokens[0].i : tokens[-1].i + 1].root
    named = [t for t in tokens if t.pos_ == "PROPN" and t.lower_ not in _TITLES]
    named = [t for t in named if t.ent_type_ in ("PERSON", "") and t.text[:1].isupper()]
    words = {t.lower_ for t in tokens}
    male = bool(words & _MALE) or count.victims is Victims.MAN
    female = bool(words & _FEMALE) or count.victims is Victims.WOMAN
    sex = "male" if male and not female else "female" if female and not male else None
    names = frozenset(t.lower_ for t in named)
    age = _age(scene, tokens)
    return Person(count, head, names, sex, age, int(head.sent.start), shot=False)


def _age(scene: Scene, tokens: list[Token]) -> str | None:
    """ "The 19-year-old", "Omar Haddad, 19,": how old the words say that somebody is."""
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    said = _AGED.search(scene.text, start, end) or _AGE_BEHIND.match(scene.text, end)
    return said.group(1).lower() if said is not None else None


def _told_before(scene: Scene, person: Person, earlier: list[Person]) -> int | None:
    """The nearest mention before of the very person, by the words."""
    same = [i for i, other in enumerate(earlier) if other.head == person.head]
    if same or not person.is_known:
        return next(iter(same), None)  # "A man who died of a wound was hit by a stray bullet"
    for index in range(len(earlier) - 1, -1, -1):
        other = earlier[index]
        if person.is_pronoun and _sentences_between(other, person) > NEAR:
            return None
        if _same(person, other) and not (
            person.is_pronoun and _another_between(scene, other, person)
        ):
            return index
    return None


def _same(person: Person, other: Person) -> bool:
    if _differ(person, other):
        return False
    if person.names and other.names:
        return person.names <= other.names or other.names <= person.names
    if person.is_pronoun or other.is_pronoun:
        return True
    if person.names or other.names:
        return False
    if person.head.lemma_.lower() == other.head.lemma_.lower():
        return True
    classes = {person.count.victims, other.count.victims}
    alike = len(classes) == 1 or Victims.UNSTATED in classes
    return alike and _may_be_anybody(person) and _may_be_anybody(other)


def _sentences_between(first: Person, second: Person) -> int:
    between = first.head.doc[first.head.i : second.head.i]
    return sum(bool(t.is_sent_start) for t in between)


def _another_between(scene: Scene, first: Person, pronoun: Person) -> bool:
    """Whether somebody else is what the words between are about: "A man was hurt. The suspect ran
    until he was shot"."""
    for token in scene.doc[first.head.i + 1 : pronoun.head.i]:
        subject = token.dep_ in ("nsubj", "nsubjpass") and token.pos_ in ("NOUN", "PROPN")
        if not subject or is_plural(token) or token.head.lemma_ in SAYING:
            continue
        kind = class_of(scene, token)
        if kind is not None and kind is not Victims.SECURITY_FORCE:
            return token.lemma_.lower() not in {first.head.lemma_.lower(), "victim"}
    return False


def _is_of_one(persons: list[Person], harms: list[Harm]) -> bool:
    """Whether nothing in the text speaks of more than one person who came to harm."""
    told = [h for h in harms if h.outcome in (Outcome.KILLED, Outcome.INJURED)]
    several = any(
        (h.adds and not h.own_hand) or len(h.counts) > 1 or (h.counts[0].low or 2) > 1 for h in told
    )
    dead = {p.sentence for p in persons if p.dead}
    heads = {p.head.i for p in persons if p.dead}
    others = [p for p in persons if not p.dead and p.head.i not in heads]
    beside = any(p.sentence in dead and not p.is_known for p in others)
    return bool(dead) and not several and not beside


def _is_the_dead(person: Person, persons: list[Person]) -> bool:
    """Whether somebody hurt, in a text that speaks of one alone, is the one who died: whoever "was
    shot", wherever it stands, and whom other words point at near by."""
    word = person.head.lemma_.lower()
    called_so = any(
        p.dead and (p.head.lemma_.lower() == word or _alike(p, person)) for p in persons
    )
    return (person.shot and called_so) or _may_be_dead(person, persons)


def _may_be_dead(person: Person, persons: list[Person]) -> bool:
    """Whether a mention of somebody hurt and one of somebody dead are near, alike, and one of them
    points at somebody known."""
    for other in persons:
        near = abs(_sentences_between(*sorted((person, other), key=lambda p: p.head.i))) <= BESIDE
        if other.dead and near and (person.is_known or other.is_known) and _alike(person, other):
            return True
    return False


def _differ(person: Person, other: Person) -> bool:
    """Whether two are of another sex, or of another age."""
    sexes, ages = (person.sex, other.sex), (person.age, other.age)
    return any(None not in pair and pair[0] != pair[1] for pair in (sexes, ages))


def _alike(person: Person, other: Person) -> bool:
    if _differ(person, other):
        return False
    if person.names and other.names:
        return _same(person, other)
    if any(_is_grown(a) and _is_small(b) for a, b in ((person, other), (other, person))):
        return False
    return _may_be_anybody(person) and _may_be_anybody(other)


def _is_grown(person: Person) -> bool:
    return person.count.victims in (Victims.MAN, Victims.WOMAN)


def _is_small(person: Person) -> bool:
    return person.head.lemma_.lower() in _SMALL


def _may_be_anybody(person: Person) -> bool:
    return person.is_pronoun or bool(person.names) or person.head.lemma_.lower() in _ANYBODY


# --- groups ---------------------------------------------------------------------------------------


def _fates_of_groups(scene: Scene, harms: list[Harm]) -> Fates:
    """ "Four people were shot and three of them died", "three were shot, one fatally"."""
    fates: dict[Span, Count | None] = {}
    for index, harm in enumerate(harms):
        whole = harm.counts[0]
        if harm.outcome is not Outcome.INJURED or not _is_counted(whole):
            continue
        if not _hit(harm):
            fates.update(_told_again(harm, harms))
            continue
        died = _died_of_them(scene, harm, harms[index + 1 :])
        if died is None or whole.span is None or died.span is None:
            continue
        left = (whole.low or 0) - (died.low or 0)
        told = _is_told(left, harm, harms)
        fates[whole.span] = None if told else _left_of(scene, harm, died.span, left)
        parts = [c.span for c in harm.counts[1:] if c.span is not None]
        fates.update({part: None for part in parts if part.overlaps(died.span)})
    return {**fates, **_told_dead_before(harms)}


def _told_again(harm: Harm, harms: list[Harm]) -> Fates:
    """ "Two were killed and two hurt. Four had been hurt, and two of them died": the same four."""
    whole, after = harm.counts[0], harms[harms.index(harm) + 1 :]
    died = next(
        (h for h in after if died_of_wounds(h) and h.trigger.sent == harm.trigger.sent), None
    )
    if died is None or whole.span is None:
        return {}
    dead = _number(died)
    killed = [h for h in harms if h.outcome is Outcome.KILLED and h is not died]
    known = any(_says(h, dead) for h in killed)
    if not (
        0 < dead < (whole.low or 0) and known and _is_told((whole.low or 0) - dead, harm, harms)
    ):
        return {}
    return {c.span: None for c in harm.counts if c.span is not None}


def _is_told(number: int, but: Harm, harms: list[Harm]) -> bool:
    """Whether another mention of people who were hurt counts so many."""
    others = (h for h in harms if h is not but and h.outcome is Outcome.INJURED)
    return any(_says(h, number) for h in others)


def _told_dead_before(harms: list[Harm]) -> Fates:
    """ "Two men and a woman were found dead. The two men were both shot": no more than died, and
    pointed at, in words that leave open whether they lived."""
    fates: dict[Span, Count | None] = {}
    for index, harm in enumerate(harms):
        whole, before = harm.counts[0], harms[:index]
        dead = [h for h in before if h.outcome is Outcome.KILLED and not h.negated]
        most = max((_number(h) for h in dead), default=0)
        pointed = harm.victims is not None and _is_pointed_at(harm.victims)
        hurt = [h for h in before if h.outcome is Outcome.INJURED and _says(h, whole.low or 0)]
        shot = harm.outcome is Outcome.INJURED and _hit(harm) and _is_counted(whole)
        if shot and pointed and not hurt and (whole.low or 0) <= most and whole.span is not None:
            fates[whole.span] = None
    return fates


def _number(harm: Harm) -> int:
    return sum(c.low or 0 for c in harm.counts if c.part_of is None)


def _is_pointed_at(noun: Token) -> bool:
    near = {t.lower_ for t in (noun, *noun.children)}
    return bool(near & {"the", "these", "those", "both", "all", "they"})


def _is_counted(count: Count) -> bool:
    return count.exactness is Exactness.EXACT and count.low == count.high and (count.low or 0) > 1


def _hit(harm: Harm) -> bool:
    """Whether the words say that they were shot, and leave open whether they lived: who has
    "gunshot wounds" is counted with the living."""
    return harm.trigger.lemma_.lower() in SHOT


def _says(harm: Harm, number: int) -> bool:
    known = all(c.low == c.high for c in harm.counts)
    return any(c.low == c.high == number for c in harm.counts) or (
        known and _number(harm) == number
    )


def _died_of_them(scene: Scene, shot: Harm, after: list[Harm]) -> Count | None:
    """The number of those who died, told behind the number of all: fewer than they."""
    whole, start = shot.counts[0], shot.trigger
    for harm in after:
        count = harm.counts[0]
        sentences = sum(bool(t.is_sent_start) for t in scene.doc[start.i + 1 : harm.trigger.i + 1])
        if sentences > NEAR or not (count.span and whole.span):
            return None
        fewer = count.low is not None and count.low == count.high and count.low < (whole.low or 0)
        if harm.outcome is Outcome.KILLED and fewer and count.span.start > whole.span.end:
            rest = (whole.low or 0) - (count.low or 0)
            return count if _is_portion(scene, harm) or _is_told(rest, shot, after) else None
    return None


def _is_portion(scene: Scene, harm: Harm) -> bool:
    """ "One of them", "three victims", "one fatally": some of those just told of."""
    victims = harm.victims
    if victims is None or harm.adds:
        return False
    counted = scene.core_number_at(victims) is not None
    return counted or victims.lemma_.lower() in ("victim", "person", "people")


def _left_of(scene: Scene, shot: Harm, died: Span, left: int) -> Count:
    """The rest, in the words from the shots, or from the number of all, to the number of those who
    died: "shot eight people. Five died"."""
    whole = shot.counts[0]
    start = min(whole.span.start if whole.span is not None else died.start, shot.trigger.idx)
    span = Span.of(scene.text, start, died.end)
    return replace(whole, low=left, high=left, text=span.quote, span=span)
