"""Marked text: every character once, in order, and each in the claims that quote it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recount.app.desk.quotes import EVIDENCE, PROBLEM, Mark, cut, paragraphs, passages
from recount.model.spans import Span

TEXT = "One two three four five six seven.\nEight nine ten. Eleven twelve."


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(alphabet="ab\n. ⚑ع", min_size=1, max_size=40))
    place = st.integers(0, len(text))
    roles = st.sampled_from((EVIDENCE, PROBLEM, "count", "when"))
    rows = draw(st.lists(st.tuples(place, place, st.integers(1, 4), roles), max_size=8))
    return text, [Mark(min(a, b), max(a, b), n, role) for a, b, n, role in rows if a != b]


@given(marked())
def test_cutting_loses_no_character_and_gives_each_its_own_claims(case) -> None:
    text, marks = case
    pieces = cut(text, 0, len(text), marks)
    assert "".join(piece.text for piece in pieces) == text
    at = 0
    for piece in pieces:
        for _ in piece.text:
            covering = {m.number for m in marks if m.role == EVIDENCE and m.start <= at < m.end}
            assert set(piece.claims) == covering
            at += 1


@given(marked())
def test_each_quoted_claim_ends_with_its_own_note(case) -> None:
    text, marks = case
    notes = [number for piece in cut(text, 0, len(text), marks) for number in piece.notes]
    assert set(notes) == {mark.number for mark in marks if mark.role == EVIDENCE}


def test_paragraphs_keep_the_text_and_leave_out_empty_lines() -> None:
    rows = paragraphs(TEXT + "\n\n \nLast", 0, len(TEXT) + 8, ())
    texts = ["".join(piece.text for piece in row.pieces) for row in rows]
    assert texts == ["One two three four five six seven.", "Eight nine ten. Eleven twelve.", "Last"]


def test_a_passage_stays_in_its_paragraph_and_says_where_it_was_cut() -> None:
    text = "First paragraph.\n" + "Word. " * 80 + "here it is. " + "Word. " * 80 + "\nLast."
    start = text.index("here it is")
    (found,) = passages(text, [Span.of(text, start, start + 10)], ())
    words = "".join(piece.text for piece in found.pieces)
    assert "here it is" in words
    assert words.startswith("Word.")
    assert words.endswith("Word.")
    assert (found.cut_before, found.cut_after) == (True, True)


def test_passages_that_meet_are_shown_as_one() -> None:
    spans = [Span.of(TEXT, 0, 3), Span.of(TEXT, 8, 13)]
    assert len(passages(TEXT, spans, ())) == 1


def test_a_short_paragraph_is_shown_whole_and_uncut() -> None:
    (found,) = passages(TEXT, [Span.of(TEXT, 35, 40)], ())
    assert not found.cut_before
    assert not found.cut_after
    assert "".join(piece.text for piece in found.pieces) == "Eight nine ten. Eleven twelve."
