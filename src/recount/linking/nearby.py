"""Which documents may tell of what an account tells of: found by day, by sentence, by rare words.

Names more documents than fit, and never too few: `blocking` is the same for accounts, of which all
would have to be made first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from recount.linking.blocking import Calendar
from recount.linking.days import Days, assumed_before, days_of
from recount.linking.tellings import Telling
from recount.linking.vicinity import Rarity
from recount.linking.wording import copy_key
from recount.model.claims import Claim, ClaimKind


class Nearby:
    """All documents of a ledger, by what their claims say of time and by their words."""

    def __init__(
        self,
        claims: Mapping[str, Sequence[Claim]],
        published: Mapping[str, str | None],
        rarity: Rarity | None,
    ) -> None:
        self._names: list[str] = []
        self._published = published
        self._rarity = rarity
        self._calendar = Calendar()
        self._sentences: defaultdict[str, set[int]] = defaultdict(set)
        self._seen: dict[str, Sequence[Claim]] = {}
        self.renew(claims)

    def renew(self, claims: Mapping[str, Sequence[Claim]]) -> None:
        """Adds what documents say whose claims are other than they were. What they said before
        stays: they are named where they need not be, and compared in vain."""
        for name, found in claims.items():
            if self._seen.get(name) != found:
                self._seen[name] = found
                told = [claim for claim in found if claim.kind is ClaimKind.EVENT]
                self._add(len(self._names), told, self._published.get(name))
                self._names.append(name)

    def _add(self, number: int, told: Sequence[Claim], published: str | None) -> None:
        """Each day that a claim gives, and the weeks before publication where one gives none."""
        days = {_usable(claim) for claim in told}
        if None in days:
            days.add(assumed_before(published))
        for one in days:
            if one is not None:
                self._calendar.add(number, one, None)
        for claim in told:
            key = copy_key(claim.evidence.quote)
            if key:
                self._sentences[key].add(number)

    def on(self, days: Days) -> Iterator[str]:
        """The documents that tell of something about then; some more than once."""
        return (self._names[number] for number in self._calendar.meeting(days, None))

    def of(self, account: Telling) -> set[str]:
        """The documents that may tell of the same."""
        same = (self._sentences.get(key, ()) for key in account.words)
        found = {self._names[number] for numbers in same for number in numbers}
        if account.outer is not None:
            found.update(self.on(account.outer))
        if account.around is not None and self._rarity is not None:
            found.update(self._rarity.holding(account.around.marks))
        return found


def _usable(claim: Claim) -> Days | None:
    days = days_of(claim.when)
    return None if days is None or days.yearless else days
