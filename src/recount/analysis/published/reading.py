"""Published tables as they come: UCDP GED, ACLED, UCDP-AEC, or any table with a mapping."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Columns
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from recount.analysis.published.happening import Happening
from recount.errors import InputError
from recount.model.countries import country_named

_Row = Columns[str, str]
_ACLED_DAYS = {"1": 0, "2": 6, "3": 15}
"""By how many days a date of each of ACLED's precisions may be off."""
_CIVILIANS = "civilians"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which columns of a table hold what; lists of names are tried in their order.

    Only `id` and `start` are needed. `best` may name several columns, whose numbers are added.
    """

    id: str
    start: str
    end: str = ""
    country: str = ""
    places: tuple[str, ...] = ()
    lat: str = ""
    lon: str = ""
    sides: tuple[str, ...] = ()
    low: str = ""
    best: tuple[str, ...] = ()
    high: str = ""


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """The rows of a table, and what kind of table it is; `refused` are those without a day."""

    kind: str
    rows: tuple[Happening, ...]
    refused: tuple[str, ...]


GED = Mapping(
    id="id", start="date_start", end="date_end", country="country",
    places=("where_coordinates", "where_description", "adm_2", "adm_1"), lat="latitude",
    lon="longitude", sides=("side_a", "side_b"), low="low", best=("best",), high="high",
)  # fmt: skip
ACLED = Mapping(
    id="event_id_cnty", start="event_date", country="country",
    places=("location", "admin3", "admin2", "admin1"), lat="latitude", lon="longitude",
    sides=("actor1", "actor2"), best=("fatalities",),
)  # fmt: skip
AEC = Mapping(
    id="id", start="start_date", end="end_date", country="location_root_name",
    places=("location_where_name", "location_adm2_name", "location_adm1_name"),
    sides=("side_a_name", "side_b_name"), low="deaths_low", high="deaths_high",
    best=("deaths_side_a", "deaths_side_b", "deaths_civilian", "deaths_unknown"),
)  # fmt: skip
_KNOWN = (("UCDP GED", GED), ("ACLED", ACLED), ("UCDP-AEC", AEC))


def read_table(path: Path, mapping: Path | None = None) -> PublishedTable:
    """The rows of a CSV or of JSON lines. Raises InputError where the file cannot be read, or its
    columns are of no known table and no mapping is given."""
    rows = list(_rows(path))
    if not rows:
        raise InputError(str(path), "it holds no rows", "give a table with a head and rows")
    kind, columns = _kind(path, rows[0], mapping)
    found = [_happening(row, columns, kind) for row in rows]
    kept = tuple(row for row in found if row.start is not None)
    return PublishedTable(kind, kept, tuple(row.id for row in found if row.start is None))


def _rows(path: Path) -> Iterator[_Row]:
    try:
        text = path.read_text("utf-8-sig")
        if path.suffix in (".jsonl", ".ndjson", ".json"):
            for line in text.splitlines():
                if line.strip():
                    yield {key: _said(value) for key, value in json.loads(line).items()}
            return
        dialect = csv.excel_tab if path.suffix == ".tsv" else csv.excel
        yield from csv.DictReader(io.StringIO(text, newline=""), dialect=dialect)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, AttributeError) as error:
        raise InputError(
            str(path), f"it is no table that can be read ({error})", "give CSV or JSON lines, UTF-8"
        ) from None


def _said(value: object) -> str:
    return "" if value is None else str(value)


def _kind(path: Path, row: _Row, mapping: Path | None) -> tuple[str, Mapping]:
    if mapping is not None:
        return "own mapping", read_mapping(mapping)
    for name, known in _KNOWN:
        if {known.id, known.start, known.places[0], *known.best} <= set(row):
            return name, known
    raise InputError(
        str(path),
        "its columns are not those of UCDP GED, ACLED or UCDP-AEC",
        "say with --mapping FILE which columns hold what",
    )


def read_mapping(path: Path) -> Mapping:
    """The mapping that a TOML file gives: `id = "column"`, `places = ["town", "province"]`."""
    cure = f"it may name {', '.join(field.name for field in fields(Mapping))}; id and start it must"
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(str(path), f"it cannot be read ({error})", cure) from None
    given: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in told.items()
    }
    for name in ("places", "sides", "best"):
        if isinstance(given.get(name), str):
            given[name] = (given[name],)
    try:
        return Mapping(**given)
    except TypeError:
        raise InputError(str(path), "it is no mapping", cure) from None


def _happening(row: _Row, columns: Mapping, kind: str) -> Happening:
    start = _day(row.get(columns.start, ""))
    end = _day(row.get(columns.end, "")) or start
    if kind == "ACLED" and start is not None and end is not None:
        off = timedelta(days=_ACLED_DAYS.get(row.get("time_precision", "1"), 0))
        start, end = start - off, end + off
    country = country_named(row.get(columns.country))
    added = [_number(row.get(name)) for name in columns.best]
    best = sum(value for value in added if value is not None) if any_known(added) else None
    low, high = _number(row.get(columns.low)), _number(row.get(columns.high))
    return Happening(
        id=row.get(columns.id, ""),
        start=start,
        end=end,
        country=country.iso2 if country else None,
        places=tuple(_texts(row, columns.places)),
        lat=_degrees(row.get(columns.lat)),
        lon=_degrees(row.get(columns.lon)),
        sides=tuple(name for name in _texts(row, columns.sides) if not _is_civilians(name)),
        low=best if low is None else low,
        best=best,
        high=best if high is None else high,
    )


def any_known(values: Iterable[int | None]) -> bool:
    """Whether one of the values is known."""
    return any(value is not None for value in values)


def _texts(row: _Row, names: Iterable[str]) -> Iterator[str]:
    return (text for name in names if (text := (row.get(name) or "").strip()))


def _is_civilians(name: str) -> bool:
    return name.casefold().startswith(_CIVILIANS)


def _day(text: str | None) -> date | None:
    """A day in ISO 8601, with or without a time, or as "03 May 2031"."""
    said = (text or "").strip()
    for read in _DAYS:
        try:
            return read(said)
        except ValueError:
            continue
    return None


_DAYS: tuple[Callable[[str], date], ...] = (
    lambda said: date.fromisoformat(said[:10]),
    lambda said: datetime.strptime(said, "%d %B %Y").date(),  # noqa: DTZ007  a day has no zone
)


def _number(text: str | None) -> int | None:
    try:
        return int(float(text)) if text else None
    except ValueError:
        return None


def _degrees(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
