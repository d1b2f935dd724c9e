"""Tolls, parts and totals: numbers that are told without a verb of harm, or of several events."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader

BLAST = "A bomb exploded at a market in Mosul on Monday, killing several people. "


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def behind(reader: GrammarReader, text: str, before: str = BLAST) -> list[Claim]:
    """The claims of events and totals that stand behind the first sentence."""
    claims = next(reader.read([Document("d", before + text, published="2021-06-17")])).claims
    wanted = (ClaimKind.EVENT, ClaimKind.TOTAL)
    return [c for c in claims if c.kind in wanted and c.evidence.start >= len(before)]


def shown(claim: Claim) -> str:
    """Outcome, bounds and class of each count; parts in brackets."""
    found = []
    for count in claim.counts:
        low = "?" if count.low is None else count.low
        high = "?" if count.high is None else count.high
        words = f"{count.outcome} {low}-{high} {count.victims}"
        found.append(f"[{words}]" if count.part_of is not None else words)
    return ", ".join(found)


TOLLS = [
    ("By Friday the death toll had risen from 26 to 31.", "killed 31-31 unstated"),
    ("The toll rose by three to 17 on Wednesday.", "killed 17-17 unstated"),
    ("The number of dead climbed to at least 24 overnight.", "killed 24-? unstated"),
    ("With that, the dead number six.", "killed 6-6 unstated"),
    ("The wounded numbered more than 60.", "injured 61-? unstated"),
    ("The tally reached 18: ten soldiers and eight militiamen.",
     "killed 18-18 unstated, [killed 10-10 security_force], [killed 8-8 combatant]"),
    ("A miller said that he had helped to bury 31 people.", "killed 31-31 unstated"),
    ("The temple's register lists 20 burials, nine of them of children.",
     "killed 20-20 unstated, [killed 9-9 child]"),
    ("Rescuers revised the number of missing down to seven.", "missing 7-7 unstated"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "counts"), TOLLS)
def test_a_toll_is_a_new_number_for_the_event_told_before(
    reader: GrammarReader, text: str, counts: str
) -> None:
    (claim,) = behind(reader, text)
    assert shown(claim) == counts
    assert claim.kind is ClaimKind.EVENT
    assert claim.refers_to is not None


NO_TOLLS = [
    "The toll on the motorway rose to 5 euros.",
    "The number of attacks rose to 14.",
    "The mayor said the number of houses burnt had risen to 60.",
    "The toll could rise to 50, officials fear.",
    "The number of police officers in the city has grown to 900.",
    "Hospitals put the number of patients at 300 a day.",
    "The wounded were taken to Erbil.",
    "The dead were a disgrace to the town.",
    "The judge has yet to find out whether two policemen were among the dead.",
]


@pytest.mark.parametrize("text", NO_TOLLS)
def test_what_only_looks_like_a_toll_is_none(reader: GrammarReader, text: str) -> None:
    assert behind(reader, text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lamplight Network put the toll at nine, among them two children.", "Lamplight"),
        ("The provincial governor raised the death toll to 19.", "governor"),
    ],
)
def test_who_puts_a_toll_somewhere_says_it(reader: GrammarReader, text: str, speaker: str) -> None:
    (claim,) = behind(reader, text)
    assert claim.speaker is not None
    assert speaker in claim.speaker.name


PARTS = [
    ("Two policemen were among the dead.", "killed ?-? unstated, [killed 2-2 security_force]"),
    ("Among the victims were three children and a nurse.",
     "killed ?-? unstated, [killed 3-3 child], [killed 1-1 civilian]"),
    ("Four of the wounded are children.", "injured ?-? unstated, [injured 4-4 child]"),
    ("Those killed included a pastor and two girls.",
     "killed ?-? unstated, [killed 1-1 civilian], [killed 2-2 child]"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "counts"), PARTS)
def test_those_singled_out_in_a_sentence_of_their_own_are_parts(
    reader: GrammarReader, text: str, counts: str
) -> None:
    (claim,) = behind(reader, text)
    assert shown(claim) == counts
    assert claim.refers_to is not None


TOTALS = [
    ("The blast was the third attack in the district this month.", "", 3),
    ("That makes 120 dead since May.", "killed 120-120 unstated", None),
    ("Between 2 and 9 June, soldiers shot dead 14 protesters.", "killed 14-14 civilian", None),
    ("A shopkeeper counted six air strikes on Sunday alone.", "", 6),
]


@pytest.mark.parametrize(("text", "counts", "events"), TOTALS)
def test_what_is_told_of_several_events_is_a_total(
    reader: GrammarReader, text: str, counts: str, events: int | None
) -> None:
    (claim,) = behind(reader, text)
    assert claim.kind is ClaimKind.TOTAL
    assert shown(claim) == counts
    assert (claim.events.low if claim.events is not None else None) == events


def test_a_month_spoken_of_is_the_one_that_the_report_names(reader: GrammarReader) -> None:
    text = "Partners logged 30 incidents during the month, in which nine people were killed."
    (claim,) = behind(reader, text, "Explosive hazards in Laos, May 2021. ")
    assert claim.kind is ClaimKind.TOTAL
    assert shown(claim) == "killed 9-9 unstated"
    assert claim.events is not None
    assert claim.events.low == 30
    assert claim.when is not None
    assert claim.when.start is not None
    assert (claim.when.start.month, claim.when.days) == (5, 31)


def test_a_day_s_sum_told_first_is_a_total_of_the_events_below_it(reader: GrammarReader) -> None:
    text = (
        "At least 30 people were killed in attacks across Nigeria on Monday. In Jos, gunmen killed "
        "12 traders. In Kaduna, a bomb killed nine worshippers."
    )
    total, *events = behind(reader, text, "")
    assert total.kind is ClaimKind.TOTAL
    assert total.scope is not None
    assert total.scope.members == tuple(claim.id for claim in events)


def test_strikes_dealt_out_by_place_are_members_of_their_number(reader: GrammarReader) -> None:
    text = (
        "Aircraft conducted eight air strikes in Iraq yesterday. Near Mosul, six air strikes hit a "
        "depot. Near Tal Afar, two air strikes destroyed a bridge."
    )
    total, *parts = behind(reader, text, "")
    assert total.kind is ClaimKind.TOTAL
    assert total.scope is not None
    assert total.scope.members == tuple(claim.id for claim in parts)


def test_two_bombs_of_one_evening_stay_one_event(reader: GrammarReader) -> None:
    text = "Two car bombs exploded at a market in Mosul on Tuesday, killing 12 people."
    (claim,) = behind(reader, text, "")
    assert claim.kind is ClaimKind.EVENT


@pytest.mark.parametrize(
    "text",
    [
        "A strike on a house in Homs killed at least 25 people. The strike also took the lives of "
        "the six members of the Haddad family.",
        "A strike on a house in Homs killed eight people. A man shared an image of six bodies.",
        "A strike on a house in Homs killed eight people. Footage shows four dead children.",
        "Three soldiers and seven rebels died in a clash near Homs. The rebels left four bodies "
        "behind.",
        "At least nine gunmen were killed near Homs on Monday, said a source, who added that they "
        "had left behind two bodies.",
    ],
)
def test_a_family_who_is_seen_in_a_picture_and_bodies_left_behind_are_some_of_those_who_died(
    reader: GrammarReader, text: str
) -> None:
    first, second = behind(reader, text, "")
    assert second.refers_to == first.id
    assert [count.singled_out for count in second.counts] == [True]


def test_the_bombing_is_what_was_bombed_and_not_who_was_named_since(
    reader: GrammarReader,
) -> None:
    text = (
        "On Monday a bomb destroyed a bakery in Homs, killing 14 people. Omar Haddad was killed in "
        "Hama. The bombing also wounded a guard."
    )
    first, other, last = behind(reader, text, "")
    assert last.refers_to == first.id != other.id
    assert last.where is not None
    assert last.where.name == "Homs"


def test_a_day_on_which_something_was_said_turns_to_no_other_event(reader: GrammarReader) -> None:
    text = (
        "A strike on a house in Homs on Monday killed four people.\n\nOn Tuesday a neighbour "
        "reported in a post that the wounded had reached a clinic after an Israeli bombing of the "
        "house.\n\nA teacher announced the death of Samir Nasser's wife."
    )
    first, *_, last = behind(reader, text, "")
    assert last.event_type is first.event_type is not None
    assert last.when is not None
    assert first.when is not None
    assert last.when.start == first.when.start
