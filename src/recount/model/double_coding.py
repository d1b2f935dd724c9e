"""Double coding: two people code one document, blind to one another and to the machine, and a third
settles what they differ in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recount.model.spans import Span


class CodedField(StrEnum):
    """What a coder says of an event that a document tells. Bounds of numbers are fields of their
    own, as a reader of words must choose each."""

    TYPE = "type"
    DAY = "day"
    PLACE = "place"
    PERPETRATOR = "perpetrator"
    TARGET = "target"
    KILLED_LEAST = "killed_least"
    KILLED_MOST = "killed_most"
    INJURED_LEAST = "injured_least"
    INJURED_MOST = "injured_most"


NUMBERS = frozenset(
    {
        CodedField.KILLED_LEAST,
        CodedField.KILLED_MOST,
        CodedField.INJURED_LEAST,
        CodedField.INJURED_MOST,
    }
)


@dataclass(frozen=True, slots=True)
class CodedValue:
    """What a field was coded as: a word of the codebook, an ISO day, a number, or a name."""

    field: CodedField
    value: str


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One event that a coder found in a document: the passage that tells it, and its fields. A
    field that the passage says nothing of is not among `values`."""

    id: str
    evidence: Span
    values: tuple[CodedValue, ...]

    def value(self, field: CodedField) -> str:
        """What a field was coded as; empty where the passage says nothing of it."""
        return next((one.value for one in self.values if one.field is field), "")


@dataclass(frozen=True, slots=True)
class Coder:
    """A person who codes: the account and the name of it."""

    account: str
    name: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """A document that two people are to code. `made_at` is ISO 8601, in UTC."""

    id: str
    document: str
    coders: tuple[Coder, ...]
    author: Coder
    made_at: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That an assignment stands no more. `made_at` is ISO 8601, in UTC."""

    id: str
    assignment: str
    author: Coder
    made_at: str


@dataclass(frozen=True, slots=True)
class Coding:
    """What one coder has said of a document so far; the last of her codings counts, and once she
    has finished there is no other."""

    id: str
    assignment: str
    coder: Coder
    events: tuple[CodedEvent, ...]
    finished: bool
    made_at: str


@dataclass(frozen=True, slots=True)
class Adjudication:
    """What a third person settled of one event that either coder found: whether the document tells
    it at all, and its fields. `unit` names the coders' events that it is about."""

    id: str
    assignment: str
    unit: str
    told: bool
    values: tuple[CodedValue, ...]
    reason: str
    author: Coder
    made_at: str


CodingRecord = Assignment | Withdrawal | Coding | Adjudication
