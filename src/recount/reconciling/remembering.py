"""What was worked out for sums before, so that what has not changed is not worked out again.

The key of a memory is a hash of every number that the work depends on, so that a remembered answer
is the one that the work would give again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from recount.model.events import Solved

VERSION = "2"
"""To be raised whenever the same numbers would be solved to another answer."""


@dataclass
class Memory:
    """Answers by the hash of their question; `used` are those of this run, old and new."""

    known: Mapping[str, str] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, solved: Iterable[Solved]) -> Memory:
        """The memory of an earlier run."""
        return cls({row.key: row.answer for row in solved})

    def answer(self, question: object, work: Callable[[], Any]) -> Any:
        """The answer to a question, remembered or worked out; plain JSON values, as lists."""
        key = hashlib.sha256(f"{VERSION} {question!r}".encode()).hexdigest()[:32]
        if key not in self.used:
            told = self.known.get(key)
            self.used[key] = told if told is not None else json.dumps(work())
        return json.loads(self.used[key])

    @property
    def solved(self) -> tuple[Solved, ...]:
        """What to keep for the next run."""
        return tuple(Solved(key, self.used[key]) for key in sorted(self.used))
