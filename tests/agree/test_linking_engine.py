"""The index and the heap give what the plain reference gives, on generated newsrooms."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.making_claims import Newsroom, country, place

from recount.app.deciding import contradicted
from recount.linking import link, link_plainly
from recount.linking.blocking import candidate_pairs
from recount.linking.clustering import Link, gather, link_of
from recount.linking.reference import gather_plainly
from recount.linking.tellings import tell_all
from recount.model.decisions import DecisionKind, Settled

PLACES = [
    None,
    country("LY"),
    country("TD"),
    place("Murzuq", 25.92, 13.92, "near"),
    place("Umm al Aranib", 26.13, 14.75, "town"),
    place("the south-west", 26.5, 12.5, "region", radius=350),
    place("Bardai", 21.35, 17.0, "town", country="TD"),
    place("a village", None, None, "village"),
]
DAYS = [
    None, "2031-05-01", "2031-05-02", "2031-05-03", "2031-05-04", "2031-05-05", "2031-05-03/04",
    "2031-05-01/08", "2031-05", "2031", "--05-03", "2031-06-01",
]  # fmt: skip
EVENTS = st.fixed_dictionaries(
    {
        "at": st.sampled_from(DAYS),
        "where": st.sampled_from(PLACES),
        "dead": st.sampled_from([None, None, 1, 8, 9, 17, (8, None)]),
        "kind": st.sampled_from(["air_strike", "air_strike", "shelling", "raid", "other"]),
        "by": st.sampled_from([None, "Northland", "Southland"]),
        "on": st.sampled_from([None, "the Front", "the Front (West)"]),
        "speaker": st.sampled_from([None, "the ministry", "a doctor"]),
        "basis": st.sampled_from(["written", "relative_to_publication"]),
        "quote": st.sampled_from(
            [
                None,
                None,
                "another strike hit it",
                "strikes hit it",
                "a sentence of eight words that two papers print",
            ]
        ),
        "strikes": st.sampled_from([None, None, None, 2, 3]),
    }
)
DOCUMENTS = st.tuples(
    st.sampled_from([None, "2031-05-04", "2031-05-06"]),
    st.lists(EVENTS, min_size=1, max_size=4),
    st.booleans(),
    st.booleans(),
)


def newsroom(documents) -> Newsroom:
    """Claims of generated documents; one in two is a list, one in two deals its numbers out."""
    room = Newsroom()
    for number, (published, events, is_list, respectively) in enumerate(documents):
        name = room.document(f"d{number}", published)
        for index, event in enumerate(events):
            series = ("l", index, len(events)) if is_list and len(events) > 1 else None
            room.event(name, **event, series=series, respectively=respectively)
    return room


@settings(max_examples=150, deadline=None)
@given(st.lists(DOCUMENTS, min_size=1, max_size=6))
def test_the_engine_links_as_the_reference_does(documents) -> None:
    room = newsroom(documents)
    with patch("recount.linking.blocking.ALL_PAIRS", 0):
        quick = link(room.claims, room.documents)
    assert quick == link_plainly(room.claims, room.documents)


DECISIONS = st.lists(
    st.tuples(st.sampled_from(list(DecisionKind)), st.integers(0, 9), st.integers(0, 9)),
    max_size=5,
)


def decisions(room, wanted) -> list[Settled]:
    """Decisions that do not contradict one another."""
    decided: list[Settled] = []
    for number, (kind, a, b) in enumerate(wanted):
        first, second = (room.claims[n % len(room.claims)].id for n in (a, b))
        one = Settled(f"d-{number}", kind, first, second, "Ilse", "so")
        if contradicted(decided, one) is None:
            decided.append(one)
    return decided


@settings(max_examples=150, deadline=None)
@given(st.lists(DOCUMENTS, min_size=2, max_size=5), DECISIONS)
def test_with_decisions_too_and_none_is_broken(documents, wanted) -> None:
    room = newsroom(documents)
    decided = decisions(room, wanted)
    with patch("recount.linking.blocking.ALL_PAIRS", 0):
        quick = link(room.claims, room.documents, decided)
    assert quick == link_plainly(room.claims, room.documents, decided)
    event_of = {claim: cluster.id for cluster in quick.clusters for claim in cluster.claims}
    for one in decided:
        together = event_of[one.first] == event_of[one.second]
        assert together or one.kind is not DecisionKind.SAME
        assert not together or one.kind not in (DecisionKind.DIFFERENT, DecisionKind.PART_OF)


NAMES = ["harrowgate", "tolland", "quill", "penhale", "ashby", "wexcombe", "ardley", "norling"]
TEXTS = st.lists(st.sampled_from(NAMES), min_size=4, max_size=12).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(DOCUMENTS, TEXTS), min_size=2, max_size=6))
def test_with_the_words_around_them_too(told) -> None:
    room = newsroom([document for document, _ in told])
    texts = [replace(one, text=text) for one, (_, text) in zip(room.documents, told, strict=True)]
    with (
        patch("recount.linking.blocking.ALL_PAIRS", 0),
        patch("recount.linking.vicinity.ENOUGH_DOCUMENTS", 2),
        patch("recount.linking.vicinity.ENOUGH_WORDS", 4),
    ):
        assert link(room.claims, texts) == link_plainly(room.claims, texts)


SCORES = st.integers(0, 48).map(lambda quarters: quarters / 4)


@settings(max_examples=600, deadline=None)
@given(st.integers(2, 9), st.data())
def test_the_heap_merges_what_looking_through_all_pairs_would(size, data) -> None:
    pairs = [(i, j) for j in range(size) for i in range(j)]
    some = st.one_of(st.none(), st.builds(Link, SCORES, st.just(1), st.integers(1, 4)))
    links = {pair: link for pair in pairs if (link := data.draw(some)) is not None}
    shift = {pair: 3.0 for pair in pairs if sum(pair) % 5 == 0}

    def order(standing) -> dict[tuple[int, int], float]:
        near = {a: dict(standing.neighbours(a)) for a in standing.groups()}
        return {(a, b): shift[a, b] for a, b in shift if b in near.get(a, {})}

    assert gather(size, links, order) == gather_plainly(size, links, order)


DENSE = st.fixed_dictionaries(
    {
        "at": st.integers(1, 9).map(lambda day: f"2031-05-0{day}"),
        "where": st.just(PLACES[3]),
        "dead": st.just(17),
        "by": st.just("Northland"),
        "basis": st.sampled_from(["written", "relative_to_publication"]),
    }
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            DOCUMENTS, st.tuples(st.none(), st.lists(DENSE, max_size=2), *2 * [st.just(False)])
        ),
        min_size=1,
        max_size=8,
    )
)
def test_no_pair_that_could_be_one_is_left_out_by_the_index(documents) -> None:
    told = sorted(tell_all(newsroom(documents).claims).values(), key=lambda t: t.id)
    with patch("recount.linking.blocking.ALL_PAIRS", 0):
        found = list(candidate_pairs(told))
    assert len(found) == len(set(found))
    linked = {
        (i, j) for j in range(len(told)) for i in range(j) if link_of(told[i], told[j]) is not None
    }
    assert linked <= set(found)


@settings(max_examples=60, deadline=None)
@given(st.lists(DOCUMENTS, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_documents_and_claims_changes_nothing(documents, random) -> None:
    room = newsroom(documents)
    claims, papers = list(room.claims), list(room.documents)
    random.shuffle(claims)
    random.shuffle(papers)
    assert link(claims, papers) == link(room.claims, room.documents)


@settings(max_examples=60, deadline=None)
@given(st.lists(DOCUMENTS, min_size=1, max_size=5))
def test_members_of_one_list_and_two_days_of_one_document_never_meet(documents) -> None:
    room = newsroom(documents)
    claims = {claim.id: claim for claim in room.claims}
    for cluster in link(room.claims, room.documents).clusters:
        seen = [claims[name] for name in cluster.claims]
        places = {(c.document, c.series.key, c.series.index) for c in seen if c.series}
        assert len(places) == len({place[:2] for place in places})
        by_document = {}
        for claim in seen:
            when = claim.when
            if when and when.start and when.start == when.end:
                by_document.setdefault(claim.document, set()).add(when.start)
        assert all(len(days) == 1 for days in by_document.values())


def crowded(documents) -> Newsroom:
    """Claims of one day and town, of which some tell several strikes as one."""
    room = Newsroom()
    for number, events in enumerate(documents):
        name = room.document(f"d{number}", "2031-05-04")
        for event in events:
            room.event(name, "2031-05-03", PLACES[4], **event)
    return room


CROWDED = st.lists(
    st.lists(
        st.fixed_dictionaries(
            {
                "dead": st.sampled_from([None, 3, 8, 11, 11]),
                "quote": st.sampled_from(
                    [
                        None,
                        "another strike hit it",
                        "strikes hit it",
                        "the first strike hit it",
                        "the second of two strikes hit it",
                    ]
                ),
                "strikes": st.sampled_from([None, None, 2]),
                "by": st.sampled_from([None, "Northland", "Southland"]),
            }
        ),
        min_size=1,
        max_size=3,
    ),
    min_size=2,
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(CROWDED, DECISIONS)
def test_what_is_told_as_one_is_so_for_both(documents, wanted) -> None:
    room = crowded(documents)
    decided = decisions(room, wanted)
    with patch("recount.linking.blocking.ALL_PAIRS", 0):
        quick = link(room.claims, room.documents, decided)
    assert quick == link_plainly(room.claims, room.documents, decided)
