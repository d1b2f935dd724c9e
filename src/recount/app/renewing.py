"""A step of what stands, kept: the rows of the ledger that become other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from recount import linking, reconciling
from recount.ledger.renewing import LAST, Put, Renewed
from recount.model.events import Contradiction
from recount.model.roll import Relinked, Rereckoned
from recount.reconciling import weight_of

Stands = tuple[linking.Standing, reconciling.Standing]


def renewed(
    standing: Stands, step: tuple[Relinked, Rereckoned], left_before: Iterable[str]
) -> Renewed:
    """What becomes other in the ledger, once the step is taken. `left_before` are the totals of
    remainders that are no more as they were."""
    (links, numbers), (stands, reckoned) = step, standing
    roll = stands.roll
    events = [row.id for row in numbers.events]
    return Renewed(
        gone={
            "cluster": links.gone,
            "membership": links.forgotten,
            "event": numbers.gone,
            "derivation": numbers.gone,
            "contradiction": numbers.settled,
            "remainder": set(left_before),
        },
        come={
            "cluster": list(_events(standing, [c.id for _, c in links.clusters], roll.clusters)),
            "membership": list(_totals(standing, [row.total for row in links.memberships])),
            "event": list(_events(standing, events, reckoned.events)),
            "derivation": list(_derivations(standing, events)),
            "contradiction": list(_contradictions(standing, numbers.contradictions)),
            "remainder": list(_left(standing, numbers.left)),
            "solved": [Put(one.key, one, LAST) for one in numbers.solved],
        },
        borne=links.borne,
        states=links.states,
        components=links.components,
        settled=links.settled,
    )


def _events(standing: Stands, names: Iterable[str], records: Mapping[str, Any]) -> Iterator[Put]:
    """One record of each event."""
    roll = standing[0].roll
    for place in sorted(roll.place_of[name] for name in names):
        number = roll.number_of(place)
        after = roll.order[number - 1][1] if number else None
        yield Put(place[1], records[place[1]], after)


def _derivations(standing: Stands, names: Iterable[str]) -> Iterator[Put]:
    roll, held = standing[0].roll, standing[1].derivations
    for place in sorted(roll.place_of[name] for name in names):
        earlier = (roll.order[n][1] for n in range(roll.number_of(place) - 1, -1, -1))
        after = next((name for name in earlier if name in held), None)
        for one in held.get(place[1], ()):
            yield Put(one.event, one, after)
            after = one.event


def _totals(standing: Stands, names: Sequence[str]) -> Iterator[Put]:
    roll = standing[0].roll
    for name in sorted(names):
        number = roll.number_of_total(name)
        yield Put(name, roll.memberships[name], roll.totals[number - 1] if number else None)


def _contradictions(standing: Stands, rows: Iterable[Contradiction]) -> Iterator[Put]:
    numbers = standing[1]
    for weight in sorted(map(weight_of, rows)):
        number = numbers.number_of(weight)
        after = numbers.weights[number - 1][2] if number else None
        yield Put(weight[2], numbers.contradictions[weight[2]], after)


def _left(standing: Stands, firsts: Iterable[str]) -> Iterator[Put]:
    after, wanted = None, set(firsts)
    for first, row in standing[1].left_in_order(standing[0].roll.place_of):
        if first in wanted:
            yield Put(row.total, row, after)
        after = row.total
