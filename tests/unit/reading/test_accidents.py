"""Deaths that are no armed violence: accidents, matches, rehearsals; and what only looks so."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def read(reader: GrammarReader, text: str) -> tuple[Claim, ...]:
    return tuple(next(reader.read([Document("d", text, published="2021-06-17")])).claims)


def dead(reader: GrammarReader, text: str) -> list[int | None]:
    return [count.low for claim in read(reader, text) for count in claim.counts]


@pytest.mark.parametrize(
    "text",
    [
        "At least 38 people were burned to death when a tanker overturned and exploded near Minna "
        "on Sunday. Many of the dead were women.",
        "On Thursday a canoe capsized on the Kaduna river; 22 bodies have been recovered.",
        "On Monday an army truck ran into a ravine near Bida, killing four soldiers.",
        "A gas cylinder exploded in a restaurant in Lagos on Sunday, killing six.",
        "A bus plunged off a bridge in Peru on Monday, killing 20. 14 bodies were recovered.",
        "Two trains collided near Multan on Monday, killing 30.",
        "Twelve people died when a boat carrying migrants sank off Zarzis on Sunday.",
        "A building came down in Mumbai on Sunday, killing nine people.",
        "A hostel caught fire in Multan on Monday, killing 12 students.",
        "At least 40 people were killed and 300 injured when a quake struck Herat on Monday.",
        "Nine climbers were killed after Mount Erin erupted without warning on Monday. Four are "
        "missing. In 1979 it killed 60.",
        "Twelve people died when a cyclone hit Beira on Sunday, and 30 were injured.",
        "Two fishermen drowned when a storm hit Beira on Sunday; three of the crew are missing.",
        "Five people were killed in Mombasa on Monday in floods that hit the coast.",
        "Nine people were killed near Kano on Monday when a bus ran into a convoy of trucks. The "
        "driver died at the wheel.",
        "Three people were killed near Ndola on Monday when their car hit a tree.",
        "Eleven pupils were killed in Kinshasa on Tuesday when a train hit their school bus.",
        "A woman was hit by a car and killed in Kazan on Monday.",
        "An explosion at a fireworks factory in Sivakasi killed 12 workers on Monday.",
        "A blaze in a fireworks depot in Enschede was put out. Explosions shook the town all day.",
    ],
)
def test_accidents_are_no_events(reader: GrammarReader, text: str) -> None:
    assert read(reader, text) == ()


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("A tanker exploded after rebels fired on it near Mopti on Sunday, killing 12.", [12]),
        ("A missile hit a block in Kharkiv on Sunday. The building collapsed, killing nine.", [9]),
        ("The navy sank two boats off Mayotte on Sunday, killing eight.", [8]),
        ("Fighting erupted in Aden on Monday, killing nine people.", [9]),
        ("A car bomb hit a bus in Kirkuk on Sunday, killing nine.", [9]),
        ("A truck hit a mine near Gao on Sunday, killing three soldiers.", [3]),
        ("Gunmen killed six survivors of the quake in Herat on Monday.", [6]),
        ("Gunmen killed four patients in a clinic in Bamenda on Monday.", [4]),
        ("A bus plunged into a ravine near Jos on Sunday, killing 20 people. On Tuesday gunmen "
         "killed a trader in Jos.", [1]),
    ],
)  # fmt: skip
def test_arms_beside_an_accident_or_before_it_make_it_none(
    reader: GrammarReader, text: str, lows: list[int]
) -> None:
    assert dead(reader, text) == lows


@pytest.mark.parametrize(
    "text",
    [
        "The hosts rode out a late bombardment to beat Enyimba 2-1 in Aba on Tuesday.",
        "In the scenario on Monday, a lone gunman kills four people in a school in Basilan.",
    ],
)
def test_matches_and_rehearsals_are_no_events(reader: GrammarReader, text: str) -> None:
    assert read(reader, text) == ()


def test_nobody_is_captured_where_there_are_no_detainees(reader: GrammarReader) -> None:
    text = "Three men were killed in an attack in Jos on Tuesday. There were no detainees."
    assert [c.counts[0].low for c in read(reader, text)] == [3]
