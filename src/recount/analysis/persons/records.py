"""A person as a ledger names one, or as a row of an outside list does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recount.model.persons import Sex


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """What is known of one person on one side.

    `names` are the ways in which the name is written, in any script. `key` stays the same from run
    to run, and does not show the name; `at` says where the record stands: the row of a list, or
    claims. `first` and `last` are the days between which it happened.
    """

    key: str
    names: tuple[str, ...]
    age: int | None = None
    sex: Sex | None = None
    places: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    at: tuple[str, ...] = ()
    own_id: str = ""
