"""What a reader found in one document: claims, mentions and what it could not settle."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recount.model.claims import Claim
from recount.model.counts import Count
from recount.model.dates import Dated, When
from recount.model.parties import Party
from recount.model.places import Where


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a person should know about a document: `code` for programs, words for people.

    `start` and `end` are None where it concerns the whole document.
    """

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class PersonName:
    """The value of a mention of a person."""

    name: str


class MentionKind(StrEnum):
    """What sort of phrase a mention is."""

    DATE = "date"
    PLACE = "place"
    COUNT = "count"
    PARTY = "party"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that stands for a date, place, count, party or person, claimed or not.

    `timex` and `timex_type` follow TimeML TIMEX3, for dates. One that is `in_title` has no place in
    the text; it is kept for the names of persons.
    """

    kind: MentionKind
    start: int
    end: int
    text: str
    value: When | Where | Count | Party | PersonName | None
    timex: str | None = None
    timex_type: str | None = None
    in_title: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one document."""

    document: str
    language: str | None
    dated: Dated
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()
