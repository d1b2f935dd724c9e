"""How two texts differ, word by word: what both hold, what only the older, what only the newer.

Words and marks of punctuation are compared, not the blanks between them nor the kind of quotation
marks: a copy that was set anew is no other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

CELLS = 400_000_000
"""Words of one text times words of the other that are compared at once, in 50 MB. Longer texts are
compared paragraph by paragraph."""
CHANCE = 3
"""So few words that two changes have between them are the same by chance, where both are longer."""

_UNIT = re.compile(r"\w+(?:['’.,\-]\w+)*\s*|[^\w\s]\s*|\s+")
_PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+")
_WORD = re.compile(r"\w+")
_PLAIN = str.maketrans({**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚‹›", "'")})


class Holds(StrEnum):
    """Which of two texts holds some words."""

    BOTH = "both"
    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand together; what both texts hold is as the newer has it."""

    holds: Holds
    text: str

    @property
    def words(self) -> int:
        """How many words they are."""
        return sum(1 for _ in _WORD.finditer(self.text))


@dataclass(frozen=True, slots=True)
class _Run:
    """Units `old` to `old_end` of the older text that are, or became, `new` to `new_end`."""

    same: bool
    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def size(self) -> int:
        """The units of it, in the text that has more."""
        return max(self.old_end - self.old, self.new_end - self.new)


def differences(old: str, new: str) -> tuple[Stretch, ...]:
    """The newer text in order, with what only the older holds where it stood."""
    first, second = _UNIT.findall(old), _UNIT.findall(new)
    if len(first) * len(second) > CELLS:
        first, second = _PARAGRAPH.findall(old), _PARAGRAPH.findall(new)
    runs = _joined(_without_chance(_runs(first, second)))
    return tuple(one for run in runs for one in _stretches(run, first, second) if one.text)


def _runs(old: Sequence[str], new: Sequence[str]) -> list[_Run]:
    from rapidfuzz.distance import LCSseq

    steps = LCSseq.opcodes([_plain(one) for one in old], [_plain(one) for one in new])
    return list(
        _joined(
            _Run(one.tag == "equal", one.src_start, one.src_end, one.dest_start, one.dest_end)
            for one in steps
        )
    )


def _plain(unit: str) -> str:
    return unit.strip().translate(_PLAIN)


def _joined(runs: Iterable[_Run]) -> Iterator[_Run]:
    """Runs of one kind that follow each other as one."""
    for same, group in groupby(runs, key=lambda run: run.same):
        rows = list(group)
        yield _Run(same, rows[0].old, rows[-1].old_end, rows[0].new, rows[-1].new_end)


def _without_chance(runs: Sequence[_Run]) -> Iterator[_Run]:
    """A sentence that was written anew is one change, though it kept an "and"."""
    for place, run in enumerate(runs):
        inside = run.same and 0 < place < len(runs) - 1 and run.size <= CHANCE
        by_chance = inside and run.size < min(runs[place - 1].size, runs[place + 1].size)
        yield replace(run, same=False) if by_chance else run


def _stretches(run: _Run, old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    after = "".join(new[run.new : run.new_end])
    if run.same:
        yield Stretch(Holds.BOTH, after)
        return
    before = "".join(old[run.old : run.old_end])
    # What came in its place stands beside it, in its line.
    yield Stretch(Holds.OLD, before.rstrip("\n") if after else before)
    yield Stretch(Holds.NEW, after)
