"""Whose forces bare words mean where nothing before them says: those of the land itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recount.model.parties import Party
from recount.model.places import Where
from recount.reading.parties_registry import load_registry
from recount.reading.parties_states import NO_FORCES
from recount.reading.verifier_names import names_in

if TYPE_CHECKING:
    from recount.reading.scene import Scene


def at_home(scene: Scene, party: Party | None, where: Where | None) -> Party | None:
    """Government troops are those of the country in which it happened, and of no other; so is "the
    army" where the text names forces of another state only later on."""
    if party is None or where is None or where.country is None or party.id is None:
        return party
    home = f"state-{where.country}"
    if party.id == home:
        return party
    if party.text.lower().startswith("government"):
        return replace(party, name=None, id=None)
    entry = load_registry().entries.get(home)
    if entry is None or home in NO_FORCES or not _is_named_only_later(scene, party):
        return party
    if home not in names_in(scene.text):
        return replace(party, name=None, id=None, kind=entry.kind)
    return replace(party, name=entry.name, id=entry.id, kind=entry.kind)


def _is_named_only_later(scene: Scene, party: Party) -> bool:
    """Whether words that name no state ("the army") have a state's name from what follows."""
    span = party.span
    if span is None or not (party.id or "").startswith("state-"):
        return False
    own = [m for m in scene.parties if m.span.start == span.start]
    bare = [m.span for m in scene.parties if m.points_back]
    named = (
        m
        for m in scene.parties
        if not (m.points_back or any(m.span.holds(one) for one in bare))  # "the army and police"
        and m.party.id == party.id
    )
    return any(m.points_back for m in own) and all(m.span.start > span.start for m in named)
