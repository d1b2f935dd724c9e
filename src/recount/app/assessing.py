"""Questions put to a whole ledger: shares of strength, activity, counts, and what nobody reported.

One use case a subject; each takes the ledger's records, asks the room `analysis`, and gives its
answer, or raises AssessmentError where the ledger cannot carry it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recount.app.desk.covering import covered
from recount.app.desk.numbers import people_over
from recount.app.desk.snapshot import Snapshot, take_snapshot
from recount.app.desk.totals import totals_over
from recount.app.settings import Settings
from recount.errors import OutputError
from recount.ledger import Ledger
from recount.model.blackouts import Blackout
from recount.model.counts import Count, Outcome
from recount.model.events import Event, Remainder
from recount.model.saying import say

if TYPE_CHECKING:
    from recount.analysis import (
        Activity,
        ActivityQuestion,
        Appraisal,
        CompareQuestion,
        CountsChecked,
        Coverage,
        DataNote,
        Listing,
        Lists,
        Material,
        Selection,
        ShareOfStrength,
        SideBySide,
        Tally,
        Undercount,
        UndercountQuestion,
    )

LICENCE = say("Documents are their publishers’. Places: SimpleMaps, GeoNames (CC BY 4.0).")


def material_of(snapshot: Snapshot) -> Material:
    """The records of a ledger as questions are put to them."""
    from recount.analysis import Material
    from recount.model.lineage import ancestors

    return Material(
        events=snapshot.events,
        claims=snapshot.claims,
        documents=snapshot.documents,
        dates={key: row.dated for key, row in snapshot.readings.items()},
        origins=snapshot.origins,
        memberships=snapshot.memberships,
        contradictions=snapshot.contradictions,
        people=_people(snapshot),
        ancestors=ancestors,
        data=data_note(snapshot),
    )


def _people(snapshot: Snapshot) -> Callable[[Sequence[Event], Outcome], Tally | None]:
    from recount.analysis import Tally

    @cache
    def bounds(outcome: Outcome) -> tuple[Remainder, ...]:
        return (*totals_over(snapshot, outcome), *snapshot.remainders)

    def people(events: Sequence[Event], outcome: Outcome) -> Tally | None:
        found = people_over(events, outcome, bounds(outcome))
        if found is None:
            return None
        number = found.number
        best = number.best if found.best_is_whole else None
        return Tally(number.low or 0, best, number.high)

    return people


def data_note(snapshot: Snapshot) -> DataNote:
    """What stands below every picture of a ledger."""
    from recount.analysis import DataNote

    days = [row.dated.start or row.dated.end for row in snapshot.readings.values()]
    known = [day for day in days if day is not None]
    return DataNote(
        ledger=snapshot.name,
        documents=len(snapshot.heads),
        origins=len(snapshot.copies),
        as_of=max(known).isoformat() if known else "",
        methodology=snapshot.methodology,
        made_by=snapshot.made_by,
        licence=LICENCE,
    )


def assess_strength(
    snapshot: Snapshot, wanted: Selection, settings: Settings
) -> Appraisal[ShareOfStrength]:
    """Which share of its strength a party is reported to have lost."""
    from recount.analysis import StrengthQuestion, Tally, appraise_strength
    from recount.reconciling import load_methodology
    from recount.reconciling.figures import figure_of

    methodology = load_methodology(settings.methodology)

    def figure(count: Count) -> Tally:
        found = figure_of(count, methodology)
        return Tally(found.bounds.low, found.best, found.bounds.high)

    question = StrengthQuestion(wanted.party, figure, wanted)
    return appraise_strength(material_of(snapshot), question)


def assess_activity(snapshot: Snapshot, question: ActivityQuestion) -> Appraisal[Activity]:
    """Whether the reported activity of a party has changed since a day or some events."""
    from recount.analysis import appraise_activity

    after = tuple(snapshot.event(key).id for key in question.after)
    return appraise_activity(material_of(snapshot), replace(question, after=after))


def assess_counts(snapshot: Snapshot, wanted: Selection) -> Appraisal[CountsChecked]:
    """Whether claims about firsts and numbers of events fit the ledger's events."""
    from recount.analysis import appraise_counts

    return appraise_counts(material_of(snapshot), wanted)


def assess_compare(snapshot: Snapshot, question: CompareQuestion) -> Appraisal[SideBySide]:
    """The same figures for several parties, places or kinds, side by side."""
    from recount.analysis import appraise_compare

    return appraise_compare(material_of(snapshot), question)


def assess_persons(
    snapshot: Snapshot, wanted: Selection, with_names: bool = True
) -> Appraisal[Listing]:
    """Who is said to be what, by whom, with what fate, and who answered what."""
    from recount.analysis import appraise_persons

    return appraise_persons(material_of(snapshot), wanted, with_names)


def assess_facilities(snapshot: Snapshot, wanted: Selection) -> Appraisal[Listing]:
    """What documents say of bases and sites."""
    from recount.analysis import appraise_facilities

    return appraise_facilities(material_of(snapshot), wanted)


def assess_undercount(snapshot: Snapshot, question: UndercountQuestion) -> Appraisal[Undercount]:
    """How many events or deaths nobody reported, from the overlap of sources."""
    from recount.analysis import appraise_undercount

    return appraise_undercount(material_of(snapshot), question)


def assess_coverage(snapshot: Snapshot, wanted: Selection, lists: Lists) -> Appraisal[Coverage]:
    """Which sources cover which places and times, and who is alone with what."""
    from recount.analysis import appraise_coverage

    return appraise_coverage(material_of(snapshot), wanted, lists)


def snapshot_of(ledger: Ledger) -> Snapshot:
    """The records of an open ledger, read once, with the names covered that are withheld: an answer
    may cut a text within one."""
    return covered(take_snapshot(ledger, ledger.path.name), Blackout.of(ledger.disclosures()))


def write_picture(appraisal: Appraisal[Any], path: Path) -> None:
    """Draws the picture of an answer into a file, PNG or SVG by its name.

    Raises OutputError where the name ends otherwise, or the file cannot be written.
    """
    from recount.analysis import Form, draw

    ending = path.suffix.lower().removeprefix(".")
    if ending not in set(Form):
        raise OutputError(
            str(path),
            say("a picture is written as PNG or SVG"),
            say("give it a name in .png or .svg"),
        )
    try:
        path.write_bytes(draw(appraisal, Form(ending)))
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise OutputError(
            str(path), say("it cannot be written (%(why)s)", why=why), say("write elsewhere")
        ) from error
