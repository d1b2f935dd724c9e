"""Sentences that a ledger keeps are found again as the patterns they were made by."""

from __future__ import annotations

import pytest

from recount.app.desk.features import feature, features
from recount.app.retelling import retold
from recount.model.saying import Words
from recount.web.tongues import ARABIC, SPOKEN, in_words

SENTENCES = (
    "The total of 26 that The Gazette gives for 1 to 28 May 2031 is not the sum of the 8, 11 and "
    "17 it lists, which is 36; the gap is 10 people.",
    "It would be resolved by setting aside the 17 of Northern Command in The Gazette, the 11 of "
    "The Gazette or the 26 of The Gazette.",
    "It would be resolved by setting aside the 10 of “source” in document d-0123 or the 8 of "
    "document d-4567.",
    "No single claim, set aside, would resolve it.",
    "The Gazette puts on 27 May 2031 (“yesterday”) what happened on 26 May 2031 according to "
    "Northern Command and The Herald; the gap is 1 day.",
    "43 of 150 is 28.7 per cent, not the “about a third” that Northern Command makes of it; the "
    "gap is 5 percentage points.",
    "The Herald deals out 17 and 11 killed to the events of 24 and 26 May 2031, in that order; "
    "Northern Command gives 11 and 17, so the numbers have changed places; the gap is 6 people.",
    "Northern Command: 17 combatants killed, in 2 claims from 1 independent voice.",
    "Northern Command and The Herald: 8 to 10 people killed (“up to ten”), in 5 claims from 2 "
    "independent voices.",
    "Set aside: 11 (Northern Command, in The Herald), because The Herald deals out its numbers the "
    "wrong way round.",
    "Best 11: the number that most independent voices give (3 of 3) (rule majority_of_origins).",
    "43 - 8 - 11 - 17 = 7: 43 is the total according to Northern Command.",
    "No report gives a number of people injured.",
    "The party held responsible denies it: Northern Command.",
    "It counts 4, and known are 4 events in its scope.",
    "The text itself names 1 event of the 3 that it counts.",
    "The text itself says that it is the happening of c-f20f9388476e.",
    "no year can be known for 'early May'",
    "'3/5/2031' can be read with the day or with the month first",
    "a claim of the kind event was not taken: the text denies it",
    "Beside c-18c90fae9f18: the same day, places far apart, but another of that name lies there "
    "(score 11.5).",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_kept_sentence_is_known_by_its_pattern_and_said_again_as_it_was(sentence) -> None:
    found = retold(sentence)
    assert isinstance(found, Words)
    said = sentence.replace("1 to 28 May", "1–28 May").replace("majority_of", "majority of")
    assert found == said.replace(" of_", " of ")


def test_a_sentence_of_no_pattern_stays_as_it_is() -> None:
    assert retold("Somebody wrote this by hand.") == "Somebody wrote this by hand."
    assert not isinstance(retold("Somebody wrote this by hand."), Words)


def test_names_and_quotes_are_parts_and_stay_as_they_are() -> None:
    found = retold("The methodology has no number for “scores, and more”.")
    assert isinstance(found, Words)
    assert "scores, and more" in str(found.message.parts)


def test_features_with_a_comma_of_their_own_stay_whole() -> None:
    said = "the same day, different times, one of them only relative, 2 days apart, both written"
    assert features(said) == (
        "the same day",
        "different times, one of them only relative",
        "2 days apart, both written",
    )
    assert isinstance(feature("2 days apart, both written"), Words)


def test_a_paper_without_a_publisher_is_a_document_in_every_language() -> None:
    found = retold(
        "“source” in document d-0123: 17 combatants killed, in 2 claims from 1 independent voice."
    )
    token = SPOKEN.set(ARABIC)
    try:
        assert "document" not in in_words(found)
        assert "d-0123" in in_words(found)
    finally:
        SPOKEN.reset(token)
