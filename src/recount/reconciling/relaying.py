"""What a document or a medium says itself, and is only what somebody says whom it passes on.

"Nine died. Police said that nine died" is one voice; so is an agency that another paper cites, and
that had it from the police.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from recount.model.claims import Claim
from recount.reconciling.speaker_names import Key, Names, Numbers, numbers_of


@dataclass
class _Groups:
    """Keys that are joined into groups; the root of a group is its smallest key."""

    above: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def root(self, key: tuple[str, ...]) -> tuple[str, ...]:
        while self.above.get(key, key) != key:
            key = self.above[key]
        return key

    def join(self, one: tuple[str, ...], other: tuple[str, ...]) -> None:
        first, last = sorted((self.root(one), self.root(other)))
        self.above[last] = first


class Relays:
    """The claims of one event, joined into voices.

    A claim in a document's or a medium's own words waits until those whom it passes on are joined.
    """

    def __init__(self, claims: Sequence[Claim], names: Names) -> None:
        self._claims, self._names = claims, names
        self._groups = _Groups()
        self._keys = {claim.id: names.keys(claim) for claim in claims}
        self._carried: dict[Key, list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.speaker is not None:
                for carrier in names.carriers(claim):
                    if carrier not in self._keys[claim.id]:
                        self._carried[carrier].append(claim)
        self._placed: dict[str, Claim] = {}

    def root(self, claim: Claim) -> Key:
        """What stands for the voice of a claim."""
        return self._groups.root(("claim", claim.id))

    def join_all(self) -> None:
        """Joins every claim with those of its voice, speakers first, then what passes them on."""
        waiting = []
        for claim in self._claims:
            if self._sources(claim):
                waiting.append(claim)
            else:
                self._place(claim, self._keys[claim.id])
        while waiting:
            ready = [claim for claim in waiting if self._all_placed(claim)] or waiting[:1]
            for claim in ready:
                found = self._repeated(claim)
                self._place(claim, [found] if found else self._keys[claim.id])
            waiting = [claim for claim in waiting if claim.id not in self._placed]

    def _place(self, claim: Claim, keys: Sequence[Key]) -> None:
        self._placed[claim.id] = claim
        for key in keys:
            self._groups.join(("claim", claim.id), key)

    def _own(self, claim: Claim) -> list[Key]:
        """Those in whose own words the claim is."""
        if claim.speaker is None:
            return self._names.carriers(claim)
        return [key for key in self._keys[claim.id] if key in self._carried]

    def _sources(self, claim: Claim) -> list[Claim]:
        """The claims of speakers whom the one who says this passes on."""
        found = [other for key in self._own(claim) for other in self._carried.get(key, ())]
        return [other for other in found if other.id != claim.id]

    def _all_placed(self, claim: Claim) -> bool:
        return all(other.id in self._placed for other in self._sources(claim))

    def _repeated(self, claim: Claim) -> Key | None:
        """The only voice that is passed on, where it gives the very numbers of the claim.

        Who passes on two weighs them, and what it says of itself is its own.
        """
        numbers = numbers_of(claim)
        for key in self._own(claim):
            told: dict[Key, Numbers] = {}
            for other in self._carried.get(key, ()):
                if other.id in self._placed:
                    voice = self.root(other)
                    told[voice] = told.get(voice, frozenset()) | numbers_of(other)
            if len(told) == 1 and numbers <= next(iter(told.values())):
                return next(iter(told))
        return None
