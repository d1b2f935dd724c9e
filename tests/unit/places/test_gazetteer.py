"""Looking names up."""

from __future__ import annotations

import pytest

from recount.model.places import PlaceLevel
from recount.places import Gazetteer
from recount.places.geometry import kilometres


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Murzuq", "LY", 25.9, 13.9),
        ("Sirte", None, 31.2, 16.6),
        ("Surt", "LY", 31.2, 16.6),
        ("Darnah", "LY", 32.8, 22.6),
        ("Ar-Raqqah", "SY", 35.95, 39.0),
        ("الرقة", "SY", 35.95, 39.0),
        ("دير الزور", "SY", 35.3, 40.1),
        ("Deir al-Zour", "SY", 35.3, 40.1),
        ("Mogadishu", None, 2.0, 45.3),
        ("Al Uwaynat", "LY", 25.8, 10.6),
        ("near Murzuq, Libya", None, 25.9, 13.9),
    ],
)
def test_towns_are_found_under_the_spellings_of_reports(
    gazetteer: Gazetteer, name: str, country: str | None, lat: float, lon: float
) -> None:
    best = gazetteer.locate(name, country)[0]
    assert best.lat is not None
    assert best.lon is not None
    assert kilometres(lat, lon, best.lat, best.lon) < 25


@pytest.mark.parametrize(
    ("name", "level", "country"),
    [
        ("Libya", PlaceLevel.COUNTRY, "LY"),
        ("DRC", PlaceLevel.COUNTRY, "CD"),
        ("Helmand", PlaceLevel.PROVINCE, "AF"),
        ("Texas", PlaceLevel.PROVINCE, "US"),
        ("Sahel", PlaceLevel.REGION, None),
        ("Red Sea", PlaceLevel.WATER, None),
        ("Kandahar", PlaceLevel.CITY, "AF"),
        ("Laurel County", PlaceLevel.DISTRICT, "US"),
    ],
)
def test_large_places_have_their_level(
    gazetteer: Gazetteer, name: str, level: PlaceLevel, country: str | None
) -> None:
    best = gazetteer.locate(name)[0]
    assert (best.level, best.country) == (level, country)


def test_the_province_of_a_town_is_a_name_and_not_a_code(gazetteer: Gazetteer) -> None:
    assert gazetteer.locate("Sangin", "AF")[0].admin1 == "Helmand"


def test_other_bearers_come_with_shares_of_belief(tiny: Gazetteer) -> None:
    first, second = tiny.locate("Oldmill")
    assert (first.country, second.country) == ("XB", "XA")
    assert [other.country for other in first.alternatives] == ["XA"]
    assert 0 < first.alternatives[0].weight < 0.5


def test_a_point_nearby_changes_the_order(tiny: Gazetteer) -> None:
    assert tiny.locate("Oldmill", near=(11.0, 10.0))[0].country == "XA"


def test_the_country_may_stand_in_the_name(tiny: Gazetteer) -> None:
    assert [where.country for where in tiny.locate("Oldmill, Orland")] == ["XA"]


def test_a_part_of_an_unknown_town_is_placed_in_the_town_around_it(tiny: Gazetteer) -> None:
    assert tiny.locate("Sandpit quarter (Tessport)")[0].name == "Tessport"


def test_an_unknown_place_is_not_answered_with_its_country(tiny: Gazetteer) -> None:
    assert tiny.locate("Zzyvox, Orland") == ()


def test_a_town_does_not_hide_the_country_it_is_called_after(tiny: Gazetteer) -> None:
    assert [place.name for place in tiny.bearers("Orland", None)] == ["Orland"]


def test_a_misspelt_name_is_found_where_the_country_is_known(tiny: Gazetteer) -> None:
    assert tiny.locate("Oldmyl", "XA")[0].name == "Oldmill"
    assert tiny.locate("Grumbold", "XA") == ()


def test_no_more_than_asked_for_come_back(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.locate("Springfield", limit=3)) == 3


@pytest.mark.parametrize("name", ["", "   ", "()", ",", ":", "🚁", "x" * 5000])
def test_nonsense_is_nowhere(tiny: Gazetteer, name: str) -> None:
    assert tiny.locate(name) == ()


def test_peoples_lead_to_their_countries(gazetteer: Gazetteer) -> None:
    assert gazetteer.peoples("Libyan") == ("LY",)
    assert gazetteer.peoples("Murzuq") == ()
    assert gazetteer.peoples("Burkinab\u00e8") == gazetteer.peoples("Burkinabe") == ("BF",)


@pytest.mark.parametrize(
    ("name", "country", "at"),
    [
        ("As Sidrah", "LY", (30.63, 18.35)),
        ("السدرة", "LY", (30.63, 18.35)),
        ("Nimule", "SS", (3.6, 32.06)),
        ("Jalawla", "IQ", (34.27, 45.17)),
    ],
)
def test_towns_whose_inhabitants_nobody_counted_are_found_too(
    gazetteer: Gazetteer, name: str, country: str, at: tuple[float, float]
) -> None:
    found = gazetteer.locate(name, country)[0]
    assert (found.country, found.geonames) == (country, None)
    assert kilometres(found.lat or 0, found.lon or 0, *at) < 5
