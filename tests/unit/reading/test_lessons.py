"""Mistakes that the reader once made, each with the smallest text that showed it."""

from __future__ import annotations

from typing import Any

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.model.wire import to_wire
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def read(reader: GrammarReader, text: str, published: str = "2021-03-04") -> tuple[Claim, ...]:
    return next(reader.read([Document("d", text, published=published)])).claims


def told(claims: tuple[Claim, ...]) -> list[dict[str, Any]]:
    return [to_wire(c) for c in claims if c.kind in (ClaimKind.EVENT, ClaimKind.TOTAL)]


NOTHING = [
    "Heart attacks kill one in six adults in the province.",
    "A bus crash killed 12 people near Herat on Monday.",
    "An earthquake killed 12 people in Kabul on Monday.",
    "Two drones were shot down over the capital on Sunday.",
    "The senator said on Tuesday that his party had killed the bill.",
    "Wage talks exploded on Friday.",
    "The strike at the three mines entered its third week on Monday, the union said.",
    "The militants dragged away several of their own dead.",
    "The report published on Monday did not mention casualties.",
    "The Taliban accuses Kabul of letting traders cross the border.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_armed_violence_yields_no_event(reader: GrammarReader, text: str) -> None:
    assert told(read(reader, text)) == []


def test_those_disguised_as_police_are_not_the_police(reader: GrammarReader) -> None:
    text = (
        "Militants disguised as police stormed a hospital in Kabul on Tuesday, killing 24 people."
    )
    (claim,) = told(read(reader, text))
    assert claim["perpetrator"]["text"] != "police"


def test_government_troops_are_of_no_other_country_than_where_they_fought(
    reader: GrammarReader,
) -> None:
    text = (
        "MANILA, June 17, 2021 - Government troops killed seven Abu Sayyaf militants and rescued "
        "four Indonesian hostages in a clash in Tawi-Tawi."
    )
    (claim,) = told(read(reader, text))
    assert claim["perpetrator"]["name"] in (None, "Philippines")


def test_what_a_denial_presupposes_is_not_denied(reader: GrammarReader) -> None:
    text = "The army has denied bombing a hall in Sanaa, where more than 140 people died on Monday."
    claims = told(read(reader, text))
    assert [c["counts"][0]["low"] for c in claims] == [141]


def test_the_day_of_saying_is_not_the_day_of_the_deed(reader: GrammarReader) -> None:
    text = "Gunmen killed 21 people in Torodi, Niger, security sources said on Monday."
    (claim,) = told(read(reader, text))
    assert claim["when"]["basis"] == "publication_fallback"


def test_the_month_of_may_is_no_doubt(reader: GrammarReader) -> None:
    text = "Three explosions outside a school in Kabul on Saturday 8 May killed at least 68 people."
    (claim,) = told(read(reader, text, published="2021-05-09"))
    assert (claim["counts"][0]["low"], claim["when"]["start"]) == (68, "2021-05-08")


def test_a_number_that_is_only_compared_with_is_of_its_own_time(reader: GrammarReader) -> None:
    text = "The shelling left 24 civilians dead in May, against 31 dead in April."
    claims = told(read(reader, text))
    numbers = [(c["when"]["start"][5:7], [n["low"] for n in c["counts"]]) for c in claims]
    assert numbers == [("05", [24]), ("04", [31])]


def test_those_who_tell_are_not_among_the_dead(reader: GrammarReader) -> None:
    text = (
        "Soldiers raided Kan Thit on Friday, killing six children, a farmer and a teacher told us."
    )
    (claim,) = told(read(reader, text))
    assert [n["low"] for n in claim["counts"]] == [6]


def test_who_claims_an_attack_is_said_to_have_done_it(reader: GrammarReader) -> None:
    text = "A bomb killed four people in Kabul on Monday. The Islamic State claimed the blast."
    claims = told(read(reader, text))
    assert claims[-1]["perpetrator"]["name"].startswith("Islamic State")
    assert claims[-1]["refers_to"] == claims[0]["id"]


def test_the_fifth_attack_of_a_month_is_a_total_of_five(reader: GrammarReader) -> None:
    text = "Gunmen killed two people in Palma on Monday. It was the fifth attack this month."
    totals = [c for c in told(read(reader, text)) if c["kind"] == "total"]
    assert [c["events"]["low"] for c in totals] == [5]


def test_parts_are_inside_their_whole_wherever_the_parser_hangs_them(
    reader: GrammarReader,
) -> None:
    text = "Ten people were killed in Kabul on Monday, including a girl of 11, in an air strike."
    (claim,) = told(read(reader, text))
    assert [(n["low"], n["part_of"]) for n in claim["counts"]] == [(10, None), (1, 0)]


def events(claims: tuple[Claim, ...]) -> list[Claim]:
    return [claim for claim in claims if claim.kind is ClaimKind.EVENT]


def test_what_was_done_in_several_operations_is_a_total(reader: GrammarReader) -> None:
    text = "Troops detained ten suspects during four security operations in Kunduz on Monday."
    (claim,) = told(read(reader, text))
    assert claim["kind"] == "total"
    text = "Two men were killed in two separate bombings in Kabul on Monday."
    (claim,) = told(read(reader, text))
    assert claim["kind"] == "total"


def test_explosions_at_one_time_are_one_event(reader: GrammarReader) -> None:
    text = "Three near-simultaneous explosions at a school in Kabul on Monday killed 60 people."
    (claim,) = told(read(reader, text))
    assert claim["kind"] == "event"


def test_those_suspected_come_on_top_of_the_one_of_whom_it_is_known(
    reader: GrammarReader,
) -> None:
    text = (
        "Troops captured a Taliban commander during an operation in Zabul on Monday. "
        "Four suspected insurgents were detained during the operation."
    )
    first, second = events(read(reader, text))
    assert (second.refers_to, second.adds_to) == (first.id, first.id)


def test_a_number_that_repeats_all_adds_nobody(reader: GrammarReader) -> None:
    text = (
        "A commander of Kunduz Province and two advisors were killed in an air strike in northern "
        "Kunduz on Monday. Their car was 20 km east of Kunduz City when it was struck by a "
        "missile, killing all three."
    )
    first, *others = events(read(reader, text))
    assert others
    assert all(claim.refers_to == first.id and claim.adds_to is None for claim in others)


def test_the_attacks_of_which_a_man_is_accused_are_not_his_arrest(reader: GrammarReader) -> None:
    text = (
        "Soldiers in Logar on Monday detained a Taliban facilitator responsible for bombs and "
        "attacks against international forces."
    )
    (claim,) = told(read(reader, text))
    assert claim["event_type"] == "arrest"


def test_a_man_dies_once(reader: GrammarReader) -> None:
    text = (
        "The army confirmed the death of Karim Omar Jafar, a leader in the north. During an "
        "operation on Wednesday in Kandahar, soldiers killed three gunmen, including Karim Omar "
        "Jafar."
    )
    first, second = events(read(reader, text))
    assert second.refers_to == first.id


def test_a_capture_told_aside_is_not_gone_on_with(reader: GrammarReader) -> None:
    text = (
        "Troops detained six suspected insurgents in Zharay district, Kandahar province, on "
        "Monday. They sought a man close to a district leader who was detained by soldiers on "
        "February 20. Six suspected insurgents were detained after questioning."
    )
    first, aside, again = events(read(reader, text))
    assert again.refers_to == first.id != aside.id


def test_people_taken_into_custody_are_arrested(reader: GrammarReader) -> None:
    (claim,) = told(read(reader, "Five men were taken into custody in Kunduz on Monday."))
    assert claim["event_type"] == "arrest"


def test_names_of_places_alone_are_a_heading(reader: GrammarReader) -> None:
    text = (
        "Sangin/Helmand\nIn the same area, troops saw several insurgents with a bomb. Aircraft "
        "engaged the insurgents with effective fire, killing two insurgents."
    )
    (claim,) = told(read(reader, text))
    assert claim["where"]["admin1"] == "Helmand"


def test_an_indented_line_leads_with_its_province(reader: GrammarReader) -> None:
    text = (
        "News from the provinces of Afghanistan\n\n In Nimroz Province on Monday, a patrol "
        "searched a house outside the village of Chah Karimi. The patrol detained four militants."
    )
    (claim,) = told(read(reader, text))
    assert claim["where"]["admin1"] == "Nimroz"


def test_a_number_over_operations_counted_before_is_a_total(reader: GrammarReader) -> None:
    text = (
        "Over the last month troops conducted a dozen operations in Zabul. During these operations "
        "18 insurgents were detained."
    )
    assert [claim["kind"] for claim in told(read(reader, text))] == ["total"]


def test_a_headline_is_of_the_event_that_tells_of_such_harm(reader: GrammarReader) -> None:
    text = (
        "Commander Killed in Kandahar\nKABUL, Afghanistan (March 4) - Troops on a clearing "
        "operation in northern Kandahar province on Wednesday found weapons. Soldiers killed "
        "three gunmen in Kandahar on Wednesday. The operation in Kandahar goes on."
    )
    claims = events(read(reader, text))
    headline = next(claim for claim in claims if claim.evidence.start < 10)
    told_of = next(claim for claim in claims if "three gunmen" in claim.evidence.quote)
    assert headline.refers_to == told_of.id


def test_a_headline_is_of_the_event_with_its_number_and_not_of_the_last_one_told(
    reader: GrammarReader,
) -> None:
    text = (
        "Army says 14 militants killed in Borno raids\n\nNigerian troops killed 14 militants in "
        "two raids near Gwoza on Saturday, the army said.\n\nIn an attack last month, gunmen "
        "killed 23 people in the town of Bama."
    )
    claims = events(read(reader, text))
    assert claims[0].refers_to == claims[1].id


def test_a_name_of_several_words_is_described_and_does_not_describe(
    reader: GrammarReader,
) -> None:
    text = (
        "On Monday in Kunduz troops detained an Islamic Movement of Uzbekistan facilitator and "
        "several other insurgents."
    )
    (claim,) = told(read(reader, text))
    assert [count["victims"] for count in claim["counts"]] == ["combatant", "combatant"]


def test_a_spokesman_claims_an_attack_for_those_whom_he_speaks_for(reader: GrammarReader) -> None:
    text = (
        "A bomb killed two policemen in Aden on Monday. "
        "A spokesman for the rebels, Karim Dellal, claimed responsibility by telephone."
    )
    _, claim = told(read(reader, text))
    assert claim["perpetrator"]["text"] == "the rebels"
    assert claim["speaker"]["name"] == "spokesman for the rebels"


def test_a_number_that_is_only_compared_lends_its_time_to_no_other(reader: GrammarReader) -> None:
    text = (
        "It raises the number of soldiers killed in the Kivu region so far this year to 51, "
        "against 34 in the whole of 2020."
    )
    (claim,) = told(read(reader, text))
    when = claim.get("when") or claim["scope"]["when"]
    assert (when["start"], when["end"]) == ("2021-01-01", "2021-03-04")


def test_who_is_held_responsible_is_not_held(reader: GrammarReader) -> None:
    text = (
        "Gunmen killed 14 people in Taiz on Monday. "
        "A group of lawyers gave a toll of 18 and held the army responsible."
    )
    counts = [c for claim in told(read(reader, text)) for c in claim["counts"]]
    assert {c["outcome"] for c in counts} == {"killed"}


def test_the_bombing_is_the_bombing_and_not_the_shooting_told_since(
    reader: GrammarReader,
) -> None:
    text = (
        "A suicide bomber rammed his car into a police van in Aden on Monday, killing six officers "
        "and one passer-by. On Tuesday gunmen shot dead Inspector Omar Haddad in Taiz. "
        "The minister said that 21 people were wounded in the bombing."
    )
    first, _, last = events(read(reader, text))
    assert last.refers_to == first.id


def test_so_many_bodies_as_the_parts_of_a_toll_make_up_are_those_of_that_attack(
    reader: GrammarReader,
) -> None:
    text = (
        "A suicide bomber rammed his car into a police van in Aden on Monday, killing six officers "
        "and one passer-by. Later in the day gunmen shot dead Inspector Omar Haddad. The attacked "
        "van caught fire. “Seven dead bodies have been brought to the hospital,” said Karim Saleh."
    )
    first, _, last = events(read(reader, text))
    assert last.refers_to == first.id


def test_who_accuses_somebody_of_an_attack_is_who_says_how_many_it_hurt(
    reader: GrammarReader,
) -> None:
    text = (
        "The radio claimed that six people were killed, and 31 wounded, accusing the rebels of "
        "having shot at a school in Taiz on Tuesday."
    )
    speakers = {claim["speaker"]["name"] for claim in told(read(reader, text)) if claim["speaker"]}
    assert speakers == {"radio"}


def test_a_further_number_of_hurt_is_beside_the_dead_and_not_on_top_of_the_hurt_told_before(
    reader: GrammarReader,
) -> None:
    text = (
        "At least 30 people were killed and 40 others were wounded in the attack in Aden on "
        "Monday. At least 36 people were killed and a further 52 injured, the mission said."
    )
    _, again = events(read(reader, text))
    assert (again.refers_to is not None, again.adds_to) == (True, None)


def test_an_operation_in_another_area_is_no_part_of_an_attack_on_a_village(
    reader: GrammarReader,
) -> None:
    text = (
        "Three civilians died in a suicide attack on a convoy in the village of Tall Mir in "
        "Pakistan on Sunday. Last night, the army said that five militants were killed "
        "in an operation in the Sor Garh area of South Waziristan."
    )
    _, operation = events(read(reader, text))
    assert operation.refers_to is None


def test_the_army_is_not_that_of_the_land_from_which_its_enemies_come(
    reader: GrammarReader,
) -> None:
    text = (
        "A joint team of the Army and police was fired at in Doda, Jammu and Kashmir, on Friday. "
        "On Wednesday the Army killed three Pakistani militants in Rajouri."
    )
    last = events(read(reader, text))[-1]
    assert last.perpetrator is not None
    assert last.perpetrator.name != "Pakistan"


def test_a_town_on_no_list_is_another_place_than_a_village_elsewhere(
    reader: GrammarReader,
) -> None:
    text = (
        "A strike on a building in the southern Lebanese town of Kfar Zur killed 12 people on "
        "Monday. Earlier on Monday a drone fired two missiles at a car near Jiyeh, killing the "
        "driver."
    )
    _, drone = events(read(reader, text))
    assert drone.refers_to is None


def test_a_man_killed_is_one_of_those_hurt_by_the_same_shelling(reader: GrammarReader) -> None:
    text = (
        "Russian shelling killed two residents of the Kherson region and injured seven on "
        "Thursday. A man died in Beryslav when a shell hit his garage. The injured include two "
        "engineers."
    )
    _, man, hurt = events(read(reader, text))
    assert hurt.refers_to == man.id


def test_a_police_chief_who_says_that_police_were_killed_was_not_killed(
    reader: GrammarReader,
) -> None:
    text = (
        "Another bomb, also set off from afar, hit a police patrol in the neighbouring province of "
        "Taiz late Tuesday and killed two police, provincial police chief Salem Omar Dellal said."
    )
    assert [claim["kind"] for claim in told(read(reader, text))] == ["event"]


def test_a_similar_attack_in_another_district_is_another(reader: GrammarReader) -> None:
    text = (
        "Four people died in Helmand province's Garmsir district when their car hit a bomb on "
        "Saturday. Two guards were killed that day in a similar bomb attack in Sangin "
        "district, another part of Helmand."
    )
    _, other = events(read(reader, text))
    assert other.refers_to is None
