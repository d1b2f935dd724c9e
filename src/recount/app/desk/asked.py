"""Fields of a form that asks for a part of a ledger, and what they ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from recount.errors import AssessmentError
from recount.model.claims import EventType
from recount.model.saying import say

if TYPE_CHECKING:
    from recount.analysis import Selection

Word = TypeVar("Word", bound=StrEnum)

LABELS = {
    "party": say("Party"),
    "side": say("What it did, or was done to it"),
    "since": say("Since"),
    "from": say("From"),
    "after": say("After events (ids)"),
    "place": say("Place"),
    "type": say("Kind"),
    "to": say("To"),
    "by": say("Part by"),
    "measure": say("Count"),
    "period": say("Each"),
    "only": say("Only"),
    "names": say("Names"),
    "unit": say("Count"),
    "lists": say("Sources are"),
    "title": say("Title"),
    "publisher": say("Publisher"),
    "event": say("Only these events (ids)"),
    "strata": say("Apart by (year, province…)"),
}


@dataclass(frozen=True, slots=True)
class AskedField:
    """One field of the form: its name in the address, and the words it can be, where few."""

    name: str
    label: str
    kind: str
    value: str
    choices: tuple[str, ...]


def asked_field(name: str, value: str) -> AskedField:
    """A field of a form, with the value that it has."""
    kinds = {"from": "date", "to": "date", "since": "date"}
    return AskedField(name, LABELS[name], kinds.get(name, "text"), value, _choices(name))


def _choices(name: str) -> tuple[str, ...]:
    from recount.analysis import Lists, Measure, Parting, Period, Side, Unit

    return {
        "side": tuple(Side),
        "by": tuple(Parting),
        "measure": tuple(Measure),
        "period": ("", *Period),
        "unit": tuple(Unit),
        "lists": tuple(Lists),
        "type": ("", *EventType),
        "names": ("shown", "withheld"),
    }.get(name, ())


def selection_of(asked: Mapping[str, str]) -> Selection:
    """Which events are asked for. Raises AssessmentError for a day that is none."""
    from recount.analysis import Selection, Side

    kind = asked.get("type", "")
    return Selection(
        party=asked.get("party", ""),
        side=word_of(Side, asked.get("side", ""), Side.EITHER),
        place=asked.get("place", ""),
        type=word_of(EventType, kind, EventType.OTHER) if kind else None,
        start=day_of(asked.get("from", "")),
        end=day_of(asked.get("to", "")),
    )


def word_of(kind: type[Word], text: str, usual: Word) -> Word:
    """The member of a list of words; the usual one for a word that is not in it."""
    return kind(text) if text in set(kind) else usual


def day_of(text: str) -> date | None:
    """The day that a field holds; None where it is empty. Raises AssessmentError for any other."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise AssessmentError(
            say("day %(words)s", words=repr(text)),
            say("“%(words)s” is no day", words=text),
            say("write it as 2019-09-24"),
        ) from None
