"""Names of speakers: from the noun phrase that speaks to who it is and what kind of source.

A person once named in full keeps that name ("Ms. Doe" is "Jane Doe"); pronouns and "the
statement" are the one who spoke last.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from recount.model.parties import Party, PartyKind, Speaker, SpeakerKind
from recount.model.spans import Span
from recount.reading.parties import PartyMention
from recount.reading.syntax import text_of
from recount.reading.victims import is_people

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST_NAME = 14  # words
NEAR = 60  # words back to the person that a pronoun stands for
_SEXES = {
    **dict.fromkeys(("mr", "sir", "spokesman", "chairman", "king", "prince", "father"), False),
    **dict.fromkeys(("ms", "mrs", "miss", "spokeswoman", "queen", "mother", "lady"), True),
}
_PERSON_PRONOUNS = frozenset({"he", "she"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "but", "and"})
_NAMED_BEHIND = frozenset(
    {"page", "account", "channel", "site", "website", "outlet", "blog", "newspaper", "agency"}
)
_JOINTS = frozenset({"-", "–", "'", "’"})
_ISSUING = frozenset({"put", "issue", "release", "publish", "send", "circulate", "post", "take"})
_ISSUED = frozenset({"statement", "communique", "communiqué", "release", "video", "responsibility",
                     "credit"})  # fmt: skip
_MARKER = re.compile(r"\(?\d{1,2}/\d{0,2}\)?$")  # "3/7" of a thread is no part of a name
_GROUP_PRONOUNS = frozenset({"it", "they", "both"})
_LEFT_OUT = frozenset(
    {"relcl", "acl", "appos", "advcl", "parataxis", "conj", "cc", "ccomp", "punct"}
)
_STATE_HEADS = frozenset(
    {"military", "army", "forces", "force", "troops", "navy", "police", "government", "jets"}
)


@cache
def speaker_words() -> dict[str, dict[str, list[str]]]:
    """The packaged tables of `resources/speakers.toml`."""
    source = files("recount") / "resources" / "speakers.toml"
    return tomllib.loads(source.read_text("utf-8"))


@cache
def _titles(name: str) -> frozenset[str]:
    return frozenset(speaker_words()["titles"][name])


_GROUPS = frozenset({"group", "network", "organisation", "organization", "monitor", "committee"})
_OF_ARMS = frozenset({"armed", "militant", "rebel", "jihadist", "insurgent", "terrorist", "terror"})


def _is_a_group(noun: Token) -> bool:
    """ "Another grassroots group", said of who speaks; no armed group."""
    said = {t.lower_ for t in noun.children}
    return noun.lemma_.lower() in _GROUPS and not said & _OF_ARMS


def _is_just_the_group(head: Token) -> bool:
    """ "The group said": whom the text called so when it spoke before."""
    return head.lemma_.lower() in _GROUPS and [t.lower_ for t in head.children] == ["the"]


_WHERE = frozenset({"region", "area", "village", "town", "city", "district", "state", "province",
                    "country", "community", "camp", "place", "valley", "county"})  # fmt: skip


@dataclass(slots=True)
class Cast:
    """Everybody who has spoken so far in a document, and everybody named in full."""

    doc: Doc
    text: str
    parties: tuple[PartyMention, ...]
    full_names: dict[str, Span] = field(default_factory=dict)
    spoken: list[tuple[Speaker, bool]] = field(default_factory=list)
    kinds: dict[str, SpeakerKind] = field(default_factory=dict)
    sexes: dict[str, bool] = field(default_factory=dict)  # True for those called "she"
    somebody: tuple[int, Speaker] | None = None  # whoever spoke last without a name, and where
    group: Speaker | None = None  # the last that the text called a group as it spoke

    @classmethod
    def of(cls, doc: Doc, parties: tuple[PartyMention, ...]) -> Cast:
        """The cast before anybody speaks: full names by last name, the first bearer of each."""
        cast = cls(doc, text_of(doc), parties)
        for ent in doc.ents:
            words = _name_words([t for t in ent if not t.is_space])
            if ent.label_ == "PERSON" and len(words) > 1:
                span = Span.of(cast.text, words[0].idx, words[-1].idx + len(words[-1]))
                cast.full_names.setdefault(words[-1].lower_, span)
        return cast

    def speaker_of(self, head: Token) -> Speaker | None:
        """Who speaks, from the head of the phrase; None where nobody is named or pointed to."""
        if head.pos_ == "PRON" or head.lower_ in _PERSON_PRONOUNS | _GROUP_PRONOUNS:
            return self._pronoun(head)
        words = _phrase(head)
        if not words:
            return None
        if self.group is not None and _is_just_the_group(head):
            return self.group
        if _echo(words):
            earlier = self._last(person=False)
            if earlier:
                return earlier
        person = self._person(head, words)
        made = person or self._body(words)
        self.spoken.append((made, person is not None))
        if any(_is_a_group(c) for c in head.children if c.dep_ == "appos"):
            self.group = made
        if person is not None:
            self.somebody = None
        elif _is_somebody(head):
            self.somebody = head.i, made
        return made

    def medium_of(self, head: Token) -> Speaker | None:
        """Who passes on what another says; does not count as the one who spoke last."""
        words = _phrase(head)
        return (self._person(head, words) or self._body(words)) if words else None

    def _pronoun(self, head: Token) -> Speaker | None:
        if head.lower_ in {"who", "which", "that"}:
            return self._antecedent(head)
        if head.lower_ in _PERSON_PRONOUNS:
            return self._he_or_she(head)
        if head.lower_ in _GROUP_PRONOUNS:
            return self._own_subject(head) or self._issuer(head) or self._last(person=False)
        if head.lower_ in {"some", "many", "others", "several", "one", "another", "most"}:
            return Speaker(head.text, SpeakerKind.OTHER, Span.of(self.text, *_extent([head])))
        return None

    def _antecedent(self, head: Token) -> Speaker | None:
        verb = head.head
        while verb.dep_ not in {"relcl", "ROOT"} and verb.head != verb:
            verb = verb.head
        noun = verb.head if verb.dep_ == "relcl" else None
        if head.lower_ == "who" and noun is not None and noun.lemma_.lower() in _WHERE:
            # "miners who work in the region, who confirmed it"
            noun = next((t for t in noun.ancestors if t.dep_ == "nsubj"), noun)
        return (
            self.speaker_of(noun) if noun is not None and noun.pos_ in {"NOUN", "PROPN"} else None
        )

    def _own_subject(self, head: Token) -> Speaker | None:
        """ "it" in "the command cited strikes that it said killed": the subject just before."""
        for token in reversed(list(head.sent)):
            is_subject = token.dep_ == "nsubj" and token.pos_ in {"NOUN", "PROPN"}
            its = any(c.lower_ in {"its", "their"} for c in token.children)  # "Its troops, it said"
            if token.i < head.i and is_subject and not its and token.head in head.ancestors:
                mention = _party_of(self.parties, token)
                if mention or kind_of_words(_phrase(token)) is not SpeakerKind.OTHER:
                    return self._body(_phrase(token))
        return None

    def _issuer(self, head: Token) -> Speaker | None:
        """ "The agency put out a statement. ... it said": who issued it, or owned up to the deed,
        in the sentence before."""
        start = head.sent.start
        before = self.doc[start - 1].sent if start else None
        for verb in before or ():
            things = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
            issued = verb.lemma_.lower() in _ISSUING and things & _ISSUED
            owned = verb.lemma_.lower() == "own" and any(c.lower_ == "up" for c in verb.children)
            if not issued and not owned:
                continue
            subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
            subject = verb.head if subject is None and verb.dep_ == "acl" else subject
            if subject is not None and subject.pos_ in {"NOUN", "PROPN"}:
                return self.medium_of(subject)
        return None

    def _he_or_she(self, head: Token) -> Speaker | None:
        """The person who was the subject last, or who spoke last, and is not known as the other."""
        she = head.lower_ == "she"
        through = self._spoken_through(head)
        if through is not None:
            return through
        if self.somebody is not None and self._is_nearest(self.somebody[0], head):
            return self.somebody[1]
        for name, is_she in self._people_before(head):
            if self.sexes.setdefault(name, she if is_she is None else is_she) is she:
                span = self.full_names[name.split()[-1].casefold()]
                return Speaker(span.quote, self.kinds.get(span.quote, SpeakerKind.OTHER), span)
        return None

    def _spoken_through(self, head: Token) -> Speaker | None:
        """ "The group owned up to it through its spokesman X. He said": X, if in the sentence right
        before."""
        start = head.sent.start
        if not start:
            return None
        before = self.doc[start - 1].sent
        for prep in (t for t in before if t.lower_ == "through" and t.dep_ == "prep"):
            names = [t for c in prep.children if c.dep_ == "pobj" for t in (c, *c.children)]
            known = (self.full_names.get(t.lower_) for t in names if t.pos_ == "PROPN")
            span = next((s for s in known if s is not None), None)
            if span is not None and before.start_char <= span.start < before.end_char:
                kind = self.kinds.get(span.quote, SpeakerKind.OTHER)
                return Speaker(span.quote, kind, span)
        return None

    def _is_nearest(self, at: int, head: Token) -> bool:
        """Whether nobody with a name was a subject between a word and the pronoun after it."""
        since = self.doc[at + 1 : head.i]
        named = any(t.dep_ == "nsubj" and t.lower_ in self.full_names for t in since)
        return head.i - at <= NEAR and not named

    def _people_before(self, head: Token) -> Iterator[tuple[str, bool | None]]:
        """Full names of persons before a pronoun, subjects of the last two sentences first."""
        near = [t for t in self.doc[max(0, head.i - NEAR) : head.i] if t.dep_ == "nsubj"]
        names = [self.full_names.get(t.lower_) for t in reversed(near) if t.pos_ == "PROPN"]
        spoken = [s.span for s, is_person in reversed(self.spoken) if is_person]
        for span in dict.fromkeys([*names, *spoken]):
            if span is not None and span.quote.split()[-1].casefold() in self.full_names:
                yield span.quote, self.sexes.get(span.quote)

    def _last(self, *, person: bool) -> Speaker | None:
        return next((s for s, is_person in reversed(self.spoken) if is_person is person), None)

    def _person(self, head: Token, words: list[Token]) -> Speaker | None:
        """A named person, with the title and what is said of them deciding the kind."""
        named = _person_tokens(head)
        if not named and len(words) == 1 and head.lower_ in self.full_names:
            named = [head]
        if not named:
            return None
        bare = _name_words(named)
        span = Span.of(self.text, bare[0].idx, bare[-1].idx + len(bare[-1]))
        full = self.full_names.get(bare[-1].lower_) if len(bare) == 1 else None
        if len(bare) > 1:
            self.full_names.setdefault(bare[-1].lower_, span)
        span = full or span
        name = _without_possessive(span.quote)
        for word in (w.lower_.strip(".") for w in _described(head, words, named)):
            if word in _SEXES:
                self.sexes.setdefault(name, _SEXES[word])
        kind = self._kind(_described(head, words, named))
        if kind is SpeakerKind.OTHER or name in self.kinds:
            kind = self.kinds.get(name, kind)
        self.kinds.setdefault(name, kind)
        return Speaker(name, kind, span)

    def _body(self, words: list[Token]) -> Speaker:
        """A command, a ministry, officials: named as the registry has it, else as written."""
        words = _with_name(_without_determiner(words))
        span = Span.of(self.text, *_extent(words))
        name = " ".join(span.quote.split())
        for mention in self.parties:
            named = mention.party.name and mention.family != "police"
            joint = "; " in (mention.party.name or "")  # two that speak keep their own words
            if named and not joint and mention.span.overlaps(span) and _is_whole(mention, span):
                name = _party_name(mention.party)
        return Speaker(name, self._kind(words), span)

    def _kind(self, words: list[Token]) -> SpeakerKind:
        """The kind of source: an armed group's voice, else what the nouns say, else the party's."""
        spans = [(w.idx, w.idx + len(w)) for w in words]
        inside = [
            m.party for m in self.parties if any(m.span.start <= a < m.span.end for a, _ in spans)
        ]
        kind = kind_of_words(words)
        armed = any(p.kind in {PartyKind.REBEL_GROUP, PartyKind.MILITIA} for p in inside)
        if armed and kind not in {SpeakerKind.ANALYST, SpeakerKind.MEDIA, SpeakerKind.NGO}:
            return SpeakerKind.ARMED_GROUP
        if kind in {SpeakerKind.OTHER, SpeakerKind.OFFICIAL_UNNAMED}:
            return _kind_of_parties(inside, words) or kind
        return kind


def _kind_of_parties(inside: list[Party], words: list[Token]) -> SpeakerKind | None:
    """Military for a command or a coalition, government for a state that speaks itself."""
    forces = [p for p in inside if p.kind in {PartyKind.STATE_FORCE, PartyKind.EXTERNAL_FORCE}]
    if any(p.id == "un" for p in forces):
        return SpeakerKind.NGO  # peacekeepers are named as such; an organisation between states
    if any(p.id and not p.id.startswith("state-") for p in forces):
        return SpeakerKind.MILITARY
    text = " ".join(w.text for w in words).casefold()
    alone = any(p.id and p.span and p.span.quote.casefold() == text for p in forces)
    return SpeakerKind.GOVERNMENT if alone else None


_ARMS = frozenset({"air", "defence", "defense", "security", "armed", "ground", "naval", "special"})


NAMED = 2
"""Capitals from which a force of a state goes by the name that the text gives it."""


def _party_name(party: Party) -> str:
    """ "the military" of a state is "United States military", the state alone its name."""
    words = party.text.casefold().split()
    if sum(word[:1].isupper() for word in party.text.split()) > NAMED and words[-1] in _STATE_HEADS:
        return re.sub(r"^the ", "", party.text, flags=re.IGNORECASE)  # "the Somali National Army"
    name = party.name or party.text
    if party.id and party.id.startswith("state-") and words[-1] in _STATE_HEADS:
        between = [w for w in words[-2:-1] if w in _ARMS]
        return " ".join([name, *between, words[-1]])
    return name


def _party_of(parties: tuple[PartyMention, ...], token: Token) -> PartyMention | None:
    return next(
        (m for m in parties if m.head == token.i or m.span.start <= token.idx < m.span.end), None
    )


def _is_whole(mention: PartyMention, span: Span) -> bool:
    """Whether the party's words are the whole phrase, but for a determiner."""
    bare = re.sub(r"^(the|its|that|this)\s+", "", mention.span.quote, flags=re.IGNORECASE)
    return bare.casefold() == span.quote.casefold()


def _phrase(head: Token) -> list[Token]:
    """The words of a speaker's phrase, without clauses and what stands beside it."""
    kept: list[Token] = []
    stack = [head]
    while stack:
        token = stack.pop()
        kept.append(token)
        stack += [c for c in token.children if _belongs(c, head)]
    end = next((t.i for t in head.doc[head.i : head.i + LONGEST_NAME] if t.text in ":;"), None)
    kept = sorted((t for t in kept if not t.is_space), key=lambda t: t.i)
    return [t for t in kept if abs(t.i - head.i) <= LONGEST_NAME and (end is None or t.i < end)]


def _belongs(child: Token, head: Token) -> bool:
    if child.dep_ in {"conj", "cc"}:
        return child.i < head.i or (
            child.head.pos_ in {"NOUN", "PROPN", "ADJ"} and child.i - head.i < 8
        )
    if child.dep_ == "punct":
        return child.text in {"-", "/", "’", "'", "&"} and abs(child.i - child.head.i) <= 2
    return child.dep_ not in _LEFT_OUT


def _with_name(words: list[Token]) -> list[Token]:
    """With the name behind it: "the Facebook page X Today"."""
    last = words[-1]
    if last.lemma_.lower() not in _NAMED_BEHIND:
        return words
    run: list[Token] = []
    for token in last.doc[last.i + 1 : last.sent.end]:
        if not (token.text[:1].isupper() or (run and token.text in _JOINTS)):
            break
        run.append(token)
    return [*words, *run]


def _without_determiner(words: list[Token]) -> list[Token]:
    while len(words) > 1 and (words[0].lower_ in _DETERMINERS or _MARKER.match(words[0].text)):
        words = words[1:]
    while len(words) > 1 and words[-1].dep_ in {"punct", "cc"}:
        words = words[:-1]
    return words


def _extent(words: list[Token]) -> tuple[int, int]:
    return words[0].idx, words[-1].idx + len(words[-1])


def _is_somebody(head: Token) -> bool:
    """Whether one person speaks by no name, or by the office: "one villager", "a doctor", "the
    mayor of the town", "a military source"."""
    one = any(c.lower_ in {"a", "an", "one", "another", "the"} for c in head.children)
    return one and head.tag_ == "NN" and (is_people(head.lower_) or head.lower_ == "source")


def _echo(words: list[Token]) -> bool:
    bare = _without_determiner(words)
    return (
        len(bare) == 1
        and words[0].lower_ in {"the", "this", "that", "its", "their"}
        and bare[0].lemma_.lower() in speaker_words()["echoes"]["words"]
    )


def _person_tokens(head: Token) -> list[Token]:
    """The words of the person's name that the phrase holds, in the head or beside it."""
    beside = [c for c in head.children if c.dep_ == "appos"]
    for token in (head, *beside, *_named_behind(head)):
        run = [t for t in token.doc[token.left_edge.i : token.i + 1] if t.ent_type_ == "PERSON"]
        if token.ent_type_ == "PERSON" and run:
            start = token.i
            while start > 0 and token.doc[start].ent_iob_ == "I":
                start -= 1
            return [t for t in token.doc[start : token.i + 1] if not t.is_space]
        titled = [t for t in token.lefts if t.lower_.strip(".") in _titles("personal")]
        if token.pos_ == "PROPN" and titled and token.text[:1].isupper():
            return [t for t in token.doc[titled[0].i : token.i + 1] if not t.is_space]
    return []


def _named_behind(head: Token) -> list[Token]:
    """ "The head of the council, Bello Yaro, put it at 40": the person between commas behind a
    phrase, whatever noun of it the model hangs the name from."""
    return [
        t
        for t in head.subtree
        if t.dep_ == "appos"
        and t.ent_type_ == "PERSON"
        and t.head.i > head.i
        and t.left_edge.i > 0
        and t.left_edge.nbor(-1).text == ","
    ]


def _name_words(tokens: list[Token]) -> list[Token]:
    """A person's name without titles before it and possessives after it."""
    while len(tokens) > 1 and tokens[0].lower_.strip(".") in _titles("words"):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].lower_ in {"’s", "'s", "’", "'", ","}:
        tokens = tokens[:-1]
    return tokens


def _without_possessive(name: str) -> str:
    return re.sub(r"['’]s?$", "", " ".join(name.split()))


def _described(head: Token, words: list[Token], named: list[Token]) -> list[Token]:
    """What is said of a person: the title before the name, the apposition beside it."""
    beside = [t for c in head.children if c.dep_ == "appos" for t in c.subtree]
    heads = [head, *head.ancestors] if head.dep_ == "appos" else []
    outer = list(heads[1].subtree) if len(heads) > 1 else []
    first = named[0].i
    before = [head.doc[i] for i in range(max(0, first - 4), first) if head.doc[i].sent == head.sent]
    near = [t for t in before if t.dep_ in {"compound", "amod", "nmod"} or t.pos_ == "PROPN"]
    names = {t.i for t in named if t.lower_.strip(".") not in _titles("words")}
    kept = {t.i: t for t in [*words, *near, *beside, *outer[:20], *named] if t.i not in names}
    return [kept[i] for i in sorted(kept)]


def kind_of_words(words: list[Token]) -> SpeakerKind:
    """The kind that the nouns of a phrase tell of, the tables tried in order."""
    singles = {w.lemma_.casefold().strip(".") for w in words} | {w.lower_.strip(".") for w in words}
    text = f" {' '.join(w.lower_ for w in words)} "
    for kind, entries in speaker_words()["kinds"].items():
        for entry in entries:
            if entry in singles or (" " in entry and f" {entry}" in text):
                return SpeakerKind(kind)
    return SpeakerKind.OTHER


def relayed(speaker: Speaker, by: Any) -> Speaker:
    """The speaker as passed on by another, who is added behind those nearer to the source."""
    if by is None or by.name == speaker.name or by.name in speaker.relayed_by:
        return speaker
    return replace(speaker, relayed_by=(*speaker.relayed_by, by.name))
