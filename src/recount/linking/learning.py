"""Weights from pairs whose truth is known, shrunk towards what was known before.

Few pairs say little. So each share is taken as if a number of pairs (`STRENGTH`) had been seen
already that had the shares of a table from before: three decisions of a team hardly move a weight,
and three hundred outweigh it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import exp, sqrt

from recount.linking.levels import GIVENS, LEVELS, Between, Level, weighed
from recount.linking.scoring import ONE
from recount.linking.weights import Learned

STRENGTH = 100.0
"""For so many pairs of each kind the table from before stands, against what is newly seen."""
LEAST = 1.0
"""In so many pairs of each kind every level is taken to have been seen beside those that were."""
ODDS = 2.0**ONE
"""So many pairs of two happenings the mark supposes for one pair of one."""
CEILING = ONE
"""No level alone counts for more than the mark, or for more against: the campaigns that weights are
learned from are kinder than the world."""
RARE = frozenset({"words", "speaker", "conflict"})
"""Features that say nothing of most pairs: their shares are of all pairs, not of those that show
one of their levels."""
IN_A_DOCUMENT = "document"
"""The feature that says how much likelier two claims of one document are of one happening than
two of two documents; what the others say, they say among pairs of one document."""


@dataclass(slots=True)
class Seen:
    """How many pairs of one happening, and of two, showed each level; "" counts all pairs.

    All pairs are noted, those too that a rule of meaning excludes: it is among all others that a
    shared day says something.
    """

    one: Counter[str] = field(default_factory=Counter)
    other: Counter[str] = field(default_factory=Counter)

    def add(self, levels: Sequence[str], is_one: bool, times: int = 1) -> None:
        """Notes pairs by the levels they show."""
        counter = self.one if is_one else self.other
        for level in ("", *levels):
            counter[level] += times


def learn(seen: Seen, between: Between) -> tuple[Learned, ...]:
    """What was seen of every level of such pairs that needs a weight.

    Of pairs in one document, the feature `document` is laid beside the pairs of two happenings
    that the mark supposes anywhere, nearly all of which are told in two.
    """
    levels = weighed(between)
    ones, others = _totals(seen.one), _totals(seen.other)
    kinds = Counter(map(_base, levels))
    return tuple(
        _learned(level, seen, (ones[base], others[base]), kinds[base])
        for level in levels
        for base in [_base(level)]
    )


def _learned(level: Level, seen: Seen, totals: tuple[int, int], kinds: int) -> Learned:
    """The shares of one level, the smaller at the upper end of what the pairs allow."""
    one, other = seen.one[level.name] + LEAST, seen.other[level.name] + LEAST
    ones, others = totals
    if level.feature == IN_A_DOCUMENT:
        others = round(ones * ODDS)
    m, u = one / (ones + kinds * LEAST), other / (others + kinds * LEAST)
    if not ones or not others:
        m = u = max(m, u)
    doubt = exp(sqrt(1 / one + 1 / other))
    if m > u:
        u = min(m, u * doubt)
    else:
        m = min(u, m * doubt)
    return Learned(level.name, seen.one[level.name], seen.other[level.name], *_held(m, u))


def _held(m: float, u: float) -> tuple[float, float]:
    """The two shares, the smaller raised so far that they weigh no more than the ceiling."""
    most = 2.0**CEILING
    return max(m, u / most), max(u, m / most)


def relearn(
    seen: Seen, before: Iterable[Learned], strength: float = STRENGTH
) -> tuple[Learned, ...]:
    """The shares of a table from before, moved by what is newly seen.

    How much it says that two claims are of one document is left as it was: the pairs that people
    decide on are not drawn by chance from all of them.
    """
    ones, others = _totals(seen.one), _totals(seen.other)
    return tuple(
        one
        if level.feature == IN_A_DOCUMENT
        else _moved(one, seen, (ones[_base(level)], others[_base(level)]), strength)
        for one in before
        for level in [LEVELS[one.level]]
    )


def _moved(before: Learned, seen: Seen, totals: tuple[int, int], strength: float) -> Learned:
    one, other = seen.one[before.level], seen.other[before.level]
    return Learned(
        before.level,
        before.one + one,
        before.other + other,
        *_held(
            (one + strength * before.m) / (totals[0] + strength),
            (other + strength * before.u) / (totals[1] + strength),
        ),
    )


def _base(level: Level) -> str:
    """What the shares of a level are shares of: the pairs that show what it must be given, all
    pairs, or those that show any level of its feature."""
    return level.given or ("" if level.feature in RARE else level.feature)


def _totals(counter: Counter[str]) -> Counter[str]:
    """How many pairs there are to take shares of."""
    totals = Counter({"": counter[""]})
    for name, times in counter.items():
        if name and not LEVELS[name].given:
            totals[LEVELS[name].feature] += times
        for given, levels in GIVENS.items():
            totals[given] += times * (name in levels)
    return totals
