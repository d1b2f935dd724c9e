"""Names that no list of places holds, and that the words around them show to be places.

"The X area", "at X in western Niger", "the villages of X and Y", "19 in X": villages of war are on
few lists, and a model that has never seen them takes them for persons or organisations.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recount.places.records import Sort
from recount.reading.hands import deed_words
from recount.reading.lexicon import lexicon
from recount.reading.toponym_hints import KINDS
from recount.reading.toponym_scene import CAPITAL, PLACE_LABELS, TELLING_KINDS, Scene, Stretch
from recount.reading.toponym_words import (
    BODIES,
    INNER,
    LANDS_AFTER,
    LANDS_OF,
    NOT_PLACES,
    OF_INSTITUTIONS,
    PREPOSITIONS,
    STRUCK,
    TURNS_AWAY,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

OWNERS = frozenset({"'s", "’s", "'", "’"})
LONGEST = 3  # words of such a name, small ones aside
_UNFIT_LABELS = frozenset({
    "DATE", "TIME", "EVENT", "LAW", "LANGUAGE", "MONEY", "PERCENT", "CARDINAL", "ORDINAL",
    "QUANTITY",
})  # fmt: skip
_BODY_LABELS = frozenset({"ORG", "NORP", "PRODUCT", "WORK_OF_ART", "PERSON", "FAC"})
_GENITIVES = frozenset({"ka", "ke", "ki"})
_BEFORE = frozenset({"in", "at", "near", "on", "around", "outside", "from", "to", "inside"})
_JOINING = INNER - {"of", "on", "the", "upon", "sous", "sur", "bin", "ben", "ibn"}
_COMPASS = r"(?:(?:north|south|mid)[- ]?)?(?:north|south|east|west|centr)(?:ern|al)?"
_NAME = r"[^\W\d_a-z][\w'’-]*"
_OUTER = re.compile(
    rf"\s*(?P<joint>,?\s+in|,)\s+(?:the\s+)?(?:{_COMPASS}\s+)?"
    rf"(?P<name>{_NAME}(?:[ -]{_NAME}){{0,3}})"
    r"(?:\s+(?P<kind>[a-z]+))?"
)
_PLURALS = "|".join(
    sorted({kind for kind in TELLING_KINDS | LANDS_OF if kind.endswith("s")}, key=len, reverse=True)
)
_LIST = re.compile(
    rf"\b(?:{_PLURALS})\s+of\s+(?:{_NAME}(?:\s{_NAME})*\s*(?:,\s*(?:and\s+)?|\band\s+))+$"
)
_AT_DISTANCE = re.compile(
    r"\s*,\s+(?:(?:some|about|around|approximately|roughly|nearly)\s+)?\d[\d.,]*\s*"
    r"(?:km|kilomet(?:er|re)s?|miles?)\s+(?:to\s+the\s+)?(?:north|south|east|west|from|outside)",
    re.IGNORECASE,
)
_SAID_WHAT = re.compile(
    rf"\s*,\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}?(?:{'|'.join(sorted(TELLING_KINDS))}|settlement)\b"
)
_DAY = r"(?:\w+day|\d{1,2}\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2})"
_TOLL_BEHIND = re.compile(
    rf"(?:,?\s+(?:on\s+)?{_DAY})?\s*\((?:at\s+least\s+|some\s+|about\s+)?(?:[a-z]+|\d+)\s+"
    r"(?:[\w-]+\s+){0,2}?(?:dead|killed|deaths?|fatalities|wounded|injured|hurt|casualties)\b"
)
_LISTING = frozenset({",", ";", ":", "and", "on"})
_TOWN_IN = re.compile(
    r"\s*,\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}?(?:town|village|city|hamlet|settlement)\s+"
    r"(?:in|of|near|on|about|some|\d+)\b"
)
_WENT_FOR = frozenset({"attacked", "stormed", "raided", "entered", "invaded", "overran", "seized",
                       "captured", "reached", "ambushed", "torched", "struck", "hit"})  # fmt: skip
_INSTITUTIONS = BODIES | TURNS_AWAY | OF_INSTITUTIONS | NOT_PLACES | {"chambers", "hall", "schools"}
_HOLDERS = frozenset({Sort.COUNTRY, Sort.PROVINCE})
_LANDED_ON = frozenset({"on", "into"})
_FALLING = frozenset({"fall", "land", "rain", "crash", "fire", "drop"})
_PLACING = frozenset({"in", "at", "near", "outside", "around"})
_OF_FORCES = frozenset({"operation", "exercise", "battalion", "brigade", "division", "regiment"})
_NAMING = frozenset({"called", "named", "known"})
_SPOTS = frozenset({"place", "location", "spot", "point", "area"})
_MORE_KINDS = frozenset({"community", "tehsil", "settlement", "locality", "barangay", "camp"})
_DEEDS = ("sending", "hitting", "assaulting", "entering", "stopping", "ramming")
_KINDS_BEFORE = frozenset({"area", "village", "locality", "tehsil", "hamlet", "commune"})
_TOWNS = frozenset({"city", "town", "village"})
_TAKING = frozenset({"abduct", "kidnap", "snatch"})
_OF_A_FIRM = frozenset({"worker", "employee", "staff", "contractor", "engineer", "member"})
SHORTEST = 4  # letters of a name that the model does not know for one
_NEAR, _NEAR_ABOVE = 4, 4  # words between a name and its preposition, words above it in the grammar
REACH = 120  # characters before a name that are looked at for the head of a list


def is_told_unknown(scene: Scene, stretch: Stretch) -> bool:
    """Whether an unknown name is shown to be a place by the words around it."""
    if _is_of_village(scene, stretch):
        return True
    if not _may_be_unknown(scene, stretch):
        return False
    return (
        _is_in_list(scene, stretch)
        or _is_the_area(scene, stretch)
        or _is_behind_its_kind(scene, stretch)
        or is_in_known(scene, stretch)
        or _is_set_down(scene, stretch)
        or is_scene_of(scene, stretch)
        or _is_taken_from(scene, stretch)
        or _is_said_what(scene, stretch)
        or _is_a_community(scene, stretch)
        or is_so_called(scene, stretch)
        or _AT_DISTANCE.match(scene.whole, _end(scene, stretch)) is not None
    )


def _is_of_village(scene: Scene, stretch: Stretch) -> bool:
    """ "The farmers of Dan Gobir Village in Y", with a capital: no person is called so."""
    if scene.after(stretch) not in _FORMAL_VILLAGES or not scene.is_begun(stretch.start):
        return False
    if scene.before(stretch.start) not in _BEFORE | {"of", "into"}:
        return False
    tokens = scene.doc[stretch.start : stretch.end]
    last = stretch.end + 1
    goes_on = last < len(scene.doc) and CAPITAL.match(scene.doc[last].text) is not None
    names = all(t.pos_ == "PROPN" and CAPITAL.match(t.text) for t in tokens)
    return names and not goes_on and not any(t.lower_ in _INSTITUTIONS for t in tokens)


_FORMAL_VILLAGES = frozenset({"Village", "Town", "Hamlet", "Township", "Community"})


def has_toll_behind(scene: Scene, stretch: Stretch) -> bool:
    """ "Attacked X on Sunday (five dead), Y on Monday (three dead)", "Y, 5 June (2 killed)"."""
    listed = scene.before(stretch.start) in _LISTING | _WENT_FOR
    return listed and _TOLL_BEHIND.match(scene.whole, _end(scene, stretch)) is not None


def is_so_called(scene: Scene, stretch: Stretch) -> bool:
    """ "In a nearby village called X", "at a place known as X"."""
    at = stretch.start
    known = scene.before(at) == "as" and scene.before(at - 1) in _NAMING
    noun = at - 2 if known else at - 1
    named = known or scene.before(at) in _NAMING
    return named and scene.before(noun) in TELLING_KINDS | _MORE_KINDS | _SPOTS


def _is_a_community(scene: Scene, stretch: Stretch) -> bool:
    """ "Went to X community", without the article of "in the Hazara community"."""
    is_led = scene.before(stretch.start) in _BEFORE | {"of", "into"}
    return is_led and scene.after(stretch) in _MORE_KINDS


def _is_said_what(scene: Scene, stretch: Stretch) -> bool:
    """ "In X, a village in the east": the next words say what it is."""
    if scene.before(stretch.start) in _WENT_FOR and is_said_a_town(scene, stretch):
        return True
    is_led = scene.before(stretch.start) in _BEFORE | STRUCK
    return is_led and _SAID_WHAT.match(scene.whole, _end(scene, stretch)) is not None


def is_said_a_town(scene: Scene, stretch: Stretch) -> bool:
    """ "Attacked X, a town in the east", and no "X, a village chief"."""
    return _TOWN_IN.match(scene.whole, _end(scene, stretch)) is not None


def _may_be_unknown(scene: Scene, stretch: Stretch) -> bool:
    """A whole run of proper nouns, not an acronym, an owner or a date."""
    follower = scene.after(stretch)
    if CAPITAL.match(follower) or follower in OWNERS or not scene.is_begun(stretch.start):
        return False
    if scene.text(stretch).isupper():
        return False
    tokens = scene.doc[stretch.start : stretch.end]
    names = [token for token in tokens if CAPITAL.match(token.text)]
    small = [token for token in tokens if token not in names and token.is_alpha]
    if names[-1].lower_ in lexicon().event_nouns:
        return False  # "30 killed in Boko Haram Attack in Cameroon"
    if names[-1].lower_ in KINDS or any(token.lower_ not in _JOINING for token in small):
        return False
    is_fit = all(_is_named(token) and not _is_word(token) for token in names)
    return (
        is_fit
        and not any(token.ent_type_ in _UNFIT_LABELS for token in names)
        and (sum(token.is_alpha for token in names) <= LONGEST)
    )


def _is_named(token: Token) -> bool:
    labelled = token.ent_type_ in PLACE_LABELS | {"PERSON"}
    return token.pos_ == "PROPN" or labelled or _is_taken_for_a_thing(token)


def _is_taken_for_a_thing(token: Token) -> bool:
    """ "Four died in Dablo": a capital inside a sentence, behind a preposition and with no article
    or adjective, on a word that the model does not know for a name."""
    bare = token.tag_ == "NN" and token.dep_ == "pobj" and token.text.istitle()
    if not bare or token.is_sent_start or token.ent_type_ or len(token) < SHORTEST:
        return False
    return not any(t.i < token.i for t in token.children)


def _is_word(token: Token) -> bool:
    """Whether a capitalised word is a number or a doctrine: "Phase Two", "Marxism"."""
    return bool(token.like_num or token.lower_.endswith("ism"))


def _is_in_list(scene: Scene, stretch: Stretch) -> bool:
    """ "The villages of X and Y", for Y; "the hills of X", "12 km east of X"."""
    at = stretch.start
    if scene.is_land_of(at) or scene.is_off(at) or scene.is_side_of(at):
        return True
    start = scene.doc[stretch.start].idx
    return _LIST.search(scene.whole[max(0, start - REACH) : start]) is not None


def _is_the_area(scene: Scene, stretch: Stretch) -> bool:
    """ "In the X area", "near the X crossing", "the province's X city"."""
    if scene.after(stretch) in _TOWNS and scene.before(stretch.start) in OWNERS:
        return scene.before(stretch.start - 1) in KINDS
    if scene.after(stretch) not in LANDS_AFTER:
        return False
    if scene.before(stretch.start) in OWNERS:
        return True  # "the province's X forest"
    if scene.before(stretch.start) != "the" or scene.before(stretch.start - 1) not in _BEFORE:
        return False
    return not _is_known_way(scene, stretch)


def _is_known_way(scene: Scene, stretch: Stretch) -> bool:
    """ "On the X-Y road", of which both ends are known: two names."""
    dashes = {t.i for t in scene.doc[stretch.start : stretch.end] if t.text in ("-", "–")}
    if not dashes:
        return False
    at, last = min(dashes), max(dashes)
    ends = (Stretch(stretch.start, at), Stretch(last + 1, stretch.end))
    return all(scene.bearers(scene.text(end)) for end in ends if end.end > end.start)


def _is_behind_its_kind(scene: Scene, stretch: Stretch) -> bool:
    """ "In general area X", "in village X": the kind stands before the name, without "of"."""
    kind, lead = scene.before(stretch.start), scene.before(stretch.start - 1)
    return kind in _KINDS_BEFORE and lead in _BEFORE | {"general"}


def is_in_known(scene: Scene, stretch: Stretch) -> bool:
    """ "At X in western Niger", "on X in the Y region", where X is not also named as a person."""
    lead = scene.before(stretch.start)
    if lead not in _BEFORE | STRUCK or _is_named_alone(scene, stretch):
        return False
    if lead == "on" and _may_be_attacked(scene, stretch):
        return False
    found = _OUTER.match(scene.whole, _end(scene, stretch))
    if found is None:
        return False
    if found["kind"] in TELLING_KINDS:
        return True
    if found["joint"] == ",":  # "at X, Y" may be a list
        return False
    words = found["name"].split()
    return any(
        bearer.sort in _HOLDERS
        for end in range(len(words), 0, -1)
        for bearer in scene.bearers(" ".join(words[:end]))
    )


def _may_be_attacked(scene: Scene, stretch: Stretch) -> bool:
    """Whether "the attack on X" may be one on a body or on a person of one name."""
    labels = {token.ent_type_ for token in scene.doc[stretch.start : stretch.end]}
    is_single = stretch.end - stretch.start == 1
    return bool(labels & {"ORG", "NORP"}) or (is_single and "PERSON" in labels)


def is_scene_of(scene: Scene, stretch: Stretch) -> bool:
    """ "In a raid at X", "were shot in a classroom at X": where violence was, whatever the model
    takes the name for."""
    prep = _preposition_of(scene, stretch)
    if prep is None:
        return False
    tokens = scene.doc[stretch.start : stretch.end]
    if any(t.lower_ in _INSTITUTIONS | _OF_FORCES for t in tokens) or scene.text(stretch).isupper():
        return False
    small = {t.lower_ for t in tokens if t.is_alpha and not CAPITAL.match(t.text)}
    if tokens[0].lower_ in PREPOSITIONS or not small <= _JOINING - {"at"}:
        return False
    if not _is_named(tokens[-1]) or not _UNFIT_LABELS.isdisjoint(t.ent_type_ for t in tokens):
        return False
    above = [prep.head, *list(prep.head.ancestors)[:_NEAR_ABOVE]]
    return any(_is_violent(token) for token in above)


def _is_taken_from(scene: Scene, stretch: Stretch) -> bool:
    """ "Abducted 20 pupils from X", "those kidnapped from X on Monday": nobody is taken out of a
    person, but staff may be from a firm."""
    tokens = scene.doc[stretch.start : stretch.end]
    prep = tokens[-1].head
    if scene.before(stretch.start) != "from" or prep.lower_ != "from":
        return False
    verb = prep.head.head if prep.head.pos_ == "NOUN" else prep.head
    if verb.lemma_.lower() not in _TAKING or any(t.lower_ in _INSTITUTIONS for t in tokens):
        return False
    taken = [prep.head, *(t for t in verb.children if t.dep_ in ("dobj", "nsubjpass"))]
    return all(t.lemma_.lower() not in _OF_A_FIRM for t in taken)


def _preposition_of(scene: Scene, stretch: Stretch) -> Token | None:
    """The preposition of place whose object a whole name is, alone or before what it is: "at X",
    "in the X community"."""
    last, at = scene.doc[stretch.end - 1], stretch.start
    if not scene.is_begun(at) or CAPITAL.match(scene.after(stretch)):
        return None
    noun = last if last.dep_ == "pobj" else last.head
    is_kind = noun.lower_ in LANDS_AFTER | TELLING_KINDS or noun.lower_ in _MORE_KINDS
    is_kind = is_kind or (noun.pos_ == "PROPN" and scene.after(stretch) == ",")  # its address
    if noun.dep_ != "pobj" or (noun != last and not (is_kind and noun.i - last.i < _NEAR)):
        return None
    prep = noun.head
    falls = prep.lower_ in _LANDED_ON and prep.head.lemma_.lower() in _FALLING
    led = (prep.lower_ in _PLACING or falls) and at - prep.i <= _NEAR
    return prep if led else None


def _is_violent(token: Token) -> bool:
    words, lemma = lexicon(), token.lemma_.lower()
    if token.pos_ == "NOUN":
        return lemma in words.event_nouns or lemma in words.weapon_types
    if token.pos_ not in ("VERB", "AUX"):
        return False
    harms = (h.verbs | h.intransitive for h in words.harms.values())
    deeds = deed_words()
    hit = any(lemma in deeds[f"verbs.{kind}"] for kind in _DEEDS)
    off = lemma == "go" and any(t.lower_ == "off" for t in token.children)
    return hit or off or lemma in words.event_verbs or any(lemma in verbs for verbs in harms)


def _is_set_down(scene: Scene, stretch: Stretch) -> bool:
    """ "19 in X": directly after "in", or after "at" where the model sees no body or person."""
    lead = scene.before(stretch.start)
    tokens = scene.doc[stretch.start : stretch.end]
    if any(token.lower_ in _INSTITUTIONS for token in tokens) or _is_numbered(scene, stretch):
        return False
    labels = {token.ent_type_ for token in tokens}
    if lead == "in" and len(tokens) == 1:
        labels -= {"ORG"}
    if any(token.lower_ in _GENITIVES for token in tokens):  # no person and no body is so called
        labels -= {"ORG", "PERSON"}
    beside = lead in {"near", "around", "outside"} and labels <= {"GPE", "LOC"}
    return (lead in {"in", "at"} or beside) and not labels & _BODY_LABELS


def _is_numbered(scene: Scene, stretch: Stretch) -> bool:
    """Whether a number follows: "Class 3A", "Block 8"."""
    return scene.after(stretch)[:1].isdigit()


def _is_named_alone(scene: Scene, stretch: Stretch) -> bool:
    """Whether the last of several words stands elsewhere alone, as a surname does."""
    last = scene.doc[stretch.end - 1].text
    return stretch.end - stretch.start > 1 and any(
        token.text == last and not CAPITAL.match(scene.before_as_written(token.i))
        for token in scene.doc
    )


def _end(scene: Scene, stretch: Stretch) -> int:
    token = scene.doc[stretch.end - 1]
    return int(token.idx) + len(token.text)
