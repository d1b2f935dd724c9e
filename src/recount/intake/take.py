"""Taking in what the user gives: every file becomes documents or a refusal, and the rest go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import BinaryIO

from recount.errors import InputError
from recount.intake.archive import read_wacz, read_warc
from recount.intake.documents_in import read_json_file, read_lines_file
from recount.intake.draft import Refused, Source, Taken
from recount.intake.feed import read_feed
from recount.intake.html import read_html
from recount.intake.pdf import read_pdf
from recount.intake.sniff import HEAD_BYTES, Kind, sniff
from recount.intake.table import read_table
from recount.intake.text import read_text
from recount.intake.walk import find_files, refuse_os

READERS: dict[Kind, Callable[[Source], Iterator[Taken | Refused]]] = {
    Kind.TEXT: read_text,
    Kind.HTML: read_html,
    Kind.PDF: read_pdf,
    Kind.FEED: read_feed,
    Kind.WARC: read_warc,
    Kind.WACZ: read_wacz,
    Kind.TABLE: read_table,
    Kind.LINES: read_lines_file,
    Kind.JSON: read_json_file,
}


def take_in(inputs: Sequence[Path | str]) -> Iterator[Taken | Refused]:
    """The documents of files and folders, in their order, and what was refused in between.

    Folders are gone through with all that is in them, sorted by name, except hidden files and
    what their `.recountignore` names. Files, not names, decide the ids: the same bytes under the
    same name have the same id wherever they lie.
    """
    for found in find_files(inputs):
        if isinstance(found, Refused):
            yield found
        else:
            yield from _take(found)


def take_stream(stream: BinaryIO, name: str) -> Iterator[Taken | Refused]:
    """The documents of what comes through a pipe, which has no ending to go by: JSON where it
    begins as JSON, else what its first bytes say, else plain text. A table must be a file."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "piped"
        with place.open("wb") as file:
            copyfileobj(stream, file)
        with place.open("rb") as file:
            named = place.with_suffix(_ending(file.read(HEAD_BYTES)))
        place.rename(named)
        yield from _take(Source(named, name, f"{name.replace(' ', '-')}{named.suffix}"))


def _ending(head: bytes) -> str:
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin.startswith(b'{"'):
        return ".jsonl"
    squeezed = b"".join(begin[:200].split())
    return ".json" if squeezed.startswith((b'{"', b'[{"')) else ".txt"


def _take(source: Source) -> Iterator[Taken | Refused]:
    try:
        yield from READERS[sniff(source)](source)
    except InputError as error:
        yield Refused(error.record, error)
    except OSError as error:
        yield refuse_os(source.name, error)
