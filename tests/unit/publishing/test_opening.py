"""Programs of the field open what leaves, with its types: R, QGIS's GDAL, FollowTheMoney."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pyogrio
import pytest
from hypothesis import given, settings
from tests.making_events import (
    VILLAGERS,
    any_events,
    bounds,
    day,
    dossier,
    event,
    killed,
    place,
)

from recount.publishing import Dossier, Edition, Shape, publish
from recount.publishing.entities import entity_lines
from recount.publishing.losses import LossBook

NAME = "Wādī “ash-Shāṭiʾ”, وادي الشاطئ"
SHAPES = (Shape.GED, Shape.ACLED, Shape.CSV, Shape.GEOJSON)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two events in four formats: one with all that there is, one with almost nothing."""
    made = tmp_path_factory.mktemp("exports")
    full = event("e-000000000001", where=replace(place(), name=NAME))
    bare = event(
        "e-000000000002", when=day("2031-05-04", "2031-05-07"), where=place("province", None),
        target=VILLAGERS, counts=(killed(3, best=None, high=9),),
    )  # fmt: skip
    for shape in SHAPES:
        for leaf in publish(shape, None, dossier([full, bare])).leaves:
            (made / leaf.name).write_bytes(leaf.data)
    return made


@pytest.fixture(scope="module")
def in_r(folder: Path) -> Mapping[str, Any]:
    """What R sees."""
    script = Path(__file__).with_name("open_in_r.R")
    done = subprocess.run(
        ["Rscript", "--vanilla", script, folder], check=True, capture_output=True,
        encoding="utf-8", env=os.environ | {"LC_ALL": "C.UTF-8"}, timeout=120,
    )  # fmt: skip
    found: Mapping[str, Any] = json.loads(done.stdout)
    return found


def test_r_reads_numbers_days_and_letters_of_ged_as_such(in_r):
    ged = in_r["ged"]
    assert (ged["rows"], len(ged["columns"])) == (2, 49)
    kinds = ged["classes"]
    assert {kinds[name] for name in ("best", "low", "high", "where_prec", "year")} == {"integer"}
    assert {kinds[name] for name in ("date_start", "date_end")} == {"Date"}
    assert {kinds[name] for name in ("latitude", "longitude")} == {"numeric"}
    assert ged["first"]["where_coordinates"] == NAME
    assert ged["first"]["date_start"] == "2031-05-03"
    assert int(ged["first"]["deaths_b"]) == 8


def test_r_reads_acled_and_the_events_alike(in_r):
    acled, events = in_r["acled"], in_r["events"]
    assert (acled["rows"], len(acled["columns"])) == (2, 31)
    assert acled["classes"]["event_date"] == "Date"
    assert acled["classes"]["fatalities"] == "integer"
    assert acled["first"]["event_date"] == "2031-05-03"
    assert events["classes"]["killed_best"] == "integer"
    assert events["classes"]["start"] == "Date"
    assert events["first"]["place"] == NAME


def test_r_reads_the_points_of_geojson(in_r):
    points = in_r["points"]
    assert points["coordinates"] == [[14.2, 26.1], [14.2, 26.1]]
    assert points["place"][0] == NAME
    assert points["classes"]["killed_low"] == "integer"


def test_gdal_reads_geojson_with_types_and_an_unknown_number_as_none(folder: Path):
    frame = pyogrio.read_dataframe(folder / "events.geojson")
    assert frame.place[0] == NAME
    assert frame.killed_best.dtype.kind in "fi"
    assert frame.killed_best[0] == 8
    assert pd.isna(frame.killed_best[1])
    assert frame.start.dtype.kind == "M"


def test_gdal_makes_points_of_the_geometry_of_ged(folder: Path):
    frame = pyogrio.read_dataframe(
        folder / "ged.csv", GEOM_POSSIBLE_NAMES="geom_wkt", AUTODETECT_TYPE="YES"
    )
    assert [(one.x, one.y) for one in frame.geometry] == [(14.2, 26.1), (14.2, 26.1)]
    assert frame.best.tolist()[0] == 8
    assert frame.where_coordinates[0] == NAME


def taken(lines: list[str]) -> list[str]:
    """What the library of FollowTheMoney would change or leave out of some entities."""
    from scripts.check_entities import faults

    return faults("\n".join(lines))


@settings(deadline=None, max_examples=30)
@given(any_events())
def test_followthemoney_refuses_no_value_of_any_events(events):
    wrong = taken(list(entity_lines(dossier(events), LossBook())))
    assert [one for one in wrong if one.endswith("becomes []")] == []


def test_followthemoney_takes_every_entity_of_a_case_as_it_stands(case):
    edition = Edition(
        case.documents, {row.document: row for row in case.readings}, case.reconciliation.events,
        case.linking.memberships, (), case.origins,
    )  # fmt: skip
    lines = list(entity_lines(Dossier(edition, bounds), LossBook()))
    assert len(lines) > 5
    assert taken(lines) == []


@pytest.mark.parametrize("code", ["LY", "PS", "XK", "TW", "SS", "EH"])
def test_followthemoney_knows_the_countries_of_a_ledger(code):
    told = event(where=place(country=code))
    (first, *_) = entity_lines(dossier([told]), LossBook())
    assert json.loads(first)["properties"]["country"] == [code.lower()]
    assert taken([first]) == []


def test_followthemoney_refuses_what_is_none_of_its_properties():
    row = {"id": "a", "schema": "Event", "properties": {"startDate": ["the day before"]}}
    assert taken([json.dumps(row)]) == ["a: startDate ['the day before'] becomes []"]
