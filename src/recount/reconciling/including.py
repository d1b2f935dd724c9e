"""Which events are in by the methodology."""

from __future__ import annotations

from collections.abc import Mapping

from recount.model.counts import CIVILIAN_PARTS, Victims
from recount.model.events import Event, EventCount, Included, Verdict
from recount.reconciling.methodology import Inclusion
from recount.reconciling.wording import listed, people

KNOWN: Mapping[str, str] = {
    "date": "its date",
    "place": "its place",
    "perpetrator": "who did it",
    "target": "whom it was aimed at",
}
"""What may have to be known of an event, in words."""


def included(event: Event, rules: Inclusion) -> Included:
    """Whether an event is in: by its kind, by what is known of it, by how many people it harmed."""
    if event.type not in rules.event_types:
        kind = event.type.value.replace("_", " ")
        return Included(Verdict.OUT, "event_types", f"Events of the kind {kind} are not in.")
    missing = [KNOWN[name] for name in rules.known if not _is_known(event, name)]
    if missing:
        text = f"Out, as nothing says {listed(missing, 'or')}."
        return Included(Verdict.OUT, "known", text)
    return _by_number(event, rules)


def _is_known(event: Event, name: str) -> bool:
    if name == "date":
        return event.when is not None and bool(event.when.start or event.when.end)
    if name == "place":
        return event.where is not None
    party = event.perpetrator if name == "perpetrator" else event.target
    return party is not None


def _by_number(event: Event, rules: Inclusion) -> Included:
    if not rules.least:
        return Included(Verdict.IN, "all", "In: events of this kind are in, whatever their number.")
    outcomes = listed((one.value for one in rules.outcomes), "or")
    number = 1 if rules.least == 1 else None
    kinds = sorted(rules.victims) or [Victims.UNSTATED]
    whom = listed((people(one, number) for one in kinds), "or")
    wanted = f"at least {rules.least} {whom} {outcomes}"
    rows = [row for row in event.counts if row.outcome in rules.outcomes and _is_of(row, rules)]
    reached = [_reaches(row, rules) for row in rows]
    if any(one is True for one in reached):
        return Included(Verdict.IN, "least", f"In: {wanted}, by {_by(rules)}.")
    if not rows or any(one is None for one in reached):
        text = f"Not settled: no report says whether there was {wanted}."
        return Included(Verdict.UNSETTLED, "least", text)
    return Included(Verdict.OUT, "least", f"Out: not {wanted}, by {_by(rules)}.")


def _is_of(row: EventCount, rules: Inclusion) -> bool:
    civilians = Victims.CIVILIAN in rules.victims and row.victims in CIVILIAN_PARTS
    return not rules.victims or row.victims in rules.victims or civilians


def _reaches(row: EventCount, rules: Inclusion) -> bool | None:
    """Whether a number reaches the least; None where it is not known."""
    ends = {"low": row.low, "best": row.best, "high": row.most}
    if rules.by != "any":
        value = ends[rules.by]
        return None if value is None else value >= rules.least
    known = [value for value in ends.values() if value is not None]
    if any(value >= rules.least for value in known):
        return True
    return False if row.most is not None else None


def _by(rules: Inclusion) -> str:
    return "one of its numbers" if rules.by == "any" else f"its {rules.by} number"
