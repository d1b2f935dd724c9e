"""Decisions bind: what a person settled holds, whatever the words and numbers say."""

from __future__ import annotations

from tests.making_claims import Newsroom, place

from recount.linking import link, link_plainly
from recount.model.decisions import DecisionKind, Settled

TOWN = place("Oldmill", 26.1, 14.2)
FAR = place("Newbridge", 29.4, 14.2)
BASE = {"at": "2031-05-03", "where": TOWN, "dead": 8, "by": "Northland", "on": "the Front"}


def settled(kind: str, first: str, second: str) -> Settled:
    """A decision of one reader."""
    return Settled("d-1", DecisionKind(kind), first, second, "Ilse", "the mayor says so.")


def newsroom(*changes: dict) -> tuple[Newsroom, list[str]]:
    """One document a claim, each like the first but for what is changed."""
    room = Newsroom()
    made = [room.event(room.document(f"d{n}"), **{**BASE, **c}) for n, c in enumerate(changes)]
    return room, made


def groups(room: Newsroom, *decisions: Settled) -> set[frozenset[str]]:
    """The claims of each event, which the engine and the reference agree on."""
    found = link(room.claims, room.documents, decisions)
    assert found == link_plainly(room.claims, room.documents, decisions)
    return {frozenset(cluster.claims) for cluster in found.clusters}


def test_two_that_are_far_apart_are_one_when_a_person_says_so() -> None:
    room, (a, b) = newsroom({}, {"at": "2031-06-20", "where": FAR, "dead": 1})
    assert groups(room) == {frozenset({a}), frozenset({b})}
    assert groups(room, settled("same", a, b)) == {frozenset({a, b})}


def test_two_alike_in_every_way_are_two_when_a_person_says_so() -> None:
    room, (a, b) = newsroom({}, {})
    assert groups(room, settled("different", a, b)) == {frozenset({a}), frozenset({b})}


def test_a_third_that_fits_one_of_those_put_together_still_joins_it() -> None:
    room, (a, b, c) = newsroom({}, {"at": "2031-06-20", "where": FAR, "dead": 1}, {})
    assert groups(room, settled("same", a, b)) == {frozenset({a, b, c})}


def test_what_is_kept_apart_stays_so_through_those_that_fit_both() -> None:
    room, (a, b, c) = newsroom({}, {}, {})
    found = groups(room, settled("different", a, b))
    assert not any({a, b} <= group for group in found)
    assert {c} | {a, b} == set().union(*found)


def test_those_put_together_are_kept_apart_from_what_one_of_them_is_kept_from() -> None:
    room, (a, b, c) = newsroom({}, {}, {})
    found = groups(room, settled("same", a, b), settled("different", b, c))
    assert found == {frozenset({a, b}), frozenset({c})}


def test_a_decision_goes_before_what_the_text_itself_ties_together() -> None:
    room = Newsroom()
    name = room.document("d")
    a = room.event(name, **BASE)
    b = room.event(name, **BASE, refers_to=a)
    assert groups(room) == {frozenset({a, b})}
    assert groups(room, settled("different", a, b)) == {frozenset({a}), frozenset({b})}


def test_a_part_is_an_event_of_its_own_that_names_its_whole() -> None:
    room, (a, b) = newsroom({}, {})
    found = link(room.claims, room.documents, [settled("part_of", a, b)])
    part, whole = (next(c for c in found.clusters if one in c.claims) for one in (a, b))
    assert part.part_of == whole.id
    assert whole.part_of is None


def test_not_sure_changes_nothing() -> None:
    room, (a, b) = newsroom({}, {})
    assert groups(room, settled("not_sure", a, b)) == groups(room)


def test_the_reason_names_who_decided_and_why() -> None:
    room, (a, b) = newsroom({}, {"at": "2031-06-20"})
    (cluster,) = link(room.claims, room.documents, [settled("same", a, b)]).clusters
    reason = dict(cluster.reasons)[a]
    assert reason == f"Ilse decided that it is the happening of {b}: the mayor says so."
