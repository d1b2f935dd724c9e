"""What an export could not carry: a file beside it, so that nothing is dropped in silence."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from recount.model.saying import say

FILE = "losses.json"


class LossKind(StrEnum):
    """In which way something did not come along."""

    LEFT_OUT = "left_out"
    NO_COLUMN = "no_column"
    NARROWED = "narrowed"
    ASSUMED = "assumed"
    UNKNOWN = "unknown"
    WITHHELD = "withheld"


MEANINGS = {
    LossKind.LEFT_OUT: say("the record has no row"),
    LossKind.NO_COLUMN: say("the format has no column for it"),
    LossKind.NARROWED: say("the column holds less than the ledger does"),
    LossKind.ASSUMED: say("the format wants a value where the ledger has none"),
    LossKind.UNKNOWN: say("the column is empty, as the ledger does not hold what it asks for"),
    LossKind.WITHHELD: say("it names a person, and nobody decided that it may leave"),
}


@dataclass(frozen=True, slots=True, order=True)
class Loss:
    """One thing that did not come along: `column` of a table, and the record that it is about.

    `record` is the id of an event, claim, document or contradiction; empty where it is the whole
    table.
    """

    kind: LossKind
    column: str
    reason: str
    record: str = ""


class LossBook:
    """The losses of one export, noted while its tables are made."""

    def __init__(self) -> None:
        self._noted: dict[Loss, None] = {}

    def note(self, kind: LossKind, column: str, reason: str, record: str = "") -> None:
        """Notes one loss; the same one twice is one."""
        self._noted[Loss(kind, column, reason, record)] = None

    def all(self) -> tuple[Loss, ...]:
        """All of them, in one order."""
        return tuple(sorted(self._noted))


def losses_text(
    form: str, tables: Sequence[tuple[str, int]], losses: Iterable[Loss], methodology: str | None
) -> str:
    """The losses as JSON: alike ones together, with the ids of their records.

    `tables` are the names of the tables with how many rows each has.
    """
    groups: defaultdict[tuple[LossKind, str, str], list[str]] = defaultdict(list)
    for loss in sorted(losses):
        groups[loss.kind, loss.column, loss.reason].append(loss.record)
    told = {
        "format": form,
        "methodology": methodology,
        "tables": [{"name": name, "rows": rows} for name, rows in tables],
        "kinds": {kind.value: meaning for kind, meaning in MEANINGS.items()},
        "losses": [
            {"kind": kind.value, "column": column, "reason": reason, "records": _named(records)}
            for (kind, column, reason), records in groups.items()
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _named(records: Iterable[str]) -> list[str]:
    return [record for record in records if record]
