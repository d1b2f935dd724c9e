"""How well persons are found on an outside list, on made-up persons in three scripts.

python benchmarks/persons.py [--people N] [--seeds N]
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from scripts.make_persons import SCRIPTS, Case, make_case

from recount.analysis.persons import Reconciled, reconcile_persons

FIRST_SEED = 100
"""Seeds below it are those that the weights were learnt and the thresholds set on."""


def score(case: Case, found: Reconciled) -> tuple[int, int, int, int, int]:
    """Pairs matched, those of them right, pairs to find, those found at all, doubts raised."""
    pairs = {(one.ours, one.theirs) for one in found.matched}
    asked = {(doubt.ours, one.theirs) for doubt in found.doubtful for one in doubt.candidates}
    people = {ours for ours, _ in case.truth}
    right = pairs & case.truth
    reached = {ours for ours, theirs in case.truth if (ours, theirs) in pairs | asked}
    return len(pairs), len(right), len(people), len(reached), len(found.doubtful)


def measure(script: str, people: int, seeds: range) -> str:
    """A line of figures for one script, over several seeds."""
    total = [0, 0, 0, 0, 0]
    began = time.process_time()
    for seed in seeds:
        case = make_case(seed, people, script)
        total = [
            a + b
            for a, b in zip(
                total, score(case, reconcile_persons(case.ours, case.theirs)), strict=True
            )
        ]
    matched, right, there, reached, doubts = total
    spent = time.process_time() - began
    return (
        f"{script:9} matched {matched:5}  precision {right / max(matched, 1):.4f}  "
        f"recall {right / there:.4f}  with the doubtful {reached / there:.4f}  "
        f"doubts {doubts}  of {there}  ({spent:.1f} s)"
    )


def main() -> None:
    """Prints the figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=400)
    asked.add_argument("--seeds", type=int, default=10)
    asked.add_argument("--first", type=int, default=FIRST_SEED)
    given = asked.parse_args()
    for script in SCRIPTS:
        print(measure(script, given.people, range(given.first, given.first + given.seeds)))


if __name__ == "__main__":
    main()
