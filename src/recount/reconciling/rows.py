"""Which numbers an event shows: one row for each outcome and class that its claims count."""

from __future__ import annotations

from dataclasses import replace

from recount.model.claims import EventType
from recount.model.counts import CIVILIAN_PARTS, Outcome, Victims
from recount.model.events import EventCount
from recount.reconciling.case import Opened, Outlook
from recount.reconciling.choosing import NOTHING
from recount.reconciling.classes import ALL, ORDER, TOP
from recount.reconciling.figures import Figure, numbered
from recount.reconciling.intervals import Interval
from recount.reconciling.limits import Reach
from recount.reconciling.methodology import Methodology
from recount.reconciling.sheet import Key
from recount.reconciling.tally import Tally

_AGES = frozenset({Victims.CHILD, Victims.WOMAN, Victims.MAN})
_TAKEN = (EventType.ARREST, EventType.ABDUCTION)


def row_keys(event: int, row: Opened, tally: Tally) -> list[Key]:
    """The rows of one event in order; one row of all people where no number is known at all."""
    keys: list[Key] = []
    for outcome in Outcome:
        outlook = row.outlooks.get(outcome)
        classes = _told(outlook, tally, event, outcome) if outlook else set[Victims]()
        classes |= _beside(event, outcome, tally) if classes else set()
        classes = classes or _from_totals(event, outcome, tally)
        if not classes and outlook:
            classes = {ALL}
        found = [(event, outcome, victims) for victims in ORDER if victims in classes]
        keys += [key for key in found if not (outlook and _counts_nobody(key, outlook, tally))]
    if keys:
        return keys
    outcome = Outcome.CAPTURED if row.cluster.type in _TAKEN else Outcome.KILLED
    return [(event, outcome, ALL)]


def _told(outlook: Outlook, tally: Tally, event: int, outcome: Outcome) -> set[Victims]:
    """The classes that claims count, and all people wherever those leave something open."""
    rows = [row for position in outlook.positions for row in position.statements]
    told = [(v, figure) for row in rows for v, figure in row.said.classes.items()]
    numbered = {victims for victims, figure in told if not _says_nothing(figure)}
    classes = numbered or {victims for victims, _ in told}
    if any(row.said.whole for row in rows):
        classes.add(ALL)
    if len(classes & CIVILIAN_PARTS) > 1 and not classes - {ALL} <= _AGES:  # may share people
        classes.add(Victims.CIVILIAN)
    if classes and not _is_all(outlook, tally, (event, outcome), classes):
        classes.add(ALL)
    return classes


def _counts_nobody(key: Key, outlook: Outlook, tally: Tally) -> bool:
    """Whether civilians are only spoken of among the dead ("one of them was a teacher"): that
    bounds their number, and is no number of them, where somebody counts all people."""
    event, outcome, victims = key
    if victims is not Victims.CIVILIAN or tally.best(key) is not None:
        return False
    figures = [one for said in outlook.statements if (one := said.about(victims)) is not None]
    everybody = tally.box((event, outcome, ALL))
    few = tally.box(key).low < everybody.low
    return bool(figures) and few and all(row.bounds.high is None for row in figures)


def _says_nothing(figure: Figure) -> bool:
    """ "Civilians were killed": some, and nobody says how many."""
    return figure.best is None and figure.bounds.is_open


def _is_all(outlook: Outlook, tally: Tally, at: tuple[int, Outcome], classes: set[Victims]) -> bool:
    """Whether the only class counted is everybody, so that its row says all."""
    if len(classes) != 1 or outlook.allowed.is_disputed:
        return False
    (only,) = classes
    same = tally.box((*at, only)) == tally.box((*at, ALL))
    return only is ALL or (only in TOP and same)


def _from_totals(event: int, outcome: Outcome, tally: Tally) -> set[Victims]:
    """The classes that totals bound where no claim about the event itself counts anyone."""
    totals = [row for row in tally.totals.get(event, ()) if row.outcome is outcome]
    return {row.named for row in totals if not tally.box((event, outcome, row.named)).is_open}


def _beside(event: int, outcome: Outcome, tally: Tally) -> set[Victims]:
    """Classes of which a total counts people, and leaves some for this event for certain."""
    totals = [row for row in tally.totals.get(event, ()) if row.outcome is outcome]
    counted = {v for row in totals for v, box in row.boxes.items() if box.low and v is not ALL}
    return {v for v in counted if tally.box((event, outcome, v)).low}


def count_of(key: Key, row: Opened, tally: Tally, methodology: Methodology) -> EventCount:
    """The row of one number."""
    event, outcome, victims = key
    box, choice = tally.box(key), tally.choices.get(key, NOTHING)
    claims = claims_for(key, row) or tuple(
        sorted(
            {
                claim
                for total in tally.totals.get(event, ())
                if total.outcome is outcome and not box.is_open
                for claim in total.claims
            }
        )
    )
    voices = {row.voice_of[claim] for claim in claims if claim in row.voice_of}
    rule = choice.rule
    if choice.best is None and rule == "unknown" and not box.is_open:
        rule = "bounds_only"
    low = None if box.is_open else box.low
    high = _high(key, row, box, choice.best) if methodology.names_highs else box.high
    count = EventCount(outcome, victims, low, choice.best, high, rule, claims, max(1, len(voices)))
    count = replace(count, reach=tally.reach.get(key, Reach.EXACT).value)
    return replace(count, open_above=True, ceiling=box.high) if high != box.high else count


def _high(key: Key, row: Opened, box: Interval, best: int | None) -> int | None:
    """The most that there can be; the greatest number given, where no report bounds the number.

    "At least two children" among 16 dead may have been 16: two is what is given. Of all people,
    what totals leave is an answer too; and all may have been civilians where nobody speaks of
    others.
    """
    outlook = row.outlooks.get(key[1])
    figures = [said.about(key[2]) for said in outlook.statements] if outlook else []
    told = numbered([figure for figure in figures if figure is not None])
    is_open = all(figure.bounds.high is None for figure in told) and bool(told)
    if box.high is not None and (key[2] is ALL or not is_open):
        return box.high
    if key[2] is Victims.CIVILIAN and outlook and not _tells_of_fighters(outlook):
        told += [said.all_people for said in outlook.statements if said.all_people is not None]
    return max([box.low, best or 0, *(figure.named or 0 for figure in told)]) or None


def _tells_of_fighters(outlook: Outlook) -> bool:
    fighters = {Victims.COMBATANT, Victims.SECURITY_FORCE}
    return any(said.said.named & fighters for said in outlook.statements)


def claims_for(key: Key, row: Opened) -> tuple[str, ...]:
    """The claims about the event itself that count this class."""
    outlook = row.outlooks.get(key[1])
    if outlook is None:
        return ()
    statements = [one for position in outlook.positions for one in position.statements]
    found = {claim for one in statements if one.about(key[2]) is not None for claim in one.claims}
    return tuple(sorted(found))
