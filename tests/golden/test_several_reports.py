"""What several reports of a few happenings come to: events, tolls, contradictions, totals.

    python -m tests.golden.test_several_reports    prints what comes out, case by case

The cases and what a careful coder makes of them are in `corpora/several`.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest

import recount

Json = dict[str, Any]
FOLDER = Path(__file__).parents[2] / "corpora" / "several"


def cases() -> list[Json]:
    return [json.loads(line) for line in (FOLDER / "cases.jsonl").read_text("utf-8").splitlines()]


def outcome(case: Json, folder: Path) -> Json:
    """The events of a case by day and place with their numbers, and the kinds of contradiction."""
    lines = [json.dumps(document) for document in case["documents"]]
    (folder / "in.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    recount.build([folder / "in.jsonl"], folder / "case.ledger")
    with recount.open(folder / "case.ledger") as ledger:
        events = [_shown(event) for event in ledger.events()]
        kinds = sorted(str(one.kind) for one in ledger.contradictions())
    return {"events": sorted(events, key=str), "contradictions": kinds}


def _shown(event: Any) -> list[Any]:
    numbers = {f"{c.outcome} {c.victims}": [c.low, c.best, c.high] for c in event.counts}
    place = event.where.name if event.where else None
    return [str(event.when.start), place, dict(sorted(numbers.items()))]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["id"])
def test_reports_come_to_the_events_and_tolls_that_a_coder_would_write(
    case: Json, tmp_path: Path
) -> None:
    found = outcome(case, tmp_path)
    assert found["events"] == case["events"]
    assert found["contradictions"] == case["contradictions"]


def main() -> None:
    """Prints every case with what comes out."""
    for case in cases():
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps({"id": case["id"], **outcome(case, Path(folder))}, ensure_ascii=False))


if __name__ == "__main__":
    main()
