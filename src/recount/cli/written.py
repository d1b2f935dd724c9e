"""Files that were written, as they are told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from recount.cli.terminal import complain, print_json

if TYPE_CHECKING:
    from recount.publishing import Loss


@dataclass(frozen=True, slots=True)
class Written:
    """The files by their paths, and how much could not come along, by kind; losses.json among the
    files tells what."""

    files: tuple[str, ...]
    losses: Mapping[str, int]


def print_written(paths: Sequence[Path], losses: Iterable[Loss], as_json: bool) -> None:
    """A line for each file on standard error, or all of it as JSON on standard output."""
    if as_json:
        counted = sorted(Counter(one.kind.value for one in losses).items())
        print_json(Written(tuple(str(path) for path in paths), dict(counted)))
        return
    for path in paths:
        complain(f"recount: wrote {path}")
