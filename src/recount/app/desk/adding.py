"""Documents put in from the desk: taken in, read and worked out beside the pages, with progress."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from recount.app.pipeline import build
from recount.app.reports import Dropped, Step
from recount.app.settings import Settings
from recount.app.wiring import parts_for
from recount.errors import InputError, RecountError
from recount.intake.fetching import checked, fetch
from recount.ledger import Ledger
from recount.model.saying import say

STEP_WORDS = {
    "fetch": say("fetching the page"),
    "take in": say("taking documents in"),
    "index of places": say("making the index of places, once"),
    "find copies": say("looking for copies"),
    "read": say("reading"),
    "link": say("linking claims into events"),
    "reconcile": say("working out the numbers"),
    "keep what follows": say("keeping what follows"),
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a browser sends it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class AddingPage:
    """How far the last files have come. `said` tells what each step did once it is over, `trouble`
    why it came to nothing."""

    ledger: str
    files: tuple[str, ...] = ()
    running: bool = False
    step: str = ""
    done: int = 0
    total: int | None = None
    said: tuple[str, ...] = ()
    refused: tuple[Dropped, ...] = ()
    trouble: str = ""


class Adder:
    """Puts files in a ledger, one lot at a time."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self._path = path
        self._settings = settings
        self._lock = threading.Lock()
        self._state = AddingPage(path.name)

    def state(self) -> AddingPage:
        """How far it has come."""
        return self._state

    def begin(self, uploads: Sequence[Upload]) -> None:
        """Starts on these files. Raises InputError where there are none, or others are at work."""
        names = tuple(Path(one.name.replace("\\", "/")).name for one in uploads)
        if not uploads or not all(names) or len(set(names)) != len(names):
            raise InputError(
                say("the files"), say("there are none, or two bear one name"), say("choose others")
            )
        with self._lock:
            if self._state.running:
                raise InputError(
                    say("the files"), say("others are being read"), say("wait until that is over")
                )
            self._state = AddingPage(self._path.name, names, True, STEP_WORDS["take in"])
        work = threading.Thread(target=self._work, args=(names, uploads), daemon=True)
        work.start()

    def begin_at(self, address: str) -> None:
        """Starts on the page at an address. Raises InputError where it is none, or others are at
        work."""
        checked(address.strip())
        with self._lock:
            if self._state.running:
                raise InputError(
                    say("the page"), say("others are being read"), say("wait until that is over")
                )
            self._state = AddingPage(self._path.name, (address,), True, STEP_WORDS["fetch"])
        threading.Thread(target=self._fetch, args=(address,), daemon=True).start()

    def _fetch(self, address: str) -> None:
        try:
            found = fetch(address, lambda done, total: self._watch("fetch", done, total))
        except InputError as error:
            self._state = replace(self._state, running=False, trouble=_why(error))
            return
        self._work((found.name,), (Upload(found.name, found.data),))

    def _work(self, names: Sequence[str], uploads: Sequence[Upload]) -> None:
        try:
            with tempfile.TemporaryDirectory() as folder, Ledger.open(self._path) as ledger:
                paths = [Path(folder) / name for name in names]
                for path, one in zip(paths, uploads, strict=True):
                    path.write_bytes(one.data)
                parts = parts_for(ledger, self._settings)
                report = build(paths, ledger, parts, self._settings.jobs, self._watch)
        except (RecountError, OSError) as error:
            self._state = replace(self._state, running=False, trouble=_why(error))
            return
        self._state = replace(
            self._state, running=False, said=told(report.steps), refused=report.refused
        )

    def _watch(self, step: str, done: int, total: int | None) -> None:
        words = STEP_WORDS.get(step, step)
        self._state = replace(self._state, step=words, done=done, total=total)


def told(steps: Iterable[Step]) -> tuple[str, ...]:
    """What each step did, a line for each."""
    return tuple(say("%(step)s: %(said)s", step=one.name, said=one.said) for one in steps)


def _why(error: RecountError | OSError) -> str:
    if isinstance(error, OSError):
        return f"{error}."
    return say(
        "%(record)s: %(what)s; %(cure)s.", record=error.record, what=error.what, cure=error.cure
    )
