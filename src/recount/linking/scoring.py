"""How strongly two tellings speak for one happening: named features whose weights add up.

Weights are powers of two in spirit (5: thirty-two times likelier if it is one happening than if
it is not) and multiples of a quarter, so that sums are exact whatever their order. They are learned
from labelled pairs, from weights that were set by hand: see `weights`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from recount.linking.kinds import Match, match_parties, match_types
from recount.linking.numbers import weigh_captured, weigh_dead, weigh_injured
from recount.linking.tellings import Telling, between
from recount.linking.times import weigh_clock
from recount.linking.timing import SAME_DAY, SAME_NIGHT, UNDATED, is_backed, weigh_time
from recount.linking.tolls import conflict
from recount.linking.verdicts import NEVER, SILENT, Verdict, level, ruled_out
from recount.linking.vicinity import likeness, titles_alike
from recount.linking.weights import SHIPPED, Weights
from recount.linking.whereabouts import HERE, NARROW, weigh_place
from recount.model.claims import EventType

ONE = 7.0
"""From this sum on two tellings speak of one happening: the same day and kind are not enough."""
FLOOR = 0.0
"""Below this sum a single pair keeps two clusters apart, whatever the others say."""
MARGIN = 1.0
"""Two candidates within this much of each other fit equally."""
BESIDE = 300
"""Characters between two claims that are told in one breath."""


@dataclass(frozen=True, slots=True)
class FeatureScore:
    """One feature's part in a score, with its reason."""

    name: str
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class PairScore:
    """Whether two claims speak of one happening, and what each feature adds.

    `total` is minus infinity where a feature excludes it; `one` says that it reaches the mark.
    """

    first: str
    second: str
    total: float
    one: bool
    features: tuple[FeatureScore, ...]


Feature = Callable[[Telling, Telling], Verdict]
ON_THE_GROUND = frozenset({EventType.RAID, EventType.ARMED_CLASH})
FROM_AFAR = frozenset({EventType.AIR_STRIKE, EventType.SHELLING})


def weigh_type(a: Telling, b: Telling) -> Verdict:
    """Kind of violence."""
    match = match_types(a.type, b.type)
    if match is Match.DIFFERENT and a.document == b.document:
        if _one_holds_the_other(a, b):
            return PART
        return OTHER_TYPE_TOLD
    return _TYPE[match]


PART = level("type.part", 0.0, "an operation or a clash may hold a strike")
OTHER_TYPE_TOLD = ruled_out("different kinds of violence")


def _one_holds_the_other(a: Telling, b: Telling) -> bool:
    """Whether a raid, patrol or clash and a strike are of one force, day and place: it called for
    the aircraft."""
    if not ({a.type, b.type} & ON_THE_GROUND and {a.type, b.type} & FROM_AFAR):
        return False
    if weigh_time(a, b) not in (SAME_DAY, SAME_NIGHT, UNDATED):
        return False
    here = NARROW if between(a, b) <= BESIDE else HERE
    if weigh_place(a, b) not in here:
        return False
    return match_parties(a.perpetrator, b.perpetrator) is not Match.DIFFERENT


_TYPE = {
    Match.SAME: level("type.same", 1.0, "the same kind of violence"),
    Match.AKIN: level("type.akin", 0.25, "kinds of violence that reports mix"),
    Match.UNKNOWN: SILENT,
    Match.DIFFERENT: level("type.other", -8.0, "different kinds of violence"),
}
_PERPETRATOR = {
    Match.SAME: level("perpetrator.same", 1.5, "the same perpetrator"),
    Match.AKIN: level("perpetrator.akin", 0.75, "one perpetrator may be a part of the other"),
    Match.UNKNOWN: SILENT,
    Match.DIFFERENT: level("perpetrator.other", -3.0, "different perpetrators"),
}
_TARGET = {
    Match.SAME: level("target.same", 1.5, "the same target"),
    Match.AKIN: level("target.akin", 0.75, "one target may be a part of the other"),
    Match.UNKNOWN: SILENT,
    Match.DIFFERENT: level("target.other", -1.0, "different targets"),
}


SAME_SITE = level("site.same", 2.0, "the same kind of site")
SAME_WORD = level("target.same_word", 1.0, "the same word for whom or what was hit")


def weigh_perpetrator(a: Telling, b: Telling) -> Verdict:
    """Who did it, as the registry knows them."""
    return _PERPETRATOR[match_parties(a.perpetrator, b.perpetrator)]


def weigh_target(a: Telling, b: Telling) -> Verdict:
    """Whom it hit; reports often differ in good faith (fighters or civilians).

    Of two documents that name nobody the plain words are compared; in one document two attacks on
    "villagers" are as likely as one.
    """
    match = match_parties(a.target, b.target)
    if match is Match.UNKNOWN and a.document != b.document and a.hit & b.hit:
        return SAME_WORD
    return _TARGET[match]


def weigh_site(a: Telling, b: Telling) -> Verdict:
    """The kind of site that the words of two documents name, where it does not count already."""
    return SAME_SITE if a.sites & b.sites and not a.hit & b.hit else SILENT


SHARED_PERSON = level("persons.shared", 4.0, "a person named in both")
OTHER_PERSONS = level("persons.other", -1.0, "different persons named")
SAME_WEAPON = level("weapon.same", 0.5, "the same weapon")
SAME_SENTENCE = level("words.same", 6.0, "the same sentence")
ANOTHER_DAY = level("speaker.another_day", -4.0, "the same speaker names another day")
ONE_LIST = ruled_out("two members of one list")
CALLED_ANOTHER = ruled_out("the text calls it another one")
TWO_OF_SEVERAL = ruled_out("the texts count them as two of several")
ONE_BREATH = level("document.one_breath", 6.0, "told in one breath")
ONE_DOCUMENT = level("document.one", 5.0, "told in one document")
CONFLICT = level("conflict.numbers", -12.0, "one speaker gives two numbers that exclude each other")


def weigh_persons(a: Telling, b: Telling) -> Verdict:
    """Named persons said to be harmed in it."""
    if not a.persons or not b.persons:
        return SILENT
    if a.persons & b.persons or _family(a.persons) & _family(b.persons):
        return SHARED_PERSON
    return OTHER_PERSONS


def _family(names: Iterable[str]) -> set[str]:
    return {name.split()[-1] for name in names if name.split()}


def weigh_weapon(a: Telling, b: Telling) -> Verdict:
    """The weapon, by name."""
    same = a.weapon is not None and a.weapon == b.weapon
    return SAME_WEAPON if same else SILENT


def weigh_words(a: Telling, b: Telling) -> Verdict:
    """The very sentence: a copy."""
    return SAME_SENTENCE if a.words & b.words else SILENT


_AROUND = (
    (0.3, level("around.300", 7.0, "most rare words around it are the same")),
    (0.25, level("around.250", 6.5, "many rare words around it are the same")),
    (0.2, level("around.200", 6.0, "many rare words around it are the same")),
    (0.175, level("around.175", 5.0, "rare words around it are the same")),
    (0.15, level("around.150", 4.0, "rare words around it are the same")),
    (0.125, level("around.125", 2.5, "some rare words around it are the same")),
    (0.1, level("around.100", 1.0, "a few rare words around it are the same")),
    (0.075, level("around.075", -0.5, "hardly a rare word around it is the same")),
    (0.05, level("around.050", -1.0, "hardly a rare word around it is the same")),
    (0.0, level("around.000", -2.0, "the rare words around it are others")),
)
"""Measured on labelled pairs of dated articles on single incidents: how much likelier so great a
share is between two on one incident than between two that were published within a week; then
lowered by one to two, since a wrong link costs more than a missing one."""


def weigh_around(a: Telling, b: Telling) -> Verdict:
    """The rare words around it: names, streets, ages that few documents know."""
    share = likeness(a.around, b.around)
    if share is None:
        return SILENT
    return next((found for least, found in _AROUND if share >= least), SILENT)


_TITLES = (
    (0.5, level("titles.500", 3.5, "titles of the same rare words")),
    (0.35, level("titles.350", 3.0, "titles of many of the same rare words")),
    (0.2, level("titles.200", 2.0, "titles that share rare words")),
)


def weigh_titles(a: Telling, b: Telling) -> Verdict:
    """What the titles of two documents say of the first that they tell."""
    share = titles_alike(a.around, b.around)
    if share is None:
        return SILENT
    return next((found for least, found in _TITLES if share >= least), SILENT)


def weigh_speaker(a: Telling, b: Telling) -> Verdict:
    """One speaker who gives two written days, and not one number, tells of two happenings."""
    ours, theirs = a.outer, b.outer
    if not a.speakers & b.speakers or ours is None or theirs is None:
        return SILENT
    written = ours.firm and ours.written and theirs.firm and theirs.written
    if not written or not ours.gap(theirs):
        return SILENT
    return SILENT if is_backed(a, b) else ANOTHER_DAY


def weigh_document(a: Telling, b: Telling) -> Verdict:
    """One document comes back to what it tells, unless its own words say otherwise."""
    if {key for key, _ in a.series} & {key for key, _ in b.series}:
        return ONE_LIST
    first, later = (a, b) if a.told < b.told else (b, a)
    if later.apart or (later.searching and not _may_be_a_search(first)):
        return CALLED_ANOTHER
    return ONE_BREATH if between(a, b) <= BESIDE else ONE_DOCUMENT


def _may_be_a_search(telling: Telling) -> bool:
    """Whether what was told before may be the search itself: a raid, or arrests."""
    return telling.searching or telling.type in (EventType.RAID, EventType.ARREST)


def weigh_order(a: Telling, b: Telling) -> Verdict:
    """The first of several strikes of a day is not the second of them."""
    if a.nth is None or b.nth is None or a.nth == b.nth:
        return SILENT
    near = a.document == b.document or weigh_time(a, b) in (SAME_DAY, SAME_NIGHT)
    return TWO_OF_SEVERAL if near else SILENT


def weigh_conflict(a: Telling, b: Telling) -> Verdict:
    """One speaker does not give two numbers for one happening in one document."""
    for ours, some in a.counts:
        for theirs, others in b.counts:
            if ours == theirs and conflict(some, others):
                return CONFLICT
    return SILENT


COMMON: tuple[tuple[str, Feature], ...] = (
    ("place", weigh_place),
    ("time", weigh_time),
    ("clock", weigh_clock),
    ("type", weigh_type),
    ("perpetrator", weigh_perpetrator),
    ("target", weigh_target),
    ("dead", weigh_dead),
    ("captured", weigh_captured),
    ("injured", weigh_injured),
    ("persons", weigh_persons),
    ("weapon", weigh_weapon),
    ("order", weigh_order),
)
ACROSS = (
    *COMMON,
    ("site", weigh_site),
    ("words", weigh_words),
    ("around", weigh_around),
    ("titles", weigh_titles),
    ("speaker", weigh_speaker),
)
WITHIN = (*COMMON, ("document", weigh_document), ("conflict", weigh_conflict))


_ACROSS = tuple(feature for _, feature in ACROSS)
_WITHIN = tuple(feature for _, feature in WITHIN)


def features_for(a: Telling, b: Telling) -> Sequence[tuple[str, Feature]]:
    """The features that count for a pair: of one document, or of two."""
    return WITHIN if a.document == b.document else ACROSS


def add_up(a: Telling, b: Telling, weights: Weights = SHIPPED) -> float:
    """The sum of all weights; minus infinity as soon as one feature excludes the pair."""
    inside = a.document == b.document
    of = weights.within if inside else weights.across
    total = 0.0
    for feature in _WITHIN if inside else _ACROSS:
        by_hand, _, name = feature(a, b)
        if by_hand == NEVER:
            return NEVER
        total += of[name]
    return total


def levels_of(a: Telling, b: Telling) -> tuple[str, ...] | None:
    """The names of the levels that a pair shows; None where one rules it out."""
    found = [feature(a, b) for _, feature in features_for(a, b)]
    if any(verdict.weight == NEVER for verdict in found):
        return None
    return tuple(verdict.level for verdict in found if verdict.level)


def explain(a: Telling, b: Telling, weights: Weights = SHIPPED) -> PairScore:
    """The same sum with the part and the reason of every feature that says anything."""
    of = weights.within if a.document == b.document else weights.across
    found = [(name, feature(a, b)) for name, feature in features_for(a, b)]
    said = tuple(
        FeatureScore(name, of[v.level] if v.level else v.weight, v.words)
        for name, v in found
        if v.words
    )
    total = sum((part.weight for part in said), 0.0)
    return PairScore(a.id, b.id, total, total >= ONE, said)
