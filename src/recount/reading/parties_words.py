"""Words that name no one party, and whom they point back to: "the group", "the military"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from recount.model.parties import Party, PartyKind
from recount.model.spans import Span
from recount.reading.parties_registry import Entry, Generic, Page, Registry, adjoin

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "same"})
_INDEFINITE = frozenset({"a", "an", "some", "several", "unidentified", "unknown", "suspected"})
_ARMED = frozenset({PartyKind.REBEL_GROUP, PartyKind.MILITIA})
# "the military" alone says whose it is only by what came before; "two soldiers" does not.
_BARE_TOO = frozenset(
    {
        "police",
        "militants",
        "insurgents",
        "fighters",
        "jihadists",
        "rebels",
        "extremists",
        "terrorists",
        "islamists",
        "guerrillas",
        "separatists",
    }
)
_ALWAYS_DEFINITE = frozenset({"government forces", "government troops", "government soldiers"})


class Pointing(Protocol):
    """What is resolved: a mention with its words and the family of its phrase."""

    @property
    def party(self) -> Party: ...
    @property
    def family(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Around:
    """The named parties before a phrase, after it, and in the same paragraph shortly before it.

    `more` where the phrase says that it adds to those just spoken of: "11 more fighters".
    """

    earlier: tuple[Party, ...]
    later: tuple[Party, ...]
    near: tuple[Party, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class GenericMention:
    """A generic phrase with its determiner, and the token index of its head."""

    span: Span
    generic: Generic
    head: int


def find_generic(page: Page) -> Iterator[GenericMention]:
    """Every generic phrase, in order, longest first at each place."""
    words, i = page.words, 0
    while i < len(words):
        generic = _generic_at(page, i)
        if generic is None:
            i += 1
            continue
        last = i + len(generic.words) - 1
        tokens = page.doc.char_span(words[i].start, words[last].end, alignment_mode="expand")
        if tokens is not None and _is_noun_phrase(tokens, generic):
            span = Span.of(page.text, _with_determiner(tokens), words[last].end)
            yield GenericMention(span, generic, tokens.root.i)
        i = last + 1


def _generic_at(page: Page, i: int) -> Generic | None:
    for generic in page.registry.generics.get(page.words[i].plain, ()):
        row = page.words[i : i + len(generic.words)]
        same = tuple(w.plain for w in row) == generic.words
        if same and all(adjoin(page.text, a, b) for a, b in pairwise(row)):
            return generic
    return None


def _is_noun_phrase(tokens: Tokens, generic: Generic) -> bool:
    """Whether the words head a phrase of their own: not "the military campaign", "rights group"."""
    last = tokens[-1]
    if last.pos_ not in {"NOUN", "PROPN", ""} and not last.lower_.endswith("s"):
        return False
    following = last.nbor(1) if last.i + 1 < len(last.doc) else None
    if following is not None and following.lower_ == "of" and generic.resolve != "never":
        return False
    if last.dep_ in {"compound", "amod", "nmod"} and last.head.i > last.i:
        return False
    before = tokens[0].nbor(-1) if tokens.start else None
    if generic.words in {("group",), ("command",), ("coalition",)}:
        return before is not None and before.lower_ in _DEFINITE
    return before is None or before.dep_ != "compound" or before.head.i != last.i


def _with_determiner(tokens: Tokens) -> int:
    """Where the phrase begins, "the" and at most two adjectives taken in."""
    for i in range(tokens.start - 1, max(-1, tokens.start - 4), -1):
        token = tokens.doc[i]
        if token.lower_ in _DEFINITE | _INDEFINITE:
            settled = token.dep_ in {"det", "amod", "poss", "nmod"} or i == tokens.start - 1
            return token.idx if settled and token.dep_ != "mark" else tokens.start_char
        if token.pos_ != "ADJ" or token.text[:1].isupper():
            break
    return int(tokens.start_char)


def means_nothing_alone(text: str) -> bool:
    """Whether a phrase that points to nobody is no party at all: "the group", "the coalition"."""
    return (
        text.casefold().split()[-1] in {"group", "command", "coalition"} and len(text.split()) < 3
    )


def resolve_generic(
    registry: Registry, mention: Pointing, around: Around, countries: frozenset[str]
) -> Entry | None:
    """Whom the phrase points to, given the named parties around it; None for nobody."""
    text = mention.party.text.casefold()
    definite = text.split()[0] in _DEFINITE
    if mention.family == "military" and (definite or text in _ALWAYS_DEFINITE):
        return _state(registry, around.earlier, around.later, countries)
    if mention.family == "police" and (definite or text == "police"):
        return _state(registry, (), (), countries)
    if mention.family == "command":
        return _last(registry, [p for p in around.earlier if _role(registry, p) == "command"])
    if mention.family == "coalition":
        return _coalition(registry, around.earlier, around.later)
    if mention.family in {"group", "fighters", "militia"}:
        return _group(registry, mention, around, definite=definite or around.more)
    return None


def _state(
    registry: Registry, earlier: Sequence[Party], later: Sequence[Party], countries: frozenset[str]
) -> Entry | None:
    """The state whose forces were spoken of last; else the one whose are spoken of later; else
    the one country that the document speaks of."""
    for parties in (list(earlier)[::-1], later):
        for party in parties:
            root = registry.root(party.id)
            if root and (party.kind is PartyKind.STATE_FORCE or root.id.startswith("state-")):
                return root
    only = next(iter(countries)) if len(countries) == 1 else None
    return registry.entries.get(f"state-{only}")


def _coalition(
    registry: Registry, earlier: Sequence[Party], later: Sequence[Party]
) -> Entry | None:
    before = [p for p in earlier if _role(registry, p) == "coalition"]
    if before:
        return _last(registry, before)
    after = {p.id: p for p in later if _role(registry, p) == "coalition"}
    return _last(registry, list(after.values())) if len(after) == 1 else None


def _group(
    registry: Registry, mention: Pointing, around: Around, *, definite: bool
) -> Entry | None:
    """The armed group spoken of last; for bare "militants" only where there is but one, in the
    document so far or just before."""
    kinds = {PartyKind.MILITIA} if mention.family == "militia" else _ARMED
    groups = [p for p in around.earlier if p.kind in kinds]
    if mention.family == "fighters":  # a militia on the side of a state is no "insurgents"
        groups = [p for p in groups if p.kind is PartyKind.REBEL_GROUP] or groups
    if definite:
        return _last(registry, groups)
    if mention.party.text.casefold() not in _BARE_TOO:
        return None
    for choice in (groups, [p for p in around.near if p.kind in kinds]):
        if len({_top(registry, p) for p in choice}) == 1:
            return _last(registry, choice)
    return None


def _top(registry: Registry, party: Party) -> str:
    """The franchise that a group belongs to, or itself."""
    entry = registry.entries.get(party.id or "")
    while entry and entry.of:
        entry = registry.entries[entry.of]
    return entry.id if entry else (party.id or "").rpartition("-")[0]


def _role(registry: Registry, party: Party) -> str | None:
    entry = registry.entries.get(party.id or "")
    return entry.role if entry else None


def _last(registry: Registry, parties: Sequence[Party]) -> Entry | None:
    """The registry's entry for the last of the parties; a franchise's branch keeps its name."""
    if not parties:
        return None
    party = parties[-1]
    entry = registry.entries.get(party.id or "")
    if entry or party.id is None or party.kind is None:
        return entry
    return Entry(party.id, party.name or party.text, party.kind)
