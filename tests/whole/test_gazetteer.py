"""A village that no list holds is added by a table, and a report is then read as speaking of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

VILLAGE = """name,name_ar,lat,lon,country,level
Umm Tarfan,أم ترفان,26.513,14.207,LY,village
Wadi Misrin,وادي مسرين,26.2,14.4,LY,village
Nowhere,,126,14,LY,village
"""
REPORT = (
    "ALDERTON, May 4, 2031 - An air strike on Umm Tarfan on May 3 killed eight people, the "
    "ministry said."
)


@pytest.fixture
def own(environment, monkeypatch, tmp_path: Path) -> Path:
    """The table; what is added goes to a folder of this test alone."""
    monkeypatch.setitem(environment, "RECOUNT_DATA", str(tmp_path / "data"))
    place = tmp_path / "villages.csv"
    place.write_text(VILLAGE, "utf-8")
    return place


def points_of_events(run, ledger: Path) -> list[float | None]:
    rows = [json.loads(line) for line in run("export", "--ledger", ledger).stdout.splitlines()]
    where = [row["where"] or {} for row in rows if row["record"] == "event"]
    return [one.get("lat") for one in where]


def test_a_report_is_read_anew_once_its_village_is_known(run, own, tmp_path):
    report, ledger = tmp_path / "report.txt", tmp_path / "case.ledger"
    report.write_text(REPORT, "utf-8")
    assert run("build", report, "--ledger", ledger).returncode == 0
    assert points_of_events(run, ledger) == [None]

    added = run("gazetteer", "add", own)
    assert added.returncode == 3
    assert added.stderr.startswith("refused: villages.csv, line 4: its latitude '126' is beyond 90")
    for written in ("Umm Tarfan", "أم ترفان", "ام ترفان", "Um Turfan"):
        found = json.loads(run("locate", written, "--country", "LY", "--json").stdout)
        assert (found[0]["name"], found[0]["lat"]) == ("Umm Tarfan", 26.513)

    assert run("build", "--ledger", ledger).returncode == 0
    assert points_of_events(run, ledger) == [26.513]

    assert run("gazetteer", "remove", "villages.csv").returncode == 0
    assert run("build", "--ledger", ledger).returncode == 0
    assert points_of_events(run, ledger) == [None]


def test_code_in_several_processes_knows_the_village(run, own):
    run("gazetteer", "add", own)
    line = json.dumps({"id": "one", "text": REPORT}) + "\n"
    done = run("code", "-", "--jobs", "2", stdin=line)
    (event,) = json.loads(done.stdout)["events"]
    assert (event["where"]["name"], event["where"]["country"]) == ("Umm Tarfan", "LY")
