"""UCDP GED: codes follow from places, days and sides, and nothing is dropped in silence."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from tests.making_events import (
    AMERICANS,
    ARMY,
    GUNMEN,
    OTHERS,
    REBELS,
    VILLAGERS,
    any_events,
    day,
    dossier,
    event,
    killed,
    place,
)

from recount.model.claims import EventType
from recount.model.counts import Outcome, Victims
from recount.model.dates import DateBasis
from recount.model.events import Included, Side, StatusDispute, Strikes, Verdict
from recount.model.parties import Party, PartyKind
from recount.publishing import LossKind, Shape, publish
from recount.publishing.delimited import csv_text, read_csv
from recount.publishing.ged import GED
from recount.publishing.ged_codes import date_precision, priogrid, where_precision
from recount.publishing.ged_table import ged_table
from recount.publishing.losses import LossBook
from recount.publishing.numbering import event_of, number_of

RISING = {"perpetrator": REBELS, "target": ARMY}
RIVALRY = {"perpetrator": REBELS, "target": OTHERS}
CLASH = EventType.ARMED_CLASH
AMERICA = "Government of United States of America"
COLUMNS = [
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name"),
    *("dyad_dset_id", "dyad_new_id", "dyad_name"),
    *("side_a_dset_id", "side_a_new_id", "side_a"),
    *("side_b_dset_id", "side_b_new_id", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date"),
    *("source_headline", "source_original"),
    *("where_prec", "where_coordinates", "where_description", "adm_1", "adm_2"),
    *("latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
    *("gwnoa", "gwnob"),
]


def row(**given_event):
    """The only row of one event."""
    (made,) = ged_table(dossier([event(**given_event)]), LossBook()).rows
    return made


def losses(*events):
    book = LossBook()
    ged_table(dossier(events), book)
    return [(loss.kind, loss.column, loss.record) for loss in book.all() if loss.record]


def test_there_are_the_49_columns_of_the_codebook_in_its_order():
    assert [column.name for column in GED.columns] == COLUMNS
    assert len(COLUMNS) == 49


@pytest.mark.parametrize(
    ("level", "radius", "code"),
    [
        ("exact", 1, 1), ("landmark", 1, 1), ("street", 1, 1), ("neighbourhood", 2, 1),
        ("village", 3, 1), ("town", 5, 1), ("city", 10, 1), ("near", 25, 2), ("near", None, 2),
        ("near", 60, 5), ("district", 30, 3), ("province", 90, 4), ("region", 300, 5),
        ("country", 600, 6), ("water", 100, 7), (None, 20, 2), (None, 200, 5), (None, None, 5),
    ],
)  # fmt: skip
def test_where_prec_follows_from_the_step_of_the_place_and_its_radius(level, radius, code):
    assert where_precision(place(level, radius)) == code


@pytest.mark.parametrize(
    ("start", "end", "precision", "code"),
    [
        ("2031-05-03", "2031-05-03", "day", 1),
        ("2031-05-03", "2031-05-04", "part_of_day", 2),
        ("2031-05-03", "2031-05-08", "days", 2),
        ("2031-05-03", "2031-05-09", "week", 3),
        ("2031-05-03", "2031-05-09", "days", 3),
        ("2031-05-03", "2031-05-08", "week", 3),
        ("2031-05-01", "2031-05-31", "month", 4),
        ("2031-05-03", "2031-05-12", "days", 4),
        ("2031-03-01", "2031-05-31", "season", 5),
        ("2031-01-01", "2031-12-31", "year", 5),
    ],
)
def test_date_prec_follows_from_the_length_of_the_interval(start, end, precision, code):
    assert date_precision(day(start, end, precision)) == code


def test_a_priogrid_cell_is_counted_from_the_south_west():
    assert priogrid(-90, -180) == 1
    assert priogrid(-89.75, -179.75) == 1
    assert priogrid(90, 180) == 259200
    assert priogrid(2.1, 45.3) == 132931


@pytest.mark.parametrize(
    ("parties", "counts", "code", "sides"),
    [
        ((ARMY, REBELS), (killed(8),), 1, ("Government of Libya", "Northland Front")),
        ((REBELS, ARMY), (killed(8),), 1, ("Government of Libya", "Northland Front")),
        ((AMERICANS, ARMY), (killed(1),), 1, (AMERICA, "Government of Libya")),
        ((REBELS, OTHERS), (killed(8),), 2, ("Northland Front", "Southland League")),
        ((REBELS, VILLAGERS), (killed(8),), 3, ("Northland Front", "Civilians")),
        ((ARMY, None), (killed(3, "child"),), 3, ("Government of Libya", "Civilians")),
        ((GUNMEN, VILLAGERS), (killed(8),), None, ("gunmen", "villagers")),
        ((ARMY, None), (killed(8),), None, ("Government of Libya", None)),
        ((None, None), (killed(8),), None, (None, None)),
    ],
)
def test_the_type_of_violence_and_the_sides_follow_from_what_the_parties_are(
    parties, counts, code, sides
):
    made = row(perpetrator=parties[0], target=parties[1], counts=counts)
    assert (made.type_of_violence, (made.side_a, made.side_b)) == (code, sides)


@pytest.mark.parametrize(
    ("given_event", "deaths"),
    [
        ({"counts": (killed(8, "combatant"),)}, (0, 8, 0, 0)),
        ({"counts": (killed(8, "security_force"),)}, (8, 0, 0, 0)),
        ({"counts": (killed(8),)}, (0, 0, 0, 8)),
        ({"counts": (killed(31), killed(4, "child"))}, (0, 0, 4, 27)),
        ({"counts": (killed(9), killed(4, "civilian"), killed(3, "child"))}, (0, 0, 4, 5)),
        ({"counts": (killed(9), killed(4, "civilian"), killed(5, "combatant"))}, (0, 5, 4, 0)),
        ({"counts": (killed(4), killed(4, "civilian"), killed(4, "combatant"))}, (0, 0, 0, 4)),
        (
            {"perpetrator": AMERICANS, "target": ARMY, "counts": (killed(5, "security_force"),)},
            (0, 5, 0, 0),
        ),
        (
            {"perpetrator": AMERICANS, "target": ARMY, "type": CLASH}
            | {"counts": (killed(5, "security_force"),)},
            (0, 0, 0, 5),
        ),
        (RIVALRY | {"counts": (killed(2, "security_force"),)}, (0, 0, 0, 2)),
        (RISING | {"counts": (killed(2, "combatant"),)}, (0, 2, 0, 0)),
        (RIVALRY | {"counts": (killed(2, "combatant"),)}, (0, 2, 0, 0)),
        (RIVALRY | {"type": CLASH, "counts": (killed(2, "combatant"),)}, (0, 0, 0, 2)),
    ],
)
def test_the_dead_stand_with_their_side_or_as_unknown(given_event, deaths):
    made = row(**given_event)
    found = (made.deaths_a, made.deaths_b, made.deaths_civilians, made.deaths_unknown)
    assert found == deaths
    assert made.best == sum(deaths)


def test_nobody_gets_a_status_that_speakers_dispute():
    side = Side(Victims.CIVILIAN, 8, 8, ("council",), ())
    dispute = StatusDispute(Outcome.KILLED, "Who they were.", (side,))
    made = row(disputes=(dispute,))
    assert (made.deaths_b, made.deaths_unknown) == (0, 8)


def test_a_number_that_nothing_bounds_keeps_the_greatest_that_is_given_and_says_so():
    count = replace(killed(10), high=12, best=10, open_above=True)
    assert row(counts=(count,)).high == 12
    assert (LossKind.NARROWED, "high", event().id) in losses(event(counts=(count,)))


def test_an_unknown_best_stays_empty_and_the_row_is_to_be_checked():
    made = row(counts=(killed(0, high=24),))
    assert (made.low, made.best, made.high, made.deaths_unknown) == (0, None, 24, None)
    assert made.code_status == "Check"


def test_several_strikes_in_one_event_are_a_summary():
    assert row().event_clarity == 1
    assert row(strikes=Strikes(4, 4)).event_clarity == 2


@pytest.mark.parametrize(
    "given_event",
    [
        {"counts": ()},
        {"counts": (killed(0),)},
        {"counts": (killed(5, outcome="injured"),)},
        {"when": None},
        {"when": replace(day("2031-05-03"), end=None)},
        {"where": None},
        {"included": Included(Verdict.OUT, "least", "No.")},
    ],
)
def test_an_event_that_ucdp_would_not_code_is_listed_with_why(given_event):
    one = event(**given_event)
    assert ged_table(dossier([one]), LossBook()).rows == ()
    assert (LossKind.LEFT_OUT, "event", one.id) in losses(one)


def test_the_parts_of_an_event_are_not_counted_twice():
    whole = event("e-000000000001", counts=(killed(20),))
    part = event("e-000000000002", part_of=whole.id)
    (made,) = ged_table(dossier([whole, part]), LossBook()).rows
    assert (made.relid, made.best, made.event_clarity) == (whole.id, 20, 2)
    assert (LossKind.LEFT_OUT, "event", part.id) in losses(whole, part)


def test_a_day_that_is_only_that_of_publication_is_said():
    when = replace(day("2031-05-03"), basis=DateBasis.PUBLICATION_FALLBACK)
    assert row(when=when).code_status == "Check"
    assert (LossKind.ASSUMED, "date_start, date_end", event().id) in losses(event(when=when))


def test_an_id_becomes_a_number_and_comes_back():
    assert event_of(number_of("e-00af6cac274c")) == "e-00af6cac274c"


@settings(deadline=None)
@given(any_events())
def test_every_event_has_a_row_or_stands_among_the_losses(events):
    book = LossBook()
    table = ged_table(dossier(events), book)
    rows = [made.relid for made in table.rows]
    left = [loss.record for loss in book.all() if loss.kind is LossKind.LEFT_OUT]
    assert sorted([*rows, *left]) == sorted(one.id for one in events)


@settings(deadline=None)
@given(any_events())
def test_what_is_written_as_csv_is_what_is_read(events):
    table = ged_table(dossier(events), LossBook())
    assert read_csv(GED, csv_text(table)) == table


@settings(deadline=None)
@given(any_events())
def test_every_row_keeps_the_rules_of_the_codebook(events):
    for made in ged_table(dossier(events), LossBook()).rows:
        assert made.date_start <= made.date_end
        assert made.year == made.date_start.year
        parts = (made.deaths_a, made.deaths_b, made.deaths_civilians, made.deaths_unknown)
        assert made.best == (None if None in parts else sum(parts))
        assert any((made.low, made.best, made.high))
        assert all(part is None or part >= 0 for part in parts)


def test_pandas_reads_the_file_with_its_types():
    made = publish(Shape.GED, None, dossier([event()]))
    frame = pd.read_csv(io.BytesIO(made.leaves[0].data), parse_dates=["date_start", "date_end"])
    assert list(frame.columns) == COLUMNS
    assert frame.date_start.dtype.kind == "M"
    assert frame.loc[0, ["best", "country_id", "gwnoa"]].tolist() == [8, 620, 620]


def test_the_losses_lie_beside_the_table_as_json():
    made = publish(Shape.GED, None, dossier([event(counts=())]))
    told = json.loads(next(leaf.data for leaf in made.leaves if leaf.name == "losses.json"))
    assert told["tables"] == [{"name": "ged", "rows": 0}]
    assert any(row["records"] == [event().id] for row in told["losses"])


def test_a_clash_in_which_only_civilians_died_is_not_one_sided():
    made = row(type=CLASH, target=None, counts=(killed(5, "civilian"),))
    assert (made.type_of_violence, made.side_b, made.deaths_civilians) == (None, None, 5)
    assert made.code_status == "Check"


def test_who_is_taken_for_meant_only_as_all_the_dead_are_civilians_is_to_be_checked():
    made = row(target=None, counts=(killed(3, "civilian"),))
    assert (made.type_of_violence, made.code_status) == (3, "Check")
    assert row(target=VILLAGERS, counts=(killed(3, "civilian"),)).code_status == "Clear"


def test_a_house_is_no_side():
    made = row(target=Party("house", None, None, None, None), counts=(killed(3),))
    assert (made.type_of_violence, made.side_b) == (None, None)


def test_rebels_who_kill_herders_are_one_sided_and_that_is_to_be_checked():
    herders = Party("herders", None, None, None, None)
    made = row(perpetrator=REBELS, target=herders, counts=(killed(5), killed(5, "civilian")))
    assert (made.type_of_violence, made.side_b) == (3, "Civilians")
    assert made.code_status == "Check"


def test_for_which_state_a_coalition_fights_is_left_to_a_coder():
    mission = Party("the mission", "Desert Mission", "mission", PartyKind.EXTERNAL_FORCE, None)
    made = row(perpetrator=mission, target=REBELS)
    assert made.type_of_violence is None
    assert (made.side_a, made.side_b) == ("Desert Mission", "Northland Front")
    both = Party("Libyan and coalition forces", "Libya; Desert Mission", None, None, None)
    made = row(perpetrator=both, target=REBELS)
    assert (made.type_of_violence, made.side_a) == (1, "Government of Libya")


def test_a_group_that_reports_call_by_no_name_is_none_in_a_column():
    made = row(target=Party("the suspected insurgents", None, None, PartyKind.REBEL_GROUP, None))
    assert made.side_b is None
    assert made.type_of_violence == 1
