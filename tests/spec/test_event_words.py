"""Which claims of a text are of one event: a number for each, in the order of the text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from recount.linking import link
from recount.model.claims import ClaimKind
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader

TABLE = Path(__file__).with_name("event_words.csv")


def rows() -> list[dict[str, str]]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="|"))


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def events(reader: GrammarReader, row: dict[str, str]) -> str:
    """The event of each claim of one, numbered as they come; a total has a stroke."""
    document = Document("d", row["text"], published=row["published"] or None)
    (read,) = reader.read([document])
    linked = link(read.claims, [document])
    of = {name: cluster.id for cluster in linked.clusters for name in cluster.claims}
    told = [c for c in read.claims if c.kind in (ClaimKind.EVENT, ClaimKind.TOTAL)]
    names = list(dict.fromkeys(of[c.id] for c in told if c.id in of))
    return " ".join(str(names.index(of[c.id]) + 1) if c.id in of else "-" for c in told)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"])
def test_the_claims_of_a_text_are_of_the_events_that_the_table_says(
    reader: GrammarReader, row: dict[str, str]
) -> None:
    assert events(reader, row) == row["events"]
