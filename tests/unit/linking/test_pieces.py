"""Days, grounds, parties, numbers and words, made ready to be compared."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.making_claims import Newsroom, country, party, place, toll, when

from recount.linking import link, score_pair
from recount.linking.days import days_of, published_day
from recount.linking.grounds import distance_km, ground_of, lies_within, narrowest, width
from recount.linking.kinds import Match, match_parties, match_types, party_key
from recount.linking.tolls import Likeness, conflict, liken, tolls_of
from recount.linking.wording import copy_key, sets_apart
from recount.model.claims import EventType
from recount.model.counts import Outcome
from recount.model.lineage import ancestors
from recount.model.parties import Party
from recount.model.places import PlaceLevel
from recount.model.spans import Span


def test_open_ends_and_years_on_end_are_no_days() -> None:
    assert days_of(None) is None
    assert days_of(when("2031-01-01/2033-01-01", "longer")) is None
    assert days_of(when("--13-45")) is None
    assert days_of(when("2031")).length == 365


def test_publication_in_place_of_a_date_means_the_days_before_it() -> None:
    days = days_of(when("2031-05-10", basis="publication_fallback"))
    assert (days.length, days.firm, days.assumed) == (6, False, True)


@pytest.mark.parametrize("published", [None, "", "May", "2031-13-01"])
def test_a_document_without_a_usable_date_has_none(published: str | None) -> None:
    assert published_day(published) is None


LATITUDES = st.floats(-80, 80)
LONGITUDES = st.floats(-180, 180)


@settings(deadline=None)
@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES, st.floats(1, 400))
def test_places_within_a_distance_lie_in_the_squares_for_it(a, b, c, d, km) -> None:
    here, there = ground_of(place("a", a, b)), ground_of(place("b", c, d))
    if distance_km(here, there) <= km:
        assert there.cell in here.cells_within(km + 1)


@given(LATITUDES, LONGITUDES, st.floats(-1.5, 1.5), st.floats(-1.5, 1.5))
def test_so_do_places_that_are_near(lat, lon, north, east) -> None:
    here, there = ground_of(place("a", lat, lon)), ground_of(place("b", lat + north, lon + east))
    assert there.cell in here.cells_within(distance_km(here, there) + 1)


def test_a_town_lies_in_its_region_and_country_and_not_the_other_way_round() -> None:
    town = ground_of(place("Oldmill", 26.1, 14.2))
    region = ground_of(place("the south", 25.5, 15.0, "region", radius=300))
    land = ground_of(country("LY"))
    assert lies_within(town, region)
    assert lies_within(region, land)
    assert not lies_within(region, town)
    assert not lies_within(land, town)
    assert not lies_within(town, ground_of(country("TD")))


def test_kinds_that_reports_mix_are_akin() -> None:
    assert match_types(EventType.AIR_STRIKE, EventType.BOMBING) is Match.AKIN
    assert match_types(EventType.AIR_STRIKE, EventType.ARREST) is Match.DIFFERENT
    assert match_types(EventType.OTHER, EventType.ARREST) is Match.UNKNOWN
    assert match_types(None, EventType.ARREST) is Match.UNKNOWN
    for a in EventType:
        for b in EventType:
            assert match_types(a, b) is match_types(b, a)


def test_a_party_with_only_words_matches_nothing_and_a_branch_is_akin() -> None:
    state, branch = party_key(party("Islamic State")), party_key(party("Islamic State (Libya)"))
    assert match_parties(state, branch) is Match.AKIN
    assert match_parties(state, party_key(party("?militants"))) is Match.UNKNOWN
    assert match_parties(state, party_key(party("Northland"))) is Match.DIFFERENT


def registered(name: str, key: str) -> Party:
    return Party(name, name, key, None, None)


def test_a_command_belongs_to_its_state_and_a_branch_to_its_movement() -> None:
    state = party_key(registered("United States", "state-US"))
    command = party_key(registered("U.S. Africa Command", "africom"))
    service = party_key(registered("Central Intelligence Agency", "cia"))
    movement = party_key(registered("Al Qaeda", "al-qaeda"))
    branch = party_key(registered("Ansar Dine", "ansar-dine"))
    sister = party_key(registered("Al Shabaab", "al-shabaab"))
    assert match_parties(command, state) is Match.AKIN
    assert match_parties(command, service) is Match.AKIN
    assert match_parties(branch, movement) is Match.AKIN
    assert match_parties(branch, sister) is Match.DIFFERENT
    assert match_parties(command, movement) is Match.DIFFERENT
    assert ancestors("islamic-state-ly") == ("islamic-state",)
    assert ancestors("nobody") == ()


def test_a_day_is_written_where_its_number_stands_in_the_words() -> None:
    relative = when("2031-05-26", basis="relative_to_publication")
    for words, written in (
        ("Thursday, Sept. 26", True), ("26", True), ("the 26th", True), ("yesterday", False),
        ("Thursday at 14:26", False), ("Friday", False),
    ):  # fmt: skip
        assert days_of(replace(relative, text=words)).written is written


def test_different_victims_of_one_sentence_add_up() -> None:
    counts = toll(Outcome.KILLED, 3, "civilian") + toll(Outcome.KILLED, (5, None), "combatant")
    assert tolls_of(counts, Outcome.KILLED) == ((8, None),)
    assert tolls_of(counts, Outcome.INJURED) == ()


def test_two_groups_of_one_class_add_up_and_one_number_told_twice_does_not() -> None:
    text = "killed four US and four Malian soldiers"
    one, other = (Span.of(text, at, at + 4) for at in (7, 19))
    four = toll(Outcome.KILLED, 4, "security_force")[0]
    told = [replace(four, span=span) for span in (one, other)]
    assert tolls_of(told, Outcome.KILLED) == ((8, 8),)
    assert tolls_of([told[0], told[0]], Outcome.KILLED) == ((4, 4),)


def test_a_village_on_no_map_is_narrower_than_a_region() -> None:
    region, city = place("The West", 26.0, 14.0, "region"), place("Oldmill", 26.1, 14.2)
    village = replace(city, name="Newmill", lat=None, lon=None, level=PlaceLevel.VILLAGE)
    grounds = [ground_of(one) for one in (region, village, city)]
    assert [one.name for one in sorted(grounds, key=width)] == ["oldmill", "newmill", "the west"]


def test_a_village_on_no_map_lies_in_the_region_and_not_in_the_town_named_beside_it() -> None:
    region, town = place("The West", 26.0, 14.0, "region"), place("Oldmill", 26.1, 14.2)
    village = replace(town, name="Newmill", lat=None, lon=None, level=PlaceLevel.VILLAGE)
    in_region = narrowest([ground_of(region), ground_of(village)])
    assert (in_region.name, in_region.point is None, in_region.broad) == ("newmill", False, True)
    assert narrowest([ground_of(town), ground_of(village)]).name == "oldmill"


@pytest.mark.parametrize(
    ("ours", "theirs", "likeness"),
    [
        ((8, 8), (8, 8), Likeness.EQUAL),
        ((8, None), (11, 11), Likeness.OVERLAPPING),
        ((8, 8), (10, 10), Likeness.CLOSE),
        ((8, 8), (12, 12), Likeness.APART),
        ((8, 8), (30, 30), Likeness.FAR),
        ((0, 0), (3, 3), Likeness.FAR),
    ],
)
def test_numbers_are_likened(ours, theirs, likeness: Likeness) -> None:
    assert liken([ours], [theirs]).likeness is likeness
    assert liken([theirs], [ours]).likeness is likeness


def test_a_part_may_be_fewer_than_the_whole() -> None:
    eight, eleven = toll(Outcome.KILLED, 8), toll(Outcome.KILLED, 11)
    assert conflict(eight, eleven)
    assert not conflict(toll(Outcome.KILLED, 8, "combatant"), eleven)
    assert not conflict(eight, toll(Outcome.KILLED, (5, None)))
    assert not conflict(eight, toll(Outcome.INJURED, 11))


def test_three_killed_with_their_families_are_three_or_more() -> None:
    families = toll(Outcome.KILLED, (None, None), "child")
    three = (*toll(Outcome.KILLED, 3), *families)
    assert tolls_of(three, Outcome.KILLED) == ((3, None),)
    assert not conflict(three, toll(Outcome.KILLED, 14))
    assert conflict(toll(Outcome.KILLED, 3), toll(Outcome.KILLED, 14))


@pytest.mark.parametrize(
    "quote",
    [
        "Another strike hit",
        "a second air strike",
        "in a separate raid",
        "a third bombing",
        "Two hours later and 9 km off a bus drove over a mine",
        "The same jets later targeted the edge of Darhan",
        "Another three people were killed in an air strike near Hama",
    ],
)
def test_words_that_set_a_happening_apart(quote: str) -> None:
    assert sets_apart(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "killed three and wounded another four",
        "the strike",
        "for a second time",
        "Two hours later a bomb exploded at the same gate",
        "The jets later hit the house again",
        "at least 37 were wounded in this strike and another strike nearby",
        "another 18 people were wounded in the attack",
    ],
)
def test_words_that_do_not(quote: str) -> None:
    assert not sets_apart(quote)


def test_a_sentence_is_found_again_whatever_its_case_and_dashes() -> None:
    long = "Eight fighters were killed near the mill, it said"
    assert copy_key(long) == copy_key(long.upper().replace(",", " -"))
    assert copy_key("Eight were killed") is None


def test_a_score_adds_up_and_names_its_parts() -> None:
    room = Newsroom()
    for name in ("a", "b"):
        room.event(room.document(name), "2031-05-03", place("Oldmill", 26.1, 14.2), 8)
    score = score_pair(*room.claims)
    assert score.total == sum(part.weight for part in score.features)
    assert {part.name for part in score.features} == {"place", "time", "type", "dead"}
    assert score == score_pair(*room.claims, room.documents)


def test_a_vague_claim_that_fits_several_stays_alone_until_a_number_decides() -> None:
    for dead, events in ((None, 3), (17, 2)):
        room = Newsroom()
        spot = {"where": country("LY"), "by": "Northland", "on": "the Front"}
        for day, number in (("2031-05-21", 8), ("2031-05-26", 17)):
            room.event(room.document(day), day, dead=number, **spot)
        room.event(room.document("vague"), "2031-05-20/31", dead=dead, precision="days", **spot)
        assert len(link(room.claims, room.documents).clusters) == events


@pytest.mark.parametrize(
    ("fields", "events"),
    [
        pytest.param({"dead": 8}, 1, id="the same kind and number"),
        pytest.param({}, 1, id="the same kind, no number"),
        pytest.param({"dead": 17}, 2, id="another number"),
        pytest.param({"kind": "armed_clash"}, 2, id="another kind"),
        pytest.param({"quote": "A second strike hit the mill"}, 2, id="another one by its words"),
    ],
)
def test_what_a_text_tells_without_a_day_is_what_it_tells_with_one(fields, events) -> None:
    room = Newsroom()
    document = room.document("d", "2031-09-20")
    mill = place("Oldmill", 26.1, 14.2)
    room.event(document, "2031-05-03", mill, 8)
    room.event(document, "2031-09-20", mill, basis="publication_fallback", **fields)
    assert len(link(room.claims, room.documents).clusters) == events


def test_references_into_nowhere_or_in_a_circle_bind_nothing() -> None:
    room = Newsroom()
    room.document("d")
    room.event("d", "2031-05-03", refers_to="c-unknown")
    role = room.role("d", "Tam Orre", "killed", "c-unknown")
    room.response("d", "c-unknown")
    room.response("d", role)
    (event,) = link(room.claims, room.documents).clusters
    assert event.claims == (room.claims[0].id,)


def test_no_claims_make_no_events() -> None:
    assert link((), ()).clusters == ()
