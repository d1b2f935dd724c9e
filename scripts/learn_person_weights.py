"""Writes how often two records of one person agree, from made-up persons, to
`src/recount/resources/person_weights.toml`.

python -m scripts.learn_person_weights
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from scripts.make_persons import SCRIPTS, make_case

from recount.analysis.persons.likeness import word_verdict
from recount.analysis.persons.names import words_of_name
from recount.analysis.persons.records import PersonRecord
from recount.analysis.persons.weights import VERDICTS

SEEDS = range(20)
"""Those that `benchmarks/persons.py` never measures on."""
PLACE = Path(__file__).parents[1] / "src/recount/resources/person_weights.toml"
HEAD = """\
# How often two records of one person agree, by field and degree. Written by
# `python -m scripts.learn_person_weights`, from made-up persons; not set by hand.
"""
DEGREES = {
    "word": ("same", "spelt", "near", "strange"),
    "age": ("same", "one", "three", "nine", "other"),
    "sex": ("same", "other"),
    "place": ("same", "other"),
    "day": ("same", "two", "ten", "month", "other"),
}
LEAST = 0.01
"""No degree is rarer: what never happens among made-up persons does among others."""
LACKING_BITS = -0.2
"""What a word weighs that one side does not give: reports hardly ever give all four."""


def pairs() -> list[tuple[PersonRecord, PersonRecord]]:
    """Records of one person, from every script."""
    found = []
    for seed in SEEDS:
        for script in SCRIPTS:
            case = make_case(seed, script=script)
            ours = {one.key: one for one in case.ours}
            theirs = {one.key: one for one in case.theirs}
            found += [(ours[a], theirs[b]) for a, b in sorted(case.truth)]
    return found


def word_verdicts(a: PersonRecord, b: PersonRecord) -> tuple[list[str], bool]:
    """The verdicts on the words of the shorter name, and whether their order differs."""
    first, second = words_of_name(a.names[0]), words_of_name(b.names[0])
    short, long = sorted((first, second), key=len)
    found, places = [], []
    for word in short:
        met = [(verdict, place) for place, other in enumerate(long)
               if (verdict := word_verdict(word, other)) and place not in places]  # fmt: skip
        best = min(met, key=lambda row: DEGREES["word"].index(row[0]), default=("strange", -1))
        found.append(best[0])
        places += [best[1]] if best[1] >= 0 else []
    return found, places != sorted(places)


def main() -> None:
    """Counts, and writes the file."""
    counted = {name: Counter[str]() for name in DEGREES}
    swapped, known = 0, pairs()
    for a, b in known:
        words, is_swapped = word_verdicts(a, b)
        counted["word"].update(words)
        swapped += is_swapped
        for name, ask in VERDICTS.items():
            counted[name].update([ask(a, b)])
    lines = [HEAD]
    for name, degrees in DEGREES.items():
        whole = sum(counted[name][degree] for degree in degrees)
        lines += [f"[{name}]\n"]
        lines += [f"{one} = {max(counted[name][one] / whole, LEAST):.4f}\n" for one in degrees]
    lines += [
        "[name]\n",
        f"swapped = {swapped / len(known):.4f}\n",
        f"lacking_bits = {LACKING_BITS}\n",
    ]
    PLACE.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
