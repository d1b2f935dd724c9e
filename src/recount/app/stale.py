"""Every decision is made on a state that its author saw: where that has changed since, it is
refused with what changed, and nothing is lost silently."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recount.errors import StaleDecisionError
from recount.model.judgements import Entry

ENTRY_WORDS = {
    "accept": "accepted it",
    "reject": "rejected it",
    "correct": "corrected it",
    "note": "left a note",
    "add": "made it by hand",
    "same": "put it together with another claim",
    "different": "set it apart from another claim",
    "part_of": "made it a part of another happening, or another of it",
    "not_sure": "could not tell whether it is one with another",
    "publish": "let fields of a person leave",
    "withhold": "withheld a person's name",
    "check": "checked the numbers of its event",
    "sign_off": "signed its event off",
    "same_person": "found a person on a list",
    "other_person": "told a person from one on a list",
    "place": "set where its event was",
    "grade": "graded its event",
    "strike_status": "set the strike status of its event",
    "belligerent": "named a belligerent of its event",
    "public_note": "left a public note",
    "internal_note": "left an internal note",
    "relearn": "had weights of linking learned again",
    "undo": "took a decision back",
}


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did of late, as a refusal tells it; `at` is ISO 8601, in UTC."""

    author: str
    what: str
    at: str
    reason: str = ""

    @property
    def told(self) -> str:
        """The deed in words."""
        at = self.at[:16].replace("T", " ")
        reason = f" ({self.reason})" if self.reason else ""
        return f"{self.author} {self.what} at {at} UTC{reason}"


def check_seen(made: Sequence[Deed], seen: int | None, subject: str) -> int:
    """How many deeds there are; StaleDecisionError where that is not how many were seen, with those
    that came since. None stands for whoever does not say what she saw."""
    if seen is not None and seen != len(made):
        new = "; ".join(one.told for one in made[max(seen, 0) :])
        raise changed("this decision", new or "decisions are other ones", subject)
    return len(made)


def changed(record: str, what: str, subject: str) -> StaleDecisionError:
    """That a decision was made on a state that is no longer so."""
    return StaleDecisionError(
        record,
        f"it was made on a state that has changed: {what}",
        f"look at the {subject} again, and decide anew",
    )


def entries_about(history: Iterable[Entry], names: Iterable[str]) -> tuple[Entry, ...]:
    """What was decided of any of these records, taken back or not, in its order."""
    wanted = set(names)
    return tuple(one for one in history if wanted & set(one.about))


def check_decisions(
    history: Iterable[Entry], names: Iterable[str], seen: int | None, subject: str = "claim"
) -> int:
    """`check_seen` of the decisions about some records."""
    about = entries_about(history, names)
    made = [Deed(one.author, ENTRY_WORDS[one.kind], one.made_at, one.reason) for one in about]
    return check_seen(made, seen, subject)
