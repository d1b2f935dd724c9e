"""How far two records speak for one person: bits that add up, each with what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from recount.analysis.persons.names import NameWord, is_near, is_spelt_alike, words_of_name
from recount.analysis.persons.records import PersonRecord
from recount.analysis.persons.weights import VERDICTS, Weights


@dataclass(frozen=True, slots=True)
class Ground:
    """One feature of a pair: what was compared, the verdict on it, and its bits."""

    feature: str
    verdict: str
    bits: float


@dataclass(frozen=True, slots=True)
class Pairing:
    """One person of the ledger beside one row of a list, with the grounds and their sum."""

    ours: str
    theirs: str
    grounds: tuple[Ground, ...]
    bits: float


def weigh(a: PersonRecord, b: PersonRecord, weights: Weights) -> Pairing:
    """The best of all ways in which the names are written, with the other fields."""
    names = max(
        (_names(words_of_name(one), words_of_name(other), weights)
         for one in a.names for other in b.names),
        key=lambda found: sum(ground.bits for ground in found),
        default=(),
    )  # fmt: skip
    fields = tuple(
        Ground(name, verdict, weights.field(name, verdict))
        for name, verdict in ((name, ask(a, b)) for name, ask in VERDICTS.items())
    )
    grounds = (*names, *(one for one in fields if one.verdict != "unknown"))
    return Pairing(a.key, b.key, grounds, weights.prior + sum(one.bits for one in grounds))


@lru_cache(maxsize=500_000)
def word_verdict(a: NameWord, b: NameWord) -> str | None:
    """How far two words are one; None where they are not."""
    if a.plain == b.plain and a.has_vowels is b.has_vowels:
        return "same"
    if is_spelt_alike(a, b):
        return "spelt"
    return "near" if is_near(a, b) else None


Met = tuple[float, int, int, str]


def _names(a: Sequence[NameWord], b: Sequence[NameWord], weights: Weights) -> tuple[Ground, ...]:
    """Each word beside the one that speaks most for it, once; what is left over on both sides."""
    if not a or not b:
        return ()
    met = _met(a, b, weights)
    grounds = [Ground("name", verdict, bits) for bits, _, _, verdict in met]
    strange = min(len(a), len(b)) - len(met)
    grounds += [Ground("name", "strange", weights.strange)] * strange
    if not any(i == 0 for _, i, _, _ in met) and not any(j == 0 for _, _, j, _ in met):
        # The first name is what tells brothers and sisters apart.
        grounds.append(Ground("name", "other first name", weights.strange))
    more = abs(len(a) - len(b))
    grounds += [Ground("name", "lacking", weights.lacking * more)] if more else []
    if _is_swapped(met):
        grounds.append(Ground("name", "swapped", weights.swapped))
    return tuple(grounds)


def _met(a: Sequence[NameWord], b: Sequence[NameWord], weights: Weights) -> list[Met]:
    found: list[Met] = []
    for i, one in enumerate(a):
        for j, other in enumerate(b):
            verdict = word_verdict(one, other)
            if verdict is not None:
                found.append((weights.word(verdict, one), i, j, verdict))
    kept: list[Met] = []
    for met in sorted(found, key=lambda row: (-row[0], abs(row[1] - row[2]), row[1], row[2])):
        if all(met[1] != row[1] and met[2] != row[2] for row in kept):
            kept.append(met)
    return kept


def _is_swapped(met: Sequence[Met]) -> bool:
    order = [j for _, j in sorted((i, j) for _, i, j, _ in met)]
    return order != sorted(order)
