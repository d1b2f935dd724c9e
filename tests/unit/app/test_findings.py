"""What people find of events: set by the methodology's words, found again, and taken back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from tests.web.conftest import make_ledger
from tests.web.team_client import work_out_case

from recount.app import settling
from recount.app.exporting import export
from recount.app.findings import FindingWish
from recount.app.judging import Ruling
from recount.app.placing import Point, need_point
from recount.app.settings import Settings
from recount.app.settling import TakingBack
from recount.errors import DecisionError, NotFoundError, StaleDecisionError
from recount.ledger import Ledger
from recount.model.findings import FindingKind
from recount.model.judgements import JudgementKind
from recount.model.places import PlaceBasis, PlaceLevel
from recount.publishing import Shape

SETTINGS = Settings()
SALT_WORKS = Point(26.2, 13.1, 2.0, "the salt works", PlaceLevel.LANDMARK)


@pytest.fixture
def ledger(tmp_path: Path):
    with Ledger.open(work_out_case(make_ledger(tmp_path / "case.ledger"))) as opened:
        yield opened


def strike(ledger: Ledger):
    """The strike near Murzuq, whatever it is called by now."""
    return next(one for one in ledger.events() if "c-sahifa-2" in one.claims)


def wish(ledger: Ledger, kind: str, **more) -> FindingWish:
    given = {"reason": "the pictures show it", "author": "Ilse"} | more
    return FindingWish(FindingKind(kind), strike(ledger).id, **given)


def keep(ledger: Ledger, asked) -> str:
    name = settling.keep(ledger, asked, SETTINGS)
    settling.carry_out(ledger, SETTINGS)
    return name


def undo(ledger: Ledger, name: str) -> None:
    settling.take_back(ledger, TakingBack(name, "a mistake", "Omar"))
    settling.carry_out(ledger, SETTINGS)


def table(ledger: Ledger, name: str) -> list[dict[str, str]]:
    (found,) = (leaf for leaf in export(ledger, Shape.AIRWARS).leaves if leaf.name == name)
    return list(csv.DictReader(io.StringIO(found.data.decode())))


def test_a_point_becomes_the_events_place_and_the_claims_keep_theirs(ledger) -> None:
    asked = wish(ledger, "place", point=SALT_WORKS)
    shown = settling.preview(ledger, asked, SETTINGS)
    told = {(one.field, one.before, one.after) for one in shown.fields}
    assert ("where", "Murzuq", "the salt works") in told
    assert (
        "on the map",
        "25.92° N, 13.92° E, within 25 km",
        "26.20° N, 13.10° E, within 2 km",
    ) in told
    name = keep(ledger, asked)
    where = strike(ledger).where
    assert (where.name, where.lat, where.radius_km) == ("the salt works", 26.2, 2.0)
    assert (where.level, where.basis) == (PlaceLevel.LANDMARK, PlaceBasis.DECIDED)
    assert where.country == "LY"
    assert {one.where.name for one in ledger.claims() if one.id == "c-gazette-1"} == {"Murzuq"}
    (row,) = [one for one in table(ledger, "airwars_incidents.csv") if one["latitude"] == "26.2"]
    assert row["geolocation_accuracy"] == "Nearby landmark"
    undo(ledger, name)
    assert strike(ledger).where.name == "Murzuq"


def test_one_of_the_places_that_were_kept_is_chosen_by_its_point(ledger) -> None:
    keep(ledger, wish(ledger, "place", point=need_point("24.1,12.2")))
    where = strike(ledger).where
    assert (where.name, where.country, where.radius_km) == ("Murzuq Hills", "LY", 25.0)
    keep(ledger, wish(ledger, "place", point=need_point("25.9155,13.9184 within 3 km")))
    where = strike(ledger).where
    assert (where.name, where.geonames, where.radius_km) == ("Murzuq", 2214827, 3.0)


def test_the_totals_that_an_event_leaves_or_enters_are_told_before_the_place_is_kept(
    ledger,
) -> None:
    from recount.app.effects import OUTSIDE, effect
    from recount.app.working_out import Derived
    from recount.model.events import Membership

    event = strike(ledger)
    total = ("c-gazette-1-total", "four strikes")
    before = Membership(total[0], (event.id,), (), False, "both are in May")
    after = Membership(total[0], (), (), False, "it lies elsewhere")
    words = dict([total])
    found = effect(Derived((event,), (), (before,), words), Derived((event,), (), (after,), words))
    (told,) = found.totals
    assert (told.words, told.before, told.after) == ("four strikes", "in it", OUTSIDE)


def test_a_place_outlives_the_claim_that_the_event_was_named_after(ledger) -> None:
    keep(ledger, wish(ledger, "place", point=SALT_WORKS))
    first = strike(ledger).claims[0]
    keep(ledger, Ruling(JudgementKind.REJECT, first, "a copy", "Ilse"))
    assert first not in strike(ledger).claims
    assert strike(ledger).where.name == "the salt works"


def test_a_place_holds_when_all_is_linked_anew(ledger) -> None:
    from recount.app.wiring import parts
    from recount.app.working_out import held_material, work_out

    keep(ledger, wish(ledger, "place", point=SALT_WORKS))
    found = work_out(held_material(ledger, parts(SETTINGS)), parts(SETTINGS))
    places = {one.where.name for one in found.reconciliation.events if one.where}
    assert "the salt works" in places


@pytest.mark.parametrize("value", ["91,0", "0,181", "25.9,13.9 within 0 km", "1,1 within 9999 km"])
def test_a_point_that_is_nowhere_is_refused(value) -> None:
    with pytest.raises(DecisionError):
        need_point(value)


def test_grade_strike_status_and_belligerent_reach_the_table_and_go_back(ledger) -> None:
    before = table(ledger, "airwars_incidents.csv"), table(ledger, "airwars_belligerents.csv")
    made = [
        keep(ledger, wish(ledger, "grade", word="weak")),
        keep(ledger, wish(ledger, "strike_status", word="single source")),
        keep(ledger, wish(ledger, "belligerent", party="Northern Command", word="suspected",
                          assessment="duplicate")),
        keep(ledger, wish(ledger, "belligerent", party="The Wardens", word="known")),
    ]  # fmt: skip
    incident = next(
        one for one in table(ledger, "airwars_incidents.csv") if one["code"] == strike(ledger).id
    )
    assert incident["civilian_harm_status"] == "Weak"
    assert incident["grading_reason"] == "Settled by a person: the pictures show it"
    assert incident["strike_status"] == "Single source claim"
    rows = {one["belligerent"]: one for one in table(ledger, "airwars_belligerents.csv")}
    assert (rows["Northern Command"]["type"], rows["Northern Command"]["assessment"]) == (
        "Suspected",
        "Duplicate",
    )
    assert (rows["The Wardens"]["type"], rows["The Wardens"]["num_claims"]) == ("Known", "0")
    assert ledger.is_built, "no number follows from them"
    for name in made:
        undo(ledger, name)
    after = table(ledger, "airwars_incidents.csv"), table(ledger, "airwars_belligerents.csv")
    assert after == before


def test_a_belligerent_is_corrected_and_taken_out_and_comes_back(ledger) -> None:
    def named() -> dict[str, str]:
        rows = table(ledger, "airwars_belligerents.csv")
        return {one["belligerent"]: one["type"] for one in rows}

    before = named()
    assert "Northern Command" in before
    keep(ledger, wish(ledger, "belligerent", party="The Wardens", word="known"))
    keep(ledger, wish(ledger, "belligerent", party="The Wardens", word="suspected"))
    assert named()["The Wardens"] == "Suspected"
    cleared = wish(ledger, "belligerent", party="Northern Command", word="none")
    (shown,) = settling.preview(ledger, cleared, SETTINGS).fields
    assert "not held responsible" in shown.after
    out = keep(ledger, cleared)
    gone = keep(ledger, wish(ledger, "belligerent", party="The Wardens", word="none"))
    assert named() == {name: kind for name, kind in before.items() if name != "Northern Command"}
    undo(ledger, gone)
    undo(ledger, out)
    assert named() == before | {"The Wardens": "Suspected"}


def test_what_becomes_other_is_shown_beside_what_the_rules_give(ledger) -> None:
    (shown,) = settling.preview(ledger, wish(ledger, "grade", word="weak"), SETTINGS).fields
    assert (shown.field, shown.before, shown.after) == ("grade", "confirmed", "weak")
    name = keep(ledger, wish(ledger, "grade", word="weak"))
    (back,) = settling.preview_undo(ledger, TakingBack(name, "", ""), SETTINGS).fields
    assert (back.before, back.after) == ("weak", "confirmed")


@pytest.mark.parametrize(
    ("kind", "more", "why"),
    [
        ("grade", {"word": "splendid"}, "use one of confirmed, fair"),
        ("strike_status", {"word": ""}, "has no such word"),
        ("belligerent", {"party": " ", "word": "known"}, "nobody is named"),
        ("belligerent", {"party": "X", "word": "known", "assessment": "sorry"}, "no such word"),
        ("belligerent", {"party": "X", "word": "none", "assessment": "credible"}, "not held resp"),
        ("place", {}, "no point is given"),
        ("grade", {"word": "weak", "reason": " "}, "has no reason"),
        ("grade", {"word": "weak", "author": ""}, "has no author"),
    ],
)
def test_what_the_methodology_has_no_word_for_is_refused(ledger, kind, more, why) -> None:
    with pytest.raises(DecisionError, match=why):
        settling.keep(ledger, wish(ledger, kind, **more), SETTINGS)
    assert ledger.findings() == ()


def test_a_methodology_says_which_words_are_allowed(ledger, tmp_path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'extends = "standard"\nname = "own"\nversion = "1"\n[findings]\ngrades = ["fair"]\n',
        "utf-8",
    )
    with pytest.raises(DecisionError, match="use one of fair"):
        settling.keep(ledger, wish(ledger, "grade", word="weak"), Settings(methodology=own))


def test_of_two_who_judge_one_event_at_once_the_second_is_told_what_changed(ledger) -> None:
    seen = sum(1 for one in ledger.history() if set(one.about) & set(strike(ledger).claims))
    keep(ledger, wish(ledger, "grade", word="weak", seen=seen))
    with pytest.raises(StaleDecisionError, match="Ilse graded its event"):
        keep(ledger, wish(ledger, "strike_status", word="likely", seen=seen))
    with pytest.raises(NotFoundError):
        keep(ledger, FindingWish(FindingKind.GRADE, "e-none", "why", "Ilse", word="weak"))
