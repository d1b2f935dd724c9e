"""Speakers by name: who is named at all, and which names are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from recount.model.claims import Claim
from recount.model.parties import Speaker, SpeakerKind
from recount.reconciling.sources import Sources

_WORD = re.compile(r"\w+")
OF_A_STATE = frozenset({"ministry", "army", "military", "police", "gendarmerie", "navy"})
"""Bodies that every state has, so that texts leave out whose they are."""
Key = tuple[str, ...]
"""What claims of one voice share."""
Numbers = frozenset[tuple[str, int, int]]


class Names:
    """Speakers by name: who is named at all, and which names are the same."""

    def __init__(self, claims: Iterable[Claim], sources: Sources) -> None:
        self._sources = sources
        claims = list(claims)
        spoken = [claim.speaker for claim in claims if claim.speaker is not None]
        self._kinds = {speaker.name: speaker.kind for speaker in spoken}
        named = {self.named(claim) for claim in claims} | {
            self._named_words(sources.credited(claim.document)) for claim in claims
        }
        named |= {self._named_words(name) for one in spoken for name in one.relayed_by}
        self._same = _fuller_names(words for words in named if words)
        self._states = frozenset(self._same[words] for words in named if set(words) & OF_A_STATE)

    def named(self, claim: Claim) -> tuple[str, ...]:
        """The words of the speaker's name; none for "officials" and "a resident"."""
        speaker = claim.speaker
        if speaker is None:
            return ()
        full = self._in_full(claim)
        unnamed = self._sources.methodology.unnamed_kinds
        if {speaker.kind, self._kinds.get(full)} & unnamed and not self._is_proper(speaker):
            return ()
        return self._named_words(speaker.name) or self._named_words(full)

    def _is_proper(self, speaker: Speaker) -> bool:
        """Whether somebody of no known kind goes by a proper name: two words with capitals."""
        words = speaker.name.split()
        capitals = [word for word in words if word[:1].isupper()]
        return speaker.kind is SpeakerKind.OTHER and len(capitals) > 1

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

    def keys(self, claim: Claim) -> list[Key]:
        """What binds a claim to others of the same voice."""
        words = self.named(claim)
        if words:
            return [("speaker", *self._same[words])]
        body = self._only_such_body(claim)
        if body:
            return [("speaker", *body)]
        origin = self._sources.origin(claim.document)
        if claim.speaker is not None:
            said = words_of(self._in_full(claim))
            return [("nameless", origin, *said), *self._through(claim, said)]
        keys: list[Key] = [("origin", origin)]
        return [*keys, *(("speaker", *paper) for paper in self._paper(claim))]

    def _only_such_body(self, claim: Claim) -> tuple[str, ...]:
        """ "The ministry of health", where of all who speak of the event one body is so called:
        "Lebanon's health ministry"; of two armies "the army" is neither."""
        said = set(words_of(claim.speaker.name) if claim.speaker else ()) - {"of", "the"}
        if not said & OF_A_STATE:
            return ()
        full = [words for words in self._states if said < set(words)]
        return full[0] if len(full) == 1 else ()

    def _through(self, claim: Claim, said: tuple[str, ...]) -> Iterator[Key]:
        """Whom one medium heard without a name is one, where it calls him the same, or where he
        gives the same number; but two residents of two of its reports may be two."""
        relays = self.relays(claim)
        paper = relays or self._paper(claim)
        kind = claim.speaker.kind if claim.speaker else None
        for medium in paper[:1]:
            if relays or kind not in self._sources.methodology.unnamed_kinds:
                yield ("heard", *medium, "", *said)
            if numbers := numbers_of(claim):
                yield ("heard", *medium, "#", *map(str, sorted(numbers)))

    def relays(self, claim: Claim) -> list[tuple[str, ...]]:
        """The names of those whom the claim passed through, the nearest to its speaker first."""
        passed = claim.speaker.relayed_by if claim.speaker else ()
        return [self._same[words] for name in passed if (words := self._named_words(name))]

    def carriers(self, claim: Claim) -> list[Key]:
        """Who passes the claim on: its document, with its copies, and each medium by its name."""
        document: Key = ("document", self._sources.origin(claim.document))
        media = [*self.relays(claim), *self._paper(claim)]
        return [document, *(("speaker", *medium) for medium in media)]

    def _paper(self, claim: Claim) -> list[tuple[str, ...]]:
        words = self._named_words(self._sources.credited(claim.document))
        return [self._same[words]] if words else []

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


def numbers_of(claim: Claim) -> Numbers:
    """How many, of which outcome, a claim gives; -1 where it sets no bound."""
    open_ = -1
    return frozenset(
        (
            count.outcome.value,
            open_ if count.low is None else count.low,
            open_ if count.high is None else count.high,
        )
        for count in claim.counts
    )
