"""How long reconciling takes: 10,000 events with 3,000 totals, or as many as are asked for.

python benchmarks/reconciling.py [EVENTS] [TOTALS]
python benchmarks/reconciling.py rings [UNKNOWNS...]    one component of so many unknown numbers
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from recount.model.claims import Claim, ClaimKind, EventType
from recount.model.counts import Count, Exactness, Outcome, Victims
from recount.model.dates import DateBasis, DatePrecision, When
from recount.model.events import Cluster, Linking, Membership
from recount.model.parties import Speaker, SpeakerKind
from recount.model.spans import Span
from recount.reconciling import Reconciler, load_methodology
from recount.reconciling.intervals import Interval
from recount.reconciling.limits import Effort, Limit
from recount.reconciling.solving import solve

START = date(2019, 1, 1)


def main(events: int, totals: int) -> None:
    """Makes a case, reconciles it and prints what it took and what came of it."""
    chance = random.Random(7)
    claims: dict[str, Claim] = {}
    clusters, truth = [], []
    for number in range(events):
        dead = chance.randint(0, 30)
        truth.append(dead)
        clusters.append(event(chance, number, dead, claims))
    memberships = [total(chance, number, truth, claims) for number in range(totals)]
    linking = Linking(tuple(clusters), tuple(memberships))
    origins = {claim.document: claim.document for claim in claims.values()}
    before, worked = time.perf_counter(), time.process_time()
    result = Reconciler(load_methodology()).reconcile(linking, claims, origins)
    took, busy = time.perf_counter() - before, time.process_time() - worked
    again = time.process_time()
    name = next(key for key in claims if key.startswith("c") and claims[key].counts)
    claims[name] = replace(claims[name], counts=(count(99, 99, Exactness.EXACT),))
    Reconciler(load_methodology(), result.solved).reconcile(linking, claims, origins)
    anew = time.process_time() - again
    rows = [row for one in result.events for row in one.counts]
    exact = sum(row.low == row.high is not None for row in rows)
    print(
        f"{events} events, {totals} totals, {len(claims)} claims: {took:.1f} s, "
        f"{busy:.1f} s of processor; {anew:.1f} s with one claim changed"
    )
    print(f"{len(rows)} numbers, {exact} exact; remainders {len(result.remainders)}")
    print("contradictions", dict(Counter(row.kind.value for row in result.contradictions)))
    print("rules", dict(Counter(row.rule for row in rows)))


def event(chance: random.Random, number: int, dead: int, claims: dict[str, Claim]) -> Cluster:
    """An event with up to four reports, one in seven of them wrong; one event in five has none."""
    names = []
    for voice in range(chance.choice((0, 1, 1, 2, 4))):
        said = dead if chance.random() < 0.86 else max(0, dead + chance.randint(-3, 3))
        names.append(claim(f"c{number}-{voice}", people(chance, said), claims))
    names.append(claim(f"m{number}", (), claims))
    when = day(chance)
    return Cluster(
        f"e{number}", EventType.AIR_STRIKE, when, None, None, None, None, tuple(names), ()
    )


def people(chance: random.Random, said: int) -> tuple[Count, ...]:
    """A number in one of the ways in which reports give it."""
    way = chance.random()
    if way < 0.15:
        return (count(max(0, said - 1), None, Exactness.AT_LEAST),)
    if way < 0.4:
        part = chance.randint(0, min(said, 4))
        child = Count(
            Outcome.KILLED, Victims.CHILD, part, part, str(part), None, Exactness.EXACT, 0
        )
        return (count(said, said, Exactness.EXACT), child)
    victims = Victims.COMBATANT if way < 0.6 else Victims.UNSTATED
    return (count(said, said, Exactness.EXACT, victims),)


def total(
    chance: random.Random, number: int, truth: list[int], claims: dict[str, Claim]
) -> Membership:
    """A total over two to eight events near one another, one in ten of them wrong."""
    start = chance.randrange(len(truth) - 10)
    members = sorted(chance.sample(range(start, start + 10), chance.randint(2, 8)))
    said = sum(truth[i] for i in members) + (chance.random() < 0.1) * chance.randint(-6, 6)
    name = claim(
        f"t{number}", (count(max(said, 0), max(said, 0), Exactness.EXACT),), claims, ClaimKind.TOTAL
    )
    return Membership(name, tuple(f"e{i}" for i in members), (), chance.random() < 0.7, "made")


def count(
    low: int, high: int | None, exactness: Exactness, victims: Victims = Victims.UNSTATED
) -> Count:
    """So many killed."""
    return Count(Outcome.KILLED, victims, low, high, str(low), None, exactness)


def claim(
    name: str,
    counts: tuple[Count, ...],
    claims: dict[str, Claim],
    kind: ClaimKind = ClaimKind.EVENT,
) -> str:
    """A claim in a document of its own."""
    speaker = Speaker(f"Speaker {name} Office", SpeakerKind.NGO, None)
    claims[name] = Claim(name, f"d{name}", kind, Span(0, 5, "words"), speaker, counts=counts)
    return name


def day(chance: random.Random) -> When:
    """Some day of the year."""
    some = START + timedelta(days=chance.randrange(365))
    return When(some, some, DatePrecision.DAY, str(some), None, DateBasis.WRITTEN)


def rings(sizes: list[int]) -> None:
    """Bounds of single components: overlapping totals around a ring, and some across it."""
    for size in sizes:
        boxes, limits, truth = ring(random.Random(1), size)
        worked = time.process_time()
        solved = solve(boxes, limits, Effort())
        worked = time.process_time() - worked
        assert solved is not None
        true = all(box.holds(n) for box, n in zip(solved.boxes, truth, strict=True))
        reach = dict(Counter(one.value for one in solved.reach))
        print(f"{size} unknowns: {worked:.1f} s of processor, {reach}, hold the truth: {true}")


def ring(chance: random.Random, size: int) -> tuple[list[Interval], list[Limit], list[int]]:
    """Unknowns with what is known of each, sums that tie them all, and numbers that keep them."""
    truth = [chance.randint(0, 30) for _ in range(size)]
    boxes = [
        Interval(max(0, n - chance.randint(1, 4)), n + chance.randint(1, 6))
        if chance.random() < 0.6
        else Interval(0, None)
        for n in truth
    ]
    limits = []
    for start in range(0, size, 4):
        members = tuple(sorted({(start + i) % size for i in range(6)}))
        said = sum(truth[i] for i in members)
        slack = chance.choice((0, 0, 2))
        limits.append(Limit(members, (), said - slack, said + slack))
    for _ in range(size // 20):
        members = tuple(sorted(chance.sample(range(size), 4)))
        most = sum(truth[i] for i in members) + chance.randint(0, 5)
        limits.append(Limit(members, (), None, most))
    return boxes, limits, truth


if __name__ == "__main__":
    if sys.argv[1:2] == ["rings"]:
        rings([int(text) for text in sys.argv[2:]] or [900, 1_200, 5_000, 20_000])
        sys.exit()
    asked = [int(text) for text in sys.argv[1:3]]
    main(*(asked + [10_000, 3_000][len(asked) :]))
