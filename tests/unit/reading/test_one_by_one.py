"""People counted together and told of one by one: nobody is counted twice."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.counts import Outcome, Victims
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def events(reader: GrammarReader, text: str) -> list[Claim]:
    claims = next(reader.read([Document("d", text, published="2024-05-15")])).claims
    return [claim for claim in claims if claim.kind is ClaimKind.EVENT]


def injured(reader: GrammarReader, text: str) -> list[tuple[int | None, str]]:
    counts = [count for claim in events(reader, text) for count in claim.counts]
    return [(c.low, c.text) for c in counts if c.outcome is Outcome.INJURED]


def test_people_of_an_age_told_of_after_a_toll_are_of_it(reader: GrammarReader):
    text = (
        "Four people were shot on Monday. A 19-year-old was shot in the leg. A 21-year-old was "
        "shot in the arm."
    )
    toll, first, second = events(reader, text)
    assert (first.refers_to, second.refers_to) == (toll.id, first.id)
    assert first.counts[0].singled_out
    assert second.counts[0].singled_out


def test_a_list_that_adds_up_to_the_toll_is_the_toll_again(reader: GrammarReader):
    text = "Four people were hurt on Monday. His mother, two guests and a baby were hurt."
    toll, names = events(reader, text)
    assert names.refers_to == toll.id


def test_others_of_a_sentence_come_on_top_of_those_of_that_sentence(reader: GrammarReader):
    text = (
        "A gunman killed two people and hurt four others on Monday. Two people are dead and four "
        "others injured after the shooting."
    )
    first, again = events(reader, text)
    assert (again.refers_to, again.adds_to) == (first.id, None)


@pytest.mark.parametrize(
    "toll",
    ["killed 15 civilians", "killed five people and wounded 10"],
    ids=["dead", "dead and hurt"],
)
def test_others_hurt_are_others_than_the_dead_of_their_sentence(reader: GrammarReader, toll: str):
    text = (
        f"Air strikes {toll} in the town of Oldmill on Monday. At least 12 people were killed and "
        "another 18 wounded when the strikes hit Oldmill."
    )
    assert [event.adds_to for event in events(reader, text)][1:] == [None]


def test_others_than_the_leader_taken_before_come_on_top(reader: GrammarReader):
    text = (
        "The force captured a leader in a raid on Monday. The force killed one insurgent and "
        "detained two others during the operation."
    )
    first, more = events(reader, text)
    assert more.adds_to == first.id


def test_who_shot_himself_is_told_of_again_and_is_one(reader: GrammarReader):
    text = (
        "A boy shot himself in the finger on Tuesday. An 8-year-old boy shot himself while playing "
        "with a gun at a home on Tuesday."
    )
    first, again = events(reader, text)
    assert (again.refers_to, again.adds_to) == (first.id, None)


def test_one_more_who_was_shot_still_comes_on_top(reader: GrammarReader):
    text = "A guard was shot on Monday in the market. A baker was also shot."
    first, more = events(reader, text)
    assert more.adds_to == first.id


def test_the_rest_of_those_who_were_shot_may_be_told_one_by_one(reader: GrammarReader):
    text = (
        "Five people were shot on Monday. A 60-year-old woman was killed. A 15-year-old girl, two "
        "women and a man are in serious condition."
    )
    assert [number for number, _ in injured(reader, text)] == [1, 2, 1]


def test_those_who_were_found_dead_were_not_hurt_too(reader: GrammarReader):
    text = "Two men and a woman were found dead on Monday. Police said the two men were both shot."
    assert injured(reader, text) == []


def test_who_was_found_shot_far_on_is_the_one_who_died(reader: GrammarReader):
    text = (
        "A baby died from a gunshot wound on Monday. The family spoke of it. People came to the "
        "house. They wept there. Many brought food. It rained. Nobody slept. Police said that they "
        "had found a juvenile who had been shot."
    )
    assert injured(reader, text) == []


def test_a_baker_is_no_guard(reader: GrammarReader):
    text = "A guard was killed on Monday. A baker was shot in the leg in the same attack."
    assert injured(reader, text) == [(1, "A baker")]


def test_who_shoots_himself_and_dies_is_not_hurt_too(reader: GrammarReader):
    text = (
        "A 5-year-old girl is dead after she shot herself in the head on Monday. The child was "
        "rushed to a clinic."
    )
    assert injured(reader, text) == []


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("A 17-year-old male was shot on Monday.", Victims.CHILD),
        ("A boy shot his four-year-old brother on Monday.", Victims.CHILD),
        ("A 30-year-old male was shot on Monday.", Victims.MAN),
        ("Two four-year-olds were shot on Monday.", Victims.CHILD),
    ],
)
def test_an_age_says_who_is_a_child(reader: GrammarReader, text: str, victims: Victims):
    (claim,) = events(reader, text)
    assert claim.counts[0].victims is victims


def test_one_person_told_of_again_is_of_one_class(reader: GrammarReader):
    text = (
        "A teen was shot on Monday. The 19-year-old man was shot at a home. The victim was treated."
    )
    classes = {c.victims for claim in events(reader, text) for c in claim.counts}
    assert classes <= {Victims.CHILD, Victims.UNSTATED}


SALVOS = [
    "Two air strikes an hour apart hit a market in Aleppo on 1 May, killing 12 people, rescuers "
    "said. The first, at 14:00, killed seven; the second, at 15:00, killed five.",
    "Two air strikes hit a market in Aleppo on 1 May, killing 12 people. The first strike killed "
    "seven people. The second, an hour later, killed five.",
]


@pytest.mark.parametrize("text", SALVOS)
def test_strikes_told_in_turn_behind_their_toll_are_its_members(reader: GrammarReader, text: str):
    claims = next(reader.read([Document("d", text, published="2024-05-15")])).claims
    (total,) = [claim for claim in claims if claim.kind is ClaimKind.TOTAL]
    first, second = [claim for claim in claims if claim.kind is ClaimKind.EVENT]
    assert total.scope is not None
    assert total.scope.members == (first.id, second.id)
    assert [claim.counts[0].low for claim in (total, first, second)] == [12, 7, 5]
    assert (first.refers_to, second.refers_to) == (None, None)


def test_numbers_that_do_not_make_up_the_toll_are_no_members_of_it(reader: GrammarReader):
    text = (
        "A bomb killed 12 people in Aleppo on 1 May. The first to arrive, a nurse, was killed by "
        "a shell. A second shell killed two people on 3 May."
    )
    claims = next(reader.read([Document("d", text, published="2024-05-15")])).claims
    assert all(claim.kind is not ClaimKind.TOTAL for claim in claims)
