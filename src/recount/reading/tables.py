"""Tables in a text: lines of cells, parted by strokes or tabs, under a line of heads that says what
each column is; and forms, which write the head before each cell: "Place: X. Killed: 4".

Only tables that count people who came to harm are known here: a row of one is an incident where the
heads tell of a day and of a place, of who did it or what it was, and the sum of a day or of a month
where they do not. A form is a table of one row.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from recount.model.counts import Outcome, Victims
from recount.reading.tally_words import tally_words
from recount.reading.victims import class_of_word

FEWEST = 2  # cells of a line of a table
_RULE = re.compile(r"[\s|:+=-]+")
_LINE = re.compile(r"[^\n]+")
_LABEL = re.compile(
    r"(?:^|(?<=[.;] ))[ \t*•·-]*(?P<label>[A-Z][\w /&'’()-]{1,40}?)[ \t]*:[ \t]+(?=\S)",
    re.MULTILINE,
)
_STOP = re.compile(r"[.;](?= [A-Z])")
_BLANK = re.compile(r"\n[ \t\r]*\n")
_PLACES = ("spot", "town", "district", "province", "country")

Cell = tuple[int, int]
"""Where the words of a cell begin and end, in characters; both are the same where it is empty."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: a part of an incident ("day", "spot", "doer" and so on), or how many
    came to harm, in what way and who they were."""

    kind: str
    outcome: Outcome | None = None
    victims: Victims = Victims.UNSTATED


@dataclass(frozen=True, slots=True)
class Table:
    """A table from its heads to its last row; a row has as many cells as there are heads."""

    start: int
    end: int
    columns: tuple[Column | None, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def cells(self, row: tuple[Cell, ...], kind: str) -> list[tuple[Column, Cell]]:
        """The cells of a row, but for the empty ones, in the columns of a kind."""
        pairs = zip(self.columns, row, strict=True)
        return [(c, cell) for c, cell in pairs if c and c.kind == kind and cell[0] < cell[1]]

    def place_cells(self, row: tuple[Cell, ...]) -> list[Cell]:
        """The cells of a row that say where, the finest first."""
        return [cell for kind in _PLACES for _, cell in self.cells(row, kind)]

    @property
    def is_of_incidents(self) -> bool:
        """Whether a row is told with a day and with where, by whom or how, and so is one event."""
        kinds = {column.kind for column in self.columns if column}
        return "day" in kinds and bool(kinds & {*_PLACES, "doer", "told"})

    @property
    def is_of_times(self) -> bool:
        """Whether a row has a time at all: without one it is a sum over nobody says what."""
        return any(column and column.kind in ("day", "period") for column in self.columns)


@lru_cache(maxsize=4)
def tables_in(text: str) -> tuple[Table, ...]:
    """The tables of people who came to harm, in order."""
    found: list[Table] = []
    lines: list[list[Cell]] = []
    for match in _LINE.finditer(text) if "|" in text or "\t" in text else ():
        cells = _cells(text, match.start(), match.end())
        joined = not lines or _follows(text, lines[-1][-1][1], match.start())
        if len(cells) < FEWEST or not joined:
            found += _table(text, lines)
            lines = []
        if len(cells) >= FEWEST:
            lines.append(cells)
    found += _table(text, lines)
    return (*found, *_forms(text))


def in_table(text: str, at: int) -> bool:
    """Whether an offset stands in a table of people who came to harm."""
    return any(table.start <= at < table.end for table in tables_in(text))


def is_mostly_tables(text: str) -> bool:
    """Whether most of a text is tables or forms of people who came to harm."""
    return 2 * sum(table.end - table.start for table in tables_in(text)) > len(text.strip()) > 0


def row_starts(text: str) -> list[int]:
    """Where each line of such a table begins, and where the table ends."""
    cuts: list[int] = []
    for table in tables_in(text):
        lines = _LINE.finditer(text, table.start, table.end)
        cuts.append(table.start)
        after = text.find("\n", table.end)
        cuts += [line.start() for line in lines]
        cuts.append(after + 1 if after >= 0 else len(text))
    return cuts


def _follows(text: str, end: int, start: int) -> bool:
    """Whether no blank line stands between two lines."""
    return _BLANK.search(text, end, start) is None


def _cells(text: str, start: int, end: int) -> list[Cell]:
    """The cells of a line; a stroke at both edges is the frame."""
    line = text[start:end].rstrip("\r")
    mark = "|" if "|" in line else "\t"
    if mark == "|" and line.lstrip().startswith("|"):
        start += line.index("|") + 1
        line = line.strip()[1:].removesuffix("|")
    found: list[Cell] = []
    for words in line.split(mark):
        left = start + len(words) - len(words.lstrip())
        found.append((left, left + len(words.strip())) if words.strip() else (start, start))
        start += len(words) + 1
    return found


def _table(text: str, lines: list[list[Cell]]) -> Iterator[Table]:
    """The table that neighbouring lines of cells make, if the first is its heads."""
    rows = [line for line in lines if not _RULE.fullmatch(text[line[0][0] : line[-1][1]])]
    if len(rows) < FEWEST:
        return
    columns = tuple(_column(text[slice(*cell)]) for cell in rows[0])
    if sum(c is not None for c in columns) < FEWEST or not any(c and _counts(c) for c in columns):
        return
    fit = tuple(tuple(row) for row in rows[1:] if len(row) == len(columns))
    if fit:
        start = text.rfind("\n", 0, rows[0][0][0]) + 1
        yield Table(start, max(lines[-1][-1][1], lines[-1][0][1]), columns, fit)


def _forms(text: str) -> Iterator[Table]:
    """The forms of a text: labels that say when, where and how many, each with its value. One ends
    at a blank line, and where a label comes again."""
    labels = [(m, _column(m["label"])) for m in _LABEL.finditer(text)]
    form: list[tuple[re.Match[str], Column, Cell]] = []
    for i, (label, column) in enumerate(labels):
        following = labels[i + 1][0].start() if i + 1 < len(labels) else len(text)
        cell = _value(text, label.end(), following)
        if column is None or not re.search(r"\w", text[slice(*cell)]):
            continue
        apart = bool(form) and not _follows(text, form[-1][2][1], label.start("label"))
        if apart or (column.kind != "told" and any(column == known for _, known, _ in form)):
            yield from _form(form)
            form = []
        if column.kind != "told" or re.search(r"[^\W\d_]{3}", text[slice(*cell)]):
            form.append((label, column, cell))
    yield from _form(form)


def _form(fields: list[tuple[re.Match[str], Column, Cell]]) -> Iterator[Table]:
    kinds = {column.kind for _, column, cell in fields if cell[0] < cell[1]}
    counted = any(_counts(column) and cell[0] < cell[1] for _, column, cell in fields)
    if counted and "day" in kinds and kinds & set(_PLACES):
        start, end = fields[0][0].start("label"), fields[-1][2][1]
        columns = tuple(column for _, column, _ in fields)
        yield Table(start, end, columns, (tuple(cell for _, _, cell in fields),))


def _value(text: str, start: int, following: int) -> Cell:
    """What a label says: to the end of its line, and of its sentence where others follow in it."""
    newline = text.find("\n", start)
    end = min(following, newline if newline >= 0 else len(text))
    stop = _STOP.search(text, start, end) if following == end else None
    words = text[start : stop.start() if stop else end]
    left = start + len(words) - len(words.lstrip())
    return (left, left + len(words.strip(" \t\r.;")) if words.strip() else left)


def is_head(words: str) -> bool:
    """Whether words are the head of a column, or a label of a form, and so no name."""
    return _column(words) is not None


def _counts(column: Column) -> bool:
    return column.outcome is not None or column.kind == "harm"


def _column(head: str) -> Column | None:
    """What a head says that its column holds; None where nothing is known of it."""
    bare = " ".join(re.sub(r"[*#:.]+", " ", head.lower()).split())
    kind = _kinds().get(bare)
    if kind is not None:
        return Column(kind)
    words = re.findall(r"[a-z]+", bare)
    told = {o for word in words if (o := tally_words().outcomes.get(word)) is not None}
    if len(told) != 1 or set(words) & _words("heads", "other") or "%" in bare:
        return None
    rest = [w for w in words if w not in tally_words().outcomes]
    rest = [w for w in rest if w not in _words("heads", "small")]
    classes = {class_of_word(word) for word in rest}
    if len(classes) > 1 or None in classes:
        return None
    return Column("number", told.pop(), next(iter(classes), None) or Victims.UNSTATED)


@cache
def _kinds() -> dict[str, str]:
    return {head: kind for kind, heads in _data()["columns"].items() for head in heads}


def is_nobody(words: str) -> bool:
    """Whether a cell says that nobody knows who did it."""
    bare = words.lower().strip(" .?*-–—")
    return not any(c.isalpha() for c in bare) or bare in _words("cells", "nobody")


def is_sum(words: str) -> bool:
    """Whether the first words of a row say that it adds up the others."""
    return words.lower().strip(" :.*") in _words("cells", "sums")


@cache
def _words(part: str, name: str) -> frozenset[str]:
    return frozenset(_data()[part][name])


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    source = resources.files("recount.resources").joinpath("tables.toml")
    return tomllib.loads(source.read_text("utf-8"))
