"""Persons whom documents name: what is told of each, and what of it may leave a ledger."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from recount.model.claims import Claim, Person, PersonStatus
from recount.model.folding import folded
from recount.model.ids import content_id
from recount.model.parties import Party

_WORD = re.compile(r"[^\W_]+")
_OF = re.compile(r"['’]s\b")


class PersonField(StrEnum):
    """What of a person may leave, each by itself.

    `words` is the name where it stands in what a document says: quotes, headlines, addresses.
    `speaker` is the name as that of who says something.
    """

    NAME = "name"
    AGE = "age"
    SEX = "sex"
    ROLE = "role"
    FATE = "fate"
    WORDS = "words"
    SPEAKER = "speaker"


class DisclosureKind(StrEnum):
    """What a publisher decides of a person: that fields of her may leave, or that her name is to be
    shown nowhere at all."""

    PUBLISH = "publish"
    WITHHOLD = "withhold"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One decision about one person, by the name that documents give her.

    It holds of the documents that named her when it was made: whoever bears the name in a later one
    may be somebody else. `fields` are those that may leave, none where her name is withheld; `seen`
    is how many decisions about her the author knew of. `made_at` is ISO 8601, in UTC.
    """

    id: str
    kind: DisclosureKind
    person: str
    fields: tuple[PersonField, ...]
    documents: tuple[str, ...]
    reason: str
    author: str
    made_at: str
    seen: int = 0


class Sex(StrEnum):
    """The sex of a person, as a document tells it."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True)
class Told:
    """What the words around a name tell of its bearer; None where they do not."""

    age: int | None = None
    sex: Sex | None = None


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """One claim that names a person, with what its document tells of her beside it.

    `number` is her place among the persons whom the claim names. A claim about a person names her
    as such; of others she is one whom they count: "killed Ana Bell and two others".
    """

    claim: Claim
    name: str
    told: Told = Told()
    number: int = 0
    counted: PersonStatus | None = None

    @property
    def key(self) -> str:
        """What all tellings of one name share."""
        return person_key(self.name)

    @property
    def role(self) -> str | None:
        """What she is said to be."""
        return self._person.role if self._person else None

    @property
    def party(self) -> Party | None:
        """Of which party she is said to be."""
        return (self._person.party or self.claim.party) if self._person else None

    @property
    def _person(self) -> Person | None:
        return self.claim.person if self.counted is None else None

    @property
    def fate(self) -> PersonStatus | None:
        """What is said to have become of her."""
        return self._person.status if self._person else self.counted


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name without capitals, marks and hyphens; "Bell's" is of Bell."""
    return tuple(_WORD.findall(_OF.sub("", folded(name))))


def person_key(name: str) -> str:
    """What stands for a name where the name itself should not."""
    return content_id("p", name_words(name))
