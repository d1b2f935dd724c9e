"""People found shot to death, some of a group who died, and disputes that deny nothing."""

from __future__ import annotations

import pytest

from recount.model.counts import Outcome
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def numbers(reader: GrammarReader, text: str) -> list[tuple[str, int | None, int | None]]:
    found = next(reader.read([Document("d", text, published="2021-03-10")])).claims
    return [(c.outcome.value, c.low, c.part_of) for one in found for c in one.counts]


KILLED, INJURED = Outcome.KILLED.value, Outcome.INJURED.value


def test_who_was_found_shot_to_death_did_not_shoot(reader: GrammarReader) -> None:
    text = "In a barn near Milton on Monday deputies found a woman and her son shot to death."
    assert numbers(reader, text) == [(KILLED, 1, None), (KILLED, 1, None)]


def test_two_of_them_fatally_is_two_dead_and_the_others_hurt(reader: GrammarReader) -> None:
    text = "Six people were shot, two of them fatally, at a party in Milton on Saturday night."
    assert numbers(reader, text) == [(INJURED, 4, None), (KILLED, 2, None)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A dispute over land led to 10 people being shot in Milton on Monday.", True),
        ("Officials disputed reports that 10 people were killed in Milton on Monday.", False),
        ("Officials dispute that 10 people were killed in Milton on Monday.", False),
    ],
)
def test_a_quarrel_is_no_denial(reader: GrammarReader, text: str, told: bool) -> None:
    assert bool(numbers(reader, text)) is told
