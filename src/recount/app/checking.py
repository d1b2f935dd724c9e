"""Claims that cannot all hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from recount.app.desk.words import counted
from recount.app.quoting import Quoted, Quoter
from recount.app.settings import SettingsError
from recount.ledger import Ledger
from recount.model.events import Contradiction, ContradictionKind


@dataclass(frozen=True, slots=True)
class Conflict:
    """A contradiction with the words of each claim in it."""

    contradiction: Contradiction
    quotes: tuple[Quoted, ...]


def check(ledger: Ledger) -> tuple[Conflict, ...]:
    """Every contradiction of a ledger, in the ledger's order."""
    quoter = Quoter(ledger)
    return tuple(Conflict(one, quoter.quotes(one.claims)) for one in ledger.contradictions())


def kinds_named(text: str) -> frozenset[ContradictionKind]:
    """The kinds that a list such as "sum,count" names, `any` all of them.

    Raises SettingsError for a kind that there is not, and for a list without any.
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    if names == ["any"]:
        return frozenset(ContradictionKind)
    known = {kind.value: kind for kind in ContradictionKind}
    strange = [name for name in names if name not in known]
    if strange or not names:
        what = f"there is no kind {strange[0]!r}" if strange else "it names no kind"
        raise SettingsError("--fail-on", what, f"use any, or some of {','.join(known)}")
    return frozenset(known[name] for name in names)


def failing(found: Iterable[Conflict], kinds: Collection[ContradictionKind]) -> str:
    """How many contradictions there are of some kinds, in words; empty where there is none."""
    amounts = Counter(one.contradiction.kind for one in found if one.contradiction.kind in kinds)
    told = [
        counted(
            amounts[kind],
            f"contradiction of the kind {kind.value}",
            f"contradictions of the kind {kind.value}",
        )
        for kind in ContradictionKind
        if amounts[kind]
    ]
    return ", ".join(told)
