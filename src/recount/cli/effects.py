"""What a decision would make other, printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from recount.cli.terminal import console

if TYPE_CHECKING:
    from recount.app.desk.words import Number
    from recount.app.effects import Effect, EventName


def print_effect(found: Effect) -> None:
    """One line for each event, number and contradiction that becomes other."""
    screen = console()
    for line in effect_lines(found):
        screen.print(line, soft_wrap=True)
    if found.nothing:
        screen.print("No event and no number would become other, and nothing more or less leaves.")
    screen.print("\nNothing was kept.", style="dim")


def effect_lines(found: Effect) -> Iterator[str]:
    """What becomes other, a line each."""
    for event in found.gone:
        yield f"{_event(event)}: would be no event any more"
    for event in found.new:
        yield f"{_event(event)}: a new event"
    for number in found.numbers:
        yield f"{_event(number.event)}: {number.people} {_pair(number.before, number.after)}"
    for field in found.fields:
        yield f"{_event(field.event)}: {field.field} {field.before} -> {field.after}"
    for message in found.settled:
        yield f"No contradiction any more: {message}"
    for message in found.raised:
        yield f"A new contradiction: {message}"
    for row in found.leaving:
        yield f"{row.table}\n  now   {row.now or 'nothing'}\n  then  {row.then or 'nothing'}"


def _event(event: EventName) -> str:
    return f"{event.title}, {event.when}"


def _pair(before: Number | None, after: Number | None) -> str:
    return f"{_number(before)} -> {_number(after)}"


def _number(number: Number | None) -> str:
    if number is None:
        return "not counted"
    if number.best is None or number.exact:
        return number.text
    return f"{number.best} ({number.text})"
