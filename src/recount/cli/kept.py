"""Decisions as they are printed: what was kept, what no longer stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from recount.cli.terminal import console, print_json
from recount.model.decisions import DecisionKind

if TYPE_CHECKING:
    from recount.ledger import Ledger
    from recount.model.judgements import Entry

_WORDS = {
    "same": "is of one happening with",
    "different": "is of another happening than",
    "part_of": "is a part of what is told in",
    "not_sure": "may or may not be of one happening with",
    "accept": "is accepted",
    "reject": "is rejected",
    "correct": "is corrected",
    "note": "has a note",
    "public_note": "has a public note",
    "internal_note": "has an internal note",
    "place": "is of an event that was placed",
    "grade": "is of an event that was graded",
    "strike_status": "is of an event whose strike status was set",
    "belligerent": "is of an event of which a belligerent was named",
    "add": "was made by hand",
    "check": "is of an event whose numbers were checked",
    "sign_off": "is of an event that was signed off",
    "publish": "may leave in some fields",
    "withhold": "is withheld",
    "same_person": "is on a list",
    "other_person": "is another than one on a list",
    "relearn": "has weights learned from decisions",
}


def entries(ledger: Ledger, name: str) -> tuple[Entry, ...]:
    """The lines of the history that bear this name, as a decision or as an act of several."""
    return tuple(one for one in ledger.history() if name in (one.id, one.act))


def print_kept(kept: Sequence[Entry], as_json: bool, told: Sequence[str] = ()) -> None:
    """Decisions that were kept: as records, as `decide list --json` has them, or in sentences."""
    if as_json:
        print_json(kept)
        return
    screen = console()
    for line in told or [f"{one.act or one.id}  {sentence(one)}" for one in kept]:
        screen.print(line, soft_wrap=True)


def print_next(place: Path) -> None:
    """What makes events and numbers follow from what was decided."""
    console().print(f"\nNext: recount build --ledger {place}", style="dim", soft_wrap=True)


def sentence(one: Entry) -> str:
    """A line of the history in words."""
    reason = f": {one.reason}" if one.reason else ""
    by = f"({one.author}{reason})"
    if one.takes_back is not None:
        return f"{one.takes_back} was taken back {by}"
    field = f" in {one.correction.field}" if one.correction else ""
    if one.finding is not None:
        from recount.app.found_words import finding_words

        field = f": {finding_words(one.finding)}"
    pair = one.kind in tuple(DecisionKind)
    other = f" {one.about[1]}" if pair else ""
    gone = f"; taken back by {one.taken_back_by}" if one.taken_back_by else ""
    return f"{one.about[0]} {_WORDS[one.kind]}{field}{other} {by}{gone}"
