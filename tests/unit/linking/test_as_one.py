"""What one text tells as one and another tells apart is a sum, and no happening of its own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.making_claims import Newsroom, country, place

from recount.linking import link
from recount.model.decisions import DecisionKind, Settled
from recount.model.events import Linking

TOWN = place("Oldmill", 26.1, 14.2)
COUNTY = place("Mill county", 26.1, 14.2, "province", radius=80)
FAR = place("Newbridge", 29.4, 14.2)
BASE = {"at": "2031-05-03", "where": TOWN, "kind": "armed_attack", "on": "?soldiers"}
SECOND = "an hour later a second attack hit the post"
ATTACKS = {"quote": "attacks on the post"}


def told_apart(room: Newsroom, *dead: int | None, name: str = "apart", **fields) -> list[str]:
    """A document that tells of one attack after another."""
    paper = room.document(name)
    return [
        room.event(
            paper, dead=number, **{**BASE, **fields}, quote=f"{SECOND} {i}" if i else "an attack"
        )
        for i, number in enumerate(dead)
    ]


def linked(room: Newsroom, *settled: Settled) -> Linking:
    return link(room.claims, room.documents, settled)


def test_what_is_counted_as_two_and_told_one_by_one_is_the_total_of_both() -> None:
    room = Newsroom()
    told_apart(room, 8, 3)
    both = room.event(room.document("both"), dead=11, strikes=2, **BASE)
    found = linked(room)
    (total,) = found.memberships
    assert (total.total, total.complete) == (both, True)
    assert sorted(total.members) == sorted(cluster.id for cluster in found.clusters)
    assert len(found.clusters) == 2


def test_attacks_at_one_place_that_nobody_counts_are_those_told_one_by_one() -> None:
    room = Newsroom()
    told_apart(room, 8, 3)
    room.event(room.document("both"), dead=12, **BASE, **ATTACKS)
    (total,) = linked(room).memberships
    assert (len(total.members), total.complete) == (2, True)


def test_the_same_holds_where_one_document_tells_both_ways() -> None:
    room = Newsroom()
    told_apart(room, 8, 3)
    room.event("apart", dead=11, **BASE, **ATTACKS)
    found = linked(room)
    assert len(found.clusters) == 2
    assert len(found.memberships[0].members) == 2


def test_in_a_whole_county_there_may_be_more_of_them() -> None:
    room = Newsroom()
    told_apart(room, 8, 3)
    room.event(room.document("both"), dead=11, **{**BASE, "where": COUNTY}, **ATTACKS)
    (total,) = linked(room).memberships
    assert (len(total.members), total.complete) == (2, False)


def test_one_attack_whose_dead_are_the_sum_is_both() -> None:
    room = Newsroom()
    told_apart(room, 8, 3)
    room.event(room.document("both"), dead=11, **BASE)
    assert len(linked(room).memberships[0].members) == 2


ONE = [
    ("one attack with another number", {"dead": 12}, (8, 3)),
    ("attacks with the number of one of them", {"dead": 8, **ATTACKS}, (8, 3)),
    ("attacks where nobody tells two apart", {"dead": 11, **ATTACKS}, (8,)),
    ("the latest attack in a row", {"dead": 12, "quote": "the latest attack of many attacks"},
     (8, 3)),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "dead"), [pytest.param(f, d, id=i) for i, f, d in ONE])
def test_these_are_one_happening_and_no_total(fields, dead) -> None:
    room = Newsroom()
    told_apart(room, *dead)
    room.event(room.document("other"), **BASE, **fields)
    found = linked(room)
    assert not found.memberships
    assert {one.id for one in room.claims} == {c for row in found.clusters for c in row.claims}


def test_attacks_of_another_day_or_place_are_their_own() -> None:
    for other in ({"at": "2031-05-06"}, {"where": FAR}):
        room = Newsroom()
        told_apart(room, 8, 3)
        room.event(room.document("other"), dead=11, **{**BASE, **other}, **ATTACKS)
        assert len(linked(room).clusters) == 3


def test_a_person_who_called_it_the_same_as_one_is_followed() -> None:
    room = Newsroom()
    first, _ = told_apart(room, 8, 3)
    both = room.event(room.document("both"), dead=11, strikes=2, **BASE)
    found = linked(room, Settled("d", DecisionKind.SAME, both, first, "Ilse", "so"))
    assert not found.memberships
    assert any({both, first} <= set(row.claims) for row in found.clusters)


def test_all_who_tell_both_as_one_are_totals_over_the_same() -> None:
    room = Newsroom()
    told_apart(room, 8, 3)
    for number in range(3):
        room.event(room.document(f"both {number}"), dead=11, **BASE, **ATTACKS)
    found = linked(room)
    assert {row.members for row in found.memberships} == {
        tuple(sorted(row.id for row in found.clusters))
    }


DEAD = st.lists(st.integers(1, 9), min_size=2, max_size=3)


@settings(max_examples=40, deadline=None)
@given(DEAD, st.integers(1, 30), st.sampled_from([None, 2, 3]), st.randoms())
def test_no_claim_is_lost_and_none_is_in_two_places(dead, all_dead, strikes, shuffled) -> None:
    room = Newsroom()
    told_apart(room, *dead)
    quote = {} if strikes else ATTACKS
    room.event(room.document("both"), dead=all_dead, strikes=strikes, **BASE, **quote)
    found = linked(room)
    held = [claim for row in found.clusters for claim in row.claims]
    held += [row.total for row in found.memberships]
    assert sorted(held) == sorted(one.id for one in room.claims)
    shuffled.shuffle(room.claims)
    assert linked(room) == found


FIRST, OTHER = {"quote": "the first attack hit the post"}, {"quote": "the second attack hit it"}


def test_the_first_of_one_text_is_the_first_of_another_whatever_the_numbers() -> None:
    room = Newsroom()
    for name, (one, two) in (("a", (8, 3)), ("b", (6, 5))):
        paper = room.document(name)
        room.event(paper, dead=one, **BASE, **FIRST)
        room.event(paper, dead=two, **BASE, **OTHER)
    found = linked(room)
    told = [{room.claim(name).evidence.quote for name in row.claims} for row in found.clusters]
    assert sorted(told, key=min) == [{quote["quote"]} for quote in (FIRST, OTHER)]


def test_a_first_and_a_second_of_two_texts_are_told_as_one_by_a_third() -> None:
    room = Newsroom()
    room.event(room.document("a"), dead=8, **BASE, **FIRST)
    room.event(room.document("b"), dead=3, **BASE, **OTHER)
    room.event(room.document("both"), dead=11, strikes=2, **BASE)
    found = linked(room)
    assert len(found.clusters) == 2
    assert found.memberships[0].complete


def _over_a_country(dead: int, strikes: int = 2, **fields) -> Linking:
    room = Newsroom()
    paper = room.document("apart")
    room.event(paper, dead=59, **BASE, quote="a bomb in Oldmill")
    room.event(paper, dead=5, **{**BASE, "where": FAR}, quote="a bomb in Newbridge")
    whole = {**BASE, "where": country("LY"), "on": None, **fields}
    room.event(room.document("whole"), dead=dead, strikes=strikes, **whole)
    return linked(room)


def test_two_attacks_of_a_day_in_a_country_are_those_whose_dead_are_their_sum() -> None:
    found = _over_a_country(64)
    (total,) = found.memberships
    assert len(found.clusters) == 2
    assert sorted(total.members) == sorted(cluster.id for cluster in found.clusters)


@pytest.mark.parametrize(
    "other",
    [{"dead": 65}, {"dead": 64, "strikes": 3}, {"dead": 64, "at": "2031-05-04"}],
    ids=["another number", "another count of attacks", "another day"],
)
def test_attacks_in_a_country_that_are_not_the_sum_of_those_told_are_others(other: dict) -> None:
    assert len(_over_a_country(**other).clusters) == 3
