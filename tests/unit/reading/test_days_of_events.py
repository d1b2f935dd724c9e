"""Which day an event gets, and which of two sentences tell of one: each with a text of its own."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader

PUBLISHED = "2021-06-17"  # a Thursday


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def read(reader: GrammarReader, text: str, published: str = PUBLISHED) -> tuple[Claim, ...]:
    claims: tuple[Claim, ...] = next(reader.read([Document("d", text, published=published)])).claims
    return claims


def days(reader: GrammarReader, text: str, published: str = PUBLISHED) -> list[tuple[str, str]]:
    """First and last day of every event or total; empty where none is stated."""
    kinds = (ClaimKind.EVENT, ClaimKind.TOTAL)
    whens = [c.when for c in read(reader, text, published) if c.kind in kinds]
    return [
        ("", "")
        if w is None or w.basis == "publication_fallback"
        else (str(w.start or ""), str(w.end or ""))
        for w in whens
    ]


TUESDAY = ("2021-06-15", "2021-06-15")


def test_a_clock_time_alone_is_of_the_day_told_before(reader: GrammarReader) -> None:
    text = (
        "Gunmen stormed a checkpoint in Baraki on Tuesday and killed four policemen. "
        "At around 6 a.m. a bomb exploded beside a rescue vehicle, killing a driver."
    )
    assert days(reader, text) == [TUESDAY, TUESDAY]


HEADED = [
    "Incident note\nDate of incident: 15 June 2021\n\nGunmen shot dead two herders near Kologo.",
    "Incident note\nDate/time: 15 June 2021, 05:40\n\nGunmen shot dead two herders near Kologo.",
    "Date: 15 June 2021\nLocation: Kologo\n\nGunmen shot dead two herders on the market road.",
]


@pytest.mark.parametrize("text", HEADED)
def test_the_day_of_a_heading_is_that_of_what_stands_below(
    reader: GrammarReader, text: str
) -> None:
    assert days(reader, text) == [TUESDAY]


def test_a_bare_date_line_is_the_date_of_the_paper(reader: GrammarReader) -> None:
    text = "Date: 16 June 2021\n\nGunmen shot dead two herders near Kologo."
    assert days(reader, text) == [("", "")]


def test_a_sentence_without_a_day_goes_on_with_that_of_its_paragraph(
    reader: GrammarReader,
) -> None:
    text = (
        "Troops killed nine rebels near Dori on Tuesday. "
        "Air force jets twice bombed a rebel camp north of the town, killing three."
    )
    assert days(reader, text) == [TUESDAY, TUESDAY]


def test_what_a_round_up_lists_is_of_the_day_of_its_sum(reader: GrammarReader) -> None:
    text = (
        "At least 19 people were killed in attacks across Iraq on Tuesday, police said.\n\n"
        "In Baquba, gunmen shot dead two policemen.\n\n"
        "A car bomb exploded in the market of Hilla, killing nine people."
    )
    assert days(reader, text) == [TUESDAY, TUESDAY, TUESDAY]


NOT_THE_DEED = [
    "A court in Bamako on Tuesday jailed two men for the killing of three nurses near Ansongo.",
    "The rights group on Tuesday denounced the shelling of a clinic in Tarhuna in which a nurse "
    "was killed.",
]


@pytest.mark.parametrize("text", NOT_THE_DEED)
def test_the_day_of_an_answer_is_not_the_day_of_the_deed(reader: GrammarReader, text: str) -> None:
    assert set(days(reader, text)) == {("", "")}


def test_a_release_dates_no_abduction(reader: GrammarReader) -> None:
    text = "Two nurses were abducted in Kidal; they were set free on Tuesday."
    assert days(reader, text) == [("", "")]


def test_a_quoted_paper_dates_no_attack(reader: GrammarReader) -> None:
    text = "Army communique, Tuesday: nine terrorists were killed near Kidal."
    assert set(days(reader, text)) <= {("", "")}


@pytest.mark.parametrize(
    ("when", "later", "last"),
    [
        ("on Tuesday", "Two hours", "2021-06-15"),
        ("at 23:30 on Tuesday", "Two hours", "2021-06-16"),
        ("on Tuesday night", "An hour", "2021-06-16"),
    ],
)
def test_a_few_hours_later_is_the_same_day_unless_it_was_late(
    reader: GrammarReader, when: str, later: str, last: str
) -> None:
    text = (
        f"A drone hit a fuel store in Kupiansk {when}. "
        f"{later} later a missile struck the station in Izium and killed two railwaymen."
    )
    assert days(reader, text)[-1] == ("2021-06-15", last)


def test_since_the_start_of_something_on_a_day_is_since_that_day(reader: GrammarReader) -> None:
    text = "Since the start of the offensive on 9 May, 210 fighters have been killed in Marib."
    (total,) = read(reader, text)
    assert total.kind is ClaimKind.TOTAL
    assert days(reader, text) == [("2021-05-09", "")]


def test_a_weapon_new_to_the_text_tells_of_another_event(reader: GrammarReader) -> None:
    text = (
        "Militants ambushed a patrol near Baquba on Tuesday and killed six soldiers. "
        "Three of the dead were brothers. "
        "A roadside bomb hit a relief column and wounded two policemen."
    )
    bomb = next(c for c in read(reader, text) if "roadside" in c.evidence.quote)
    assert bomb.refers_to is None


def test_a_number_so_far_is_of_what_was_told_before(reader: GrammarReader) -> None:
    text = "Two people were killed in a rocket strike on Derhan on Tuesday. Three dead so far."
    first, second = read(reader, text)
    assert second.refers_to == first.id


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Jets bombed a school where people were sheltering in Kale on Thursday afternoon, killing"
         " nine people, residents said.", "2023-04-13"),
        ("Three were killed when soldiers stormed the house on Wednesday, a source said; the"
         " others were released on Thursday evening.", "2023-04-12"),
        ("UPDATE 3 - BEIRUT, April 14 (Wire) - A strike in Kfar Zan killed 12 people. The raid took"
         " place late on Thursday.", "2023-04-13"),
        ("Gunmen shot a guard on Monday. Two days earlier, one rebel was killed and two others"
         " were captured in Kale.", "2023-04-08"),
    ],
)  # fmt: skip
def test_a_day_of_the_sentence_dates_what_hangs_from_its_saying(
    reader: GrammarReader, text: str, day: str
) -> None:
    found = next(reader.read([Document("d", text, published="2023-04-14")])).claims
    assert str(found[-1].when.start if found[-1].when else None) == day


def test_the_day_of_a_letter_is_not_the_day_of_the_deaths_that_it_tells_of(
    reader: GrammarReader,
) -> None:
    text = (
        "Eleven people died when aircraft struck cars near Tarvel on Thursday. In a letter that was"
        " read aloud at a protest on Saturday, the council said that the 11 dead were traders."
    )
    found = next(reader.read([Document("d", text, published="2023-04-16")])).claims
    assert {str(one.when.start) for one in found if one.when} == {"2023-04-13"}


SAID = [
    "The army announced on 12 June that nine fighters were killed in an air strike near Sabha.",
    "On Saturday the ministry said that an air strike had killed nine fighters near Sabha.",
    "Nine fighters were killed in an air strike near Sabha, the army said on 12 June.",
    "A spokesman told reporters on 12 June that nine had been killed in an air strike near Sabha.",
    "The mission confirmed on 12 June the deaths of nine civilians in an air strike near Sabha.",
]


@pytest.mark.parametrize("text", SAID)
def test_the_day_on_which_it_was_said_only_stands_in_for_that_of_the_deed(
    reader: GrammarReader, text: str
) -> None:
    (when,) = [c.when for c in read(reader, text) if c.kind is ClaimKind.EVENT]
    assert when is not None
    assert when.basis == "publication_fallback"
    assert (str(when.start), str(when.end)) == ("2021-06-12", "2021-06-12")
    assert when.text in ("12 June", "Saturday")


def test_the_day_of_the_deed_goes_before_the_day_on_which_it_was_said(
    reader: GrammarReader,
) -> None:
    text = "The army said on 12 June that an air strike on 10 June had killed nine near Sabha."
    assert days(reader, text) == [("2021-06-10", "2021-06-10")]


def test_the_month_of_may_is_no_may(reader: GrammarReader) -> None:
    text = "Air raids killed 17 people in early May, seven of them in Homs on the 4th."
    assert max(end for _, end in days(reader, text, "2021-05-21")) == "2021-05-10"
