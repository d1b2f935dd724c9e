"""One text that names two places: two happenings of a day, or one told more closely."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.making_claims import Newsroom, place

from recount.linking import link, score_pair
from recount.model.places import PlaceBasis, Where

QUARTER = place(
    "Beni Akla", 36.73, 3.09, "neighbourhood", country="DZ", radius=25, admin1="Algiers"
)
NEAR = place("Lakhdar", 36.56, 3.59, "near", country="DZ", radius=25, admin1="Bouira")
SUBURB = place("Beni Zouk", 36.70, 3.19, "near", country="DZ", radius=25, admin1="Algiers")
DISTRICT = place("Tenes", 36.5, 1.3, "district", country="DZ", radius=40)
PROVINCE = place("Medea", 36.26, 2.75, "province", country="DZ", radius=30, admin1="Medea")
FAR_TOWN = place("Ouargla", 36.95, 2.75, "town", country="DZ", radius=5, admin1="Tipaza")
INSIDE_TOWN = place("Berrou", 36.13, 2.91, "town", country="DZ", radius=5, admin1="Medea")


TOWN = place("Bordj Emir", 35.86, 2.75, "town", country="DZ", radius=5, admin1="Djelfa")
BESIDE_IT = place("Ain Fekan", 35.90, 2.75, "village", country="DZ", radius=3, admin1="Djelfa")
NEXT_TOWN = place("Ain Rich", 35.86, 3.05, "town", country="DZ", radius=5, admin1="Djelfa")


def listed(where: Where, number: int) -> Where:
    """The same place, as a gazetteer knows it."""
    return replace(where, geonames=number)


def unplaced(name: str) -> Where:
    """A name on no map, of which only the country is known."""
    return place(name, None, None, "village", country="DZ")


def taken_over(where: Where) -> Where:
    return replace(where, basis=PlaceBasis.INHERITED)


def happenings(first: Where, then: Where) -> int:
    """How many one text tells of, that gives two accounts of one day at these places."""
    news = Newsroom()
    text = news.document("text", "1997-09-06")
    news.event(text, "1997-09-05", first, 4, kind="armed_attack")
    news.event(text, "1997-09-05", then, injured=3, kind="armed_attack")
    return len(link(news.claims, news.documents).clusters)


@pytest.mark.parametrize(
    ("first", "then", "number"),
    [
        (unplaced("Rais"), unplaced("Sidi Amou"), 2),
        (QUARTER, unplaced("Rais"), 2),
        (TOWN, NEXT_TOWN, 2),  # farther apart than both reach
        (DISTRICT, unplaced("Rais"), 1),
        (unplaced("Rais"), unplaced("Rais"), 1),
        (unplaced("Al Zeitoun"), unplaced("Al-Zaytoun"), 1),  # one name in two spellings
        (unplaced("West Lemba"), unplaced("East Lemba"), 2),  # sound alike, and are two
        (unplaced("Beit Lahia"), unplaced("Beit Hanoun"), 2),
        (taken_over(QUARTER), NEAR, 2),
        (QUARTER, SUBURB, 1),
        (PROVINCE, FAR_TOWN, 2),
        (PROVINCE, INSIDE_TOWN, 1),
    ],
)
def test_two_places_in_one_text_are_one_happening_only_where_one_may_lie_in_the_other(
    first: Where, then: Where, number: int
) -> None:
    assert happenings(first, then) == number


@pytest.mark.parametrize(("first", "then", "number"), [("Rais", None, 1), (None, "Rais", 2)])
def test_a_place_that_was_taken_over_gives_way_to_one_that_is_named_later(
    first: str | None, then: str | None, number: int
) -> None:
    """What comes back to the first says no place of its own; what names one has moved on."""
    lead = taken_over(unplaced("Beni Akla"))
    news = Newsroom()
    text = news.document("text", "1997-09-06")
    news.event(text, "1997-09-05", unplaced(first) if first else lead, 45)
    news.event(text, "1997-09-05", unplaced(then) if then else lead, injured=30)
    assert len(link(news.claims, news.documents).clusters) == number


STRIPS = (
    ("raid", "2011-03-12", "2011-03-12", 1),
    ("raid", None, None, 1),
    ("armed_clash", "2011-03-12", "2011-03-12", 1),
    ("execution", "2011-03-12", "2011-03-12", 2),
    ("raid", "2011-03-12", "2011-03-11", 2),
)


@pytest.mark.parametrize(("kind", "first", "then", "number"), STRIPS)
def test_a_strike_told_in_one_breath_with_a_raid_of_the_district_is_part_of_it(
    kind: str, first: str | None, then: str | None, number: int
) -> None:
    news = Newsroom()
    text = news.document("text", "2011-03-12")
    news.event(text, first, DISTRICT, kind=kind)
    news.event(text, then, taken_over(DISTRICT), kind="shelling")
    assert len(link(news.claims, news.documents).clusters) == number


def reasons(first: dict, then: dict) -> set[str]:
    """What speaks for or against two accounts of one text being of one happening."""
    news = Newsroom()
    text = news.document("text", "1997-09-06")
    for told in (first, then):
        news.event(text, **{"where": TOWN, "at": "1997-09-05", "kind": "armed_attack", **told})
    return {feature.reason for feature in score_pair(*news.claims).features}


def test_two_towns_on_the_lists_that_lie_side_by_side_are_two_places_of_one_text() -> None:
    apart = "the document names two places"
    assert apart in reasons({"where": listed(TOWN, 1)}, {"where": listed(BESIDE_IT, 2)})
    assert apart not in reasons({"where": TOWN}, {"where": BESIDE_IT})


def test_two_towns_on_no_map_that_are_put_where_their_city_is_are_two_places() -> None:
    apart = "the document tells each at a spot of its own"
    assert apart in reasons({"where": TOWN}, {"where": replace(TOWN, name="Ksar Dali")})


def test_a_time_that_ends_before_the_day_told_beside_it_speaks_against_one_happening() -> None:
    """ "On Friday a bomb ... Last week gunmen ..." of one town, in one text."""
    outside = "the document tells a time just outside the interval of the other"
    assert outside in reasons({}, {"at": "1997-09-01/04"})
    assert outside not in reasons({}, {"at": "1997-09-01/05"})


def test_a_town_of_another_province_does_not_lie_in_the_one_that_is_named() -> None:
    room = Newsroom()
    room.event(room.document("one"), "2031-05-03", PROVINCE)
    room.event(room.document("two"), "2031-05-03", FAR_TOWN)
    room.event(room.document("three"), "2031-05-03", INSIDE_TOWN)
    first, *others = room.claims
    said = [
        part.reason
        for other in others
        for part in score_pair(first, other, room.documents).features
        if part.name == "place"
    ]
    assert said == [
        "outside the region, if its edge is taken strictly",
        "one place lies within the other",
    ]
