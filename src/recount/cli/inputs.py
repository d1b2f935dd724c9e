"""What a command was told to read: files, folders, and standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from recount.cli.terminal import complain

if TYPE_CHECKING:
    from recount.intake import Refused, Taken
    from recount.model.documents import Document

PIPED = "-"
"""The name of standard input."""


class Inputs:
    """The documents of all inputs, in order; complains of what is none, and counts it.

    `open_stream` reads standard input.
    """

    def __init__(
        self, names: list[str], open_stream: Callable[[BinaryIO], Iterable[Taken | Refused]]
    ) -> None:
        self.names, self.refused = names, 0
        self._open_stream = open_stream

    def documents(self) -> Iterator[Document]:
        """Those that could be read."""
        from recount.intake import Refused

        for name in self.names:
            for found in self._open(name):
                if isinstance(found, Refused):
                    self.refused += 1
                    complain(f"refused: {found.error}")
                else:
                    yield found.document

    def _open(self, name: str) -> Iterable[Taken | Refused]:
        from recount.intake import take_in

        if name == PIPED:
            return self._open_stream(sys.stdin.buffer)
        return take_in([Path(name)])
