"""One sentence that tells of two events keeps apart their numbers, places, days and parts."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader

HOMS, HAMA = "Homs", "Ḩamāh"


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def place(claim: Claim) -> str | None:
    return claim.where.name if claim.where is not None else None


def told(reader: GrammarReader, text: str) -> list[tuple[str | None, list[int | None], str]]:
    claims = next(reader.read([Document("d", text, published="2025-05-21")])).claims
    return [
        (place(c), [x.low for x in c.counts], str(c.when.start) if c.when else "") for c in claims
    ]


TWO = [
    "Twelve people were killed in Homs on Monday and {} in Hama on Tuesday.",
    "Twelve people were killed in an attack in Homs on Monday, while {} in a raid on Hama on "
    "Tuesday.",
    "Twelve people were killed when a house was hit in Homs on Monday, and {} in an attack on a "
    "school in Hama on Tuesday.",
]  # fmt: skip


@pytest.mark.parametrize("text", TWO)
@pytest.mark.parametrize("second", ["eight others were killed", "another eight died"])
def test_each_clause_keeps_its_own_number_place_and_day(
    reader: GrammarReader, text: str, second: str
) -> None:
    assert told(reader, text.format(second)) == [
        (HOMS, [12], "2025-05-19"),
        (HAMA, [8], "2025-05-20"),
    ]


@pytest.mark.parametrize("others", ["eight others", "another eight"])
def test_who_is_named_as_among_the_second_number_is_no_part_of_the_first(
    reader: GrammarReader, others: str
) -> None:
    text = (
        f"Twelve people were killed in Homs on Monday, and {others}, including two women, died in "
        "Hama."
    )
    assert [(name, low) for name, low, _ in told(reader, text)] == [(HOMS, [12]), (HAMA, [8, 2])]


def test_a_list_without_verbs_goes_on_until_a_clause_has_one(reader: GrammarReader) -> None:
    text = "Eight people were killed in Homs, four in Hama, while two corpses were found in Aleppo."
    found = {name: low for name, low, _ in told(reader, text)}
    assert found == {HOMS: [8], HAMA: [4], "Aleppo": [2]}


SPEAKERS = [
    ("A military source said troops had come. He said nine were killed.", "military source"),
    ("The mayor of Homs said 11 had died. He said nine were hurt.", "mayor of Homs"),
    ("A doctor counted 11 bodies. She said that nine people were wounded.", "doctor"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), SPEAKERS)
def test_he_or_she_is_whoever_spoke_last_be_it_without_a_name(
    reader: GrammarReader, text: str, who: str
) -> None:
    lead = "Gunmen attacked a village near Homs on Saturday night. "
    last = next(reader.read([Document("d", lead + text, published="2025-05-21")])).claims[-1]
    assert last.speaker is not None
    assert last.speaker.name == who


def test_who_are_believed_to_belong_to_a_group_do_not_say_so(reader: GrammarReader) -> None:
    text = (
        "Gunmen believed to belong to the Northland Front opened fire on a patrol in Homs on "
        "Monday, killing two soldiers."
    )
    (claim,) = next(reader.read([Document("d", text, published="2025-05-21")])).claims
    assert (claim.speaker, claim.stance.value) == (None, "asserts")


def test_so_many_of_somebodys_people_are_counted_beside_him(reader: GrammarReader) -> None:
    text = "A car bomb killed a mayor and two of his guards in Homs on Monday."
    assert told(reader, text) == [(HOMS, [1, 2], "2025-05-19")]


@pytest.mark.parametrize("lead", ["", "Human rights monitor: "])
def test_a_headline_counts_all_before_those_whom_it_lists(reader: GrammarReader, lead: str) -> None:
    text = f"{lead}Eleven civilians, including 3 children and 2 women, killed in Homs on March 14"
    assert told(reader, text) == [(HOMS, [11, 3, 2], "2025-03-14")]


def test_a_province_at_the_head_of_a_line_does_not_speak(reader: GrammarReader) -> None:
    text = (
        "Homs governorate: 5 civilians, among them 2 children, were killed in shelling on Monday."
    )
    (claim,) = next(reader.read([Document("d", text, published="2025-05-21")])).claims
    assert claim.speaker is None


def test_the_year_of_a_birth_is_no_day_of_a_death(reader: GrammarReader) -> None:
    text = (
        "Two people were shot dead in Homs on Monday. One of them, a man born in 1951, was a baker."
    )
    assert {day for _, _, day in told(reader, text)} == {"2025-05-19"}


def test_lines_of_a_ticker_are_at_the_place_behind_their_time(reader: GrammarReader) -> None:
    text = (
        "• 08:15 Homs: a drone dropped explosives on a bus; two passengers were killed.\n"
        "• 11:05 UPDATE Hama: four bodies recovered from a house that was hit last night."
    )
    assert [(name, low) for name, low, _ in told(reader, text) if low] == [(HOMS, [2]), (HAMA, [4])]


def test_members_of_a_list_are_at_the_place_between_their_number_and_the_next(
    reader: GrammarReader,
) -> None:
    text = (
        "Air strikes killed eight in Homs on 3 May, 11 in Hama on 5 May and 17 in Aleppo on 7 May."
    )
    assert told(reader, text) == [
        (HOMS, [8], "2025-05-03"),
        (HAMA, [11], "2025-05-05"),
        ("Aleppo", [17], "2025-05-07"),
    ]


def test_a_number_that_is_the_sum_of_a_list_is_its_total(reader: GrammarReader) -> None:
    text = "Attacks left 21 dead in Syria: 12 in Homs on Saturday and nine in Hama on Sunday."
    claims = next(reader.read([Document("d", text, published="2025-05-21")])).claims
    found = {(c.kind.value, place(c), c.counts[0].low) for c in claims}
    assert {("event", HOMS, 12), ("event", HAMA, 9)} < found
    (total,) = [c for c in claims if c.kind.value == "total"]
    assert (total.counts[0].low, place(total) in (HOMS, HAMA)) == (21, False)
    assert total.when is not None
    assert (str(total.when.start), str(total.when.end)) == ("2025-05-17", "2025-05-18")


def test_participles_in_a_row_share_the_clause_that_says_when(reader: GrammarReader) -> None:
    text = "Five gendarmes killed, three injured when their post was attacked in Homs on Monday."
    assert told(reader, text) == [(HOMS, [5, 3], "2025-05-19")]


def test_all_whom_a_fight_left_dead_are_counted(reader: GrammarReader) -> None:
    text = "A strike on Homs left two women and three children dead on Monday."
    assert told(reader, text) == [(HOMS, [2, 3], "2025-05-19")]


def test_what_came_days_before_the_deed_of_the_sentence_has_a_day_of_its_own(
    reader: GrammarReader,
) -> None:
    text = (
        "Two days after a strike on Hama killed four, another missile hit a bakery in Homs on "
        "Monday, leaving at least six dead."
    )
    assert told(reader, text) == [(HAMA, [4], "2025-05-17"), (HOMS, [6], "2025-05-19")]


def test_a_number_behind_a_semicolon_with_a_verb_of_its_own_is_no_member_of_a_list(
    reader: GrammarReader,
) -> None:
    text = (
        "In April, at least 63 people were killed in Syria; the deadliest attack, on 11 April in "
        "Homs, left 19 dead."
    )
    assert [low for _, low, _ in told(reader, text)] == [[63], [19]]


@pytest.mark.parametrize(
    "text",
    [
        "Strikes on Homs and Hama killed nine and four people respectively on Monday.",
        "Attacks in Homs and Hama on Monday left nine and four people dead, respectively.",
    ],
)
def test_numbers_are_dealt_out_to_places_respectively(reader: GrammarReader, text: str) -> None:
    assert told(reader, text) == [(HOMS, [9], "2025-05-19"), (HAMA, [4], "2025-05-19")]


def test_whom_a_bomber_killed_with_himself_are_counted(reader: GrammarReader) -> None:
    text = "A suicide bomber killed himself and six others at a checkpoint in Homs on Monday."
    (found,) = told(reader, text)
    assert sorted(low or 0 for low in found[1]) == [1, 6]


def test_who_were_wounded_elsewhere_are_of_another_event(reader: GrammarReader) -> None:
    text = "Three people were killed in Homs and two others wounded in Hama on Monday."
    assert [(name, low) for name, low, _ in told(reader, text)] == [(HOMS, [3]), (HAMA, [2])]


def test_who_was_sentenced_to_death_is_not_dead(reader: GrammarReader) -> None:
    text = "A court in Homs sentenced two men to death for a bombing in 2019 that killed 11."
    assert [low for _, low, _ in told(reader, text)] == [[11]]


def test_the_dead_of_a_day_before_are_of_another_event(reader: GrammarReader) -> None:
    text = (
        "At least four people were killed on Monday when the army opened fire to disperse a "
        "protest in Homs, a day after similar unrest left two dead in Hama."
    )
    assert [(name, low) for name, low, _ in told(reader, text)] == [(HOMS, [4]), (HAMA, [2])]


def test_the_day_on_which_a_toll_rose_is_no_day_of_the_attack(reader: GrammarReader) -> None:
    text = (
        "On 3 May, 14 people were killed in Homs. On Monday the death toll from that attack rose "
        "to 16."
    )
    assert told(reader, text) == [(HOMS, [14], "2025-05-03"), (HOMS, [16], "2025-05-03")]
