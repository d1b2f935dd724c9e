"""Translations are known by what outlives them; reports of their own in another language are left
alone."""

from __future__ import annotations

import pytest

from recount.intake import find_copies
from recount.intake.languages import languages, numbers_in
from recount.intake.marks import marks_of
from recount.intake.translations import is_translation
from recount.model.documents import Document

ENGLISH = (
    "DARKUSH, May 9 - Shells killed 17 people at a mill near Darkush on Friday and wounded 46, "
    'Dr Salma Barazi said. "We ran out of beds before the second lorry came in from the river," '
    "she said. The miller, Nadim Kourani, had closed at four. "
    '"I heard three of them and then the roof was in the flour," he said.'
)
ARABIC = (
    "دركوش، 9 مايو - قتلت قذائف سبعة عشر شخصاً في مطحنة قرب دركوش الجمعة وأصابت 46، كما قالت "
    "الطبيبة سلمى برازي. وقالت: «نفدت الأسرّة قبل أن تصل الشاحنة الثانية من جهة النهر». وكان صاحب "
    "المطحنة نديم كوراني قد أغلق عند الرابعة. وقال: «سمعت ثلاثاً منها ثم صار السقف في الطحين»."
)
OF_ITS_OWN = (
    "قُتل سبعة عشر شخصاً وأصيب 46 آخرون في قصف طال مطحنة قرب دركوش الجمعة، وفق الدفاع المدني. وقال "
    "المتطوع هيثم الزين: «أخرجنا خمس جثث من تحت الأنقاض بعد أربع ساعات من العمل المتواصل». وسقطت "
    "ثماني قذائف على البلدة منذ الصباح، وأغلقت 12 مدرسة أبوابها."
)


def origins(*texts: str, days: tuple[str, ...] = ("2031-05-09", "2031-05-10")) -> list[str]:
    told = [
        Document(f"d{place}", text, published=day)
        for place, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    return [find_copies(told)[document.id] for document in told]


def test_a_translation_is_of_one_origin_with_its_original() -> None:
    assert origins(ENGLISH, ARABIC) == ["d0", "d0"]


def test_the_earlier_is_the_origin_whatever_its_language() -> None:
    assert origins(ENGLISH, ARABIC, days=("2031-05-10", "2031-05-09")) == ["d1", "d1"]


def test_a_shortened_translation_is_of_the_same_origin() -> None:
    assert origins(ENGLISH, ARABIC[: ARABIC.index("وكان صاحب")]) == ["d0", "d0"]


def test_two_reporters_of_one_happening_in_two_languages_are_two() -> None:
    assert origins(ENGLISH, OF_ITS_OWN) == ["d0", "d1"]


RETOLD = (
    "Une meunerie près de Darkush a été bombardée vendredi : 17 morts et 46 blessés. Elle avait "
    "fermé à quatre heures, et trois obus sont tombés."
)


def test_what_is_retold_without_its_quotes_is_known_where_it_tells_nothing_of_its_own() -> None:
    assert origins(ENGLISH, RETOLD) == ["d0", "d0"]
    assert origins(ENGLISH, RETOLD + " Puis 85 familles sont parties.") == ["d0", "d1"]
    assert origins(ENGLISH, RETOLD + " Le maire Walid Shahin le nie.") == ["d0", "d1"]
    assert origins(ENGLISH, RETOLD.replace("près de Darkush ", "")) == ["d0", "d1"]


def test_a_long_report_that_holds_a_few_numbers_is_not_retold_in_a_short_one() -> None:
    more = " Since then 212 houses, 19 shops, 33 barns and 140 sheds were lost, and 58 cows."
    assert origins(ENGLISH + more, RETOLD) == ["d0", "d1"]


def test_a_place_and_a_toll_alone_make_no_translation() -> None:
    short = "Shells killed 17 people near Darkush on Friday and wounded 46, doctors said."
    court = "Des obus ont tué 17 personnes près de Darkush vendredi et en ont blessé 46."
    assert origins(short, court) == ["d0", "d1"]


def test_what_is_published_weeks_later_is_no_translation() -> None:
    assert origins(ENGLISH, ARABIC, days=("2031-05-09", "2031-06-09")) == ["d0", "d1"]


def test_a_text_in_the_same_language_is_no_translation() -> None:
    first, second = (marks_of(Document(name, ENGLISH)) for name in "ab")
    assert not is_translation(first, second)


def test_a_text_that_names_the_medium_of_the_other_needs_no_quote() -> None:
    bare = (
        "Fourteen fishermen drowned off Tabarka when their boat was hit by fire, Captain Ridha "
        "Mansouri said. Another 31 swam ashore at Ain Draham. Inspector Moncef Trabelsi will "
        "hear the crew."
    )
    french = (
        "Selon le Tabarka Herald, quatorze pêcheurs se sont noyés au large de Tabarka quand leur "
        "bateau a été touché par des tirs, a dit le capitaine Ridha Mansouri. Trente et un autres "
        "ont regagné à la nage la côte d'Ain Draham. L'inspecteur Moncef Trabelsi "
        "entendra l'équipage."
    )
    first = Document("a", bare, published="2031-05-09", publisher="The Tabarka Herald")
    second = Document("b", french, published="2031-05-10", publisher="Le Soir de Tunis")
    assert find_copies([first, second]) == {"a": "a", "b": "a"}
    nameless = Document("b", french.replace("Selon le Tabarka Herald, q", "Q"), None, "2031-05-10")
    assert find_copies([first, nameless]) == {"a": "a", "b": "b"}


@pytest.mark.parametrize(
    ("code", "text", "numbers"),
    [
        ("en", "Twenty-five of 1,200 died on May 9, fourteen at three", [25, 1200, -509, 14, 3]),
        ("fr", "trente et un blessés, quatre-vingt-dix-sept morts le 9 mai", [31, 97, -509]),
        ("fr", "soixante et onze sur 1 200, une trentaine", [71, 1200, 30]),
        ("es", "treinta y cinco muertos, veintidós heridos y 200 millones", [35, 22, 200000000]),
        ("ar", "مقتل خمسة وعشرين وإصابة أحد عشر و85 ألفاً نزحوا", [25, 11, 85000]),
        ("ar", "ثلاث مئة قتيل في ٩ أيار", [300, -509]),
        ("ru", "двадцать пять погибших и сто двадцать раненых 9 мая", [25, 120, -509]),
        ("tr", "on iki ölü, yirmi beş yaralı", [12, 25]),
        ("en", "at 14:30 one or two were hit", []),
    ],
)
def test_numbers_are_one_in_figures_and_words_of_each_language(
    code: str, text: str, numbers: list[int]
) -> None:
    assert numbers_in(text, languages()[code]) == numbers
