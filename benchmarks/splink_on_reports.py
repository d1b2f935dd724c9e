"""How Splink links what was read in real reports, beside Recount, on the same claims.

    python benchmarks/splink_on_reports.py LEDGER DOCUMENTS

LEDGER holds the articles, read; DOCUMENTS is their JSON lines, with the `incident` of each. Three
ways: Recount; Splink with m by expectation maximisation, as its guide shows it; Splink with m from
labels, those of half of the incidents. An article is of the cluster that holds most of its claims,
and B-cubed is over the articles of the other half, so that the labels help nobody by themselves.
Each of several probabilities is tried, and the best one told: the choice is made on the data.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from recount.ledger import Ledger
from recount.linking import link
from recount.model.claims import Claim, ClaimKind
from recount.model.counts import Outcome

MARKS = (0.001, 0.01, 0.05, 0.2, 0.5, 0.7, 0.9, 0.99)


def main(ledger: str, documents: str) -> None:
    """Prints the figures of all three."""
    opened = Ledger.open(Path(ledger))
    claims = [c for c in opened.claims() if c.kind is ClaimKind.EVENT]
    incidents: dict[str, str] = {}
    for line in Path(documents).read_text("utf-8").splitlines():
        row = json.loads(line)
        incidents.setdefault(row["id"], row["incident"])
    read = list(opened.documents())
    scored = [d.id for d in read if d.id in incidents and half(incidents[d.id]) == 1]
    ours = {
        claim: cluster.id
        for cluster in link(list(opened.claims()), read).clusters
        for claim in cluster.claims
    }
    print(f"{len(claims)} claims; {len(scored)} articles scored")
    tell("Recount", bcubed(scored, articles(claims, ours, scored), incidents))
    for name, labelled in (("Splink, m by maximisation", False), ("Splink, m from labels", True)):
        best = max(
            (bcubed(scored, articles(claims, found, scored), incidents), mark)
            for mark, found in by_splink(claims, incidents, labelled)
        )
        tell(f"{name}, mark {best[1]}", best[0])


def tell(name: str, figures: tuple[float, float, float]) -> None:
    f1, precision, recall = (100 * figure for figure in figures)
    print(f"{name}: precision {precision:.1f}, recall {recall:.1f}, B-cubed F1 {f1:.1f}")


def half(incident: str) -> int:
    """The half of the incidents that one belongs to."""
    return int(hashlib.sha1(incident.encode()).hexdigest(), 16) % 2


def by_splink(
    claims: Sequence[Claim], incidents: Mapping[str, str], labelled: bool
) -> Iterator[tuple[float, dict[str, str]]]:
    """The cluster of each claim, by the probability from which two are one."""
    import duckdb
    import pyarrow as pa
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    table = pa.Table.from_pylist([flat(claim, incidents) for claim in claims])
    day = cl.AbsoluteDateDifferenceAtThresholds(
        "happened", input_is_string=False, metrics=["day", "day"], thresholds=[1, 3]
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            day, cl.DistanceInKMAtThresholds("lat", "lon", [5, 50]), cl.ExactMatch("kind"),
            cl.ExactMatch("doer"), cl.ExactMatch("dead"), cl.ExactMatch("hurt"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("happened"),
            block_on("round(lat, 0)", "round(lon, 0)", "date_trunc('week', happened)"),
        ],
    )  # fmt: skip
    api = DuckDBAPI(duckdb.connect())
    linker = Linker(api.register(table), settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=7)
    if labelled:
        linker.training.estimate_m_from_label_column("label")
    else:
        for rule in (block_on("happened"), block_on("round(lat, 1)", "dead")):
            linker.training.estimate_parameters_using_expectation_maximisation(rule)
    pairs = linker.inference.predict(threshold_match_probability=min(MARKS))
    for mark in MARKS:
        found = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, mark)
        yield mark, {row["unique_id"]: str(row["cluster_id"]) for row in found.as_record_list()}


def flat(claim: Claim, incidents: Mapping[str, str]) -> dict[str, Any]:
    """A claim as a row; the label only where its incident is of the half that may be learned."""
    when, where = claim.when, claim.where
    incident = incidents.get(claim.document)
    return {
        "unique_id": claim.id,
        "happened": when.start if when is not None else None,
        "lat": where.lat if where is not None else None,
        "lon": where.lon if where is not None else None,
        "kind": claim.event_type.value if claim.event_type else None,
        "doer": claim.perpetrator.name if claim.perpetrator else None,
        "dead": people(claim, Outcome.KILLED),
        "hurt": people(claim, Outcome.INJURED),
        "label": incident if incident is not None and half(incident) == 0 else None,
    }


def people(claim: Claim, outcome: Outcome) -> int | None:
    """How many a claim counts of one outcome; None where it gives no number."""
    found = [c.low for c in claim.counts if c.outcome is outcome and c.part_of is None]
    given = [low for low in found if low is not None]
    return sum(given) if given else None


def articles(
    claims: Sequence[Claim], cluster_of: Mapping[str, str], scored: Sequence[str]
) -> dict[str, str]:
    """The cluster that holds most claims of each article; an article without one is alone."""
    held: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim in sorted(claims, key=lambda c: (c.evidence.start, c.id)):
        if claim.id in cluster_of:
            held[claim.document][cluster_of[claim.id]] += 1
    return {
        name: held[name].most_common(1)[0][0] if name in held else f"alone {name}"
        for name in scored
    }


def bcubed(
    names: Sequence[str], ours: Mapping[str, str], truth: Mapping[str, str]
) -> tuple[float, float, float]:
    """F1, precision and recall."""
    precision, recall = _share(names, ours, truth), _share(names, truth, ours)
    return 2 * precision * recall / (precision + recall), precision, recall


def _share(names: Sequence[str], one: Mapping[str, str], other: Mapping[str, str]) -> float:
    """Of those that the one puts with an entry, how many the other does too; the mean."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[one[name]].append(name)
    shares = (
        sum(other[mate] == other[name] for mate in groups[one[name]]) / len(groups[one[name]])
        for name in names
    )
    return sum(shares) / len(names)


if __name__ == "__main__":
    main(*sys.argv[1:3])
