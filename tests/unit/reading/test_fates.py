"""People who were hurt and died of it are among the dead alone."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim
from recount.model.counts import Outcome, Victims
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def claims(reader: GrammarReader, text: str) -> list[Claim]:
    return list(next(reader.read([Document("d", text, published="2016-06-08")])).claims)


def injured(reader: GrammarReader, text: str) -> list[tuple[int | None, str]]:
    counts = [count for claim in claims(reader, text) for count in claim.counts]
    return [(c.low, c.text) for c in counts if c.outcome is Outcome.INJURED]


@pytest.mark.parametrize(
    "text",
    [
        "A man was shot in Tulsa on Monday. He was taken to a hospital, where he died.",
        "Officers found a woman with a gunshot wound in Tulsa on Monday. The woman was pronounced "
        "dead at a hospital.",
        "A 3-year-old boy was killed in a shooting in Tulsa on Sunday. Officers said the boy was "
        "shot in a home.",
        "Police say a 15-year-old is dead after a shooting in Tulsa on Monday. The teen was shot "
        "at his home.",
    ],
)
def test_who_was_shot_and_died_is_not_injured(reader: GrammarReader, text: str):
    assert injured(reader, text) == []


def test_the_place_and_day_of_the_shots_are_kept(reader: GrammarReader):
    text = "A man was shot in Tulsa on Monday. He was taken to a hospital, where he died."
    shot, died = claims(reader, text)
    assert shot.counts == ()
    assert shot.where is not None
    assert shot.where.name == "Tulsa"
    assert died.refers_to == shot.id


def test_another_who_was_shot_is_still_injured(reader: GrammarReader):
    text = (
        "A 22-year-old man was killed and a 6-year-old girl was shot in Tulsa on Monday. The man "
        "was pronounced dead at the scene."
    )
    assert injured(reader, text) == [(1, "a 6-year-old girl")]


def test_the_suspect_whom_police_killed_is_not_the_man_whom_he_wounded(reader: GrammarReader):
    text = (
        "A man was shot and wounded in Tulsa on Monday. Police later shot and killed the suspect."
    )
    assert injured(reader, text) == [(1, "A man")]


def test_a_soldier_wounded_here_is_not_one_killed_there(reader: GrammarReader):
    text = (
        "A soldier was wounded in Sangin on Monday. In Musa Qala, a soldier was killed by a bomb "
        "on Tuesday."
    )
    assert injured(reader, text) == [(1, "A soldier")]


def test_so_many_who_were_shot_less_those_who_died(reader: GrammarReader):
    text = "Four people were shot in Tulsa on Monday and three of them died."
    assert injured(reader, text) == [(1, "Four people were shot in Tulsa on Monday and three")]


def test_the_rest_may_be_told_in_the_next_sentence(reader: GrammarReader):
    text = "Three men were shot in Tulsa on Monday. One of them died at a hospital."
    first = claims(reader, text)[0]
    assert [(c.low, c.high) for c in first.counts] == [(2, 2)]
    assert first.evidence.quote.startswith("Three men were shot")
    assert first.evidence.quote.endswith("One")


def test_the_rest_is_not_counted_twice_where_the_text_gives_it(reader: GrammarReader):
    text = (
        "Four people were shot in Tulsa on Monday. One victim was declared dead at the scene, "
        "while three others were taken to hospitals."
    )
    assert injured(reader, text) == [(3, "three")]


def test_whoever_killed_himself_comes_on_top_of_those_he_killed(reader: GrammarReader):
    text = "A man killed two people in Tulsa on Monday. He then turned the gun on himself."
    first, second = claims(reader, text)
    assert second.adds_to == first.id
    assert second.evidence.quote == "He then turned the gun on himself"


def test_who_was_shot_is_the_one_found_dead_where_the_text_knows_of_no_other(reader: GrammarReader):
    text = (
        "A 57-year-old man was found dead in Tulsa on Monday. Officers were called to a house, "
        "where they found a man with gunshot wounds."
    )
    assert injured(reader, text) == []


def test_one_person_is_of_one_class(reader: GrammarReader):
    text = "A 10-year-old boy was shot in Tulsa on Monday. Police said his brother shot the child."
    counts = [c for claim in claims(reader, text) for c in claim.counts]
    assert len({c.victims for c in counts if c.victims is not Victims.UNSTATED}) == 1
