"""Where the events of a local report were, if it does not say."""

from __future__ import annotations

import pytest

from recount.model.documents import Document
from recount.model.places import PlaceBasis, Where
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def place(reader: GrammarReader, text: str) -> Where:
    found = next(reader.read([Document("d", text, published="2016-06-08")])).claims
    (where,) = {claim.where for claim in found}
    assert where is not None
    assert where.basis is PlaceBasis.INHERITED
    return where


def test_a_text_that_names_the_town_of_its_dateline_again_is_about_it(reader: GrammarReader):
    text = "COLUMBUS, Ohio - A boy was shot on Monday. Columbus police are investigating."
    assert place(reader, text).name == "Columbus"


def test_a_dateline_alone_gives_the_province(reader: GrammarReader):
    text = "RAIPUR, India - Police said 15 people were killed in an attack on Tuesday."
    where = place(reader, text)
    assert (where.name, where.country) == ("Chhattisgarh", "IN")


def test_a_report_from_a_capital_may_be_about_all_of_its_country(reader: GrammarReader):
    text = "KABUL, Afghanistan - A bomb killed 19 people on Monday. Kabul officials condemned it."
    where = place(reader, text)
    assert (where.name, where.country) == ("Afghanistan", "AF")


def test_the_only_town_is_the_place_if_it_is_named_twice(reader: GrammarReader):
    text = "A man was shot on Monday. Milwaukee police are looking for a man from Milwaukee."
    assert place(reader, text).name == "Milwaukee"


def test_nothing_is_said_where_a_text_speaks_of_two_provinces(reader: GrammarReader):
    text = (
        "A man was shot on Monday. Police in Milwaukee are looking for a man who had lived in "
        "Chicago."
    )
    assert place(reader, text).name == "United States"


def test_the_town_whose_police_a_report_tells_of_is_where_it_was(reader: GrammarReader):
    text = "Lubbock police are searching for gunmen. Six people were shot on Sunday in a robbery."
    assert place(reader, text).name == "Lubbock"


def test_the_police_of_two_towns_say_nothing_of_where_it_was(reader: GrammarReader):
    text = (
        "Lubbock police are searching for gunmen in Texas with officers of the Amarillo Police "
        "Department. Six people were shot on Sunday in a robbery."
    )
    assert place(reader, text).name == "Texas"
