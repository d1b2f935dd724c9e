"""How many happenings the words of a claim tell of."""

from __future__ import annotations

import pytest
from tests.making_claims import Newsroom

from recount.model.claims import Claim
from recount.model.how_many import Place, place_among, told_as_one

ONE_OF = [
    ("the second of two attacks on the post killed three", Place(2, 2)),
    ("The last of the three air strikes killed nine", Place(3, 3)),
    ("one of a series of attacks", Place(None, None)),
    ("one of the 4 explosions killed two", Place(None, 4)),
    ("in a second strike an hour later", Place(2, None)),
    ("the first missile killed nine", Place(1, None)),
    ("the first car bomb went off at the gate", Place(1, None)),
    ("the second attack on the army in a week", None),
    ("the second such attack this year", None),
    ("the first strike of the war", None),
    ("the third attack since May", None),
    ("an attack on the First Battalion", None),
    ("the second secretary was killed in an attack", None),
]
AS_ONE = [
    ("attacks on the post killed 11", 0),
    ("11 were killed in air strikes on the town", 0),
    ("a double-tap strike killed 12", 0),
    ("15 were killed when gunmen attacked several villages", 0),
    ("an attack on the post killed 11", None),
    ("the latest attack in a row of attacks killed 11", None),
    ("the second of two attacks killed three", None),
    ("11 were killed in the town", None),
]


def claim(quote: str, strikes: int | None = None) -> Claim:
    room = Newsroom()
    return room.claim(room.event(room.document("d"), quote=quote, strikes=strikes))


@pytest.mark.parametrize(("quote", "place"), ONE_OF)
def test_words_that_give_a_happening_its_place_among_several_of_a_day(quote, place) -> None:
    assert place_among(claim(quote)) == place


@pytest.mark.parametrize(("quote", "many"), AS_ONE)
def test_words_that_tell_several_as_one(quote, many) -> None:
    assert told_as_one(claim(quote)) == many


def test_what_is_counted_is_told_as_so_many() -> None:
    assert told_as_one(claim("two attacks killed 11", 2)) == 2
