"""Looking a place up by name."""

from __future__ import annotations

from recount.app.settings import Settings
from recount.app.wiring import open_places
from recount.model.places import Where


def locate(
    name: str,
    settings: Settings,
    country: str | None = None,
    near: tuple[float, float] | None = None,
    limit: int = 10,
) -> tuple[Where, ...]:
    """The gazetteer's candidates for a name, best first; `near` is latitude and longitude."""
    return tuple(open_places(settings).locate(name, country=country, near=near, limit=limit))
