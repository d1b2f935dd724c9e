"""The shape of every answer: assumptions before the result, then numbers, then what weakens it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Subject(StrEnum):
    """What can be asked of a ledger."""

    STRENGTH = "strength"
    ACTIVITY = "activity"
    COUNTS = "counts"
    COMPARE = "compare"
    PERSONS = "persons"
    FACILITIES = "facilities"
    UNDERCOUNT = "undercount"
    COVERAGE = "coverage"
    TOLLS = "tolls"


class IntervalKind(StrEnum):
    """What the two ends of an estimate mean."""

    BOUNDS = "bounds"
    """No number outside follows from what is reported."""
    CONFIDENCE = "confidence_95"
    """So made that 19 of 20 such intervals hold the truth, if the assumptions do."""
    CREDIBLE = "credible_95"
    """The truth lies inside with a chance of 95 per cent, if the assumptions hold."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A whole number of people or events; `high` None is open, `best` None is not chosen."""

    low: int
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its interval; `high` None is open above, `value` None has no single number."""

    value: float | None
    low: float
    high: float | None
    kind: IntervalKind


@dataclass(frozen=True, slots=True)
class DataNote:
    """What stands below every picture: whose data, until which day, by which rules, whose rights.

    `as_of` is the day of the latest document, ISO 8601; empty where no document is dated.
    """

    ledger: str
    documents: int
    origins: int
    as_of: str
    methodology: str
    made_by: str
    licence: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, with the claims that it rests on."""

    cells: tuple[str, ...]
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """What is shown beside a picture; `numeric` are the positions of the columns of numbers."""

    title: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Appraisal(Generic[Result]):
    """The answer to one question about a ledger.

    `assumptions` must be read first; `answers` are the result in sentences, `result` the same in
    numbers; `caveats` say what could make it wrong in this ledger.
    """

    subject: Subject
    title: str
    assumptions: tuple[str, ...]
    answers: tuple[str, ...]
    caveats: tuple[str, ...]
    result: Result
    data: DataNote
    tables: tuple[Table, ...] = ()
