"""The page of phrases: what each means to Recount, from the tables in `tests/spec`.

`scripts/write_docs.py` writes it. A row that is added to a table lands in a group by what it says,
so that no row is ever left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from recount.app.desk.words import (
    DATE_BASIS_WORDS,
    VICTIM_WORDS,
    days,
    people_words,
    plain,
    range_text,
)
from recount.model.counts import Outcome, Victims
from recount.model.dates import DateBasis

SPEC = Path(__file__).parent.parent / "tests" / "spec"
Row = dict[str, str]
Group = tuple[str, str, Callable[[Row], bool]]
"""A title, a sentence of introduction, and which rows belong here that no earlier group took."""

HEAD = """\
# What each phrase means

This page is written by `scripts/write_docs.py` from the tables in `tests/spec`. A test reads every
row of them, so Recount means by these phrases what stands here. What a vague word such as "dozens"
becomes as a number is not a matter of reading: the methodology says it, see
[How a number is chosen](how-it-works.md#how-a-number-is-chosen).
"""

NUMBERS: tuple[Group, ...] = (
    (
        "Exact numbers",
        "A number without any word around it is taken as it stands, in figures or in words.",
        lambda row: row["exactness"] == "exact" and row["kind"] == "cardinal",
    ),
    (
        "At least",
        "These set a lowest number and leave the highest open.",
        lambda row: row["exactness"] == "at_least",
    ),
    (
        "At most",
        "These set a highest number; the lowest is not known, which is not the same as none.",
        lambda row: row["exactness"] == "at_most",
    ),
    (
        "Between two numbers",
        "Both ends are said, and both are kept.",
        lambda row: row["exactness"] == "between",
    ),
    (
        "About",
        "A rounded number is a range around it.",
        lambda row: row["exactness"] == "about",
    ),
    (
        "Vague words",
        "These stay words until the methodology gives them a value.",
        lambda row: row["exactness"] == "vague_word",
    ),
    (
        "Numbers that count no people",
        "Ages, years, distances, sums of money and the like are known for what they are, so that "
        "none of them becomes a toll.",
        lambda row: bool(row["span"]),
    ),
    ("No numbers", "Nothing is counted here.", lambda _: True),
)

DATES: tuple[Group, ...] = (
    (
        "Written out",
        "The text gives day and year itself, or the month or the season with its year.",
        lambda row: row["basis"] == "written",
    ),
    (
        "A day, counted from the day of publication",
        "Without a year, or as a day of the week, a date is counted from the day on which the text "
        "was published; a report tells of the past unless it says otherwise.",
        lambda row: row["basis"] == "relative_to_publication" and row["precision"] in DAYLIKE,
    ),
    (
        "Longer than a day, counted from the day of publication",
        "Weeks, months, seasons and years are kept as intervals and never shortened to a day.",
        lambda row: row["basis"] == "relative_to_publication",
    ),
    (
        "Counted from another event",
        "The text gives the distance from something else that it tells of.",
        lambda row: row["basis"] == "relative_to_event",
    ),
    (
        "With a year that is inferred",
        "Nothing dates the text, but what it says ties it to a year.",
        lambda row: row["basis"] == "year_inferred",
    ),
    (
        "Known in part, or not at all",
        "How often, how long, or at some time: the words are kept, and no day is made up.",
        lambda row: bool(row["phrase"]),
    ),
    ("No dates", "These look like dates or times and are none.", lambda _: True),
)
DAYLIKE = frozenset({"hour", "part_of_day", "day", "days"})

HARMS: tuple[Group, ...] = (
    (
        "A number and its parts",
        "A part is never added to its whole. Parts that do not add up to a number in front of "
        "them are numbers of their own.",
        lambda row: "[" in row["reading"],
    ),
    (
        "No harm",
        "That nobody was harmed is a number too, where the text says so: it is 0, and not unknown.",
        lambda row: ":" in row["reading"] and set(_bounds(row["reading"])) == {"0-0"},
    ),
    (
        "Killed",
        "Who died, by what the words call them; status is never guessed from anything else.",
        lambda row: _outcomes(row) == {"killed"},
    ),
    (
        "Injured, captured, missing, displaced",
        "Each fate has its number; one sentence may tell of several.",
        lambda row: bool(row["reading"]),
    ),
    ("Not about people", "The same words, and nobody came to harm.", lambda _: True),
)


def phrases_page() -> str:
    """Every row of the tables, by topic."""
    parts = [
        HEAD,
        "## Numbers\n",
        *_groups(NUMBERS, rows("number_words"), ("phrase", "what is read", "means"), _number),
        "## Shares\n",
        "A part of a whole, as a percentage; rounded words are a range.\n",
        _table(("phrase", "what is read", "means"), [_share(row) for row in rows("share_words")]),
        "## Dates\n",
        *_groups(DATES, rows("date_words"), ("sentence", "published", "words", "means"), _date),
        "## People who came to harm\n",
        *_groups(HARMS, rows("harm_words"), ("sentence", "means"), _harm),
    ]
    return "\n".join(parts)


def rows(name: str) -> list[Row]:
    """The rows of one table, by the names of its columns."""
    lines = (SPEC / f"{name}.csv").read_text("utf-8").splitlines()
    table = [line.split("|") for line in lines if line and not line.startswith("#")]
    return [dict(zip(table[0], row, strict=True)) for row in table[1:]]


def _groups(
    groups: tuple[Group, ...],
    left: list[Row],
    head: tuple[str, ...],
    shown: Callable[[Row], tuple[str, ...]],
) -> Iterator[str]:
    for title, introduction, belongs in groups:
        here = [row for row in left if belongs(row)]
        left = [row for row in left if row not in here]
        if here:
            yield f"### {title}\n\n{introduction}\n"
            yield _table(head, [shown(row) for row in here])


def _number(row: Row) -> tuple[str, ...]:
    if not row["span"]:
        return row["phrase"], "", "no number"
    if row["kind"] != "cardinal":
        return row["phrase"], row["span"], KINDS.get(row["kind"], f"a {plain(row['kind'])}")
    vague = row["exactness"] == "vague_word"
    figure = "a vague word" if vague else range_text(_whole(row["low"]), _whole(row["high"]))
    return row["phrase"], row["span"], figure + (BESIDES if row["more"] else "")


BESIDES = ", besides those told of before"
KINDS = {
    "age": "an age", "code": "a name or a code", "money": "an amount of money",
    "ordinal": "a place in an order", "percent": "a percentage",
}  # fmt: skip


def _whole(text: str) -> int | None:
    return int(float(text)) if text else None


def _share(row: Row) -> tuple[str, ...]:
    low, high = (f"{100 * float(row[end]):.3g}" if row[end] else "" for end in ("low", "high"))
    if low and high:
        figure = f"{low} %" if low == high else f"{low} to {high} %"
    else:
        figure = f"{low} % or more" if low else f"at most {high} %" if high else "no share"
    return row["phrase"], row["share"], figure


def _date(row: Row) -> tuple[str, ...]:
    published = days(*[date.fromisoformat(row["published"])] * 2) if row["published"] else "unknown"
    return row["text"], published, row["phrase"], _interval(row)


def _interval(row: Row) -> str:
    if not row["phrase"]:
        return "no date"
    start, end = (date.fromisoformat(row[side]) if row[side] else None for side in ("start", "end"))
    if start is None and end is None:
        return f"no day is known (TimeML `{row['timex']}`)"
    part = (
        f", {PARTS.get(row['part'], 'at ' + row['part'].removeprefix('T'))}" if row["part"] else ""
    )
    basis = DATE_BASIS_WORDS.get(DateBasis(row["basis"]), "")
    note = f" ({basis})" if row["basis"] == DateBasis.YEAR_INFERRED else ""
    return days(start, end) + part + note


PARTS = {"MO": "in the morning", "AF": "in the afternoon", "EV": "in the evening", "NI": "at night"}


def _harm(row: Row) -> tuple[str, ...]:
    told = [_people(one) for one in row["reading"].split(" + ")] if row["reading"] else []
    return row["sentence"], "; ".join(told) or "nobody came to harm"


def _people(reading: str) -> str:
    whole, *parts = reading.replace("]", "").split("[")
    outcome, bounds, victims = whole.split(":")
    said = f"{_range(bounds)} {people_words(Outcome(outcome), Victims(victims))}"
    inside = [_part(part) for part in parts]
    return f"{said} (of them {', '.join(inside)})" if inside else said


def _part(part: str) -> str:
    bounds, victims = part.split(":")
    one = bounds == "1-1"
    whose = plain(victims) if one else VICTIM_WORDS[Victims(victims)]
    return f"{_range(bounds)} {whose}"


def _range(bounds: str) -> str:
    low, high = (None if end == "?" else int(end) for end in bounds.split("-"))
    return "an unknown number" if low is None and high is None else range_text(low, high)


def _bounds(reading: str) -> Iterator[str]:
    for one in reading.split(" + "):
        yield one.split(":")[1]


def _outcomes(row: Row) -> set[str]:
    return {one.split(":")[0] for one in row["reading"].split(" + ")}


def _table(head: tuple[str, ...], table: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *table]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in lines)
