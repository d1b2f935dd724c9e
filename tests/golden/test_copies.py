"""Copies are told from reports of their own, on the corpus that `scripts/make_copies.py` writes."""

from __future__ import annotations

import json
from collections import Counter
from itertools import combinations
from pathlib import Path

from scripts.make_copies import rows

from recount.intake import find_copies
from recount.model.documents import Document

CORPUS = Path(__file__).parents[2] / "corpora" / "copies" / "copies.jsonl"
PRECISION, RECALL = 0.98, 0.9


def corpus() -> list[dict]:
    return [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]


def figures() -> tuple[float, float, Counter[str], Counter[str]]:
    """Precision and recall over pairs; pairs of one origin, and those missed, by how they came."""
    told = corpus()
    found = find_copies([Document(r["id"], r["text"], published=r["published"]) for r in told])
    right = wrong = 0
    asked: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for a, b in combinations(told, 2):
        same, ours = a["origin"] == b["origin"], found[a["id"]] == found[b["id"]]
        right += same and ours
        wrong += ours and not same
        if same:
            asked.update({a["how"], b["how"]})
            missed.update(() if ours else {a["how"], b["how"]})
    pairs = sum(a["origin"] == b["origin"] for a, b in combinations(told, 2))
    return right / (right + wrong), right / pairs, asked, missed


def test_copies_are_found_and_reports_of_their_own_are_left_alone() -> None:
    precision, recall, asked, missed = figures()
    assert precision >= PRECISION
    assert recall >= RECALL, {how: f"{missed[how]} of {asked[how]} missed" for how in asked}


def test_the_corpus_is_what_its_script_writes() -> None:
    assert corpus() == list(rows())


if __name__ == "__main__":
    print(figures())
