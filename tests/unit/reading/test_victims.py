"""What a noun says of whose the dead are, and no more."""

from __future__ import annotations

import pytest

from recount.model.counts import Victims
from recount.reading.victims import is_people, victim_class


@pytest.mark.parametrize(
    ("words", "want"),
    [
        ("ISIS fighters", Victims.COMBATANT),
        ("suspected insurgents", Victims.COMBATANT),
        ("armed men", Victims.COMBATANT),
        ("soldiers", Victims.SECURITY_FORCE),
        ("police officers", Victims.SECURITY_FORCE),
        ("villagers", Victims.CIVILIAN),
        ("innocent people", Victims.CIVILIAN),
        ("civilian women", Victims.WOMAN),
        ("children", Victims.CHILD),
        ("men", Victims.MAN),
        ("aid workers", Victims.AID_WORKER),
        ("journalists", Victims.JOURNALIST),
        ("people", Victims.UNSTATED),
        ("bodies", Victims.UNSTATED),
        ("others", Victims.UNSTATED),
        ("houses", None),
    ],
)
def test_a_noun_speaks_of_a_class(words: str, want: Victims | None) -> None:
    assert victim_class(words) is want


def test_people_are_told_from_things() -> None:
    assert is_people("Farmers")
    assert not is_people("vehicles")
