"""A long stream in small groups, so that a disk is waited for once a group."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

SECONDS = 0.5
"""How long a group may take to come; as much work is lost where a build is killed."""
MOST = 100


def in_groups(items: Iterable[T], seconds: float = SECONDS, most: int = MOST) -> Iterator[list[T]]:
    """The items in their order, in lists that end after `seconds`, or with the `most`th item."""
    group: list[T] = []
    began = time.monotonic()
    for item in items:
        group.append(item)
        if len(group) >= most or time.monotonic() - began >= seconds:
            yield group
            group, began = [], time.monotonic()
    if group:
        yield group
