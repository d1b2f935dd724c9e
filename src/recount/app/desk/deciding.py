"""Deciding on the desk: what a form asks for, its effect before it is kept, and keeping it."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from recount.app.by_hand import Handwritten
from recount.app.correcting import Written
from recount.app.deciding import Split, Wish
from recount.app.desk.disclosing import FIELD_WORDS, publishing_asked
from recount.app.desk.findings import finding_asked, point_asked
from recount.app.desk.notes import note_asked
from recount.app.desk.signing import signing_asked
from recount.app.effects import Effect
from recount.app.judging import Ruling
from recount.app.settings import Settings
from recount.app.settled_codings import CodingsWish
from recount.app.settling import (
    Asked,
    TakingBack,
    carry_out,
    keep,
    preview,
    preview_undo,
    take_back,
)
from recount.app.wiring import parts_for
from recount.app.working_out import going, origins_now
from recount.errors import DecisionError
from recount.ledger.remembering import Remembered, RememberingLedger
from recount.model.decisions import DecisionKind
from recount.model.findings import FindingKind
from recount.model.judgements import ClaimField, JudgementKind
from recount.model.persons import DisclosureKind, PersonField
from recount.model.saying import say

VERBS = {
    "accept": say("Accept this claim"),
    "reject": say("Reject this claim"),
    "correct": say("Correct this claim"),
    "add": say("Make this claim"),
    "same": say("Make these one event"),
    "different": say("Keep these apart"),
    "part_of": say("Make the first a part of the second"),
    "not_sure": say("Note that you could not tell"),
    "split": say("Split this event"),
    "publish": say("Let this leave"),
    "withhold": say("Withhold this person"),
    "place": say("Set this place"),
    "grade": say("Set this grade"),
    "strike_status": say("Set this strike status"),
    "belligerent": say("Name this belligerent"),
    "codings": say("Make claims of these codings"),
    "note": say("Keep this note"),
    "sign": say("Put your name to these numbers"),
    "undo": say("Take this decision back"),
}


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """A decision as it would be kept, with what it would make other.

    `sent` is the form as it was sent, to be sent again; of it `field`, `value` and `words` are a
    correction's, empty for other decisions. `fields` are those of a person that would leave.
    """

    ledger: str
    kind: str
    verb: str
    reason: str
    author: str
    field: str
    value: str
    words: str
    fields: tuple[str, ...]
    effect: Effect
    sent: tuple[tuple[str, str], ...]
    back: str


@contextmanager
def unswept() -> Iterator[None]:
    """Without a look for circles among millions of records, of which there are none: each would
    hold everybody up for seconds. What is there at the end is not looked at again either."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


class DeskWriter:
    """Keeps decisions in a ledger and works its numbers out anew, one at a time."""

    def __init__(self, path: Path, settings: Settings, memory: Remembered | None = None) -> None:
        """`memory` is that of the desk's reader, which then need not read what was just made."""
        self._path = path
        self._settings = settings
        self._lock = threading.Lock()
        self._read = memory or Remembered()

    def _opened(self, account: str) -> RememberingLedger:
        return RememberingLedger.reopen(self._path, self._read, account)

    def get_ready(self) -> None:
        """Reads what decisions are carried out from, so that the first need not wait for it."""
        with unswept(), self._opened("") as ledger:
            parts = parts_for(ledger, self._settings)
            if ledger.is_built:
                going(ledger, parts, origins_now(ledger, parts))

    def propose(self, form: Mapping[str, str]) -> ProposalPage:
        """What a decision would make other. Raises what keeping it would raise."""
        asked = asked_for(form)
        with unswept(), self._opened("") as ledger:
            if isinstance(asked, TakingBack):
                found = preview_undo(ledger, asked, self._settings)
            else:
                found = preview(ledger, asked, self._settings)
        return _proposal(self._path.name, form, found)

    def keep(self, form: Mapping[str, str]) -> str:
        """Keeps a decision, carries it out, and gives its id.

        Raises StaleDecisionError where somebody decided in the meantime, and DecisionError where
        it cannot be kept.
        """
        asked = asked_for(form)
        account = form.get("account", "")
        with self._lock, unswept(), self._opened(account) as ledger:
            if isinstance(asked, TakingBack):
                name = take_back(ledger, asked)
            else:
                name = keep(ledger, asked, self._settings)
            carry_out(ledger, self._settings)
        return name


_ASKED_AGAIN = ("author", "reason", "account")


def _proposal(name: str, form: Mapping[str, str], found: Effect) -> ProposalPage:
    return ProposalPage(
        ledger=name,
        kind=form["kind"],
        verb=VERBS[form["kind"]],
        **{key: form.get(key, "") for key in ("reason", "author", "field", "value", "words")},
        fields=tuple(
            FIELD_WORDS[one][0] for one in PersonField if one in form.get("fields", "").split()
        ),
        effect=found,
        sent=tuple((key, value) for key, value in form.items() if key not in _ASKED_AGAIN),
        back=form.get("back", "/"),
    )


def asked_for(form: Mapping[str, str]) -> Asked | TakingBack:
    """What a form asks to settle. Raises DecisionError where it asks for nothing that there is."""
    kind, reason = form.get("kind", ""), form.get("reason", "")
    author, seen = form.get("author", ""), _seen(form.get("seen", ""))
    if kind == "undo":
        return TakingBack(form.get("decision", ""), reason or "taken back", author)
    if kind in _READ:
        return _READ[kind](form)
    if kind in list(JudgementKind):
        written = _written(form)
        given = written if kind == JudgementKind.CORRECT else None
        return Ruling(JudgementKind(kind), form.get("claim", ""), reason, author, seen, given)
    if kind == "split":
        return Split(form.get("event", ""), _several(form.get("claims", "")), reason, author, seen)
    if kind in list(DecisionKind):
        # The page offers each other event with the number of decisions that it knows of.
        second, _, known = form.get("second", "").partition(" ")
        first, seen = form.get("first", ""), _seen(known)
        return Wish(DecisionKind(kind), first, second, reason, author, seen)
    raise DecisionError(
        say("decision %(kind)s", kind=f"{kind!r}"),
        say("there is no such kind"),
        say("use a form of the desk"),
    )


def _seen(value: str) -> int | None:
    return int(value) if value.isdigit() else None


def handwritten(form: Mapping[str, str]) -> Handwritten:
    """The claim that a form makes; fields come under their names, as `value-killed`."""
    values = {field.value: form.get(f"value-{field.value}", "") for field in ClaimField}
    return Handwritten(
        form.get("document", ""), form.get("words", ""), values, form.get("reason", ""),
        form.get("author", ""), _seen(form.get("at", "")) or 0,
    )  # fmt: skip


def _written(form: Mapping[str, str]) -> Written:
    """The correction that a form makes; that of a place may come as a point."""
    given = Written(*(form.get(name, "") for name in ("field", "value", "words")))
    point = point_asked(form) if given.field == ClaimField.WHERE and not given.value else None
    if point is None:
        return given
    radius = f" within {point.radius_km:g} km" if point.radius_km else ""
    return replace(given, value=f"{point.lat},{point.lon}{radius}")


def codings_asked(form: Mapping[str, str]) -> CodingsWish:
    """The settled events that a form makes claims of."""
    chosen = tuple(int(one) for one in form.get("units", "").split() if one.isdigit())
    return CodingsWish(
        form.get("assignment", ""), form.get("reason", ""), form.get("author", ""), chosen,
        _seen(form.get("seen", "")),
    )  # fmt: skip


def _several(value: str) -> tuple[str, ...]:
    return tuple(value.split())


_READ: Mapping[str, Callable[[Mapping[str, str]], Asked]] = {
    JudgementKind.ADD: handwritten,
    DisclosureKind.PUBLISH: publishing_asked,
    DisclosureKind.WITHHOLD: publishing_asked,
    "sign": signing_asked,
    "note": note_asked,
    "codings": codings_asked,
    **dict.fromkeys(FindingKind, finding_asked),
}
"""Kinds of decisions whose forms are read elsewhere."""
