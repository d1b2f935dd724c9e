"""Translations are told from reports of their own in another language, on `corpora/copies`.

python -m tests.golden.test_translations
"""

from __future__ import annotations

import json
import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from recount.intake import find_copies
from recount.model.documents import Document

CORPUS = Path(__file__).parents[2] / "corpora" / "copies"
PRECISION = 0.98
RECALL = 0.9
"""What is retold with neither a quote nor a name is missed."""
Row = dict[str, str]


def corpus(part: str) -> list[Row]:
    """The texts of a part, with the English dispatches, rewritings and reports that they are of."""
    told = tomllib.loads((CORPUS / "translations.toml").read_text("utf-8"))["text"]
    ours = [{**row, "origin": row.get("origin", row["id"])} for row in told if row["part"] == part]
    of = {row["origin"].partition("-")[0] for row in ours}
    english = map(json.loads, (CORPUS / "copies.jsonl").read_text("utf-8").splitlines())
    keep = [row for row in english if row["id"].partition("-")[0] in of]
    return ours + [row | {"language": "en", "day": row["published"]} for row in keep]


def compare(part: str) -> tuple[float, float, list[str]]:
    """Precision and recall over pairs of two languages, and the pairs that are wrong or missing."""
    rows = corpus(part)
    found = find_copies([Document(row["id"], row["text"], published=row["day"]) for row in rows])
    right = wrong = asked = 0
    told = []
    for a, b in combinations(rows, 2):
        if a["language"] == b["language"]:
            continue
        same, ours = a["origin"] == b["origin"], found[a["id"]] == found[b["id"]]
        asked, right, wrong = asked + same, right + (same and ours), wrong + (ours and not same)
        if same is not ours:
            told.append(f"{'missed' if same else 'wrong'}: {a['id']}, {b['id']}")
    return right / max(1, right + wrong), right / asked, told


@pytest.mark.parametrize("part", ["made_on", "held_out"])
def test_translations_are_found_and_reports_in_another_language_left_alone(part: str) -> None:
    precision, recall, told = compare(part)
    assert precision >= PRECISION, told
    assert recall >= RECALL, told


if __name__ == "__main__":
    for part in ("made_on", "held_out"):
        precision, recall, told = compare(part)
        print(part, f"precision {precision:.3f}, recall {recall:.3f}", *told, sep="\n  ")
