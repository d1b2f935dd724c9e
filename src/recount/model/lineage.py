"""Which party belongs to which, as the packaged registry says: a command to its state, a branch
to its movement."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

STATE = "state-"


@lru_cache(4096)
def ancestors(party: str) -> tuple[str, ...]:
    """The ids of the parties that one belongs to, the nearest first."""
    found: list[str] = []
    parent = _parent(party)
    while parent is not None and parent not in found:
        found.append(parent)
        parent = _parent(parent)
    return tuple(found)


@cache
def known_party(name: str) -> str | None:
    """The id of the group that bears a name or an alias, whatever its case."""
    return _names().get(name.strip().casefold())


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for key, row in _groups().items():
        for name in (row["name"], *row.get("aliases", ())):
            found.setdefault(name.casefold(), row.get("same_as", key))
    return found


def _parent(party: str) -> str | None:
    """The party right above; a branch named after its country stands below its movement."""
    parents, franchises = _registry()
    if party in parents:
        return parents[party]
    stem, _, country = party.rpartition("-")
    return stem if stem in franchises and len(country) == 2 else None


@cache
def _registry() -> tuple[dict[str, str | None], frozenset[str]]:
    """The parent of each group, and those that are told apart by country."""
    groups = _groups()
    parents = {key: row.get("of") for key, row in groups.items()}
    return parents, frozenset(key for key, row in groups.items() if row.get("local"))


@cache
def _groups() -> dict[str, dict[str, Any]]:
    source = files("recount") / "resources" / "parties.toml"
    found: dict[str, dict[str, Any]] = tomllib.loads(source.read_text(encoding="utf-8"))["groups"]
    return found
