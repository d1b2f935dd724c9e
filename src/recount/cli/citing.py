"""Quotes numbered as they first come, so that none is printed twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from recount.app.quoting import Quoted
from recount.cli.lines import print_at
from recount.cli.quotes import place, print_quote

_CLAIM = re.compile(r"\bc-[0-9a-f]{6,}\b")


class Citations:
    """The numbers of the quotes of one explanation; several claims of the same words share one."""

    def __init__(self) -> None:
        self._by_place: dict[str, int] = {}
        self._by_claim: dict[str, int] = {}

    def number(self, quoted: Quoted) -> tuple[int, bool]:
        """The quote's number, and whether it has come before."""
        at = place(quoted)
        known = at in self._by_place
        number = self._by_place.setdefault(at, len(self._by_place) + 1)
        self._by_claim[quoted.claim] = number
        return number, known

    def print(self, screen: Console, indent: int, quotes: Sequence[Quoted]) -> None:
        """New quotes in full, and the numbers of those that came before."""
        before: list[int] = []
        for quoted in quotes:
            number, known = self.number(quoted)
            if not known:
                print_quote(screen, indent, quoted, label=f"({number}) ")
            elif number not in before:
                before.append(number)
        if before:
            print_at(screen, indent, Text(f"words of {_listed(before)}", style="dim"))

    def in_numbers(self, reason: str) -> str:
        """A sentence with the ids of claims that were quoted put as their numbers."""
        return _CLAIM.sub(
            lambda found: (
                f"({self._by_claim[found[0]]})" if found[0] in self._by_claim else found[0]
            ),
            reason,
        )


def _listed(numbers: Sequence[int]) -> str:
    named = [f"({number})" for number in sorted(numbers)]
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)
