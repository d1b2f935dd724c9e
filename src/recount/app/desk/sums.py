"""The killed of events under the keys by which they are parted, ready to be added up for any of the
events: a year of a large ledger is some ten thousand, and each is asked for in four ways."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from recount.app.desk.numbers import Bounds

Key = tuple[str, str]
"""What events are put together by, as it is sorted, and as it is called."""


@dataclass(frozen=True, slots=True)
class Summed:
    """The numbers of some events together. `best` adds up the best ones that there are, and
    `unknown` have none; `high` the greatest that are bounded, and `open` says that some are not."""

    events: int = 0
    unknown: int = 0
    low: int = 0
    best: int = 0
    high: int = 0
    open: bool = False

    def plus(self, other: Summed) -> Summed:
        """Both together."""
        return Summed(
            self.events + other.events, self.unknown + other.unknown, self.low + other.low,
            self.best + other.best, self.high + other.high, self.open or other.open,
        )  # fmt: skip


class Parted:
    """Numbers of events, each under one key or under several. Events go by their number."""

    def __init__(self, told: Iterable[Sequence[tuple[Key, Bounds]]]) -> None:
        """`told` are the keys and numbers of each event, in the order of the events."""
        import numpy as np

        places: dict[Key, int] = {}
        rows = [
            (number, places.setdefault(key, len(places)), *_figures(bounds))
            for number, pairs in enumerate(told)
            for key, bounds in pairs
        ]
        self._keys = tuple(places)
        self._rows: Any = np.array(rows, dtype=np.int64).reshape(len(rows), 7)

    def sums(self, asked: Any) -> dict[Key, Summed]:
        """What some events come to, under each key that one of them has; `asked` says of each event
        whether it is one of these."""
        import numpy as np

        rows = self._rows[asked[self._rows[:, 0]]]
        if not len(rows):
            return {}
        rows = rows[np.argsort(rows[:, 1], kind="stable")]
        keys, starts, many = np.unique(rows[:, 1], return_index=True, return_counts=True)
        found = np.add.reduceat(rows[:, 2:], starts, axis=0)
        return {
            self._keys[key]: Summed(events, unknown, low, best, high, open_ > 0)
            for key, events, (unknown, low, best, high, open_) in zip(
                keys.tolist(), many.tolist(), found.tolist(), strict=True
            )
        }


def among(numbers: Sequence[int], events: int) -> Any:
    """Of each of so many events whether its number is one of these."""
    import numpy as np

    asked = np.zeros(events, dtype=bool)
    asked[np.array(numbers, dtype=np.int64)] = True
    return asked


def _figures(bounds: Bounds) -> tuple[int, int, int, int, int]:
    """Unknown, low, best, high and open of one event's numbers, each to be added up."""
    low, best, high = bounds.low, bounds.best, bounds.high
    most = max(best or 0, low or 0) if high is None else high
    is_open = high is None and (low is not None or best is not None)
    return int(best is None), low or 0, best or 0, most, int(is_open)
