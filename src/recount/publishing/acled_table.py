"""A ledger's events as rows of ACLED, and what could not come along."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from recount.model.claims import EventType
from recount.model.countries import Country, country
from recount.model.counts import Outcome
from recount.model.dates import When
from recount.model.events import Event, Verdict
from recount.model.notes import Noted
from recount.model.places import PlaceLevel, Where
from recount.model.saying import say
from recount.publishing.acled import ACLED, AcledRow
from recount.publishing.acled_actors import cast
from recount.publishing.acled_codes import (
    CivilianTargeting,
    GeoPrecision,
    SubEvent,
    TimePrecision,
    geo_precision,
    interaction,
    one_day,
)
from recount.publishing.acled_kinds import Harmed, absorbed, sub_event
from recount.publishing.acled_notes import notes, share_note
from recount.publishing.acled_tolls import Share, fatalities, shares
from recount.publishing.columns import Table
from recount.publishing.dossier import Dossier
from recount.publishing.losses import LossBook, LossKind
from recount.publishing.numbering import number_of
from recount.publishing.sourcing import SEPARATOR, sources_of

_NO_COLUMN = {
    "contradictions": say("which claims cannot all hold"),
    "quotes": say("the words of each source"),
    "deaths by side": say("ACLED counts all dead together"),
    "radius_km, alternatives": say(
        "how far from the point it may lie, and other places of the name"
    ),
    "grade": say("how well an event is attested"),
    "notes on claims and documents": say("the notes are on events"),
    "internal notes": say("they are for those who work on the ledger"),
}
_NEVER_HELD = {
    "source_scale": say("how far a publisher reaches is not in a ledger"),
    "tags": say("a ledger holds none"),
    "timestamp": say("the time of an export would change its bytes"),
}


@dataclass(frozen=True, slots=True)
class _Coded:
    """An event that has a row, with what of it is known for certain."""

    event: Event
    sub: SubEvent
    when: When
    where: Where
    land: Country
    geo: GeoPrecision
    within: tuple[Event, ...] = ()


def acled_table(dossier: Dossier, book: LossBook) -> Table[AcledRow]:
    """One row for each event that ACLED would code, by date."""
    for what, reason in _NO_COLUMN.items():
        book.note(LossKind.NO_COLUMN, what, reason)
    for column, reason in _NEVER_HELD.items():
        book.note(LossKind.UNKNOWN, column, reason)
    parts = _parts_of_battles(dossier)
    within = _within(parts, dossier)
    divided = shares(dossier.events, dossier)
    rows = []
    for event in dossier.events:
        coded = _coded(event, parts, dossier)
        if isinstance(coded, str):
            book.note(LossKind.LEFT_OUT, "event", coded, event.id)
        else:
            rows.append(_row(replace(coded, within=within[event.id]), divided, dossier, book))
    return Table(ACLED, tuple(rows))


def _parts_of_battles(dossier: Dossier) -> dict[str, str]:
    """Air strikes and shelling by the battle that they are within, of those with rows."""
    whole = [event for event in dossier.events if event.id not in dossier.whole_of]
    known = {event.id for event in whole if not isinstance(_coded(event, {}, dossier), str)}
    return {part: battle for part, battle in absorbed(whole).items() if battle in known}


def _within(parts: Mapping[str, str], dossier: Dossier) -> Mapping[str, tuple[Event, ...]]:
    """The strikes within each battle."""
    found: defaultdict[str, tuple[Event, ...]] = defaultdict(tuple)
    for event in dossier.events:
        if event.id in parts:
            found[parts[event.id]] += (event,)
    return found


def _coded(event: Event, parts: Mapping[str, str], dossier: Dossier) -> _Coded | str:
    """What the row of an event needs; where it has none, the reason."""
    if event.id in dossier.whole_of:
        return say("it is part of another event, whose dead include its own")
    if event.id in parts:
        return say("it is within a battle, whose fatalities include its own")
    if event.included and event.included.verdict is Verdict.OUT:
        return say("the methodology leaves it out (%(rule)s)", rule=event.included.rule)
    if event.when is None or one_day(event.when) is None:
        return say("its time is open or longer than a year")
    where = event.where
    land = country(where.country) if where else None
    geo = geo_precision(where) if where else None
    if where is None or land is None or geo is None:
        return say("no place in a country is known")
    sub = sub_event(event, _harmed(event, dossier))
    if sub is None:
        return say("battle or attack on civilians: no report says who was attacked")
    return _Coded(event, sub, event.when, where, land, geo)


def _harmed(event: Event, dossier: Dossier) -> Harmed:
    """Whether people died or were hurt, by the number that a row would bear: the least."""
    killed, injured = (dossier.toll(event, one) for one in (Outcome.KILLED, Outcome.INJURED))
    return Harmed(bool(killed.low or killed.best), bool(injured.low or injured.best))


def _row(coded: _Coded, divided: Mapping[str, Share], dossier: Dossier, book: LossBook) -> AcledRow:
    event, where, land = coded.event, coded.where, coded.land
    day, precision = one_day(coded.when) or (coded.when.start, TimePrecision.APPROXIMATE)
    assert day is not None
    actors = cast(event, coded.sub, land, dossier, book)
    second = actors.second
    offices = sources_of(event, dossier, book).offices
    _note_details(coded, dossier, book)
    dead = [fatalities(one, divided.get(one.id), dossier, book) for one in (event, *coded.within)]
    told = [notes(one, actors, dossier, book) for one in (event, *coded.within)]
    told += [share_note(divided[event.id])] if event.id in divided else []
    noted = [dossier.notes(Noted.EVENT, one.id, book) for one in (event, *coded.within)]
    told += [f"Note: {one}" for one in noted if one]
    return AcledRow(
        event_id_cnty=f"{land.iso3}{number_of(event.id)}",
        event_date=day,
        year=day.year,
        time_precision=precision,
        disorder_type=coded.sub.disorder,
        event_type=coded.sub.type,
        sub_event_type=coded.sub,
        actor1=actors.first.name,
        assoc_actor_1=actors.first.arm,
        inter1=actors.first.kind,
        actor2=second.name if second else None,
        assoc_actor_2=second.arm if second else None,
        inter2=second.kind if second else None,
        interaction=interaction(actors.first.kind, second.kind if second else None) or 0,
        civilian_targeting=CivilianTargeting.CIVILIAN_TARGETING if actors.has_civilians else None,
        iso=land.iso,
        region=land.acled_region,
        country=land.acled,
        admin1=where.admin1,
        admin2=where.name if where.level is PlaceLevel.DISTRICT else None,
        location=where.name or dossier.shown(where.text, "location", event.id, book),
        latitude=where.lat,
        longitude=where.lon,
        geo_precision=coded.geo,
        source=offices.replace(SEPARATOR, f"{SEPARATOR} ") if offices else None,
        notes=" ".join(told),
        fatalities=sum(dead),
    )


def _note_details(coded: _Coded, dossier: Dossier, book: LossBook) -> None:
    """What this event has that no column holds."""
    event = coded.event
    for outcome in Outcome:
        if outcome is not Outcome.KILLED and dossier.toll(event, outcome).is_told:
            book.note(
                LossKind.NO_COLUMN, outcome.value, say("it stands in the notes alone"), event.id
            )
    if coded.when.days != 1:
        book.note(LossKind.NARROWED, "event_date", say("one day stands for an interval"), event.id)
    if coded.where.lat is None:
        book.note(LossKind.UNKNOWN, "latitude, longitude", say("no point is known"), event.id)
    if coded.sub is SubEvent.SUICIDE_BOMB:
        reason = say("ACLED counts the bomber; whether the reported dead include one is not known")
        book.note(LossKind.NARROWED, "fatalities", reason, event.id)
    if _is_attack_by_injury(coded, dossier):
        reason = say("people were hurt while they were taken; whether badly is not known")
        book.note(LossKind.ASSUMED, "sub_event_type", reason, event.id)
    if _holds_several(coded.within, event):
        book.note(LossKind.NARROWED, "event", say("several strikes stand in one row"), event.id)


def _is_attack_by_injury(coded: _Coded, dossier: Dossier) -> bool:
    taken = coded.event.type in (EventType.ABDUCTION, EventType.ARREST)
    return taken and coded.sub is SubEvent.ATTACK and not _harmed(coded.event, dossier).killed


def _holds_several(within: Sequence[Event], event: Event) -> bool:
    return bool(within) or event.strikes.low > 1
