"""Looking everything over: the installation, the lists of places, the ledger, and what to do."""

from __future__ import annotations

import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import recount
from recount.app import wiring
from recount.app.methods import methods_of
from recount.app.settings import Settings
from recount.errors import RecountError
from recount.ledger import Ledger
from recount.ledger.on_postgresql import named_in
from recount.ledger.soundness import unsound
from recount.model.blackouts import Blackout

DISTRIBUTION = "recount-ledger"
_NEEDED = re.compile(r"^([A-Za-z0-9._-]+)")
_EXTRA = re.compile(r'extra == ["\']([\w-]+)["\']')
_USED = {
    "psycopg": "ledgers that PostgreSQL keeps",
    "pyarrow": "Parquet, and tables for Polars and pandas",
    "mcp": "recount mcp, for assistants",
}
"""What a user misses without each part that is not always installed."""
_ROOM = 500_000_000
"""Bytes that the index of places and a working ledger want."""


class State(StrEnum):
    """How something stands."""

    FINE = "fine"
    MIND = "mind"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: how it stands, and what to do where it is not fine."""

    what: str
    state: State
    said: str
    cure: str = ""


def look_over(settings: Settings) -> tuple[Finding, ...]:
    """Everything, the ledger where one is named. Changes nothing and builds nothing."""
    found = [*_program(), *_parts(), _model(), *_places(settings)]
    found.append(_methodology(settings))
    if settings.ledger is not None:
        found += _ledger(settings.ledger, settings)
    else:
        cure = "give --ledger FILE, or set RECOUNT_LEDGER"
        found.append(Finding("ledger", State.MIND, "none is named, none was looked at", cure))
    return tuple(found)


def is_well(findings: tuple[Finding, ...]) -> bool:
    """Whether nothing is broken."""
    return all(one.state is not State.BROKEN for one in findings)


def _program() -> Iterator[Finding]:
    system = f"Python {platform.python_version()} on {platform.system()}"
    if (3, 11) <= sys.version_info[:2] <= (3, 13):
        yield Finding("recount", State.FINE, f"{recount.__version__}, {system}")
    else:
        cure = "install it under Python 3.11, 3.12 or 3.13"
        yield Finding("recount", State.BROKEN, f"{recount.__version__}, {system}", cure)


def _parts() -> Iterator[Finding]:
    """The libraries, as the installation itself names them."""
    try:
        wanted = requires(DISTRIBUTION) or []
    except PackageNotFoundError:
        cure = "install it: pip install recount-ledger"
        yield Finding("libraries", State.BROKEN, "Recount itself is not installed", cure)
        return
    missing, count = [], 0
    for line in wanted:
        name, extra = _NEEDED.match(line), _EXTRA.search(line)
        if name is None or (extra and name[1] not in _USED):
            continue
        if extra:
            yield from _extra(name[1], extra[1])
            continue
        count += 1
        missing += [] if _is_installed(name[1]) else [name[1]]
    if missing:
        cure = f"install them: pip install --upgrade {DISTRIBUTION}"
        yield Finding("libraries", State.BROKEN, f"missing: {', '.join(sorted(missing))}", cure)
    else:
        yield Finding("libraries", State.FINE, f"all {count} are installed")


def _extra(name: str, extra: str) -> Iterator[Finding]:
    if extra == "dev":
        return
    if _is_installed(name):
        yield Finding(name, State.FINE, f"{version(name)}: {_USED[name]}")
    else:
        cure = f'install it if you want that: pip install "{DISTRIBUTION}[{extra}]"'
        yield Finding(name, State.MIND, f"not installed: {_USED[name]}", cure)


def _is_installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def _model() -> Finding:
    """The parser's model is opened, as any reading would."""
    from recount.reading.nlp import load_nlp

    try:
        about = load_nlp().meta
        return Finding("parser", State.FINE, f"{about['lang']}_{about['name']} {about['version']}")
    except Exception as error:  # whatever it is, the user is told
        cure = f"install it again: pip install --force-reinstall {DISTRIBUTION}"
        return Finding("parser", State.BROKEN, f"it does not load ({error})", cure)


def _places(settings: Settings) -> Iterator[Finding]:
    from recount.places import added_lists
    from recount.places.index import index_path

    index = index_path(settings.cache)
    if index.exists():
        size = f"{index.stat().st_size / 1e6:,.0f} MB"
        yield Finding("index of places", State.FINE, f"{index} ({size})")
    else:
        cure = "nothing: the first command that needs it builds it, in half a minute"
        yield Finding("index of places", State.MIND, f"not built yet, at {index}", cure)
        yield from _room(index)
    yield _tried("added places", lambda: _added(len(added_lists(settings.data))))


def _added(many: int) -> str:
    return f"{many} lists" if many != 1 else "1 list"


def _room(index: Path) -> Iterator[Finding]:
    folder = next(one for one in index.parents if one.exists())
    free = shutil.disk_usage(folder).free
    if free < _ROOM:
        cure = "free some space, or set RECOUNT_CACHE to a folder with room"
        yield Finding("disk", State.BROKEN, f"{free / 1e6:,.0f} MB free at {folder}", cure)


def _methodology(settings: Settings) -> Finding:
    from recount.reconciling import load_methodology

    return _tried("methodology", lambda: load_methodology(settings.methodology).label)


def _tried(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, State.FINE, look())
    except RecountError as error:
        return Finding(what, State.BROKEN, f"{error.record}: {error.what}", error.cure)


def _ledger(path: Path, settings: Settings) -> Iterator[Finding]:
    broken = unsound(path) if path.is_file() else ()
    if broken:
        cure = "go back to a copy; keep this file, and do not build it again"
        yield Finding("ledger's file", State.BROKEN, "; ".join(broken), cure)
        return
    try:
        with Ledger.open(path) as ledger:
            yield from _opened(ledger, settings)
    except RecountError as error:
        yield Finding("ledger", State.BROKEN, f"{error.record}: {error.what}", error.cure)


def _opened(ledger: Ledger, settings: Settings) -> Iterator[Finding]:
    documents = len(ledger.documents())
    # A server looks after its own files, so nothing was found out about them.
    whole = "whole" if named_in(ledger.path) is None else "kept by PostgreSQL"
    said = f"{ledger.path}: {whole}; {documents:,} documents, {len(ledger.events()):,} events"
    yield Finding("ledger", State.FINE, said)
    again = f"recount build --ledger {ledger.path}"
    if ledger.is_built:
        yield Finding(
            "events", State.FINE, f"they follow from the documents, by {ledger.methodology}"
        )
    else:
        yield Finding("events", State.BROKEN, "they do not follow from the documents yet", again)
    waiting = len(ledger.unread(wiring.parts_for(ledger, settings).reader))
    if waiting:
        said = f"{waiting:,} documents were read by another version, or with other places"
        yield Finding("reading", State.MIND, said, again)
    if ledger.methodology:
        rules = _tried("ledger's rules", lambda: methods_of(ledger, settings).label)
        # The numbers stand; only the page of methods cannot be made.
        yield rules if rules.state is State.FINE else replace(rules, state=State.MIND)
    withheld = Blackout.of(ledger.disclosures())
    for file, _, message in ledger.refusals():
        cure = "mend the file and add it again, or leave it"
        yield Finding("refused file", State.MIND, withheld.over(f"{file}: {message}"), cure)
