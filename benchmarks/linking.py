"""How fast and how well claims are linked: Recount, Splink as it comes, and TF-IDF, side by side.

    python benchmarks/linking.py [CLAIMS] [ENGINE...]

Makes claims of events whose truth is known, in forty countries over ten years, with the slips that
reports make: days counted wrongly, places given broadly or not at all, numbers missing or other.
Each engine runs in a process of its own, so that its memory is its own. Splink is used as its
guide shows it: comparisons from its library, u from random pairs, m by expectation maximisation.
TF-IDF compares a sentence made of the same fields, within three days, by single link; its
threshold is the best of several, chosen on the data itself.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

START = date(2020, 1, 1)
DAYS = 3650
KINDS = ("air_strike", "shelling", "bombing", "armed_clash", "armed_attack", "raid")
PLACES = 2000
COUNTRIES = 40


class Row(NamedTuple):
    """One claim, as flat as every engine can take it, and the event that it is truly of."""

    id: str
    truth: int
    day: date
    relative: bool
    town: int | None
    lat: float | None
    lon: float | None
    country: int
    kind: str
    by: str | None
    dead: int | None


def make(claims: int, seed: int = 7) -> list[Row]:
    """Claims in groups, one group an event; half of the events have a single claim."""
    chance = random.Random(seed)
    towns = [(chance.uniform(-30, 55), chance.uniform(-15, 110)) for _ in range(PLACES)]
    rows: list[Row] = []
    truth = 0
    while len(rows) < claims:
        truth += 1
        day = START + timedelta(days=chance.randrange(DAYS))
        town = min(chance.randrange(PLACES), chance.randrange(PLACES))
        dead = min(60, int(chance.paretovariate(1.1)))
        kind, by = chance.choice(KINDS), f"party {chance.randrange(4) + 4 * (town % COUNTRIES)}"
        for _ in range(chance.choice((1, 1, 1, 2, 3, 5))):
            rows.append(_tell(chance, len(rows), truth, (day, town, towns[town], kind, by, dead)))
    return rows[:claims]


Happening = tuple[date, int, tuple[float, float], str, str, int]


def _tell(chance: random.Random, number: int, truth: int, what: Happening) -> Row:
    """One report of an event, with its slips."""
    day, town, (lat, lon), kind, by, dead = what
    relative = chance.random() < 0.4
    slipped = relative and chance.random() < 0.15
    placed = chance.random() < 0.9
    told = chance.random() < 0.75
    other = chance.random() < 0.15
    return Row(
        id=f"c{number:07d}",
        truth=truth,
        day=day + timedelta(days=chance.choice((-1, 1)) if slipped else 0),
        relative=relative,
        town=town if placed else None,
        lat=round(lat + chance.gauss(0, 0.02), 4) if placed else None,
        lon=round(lon + chance.gauss(0, 0.02), 4) if placed else None,
        country=town % COUNTRIES,
        kind=kind if chance.random() < 0.85 else "armed_attack",
        by=by if chance.random() < 0.7 else None,
        dead=max(0, dead + (chance.randint(-2, 2) if other else 0)) if told else None,
    )


def with_recount(rows: Sequence[Row]) -> dict[str, str]:
    """By the project's own linking."""
    from recount.linking import link
    from recount.model.documents import Document

    documents = [Document(f"d{row.id}", "") for row in rows]
    linking = link([_claim(row) for row in rows], documents)
    return {claim: one.id for one in linking.clusters for claim in one.claims}


def _claim(row: Row) -> object:
    from recount.model.claims import Claim, ClaimKind, EventType
    from recount.model.counts import Count, Exactness, Outcome, Victims
    from recount.model.dates import DateBasis, DatePrecision, When
    from recount.model.parties import Party
    from recount.model.places import PlaceBasis, PlaceLevel, Where
    from recount.model.spans import Span

    basis = DateBasis.RELATIVE_TO_PUBLICATION if row.relative else DateBasis.WRITTEN
    code = f"{chr(65 + row.country // 26)}{chr(65 + row.country % 26)}"
    level = PlaceLevel.COUNTRY if row.town is None else PlaceLevel.TOWN
    dead = None if row.dead is None else row.dead
    exact = Exactness.EXACT
    counts = (
        ()
        if dead is None
        else (Count(Outcome.KILLED, Victims.UNSTATED, dead, dead, str(dead), None, exact),)
    )
    name = code if row.town is None else f"town {row.town}"
    return Claim(
        id=row.id,
        document=f"d{row.id}",
        kind=ClaimKind.EVENT,
        evidence=Span(0, 4, row.id[:4]),
        event_type=EventType(row.kind),
        when=When(row.day, row.day, DatePrecision.DAY, "that day", None, basis),
        where=Where(
            name, name, row.town, row.lat, row.lon, None, code, None, level, None,
            PlaceBasis.WRITTEN,
        ),
        perpetrator=Party(row.by, row.by, row.by.replace(" ", "-"), None, None) if row.by else None,
        counts=counts,
    )  # fmt: skip


def with_splink(rows: Sequence[Row]) -> dict[str, str]:
    """By Splink on DuckDB, as its guide shows it."""
    import duckdb
    import pyarrow as pa
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    con = duckdb.connect()
    con.execute("set threads=2")
    columns = {"unique_id": [row.id for row in rows], "happened": [row.day for row in rows]}
    for name in ("lat", "lon", "country", "kind", "by", "dead"):
        columns[name] = [getattr(row, name) for row in rows]
    table = pa.table(columns)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.AbsoluteDateDifferenceAtThresholds(
                "happened", input_is_string=False, metrics=["day", "day"], thresholds=[1, 3]
            ),
            cl.DistanceInKMAtThresholds("lat", "lon", [5, 50]),
            cl.ExactMatch("kind"),
            cl.ExactMatch("by"),
            cl.ExactMatch("dead"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("happened", "country"),
            block_on("round(lat, 0)", "round(lon, 0)", "date_trunc('week', happened)"),
        ],
    )
    api = DuckDBAPI(con)
    linker = Linker(api.register(table), settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=7)
    for rule in (block_on("happened", "country"), block_on("country", "dead", "by")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    pairs = linker.inference.predict(threshold_match_probability=0.9)
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, 0.9)
    rows_of = found.as_record_list()
    return {row["unique_id"]: str(row["cluster_id"]) for row in rows_of}


def with_tfidf(rows: Sequence[Row]) -> dict[str, str]:
    """By the words of a sentence made of the fields, within three days, single link."""
    best: tuple[float, dict[str, str]] = (-1.0, {})
    alike = _alike(rows)
    for threshold in (0.5, 0.6, 0.7, 0.8, 0.9):
        leader = list(range(len(rows)))
        for share, i, j in alike:
            if share >= threshold:
                leader[_find(leader, i)] = _find(leader, j)
        clusters = {row.id: str(_find(leader, n)) for n, row in enumerate(rows)}
        reached = score(rows, clusters)[2]
        best = max(best, (reached, clusters), key=lambda entry: entry[0])
    return best[1]


def _alike(rows: Sequence[Row]) -> list[tuple[float, int, int]]:
    import numpy as np
    from scipy.sparse import csr_matrix

    words = [_sentence(row) for row in rows]
    held = Counter(word for told in words for word in set(told))
    number = {word: place for place, word in enumerate(held)}
    weight = np.array([np.log(len(rows) / held[word]) for word in number])
    order = sorted(range(len(rows)), key=lambda n: rows[n].day)
    index = [number[word] for n in order for word in words[n]]
    ends = np.cumsum([0, *(len(words[n]) for n in order)])
    matrix = csr_matrix((weight[index], index, ends), (len(rows), len(number)))
    lengths = np.sqrt(matrix.multiply(matrix).sum(axis=1)).A1
    matrix = csr_matrix(matrix.multiply(1 / lengths[:, None]))
    days: defaultdict[date, list[int]] = defaultdict(list)
    for place, n in enumerate(order):
        days[rows[n].day].append(place)
    found = []
    for day, here in days.items():
        near = [n for k in range(4) for n in days.get(day + timedelta(days=k), ())]
        shares = (matrix[here] @ matrix[near].T).tocoo()
        for i, j, share in zip(shares.row, shares.col, shares.data, strict=True):
            if share >= 0.5 and here[i] != near[j]:
                found.append((float(share), order[here[i]], order[near[j]]))
    return found


def _sentence(row: Row) -> list[str]:
    said = [row.kind, f"country{row.country}", row.day.isoformat()]
    said += [f"town{row.town}"] * (row.town is not None)
    said += [row.by or "somebody", f"dead{row.dead}"]
    return said


def _find(leader: list[int], number: int) -> int:
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number


def score(rows: Sequence[Row], clusters: dict[str, str]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 over claims."""
    gold = Counter(row.truth for row in rows)
    ours = Counter(clusters[row.id] for row in rows)
    both = Counter((row.truth, clusters[row.id]) for row in rows)
    precision = sum(n * n / ours[cluster] for (_, cluster), n in both.items()) / len(rows)
    recall = sum(n * n / gold[truth] for (truth, _), n in both.items()) / len(rows)
    return precision, recall, 2 * precision * recall / (precision + recall)


ENGINES: dict[str, Callable[[Sequence[Row]], dict[str, str]]] = {
    "recount": with_recount,
    "splink": with_splink,
    "tfidf": with_tfidf,
}


def run(engine: str, claims: int) -> None:
    """Runs one engine here and prints its line."""
    rows = make(claims)
    began, worked = time.perf_counter(), time.process_time()
    clusters = ENGINES[engine](rows)
    took, work = time.perf_counter() - began, time.process_time() - worked
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    precision, recall, f1 = (100 * value for value in score(rows, clusters))
    print(
        f"{engine:<10}{claims:>10,} claims{took:>8.1f} s{work:>8.1f} s of processor"
        f"{memory:>7.2f} GB   P {precision:.1f}  R {recall:.1f}  F1 {f1:.1f}",
        flush=True,
    )


def main(arguments: Sequence[str]) -> None:
    """Each engine in a process of its own, one after another."""
    if arguments[:1] == ["--one"]:
        run(arguments[1], int(arguments[2]))
        return
    claims = int(arguments[0]) if arguments else 100_000
    for engine in arguments[1:] or ENGINES:
        subprocess.run([sys.executable, __file__, "--one", engine, str(claims)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
