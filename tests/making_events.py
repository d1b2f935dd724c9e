"""Events by hand, and any events at all, for tests of what leaves a ledger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from recount.app.exporting import bounds
from recount.model.claims import EventType
from recount.model.counts import Outcome, Victims
from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.events import Event, EventCount, Remainder, Strikes
from recount.model.parties import Party, PartyKind
from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.publishing import Dossier, Edition

ARMY = Party("the army", "Libya", "state-LY", PartyKind.STATE_FORCE, None)
AMERICANS = Party("AFRICOM", "U.S. Africa Command", "africom", PartyKind.STATE_FORCE, None)
REBELS = Party("the Front", "Northland Front", None, PartyKind.REBEL_GROUP, None)
OTHERS = Party("the League", "Southland League", None, PartyKind.MILITIA, None)
VILLAGERS = Party("villagers", None, None, PartyKind.CIVILIANS, None)
GUNMEN = Party("gunmen", None, None, None, None)
PARTIES = (ARMY, AMERICANS, REBELS, OTHERS, VILLAGERS, GUNMEN, None)


def day(text: str, last: str | None = None, precision: str = "day") -> When:
    """One day, or an interval."""
    start = date.fromisoformat(text)
    end = date.fromisoformat(last) if last else start
    return When(start, end, DatePrecision(precision), text, None, DateBasis.WRITTEN)


def place(level: str | None = "town", radius: float | None = 5.0, country: str = "LY") -> Where:
    """A place of some level."""
    return Where(
        "Oldmill", "Oldmill", 1, 26.1, 14.2, radius, country, "Northland",
        PlaceLevel(level) if level else None, None, PlaceBasis.WRITTEN,
    )  # fmt: skip


def killed(
    low: int | None,
    victims: str = "unstated",
    best: int | None = None,
    high: int | None = None,
    outcome: str = "killed",
) -> EventCount:
    """A reconciled number; one number where only `low` is given."""
    if best is None and high is None:
        best = high = low
    return EventCount(Outcome(outcome), Victims(victims), low, best, high, "only", ())


def event(name: str = "e-000000000001", **given: object) -> Event:
    """An air strike of the army against the rebels near Oldmill that killed eight fighters."""
    usual = {
        "type": EventType.AIR_STRIKE,
        "when": day("2031-05-03"),
        "where": place(),
        "perpetrator": ARMY,
        "target": REBELS,
        "weapon": None,
        "counts": (killed(8, "combatant"),),
        "claims": (),
        "documents": (),
        "origins": 1,
        "part_of": None,
        "strikes": Strikes(1, 1),
    }
    return Event(id=name, **(usual | given))


def edition(events: Sequence[Event], remainders: Sequence[Remainder] = ()) -> Edition:
    """An edition of these events and nothing else."""
    return Edition((), {}, tuple(events), (), (), {}, "by hand 1", tuple(remainders))


def dossier(events: Sequence[Event], remainders: Sequence[Remainder] = ()) -> Dossier:
    """The same, ready to be published."""
    return Dossier(edition(events, remainders), bounds)


_DAYS = st.dates(date(1990, 1, 1), date(2035, 1, 1))
_NUMBERS = st.none() | st.integers(0, 500)


@st.composite
def _whens(draw: st.DrawFn) -> When | None:
    if draw(st.booleans()) and draw(st.booleans()):
        return None
    start = draw(_DAYS)
    end = start + timedelta(draw(st.sampled_from([0, 0, 0, 1, 5, 6, 20, 30, 200, 500])))
    basis = draw(st.sampled_from(DateBasis))
    return When(start, draw(st.sampled_from([end, end, None])), DatePrecision.DAY, "x", None, basis)


@st.composite
def _wheres(draw: st.DrawFn) -> Where | None:
    if draw(st.booleans()) and draw(st.booleans()):
        return None
    lat = draw(st.none() | st.floats(-90, 90, allow_nan=False))
    lon = None if lat is None else draw(st.floats(-180, 180, allow_nan=False))
    name = draw(st.none() | st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
    level = draw(st.none() | st.sampled_from(PlaceLevel))
    country = draw(st.sampled_from(["LY", "YE", "PS", "XX", None]))
    radius = draw(st.none() | st.floats(0, 900))
    return Where(
        "there", name, None, lat, lon, radius, country, None, level, None, PlaceBasis.WRITTEN
    )


@st.composite
def _counts(draw: st.DrawFn) -> tuple[EventCount, ...]:
    keys = draw(st.sets(st.tuples(st.sampled_from(Outcome), st.sampled_from(Victims)), max_size=4))
    made = []
    for outcome, victims in sorted(keys):
        low, best, high = sorted(draw(st.integers(0, 500)) for _ in range(3))
        kept = [value if draw(st.booleans()) else None for value in (low, best, high)]
        made.append(EventCount(outcome, victims, *kept, "only", (), open_above=draw(st.booleans())))
    return tuple(made)


@st.composite
def any_events(draw: st.DrawFn) -> tuple[Event, ...]:
    """Up to five events of any kind, some of them parts of others."""
    ids = [f"e-{number:012x}" for number in range(draw(st.integers(0, 5)))]
    made = []
    for number, name in enumerate(ids):
        made.append(
            event(
                name,
                type=draw(st.sampled_from(EventType)),
                when=draw(_whens()),
                where=draw(_wheres()),
                perpetrator=draw(st.sampled_from(PARTIES)),
                target=draw(st.sampled_from(PARTIES)),
                counts=draw(_counts()),
                part_of=draw(st.sampled_from([None, None, *ids[:number]])),
                strikes=Strikes(draw(st.integers(0, 3)), None),
            )
        )
    return tuple(made)
