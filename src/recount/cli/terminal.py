"""Where things are printed: tables on standard output, progress and complaints beside it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from recount.cli.covering import covered
from recount.model.wire import to_wire

if TYPE_CHECKING:
    from rich.console import Console

    from recount.app.reports import Watch

WIDTH = 100
"""The widest that anything is printed."""


def console() -> Console:
    """Standard output: at most 100 columns, and exactly so in a file or a pipe."""
    from recount.cli.screen import Screen

    plain = Screen(highlight=False, emoji=False, markup=False)
    wide = min(plain.width, WIDTH) if sys.stdout.isatty() else WIDTH
    plain.width = wide
    return plain


def complain(line: str) -> None:
    """One line on standard error, behind what was printed before, also where both go to a file."""
    sys.stdout.flush()
    print(line, file=sys.stderr)


def print_json(value: Any) -> None:
    """A record as JSON, for programs: what `--json` prints, of every command that has it."""
    print(json.dumps(covered(to_wire(value)), ensure_ascii=False, indent=2))


@contextmanager
def watched() -> Iterator[Watch]:
    """Progress bars on standard error while it is a terminal; nothing otherwise."""
    from recount.app.reports import unwatched

    if not sys.stderr.isatty():
        yield unwatched
        return
    from recount.cli.bars import Bars

    with Bars() as bars:
        yield bars
