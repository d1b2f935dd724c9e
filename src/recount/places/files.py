"""Opens a file of places: plain or in a zip, line by line, so that its size does not matter."""

from __future__ import annotations

import codecs
import hashlib
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from recount.errors import GazetteerError, InputError

SHOWN = 20  # bad lines that are told one by one; the others are counted
_CHUNK = 1 << 20
_ASIDE = ("readme", "iso-languagecodes")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")
)  # fmt: skip


@dataclass(slots=True)
class Refusals:
    """Lines of a file that were not taken: the first of them with the reason, and how many.

    `unread` are headers of columns that mean nothing here.
    """

    file: str
    told: list[InputError] = field(default_factory=list)
    number: int = 0
    unread: tuple[str, ...] = ()

    def add(self, line: int, what: str, cure: str) -> None:
        """Notes a line that breaks a rule."""
        self.number += 1
        if len(self.told) < SHOWN:
            self.told.append(InputError(f"{self.file}, line {line}", what, cure))


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """The text of a file, or of the one text file in a zip.

    GazetteerError where it cannot be read, or is not written in UTF-8 or UTF-16.
    """
    try:
        with _bytes(path) as raw:
            buffered = io.BufferedReader(raw)  # type: ignore[type-var]  # zip members read alike
            start = buffered.peek(4)[:4]
            name = next((name for mark, name in _MARKS if start.startswith(mark)), "utf-8")
            yield io.TextIOWrapper(buffered, name, newline="")
    except UnicodeError as error:
        raise GazetteerError(
            str(path), f"it is not written in UTF-8 ({error})",
            'save it as "CSV UTF-8" or as Unicode text, and add it again',
        ) from error  # fmt: skip
    except (OSError, zipfile.BadZipFile, RuntimeError) as error:
        raise GazetteerError(
            str(path), f"it cannot be read ({error})", "see that it is there and whole"
        ) from error


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                found.update(chunk)
    except OSError as error:
        raise GazetteerError(
            str(path), f"it cannot be read ({error.strerror})", "see that it is there"
        ) from error
    return found.hexdigest()


@contextmanager
def _bytes(path: Path) -> Iterator[IO[bytes]]:
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            yield file
        return
    with (
        zipfile.ZipFile(path) as archive,
        archive.open(_member(path, archive.namelist())) as file,
    ):
        yield file


def _member(path: Path, names: list[str]) -> str:
    texts = [
        name
        for name in names
        if name.lower().endswith((".txt", ".csv", ".tsv"))
        and not Path(name).name.lower().startswith(_ASIDE)
    ]
    if len(texts) != 1:
        raise GazetteerError(
            str(path), f"it holds {len(texts)} lists of places, not one",
            "unpack it, and add the files that you want",
        )  # fmt: skip
    return texts[0]
