"""Two texts word by word: nothing is lost, and what is only set anew is no difference."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from recount.app import differences as module
from recount.app.differences import Holds, differences


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(one.holds.value, one.text) for one in differences(old, new)]


def test_a_number_that_became_another_stands_beside_it():
    assert told("The strike killed eight people.", "The strike killed nine people.") == [
        ("both", "The strike killed "),
        ("old", "eight "),
        ("new", "nine "),
        ("both", "people."),
    ]


def test_what_was_added_or_left_out_stands_alone():
    assert ("new", "twice") in told("He said so.", "He said so twice.")
    assert ("old", "late ") in told("A late report came.", "A report came.")


def test_what_took_the_place_of_a_line_s_end_stays_in_its_line():
    assert told("Eight died.\n\nNo more.", "Eight died!\n\nNo more.")[1:3] == [
        ("old", "."),
        ("new", "!\n\n"),
    ]


def test_blanks_line_ends_and_kinds_of_quotation_marks_are_no_difference():
    old = "“Eight died”, he said.\nNo more."
    new = '"Eight died",  he said.\n\nNo more.'
    assert [one.holds for one in differences(old, new)] == [Holds.BOTH]


def test_a_sentence_written_anew_is_one_change_though_it_kept_a_word():
    old = "Shells fell on the market and killed a baker at noon."
    new = "A drone struck a mill and wounded two farmers early."
    kinds = [one.holds for one in differences(old, new)]
    assert kinds.count(Holds.NEW) == 1


def test_texts_that_share_nothing_and_texts_that_are_empty():
    assert told("one two", "") == [("old", "one two")]
    assert told("", "one two") == [("new", "one two")]
    assert told("", "") == []


def test_arabic_is_compared_by_words_too():
    assert ("new", "تسعة ") in told("قتلت ثمانية أشخاص", "قتلت تسعة أشخاص")


def test_what_is_too_long_for_words_is_compared_by_paragraphs(monkeypatch):
    monkeypatch.setattr(module, "CELLS", 10)
    assert told("One two three.\n\nFour five.", "One two three.\n\nFour six.") == [
        ("both", "One two three.\n\n"),
        ("old", "Four five."),
        ("new", "Four six."),
    ]


WORDS = st.lists(st.sampled_from(["eight", "killed", "the", ",", ".\n", "“", "سوق"]), max_size=40)


@given(WORDS, WORDS)
def test_the_newer_text_is_whole_and_the_older_loses_no_word(old, new):
    before, after = " ".join(old), " ".join(new)
    found = differences(before, after)
    assert "".join(one.text for one in found if one.holds is not Holds.OLD) == after
    kept = " ".join(one.text for one in found if one.holds is not Holds.NEW)
    assert kept.replace('"', "“").split() == before.replace('"', "“").split()


def test_long_texts_take_no_time_to_speak_of():
    old = " ".join(f"word{n % 997} stands here" for n in range(4000))
    new = old.replace("word7 ", "other ")
    begun = time.perf_counter()
    differences(old, new)
    assert time.perf_counter() - begun < 5
