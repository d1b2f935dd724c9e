"""What the parser is shown for words that it loses its way in, and what is left as it is."""

from __future__ import annotations

import pytest

from recount.reading.nlp import load_nlp, parse_text
from recount.reading.plain import in_plain_words


def shown(text: str) -> str:
    """The words of a sentence as the parser is shown them."""
    return " ".join(token.text for token in in_plain_words(load_nlp().make_doc(text)))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Raiders believed to be from the hills fled.", "Raiders from the hills fled ."),
        ("Men thought to be rebels fled.", "Men from rebels fled ."),
        ("The army lost 21 “hireling” troops.", "The army lost 21 hireling troops ."),
        ("In all eleven people fled.", "eleven people fled ."),
        ("Four officers were on Monday killed.", "Four officers were killed ."),
        ("Fighters of al-Shabaab fled.", "Fighters of Taliban fled ."),
        ("IS fighters fled.", "ISIS fighters fled ."),
        ("On 6 April gunmen fired.", "On Monday , gunmen fired ."),
        ("They fled; on April 6 2021 two died.", "They fled ; on Monday , two died ."),
        ("On the night of 6 April five died.", "On the night of Monday five died ."),
        ("A man, 34, and his son, 9, died.", "A man and his son died ."),
        ("Omar Musa, 52, a trader, died.", "Omar Musa , a trader , died ."),
    ],
)
def test_the_parser_is_shown_plain_words(text: str, plain: str) -> None:
    assert shown(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "The raiders are believed to be from the hills .",
        "He believed to be safe .",
        "In all villages people fled .",
        "The officer was on Monday .",
        "They met on Monday in Mubi .",
        "They met on 6 April .",
        "On 6 April , gunmen fired .",
        "In May 14 people died .",
        "In June , 24 , rebels fled .",
        "THE ARMY IS IN MUBI .",
        "The town is far .",
        "The guards ' pay is late and the cooks ' too .",
    ],
)
def test_plain_words_are_shown_as_they_are(text: str) -> None:
    assert shown(text) == text


def test_a_long_quotation_keeps_its_marks() -> None:
    text = 'He said " we will fight on until the last of us has fallen " .'
    assert shown(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Raiders believed to be from the hills killed “four” herders of al-Zahra.",
        "IS men were on Monday killed in Mubi; in all eleven people died.",
    ],
)
def test_the_words_of_the_text_stay_what_they_are(text: str) -> None:
    assert parse_text(load_nlp(), text, everything=True).text == text
