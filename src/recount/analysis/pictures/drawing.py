"""Which picture belongs to which answer, and how it becomes a file."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from recount.analysis.appraisals import Appraisal, Subject
from recount.analysis.pictures import Form
from recount.analysis.pictures.activity import draw_activity
from recount.analysis.pictures.compare import draw_compare
from recount.analysis.pictures.counts import draw_counts
from recount.analysis.pictures.coverage import draw_coverage
from recount.analysis.pictures.listing import draw_listing
from recount.analysis.pictures.plate import RULES
from recount.analysis.pictures.speaking import Tongue, speaking
from recount.analysis.pictures.strength import draw_strength
from recount.analysis.pictures.tolls import draw_tolls
from recount.analysis.pictures.undercount import draw_undercount

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DOTS = 150
"""Dots to an inch: sharp on a page, and a few hundred kilobytes at most."""

_DRAWERS: dict[Subject, Callable[[Appraisal[Any]], Figure]] = {
    Subject.STRENGTH: draw_strength,
    Subject.ACTIVITY: draw_activity,
    Subject.COUNTS: draw_counts,
    Subject.COMPARE: draw_compare,
    Subject.PERSONS: draw_listing,
    Subject.FACILITIES: draw_listing,
    Subject.UNDERCOUNT: draw_undercount,
    Subject.COVERAGE: draw_coverage,
    Subject.TOLLS: draw_tolls,
}
_ONE_AT_A_TIME = threading.Lock()
"""The library keeps its settings for the whole program, and the desk draws in several threads."""


def drawn(appraisal: Appraisal[Any], form: Form, tongue: Tongue) -> bytes:
    """The picture as a file, without the time at which it was made."""
    import matplotlib

    file = io.BytesIO()
    with _ONE_AT_A_TIME, matplotlib.rc_context(RULES), speaking(tongue):
        figure = _DRAWERS[appraisal.subject](appraisal)
        metadata = {"Date": None} if form is Form.SVG else {"Software": None}
        figure.savefig(file, format=form.value, dpi=DOTS, metadata=metadata)
    return file.getvalue()
