"""What a voice takes back or replaces: later tolls, retractions, copies that differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recount.model.claims import Claim
from recount.reconciling.classes import joined
from recount.reconciling.sources import Sources
from recount.reconciling.statements import Statement
from recount.reconciling.voices import is_own_word


@dataclass(frozen=True, slots=True)
class Replaced:
    """An earlier statement and the later one of the same voice that stands in its place."""

    old: Statement
    new: Statement


def revised(
    said: Sequence[Statement], claims: Mapping[str, Claim], sources: Sources
) -> tuple[list[Statement], list[Replaced]]:
    """The statements that stand, and those that a later one of the same voice replaces.

    Only a later day replaces, only what cannot hold beside it, and only by a number of the same
    people. What others relay of a speaker does not replace what the speaker publishes.
    """
    kept: list[Statement] = []
    replaced: list[Replaced] = []
    for old in said:
        later = [new for new in said if _replaces(new, old, sources) and cannot_both(new, old)]
        own = is_own(old, claims, sources)
        later = [new for new in later if not own or is_own(new, claims, sources)]
        if later:
            latest = max(later, key=lambda row: (sources.day(row.document) or "", row.claims))
            replaced.append(Replaced(old, latest))
        else:
            kept.append(old)
    return kept, replaced


def _replaces(new: Statement, old: Statement, sources: Sources) -> bool:
    first, last = sources.day(old.document), sources.day(new.document)
    if new.voice != old.voice or first is None or last is None or not first < last:
        return False
    return new.said.whole is not None or new.said.named >= old.said.named


def cannot_both(one: Statement, other: Statement) -> bool:
    """Whether two statements cannot both hold."""
    return joined([one.boxes, other.boxes]) is None


def is_own(statement: Statement, claims: Mapping[str, Claim], sources: Sources) -> bool:
    """Whether the speaker itself published the statement."""
    return all(is_own_word(claims[key], sources) for key in statement.claims)


def are_copies(one: Statement, other: Statement, sources: Sources) -> bool:
    """Whether two documents of one origin give the statements for the same speaker."""
    apart = one.document != other.document and one.voice == other.voice
    return apart and sources.origin(one.document) == sources.origin(other.document)
