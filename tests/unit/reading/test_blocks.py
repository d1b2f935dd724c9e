"""A text falls into blocks that no sentence crosses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recount.reading.blocks import blocks


def pieces(text: str) -> list[str]:
    """The blocks' words, without the blanks around them."""
    return [text[start:end].strip() for start, end in blocks(text)]


@given(st.text(alphabet=st.sampled_from("ab. ,\n\u2028A(–)1"), max_size=200))
def test_blocks_are_the_whole_text_in_order(text: str) -> None:
    assert "".join(text[start:end] for start, end in blocks(text)) == text


def test_a_blank_line_ends_a_block() -> None:
    assert pieces("A heading\n\nA sentence. Another.\n") == ["A heading", "A sentence. Another."]


def test_a_dateline_is_a_block_of_its_own() -> None:
    text = "GWANTO, Nigeria (Nov. 21, 2010) – Soldiers killed two men."
    assert pieces(text) == ["GWANTO, Nigeria (Nov. 21, 2010) –", "Soldiers killed two men."]


def test_lines_wrapped_by_hand_stay_together() -> None:
    text = (
        "The army said that eight fighters had been killed in a raid on a\n"
        "compound outside the town, and that two of its own soldiers were\n"
        "wounded when a mine went off under the last vehicle of the convoy\n"
        "on its way back to the base.\n"
        "Nobody else was hurt.\n"
    )
    assert len(pieces(text)) == 2


def test_unwrapped_lines_are_paragraphs() -> None:
    text = "x" * 200 + ".\n" + "y" * 150 + ".\n"
    assert len(pieces(text)) == 2


def test_no_block_is_too_long_to_parse() -> None:
    text = "Eight men were killed. " * 4000
    assert max(end - start for start, end in blocks(text)) <= 20_000
