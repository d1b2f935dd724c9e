"""Which claims come from one independent voice, however many documents carry them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from recount.model.claims import Claim
from recount.model.documents import Document
from recount.reconciling.methodology import Methodology

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sources:
    """What is known of the documents: the origin that copies share, each document itself, and the
    names of all speakers in it."""

    origins: Mapping[str, str]
    documents: Mapping[str, Document]
    methodology: Methodology
    speakers: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        origins: Mapping[str, str],
        documents: Iterable[Document],
        methodology: Methodology,
        claims: Iterable[Claim],
    ) -> Sources:
        """What documents, and the claims read in them, tell of sources."""
        speakers: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            if claim.speaker is not None:
                speakers[claim.document].add(claim.speaker.name)
        frozen = {document: frozenset(names) for document, names in speakers.items()}
        return cls(origins, {row.id: row for row in documents}, methodology, frozen)

    def origin(self, document: str) -> str:
        """The origin of a document; a document of which nothing is known is its own."""
        return self.origins.get(document, document)

    def publisher(self, document: str) -> str | None:
        """Who published it, where that is known."""
        known = self.documents.get(document)
        return known.publisher if known else None

    def day(self, document: str) -> str | None:
        """The day of publication in ISO 8601, where it is known."""
        known = self.documents.get(document)
        return known.published[:10] if known and known.published else None


def voices(claims: Sequence[Claim], sources: Sources) -> dict[str, int]:
    """The voice of each claim, by claim id, numbered from 0 in the order of the claims.

    One voice: what one named speaker says, wherever it stands; what copies of one dispatch say in
    their own words or for the same nameless speaker; what a document says in its own words, where
    that is no more than what the one speaker it names says too.
    """
    names = _Names(claims, sources)
    groups = _Groups()
    repeats = dict(_repeats(claims, names))
    for claim in claims:
        for key in repeats.get(claim.id) or names.keys(claim):
            groups.join(("claim", claim.id), key)
    numbers: dict[tuple[str, ...], int] = {}
    return {
        claim.id: numbers.setdefault(groups.root(("claim", claim.id)), len(numbers))
        for claim in claims
    }


def is_own_word(claim: Claim, sources: Sources) -> bool:
    """Whether the document is published by the one who speaks in the claim."""
    publisher = sources.publisher(claim.document)
    if claim.speaker is None:
        return True
    if publisher is None:
        return False
    said, printed = words_of(claim.speaker.name), words_of(publisher)
    return has_inside(said, printed) or has_inside(printed, said)


@dataclass
class _Groups:
    """Keys that are joined into groups; the root of a group is its smallest key."""

    above: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def root(self, key: tuple[str, ...]) -> tuple[str, ...]:
        while self.above.get(key, key) != key:
            key = self.above[key]
        return key

    def join(self, one: tuple[str, ...], other: tuple[str, ...]) -> None:
        first, last = sorted((self.root(one), self.root(other)))
        self.above[last] = first


class _Names:
    """Speakers by name: who is named at all, and which names are the same."""

    def __init__(self, claims: Iterable[Claim], sources: Sources) -> None:
        self._sources = sources
        claims = list(claims)
        spoken = (claim.speaker for claim in claims if claim.speaker is not None)
        self._kinds = {speaker.name: speaker.kind for speaker in spoken}
        named = {self.named(claim) for claim in claims} | {
            self._named_words(sources.publisher(claim.document)) for claim in claims
        }
        self._same = _fuller_names(words for words in named if words)

    def named(self, claim: Claim) -> tuple[str, ...]:
        """The words of the speaker's name; none for "officials" and "a resident"."""
        speaker = claim.speaker
        if speaker is None:
            return ()
        full = self._in_full(claim)
        if {speaker.kind, self._kinds.get(full)} & self._sources.methodology.unnamed_kinds:
            return ()
        return self._named_words(speaker.name) or self._named_words(full)

    def _in_full(self, claim: Claim) -> str:
        """The speaker's name; the one longer name in the document that these words are short for,
        where there is one."""
        own = claim.speaker.name if claim.speaker else ""
        names = self._sources.speakers.get(claim.document, frozenset())
        publisher = self._sources.publisher(claim.document)
        short = words_of(own)
        full = {
            name
            for name in (names | {publisher} if publisher else names)
            if len(words_of(name)) > len(short) and has_inside(short, words_of(name))
        }
        return next(iter(full)) if len(full) == 1 else own

    def keys(self, claim: Claim) -> list[tuple[str, ...]]:
        """What binds a claim to others of the same voice."""
        words = self.named(claim)
        if words:
            return [("speaker", *self._same[words])]
        origin = self._sources.origin(claim.document)
        publisher = self._named_words(self._sources.publisher(claim.document))
        if claim.speaker is not None:
            said = words_of(self._in_full(claim))
            nameless = [("nameless", origin, *said)]
            # "The health ministry" of one paper, of one event, is one; two residents are two.
            one = publisher and claim.speaker.kind not in self._sources.methodology.unnamed_kinds
            return [*nameless, ("paper", *publisher, "", *said)] if one else nameless
        keys: list[tuple[str, ...]] = [("origin", origin)]
        return [*keys, ("speaker", *self._same[publisher])] if publisher else keys

    def _named_words(self, name: str | None) -> tuple[str, ...]:
        words = words_of(name or "")
        bare = [word for word in words if word not in self._sources.methodology.unnamed_words]
        capital = any(letter.isupper() for letter in name or "")
        return words if bare and capital else ()


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without case, dots and article: "the U.S. Navy" is "us navy"."""
    plain = name.casefold().replace(".", "").replace("\u2019s", "").replace("'s", "")
    words = tuple(_WORD.findall(plain))
    return words[1:] if words[:1] in (("the",), ("a",), ("an",)) else words


def has_inside(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of one name stand in another, side by side."""
    places = range(len(long) - len(short) + 1)
    return bool(short) and any(long[i : i + len(short)] == short for i in places)


def _fuller_names(names: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Each name by the fullest one that holds it: "Africa Command" by "US Africa Command".

    One word alone, and a name that two different fuller ones hold, stand for themselves.
    """
    known = sorted(set(names))
    fuller: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name in known:
        longer = [other for other in known if len(other) > len(name) and has_inside(name, other)]
        fullest = [one for one in longer if not any(has_inside(one, o) for o in longer if o != one)]
        fuller[name] = fullest[0] if len(fullest) == 1 and len(name) > 1 else name
    return fuller


def _repeats(claims: Sequence[Claim], names: _Names) -> Iterable[tuple[str, list[tuple[str, ...]]]]:
    """Claims in a document's own words that give the very numbers of the one speaker it names."""
    speakers: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    numbers: dict[tuple[str, ...], set[tuple[object, ...]]] = defaultdict(set)
    for claim in claims:
        if names.named(claim):
            key = names.keys(claim)[0]
            speakers[claim.document].add(key)
            numbers[key] |= _numbers(claim)
    for claim in claims:
        only = speakers[claim.document]
        if claim.speaker is None and len(only) == 1:
            (speaker,) = only
            if _numbers(claim) <= numbers[speaker]:
                yield claim.id, [speaker]


def _numbers(claim: Claim) -> set[tuple[object, ...]]:
    return {(count.outcome, count.low, count.high) for count in claim.counts}
