"""The first pages: what happened in figures and in sentences, with the map and the time line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from recount.app.desk.numbers import Sum, people_over
from recount.app.desk.totals import totals_over
from recount.app.desk.words import MONTHS, counted, country_name, days
from recount.app.desk.words import plain as plainly
from recount.app.report.matter import Matter, listed, people, plain, soft, strong
from recount.app.report.pictures import pictures
from recount.model.counts import Outcome
from recount.model.events import Event
from recount.publishing.report import (
    Block,
    Heading,
    Items,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Run,
    Sheet,
    Text,
    Tone,
)

MOST_TOLD = 40
"""Of more events than this, months are told of in place of each."""


def subtitle(matter: Matter) -> str:
    """When and where, in a line."""
    parts = [", ".join(countries(matter)) or "no known country", period(matter), matter.part]
    return " · ".join(filter(None, parts))


def period(matter: Matter) -> str:
    """From the first day to the last."""
    starts = [one.when.start for one in matter.events if one.when and one.when.start]
    ends = [one.when.end for one in matter.events if one.when and one.when.end]
    return days(min(starts), max(ends)) if starts and ends else ""


def countries(matter: Matter) -> list[str]:
    """The countries that events lie in."""
    codes = {one.where.country for one in matter.events if one.where and one.where.country}
    return sorted(country_name(code) for code in codes)


def sums(matter: Matter) -> dict[Outcome, Sum]:
    """People of each outcome over all events; nobody is counted twice."""
    snapshot = matter.snapshot
    found = {
        outcome: people_over(
            snapshot.events, outcome, (*totals_over(snapshot, outcome), *snapshot.remainders)
        )
        for outcome in Outcome
    }
    return {outcome: one for outcome, one in found.items() if one is not None}


def front(matter: Matter) -> Iterator[Block]:
    """The figures that stand out, and the summary under them."""
    yield KeyFigures(tuple(_figures(matter)))
    yield Paragraph(plain(" ".join(_summary(matter))), Tone.LEAD)
    if matter.part:
        yield Paragraph(
            plain(
                f"This report is of a part of the ledger ({matter.part}). Totals that reports give "
                "for other events as well bear on the numbers here, but not on their sums."
            ),
            Tone.NOTE,
        )
    yield Paragraph(
        plain(
            "What is recorded here is what has been reported, and not all of what happened. Every "
            "number leads back to the words of a source, which stand beside it. Ranges go from the "
            "least to the most that the reports allow; the number before a range is the one that "
            "the rules of the methodology choose."
        ),
        Tone.NOTE,
    )


def _figures(matter: Matter) -> Iterator[KeyFigure]:
    origins = len({matter.snapshot.origin(key) for key in matter.snapshot.documents})
    events = len(matter.events)
    yield KeyFigure(f"{events:,}", "event" if events == 1 else "events", period(matter))
    found = sums(matter)
    for outcome in (Outcome.KILLED, Outcome.INJURED):
        if outcome in found:
            yield _figure(outcome, found[outcome])
    documents = len(matter.snapshot.documents)
    yield KeyFigure(f"{documents:,}", "documents", f"{counted(origins, 'independent origin')}")
    many = len(matter.snapshot.contradictions)
    label = "contradiction" if many == 1 else "contradictions"
    yield KeyFigure(f"{many:,}", label, "each shown with its words" if many else "")


def _figure(outcome: Outcome, found: Sum) -> KeyFigure:
    if found.number.best is None:
        return KeyFigure(found.number.text, plainly(outcome), "no best number")
    note = "" if found.number.exact else f"between {found.number.spoken.split(',')[0]}"
    return KeyFigure(f"{found.number.best:,}", plainly(outcome), note.replace(" to ", " and "))


def _summary(matter: Matter) -> Iterator[str]:
    events, documents = len(matter.events), len(matter.snapshot.documents)
    where = listed(countries(matter)[:4]) or "places that are not known"
    yield (
        f"{counted(documents, 'document')} {'tells' if documents == 1 else 'tell'} of "
        f"{counted(events, 'event')} of armed violence in {where}."
    )
    found = sums(matter).get(Outcome.KILLED)
    if found is not None:
        yield _toll(found)
    yield from _doubts(matter)


def _toll(found: Sum) -> str:
    number = found.number
    over = (
        f" over the {counted(found.events, 'event')} of which a toll is known"
        if found.silent
        else ""
    )
    if number.exact:
        return f"Taken together, the reports give {counted(number.best or 0, 'death')}{over}."
    if number.best is None:
        return f"Taken together, the reports allow {number.text} deaths{over}."
    return (
        f"Taken together, the reports give {number.best:,} deaths{over}, and allow {number.text}."
    )


def _doubts(matter: Matter) -> Iterator[str]:
    many = len(matter.snapshot.contradictions)
    if many:
        yield f"In {counted(many, 'place')} the sources contradict each other; none is hidden."
    open_tolls = sum(1 for one in matter.events if matter.killed(one).best is None)
    if open_tolls:
        yield f"Of {counted(open_tolls, 'event')} no best number of dead can be given."


def happened(matter: Matter) -> Iterator[Block]:
    """The chapter that tells it in order."""
    yield Heading(1, "What happened", "what-happened")
    if not matter.events:
        yield Paragraph(plain("The ledger holds no event."))
        return
    if len(matter.events) <= MOST_TOLD:
        yield Items(tuple(_sentence(one, matter) for one in matter.events))
    else:
        yield _by_month(matter)
    for remainder in matter.snapshot.remainders:
        held = matter.documents_of_claims([remainder.total])
        told = matter.said(remainder.message, held, "remainder", remainder.total)
        yield Paragraph((strong("By arithmetic: "), Run(told)))
    yield from pictures(matter)


def _sentence(event: Event, matter: Matter) -> Text:
    around = matter.around(event)
    place = f"{matter.place(event)} ({around})" if around else matter.place(event)
    parts: list[Run] = [strong(f"{matter.day(event)}. "), Run(f"{_kind(event)}, {place}")]
    sides = _sides(event, matter)
    toll = matter.killed(event)
    told = "nobody says how many died" if toll.unknown else f"{people(toll)} killed"
    return (*parts, Run(f"{sides}: {told}. "), soft("("), matter.event_link(event.id), soft(")"))


def _kind(event: Event) -> str:
    from recount.app.desk.words import event_type_words

    return event_type_words(event.type)


def _sides(event: Event, matter: Matter) -> str:
    by = f", by {matter.party(event.perpetrator, event)}" if event.perpetrator else ""
    against = f", against {matter.party(event.target, event)}" if event.target else ""
    return by + against


def _by_month(matter: Matter) -> Sheet:
    """Many events, month by month."""
    rows = []
    for month, held in groupby(matter.events, key=_month):
        inside = list(held)
        toll = people_over(inside, Outcome.KILLED, matter.snapshot.remainders)
        told = "not known" if toll is None else people(toll.number)
        places = list(dict.fromkeys(matter.place(one) for one in inside if one.where))
        more = f" and {len(places) - 4:,} more" if len(places) > 4 else ""
        cells = (month, f"{len(inside):,}", told, ", ".join(places[:4]) + more)
        rows.append(tuple(plain(cell) for cell in cells))
    heads = ("Month", "Events", "Killed", "Places")
    return Sheet(heads, tuple(rows), (22, 10, 18, 50), frozenset({1, 2}), "Events by month.")


def _month(event: Event) -> str:
    day = event.when and (event.when.start or event.when.end)
    return f"{MONTHS[day.month - 1]} {day.year}" if day else "Date unknown"
