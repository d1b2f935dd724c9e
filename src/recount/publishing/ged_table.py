"""A ledger's events as rows of UCDP GED, and what could not come along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recount.model.countries import Country, country
from recount.model.counts import Outcome
from recount.model.dates import DateBasis, When
from recount.model.events import Event, Verdict
from recount.model.lineage import STATE
from recount.model.parties import Party
from recount.model.places import PlaceLevel, Where
from recount.model.saying import say
from recount.publishing.columns import Table
from recount.publishing.dossier import Dossier
from recount.publishing.ged import GED, GedRow
from recount.publishing.ged_codes import (
    CodeStatus,
    DatePrecisionCode,
    EventClarity,
    UcdpRegion,
    ViolenceType,
    date_precision,
    priogrid,
    where_precision,
)
from recount.publishing.ged_deaths import Confronted, deaths
from recount.publishing.losses import LossBook, LossKind
from recount.publishing.numbering import number_of
from recount.publishing.parties import (
    Standing,
    is_against_civilians,
    is_named,
    is_outside_force,
    is_side,
    standing,
    state_of,
)
from recount.publishing.sourcing import sources_of

_NEVER_HELD = {
    "active_year": say(
        "whether a dyad passed 25 deaths in a year needs all its events of that year"
    ),
    "conflict_name": say("a ledger holds no incompatibilities between parties"),
    "conflict_new_id, dyad_new_id, side_a_new_id, side_b_new_id": (
        say("UCDP's numbers of conflicts, dyads and actors are UCDP's own")
    ),
}
_NO_COLUMN = {
    "contradictions": say("which claims cannot all hold"),
    "quotes": say("the words of each source"),
    "date_basis": say("what a date rests on"),
    "radius_km, alternatives": say(
        "how far from the point it may lie, and other places of the name"
    ),
    "grade": say("how well an event is attested"),
    "notes": say("what people noted, for all or among themselves"),
    "weapon, type": say("by which weapon, and in which kind of attack"),
}


@dataclass(frozen=True, slots=True)
class _Sides:
    """The two sides in UCDP's order: the state first where one fights a group."""

    violence: ViolenceType | None
    a: str | None
    b: str | None
    a_state: Country | None
    b_state: Country | None
    turned: bool
    meant: Party | None

    @property
    def confronted(self) -> Confronted:
        """What the counting of the dead must know of them."""
        are_states = self.a_state is not None and self.b_state is not None
        return Confronted(self.violence, not self.turned, are_states)


def ged_table(dossier: Dossier, book: LossBook) -> Table[GedRow]:
    """One row for each event with a reported death, by date."""
    for column, reason in _NEVER_HELD.items():
        book.note(LossKind.UNKNOWN, column, reason)
    for what, reason in _NO_COLUMN.items():
        book.note(LossKind.NO_COLUMN, what, reason)
    rows = []
    for event in dossier.events:
        if (why := _left_out(event, dossier)) is not None:
            book.note(LossKind.LEFT_OUT, "event", why, event.id)
        else:
            rows.append(_row(event, dossier, book))
    return Table(GED, tuple(rows))


def _left_out(event: Event, dossier: Dossier) -> str | None:
    """Why an event has no row; None where it has one."""
    if event.id in dossier.whole_of:
        return say("it is part of another event, whose dead include its own")
    if not dossier.toll(event, Outcome.KILLED).is_none_or_more:
        return say("no report counts a dead person in it")
    if event.included and event.included.verdict is Verdict.OUT:
        return say("the methodology leaves it out (%(rule)s)", rule=event.included.rule)
    if event.when is None or event.when.days is None:
        return say("the first or the last day on which it may have happened is not known")
    if event.where is None or _is_nowhere(event.where):
        return say("nothing says where it happened")
    return None


def _is_nowhere(where: Where) -> bool:
    return where.country is None and where.lat is None


def _row(event: Event, dossier: Dossier, book: LossBook) -> GedRow:
    when, where, (start, end) = _bearings(event)
    sides = _sides(event, dossier, book)
    dead = deaths(event, sides.confronted, dossier, book)
    told = sources_of(event, dossier, book)
    land = country(where.country)
    _note_details(event, dossier, book)
    return GedRow(
        id=number_of(event.id),
        relid=event.id,
        year=start.year,
        code_status=_status(sides, dead.best, when),
        type_of_violence=sides.violence,
        dyad_name=f"{sides.a} - {sides.b}" if sides.a and sides.b else None,
        side_a=sides.a,
        side_b=sides.b,
        number_of_sources=len(event.documents),
        source_article=told.articles,
        source_office=told.offices,
        source_date=told.dates,
        source_headline=told.headlines,
        source_original=told.speakers,
        where_prec=where_precision(where),
        where_coordinates=where.name,
        where_description=dossier.shown(where.text, "where_description", event.id, book),
        adm_1=where.admin1,
        adm_2=where.name if where.level is PlaceLevel.DISTRICT else None,
        latitude=where.lat,
        longitude=where.lon,
        geom_wkt=_point(where),
        priogrid_gid=_cell(where),
        country=land.ucdp if land else None,
        country_id=land.gw if land else None,
        region=UcdpRegion(land.ucdp_region) if land and land.ucdp_region else None,
        event_clarity=_clarity(event, dossier),
        date_prec=date_precision(when) or DatePrecisionCode.A_YEAR,
        date_start=start,
        date_end=end,
        deaths_a=dead.a,
        deaths_b=dead.b,
        deaths_civilians=dead.civilians,
        deaths_unknown=dead.unknown,
        best=dead.best,
        high=dead.high,
        low=dead.low,
        gwnoa=sides.a_state.gw if sides.a_state else None,
        gwnob=sides.b_state.gw if sides.b_state else None,
    )


def _bearings(event: Event) -> tuple[When, Where, tuple[date, date]]:
    """When and where an event was that has a row, with both ends of its time."""
    when, where = event.when, event.where
    assert when is not None
    assert where is not None
    assert when.start is not None
    assert when.end is not None
    return when, where, (when.start, when.end)


def _status(sides: _Sides, best: int | None, when: When) -> CodeStatus:
    guessed = when.basis is DateBasis.PUBLICATION_FALLBACK
    unsettled = sides.violence is None or best is None or guessed or sides.meant is None
    return CodeStatus.CHECK if unsettled else CodeStatus.CLEAR


def _clarity(event: Event, dossier: Dossier) -> EventClarity:
    several = event.strikes.low > 1 or event.id in dossier.wholes
    return EventClarity.SUMMARY_OF_SEVERAL if several else EventClarity.SINGLE_EVENT


def _point(where: Where) -> str | None:
    return None if where.lat is None or where.lon is None else f"POINT ({where.lon} {where.lat})"


def _cell(where: Where) -> int | None:
    return None if where.lat is None or where.lon is None else priogrid(where.lat, where.lon)


def _sides(event: Event, dossier: Dossier, book: LossBook) -> _Sides:
    """Who stands against whom; the state is side a where it fights a group."""
    violence = _violence(event)
    first, second = event.perpetrator, event.target
    group_first = standing(first) is Standing.GROUP and standing(second) is Standing.STATE
    turned = violence is ViolenceType.STATE_BASED and group_first
    a, b = (second, first) if turned else (first, second)
    meant = second if standing(second) is not Standing.UNKNOWN else None
    names = [_side(party, event, dossier, book) for party in (a, b)]
    if violence is ViolenceType.ONE_SIDED:
        names[1] = "Civilians"
        if meant is None:
            reason = say(
                "no report says who was meant; all who are said to have died are civilians"
            )
            book.note(LossKind.ASSUMED, "type_of_violence", reason, event.id)
    elif second is not None and not is_side(second):
        names[1] = None
        reason = say("what was hit is not said to be of any side")
        book.note(LossKind.NARROWED, "side_b", reason, event.id)
    for column, name in zip(("side_a", "side_b"), names, strict=True):
        if name is None:
            book.note(LossKind.UNKNOWN, column, say("no report names this side"), event.id)
    return _Sides(violence, names[0], names[1], state_of(a), state_of(b), turned, meant)


def _violence(event: Event) -> ViolenceType | None:
    """The type of violence, by what the parties are; None where that is not known."""
    first, second = standing(event.perpetrator), standing(event.target)
    fights = (Standing.STATE, Standing.GROUP)
    if first not in fights:
        return None
    if is_against_civilians(event):
        return ViolenceType.ONE_SIDED
    if second not in fights:
        return None
    if any(is_outside_force(one) for one in (event.perpetrator, event.target)):
        # For which government a coalition fights is for a coder; it is no armed group.
        return None
    return ViolenceType.STATE_BASED if Standing.STATE in (first, second) else ViolenceType.NON_STATE


def _side(party: Party | None, event: Event, dossier: Dossier, book: LossBook) -> str | None:
    state = state_of(party)
    if state is not None:
        if party and party.id and not party.id.startswith(STATE):
            reason = say("UCDP names the government of a state, not its arms")
            book.note(LossKind.NARROWED, "side_a, side_b", reason, event.id)
        return f"Government of {(state.ucdp or state.acled).removeprefix('Kingdom of ')}"
    if party is not None and standing(party) is Standing.GROUP and not is_named(party):
        reason = say("reports call the group by no name")
        book.note(LossKind.NARROWED, "side_a, side_b", reason, event.id)
        return None
    return dossier.party(party, "side_a, side_b", event.id, book)


def _note_details(event: Event, dossier: Dossier, book: LossBook) -> None:
    """What this event has that no column holds."""
    for outcome in Outcome:
        if outcome is not Outcome.KILLED and dossier.toll(event, outcome).is_told:
            book.note(LossKind.NO_COLUMN, outcome.value, say("only deaths are counted"), event.id)
    if event.when and event.when.part_of_day:
        book.note(LossKind.NARROWED, "date_start", say("the time of day has no column"), event.id)
    if event.when and event.when.basis is DateBasis.PUBLICATION_FALLBACK:
        reason = say("the day is that of publication, as no report gives another")
        book.note(LossKind.ASSUMED, "date_start, date_end", reason, event.id)
    if event.when and (event.when.days or 0) > 366:
        book.note(LossKind.NARROWED, "date_prec", say("the time is longer than a year"), event.id)
    if event.where and country(event.where.country) is None:
        book.note(LossKind.UNKNOWN, "country, country_id, region", say("no country"), event.id)
