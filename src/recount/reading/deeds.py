"""Armed deeds that a verb tells without a toll: "a drone fired on a lorry", "burst into a bar".

A verb alone says little ("the boss fired", "prices hit the market"), so a deed needs two of three:
somebody or something armed that does it, the verb, and something or somebody that it is done to.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from recount.model.claims import EventType
from recount.model.counts import Victims
from recount.reading.fights import fought
from recount.reading.hands import (
    STATES,
    can_be_struck,
    counted_thing,
    deed_words,
    doers_of,
    is_armed,
    struck_by,
    weapon_type,
    words_of,
)
from recount.reading.lexicon import lexicon
from recount.reading.syntax import child, children, objects_of, subject_of
from recount.reading.victims import victim_class_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.scene import Scene


FROM_AFAR = frozenset({EventType.AIR_STRIKE, EventType.SHELLING, EventType.BOMBING})
TOLD_BEFORE = 60  # words within which a strike told before is that of "the school was hit"
OUT_OF = frozenset({"service", "use", "action", "order", "operation", "commission"})


def deed_type(scene: Scene, verb: Token) -> EventType | None:
    """What kind of armed deed a verb tells of; None where it tells of none."""
    lemma = verb.lemma_.lower()
    rules = (
        ("verbs.ramming", _rammed),
        ("verbs.sending", _sent),
        ("verbs.hitting", _hit),
        ("verbs.assaulting", _assaulted),
        ("verbs.entering", _entered),
        ("verbs.stopping", _stopped),
    )
    for name, rule in rules:
        kind = rule(scene, verb) if lemma in deed_words()[name] else None
        if kind is not None:
            return kind
    return (
        _on_a_mine(verb)
        or _went_off(scene, verb)
        or _set_on_fire(scene, verb)
        or _blown_up(scene, verb)
        or _opened_fire(scene, verb)
        or _came_under_fire(scene, verb)
        or _made_contact(scene, verb)
        or fought(scene, verb)
    )


# --- the verbs ------------------------------------------------------------------------------------


def _sent(scene: Scene, verb: Token) -> EventType | None:
    """ "dropped two bombs on", "fired at a van", "rockets were fired at the base"."""
    thing = child(verb, "dobj", "nsubjpass")
    if thing is None and verb.dep_ == "acl" and verb.tag_ == "VBN":
        thing = verb.head  # "rockets fired at the town"
    if thing is not None and thing.dep_ == "nsubjpass" and _is_aim(scene, verb, thing):
        return _under_fire(scene, verb)
    raised = any(t.lower_ in {"up", "down"} for t in children(verb, "prt", "advmod"))
    if raised or (thing is not None and not _is_munition(thing)):
        return None
    behind = deed_words()["targets.behind"]
    if thing is None and not objects_of(verb, *behind):
        return None
    others = [t for t in struck_by(scene, verb) if t != thing]
    if not others or _verbally(thing, others):
        return None
    doers = doers_of(scene, verb)
    sent = counted_thing(thing) if thing is not None else None
    kind = _from_the_air(doers) or (weapon_type(sent) if sent is not None else None)
    if verb.lemma_ == "drop" and kind in (EventType.BOMBING, EventType.SHELLING):
        kind = EventType.AIR_STRIKE  # what is dropped comes from above
    if kind is None:
        kind = next((k for d in doers if (k := weapon_type(d)) is not None), None)
    armed = thing is not None or any(is_armed(scene, d) for d in doers)
    return kind or (EventType.ARMED_ATTACK if armed else None)


def _is_aim(scene: Scene, verb: Token, thing: Token) -> bool:
    """ "the patrol was fired on": what stands before the verb is what was aimed at."""
    bare = [p for p in children(verb, "prep", "prt") if not any(True for _ in p.children)]
    aimed = any(p.lower_ in {"on", "at", "upon"} for p in bare)
    return aimed and not _is_munition(thing) and can_be_struck(scene, thing)


def _under_fire(scene: Scene, verb: Token) -> EventType | None:
    doers = doers_of(scene, verb)
    return _from_the_air(doers) or EventType.ARMED_ATTACK


def _is_munition(thing: Token) -> bool:
    thing = counted_thing(thing)
    own = {thing.lemma_.lower(), thing.lower_.removesuffix("s")}
    munition = bool(own & deed_words()["munitions.words"]) or weapon_type(thing) is not None
    return munition and not words_of(thing) & {"blank", "dummy", "leaflet", "tear"}


def _verbally(thing: Token | None, others: Iterable[Token]) -> bool:
    return thing is None and all(t.lemma_.lower() in {"question", "minister"} for t in others)


def _from_the_air(doers: Iterable[Token]) -> EventType | None:
    """An air strike where an aircraft, an air force or a drone is among those who do it."""
    kinds = [weapon_type(doer) for doer in doers]
    return EventType.AIR_STRIKE if EventType.AIR_STRIKE in kinds else None


def _hit(scene: Scene, verb: Token) -> EventType | None:
    """ "mortar rounds landed in", "warplanes bombed", "the air component struck the enclave"."""
    doers = [d for d in doers_of(scene, verb) if not _pilotless_only(verb, d)]
    kinds = [kind for doer in doers if (kind := weapon_type(counted_thing(doer))) is not None]
    if not kinds and any(map(_is_some_munition, doers)):
        kinds = [EventType.OTHER]
    if not doers and verb.lemma_.lower() in ("hit", "strike"):
        return _as_told_before(verb)
    if not kinds or not (struck_by(scene, verb) or verb.lemma_ in ("explode", "detonate")):
        return None
    if verb.lemma_ == "fall" and kinds[0] is EventType.BOMBING:
        return EventType.AIR_STRIKE  # bombs fall from the air
    return EventType.AIR_STRIKE if EventType.AIR_STRIKE in kinds else kinds[0]


def _as_told_before(verb: Token) -> EventType | None:
    """ "The school, where families shelter, was struck on Friday", right behind a word of what
    struck it: a strike of that kind."""
    thing = child(verb, "nsubjpass")
    standing = thing is not None and thing.lemma_.lower() in deed_words()["targets.standing"]
    if not standing or thing is None or thing.tag_ != "NN":
        return None
    near = reversed(verb.doc[max(0, verb.i - TOLD_BEFORE) : thing.i])
    kinds = (strike_named(t) for t in near if t.pos_ in ("NOUN", "PROPN"))
    return next((kind for kind in kinds if kind in FROM_AFAR), None)


def strike_named(noun: Token) -> EventType | None:
    """The kind of strike that a noun names, with the word before it: "an air attack"."""
    table, led = lexicon(), words_of(noun)
    kind = table.event_nouns.get(noun.lemma_.lower())
    if kind is None:
        return weapon_type(noun)
    return next((table.event_modifiers[w] for w in sorted(led) if w in table.event_modifiers), kind)


def _is_some_munition(thing: Token) -> bool:
    """ "A munition hit the car": shot or dropped, nobody says from what."""
    unsaid = bool(words_of(thing) & deed_words()["munitions.unsaid"])
    return unsaid and _is_munition(counted_thing(thing))


def _pilotless_only(verb: Token, doer: Token) -> bool:
    """ "the helicopter landed in the village": nothing was struck."""
    own = {doer.lemma_.lower(), doer.lower_.removesuffix("s")}
    falls = verb.lemma_.lower() in {"land", "fall", "crash", "slam", "explode", "plow", "plough"}
    return falls and bool(own & deed_words()["crewed.words"])


def _rammed(scene: Scene, verb: Token) -> EventType | None:
    """ "a car packed with explosives rammed the bus"."""
    for doer in doers_of(scene, verb):
        if "suicide" in words_of(doer) and struck_by(scene, verb):
            return EventType.SUICIDE_BOMBING
        if _is_loaded(doer, verb) and struck_by(scene, verb):
            return EventType.BOMBING
    return None


def _is_loaded(vehicle: Token, verb: Token) -> bool:
    """ "a car packed with explosives", "an explosive-laden boat"."""
    return any(t.lower_.startswith("explosive") and t.i < verb.i for t in vehicle.subtree)


def _assaulted(scene: Scene, verb: Token) -> EventType | None:
    """ "militiamen burned the clinic", "fighters overran a base"."""
    if any(t.lower_ == "off" for t in children(verb, "prt")):
        return None
    armed = [d for d in doers_of(scene, verb) if is_armed(scene, d)]
    objects = set(children(verb, "dobj", "nsubjpass"))
    touched = [t for t in struck_by(scene, verb) if t in objects or verb.lemma_ == "rampage"]
    touched = [t for t in touched if t.lemma_.lower() not in deed_words()["targets.own"]]
    if not armed or not touched:
        return None
    state = any((m := scene.party_at(d)) is not None and m.party.kind in STATES for d in armed)
    from_afar = verb.lemma_.lower() in {"strike", "hit"}
    if from_afar and state:
        return EventType.AIR_STRIKE
    return EventType.SHELLING if verb.lemma_ == "pound" else EventType.ARMED_ATTACK


def _entered(scene: Scene, verb: Token) -> EventType | None:
    """ "armed men broke into the home", "gunmen burst into a hall"."""
    if not any(is_armed(scene, d) for d in doers_of(scene, verb)):
        return None
    inside = [*objects_of(verb, "into", "through", "on", "upon"), *children(verb, "dobj")]
    struck = any(can_be_struck(scene, t) for t in inside)
    return EventType.ARMED_ATTACK if struck else None


_LANDS = frozenset({"town", "city", "village", "area", "territory", "province", "region", "centre",
                    "center", "district", "ground", "land", "position", "swathe", "part", "half",
                    "north", "south", "east", "west", "stronghold", "front", "line"})  # fmt: skip


def _stopped(scene: Scene, verb: Token) -> EventType | None:
    """ "two vehicles were stopped by armed men"; police who stop a car attack nobody, and rebels
    who hold a town do not hold it up."""
    held = children(verb, "dobj", "nsubjpass") if verb.lemma_.lower() == "hold" else []
    if any(t.lemma_.lower() in _LANDS or t.pos_ == "PROPN" for t in held):
        return None
    for doer in doers_of(scene, verb):
        mention = scene.party_at(doer)
        state = mention is not None and mention.party.kind in STATES
        own = {doer.lemma_.lower(), doer.lower_} & deed_words()["armed.of_states"]
        guards = victim_class_of(doer) is Victims.SECURITY_FORCE
        if is_armed(scene, doer) and not (state or own or guards):
            objects = children(verb, "dobj", "nsubjpass")
            if any(can_be_struck(scene, t) for t in objects):
                return EventType.ARMED_ATTACK
    return None


def _went_off(scene: Scene, verb: Token) -> EventType | None:
    """ "A car bomb went off in the market", "a booby trap had been set off"."""
    off = any(t.lower_ == "off" for t in children(verb, "prt", "advmod"))
    if verb.lemma_.lower() not in {"go", "set"} or not off:
        return None
    for thing in [*doers_of(scene, verb), *children(verb, "nsubjpass")]:
        if "booby" in words_of(thing):
            return EventType.MINE
        kind = weapon_type(thing)
        if kind in (EventType.BOMBING, EventType.MINE):
            return kind
        if thing.lemma_.lower() == "explosive":
            return EventType.BOMBING
    return None


def _set_on_fire(scene: Scene, verb: Token) -> EventType | None:
    """ "set fire to some twenty houses", "set the clinic ablaze"."""
    if verb.lemma_.lower() not in {"set", "put"}:
        return None
    words = {t.lower_ for t in verb.subtree}
    thing = child(verb, "dobj")
    fire = thing is not None and thing.lower_ in {"fire", "torch"}
    if not fire and not words & {"ablaze", "alight", "aflame"}:
        return None
    doers = doers_of(scene, verb)
    kinds = [kind for doer in doers if (kind := weapon_type(doer)) is not None]
    armed = bool(kinds) or any(is_armed(scene, d) for d in doers)
    objects = [*objects_of(verb, "to"), *children(verb, "dobj", "nsubjpass")]
    objects += objects_of(thing, "to") if thing is not None else []
    struck = any(can_be_struck(scene, t) for t in objects)
    if not (armed and struck):
        return None
    return kinds[0] if kinds else EventType.ARMED_ATTACK


def _blown_up(scene: Scene, verb: Token) -> EventType | None:
    """ "attackers blew up a bridge"."""
    up = any(t.lower_ == "up" for t in children(verb, "prt", "advmod"))
    if verb.lemma_.lower() != "blow" or not up:
        return None
    if any(_is_loaded(doer, verb) for doer in doers_of(scene, verb)):
        return EventType.BOMBING
    doers = doers_of(scene, verb)
    unsaid = not doers and child(verb, "nsubjpass") is not None  # "a bridge was blown up"
    armed = unsaid or any(is_armed(scene, d) for d in doers)
    struck = any(can_be_struck(scene, t) for t in children(verb, "dobj", "nsubjpass"))
    return EventType.BOMBING if armed and struck else None


def _on_a_mine(verb: Token) -> EventType | None:
    """ "set off a mine", "drove over a landmine", "stepped on an explosive device"."""
    table, lemma = deed_words(), verb.lemma_.lower()
    if lemma in table["mines.wandering"] | table["mines.verbs"] and _into_a_minefield(verb):
        return EventType.MINE
    if lemma not in table["mines.verbs"]:
        return None
    objects = [*children(verb, "dobj"), *objects_of(verb, "over", "on", "onto", "into", "upon")]
    for part in children(verb, "prt", "advmod"):
        objects += objects_of(part, "over", "on")
    for thing in objects:
        own = {thing.lemma_.lower(), thing.lower_}
        one = any(t.lower_ in {"a", "an", "another", "the", "old"} for t in thing.children)
        if own & {"mine", "landmine"} and one and not words_of(thing) & table["mines.dug"]:
            return EventType.MINE
        if own & {"ied", "device"} and words_of(thing) & {"explosive", "ied"}:
            return EventType.MINE  # set off by those whom it hit
        again = words_of(thing) & {"second", "third", "fourth"}
        if own & {"ied", "device"} and again and thing.head.lower_ in {"over", "on", "onto"}:
            return EventType.MINE  # "ran over a second device"
    return None


def _into_a_minefield(verb: Token) -> bool:
    """ "Walked into a minefield", "strayed onto a minefield"."""
    led = [*objects_of(verb, "into", "onto", "through", "on"), *children(verb, "dobj")]
    return any(t.lemma_.lower() == "minefield" for t in led)


def _opened_fire(scene: Scene, verb: Token) -> EventType | None:
    """ "the men opened fire", "the helicopter opened fire on the crowd"."""
    thing = child(verb, "dobj")
    if verb.lemma_.lower() != "open" or thing is None or thing.lemma_ != "fire":
        return None
    return _from_the_air(doers_of(scene, verb)) or EventType.ARMED_ATTACK


def _came_under_fire(scene: Scene, verb: Token) -> EventType | None:
    """ "Their convoy came under mortar fire": what stands before the verb was shot at."""
    under = objects_of(verb, "under")
    fire = next((t for t in under if t.lower_ in {"fire", "gunfire", "shellfire"}), None)
    thing = subject_of(verb)
    if verb.lemma_.lower() != "come" or fire is None or thing is None:
        return None
    kinds = [kind for t in under if (kind := weapon_type(t)) is not None]
    people = victim_class_of(thing) is not None or thing.pos_ == "PROPN"
    if not can_be_struck(scene, thing) or (people and not (kinds or is_armed(scene, thing))):
        return None  # "the mayor came under fire from councillors"
    return kinds[0] if kinds else EventType.ARMED_ATTACK


def _made_contact(scene: Scene, verb: Token) -> EventType | None:
    """ "Troops made contact with bandits", as armies write it; diplomats make contact otherwise."""
    thing = child(verb, "dobj")
    if verb.lemma_.lower() != "make" or thing is None or thing.lower_ != "contact":
        return None
    met = [*objects_of(thing, "with"), *objects_of(verb, "with")]
    hostile = any(victim_class_of(t) is Victims.COMBATANT for t in met)
    armed = any(is_armed(scene, d) for d in doers_of(scene, verb))
    return EventType.ARMED_CLASH if hostile and armed else None


def is_specific(scene: Scene, verb: Token) -> bool:
    """Whether a deed in the simple past has a target that is one or counted: "stopped two cars";
    not "militants have burned schools"."""
    helpers = {t.lower_ for t in children(verb, "aux", "auxpass")}
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(helpers & {"was", "were", "had"}))
    marked = ("det", "nummod", "poss", "quantmod")
    struck = struck_by(scene, verb)
    told = (t.pos_ == "PRON" or t.tag_ == "CD" or child(t, *marked) is not None for t in struck)
    return past and any(told)


def by_another(verb: Token) -> bool:
    """ "a second missile struck": a doer that is new to the text does another deed."""
    doer = subject_of(verb) or verb.head
    marks = {t.lower_ for t in doer.children} if doer is not None else set()
    return bool(marks & {"a", "an", "another", "second", "third", "two", "three", "more"})


# --- nouns that a verb makes a deed ---------------------------------------------------------------


def begins(noun: Token) -> bool:
    """ "Firing started from the hills", "shots rang out": the shooting itself is told."""
    table, at = deed_words(), objects_of(noun.head, "at", "on")
    if any(t.lemma_.lower() in table["targets.nowhere"] for t in at):
        return False
    past = noun.head.tag_ in {"VBD", "VBN"} and noun.lower_ in table["begun.nouns"]
    return past and noun.dep_ == "nsubj" and noun.head.lemma_.lower() in table["begun.verbs"]


def damaged_by(noun: Token) -> list[Token]:
    """What a noun of violence is said to have damaged: "the sortie had destroyed a convoy"."""
    if not does_damage(noun) or noun.dep_ in ("pobj", "pcomp"):
        return []
    return children(noun.head, "dobj")


def does_damage(noun: Token) -> bool:
    """ "Shelling of the village damaged nine houses", "houses were hit in the shelling"."""
    verb = noun.head
    if noun.dep_ in {"pobj", "pcomp"} and verb.lower_ in {"in", "by", "during"}:
        verb = verb.head
    told = noun.dep_ in {"nsubj", "csubj", "advcl", "pobj", "pcomp"} and verb.tag_ in {"VBD", "VBN"}
    told = told and (noun.dep_ != "advcl" or noun.i == noun.sent.start)
    return told and (verb.lemma_.lower() in deed_words()["damage.verbs"] or _puts_out(verb))


def _puts_out(verb: Token) -> bool:
    """ "Raids had put the hospital out of service", "out of use"."""
    if verb.lemma_.lower() not in {"put", "knock"} or child(verb, "dobj") is None:
        return False
    behind = [t.lower_ for t in verb.doc[verb.i + 1 : min(verb.i + 14, verb.sent.end)]]
    return any(
        behind[i : i + 2] == ["out", "of"] and behind[i + 2 : i + 3] and behind[i + 2] in OUT_OF
        for i in range(len(behind))
    )
