"""The levels of comparison: all that one feature can find of a pair of tellings, each by name.

A level says what is seen ("the same day") and not how much it counts: that is learned from pairs
whose truth is known (`weights`). Levels that rule a pair out are rules of meaning and weigh
nothing. Levels of pairs inside one document and of pairs across two are learned apart.
"""

from __future__ import annotations

from enum import Flag, auto
from typing import NamedTuple


class Between(Flag):
    """Which pairs a level can be found in."""

    WITHIN = auto()
    ACROSS = auto()
    BOTH = WITHIN | ACROSS


WITHIN, ACROSS, BOTH = Between.WITHIN, Between.ACROSS, Between.BOTH


class Level(NamedTuple):
    """What one feature finds of a pair; `never` rules out that the two are one happening.

    `given` names what a pair must show before the level can be found in it at all, so that it is
    learned among such pairs alone.
    """

    name: str
    words: str
    between: Between = BOTH
    never: bool = False
    given: str = ""

    @property
    def feature(self) -> str:
        """The feature that finds it."""
        return self.name.partition(".")[0]


SILENT = Level("", "")
"""A side says nothing, so that there is nothing to compare."""


TOLD_AGAIN, ALIKE, COPIED = "told again", "alike", "copied"


def _never(name: str, words: str) -> Level:
    return Level(name, words, never=True)


def _told_again(name: str, words: str) -> Level:
    return Level(name, words, ACROSS, given=TOLD_AGAIN)


def _alike(name: str, words: str) -> Level:
    return Level(name, words, ACROSS, given=ALIKE)


def _copied(name: str, words: str) -> Level:
    return Level(name, words, ACROSS, given=COPIED)


# Place
SAME_PLACE = Level("place.same", "the same place")
SAME_REGION = Level("place.same_region", "the same region")
SAME_NAME = Level("place.same_name", "a place of the same name")
SAME_COUNTRY = Level("place.same_country", "the same country")
PLACE_INSIDE = Level("place.inside", "one place lies within the other")
PLACE_OVERLAPS = Level("place.overlaps", "within each other's radius")
NEARBY = Level("place.nearby", "nearby")
OUTSIDE_REGION = Level("place.outside_region", "outside the region, if its edge is taken strictly")
ANOTHER_PLACE = Level("place.another", "not the same place")
TWO_NAMES = Level("place.two_names", "the document names two places", WITHIN)
TWO_SPOTS = Level("place.two_spots", "the document names two villages or quarters", WITHIN)
NOT_THERE = Level("place.not_there", "places that differ, one of them only taken over", WITHIN)
NOT_THERE_AGAIN = _alike("place.not_there_again", "places that differ, one of them only taken over")
NOW_THERE = Level(
    "place.now_there", "the later of the two names a place far from where the text was", WITHIN
)
NAMESAKE = _alike("place.namesake", "places far apart, but another of that name lies there")
MISPLACED = _alike(
    "place.misplaced", "places far apart, though many rare words around it are the same"
)
FAR_APART = _never("place.far", "places far apart")
OTHER_COUNTRY = _never("place.other_country", "different countries")

# Time
SAME_DAY = Level("time.same_day", "the same day")
SAME_NIGHT = Level("time.same_night", "the same day or night")
IN_TWO_DAYS = Level("time.in_2_days", "within one interval of two days")
IN_A_WEEK = Level("time.in_a_week", "within one interval of a week")
IN_A_FORTNIGHT = Level("time.in_a_fortnight", "within one interval of two weeks")
IN_A_MONTH = Level("time.in_a_month", "within one interval of a month")
IN_A_SEASON = Level("time.in_a_season", "within one interval of some months")
IN_A_YEAR = Level("time.in_a_year", "within one interval of a year")
ASSUMED_WEEK = Level("time.assumed_week", "not dated, but of the right week")
ASSUMED_MONTH = Level("time.assumed_month", "not dated, but of the right weeks", ACROSS)
ASSUMED_LONGER = Level("time.assumed_longer", "not dated, but of the right months", ACROSS)
TWO_TIMES = Level(
    "time.two_times", "one sentence gives a day to the one and a wider time to the other", WITHIN
)
ASSUMED_OTHER = Level("time.assumed_other", "one of them not dated, the other earlier", WITHIN)
UNDATED = Level("time.undated", "no date of its own, in the same document", WITHIN)
UNDATED_COPY = _copied("time.undated_copy", "no date to compare, but the same sentence")
JUST_OUTSIDE = tuple(
    Level(f"time.outside_{gap}", f"{gap} day{'s' * (gap > 1)} outside the interval of the other")
    for gap in (1, 2, 3)
)
COPIED_APART = _copied(
    "time.copied_apart", "days apart, but the same sentence with a relative date"
)
TOLD_LATER = _told_again(
    "time.told_later", "different times, one of them only taken from when it was published"
)
TOLD_OTHERWISE = _told_again("time.told_otherwise", "different times, one of them only relative")
NO_DATE = _never("time.no_date", "no date to compare")
OTHER_TIME = _never("time.other", "different times")
OTHER_DAY_TOLD = _never("time.other_day", "different days in one document")


def _apart(kind: str, said: str, gaps: tuple[int, ...]) -> dict[int, Level]:
    return {
        gap: Level(f"time.{gap}_apart_{kind}", f"{gap} day{'s' * (gap > 1)} apart, {said}", ACROSS)
        for gap in gaps
    }


APART_WRITTEN = _apart("written", "both written", (1, 2))
APART_RELATIVE = _apart("relative", "one only relative", (1, 2, 3))
APART_LATE = _apart("late", "the later only relative", (1,))

# Time of day
SAME_CLOCK = Level("clock.same", "the same time of day")
NEAR_CLOCK = Level("clock.near", "times of day an hour or so apart", ACROSS)
OTHER_CLOCK = Level("clock.other", "times of day that cannot be one", ACROSS)
TWO_CLOCKS = Level("clock.two", "one document gives two times of day", WITHIN)

# Kind of violence
SAME_TYPE = Level("type.same", "the same kind of violence")
AKIN_TYPE = Level("type.akin", "kinds of violence that reports mix")
OTHER_TYPE = Level("type.other", "different kinds of violence", ACROSS)
PART = Level("type.part", "an operation or a clash may hold a strike", WITHIN)
OTHER_TYPE_TOLD = _never("type.other_told", "different kinds of violence")

# Parties
SAME_PERPETRATOR = Level("perpetrator.same", "the same perpetrator")
AKIN_PERPETRATOR = Level("perpetrator.akin", "one perpetrator may be a part of the other")
OTHER_PERPETRATOR = Level("perpetrator.other", "different perpetrators")
SAME_TARGET = Level("target.same", "the same target")
AKIN_TARGET = Level("target.akin", "one target may be a part of the other")
OTHER_TARGET = Level("target.other", "different targets")

# Numbers
SIZES = ((20, "20_up"), (8, "8_to_19"), (3, "3_to_7"), (2, "2"), (1, "1"), (0, "0"))
"""The larger a number, the less two happenings share it by chance."""


class Numbers(NamedTuple):
    """The levels of comparing numbers of one outcome: of equal ones by their size, of others by
    how near they come, the nearest first."""

    equal: dict[str, Level]
    unequal: tuple[Level, ...]


def _numbers(feature: str, of: str) -> Numbers:
    sizes = {key: f"the same number of {of}" for _, key in SIZES}
    return Numbers(
        {key: Level(f"{feature}.same_{key}", words) for key, words in sizes.items()},
        (
            Level(f"{feature}.overlapping", f"numbers of {of} that can be one"),
            Level(f"{feature}.close", f"numbers of {of} that are close"),
            Level(f"{feature}.apart", f"different numbers of {of}"),
            Level(f"{feature}.far", f"numbers of {of} far apart"),
        ),
    )


DEAD = _numbers("dead", "dead")
CAPTURED = _numbers("captured", "captured")
INJURED = _numbers("injured", "injured")
LISTED = Level("dead.listed", "the number is one of those that the list deals out")

# Persons, weapon, words
SHARED_PERSON = Level("persons.shared", "a person named in both")
OTHER_PERSONS = Level("persons.other", "different persons named")
SAME_WEAPON = Level("weapon.same", "the same weapon")
OTHER_WEAPON = Level("weapon.other", "another weapon")
SAME_SENTENCE = Level("words.same_sentence", "the same sentence", ACROSS)
SPEAKER_ELSEWHEN = Level("speaker.another_day", "the same speaker names another day", ACROSS)
ONE_BREATH = Level("document.one_breath", "told in one breath", WITHIN)
ONE_DOCUMENT = Level("document.one", "told in one document", WITHIN)
CONFLICT = Level(
    "conflict.numbers", "one speaker gives two numbers that exclude each other", WITHIN
)
ONE_LIST = _never("document.one_list", "two members of one list")
CALLED_ANOTHER = _never("document.another", "the text calls it another one")

AROUND: tuple[tuple[float, Level], ...] = (
    (0.3, Level("around.30", "most rare words around it are the same", ACROSS)),
    (0.25, Level("around.25", "many rare words around it are the same", ACROSS)),
    (0.2, Level("around.20", "many rare words around it are the same", ACROSS)),
    (0.15, Level("around.15", "rare words around it are the same", ACROSS)),
    (0.125, Level("around.12", "some rare words around it are the same", ACROSS)),
    (0.1, Level("around.10", "a few rare words around it are the same", ACROSS)),
    (0.075, Level("around.07", "hardly a rare word around it is the same", ACROSS)),
    (0.05, Level("around.05", "hardly a rare word around it is the same", ACROSS)),
    (0.0, Level("around.00", "the rare words around it are others", ACROSS)),
)
"""By the least share of the rare words, from 0 to 1."""


def _all() -> dict[str, Level]:
    found: list[Level] = []
    for value in list(globals().values()):
        if isinstance(value, Level):
            found.append(value)
        elif isinstance(value, Numbers):
            found += [*value.equal.values(), *value.unequal]
    found += [*JUST_OUTSIDE, *(level for _, level in AROUND)]
    for ladder in (APART_WRITTEN, APART_RELATIVE, APART_LATE):
        found += ladder.values()
    return {level.name: level for level in found if level.name}


LEVELS = _all()
"""Every level by its name."""


GIVENS = {
    TOLD_AGAIN: frozenset({"around.30", "around.25", "around.20"}),
    ALIKE: frozenset({"around.30", "around.25", "around.20", "around.15"}),
    COPIED: frozenset({SAME_SENTENCE.name}),
}
"""The levels that show what others must be given."""


def weighed(between: Between) -> list[Level]:
    """The levels of such pairs that need a weight, in a fixed order."""
    return [one for one in LEVELS.values() if between in one.between and not one.never]
