"""Parties that act together: "Kenyan and Somali forces", "police and soldiers" are one actor more.

The joint name holds both, as "Kenya; Somalia"; each party keeps its own mention as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recount.model.parties import Party, PartyKind
from recount.model.spans import Span

_AND = re.compile(r"\s+(?:and|&)\s+(?:the\s+)?")
_SIDES = (
    frozenset({PartyKind.STATE_FORCE, PartyKind.EXTERNAL_FORCE}),
    frozenset({PartyKind.REBEL_GROUP, PartyKind.MILITIA}),
)


@dataclass(frozen=True, slots=True)
class Joint:
    """Two parties joined by "and"; `head` is the token index of the second's head."""

    span: Span
    party: Party
    head: int


def find_joint(text: str, parties: Sequence[tuple[Party, int]]) -> Iterator[Joint]:
    """The joint parties of a text, from its mentions in order, each with its head."""
    for (first, _), (second, head) in pairwise(parties):
        if first.span is None or second.span is None or first.span.end > second.span.start:
            continue
        between = text[first.span.end : second.span.start]
        if _AND.fullmatch(between) and _one_side(first, second):
            span = Span.of(text, first.span.start, second.span.end)
            yield Joint(span, _joined(first, second, span), head)


def _one_side(first: Party, second: Party) -> bool:
    """Whether both are forces of states, or both armed groups; others do not act as one."""
    return any(first.kind in side and second.kind in side for side in _SIDES)


def _joined(first: Party, second: Party, span: Span) -> Party:
    names = list(dict.fromkeys(p.name for p in (first, second) if p.name))
    kind = first.kind if first.kind is second.kind else None
    only = first.id if first.id == second.id else None
    return Party(span.quote, "; ".join(names) or None, only, kind, span)
