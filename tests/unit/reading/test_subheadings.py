"""Headings inside a report, and sentences that turn to another event."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def events(reader: GrammarReader, text: str) -> list[Claim]:
    found = next(reader.read([Document("d", text, published="2021-06-17")])).claims
    return [c for c in found if c.kind is ClaimKind.EVENT]


def test_a_heading_with_a_toll_is_told_by_the_paragraph_below_and_by_nothing_above(
    reader: GrammarReader,
) -> None:
    text = (
        "GAO: Two guards were killed when gunmen attacked a patrol at the edge of Gao.\n\n"
        "More troops were sent to the area, and lorries were searched on the road to the north.\n\n"
        "Five killed near Timbuktu\n\n"
        "Unknown assailants gunned down five traders on a farm near Timbuktu, an official said."
    )
    first, second = events(reader, text)
    assert [c.low for c in second.counts] == [5]
    assert second.where is not None
    assert second.where.name == "Timbuktu"
    assert second.refers_to is None
    assert first.id != second.id


def test_what_happened_in_another_incident_is_no_part_of_the_one_told(
    reader: GrammarReader,
) -> None:
    text = (
        "Three guards were killed in a raid on a mill near Gao on Monday. Rebels killed a couple, "
        "both teachers, in another incident near Timbuktu on Monday evening."
    )
    raid, other = events(reader, text)
    assert other.refers_to is None
    assert raid.id != other.id


def test_nobody_claims_an_attack_in_another_town_by_naming_it(reader: GrammarReader) -> None:
    text = (
        "A bomb left on a cart in Kandahar on Tuesday killed seven civilians.\n\n"
        "And on Wednesday, the Taliban said it had led an attack in Kabul that lasted hours."
    )
    told = events(reader, text)
    assert all(c.perpetrator is None for c in told if c.counts)
    assert not any(c.where and c.where.name == "Kandahār" and c.perpetrator for c in told)


def test_what_a_text_goes_back_to_in_another_town_is_another_deed(reader: GrammarReader) -> None:
    text = (
        "An operation was carried out in Mir Ali. After a heavy exchange of fire, six militants "
        "were killed.\nEarlier in the day, a judge and two officers were among four people killed "
        "when his car was attacked in Bannu district."
    )
    last = events(reader, text)[-1]
    assert last.where is not None
    assert last.where.admin1 == "Khyber Pakhtunkhwa"
    assert last.refers_to is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Gulistan-e-Noor, masked men killed the director of an office on Sunday. In Karachi, "
         "two men died in a blast.", "Gulistan-e-Noor"),
        ("Raiders killed two carters in Karachi's Gulistan-e-Noor area on Sunday.", "Karachi"),
    ],
)  # fmt: skip
def test_a_word_tied_to_another_is_no_town_of_its_own(
    reader: GrammarReader, text: str, name: str
) -> None:
    where = events(reader, text)[0].where
    assert where is not None
    assert where.country == "PK"
    assert name in (where.name, where.text)
