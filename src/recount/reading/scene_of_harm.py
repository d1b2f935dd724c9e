"""Whether a place that is named can be where it happened: by what ties its name to the words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recount.model.places import PlaceLevel
from recount.reading.care import is_aftermath
from recount.reading.happenings import noun_type
from recount.reading.harm_roles import all_harm_verbs
from recount.reading.harm_verbs import DYING
from recount.reading.homes_of_people import is_home
from recount.reading.lexicon import lexicon
from recount.reading.pronouns import owner_before
from recount.reading.scene import PlacedName
from recount.reading.syntax import children, objects_of
from recount.reading.toponym_words import ABBREVIATIONS, COMPASS, LANDS_OF

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene

TO_PLACE = frozenset(
    {"in", "at", "near", "on", "around", "outside", "inside", "across", "within", "of",
     "between", "over", "along", "throughout", "off"}
)  # fmt: skip
STRIKING = frozenset(
    {"attack", "bomb", "shell", "bombard", "raid", "storm", "hit", "strike", "target", "pound",
     "assault", "besiege", "capture", "enter", "invade", "loot", "overrun", "recapture",
     "retake", "seize", "torch"}
)  # fmt: skip
QUARRELS = frozenset({"feud", "dispute", "conflict", "war", "violence", "talk", "tension"})
MOVING = frozenset({"take", "transfer", "fly", "rush", "airlift", "evacuate", "move", "carry",
                    "bring", "flee", "send", "deport", "escape", "withdraw", "retreat",
                    "return"})  # fmt: skip
BRANCHES = frozenset({"branch", "affiliate", "wing", "arm", "chapter", "offshoot", "franchise"})
OUTSKIRTS = frozenset({"outskirt", "suburb", "edge", "centre", "center", "part", "port", "island",
                       "governorate", "county", "state", "heart", "desert", "camp"})  # fmt: skip
SITES = frozenset({"area", "place", "location", "site", "village", "town", "city", "region",
                   "district", "province", "vicinity", "neighbourhood", "neighborhood", "airport",
                   "airfield", "airbase", "port", "harbour", "harbor", "locality", "hamlet",
                   "settlement", "suburb", "quarter", "commune", "municipality", "governorate",
                   "department", "prefecture", "oblast", "canton", "republic"})  # fmt: skip
HALLS = frozenset({"hall", "market", "bazaar", "barracks", "courthouse", "prison", "mosque"})
"""What a town has: "outside the town hall of X"."""
LIVING_THROUGH = frozenset({"record", "register", "see", "witness", "suffer", "experience"})
UNDER = frozenset({"fire", "gunfire", "shellfire", "shelling", "bombardment", "attack"})
BLOWS = frozenset({"shelling", "bombing", "bombardment", "storming", "pounding", "siege"})
SEATED = frozenset({"government", "authority", "administration", "parliament", "cabinet", "regime",
                    "embassy", "ministry"})  # fmt: skip
ORIGINS = frozenset({"origin", "root", "headquarters", "headquarter"})
"""Of a group "with origins in X"."""
HEADQUARTERS = frozenset({"headquarters", "headquarter"})
HAVING = frozenset({"have", "keep", "maintain", "establish", "move", "relocate", "with"})
BASED = frozenset({"operate", "base", "originate", "hail", "bear", "reside", "station", "garrison",
                   "headquarter", "billet"})  # fmt: skip
ENTERING = frozenset({"storm", "cross", "sweep", "burst", "break", "march", "ride",
                      "infiltrate", "pour", "rampage", "sneak"})  # fmt: skip
LEAVING = frozenset({"take", "come", "leave", "launch", "fire", "fly", "depart", "arrive", "travel",
                     "return", "advance", "withdraw", "retreat", "move", "set", "cross", "march",
                     "infiltrate", "head", "originate", "hail"})  # fmt: skip


def clause_verb(token: Token) -> Token:
    """The nearest verb that a word hangs from."""
    current = token
    while current.head != current and current.pos_ != "VERB":
        current = current.head
    return current


_BORDER = re.compile(r"\b(?:border|frontier)s?\s+with\s+(?:the\s+)?\Z", re.IGNORECASE)


def is_over_the_border(scene: Scene, place: PlacedName) -> bool:
    """ "Near the border with Nigeria": on this side of it."""
    is_land = place.named.level is PlaceLevel.COUNTRY
    return is_land and _BORDER.search(scene.text[: place.span.start]) is not None


def is_scene(scene: Scene, place: PlacedName) -> bool:
    """Whether the place says where, and not who ("Afghan forces", "Libya's capital") or how far
    from where ("600 miles south of Tripoli")."""
    tokens = scene.tokens_of(place.span)
    if not tokens or of_a_speaker(scene, place):
        return False
    if any(scene.party_at(t) is not None and not _only_place(scene, t) for t in tokens):
        return False
    if is_of_care(tokens[-1]) or _is_in_a_motto(scene, place) or is_a_bearing(scene, place):
        return False
    if is_home(tokens[-1]):
        return False
    if is_bound_for(scene, place) or _is_whose_site(place, tokens[-1]):
        return False
    return _place_link(scene, tokens[-1])


def _is_whose_site(place: PlacedName, name: Token) -> bool:
    """ "At a US checkpoint near X": whose checkpoint it is, which may stand in any land."""
    whose = name.dep_ in ("compound", "nmod", "amod") and name.i < name.head.i
    land = place.named.level is PlaceLevel.COUNTRY or place.span.quote in ABBREVIATIONS
    return land and whose and name.head.lemma_.lower() in OF_FORCES


OF_FORCES = frozenset({"checkpoint", "base", "outpost", "post", "embassy", "consulate", "mission",
                       "position", "convoy", "patrol", "barracks", "vehicle", "vessel", "ship",
                       "warship", "plane", "helicopter", "compound"})  # fmt: skip
"""What a state has outside its own land, too."""


_RECORD = frozenset({"responsible", "want", "wanted", "notorious"})


def is_of_a_record(place: Token) -> bool:
    """ "A commander responsible for attacks in X was killed": where he had done what he is known
    for."""
    for noun in place.ancestors:
        led = noun.dep_ in ("pobj", "pcomp") and noun.head.lower_ in ("for", "of", "in")
        known = noun.head.head if led else noun
        if led and known.lemma_.lower() in _RECORD:
            return known.dep_ in ("amod", "acl", "relcl")
    return False


_BOUND = re.compile(r"[-‐–]\s?bound\b", re.IGNORECASE)
_WAY_TO = re.compile(
    r"\b(?:en\s+route|on\s+(?:its|their|his|her|the)\s+way)\s+(?:back\s+|home\s+)?to\s+(?:an?\s+|the\s+)?"
    r"(?:(?:[\w-]+\s+)?(?:hospital|clinic|town|city|village)\s+(?:in|at|of)\s+)?$",
    re.IGNORECASE,
)
_LONGEST_WAY = 60  # characters from "on the way" to its end


def is_bound_for(scene: Scene, place: PlacedName) -> bool:
    """ "Stormed a Kabul-bound bus", "died on the way to Kabul": where it was going, and not where
    it was stopped."""
    if _BOUND.match(scene.text, place.span.end) is not None:
        return True
    before = scene.text[max(0, place.span.start - _LONGEST_WAY) : place.span.start]
    return _WAY_TO.search(before) is not None


_MOTTO = re.compile(r"[\"“‘'](?:on|along)\s+the\s+(?:road|way|path)\s+(?:to|of)\s+$", re.IGNORECASE)


def _is_in_a_motto(scene: Scene, place: PlacedName) -> bool:
    """ "Fell “on the way to Jerusalem”": what they are said to have died for."""
    return _MOTTO.search(scene.text[: place.span.start][-30:]) is not None


_BEARING = re.compile(
    r"\bthe\s+(?:city|town|village|district|camp|area)\b[^.;]{0,60}\b(?:located|situated|lying)\s+"
    r"(?:just\s+)?(?:to\s+the\s+)?[a-z-]+\s+of\s+(?:the\s+)?(?:[a-z]+\s+)?$"
)


def is_a_bearing(scene: Scene, place: PlacedName) -> bool:
    """ "A market in the town, located east of the capital Zenta": where the town lies."""
    return _BEARING.search(scene.text[: place.span.start][-120:]) is not None


def tells_where_hurt(scene: Scene, place: PlacedName) -> bool:
    """ "Four of those wounded in X were taken to a hospital"."""
    verb = clause_verb(scene.tokens_of(place.span)[-1])
    return verb.dep_ in ("acl", "relcl") and verb.lemma_.lower() in all_harm_verbs()


_INTO_CARE = frozenset({"to", "at", "in", "into", "inside", "by", "from", "of", "for", "near"})


def is_of_care(token: Token) -> bool:
    """ "Taken to a hospital in X", "treated in X", "died in hospital in X": not where they were
    hurt, as "taken to a hospital after a shooting in X" tells."""
    carers = lexicon().aftermath["carers"]
    for noun in token.ancestors:
        if noun.pos_ == "NOUN" and noun_type(noun) is not None:
            return False
        if noun.dep_ == "pobj" and noun.head.lower_ in ("on", "against", "upon"):
            return False  # "in a strike on a hospital in X"
        is_inside = noun.dep_ == "pobj" and noun.head.lower_ in _INTO_CARE
        if noun.lemma_.lower() in carers and is_inside and noun.pos_ == "NOUN":
            verb = noun.head.head
            return noun.head.lower_ == "to" or is_aftermath(verb) or verb.lemma_ in DYING
        if noun.pos_ == "VERB":
            inside = objects_of(noun, "in", "at")
            dying = noun.lemma_ in DYING and any(t.lemma_.lower() in carers for t in inside)
            return dying or is_aftermath(noun)
    return False


_BACKED = re.compile(
    r"[-–](?:backed|led|based|installed|appointed|allied|aligned|supported|funded|trained|armed"
    r"|sponsored|born|friendly|brokered|mediated|made)\b"
)


def of_a_speaker(scene: Scene, place: PlacedName) -> bool:
    """ "elders of the Ghat area said", "the Moscow-backed administration": where the speaker is
    from, or who stands behind somebody, not where it happened."""
    if _BACKED.match(scene.text, place.span.end):
        return True
    speakers = (said.speaker for said in scene.attributions)
    spans = [s.span for s in speakers if s is not None and s.span is not None]
    return any(span.overlaps(place.span) for span in spans)


def _only_place(scene: Scene, token: Token) -> bool:
    """ "ISIS fighters in Libya" still says where; "Al Qaeda in the Islamic Maghreb" does not."""
    mention = scene.party_at(token)
    local = mention is not None and (mention.party.name or "").endswith(")")
    return local and token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "near")


def _place_link(scene: Scene, token: Token) -> bool:
    current = token
    for _ in range(8):
        head = current.head
        if head == current:
            return False
        if current.dep_ == "pobj" and head.lower_ in TO_PLACE:
            is_of_who = _of_a_party(scene, head.head) or _is_base(head.head)
            is_way = (
                _is_shot_from(head.head)
                or _is_left(head.head)
                or _is_goal(head.head)
                or _are_sides(current)
            )
            return _tells_where(head) and not is_of_who and not is_way
        if current.dep_ == "poss" and not _has_site(current):
            return False
        if current.dep_ == "dobj" and head.lemma_.lower() in STRIKING:
            return True
        if any(shows(current) for shows in _SHOWING_WHERE):
            return True
        if current.dep_ == "nsubj" and head.lemma_.lower() in LIVING_THROUGH:
            return current == token  # "the province has recorded 2,105 homicides"
        if current.dep_ in ("nsubj", "dobj") and current.pos_ == "PROPN":
            return False
        current = head
    return False


def _is_what_it_went_into(name: Token) -> bool:
    """ "A raid from X into western Y": in Y, where the words for the deed have no verb of going."""
    if name.dep_ != "pobj" or name.head.lower_ != "into":
        return False
    deed = name.head.head
    return deed.pos_ == "NOUN" and noun_type(deed) is not None


def _yields_bodies(name: Token) -> bool:
    """ "Five bodies were recovered from X": where they lay."""
    verb = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "from" else name
    bodies = children(verb, "nsubjpass", "dobj") if verb.lemma_ in _RECOVERING else []
    return any(t.lemma_.lower() in ("body", "corpse", "remains") for t in bodies)


_RECOVERING = frozenset({"recover", "retrieve", "find", "exhume", "pull", "dig", "collect"})


def _is_struck(name: Token) -> bool:
    """ "X was shelled", "X came under rocket fire"."""
    if name.pos_ != "PROPN":
        return False
    passive = name.dep_ == "nsubjpass" and name.head.lemma_.lower() in STRIKING
    return passive or (name.dep_ == "nsubj" and is_under_fire(name.head))


def _is_entered(name: Token) -> bool:
    """ "Stormed into X, killing two"."""
    if name.dep_ != "pobj" or name.head.lower_ != "into":
        return False
    verb = name.head.head
    harms = (t.lemma_.lower() for t in children(verb, "conj", "advcl"))
    return verb.lemma_.lower() in ENTERING and any(word in all_harm_verbs() for word in harms)


_SHOWING_WHERE = (_is_struck, _is_entered, _yields_bodies, _is_what_it_went_into)


def is_under_fire(verb: Token) -> bool:
    """ "Izium came under rocket fire"."""
    under = objects_of(verb, "under") if verb.lemma_ == "come" else []
    return any(t.lower_ in UNDER for t in under)


def _of_a_party(scene: Scene, noun: Token) -> bool:
    """ "the group's 150 fighters in Libya": where the group is, not where it happened."""
    lemma = noun.lemma_.lower()
    if noun.dep_ == "pobj" and noun.head.lower_ == "by":  # "an attack by the group in X"
        return False
    if lemma in SEATED or lemma in ORIGINS:  # "the government in Tripoli"
        return lemma not in HEADQUARTERS or _is_had(noun)
    return lemma in BRANCHES or (
        lemma in lexicon().fighters and owner_before(scene, noun) is not None
    )


def _is_had(noun: Token) -> bool:
    """ "A group that has its headquarters in X"; "an attack on the headquarters in X" was there."""
    return noun.head.lemma_.lower() in HAVING or any(t.dep_ == "poss" for t in noun.children)


def _is_base(verb: Token) -> bool:
    """ "A commander operating in X": where somebody belongs, not where it happened to him."""
    return verb.lemma_.lower() in BASED and verb.dep_ in ("acl", "relcl", "amod")


def _is_shot_from(noun: Token) -> bool:
    """ "Fired shells from their positions in X": where the guns are."""
    guns = noun.lemma_.lower() in ("position", "location", "base", "post", "site", "stronghold")
    return guns and noun.dep_ == "pobj" and noun.head.lower_ == "from"


def _is_left(noun: Token) -> bool:
    """ "Helicopters took off from the base at X", "flying out of X": whence, not where."""
    if noun.dep_ != "pobj":
        return False
    prep = noun.head
    if prep.lower_ == "of" and prep.head.lower_ == "out":
        prep = prep.head
    verb = prep.head
    off = verb.lemma_.lower() not in ("take", "set") or bool(children(verb, "prt"))
    return prep.lower_ in ("from", "out") and verb.lemma_.lower() in LEAVING and off


def _is_goal(noun: Token) -> bool:
    """ "A boy was transferred to X, in Y, where he died": not where he was hurt."""
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ in ("to", "towards", "toward")
        and noun.head.head.lemma_.lower() in MOVING
    )


def _are_sides(noun: Token) -> bool:
    """ "Clashes between the Salamat and the Beni Halba": who fought, and not where."""
    fight = noun.head.head
    led = noun.head.lower_ == "between" and any(t.lower_ == "the" for t in noun.children)
    return led and (fight.lemma_.lower() in QUARRELS or noun_type(fight) is not None)


def _has_site(owner: Token) -> bool:
    return owner.head.dep_ in ("pobj", "compound", "nmod", "appos")


def _is_what_it_lies_off(kind: Token) -> bool:
    """ "In X, 70 km southwest of the northern city of Y": how far from it X lies."""
    side = kind.head.head if kind.dep_ == "pobj" and kind.head.lower_ == "of" else kind
    measured = any(t.like_num for t in side.doc[max(side.sent.start, side.i - 5) : side.i])
    named = any(t.lower_ == "the" for t in side.children)
    return side.lower_ in COMPASS and measured and not named


def _tells_where(prep: Token) -> bool:
    """ "in Surt", "the city of Surt"; not "south of Tripoli", "the death of Hassan"."""
    head = prep.head
    is_side = head.lower_ in COMPASS and any(t.lower_ == "the" for t in head.children)
    is_kind = head.lower_ in LANDS_OF | BLOWS or head.lemma_.lower() in SITES | OUTSKIRTS | HALLS
    is_kind = is_kind and not _is_what_it_lies_off(head)
    return prep.lower_ != "of" or is_side or is_kind
