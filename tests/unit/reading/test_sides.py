"""Who struck whom, named or by the words that describe them."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def told(reader: GrammarReader, text: str) -> Claim:
    """The last event of a text."""
    claims = next(reader.read([Document("d", text, published="2024-03-06")])).claims
    return [c for c in claims if c.kind is ClaimKind.EVENT][-1]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Al-Shabaab claimed the attack in Baidoa on Monday that killed nine.", "Al-Shabaab"),
        ("A car bomb hit a bus in Hub on Monday, an attack claimed by Islamic State.",
         "Islamic State"),
        ("Rockets hit a base near Mosul on Monday, an attack that Kataib Hezbollah claimed.",
         "Kataib Hezbollah"),
        ("Shells hit Gao on Monday. Doctors are treating 40 wounded.", None),
        ("Navy jets bombed a rebel position north of Jaffna on Monday.", "Navy"),
        ("Mortar shells fired by the rebels landed on Gao on Monday, killing four.", "the rebels"),
        ("Five were killed by rockets that militiamen fired on Gao on Monday.", "militiamen"),
        ("A bus was hit by a bomb set off by separatists near Gao on Monday.", "separatists"),
        ("The killing of 12 farmers in Gao on Monday was blamed on Boko Haram.", "Boko Haram"),
        ("On Tuesday a combined patrol killed two insurgents in Kirkuk.", "combined patrol"),
        ("On Monday one junta helicopter came and fired on Nam Khone village.", "junta"),
        ("SAC aircraft dropped bombs on a school in Loikaw on Monday.", "SAC"),
        ("Fourteen people were killed in El Obeid on Monday by RSF shelling.", "RSF"),
        ("Three people were killed in Ukrainian shelling of Donetsk on Monday.", "Ukrainian"),
        ("An attack by the ADF killed six people in Ituri on Monday.", "ADF"),
        ("Hamas-led gunmen stormed into Israel on Monday, killing two.", "Hamas-led gunmen"),
        ("An FPV drone hit a car in Kherson on Monday, killing its driver.", None),
        ("A commando unit arrested two suspected bomb makers in Gao on Monday.", "commando unit"),
        ("Two soldiers died following a rebel attack in Mozambique on Sunday.", "rebel"),
        ("A woman died of wounds suffered in army shelling of Saraqib on 12 February.", "army"),
        ("Three people were killed by Russian shelling in Kherson on Monday.", "Russian"),
        ("Two men on a motorcycle shot dead a councillor in Quetta on Monday.", "men"),
        ("Nine herders were shot dead in Gao on Monday by what witnesses said were soldiers.",
         "soldiers"),
        ("ISIS men on motorbikes came to Kirkuk on Sunday night and shot dead six farmers.",
         "ISIS"),
        ("Elsewhere in Kirkuk gunmen stormed a house and killed a family of six on Monday.",
         "gunmen"),
        ("In the south of Aden, gunmen on a motorcycle shot dead the imam of a mosque on Monday.",
         "gunmen"),
        ("On 3 March the Turks killed four residents of Zakho.", "Turks"),
        ("Rebels on Monday blown off a security vehicle in Gao district of Mali killing two men.",
         "Rebels"),
        ("Four miners were gunned down by the firing of unknown assailants in Kalat on Monday.",
         "unknown assailants"),
        ("A trader was killed in firing by masked men in Quetta on Monday.", "masked men"),
        ("Armed men tried to attack a post in Hub on Monday, but the forces killed two of them.",
         "forces"),
        ("Army jets bombed a bunker near Jaffna on Monday. Rebel units killed 40 soldiers.",
         "Rebel units"),
        ("Two drivers died when a mine planted by Boko Haram blew up their lorry near Baga.",
         "Boko Haram"),
        ("Six insurgents were gunned down in an encounter with soldiers in Kandahar on Monday.",
         "soldiers"),
        ("Algerian MiG-29 aircraft struck a cave in the hills of Kabylia on Monday.",
         "Algerian MiG-29 aircraft"),
        ("The air component struck a camp of robbers in Kano on Monday.", "air component"),
        ("The mortars of the army pounded a mill at Manbij on Monday.", "the army"),
        ("Gunmen seized ten pupils in Kano on Monday. The bandits shot the cook dead.",
         "The bandits"),
        ("On 19 February elements of Katiba Hamdallahi abducted a teacher in Gao.",
         "Katiba Hamdallahi"),
        ("Elements of Hope and Renewal (HR) attacked a post of the police in Paoua on Monday.",
         "Hope and Renewal"),
        ("A military drone strike killed a Taliban commander in Khost on Monday.", None),
    ],
)  # fmt: skip
def test_who_struck_is_read_where_no_list_has_a_name(
    reader: GrammarReader, text: str, by: str | None
) -> None:
    party = told(reader, text).perpetrator
    assert (party.text if party else None) == by


def test_a_number_of_people_is_nobody_who_was_struck(reader: GrammarReader) -> None:
    text = "Militants have killed thousands of people in Jos since 2015."
    (claim,) = next(reader.read([Document("d", text, published="2024-03-06")])).claims
    assert claim.target is None


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Gunmen on motorcycles shot dead nine farmers near Maradi on Monday.", "farmers"),
        ("Four nurses were shot dead on Monday by men in uniform near Bunia.", "nurses"),
        ("Troops clashed with members of the ELN near Arauca on Monday.", "ELN"),
        ("Fighters abducted 40 students from a college in Yobe on Monday.", "students"),
        ("A drone strike on a fuel tanker near Omdurman killed three people on Monday.",
         "fuel tanker"),
        ("Al Shabaab fighters overran an Ethiopian base near Hudur on Sunday.", "Ethiopian base"),
        ("A police patrol was ambushed near Garissa on Monday and three officers were killed.",
         "police patrol"),
        ("Troops attacked two PDLF bunkers near Vavuniya on Monday, killing three terrorists.",
         "PDLF bunkers"),
        ("Rebels ambushed troops near Bria on Monday, killing four soldiers.", "troops"),
        ("Rebels ambushed an army patrol near Bria on Monday and killed two soldiers.",
         "army patrol"),
        ("Six personnel of the Border Guard were killed when their vehicle came under attack.",
         "Border Guard"),
        ("The air force struck the camp of a bandit chief in Zurmi on Monday.", "bandit chief"),
        ("Insurgents beheaded two fishermen in Matemo on Friday and burnt forty huts.",
         "fishermen"),
        ("Two people were killed in a bombing in Kabul on Monday.", None),
        ("A man was shot dead outside his shop in Ukhia by two assailants on a motorcycle.",
         None),
        ("Artillery struck Avdiivka on Monday, killing a pensioner.", None),
        ("Gunmen shot dead two men near Maradi on Monday.", None),
        ("Troops attacked two LTTE bunkers near Vavuniya on Monday, killing three terrorists.",
         "LTTE"),
        ("Troops stormed three ELN camps near Arauca on Monday, killing six rebels.",
         "ELN camps"),
        ("A rocket hit the tanker Lena off Aden on Monday, hurting two of its crew, the navy said.",
         "tanker"),
        ("The Karim Army said that 19 of its soldiers were killed near Goma on Monday.",
         "its soldiers"),
        ("An army unit came under fire near Goma on Monday.", "army unit"),
        ("A joint force of soldiers and police came under attack in Goma on Monday.",
         "joint force"),
        ("Soldiers ambushed a group of terrorists near Mora on Monday and killed 14 of them.",
         "terrorists"),
        ("Goma came under rocket fire on Monday.", None),
        ("The plan came under fire in Goma on Monday, where a shell wounded two men.", None),
    ],
)  # fmt: skip
def test_who_or_what_was_struck_is_read_by_the_words_that_describe_it(
    reader: GrammarReader, text: str, on: str | None
) -> None:
    party = told(reader, text).target
    assert (party.text if party else None) == on


def test_the_country_of_a_dateline_is_no_part_of_who_was_struck(reader: GrammarReader) -> None:
    text = "ZAMBOANGA CITY, Philippines - A soldier was killed in a clash on Sunday."
    target = told(reader, text).target
    assert target is None or target.text == "soldier"


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Security forces killed four militants in a raid in Dagestan. The raid began on Tuesday "
         "when a police unit came under fire near Derbent.", None),
        ("Gunmen killed four farmers in a raid in Dagestan. The raid began on Tuesday "
         "when a police unit came under fire near Derbent.", "Gunmen"),
    ],
)  # fmt: skip
def test_no_force_is_said_to_have_fired_on_its_own_side(
    reader: GrammarReader, text: str, by: str | None
) -> None:
    party = told(reader, text).perpetrator
    assert (party.text if party else None) == by
