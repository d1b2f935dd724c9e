"""`recount gazetteer` prints what was done, what was refused, and what there is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.unit.places.conftest import INVENTED

from recount.errors import NotFoundError
from recount.places import index

OWN = "name,name_ar,lat,lon,country,note\nUmm Tarfan,أم ترفان,9.3,10.5,XA,x\nNowhere,,95,10,XA,y\n"


@pytest.fixture(autouse=True)
def _few_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(index, "all_entries", lambda: INVENTED)
    monkeypatch.setattr(index, "demonyms", list)
    monkeypatch.setenv("RECOUNT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("RECOUNT_DATA", str(tmp_path / "data"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    place = tmp_path / "own.csv"
    place.write_text(OWN, "utf-8")
    return place


def test_adding_says_what_was_taken_and_what_was_not(run, own):
    result = run("gazetteer", "add", own)
    assert result.exit_code == 3
    assert result.stdout == (
        "own.csv: 1 place with 2 names, from 3 lines (own list, the recorder's own)\n"
    )
    unread, refused = result.stderr.splitlines()
    assert unread == "own.csv: columns that mean nothing here: note"
    assert refused.startswith("refused: own.csv, line 3: its latitude '95' is beyond 90 degrees; ")


def test_what_was_added_is_located_at_once(run, own):
    run("gazetteer", "add", own)
    (found,) = json.loads(run("locate", "أم ترفان", "--json").stdout)
    assert (found["name"], found["level"]) == ("Umm Tarfan", "village")


def test_a_file_that_is_not_there_does_not_keep_the_others_out(run, own, tmp_path):
    result = run("gazetteer", "add", tmp_path / "none.csv", own)
    assert result.exit_code == 3
    assert "refused: " in result.stderr
    assert "none.csv: it cannot be read" in result.stderr
    assert "own.csv: 1 place" in result.stdout


def test_nothing_added_ends_with_2(run, tmp_path):
    assert run("gazetteer", "add", tmp_path / "none.csv").exit_code == 2


def test_the_list_tells_licence_numbers_and_day(run, own):
    run("gazetteer", "add", own, "--name", "villages", "--licence", "CC0")
    shown = json.loads(run("gazetteer", "list", "--json").stdout)
    first = shown["lists"][0]
    assert (first["name"], first["licence"], first["places"], first["names"]) == (
        "villages", "CC0", 1, 2,
    )  # fmt: skip
    assert first["added"]
    assert {one["name"] for one in shown["lists"]} >= {"towns", "countries", "divisions"}
    table = run("gazetteer", "list").stdout
    assert "with Recount" in table
    assert max(map(len, table.splitlines())) <= 100


def test_a_list_is_taken_out_and_put_back(run, own):
    run("gazetteer", "add", own)
    assert "`recount gazetteer restore own.csv` puts it back" in (
        run("gazetteer", "remove", "own.csv").stdout
    )
    assert run("locate", "Umm Tarfan", "--json").stdout == "[]\n"
    assert run("gazetteer", "restore", "own.csv").stdout == "own.csv is back\n"
    assert len(json.loads(run("locate", "Umm Tarfan", "--json").stdout)) == 1


def test_a_list_that_there_is_not_is_told(run):
    with pytest.raises(NotFoundError, match="no list of this name was added"):
        run("gazetteer", "remove", "nothing")


def test_one_name_does_not_go_with_two_files(run, own):
    assert run("gazetteer", "add", own, own, "--name", "both").exit_code == 2
