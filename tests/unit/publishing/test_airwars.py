"""Airwars: 18 categories of people, who says that it struck, what each concedes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.making_events import AMERICANS, any_events, bounds, day, dossier, event, killed, place

from recount.model.claims import Claim, ClaimKind, EventType, Stance
from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.model.documents import Document
from recount.model.events import Grade, Graded
from recount.model.parties import Party, PartyKind, Speaker, SpeakerKind
from recount.model.readings import Reading
from recount.model.spans import Span
from recount.publishing import Dossier, Edition, LossKind
from recount.publishing.airwars import BELLIGERENTS, INCIDENTS, SOURCES
from recount.publishing.airwars_codes import Category
from recount.publishing.airwars_tables import airwars_tables
from recount.publishing.delimited import csv_text, read_csv
from recount.publishing.losses import LossBook

FRONT = Party("the Front", "Northland Front", "northland-front", PartyKind.REBEL_GROUP, None)
LEAGUE = Party("the League", "Southland League", "southland-league", PartyKind.REBEL_GROUP, None)


def count(low, victims="civilian", outcome="killed"):
    how = Exactness.EXACT
    return Count(Outcome(outcome), Victims(victims), low, low, str(low), None, how)


def claim(name, *counts, by=None, speaker=None, document="d1", stance="asserts"):
    who = Speaker(speaker, SpeakerKind.MILITARY, None) if speaker else None
    return Claim(
        name, document, ClaimKind.EVENT, Span(0, 3, "..."), who, Stance(stance),
        EventType.AIR_STRIKE, perpetrator=by, counts=tuple(counts),
    )  # fmt: skip


def tables(*claims, origins=1, days=None, **given_event):
    """The three tables of one event that these claims tell of."""
    ids = sorted({one.document for one in claims} or {"d1"})
    told = event(
        claims=tuple(one.id for one in claims), documents=tuple(ids), origins=origins, **given_event
    )
    readings = {
        key: Reading(key, "en", None, tuple(one for one in claims if one.document == key))
        for key in ids
    }
    documents = tuple(
        Document(key, "...", published=(days or {}).get(key), publisher="The Gazette")
        for key in ids
    )
    edition = Edition(documents, readings, (told,), (), (), {})
    return airwars_tables(Dossier(edition, bounds), LossBook())


def test_incidents_and_sources_have_four_numbers_for_each_of_18_categories():
    assert len(Category) == 18
    for spec in (INCIDENTS, SOURCES):
        numbers = [one.name for one in spec.columns if one.name.endswith(("_min", "_max"))]
        assert len([name for name in numbers if "strikes" not in name]) == 72


@pytest.mark.parametrize(
    ("victims", "category"),
    [
        ("civilian", "civilian_non_combatants"), ("child", "children"), ("woman", "women"),
        ("man", "men"), ("combatant", "belligerents"), ("journalist", "journalists"),
        ("security_force", "member_of_armed_forces"), ("aid_worker", "other_civilian"),
        ("unstated", "undetermined"),
    ],
)  # fmt: skip
def test_each_class_of_victims_has_its_category(victims, category):
    (row,) = tables(counts=(killed(2, victims, best=3, high=4),))[0].rows
    found = getattr(row, f"{category}_killed_min"), getattr(row, f"{category}_killed_max")
    assert found == (2, 4)
    assert row.undetermined_injured_min is None


@pytest.mark.parametrize(
    ("claims", "origins", "status"),
    [
        ([claim("c1", by=AMERICANS, speaker="U.S. Africa Command")], 1, "Declared"),
        ([claim("c1", by=AMERICANS, speaker="the ministry")], 2, "Likely"),
        ([claim("c1", by=AMERICANS, speaker="the ministry")], 1, "Single source claim"),
        ([claim("c1", by=FRONT), claim("c2", by=LEAGUE)], 2, "Contested strike"),
        (
            [claim("c1", by=FRONT), claim("c2", speaker="Northland Front", stance="denies")],
            2,
            "Contested strike",
        ),
    ],
)
def test_the_strike_status_follows_from_who_is_held_responsible_and_who_says_so(
    claims, origins, status
):
    (row,) = tables(*claims, origins=origins)[0].rows
    assert row.strike_status == status


def test_what_a_belligerent_concedes_is_what_it_says_itself():
    own = claim("c1", count(2), by=AMERICANS, speaker="U.S. Africa Command")
    others = claim("c2", count(9), by=AMERICANS, speaker="the council", document="d2")
    (row,) = tables(own, others)[1].rows
    assert (row.belligerent, row.type) == ("U.S. Africa Command", "Known")
    assert (row.deaths_conceded_min, row.deaths_conceded_max, row.num_claims) == (2, 2, 2)
    assert row.assessment == "Credible/substantiated"


@pytest.mark.parametrize(
    ("counts", "stance", "assessment"),
    [
        ((), "asserts", "Not yet assessed"),
        ((count(0),), "asserts", "Non-credible/unsubstantiated"),
        ((), "denies", "Non-credible/unsubstantiated"),
        ((count(8, "combatant"),), "asserts", "Not yet assessed"),
    ],
)
def test_what_a_belligerent_says_of_civilian_harm_is_its_assessment(counts, stance, assessment):
    blame = claim("c1", by=FRONT, speaker="the council")
    own = claim("c2", *counts, speaker="the Northland Front", stance=stance)
    (row,) = tables(blame, own)[1].rows
    assert row.assessment == assessment


@pytest.mark.parametrize(
    ("first", "then", "conceded", "assessment"),
    [
        (0, 3, 3, "Credible/substantiated"),
        (2, 3, 3, "Credible/substantiated"),
        (3, 0, 0, "Non-credible/unsubstantiated"),
    ],
)
def test_what_a_belligerent_said_last_of_civilian_harm_is_what_it_concedes(
    first, then, conceded, assessment
):
    says = {"by": AMERICANS, "speaker": "U.S. Africa Command"}
    early = claim("c1", count(first), document="d2", **says)
    late = claim("c2", count(then), document="d1", **says)
    days = {"d2": "2031-05-04", "d1": "2031-08-01T10:00:00Z"}
    (row,) = tables(early, late, days=days)[1].rows
    assert (row.deaths_conceded_min, row.deaths_conceded_max) == (conceded, conceded)
    assert (row.assessment, row.statement_date) == (assessment, "2031-08-01T10:00:00Z")
    (undated,) = tables(early, late)[1].rows
    assert (undated.deaths_conceded_min, undated.deaths_conceded_max) == (
        min(first, then), max(first, then),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("target", "named"),
    [
        (FRONT, "Northland Front"),
        (Party("villagers", None, None, PartyKind.CIVILIANS, None), None),
        (Party("house", None, None, None, None), None),
    ],
)
def test_neither_civilians_nor_a_house_are_a_belligerent_that_was_meant(target, named):
    (row,) = tables(claim("c1"), target=target)[0].rows
    assert row.targeted_belligerent == named


def test_arms_of_one_state_are_one_belligerent():
    state = Party("American", "United States", "state-US", PartyKind.STATE_FORCE, None)
    (row,) = tables(claim("c1", by=state), claim("c2", by=AMERICANS))[1].rows
    assert (row.belligerent, row.num_claims) == ("U.S. Africa Command", 2)


def test_each_source_has_its_own_least_and_most():
    first, later = claim("c1", count(8)), claim("c3", count(11), speaker="the mayor")
    second = claim("c2", count(5, outcome="injured"), document="d2")
    one, other = tables(first, later, second)[2].rows
    found = one.civilian_non_combatants_killed_min, one.civilian_non_combatants_killed_max
    assert found == (8, 11)
    assert other.civilian_non_combatants_killed_min is None
    assert other.civilian_non_combatants_injured_max == 5


def test_people_whom_a_claim_adds_up_are_added_in_its_source():
    father = replace(count(1, "man"), singled_out=True)
    (row,) = tables(claim("c1", count(2, "man"), father))[2].rows
    assert (row.men_killed_min, row.men_killed_max) == (3, 3)


def test_people_whom_a_later_claim_adds_are_added_in_its_source():
    more = replace(claim("c2", count(2)), adds_to="c1")
    (row,) = tables(claim("c1", count(5)), more)[2].rows
    found = row.civilian_non_combatants_killed_min, row.civilian_non_combatants_killed_max
    assert found == (7, 7)


def test_the_most_of_a_source_is_the_greatest_that_it_gives_where_nothing_bounds_it():
    at_least = replace(count(26, "unstated"), high=None, exactness=Exactness.AT_LEAST)
    (row,) = tables(claim("c1", at_least), claim("c2", count(5, "unstated")))[2].rows
    assert (row.undetermined_killed_min, row.undetermined_killed_max) == (5, 26)


def test_those_of_a_told_status_are_not_undetermined_in_a_source():
    police = replace(count(1, "security_force"), part_of=0)
    children = replace(count(2, "child"), part_of=0)
    (row,) = tables(claim("c1", count(5, "unstated"), police, children))[2].rows
    assert (row.undetermined_killed_min, row.undetermined_killed_max) == (4, 4)
    assert (row.children_killed_min, row.member_of_armed_forces_killed_min) == (2, 1)


@pytest.mark.parametrize(
    ("classes", "undetermined"),
    [
        ({"combatant": (5, 5), "security_force": (3, 3)}, (0, 0)),
        ({"civilian": (2, 4)}, (4, 6)),
        ({"civilian": (6, 6), "journalist": (2, 2)}, (2, 2)),
        ({"journalist": (2, 2)}, (6, 6)),
        ({"child": (2, 2), "woman": (1, 1), "man": (1, 1)}, (8, 8)),
        ({"civilian": (8, 8), "combatant": (8, 8)}, (0, 0)),
        ({"combatant": (3, None)}, (0, 5)),
    ],
)
def test_undetermined_are_those_of_whom_no_status_is_told(classes, undetermined):
    rows = [killed(low, name, best=low, high=high) for name, (low, high) in classes.items()]
    (row,) = tables(counts=(killed(8), *rows))[0].rows
    assert (row.undetermined_killed_min, row.undetermined_killed_max) == undetermined


def test_a_number_that_is_denied_is_not_one_of_the_source():
    (row,) = tables(claim("c1", count(8), stance="denies"))[2].rows
    assert row.civilian_non_combatants_killed_max is None


@pytest.mark.parametrize(
    ("level", "accuracy"),
    [
        ("exact", "Exact location"), ("landmark", "Nearby landmark"), ("street", "Street"),
        ("neighbourhood", "Neighbourhood/area"), ("village", "Village"), ("town", "Town"),
        ("city", "City"), ("near", "Nearby landmark"), ("district", "District"),
        ("province", "Province/governorate"), ("region", None), ("country", None), ("water", None),
    ],
)  # fmt: skip
def test_the_accuracy_is_airwars_word_for_the_step_of_the_place(level, accuracy):
    (row,) = tables(where=place(level))[0].rows
    assert row.geolocation_accuracy == accuracy


@pytest.mark.parametrize(
    ("part", "kind", "start"),
    [(None, "unknown", None), ("T14:30", "exact", "14:30"), ("NI", "time_of_day", "NI")],
)
def test_the_time_of_day_is_exact_or_a_part_or_unknown(part, kind, start):
    (row,) = tables(when=replace(day("2031-05-03"), part_of_day=part))[0].rows
    assert (row.local_time_type, row.local_time_start) == (kind, start)


def test_the_grading_is_that_of_the_methodology_with_its_reason():
    graded = Graded(Grade.FAIR, "origins_and_party", "Two origins.", ())
    (row,) = tables(graded=graded)[0].rows
    assert (row.civilian_harm_status, row.grading_reason) == ("Fair", "Two origins.")


@settings(deadline=None)
@given(any_events())
def test_every_event_has_a_row_or_stands_among_the_losses_and_comes_back(events):
    book = LossBook()
    incidents, belligerents, sources, _ = airwars_tables(dossier(events), book)
    left = [loss.record for loss in book.all() if loss.kind is LossKind.LEFT_OUT]
    assert sorted([*(row.code for row in incidents.rows), *left]) == [one.id for one in events]
    for table, spec in zip(
        (incidents, belligerents, sources), (INCIDENTS, BELLIGERENTS, SOURCES), strict=True
    ):
        assert read_csv(spec, csv_text(table)) == table
