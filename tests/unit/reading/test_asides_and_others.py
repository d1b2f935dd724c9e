"""Words beside a deed that are of others: who did what went before, who died as one more, what says
nothing, and whom a toll counts."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def claims(reader: GrammarReader, text: str) -> list[Claim]:
    return list(next(reader.read([Document("d", text, published="2021-12-10")])).claims)


def test_forces_named_before_a_comma_are_not_whose_soldier_died(reader: GrammarReader) -> None:
    text = (
        "As a result of one more provocation by the Armenian forces, serviceman Samir "
        "Kazim has been killed on Thursday, the statement reads."
    )
    assert all(c.target is None or c.target.name != "Armenia" for c in claims(reader, text))


def test_another_who_died_comes_on_top_of_those_killed_at_once(reader: GrammarReader) -> None:
    text = "Five guards were killed in Saravan on Thursday. Another succumbed to his wounds."
    first, more = claims(reader, text)
    assert more.adds_to == first.id


def test_injuries_and_clashes_say_nothing(reader: GrammarReader) -> None:
    text = (
        "Four civilians were killed in Idlib on Thursday, according to the severe injuries. "
        "Clashes went on in Aleppo against the front, confirmed reports of killing a leader there."
    )
    assert all(c.speaker is None for c in claims(reader, text))


def test_a_running_toll_names_its_own_doer_and_people(reader: GrammarReader) -> None:
    text = (
        "A policeman was shot dead in Tulkarm on Thursday. His death brings the number of people "
        "killed by Israeli forces this year to 61."
    )
    total = next(c for c in claims(reader, text) if c.scope is not None)
    assert total.perpetrator is not None
    assert total.perpetrator.name == "Israel"
    assert total.target is None


def test_two_men_killed_near_a_village_did_not_die_in_the_town(reader: GrammarReader) -> None:
    text = (
        "Israeli troops shot dead a young man and injured four others during a raid in the city of "
        "Jenin early on Thursday. Also, a man and a youth were fatally shot as Israeli forces "
        "opened fire on a few people near the village of al-Jub."
    )
    town, village = (c for c in claims(reader, text) if any(k.low == 1 for k in c.counts))
    assert village.refers_to is None
    assert (town.where and town.where.name) != (village.where and village.where.name)


def test_an_operation_against_somebody_is_none_of_theirs(reader: GrammarReader) -> None:
    text = (
        "Over the past day, three servicemen were killed, six were wounded in the anti-terrorist "
        "operation area in the east of Ukraine."
    )
    assert all(c.perpetrator is None for c in claims(reader, text))


def test_lines_of_a_bulletin_that_open_with_a_town_stand_apart(reader: GrammarReader) -> None:
    text = (
        "Following are security developments in Iraq on Friday.\n\n"
        "* HAWIJA \u2013 Gunmen killed a policeman and a soldier when they shot at their car, "
        "police said.\n\n"
        "* BAGHDAD \u2013 A bomb wounded two policemen and five people when it targeted a "
        "patrol in the al Dawra neighborhood, police said.\n\n"
        "MUSSAYAB \u2013 Two policemen were killed by a roadside bomb, police said.\n\n"
        "KIRKUK \u2013 Gunmen killed a police captain and hurt his wife in their car.\n"
    )
    told = claims(reader, text)
    assert all(c.refers_to is None for c in told)
    places = [c.where.name for c in told if c.where is not None]
    assert len(set(places)) == len(told)


def test_a_new_paragraph_goes_on_with_the_news_and_not_with_the_last_attack(
    reader: GrammarReader,
) -> None:
    text = (
        "A car bomb killed one officer outside a police station in Mosul on Wednesday.\n\n"
        "The last fatal attack by the group was the shooting of a judge in the town of Sinjar on "
        "March 7.\n\n"
        "Two other officers were also wounded but their lives are not in danger."
    )
    first, _, hurt = claims(reader, text)
    assert first.when is not None
    assert hurt.when is not None
    assert hurt.when.start == first.when.start
    assert hurt.where is not None
    assert hurt.where.name == "Mosul"


def test_more_dead_come_on_top_of_those_told_beside_the_wounded(reader: GrammarReader) -> None:
    text = (
        "Three officers were killed and two passersby were injured in Nalchik on Monday. Two "
        "people were also killed."
    )
    dead, _, more = claims(reader, text)
    assert more.adds_to == dead.id


@pytest.mark.parametrize(
    "text",
    [
        "Fighting in the northern Lebanese city of Tripoli killed 12 people on Saturday. "
        "Lebanon's army said that shooting went on.",
        "The Lebanese army killed a militant in Tripoli on Sunday.",
    ],
)
def test_a_city_of_the_land_whose_army_acts(reader: GrammarReader, text: str) -> None:
    countries = [c.where.country for c in claims(reader, text) if c.where is not None]
    assert set(countries) == {"LB"}


def test_the_agency_behind_a_dateline_is_no_town(reader: GrammarReader) -> None:
    text = "Damascus, (SANA) - Shells hit a market on Tuesday, killing two citizens of the town."
    countries = [c.where.country for c in claims(reader, text) if c.where is not None]
    assert set(countries) <= {"SY"}
