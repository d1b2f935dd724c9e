"""The table of date words, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from recount.reading.dates import read_dates

TABLE = Path(__file__).parent / "date_words.csv"


def rows() -> list[list[str]]:
    lines = TABLE.read_text("utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")][1:]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[1])
def test_a_date_means_what_the_table_says(row: list[str]) -> None:
    published, text, phrase, start, end, precision, basis, part, timex, kind = row
    dates = [each for each in read_dates(text, published or None).dates if each.timex]
    if not phrase:
        assert dates == []
        return
    mention = next(each for each in dates if each.span.quote == phrase)
    mention.span.check(text)
    assert (mention.timex, mention.timex_type) == (timex, kind)
    when = mention.when
    if when is None:
        assert (start, end, precision) == ("", "", "")
        return
    assert (str(when.start or ""), str(when.end or "")) == (start, end)
    assert (when.precision, when.basis, when.part_of_day or "") == (precision, basis, part)
