"""Blows that follow each other, and what is done when those who did it are looked for."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind, EventType
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader

BOMB = "A bomb exploded at a bus stop in Mogadishu on Sunday, killing six people."
ATTACK = "Gunmen attacked a village near Jos on Thursday, killing five people."


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def claims(reader: GrammarReader, text: str) -> list[Claim]:
    found = next(reader.read([Document("d", text, published="2024-06-12")])).claims
    return [c for c in found if c.kind in (ClaimKind.EVENT, ClaimKind.TOTAL)]


def clock(claim: Claim) -> str | None:
    time = claim.when.clock if claim.when is not None else None
    return str(time.start)[:5] if time is not None else None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{BOMB} A second one went off at 9:40 a.m., killing four rescuers.", EventType.BOMBING),
        (f"{BOMB} Half an hour later another exploded at the hospital.", EventType.BOMBING),
        ("A shell hit a school in Kherson on Sunday, wounding six pupils. Another landed in the"
         " yard and killed a guard.", EventType.SHELLING),
    ],
)  # fmt: skip
def test_a_second_one_is_an_event_of_its_own(
    reader: GrammarReader, text: str, kind: EventType
) -> None:
    _, second = claims(reader, text)
    assert second.refers_to is None
    assert second.event_type is kind
    assert second.perpetrator is None


@pytest.mark.parametrize(
    "text",
    [
        f"{BOMB} One of the wounded died at the hospital. Another followed on Monday.",
        "A gunman shot a guard in Kherson on Sunday. A second went to the roof and watched.",
    ],
)
def test_a_second_person_is_no_second_blow(reader: GrammarReader, text: str) -> None:
    assert sum(c.refers_to is None for c in claims(reader, text)) == 1


@pytest.mark.parametrize(
    "lead",
    ["Two bombs exploded in Mogadishu on Sunday.", "Twin blasts shook Mogadishu on Sunday."],
)
def test_twin_blows_told_one_by_one_keep_their_own_hours(reader: GrammarReader, lead: str) -> None:
    text = (
        f"{lead} The first went off at 9:10 a.m. at a bus stop and killed six people. The second"
        " exploded at 9:40 a.m. outside a hospital, killing four."
    )
    whole, first, second = claims(reader, text)
    assert (whole.kind, clock(whole)) == (ClaimKind.TOTAL, None)
    assert (clock(first), clock(second)) == ("09:10", "09:40")
    assert first.refers_to is second.refers_to is None


@pytest.mark.parametrize(
    "more",
    [
        "During a search operation troops killed three of the attackers.",
        "In a follow-up operation the army killed three militants.",
        "Troops searching for the attackers were ambushed in the hills, and two soldiers died.",
        "In a search operation soldiers killed two gunmen.",
    ],
)
def test_a_search_for_those_who_did_it_is_no_part_of_the_deed(
    reader: GrammarReader, more: str
) -> None:
    first, second = claims(reader, f"{ATTACK} {more}")
    assert second.refers_to is None
    assert first.id != second.id


def test_the_fight_on_the_spot_is_part_of_the_attack(reader: GrammarReader) -> None:
    text = "Rebels attacked a post near Jos on Thursday, killing five soldiers. "
    first, second = claims(reader, text + "The army returned fire and killed three rebels.")
    assert second.refers_to == first.id
