"""Answers: denied, withheld, confirmed; whose they are, and what they are about."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader

TOLD = "Five people were shot dead in Garissa on Monday. "


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def read(reader: GrammarReader, text: str) -> tuple[Claim, ...]:
    return next(reader.read([Document("d", text, published="2024-03-06")])).claims


def answers(reader: GrammarReader, text: str) -> list[Claim]:
    return [c for c in read(reader, TOLD + text) if c.kind is ClaimKind.RESPONSE]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The movement said it had nothing to do with what happened.", "denies"),
        ("The governor discounted the involvement of the militia.", "denies"),
        ("The army rubbished the report.", "denies"),
        ("The army called the report a lie.", "denies"),
        ("The government described the accusation as baseless.", "denies"),
        ("The claim is false, the government said.", "denies"),
        ("A spokesman said no American took part in the raid.", "denies"),
        ("The army said its soldiers had not opened fire.", "denies"),
        ("Villagers say there was no battle at all.", "denies"),
        ("The rebels disclaimed responsibility.", "denies"),
        ("The rebels distanced themselves from the attack.", "denies"),
        ("The army ruled out any role of its men.", "denies"),
        ("The figure of five dead is pure fabrication.", "denies"),
        ("The army said it was not in a position to confirm the number.", "declines_to_confirm"),
        ("The army said it was not aware of any strike there.", "declines_to_confirm"),
        ("The military would not comment.", "declines_to_confirm"),
        ("A police spokesman had no comment.", "declines_to_confirm"),
        ("The army did not reply to our questions.", "declines_to_confirm"),
        ("The army has not commented on the attack.", "declines_to_confirm"),
        ("The army has not responded to the accusation.", "declines_to_confirm"),
    ],
)
def test_an_answer_is_read_whatever_the_verb(reader: GrammarReader, text: str, stance: str) -> None:
    assert [c.stance.value for c in answers(reader, text) if c.stance] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "“They came at night,” said a trader, who declined to be named for fear of revenge.",
        "No group has claimed responsibility.",
        "The army was yet to count the dead.",
    ],
)
def test_what_answers_nobody_is_no_answer(reader: GrammarReader, text: str) -> None:
    assert answers(reader, text) == []


def test_a_named_person_answers_what_was_told_and_nothing_of_himself(
    reader: GrammarReader,
) -> None:
    claims = read(reader, TOLD + "The M23's spokesman, Paul Adoli, denied this.")
    event = next(c for c in claims if c.kind is ClaimKind.EVENT)
    answer = next(c for c in claims if c.kind is ClaimKind.RESPONSE)
    assert answer.about == event.id


def test_who_denies_a_deed_that_another_owned_up_to_speaks_of_the_deed(
    reader: GrammarReader,
) -> None:
    text = "Al Shabaab claimed responsibility for the attack. The M23 denied involvement."
    claims = read(reader, TOLD + text)
    answer = next(c for c in claims if c.kind is ClaimKind.RESPONSE)
    deed = next(c for c in claims if c.kind is ClaimKind.EVENT and c.counts)
    assert answer.about == deed.id


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Police suspect the Pakistani Taliban.", "Pakistani Taliban"),
        ("The army linked the attack to the New People's Army.", "New People's Army"),
        ("The army accused the M23 of firing at the crowd.", "M23"),
    ],
)
def test_an_accusation_names_the_one_accused(reader: GrammarReader, text: str, by: str) -> None:
    blamed = [c for c in read(reader, TOLD + text) if c.perpetrator is not None]
    assert [c.perpetrator.text for c in blamed if c.perpetrator] == [by]


def test_who_confirms_a_number_answers_the_event_of_that_number_and_not_the_one_told_last(
    reader: GrammarReader,
) -> None:
    claims = read(
        reader,
        TOLD + "The Karim Front, which carried out the 2019 attack on a Nairobi hotel that killed "
        'at least 21 people, said it did it. "I can confirm that five people were shot dead," '
        "police chief Omar Duale said.",
    )
    (answer,) = [c for c in claims if c.kind is ClaimKind.RESPONSE and c.stance == "confirms"]
    (first,) = [c for c in claims if c.id == answer.about]
    assert first.evidence.start == 0
