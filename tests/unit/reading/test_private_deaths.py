"""Deaths by one's own hand and at home, which are nobody's war; and what only looks so."""

from __future__ import annotations

import pytest

from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def dead(reader: GrammarReader, text: str) -> list[int | None]:
    claims = next(reader.read([Document("d", text, published="2021-06-17")])).claims
    return [count.low for claim in claims for count in claim.counts]


@pytest.mark.parametrize(
    "text",
    [
        "A soldier killed himself with his rifle at a barracks in Kano on Friday.",
        "A policeman was found dead with a gunshot wound from his own pistol in Kano on Friday.",
        "A recruit shot himself dead in the barracks at Elbasan on Monday.",
        "A woman of 35 was shot dead in Kano by her husband on Friday, police said.",
        "A man killed his wife and then himself in Turin on Monday.",
        "A woman was stabbed to death in Turin on Monday. Her former husband gave himself up.",
    ],
)
def test_a_death_by_ones_own_hand_or_at_home_is_no_event(reader: GrammarReader, text: str) -> None:
    assert dead(reader, text) == []


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("A gunman killed six people in Kano on Friday, then shot himself dead.", [6, 1]),
        ("A suicide bomber killed himself and wounded two guards in Kano on Friday.", [1, 2]),
        ("A woman was shot dead by soldiers in Kano on Friday. Her husband gave himself up.", [1]),
        ("Gunmen killed a nurse and her husband in Kano on Friday.", [1, 1]),
    ],
)
def test_who_died_with_others_or_by_those_who_bear_arms_is_told(
    reader: GrammarReader, text: str, lows: list[int | None]
) -> None:
    assert dead(reader, text) == lows
