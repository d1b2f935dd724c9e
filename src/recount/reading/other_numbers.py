"""Whether an event told before has other numbers than a sentence that begins one: "five died in a
raid on Friday, and one was hurt. Earlier, 17 had been killed in an ambush"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.telling_fits import conflict

if TYPE_CHECKING:
    from recount.model.counts import Count
    from recount.reading.frames import Frame
    from recount.reading.story import Story, Told


def has_other_numbers(story: Story, told: Told, frame: Frame, counts: tuple[Count, ...]) -> bool:
    """Whether any telling of the event gives other numbers than a frame whose deed is new to it:
    "an ambush"."""
    item = frame.happening
    if item is None or item.token.pos_ != "NOUN" or item.definite or item.points:
        return False
    if not any(t.lower_ in ("a", "an") for t in item.token.children):
        return False
    first = _first(story, told)
    tellings = (t for t in story.told if _first(story, t) == first)
    return any(conflict(t.claim.counts, counts) for t in tellings)


def _first(story: Story, told: Told) -> str:
    """The id of the claim that told an event first."""
    by_id = {t.claim.id: t for t in story.told}
    seen = told
    while (before := by_id.get(seen.claim.refers_to or "")) is not None and before is not seen:
        seen = before
    return seen.claim.id
