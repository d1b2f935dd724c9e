"""Times that count by no number: "a few days after", "weeks after": some days or weeks before."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from recount.model.dates import DateBasis, DatePrecision, When

if TYPE_CHECKING:
    from recount.reading.dates import DateMention

REACHES = {"D": (2, 10), "W": (8, 42), "M": (30, 365)}
"""For a unit the fewest and the most days that "a few" of it come to."""


def some_time_before(mention: DateMention, base: When) -> When | None:
    """The days before one that was told in which what went before it may lie."""
    reach = REACHES.get(mention.offset.unit or "") if mention.offset is not None else None
    if reach is None or base.start is None:
        return None
    first, last = (base.start - timedelta(days=days) for days in reversed(reach))
    words, span = mention.span.quote, mention.span
    return When(first, last, DatePrecision.DAYS, words, span, DateBasis.RELATIVE_TO_EVENT)
