"""Copies of one dispatch, and what only looks like one."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.intake import find_copies
from recount.intake.copies import _sketch, is_copy
from recount.model.documents import Document

WORDS = [f"word{number}" for number in range(4000)]


def prose(seed: int, length: int) -> str:
    """Words in a random order, always the same for a seed."""
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def document(name: str, text: str, published: str | None = "2019-09-25") -> Document:
    return Document(name, text, published=published)


DISPATCH = prose(1, 200)


@pytest.mark.parametrize(
    "copy",
    [
        DISPATCH,
        DISPATCH.upper(),
        " ".join(DISPATCH.split()[:40]),
        " ".join(DISPATCH.split()[60:120]),
        f"Another headline\n\nBy our staff\n\n{DISPATCH}\n\nRead more: ten things about it",
        DISPATCH.replace(DISPATCH.split()[50], "changed"),
    ],
    ids=["verbatim", "case", "shortened", "middle", "furniture", "one word"],
)
def test_a_copy_shares_its_origin(copy):
    found = find_copies([document("b", copy, "2019-09-26"), document("a", DISPATCH)])
    assert found == {"a": "a", "b": "a"}


def test_a_dispatch_cut_to_a_tenth_is_found():
    long = prose(2, 900)
    short = " ".join(long.split()[:90])
    assert find_copies([document("a", long), document("b", short)])["b"] == "a"


def test_two_reports_that_share_a_quoted_sentence_are_two():
    said = prose(3, 40)
    for marks in ("“{}”", '"{}"', "«{}»"):
        first = f"{prose(4, 60)} {marks.format(said)}"
        second = f"{marks.format(said)} {prose(5, 60)}"
        assert find_copies([document("a", first), document("b", second)]) == {"a": "a", "b": "b"}


def test_two_reports_that_share_a_sentence_without_marks_are_two():
    said = prose(3, 30)
    first, second = f"{prose(4, 80)} {said}", f"{said} {prose(5, 80)}"
    assert find_copies([document("a", first), document("b", second)]) == {"a": "a", "b": "b"}


def test_the_same_short_form_in_another_week_is_another_report():
    form = "A soldier died today after an attack in the south of the country."
    first, second = document("a", form), document("b", form, "2019-10-25")
    assert find_copies([first, second]) == {"a": "a", "b": "b"}
    assert find_copies([first, document("b", form, "2019-09-26")]) == {"a": "a", "b": "a"}


def test_the_origin_is_the_earliest_then_the_smallest_id_and_never_an_undated_one():
    days = {"d": "2019-09-26", "c": "2019-09-25", "b": "2019-09-25T10:00:00Z", "a": None}
    found = find_copies([document(name, DISPATCH, day) for name, day in days.items()])
    assert set(found.values()) == {"b"}


def test_an_empty_list_and_short_texts_have_their_own_origins():
    assert find_copies([]) == {}
    assert find_copies([document("a", "Eight dead."), document("b", "Seven dead.")]) == {
        "a": "a",
        "b": "b",
    }


PIECES = [prose(seed, 45) for seed in range(6)]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4), st.integers(1, 28)),
        min_size=1, max_size=8,
    ),
    st.randoms(use_true_random=False),
)  # fmt: skip
def test_groups_are_those_of_comparing_each_with_each_in_any_order(made, shuffler):
    documents = [
        document(f"d{number}", "\n\n".join(parts), f"2019-09-{day:02d}")
        for number, (parts, day) in enumerate(made)
    ]
    sketches = [_sketch(one) for one in documents]
    groups = {sketch.id: {sketch.id} for sketch in sketches}
    for first in sketches:
        for second in sketches:
            if first is not second and is_copy(first, second):
                merged = groups[first.id] | groups[second.id]
                for name in merged:
                    groups[name] = merged
    order = {sketch.id: sketch.order for sketch in sketches}
    expected = {name: min(group, key=order.__getitem__) for name, group in groups.items()}
    shuffler.shuffle(documents)
    assert find_copies(documents) == expected


SAID = [
    "“we carried them out through the kitchen window”",
    "“nobody had told us that they would come back”",
]


def test_a_text_rewritten_around_the_same_statements_of_two_people_is_a_copy():
    first = f"{prose(6, 60)} {SAID[0]} {prose(7, 40)} {SAID[1]}"
    second = f"{SAID[1]} {prose(8, 50)} {SAID[0]} {prose(9, 30)}"
    assert find_copies([document("a", first), document("b", second)]) == {"a": "a", "b": "a"}


def test_a_report_that_heard_more_people_than_it_shares_is_its_own():
    first = f"{prose(6, 60)} {SAID[0]} {SAID[1]} “the well has been dry since the bridge went”"
    others = " ".join(f"“{prose(seed, 9)}”" for seed in range(20, 24))
    second = f"{prose(8, 50)} {SAID[0]} {others}"
    assert find_copies([document("a", first), document("b", second)]) == {"a": "a", "b": "b"}
