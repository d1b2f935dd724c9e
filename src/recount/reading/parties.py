"""Who is spoken of: armed actors by name, states by what their forces do, words that point back.

A party is named only where the text names it or points to one that it named; "gunmen" stay
nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recount.model.parties import Party, PartyKind
from recount.model.spans import Span
from recount.reading.parties_joint import find_joint
from recount.reading.parties_registry import (
    Alias,
    Page,
    Registry,
    Word,
    load_registry,
    stands_at,
    words_of_text,
)
from recount.reading.parties_states import find_states
from recount.reading.parties_words import (
    Around,
    find_generic,
    means_nothing_alone,
    resolve_generic,
)
from recount.reading.syntax import text_of
from recount.reading.triggers import word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

REACH = 300  # characters within which bare "militants" are those just spoken of

_BRANCH_NOUNS = frozenset(word_list("branch_nouns"))
_BRANCH_SIDES = frozenset(word_list("branch_sides"))


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A phrase that stands for a party; `head` is the index of its grammatical head in the Doc.

    `points_back` where the words alone name nobody ("the group"); the party's name is then that of
    an earlier mention, or None. `family` is the registry's word for such a phrase.
    """

    span: Span
    party: Party
    head: int
    points_back: bool = False
    family: str | None = None


def find_parties(doc: Doc) -> tuple[PartyMention, ...]:
    """Every party that the text speaks of, in order; a shorter mention inside a longer is dropped.

    Two that act as one ("Afghan and coalition forces") have a third mention for both, which holds
    theirs.
    """
    page = _page(doc)
    named = list(_named(page))
    taken = [(m.span.start, m.span.end) for m in named]
    for found in find_states(page):
        if not _inside(found.start, found.end, taken):
            span = Span.of(page.text, found.start, found.end)
            party = page.registry.entries[found.entry].party(span)
            named.append(PartyMention(span, party, found.head))
    taken = [(m.span.start, m.span.end) for m in named]
    generic = [
        PartyMention(
            g.span,
            Party(g.span.quote, None, None, g.generic.kind, g.span),
            g.head,
            points_back=True,
            family=g.generic.family,
        )
        for g in find_generic(page)
        if not _inside(g.span.start, g.span.end, taken)
    ]
    done = _resolved(page, sorted([*named, *generic], key=_place))
    joint = [
        PartyMention(j.span, j.party, j.head)
        for j in find_joint(page.text, [(m.party, m.head) for m in done])
    ]
    return tuple(sorted([*done, *joint], key=_place))


def _place(mention: PartyMention) -> tuple[int, int, int]:
    return mention.span.start, -mention.span.end, mention.head


def _page(doc: Doc) -> Page:
    # spaCy builds the text anew whenever it is asked for it.
    text = text_of(doc)
    words, registry = words_of_text(text), load_registry()
    countries, lands = _countries(text, words, registry), _lands(text, words, registry)
    return Page(doc, text, words, registry, countries, lands)


def localise(party: Party, country: str | None) -> Party:
    """The party as it is in a country (ISO 3166-1): a franchise's branch there, a state's forces
    abroad as an external force; otherwise the same."""
    if country is None or party.id is None:
        return party
    registry = load_registry()
    branch = registry.local(party.id, country)
    if branch:
        return replace(party, name=branch.name, id=branch.id)
    root = registry.root(party.id)
    if root and root.id.startswith("state-") and root.id != f"state-{country}":
        return replace(party, kind=PartyKind.EXTERNAL_FORCE)
    return party


def family_of(party: Party) -> tuple[str, ...]:
    """The ids of a party and of all it belongs to, nearest first: a branch, its franchise."""
    entries, found, at = load_registry().entries, [], party.id
    while at and at not in found:
        found.append(at)
        at = entries[at].of if at in entries else _franchise(at)
    return tuple(found)


def _franchise(branch: str) -> str | None:
    base = branch.rpartition("-")[0]
    entry = load_registry().entries.get(base)
    return base if entry and entry.local else None


def party_at(parties: tuple[PartyMention, ...], token: Token) -> PartyMention | None:
    """The party that a word stands for or is described by: "ISIS fighters", "the Israeli army",
    "fighters of the Taliban"; None where it names none."""
    own = [m for m in parties if m.span.start <= token.idx < m.span.end or m.head == token.i]
    if own:
        return min(
            own,
            key=lambda m: (m.points_back and m.party.name is None, m.head != token.i, -m.span.end),
        )
    near = [
        m
        for m in parties
        if any(m.head == d.i or m.span.start <= d.idx < m.span.end for d in _describers(token))
    ]
    return min(near, key=lambda m: (m.points_back, abs(m.head - token.i))) if near else None


def _describers(token: Token) -> list[Token]:
    """The words that say whose somebody is: adjectives, compounds, possessors, "of" and "from"."""
    found = [t for t in token.children if t.dep_ in {"compound", "amod", "poss", "nmod", "appos"}]
    for prep in token.children:
        if prep.dep_ == "prep" and prep.lower_ in {"of", "from", "with", "for"}:
            found += [t for t in prep.children if t.dep_ == "pobj"]
    return found + [t for one in found for t in one.children if t.dep_ in {"compound", "conj"}]


def _countries(text: str, words: tuple[Word, ...], registry: Registry) -> frozenset[str]:
    """The countries (ISO 3166-1) that a text names, by name or adjective."""
    found = set()
    for i, word in enumerate(words):
        for table in (registry.states, registry.adjectives):
            aliases = table.get(word.plain, ())
            found |= {a.entry[6:] for a in aliases if stands_at(text, words, i, a)}
    return frozenset(found)


def _lands(text: str, words: tuple[Word, ...], registry: Registry) -> frozenset[str]:
    """The countries whose forces or groups a text names beyond doubt: "the FARDC", "M23 rebels"."""
    found: set[str] = set()
    for i, word in enumerate(words):
        for alias in registry.aliases.get(word.plain, ()):
            own = registry.entries[alias.entry].countries
            if not alias.shy and len(own) == 1 and stands_at(text, words, i, alias):
                found |= set(own)
    return frozenset(found)


def _named(page: Page) -> Iterator[PartyMention]:
    i = 0
    while i < len(page.words):
        alias = _alias_at(page, i)
        if alias is None or _is_surname(page.doc, page.words[i], len(alias.words)):
            i += 1
            continue
        last = i + len(alias.words) - 1
        span = Span.of(page.text, page.words[i].start, page.words[last].end)
        entry = page.registry.entries[alias.entry]
        branch = _branch_country(page, last) if entry.local else None
        yield _mention(page.doc, span, localise(entry.party(span), branch))
        i = last + 1


def _alias_at(page: Page, i: int) -> Alias | None:
    """The longest name at a word; none where groups of two countries that the text names are
    called so."""
    found: Alias | None = None
    for alias in page.registry.aliases.get(page.words[i].plain, ()):
        if found is not None and alias.words != found.words:
            break
        if not page.alias_at(i, alias):
            continue
        lands = set(page.registry.entries[alias.entry].countries)
        if alias.shy and not (page.countries | page.lands) & lands:
            continue
        if found is not None and alias.entry != found.entry:
            return None if alias.shy else found
        found = alias
    return found


def _is_surname(doc: Doc, word: Word, length: int) -> bool:
    """Whether a group's one-word name is the last name of a person here: "Mr. Badr"."""
    if length > 1:
        return False
    span = doc.char_span(word.start, word.end, alignment_mode="expand")
    if span is None or span[0].ent_type_ != "PERSON" or span.start == 0:
        return False
    before = span[0].nbor(-1)
    return before.ent_type_ == "PERSON" and span[0].ent_iob_ == "I" and before.text[:1].isupper()


def _branch_country(page: Page, last: int) -> str | None:
    """The country in "ISIS fighters in southern Libya", "Islamic State in Yemen"."""
    words = page.words
    i = last + 1
    if i < len(words) and words[i].plain == "s":
        i += 1
    while i < len(words) and words[i].plain in _BRANCH_NOUNS:
        i += 1
    if i >= len(words) or words[i].plain not in {"in", "of"}:
        return None
    i += 1
    while i < len(words) and words[i].plain in _BRANCH_SIDES:
        i += 1
    if i >= len(words) or "." in page.text[words[last].end : words[i].start]:
        return None
    aliases = page.registry.states.get(words[i].plain, ())
    return next((a.entry[6:] for a in aliases if page.alias_at(i, a)), None)


def _mention(doc: Doc, span: Span, party: Party) -> PartyMention:
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    return PartyMention(span, party, _head(tokens) if tokens is not None else 0)


def _head(tokens: Tokens) -> int:
    """The index of a name's head noun, also where its parse hangs on a preposition."""
    if tokens.root.pos_ not in {"ADP", "DET", "PUNCT", "PART"}:
        return int(tokens.root.i)
    left = [t for t in tokens if t.dep_ not in {"compound", "det", "amod", "punct", "case"}]
    return int(left[0].i if left else tokens.start)


def _inside(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in taken)


def _resolved(page: Page, mentions: list[PartyMention]) -> tuple[PartyMention, ...]:
    """The mentions, those that point back given the name of what they point to."""
    done: list[PartyMention] = []
    for at, mention in enumerate(mentions):
        if not mention.points_back:
            done.append(mention)
            continue
        later = [m.party for m in mentions[at + 1 :] if not m.points_back]
        around = _around(page.text, mention, done, later)
        entry = resolve_generic(page.registry, mention, around, page.countries)
        party = mention.party
        if entry:
            party = replace(party, name=entry.name, id=entry.id, kind=entry.kind)
        elif _is_the_coalition(page, mention):
            party = replace(party, name="Coalition")
        if party.name or not means_nothing_alone(party.text):
            done.append(replace(mention, party=party))
    return tuple(done)


def _is_the_coalition(page: Page, mention: PartyMention) -> bool:
    """ "most sources blamed the Coalition": a capital inside a sentence makes it a name."""
    if mention.family != "coalition":
        return False
    head = page.doc[mention.head]
    words = [t for t in head.sent if t.lower_ == "coalition" and t.i > head.sent.start]
    return any(t.text == "Coalition" and mention.span.holds(_span_of(page, t)) for t in words)


def _span_of(page: Page, token: Token) -> Span:
    return Span.of(page.text, token.idx, token.idx + len(token))


def _around(
    text: str, mention: PartyMention, done: list[PartyMention], later: list[Party]
) -> Around:
    earlier = [m.party for m in done if m.party.name]
    start = mention.span.start
    near = [p for p in earlier if p.span and _in_reach(text[p.span.end : start])]
    before = text[max(0, start - 20) : start].casefold()
    more = any(word in before.split() for word in ("more", "other", "additional", "another"))
    return Around(tuple(earlier), tuple(later), tuple(near), more)


def _in_reach(between: str) -> bool:
    return len(between) < REACH and "\n" not in between.strip() and "\u2028" not in between.strip()
