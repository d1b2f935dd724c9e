"""An event keeps its id through documents that come later, decisions, and newer readers."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.agree.test_linking_engine import DOCUMENTS, newsroom

from recount.linking import link
from recount.linking.naming import born, name_events, newly_borne
from recount.model.decisions import DecisionKind, Settled
from recount.model.events import Linking, Past
from recount.model.names import NO_NAMES, Names

A, B, C, D = "c-a", "c-b", "c-c", "c-d"


def run(*states: list[list[str]], heirs: dict[str, str] | None = None) -> list[list[str]]:
    """The ids of the events of each of several runs after one another."""
    names, found = NO_NAMES, []
    for told in states:
        ids = name_events(told, names)
        names = Names((*names.borne, *newly_borne(ids, told, names)), heirs or {})
        found.append(ids)
    return found


def test_an_event_that_is_new_is_named_after_its_smallest_claim() -> None:
    assert run([[A, B], [C]]) == [[born(A), born(C)]]


def test_a_later_claim_of_a_smaller_id_renames_nothing() -> None:
    assert run([[B, C]], [[A, B, C]]) == [[born(B)], [born(B)]]


def test_of_two_events_that_become_one_the_older_id_is_kept() -> None:
    first, _, joined = run([[C]], [[C], [A]], [[A, C]])
    assert joined == first == [born(C)]


def test_of_an_event_that_becomes_two_the_part_with_the_first_claim_keeps_the_id() -> None:
    before, after = run([[A, B, C]], [[A], [B, C]])
    assert after == [before[0], born(B)]


def test_what_was_split_and_is_one_again_bears_its_first_id() -> None:
    assert run([[A, B]], [[A], [B]], [[A, B]])[2] == [born(A)]


def test_what_was_put_together_and_is_two_again_bears_the_two_ids() -> None:
    before, _, after = run([[A, C], [B, D]], [[A, B, C, D]], [[A, C], [B, D]])
    assert after == before


def test_an_event_whose_first_claim_is_rejected_keeps_its_id() -> None:
    before, without, again = run([[A, B]], [[B]], [[A, B]])
    assert before == without == again


def test_an_event_does_not_take_the_id_of_one_that_it_only_was_a_part_of() -> None:
    *_, left = run([[A], [B]], [[A, B]], [[A], [B]], [[B]])
    assert left == [born(B)]


def test_an_event_whose_claims_are_read_anew_keeps_its_id() -> None:
    assert run([[A, B]], [[C, D]], heirs={A: D}) == [[born(A)], [born(A)]]


def test_nothing_is_noted_twice() -> None:
    told = [[A, B]]
    borne = newly_borne(name_events(told, NO_NAMES), told, NO_NAMES)
    names = Names(borne)
    assert newly_borne(name_events(told, names), told, names) == ()


CUTS = st.lists(st.integers(0, 5), max_size=4)


def batches(room, cuts: list[int]) -> list[set[str]]:
    """Documents so far, after each of several batches."""
    ends = sorted({min(cut, len(room.documents)) for cut in cuts} | {len(room.documents)})
    order = [one.id for one in room.documents]
    return [set(order[:end]) for end in ends if end]


def link_so_far(room, known: set[str], names: Names, settled=()) -> tuple[Linking, Names]:
    claims = [one for one in room.claims if one.document in known]
    papers = [one for one in room.documents if one.id in known]
    there = {one.id for one in claims}
    binding = [one for one in settled if {one.first, one.second} <= there]
    found = link(claims, papers, binding, Past(names))
    return found, replace(names, borne=(*names.borne, *found.borne))


@settings(max_examples=150, deadline=None)
@given(st.lists(DOCUMENTS, min_size=2, max_size=6), CUTS)
def test_documents_that_come_later_never_rename_an_event_that_keeps_its_first_claim(
    documents, cuts
) -> None:
    room, names, first = newsroom(documents), NO_NAMES, {}
    for known in batches(room, cuts):
        found, names = link_so_far(room, known, names)
        ids = [one.id for one in found.clusters]
        assert len(ids) == len(set(ids))
        bearing = {claim: one.id for one in found.clusters for claim in one.claims}
        for one in names.borne:
            first.setdefault(one.event, one.claim)
        older = {event: place for place, event in enumerate(first)}
        for event, claim in first.items():
            # It bears its own id, or one that is older still, that it was put together with.
            assert older[bearing[claim]] <= older[event]
        again, _ = link_so_far(room, known, names)
        assert again == replace(found, borne=())


@settings(max_examples=100, deadline=None)
@given(st.lists(DOCUMENTS, min_size=2, max_size=6), CUTS, st.data())
def test_a_decision_that_is_taken_back_leaves_the_ids_that_there_were(
    documents, cuts, data
) -> None:
    room, names = newsroom(documents), NO_NAMES
    for known in batches(room, cuts):
        before, names = link_so_far(room, known, names)
    events = [one.id for one in room.claims]
    first, second = data.draw(st.sampled_from(events)), data.draw(st.sampled_from(events))
    if first == second:
        return
    kind = data.draw(st.sampled_from([DecisionKind.SAME, DecisionKind.DIFFERENT]))
    decided = [Settled("d-1", kind, first, second, "Ilse", "so")]
    _, names = link_so_far(room, {one.id for one in room.documents}, names, decided)
    after, _ = link_so_far(room, {one.id for one in room.documents}, names)
    assert [one.id for one in after.clusters] == [one.id for one in before.clusters]
