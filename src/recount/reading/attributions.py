"""A stretch of the text that somebody speaks for, and the one that holds a given place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recount.model.claims import Stance
from recount.model.parties import Speaker
from recount.model.spans import Span

LONGEST = 25_000  # characters; no attribution is longer than a block of text


@dataclass(frozen=True, slots=True)
class Attribution:
    """What is said from `start` to `end`: by whom, how, and the word that says so.

    `speaker` is None where somebody speaks whom the text does not name ("reportedly").
    """

    start: int
    end: int
    speaker: Speaker | None
    stance: Stance
    cue: Span

    def covers(self, start: int, end: int) -> bool:
        """Whether the stretch lies within what is said."""
        return self.start <= start and end <= self.end


def attribution_at(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """The innermost attribution that covers a stretch; None where the document itself speaks."""
    covering = [a for a in begun_before(attributions, start) if a.covers(start, end)]
    return min(covering, key=lambda a: (a.end - a.start, -a.cue.start), default=None)


def begun_before(attributions: Sequence[Attribution], at: int) -> Iterator[Attribution]:
    """The attributions, in order, that begin not after an offset and may reach it."""
    last = bisect_right(attributions, at, key=lambda a: a.start)
    for index in range(last - 1, -1, -1):
        if attributions[index].start < at - LONGEST:
            return
        yield attributions[index]
