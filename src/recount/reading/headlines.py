"""A headline as a full sentence: "Teen shot, killed in Riverton" is "A teen was shot and killed".

Headlines leave out articles and auxiliaries, set names of papers behind, and join verbs by a comma.
A parser trained on sentences loses both the deed and the people in them. What is put in is only
what the grammar of headlines leaves out, never a fact: their past forms are passive where no
object follows, as their active voice is told in the present.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise, takewhile

from recount.reading.triggers import may_matter
from recount.reading.victims import is_people

_WORD = re.compile(r"[\w$#]+(?:[-.'’][\w]+)*|[^\w\s]")
_AGE = re.compile(r"\d{1,3}|(?:\w+-)?(?:year|month|week)s?-olds?", re.IGNORECASE)
_ASIDE = re.compile(r"\s+[-–—|»]+\s+|\s*\|\s*")
_VOWEL = re.compile(r"[aeio]|u(?!ni)|8|1[18]\b", re.IGNORECASE)
_TITLE_CASE = 0.75
"""The share of long words with a capital from which capitals in a headline say nothing."""
_LONG = 4


@dataclass(frozen=True, slots=True)
class InFull:
    """The sentence, and where each of its characters, and its end, stands in the headline."""

    text: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class _Edit:
    """New words for the characters `start` to `end` of a headline."""

    start: int
    end: int
    text: str


def in_full(headline: str) -> InFull:
    """The headline with the words that its grammar leaves out."""
    words = [_Word(m[0], *m.span()) for m in _WORD.finditer(headline)]
    edits = [*_asides(headline), *_small_letters(words), *_joined_verbs(words), *_selves(words)]
    edits += [*_articles(words), *_inner_articles(words)]
    edits += [*_auxiliaries(words), *_objects_in_a_row(words)]
    return _edited(headline, edits)


def _edited(headline: str, edits: Iterable[_Edit]) -> InFull:
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        if edit.start < done:
            continue
        pieces += [headline[done : edit.start], edit.text]
        places += [*range(done, edit.start), *_spread(edit)]
        done = edit.end
    pieces.append(headline[done:])
    return InFull("".join(pieces), (*places, *range(done, len(headline) + 1)))


def _spread(edit: _Edit) -> Iterator[int]:
    """Where the new characters stand: those of a word that only looks otherwise, one by one."""
    same = len(edit.text) == edit.end - edit.start
    return (edit.start + i if same else edit.start for i in range(len(edit.text)))


def _asides(headline: str) -> Iterator[_Edit]:
    """The paper's name behind the headline is a line of its own."""
    for found in _ASIDE.finditer(headline):
        if not may_matter(headline[found.end() :]) or not may_matter(headline[: found.start()]):
            yield _Edit(found.start(), found.end(), ".\n\n")


def _small_letters(words: list[_Word]) -> Iterator[_Edit]:
    """In a headline in which all words have capitals, those that are no names get small ones."""
    long = [word for word in words if len(word.text) >= _LONG and word.text[0].isalpha()]
    if len(long) < 2 or sum(w.text[0].isupper() for w in long) < _TITLE_CASE * len(long):
        return
    for word in words[1:]:
        if word.text[0].isupper() and not word.text[1:].isupper() and _is_common(word.low):
            yield _Edit(word.start, word.end, word.low)


def _is_common(word: str) -> bool:
    table = _table()
    known = any(word in table[name] for name in ("common", "passive", "behind", "states"))
    return known or is_people(word) or word in table["numbers"] or may_matter(word)


def _joined_verbs(words: list[_Word]) -> Iterator[_Edit]:
    """ "Shot, killed" is "shot and killed"; the aside of "shot, killed," is none."""
    for left, comma, right in zip(words, words[1:], words[2:], strict=False):
        passive = _table()["passive"]
        if comma.text == "," and left.low in passive and right.low in passive:
            yield _Edit(comma.start, comma.end, " and")


def _selves(words: list[_Word]) -> Iterator[_Edit]:
    for verb, own in pairwise(words):
        if own.low == "self" and may_matter(verb.text):
            yield _Edit(own.start, own.end, "himself")


def _articles(words: list[_Word]) -> Iterator[_Edit]:
    """ "Riverton man shot" is "a Riverton man": one person, told without an article."""
    for start in _clauses(words):
        head = next(
            (i for i in range(start, min(start + 5, len(words))) if _is_one(words, i)), None
        )
        if head is None or any(not _may_precede(word) for word in words[start:head]):
            continue
        following = words[head + 1] if head + 1 < len(words) else None
        if following is None or not _is_name_of(words[head], following):
            first = words[start]
            common = is_people(first.low) or first.low in _table()["common"]
            word = first.low if common else first.text
            article = "An" if _VOWEL.match(word) else "A"
            yield _Edit(first.start, first.start, article + " ")
            yield _Edit(first.start, first.end, word)


def _inner_articles(words: list[_Word]) -> Iterator[_Edit]:
    """ "Outside club", "investigate deadly attack": "outside a club", "a deadly attack"."""
    table = _table()
    for before, thing in pairwise(words):
        bare = before.text.isalpha() and before.low not in table["determiners"]
        of_one = thing.low in table["deadly"] and bare and _has_thing(words, thing)
        behind = before.low in table["behind"] and not before.low.endswith("ly")
        if of_one or (behind and thing.low in table["things"] and not _is_of_oneself(words, thing)):
            article = "an" if _VOWEL.match(thing.low) else "a"
            yield _Edit(thing.start, thing.start, article + " ")


def _is_of_oneself(words: list[_Word], deed: _Word) -> bool:
    """ "Before shooting himself": a verb, and no thing."""
    at = words.index(deed) + 1
    return at < len(words) and words[at].low.endswith(("self", "selves"))


def _has_thing(words: list[_Word], first: _Word) -> bool:
    """Whether a thing of which there is one follows: "deadly bar shooting"."""
    at = words.index(first)
    return any(word.low in _table()["things"] for word in words[at + 1 : at + 4])


def _is_name_of(head: _Word, following: _Word) -> bool:
    """ "Sergeant Hollis shot", "Sheriff: two shot" """
    if _AGE.fullmatch(head.low) or following.low in _table()["passive"]:
        return False
    return following.text == ":" or (following.text[0].isupper() and not is_people(following.low))


def _clauses(words: list[_Word]) -> Iterator[int]:
    """Where a clause begins: with the headline, and behind the colon of who says it."""
    if words:
        yield 0
    for i, word in enumerate(words[:-1]):
        if word.text in ":;":
            yield i + 1


def _is_one(words: list[_Word], i: int) -> bool:
    """Whether a word stands for one person."""
    word = words[i].low
    table = _table()
    many = word.endswith("s") or any(word in table[n] for n in ("plural", "numbers", "determiners"))
    return not many and (is_people(word) or bool(_AGE.fullmatch(word) and not word.isdigit()))


def _may_precede(word: _Word) -> bool:
    """Whether a word may stand before a person's noun in a phrase without an article."""
    table = _table()
    if any(
        word.low in table[name]
        for name in ("passive", "determiners", "numbers", "behind", "binding")
    ):
        return False
    return word.text[0].isalnum() and not word.text.isdigit()


def _auxiliaries(words: list[_Word]) -> Iterator[_Edit]:
    """ "4 shot, 1 killed" is "4 were shot and 1 was killed"."""
    table, joins = _table(), False
    for i, word in enumerate(words):
        if i == 0:
            continue
        told = word.low in table["passive"] and _ends_there(words, i)
        state = word.low in table["states"] or _is_condition(words, i)
        first = _before_adverbs(words, i)
        head = _head(words, first)
        if told and head is not None and _is_led_to(words, head):
            yield _Edit(words[first].start, words[first].start, "being ")
        if (told or state) and head is not None and not _is_bound(words, head):
            beside = _comma_between(words, head)
            verb = "were" if beside is not None or _are_many(words, head) else "was"
            yield _Edit(words[first].start, words[first].start, verb + " ")
            if word.low in table["conditions"] & table["states"]:
                yield _Edit(word.start, word.end, f"in {word.low} condition")
            if beside is not None:
                yield _and(words, beside)
            elif joins and words[head - 1].text == ",":
                yield _Edit(words[head - 1].start, words[head - 1].end, " and")
            joins = True


def _comma_between(words: list[_Word], head: int) -> int | None:
    """ "Woman, child killed", "Man, 2 boys hurt": the comma between people whom a clause begins
    with."""
    at = head - 1 if head and words[head - 1].low in _table()["numbers"] else head
    if at < 2 or words[at - 1].text != "," or not is_people(words[at - 2].low):
        return None
    start = max(i for i in _clauses(words) if i < at)
    before = words[start : at - 2]
    plain = all(not (is_people(one.low) or may_matter(one.text)) for one in before)
    return at - 1 if plain and len(before) < _LONG else None


def _and(words: list[_Word], comma: int) -> _Edit:
    """The comma as the "and" that it stands for, with the article of one person behind it."""
    one = " a" if _is_one(words, comma + 1) else ""
    return _Edit(words[comma].start, words[comma].end, " and" + one)


def _objects_in_a_row(words: list[_Word]) -> Iterator[_Edit]:
    """ "Man kills brother, girlfriend in a shootout": both of them."""
    for i, word in enumerate(words[2:-1], start=2):
        verb, whom, next_one = words[i - 2], words[i - 1], words[i + 1]
        row = word.text == "," and is_people(whom.low) and is_people(next_one.low)
        active = verb.low.endswith("s") and may_matter(verb.text) and not is_people(verb.low)
        if row and active and (i + 2 == len(words) or words[i + 2].low in _table()["behind"]):
            yield _and(words, i)


def _ends_there(words: list[_Word], i: int) -> bool:
    """Whether no object follows: "shot in the foot", "killed by a mine", "injured"."""
    if i + 1 == len(words):
        return True
    following = words[i + 1]
    return not following.text[0].isalnum() or following.low in _table()["behind"]


def _is_condition(words: list[_Word], i: int) -> bool:
    """ "In critical condition", "in hospital"."""
    table = _table()
    here = [word.low for word in words[i : i + 3]]
    return here[0] in ("in", "on") and any(word in table["conditions"] for word in here[1:])


def _before_adverbs(words: list[_Word], i: int) -> int:
    while i > 1 and words[i - 1].low.endswith("ly"):
        i -= 1
    return i


def _head(words: list[_Word], i: int) -> int | None:
    """The noun or number of the people right before a word, over their age: "Boy, 4, shot"."""
    j = i - 1
    if j >= 2 and words[j].text == "," and _AGE.fullmatch(words[j - 1].low):
        j -= 2
        j -= words[j].text == ","
    elif j >= 2 and words[j].text == ")" and words[j - 2].text == "(":
        j -= 3
    if j < 0:
        return None
    word = words[j].low
    people = is_people(word) or word in _table()["numbers"] or word in _table()["others"]
    return j if people or _AGE.fullmatch(word) or _is_full_name(words, j) else None


def _is_full_name(words: list[_Word], last: int) -> bool:
    """ "Mara Tollen shot": a clause that begins with two names or more, in a headline whose
    capitals mean something."""
    first = last
    while first and words[first - 1].text not in ":;":
        first -= 1
    small = any(word.text[0].islower() and len(word.text) >= _LONG for word in words[last + 2 :])
    named = all(word.text[0].isupper() and word.text.isalpha() for word in words[first : last + 1])
    return small and named and last - first in (1, 2)


def _is_bound(words: list[_Word], head: int) -> bool:
    """Whether the people are what another verb or preposition speaks of: "leaves four injured"."""
    before = (word.low for word in reversed(words[max(0, head - 3) : head]))
    near = takewhile(str.isalnum, before)
    return any(word in _table()["binding"] for word in near)


def _is_led_to(words: list[_Word], head: int) -> bool:
    """ "Dispute led to 10 people shot": to that they were."""
    at = head - 1 if head and words[head - 1].low in _table()["numbers"] else head
    return at > 1 and words[at - 1].low == "to" and words[at - 2].low in ("leads", "led", "leading")


def _are_many(words: list[_Word], head: int) -> bool:
    word, before = words[head].low, words[head - 1].low if head else ""
    many = _table()["numbers"] - {"one", "1"}
    if _AGE.fullmatch(word) and not word.isdigit():
        return word.endswith("s")
    numbered = any(one.low in many or _is_sum(one.low) for one in words[max(0, head - 2) : head])
    if word in _table()["plural"] or word in many or _is_sum(word) or numbered:
        return True
    return word.endswith("s") or before in ("and", "&")


def _is_sum(word: str) -> bool:
    return word.isdigit() and int(word) > 1


@cache
def _table() -> dict[str, frozenset[str]]:
    text = resources.files("recount.resources").joinpath("headlines.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}
