"""Texts about matches and stories are set aside, aloud; a text that only mentions them is read."""

from __future__ import annotations

import pytest

from recount.model.documents import Document
from recount.model.readings import Reading
from recount.places import open_gazetteer
from recount.reading import GrammarReader

MATCH = (
    "The Lions killed the Sharks 41-3 on Saturday and left 15 men for dead. Their coach "
    "said the attack had been lethal since half-time; five forwards were killed off in the "
    "worst massacre of the league's season."
)
DIGEST = (
    "Evening digest. In the league the coach of the Lions blamed the referee for the penalty.\n\n"
    "An attack on the village of Bamu near Gao killed nine farmers on Tuesday, the mayor said. "
    + "The road to the market was closed for the day, and traders waited by the river. "
    * 8
)
ACTOR = (
    "The actor, known for the thriller of that name, a blockbuster sequel and a movie in 2014, was "
    "killed by shelling in Kharkiv on Sunday, the mayor said. "
    + "Friends remembered him as a quiet man who had gone back to bring water to the old. "
    * 8
)
CRIMES_OF_FIGHTERS = (
    "Robberies, thefts and rapes went on. Fighters attacked the village of Bamu near Gao on "
    "3 May 2023, the mission said. The killing of 120 villagers was confirmed by the mission."
)


def read(text: str) -> Reading:
    reader = GrammarReader(open_gazetteer())
    return next(reader.read([Document("d", text, published="2023-06-17")]))


def test_a_match_is_set_aside_and_the_reading_says_by_which_words() -> None:
    reading = read(MATCH)
    assert reading.claims == ()
    (problem,) = [one for one in reading.problems if one.code == "other_matter"]
    assert "“coach”" in problem.message
    assert "by hand" in problem.message


@pytest.mark.parametrize("text", [DIGEST, ACTOR, CRIMES_OF_FIGHTERS])
def test_a_text_that_only_mentions_sport_films_or_thefts_is_read(text: str) -> None:
    reading = read(text)
    assert any(count.low for claim in reading.claims for count in claim.counts)
    assert all(problem.code != "other_matter" for problem in reading.problems)
