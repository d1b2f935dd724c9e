"""The tables of number words and of shares, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from recount.reading.numbers import NumberKind, find_numbers, find_shares

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    table = [line.split("|") for line in lines if line and not line.startswith("#")]
    return table[1:]


def written(value: object) -> str:
    return "" if value is None else str(value)


@pytest.mark.parametrize("row", rows("number_words.csv"), ids=lambda row: row[0])
def test_a_number_means_what_the_table_says(row: list[str]) -> None:
    phrase, span, low, high, exactness, more, kind = row
    found = [each for each in find_numbers(phrase) if each.kind is not NumberKind.ARTICLE]
    if not span:
        assert found == []
        return
    number = found[0]
    number.span.check(phrase)
    assert (number.span.quote, number.exactness, number.kind) == (span, exactness, kind)
    assert (written(number.low), written(number.high)) == (low, high)
    assert number.more == (more == "yes")


@pytest.mark.parametrize("row", rows("share_words.csv"), ids=lambda row: row[0])
def test_a_share_means_what_the_table_says(row: list[str]) -> None:
    phrase, share, low, high = row
    found = find_shares(phrase)
    assert [each.text for each in found] == ([share] if share else [])
    if share:
        assert f"{found[0].low:.4g}" == low
        assert f"{found[0].high:.4g}" == high
