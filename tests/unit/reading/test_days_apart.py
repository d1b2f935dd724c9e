"""Days that stand beside an event and are not its own, and days that a text tells late."""

from __future__ import annotations

from datetime import date

import pytest

from recount.model.claims import Claim, ClaimKind, EventType
from recount.model.dates import DateBasis
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader

PUBLISHED = "2024-05-15"  # a Wednesday


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def events(reader: GrammarReader, text: str) -> list[Claim]:
    claims = next(reader.read([Document("d", text, published=PUBLISHED)])).claims
    return [claim for claim in claims if claim.kind is ClaimKind.EVENT]


def day(claim: Claim) -> int | None:
    """The day of May 2024 that a claim is told to be of; None where the text tells none."""
    when = claim.when
    if when is None or when.basis is DateBasis.PUBLICATION_FALLBACK or when.start is None:
        return None
    assert when.start.replace(day=1) == date(2024, 5, 1)
    return when.start.day


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Posted: Tuesday, May 14, 2024 1:37 PM\n\nA guard was shot by a visitor.", None),
        ("A guard was shot by a visitor. (Published Monday, May 13, 2024)", None),
        ("Six traders were wounded in a shooting. They were in critical condition Tuesday.", None),
        ("Two men accused in the shooting of a baker were in court Tuesday.", None),
        ("A vigil will be held on Thursday at the scene of the shooting of a baker.", None),
        ("The killer of a baker in a market shooting was arrested on Tuesday.", None),
    ],
)
def test_days_of_pages_courts_states_and_plans_date_no_event(
    reader: GrammarReader, text: str, told: int | None
):
    assert {day(claim) for claim in events(reader, text) if _is_blow(claim)} <= {told}


def _is_blow(claim: Claim) -> bool:
    return claim.event_type is not EventType.ARREST


@pytest.mark.parametrize(
    "text",
    [
        "A baker was killed in a shooting. The shooting happened just after 7 p.m. Saturday.",
        "A baker was shot in the head by a visitor. It happened around 7 p.m. Saturday.",
        "Three men were wounded by gunfire at a house. Officers were called to the house about "
        "6:30 p.m. on Saturday.",
        "A driver was shot by guards as he tried to get away. The incident began with a robbery, "
        "which was reported about 2 p.m. Saturday.",
    ],
)
def test_the_day_that_a_later_sentence_tells_is_that_of_the_event(reader: GrammarReader, text: str):
    assert day(events(reader, text)[0]) == 11


def test_an_arrest_has_its_own_day_and_is_apart_from_what_it_is_for(reader: GrammarReader):
    text = "Two youths were arrested Tuesday for the shooting. The shooting hurt eight on Saturday."
    arrest, shooting = events(reader, text)
    assert (arrest.event_type, day(arrest)) == (EventType.ARREST, 14)
    assert (shooting.event_type, day(shooting)) == (EventType.ARMED_ATTACK, 11)
    assert shooting.refers_to is None


def test_who_is_arrested_a_day_after_is_not_taken_in_the_shooting(reader: GrammarReader):
    text = "A man was arrested Thursday, a day after he shot his friend in the head at a house."
    first = events(reader, text)[0]
    assert (first.event_type, day(first)) == (EventType.ARREST, 9)


def test_an_arrest_in_a_raid_is_of_the_raid(reader: GrammarReader):
    (raid,) = events(reader, "Troops arrested two men in a raid on Monday.")
    assert (raid.event_type, day(raid)) == (EventType.RAID, 13)


def test_a_day_told_later_is_that_of_what_had_only_the_day_of_the_paper(reader: GrammarReader):
    text = "A man is dead after a shooting. Omar Haddad was apparently shot on Monday, 6 May 2024."
    first, second = events(reader, text)
    assert (day(first), day(second), second.refers_to) == (6, 6, first.id)


def test_an_old_day_does_not_join_it(reader: GrammarReader):
    text = "A baker was killed in a shooting. A guard was shot dead on 3 February 2024 in a market."
    assert all(claim.refers_to is None for claim in events(reader, text))


def test_the_day_of_a_death_told_first_leaves_room_for_the_attack(reader: GrammarReader):
    text = "The guard died Friday after a shooting. The shooting happened around 10 p.m. Thursday."
    died, shot = events(reader, text)
    assert (day(died), day(shot), shot.refers_to) == (10, 9, died.id)


def test_the_death_of_somebody_told_of_is_no_new_day(reader: GrammarReader):
    text = "A baker was shot on Monday evening in the street. Haddad died Tuesday."
    assert [day(claim) for claim in events(reader, text)] == [13, 13]
