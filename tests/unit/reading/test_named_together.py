"""Whole families in one sentence: who was killed along with whom, by number, kinship and name."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.counts import Outcome
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def events(reader: GrammarReader, text: str) -> list[Claim]:
    found = next(reader.read([Document("d", text, published="2023-11-20")])).claims
    return [claim for claim in found if claim.kind is ClaimKind.EVENT]


def dead(reader: GrammarReader, text: str) -> str:
    """Least and greatest of each count of dead, those inside another in brackets."""
    (claim, *_) = [c for c in events(reader, text) if c.counts]
    told = [c for c in claim.counts if c.outcome is Outcome.KILLED]
    return " ".join(
        f"{'(' if c.part_of is not None else ''}{c.victims.value} {c.low}-{c.high or ''}"
        f"{')' if c.part_of is not None else ''}"
        for c in told
    )


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        pytest.param(
            "On October 12, 2023, Omar Kamal Haddad (36 years old) was killed along with his three "
            "children in an air strike on his home in Aleppo.",
            "unstated 1-1 child 3-3",
            id="with his children, behind a date",
        ),
        pytest.param(
            "An air strike on a house in Aleppo killed him alongside his wife Iman Haddad and "
            "their three daughters Maryam Haddad, Banan Haddad and Afnan Haddad.",
            "unstated 1-1 woman 1-1 unstated 3-3",
            id="the parser hangs the daughters on the verb",
        ),
        pytest.param(
            "48-year-old Iyad Haddad, a journalist for Blue TV and his mother, were reportedly "
            "killed in a bombing of their home in Aleppo.",
            "unstated 1-1 woman 1-1",
            id="kin behind an aside",
        ),
        pytest.param(
            "A woman named Enaam Haddad and her young son, the child Atta Haddad, were reported "
            "killed, along with a civilian man, in a strike in Aleppo.",
            "woman 1-1 child 1-1 man 1-1",
            id="kin behind a name, and another along with them",
        ),
        pytest.param(
            "On October 17, 2023, a 37-year old woman named Abeer Haddad was killed alongside her "
            "children, 15-year old Basma Haddad and 11-year old Omar Haddad in Aleppo.",
            "woman 1-1 child 1-1 child 1-1",
            id="children by their names",
        ),
        pytest.param(
            "Omar Haddad was killed with his brother in Aleppo.",
            "unstated 1-1 man 1-1",
            id="with his brother",
        ),
        pytest.param(
            "It was reported that he was killed in Aleppo along with three of his children, a 19 "
            "year old son named Jihad Haddad, and two other children.",
            "unstated 1-1 child 3-3",
            id="a list that says who the three were",
        ),
        pytest.param(
            "Between 13 and 14 members of the Haddad family, including at least two women and five "
            "children of whom one was a 9 month old infant, were reportedly killed in Aleppo.",
            "unstated 13-14 (woman 2-) (child 5-5)",
            id="an infant of whom a clause tells",
        ),
        pytest.param(
            "The agency identified the names of twenty members of the Haddad family, forming six "
            "units, who were killed in the strike on Aleppo.",
            "unstated 20-20",
            id="members who were killed, units that were not",
        ),
        pytest.param(
            "On Saturday, August 24, 2024, Mohammed Izzat bo Haddad, a 48-year-old man, was killed "
            "when he was shot by soldiers in Aleppo.",
            "unstated 1-1",
            id="a name that the model takes for a firm",
        ),
        pytest.param(
            "A site reported that a 5-month-old infant named Hani Malin was killed in a bombing of "
            "his home in Aleppo, and named those seen holding Hani’s body.",
            "child 1-1",
            id="one and the same infant",
        ),
    ],
)
def test_everybody_in_the_sentence_is_counted_once(
    reader: GrammarReader, sentence: str, counts: str
) -> None:
    assert dead(reader, sentence) == counts


def test_a_list_behind_families_is_of_those_who_were_killed(reader: GrammarReader):
    text = (
        "Shortly after midnight on Thursday, 12th of October, 2023, at least 25 identified "
        "civilians belonging to three families, including at least seven women and ten children, "
        "were killed and many were wounded in an air strike in Aleppo."
    )
    assert dead(reader, text).startswith("civilian 25- ")


def test_two_more_killed_alongside_his_wife_are_on_top_of_her_alone(reader: GrammarReader):
    text = (
        "At least four people were killed in Aleppo on 16 October 2023. A post wished him "
        "condolences on the death of his wife. The office has estimated a death toll of at least "
        "two additional civilians killed alongside Omar Haddad’s wife and child."
    )
    assert events(reader, text)[-1].adds_to is None


@pytest.mark.parametrize(
    ("first", "second", "adds"),
    [
        ("An air strike in Aleppo killed Omar Haddad and his two sons.",
         "Yusuf Malin was also killed.", True),
        ("An air strike in Aleppo killed Omar Haddad and his two sons.",
         "Omar Haddad was also killed.", False),
        ("An air strike in Aleppo killed at least eight people.",
         "Yusuf Malin was also killed.", False),
    ],
)  # fmt: skip
def test_another_name_comes_on_top_of_names_and_not_of_a_toll(
    reader: GrammarReader, first: str, second: str, adds: bool
) -> None:
    assert (events(reader, f"{first} {second}")[-1].adds_to is not None) is adds


@pytest.mark.parametrize(
    "sentence",
    [
        "A total of 27 members of the family had been killed up until that point in the conflict.",
        "She spoke of the 29 people who had been killed across attacks in the north.",
        "“136 of our colleagues have been killed in 75 days”, she said.",
    ],
)
def test_a_number_of_many_attacks_is_none_of_the_one_told(
    reader: GrammarReader, sentence: str
) -> None:
    text = f"At least 20 people were killed in a strike on Aleppo on 3 October 2023. {sentence}"
    claims = next(reader.read([Document("d", text, published="2023-11-20")])).claims
    assert [c.kind for c in claims if c.counts] == [ClaimKind.EVENT, ClaimKind.TOTAL]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Heba Malin mourned the death of 25 members of the family.", "Heba Malin"),
        ("The agency set the death toll from the attack at five.", "agency"),
    ],
)
def test_who_mourns_so_many_or_sets_a_toll_says_it(
    reader: GrammarReader, sentence: str, name: str
) -> None:
    text = f"At least seven people were killed in a strike on Aleppo on 3 October 2023. {sentence}"
    speaker = events(reader, text)[-1].speaker
    assert speaker is not None
    assert speaker.name == name


@pytest.mark.parametrize(
    "sentence",
    [
        "On October 31, Omar Haddad shared the same video, as well as a second clip showing an "
        "injured girl on a stretcher.",
        "Her husband posted on his page on November 1, 2023 about the attack on his family.",
        "On October 31, Omar Haddad reported in a post that “dozens arrived at the hospital after "
        "a bombing of the family home”. One of the pictures showed a boy with a head injury.",
    ],
)
def test_the_day_on_which_something_was_shared_dates_no_attack(
    reader: GrammarReader, sentence: str
) -> None:
    text = (
        f"On 30 October 2023 at least 21 people were killed in an air strike on Aleppo. {sentence}"
    )
    days = {claim.when.start for claim in events(reader, text) if claim.when}
    assert [str(day) for day in days] == ["2023-10-30"]


def test_a_time_told_later_goes_before_the_day_of_publication(reader: GrammarReader):
    text = (
        "KABUL, Afghanistan (Nov. 20) - Security forces captured a facilitator in Ghazni province. "
        "The facilitator was detained during an operation in Ghazni province overnight."
    )
    second = events(reader, text)[-1]
    assert second.when is not None
    assert str(second.when.start) == "2023-11-19"


def test_a_death_in_a_raid_is_of_the_day_of_the_raid(reader: GrammarReader):
    text = (
        "The setbacks come as the armed group is scrambling to regain strength after the death of "
        "its leader Omar Haddad in a commando raid in northern Kenya on Oct. 26 and the "
        "announcement soon after of a successor."
    )
    (claim,) = events(reader, text)
    assert claim.when is not None
    assert str(claim.when.start) == "2023-10-26"


def test_since_the_strikes_is_since_the_last_strike_and_not_since_a_raid(reader: GrammarReader):
    text = (
        "Air strikes in southern Libya on 19 and 24 September 2023 killed ten fighters. Their "
        "leader was killed in a raid in Kenya on 26 October 2023. The group has not conducted "
        "attacks since the strikes."
    )
    found = next(reader.read([Document("d", text, published="2023-11-20")])).claims
    (absence,) = [claim for claim in found if claim.kind is ClaimKind.ABSENCE]
    assert absence.when is not None
    assert str(absence.when.start) == "2023-09-24"
