"""Who may not be named: persons leave a ledger only where somebody decides it, field by field.

No such decision can be made yet, so that every text that names a person stays behind.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from recount.model.claims import Claim
from recount.model.parties import Speaker, SpeakerKind
from recount.model.readings import MentionKind, Reading

_WORD = re.compile(r"\w+")
_SHORTEST = 2
"""Letters below which a last name is an initial, which marks nobody."""
_PEOPLE = frozenset(
    {SpeakerKind.WITNESS, SpeakerKind.ANALYST, SpeakerKind.OFFICIAL_UNNAMED, SpeakerKind.OTHER}
)
"""Speakers who are people rather than offices; a capital inside their name is a name of one."""


@dataclass(frozen=True, slots=True)
class Persons:
    """The last words of persons' names: of those that claims speak of, wherever they stand, and
    of all whom a document names, in what is said of it."""

    everywhere: frozenset[str]
    in_document: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Persons:
        """The persons of a ledger's readings; a document may have several."""
        held = tuple(readings)
        claimed = (claim.person.name for row in held for claim in row.claims if claim.person)
        named: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        for row in held:
            named[row.document] |= _last_words(_named(row))
        return cls(_last_words(claimed), dict(named))

    def named_in(self, text: str, documents: Iterable[str]) -> bool:
        """Whether a text from these documents names a person: it holds the last word of a name,
        which every fuller form of the name ends with."""
        words = {word.casefold() for word in _WORD.findall(text)}
        known = (self.in_document.get(one, frozenset()) for one in documents)
        return not words.isdisjoint(self.everywhere) or any(not words.isdisjoint(n) for n in known)

    def claim_names(self, claim: Claim) -> bool:
        """Whether the words of a claim, or what it is about, name a person."""
        return claim.person is not None or self.named_in(claim.evidence.quote, [claim.document])

    def speaker(self, speaker: Speaker, document: str) -> str | None:
        """The name of a speaker; None where it is, or may be, that of a person."""
        name = " ".join(speaker.name.split())
        if self.named_in(name, [document]):
            return None
        inner = name.split()[1:] if speaker.kind in _PEOPLE else []
        return None if any(word[:1].isupper() for word in inner) else name


def _named(reading: Reading) -> Iterator[str]:
    yield from (claim.person.name for claim in reading.claims if claim.person)
    yield from (one.text for one in reading.mentions if one.kind is MentionKind.PERSON)


def _last_words(names: Iterable[str]) -> frozenset[str]:
    found = (_WORD.findall(name) for name in names)
    lasts = (words[-1].casefold() for words in found if words)
    return frozenset(word for word in lasts if len(word) >= _SHORTEST)
