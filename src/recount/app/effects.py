"""What a decision does to events and numbers: the difference between before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from recount.app.desk.words import (
    Number,
    coordinates,
    event_type_words,
    number,
    party_words,
    people_words,
    when_words,
    where_words,
)
from recount.app.leaving import LeavingRow
from recount.app.working_out import Derived
from recount.model.events import Event, Membership
from recount.model.places import Where
from recount.model.saying import say, say_list


@dataclass(frozen=True, slots=True)
class EventName:
    """An event as an effect names it."""

    id: str
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number of an event that becomes another; None where there is none."""

    event: EventName
    people: str
    before: Number | None
    after: Number | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of an event that becomes another."""

    event: EventName
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TotalChange:
    """An event that comes into the scope of a total, or leaves it, by the words of the total."""

    event: EventName
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Effect:
    """All that becomes other: events that go and come, numbers, fields, contradictions; `leaving`
    is what of named persons leaves, which nothing else follows from."""

    gone: tuple[EventName, ...]
    new: tuple[EventName, ...]
    numbers: tuple[NumberChange, ...]
    fields: tuple[FieldChange, ...]
    settled: tuple[str, ...]
    raised: tuple[str, ...]
    totals: tuple[TotalChange, ...] = ()
    leaving: tuple[LeavingRow, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing becomes other."""
        return self == NO_EFFECT


NO_EFFECT = Effect((), (), (), (), (), ())


def field_effect(event: Event, field: str, before: str, after: str) -> Effect:
    """That one field of one event becomes another, and nothing else."""
    changed = (FieldChange(_name(event), field, before, after),) if before != after else ()
    return replace(NO_EFFECT, fields=changed)


def effect(before: Derived, after: Derived) -> Effect:
    """The difference between two states of a ledger, in the order of its events."""
    later = {one.id: one for one in after.events}
    pairs = _paired(before, later)
    followed = set(pairs.values())
    numbers: list[NumberChange] = []
    fields: list[FieldChange] = []
    for old in before.events:
        if old.id in pairs and later[pairs[old.id]] is not old:
            numbers += _numbers(old, later[pairs[old.id]])
            fields += _fields(old, later[pairs[old.id]])
    new = [one for one in after.events if one.id not in followed]
    for one in new:
        numbers += _numbers(None, one)
    said, says = ({one.message for one in side.contradictions} for side in (before, after))
    return Effect(
        gone=tuple(_name(one) for one in before.events if one.id not in pairs),
        new=tuple(_name(one) for one in new),
        numbers=tuple(numbers),
        fields=tuple(fields),
        settled=tuple(sorted(said - says)),
        raised=tuple(sorted(says - said)),
        totals=tuple(_totals(before, after, pairs)),
    )


def _paired(before: Derived, later: Mapping[str, Event]) -> dict[str, str]:
    """Each event with what becomes of it: the one of its id, else the one with most of its
    claims, as an event bears another id where the claim that it is named after leaves it."""
    pairs = {one.id: one.id for one in before.events if one.id in later}
    free = {key: set(one.claims) for key, one in later.items() if key not in pairs}
    for one in before.events:
        if one.id in pairs:
            continue
        shared = [(len(claims & set(one.claims)), key) for key, claims in free.items()]
        amount, key = max(shared, default=(0, ""))
        if amount:
            pairs[one.id] = key
            del free[key]
    return pairs


def _spot(where: Where | None) -> str:
    """Where on the map a place is, and how far off it may be."""
    point = coordinates(where.lat, where.lon) if where else ""
    if not point or where is None or not where.radius_km:
        return point
    return say_list((point, say("within %(km)s km", km=f"{where.radius_km:g}")))


def _name(event: Event) -> EventName:
    title = say_list((event_type_words(event.type), where_words(event.where).name))
    return EventName(event.id, title, when_words(event.when).text)


def _numbers(old: Event | None, new: Event) -> Iterator[NumberChange]:
    was = _counts(old) if old else {}
    becomes = _counts(new)
    for people in {**was, **becomes}:
        if was.get(people) != becomes.get(people):
            yield NumberChange(_name(new), people, was.get(people), becomes.get(people))


def _counts(event: Event) -> dict[str, Number]:
    return {
        people_words(one.outcome, one.victims): number(one.low, one.best, one.most)
        for one in event.counts
    }


def _totals(before: Derived, after: Derived, pairs: Mapping[str, str]) -> Iterator[TotalChange]:
    """Of every total the events that it speaks of now and not then, or the other way round."""
    then = {one.total: one for one in after.memberships}
    later = {one.id: one for one in after.events}
    for was in before.memberships:
        becomes = then.get(was.total)
        if becomes is None:
            continue
        old = {pairs.get(key, key): told for key, told in _in_scope(was).items()}
        new = _in_scope(becomes)
        for key in sorted({*old, *new} & later.keys()):
            if old.get(key, OUTSIDE) != new.get(key, OUTSIDE):
                words = after.totals.get(was.total, was.total)
                yield TotalChange(
                    _name(later[key]), words, old.get(key, OUTSIDE), new.get(key, OUTSIDE)
                )


def _in_scope(one: Membership) -> Mapping[str, str]:
    return dict.fromkeys(one.possible, MAYBE) | dict.fromkeys(one.members, INSIDE)


OUTSIDE = say("not in it")
INSIDE = say("in it")
MAYBE = say("perhaps in it")


def _fields(old: Event, new: Event) -> Iterator[FieldChange]:
    for label, before, after in (
        (say("what"), event_type_words(old.type), event_type_words(new.type)),
        (say("when"), when_words(old.when).text, when_words(new.when).text),
        (say("where"), where_words(old.where).name, where_words(new.where).name),
        (say("on the map"), _spot(old.where), _spot(new.where)),
        (say("by"), party_words(old.perpetrator), party_words(new.perpetrator)),
        (say("against"), party_words(old.target), party_words(new.target)),
    ):
        if before != after:
            yield FieldChange(_name(new), label, before, after)
