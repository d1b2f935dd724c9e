"""Entities put to FollowTheMoney's own library, where that is installed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any


def refused(lines: Iterable[str]) -> tuple[str, ...]:
    """What the library would not take as it stands: a property that it does not know, or a value
    that it would change. Nothing where it is not installed, as its ICU has to be compiled first."""
    try:
        from followthemoney import model
    except ImportError:
        return ()
    return tuple(fault for line in lines for fault in _faults(json.loads(line), model))


def _faults(row: dict[str, Any], model: Any) -> Iterator[str]:
    entity = model.make_entity(row["schema"])
    entity.id = row["id"]
    for name, values in row["properties"].items():
        entity.add(name, values, cleaned=False)
        if sorted(entity.get(name)) != sorted(values):
            yield f"{row['id']}: {name} {values} becomes {entity.get(name)}"
