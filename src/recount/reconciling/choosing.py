"""Which of the numbers given stands as the best one, and by which rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from recount.model.counts import Victims
from recount.reconciling.case import Case, Outlook
from recount.reconciling.classes import ALL
from recount.reconciling.figures import Figure, numbered
from recount.reconciling.intervals import ANY, Interval, is_round
from recount.reconciling.statements import Statement


@dataclass(frozen=True, slots=True)
class Choice:
    """The best number, None where none may be named, the rule, and what speaks for it.

    `voices` independent voices give it out of `of_voices` that give any.
    """

    best: int | None
    rule: str
    claims: tuple[str, ...] = ()
    voices: int = 0
    of_voices: int = 0


NOTHING = Choice(None, "unknown")


@dataclass(frozen=True, slots=True)
class _Vote:
    """The number that one voice gives, and the words that it comes from."""

    value: int
    voice: int
    is_firm: bool
    rank: int
    day: str
    claims: tuple[str, ...]
    figure: Figure


def choose(case: Case, outlook: Outlook, victims: Victims, box: Interval) -> Choice:
    """The best number of one class by the rules of the methodology, among those still possible.

    "arithmetic" is not asked here: it needs the best numbers of other events.
    """
    votes, every = _votes(case, outlook, victims, box)
    left, rule = votes, "undecided"
    for name in case.methodology.best_rules:
        if left and name in _RULES:
            left = _RULES[name](left)
            if len({vote.value for vote in left}) == 1:
                rule = name
                break
    if rule == "undecided":
        return Choice(None, rule if every else "unknown", of_voices=every)
    value = left[0].value
    giving = [vote for vote in votes if vote.value == value]
    claims = tuple(sorted({key for vote in giving for key in vote.claims}))
    return Choice(value, rule, claims, len({vote.voice for vote in giving}), every)


def _votes(
    case: Case, outlook: Outlook, victims: Victims, box: Interval
) -> tuple[list[_Vote], int]:
    """One vote for each voice, and how many voices there are.

    A voice stands by its latest number that the bounds still allow; it has no vote where it gave
    two different ones on the same day, and none for a word such as "several" that allows a number
    which another gives.
    """
    by_voice: dict[int, list[_Vote]] = defaultdict(list)
    for position in outlook.positions:
        for statement in position.statements:
            figure = statement.about(victims)
            if figure is not None and figure.best is not None and box.holds(figure.best):
                by_voice[statement.voice].append(_vote(case, statement, figure, figure.best))
    votes = []
    for _, given in sorted(by_voice.items()):
        latest = max((vote.is_firm, vote.day) for vote in given)
        last = _without_rounded([v for v in given if (v.is_firm, v.day) == latest])
        if len({vote.value for vote in last}) == 1:
            votes.append(reduce(_both, [vote for vote in given if vote.value == last[0].value]))
    figures = numbered([vote.figure for vote in votes])
    return [vote for vote in votes if vote.figure in figures], len(by_voice)


def _without_rounded(votes: Sequence[_Vote]) -> Sequence[_Vote]:
    """The votes of a voice; that of a title that has "40" only where its text has no "over 40"."""
    over = {v.value - 1 for v in votes if v.figure.bounds.high is None}
    return [v for v in votes if v.value not in over or not is_round(v.value)]


def _both(one: _Vote, other: _Vote) -> _Vote:
    """The vote of a voice that gives the same number twice."""
    return _Vote(
        one.value,
        one.voice,
        one.is_firm or other.is_firm,
        min(one.rank, other.rank),
        max(one.day, other.day),
        one.claims + other.claims,
        one.figure,
    )


def _vote(case: Case, statement: Statement, figure: Figure, value: int) -> _Vote:
    claims = [case.claims[key] for key in statement.claims]
    return _Vote(
        value,
        statement.voice,
        any(row.stance in case.methodology.firm for row in claims),
        min(case.methodology.rank(row.speaker.kind if row.speaker else None) for row in claims),
        case.sources.day(statement.document) or "",
        statement.claims,
        figure,
    )


def _majority(votes: Sequence[_Vote]) -> list[_Vote]:
    """Votes for the number that most voices give; those who allege count after all others."""

    def support(value: int) -> tuple[int, int]:
        giving = [vote for vote in votes if vote.value == value]
        return sum(vote.is_firm for vote in giving), len(giving)

    most = max(support(vote.value) for vote in votes)
    return [vote for vote in votes if support(vote.value) == most]


def _hierarchy(votes: Sequence[_Vote]) -> list[_Vote]:
    first = min(vote.rank for vote in votes)
    return [vote for vote in votes if vote.rank == first]


def _latest(votes: Sequence[_Vote]) -> list[_Vote]:
    """Votes of the last day of publication; all where the day of one is not known."""
    if not all(vote.day for vote in votes):
        return list(votes)
    last = max(vote.day for vote in votes)
    return [vote for vote in votes if vote.day == last]


def _unanimous(votes: Sequence[_Vote]) -> list[_Vote]:
    """All votes: a number is left only where all voices give it."""
    return list(votes)


def _lowest(votes: Sequence[_Vote]) -> list[_Vote]:
    return [vote for vote in votes if vote.value == min(row.value for row in votes)]


def _highest(votes: Sequence[_Vote]) -> list[_Vote]:
    return [vote for vote in votes if vote.value == max(row.value for row in votes)]


_RULES: Mapping[str, Callable[[Sequence[_Vote]], list[_Vote]]] = {
    "majority_of_origins": _majority,
    "hierarchy_of_speakers": _hierarchy,
    "latest": _latest,
    "unanimous": _unanimous,
    "lowest": _lowest,
    "highest": _highest,
}


def disputed_classes(outlook: Outlook) -> frozenset[Victims]:
    """Classes whose people one position calls nobody and another somebody, or that a claim itself
    calls in doubt: no rule decides anyone's status."""
    rows = [row for position in outlook.positions for row in position.statements]
    doubted = {victims for row in rows for victims in row.said.disputed}
    named = {victims for row in rows for victims in row.boxes if victims is not ALL}
    for victims in sorted(named):
        boxes = [position.boxes.get(victims, ANY) for position in outlook.positions]
        if any(box.high == 0 for box in boxes) and any(box.low > 0 for box in boxes):
            doubted.add(victims)
    return frozenset(doubted)
