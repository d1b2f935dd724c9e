"""An Arabic and a Latin spelling are the same name where all that is written agrees."""

from __future__ import annotations

import pytest

from recount.places.keys import plain_key
from recount.places.likeness import OTHER_SCRIPT, alike_by_ear
from recount.places.names import parted

SAME = [
    ("حمورية", "Hamuriyah"), ("سراقب", "Saraqib"), ("خان شيخون", "Khan Shaykhun"),
    ("معرة النعمان", "Maarrat an Numan"), ("دمشق", "Dimashq"), ("الهول", "Al Hawl"),
    ("طيبة الإمام", "Tayyibat al Imam"), ("تلّ رفعت", "Tall Rif‘at"),
]  # fmt: skip
OTHER = [
    ("حمورية", "Hamra"), ("البدو", "Badia"), ("القورية", "Qarah"), ("ام ترفان", "Mitrofani"),
    ("البارة", "Bariqiyah"),
]  # fmt: skip


@pytest.mark.parametrize(("arabic", "latin"), SAME)
def test_spellings_of_one_name_agree(arabic, latin):
    assert alike_by_ear(plain_key(arabic), plain_key(latin)) >= OTHER_SCRIPT


@pytest.mark.parametrize(("arabic", "latin"), OTHER)
def test_names_with_the_same_consonants_alone_do_not(arabic, latin):
    assert alike_by_ear(plain_key(arabic), plain_key(latin)) < OTHER_SCRIPT


@pytest.mark.parametrize(
    ("phrase", "name"),
    [("قريب من الميادين", "الميادين"), ("بين بلدة معدان وقرية العكيرشي", "معدان"),
     ("ريف إدلب الجنوبي", "إدلب"), ("بلدة تل مرديخ جنوب سراقب", "سراقب"),
     ("حي \u200fالمرجة\u202c", "المرجة"), ("نبل و الزهراء", "نبل")],
)  # fmt: skip
def test_the_names_in_an_arabic_phrase_are_found(phrase, name):
    assert name in parted(phrase).names


def test_two_villages_told_apart_by_a_compass_word_stay_apart():
    assert parted("الغارية الشرقية").names == ("الغارية الشرقية",)
