"""What a sentence says of the killed, injured and captured: the table is the meaning."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from recount.model.counts import Count
from recount.model.dates import UNDATED
from recount.model.documents import Document
from recount.reading.harms import find_harms
from recount.reading.nlp import load_nlp, parse_text
from recount.reading.numbers import find_numbers
from recount.reading.parties import find_parties
from recount.reading.scene import Scene

TABLE = Path(__file__).with_name("harm_words.csv")


def rows() -> list[dict[str, str]]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="|"))


def shown(count: Count) -> str:
    low = "?" if count.low is None else count.low
    high = "?" if count.high is None else count.high
    return f"{low}-{high}:{count.victims}"


def reading(sentence: str) -> str:
    doc = parse_text(load_nlp(), sentence)
    numbers, parties = find_numbers(sentence), find_parties(doc)
    scene = Scene(Document("d", sentence), doc, UNDATED, (), (), numbers, parties, ())
    found: list[str] = []
    for harm in find_harms(scene):
        for count in harm.counts:
            if count.part_of is None:
                found.append(f"{count.outcome}:{shown(count)}")
            else:
                found[-1] += f"[{shown(count)}]"
    return " + ".join(found)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["sentence"])
def test_the_harm_of_a_sentence_is_what_the_table_says(row: dict[str, str]) -> None:
    assert reading(row["sentence"]) == row["reading"]
