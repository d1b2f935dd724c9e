"""Digests: lines that open with their day, under headings that name a place; totals of a period."""

from __future__ import annotations

from datetime import date

import pytest

from recount.model.claims import Claim, ClaimKind, EventType
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader
from recount.reading.blocks import blocks

DIGEST = """Security digest, 3-9 March 2024

Somalia
- 4 March: Gunmen fired mortars at the airport of Baidoa; two soldiers were hurt.
- 5 March: A roadside bomb hit a bus near Afgoye, killing six civilians.
- 7 March: Security forces arrested three suspects.

Kenya
- 6 March: Gunmen attacked a quarry, killing four workers.
- 8 March: Two soldiers died in a clash.

Ethiopia
- 8 March: A drone strike on a school in Merawi killed nine people.
- 9 March: Two aid workers were abducted. One of them was hurt.
"""


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def claims(reader: GrammarReader, text: str, published: str = "2024-03-10") -> list[Claim]:
    found = next(reader.read([Document("d", text, published=published)])).claims
    return [c for c in found if c.kind in (ClaimKind.EVENT, ClaimKind.TOTAL)]


def test_each_line_of_a_digest_has_its_own_day(reader: GrammarReader) -> None:
    days = [c.when.start.day for c in claims(reader, DIGEST) if c.when and c.when.start]
    assert days[:8] == [4, 5, 7, 6, 8, 8, 9, 9][: len(days)]


def test_a_heading_gives_its_place_to_the_lines_below(reader: GrammarReader) -> None:
    lands = [c.where.country if c.where else None for c in claims(reader, DIGEST)]
    assert lands[:7] == ["SO", "SO", "SO", "KE", "KE", "ET", "ET"]


def test_a_line_takes_no_place_from_another_line(reader: GrammarReader) -> None:
    arrest = next(c for c in claims(reader, DIGEST) if c.event_type is EventType.ARREST)
    assert arrest.where is not None
    assert arrest.where.name == "Somalia"


def test_the_day_of_a_line_stands_in_the_evidence(reader: GrammarReader) -> None:
    first = claims(reader, DIGEST)[0]
    assert first.evidence.quote.startswith("4 March")


def test_one_line_that_opens_with_a_day_is_no_list() -> None:
    text = "5 March: A bomb killed six.\nThe police came.\n"
    assert next(text[a:b].strip() for a, b in blocks(text)) == "5 March: A bomb killed six."


def test_bullets_are_never_joined_to_the_line_before() -> None:
    text = (
        "- A bomb killed six men in the old market of the town.\n- Two more died in a clash.\n" * 3
    )
    assert len(blocks(text)) == 6


def test_many_attacks_that_are_counted_are_a_total(reader: GrammarReader) -> None:
    text = "Over the past day, the enemy carried out 102 attacks on 23 settlements near Orikhiv."
    (total,) = claims(reader, text)
    assert total.kind is ClaimKind.TOTAL
    assert total.events is not None
    assert total.events.low == 102
    assert total.when is not None
    assert (total.when.start, total.when.end) == (date(2024, 3, 9), date(2024, 3, 10))


def test_a_toll_in_the_paragraph_of_a_period_is_of_the_period(reader: GrammarReader) -> None:
    text = (
        "Between 1 October and 31 December 2023, the office documented 860 people killed in Haiti. "
        "At least 387 people were kidnapped in the Ouest department."
    )
    kinds = {(c.kind, c.when.end if c.when else None) for c in claims(reader, text)}
    assert kinds == {(ClaimKind.TOTAL, date(2023, 12, 31))}


def test_the_weeks_under_review_hold_more_than_one_event(reader: GrammarReader) -> None:
    text = "Within the weeks in focus, a total of 37 bandits were neutralised in Zamfara State."
    assert [c.kind for c in claims(reader, text)] == [ClaimKind.TOTAL]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A convoy came under fire near Dori on Monday and two soldiers were hurt.",
         EventType.ARMED_ATTACK),
        ("A post near Dori came under mortar fire on Monday and two soldiers were hurt.",
         EventType.SHELLING),
        ("Troops made contact with bandits near Kaduna on Monday.", EventType.ARMED_CLASH),
        ("Two officers died in an exchange of fire in Gao on Monday.", EventType.ARMED_CLASH),
        ("A suicide truck bomb outside a hotel in Gao on Monday killed six.",
         EventType.SUICIDE_BOMBING),
    ],
)  # fmt: skip
def test_the_words_for_a_fight_give_its_kind(
    reader: GrammarReader, text: str, kind: EventType
) -> None:
    assert {c.event_type for c in claims(reader, text)} == {kind}


def test_who_came_under_fire_did_not_shoot(reader: GrammarReader) -> None:
    (hit,) = claims(reader, "A convoy came under fire from rebels near Dori on Monday; two died.")
    assert hit.perpetrator is not None
    assert hit.perpetrator.text == "rebels"


def test_the_manager_of_a_mine_makes_no_explosion(reader: GrammarReader) -> None:
    text = (
        "Gunmen killed 17 people in Dori on Monday. Six of the dead were foreigners, the mine's "
        "manager said."
    )
    second = claims(reader, text)[1]
    assert second.event_type is EventType.ARMED_ATTACK


def test_a_small_word_in_a_line_of_capitals_is_no_state(reader: GrammarReader) -> None:
    text = "INCIDENTS IN MAY\n\nOn 3 March a bomb killed six people in Kabul."
    (bomb,) = claims(reader, text)
    assert bomb.where is not None
    assert bomb.where.country == "AF"


SUMMARY = """DAILY INCIDENT SUMMARY - 16 FEB 2024 - SOUTH

1. 0640 hrs: Bomb attack on a police vehicle near Maywand. Two policemen were killed.
2. 1130 hrs: Insurgents ambushed a convoy in Gereshk; three guards were killed.
3. 1700 hrs: A suicide bomber detonated his vest at the bazaar of Spin Boldak, killing six.

Total for the day: 11 killed, 15 wounded.
"""


def test_numbered_lines_share_the_day_of_the_title_and_nothing_else(reader: GrammarReader) -> None:
    found = claims(reader, SUMMARY)
    events = [c for c in found if c.kind is ClaimKind.EVENT]
    assert {c.when.start for c in events if c.when} == {date(2024, 2, 16)}
    assert events[-1].perpetrator is None or events[-1].perpetrator.text != "Insurgents"
    assert events[-1].event_type is EventType.SUICIDE_BOMBING
    assert {c.kind for c in found[len(events) :]} == {ClaimKind.TOTAL}


def test_lines_with_labels_are_never_joined() -> None:
    text = "Chad: Six die in a raid on\nMali: Two soldiers killed near\nNiger: Nine men held in\n"
    assert len(blocks(text)) == 3


def test_some_of_a_sum_are_a_part_of_it(reader: GrammarReader) -> None:
    text = (
        "At least 27 insurgents were killed in three separate raids in Ghazni. Three commanders "
        "were among the dead."
    )
    kinds = [c.kind for c in claims(reader, text)]
    assert kinds == [ClaimKind.TOTAL, ClaimKind.TOTAL]


def test_a_centre_that_was_hit_is_no_hospital_stay(reader: GrammarReader) -> None:
    text = "On 2 March seven volunteers died when a strike hit their centre in Nabatieh, Lebanon."
    (hit,) = claims(reader, text)
    assert hit.where is not None
    assert hit.where.country == "LB"
    assert hit.where.level is not None
    assert "Nab" in (hit.where.text or "")


REGISTER = """Baghdad: car bomb near a market, central Baghdad, kills 19.
Fallujah: gunmen kill two policemen.
Mosul: gunmen shoot dead a teacher.
"""


def test_a_line_is_set_in_the_town_that_it_opens_with(reader: GrammarReader) -> None:
    first, second, third = (c.where for c in claims(reader, REGISTER))
    assert first is not None
    assert second is not None
    assert third is not None
    assert "Baghdad" in (first.text or "")
    assert second.name != first.name  # nothing is taken from the line above
    assert third.name == "Mosul"


def test_clashes_on_days_that_follow_each_other_are_one_event(reader: GrammarReader) -> None:
    text = "Clashes in El Fasher on 2 and 3 March left at least 10 civilians dead."
    (fight,) = claims(reader, text)
    assert fight.when is not None
    assert (fight.when.start, fight.when.end) == (date(2024, 3, 2), date(2024, 3, 3))


def test_another_incident_takes_no_place_from_the_one_before(reader: GrammarReader) -> None:
    text = (
        "A bomb killed six people in Ramadi on Monday. In a separate incident on Sunday, soldiers "
        "shot and killed two men who failed to stop at a checkpoint in Fallujah."
    )
    second = claims(reader, text)[1]
    assert second.where is not None
    assert "Fall" in (second.where.text or second.where.name or "")
