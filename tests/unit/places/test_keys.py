"""Spellings of one name meet under one key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.places.keys import plain_key, sound_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Ḩasakah", "al Hasakah"),
        ("Ras al-Ayn", "Ras el Ayn"),
        ("Côte d'Ivoire", "Cote d’Ivoire"),
        ("Saint-Denis", "St. Denis"),
        ("Bi’r al Ghanam", "Bir al-Ghanam"),
        ("أريحا", "اريحا"),
        ("الرقة‎", "رقه"),
        ("حـلـب", "حلب"),
        ("Москва", "Moskva"),
    ],
)
def test_case_accents_articles_and_arabic_letter_forms_do_not_matter(one: str, other: str) -> None:
    assert plain_key(one) == plain_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Surt", "Sirte"),
        ("Murzuq", "Murzuk"),
        ("Darnah", "Derna"),
        ("Kobani", "Koubane"),
        ("Shaykh Miskin", "Cheikh Meskine"),
        ("سلوك", "Suluk"),
        ("Deir ez-Zor", "دير الزور"),
    ],
)
def test_transliterations_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound_key(plain_key(one)) == sound_key(plain_key(other)) != ""


def test_a_name_that_is_only_an_article_stays_a_name() -> None:
    assert plain_key("El Al") == "el al"


@pytest.mark.parametrize("text", ["", "...", "‘", "ـ"])
def test_what_has_no_letters_has_no_key(text: str) -> None:
    assert plain_key(text) == ""
    assert sound_key(plain_key(text)) == ""


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text: str) -> None:
    key = plain_key(text)
    assert plain_key(plain_key(key)) == plain_key(key)
