"""Names of one document are settled together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.model.spans import Span
from recount.places import Apart, Gazetteer, PlaceContext, WrittenPlace, resolve_places
from recount.places.geometry import kilometres


def written(name: str, **hints: object) -> WrittenPlace:
    """A name at the beginning of a text."""
    return WrittenPlace(name, Span(0, len(name), name), **hints)  # type: ignore[arg-type]


def resolved(gazetteer: Gazetteer, *places: WrittenPlace, **context: object) -> list[Where]:
    """The places meant."""
    return list(resolve_places(places, gazetteer, PlaceContext(**context)))  # type: ignore[arg-type]


def test_the_neighbours_of_a_name_decide_which_bearer_is_meant(tiny: Gazetteer) -> None:
    with_velmark = resolved(tiny, written("Oldmill"), written("Velmark"), written("Tessport"))
    assert with_velmark[0].country == "XA"
    assert resolved(tiny, written("Oldmill"), written("Kerrow"))[0].country == "XB"


def test_the_other_bearers_are_kept(tiny: Gazetteer) -> None:
    where = resolved(tiny, written("Oldmill"))[0]
    assert [other.country for other in where.alternatives] == ["XA"]


def test_what_the_text_says_it_lies_in_outweighs_size(tiny: Gazetteer) -> None:
    assert resolved(tiny, written("Oldmill", inside=("Orland",)))[0].country == "XA"


def test_an_unknown_name_stays_unresolved_and_empties_no_other(tiny: Gazetteer) -> None:
    unknown, known = resolved(tiny, written("Zzyvox"), written("Tessport"))
    assert (unknown.name, unknown.lat, unknown.level) == ("Zzyvox", None, None)
    assert known.lat == 9.0


def test_an_unknown_district_takes_point_and_province_of_the_province_around_it(
    tiny: Gazetteer,
) -> None:
    where = resolved(tiny, written("Zzyvox", kind="district", inside=("Velmark",)))[0]
    assert (where.name, where.level) == ("Zzyvox", PlaceLevel.DISTRICT)
    assert (where.admin1, where.country, where.lat) == ("Velmark", "XA", 11.0)
    assert where.basis is PlaceBasis.RELATIVE


def test_an_unknown_town_of_a_country_gets_the_country_but_no_point(tiny: Gazetteer) -> None:
    where = resolved(tiny, written("Zzyvox", inside=("Orland",)))[0]
    assert (where.country, where.lat, where.radius_km) == ("XA", None, None)


def test_a_small_place_abroad_is_not_believed_in_a_text_about_one_country(
    gazetteer: Gazetteer,
) -> None:
    places = [written(name) for name in ("Afghanistan", "Kabul", "Helmand", "Anarak")]
    assert resolved(gazetteer, *places)[3].lat is None


@pytest.mark.parametrize(
    ("district", "province"),
    [("Andar", "Ghazni"), ("Zhari", "Kandahar"), ("Nowhere", "Uruzgan"), ("Sangin", "Helmand")],
)
def test_a_district_has_the_province_that_the_text_names(
    gazetteer: Gazetteer, district: str, province: str
) -> None:
    inner = written(district, kind="district", inside=(province,))
    where = resolved(gazetteer, inner, written(province, kind="province"))[0]
    assert (where.admin1, where.country) == (province, "AF")
    assert where.level is PlaceLevel.DISTRICT


def test_a_part_of_a_country_is_a_region_on_that_side(gazetteer: Gazetteer) -> None:
    phrase = Span(0, 14, "southern Libya")
    south, whole = resolved(
        gazetteer, written("Libya", bearing="south", phrase=phrase), written("Libya")
    )
    assert (south.name, south.level, south.country) == ("southern Libya", PlaceLevel.REGION, "LY")
    assert south.lat is not None
    assert whole.lat is not None
    assert south.lat < whole.lat - 1
    assert (south.radius_km or 0) < (whole.radius_km or 0)


def test_a_distance_and_a_direction_lead_away_from_a_town(gazetteer: Gazetteer) -> None:
    off, town = resolved(
        gazetteer, written("Sabha", bearing="south-west", distance_km=30.0), written("Sabha")
    )
    assert None not in (off.lat, off.lon, town.lat, town.lon)
    assert kilometres(off.lat, off.lon, town.lat, town.lon) == pytest.approx(30, abs=0.5)  # type: ignore[arg-type]
    assert off.lat < town.lat  # type: ignore[operator]
    assert (off.level, off.basis) == (PlaceLevel.NEAR, PlaceBasis.RELATIVE)


def test_near_a_town_is_within_twenty_five_kilometres(gazetteer: Gazetteer) -> None:
    where = resolved(gazetteer, written("Murzuq", is_near=True))[0]
    assert (where.level, where.radius_km) == (PlaceLevel.NEAR, 25.0)


def test_near_a_country_says_no_more_than_the_country(gazetteer: Gazetteer) -> None:
    where = resolved(gazetteer, written("Libya", is_near=True))[0]
    assert (where.level, where.text) == (PlaceLevel.COUNTRY, "Libya")


def test_between_two_towns_is_half_way(gazetteer: Gazetteer) -> None:
    where = resolved(gazetteer, written("Tripoli", other_end="Misrata"), written("Misrata"))[0]
    assert where.lon is not None
    assert 13.2 < where.lon < 15.1
    assert 80 < (where.radius_km or 0) < 110


def test_the_country_of_the_publisher_is_a_hint(gazetteer: Gazetteer) -> None:
    lancaster = written("Lancaster")
    assert resolved(gazetteer, lancaster, publisher="example.co.uk")[0].country == "GB"


def test_no_places_give_no_places(tiny: Gazetteer) -> None:
    assert resolved(tiny) == []


def test_twice_the_same_names_give_twice_the_same_places(gazetteer: Gazetteer) -> None:
    places = [written(name) for name in ("Paris", "Athens", "Georgia", "Springfield", "Oxford")]
    assert resolved(gazetteer, *places) == resolved(gazetteer, *places)


@pytest.mark.parametrize(
    ("stray", "others"),
    [
        ("Boga", ("Ituri",)),
        ("Karmana", ("Ouagadougou", "Burkina Faso")),
        ("Ginsi", ("Hpakant",)),
        ("Dera", ("Srinagar", "Poonch")),
    ],
)
def test_an_unlike_name_in_a_country_that_the_text_never_names_is_not_believed(
    gazetteer: Gazetteer, stray: str, others: tuple[str, ...]
) -> None:
    where, *around = resolved(gazetteer, written(stray), *(written(name) for name in others))
    assert where.name is not None
    assert where.country in {None, around[0].country}


def test_an_unlike_spelling_is_found_in_the_country_of_a_region_named(
    gazetteer: Gazetteer,
) -> None:
    where = resolved(gazetteer, written("Arbin"), written("Eastern Ghouta"))[0]
    assert (where.country, where.lat is None) == ("SY", False)


def test_an_unlike_spelling_far_from_all_that_the_text_names_is_not_believed(
    gazetteer: Gazetteer,
) -> None:
    around = written("Nigeria"), written("Gwoza"), written("Bama")
    where = resolved(gazetteer, written("Kirawa", inside=("Nigeria",)), *around)[0]
    assert (where.country, where.lat) == ("NG", None)  # and not Kiru, 550 km to the west


def test_a_second_spelling_alone_is_believed(gazetteer: Gazetteer) -> None:
    assert resolved(gazetteer, written("Azaz"))[0].country == "SY"


def test_an_unknown_name_takes_the_one_country_of_the_text_but_no_point(tiny: Gazetteer) -> None:
    where = resolved(tiny, written("Zzyvox", kind="village"), written("Velmark"))[0]
    assert (where.country, where.lat, where.radius_km) == ("XA", None, None)
    assert (where.basis, where.level) == (PlaceBasis.INHERITED, PlaceLevel.VILLAGE)


def test_an_unknown_name_takes_no_country_where_the_text_names_two(tiny: Gazetteer) -> None:
    around = written("Velmark"), written("Bresland")
    assert resolved(tiny, written("Zzyvox"), *around)[0].country is None


def test_one_town_alone_gives_its_country_only_as_a_dateline(tiny: Gazetteer) -> None:
    assert resolved(tiny, written("Zzyvox"), written("Kerrow Ford"))[0].country is None
    town = replace(written("Tessport"), is_dateline=True)
    assert resolved(tiny, written("Zzyvox"), town)[0].country == "XA"
    assert resolved(tiny, written("Zzyvox"), written("Tessport"))[0].country is None


def test_an_unknown_village_is_reckoned_from_the_town_it_is_told_by(gazetteer: Gazetteer) -> None:
    village = replace(written("Tin Zerhoun"), apart=Apart("Sabha", "south-west", 30.0))
    again = written("Tin Zerhoun")
    where, town, same = resolved(gazetteer, village, written("Sabha"), again)
    assert None not in (where.lat, where.lon, town.lat, town.lon)
    assert kilometres(where.lat, where.lon, town.lat, town.lon) == pytest.approx(30, abs=0.5)  # type: ignore[arg-type]
    assert (where.name, where.level, where.country) == ("Tin Zerhoun", PlaceLevel.VILLAGE, "LY")
    assert (where.basis, where.radius_km) == (PlaceBasis.RELATIVE, 7.5)
    assert (same.lat, same.lon) == (where.lat, where.lon)


def test_a_known_village_keeps_its_point_where_the_distance_agrees(gazetteer: Gazetteer) -> None:
    alone, told, _ = (
        resolved(gazetteer, written("Murzuq"), written("Libya"))[0],
        *resolved(
            gazetteer,
            replace(written("Murzuq"), apart=Apart("Sabha", "south", 130.0)),
            written("Sabha"),
        ),
    )
    assert (told.lat, told.lon, told.basis) == (alone.lat, alone.lon, PlaceBasis.WRITTEN)


def test_a_province_and_its_district_of_one_name_stand_side_by_side(gazetteer: Gazetteer) -> None:
    district, province = resolved(
        gazetteer,
        written("Farah", kind="district", inside=("Farah",)),
        written("Farah", kind="province"),
    )
    assert (district.level, province.level) == (PlaceLevel.DISTRICT, PlaceLevel.PROVINCE)
    assert {district.country, province.country} == {"AF"}


@pytest.mark.parametrize("name", ["Kunduz Province", "Helmand Province", "Zabul province"])
def test_a_name_with_its_kind_word_is_the_province(gazetteer: Gazetteer, name: str) -> None:
    where = resolved(gazetteer, written(name))[0]
    assert (where.level, where.country) == (PlaceLevel.PROVINCE, "AF")


def test_an_unknown_village_stays_in_the_district_known_by_its_town(gazetteer: Gazetteer) -> None:
    places = [
        written("Kolnar", inside=("Kanker", "Chhattisgarh")),
        written("Kanker", kind="district", inside=("Chhattisgarh",)),
        written("Chhattisgarh"),
    ]
    assert resolved(gazetteer, *places)[0].admin1 == "Chhattisgarh"


def test_a_dateline_is_a_large_town_abroad_and_no_small_one_at_home(gazetteer: Gazetteer) -> None:
    around = [written(name) for name in ("Somalia", "Kismayo", "U.S.", "Kenya")]
    town = written("STUTTGART")
    assert resolved(gazetteer, town, *around, countries=("US",))[0].country == "US"
    sent = replace(town, is_dateline=True)
    assert resolved(gazetteer, sent, *around, countries=("US",))[0].country == "DE"


def test_a_name_told_in_a_town_is_no_namesake_in_another_country(gazetteer: Gazetteer) -> None:
    quarter, town = resolved(gazetteer, written("Black Rock", inside=("Mubi",)), written("Mubi"))
    assert (quarter.name, quarter.country, quarter.basis) == (
        "Black Rock",
        "NG",
        PlaceBasis.RELATIVE,
    )
    assert (quarter.lat, quarter.lon) == (town.lat, town.lon)


def test_a_town_over_the_border_may_be_told_with_the_one_beside_it(gazetteer: Gazetteer) -> None:
    places = resolved(gazetteer, written("Gisenyi", inside=("Goma",)), written("Goma"))
    assert [where.country for where in places] == ["RW", "CD"]


def test_a_province_that_no_list_has_holds_nothing_in_the_country_of_a_namesake(
    gazetteer: Gazetteer,
) -> None:
    """Lists have a Soum in Senegal, and not the province of Burkina Faso."""
    province, village, _ = resolved(
        gazetteer,
        written("Soum", kind="province", inside=("Burkina Faso",)),
        written("Zzyvoxa", inside=("Soum", "Burkina Faso")),
        written("Burkina Faso"),
    )
    assert [where.country for where in (province, village)] == ["BF", "BF"]


def test_a_district_that_is_a_namesake_abroad_holds_nothing(gazetteer: Gazetteer) -> None:
    places = resolved(
        gazetteer,
        written("Mozambique"),
        written("Zzyvoxa", kind="village", inside=("Palma",)),
        written("Palma", kind="district"),
    )
    assert [where.country for where in places] == ["MZ", "MZ", "MZ"]


def test_no_country_lies_in_another_that_is_named_behind_it(gazetteer: Gazetteer) -> None:
    """ "In Niger, US officials said"."""
    land = resolved(gazetteer, written("Niger", inside=("US",)), written("US"), countries=("US",))
    assert land[0].country == "NE"
    village = written("Zzyvoxa", kind="village", inside=("Niger", "US"))
    assert resolved(gazetteer, village, written("US"))[0].country == "NE"


def test_a_state_named_like_a_country_lies_in_its_own(gazetteer: Gazetteer) -> None:
    assert resolved(gazetteer, written("Georgia", inside=("United States",)))[0].country == "US"


def test_a_spelling_is_looked_for_in_the_country_of_the_valley_around_it(
    gazetteer: Gazetteer,
) -> None:
    """However often the text names those who struck."""
    village = written("Ain el-Zzyvox", inside=("Bekaa",))
    around = (written("Bekaa", kind="valley"), written("Lebanon"))
    where = resolved(gazetteer, village, *around, countries=("IL", "IL", "IL"))[0]
    assert where.country in (None, "LB")


def test_a_name_that_a_far_city_bears_in_another_language_is_not_that_city(
    gazetteer: Gazetteer,
) -> None:
    """Lists give Bangkok the name "Mangu", and so are other names near it not strays beside it."""
    plateau, mangu, barkan = resolved(
        gazetteer, written("Plateau State"), written("Mangu"), written("Barkan")
    )
    assert (plateau.country, mangu.country, barkan.country) == ("NG", "NG", "NG")
    assert mangu.name == "Mangu"
    _, bombay = resolved(gazetteer, written("Plateau State"), written("Bombay"))
    assert bombay.country == "IN"
