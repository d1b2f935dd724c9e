"""Firsts and counts: "the first strikes this year", "six last year", checked against the events."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from recount.analysis.appraisals import Appraisal, Row, Subject, Table, Tally
from recount.analysis.material import Material
from recount.analysis.scopes import in_scope, own_events, scope_of, strikes, window_of
from recount.analysis.selecting import Inside, Kin, Selection, Window, inside, is_place
from recount.analysis.superlatives import HAPPENINGS, Superlative, Way, superlatives
from recount.analysis.wording import counted, day, quote, span, speaker_name
from recount.errors import AssessmentError
from recount.model.claims import Claim, ClaimKind
from recount.model.dates import DatePrecision
from recount.model.events import Event
from recount.model.saying import say

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
_ORDINAL = re.compile(
    rf"\b(?:({'|'.join(ORDINALS)})|(\d{{1,3}})(?:st|nd|rd|th))"
    rf"(?:(?:\s+[\w'’-]+){{0,3}}?\s+(?:{HAPPENINGS})(?:e?s)?|\s+(?:this|such|since|in|of))\b",
    re.IGNORECASE,
)
"""A place in a count of events: "the third American air strike", "the third this month"."""
_WIDE = (DatePrecision.MONTH, DatePrecision.SEASON, DatePrecision.YEAR, DatePrecision.LONGER)

BESIDE = {
    Way.NTH: say("before it"),
    Way.LAST: say("after it"),
    Way.DEADLIEST: say("with more dead"),
}

ASSUMPTIONS = (
    say(
        "The ledger holds what was reported to it, and may lack events: what is counted here is "
        "never fewer than the ledger's, and may be more."
    ),
    say(
        "An event of several strikes counts as many; one that is part of another is not counted "
        "again."
    ),
    say(
        "An event is of a claim's scope where its kind, parties, place and days are; where one of "
        "them is not known, or reaches beyond the scope, it is possibly so."
    ),
    say(
        "A last or deadliest is taken to be so within the time that its sentence names, in the "
        "country of its event, up to the day of its document; of one party only where the words "
        "say whose. One is deadlier for certain where its least dead are more than the other's "
        "most."
    ),
)


class Verdict(StrEnum):
    """What the ledger's events make of a claim."""

    FITS = "fits"
    """Nothing in the ledger speaks against it."""
    LACKING = "lacking"
    """The claim holds more than the ledger knows of: some are not in it."""
    REFUTED = "refuted"
    """The ledger holds events that cannot be, if the claim is right."""


VERDICTS = {
    Verdict.FITS: say("fits"),
    Verdict.LACKING: say("lacking"),
    Verdict.REFUTED: say("refuted"),
}


@dataclass(frozen=True, slots=True)
class CountChecked:
    """A claim about how many, beside how many the ledger holds.

    `way` says how it counts. Where it gives a place in an order ("the third this month") `said` is
    that place, and `held` what lies before it; of the last, what lies after it; of the deadliest,
    what killed more. `missing` is how many events must lie outside the ledger if the claim is
    right, `surplus` how many are in it that the claim has no room for.
    """

    claim: str
    document: str
    speaker: str
    quote: str
    way: Way
    start: str | None
    end: str | None
    said: Tally
    held: Tally
    verdict: Verdict
    missing: int
    surplus: int
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountsChecked:
    """All claims about how many events there were, checked."""

    checks: tuple[CountChecked, ...]


def appraise_counts(material: Material, wanted: Selection) -> Appraisal[CountsChecked]:
    """Claims about firsts and numbers of events, against the ledger's events.

    Raises AssessmentError where no document makes such a claim.
    """
    checks = (*_checks(material, wanted), *_superlatives(material, wanted))
    if not checks:
        raise AssessmentError(
            say("counts"),
            say("no document says how many events there were, or which was the first"),
            say("ask without --party, --place, --from and --to, or add reports that say so"),
        )
    result = CountsChecked(checks)
    return Appraisal(
        Subject.COUNTS, say("Numbers of events as claimed, and as the ledger holds them"),
        ASSUMPTIONS, tuple(_answer(row) for row in checks), tuple(_caveats(material, checks)),
        result, material.data, (_table(result),),
    )  # fmt: skip


def _checks(material: Material, wanted: Selection) -> Iterator[CountChecked]:
    kin = Kin.of(material, wanted.party)
    for claim in (*material.kind(ClaimKind.TOTAL), *material.kind(ClaimKind.EVENT)):
        if not _is_asked(claim, wanted, kin):
            continue
        place = _nth(claim)
        if place is not None and (place == 1 or claim.kind is ClaimKind.EVENT):
            found = _order_check(material, claim, place)
            if found is not None:
                yield found
        elif claim.kind is ClaimKind.TOTAL and claim.events is not None:
            yield _number_check(material, claim, so_far=place is not None)


def _superlatives(material: Material, wanted: Selection) -> Iterator[CountChecked]:
    """Each last or deadliest once, however many claims its sentence makes."""
    kin = Kin.of(material, wanted.party)
    seen: set[tuple[str, str]] = set()
    for claim in (*material.kind(ClaimKind.EVENT), *material.kind(ClaimKind.TOTAL)):
        for found in superlatives(material, claim) if _is_asked(claim, wanted, kin) else ():
            if (claim.document, found.quote) not in seen:
                seen.add((claim.document, found.quote))
                yield _superlative_check(claim, found)


def _superlative_check(claim: Claim, found: Superlative) -> CountChecked:
    room = found.rank - 1
    surplus = max(0, found.held.low - room)
    missing = max(0, room - (found.held.high or 0))
    said = Tally(found.rank, found.rank, found.rank)
    checked = _checked(
        claim, (found.way, said, found.held), (missing, surplus), (*found.own, *found.against)
    )
    start, end = found.window.start.isoformat(), found.window.end.isoformat()
    return replace(checked, quote=found.quote, start=start, end=end)


def _is_asked(claim: Claim, wanted: Selection, kin: Kin) -> bool:
    scope = scope_of(claim)
    if not any(kin.touches(party) for party in (scope.perpetrator, scope.target)):
        return False
    if wanted.place and not is_place(scope.where, wanted.place):
        return False
    limits = Window(wanted.start or date.min, wanted.end or date.max)
    return inside(scope.when, limits) is not Inside.NO


def _nth(claim: Claim) -> int | None:
    """The place in an order that a claim gives; None where it gives none.

    An ordinal counts events only where the claim's time is a span in which several can lie, and
    where it is no day of the month.
    """
    scope = scope_of(claim)
    if scope.when is None or scope.when.precision not in _WIDE:
        return None
    words = claim.evidence.quote
    for found in _ORDINAL.finditer(words):
        place = ORDINALS.get((found[1] or "").casefold()) or int(found[2] or 0)
        if place and not _is_in_date(claim, found):
            return place
    return None


def _is_in_date(claim: Claim, found: re.Match[str]) -> bool:
    """Whether an ordinal stands in the words of the date: "the first week of May"."""
    scope = scope_of(claim)
    spoken = scope.when.span if scope.when else None
    at = claim.evidence.start + found.start()
    return spoken is not None and spoken.start <= at < spoken.end


def _number_check(material: Material, claim: Claim, so_far: bool) -> CountChecked:
    """Whether the scope holds as many; `so_far` counts only up to the day of the document, as
    "the third this month" does."""
    assert claim.events is not None  # asked before
    said = Tally(claim.events.low or 0, None, claim.events.high)
    window = window_of(scope_of(claim).when)
    written = material.written(claim.document)
    if so_far and window is not None and written is not None and written >= window.start:
        window = Window(window.start, min(window.end, written))
    sure, possible = in_scope(material, claim, window)
    if not so_far:
        sure, possible = _with_members(material, claim, sure, possible)
    held = Tally(strikes(sure)[0], None, strikes((*sure, *possible))[1])
    missing = max(0, said.low - held.high) if held.high is not None else 0
    surplus = max(0, held.low - said.high) if said.high is not None else 0
    return _checked(claim, (Way.NUMBER, said, held), (missing, surplus), (*sure, *possible))


def _with_members(
    material: Material, claim: Claim, sure: Sequence[Event], possible: Sequence[Event]
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """What linking holds to be a member of the total is one, also a day outside its "late May"."""
    own = own_events(material, claim)
    ids = {row.id for row in own}
    rest = tuple(row for row in sure if row.id not in ids)
    return (*own, *rest), tuple(row for row in possible if row.id not in ids)


def _order_check(material: Material, claim: Claim, place: int) -> CountChecked | None:
    """Whether as many events as the claim leaves room for lie before it within its time."""
    window = window_of(scope_of(claim).when)
    own = own_events(material, claim)
    days = [row.when.start for row in own if row.when and row.when.start]
    if window is None or not days or min(days) > window.end:
        return None
    before = Window(window.start, min(days) - timedelta(days=1))
    if before.end < before.start:
        sure: tuple[Event, ...] = ()
        possible: tuple[Event, ...] = ()
    else:
        sure, possible = in_scope(material, claim, before)
    ids = {row.id for row in own}
    sure = tuple(row for row in sure if row.id not in ids)
    possible = tuple(row for row in possible if row.id not in ids)
    held = Tally(strikes(sure)[0], None, strikes((*sure, *possible))[1])
    room = place - 1
    missing = max(0, room - held.high) if held.high is not None else 0
    numbers = (Way.NTH, Tally(place, place, place), held)
    return _checked(claim, numbers, (missing, max(0, held.low - room)), (*sure, *own))


def _checked(
    claim: Claim,
    numbers: tuple[Way, Tally, Tally],
    gaps: tuple[int, int],
    events: Sequence[Event],
) -> CountChecked:
    way, said, held = numbers
    missing, surplus = gaps
    when = scope_of(claim).when
    verdict = Verdict.REFUTED if surplus else Verdict.LACKING if missing else Verdict.FITS
    return CountChecked(
        claim=claim.id,
        document=claim.document,
        speaker=speaker_name(claim),
        quote=quote(claim),
        way=way,
        start=when.start.isoformat() if when and when.start else None,
        end=when.end.isoformat() if when and when.end else None,
        said=said,
        held=held,
        verdict=verdict,
        missing=missing,
        surplus=surplus,
        events=tuple(row.id for row in events),
    )


def _answer(row: CountChecked) -> str:
    said = say("“%(words)s” (%(who)s)", words=row.quote, who=row.speaker)
    return say("%(said)s: %(outcome)s", said=said, outcome=_outcome(row))


def _outcome(row: CountChecked) -> str:
    held = span(row.held.low, row.held.high)
    if row.way is not Way.NUMBER:
        return _outcome_of_order(row, held)
    told = say(
        "%(said)s are claimed, the ledger holds %(held)s",
        said=span(row.said.low, row.said.high), held=held,
    )  # fmt: skip
    if row.verdict is Verdict.REFUTED:
        return say(
            "%(told)s; %(n)s more than there can be if it is right.", told=told, n=row.surplus
        )
    if row.verdict is Verdict.LACKING:
        return say(
            "%(told)s; at least %(n)s are not in the ledger if it is right.",
            told=told, n=row.missing,
        )  # fmt: skip
    return say("%(told)s; the two agree as far as they go.", told=told)


def _outcome_of_order(row: CountChecked, held: str) -> str:
    told = say(
        "it leaves room for %(room)s %(beside)s; the ledger holds %(held)s",
        room=counted(row.said.low - 1, "event"), beside=BESIDE[row.way], held=held,
    )  # fmt: skip
    if row.way is not Way.NTH:
        told = say(
            "%(told)s from %(start)s to %(end)s",
            told=told, start=str(row.start), end=str(row.end),
        )  # fmt: skip
    if row.verdict is Verdict.REFUTED:
        return say("%(told)s, so it cannot be right if these are.", told=told)
    if row.verdict is Verdict.LACKING:
        return say(
            "%(told)s, so at least %(n)s are not in the ledger if it is right.",
            told=told, n=row.missing,
        )  # fmt: skip
    return say("%(told)s; nothing in the ledger speaks against it.", told=told)


def _caveats(material: Material, checks: Sequence[CountChecked]) -> list[str]:
    undated = sum(1 for row in material.top_events if inside(row.when, _EVER) is Inside.POSSIBLY)
    found: list[str] = []
    if undated:
        found.append(
            say(
                "%(events)s of no known date may lie in any of these times, and stretch the upper "
                "ends.",
                events=counted(undated, "event"),
            )
        )
    if material.last_day is not None:
        late = [row for row in checks if row.end and row.end > material.last_day.isoformat()]
        if late:
            found.append(
                say(
                    "%(claims)s speak of a time that goes on after the last document, of %(day)s.",
                    claims=counted(len(late), "claim"),
                    day=day(material.last_day),
                )
            )
    return found


_EVER = Window(date.min, date.max)


def _numbers(row: CountChecked) -> tuple[str, str]:
    held = span(row.held.low, row.held.high)
    if row.way is Way.NUMBER:
        return span(row.said.low, row.said.high), held
    names = {Way.LAST: say("the last"), Way.DEADLIEST: say("the deadliest")}
    place = names.get(row.way) if row.said.low == 1 else None
    beside = say("%(held)s %(beside)s", held=held, beside=BESIDE[row.way])
    return place or say("no. %(n)s", n=row.said.low), beside


def _table(result: CountsChecked) -> Table:
    rows = tuple(
        Row(
            (f"“{row.quote}”", row.speaker,
             *_numbers(row), VERDICTS[row.verdict]),
            (row.claim,),
        )
        for row in result.checks
    )  # fmt: skip
    head = (say("claim"), say("who says it"), say("claimed"), say("held"), "")
    return Table(say("Claims and events"), head, rows, (2, 3))
