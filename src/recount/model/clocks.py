"""The time of day that words give: an interval on one clock, kept with the words."""

from __future__ import annotations

from dataclasses import dataclass

ABOUT = 15
"""Minutes that "about nine" may be off, either way."""
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """From when to when, in hours and minutes such as "21:05"; None where that end is open.

    `about` says that the words call it no exact time. `zone` is "GMT", "local" or another as it is
    written, None where the words name none. `text` are the words.
    """

    start: str | None
    end: str | None
    text: str
    about: bool = False
    zone: str | None = None

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last minute of the day that it may have been."""
        loose = ABOUT if self.about else 0
        first = 0 if self.start is None else minutes(self.start) - loose
        last = DAY if self.end is None else minutes(self.end) + loose
        return max(0, first), min(DAY, last)

    def minutes_apart(self, other: Clock) -> int | None:
        """How many minutes lie between the two; None where they are on two clocks."""
        if not self.compares(other):
            return None
        ours, theirs = self.span, other.span
        return max(0, ours[0] - theirs[1], theirs[0] - ours[1])

    def compares(self, other: Clock) -> bool:
        """Whether both are on one clock, as far as the words say; no word means the local one."""
        return (self.zone or "local") == (other.zone or "local")


def minutes(time: str) -> int:
    """The minute of the day: "21:05" is 1265."""
    hours, _, rest = time.partition(":")
    return int(hours) * 60 + int(rest or 0)


def clock_text(minute: int) -> str:
    """The minute of the day in hours and minutes."""
    return f"{minute // 60:02}:{minute % 60:02}"
