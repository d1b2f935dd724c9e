"""Months in which something was said: "in July the army reported that nine had been killed".

That puts the deaths in July or just before, where a day of saying puts them nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.model.dates import DatePrecision

if TYPE_CHECKING:
    from recount.reading.dates import DateMention

_MONTH = range(28, 32)  # days
_A_DAY = 1


def is_a_month(mention: DateMention) -> bool:
    """Whether a time is a month of the calendar, be it one that goes on."""
    when = mention.when
    if mention.offset is not None or when is None or when.days == _A_DAY:
        return False
    return when.precision is DatePrecision.MONTH or (when.days or 0) in _MONTH
