"""The same lists of persons, linked by Splink with weights that were learnt from labels, beside our
own matching.

python benchmarks/persons_splink.py [--people N] [--seeds N]

Splink is given what our own matching works with: the words of names in Latin letters, their sounds
and consonants, age, sex, place and day; its m from the labelled pairs of other seeds, its u from
random pairs, and the threshold that gives 98 per cent of right matches there. Nothing of it is part
of Recount.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.persons import FIRST_SEED, measure
from scripts.make_persons import SCRIPTS, Case, make_case

from recount.analysis.persons.names import words_of_name
from recount.analysis.persons.records import PersonRecord

RIGHT = 0.98
TAUGHT = range(6)
"""Seeds whose labels it learns from."""
AHEAD = (0.0, 1.0, 2.0, 4.0, 6.0)
"""Bits by which the likeliest row may have to be ahead of the next; the best of these is learnt."""
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """From which weight, and how far ahead of the next, a pair is taken."""

    weight: float
    ahead: float


@dataclass(frozen=True, slots=True)
class Best:
    """The likeliest row of a person: what it weighs, how far it is ahead, and both keys."""

    weight: float
    ahead: float
    pair: Pair


def row(one: PersonRecord, key: str) -> dict[str, Any]:
    """A record as a row of its table."""
    words = list(words_of_name(one.names[0]))
    return {
        "unique_id": key, "first": words[0].plain, "last": words[-1].plain,
        "first_sound": words[0].sound, "last_sound": words[-1].sound,
        "first_bones": words[0].bones, "last_bones": words[-1].bones,
        "middle": [word.bones for word in words[1:-1]] or None,
        "age": one.age, "sex": one.sex.value if one.sex else None,
        "place": " ".join(word.bones for word in words_of_name(one.places[0]))
        if one.places else None, "day": one.first,
    }  # fmt: skip


def table(rows: Sequence[dict[str, Any]]) -> Any:
    """Rows as DuckDB reads them, each column by its type, be it all empty."""
    import pyarrow as pa

    kinds = {"middle": pa.list_(pa.string()), "age": pa.int64(), "day": pa.date32()}
    columns = {name: [one[name] for one in rows] for name in rows[0]}
    return pa.table({name: pa.array(values, kinds.get(name, pa.string()))
                     for name, values in columns.items()})  # fmt: skip


def settings() -> Any:
    """The comparisons, as its guides have them for names, ages and days."""
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    def of_word(name: str) -> Any:
        return cl.CustomComparison(
            output_column_name=name,
            comparison_levels=[
                cll.NullLevel(name),
                cll.ExactMatchLevel(name, term_frequency_adjustments=True),
                cll.ExactMatchLevel(f"{name}_sound", term_frequency_adjustments=True),
                cll.ExactMatchLevel(f"{name}_bones", term_frequency_adjustments=True),
                cll.JaroWinklerLevel(name, 0.85),
                cll.JaroWinklerLevel(f"{name}_bones", 0.85),
                cll.ElseLevel(),
            ],
        )

    return SettingsCreator(
        link_type="link_only",
        comparisons=[
            of_word("first"),
            of_word("last"),
            cl.ArrayIntersectAtSizes("middle", [2, 1]),
            cl.CustomComparison(
                output_column_name="age",
                comparison_levels=[
                    cll.NullLevel("age"),
                    cll.ExactMatchLevel("age"),
                    cll.AbsoluteDifferenceLevel("age", 1),
                    cll.AbsoluteDifferenceLevel("age", 3),
                    cll.AbsoluteDifferenceLevel("age", 9),
                    cll.ElseLevel(),
                ],
            ),
            cl.ExactMatch("sex"),
            cl.ExactMatch("place"),
            cl.AbsoluteDateDifferenceAtThresholds(
                "day", input_is_string=False, metrics=["day", "day"], thresholds=[2, 10]
            ),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("first_bones"), block_on("last_bones"), block_on("place", "day"),
        ],
    )  # fmt: skip


def linker_of(ours: Any, theirs: Any, given: Any) -> Any:
    """A linker over both sides."""
    import duckdb
    from splink import DuckDBAPI, Linker

    api = DuckDBAPI(duckdb.connect())
    registered = [
        api.register(rows, dataset_display_name=name)
        for rows, name in ((ours, "ours"), (theirs, "theirs"))
    ]
    return Linker(registered, given)


def sides(cases: Iterable[tuple[int, Case]]) -> tuple[list[Any], list[Any], set[Pair]]:
    """The rows of both sides of several cases, and which are one person."""
    ours, theirs, truth = [], [], set()
    for seed, case in cases:
        ours += [row(one, f"{seed}:{one.key}") for one in case.ours]
        theirs += [row(one, f"{seed}:{one.key}") for one in case.theirs]
        truth |= {(f"{seed}:{a}", f"{seed}:{b}") for a, b in case.truth}
    return ours, theirs, truth


def taught(script: str, people: int) -> tuple[dict[str, Any], Mark]:
    """Weights from the labels of other seeds, and the threshold that is right often enough."""
    import pyarrow as pa

    cases = [(seed, make_case(seed, people, script)) for seed in TAUGHT]
    # Strangers are those of one list: other seeds have other names, which would make all look rare.
    mine, other, _ = sides(cases[:1])
    first = linker_of(table(mine), table(other), settings())
    first.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=7)
    ours, theirs, truth = sides(cases)
    linker = linker_of(table(ours), table(theirs), first.misc.save_model_to_json())
    pairs = sorted(truth)
    labels = pa.table(
        {
            "source_dataset_l": ["ours"] * len(pairs), "unique_id_l": [a for a, _ in pairs],
            "source_dataset_r": ["theirs"] * len(pairs), "unique_id_r": [b for _, b in pairs],
        }
    )  # fmt: skip
    linker.table_management.register_table(labels, "labels", overwrite=True)
    linker.training.estimate_m_from_pairwise_labels("labels")
    model = linker.misc.save_model_to_json()
    found = [
        (one, one.pair in truth) for seed, case in cases for one in best(case, model, f"{seed}:")
    ]
    return model, max((threshold(found, ahead) for ahead in AHEAD), key=lambda row: row[0])[1]


def threshold(found: list[tuple[Best, bool]], ahead: float) -> tuple[int, Mark]:
    """How many pairs are kept where enough of them are right, and from which weight on."""
    rows = sorted(((one.weight, right) for one, right in found if one.ahead >= ahead), reverse=True)
    good, kept = 0, (0, Mark(1e9, ahead))
    for place, (weight, right) in enumerate(rows, start=1):
        good += right
        if good / place >= RIGHT:
            kept = place, Mark(weight, ahead)
    return kept


def best(case: Case, model: dict[str, Any], prefix: str = "") -> list[Best]:
    """The likeliest row for each person of ours, each row once, and how far ahead of the next."""
    both = (case.ours, case.theirs)
    ours, theirs = ([row(one, prefix + one.key) for one in side] for side in both)
    linker = linker_of(table(ours), table(theirs), model)
    rows = linker.inference.predict(threshold_match_weight=-20).as_record_list()
    weights: defaultdict[str, list[float]] = defaultdict(list)
    ranked = sorted(((float(one["match_weight"]), _pair(one)) for one in rows), reverse=True)
    for weight, (mine, _) in ranked:
        weights[mine].append(weight)
    taken: set[str] = set()
    found = []
    for weight, pair in ranked:
        if not taken & set(pair):
            taken |= set(pair)
            lead = [*weights[pair[0]][1:2], -20.0][0]
            found.append(Best(weight, weight - lead, pair))
    return found


def _pair(one: dict[str, Any]) -> Pair:
    left, right = str(one["unique_id_l"]), str(one["unique_id_r"])
    return (left, right) if one["source_dataset_l"] == "ours" else (right, left)


def with_splink(script: str, people: int, seeds: range) -> str:
    """A line of figures for one script, over several seeds."""
    model, mark = taught(script, people)
    began, matched, right, there = time.process_time(), 0, 0, 0
    for seed in seeds:
        case = make_case(seed, people, script)
        rows = best(case, model)
        pairs = {one.pair for one in rows if one.weight >= mark.weight and one.ahead >= mark.ahead}
        matched += len(pairs)
        right += len(pairs & case.truth)
        there += len({ours for ours, _ in case.truth})
    spent = time.process_time() - began
    return (
        f"{script:9} Splink {matched:5}  precision {right / max(matched, 1):.4f}  "
        f"recall {right / there:.4f}  of {there}, from {mark.weight:.1f} bits, "
        f"{mark.ahead:.0f} ahead  ({spent:.1f} s)"
    )


def main() -> None:
    """Prints the figures of both, script by script."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=400)
    asked.add_argument("--seeds", type=int, default=10)
    given = asked.parse_args()
    logging.getLogger("splink").setLevel(logging.ERROR)
    seeds = range(FIRST_SEED, FIRST_SEED + given.seeds)
    for script in SCRIPTS:
        print(measure(script, given.people, seeds), flush=True)
        print(with_splink(script, given.people, seeds), flush=True)


if __name__ == "__main__":
    main()
