"""The features of a pair of tellings, each of which finds one level of comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from recount.linking.kinds import Match, match_parties, match_types
from recount.linking.levels import (
    AKIN_PERPETRATOR,
    AKIN_TARGET,
    AKIN_TYPE,
    AROUND,
    CALLED_ANOTHER,
    CONFLICT,
    ONE_BREATH,
    ONE_DOCUMENT,
    ONE_LIST,
    OTHER_PERPETRATOR,
    OTHER_PERSONS,
    OTHER_TARGET,
    OTHER_TYPE,
    OTHER_TYPE_TOLD,
    OTHER_WEAPON,
    PART,
    PLACE_OVERLAPS,
    SAME_DAY,
    SAME_NAME,
    SAME_NIGHT,
    SAME_PERPETRATOR,
    SAME_PLACE,
    SAME_SENTENCE,
    SAME_TARGET,
    SAME_TYPE,
    SAME_WEAPON,
    SHARED_PERSON,
    SILENT,
    SPEAKER_ELSEWHEN,
    Level,
)
from recount.linking.numbers import compare_captured, compare_dead, compare_injured
from recount.linking.tellings import Telling, between
from recount.linking.times import compare_clock
from recount.linking.timing import backed, compare_time
from recount.linking.tolls import conflict
from recount.linking.vicinity import likeness
from recount.linking.whereabouts import compare_place
from recount.model.claims import EventType

Feature = Callable[[Telling, Telling], Level]
BESIDE = 300
"""Characters between two claims that are told in one breath."""
ON_THE_GROUND = frozenset({EventType.RAID, EventType.ARMED_CLASH})
FROM_AFAR = frozenset({EventType.AIR_STRIKE, EventType.SHELLING})
HERE = frozenset({SAME_PLACE, SAME_NAME, PLACE_OVERLAPS})
"""Two places that are one, as narrow as the text gives them."""
_TYPE = {
    Match.SAME: SAME_TYPE,
    Match.AKIN: AKIN_TYPE,
    Match.UNKNOWN: SILENT,
    Match.DIFFERENT: OTHER_TYPE,
}
_PERPETRATOR = {
    Match.SAME: SAME_PERPETRATOR,
    Match.AKIN: AKIN_PERPETRATOR,
    Match.UNKNOWN: SILENT,
    Match.DIFFERENT: OTHER_PERPETRATOR,
}
_TARGET = {
    Match.SAME: SAME_TARGET,
    Match.AKIN: AKIN_TARGET,
    Match.UNKNOWN: SILENT,
    Match.DIFFERENT: OTHER_TARGET,
}


def compare_type(a: Telling, b: Telling) -> Level:
    """Kind of violence."""
    match = match_types(a.type, b.type)
    if match is Match.DIFFERENT and a.document == b.document:
        return PART if _one_holds_the_other(a, b) else OTHER_TYPE_TOLD
    return _TYPE[match]


def _one_holds_the_other(a: Telling, b: Telling) -> bool:
    """Whether a raid, patrol or clash and a strike are of one force, day and place: it called for
    the aircraft."""
    if not ({a.type, b.type} & ON_THE_GROUND and {a.type, b.type} & FROM_AFAR):
        return False
    if compare_time(a, b) not in (SAME_DAY, SAME_NIGHT) or compare_place(a, b) not in HERE:
        return False
    return match_parties(a.perpetrator, b.perpetrator) is not Match.DIFFERENT


def compare_perpetrator(a: Telling, b: Telling) -> Level:
    """Who did it, as the registry knows them."""
    return _PERPETRATOR[match_parties(a.perpetrator, b.perpetrator)]


def compare_target(a: Telling, b: Telling) -> Level:
    """Whom it hit; reports often differ in good faith (fighters or civilians)."""
    return _TARGET[match_parties(a.target, b.target)]


def compare_persons(a: Telling, b: Telling) -> Level:
    """Named persons said to be harmed in it."""
    if not a.persons or not b.persons:
        return SILENT
    same = a.persons & b.persons or _family(a.persons) & _family(b.persons)
    return SHARED_PERSON if same else OTHER_PERSONS


def _family(names: Iterable[str]) -> set[str]:
    return {name.split()[-1] for name in names if name.split()}


def compare_weapon(a: Telling, b: Telling) -> Level:
    """The weapon, by name."""
    if a.weapon is None or b.weapon is None:
        return SILENT
    return SAME_WEAPON if a.weapon == b.weapon else OTHER_WEAPON


def compare_words(a: Telling, b: Telling) -> Level:
    """The very sentence: a copy."""
    return SAME_SENTENCE if a.words & b.words else SILENT


def compare_around(a: Telling, b: Telling) -> Level:
    """The rare words around it: names, streets, ages that few documents know."""
    share = likeness(a.around, b.around)
    if share is None:
        return SILENT
    return next((level for least, level in AROUND if share >= least), SILENT)


def compare_speaker(a: Telling, b: Telling) -> Level:
    """One speaker who gives two written days, and not one number, tells of two happenings."""
    ours, theirs = a.outer, b.outer
    if not a.speakers & b.speakers or ours is None or theirs is None:
        return SILENT
    written = ours.firm and ours.written and theirs.firm and theirs.written
    if not written or not ours.gap(theirs):
        return SILENT
    return SILENT if backed(a, b) else SPEAKER_ELSEWHEN


def compare_document(a: Telling, b: Telling) -> Level:
    """One document comes back to what it tells, unless its own words say otherwise."""
    if {key for key, _ in a.series} & {key for key, _ in b.series}:
        return ONE_LIST
    later = b if a.told < b.told else a
    if later.apart:
        return CALLED_ANOTHER
    return ONE_BREATH if between(a, b) <= BESIDE else ONE_DOCUMENT


def compare_conflict(a: Telling, b: Telling) -> Level:
    """One speaker does not give two numbers for one happening in one document."""
    for ours, some in a.counts:
        for theirs, others in b.counts:
            if ours == theirs and conflict(some, others):
                return CONFLICT
    return SILENT


COMMON: Mapping[str, Feature] = {
    "place": compare_place,
    "time": compare_time,
    "clock": compare_clock,
    "type": compare_type,
    "perpetrator": compare_perpetrator,
    "target": compare_target,
    "dead": compare_dead,
    "captured": compare_captured,
    "injured": compare_injured,
    "persons": compare_persons,
    "weapon": compare_weapon,
}
ACROSS: Mapping[str, Feature] = {
    **COMMON,
    "words": compare_words,
    "around": compare_around,
    "speaker": compare_speaker,
}
WITHIN: Mapping[str, Feature] = {
    **COMMON,
    "document": compare_document,
    "conflict": compare_conflict,
}


def features_for(a: Telling, b: Telling) -> Mapping[str, Feature]:
    """The features that count for a pair: of one document, or of two."""
    return WITHIN if a.document == b.document else ACROSS


def levels_of(a: Telling, b: Telling) -> tuple[Level, ...]:
    """What every feature finds of a pair, in order; `SILENT` where it has nothing to compare."""
    return tuple(feature(a, b) for feature in features_for(a, b).values())
