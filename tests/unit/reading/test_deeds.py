"""Armed deeds without a toll, their kinds, and who is said to have done them."""

from __future__ import annotations

from typing import Any

import pytest

from recount.model.claims import Claim, ClaimKind, EventType
from recount.model.documents import Document
from recount.model.wire import to_wire
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def told(reader: GrammarReader, text: str) -> list[dict[str, Any]]:
    claims: tuple[Claim, ...] = next(
        reader.read([Document("d", text, published="2023-05-17")])
    ).claims
    return [to_wire(c) for c in claims if c.kind in (ClaimKind.EVENT, ClaimKind.TOTAL)]


DEEDS = [
    ("A fighter jet dropped three bombs on Ngwe Toe village on Sunday morning.", "air_strike"),
    ("On Monday a drone fired on a minibus near El Fasher.", "air_strike"),
    ("The air component struck the hideout of a warlord in Zurmi on 6 May.", "air_strike"),
    ("Two barrel bombs fell on the old town of Saraqib on Sunday.", "air_strike"),
    ("Warplanes bombed the market in Loikaw on Tuesday.", "air_strike"),
    ("On Thursday mortar rounds landed in the village of Tal Hamis.", "shelling"),
    ("Shelling of the town of Orikhiv damaged six houses on Tuesday.", "shelling"),
    ("A truck packed with explosives rammed the gate of a barracks in Gao on Friday.", "bombing"),
    ("Unknown persons threw a grenade into a bar in Bujumbura on Friday night.", "bombing"),
    ("A bus drove over a landmine outside Bankass on Tuesday; seven passengers died.", "mine"),
    ("Two ambulances were stopped by masked gunmen on the road to Goma.", "armed_attack"),
    ("Soldiers set fire to some twenty houses in Kumbo on Friday.", "armed_attack"),
    ("Firing started from the hills near Churachandpur on Sunday.", "armed_attack"),
    ("Boko Haram fighters overran a military base in Banki on Monday.", "armed_attack"),
    ("Helicopters landed near Busayrah at dawn on Tuesday and captured three men.", "raid"),
]


@pytest.mark.parametrize(("text", "kind"), DEEDS)
def test_an_armed_deed_is_one_event_of_its_kind(
    reader: GrammarReader, text: str, kind: str
) -> None:
    assert [claim["event_type"] for claim in told(reader, text)] == [kind]


NO_DEEDS = [
    "The gang had sworn to blow up the bridge at Gao.",
    "Rebel leaders were planning on Monday to attack the town of Bria.",
    "The mayor came under fire from councillors on Tuesday.",
    "The debt is a time bomb, the minister said on Monday.",
    "A lion attacked the village of Mfuwe on Tuesday.",
    "The jet landed at the airport in Nairobi on Monday.",
    "The helicopter crashed near Aweil on Monday after engine trouble, killing 14 people.",
    "Officers stopped a lorry near Dover on Monday and found 40 migrants.",
    "Firefighters set fire to dry grass near Evora on Monday to stop the blaze.",
    "The army fired a 21-gun salute in Accra on Monday.",
    "Air force jets struck a pose over Paris on Monday.",
    "She stormed out of the house in Leeds on Monday.",
    "North Korea fired two ballistic missiles towards the sea off Japan on Monday.",
]


@pytest.mark.parametrize("text", NO_DEEDS)
def test_plans_play_and_figures_of_speech_are_no_deeds(reader: GrammarReader, text: str) -> None:
    assert told(reader, text) == []


BLAST = "A blast killed three people in Cali on Monday. "
BLAMES = [
    ("The Islamic State claimed responsibility.", "Islamic State"),
    ("A banned outfit, Jaish-e-Nur, owned up to the bombing.", "Jaish-e-Nur"),
    ("The attack was claimed by the ELN.", "ELN"),
    ("The ELN said it had carried out the attack.", "ELN"),
    ("Police said the ELN was behind the blast.", "ELN"),
    ("Police attributed the massacre to the gang known as Los Coyotes.", "Los Coyotes"),
    ("Most sources blamed the Coalition.", "Coalition"),
    ("Locals pointed the finger at the ELN.", "ELN"),
    ("The army accused the ELN of the attack.", "ELN"),
]


@pytest.mark.parametrize(("sentence", "name"), BLAMES)
def test_a_sentence_of_blame_names_the_perpetrator_of_the_event_before(
    reader: GrammarReader, sentence: str, name: str
) -> None:
    blast, blame = told(reader, BLAST + sentence)
    assert blame["perpetrator"]["text"].removeprefix("the ") == name
    assert blame["refers_to"] == blast["id"]


def test_what_nobody_claimed_has_no_perpetrator(reader: GrammarReader) -> None:
    assert len(told(reader, BLAST + "No group has claimed responsibility.")) == 1


def test_of_two_bombings_the_one_with_the_victims_named_is_meant(reader: GrammarReader) -> None:
    text = (
        "A bomb killed nine pilgrims in Mastung on Monday. On Tuesday a second bomb killed two "
        "policemen in Quetta. A group calling itself Jaish-e-Nur claimed the bombing of the "
        "pilgrims."
    )
    pilgrims, _, claimed = told(reader, text)
    assert claimed["refers_to"] == pilgrims["id"]


def test_a_place_before_a_comma_is_no_part_of_a_party(reader: GrammarReader) -> None:
    text = "In Syria, coalition aircraft conducted five strikes near Raqqa on Monday."
    assert all("Syria" not in claim["perpetrator"]["text"] for claim in told(reader, text))


def test_who_did_one_thing_in_a_round_up_did_not_do_the_next(reader: GrammarReader) -> None:
    text = (
        "Sudanese army warplanes bombed a market in Kutum on Monday, killing 27 people.\n"
        "On Sunday evening a drone hit a petrol station in El Obeid."
    )
    assert told(reader, text)[1].get("perpetrator") is None


def test_those_accused_of_a_deed_did_it_and_not_their_accusers(reader: GrammarReader) -> None:
    text = "The UN accused the M23 of shelling a camp near Goma on Friday, killing nine people."
    assert [claim["perpetrator"]["text"] for claim in told(reader, text)] == ["M23"]


def test_bombs_that_hit_are_one_deed_and_no_event_beside_it(reader: GrammarReader) -> None:
    text = "At 22:10 two guided bombs hit a two-storey house in Kupiansk."
    (claim,) = next(reader.read([Document("d", text, published="2021-06-17")])).claims
    assert (claim.event_type, claim.events) == (EventType.AIR_STRIKE, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A car bomb went off in Mosul on Sunday.", EventType.BOMBING),
        ("A farmer was killed on Sunday when a booby trap went off in Mosul.", EventType.MINE),
        ("Four rebels were gunned down in an encounter with police on Sunday.",
         EventType.ARMED_CLASH),
    ],
)  # fmt: skip
def test_what_goes_off_says_what_kind_of_event_it_was(
    reader: GrammarReader, text: str, kind: EventType
) -> None:
    (claim,) = next(reader.read([Document("d", text, published="2021-06-17")])).claims
    assert claim.event_type is kind


def test_an_alarm_that_goes_off_and_a_meeting_that_is_an_encounter_are_no_events(
    reader: GrammarReader,
) -> None:
    text = "The alarm went off in Mosul on Sunday. The encounter of the envoys in Bonn was long."
    assert next(reader.read([Document("d", text, published="2021-06-17")])).claims == ()
