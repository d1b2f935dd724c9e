"""Which files the user means: files and folders, sorted, less what `.recountignore` names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from recount.errors import InputError
from recount.intake.draft import Refused, Source

IGNORE_FILE = ".recountignore"


@dataclass(frozen=True, slots=True)
class IgnoreRule:
    """One line of an ignore file: a name or pattern, for the file's folder and all below it."""

    folder: Path
    pattern: str
    folders_only: bool

    def hits(self, path: Path, is_folder: bool) -> bool:
        """Whether the rule leaves `path` out, by its name or by its way from the rule's folder."""
        if self.folders_only and not is_folder:
            return False
        way = path.relative_to(self.folder).as_posix()
        return fnmatchcase(path.name, self.pattern) or fnmatchcase(way, self.pattern)


def find_files(inputs: Sequence[Path | str]) -> Iterator[Source | Refused]:
    """Each file once, in the order given and sorted by name within a folder.

    Hidden files and what a folder's `.recountignore` names are left out, unless they are named
    themselves. A folder that is a link is not entered.
    """
    seen: set[Path] = set()
    for given in map(Path, inputs):
        for found in _find(given):
            if isinstance(found, Source):
                where = found.path.resolve()
                if where in seen:
                    continue
                seen.add(where)
            yield found


def _find(given: Path) -> Iterator[Source | Refused]:
    try:
        if given.is_dir():
            yield from _in_folder(given)
        elif given.exists():
            yield Source(given, str(given), given.name)
        else:
            cure = "check the spelling, or the folder that you are in"
            yield _refused(given, "there is no such file or folder", cure)
    except OSError as error:
        yield refuse_os(str(given), error)


def _in_folder(top: Path) -> Iterator[Source | Refused]:
    nothing = True
    for found in _walk(top, top, ()):
        nothing = False
        yield found
    if nothing:
        cure = f"put reports into it, or look at its {IGNORE_FILE}"
        yield _refused(top, "the folder holds no file to read", cure)


def _walk(top: Path, folder: Path, rules: tuple[IgnoreRule, ...]) -> Iterator[Source | Refused]:
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
        rules += tuple(_rules(folder))
    except OSError as error:
        yield refuse_os(str(folder), error)
        return
    for path in entries:
        is_folder = path.is_dir()
        if path.name.startswith(".") or any(rule.hits(path, is_folder) for rule in rules):
            continue
        if not is_folder:
            yield Source(path, str(path), _kept_name(top, path))
        elif not path.is_symlink():
            yield from _walk(top, path, rules)


def _kept_name(top: Path, path: Path) -> str:
    return "/".join(part for part in (top.resolve().name, path.relative_to(top).as_posix()) if part)


def _rules(folder: Path) -> Iterator[IgnoreRule]:
    file = folder / IGNORE_FILE
    if not file.is_file():
        return
    for line in file.read_text("utf-8-sig", "replace").splitlines():
        pattern = line.strip()
        if pattern and not pattern.startswith("#"):
            yield IgnoreRule(folder, pattern.strip("/"), pattern.endswith("/"))


def _refused(path: Path, what: str, cure: str) -> Refused:
    return Refused(str(path), InputError(str(path), what, cure))


def refuse_os(name: str, error: OSError) -> Refused:
    """What the operating system refuses, in words."""
    if isinstance(error, PermissionError):
        what, cure = "you have no permission to read it", "ask for it, or copy the file"
    else:
        what = f"it cannot be read ({error.strerror or type(error).__name__})"
        cure = "check the disk and the path"
    return Refused(name, InputError(name, what, cure))
