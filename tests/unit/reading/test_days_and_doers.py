"""Longer reports: each number has the day and the doer of its own happening, and no other's."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def told(reader: GrammarReader, text: str, published: str = "2024-05-20") -> list[str]:
    """The events of a text, each in one line: day, doer, and how many came to what harm."""
    (read,) = reader.read([Document("d", text, published=published)])
    return [shown(c) for c in read.claims if c.kind is ClaimKind.EVENT]


def shown(claim: Claim) -> str:
    when, doer = claim.when, claim.perpetrator
    days = f"{when.start}..{when.end}" if when is not None else "-"
    day = days.split("..", maxsplit=1)[0] if when is not None and when.start == when.end else days
    name = (doer.name or doer.text) if doer is not None else "-"
    return " ".join([day, name, *(f"{c.outcome}:{c.low}" for c in claim.counts)])


CASES = {
    "the day of a dateline is no day of a deed": (
        "Ouagadougou, May 20 (Wire) - Suspected jihadists killed 23 people in a raid on the "
        "village "
        "of Tambolo on Friday.",
        ["2024-05-17 Suspected jihadists killed:23"],
    ),
    "a raid that came a week after another is counted from the raid of its word": (
        "Gunmen killed nine people in a raid on Dori on Friday. Soldiers killed four of them near "
        "Djibo on Saturday.\n\nThe raid came two days after bandits shot dead a teacher in Kaya.",
        [
            "2024-05-17 Gunmen killed:9",
            "2024-05-18 Soldiers killed:4",
            "2024-05-15 bandits killed:1",
        ],
    ),
    "an attacker who fell was not killed by the attackers": (
        "On Friday, gunmen opened fire on a police post in Tank, killing a constable. One of the "
        "attackers was killed.",
        ["2024-05-17 gunmen killed:1", "2024-05-17 - killed:1"],
    ),
    "a soldier who fell in a clash fell to the other side": (
        "The army clashed with M23 rebels near Beni on Friday and killed four rebels. One soldier "
        "was killed.",
        ["2024-05-17 The army killed:4", "2024-05-17 M23 killed:1"],
    ),
    "the officer of an army dies by no hand of its own": (
        "Israeli forces killed 30 Palestinians during a raid in Jenin on Friday. The Israeli "
        "military said that an officer died of wounds sustained in the raid.",
        ["2024-05-17 Israel killed:30", "2024-05-17 - killed:1"],
    ),
    "the assailants are those whom the text has named": (
        "Twelve civilians were killed on Friday in an attack attributed to the M23 at Rutshuru."
        " The "
        "assailants burned six houses and abducted three women.",
        ["2024-05-17 M23 killed:12", "2024-05-17 M23 captured:3"],
    ),
    "whose troops are meant where a foreign force is named only later": (
        "The army killed nine rebels near Baidoa in Somalia on Friday. On Thursday, rebels wounded "
        "two Ugandan peacekeepers in Marka.",
        ["2024-05-17 Somalia killed:9", "2024-05-16 rebels injured:2"],
    ),
    "its fighters are those of the group that speaks": (
        "Six soldiers died when militants ambushed their convoy near Wana on Friday. The Karim "
        "Khan "
        "group, a faction of the Pakistani Taliban, claimed responsibility. It said its "
        "fighters had killed 11 soldiers.",
        [
            "2024-05-17 militants killed:6",
            "2024-05-17 Karim Khan group",
            "2024-05-17 Karim Khan group killed:11",
        ],
    ),
    "the day on which an ambush was claimed is not its own": (
        "Three gendarmes were killed on Friday in an ambush near Titao. The ambush was claimed on "
        "Sunday by JNIM.",
        [
            "2024-05-17 - killed:3",
            "2024-05-17 Jama'at Nusrat al-Islam wal-Muslimin",
        ],
    ),
    "a toll that rose by Wednesday is of the day of the attack": (
        "Russia launched a missile at Kyiv on Friday, killing five people. The mayor said that the "
        "toll had reached seven by Sunday.",
        ["2024-05-17 Russia killed:5", "2024-05-17 Russia killed:7"],
    ),
    "the day of a video is that of the claim": (
        "Two gendarmes were killed in an attack on a post at Bafut on Friday. A rebel commander "
        "spoke of the attack in a video posted on Sunday. He said that the attack had killed five.",
        ["2024-05-17 - killed:2", "2024-05-17 - killed:5"],
    ),
    "the third attack of a day has its own doer": (
        "Armed men opened fire on a post in Mastung on Friday, killing two guards. In the third "
        "attack, two miners were shot dead in Turbat.",
        ["2024-05-17 Armed men killed:2", "2024-05-17 - killed:2"],
    ),
    "hours later is on the same day": (
        "On Friday a bomb in Quetta killed two people. Hours later, armed men shot dead a guard in "
        "Mastung.",
        ["2024-05-17 - killed:2", "2024-05-17 armed men killed:1"],
    ),
    "they are the armed people of the sentence before": (
        "Troops raided the village of Pauk on Friday. They beheaded three men.",
        ["2024-05-17 Troops", "2024-05-17 Troops killed:3"],
    ),
    "what the sum says of its strikes holds for each": (
        "At least ten civilians were killed in junta airstrikes on two villages near Kani over "
        "the past "
        "three days, residents said. On Saturday a helicopter attacked Kyauk Sin village, "
        "killing six people.",
        ["2024-05-18 junta killed:6"],
    ),
    "fighter jets have no fighters for owners": (
        "On Saturday two fighter jets bombed a village near Kani, killing six people.",
        ["2024-05-18 - killed:6"],
    ),
    "what a paragraph turns to is no part of what went before": (
        "Rebel fighters ambushed a column near Kale on Friday, killing 30 soldiers.\n\nMeanwhile, "
        "the Arakan Army said it had seized a base in Minbya on Sunday. More than 100 junta troops "
        "died in the battle, it said.",
        ["2024-05-17 Rebel fighters killed:30", "2024-05-19 Arakan Army killed:101"],
    ),
    "a strike believed to be of somebody is his": (
        "On Friday, a drone strike believed to have been carried out by Turkish forces killed four "
        "people near Kobani.",
        ["2024-05-17 Turkey killed:4"],
    ),
    "who is suspected to belong to a group is of it": (
        "On Friday, terrorists suspected to belong to the Ansaru group ambushed a patrol near "
        "Zaria, Nigeria, killing six soldiers.",
        ["2024-05-17 Ansaru killed:6"],
    ),
    "a massacre is attributed to a front of a group": (
        "Five people were killed on Friday in an attack near Argelia, Cauca. Authorities "
        "attributed "
        "the massacre to the Patiño front of the FARC dissidents.",
        ["2024-05-17 - killed:5", "2024-05-17 FARC dissidents"],
    ),
    "somebody may be accused of firing them": (
        "Two shells landed in a camp near Goma on Friday, killing a woman. The army accused the"
        " M23 "
        "of firing them.",
        ["2024-05-17 - killed:1", "2024-05-17 M23"],
    ),
    "both may be claimed": (
        "On Friday, 27 people died when two car bombs exploded in Mogadishu. Al Shabaab claimed "
        "both.",
        ["2024-05-17 - killed:27", "2024-05-17 Al Shabaab"],
    ),
    "guards who shoot at the bomber do so in the same attack": (
        "A suicide bomber killed eight people in a restaurant in Mogadishu on Friday. The "
        "bomber was "
        "shot at by guards as he came to the gate.",
        ["2024-05-17 suicide bomber killed:8"],
    ),
    "dead and wounded share the clause of who did it": (
        "Five people were killed and two were wounded on Friday night when armed men opened "
        "fire in "
        "a hall in Tumaco.",
        ["2024-05-17 armed men killed:5 injured:2"],
    ),
    "some of the victims are of the same happening": (
        "M23 fighters killed nine civilians in Masisi on Friday. Four of the victims were "
        "executed.",
        ["2024-05-17 M23 killed:9", "2024-05-17 M23 killed:4"],
    ),
    "a country whose attack it was is its doer": (
        "Five people were killed in a strike on Belgorod on Saturday. That strike followed "
        "Russia's "
        "largest air attack of the war a day earlier, in which 41 people were killed in Ukraine.",
        ["2024-05-18 - killed:5", "2024-05-17 Russia killed:41"],
    ),
    "a landmine that somebody left is his": (
        "On Friday, an explosion of a landmine left by ISIS killed three farmers near Palmyra.",
        ["2024-05-17 Islamic State killed:3"],
    ),
    "the day on which people were feared dead is not that of the attack": (
        "At least 200 people were feared dead on Sunday after an attack near Kaya. The attack took "
        "place on Saturday.",
        ["2024-05-18 - killed:200"],
    ),
    "a night is counted from the day that its sentence names": (
        "A dozen bodies were found on Friday morning in Carrefour after armed men attacked two "
        "districts overnight. Three more bodies were found the next day.",
        ["2024-05-16..2024-05-17 armed men killed:12", "2024-05-16..2024-05-17 armed men killed:3"],
    ),
    "a night is counted from the day on which it was told": (
        "Fighters fired rockets at a base in Dabiq overnight, killing an officer, the ministry "
        "said on Saturday.",
        ["2024-05-17..2024-05-18 Fighters killed:1"],
    ),
    "those who were freed and those who fell share a day": (
        "Rebels killed 12 people on Tuesday in Beni. Troops freed nine hostages on Thursday, "
        "killing three rebels.",
        ["2024-05-14 Rebels killed:12", "2024-05-16 Troops killed:3"],
    ),
    "the day of a bombing is not that of an arrest over it": (
        "Police in Kidapawan City said that they had arrested a man in connection with the "
        "bombing of a bus on April 24 that left one passenger dead and six hurt.",
        ["2024-05-20 Police captured:1", "2024-04-24 - killed:1 injured:6"],
    ),
    "a group of a land is known beside the forces of that land": (
        "ADF rebels killed 12 people near Beni on Friday. A FARDC officer spoke of a massacre.",
        ["2024-05-17 Allied Democratic Forces killed:12"],
    ),
    "they are the armed people whose group is named before them": (
        "The army did not comment. RSF gunmen stormed a village in Sudan on Friday. They shot "
        "dead five villagers.",
        ["2024-05-17 Rapid Support Forces", "2024-05-17 Rapid Support Forces killed:5"],
    ),
    "what is said later of another place is of the day on which it was said": (
        "On Friday, in Balboa, a grenade wounded two officers.\n\nThe army said on Sunday that it "
        "had killed nine rebels in a bombardment in Patia.",
        ["2024-05-17 - injured:2", "2024-05-19 army killed:9"],
    ),
    "a soldier who was hurt when troops killed fighters was not hurt by the troops": (
        "On Friday, troops killed eight fighters near Gusau. One soldier was wounded.",
        ["2024-05-17 troops killed:8", "2024-05-17 fighters injured:1"],
    ),
    "what a night tells of fighters who came earlier is counted from that night": (
        "In December, 23 soldiers died in an attack near Tank.\n\nOn Friday night, militants who "
        "had stormed Mach two days earlier withdrew.",
        ["2023-12-01..2023-12-31 - killed:23", "2024-05-15 militants"],
    ),
    "later in the day is on the day that the paragraph tells": (
        "Russian forces bombed a house in Kharkiv on Friday, killing three people. Two more bombs "
        "hit a bakery later in the day. On Saturday, drones attacked Sumy.",
        ["2024-05-17 Russia killed:3", "2024-05-17 -", "2024-05-18 -"],
    ),
    "the dead of both sides are of the fight told of": (
        "On Friday, Taliban fighters stormed a post near Tank. The military said 24 militants and "
        "four policemen died in the attack.",
        [
            "2024-05-17 Taliban",
            "2024-05-17 - killed:24 killed:4",
        ],
    ),
    "a raid told of behind a comma is of those who carried it out": (
        "The envoy denounced Friday's raid on a mill in Butembo, carried out by the Allied "
        "Democratic Forces (ADF), in which seven guards were hurt.",
        [
            "2024-05-17 Allied Democratic Forces",
            "2024-05-17 Allied Democratic Forces injured:7",
        ],
    ),
    "whoever stands behind those put to death did it": (
        "We have documented summary executions of at least nine people by M23 in Goma on Friday.",
        ["2024-05-17 M23 killed:9"],
    ),
    "those who flew the wounded out did not hurt them": (
        "A raid on a camp in Bor on Friday killed nine people. On Saturday, the UN flew 17 "
        "seriously wounded people to Juba. The mayor said that 12 were killed.",
        ["2024-05-17 - killed:9", "2024-05-17 - injured:17", "2024-05-17 - killed:12"],
    ),
    "whom the police tell of behind a comma are not the police": (
        "Bandits stormed the town of Gusau on Friday. They shot six people dead, the police said.",
        ["2024-05-17 Bandits", "2024-05-17 Bandits killed:6"],
    ),
    "those on whom it was revenged did not do it": (
        "Gunmen attacked mourners in Gusau on Friday, killing four people. Five others were killed "
        "during reprisal attacks on the gunmen by local communities, police said.",
        ["2024-05-17 Gunmen killed:4", "2024-05-17 - killed:5"],
    ),
    "what hit a mine did not lay it": (
        "Their lorry hit a landmine near Gusau on Friday and caught fire, killing nine traders.",
        ["2024-05-17 - killed:9"],
    ),
    "clashes drive people out, and are nobody": (
        "More than 900 residents of Gusau were displaced by armed clashes on Friday.",
        ["2024-05-17 - displaced:901"],
    ),
    "an adjective that the parser takes for the doer leads to the name behind it": (
        "Three people were killed and nine others wounded on Friday when the paramilitary Rapid "
        "Support Forces (RSF) targeted homes in El Obeid.",
        ["2024-05-17 Rapid Support Forces killed:3 injured:9"],
    ),
    "a body without a list is known by its letters": (
        "On Friday the PDF attacked an outpost near Kani and killed five officers. Two PDF "
        "fighters "
        "died in the assault.",
        ["2024-05-17 PDF killed:5", "2024-05-17 - killed:2"],
    ),
}

WHOSE = {
    "The Arakan Army said 19 of its soldiers were killed in Myanmar on Monday.": "Arakan Army",
    "The Rapid Support Forces said that nine of its fighters were killed in Sudan on Monday.": (
        "Rapid Support Forces"
    ),
    "Three soldiers of South Sudan's army were hurt in a raid in Bor on Friday. A raider was later "
    "killed, the mayor said.": "South Sudan",
    "The army said five of its soldiers were killed in Mali on Monday.": "Mali",
}


@pytest.mark.parametrize("text", WHOSE)
def test_the_dead_whom_a_side_calls_its_own_are_its(reader: GrammarReader, text: str) -> None:
    (read,) = reader.read([Document("d", text, published="2024-05-20")])
    targets = [c.target.name for c in read.claims if c.target is not None]
    assert targets == [WHOSE[text]]


@pytest.mark.parametrize("name", CASES)
def test_days_and_doers_are_each_happenings_own(reader: GrammarReader, name: str) -> None:
    text, expected = CASES[name]
    assert told(reader, text) == expected
