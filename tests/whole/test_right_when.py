"""What the product must always do: the dossier of the Libyan strikes, before and after the last
statement comes, and an undated article of the same shape."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

DOSSIER = Path(__file__).parents[2] / "examples" / "libya-2019"
Shown = dict[str, Any]


def shown(run, ledger: Path) -> Shown:
    found: Shown = json.loads(run("show", "--ledger", ledger, "--json").stdout)
    return found


def killed(told: Shown) -> dict[str, tuple[int | None, int | None, int | None]]:
    """(low, best, high) of everybody killed, by the event's first day."""
    found = {}
    for event in told["events"]:
        number = event["people"].get("killed", {})
        day = event["event"]["when"]["start"]
        found[day] = number.get("low"), number.get("best"), number.get("high")
    return found


@pytest.fixture(scope="module")
def dossier(run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first part of the dossier, built once."""
    place = tmp_path_factory.mktemp("dossier") / "libya.ledger"
    done = run("build", DOSSIER, "--ledger", place)
    assert done.returncode == 0, done.stderr
    return place


@pytest.fixture(scope="module")
def contradictions(run, dossier: Path) -> list[dict[str, Any]]:
    lines = run("export", "--ledger", dossier, "--format", "jsonl").stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    return [row for row in rows if row["record"] == "contradiction"]


def of_kind(rows: list[dict[str, Any]], kind: str) -> list[str]:
    return [row["message"] for row in rows if row["kind"] == kind]


def test_five_strikes_told_of_are_five_events(run, dossier):
    days = ["2018-11-29", "2019-09-19", "2019-09-24", "2019-09-26", "2019-09-29"]
    assert sorted(killed(shown(run, dossier))) == days
    assert len(shown(run, dossier)["events"]) == 5


def test_the_strike_without_a_report_has_its_number_by_arithmetic(run, dossier):
    numbers = killed(shown(run, dossier))
    assert numbers["2019-09-29"] == (5, 7, 7)
    assert numbers["2019-09-19"] == (8, 8, 10)
    assert numbers["2019-09-24"] == (11, 11, 11)
    assert numbers["2019-09-26"] == (17, 17, 17)
    assert numbers["2018-11-29"] == (11, 11, 11)


def test_the_explanation_of_that_number_names_the_claims_it_rests_on(run, dossier):
    events = shown(run, dossier)["events"]
    last = next(e["short"] for e in events if e["event"]["when"]["start"] == "2019-09-29")
    told = run("explain", last, "--ledger", dossier).stdout
    assert "43" in told
    for words in ("eight fighters were killed", "Eleven fighters", "killed 17 ISIS-Libya fighters"):
        assert words in " ".join(told.split())


def test_a_running_total_that_is_not_its_sum_is_named(contradictions):
    assert any("26" in m and "36" in m for m in of_kind(contradictions, "sum"))


def test_a_list_dealt_out_the_wrong_way_round_is_named(contradictions):
    assert any("17 and 11" in m for m in of_kind(contradictions, "respectively"))


def test_ten_for_eight_is_named(contradictions):
    assert any("8" in m and "10" in m for m in of_kind(contradictions, "count"))


def test_a_voice_without_a_name_is_told_by_where_it_stands(contradictions):
    assert any("“source” in Channel South" in m for m in of_kind(contradictions, "count"))


def test_a_yesterday_that_was_the_day_before_is_named(contradictions):
    assert any("yesterday" in m for m in of_kind(contradictions, "date"))


def test_fighters_for_one_and_none_for_the_other_is_named(contradictions):
    assert any("11" in m and "2018" in m for m in of_kind(contradictions, "status"))


def test_a_share_that_is_not_quite_what_is_claimed_is_named(contradictions):
    assert any("28.7" in m for m in of_kind(contradictions, "share"))


def test_copies_of_one_dispatch_are_one_origin(run, dossier):
    lines = run("export", "--ledger", dossier, "--format", "jsonl").stdout.splitlines()
    events = [row for line in lines if (row := json.loads(line))["record"] == "event"]
    strike = next(e for e in events if e["when"]["start"] == "2019-09-24")
    copies = ("eastgate-herald", "harbour-courier", "wire-digest")
    held = [d for d in strike["documents"] if d.startswith(copies)]
    assert len(held) == 3
    assert strike["origins"] <= len(strike["documents"]) - 2


def test_a_language_that_is_not_read_is_said_aloud(run, dossier):
    assert "'fr'" in run("show", "--ledger", dossier).stdout


def test_the_statement_that_comes_later_confirms_the_number(run, dossier, tmp_path):
    place = tmp_path / "later.ledger"
    place.write_bytes(dossier.read_bytes())
    assert run("add", DOSSIER / "later", "--ledger", place).returncode == 0
    numbers = killed(shown(run, place))
    assert len(numbers) == 5
    assert numbers["2019-09-29"][1] == 7
    told = shown(run, place)["events"]
    rule = [
        count["rule"]
        for event in told
        if event["event"]["when"]["start"] == "2019-09-29"
        for count in event["event"]["counts"]
        if count["outcome"] == "killed" and count["best"] == 7
    ]
    assert rule
    assert all("arithmetic" not in one for one in rule)


ARTICLE = """Officials in the capital say that raids from the air have thrown the Red Hill Brigade
out of its last valleys.

Over nine days in early June, four air strikes killed 39 fighters of the Taliban in northern
Afghanistan, according to officials at the ministry of defence. They were the first strikes of this
year, after the air force carried out seven strikes last year, most recently in December 2022.

In statements, the ministry listed air strikes on June 2, 4, 7 and 10 that it said killed a total
of 39 militants. The ministry said that the strike on June 2 killed nine Taliban fighters near
Kunduz, Afghanistan. Two days later, the ministry said, it killed 12 more fighters in an air strike
in the same area.
""".replace("\n", " ").replace("  ", "\n\n")


def test_an_undated_article_gives_up_its_year_and_leaves_the_rest_open(run, tmp_path):
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    place = tmp_path / "article.ledger"
    assert run("build", tmp_path / "article.txt", "--ledger", place).returncode == 0
    told = shown(run, place)
    numbers = killed(told)
    assert numbers == {
        "2023-06-02": (9, 9, 9),
        "2023-06-04": (12, 12, 12),
        "2023-06-07": (0, None, 18),
        "2023-06-10": (0, None, 18),
    }
    assert any("18" in one["message"] for one in told["remainders"])
