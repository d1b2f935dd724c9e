"""Pictures of the overview as files: with what they show, of which day, by which rule, whose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from recount.app.assessing import data_note
from recount.app.desk.filters import EventFilter, read_filter
from recount.app.desk.snapshot import Snapshot
from recount.app.desk.tolls import PARTINGS, Tolls, tolls
from recount.app.desk.words import days
from recount.errors import NotFoundError
from recount.model.blackouts import Blackout
from recount.model.saying import say, say_many

if TYPE_CHECKING:
    from recount.analysis import Tongue

FORMS = {"svg": "image/svg+xml", "png": "image/png"}
READ = (
    say(
        "A line reaches from the lowest to the highest numbers of the events together, a dot adds "
        "up their best numbers."
    ),
    say("An arrow says that nothing bounds some of them above."),
)


def toll_picture(
    snapshot: Snapshot,
    by: str,
    form: str,
    query: Mapping[str, str],
    tongue: Tongue | None = None,
) -> bytes:
    """One picture of the overview as a file, in the language of the page, with names covered that
    are withheld. Raises NotFoundError where there is none such."""
    from recount.analysis import Appraisal, Form, Subject, Tongue, draw
    from recount.analysis.tolls import TollRow, TollRows

    if by not in PARTINGS or form not in FORMS:
        raise NotFoundError(
            say("picture %(by)s.%(form)s", by=by, form=form),
            say("there is none"),
            say("take one from the overview"),
        )
    withheld = snapshot.withheld
    wanted, _ = read_filter(query)
    found = tolls(snapshot, by, wanted)
    rows = tuple(
        TollRow(
            _covered(withheld, r.label), r.text, r.low, r.best, r.end, r.open, r.events, r.unknown
        )
        for r in found.rows
    )
    return draw(
        Appraisal(
            subject=Subject.TOLLS,
            title=found.title,
            assumptions=READ,
            answers=(_shown(found, wanted),),
            caveats=(found.note, *_unknown(found)),
            result=TollRows(rows, found.scale, by == "month"),
            data=data_note(snapshot),
        ),
        Form(form),
        tongue or Tongue(),
    )


def _covered(withheld: Blackout, label: str) -> str:
    """A label without a withheld name; words of ours stay what they are."""
    seen = withheld.over(label)
    return label if seen == label else seen


def _shown(found: Tolls, wanted: EventFilter) -> str:
    """Of which events the rows are."""
    rows = say_many("%(num)s row", "%(num)s rows", len(found.rows))
    if wanted.start or wanted.end:
        when = days(wanted.start, wanted.end)
        return say("Events of these days: %(days)s; %(rows)s.", days=when, rows=rows)
    return say("Events of any day; %(rows)s.", rows=rows)


def _unknown(found: Tolls) -> tuple[str, ...]:
    amount = max((row.unknown for row in found.rows), default=0)
    return (say("Events without a best number add nothing to the dots."),) if amount else ()
