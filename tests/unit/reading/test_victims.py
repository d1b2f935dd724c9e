"""What a noun says of whose the dead are, and no more."""

from __future__ import annotations

import pytest

from recount.model.counts import Victims
from recount.reading.nlp import load_nlp, parse_text
from recount.reading.victims import is_people, people_in, victim_class_of


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
        ("constables", Victims.SECURITY_FORCE),
        ("jawans", Victims.SECURITY_FORCE),
        ("two gendarmes", Victims.SECURITY_FORCE),
        ("local defence volunteers", Victims.SECURITY_FORCE),
        ("bodyguards", Victims.SECURITY_FORCE),
        ("militia members", Victims.COMBATANT),
        ("night watchmen", Victims.CIVILIAN),
        ("passers-by", Victims.CIVILIAN),
        ("boarders", Victims.CIVILIAN),
        ("a household", Victims.UNSTATED),
        ("contractors", Victims.UNSTATED),
        ("volunteers", Victims.UNSTATED),
        ("Red Cross volunteers", Victims.AID_WORKER),
        ("a couple", Victims.UNSTATED),
        ("elders", Victims.UNSTATED),
    ],
)
def test_a_noun_speaks_of_a_class(words: str, want: Victims | None) -> None:
    doc = parse_text(load_nlp(), f"Gunmen killed {words}.")
    (noun,) = (token for token in doc if token.dep_ == "dobj")
    assert victim_class_of(noun) is want


def test_people_are_told_from_things() -> None:
    assert is_people("Farmers")
    assert not is_people("vehicles")


@pytest.mark.parametrize(
    ("text", "word", "want"),
    [
        ("Two soldiers and three farmers died.", "soldiers", Victims.SECURITY_FORCE),
        ("Two soldiers and three farmers died.", "farmers", Victims.CIVILIAN),
        ("A bomb hit two police stations.", "stations", None),
        ("Two fighter jets were lost.", "jets", None),
    ],
)
def test_the_noun_itself_must_speak_of_people(text: str, word: str, want: Victims | None) -> None:
    doc = parse_text(load_nlp(), text, everything=True)
    assert victim_class_of(next(t for t in doc if t.text == word)) is want


def test_a_couple_is_two_people_and_a_crowd_is_no_number() -> None:
    assert [people_in(word) for word in ("couple", "Trio", "crowd")] == [2, 3, None]
