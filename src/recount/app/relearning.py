"""Weights of linking learned again from the team's own decisions: shown first, kept, undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from recount.app.deciding import settle
from recount.app.effects import Effect, effect
from recount.app.in_force import held_in
from recount.app.settings import Settings
from recount.app.weights_kept import weights_of
from recount.app.wiring import parts_for
from recount.app.working_out import More, now_and_then
from recount.errors import DecisionError
from recount.ledger import Ledger
from recount.linking import Learned, Learnt, relearn, shipped_table
from recount.model.relearning import Relearning, RelearningKind

LEAST = 2
"""From fewer decisions nothing is learned."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What decisions say of the weights, and what would become other if they counted."""

    learnt: Learnt
    effect: Effect


def learnt_in(ledger: Ledger) -> Learnt:
    """What the decisions that stand say of the weights.

    Raises DecisionError where there are too few to learn from.
    """
    claims = held_in(ledger).claims
    settled = [
        one
        for one in settle(ledger.decisions(), claims).binding
        if one.first in claims and one.second in claims
    ]
    found = relearn(settled, claims, ledger.documents())
    if len(found.learned_from) < LEAST:
        raise DecisionError(
            "linking relearn",
            f"{len(found.learned_from)} decisions say that two claims are of one happening or of "
            f"two and could move a weight, and at least {LEAST} are needed",
            "decide more with `recount decide same` and `recount decide different`",
        )
    return found


def propose(ledger: Ledger, settings: Settings) -> Proposal:
    """What would become other, event by event, if the weights that decisions say counted; nothing
    is kept."""
    found = learnt_in(ledger)
    more = More(weights={one.name: one.after for one in found.moved})
    return Proposal(found, effect(*now_and_then(ledger, parts_for(ledger, settings), more)))


def keep(ledger: Ledger, learnt: Learnt, reason: str, author: str) -> Relearning:
    """Keeps the weights; events follow with the next build. `recount decide undo` takes it back.

    Raises DecisionError without an author or a reason.
    """
    if not reason.strip() or not author.strip():
        raise DecisionError(
            "linking relearn",
            "it has no author or no reason, so that nobody could answer for it",
            "give both, with --author and --reason",
        )
    made = Relearning(
        "",
        RelearningKind.RELEARN,
        {one.name: one.after for one in learnt.moved},
        learnt.learned_from,
        learnt.shipped,
        learnt.digest,
        reason.strip(),
        author.strip(),
        datetime.now(UTC).isoformat(timespec="seconds"),
    )
    with ledger.together():
        return ledger.put_relearning(made)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A level with its weights: set by hand, shipped, and in this ledger."""

    learned: Learned
    here: float


def weighed(ledger: Ledger | None) -> tuple[Weighed, ...]:
    """Every level that pairs show, as it counts in a ledger, or as it is shipped."""
    moved = weights_of(ledger.relearnings()) if ledger is not None else {}
    return tuple(
        Weighed(one, moved.get(one.name, one.weight))
        for one in shipped_table()
        if one.one + one.other
    )
