"""Writes `corpora/origins/origins.jsonl`: invented reports, each with whose word it is.

    python -m scripts.make_origins

The phrases are those of `corpora/origins/phrases.toml`; names, places and numbers are dealt out by
rule, always the same way.
"""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "corpora" / "origins"
OUT = FOLDER / "origins.jsonl"
HAPPENINGS = 30
BODIES = (
    "the Northern Command", "the Ministry of Defence", "the Ostrava Valley Observatory",
    "the Karsan Red Crescent", "the Governorate of Dorma", "the Lake Province Police",
    "the Tessim Rights Monitor", "the Eastern Brigade",
)  # fmt: skip
MEDIA = (
    "Channel Vey", "the Tasmin News Agency", "Radio Lakeside", "the Harbour Courier",
    "Vostra Television", "the Daily Compass", "the Meridian Press Agency", "Radio Sahel Sud",
)  # fmt: skip
SOURCES = (
    "a security source", "residents", "a local official", "a medic", "police officials",
    "two witnesses", "hospital staff", "a military officer",
)  # fmt: skip
PLACES = ("Dorma", "Kessaro", "Tel Amrin", "Bir Nawas", "Ostra", "Galmet", "Wadi Surr", "Havnik")
DEEDS = (
    ("an air strike near {place} killed {n} people on {day}",
     "{n} people were killed in an air strike near {place} on {day}"),
    ("a car bomb in {place} killed {n} people on {day}",
     "{n} people were killed by a car bomb in {place} on {day}"),
    ("shelling of {place} killed {n} people on {day}",
     "{n} people were killed in the shelling of {place} on {day}"),
    ("gunmen killed {n} people in {place} on {day}",
     "{n} people were shot dead by gunmen in {place} on {day}"),
)  # fmt: skip
NUMBERS = ("five", "six", "seven", "nine", "11", "12", "14", "17", "23")


@dataclass(frozen=True, slots=True)
class Happening:
    """One invented happening, and who tells of it first."""

    name: str
    place: str
    deed: tuple[str, str]
    body: str
    media: tuple[str, ...]
    sources: tuple[str, ...]

    def words(self, number: str) -> dict[str, str]:
        """The sentences that tell it with so many dead."""
        deed, fact = (row.format(place=self.place, n=number, day="3 May") for row in self.deed)
        return {"deed": deed, "Deed": _capital(deed), "fact": fact, "Fact": _capital(fact),
                "place_caps": self.place.upper(), "month": "May"}  # fmt: skip


def rows() -> Iterator[dict[str, object]]:
    """Every report with its happening and the origin that it truly comes from."""
    phrases = tomllib.loads((FOLDER / "phrases.toml").read_text("utf-8"))
    chance = random.Random(11)
    for index in range(HAPPENINGS):
        told = Happening(
            f"h{index:02}",
            PLACES[index % len(PLACES)],
            DEEDS[index % len(DEEDS)],
            chance.choice(BODIES),
            tuple(chance.sample(MEDIA, 5)),
            tuple(chance.sample(SOURCES, 2)),
        )
        yield from _of(told, phrases, chance)


def _of(told: Happening, phrases: dict, chance: random.Random) -> Iterator[dict[str, object]]:
    """Four origins: a body, a medium's source, another medium, and a paper's own source."""
    same = chance.random() < 0.5
    first = chance.choice(NUMBERS)
    numbers = [first if same else chance.choice(NUMBERS) for _ in range(4)]
    channel, agency, *papers = told.media
    told_by = [
        ("body", _body(phrases["body"], chance, papers)),
        ("source", _source(told, phrases["source"], chance, channel)),
        ("medium", _agency(phrases["medium"], chance, agency, papers)),
        ("other", [(_pick(chance, phrases["source"]["own"]), papers[0], told.sources[1])]),
    ]
    for (kind, reports), number in zip(told_by, numbers, strict=True):
        for place, (text, publisher, source) in enumerate(reports):
            medium = agency if kind == "medium" else _medium(kind, channel, papers, place)
            names = {"who": told.body, "a_source": source, "medium": medium,
                     "other": papers[place % len(papers)]}  # fmt: skip
            names |= {_capital(key): _capital(name) for key, name in names.items()}
            yield {
                "id": f"{told.name}-{kind}{place}",
                "happening": told.name,
                "text": text.format(**told.words(number), **names),
                "published": "2031-05-05",
                "publisher": _bare(publisher),
                "origin": f"{told.name}-{kind}",
            }


Told = list[tuple[str, str | None, str]]


def _body(phrases: dict, chance: random.Random, papers: list[str]) -> Told:
    own = [(text, None, "") for text in chance.sample(phrases["own"], 2)]
    through = [(text, None, "") for text in chance.sample(phrases["through"], 2)]
    lead = [(_pick(chance, phrases["lead"]), papers[1], "")]
    return [*own, *through, *lead]


def _source(told: Happening, phrases: dict, chance: random.Random, channel: str) -> Told:
    source = told.sources[0]
    through = [(text, None, source) for text in chance.sample(phrases["through"], 3)]
    own = [(_pick(chance, phrases["own"]), channel, source)]
    bare = [(_pick(chance, phrases["bare"]), None, source)]
    return [*through, *own, *bare]


def _agency(phrases: dict, chance: random.Random, agency: str, papers: list[str]) -> Told:
    own = [(_pick(chance, phrases["own"]), agency, "")]
    return [*own, *((text, papers[2], "") for text in chance.sample(phrases["through"], 3))]


def _medium(kind: str, channel: str, papers: list[str], place: int) -> str:
    return channel if kind == "source" else papers[place % len(papers)]


def _pick(chance: random.Random, rows: list[str]) -> str:
    """One of the phrases."""
    return rows[chance.randrange(len(rows))]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _bare(name: str | None) -> str | None:
    return name.removeprefix("the ") if name else None


def main() -> None:
    """Writes the corpus."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows()]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
