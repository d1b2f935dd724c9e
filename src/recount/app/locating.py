"""Looking a place up by name."""

from __future__ import annotations

from dataclasses import dataclass

from recount.app.reports import Watch, unwatched
from recount.app.settings import Settings
from recount.app.wiring import open_places
from recount.model.places import Where


@dataclass(frozen=True, slots=True)
class Wanted:
    """A place as someone writes it; `country` is two letters, `near` latitude and longitude."""

    name: str
    country: str | None = None
    near: tuple[float, float] | None = None
    limit: int = 10


def locate(wanted: Wanted, settings: Settings, watch: Watch = unwatched) -> tuple[Where, ...]:
    """The gazetteer's candidates for a name, best first."""
    gazetteer = open_places(settings, watch)
    return gazetteer.locate(wanted.name, wanted.country, wanted.near, wanted.limit)
