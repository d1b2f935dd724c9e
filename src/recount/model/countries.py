"""Countries as UCDP and ACLED number and name them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    """One country: its ISO 3166-1 codes, Gleditsch-Ward number, and names and regions of both data
    sets; None where UCDP counts it with no state."""

    iso2: str
    iso3: str
    iso: int
    gw: int | None
    ucdp: str | None
    ucdp_region: str | None
    acled: str
    acled_region: str


def country(code: str | None) -> Country | None:
    """The country of an ISO 3166-1 alpha-2 code; None where no data set knows it."""
    return _countries().get(code or "")


def country_named(name: str | None) -> Country | None:
    """The country of a name as UCDP or ACLED writes it, or of an ISO 3166-1 code."""
    return _by_name().get((name or "").strip().casefold())


@cache
def _by_name() -> dict[str, Country]:
    """Where two countries share a name of UCDP's, the one that has it in ISO too."""
    found: dict[str, Country] = {}
    for one in _countries().values():
        names = (one.acled, one.iso2, one.iso3, one.ucdp, one.ucdp and one.ucdp.split(" (")[0])
        for name in names:
            if name:
                found.setdefault(name.casefold(), one)
    return found


@cache
def _countries() -> dict[str, Country]:
    source = files("recount.resources") / "countries-coded.csv"
    lines = source.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["iso2"]: _country(row) for row in rows}


def _country(row: dict[str, str]) -> Country:
    return Country(
        iso2=row["iso2"],
        iso3=row["iso3"],
        iso=int(row["iso"]),
        gw=int(row["gw"]) if row["gw"] else None,
        ucdp=row["ucdp"] or None,
        ucdp_region=row["ucdp_region"] or None,
        acled=row["acled"],
        acled_region=row["acled_region"],
    )
