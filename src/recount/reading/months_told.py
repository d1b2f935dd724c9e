"""Months in which something was said: "in July the army reported that nine had been killed".

That puts the deaths in July or just before, where a day of saying puts them nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recount.reading.dates import DateMention

_MONTH = range(28, 32)  # days


def is_a_month(mention: DateMention) -> bool:
    """Whether a time is a month of the calendar, and not one counted from anything."""
    when = mention.when
    return mention.offset is None and when is not None and (when.days or 0) in _MONTH
