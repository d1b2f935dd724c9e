"""What is found of activity before and after a moment."""

from __future__ import annotations

from dataclasses import dataclass

from recount.analysis.appraisals import Estimate, Tally
from recount.analysis.delays import Delay
from recount.analysis.rates import RateChange, Silence
from recount.analysis.series import Series
from recount.analysis.verdicts import AbsenceCheck, LaterCheck


@dataclass(frozen=True, slots=True)
class Bin:
    """A few days with their events, and the origins whose documents were written in them."""

    start: str
    end: str
    events: Tally
    origins: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """One side of the moment: its days, events, origins that wrote, and rate in 30 days."""

    start: str
    end: str
    days: int
    events: Tally
    origins: int
    rate: Estimate


@dataclass(frozen=True, slots=True)
class Activity:
    """The reported activity on both sides of a moment.

    `widest` holds the interval of the ratio wherever the events of uncertain date fall; `series`
    is None where there is not enough for it, `delay` where too few documents are dated. `complete`
    is the change without the last days, of which not all is reported yet.
    `quiet_days` is the silence that the ledger ends with.
    """

    party: str
    before: Stretch
    after: Stretch
    change: RateChange
    widest: Estimate
    silence: Silence
    quiet_days: int
    series: Series | None
    step: int
    bins_before: tuple[Bin, ...]
    bins_after: tuple[Bin, ...]
    absences: tuple[AbsenceCheck, ...]
    later: tuple[LaterCheck, ...]
    delay: Delay | None
    complete: RateChange | None
    undated: int
