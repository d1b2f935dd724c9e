"""How long it takes until an event is reported: what happened last may not be in yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from recount.analysis.material import Material
from recount.model.dates import DatedBasis
from recount.model.events import Event

LEAST = 5
"""With fewer dated first reports, nothing is said of delays."""
_SHARP = 3
_GIVEN = (DatedBasis.METADATA, DatedBasis.DATELINE)


@dataclass(frozen=True, slots=True)
class Delay:
    """Days from an event to its first report: half come within `median`, nine of ten within
    `most`; over so many events."""

    median: int
    most: int
    events: int


def delay_of(material: Material, events: Iterable[Event]) -> Delay | None:
    """The delay of first reports, from events whose days and documents' days are both known."""
    import numpy as np

    found = [days for event in events if (days := _first_report(material, event)) is not None]
    if len(found) < LEAST:
        return None
    middle, most = np.quantile(found, [0.5, 0.9], method="higher")
    return Delay(int(middle), int(most), len(found))


def _first_report(material: Material, event: Event) -> int | None:
    when = event.when
    if when is None or when.end is None or (when.days or _SHARP + 1) > _SHARP:
        return None
    days = [day for key in event.documents if (day := _given(material, key)) is not None]
    return max(0, (min(days) - when.end).days) if days else None


def _given(material: Material, document: str) -> date | None:
    dated = material.dates.get(document)
    return dated.end if dated is not None and dated.basis in _GIVEN else None
