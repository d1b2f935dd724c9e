"""Tables of articles."""

from __future__ import annotations

import pytest

from recount.intake import Refused


def test_columns_are_found_by_name_in_any_case_and_order(take_one):
    table = (
        "Source,BODY,Date,Link,Notes,lang\r\n"
        'The Paper,"Eight dead.\r\n\r\nNone harmed.",24 Sept. 2019,https://p.example,x,en_gb\r\n'
    )
    document = take_one("a.csv", table).document
    assert document.text == "Eight dead.\n\nNone harmed."
    assert (document.publisher, document.published) == ("The Paper", "2019-09-24")
    assert (document.url, document.language) == ("https://p.example", "en-GB")


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("a.csv", "id;text\n1;Eight dead, it said.\n"),
        ("a.csv", "id\ttext\n1\tEight dead, it said.\n"),
        ("a.tsv", "id\ttext\n1\tEight dead, it said.\n"),
        ("a.csv", '\ufeffid,text\n1,"Eight dead, it said."\n'),
    ],
)
def test_the_separator_is_found(take_one, name, table):
    document = take_one(name, table).document
    assert (document.id, document.text) == ("1", "Eight dead, it said.")


def test_a_row_without_an_id_keeps_the_one_it_is_given_when_the_table_grows(take):
    before = take("a.csv", "text\nEight dead.\n")
    after = take("a.csv", "text\nSeven dead.\nEight dead.\n")
    assert after[1].document.id == before[0].document.id


def test_bad_rows_are_refused_by_number_and_the_others_go_on(take):
    table = (
        "id,text,published\n1,,2019-09-24\n2,Eight dead.,03/04/2019\n3,Eight dead.,2019-09-24,x,y\n"
        "\n4,Eleven dead.,2019-09-24\n4,Seven dead.,2019-09-24\n"
    )
    results = take("a.csv", table)
    lines = [str(item.error) for item in results if isinstance(item, Refused)]
    assert [line.partition("a.csv, ")[2].partition(";")[0] for line in lines] == [
        "row 2: the row has no text",
        "row 3: its date, '03/04/2019', cannot be read in one way only",
        "row 4: the row has 5 cells and the head 3",
        "row 7: the id '4' stands in an earlier row with another text",
    ]
    assert [item.document.id for item in results if not isinstance(item, Refused)] == ["4"]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("id,note\n1,Eight dead.\n", "no column is named for texts (there are 'id', 'note')"),
        ("\n", "no column is named for texts"),
    ],
)
def test_a_table_without_the_needed_column_is_refused(refuse, table, words):
    assert words in refuse("a.csv", table)


def test_a_table_with_a_head_and_no_rows_gives_nothing_silently_but_says_so(refuse):
    assert "the table has no article" in refuse("a.csv", "id,text\n")
