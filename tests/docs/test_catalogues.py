"""The catalogues of other languages are whole, and say what the desk says now."""

from __future__ import annotations

import pytest
from scripts.translate import LANGUAGES, brought_up, check, differing, missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_as_the_desk_speaks_now(language) -> None:
    stale = [line for line in check(language) if "stale" in line]
    assert stale == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_the_same_places_as_the_english_words(language) -> None:
    assert differing(brought_up(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_desk_has_words_in_the_language(language) -> None:
    assert missing(brought_up(language)) == []
