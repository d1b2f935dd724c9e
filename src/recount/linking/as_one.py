"""Accounts that tell several happenings as one: "attacks on the checkpoint killed 11", where
another text tells two of them one by one, eight and three.

Such an account is of neither. It is a total over them, so that its number bounds their sum and
contradicts none of them alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recount.linking.clustering import Links
from recount.linking.numbers import weigh_captured, weigh_dead, weigh_injured
from recount.linking.scoring import ONE, add_up
from recount.linking.settled import Bonds
from recount.linking.tellings import Telling
from recount.linking.timing import SAME_DAY, SAME_NIGHT, weigh_time
from recount.linking.tolls import Toll
from recount.linking.verdicts import Verdict
from recount.linking.weights import Weights
from recount.linking.whereabouts import HERE, NARROW, weigh_place

LEAST = 3
"""The least number of dead whose being a sum says anything."""


def told_as_one(tellings: Sequence[Telling], links: Links, bonds: Bonds) -> set[int]:
    """The numbers of the accounts that tell as one what some other document tells apart, or some
    others by their places among several."""
    beside: defaultdict[int, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, j in links:
        for one, other in ((i, j), (j, i)):
            if _may_be(tellings[one], tellings[other], bonds):
                beside[one][tellings[other].document].append(other)
    found = set()
    for number, documents in beside.items():
        whole = tellings[number]
        near = [n for row in documents.values() for n in row if len(row) > 1 or tellings[n].nth]
        every = [tellings[n] for n in sorted(near)]
        parts = [one for one in every if holds(whole, one, bonds.weights)]
        over = any(_is_over(whole, apart) for apart in _told_apart(parts))
        if over or any(_is_their_sum(whole, apart) for apart in _told_apart(every)):
            found.add(number)
    return found


def _told_apart(parts: Sequence[Telling]) -> Iterable[Sequence[Telling]]:
    """Accounts that are each of another happening: those of one document; and of all documents one
    of each place among several, a first and a second."""
    by_document: defaultdict[str, list[Telling]] = defaultdict(list)
    by_place: dict[int, Telling] = {}
    for one in parts:
        by_document[one.document].append(one)
        if one.nth is not None:
            by_place.setdefault(one.nth, one)
    return [*by_document.values(), tuple(by_place.values())]


def without(aside: set[int], size: int, links: Links) -> tuple[list[int], Links]:
    """The numbers that are left of so many accounts, and the links between these by their places
    among them."""
    left = [number for number in range(size) if number not in aside]
    place = {number: at for at, number in enumerate(left)}
    among = {
        (place[i], place[j]): link for (i, j), link in links.items() if i in place and j in place
    }
    return left, among


def told_again_apart(
    tellings: Sequence[Telling], rest: Sequence[Telling], bonds: Bonds
) -> Iterator[Telling]:
    """Of some tellings of a document, those that tell as one what the rest of it, each of another
    happening, tells apart."""
    for whole in tellings:
        if whole.several is not None and not bonds.groups(whole.claims):
            parts = [one for one in rest if holds(whole, one, bonds.weights)]
            if _is_over(whole, parts):
                yield whole


def hang_together(a: Telling, b: Telling, score: float, weights: Weights) -> bool:
    """Whether one of two accounts of two documents may tell what the other tells and more: but for
    their numbers they would be of one happening."""
    if a.document == b.document or not _are_of_one_day(a, b):
        return False
    numbers = (weigh_dead(a, b), weigh_captured(a, b), weigh_injured(a, b))
    return score - sum(_weight(found, weights) for found in numbers) >= ONE


def holds(whole: Telling, part: Telling, weights: Weights) -> bool:
    """Whether an account may tell of a happening among others: on one day, at one place or in its
    region, and all but the numbers speaks for it. In one document it need name no place, or a
    wide one: "strikes hit several villages", each of which is named next."""
    told = replace(whole, document="", killed=(), injured=(), captured=(), counts=())
    if not _are_of_one_day(told, part):
        return False
    here = weigh_place(told, part)
    if whole.document == part.document and (whole.ground is None or not whole.ground.is_spot):
        named = part.ground is not None and part.ground.is_spot
        return named and whole.type is part.type and here.weight >= 0
    wide = whole.ground is not None and whole.ground.broad and part.placed
    return (here in HERE or (wide and here in NARROW)) and add_up(told, part, weights) >= ONE


def _may_be(whole: Telling, part: Telling, bonds: Bonds) -> bool:
    """Whether one of a pair may tell the other among others, as far as is seen at a glance."""
    if whole.document == part.document or part.several is not None:
        return False
    sums = whole.several is not None or _number(whole.killed) is not None
    return sums and not bonds.groups(whole.claims)


def _is_over(whole: Telling, parts: Sequence[Telling]) -> bool:
    """Whether what one document tells apart is what an account tells as one: where its words speak
    of several, unless they give the number of one alone; else where its dead are their sum."""
    if len(parts) < 2:
        return False
    if whole.several:
        return True
    dead = [_number(part.killed) for part in parts]
    number = _number(whole.killed)
    if number is not None and number in dead:
        return False
    known = [one for one in dead if one]
    summed = len(known) == len(parts) and number is not None and number >= LEAST
    return whole.several is not None or (summed and sum(known) == number)


def _is_their_sum(whole: Telling, parts: Sequence[Telling]) -> bool:
    """ "Two bombings killed 64 people in the country on Friday", where one text tells of two in its
    towns that day, 59 and five: as many as it counts, and their dead together, whatever else."""
    if not whole.several or whole.several != len(parts) or whole.ground is None:
        return False
    dead, number = [_number(part.killed) for part in parts], _number(whole.killed)
    summed = number is not None and number >= LEAST and None not in dead
    if not summed or sum(one or 0 for one in dead) != number:
        return False
    same_day = all(_are_of_one_day(replace(whole, document=""), part) for part in parts)
    country = {part.ground.country if part.ground else None for part in parts}
    return same_day and country == {whole.ground.country}


def _number(tolls: Iterable[Toll]) -> int | None:
    """The one number of dead that an account gives, exactly."""
    found = set(tolls)
    low, high = next(iter(found)) if len(found) == 1 else (0, None)
    return low if low == high else None


def _are_of_one_day(a: Telling, b: Telling) -> bool:
    return weigh_time(a, b) in (SAME_DAY, SAME_NIGHT)


def _weight(found: Verdict, weights: Weights) -> float:
    return weights.across[found.level] if found.level else found.weight
