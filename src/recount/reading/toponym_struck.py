"""Names on no list that are places by what was done to them, or by what follows them.

"Raided X and took six girls", "attacked X in Y", "an attack by militants on X, Y state", "X, where
three were killed", "the road between X and Y".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from recount.places.records import Place, Sort
from recount.reading.lexicon import lexicon
from recount.reading.parties_registry import load_registry, words_of
from recount.reading.tables import is_head
from recount.reading.toponym_scene import CAPITAL, Scene, Stretch
from recount.reading.toponym_words import (
    BODIES,
    INNER,
    NOT_PLACES,
    OF_INSTITUTIONS,
    PREPOSITIONS,
    STRUCK,
    TURNS_AWAY,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_TOWN = 1_000  # inhabitants of a town that is known by its name alone
LONGEST = 4  # words of such a name
REACH = 160  # characters around a name that are looked at
_OF_ANYBODY = frozenset(
    {"attacked", "hit", "struck", "burned", "assaulted", "targeted", "captured", "seized"}
)
"""What is done to persons and bodies as often as to places."""
_FROM_AFAR = frozenset({"shelled", "bombarded", "bombed"})
"""What is done to no person: whoever bears a town's name is the town."""
_INSTITUTIONS = BODIES - {"town", "city", "area", "district"} | TURNS_AWAY | OF_INSTITUTIONS
_NO_TOWNS = _INSTITUTIONS | NOT_PLACES
_HELD = frozenset({"repel", "repulse", "rebuff", "withstand"})
_VILLAGES = frozenset({"village", "town", "hamlet", "township", "settlement", "locality"})
_UNFIT = frozenset({"NORP", "DATE", "TIME", "EVENT", "LAW", "LANGUAGE", "MONEY", "PRODUCT"})
_LARGE = frozenset({Sort.COUNTRY, Sort.PROVINCE, Sort.DISTRICT})
_NAME = r"[^\W\d_a-z][\w'’-]*"
_IN = re.compile(rf",?\s+in\s+(?:the\s+)?(?P<name>{_NAME}(?:[ -]{_NAME}){{0,3}})")
_OF = re.compile(rf",\s+(?:in\s+)?(?P<name>{_NAME}(?:[ -]{_NAME}){{0,3}})")
_OFF_ANOTHER = re.compile(
    r",\s+(?:(?:about|around|some|just)\s+)?(?:\d+\s*(?:km|kilomet(?:er|re)s|miles)\s+)?"
    r"(?:(?:to\s+the\s+)?(?:north|south)?-?(?:north|south|east|west)\s+of|near|outside)\s+"
    rf"(?:the\s+(?:city|town)\s+of\s+)?{_NAME}"
)
_WHERE = re.compile(r"\s*,\s+where\b")
_DONE_THERE = re.compile(
    r",?\s+(?:and\s+)?(?:kill|burn|loot|abduct|kidnap|torch|shoot|behead|set|carr|tak|seiz"
    r"|wound|injur|maim|leav|damag|destroy|displac|forc)\w*\b"
    r"|,?\s+(?:on|at|early|late|yesterday|overnight|last|with|from|for|this)\b|[.;]",
)
_HARMED = re.compile(
    r"\b(?:kill|wound|injur|abduct|kidnap|burn|loot|behead)\w+\s+(?:at\s+least\s+|about\s+)?"
    r"(?!him\b|her\b|them\b)(?:\d|[a-z]+\s+[a-z]+s\b|[a-z]+\s+people\b)"
)
"""What is done to a village and not to one person: "killing three guards"."""
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+(?:villages|towns)\s+of\s+)?$")
_AFTER_AND = re.compile(rf"\bbetween\s+{_NAME}(?:[ -]{_NAME}){{0,3}}\s+and\s+$")
_AND = re.compile(rf"\s+and\s+{_NAME}")
_ON_THE_WAY = re.compile(
    r"\b(?:road|highway|axis|route|track|way|stretch|border|forests?|hills|villages|towns)\s+"
    r"between\s"
)


_MISSILES = (
    r"(?:drones?|missiles?|rockets?|shells?|air\s?strikes?|strikes?|artillery|shelling|bombs?"
    r"|mortars?|explosions?|blasts?|bombings?|bombardment)"
)
_WAS = (
    rf"(?:\s+and\s+{_NAME})?\s+(?:was|were|(?:has|have|had)\s+been)\s+"
    r"(?:[a-z]+ly\s+|again\s+|also\s+|being\s+)?"
)
_SHELLED = re.compile(
    rf"{_WAS}(?:shelled|bombed|bombarded)\b(?!\s+with\s+[a-z]+s\b)"
    rf"|(?:\s+and\s+{_NAME})?\s+(?:came|come)\s+under\s+(?:[a-z]+\s+)?"
    r"(?:(?:air|rocket|mortar|artillery|missile|drone|shell|tank)\s+(?:fire|attack)"
    r"|shelling|bombardment)\b"
)
"""What is done to a town that stands before the verb, and to no person."""
_HIT_BY = re.compile(
    rf"{_WAS}(?:hit|struck|rocked|pounded|targeted)\s+(?:again\s+)?(?:by|with)\s+"
    rf"(?:[\w-]+\s+){{0,3}}{_MISSILES}\b"
)
"""What is done to a town, and to a person too."""
_HEAD = re.compile(
    rf"^[ \t•*–-]*(?P<name>{_NAME}(?:[ -]{_NAME}){{0,2}})"
    r"(?:\s+(?:district|region|province|city))?:\s",
    re.MULTILINE,
)


def heads_a_line(scene: Scene, stretch: Stretch) -> bool:
    """ "Chornavka: two dead" beside "Kherson: a woman was hurt": lines headed by their places."""
    name = scene.text(stretch)
    if scene.after(stretch) != ":" or name.isupper() or is_head(name):
        return False
    start = scene.doc[stretch.start].idx
    heads = list(_HEAD.finditer(scene.whole))
    if not any(head.start("name") == start for head in heads):
        return False
    others = [head["name"] for head in heads if head.start("name") != start]
    named = any(scene.bearers(other) for other in others if not is_head(other))
    return named and not _is_party(name)


def is_struck(scene: Scene, stretch: Stretch) -> bool:
    """Whether what was done there, or what follows, shows a name to be a place's: "raided X",
    "X was shelled"."""
    if not _may_be_struck(scene, stretch):
        return False
    end = _end(scene, stretch)
    if _is_subject(scene, stretch, end):
        return True
    if scene.after(stretch) in _VILLAGES and _is_object(scene, stretch):
        return True
    if any(t.ent_type_ in _UNFIT for t in scene.doc[stretch.start : stretch.end]):
        return False
    if _WHERE.match(scene.whole, end) or _is_off_another(scene, stretch, end):
        return True
    if _is_object(scene, stretch):
        return _is_of_places(scene, stretch, end)
    if _is_attacked_on(scene, stretch):
        placed = _is_placed(scene, _OF, end) or _is_placed(scene, _IN, end)
        return placed or _is_repelled(scene, stretch)
    return _is_between(scene, stretch, end)


def is_town_struck(scene: Scene, stretch: Stretch, bearers: Sequence[Place]) -> bool:
    """ "Repelled an attack on X", "attacked X on Sunday": a town of that name, and no person or
    body that the text names so elsewhere."""
    if not any(b.is_main_name and b.population >= LEAST_TOWN for b in bearers):
        return False
    from_the_air = _is_struck_from_the_air(scene, stretch)
    if not (from_the_air or _is_object(scene, stretch) or _is_attacked_on(scene, stretch)):
        return False
    if scene.text(stretch) in scene.surnames or not _may_be_struck(scene, stretch):
        return False
    if from_the_air or scene.before(stretch.start) in _FROM_AFAR:
        return True  # "the enemy shelled X, nobody was hurt"
    return _DONE_THERE.match(scene.whole, _end(scene, stretch)) is not None


def _is_subject(scene: Scene, stretch: Stretch, end: int) -> bool:
    """ "X was shelled", "X came under rocket fire", "X was hit by two missiles"."""
    if _SHELLED.match(scene.whole, end):
        return True
    hit = _HIT_BY.match(scene.whole, end)
    if hit is None or scene.is_large(scene.text(stretch)):
        return hit is not None
    person = any(t.ent_type_ == "PERSON" for t in scene.doc[stretch.start : stretch.end])
    return not person and _IN.match(scene.whole, hit.end()) is None


def _is_off_another(scene: Scene, stretch: Stretch, end: int) -> bool:
    """ "Hit X, south of Y", "a strike on X, near Y": whatever lies somewhere is a place."""
    violent = _is_object(scene, stretch) or _is_attacked_on(scene, stretch)
    return violent and _OFF_ANOTHER.match(scene.whole, end) is not None


def _may_be_struck(scene: Scene, stretch: Stretch) -> bool:
    """A whole run of capitalised words that names no body, no force and no person known."""
    if CAPITAL.match(scene.after(stretch)) or not scene.is_begun(stretch.start):
        return False
    tokens = scene.doc[stretch.start : stretch.end]
    if tokens[0].lower_ in PREPOSITIONS and len(tokens) > 1 and tokens[0].is_sent_start:
        return False  # "In X, where four died"
    names = [t for t in tokens if CAPITAL.match(t.text)]
    small = [t for t in tokens if t.is_alpha and t not in names]
    if len(names) > LONGEST or scene.text(stretch).isupper():
        return False
    if any(t.lower_ in _NO_TOWNS for t in names):
        return False
    if any(t.lower_ not in INNER for t in small) or scene.after(stretch) in ("'s", "’s"):
        return False
    return not _is_party(scene.text(stretch)) and not _is_named_alone(scene, stretch)


def _is_named_alone(scene: Scene, stretch: Stretch) -> bool:
    """Whether the last word of a name stands elsewhere without the others, as a surname does."""
    last, lead = scene.doc[stretch.end - 1].text, scene.doc[max(0, stretch.end - 2)].text
    alone = stretch.end - stretch.start > 1
    if not alone:
        return last in scene.surnames
    if lead.lower() in _ARTICLES and scene.bearers(scene.text(stretch)):
        return False  # "Al Rastan" and "the Rastan volunteers"
    return any(before != lead for before in scene.leads[last])


def is_group(name: str) -> bool:
    """Whether a name is that of an armed group, and of no place."""
    words = _plain_words(name)
    aliases = load_registry().aliases.get(words[0], ()) if words else ()
    return any(alias.words == words for alias in aliases)


def _is_party(name: str) -> bool:
    """Whether the name of a party begins as this one does."""
    words, registry = _plain_words(name), load_registry()
    if not words or words[0] in registry.adjectives:
        return True
    aliases = registry.aliases.get(words[0], ())
    if words[0] in _ARTICLES:  # "Al Rastan" begins as "Al Shabaab" does
        return any(alias.words[:2] == words[:2] for alias in aliases)
    return bool(aliases)


_ARTICLES = frozenset({"al", "el", "the"})


@lru_cache(maxsize=4096)
def _plain_words(name: str) -> tuple[str, ...]:
    return tuple(word.plain for word in words_of(name))


def _is_object(scene: Scene, stretch: Stretch) -> bool:
    return scene.before(stretch.start) in STRUCK


def _is_of_places(scene: Scene, stretch: Stretch, end: int) -> bool:
    """ "Raided X": a place; "attacked X" if it lies somewhere, or something was done there."""
    labels = {t.ent_type_ for t in scene.doc[stretch.start : stretch.end]}
    if scene.before(stretch.start) not in _OF_ANYBODY:
        return (
            "ORG" not in labels
            or len(labels) > 1
            or _DONE_THERE.match(scene.whole, end) is not None
        )
    if _is_placed(scene, _IN, end):
        return "PERSON" not in labels or _HARMED.search(_rest(scene, end)) is not None
    return _is_placed(scene, _OF, end) or (
        labels.isdisjoint({"ORG", "PERSON"}) and _DONE_THERE.match(scene.whole, end) is not None
    )


def _rest(scene: Scene, end: int) -> str:
    """The rest of the sentence."""
    return re.split(r"[.;!?]\s|\n", scene.whole[end : end + REACH])[0]


def _is_placed(scene: Scene, joint: re.Pattern[str], end: int) -> bool:
    """Whether a known district, province or country, or behind "in" a town, follows."""
    found = joint.match(scene.whole, end)
    words = found["name"].split() if found else []
    names = (" ".join(words[:last]) for last in range(len(words), 0, -1))
    if joint is _IN:
        return any(scene.bearers(name) for name in names)
    return any(bearer.sort in _LARGE for name in names for bearer in scene.bearers(name))


def _is_attacked_on(scene: Scene, stretch: Stretch) -> bool:
    """ "An attack by militants on X", "a raid on X": violence goes to the name."""
    prep = scene.doc[stretch.start - 1] if stretch.start > 0 else None
    if prep is None or prep.lower_ not in ("on", "upon", "against"):
        return False
    above: list[Token] = [prep.head, *prep.head.ancestors]
    return any(t.pos_ == "NOUN" and t.lemma_.lower() in lexicon().event_nouns for t in above[:4])


def _is_struck_from_the_air(scene: Scene, stretch: Stretch) -> bool:
    """ "An airstrike on X, according to residents", "air raids on X"."""
    if scene.before(stretch.start) != "on":
        return False
    noun = scene.before(stretch.start - 1)
    by_air = scene.before(stretch.start - 2) == "air" and noun in ("strike", "strikes")
    return by_air or noun in ("airstrike", "airstrikes", "raids")


def _is_repelled(scene: Scene, stretch: Stretch) -> bool:
    """ "Repelled an attack on X": what is held against an attack, nobody's name."""
    above = [t.lemma_.lower() for t in scene.doc[stretch.start - 1].ancestors]
    return any(lemma in _HELD for lemma in above[:3])


def is_bombarded(scene: Scene, stretch: Stretch) -> bool:
    """ "Shelling of X", "the bombardment of X", "rocket fire on X": nobody is called so."""
    lead = scene.before(stretch.start)
    return lead in ("of", "on") and scene.before(stretch.start - 1) in _BOMBARDING


_BOMBARDING = frozenset({"shelling", "bombardment", "bombing", "bombings", "siege", "storming",
                         "fire"})  # fmt: skip


def _is_between(scene: Scene, stretch: Stretch, end: int) -> bool:
    start = scene.doc[stretch.start].idx
    before = scene.whole[max(0, start - REACH) : start]
    labels = {t.ent_type_ for t in scene.doc[stretch.start : stretch.end]}
    first = _BETWEEN.search(before) and _AND.match(scene.whole, end)
    if not first and not _AFTER_AND.search(before):
        return False
    return _ON_THE_WAY.search(before) is not None or labels.isdisjoint({"ORG", "PERSON"})


def _end(scene: Scene, stretch: Stretch) -> int:
    token = scene.doc[stretch.end - 1]
    return int(token.idx) + len(token.text)
