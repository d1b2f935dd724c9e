"""The registry of armed actors: names, aliases, parents, states and generic words.

Names are compared word by word, without full stops, hyphens or accents; capitals count as the
head of `resources/parties.toml` says.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from recount.model.parties import Party, PartyKind
from recount.model.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]{2,})*")
_GAP = re.compile(r"[^\S\n\r\u2028]*[\n\r\u2028]?[\s\-‐-―'’‘/()&]{0,3}\Z")
_BORDER = re.compile(r"[\n\r\u2028]\s*[\n\r\u2028]")


class Word(NamedTuple):
    """A word of a text with its offsets; `plain` is what names are compared by.

    A tuple, as one is made of every word of every text, which takes a dataclass four times as long.
    """

    start: int
    end: int
    text: str
    plain: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor of the registry; `of` is the id of its parent, `countries` where it mainly acts."""

    id: str
    name: str
    kind: PartyKind
    of: str | None = None
    countries: tuple[str, ...] = ()
    role: str | None = None
    local: bool = False

    def party(self, span: Span) -> Party:
        """The party, with the words that name it."""
        return Party(span.quote, self.name, self.id, self.kind, span)


@dataclass(frozen=True, slots=True)
class Alias:
    """A name of an entry as a row of words; `shy` names need a country's name beside them."""

    words: tuple[str, ...]
    capitals: tuple[str, ...]
    entry: str
    shy: bool = False


@dataclass(frozen=True, slots=True)
class Generic:
    """A phrase that names no one party: "the group", "gunmen"; see the registry for `resolve`."""

    words: tuple[str, ...]
    family: str
    resolve: str
    kind: PartyKind


@dataclass(frozen=True, slots=True)
class Forces:
    """Words that make a state's adjective the name of its forces."""

    nouns: frozenset[str]
    acts: frozenset[str]
    verbs: frozenset[str]
    not_theirs: frozenset[str]
    between: frozenset[str]


@dataclass(frozen=True, slots=True)
class Registry:
    """All that is known of parties; aliases are found by their first word, longest first."""

    entries: dict[str, Entry]
    aliases: dict[str, tuple[Alias, ...]]
    adjectives: dict[str, tuple[Alias, ...]]
    states: dict[str, tuple[Alias, ...]]
    generics: dict[str, tuple[Generic, ...]]
    forces: Forces = field(repr=False)

    def root(self, of: str | None) -> Entry | None:
        """The state behind a command or a service, the actor itself otherwise."""
        entry = self.entries.get(of or "")
        while entry and entry.of and entry.kind is PartyKind.STATE_FORCE:
            entry = self.entries[entry.of]
        return entry

    def local(self, franchise: str, country: str) -> Entry | None:
        """The branch of a franchise in a country, where the franchise is told apart by country."""
        base = self.entries.get(franchise)
        if base is None or not base.local:
            return None
        branches = [
            e for e in self.entries.values() if e.of == franchise and country in e.countries
        ]
        if branches:
            return min(branches, key=lambda e: (e.countries.index(country), e.id))
        state = self.entries.get(f"state-{country}")
        if state is None:
            return None
        name = f"{base.name} ({state.name})"
        return Entry(f"{franchise}-{country.lower()}", name, base.kind, franchise, (country,))


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed text with its words; `countries` are those it names (ISO 3166-1), `lands` those
    whose forces or groups it names."""

    doc: Doc
    text: str
    words: tuple[Word, ...]
    registry: Registry
    countries: frozenset[str]
    lands: frozenset[str] = frozenset()

    def alias_at(self, i: int, alias: Alias) -> bool:
        """Whether the alias stands at word `i`, its words side by side."""
        return stands_at(self.text, self.words, i, alias)


def stands_at(text: str, words: tuple[Word, ...], i: int, alias: Alias) -> bool:
    """Whether a text has the alias at its word `i`."""
    row = words[i : i + len(alias.words)]
    return fits(alias, row) and all(adjoin(text, a, b) for a, b in pairwise(row))


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """A word as names are compared: no full stops, apostrophes or accents, small letters."""
    bare = unicodedata.normalize("NFKD", word)
    return "".join(c for c in bare if c.isalnum()).casefold()


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text."""
    return tuple(_split(text))


@lru_cache(maxsize=4)
def words_of_text(text: str) -> tuple[Word, ...]:
    """The same of a whole text, which several rules go through one after another."""
    return words_of(text)


def _split(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        word = match.group()
        yield Word(match.start(), match.end(), word, plain(word))


def adjoin(text: str, first: Word, second: Word) -> bool:
    """Whether two words stand side by side: a space, a hyphen or an apostrophe between them."""
    gap = text[first.end : second.start]
    return _GAP.match(gap) is not None and _BORDER.search(gap) is None


def fits(alias: Alias, words: tuple[Word, ...]) -> bool:
    """Whether a row of words is the alias, capitals included."""
    return len(words) == len(alias.words) and all(
        word.plain == want and capitals_fit(word.text, capital)
        for word, want, capital in zip(words, alias.words, alias.capitals, strict=True)
    )


def capitals_fit(text: str, capital: str) -> bool:
    """Whether a word is written with the capitals that its place in a name asks for."""
    if capital == "all":
        return text.upper() == text
    return capital == "any" or not text[0].islower()


def _capital(word: str) -> str:
    letters = [c for c in word if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return "all"
    return "first" if word[:1].isupper() else "any"


def _alias(name: str, entry: str, *, shy: bool) -> Alias:
    parts = words_of(name)
    return Alias(
        tuple(w.plain for w in parts), tuple(_capital(w.text) for w in parts), entry, shy=shy
    )


@cache
def load_registry() -> Registry:
    """The packaged registry."""
    source = files("recount") / "resources" / "parties.toml"
    data = tomllib.loads(source.read_text("utf-8"))
    entries = {f"state-{code}": _state(code, row) for code, row in data["states"].items()}
    entries |= {key: _entry(key, row) for key, row in data["groups"].items()}
    adjectives = [
        _alias(word, f"state-{code}", shy=False)
        for code, row in data["states"].items()
        for word in row["adjectives"]
    ]
    states = [
        _alias(word, f"state-{code}", shy=False)
        for code, row in data["states"].items()
        for word in (row["name"], *row.get("names", ()))
    ]
    return Registry(
        entries,
        _by_first(list(_aliases(data))),
        _by_first(adjectives),
        _by_first(states),
        _generics(data["generic"]),
        Forces(**{name: frozenset(row) for name, row in data["forces"].items()}),
    )


def _state(code: str, row: dict[str, Any]) -> Entry:
    return Entry(f"state-{code}", row["name"], PartyKind.STATE_FORCE, countries=(code,))


def _entry(key: str, row: dict[str, Any]) -> Entry:
    return Entry(
        key,
        row["name"],
        PartyKind(row.get("kind", "rebel_group")),
        row.get("of"),
        tuple(row.get("in", ())),
        row.get("role"),
        row.get("local", False),
    )


def _aliases(data: dict[str, Any]) -> Iterator[Alias]:
    doubtful, sure = (frozenset(data["context"][kind]) for kind in ("words", "sure"))
    for key, row in data["groups"].items():
        stands_for = row.get("same_as", key)
        names = row["aliases"] if stands_for != key else [row["name"], *row["aliases"]]
        for name in dict.fromkeys(names):
            short = _capital(name) == "all" and len(plain(name)) <= 4 and name not in sure
            yield _alias(name, stands_for, shy=bool(row.get("in")) and (short or name in doubtful))


def _by_first(aliases: list[Alias]) -> dict[str, tuple[Alias, ...]]:
    found: dict[str, list[Alias]] = {}
    for alias in aliases:
        found.setdefault(alias.words[0], []).append(alias)
    return {
        first: tuple(sorted(rows, key=lambda a: (-len(a.words), a.words, a.entry)))
        for first, rows in found.items()
    }


def _generics(data: dict[str, Any]) -> dict[str, tuple[Generic, ...]]:
    found: dict[str, list[Generic]] = {}
    for family, row in data.items():
        for phrase in row["words"]:
            words = tuple(w.plain for w in words_of(phrase))
            made = Generic(words, family, row["resolve"], PartyKind(row["kind"]))
            found.setdefault(words[0], []).append(made)
    return {
        first: tuple(sorted(rows, key=lambda g: (-len(g.words), g.words)))
        for first, rows in found.items()
    }
