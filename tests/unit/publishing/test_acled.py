"""ACLED: which event is of which type, which deaths are of which event, one conservative number."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.making_events import (
    AMERICANS,
    ARMY,
    GUNMEN,
    OTHERS,
    REBELS,
    VILLAGERS,
    any_events,
    bounds,
    day,
    dossier,
    event,
    killed,
    place,
)

from recount.model.claims import EventType, Stance
from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.model.events import Included, Remainder, Verdict
from recount.model.parties import Party, PartyKind
from recount.model.readings import Reading
from recount.publishing import Dossier, Edition, LossKind
from recount.publishing.acled import ACLED
from recount.publishing.acled_codes import geo_precision, one_day
from recount.publishing.acled_table import acled_table
from recount.publishing.acled_tolls import evenly
from recount.publishing.delimited import csv_text, read_csv
from recount.publishing.losses import LossBook

COLUMNS = [
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2"),
    *("admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale"),
    *("notes", "fatalities", "tags", "timestamp"),
]
MISSION = Party("the mission", "Desert Mission", "mission", PartyKind.EXTERNAL_FORCE, None)
CAPTURED = killed(3, outcome="captured")


def rows(*events, remainders=()):
    return acled_table(dossier(events, remainders), LossBook()).rows


def row(**given_event):
    (made,) = rows(event(**given_event))
    return made


def left_out(*events):
    book = LossBook()
    acled_table(dossier(events), book)
    return {one.record: one.reason for one in book.all() if one.kind is LossKind.LEFT_OUT}


def test_there_are_the_31_columns_of_the_codebook_in_its_order():
    assert [column.name for column in ACLED.columns] == COLUMNS
    assert len(COLUMNS) == 31


@pytest.mark.parametrize(
    ("given_event", "event_type", "sub_event_type"),
    [
        ({}, "Explosions/Remote violence", "Air/drone strike"),
        ({"type": "shelling"}, "Explosions/Remote violence", "Shelling/artillery/missile attack"),
        ({"type": "bombing"}, "Explosions/Remote violence", "Remote explosive/landmine/IED"),
        ({"type": "mine"}, "Explosions/Remote violence", "Remote explosive/landmine/IED"),
        ({"type": "suicide_bombing"}, "Explosions/Remote violence", "Suicide bomb"),
        ({"type": "bombing", "weapon": "hand grenade"}, "Explosions/Remote violence", "Grenade"),
        ({"weapon": "chlorine"}, "Explosions/Remote violence", "Chemical weapon"),
        ({"type": "armed_clash"}, "Battles", "Armed clash"),
        ({"type": "armed_attack"}, "Battles", "Armed clash"),
        ({"type": "raid"}, "Battles", "Armed clash"),
        ({"type": "raid", "counts": (CAPTURED,)}, "Strategic developments", "Arrests"),
        ({"type": "arrest", "counts": ()}, "Strategic developments", "Arrests"),
        ({"type": "execution"}, "Violence against civilians", "Attack"),
        ({"type": "armed_attack", "target": VILLAGERS}, "Violence against civilians", "Attack"),
    ],
)
def test_an_event_has_the_type_that_the_codebook_gives_it(given_event, event_type, sub_event_type):
    kind = EventType(given_event.get("type", "air_strike"))
    made = row(**(given_event | {"type": kind}))
    assert (made.event_type, made.sub_event_type) == (event_type, sub_event_type)


def test_an_abduction_that_ends_in_death_is_an_attack():
    taken = {"type": EventType.ABDUCTION, "target": VILLAGERS, "perpetrator": REBELS}
    abducted = row(counts=(CAPTURED,), **taken)
    died = row(counts=(CAPTURED, killed(1)), **taken)
    assert abducted.sub_event_type == "Abduction/forced disappearance"
    assert (died.sub_event_type, died.fatalities) == ("Attack", 1)


def test_civilians_who_die_in_a_battle_are_among_its_dead_and_no_actor():
    counts = (killed(9), killed(2, "civilian"), killed(7, "combatant"))
    made = row(type=EventType.ARMED_CLASH, counts=counts)
    assert (made.fatalities, made.actor2, made.civilian_targeting) == (9, "Northland Front", None)


def test_nobody_is_a_civilian_because_no_report_says_who_was_attacked():
    one = event(type=EventType.ARMED_ATTACK, target=None, counts=(killed(5),))
    assert "no report says who was attacked" in left_out(one)[one.id]


def test_an_air_strike_within_a_battle_is_part_of_it_and_alone_it_is_an_event():
    battle = event("e-000000000001", type=EventType.ARMED_CLASH, counts=(killed(4),))
    strike = event("e-000000000002", perpetrator=REBELS, target=ARMY, counts=(killed(3),))
    elsewhere = event("e-000000000003", where=replace(place(), geonames=2, name="Newbridge"))
    made = rows(battle, strike, elsewhere)
    assert [(one.sub_event_type, one.fatalities) for one in made] == [
        ("Armed clash", 7),
        ("Air/drone strike", 8),
    ]
    assert "within a battle" in left_out(battle, strike, elsewhere)[strike.id]
    assert "air strike" in made[0].notes


def test_a_toll_of_several_events_is_divided_over_them():
    open_ = killed(0, high=24)
    first = event("e-000000000001", counts=(open_,))
    second = event("e-000000000002", counts=(open_,), when=day("2031-05-09"))
    both = (first.id, second.id)
    left = Remainder("c-1", both, Outcome.KILLED, Victims.UNSTATED, 25, 25, "25 are left.")
    made = rows(first, second, remainders=[left])
    assert [one.fatalities for one in made] == [13, 12]
    assert "25 dead are reported for 2 events together; 13 stand here." in made[0].notes


def test_what_is_left_for_events_that_have_a_number_is_not_divided():
    first = event("e-000000000001")
    second = event("e-000000000002", counts=(killed(0, high=24),))
    both = (first.id, second.id)
    left = Remainder("c-1", both, Outcome.KILLED, Victims.UNSTATED, 25, 25, "25 are left.")
    assert [one.fatalities for one in rows(first, second, remainders=[left])] == [8, 0]


@pytest.mark.parametrize(
    ("counts", "dead"),
    [
        ((killed(8, best=9, high=11),), 8),
        ((killed(31), killed(4, "child")), 31),
        ((killed(5, outcome="injured"),), 0),
        ((), 0),
    ],
)
def test_one_conservative_number_stands_for_the_dead(counts, dead):
    assert row(counts=counts).fatalities == dead


@pytest.mark.parametrize(
    ("parties", "kinds", "number"),
    [
        ((ARMY, REBELS), (1, 2), 12),
        ((REBELS, ARMY), (2, 1), 12),
        ((AMERICANS, REBELS), (8, 2), 28),
        ((OTHERS, VILLAGERS), (3, 7), 37),
        ((ARMY, None), (1, None), 10),
        ((GUNMEN, ARMY), (3, 1), 13),
        ((None, REBELS), (8, 2), 28),
    ],
)
def test_inter_codes_say_what_kind_each_actor_is(parties, kinds, number):
    made = row(perpetrator=parties[0], target=parties[1])
    assert ((made.inter1, made.inter2), made.interaction) == (kinds, number)


def test_a_foreign_command_stands_under_its_state():
    made = row(perpetrator=AMERICANS)
    told = (made.actor1, made.assoc_actor_1)
    assert told == ("Military Forces of United States", "U.S. Africa Command")


@pytest.mark.parametrize(
    ("start", "end", "expected", "code"),
    [
        ("2031-05-03", "2031-05-03", "2031-05-03", 1),
        ("2031-05-03", "2031-05-04", "2031-05-03", 2),
        ("2031-05-03", "2031-05-09", "2031-05-03", 2),
        ("2031-05-01", "2031-05-31", "2031-05-16", 3),
    ],
)
def test_one_day_stands_for_a_time(start, end, expected, code):
    found = one_day(day(start, end))
    assert (found[0].isoformat(), found[1]) == (expected, code)


@pytest.mark.parametrize(
    ("level", "radius", "code"),
    [
        ("exact", 1, 1), ("town", 5, 1), ("near", 20, 2), ("near", 80, 3), ("district", 30, 2),
        ("district", 90, 3), ("province", 90, 3), ("region", 200, 3), ("country", 500, None),
        ("water", 50, None), (None, 10, 2),
    ],
)  # fmt: skip
def test_geo_precision_follows_from_the_step_of_the_place_and_its_radius(level, radius, code):
    assert geo_precision(place(level, radius)) == code


@pytest.mark.parametrize(
    "given_event",
    [
        {"when": None},
        {"when": day("2031-01-01", "2033-01-01")},
        {"where": None},
        {"where": place("country")},
        {"where": place(country="XX")},
        {"included": Included(Verdict.OUT, "least", "No.")},
    ],
)
def test_an_event_that_acled_would_not_code_is_listed_with_why(given_event):
    one = event(**given_event)
    assert rows(one) == ()
    assert one.id in left_out(one)


def test_the_notes_say_what_claims_say_and_who_says_it(case):
    denial = replace(case.strike, id="c-2", stance=Stance.DENIES)
    reading = next(one for one in case.readings if one.document == "gazette-1")
    reading = replace(reading, claims=(case.strike, denial))
    told = event(claims=(case.strike.id, denial.id), documents=("gazette-1",))
    edition = Edition(case.documents, {"gazette-1": reading}, (told,), (), (), {})
    (made,) = acled_table(Dossier(edition, bounds), LossBook()).rows
    assert made.notes == (
        "On 3 May 2031, air strike by Military Forces of Libya against Northland Front in Oldmill. "
        "Killed: 8 fighters (the ministry); 8 fighters (denied by the ministry)."
    )


@settings(deadline=None)
@given(any_events())
def test_every_event_has_a_row_or_stands_among_the_losses(events):
    book = LossBook()
    table = acled_table(dossier(events), book)
    left = {loss.record for loss in book.all() if loss.kind is LossKind.LEFT_OUT}
    assert len(table.rows) + len(left) == len(events)


@settings(deadline=None)
@given(any_events())
def test_what_is_written_as_csv_is_what_is_read(events):
    table = acled_table(dossier(events), LossBook())
    assert read_csv(ACLED, csv_text(table)) == table


@settings(deadline=None)
@given(any_events())
def test_no_death_is_counted_that_no_report_counts(events):
    made = acled_table(dossier(events), LossBook()).rows
    known = [bounds(one, Outcome.KILLED)[0] or 0 for one in events]
    assert sum(one.fatalities for one in made) <= sum(known)


def test_people_hurt_while_they_were_taken_make_it_an_attack_and_that_is_said():
    taken = event(
        type=EventType.ABDUCTION, target=VILLAGERS, perpetrator=REBELS,
        counts=(CAPTURED, killed(2, outcome="injured")),
    )  # fmt: skip
    book = LossBook()
    (made,) = acled_table(dossier([taken]), book).rows
    assert (made.sub_event_type, made.fatalities) == ("Attack", 0)
    assert any("whether badly is not known" in one.reason for one in book.all())


def test_an_abduction_of_which_nobody_says_for_sure_that_it_killed_stays_one():
    taken = {"type": EventType.ABDUCTION, "target": VILLAGERS, "perpetrator": REBELS}
    made = row(counts=(CAPTURED, killed(0, best=None, high=1)), **taken)
    assert (made.sub_event_type, made.fatalities) == ("Abduction/forced disappearance", 0)


@pytest.mark.parametrize(
    ("target", "sub_event_type"), [(REBELS, "Armed clash"), (VILLAGERS, "Attack")]
)
def test_an_arrest_in_which_somebody_dies_is_no_strategic_development(target, sub_event_type):
    made = row(type=EventType.ARREST, target=target, counts=(CAPTURED, killed(2)))
    assert (made.sub_event_type, made.fatalities) == (sub_event_type, 2)


@pytest.mark.parametrize("perpetrator", [REBELS, GUNMEN])
def test_a_raid_of_armed_men_who_take_people_away_is_an_abduction(perpetrator):
    made = row(type=EventType.RAID, perpetrator=perpetrator, target=VILLAGERS, counts=(CAPTURED,))
    assert made.sub_event_type == "Abduction/forced disappearance"


def test_a_clash_in_which_only_civilians_died_is_a_battle():
    made = row(type=EventType.ARMED_CLASH, target=None, counts=(killed(5, "civilian"),))
    assert (made.event_type, made.fatalities) == ("Battles", 5)
    assert (made.actor2, made.civilian_targeting) == ("Unidentified Armed Group (Libya)", None)


@pytest.mark.parametrize("means", ["air_strike", "shelling", "bombing", "suicide_bombing"])
@pytest.mark.parametrize("fight", ["armed_clash", "armed_attack", "raid"])
def test_a_strike_or_a_bomb_within_any_fight_of_the_same_sides_is_part_of_it(means, fight):
    battle = event("e-000000000001", type=EventType(fight), counts=(killed(5),))
    strike = event("e-000000000002", type=EventType(means), counts=(killed(2),))
    made = rows(battle, strike)
    assert [(one.sub_event_type, one.fatalities) for one in made] == [("Armed clash", 7)]


def test_an_attack_on_villagers_takes_in_no_strike_on_rebels():
    attack = event("e-000000000001", type=EventType.ARMED_ATTACK, target=VILLAGERS)
    assert len(rows(attack, event("e-000000000002"))) == 2


def test_nobody_becomes_a_civilian_because_a_column_wants_one():
    book = LossBook()
    made = acled_table(dossier([event(type=EventType.EXECUTION)]), book).rows[0]
    assert (made.sub_event_type, made.actor2) == ("Attack", "Northland Front")
    assert any("ACLED has civilians there" in one.reason for one in book.all())


@pytest.mark.parametrize(
    ("whole", "room", "parts"),
    [
        (25, [(0, 24), (0, 24)], (13, 12)),
        (24, [(0, 5), (0, 24)], (5, 19)),
        (24, [(15, 24), (0, 24)], (15, 9)),
        (10, [(0, 3), (0, 3), (0, 9)], (3, 3, 4)),
        (7, [(0, 9), (0, 9), (0, 9)], (3, 2, 2)),
        (3, [(2, 9), (2, 9)], (2, 2)),
    ],
)
def test_a_toll_is_divided_as_evenly_as_each_event_allows(whole, room, parts):
    assert evenly(whole, room) == parts


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1), st.integers(0, 60))
def test_what_is_divided_comes_to_the_whole_wherever_that_fits(pairs, whole):
    room = [(min(pair), max(pair)) for pair in pairs]
    parts = evenly(whole, room)
    assert all(least <= part <= most for part, (least, most) in zip(parts, room, strict=True))
    if sum(least for least, _ in room) <= whole <= sum(most for _, most in room):
        assert sum(parts) == whole


def test_the_parts_of_a_divided_toll_keep_to_what_is_known_of_each_event():
    first = event("e-000000000001", counts=(killed(0, high=5),))
    second = event("e-000000000002", counts=(killed(0, high=24),), when=day("2031-05-09"))
    left = Remainder(
        "c-1", (first.id, second.id), Outcome.KILLED, Victims.UNSTATED, 24, 24, "24 are left."
    )
    assert [one.fatalities for one in rows(first, second, remainders=[left])] == [5, 19]


def test_dead_without_a_number_are_said_to_be_so():
    book = LossBook()
    made = acled_table(dossier([event(counts=(killed(0, high=20),))]), book).rows[0]
    assert made.fatalities == 0
    assert any("no report says how many" in one.reason for one in book.all())


HERDERS = Party("herders", None, None, None, None)
HOUSE = Party("house", None, None, None, None)
ARMED_MEN = Party("armed men", None, None, PartyKind.OTHER, None)


@pytest.mark.parametrize(
    "counts",
    [(killed(5, "civilian"),), (killed(5), killed(5, "civilian")), (killed(5), killed(5, "man"))],
)
def test_people_of_no_side_who_all_died_as_civilians_were_attacked(counts):
    made = row(type=EventType.ARMED_ATTACK, perpetrator=ARMED_MEN, target=HERDERS, counts=counts)
    assert (made.event_type, made.sub_event_type) == ("Violence against civilians", "Attack")
    assert (made.actor2, made.civilian_targeting) == ("Civilians (Libya)", "Civilian targeting")


def test_where_only_some_of_the_dead_are_civilians_no_report_says_who_was_attacked():
    told = event(type=EventType.RAID, target=HERDERS, counts=(killed(31), killed(4, "child")))
    assert "no report says who was attacked" in left_out(told)[told.id]


def test_a_house_is_no_actor():
    book = LossBook()
    (made,) = acled_table(dossier([event(target=HOUSE, counts=(killed(3),))]), book).rows
    assert (made.actor2, made.inter2, made.interaction) == (None, None, 10)
    assert any("not said to be of any side" in one.reason for one in book.all())
    assert "house" not in made.notes


def test_armed_men_of_whom_no_more_is_known_are_an_unidentified_group():
    made = row(type=EventType.ARMED_ATTACK, perpetrator=ARMED_MEN, target=ARMY)
    assert (made.actor1, made.inter1) == ("Unidentified Armed Group (Libya)", 3)


def test_a_state_that_goes_by_its_name_alone_is_that_state():
    israel = Party("Israel", "Israel", None, PartyKind.STATE_FORCE, None)
    made = row(perpetrator=israel)
    assert (made.actor1, made.inter1) == ("Military Forces of Israel", 8)


@pytest.mark.parametrize(
    ("counts", "differ"), [((killed(3),), False), ((killed(2, best=3, high=3),), True)]
)
def test_parts_that_add_up_are_no_reports_that_differ(case, counts, differ):
    soldier = Count(Outcome.KILLED, Victims.SECURITY_FORCE, 1, 1, "one", None, Exactness.EXACT)
    fighters = replace(soldier, victims=Victims.COMBATANT, low=2, high=2, text="two")
    claim = replace(case.strike, counts=(soldier, fighters))
    told = event(claims=(claim.id,), counts=counts)
    readings = {"gazette-1": Reading("gazette-1", "en", None, (claim,))}
    made = Dossier(Edition(case.documents, readings, (told,), (), (), {}), bounds)
    (found,) = acled_table(made, LossBook()).rows
    assert ("Reports differ" in found.notes) is differ


def test_forces_that_act_together_stand_as_the_state_with_its_partner():
    both = Party("Libyan and coalition forces", "Libya; Desert Mission", None, None, None)
    made = row(perpetrator=both)
    told = (made.actor1, made.assoc_actor_1, made.inter1)
    assert told == ("Military Forces of Libya", "Desert Mission", 1)
    assert "by Military Forces of Libya and Desert Mission against Northland Front" in made.notes


@pytest.mark.parametrize("text", ["the suspected insurgents", "Suspected insurgents", "fighters"])
def test_a_group_without_a_name_is_an_unidentified_one(text):
    made = row(target=Party(text, None, None, PartyKind.REBEL_GROUP, None))
    assert (made.actor2, made.inter2) == ("Unidentified Armed Group (Libya)", 3)


@pytest.mark.parametrize("text", ["Seleka", "Sorrel fighters", "The Marsh Brigade", "كتيبة"])
def test_a_group_by_a_name_that_no_list_has_keeps_it(text):
    assert row(target=Party(text, None, None, PartyKind.REBEL_GROUP, None)).actor2 == text


@pytest.mark.parametrize(
    ("by", "sub"),
    [(ARMY, "Arrests"), (AMERICANS, "Arrests"), (MISSION, "Arrests"), (OTHERS, "Other")],
)
def test_fighters_who_are_taken_are_no_civilians(by, sub):
    for kind in (EventType.RAID, EventType.ABDUCTION, EventType.ARREST):
        made = row(type=kind, perpetrator=by, target=REBELS, counts=(CAPTURED,))
        assert (made.event_type, made.sub_event_type) == ("Strategic developments", sub)


def test_a_clash_is_told_as_between_its_sides():
    made = row(type=EventType.ARMED_CLASH, perpetrator=ARMY, target=REBELS)
    between = "armed clash between Military Forces of Libya and Northland Front in Oldmill"
    assert made.notes.startswith(f"On 3 May 2031, {between}.")
