"""In which countries the spellings of a text are looked for."""

from __future__ import annotations

from recount.model.spans import Span
from recount.places import Gazetteer, WrittenPlace
from recount.places.spoken import sure_lands


def written(*names: str) -> list[WrittenPlace]:
    return [WrittenPlace(name, Span(0, len(name), name)) for name in names]


def test_a_people_beside_places_elsewhere_is_no_country_to_look_in(
    gazetteer: Gazetteer,
) -> None:
    assert sure_lands(written("Aleppo", "Idlib", "Homs"), gazetteer, {"RU": 1.0}) == ["SY"]


def test_a_people_alone_or_beside_a_single_place_is_one(gazetteer: Gazetteer) -> None:
    assert sure_lands([], gazetteer, {"RU": 1.0}) == ["RU"]
    assert "RU" in sure_lands(written("Saraqib"), gazetteer, {"RU": 1.0})


def test_a_people_whose_own_places_are_named_leads_the_list(gazetteer: Gazetteer) -> None:
    assert sure_lands(written("Aleppo", "Idlib", "Homs"), gazetteer, {"SY": 1.0}) == ["SY"]


def test_the_capital_of_a_country_is_known(gazetteer: Gazetteer) -> None:
    capital = gazetteer.capital("SO")
    assert capital is not None
    assert capital.name == "Mogadishu"
    assert gazetteer.capital("XX") is None
