"""The words by which events are found: of their kinds, places and parties, of their claims, and of
the headings of their documents."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from recount.app.desk.shelf import Head
from recount.app.desk.snapshot import Snapshot
from recount.app.desk.words import party_words
from recount.model.events import Event
from recount.model.folding import folded
from recount.model.judgements import JudgementKind

BETWEEN = "\n"
"""Stands between two words where all of them are looked through; no word holds it."""
MANY = 20
"""Where a row is so many times longer than what is looked for in it, it is not gone through."""
IDLE = frozenset({JudgementKind.ACCEPT, JudgementKind.NOTE})
"""Decisions after which the words of a claim are what they were."""


class EventTexts:
    """Every word of some texts, with the events whose text holds it. What is looked for may be a
    part of a word, and so the words are looked through, which are few beside the texts."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        names: list[str] = []
        held: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, (name, text) in enumerate(texts):
            names.append(name)
            for word in set(text.split()):
                held[word].append(number)
        self._names = tuple(names)
        self._words = BETWEEN.join(held)
        self._starts = (0, *accumulate(len(word) + len(BETWEEN) for word in held))
        self._held = tuple(held.values())

    def holding_all(self, words: Sequence[str]) -> frozenset[str]:
        """The events whose text holds every one of some folded words."""
        # Those of the rarest first: of a word that most events hold, only these are looked at.
        rarest, *others = sorted((self._holding(word) for word in set(words)), key=_amount)
        found: set[int] = set().union(*rarest)
        for rows in others:
            found = _among(found, rows)
        return frozenset(self._names[number] for number in found)

    def _holding(self, word: str) -> list[array[int]]:
        return [self._held[place] for place in self._places(word)]

    def _places(self, word: str) -> Iterator[int]:
        """The words that are this one, or hold it, by their number."""
        at = self._words.find(word)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            at = self._words.find(word, self._starts[place + 1])


def _amount(rows: Sequence[array[int]]) -> int:
    return sum(len(row) for row in rows)


def _among(found: set[int], rows: Sequence[array[int]]) -> set[int]:
    """What some rows hold of the numbers that were found; each row goes up."""
    held: set[int] = set()
    for row in rows:
        if len(row) > MANY * len(found):
            held.update(number for number in found if _holds(row, number))
        else:
            held.update(found.intersection(row))
    return held


def _holds(row: array[int], number: int) -> bool:
    place = bisect_left(row, number)
    return place < len(row) and row[place] == number


def event_texts(snapshot: Snapshot) -> EventTexts:
    """The texts of all events, made anew where events, what claims say or what is withheld became
    other."""
    judged = frozenset(
        one.id for found in snapshot.held.judged.values() for one in found if one.kind not in IDLE
    )
    of = ("texts", judged, snapshot.withheld.names)
    return snapshot.index.once(of, lambda: EventTexts(_event_texts(snapshot)))


def _event_texts(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    claims, heads, withheld = snapshot.claim_lines, snapshot.heads, snapshot.withheld
    for line in snapshot.index.lines:
        words = (
            folded(withheld.over(" ".join(_own_words(line.event)))),
            line.place,
            line.party,
            *(claims[key].text for key in line.event.claims if key in claims),
            *(_heading(heads[key]) for key in line.event.documents if key in heads),
        )
        yield line.event.id, withheld.over(" ".join(words))


def _own_words(event: Event) -> tuple[str, ...]:
    kind = event.type.replace("_", " ")
    return event.id, kind, event.weapon or "", party_words(event.target)


def _heading(row: Head) -> str:
    return folded(f"{row.title or ''} {row.publisher or ''}")
