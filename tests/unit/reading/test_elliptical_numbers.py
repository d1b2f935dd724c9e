"""Numbers without a noun, parts that say nothing, and people singled out among those counted."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def claims(reader: GrammarReader, text: str) -> list[Claim]:
    found = next(reader.read([Document("d", text, published="2021-06-17")])).claims
    return [c for c in found if c.kind is ClaimKind.EVENT]


def counts(reader: GrammarReader, text: str) -> list[tuple[str, int | None, str]]:
    return [
        (str(count.outcome), count.low, str(count.victims))
        for claim in claims(reader, text)
        for count in claim.counts
    ]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The strike killed three militants and wounded one.", ("injured", 1, "combatant")),
        ("The ambush left 12 soldiers killed and seven missing.", ("missing", 7, "security_force")),
        ("Gunmen killed four civilians and abducted eleven others near Mubi.",
         ("captured", 11, "civilian")),
    ],
)  # fmt: skip
def test_a_bare_number_of_another_fate_is_of_the_people_told_before(
    reader: GrammarReader, text: str, second: tuple[str, int, str]
) -> None:
    assert counts(reader, text)[1] == second


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The blast killed a woman and wounded two others.", ("injured", 2, "unstated")),
        ("The shelling killed three militants and wounded one woman.", ("injured", 1, "woman")),
        ("The blast killed three soldiers and wounded two people.", ("injured", 2, "unstated")),
        ("The blast killed three soldiers and wounded two other people.",
         ("injured", 2, "unstated")),
    ],
)  # fmt: skip
def test_a_number_with_a_noun_or_beside_a_person_takes_over_no_class(
    reader: GrammarReader, text: str, second: tuple[str, int, str]
) -> None:
    assert counts(reader, text)[1] == second


@pytest.mark.parametrize(
    "text",
    [
        "Four guards were wounded in Mubi by a bomb, some of them seriously.",
        "Gunmen abducted four guards in Mubi, two of whom have since escaped.",
        "Gunmen abducted four guards in Mubi, two of them were freed later.",
    ],
)
def test_a_part_without_a_number_or_of_another_fate_is_not_counted(
    reader: GrammarReader, text: str
) -> None:
    assert [low for _, low, _ in counts(reader, text)] == [4]


def test_a_part_with_a_class_is_counted(reader: GrammarReader) -> None:
    text = "Gunmen abducted nine villagers in Mubi, two of them children."
    assert counts(reader, text) == [("captured", 9, "civilian"), ("captured", 2, "child")]


def test_somebody_named_by_the_words_before_dies_only_once(reader: GrammarReader) -> None:
    text = (
        "An air strike killed Karim Haddad, a rebel chief, in Marib on Monday. "
        "Even after Mr. Haddad's death the rebels fought on."
    )
    assert len(claims(reader, text)) == 1


def test_the_death_of_somebody_else_is_no_recollection(reader: GrammarReader) -> None:
    text = (
        "An air strike killed Karim Haddad, a rebel chief, in Marib on Monday. "
        "A bomb killed Omar Sefu, his driver, in Aden on Tuesday."
    )
    assert len(claims(reader, text)) == 2
