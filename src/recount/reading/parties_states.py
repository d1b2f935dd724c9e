"""States as parties: "the Israeli military", "American airstrikes", "Russia bombed".

A country's name in itself is a place; it is a party where its forces or its acts are spoken of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recount.reading.parties_registry import Alias, Page, Registry, Word

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 7  # words between a state's adjective and the noun of its forces

ON_THE_SPOT = frozenset({"attack", "raid", "bombing", "ambush", "assault", "massacre", "bomb"})
"""What somebody does at a place, and aircraft and guns from afar do not."""
NO_FORCES = frozenset({"state-PS"})  # "Palestinian rockets" are not the Authority's


@dataclass(frozen=True, slots=True)
class StateMention:
    """A state's forces named at these offsets; `head` is a token's index."""

    start: int
    end: int
    entry: str
    head: int


def find_states(page: Page) -> Iterator[StateMention]:
    """The states that act in the text, in order."""
    i = 0
    while i < len(page.words):
        alias, adjective = _state_at(page, i)
        if alias is None:
            i += 1
            continue
        last = i + len(alias.words) - 1
        found = _forces(page, (i, last), alias.entry) or _forces_of(page, (i, last), alias.entry)
        if found is None and not adjective:
            found = _actor(page, page.words[i], page.words[last], alias.entry)
        if found:
            yield found
        i = last + 1


def _state_at(page: Page, i: int) -> tuple[Alias | None, bool]:
    """The longest name or adjective of a state that begins at word `i`; whether an adjective."""
    best: tuple[Alias | None, bool] = (None, False)
    tables = ((page.registry.states, False), (page.registry.adjectives, True))
    for table, adjective in tables:
        for alias in table.get(page.words[i].plain, ()):
            longer = best[0] is None or len(alias.words) > len(best[0].words)
            if longer and page.alias_at(i, alias):
                best = (alias, adjective)
    return best


def _forces(page: Page, at: tuple[int, int], entry: str) -> StateMention | None:
    """The state's forces or acts in the noun phrase that its name opens.

    The span ends with the noun of the forces; with the state's own name where another is joined
    to it ("Afghan and coalition forces") or where an act follows at once ("American airstrikes").
    """
    name = (page.words[at[0]], page.words[at[1]])
    noun: Word | None = None
    acts = frozenset() if entry in NO_FORCES else page.registry.forces.acts
    if _is_where(page, at):
        acts -= ON_THE_SPOT
    for word in _phrase(page, at[1]):
        lemma = _singular(word.plain)
        if noun and "," in page.text[noun.end : word.start]:
            break  # "by Syrian forces, soldiers were killed"
        if lemma in page.registry.forces.nouns:
            noun = word
        elif noun or lemma in acts:
            return _made(page, entry, name, noun)
        elif not _passes(page.registry, word):
            break
    return _made(page, entry, name, noun) if noun else None


def _is_where(page: Page, at: tuple[int, int]) -> bool:
    """ "Killed in a Mali attack", "Burkina Faso ambush": a land by its bare name says where it was,
    as "Malian" and "Mali's" do not."""
    first, last = page.words[at[0]], page.words[at[1]]
    long = at[1] - at[0] + 1
    same = [a for a in page.registry.adjectives.get(first.plain, ()) if len(a.words) == long]
    adjective = any(page.alias_at(at[0], alias) for alias in same)
    return not adjective and page.text[last.end : last.end + 1] not in ("'", "’")


def _forces_of(page: Page, at: tuple[int, int], entry: str) -> StateMention | None:
    """ "the army of the Russian Federation", "forces of Chad"."""
    before = [w.plain for w in page.words[max(0, at[0] - 2) : at[0]]]
    back = 2 if before[-1:] == ["the"] and before[-2:-1] == ["of"] else 1
    first = at[0] - back - 1
    if first < 0 or page.words[at[0] - back].plain != "of" or entry in NO_FORCES:
        return None
    noun, last = page.words[first], page.words[at[1]]
    nouns = page.registry.forces.nouns - {"government", "regime", "command", "guard"}
    if _singular(noun.plain) not in nouns or "." in page.text[noun.end : last.start]:
        return None
    head = page.doc.char_span(noun.start, noun.end, alignment_mode="expand")
    return StateMention(noun.start, last.end, entry, head.root.i) if head is not None else None


def _phrase(page: Page, last: int) -> Iterator[Word]:
    """The words after a state's name that may be of the same noun phrase."""
    previous = page.words[last]
    for at, word in enumerate(page.words[last + 1 : last + 1 + REACH]):
        between = page.text[previous.end : word.start]
        apart = at == 0 and "," in between and previous.plain not in page.registry.adjectives
        if apart:
            return  # "In Syria, coalition aircraft": where, and not whose
        theirs = at or between != "-" or word.plain not in page.registry.forces.not_theirs
        if not theirs or not _runs_on(between):
            return
        yield word
        previous = word


def _made(
    page: Page, entry: str, name: tuple[Word, Word], noun: Word | None
) -> StateMention | None:
    start, end = name[0].start, name[1].end
    joined = noun is None or "and" in page.text[end : noun.start].split()
    ends = end if joined or noun is None else noun.end
    span = page.doc.char_span(start, ends, alignment_mode="expand")
    if span is None:
        return None
    head = page.doc.char_span(noun.start, noun.end, alignment_mode="expand") if noun else span
    return StateMention(start, span.end_char, entry, (head or span).root.i)


def _runs_on(between: str) -> bool:
    """Whether a noun phrase may go on; a dash between blanks ends it, as in a dateline:
    "ZAMBOANGA, Philippines - A soldier"."""
    inside = between.strip(" \xa0")
    apart = inside in {"-", "–"} and between[0].isspace() and between[-1].isspace()
    return not apart and len(between) <= 3 and inside in {"", "-", "–", ",", "’", "'", "\n"}


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _passes(registry: Registry, word: Word) -> bool:
    """Whether a noun phrase may go on over this word to the noun of the forces."""
    plain = word.plain
    return (
        plain in registry.forces.between
        or plain in {"and", "s", "or", "coalition", "international", "other"}
        or plain in registry.adjectives
        or (word.text[:1].isdigit() and len(word.text) <= 2)
        or (word.text[:1].isupper() and word.text.isalpha() and len(word.text) <= 3)  # "F-16"
    )


def _actor(page: Page, first: Word, last: Word, entry: str) -> StateMention | None:
    """The state as the one who acts: subject of a verb of war or of saying, or after "by"."""
    span = page.doc.char_span(first.start, last.end, alignment_mode="expand")
    if span is None:
        return None
    root = _coordinated(span.root)
    verb = root.head
    subject = root.dep_ == "nsubj" and verb.lemma_.lower() in page.registry.forces.verbs
    agent = (
        root.dep_ == "pobj"
        and verb.lower_ == "by"
        and verb.dep_ in {"agent", "prep"}
        and verb.head.lemma_.lower() in page.registry.forces.verbs
    )
    return StateMention(first.start, last.end, entry, span.root.i) if subject or agent else None


def _coordinated(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.pos_ == "PROPN":
        token = token.head
    return token
