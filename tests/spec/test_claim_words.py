"""What sentences claim of events and totals: kind, days, numbers. The table is the meaning."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.counts import Count
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader

TABLE = Path(__file__).with_name("claim_words.csv")


def rows() -> list[dict[str, str]]:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="|"))


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def shown(claim: Claim) -> str:
    """A claim in one line: kind, type, days, place, how many events, numbers."""
    words: list[str] = [str(claim.kind)]
    words += [str(claim.event_type)] if claim.event_type is not None else []
    when = claim.scope.when if claim.scope is not None else claim.when
    if when is not None and when.basis != "publication_fallback":
        words.append(f"{when.start or ''}..{when.end or ''}")
    words += [f"@{claim.where.name}"] if claim.where is not None else []
    words += [f"x{claim.events.low or '?'}"] if claim.events is not None else []
    counts = [*claim.counts, *([claim.strength] if claim.strength is not None else [])]
    words += [_count(c) for c in counts]
    return " ".join(words)


def _count(count: Count) -> str:
    low = "?" if count.low is None else count.low
    high = "?" if count.high is None else count.high
    text = f"{low}-{high}:{count.victims}"
    return f"[{text}]" if count.part_of is not None else f"{count.outcome}:{text}"


def reading(reader: GrammarReader, row: dict[str, str]) -> str:
    document = Document("d", row["text"], published=row["published"] or None)
    (read,) = reader.read([document])
    told = [c for c in read.claims if c.kind is not ClaimKind.RESPONSE]
    return "; ".join(map(shown, told))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"])
def test_the_claims_of_a_text_are_what_the_table_says(
    reader: GrammarReader, row: dict[str, str]
) -> None:
    assert reading(reader, row) == row["reading"]
