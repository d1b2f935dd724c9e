"""Harm to others that is denied: "no other casualties were reported", after two were killed, is not
that nobody was killed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recount.model.counts import Count

_OTHERS = re.compile(r"\b(?:other|others|further|additional|more|else)\b", re.IGNORECASE)


def without_denied_others(counts: tuple[Count, ...], before: Iterable[Count]) -> tuple[Count, ...]:
    """The counts without those that deny a harm to others where the event has counted some."""
    told = {count.outcome for count in before if count.high != 0}
    return tuple(
        count
        for count in counts
        if not (count.high == 0 and count.outcome in told and _OTHERS.search(count.text))
    )
