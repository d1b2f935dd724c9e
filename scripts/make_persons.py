"""Made-up persons, as a ledger would name them and as an outside list would, with who is who.

Every name is invented: a few hundred words made of syllables, each written in Arabic, Cyrillic and
several Latin spellings. Families share a father's name, a family name, a place and a day, so that
brothers and sisters are the hard case; common names are shared by strangers. Slips, swapped names,
missing ages, a day or an age that is off, rows that stand twice: each with a stated chance.

python -m scripts.make_persons FOLDER [--seed N] [--script arabic]
"""

from __future__ import annotations

import argparse
import csv
import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from recount.analysis.persons import PersonRecord
from recount.model.persons import Sex

# Sound, Arabic, Cyrillic, Latin spellings.
CONSONANTS = {
    "b": ("ب", "б", ("b",)), "t": ("ت", "т", ("t",)), "j": ("ج", "дж", ("j", "dj", "g")),
    "h": ("ح", "х", ("h",)), "kh": ("خ", "х", ("kh",)), "d": ("د", "д", ("d",)),
    "r": ("ر", "р", ("r",)), "z": ("ز", "з", ("z",)), "s": ("س", "с", ("s",)),
    "sh": ("ش", "ш", ("sh", "ch")), "gh": ("غ", "г", ("gh",)), "f": ("ف", "ф", ("f",)),
    "q": ("ق", "к", ("q", "k")), "k": ("ك", "к", ("k",)), "l": ("ل", "л", ("l",)),
    "m": ("م", "м", ("m",)), "n": ("ن", "н", ("n",)),
}  # fmt: skip
VOWELS = {
    "a": ("", "а", ("a",)), "i": ("", "и", ("i", "e")), "u": ("", "у", ("u", "o")),
    "ā": ("ا", "а", ("a", "aa")), "ī": ("ي", "и", ("i", "ee", "y")),
    "ū": ("و", "у", ("u", "ou", "oo")),
}  # fmt: skip
PLACES = (
    ("Oldmill", "أولدميل"), ("Kestrin", "كسترين"), ("Darvane", "درفان"), ("Sorrel", "سورل"),
    ("Umbra", "أمبرا"), ("Tallin Gap", "تالين"), ("Brenna", "برنا"), ("Quay Town", "كواي"),
)  # fmt: skip
SCRIPTS = ("latin", "arabic", "cyrillic")


@dataclass(frozen=True, slots=True)
class Chances:
    """How often something goes otherwise in a record."""

    slip: float = 0.08
    swapped: float = 0.05
    no_age: float = 0.3
    no_sex: float = 0.3
    age_off: float = 0.15
    day_off: float = 0.2
    no_day: float = 0.1
    no_place: float = 0.2
    other_place: float = 0.07
    twice: float = 0.02


CHANCES = Chances()
Sounds = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Somebody:
    """One made-up person: the sounds of her own, her father's, his father's, her family's name."""

    number: int
    names: tuple[Sounds, Sounds, Sounds, Sounds]
    age: int
    sex: Sex
    place: int
    day: date


@dataclass(frozen=True, slots=True)
class Case:
    """Both sides, and which records are one person."""

    ours: tuple[PersonRecord, ...]
    theirs: tuple[PersonRecord, ...]
    truth: frozenset[tuple[str, str]]


def make_case(seed: int, people: int = 400, script: str = "latin") -> Case:
    """A ledger that names some of `people`, and a list of most of them in a script."""
    drawn = random.Random(f"{seed} {script}")
    born = _people(drawn, people)
    listed = [one for one in born if drawn.random() < 0.8]
    told = [one for one in born if drawn.random() < 0.35]
    theirs, where = _rows(drawn, listed, script)
    ours = [_told(drawn, one, f"p-{one.number}") for one in told]
    truth = {(f"p-{one.number}", key) for one in told for key in where.get(one.number, ())}
    drawn.shuffle(theirs)
    return Case(tuple(ours), tuple(theirs), frozenset(truth))


def _rows(
    drawn: random.Random, listed: list[Somebody], script: str
) -> tuple[list[PersonRecord], dict[int, list[str]]]:
    rows, where = [], {}
    for one in listed:
        keys = [f"r-{one.number}"]
        if drawn.random() < CHANCES.twice:
            keys.append(f"r-{one.number}b")
        rows += [_listed(drawn, one, script, key) for key in keys]
        where[one.number] = keys
    return rows, where


def _people(drawn: random.Random, amount: int) -> list[Somebody]:
    given = [_word(drawn) for _ in range(160)]
    family = [_word(drawn, long=True) for _ in range(120)]
    found: list[Somebody] = []
    while len(found) < amount:
        father, grandfather, last = (
            _common(drawn, given),
            _common(drawn, given),
            _common(drawn, family),
        )
        place, day = (
            drawn.randrange(len(PLACES)),
            date(2031, 1, 1) + timedelta(drawn.randrange(200)),
        )
        for _ in range(drawn.choice((1, 1, 1, 2, 3, 5))):
            names = (_common(drawn, given), father, grandfather, last)
            if any(names == one.names for one in found):
                continue
            age = min(90, int(drawn.expovariate(1 / 26)))
            sex = drawn.choice((Sex.FEMALE, Sex.MALE))
            found.append(Somebody(len(found), names, age, sex, place, day))
    return found[:amount]


def _common(drawn: random.Random, words: list[Sounds]) -> Sounds:
    """Some words are much commoner than others."""
    return words[min(len(words) - 1, int(drawn.paretovariate(0.6)) - 1)]


def _word(drawn: random.Random, long: bool = False) -> Sounds:
    sounds: list[str] = []
    for _ in range(drawn.choice((2, 3, 3) if long else (2, 2, 3))):
        sounds += [drawn.choice(list(CONSONANTS)), drawn.choice(list(VOWELS))]
    return (*sounds, drawn.choice(list(CONSONANTS)))


def _written(drawn: random.Random, word: Sounds, script: str) -> str:
    parts = [CONSONANTS.get(one) or VOWELS[one] for one in word]
    if script == "arabic":
        return "".join(part[0] for part in parts)
    if script == "cyrillic":
        return "".join(part[1] for part in parts).capitalize()
    return "".join(drawn.choice(part[2]) for part in parts).capitalize()


def _listed(drawn: random.Random, one: Somebody, script: str, key: str) -> PersonRecord:
    """A row of a list, which gives four names."""
    return _record(drawn, one, script, (key, (0, 1, 2, 3)))


def _told(drawn: random.Random, one: Somebody, key: str) -> PersonRecord:
    """What reports tell, which give two names or three."""
    return _record(
        drawn, one, "latin", (key, drawn.choice(((0, 3), (0, 3), (0, 1, 3), (0, 1, 2, 3))))
    )


def _record(
    drawn: random.Random, one: Somebody, script: str, told: tuple[str, tuple[int, ...]]
) -> PersonRecord:
    key, picked = told
    words = [_written(drawn, one.names[place], script) for place in picked]
    if drawn.random() < CHANCES.slip:
        spot = drawn.randrange(len(words))
        words[spot] = _slip(drawn, words[spot])
    if drawn.random() < CHANCES.swapped:
        words.reverse()
    record = PersonRecord(
        key, (" ".join(words),), one.age, one.sex, (PLACES[one.place][script == "arabic"],),
        one.day, one.day, (key,),
    )  # fmt: skip
    return _blurred(drawn, record, script)


def _slip(drawn: random.Random, word: str) -> str:
    spot = drawn.randrange(1, len(word)) if len(word) > 1 else 0
    kind = drawn.choice(("lost", "twice", "turned"))
    if kind == "lost":
        return word[:spot] + word[spot + 1 :]
    if kind == "twice":
        return word[:spot] + drawn.choice(word) + word[spot:]
    return word[: spot - 1] + word[spot] + word[spot - 1] + word[spot + 1 :]


def _blurred(drawn: random.Random, record: PersonRecord, script: str) -> PersonRecord:
    age, day = record.age, record.first
    if drawn.random() < CHANCES.age_off:
        age = max(0, (age or 0) + drawn.choice((-3, -2, -1, -1, 1, 1, 2, 5)))
    if drawn.random() < CHANCES.day_off:
        day = (day or date.min) + timedelta(drawn.choice((-2, -1, 1, 1, 2, 7)))
    places = record.places
    if drawn.random() < CHANCES.other_place:
        places = (drawn.choice(PLACES)[script == "arabic"],)
    return replace(
        record,
        age=None if drawn.random() < CHANCES.no_age else age,
        sex=None if drawn.random() < CHANCES.no_sex else record.sex,
        places=() if drawn.random() < CHANCES.no_place else places,
        first=None if drawn.random() < CHANCES.no_day else day,
        last=None if drawn.random() < CHANCES.no_day else day,
    )


def main() -> None:
    """Writes one case for trying things out."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--script", choices=SCRIPTS, default="latin")
    given = asked.parse_args()
    case = make_case(given.seed, script=given.script)
    given.folder.mkdir(parents=True, exist_ok=True)
    with (given.folder / "list.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "name", "age", "sex", "place", "date"])
        for one in case.theirs:
            place, day = (one.places or ("",))[0], one.first or ""
            rows.writerow([one.key, one.names[0], one.age, one.sex or "", place, day])
    with (given.folder / "truth.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["ledger", "list"])
        rows.writerows(sorted(case.truth))


if __name__ == "__main__":
    main()
