"""Who may be named: a person leaves a ledger only where somebody decides it, field by field."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from recount.model.claims import Claim
from recount.model.documents import Document
from recount.model.folding import folded
from recount.model.parties import Speaker, SpeakerKind
from recount.model.persons import Disclosure, DisclosureKind, PersonField, name_words
from recount.model.readings import MentionKind, Reading
from recount.publishing.redacting import (
    Around,
    Withheld,
    Words,
    has_account,
    is_redacted,
    marks_of_role,
    redacted,
)

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 2
"""Letters below which a last name is an initial, which marks nobody."""
_LONG = 4
"""Letters from which a last name marks a person inside a word of an address, too."""
_AROUND = 80
"""Letters on either side of a quote in which a name that it cuts may stand."""
_BLANKS = re.compile(r"\s+")
_PEOPLE = frozenset(
    {
        SpeakerKind.WITNESS,
        SpeakerKind.ANALYST,
        SpeakerKind.OFFICIAL_UNNAMED,
        SpeakerKind.SOCIAL_MEDIA,
        SpeakerKind.OTHER,
    }
)
"""Speakers who are people rather than offices; a capital inside their name is a name of one."""
_PLATFORMS = frozenset(
    {"bluesky", "facebook", "instagram", "reddit", "snapchat", "telegram", "threads", "tiktok"}
    | {"twitter", "twitter/x", "vkontakte", "weibo", "whatsapp", "x", "youtube"}
)
"""Where accounts are; any other word with a capital in the name of a speaker there is of one."""


@dataclass(frozen=True, slots=True)
class Permits:
    """What publishers decided: the fields of each name that may leave, by document."""

    fields: Mapping[tuple[Words, str], frozenset[PersonField]] = field(default_factory=dict)

    @classmethod
    def of(cls, disclosures: Iterable[Disclosure]) -> Permits:
        """The decisions that stand, in their order; a withheld person keeps nothing."""
        found: defaultdict[tuple[Words, str], frozenset[PersonField]] = defaultdict(frozenset)
        barred = set()
        for one in disclosures:
            words = name_words(one.person)
            if one.kind is DisclosureKind.WITHHOLD:
                barred.add(words)
            for document in one.documents:
                found[words, document] |= frozenset(one.fields)
        return cls({key: row for key, row in found.items() if key[0] not in barred})

    def allow(self, name: Words, document: str, what: PersonField) -> bool:
        """Whether a field of a name may leave, as a document tells it."""
        return what in self.fields.get((name, document), frozenset())


@dataclass(frozen=True)
class Persons:
    """The names of a ledger: of those that claims speak of, and of all whom a document names.

    `texts` are the words that documents hold in small letters, and those of places and parties: no
    names.
    """

    claimed: frozenset[Words]
    in_document: Mapping[str, frozenset[Words]]
    roles: Mapping[str, tuple[tuple[Words, str], ...]] = field(default_factory=dict)
    permits: Permits = Permits()
    documents: tuple[Document, ...] = ()
    readings: tuple[Reading, ...] = ()

    @classmethod
    def of(
        cls,
        readings: Iterable[Reading],
        disclosures: Iterable[Disclosure] = (),
        documents: tuple[Document, ...] = (),
    ) -> Persons:
        """The persons of a ledger's readings; a document may have several."""
        held = tuple(readings)
        named: defaultdict[str, set[Words]] = defaultdict(set)
        roles: defaultdict[str, dict[tuple[Words, str], None]] = defaultdict(dict)
        claimed = set()
        for row in held:
            named[row.document].update(name_words(name) for name in _named(row))
            for person in (claim.person for claim in row.claims if claim.person):
                claimed.add(name_words(person.name))
                if person.role:
                    roles[row.document][name_words(person.name), person.role] = None
        whole = {key: _wholes(names - {()}) for key, names in named.items()}
        permits = Permits.of(disclosures)
        told = {key: tuple(rows) for key, rows in roles.items()}
        return cls(frozenset(claimed - {()}), whole, told, permits, documents, held)

    @cached_property
    def _familiar(self) -> frozenset[str]:
        texts = (one.text for one in self.documents)
        small = {word for text in texts for word in _WORD.findall(text) if word == word.lower()}
        known = {MentionKind.PLACE, MentionKind.PARTY, MentionKind.DATE}
        mentions = (one for row in self.readings for one in row.mentions if one.kind in known)
        claims = [claim for row in self.readings for claim in row.claims]
        told = [one.text for one in mentions]
        told += [word for claim in claims for word in _things(claim)]
        return frozenset({folded(one) for one in small}.union(*(name_words(one) for one in told)))

    def may(self, name: str, document: str, what: PersonField) -> bool:
        """Whether a field of a person may leave, as a document tells it."""
        return self.permits.allow(name_words(name), document, what)

    def _parted(
        self, documents: Iterable[str], what: PersonField
    ) -> tuple[frozenset[Words], frozenset[Words]]:
        """The names in some documents that may be shown in that way, and those that may not."""
        shown: set[Words] = set()
        hidden: set[Words] = set()
        for document in documents:
            for name in self.in_document.get(document, frozenset()):
                may = self.permits.allow(name, document, what)
                (shown if may else hidden).add(name)
        return frozenset(shown - hidden), frozenset(hidden)

    def withheld(self, documents: Iterable[str]) -> Withheld:
        """What a text from these documents may not show."""
        held = tuple(documents)
        if held not in self._known:
            self._known[held] = self._withheld(held)
        return self._known[held]

    @cached_property
    def _known(self) -> dict[tuple[str, ...], Withheld]:
        return {}

    @cached_property
    def _claimed_lasts(self) -> frozenset[str]:
        return _lasts(self.claimed)

    def _withheld(self, documents: tuple[str, ...]) -> Withheld:
        shown, hidden = self._parted(documents, PersonField.WORDS)
        ages = self._parted(documents, PersonField.AGE)[0]
        lasts = _lasts(self.claimed - shown) if shown else self._claimed_lasts
        return Withheld(
            lasts=lasts | _lasts(hidden),
            words=frozenset[str]().union(*hidden),
            firsts=frozenset[str]().union(*(name[:-1] for name in self.claimed - shown)),
            shown=shown,
            ageless=shown - ages,
            roles=tuple(self._withheld_roles(documents)),
            familiar=self._familiar,
        )

    def _withheld_roles(self, documents: Iterable[str]) -> Iterator[str]:
        for document in documents:
            for name, role in self.roles.get(document, ()):
                if not self.permits.allow(name, document, PersonField.ROLE):
                    yield role

    def named_in(self, text: str, documents: Iterable[str]) -> bool:
        """Whether a text from these documents names a person who may not be: it holds the last
        word of a name, which every fuller form of the name ends with."""
        return not self.withheld(documents).lasts.isdisjoint(name_words(text))

    def named_in_address(self, text: str, documents: Iterable[str]) -> bool:
        """Whether an address names one, be it in one word with others."""
        words = name_words(unquote(text))
        return not self.withheld(documents).lasts.isdisjoint({*words, *_within(words)})

    def redacted(self, text: str, documents: Iterable[str], around: Around = ("", "")) -> str:
        """A text from these documents with marks where it names a person who may not be; `around`
        are the words on either side of it, as a name may go over its edge."""
        return redacted(text, self.withheld(documents), around)

    def quote(self, claim: Claim) -> str:
        """The words of a claim with marks where they name a person who may not be."""
        around = self._around(claim)
        text = self.redacted(" ".join(claim.evidence.quote.split()), [claim.document], around)
        person = claim.person
        if person is None or not person.role:
            return text
        may = self.may(person.name, claim.document, PersonField.ROLE)
        return text if may else marks_of_role(text, person.role)

    def _around(self, claim: Claim) -> Around:
        """What stands on either side of the words of a claim, blanks as single ones."""
        document, span = self._by_id.get(claim.document), claim.evidence
        if document is None:
            return "", ""
        whole = (document.title or "") if span.in_title else document.text
        if whole[span.start : span.end] != span.quote:
            return "", ""
        before = whole[max(0, span.start - _AROUND) : span.start]
        behind = whole[span.end : span.end + _AROUND]
        return _BLANKS.sub(" ", before), _BLANKS.sub(" ", behind)

    @cached_property
    def _by_id(self) -> Mapping[str, Document]:
        return {one.id: one for one in self.documents}

    def claim_names(self, claim: Claim) -> bool:
        """Whether the words of a claim, or what it is about, name a person who may not be."""
        return claim.person is not None or is_redacted(self.quote(claim))

    def speaker(self, speaker: Speaker, document: str) -> str | None:
        """The name of a speaker; None where it is, or may be, that of a person who may not be
        named as one."""
        name = " ".join(speaker.name.split())
        if self.may(name, document, PersonField.SPEAKER):
            return name
        return None if self.is_person(speaker, document) else name

    def is_person(self, speaker: Speaker, document: str) -> bool:
        """Whether a speaker is, or may be, a person by name."""
        hidden = self.in_document.get(document, frozenset()) | self.claimed
        if not _lasts(hidden).isdisjoint(name_words(speaker.name)):
            return True
        if has_account(speaker.name):
            return True
        if speaker.kind not in _PEOPLE:
            return False
        words = [one for one in speaker.name.split() if folded(one) not in _PLATFORMS]
        if any(_has_capital(one) for one in words[1:]):
            return True
        alone = len(words) == 1 or speaker.kind is SpeakerKind.SOCIAL_MEDIA
        return alone and any(self._is_strange(one) for one in words[:1])

    def _is_strange(self, word: str) -> bool:
        """Whether a word with a capital is one that no document holds in small letters: "Residents"
        is no name, "Rowena" may be one."""
        return (
            _has_capital(word) and not word.isupper() and not set(name_words(word)) & self._familiar
        )


def _has_capital(word: str) -> bool:
    """Whether a word may be a name: letters of scripts without capitals count as capitals."""
    return word[:1].isupper() or (word[:1].isalpha() and word[:1].lower() == word[:1].upper())


def _named(reading: Reading) -> Iterator[str]:
    yield from (claim.person.name for claim in reading.claims if claim.person)
    yield from (one.text for one in reading.mentions if one.kind is MentionKind.PERSON)


def _things(claim: Claim) -> Iterator[str]:
    """What a claim speaks of that is no person."""
    parties = (claim.perpetrator, claim.target, claim.party)
    yield from (word for one in parties if one for word in (one.text, one.name) if word)
    where = claim.where
    if where is not None:
        yield from (word for word in (where.text, where.name, where.admin1) if word)
    yield claim.weapon or ""


def _wholes(names: set[Words]) -> frozenset[Words]:
    """The names of a document, without those that are a part of one other: "Bell" for "Ana Bell".
    A part of two names stays: nothing says whose it is."""
    found = set()
    for name in names:
        fuller = [one for one in names if len(one) > len(name) and set(name) <= set(one)]
        if len(fuller) != 1:
            found.add(name)
    return frozenset(found)


def _within(words: Iterable[str]) -> Iterator[str]:
    """Every stretch of letters that is long enough to mark somebody: "orre" in "tamorre"."""
    for word in words:
        for start in range(len(word) - _LONG + 1):
            yield from (word[start:end] for end in range(start + _LONG, len(word) + 1))


def _lasts(names: Iterable[Words]) -> frozenset[str]:
    return frozenset(name[-1] for name in names if name and len(name[-1]) >= _SHORTEST)
