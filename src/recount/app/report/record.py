"""The record: the table of events, and each event with its numbers and its sources' words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recount.app.desk.words import (
    CONTRADICTION_WORDS,
    VERDICT_WORDS,
    coordinates,
    counted,
    event_type_words,
    grade_words,
    number,
    people_words,
    range_text,
    when_words,
    where_words,
)
from recount.app.desk.words import plain as plainly
from recount.app.report.matter import Matter, listed, people, plain, soft, strong
from recount.model.claims import Claim
from recount.model.events import Derivation, Event, EventCount, StepKind, Verdict
from recount.model.notes import Noted
from recount.publishing.losses import LossBook
from recount.publishing.report import (
    Block,
    Facts,
    Heading,
    Items,
    Paragraph,
    Quotation,
    Run,
    Sheet,
    Text,
    Tone,
)

_TOLD_STEPS = frozenset({StepKind.SET_ASIDE, StepKind.SUM, StepKind.UNKNOWN, StepKind.WARNING})
"""Steps of a derivation that the table of numbers does not tell already."""


def table(matter: Matter) -> Iterator[Block]:
    """All events in one table."""
    if not matter.events:
        return
    yield Heading(1, "Table of events", "table-of-events")
    heads = ("No.", "When", "Where", "What, by whom, against whom", "Killed", "Injured", "Origins")
    rows = tuple(_row(event, matter) for event in matter.events)
    caption = (
        "Events by day. A number before a range is the best one by the methodology; an asterisk "
        "marks a day that no source writes out."
    )
    yield Sheet(heads, rows, (6, 23, 24, 35, 13, 11, 11), frozenset({4, 5, 6}), caption)


def _row(event: Event, matter: Matter) -> tuple[Text, ...]:
    when = when_words(event.when)
    injured = number(*_everybody(event, matter))
    by, against = matter.party(event.perpetrator, event), matter.party(event.target, event)
    key = matter.numbers[event.id]
    return (
        (Run(str(key), to=f"event-{key}"),),
        plain(when.text + (" *" if when.note else "")),
        (Run(matter.place(event)), soft(_behind(matter.around(event)))),
        (Run(event_type_words(event.type)), soft(f"; {by}; against {against}")),
        plain(people(matter.killed(event))),
        plain("–" if injured.unknown else people(injured)),
        plain(str(event.origins)),
    )


def _everybody(event: Event, matter: Matter) -> tuple[int | None, int | None, int | None]:
    from recount.model.counts import Outcome

    return matter.dossier.people(event, Outcome.INJURED)


def _behind(text: str) -> str:
    return f", {text}" if text else ""


def each(matter: Matter) -> Iterator[Block]:
    """The events one by one."""
    if not matter.events:
        return
    yield Heading(1, "The events and their sources", "events")
    yield Paragraph(
        plain(
            "Each event with its numbers, the rule that chose them, how they came about where that "
            "is not a matter of reading alone, and the words of every source."
        )
    )
    for event in matter.events:
        yield from _event(event, matter)


def _event(event: Event, matter: Matter) -> Iterator[Block]:
    key = matter.numbers[event.id]
    yield Heading(2, f"{key}  {matter.title(event)}", f"event-{key}", matter.day(event))
    yield Facts(tuple(_facts(event, matter)))
    known = [one for one in event.counts if not number(one.low, one.best, one.most).unknown]
    if known:
        heads = ("People", "Least to most", "Best", "Chosen by", "Whose word")
        rows = tuple(_number(count, event, matter) for count in known)
        yield Sheet(heads, rows, (24, 16, 10, 24, 40), frozenset({1, 2}))
    else:
        yield Paragraph(plain("No source says how many people were harmed."), Tone.MISSING)
    yield from _derived(event, matter)
    yield from _words(event, matter)


def _facts(event: Event, matter: Matter) -> Iterator[tuple[str, Text]]:
    when, where = when_words(event.when), where_words(event.where)
    note = matter.said(when.note, event.documents, "day", event.id) if when.note else ""
    yield "When", (Run(when.text), soft(f"  {note}"))
    point = coordinates(event.where.lat, event.where.lon) if event.where else ""
    behind = "; ".join(filter(None, [where.note, point]))
    yield "Where", (Run(matter.place(event) + _behind(where.around)), soft(f"  {behind}"))
    yield "By", plain(matter.party(event.perpetrator, event))
    yield "Against", plain(matter.party(event.target, event))
    if (event.strikes.low, event.strikes.high) != (1, 1):
        yield "Strikes", plain(range_text(event.strikes.low, event.strikes.high))
    told = [matter.said(one.name, one.documents, "origin", event.id) for one in event.told_by]
    many = counted(event.origins, "independent origin")
    sources = counted(len(event.documents), "document")
    yield "Told by", plain(f"{sources} of {many}" + (f": {listed(told)}" if told else ""))
    if event.part_of in matter.numbers:
        yield "Part of", (matter.event_link(event.part_of),)
    yield from _judged(event, matter)


def _judged(event: Event, matter: Matter) -> Iterator[tuple[str, Text]]:
    finding = matter.dossier.found(event.id).grade
    if finding is not None and finding.grade is not None:
        why = matter.said(finding.reason, event.documents, "grade", event.id)
        told = f"  settled by a person: {why} By the rules: {grade_words(event)}."
        yield "Grade", (Run(finding.grade.value), soft(told))
    elif event.graded is not None:
        why = matter.said(event.graded.text, event.documents, "grade", event.id)
        yield "Grade", (Run(grade_words(event)), soft(f"  {why}"))
    if event.included is not None and event.included.verdict is not Verdict.IN:
        why = matter.said(event.included.text, event.documents, "included", event.id)
        yield "By the criteria", (Run(VERDICT_WORDS[event.included.verdict]), soft(f"  {why}"))
    noted = matter.dossier.notes(Noted.EVENT, event.id, LossBook())
    if noted:
        yield "Notes", plain(noted)
    rows = matter.snapshot.contradictions_of.get(event.id, ())
    if rows:
        kinds = listed(sorted({CONTRADICTION_WORDS[row.kind].lower() for row in rows}))
        yield "Contradicted", (Run(f"in {kinds}: see "), Run("contradictions", to="contradictions"))


def _number(count: EventCount, event: Event, matter: Matter) -> tuple[Text, ...]:
    shown = number(count.low, count.best, count.most)
    whose = [
        matter.said(one.name, one.documents, "origin", event.id)
        for one in event.told_by_claims(count.claims)
    ]
    return (
        (strong(people_words(count.outcome, count.victims).capitalize()),),
        plain(shown.text),
        plain("none" if count.best is None else f"{count.best:,}"),
        plain(plainly(count.rule).capitalize() if count.claims else "–"),
        plain(listed(whose) or "follows from totals"),
    )


def _derived(event: Event, matter: Matter) -> Iterator[Block]:
    """The steps by which numbers came about that are more than a number read."""
    rows: dict[str, list[str]] = {}
    for one in matter.snapshot.derivations_of.get(event.id, ()):
        for text in _steps(one, event, matter):
            rows.setdefault(text, []).append(people_words(one.outcome, one.victims))
    if rows:
        yield Heading(3, "How the numbers came about")
        yield Items(
            tuple(
                (strong(f"{'; '.join(dict.fromkeys(of)).capitalize()}. "), Run(text))
                for text, of in rows.items()
            )
        )


def _steps(derivation: Derivation, event: Event, matter: Matter) -> Iterator[str]:
    for step in derivation.steps:
        if step.kind in _TOLD_STEPS:
            held = matter.documents_of_claims(step.claims) | set(event.documents)
            yield matter.said(step.text, held, "step", event.id)


def _words(event: Event, matter: Matter) -> Iterator[Block]:
    yield Heading(3, "In the words of the sources")
    claims = sorted(matter.claims_named(event.claims), key=lambda one: _order(one, matter))
    yield from quotations(claims, matter)


def _order(claim: Claim, matter: Matter) -> tuple[int, int, str]:
    return matter.sources[claim.document], claim.evidence.start, claim.id


def quotations(claims: Iterable[Claim], matter: Matter) -> Iterator[Quotation]:
    """The words of claims with their sources; what several claims rest on stands once."""
    yield from dict.fromkeys(quotation(claim, matter) for claim in claims)


def quotation(claim: Claim, matter: Matter) -> Quotation:
    """The words of a claim with who says it, in which source."""
    who = f"{matter.publisher(claim.document)}, {matter.dated(claim.document)}, "
    return Quotation(
        matter.quote(claim), matter.by(claim), (Run(who), matter.source_link(claim.document))
    )
