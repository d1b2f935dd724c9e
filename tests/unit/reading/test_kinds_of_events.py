"""What kind of event a sentence tells of, whose deed it is called, and what points back at it."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind, EventType, Stance
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def claims(reader: GrammarReader, text: str) -> list[Claim]:
    found = next(reader.read([Document("d", text, published="2021-06-17")])).claims
    return [c for c in found if c.kind in (ClaimKind.EVENT, ClaimKind.TOTAL)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Warplanes carried out 23 raids on Marib on Monday, killing four people.", "air_strike"),
        ("Police carried out 23 raids in Mubi on Monday, arresting four people.", "raid"),
        ("The explosion of a landmine killed two herders near Mubi.", "mine"),
        ("A landmine explosion killed two herders near Mubi.", "mine"),
        ("A mine exploded near Mubi, killing two herders.", "mine"),
        ("An explosion in a coal mine killed two herders near Mubi.", "bombing"),
        ("An air strike targeting militants killed four people near Mubi.", "air_strike"),
        ("Gunmen stormed a village near Mubi and killed four people.", "armed_attack"),
        ("Soldiers stormed a village near Mubi and killed four people.", "raid"),
        ("A mortar set fire to a fuel depot in Mubi on Monday.", "shelling"),
        ("Drones set a fuel depot in Mubi ablaze on Monday.", "air_strike"),
        ("Gunmen set fire to a fuel depot in Mubi on Monday.", "armed_attack"),
        ("Dozens of rockets struck the town of Mubi on Monday.", "shelling"),
        ("Rebels fired a salvo of rockets at Mubi on Monday.", "shelling"),
        ("Gunmen burnt 112 out of 140 houses in Mubi on Monday.", "armed_attack"),
        ("Gunmen attacked a deployment of police in Mubi on Monday.", "armed_attack"),
        ("Six people were wounded in Mubi and evacuated by helicopter.", "other"),
        ("Six people were wounded in Mubi by a helicopter.", "air_strike"),
    ],
)
def test_the_kind_is_by_who_did_it_and_with_what(
    reader: GrammarReader, text: str, kind: str
) -> None:
    (claim,) = claims(reader, text)
    assert claim.event_type == kind


@pytest.mark.parametrize(
    "text",
    [
        "Dozens of balloons hit a house in Mubi on Monday.",
        "Boys fired dozens of questions at the teacher in Mubi.",
        "Rockets were fired in Mubi to celebrate the wedding.",
        "A protest was held in Mubi. Operation Thunder Strike began on Monday.",
        "The attack by the striker took place in the second half, in Mubi.",
    ],
)
def test_what_strikes_nobody_is_no_event(reader: GrammarReader, text: str) -> None:
    assert claims(reader, text) == []


STRUCK = "An air strike hit Mubi on Monday, killing four people. "


@pytest.mark.parametrize(
    "text",
    [
        "The explosion wounded a teacher.",
        "The bombing wounded a teacher.",
        "The blast also wounded a teacher.",
        "The raid wounded a teacher.",
    ],
)
def test_what_an_air_strike_did_is_of_the_air_strike(reader: GrammarReader, text: str) -> None:
    strike, told = claims(reader, STRUCK + text)
    assert (told.event_type, told.refers_to) == (EventType.AIR_STRIKE, strike.id)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police raided a house and arrested a teacher.", EventType.RAID),
        ("The raid led to the arrest of a teacher.", EventType.ARREST),
        ("The police raid wounded a teacher.", EventType.RAID),
        ("A car bomb exploded in Yola, killing a teacher.", EventType.BOMBING),
    ],
)
def test_another_kind_of_event_is_not_the_air_strike(
    reader: GrammarReader, text: str, kind: EventType
) -> None:
    told = claims(reader, STRUCK + text)[-1]
    assert (told.event_type, told.refers_to) == (kind, None)


def test_an_operation_that_takes_people_is_no_part_of_a_bombing(reader: GrammarReader) -> None:
    text = (
        "Four people were killed by a bomb in Mubi on Monday. "
        "In an operation in the same district, forces detained four men."
    )
    assert [c.refers_to for c in claims(reader, text)] == [None, None]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The device was planted by the Red Sand Brigade.", "Red Sand Brigade"),
        ("The trees were planted by the Red Sand Brigade.", None),
        ("The Red Sand Brigade is believed to stand behind the attack.", "Red Sand Brigade"),
        ("Voters of the Red Sand Brigade stand behind the president.", None),
    ],
)
def test_whose_deed_it_was_may_be_told_in_another_sentence(
    reader: GrammarReader, text: str, by: str | None
) -> None:
    told = claims(reader, "A bomb killed four people in Mubi. " + text)
    assert next((c.perpetrator.text for c in told if c.perpetrator), None) == by


def test_who_is_only_believed_to_stand_behind_a_deed_is_alleged_to(reader: GrammarReader) -> None:
    text = "The Red Sand Brigade is believed to stand behind the attack."
    told = claims(reader, "A bomb killed four people in Mubi. " + text)
    assert told[-1].stance is Stance.ALLEGES


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("An attack attributed to the Red Sand Brigade killed six people in Mubi.",
         "Red Sand Brigade"),
        ("An attack blamed on the Red Sand Brigade killed six people in Mubi.",
         "Red Sand Brigade"),
        ("The Red Sand Brigade claimed responsibility for an attack that killed six people in "
         "Mubi.", "Red Sand Brigade"),
        ("The mayor apologised for an attack that killed six people in Mubi.", None),
    ],
)  # fmt: skip
def test_a_deed_is_of_those_whom_it_is_credited_to(
    reader: GrammarReader, text: str, by: str | None
) -> None:
    (claim,) = claims(reader, text)
    assert (claim.perpetrator.text if claim.perpetrator else None) == by


def test_who_claims_responsibility_asserts_it(reader: GrammarReader) -> None:
    text = "The Red Sand Brigade claimed responsibility for an attack that killed six people."
    (claim,) = claims(reader, text)
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.stance) == ("Red Sand Brigade", Stance.ASSERTS)


def test_an_attack_told_before_may_be_dated_later(reader: GrammarReader) -> None:
    text = "The attack took place on Wednesday between Mubi and Yola."
    (claim,) = claims(reader, text)
    assert str(claim.when and claim.when.start) == "2021-06-16"


def test_an_officer_who_speaks_of_seven_dead_gives_a_toll(reader: GrammarReader) -> None:
    (claim,) = claims(reader, "The governor confirmed the raid but spoke of seven dead.")
    assert [(str(c.outcome), c.low) for c in claim.counts] == [("killed", 7)]


def test_an_officer_who_speaks_of_seven_schools_gives_none(reader: GrammarReader) -> None:
    assert claims(reader, "The governor confirmed the raid but spoke of seven schools.") == []


def strengths(reader: GrammarReader, text: str) -> list[int | None]:
    found = next(reader.read([Document("d", text, published="2021-06-17")])).claims
    return [c.strength.low for c in found if c.kind is ClaimKind.STRENGTH and c.strength]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Analysts put al-Shabaab's strength at 10,000 fighters.", [10_000]),
        ("Al-Shabaab's ranks have doubled to 3,000 fighters, a study says.", [3_000]),
        ("The strength of al-Shabaab is put at 900 fighters.", [900]),
        ("Al-Shabaab's strength showed when it lost the fort to 300 fighters of the army.", []),
        ("Al-Shabaab was strong in number and waved at 300 fighters.", []),
    ],
)
def test_a_strength_is_the_number_that_somebody_puts_it_at(
    reader: GrammarReader, text: str, low: list[int]
) -> None:
    assert strengths(reader, text) == low
