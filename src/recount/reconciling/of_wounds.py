"""Who is told as hurt, and died of it: one person, counted among the dead alone.

"A boy of 12 was shot" on the day, "the 12-year-old died in hospital" on the next: the first report
counts one injured, the second one dead, and nobody was hurt beside him. The first number is set
aside where its words give the name or the age of one who is told as dead; and, where no report
tells of injured beside the dead, where they only point at somebody, or at one of the same class.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recount.model.claims import Claim
from recount.model.counts import Count, Outcome, Victims
from recount.model.events import Cluster
from recount.reconciling.case import DIED, Aside, Case
from recount.reconciling.statements import gives_numbers, usable_counts

_AGE = re.compile(r"\d{1,3}")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_MALE = _HE | {"boy", "man", "father", "son", "brother", "husband", "male"}
_FEMALE = _SHE | {"girl", "woman", "mother", "daughter", "sister", "wife", "female"}
_POINTING = frozenset({"the", "this", "that"})
_MORE = frozenset({"another", "other", "others", "second", "third"})
_GROWN = frozenset({Victims.MAN, Victims.WOMAN})


@dataclass(frozen=True, slots=True)
class _One:
    """One person as a claim speaks of him: the words, with what they say of sex, age and name."""

    claim: Claim
    victims: Victims
    words: frozenset[str]
    names: frozenset[str]
    ages: frozenset[str]

    @classmethod
    def of(cls, claim: Claim, count: Count) -> _One:
        words = _WORD.findall(count.text)
        names = [word for word in words[1:] if word[0].isupper()]
        if words and words[0][0].isupper() and count.singled_out and len(words) < 4:
            names.append(words[0])
        small = frozenset(word.lower() for word in words)
        known = frozenset(word.lower() for word in names) - _HE - _SHE - _POINTING
        return cls(claim, count.victims, small, known, frozenset(_AGE.findall(count.text)))

    @property
    def points(self) -> bool:
        """Whether the words only point at somebody told of before: "he", "the boy"."""
        return bool(self.words & (_HE | _SHE | _POINTING)) and not self.names


def died_of_it(case: Case) -> dict[tuple[str, Outcome], Aside]:
    """The claims whose injured are told as dead by another, or later by the same document."""
    return {
        (claim.id, Outcome.INJURED): Aside(DIED, "who is told as injured there died of it")
        for cluster in case.clusters
        for claim in _of_the_dying(case, cluster)
    }


def _of_the_dying(case: Case, cluster: Cluster) -> Iterator[Claim]:
    claims = [claim for claim in case.of_event(cluster) if gives_numbers(claim)]
    dead = [one for claim in claims for one in _ones(claim, Outcome.KILLED)]
    if not dead:
        return
    only = not any(_tells_both(claim) or _tells_of_several(claim) for claim in claims)
    for claim in claims:
        hurt = _ones(claim, Outcome.INJURED)
        if len(hurt) != 1 or _tells_both(claim) or hurt[0].words & _MORE:
            continue
        if any(_may_be(case, hurt[0], one, only) for one in dead):
            yield claim


def _ones(claim: Claim, outcome: Outcome) -> list[_One]:
    """The persons that a claim counts one by one; none where it counts several together."""
    counts = [c for c in usable_counts(claim) if c.outcome is outcome and c.high != 0]
    single = all(count.low == 1 and count.high in (1, None) for count in counts)
    return [_One.of(claim, count) for count in counts] if single else []


def _tells_both(claim: Claim) -> bool:
    """Whether a claim counts people killed and others injured."""
    told = {count.outcome for count in usable_counts(claim) if count.high != 0}
    return {Outcome.KILLED, Outcome.INJURED} <= told


def _tells_of_several(claim: Claim) -> bool:
    """Whether a claim counts more than one injured."""
    injured = (c for c in usable_counts(claim) if c.outcome is Outcome.INJURED)
    return any(count.low is None or count.low > 1 for count in injured)


def _may_be(case: Case, hurt: _One, dead: _One, only: bool) -> bool:
    """Whether one who is hurt is one who died: by name or age, or since nobody tells of others."""
    if not _agree(hurt, dead) or not _in_time(case, hurt.claim, dead.claim):
        return False
    if hurt.names & dead.names or (hurt.ages and hurt.ages == dead.ages):
        return True
    if hurt.names and dead.names:
        return False
    if hurt.claim.document == dead.claim.document and not (hurt.points or dead.points):
        return False  # "A woman was killed. A woman was hurt": two
    if hurt.victims is Victims.UNSTATED:
        return only and hurt.points
    return only and hurt.victims is dead.victims


def _agree(hurt: _One, dead: _One) -> bool:
    if hurt.ages and dead.ages and hurt.ages != dead.ages:
        return False
    kinds = {hurt.victims, dead.victims} - {Victims.UNSTATED}
    sexes = {_sex(hurt), _sex(dead)} - {None}
    return len(kinds) < 2 and len(sexes) < 2


def _sex(one: _One) -> Victims | None:
    if one.victims in _GROWN:
        return one.victims
    if one.words & _FEMALE:
        return Victims.WOMAN
    return Victims.MAN if one.words & _MALE else None


def _in_time(case: Case, hurt: Claim, dead: Claim) -> bool:
    """Whether what tells of the injured did not appear after what tells of the death."""
    if hurt.document == dead.document:
        return True
    first, last = case.sources.day(hurt.document), case.sources.day(dead.document)
    return first is not None and last is not None and first <= last
