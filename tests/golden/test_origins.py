"""Whose word a report is: measured on the corpus that `scripts/make_origins.py` writes.

python -m tests.golden.test_origins [--show]
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

from scripts.make_origins import rows

from recount.app.settings import Settings
from recount.app.wiring import open_grammar_reader
from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.reconciling import load_methodology
from recount.reconciling.sources import Sources
from recount.reconciling.voices import voices

CORPUS = Path(__file__).parents[2] / "corpora" / "origins" / "origins.jsonl"
PRECISION, RECALL, EXACT = 0.98, 0.9, 0.4


def corpus() -> list[dict]:
    return [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]


def heard(told: list[dict]) -> dict[str, set[int]]:
    """The voices of each report, numbered within its happening."""
    documents = [
        Document(row["id"], row["text"], published=row["published"], publisher=row["publisher"])
        for row in told
    ]
    reader = open_grammar_reader(Settings.from_environment())
    claims: dict[str, list[Claim]] = {
        reading.document: [
            one for one in reading.claims if one.kind is ClaimKind.EVENT and one.counts
        ]
        for reading in reader.read(documents)
    }
    methodology = load_methodology()
    happenings: dict[str, list[Document]] = defaultdict(list)
    for row, document in zip(told, documents, strict=True):
        happenings[row["happening"]].append(document)
    found: dict[str, set[int]] = {row["id"]: set() for row in told}
    for family in happenings.values():
        inside = [one for document in family for one in claims[document.id]]
        voice_of = voices(inside, Sources.of({}, family, methodology, inside))
        for one in inside:
            found[one.document].add(voice_of[one.id])
    return found


def figures(show: bool = False) -> tuple[float, float, float]:
    """Precision and recall over pairs of reports, and how many happenings have as many origins
    as they truly have."""
    told, found = corpus(), heard(corpus())
    right = wrong = missed = 0
    happenings: dict[str, list[dict]] = defaultdict(list)
    for row in told:
        happenings[row["happening"]].append(row)
    exact = 0
    for family in happenings.values():
        for a, b in combinations(family, 2):
            same, ours = a["origin"] == b["origin"], bool(found[a["id"]] & found[b["id"]])
            right += same and ours
            wrong += ours and not same
            missed += same and not ours
            if show and same != ours:
                print("MISSED" if same else "WRONG", a["text"], "|", b["text"])
        voices_here = set().union(*(found[row["id"]] for row in family))
        exact += len(voices_here) == len({row["origin"] for row in family})
    return right / (right + wrong), right / (right + missed), exact / len(happenings)


def test_reports_that_pass_on_one_word_are_one_origin_and_others_are_not() -> None:
    precision, recall, exact = figures()
    assert precision >= PRECISION
    assert recall >= RECALL
    assert exact >= EXACT


def test_the_corpus_is_what_its_script_writes() -> None:
    assert corpus() == list(rows())


if __name__ == "__main__":
    print(figures("--show" in sys.argv))
