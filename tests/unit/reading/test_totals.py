"""Totals over time, places in a count, parts of those told before, and rival tolls."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind, Stance
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def last(reader: GrammarReader, text: str) -> Claim:
    return next(reader.read([Document("d", text, published="2022-10-20")])).claims[-1]


def numbers(claim: Claim) -> list[tuple[str, int | None, int | None, bool]]:
    return [(str(c.outcome), c.low, c.high, c.part_of is not None) for c in claim.counts]


@pytest.mark.parametrize(
    "text",
    [
        "Nine people have been abducted on the highway this month.",
        "Seven nurses have been murdered in the province since March.",
        "The five-year conflict has killed more than 10,000 people.",
        "There have been 33 homicides in the department since 1 January.",
        "In September the Rights Monitor documented the killing of 62 people in Ituri.",
        "The army says it killed 812 rebels in September.",
        "Raids on clinics have cost 119 lives so far this year, compared with 74 in all of 2020.",
    ],
)
def test_people_harmed_over_a_time_are_a_total(reader: GrammarReader, text: str) -> None:
    assert last(reader, text).kind is ClaimKind.TOTAL


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Rebels have staged more than 30 ambushes in Ituri since 2020.", 31),
        ("Police have recorded 14 shootings in the city since Sunday.", 14),
        ("It was the third grenade blast in the city since the curfew of August 5.", 3),
    ],
)
def test_events_counted_up_to_now_are_a_total(reader: GrammarReader, text: str, low: int) -> None:
    claim = last(reader, text)
    assert claim.kind is ClaimKind.TOTAL
    assert claim.events is not None
    assert claim.events.low == low
    assert not claim.counts


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("She was the fourth journalist to be killed in the country this year.", 4),
        ("He is the sixth official murdered in the department since January.", 6),
    ],
)
def test_the_nth_to_be_killed_makes_so_many_dead(
    reader: GrammarReader, text: str, low: int
) -> None:
    claim = last(reader, text)
    assert claim.kind is ClaimKind.TOTAL
    assert [(count.low, count.high) for count in claim.counts] == [(low, low)]


def test_one_who_has_been_killed_this_month_is_no_total(reader: GrammarReader) -> None:
    assert last(reader, "A nurse has been killed in Ituri this month.").kind is ClaimKind.EVENT


def test_the_number_of_an_earlier_time_is_no_part(reader: GrammarReader) -> None:
    text = (
        "In September 2022 the Monitor recorded the killing of 62 people in Ituri, including "
        "14 women and nine children, a rise from the 48 victims documented in August."
    )
    assert [n[1:] for n in numbers(last(reader, text))] == [
        (62, 62, False), (14, 14, True), (9, 9, True),
    ]  # fmt: skip


def test_a_sum_over_two_incidents_has_them_as_members(reader: GrammarReader) -> None:
    text = (
        "A roadside bomb killed three soldiers near Djibo on Monday. A second bomb on Tuesday "
        "killed two. The army put the number of dead at seven for the two attacks."
    )
    claim = last(reader, text)
    assert claim.scope is not None
    assert len(claim.scope.members) == 2
    assert numbers(claim) == [("killed", 7, 7, False)]


def test_some_of_them_are_a_part_of_those_told_before(reader: GrammarReader) -> None:
    text = "Eleven herders were kidnapped near Kaduna on Monday. Four of them are women."
    assert numbers(last(reader, text))[-1] == ("captured", 4, 4, True)


def test_another_voice_gives_another_toll_of_the_same_event(reader: GrammarReader) -> None:
    text = (
        "A bomb killed two people in Kirkuk on Monday. State television said that five people "
        "had died."
    )
    claim = last(reader, text)
    assert numbers(claim) == [("killed", 5, 5, False)]
    assert claim.refers_to is not None


def test_the_country_is_more_than_the_town_told_before(reader: GrammarReader) -> None:
    text = (
        "Two cooks were shot dead in Bambari on Monday. Twelve aid workers have been killed in "
        "the country since January."
    )
    where = last(reader, text).where
    assert where is not None
    assert where.name != "Bambari"
    assert where.country == "CF"


def test_the_dead_of_those_who_claim_are_dead_too(reader: GrammarReader) -> None:
    text = (
        "Rebels claimed the attack at Palmera on Monday, which they said had killed 14 of the "
        "enemy at the cost of two comrades."
    )
    assert [n[1] for n in numbers(last(reader, text))] == [14, 2]


def test_police_who_pick_up_youths_hold_them_and_a_bus_does_not(reader: GrammarReader) -> None:
    held = last(reader, "Police picked up four youths in Shopian on Monday for questioning.")
    assert numbers(held) == [("captured", 4, 4, False)]
    told = next(reader.read([Document("d", "A bus picked up four youths in Shopian on Monday.")]))
    assert told.claims == ()


def test_those_who_shot_dead_are_not_the_dead(reader: GrammarReader) -> None:
    text = "Gunmen on a motorcycle shot dead the imam of a mosque in Aden on Wednesday."
    claim = last(reader, text)
    assert "imam" in claim.counts[0].text


def test_where_rockets_come_from_is_not_where_they_land(reader: GrammarReader) -> None:
    claim = last(reader, "A drone was launched from Idlib at Aleppo on Monday.")
    assert claim.where is not None
    assert claim.where.name == "Aleppo"


def test_a_part_rejected_is_a_denial(reader: GrammarReader) -> None:
    text = "A car bomb killed four people in Cali on Sunday. The ELN rejected any part in it."
    assert last(reader, text).stance is Stance.DENIES


def test_a_denial_does_not_reach_into_the_next_sentence(reader: GrammarReader) -> None:
    text = "The leader denied that anyone was abducted. Twelve nurses were killed in Bambari."
    assert numbers(last(reader, text)) == [("killed", 12, 12, False)]


def test_suspects_held_are_captured_and_suspects_alone_are_nothing(reader: GrammarReader) -> None:
    held = "The latest detentions bring the number of suspects held this year to 74."
    assert numbers(last(reader, held)) == [("captured", 74, 74, False)]
    alone = "A raid killed two men in Jos on Monday. The number of suspects rose to 31."
    claims = next(reader.read([Document("d", alone, published="2022-10-20")])).claims
    assert [numbers(c) for c in claims] == [[("killed", 2, 2, False)]]


def test_those_killed_on_a_day_are_no_part_of_the_number_since_may(reader: GrammarReader) -> None:
    text = (
        "Eighteen people were killed at Kolopeng on Wednesday, bringing to 70 the number of people"
        " killed in the fight between two tribes since May."
    )
    found = next(reader.read([Document("d", text, published="2022-07-23")])).claims
    kinds = {c.counts[0].low: c.kind for c in found if c.counts}
    assert kinds == {18: ClaimKind.EVENT, 70: ClaimKind.TOTAL}


def test_what_somebody_says_of_a_month_in_a_town_is_a_total_of_its_events(
    reader: GrammarReader,
) -> None:
    assert last(reader, "The monitor said that 20 people were killed in Aleppo in May.").kind is (
        ClaimKind.TOTAL
    )


@pytest.mark.parametrize(
    "text",
    [
        "The monitor said that 20 people were killed in an attack on Aleppo in May.",
        "The monitor said that gunmen killed 20 people in Aleppo in May.",
        "The monitor said that 20 people were killed in Aleppo in May when a bomb exploded.",
        "The monitor said that four people were killed in Aleppo in May.",
    ],
)
def test_one_happening_of_a_month_is_an_event(reader: GrammarReader, text: str) -> None:
    assert last(reader, text).kind is ClaimKind.EVENT
