"""The real gazetteer, from the user's cache, and a tiny invented one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recount.places import Gazetteer, open_gazetteer
from recount.places.entries import Entry, How, Spelling
from recount.places.index import write_index
from recount.places.records import Sort


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """All places of the world that come with Recount."""
    with open_gazetteer(data=tmp_path_factory.mktemp("nothing-added")) as opened:
        yield opened


def entry(  # noqa: PLR0917  (a row of the table below)
    name: str,
    sort: Sort,
    country: str,
    admin1: str | None,
    at: tuple[float, float],
    population: int = 0,
    others: tuple[str, ...] = (),
) -> Entry:
    """An invented entry."""
    names = [Spelling.of(name, How.MAIN), *(Spelling.of(other, How.OTHER) for other in others)]
    return Entry(None, name, sort, country, admin1, *at, 5.0, population, names)


INVENTED = [
    entry("Orland", Sort.COUNTRY, "XA", None, (10.0, 10.0), 5_000_000),
    entry("Velmark", Sort.PROVINCE, "XA", "Velmark", (11.0, 10.0), 900_000),
    entry("Oldmill", Sort.SETTLEMENT, "XA", "Velmark", (11.2, 10.1), 60_000, ("Old Mill Town",)),
    entry("Tessport", Sort.SETTLEMENT, "XA", "Sandby", (9.0, 10.4), 200_000, ("Orland",)),
    entry("Bresland", Sort.COUNTRY, "XB", None, (-20.0, 40.0), 9_000_000),
    entry("Oldmill", Sort.SETTLEMENT, "XB", "Kerrow", (-20.1, 40.2), 300_000),
    entry("Kerrow", Sort.PROVINCE, "XB", "Kerrow", (-20.0, 40.3), 700_000),
]


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Gazetteer]:
    """Two invented countries with a town of the same name in each."""
    path = tmp_path / "tiny.sqlite"
    write_index(path, INVENTED, [("orlander", "XA"), ("breslander", "XB")])
    with Gazetteer(path) as opened:
        yield opened
