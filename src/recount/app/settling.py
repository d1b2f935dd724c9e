"""Decisions of any kind: shown with their effect before they are kept, kept, and carried out.

The command line and the desk call the same three functions, so that what a person was shown is
what she gets.
"""

from __future__ import annotations

from dataclasses import dataclass

from recount.app import deciding, judging
from recount.app.by_hand import Handwritten, draft_by_hand, make_by_hand
from recount.app.deciding import Split, Wish
from recount.app.effects import Effect, effect
from recount.app.judging import Ruling
from recount.app.settings import Settings
from recount.app.wiring import judging_tools, parts_for
from recount.app.working_out import now_and_then, rework, without
from recount.ledger import Ledger
from recount.model.judgements import BINDING

Asked = Ruling | Wish | Split | Handwritten


@dataclass(frozen=True, slots=True)
class TakingBack:
    """What a person wants to take back, and why."""

    decision: str
    reason: str
    author: str


def preview(ledger: Ledger, asked: Asked, settings: Settings) -> Effect:
    """What a decision would make other, with all checks of `keep`; nothing is kept."""
    parts = parts_for(ledger, settings)
    if isinstance(asked, Wish):
        return effect(*now_and_then(ledger, parts, (), (deciding.draft(ledger, asked),)))
    if isinstance(asked, Split):
        return effect(*now_and_then(ledger, parts, (), deciding.draft_split(ledger, asked)))
    if isinstance(asked, Handwritten):
        made = draft_by_hand(ledger, asked, judging_tools(settings))
    else:
        made = judging.draft(ledger, asked, judging_tools(settings))
    if made.kind not in BINDING:
        return NO_EFFECT
    return effect(*now_and_then(ledger, parts, (made,), ()))


NO_EFFECT = Effect((), (), (), (), (), ())


def preview_undo(ledger: Ledger, asked: TakingBack, settings: Settings) -> Effect:
    """What taking a decision back would make other; nothing is kept."""
    return effect(*without(ledger, parts_for(ledger, settings), asked.decision))


def keep(ledger: Ledger, asked: Asked, settings: Settings) -> str:
    """Keeps a decision and gives its id, or that of the act where there are several; events and
    numbers follow with the next build."""
    if isinstance(asked, Split):
        return deciding.split(ledger, asked)[0].act
    if isinstance(asked, Wish):
        return deciding.decide(ledger, asked).id
    if isinstance(asked, Handwritten):
        return make_by_hand(ledger, asked, judging_tools(settings)).id
    return judging.judge(ledger, asked, judging_tools(settings)).id


def take_back(ledger: Ledger, asked: TakingBack) -> str:
    """Takes a decision back and gives its id; NotFoundError where it does not stand."""
    return judging.undo(ledger, asked.decision, asked.reason, asked.author).id


def carry_out(ledger: Ledger, settings: Settings) -> None:
    """Works events and numbers out anew, where decisions have come in since they were."""
    if not ledger.is_built:
        rework(ledger, parts_for(ledger, settings))
