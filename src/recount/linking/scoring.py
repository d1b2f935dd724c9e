"""How strongly two tellings speak for one happening: named features whose weights add up.

Weights are powers of two in spirit (5: thirty-two times likelier if it is one happening than if
it is not) and multiples of a quarter, so that sums are exact whatever their order. They are set by
hand for sparse campaigns of strikes; only those of the words around were measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log2

from recount.linking.days import Days
from recount.linking.kinds import Match, match_parties, match_types
from recount.linking.tellings import Telling
from recount.linking.times import weigh_clock
from recount.linking.tolls import Likened, Likeness, conflict, liken
from recount.linking.verdicts import NEVER, SILENT, Verdict
from recount.linking.vicinity import likeness, titles_alike, told_again
from recount.linking.whereabouts import weigh_place
from recount.model.claims import EventType

ONE = 7.0
"""From this sum on two tellings speak of one happening: the same day and kind are not enough."""
FLOOR = 0.0
"""Below this sum a single pair keeps two clusters apart, whatever the others say."""
MARGIN = 1.0
"""Two candidates within this much of each other fit equally."""
REACH = 3
"""So many days apart two dates may still be of one happening."""
COPY_REACH = 14
"""The same for one sentence that two documents print."""
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
SAME_DAY = Verdict(5.0, "the same day")
SAME_NIGHT = Verdict(4.5, "the same day")
TWO_TIMES = Verdict(-4.0, "one sentence gives a day to the one and a wider time to the other")
ONE_SENTENCE = 30
"""Characters between two claims of one sentence."""
DIFFERENT_TIMES = Verdict(NEVER, "different times")
AGAIN = Verdict(-1.0, "different times, one of them only taken from when it was published")
LONG_AFTER = Verdict(
    -4.0, "different times, one of them only that of something published long after"
)
OTHERWISE = Verdict(-3.0, "different times, one of them only relative")
SOON = 60
"""Days after which two documents share the names of their town and their paper as a rule, and those
of a happening seldom."""
AGAIN_REACH = 400
"""Days after which what is published is hardly the same happening told again."""
ON_THE_GROUND = frozenset({EventType.RAID, EventType.ARMED_CLASH})
FROM_AFAR = frozenset({EventType.AIR_STRIKE, EventType.SHELLING})
HERE = 3.0
"""From this weight on two places are one, as narrow as the text gives them."""


def weigh_time(a: Telling, b: Telling) -> Verdict:
    """Overlap of the intervals by their length; days apart by what the dates rest on."""
    ours, theirs = a.days_beside(b), b.days_beside(a)
    if ours is None or theirs is None or ours.yearless != theirs.yearless:
        return _undated(a, b)
    gap = ours.gap(theirs)
    if gap == 0 and ours.firm and theirs.firm:
        return SAME_DAY if ours.length == theirs.length == 1 else SAME_NIGHT
    if gap == 0 and _told_in_one_sentence(a, b) and _are_two_times(ours, theirs):
        return TWO_TIMES
    if gap == 0:
        return _overlapping(max(ours.length, theirs.length), ours.assumed or theirs.assumed)
    if ours.firm and theirs.firm:
        return _days_apart(a, b, ours, theirs)
    if gap > REACH:
        return _copied(a, b, ours, theirs)
    length = max(ours.length, theirs.length)
    return Verdict(
        _overlapping(length, False).weight - 2.0 * gap, "just outside the interval of the other"
    )


def _are_two_times(ours: Days, theirs: Days) -> bool:
    return ours.firm != theirs.firm and not (ours.assumed or theirs.assumed)


def _told_in_one_sentence(a: Telling, b: Telling) -> bool:
    return a.document == b.document and _between(a, b) <= ONE_SENTENCE


def _undated(a: Telling, b: Telling) -> Verdict:
    if a.document == b.document:
        return Verdict(2.0, "no date of its own, in the same document")
    if a.words & b.words:
        return Verdict(0.0, "no date to compare, but the same sentence")
    return Verdict(NEVER, "no date to compare")


def _overlapping(length: int, assumed: bool) -> Verdict:
    if length <= 2:
        return Verdict(5.0 if length == 1 else 4.5, "the same day")
    weight = max(-3.0, min(4.0, round(4 * (log2(365 / length) - 1)) / 4))
    if assumed:
        return Verdict(min(2.0, weight), "not dated, but of the right weeks")
    return Verdict(weight if length <= 100 else -3.0, f"within one interval of {length} days")


def _days_apart(a: Telling, b: Telling, ours: Days, theirs: Days) -> Verdict:
    """Both days are known and differ: a slip of a day or two needs something to back it."""
    gap = ours.gap(theirs)
    if a.document == b.document:
        return Verdict(NEVER, "different days in one document")
    if gap > REACH:
        return _copied(a, b, ours, theirs)
    soft = not (ours.written and theirs.written)
    words = f"{gap} day{'s' if gap > 1 else ''} apart"
    if not _backed(a, b):
        ladder = (-4.0, -5.0, -7.0) if soft else (-5.0, -7.0, NEVER)
        return Verdict(ladder[gap - 1], f"{words}, with nothing else to tie them")
    if not soft:
        return Verdict((-2.0, -3.5, -6.0)[gap - 1], f"{words}, both written")
    late = _soft_is_later(ours, theirs)
    return Verdict((-0.5 if late else -1.0, -2.0, -4.0)[gap - 1], f"{words}, one only relative")


def _soft_is_later(a: Days, b: Days) -> bool:
    """Whether the day that is only "yesterday" or a weekday is the later: news comes after."""
    if a.written == b.written:
        return True
    soft, hard = (b, a) if a.written else (a, b)
    return soft.first > hard.first


def _backed(a: Telling, b: Telling) -> bool:
    same = a.persons & b.persons or a.words & b.words
    return bool(weigh_dead(a, b).weight >= 2.0 or same or told_again(a.around, b.around))


def _copied(a: Telling, b: Telling, ours: Days, theirs: Days) -> Verdict:
    """One sentence, printed by two documents, whose weekday was counted from different days."""
    gap = ours.gap(theirs)
    if gap <= COPY_REACH and a.words & b.words and not (ours.written and theirs.written):
        return Verdict(-3.0, f"{gap} days apart, but the same sentence with a relative date")
    written = ours.written and theirs.written and not (ours.assumed or theirs.assumed)
    if written or gap > AGAIN_REACH or not told_again(a.around, b.around):
        return DIFFERENT_TIMES
    if gap > SOON and not a.persons & b.persons:
        return LONG_AFTER
    return AGAIN if _may_be_later(ours, theirs) else OTHERWISE


def _may_be_later(ours: Days, theirs: Days) -> bool:
    """Whether the later of two times is not the text's own, but counted from when the document
    was published, which may come back to a happening long after."""
    later = ours if ours.first > theirs.first else theirs
    return later.assumed or not later.written


def weigh_type(a: Telling, b: Telling) -> Verdict:
    """Kind of violence."""
    match = match_types(a.type, b.type)
    if match is Match.DIFFERENT and a.document == b.document:
        if _one_holds_the_other(a, b):
            return PART
        return Verdict(NEVER, "different kinds of violence")
    return _TYPE[match]


PART = Verdict(0.0, "an operation or a clash may hold a strike")


def _one_holds_the_other(a: Telling, b: Telling) -> bool:
    """Whether a raid, patrol or clash and a strike are of one force, day and place: it called for
    the aircraft."""
    if not ({a.type, b.type} & ON_THE_GROUND and {a.type, b.type} & FROM_AFAR):
        return False
    if weigh_time(a, b).weight < SAME_NIGHT.weight or weigh_place(a, b).weight < HERE:
        return False
    return match_parties(a.perpetrator, b.perpetrator) is not Match.DIFFERENT


_TYPE = {
    Match.SAME: Verdict(1.0, "the same kind of violence"),
    Match.AKIN: Verdict(0.25, "kinds of violence that reports mix"),
    Match.UNKNOWN: SILENT,
    Match.DIFFERENT: Verdict(-8.0, "different kinds of violence"),
}
_PERPETRATOR = {
    Match.SAME: Verdict(1.5, "the same perpetrator"),
    Match.AKIN: Verdict(0.75, "one perpetrator may be a part of the other"),
    Match.UNKNOWN: SILENT,
    Match.DIFFERENT: Verdict(-3.0, "different perpetrators"),
}
_TARGET = {
    Match.SAME: Verdict(1.5, "the same target"),
    Match.AKIN: Verdict(0.75, "one target may be a part of the other"),
    Match.UNKNOWN: SILENT,
    Match.DIFFERENT: Verdict(-1.0, "different targets"),
}


def weigh_perpetrator(a: Telling, b: Telling) -> Verdict:
    """Who did it, as the registry knows them."""
    return _PERPETRATOR[match_parties(a.perpetrator, b.perpetrator)]


def weigh_target(a: Telling, b: Telling) -> Verdict:
    """Whom it hit; reports often differ in good faith (fighters or civilians)."""
    return _TARGET[match_parties(a.target, b.target)]


def weigh_dead(a: Telling, b: Telling) -> Verdict:
    """Numbers of dead; where a list deals them out "respectively", any of the list's numbers."""
    if not a.killed or not b.killed:
        return SILENT
    if a.listed != b.listed and _listed(a, b):
        return Verdict(2.0, "the number is one of those that the list deals out")
    likened = liken(a.killed, b.killed)
    return _weigh_numbers(likened, "dead") if likened else SILENT


def _listed(a: Telling, b: Telling) -> bool:
    return any(toll in b.killed for toll in a.listed) or any(t in a.killed for t in b.listed)


def weigh_captured(a: Telling, b: Telling) -> Verdict:
    """Numbers of captured."""
    if not a.captured or not b.captured:
        return SILENT
    likened = liken(a.captured, b.captured)
    return _weigh_numbers(likened, "captured") if likened else SILENT


def weigh_injured(a: Telling, b: Telling) -> Verdict:
    """Numbers of injured, which reports give carelessly."""
    if not a.injured or not b.injured:
        return SILENT
    likened = liken(a.injured, b.injured)
    if likened is None:
        return SILENT
    if likened.likeness is Likeness.EQUAL and likened.number > 1:
        return Verdict(1.0, "the same number of injured")
    return Verdict(-1.0, "numbers of injured far apart") if likened.likeness > 2 else SILENT


_NUMBERS = {
    Likeness.OVERLAPPING: (0.25, "numbers of {} that can be one"),
    Likeness.CLOSE: (-1.0, "numbers of {} that are close"),
    Likeness.APART: (-2.0, "different numbers of {}"),
    Likeness.FAR: (-3.0, "numbers of {} far apart"),
}


def _weigh_numbers(likened: Likened, of: str) -> Verdict:
    if likened.likeness is Likeness.EQUAL:
        return Verdict(_rarity(likened.number), f"the same number of {of}")
    weight, words = _NUMBERS[likened.likeness]
    return Verdict(weight, words.format(of))


def _rarity(number: int) -> float:
    """The larger a number, the less two happenings share it by chance."""
    steps = ((20, 5.0), (8, 4.0), (3, 2.5), (2, 1.0), (1, 0.5))
    return next((weight for least, weight in steps if number >= least), 0.0)


def weigh_persons(a: Telling, b: Telling) -> Verdict:
    """Named persons said to be harmed in it."""
    if not a.persons or not b.persons:
        return SILENT
    if a.persons & b.persons or _family(a.persons) & _family(b.persons):
        return Verdict(4.0, "a person named in both")
    return Verdict(-1.0, "different persons named")


def _family(names: Iterable[str]) -> set[str]:
    return {name.split()[-1] for name in names if name.split()}


def weigh_weapon(a: Telling, b: Telling) -> Verdict:
    """The weapon, by name."""
    same = a.weapon is not None and a.weapon == b.weapon
    return Verdict(0.5, "the same weapon") if same else SILENT


def weigh_words(a: Telling, b: Telling) -> Verdict:
    """The very sentence: a copy."""
    return Verdict(6.0, "the same sentence") if a.words & b.words else SILENT


_AROUND = (
    (0.3, 7.0, "most rare words around it are the same"),
    (0.25, 6.5, "many rare words around it are the same"),
    (0.2, 6.0, "many rare words around it are the same"),
    (0.175, 5.0, "rare words around it are the same"),
    (0.15, 4.0, "rare words around it are the same"),
    (0.125, 2.5, "some rare words around it are the same"),
    (0.1, 1.0, "a few rare words around it are the same"),
    (0.075, -0.5, "hardly a rare word around it is the same"),
    (0.05, -1.0, "hardly a rare word around it is the same"),
    (0.0, -2.0, "the rare words around it are others"),
)
"""Measured on labelled pairs of dated articles on single incidents: how much likelier so great a
share is between two on one incident than between two that were published within a week; then
lowered by one to two, since a wrong link costs more than a missing one."""


def weigh_around(a: Telling, b: Telling) -> Verdict:
    """The rare words around it: names, streets, ages that few documents know."""
    share = likeness(a.around, b.around)
    if share is None:
        return SILENT
    return next((Verdict(w, words) for least, w, words in _AROUND if share >= least), SILENT)


_TITLES = (
    (0.5, 3.5, "titles of the same rare words"),
    (0.35, 3.0, "titles of many of the same rare words"),
    (0.2, 2.0, "titles that share rare words"),
)


def weigh_titles(a: Telling, b: Telling) -> Verdict:
    """What the titles of two documents say of the first that they tell."""
    share = titles_alike(a.around, b.around)
    if share is None:
        return SILENT
    return next((Verdict(w, words) for least, w, words in _TITLES if share >= least), SILENT)


def weigh_speaker(a: Telling, b: Telling) -> Verdict:
    """One speaker who gives two written days, and not one number, tells of two happenings."""
    ours, theirs = a.outer, b.outer
    if not a.speakers & b.speakers or ours is None or theirs is None:
        return SILENT
    written = ours.firm and ours.written and theirs.firm and theirs.written
    if not written or not ours.gap(theirs):
        return SILENT
    return SILENT if _backed(a, b) else Verdict(-4.0, "the same speaker names another day")


def weigh_document(a: Telling, b: Telling) -> Verdict:
    """One document comes back to what it tells, unless its own words say otherwise."""
    if {key for key, _ in a.series} & {key for key, _ in b.series}:
        return Verdict(NEVER, "two members of one list")
    later = b if a.told < b.told else a
    if later.apart:
        return Verdict(NEVER, "the text calls it another one")
    if _between(a, b) <= BESIDE:
        return Verdict(6.0, "told in one breath")
    return Verdict(5.0, "told in one document")


def _between(a: Telling, b: Telling) -> int:
    """How many characters lie between the nearest words of two tellings."""
    return min(max(x[0] - y[1], y[0] - x[1]) for x in a.told for y in b.told)


def weigh_conflict(a: Telling, b: Telling) -> Verdict:
    """One speaker does not give two numbers for one happening in one document."""
    for ours, some in a.counts:
        for theirs, others in b.counts:
            if ours == theirs and conflict(some, others):
                return Verdict(-12.0, "one speaker gives two numbers that exclude each other")
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
)
ACROSS = (
    *COMMON,
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


def add_up(a: Telling, b: Telling) -> float:
    """The sum of all weights; minus infinity as soon as one feature excludes the pair."""
    total = 0.0
    for feature in _WITHIN if a.document == b.document else _ACROSS:
        weight = feature(a, b)[0]
        if weight == NEVER:
            return NEVER
        total += weight
    return total


def explain(a: Telling, b: Telling) -> PairScore:
    """The same sum with the part and the reason of every feature that says anything."""
    parts = [(name, feature(a, b)) for name, feature in features_for(a, b)]
    total = sum((verdict.weight for _, verdict in parts), 0.0)
    said = tuple(FeatureScore(name, v.weight, v.words) for name, v in parts if v.words)
    return PairScore(a.id, b.id, total, total >= ONE, said)
