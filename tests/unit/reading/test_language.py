"""A language is named where the text is long enough to tell."""

from __future__ import annotations

import pytest

from recount.reading import language
from recount.reading.language import detect_language


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Une frappe aérienne a tué huit combattants près de la ville, a annoncé l'armée.", "fr"),
        ("قتل ثمانية مسلحين في غارة جوية قرب المدينة", "ar"),
        ("Drei Tote bei Angriff in der Stadt gemeldet, sagt die Armee am Montag", "de"),
        (
            4 * "Het was in de stad en is niet bekend wie de man was of wat hij in de hand had. ",
            "nl",
        ),
        ("The army said that eight men had been killed.", "en"),
        ("ARMY AIRSTRIKE KILLS EIGHT MILITANTS NEAR THE TOWN", "en"),
        ("Police: two dead in market blast", "en"),
        ("https://example.org/a/b/c", None),
        ("Three dead", None),
        ("", None),
    ],
)
def test_a_language_is_named_or_not_known(text: str, want: str | None) -> None:
    assert detect_language(text) == want


def test_a_list_in_english_needs_no_statistics_of_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked() -> None:
        raise AssertionError("the table of languages takes half a second to load")

    monkeypatch.setattr(language, "_identifier", asked)
    line = "Fans still buy tickets. Woman coach added to hall of fame list; Ali Musa named player. "
    assert detect_language(4 * line) == "en"


def test_a_text_with_a_little_english_is_asked_about_the_more_of_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Creole:
        def classify(self, _: str) -> tuple[str, float]:
            return "pcm", 1.0

    monkeypatch.setattr(language, "_identifier", Creole)
    line = "Dem don kill pikin wey dey stay for village and police never fit catch anybody. "
    assert detect_language(4 * line) == "pcm"
