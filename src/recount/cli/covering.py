"""What is printed, with the names covered that a publisher withholds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, TextIO, cast

if TYPE_CHECKING:
    from rich.text import Text

    from recount.model.blackouts import Blackout


class Covered:
    """A stream as one sees it who may not read the names: whatever is written is covered first.

    It stands behind every command that opens a ledger, so that none has to think of it, and a new
    one cannot forget it.
    """

    def __init__(self, stream: TextIO, withheld: Blackout) -> None:
        self.stream = stream
        self.withheld = withheld

    def write(self, text: str) -> int:
        """Writes a text covered; a cover is as long as what it covers."""
        return self.stream.write(self.withheld.over(text))

    def writelines(self, lines: list[str]) -> None:
        """Writes several."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def cover(withheld: Blackout) -> None:
    """From now on nothing that is printed holds one of the names, on either stream."""
    sys.stdout, sys.stderr = _covered(sys.stdout, withheld), _covered(sys.stderr, withheld)


def _covered(stream: TextIO, withheld: Blackout) -> TextIO:
    plain = stream.stream if isinstance(stream, Covered) else stream
    return cast(TextIO, Covered(plain, withheld)) if withheld.names else plain


def covered(value: Any) -> Any:
    """Values of JSON as they are about to be printed: in JSON a letter may stand right behind the
    sign for the end of a line, so that its strings are covered one by one."""
    withheld = getattr(sys.stdout, "withheld", None)
    return value if withheld is None else withheld.over_all(value)


def covered_text(text: Text) -> Text:
    """A text with its styles, covered before it is broken into lines: a name whose words stand on
    two of them is none that could be found again."""
    told = text.copy()
    told.plain = covered(text.plain)
    return told
