"""Claims of tables: a row of incidents is one event, a row of a day or month a total, and a row
that adds up the others their sum; what has no time at all is left alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.claims import Claim, ClaimKind, EventType, Scope, Stance
from recount.model.counts import Count
from recount.model.dates import When, spanning
from recount.model.parties import Party, PartyKind
from recount.model.places import Where
from recount.model.spans import Span
from recount.reading.claims.kinds import type_of
from recount.reading.dates import read_dates
from recount.reading.frames_found import find_frames
from recount.reading.happenings import find_happenings
from recount.reading.harms_counted import Harm
from recount.reading.lexicon import lexicon
from recount.reading.numbers import Number, NumberKind, find_numbers
from recount.reading.place_levels import vagueness
from recount.reading.tables import Cell, Column, Table, is_nobody, is_sum, tables_in
from recount.reading.taking_over import in_land_of
from recount.reading.victims import class_of_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recount.reading.dates import DateMention
    from recount.reading.scene import Scene

Row = tuple[Cell, ...]
LONGEST = 7  # days from which a row is of a time in which much went on


def read_rows(scene: Scene, harms: Sequence[Harm]) -> tuple[Claim, ...]:
    """The claims of every row that says when, in order."""
    return tuple(claim for table in tables_in(scene.text) for claim in _read(scene, harms, table))


def _read(scene: Scene, harms: Sequence[Harm], table: Table) -> list[Claim]:
    found: list[Claim] = []
    told = [row for row in table.rows if not is_sum(_first_words(scene, row))]
    for row in told if table.is_of_times else ():
        claim = _claim(scene, harms, table, row)
        found += [claim] if claim is not None else []
    for row in (row for row in table.rows if row not in told):
        total = _sum(scene, table, row, found) if len(found) == len(told) else None
        found += [total] if total is not None else []
    return found


def _first_words(scene: Scene, row: Row) -> str:
    return next((scene.text[slice(*cell)] for cell in row if cell[0] < cell[1]), "")


def _claim(scene: Scene, harms: Sequence[Harm], table: Table, row: Row) -> Claim | None:
    """What a row claims; None where its own time cannot be read."""
    when = _when(scene, table, row)
    counts = _counts(scene, table, row) or _told_counts(harms, table, row)
    if when is None or not counts:
        return None
    base = _bare(scene, row, counts)
    if table.is_of_incidents and (when.days or 99) <= LONGEST:
        return replace(
            base, event_type=_type(scene, table, row), when=when, where=_where(scene, table, row),
            perpetrator=_doer(scene, table, row),
        ).with_id()  # fmt: skip
    scope = Scope(when, _where(scene, table, row), None, None, None)
    return replace(
        base, kind=ClaimKind.TOTAL, when=when, where=scope.where, scope=scope
    ).with_id()  # fmt: skip


def _bare(scene: Scene, row: Row, counts: tuple[Count, ...]) -> Claim:
    filled = [cell for cell in row if cell[0] < cell[1]]
    evidence = Span.of(scene.text, filled[0][0], filled[-1][1])
    return Claim("", scene.document.id, ClaimKind.EVENT, evidence, None, Stance.ASSERTS,
                 counts=counts)  # fmt: skip


def _sum(scene: Scene, table: Table, row: Row, members: Sequence[Claim]) -> Claim | None:
    """What the row that adds up the others claims, over their days."""
    counts = _counts(scene, table, row)
    when = spanning([claim.when for claim in members])
    if not counts or when is None:
        return None
    events = tuple(claim.id for claim in members if claim.kind is ClaimKind.EVENT)
    scope = Scope(when, None, None, None, None, events)
    base = _bare(scene, row, counts)
    return replace(base, kind=ClaimKind.TOTAL, when=when, scope=scope).with_id()


# --- the cells ------------------------------------------------------------------------------------


def _when(scene: Scene, table: Table, row: Row) -> When | None:
    """The one time that the cell names; a cell is read alone where the text runs it together with
    the one before."""
    cells = table.cells(row, "day") or table.cells(row, "period")
    for _, cell in cells[:1]:
        inside = [d for d in scene.dates if cell[0] <= d.span.start < cell[1]]
        dates = [(d.when, d) for d in inside if d.when is not None] or _alone(scene, cell)
        whole = [pair for pair in dates if pair[1].timex_type != "TIME"] or dates
        if len(whole) == 1 and whole[0][1].offset is None:
            return whole[0][0]
    return None


def _alone(scene: Scene, cell: Cell) -> list[tuple[When, DateMention]]:
    written = scene.dated.start
    words = scene.text[slice(*cell)]
    found = read_dates(words, written.isoformat() if written is not None else None).dates
    return [
        (replace(d.when, span=_moved(scene, d.span, cell)), d) for d in found if d.when is not None
    ]


def _where(scene: Scene, table: Table, row: Row) -> Where | None:
    """The finest place of the finest cell, in the land of the document where no list has it."""
    for start, end in table.place_cells(row):
        named = [p.where for p in scene.places if start <= p.span.start < end]
        if named:
            return in_land_of(min(named, key=vagueness), scene.home)
    return scene.home


def _doer(scene: Scene, table: Table, row: Row) -> Party | None:
    for _, (start, end) in table.cells(row, "doer"):
        words = Span.of(scene.text, start, end)
        if is_nobody(words.quote):
            return None
        named = [m.party for m in scene.parties if start <= m.span.start < end]
        if len(named) == 1 and named[0].name is not None:
            return named[0]
        return Party(words.quote, None, None, PartyKind.OTHER, words)
    return None


def _type(scene: Scene, table: Table, row: Row) -> EventType:
    """The kind of event that the cells name which say what it was."""
    for _, (start, end) in table.cells(row, "told"):
        inside = [h for h in find_happenings(scene) if start <= h.token.idx < end]
        kinds = [type_of(frame) for frame in find_frames(inside, [])]
        named = [kind for kind in kinds if kind is not EventType.OTHER]
        if named:
            return named[0]
        words = {t.lemma_.lower() for t in scene.tokens_of(Span.of(scene.text, start, end))}
        armed = [kind for word, kind in lexicon().weapon_types.items() if word in words]
        if len(set(armed)) == 1:
            return armed[0]
    return EventType.OTHER


def _told_counts(harms: Sequence[Harm], table: Table, row: Row) -> tuple[Count, ...]:
    """The numbers in cells such as "4 killed, 2 wounded"."""
    cells = [cell for _, cell in table.cells(row, "harm")]
    inside = [h for h in harms if any(a <= h.trigger.idx < b for a, b in cells) and not h.negated]
    found: list[Count] = []
    for harm in inside:
        shift = len(found)
        found += [
            replace(c, part_of=c.part_of + shift if c.part_of is not None else None)
            for c in harm.counts
        ]
    return tuple(found)


def _counts(scene: Scene, table: Table, row: Row) -> tuple[Count, ...]:
    """The numbers of a row; those of a class are part of the number of all where it has one."""
    found: list[Count] = []
    cells = table.cells(row, "number")
    order = list(dict.fromkeys(column.outcome for column, _ in cells))
    cells.sort(key=lambda pair: (order.index(pair[0].outcome), pair[0].victims != "unstated"))
    for column, cell in cells:
        wholes = [i for i, c in enumerate(found) if c.outcome is column.outcome
                  and c.victims == "unstated"]  # fmt: skip
        read = _numbers(scene, column, cell)
        if read and wholes and (read[0].low or 0) <= (found[wholes[0]].low or 0):
            found.append(replace(read[0], part_of=wholes[0]))
        else:
            shift = len(found)
            found += [
                replace(c, part_of=c.part_of + shift if c.part_of is not None else None)
                for c in read
            ]
    return tuple(found)


def _numbers(scene: Scene, column: Column, cell: Cell) -> list[Count]:
    """The number of a cell, and its parts: "51 (40 children)"."""
    words = Span.of(scene.text, *cell)
    numbers = [n for n in find_numbers(words.quote) if n.kind is NumberKind.CARDINAL]
    first = numbers[0] if numbers else None
    outcome = column.outcome
    if first is None or outcome is None or words.quote[: first.span.start].strip("~ "):
        return []
    whole = Count(outcome, column.victims, first.low, first.high, first.span.quote,
                  _moved(scene, first.span, cell), first.exactness)  # fmt: skip
    return [whole, *_parts(scene, whole, numbers[1:], cell)]


def _parts(scene: Scene, whole: Count, numbers: Sequence[Number], cell: Cell) -> list[Count]:
    found: list[Count] = []
    for number in numbers:
        span = _moved(scene, number.span, cell)
        behind = scene.text[span.end : cell[1]].split()
        kind = class_of_word(behind[0].strip(",;()")) if behind else None
        if kind is None or (number.low or 0) > (whole.low or 0):
            return []
        found.append(Count(whole.outcome, kind, number.low, number.high, span.quote, span,
                           number.exactness, part_of=0))  # fmt: skip
    return found


def _moved(scene: Scene, span: Span, cell: Cell) -> Span:
    return Span.of(scene.text, cell[0] + span.start, cell[0] + span.end)
