"""What does not fit and what is not known: the contradictions as they stand, and the gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from recount.app.desk.contradictions import PEOPLE, ordered
from recount.app.desk.documents import is_unread
from recount.app.desk.lines import undated, unlocated
from recount.app.desk.words import CONTRADICTION_WORDS, counted
from recount.app.desk.words import plain as plainly
from recount.app.report.matter import Matter, listed, people, plain, soft, strong
from recount.app.report.record import quotations
from recount.model.dates import DateBasis, DatedBasis
from recount.model.events import Contradiction, ContradictionKind, Event, StepKind
from recount.publishing.report import Block, Heading, Items, Paragraph, Run, Text

MOST_NUMBERS = 30


def contradictions(matter: Matter) -> Iterator[Block]:
    """Each contradiction in a sentence, with its words, and how it stands."""
    yield Heading(1, "Contradictions and how they stand", "contradictions")
    rows = ordered(matter.snapshot.contradictions)
    if not rows:
        yield Paragraph(plain("No two sources contradict each other."))
        return
    yield Paragraph(
        plain(
            "Statements that cannot all be true, the widest gap first. None is settled here: each "
            "stands until a person decides about it, and the ranges of the numbers hold every side."
        )
    )
    for place, row in enumerate(rows, start=1):
        yield from _contradiction(place, row, matter)


def _contradiction(place: int, row: Contradiction, matter: Matter) -> Iterator[Block]:
    documents = matter.documents_of_claims(row.claims)
    yield Heading(2, f"{place}  {CONTRADICTION_WORDS[row.kind]}", aside=_events(row, matter))
    yield Paragraph(plain(matter.said(row.message, documents, "message", row.id)))
    yield Paragraph((strong("How it stands. "), *_stands(row, matter)))
    yield from quotations(matter.claims_named(row.claims), matter)


def _events(row: Contradiction, matter: Matter) -> str:
    found = sorted(matter.numbers[key] for key in row.events if key in matter.numbers)
    if not found:
        return ""
    said = listed([str(one) for one in found[:6]]) + (" and more" if len(found) > 6 else "")
    return f"{'event' if len(found) == 1 else 'events'} {said}"


def _stands(row: Contradiction, matter: Matter) -> Iterator[Run]:
    yield Run("Open. ")
    aside = _set_aside(row, matter)
    if aside:
        yield Run(aside + " ")
    elif row.remedy:
        documents = matter.documents_of_claims(row.claims)
        yield Run(matter.said(row.remedy, documents, "remedy", row.id) + " ")
    for key in [key for key in row.events if key in matter.numbers][:4]:
        yield matter.event_link(key)
        yield soft(f" {_stand(row.kind, matter.snapshot.event_by_id[key], matter)}. ")


def _stand(kind: ContradictionKind, event: Event, matter: Matter) -> str:
    """What the record has, in the field that the contradiction is about."""
    if kind is ContradictionKind.DATE:
        return f"stands on {matter.day(event)}"
    if kind is ContradictionKind.PLACE:
        return f"stands at {matter.place(event)}"
    toll = matter.killed(event)
    return "has no toll" if toll.unknown else f"stands at {people(toll)} killed"


def _set_aside(row: Contradiction, matter: Matter) -> str:
    """What arithmetic leaves out because of it."""
    if row.kind not in PEOPLE:
        return ""
    for key in row.events:
        for derivation in matter.snapshot.derivations_of.get(key, ()):
            for step in derivation.steps:
                if step.kind is StepKind.SET_ASIDE and set(step.claims) & set(row.claims):
                    held = matter.documents_of_claims((*step.claims, *row.claims))
                    return "For the arithmetic alone: " + matter.said(step.text, held, "step", key)
    return ""


def gaps(matter: Matter) -> Iterator[Block]:
    """What nobody says, what was inferred, and what was not read."""
    yield Heading(1, "What is not known", "not-known")
    rows = [*_about_events(matter), *_about_documents(matter)]
    if rows:
        yield Items(tuple(rows))
    else:
        yield Paragraph(plain("Every event has a day, a place and a number of dead."))
    yield Paragraph(
        plain(
            "Deaths that nobody reported are in no number of this report. Whether a victim was a "
            "civilian is told as the sources tell it, and never decided."
        )
    )


def _about_events(matter: Matter) -> Iterator[Text]:
    events = matter.events
    yield from _gap("no day", [one for one in events if undated(one)], matter)
    guessed = [
        one for one in events if one.when and one.when.basis is DateBasis.PUBLICATION_FALLBACK
    ]
    yield from _gap("the day of publication in place of a day", guessed, matter)
    yield from _gap("no place on the map", [one for one in events if unlocated(one)], matter)
    wide = [one for one in events if one.where and (one.where.radius_km or 0) >= 50]
    yield from _gap("a place known to 50 kilometres at best", wide, matter)
    yield from _gap(
        "nobody named as responsible", [one for one in events if not one.perpetrator], matter
    )
    silent = [one for one in events if matter.killed(one).unknown]
    yield from _gap("no number of dead at all", silent, matter)
    torn = [one for one in events if matter.killed(one).best is None and one not in silent]
    yield from _gap("a range of dead and no best number", torn, matter)
    single = [one for one in events if one.origins == 1]
    yield from _gap("a single origin behind all that is told", single, matter)
    disputed = [one for one in events if one.disputes]
    yield from _gap("a dispute over who the dead were", disputed, matter)


def _gap(what: str, events: Sequence[Event], matter: Matter) -> Iterator[Text]:
    if not events:
        return
    has = "event has" if len(events) == 1 else "events have"
    shown: list[Run] = []
    for event in events[:MOST_NUMBERS]:
        key = matter.numbers[event.id]
        shown += [soft(", " if shown else ": "), Run(str(key), to=f"event-{key}")]
    more = f" and {len(events) - MOST_NUMBERS:,} more" if len(events) > MOST_NUMBERS else ""
    yield (strong(f"{len(events):,} {has} {what}"), *shown, soft(f"{more}."))


def _about_documents(matter: Matter) -> Iterator[Text]:
    snapshot = matter.snapshot
    undated_documents = [
        key for key, row in snapshot.readings.items() if row.dated.basis is DatedBasis.UNKNOWN
    ]
    if undated_documents:
        yield (strong(f"{counted(len(undated_documents), 'document')} without any date."),)
    unread = [key for key in snapshot.documents if is_unread(snapshot, key)]
    if unread:
        yield (
            strong(f"{counted(len(unread), 'document')} kept and not read"),
            soft(
                f": {listed([f'source {matter.sources[key]}' for key in unread[:MOST_NUMBERS]])}."
            ),
        )
    if snapshot.refusals:
        yield (strong(f"{counted(len(snapshot.refusals), 'file')} refused, and in no number."),)
    if snapshot.problems:
        kinds = Counter(plainly(problem.code) for _, problem in snapshot.problems)
        told = listed([f"{kind} ({many})" for kind, many in sorted(kinds.items())])
        many = counted(len(snapshot.problems), "problem")
        yield (strong(f"{many} met in reading"), soft(f": {told}."))
