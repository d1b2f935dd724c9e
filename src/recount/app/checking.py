"""Claims that cannot all hold."""

from __future__ import annotations

from dataclasses import dataclass

from recount.app.quoting import Quoted, Quoter
from recount.ledger import Ledger
from recount.model.events import Contradiction


@dataclass(frozen=True, slots=True)
class Conflict:
    """A contradiction with the words of each claim in it."""

    contradiction: Contradiction
    quotes: tuple[Quoted, ...]


def check(ledger: Ledger) -> tuple[Conflict, ...]:
    """Every contradiction of a ledger, in the ledger's order."""
    quoter = Quoter(ledger)
    return tuple(Conflict(one, quoter.quotes(one.claims)) for one in ledger.contradictions())
