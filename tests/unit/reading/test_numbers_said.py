"""Numbers that somebody gives without a word of what they count, and people told of in parts."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.counts import Outcome, Victims
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader

BUS = "A bomb tore through a bus in Gardez on Tuesday, killing 31 people, the police said."
SHELLS = "Shelling killed nine people in Kupiansk on Monday, the mayor said"
Part = tuple[Victims, int | None, int | None]


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def events(reader: GrammarReader, text: str) -> list[Claim]:
    found = next(reader.read([Document("d", text, published="2024-06-12")])).claims
    return [c for c in found if c.kind is ClaimKind.EVENT]


def parts(claim: Claim) -> list[Part]:
    return [(c.victims, c.low, c.high) for c in claim.counts if c.part_of is not None]


@pytest.mark.parametrize(
    ("text", "number", "speaker"),
    [
        (f"{BUS} The health ministry says 33.", 33, "health ministry"),
        (f"{BUS} Thirty-three, according to the provincial hospital.", 33, "provincial hospital"),
        (f"{SHELLS}. The regional governor said 11.", 11, "regional governor"),
        (f"{SHELLS}; rescuers counted 12.", 12, "rescuers"),
        ("A mine hurt six boys near Derna on Monday. A nurse reported eight.", 8, "nurse"),
    ],
)
def test_a_number_alone_is_another_one_for_what_was_told_right_before(
    reader: GrammarReader, text: str, number: int, speaker: str
) -> None:
    first, last = events(reader, text)
    assert last.refers_to == first.id
    assert [(c.outcome, c.low) for c in last.counts] == [(first.counts[0].outcome, number)]
    assert last.speaker is not None
    assert last.speaker.name == speaker


@pytest.mark.parametrize(
    "text",
    [
        f"{SHELLS}. Officials say 40 houses were burnt.",
        f"{SHELLS}. The governor said 11 shells had landed.",
        "Shelling killed nine people and hurt 14 in Kupiansk on Monday. Doctors say 17.",
        f"{SHELLS}. The market burnt down. The owner said 2019.",
        f"{SHELLS}.\n\nThe school has lost half of its pupils. The head counted 40.",
    ],
)
def test_a_number_of_something_else_is_no_toll(reader: GrammarReader, text: str) -> None:
    assert len(events(reader, text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An attack in Bria on Monday killed seven people, of whom three were women.",
         [(Victims.WOMAN, 3, 3)]),
        ("Seven people, of whom at least two were soldiers, died in an attack in Bria on Monday.",
         [(Victims.SECURITY_FORCE, 2, None)]),
        ("An air strike on Bentiu left 20 people dead, of whom at least six were civilians.",
         [(Victims.CIVILIAN, 6, None)]),
    ],
)  # fmt: skip
def test_of_whom_tells_a_part(reader: GrammarReader, text: str, expected: list[Part]) -> None:
    (event,) = events(reader, text)
    assert parts(event) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 14 people in Gao on Sunday. Nine of the 14 were farmers and four were"
        " fighters.",
        "Gunmen killed 14 people in Gao on Sunday. Nine of the dead were farmers. Four were"
        " members of a militia.",
        "Gunmen killed 14 people in Gao on Sunday. Nine of them were farmers; four were rebels.",
    ],
)
def test_more_of_those_who_were_told_in_part_are_parts_too(
    reader: GrammarReader, text: str
) -> None:
    _, told = events(reader, text)
    assert parts(told) == [(Victims.CIVILIAN, 9, 9), (Victims.COMBATANT, 4, 4)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An ambush near Gwoza on Sunday killed 11 people. At least six were soldiers.",
         [(Victims.SECURITY_FORCE, 6, None)]),
        ("An ambush near Gwoza on Sunday killed 11 people. Two were women and three were soldiers.",
         [(Victims.WOMAN, 2, 2), (Victims.SECURITY_FORCE, 3, 3)]),
        ("Police arrested 11 people in Gwoza on Sunday. Two were women.",
         [(Victims.WOMAN, 2, 2)]),
    ],
)  # fmt: skip
def test_a_bare_number_at_the_head_of_the_next_sentence_is_a_part(
    reader: GrammarReader, text: str, expected: list[Part]
) -> None:
    _, told = events(reader, text)
    assert parts(told) == expected
    assert told.counts[0].low is None


@pytest.mark.parametrize(
    "text",
    [
        "An ambush near Gwoza on Sunday killed 11 people. Twenty were policemen in a convoy.",
        "Gunmen killed 11 people and hurt six near Gwoza on Sunday. Four were children.",
        "An ambush near Gwoza on Sunday killed 11 people.\n\nSix were soldiers of the old army.",
        "An ambush near Gwoza on Sunday killed 11 people. Six of the 20 houses were burnt.",
        "An ambush near Gwoza on Sunday killed 11 people. Six of the 30 guards were soldiers.",
    ],
)
def test_a_part_of_other_things_is_none_of_the_dead(reader: GrammarReader, text: str) -> None:
    (event,) = events(reader, text)
    assert event.counts[0].low == 11


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("One of three people hit by a mortar round in Donetsk on Saturday has died.", 1),
        ("Two of five farmers wounded by a mine near Izium on Saturday died on Monday.", 2),
        ("Three of the four shepherds were killed by a mine near Izium on Saturday.", 3),
        ("Three people of four families were killed by a mine near Izium on Saturday.", 3),
    ],
)
def test_some_out_of_so_many_are_so_many_as_the_first_number(
    reader: GrammarReader, text: str, dead: int
) -> None:
    killed = [c for e in events(reader, text) for c in e.counts if c.outcome is Outcome.KILLED]
    assert [c.low for c in killed] == [dead]
