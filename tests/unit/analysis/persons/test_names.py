"""Which words of names may be one name, across scripts and spellings."""

from __future__ import annotations

import pytest

from recount.analysis.persons.names import is_near, is_spelt_alike, words_of_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed", "محمد"), ("Muhammad", "Mohamed"), ("Husayn", "حسين"), ("Хусейн", "Hussein"),
        ("Fatima", "فاطمة"), ("Abdel Rahman", "عبد الرحمن"), ("Abdulrahman", "Abd al-Rahman"),
        ("Waleed", "Валид"), ("Yusuf", "يوسف"), ("Khatib", "الخطيب"), ("Omar", "عمر"),
        ("Jamal", "Gamal"), ("Джамиля", "Jamila"), ("Qasim", "Kassem"), ("Aisha", "عائشة"),
        ("Abu Bakr", "أبو بكر"), ("Sara", "سارة"), ("Ghassan", "غسان"),
    ],
)  # fmt: skip
def test_a_name_is_known_in_another_script_or_spelling(one, other):
    (a,), (b,) = words_of_name(one), words_of_name(other)
    assert is_spelt_alike(a, b)
    assert is_spelt_alike(b, a)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hasan", "حسين"),
        ("Hassan", "Hussein"),
        ("Salim", "Salma"),
        ("Karim", "Karima"),
        ("Karim", "كريمة"),
        ("سالم", "سليم"),
        ("Nour", "Nadir"),
    ],
)
def test_two_names_of_like_consonants_are_two(one, other):
    (a,), (b,) = words_of_name(one), words_of_name(other)
    assert not is_spelt_alike(a, b)


def test_articles_titles_and_sons_of_are_no_words_of_a_name():
    assert [word.plain for word in words_of_name("Dr. Karim bin Adel al-Sabri")] == [
        "karim", "adel", "sabri",
    ]  # fmt: skip
    assert len(words_of_name("كريم بن عادل الصبري")) == 3
    assert words_of_name("—") == ()


def test_a_slip_of_one_letter_is_near():
    (a,), (b,) = words_of_name("Karimov"), words_of_name("Karrmov")
    assert is_near(a, b)
    assert not is_near(a, words_of_name("Kasparian")[0])
