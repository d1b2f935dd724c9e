"""Every decision is made on a state that its author saw: where that has changed since, it is
refused with what changed, and nothing is lost silently."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recount.errors import StaleDecisionError
from recount.model.judgements import Entry
from recount.model.saying import say, say_list

ENTRY_WORDS = {
    "accept": say("accepted it"),
    "reject": say("rejected it"),
    "correct": say("corrected it"),
    "note": say("left a note"),
    "add": say("made it by hand"),
    "same": say("put it together with another claim"),
    "different": say("set it apart from another claim"),
    "part_of": say("made it a part of another happening, or another of it"),
    "not_sure": say("could not tell whether it is one with another"),
    "publish": say("let fields of a person leave"),
    "withhold": say("withheld a person's name"),
    "check": say("checked the numbers of its event"),
    "sign_off": say("signed its event off"),
    "same_person": say("found a person on a list"),
    "other_person": say("told a person from one on a list"),
    "place": say("set where its event was"),
    "grade": say("graded its event"),
    "strike_status": say("set the strike status of its event"),
    "belligerent": say("named a belligerent of its event"),
    "public_note": say("left a public note"),
    "internal_note": say("left an internal note"),
    "relearn": say("had weights of linking learned again"),
    "undo": say("took a decision back"),
}

LOOK_AGAIN = {
    "claim": say("look at the claim again, and decide anew"),
    "event": say("look at the event again, and decide anew"),
    "document": say("look at the document again, and decide anew"),
    "person": say("look at the person again, and decide anew"),
    "coding": say("look at the coding again, and decide anew"),
}
"""What to do, by what was decided about."""


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
        told = say(
            "%(author)s %(what)s at %(time)s UTC", author=self.author, what=self.what, time=at
        )
        return say("%(told)s (%(reason)s)", told=told, reason=self.reason) if self.reason else told


def check_seen(made: Sequence[Deed], seen: int | None, subject: str) -> int:
    """How many deeds there are; StaleDecisionError where that is not how many were seen, with those
    that came since. None stands for whoever does not say what she saw."""
    if seen is not None and seen != len(made):
        new = say_list([one.told for one in made[max(seen, 0) :]], "; ")
        raise changed(say("this decision"), new or say("decisions are other ones"), subject)
    return len(made)


def changed(record: str, what: str, subject: str) -> StaleDecisionError:
    """That a decision was made on a state that is no longer so."""
    return StaleDecisionError(
        record,
        say("it was made on a state that has changed: %(what)s", what=what),
        LOOK_AGAIN[subject],
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
