"""What a person decided of two records that may be one person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PairingKind(StrEnum):
    """Whether a person of the ledger is the one of a row of an outside list."""

    SAME_PERSON = "same_person"
    OTHER_PERSON = "other_person"


@dataclass(frozen=True, slots=True)
class PairingDecision:
    """One decision about a person of the ledger and a row of a list.

    Both stand there by their keys, which show no name; the list itself is never kept. `made_at` is
    ISO 8601, in UTC.
    """

    id: str
    kind: PairingKind
    person: str
    row: str
    reason: str
    author: str
    made_at: str
