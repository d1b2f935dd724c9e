"""Where a claim says that it happened: names on no list, heads of sentences, the city told last."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.model.places import PlaceBasis, PlaceLevel, Where
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def claims(reader: GrammarReader, text: str) -> list[Claim]:
    found = next(reader.read([Document("d", text, published="2021-06-17")])).claims
    return [c for c in found if c.kind in (ClaimKind.EVENT, ClaimKind.TOTAL)]


def places(reader: GrammarReader, text: str) -> list[Where]:
    return [c.where for c in claims(reader, text) if c.where is not None]


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("Near Tal Afar, a raid killed three fighters.", "Tall ‘Afar", "IQ", "Nineveh"),
        ("On Monday, in Zurmat district, Paktia province, troops arrested a smuggler.",
         "Zurmat", "AF", "Paktia"),
        ("Four days later, in Mubi, a bomb killed 24 worshippers.", "Mubi", "NG", "Adamawa"),
        ("In the town of Ituango, Antioquia, hooded men shot a teacher dead.", "Ituango", "CO",
         "Antioquia"),
        ("North of Gardez, in Paktia province, an air strike killed two men.", "Gardez", "AF",
         "Paktia"),
    ],
)  # fmt: skip
def test_a_place_at_the_head_of_a_sentence_is_where_it_happened(
    reader: GrammarReader, text: str, name: str, country: str, admin1: str
) -> None:
    (where, *_) = places(reader, text)
    assert (where.name, where.country, where.admin1) == (name, country, admin1)


def test_where_it_is_said_is_not_where_it_happened(reader: GrammarReader) -> None:
    text = (
        "WASHINGTON - The president, speaking in Paris, said that 12 soldiers had been killed in "
        "Mali."
    )
    assert [w.country for w in places(reader, text)] == ["ML"]


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("Four herders were killed by a bomb outside Wouro Salam, in Mali's Mopti region.",
         "Wouro Salam", "ML", "Mopti"),
        ("Nine soldiers died when gunmen attacked Ngarbau Koura village, Kanem province, Chad.",
         "Ngarbau Koura", "TD", "Kanem"),
        ("Five farmers were shot dead in Wuro Dalla, a village in Yobe state, Nigeria.",
         "Wuro Dalla", "NG", "Yobe"),
        ("Bandits raided Dutsen Gari, a village in Katsina State, and killed eight farmers.",
         "Dutsen Gari", "NG", "Katsina"),
        ("Six people were killed in air strikes on a building in Aleppo's Al-Sindiq neighbourhood.",
         "Al-Sindiq", "SY", "Aleppo"),
        ("Two men were shot dead in the Rifai quarter of Mosul.", "Rifai", "IQ", "Nineveh"),
        ("In Basra, a car bomb blew up in Dar Zaynab, killing six.", "Dar Zaynab", "IQ", "Basra"),
    ],
)  # fmt: skip
def test_a_name_on_no_list_keeps_its_name_and_lies_in_the_wider_place(
    reader: GrammarReader, text: str, name: str, country: str, admin1: str
) -> None:
    (where, *_) = places(reader, text)
    assert (where.name, where.country, where.admin1) == (name, country, admin1)
    assert where.lat is not None
    assert where.radius_km is not None
    assert where.basis is PlaceBasis.RELATIVE


def test_names_common_to_many_countries_are_of_the_one_that_the_text_is_about(
    reader: GrammarReader,
) -> None:
    text = (
        "MOGADISHU, Somalia - A bomb went off in Madina district on Tuesday, killing four people."
    )
    (where,) = places(reader, text)
    assert (where.country, where.lat) == ("SO", None)
    text = (
        "MAIDUGURI, Nigeria - Troops killed 23 rebels in the North East on Friday, the army said."
    )
    assert {w.country for w in places(reader, text)} <= {"NG"}


def test_the_city_is_the_one_that_was_told_last(reader: GrammarReader) -> None:
    text = (
        "In Hilla, a bomb killed three people on Sunday. Mosul suffered most: gunmen attacked a "
        "barracks in the east of the city, killing nine recruits. On Monday a shell hit the city's "
        "Salman district, killing a woman."
    )
    _, city, part = places(reader, text)
    assert (city.name, city.basis) == ("Mosul", PlaceBasis.RELATIVE)
    assert (part.name, part.admin1) == ("Salman", "Nineveh")


def test_who_is_added_is_of_the_same_place_and_another_blow_is_of_its_own(
    reader: GrammarReader,
) -> None:
    text = (
        "A car bomb in Azaz killed seven people on Friday. Another 15 were hurt. In Afrin, a "
        "second bomb wounded three."
    )
    assert [w.name for w in places(reader, text)] == ["I‘zāz", "I‘zāz", "‘Afrīn"]


def test_those_who_were_staying_somewhere_were_caught_there(reader: GrammarReader) -> None:
    text = "A colonel announced the arrest of four men who were sheltering in a barn near Muisne."
    assert [w.name for w in places(reader, text)] == ["Muisne"]


def test_an_event_without_a_place_is_in_the_country_that_the_document_is_about(
    reader: GrammarReader,
) -> None:
    text = "KABUL, Afghanistan - A suicide bomber stormed a military hospital, killing 19 people."
    (where,) = places(reader, text)
    assert (where.country, where.level, where.basis) == (
        "AF",
        PlaceLevel.COUNTRY,
        PlaceBasis.INHERITED,
    )


def test_a_heading_says_where_a_notice_is_about(reader: GrammarReader) -> None:
    text = (
        "Security report. Location: 12 km north of Torit, South Sudan. Date: 3 June. Gunmen shot "
        "at a lorry and killed its driver."
    )
    (where,) = places(reader, text)
    assert (where.name, where.admin1) == ("Torit", "Eastern Equatoria")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("GENEVA - Gunmen shot dead 34 people in the Iraqi city of Tal Asfan on Tuesday.",
         "Tal Asfan", "IQ"),
        ("NAIROBI - Gunmen shot dead 34 people in the Somali town of Gol Medo on Tuesday.",
         "Gol Medo", "SO"),
        ("NAIROBI - Gunmen shot dead nine miners in eastern Congo on Tuesday.",
         "eastern Congo", "CD"),
    ],
)  # fmt: skip
def test_the_land_of_a_place_is_that_of_its_people_and_not_of_the_dateline(
    reader: GrammarReader, text: str, name: str, country: str
) -> None:
    (where,) = places(reader, text)
    assert (where.name, where.country) == (name, country)


def test_where_the_hurt_are_treated_is_not_where_they_were_hurt(reader: GrammarReader) -> None:
    text = (
        "A blast in Mosul on Monday killed 12 people. Five are receiving treatment in Tikrit. "
        "Six wounded people are being treated in Tikrit. "
        "Two died in a hospital in Tikrit on Tuesday."
    )
    assert {where.name for where in places(reader, text)} == {"Mosul"}


@pytest.mark.parametrize(
    ("text", "admin1"),
    [
        ("A shell hit a hospital in Mubi on Monday, killing two nurses.", "Adamawa"),
        ("The hospital in Mubi was hit by a shell on Monday, killing two nurses.", "Adamawa"),
        ("Two of the wounded died in a hospital in Kano after a bomb hit Mubi.", "Adamawa"),
        ("Ten people were wounded in a blast at the airport in Mubi on Monday.", "Adamawa"),
    ],
)
def test_a_hospital_is_where_it_happened_only_if_it_was_hit(
    reader: GrammarReader, text: str, admin1: str
) -> None:
    assert [w.admin1 for w in places(reader, text)] == [admin1]


def test_warplanes_of_another_country_move_no_town_there(reader: GrammarReader) -> None:
    text = "Russian warplanes bombed Idlib, Saraqib and Maarat al-Numan, killing nine people."
    assert {w.country for w in places(reader, text)} == {"SY"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Armed men raided Mbalawe in the North-West region of Cameroon on Sunday.", "Mbalawe"),
        ("Armed men stopped two lorries near Umm Tarfa, Kutum, North Darfur on Monday.",
         "Umm Tarfa"),
        ("Gunmen shot dead four miners at a farm in rural Tescual, Putumayo.", "Tescual"),
        ("Mortar shells fell on Sitio Balangan, Maguindanao, on Monday and killed four farmers.",
         "Sitio Balangan"),
        ("Two officers were killed when they ran over a bomb at Garwale East on the road to Lamu.",
         "Garwale East"),
    ],
)  # fmt: skip
def test_an_unlisted_name_says_where_before_the_town_of_its_address(
    reader: GrammarReader, text: str, name: str
) -> None:
    assert places(reader, text)[0].name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fighting in the state of North Darfur has killed more than 320 people since April.",
         "North Darfur"),
        ("Two farmers were killed in Borno State on Monday.", "Borno"),
        ("On Monday rebels captured Mrauk-U in Rakhine State, killing dozens of troops.",
         "Mrauk U"),
        ("In Congo, rebels shelled Sake, wounding four civilians.", "Sake"),
        ("A missile strike on the Black Sea port of Odesa killed 16 people on Friday.", "Odesa"),
        ("Two people were killed in the Kherson region of Ukraine: a man in Beryslav and a woman in"
         " the village of Mylove.", "Kherson"),
        ("Attacks in West Darfur in 2023 left 900 people dead, among them 40 in El Geneina.",
         "West Darfur"),
        ("Police in the Philippines followed two men to a house in Midsayap, Cotabato, and killed "
         "both.", "Midsayap"),
        ("On Monday a strike hit Sayyida Zeinab, south of Damascus, and killed two.",
         "Sayyida Zeinab"),
        ("In Myanmar, jets bombed a monastery in Kyaukphyu's Ah Char village, leaving nine dead.",
         "Ah Char"),
        ("In Darfur, seven people died in clashes between the Salamat and the Beni Halba.",
         "Darfur"),
        ("In Rask, in Sistan and Baluchestan province of Iran, 11 policemen were killed in an "
         "attack on a police station.", "Rāsak"),
        ("Gunmen shot a couple dead in Narathiwat's Rueso district, in Thailand.", "Rueso"),
        ("In Amhara region, an ambulance driver was killed near Finote Selam in West Gojam.",
         "Finote Selam"),
        ("In Colombia, rebels hit the police station in El Plateado, a village in the municipality "
         "of Argelia, in Cauca, with drones on Thursday; two policemen were hurt.", "El Plateado"),
        ("In Khyber Pakhtunkhwa, five engineers were killed when a car rammed their convoy near "
         "Besham on Monday.", "Besham"),
    ],
)  # fmt: skip
def test_the_place_is_the_one_that_the_words_tie_to_the_harm(
    reader: GrammarReader, text: str, name: str
) -> None:
    assert places(reader, text)[0].name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Army helicopters took off from the base at Kaya and killed a dozen gunmen near "
         "Bourzanga, in Burkina Faso.", "Bourzanga"),
        ("Warplanes flying out of an air base in Latakia bombed the outskirts of Jisr al-Shughur, "
         "killing a shepherd.", "Jisr ash Shughūr"),
        ("Troops stationed in Baidoa shot dead two herders outside Buurhakaba, in Somalia.",
         "Buurhakaba"),
    ],
)  # fmt: skip
def test_where_the_doers_came_from_is_not_where_it_happened(
    reader: GrammarReader, text: str, name: str
) -> None:
    assert places(reader, text)[0].name == name


@pytest.mark.parametrize(
    ("text", "country", "admin1"),
    [
        ("BAMAKO - In Niger, 23 soldiers were killed in an ambush between Teguey and Bankou.",
         "NE", None),
        ("OUAGADOUGOU - Burkina Faso has buried its dead. In Mali, 20 villagers died in an attack "
         "on Diallassagou.", "ML", None),
        ("Israel struck Gaza and Rafah. A drone killed a fighter in southern Lebanon, in the town "
         "of Kfar Dounine.", "LB", None),
        ("In Sudan, shells hit El Fasher on Sunday, killing nine. Two people were killed at Tina.",
         "SD", None),
        ("YAOUNDE, Cameroon - Fighters killed two gendarmes in Bambui, near Bamenda, on Sunday.",
         "CM", "North-West"),
        ("NAYPYITAW - Myanmar lost Kayah and Sagaing. In Mandalay two died. Rebels ambushed a "
         "column between Kani and Yinmarbin, killing seven soldiers.", "MM", None),
        ("MAPUTO - Insurgents attacked Mucoja, in Cabo Delgado. Many fled to neighbouring Nampula "
         "province. The conflict has killed 4,000 people in the province since 2017.",
         "MZ", "Cabo Delgado"),
        ("JAKARTA - In Papua, separatists killed two policemen in Paniai. A New Zealand pilot was "
         "abducted in Nduga in February.", "ID", None),
        ("OUAGADOUGOU - A rocket wounded two on Monday. Niger lost 20 men in Tassia, in the "
         "Tillaberi region. An attack on a base in the town of Mansila, near the border with "
         "Niger, killed 107 soldiers.", None, None),
        ("NOUMEA - Three people have died in riots in New Caledonia. A gendarme was shot dead in "
         "Plum, in Mont-Dore.", "NC", None),
        ("ABUJA - Two died in Kagara, Niger State. In Niger's Diffa region, eight died when a "
         "mine exploded between Bosso and Toumour.", "NE", "Diffa"),
        ("SANAA - Yemen's rebels hit Rada. In Shabwa, the UAE-backed Shabwa Defence Forces lost "
         "three soldiers to a mine in Musaynia'a.", "YE", "Shabwa"),
        ("BAGHDAD - Rockets were fired from Nineveh at a base in Rmelan, across the border in "
         "northeast Syria, wounding two.", "SY", None),
        ("KONNI - A patrol shot two drivers dead at Kofar Arewa, on the outskirts of Birnin Konni, "
         "in southern Niger. The dead were from Illela, in Nigeria.", "NE", "Tahoua"),
        ("Daily brief, DRC\n- North Kivu, Rutshuru territory: rebels attacked a truck at Mabenga, "
         "killing two traders.", "CD", "North Kivu"),
        ("PORT-AU-PRINCE - At least 24 people were killed on Monday in the Solino neighborhood.",
         "HT", "Ouest"),
    ],
)  # fmt: skip
def test_a_village_on_no_list_is_of_the_land_that_its_sentence_tells_of(
    reader: GrammarReader, text: str, country: str | None, admin1: str | None
) -> None:
    where = places(reader, text)[-1]
    assert (where.country, where.admin1) == (country, admin1 or where.admin1)


def test_a_convoy_on_its_way_was_hit_between_the_ends_of_that(reader: GrammarReader) -> None:
    text = (
        "In Mali, gunmen killed 14 people in Dimmbal on Saturday. A convoy carrying goods from "
        "Niafunké to Timbuktu was attacked on Sunday and four drivers were killed."
    )
    (_, where) = places(reader, text)
    assert where.name == "Niafunké"
    assert where.level is PlaceLevel.NEAR


def test_a_sum_over_two_provinces_is_of_no_village(reader: GrammarReader) -> None:
    text = (
        "In Congo, rebels killed 12 civilians in Mamove, in North Kivu, on Sunday. In Ituri, they "
        "killed seven in Djugu. A total of 41 people were killed in the two provinces in a week."
    )
    assert places(reader, text)[-1].level in (None, PlaceLevel.COUNTRY)


def test_whom_helpers_took_away_were_hurt_where_the_words_say(reader: GrammarReader) -> None:
    text = (
        "At least 15 civilians were killed in Sarmin. Some 31 people were killed across Syria "
        "that day. Four of those wounded in Sarmin were taken to a hospital on the border."
    )
    assert [w.name for w in places(reader, text)] == ["Sarmīn", "Syria", "Sarmīn"]


def test_where_one_was_brought_or_once_lived_is_not_where_he_was_hurt(
    reader: GrammarReader,
) -> None:
    text = (
        "In Congo, a boy was shot in Goma on Friday and was transferred to Gisenyi, in Rwanda, "
        "where he died on Sunday."
    )
    assert {w.name for w in places(reader, text)} == {"Goma"}


def test_where_a_clash_took_place_somebody_died(reader: GrammarReader) -> None:
    text = "The latest clash took place on Saturday in Goma, where a ranger and two rebels died."
    (claim,) = claims(reader, text)
    assert claim.where is not None
    assert claim.where.name == "Goma"


def test_who_was_spared_was_at_the_place_of_the_event_and_not_anywhere_in_the_country(
    reader: GrammarReader,
) -> None:
    text = "In Syria, a rebel was killed in a raid near Al-Shaddadi; no civilians were harmed."
    assert {w.name for w in places(reader, text)} == {"Ash Shaddādah"}


def test_a_disputed_town_denies_nothing(reader: GrammarReader) -> None:
    text = "In the disputed town of Las Anod, in Somalia, a mortar shell killed a child on Monday."
    assert len(claims(reader, text)) == 1


def test_the_dead_of_a_long_time_did_not_die_where_the_last_bomb_went_off(
    reader: GrammarReader,
) -> None:
    text = (
        "Shells killed eight people in Madaya, near Mandalay, on Monday. A bomb killed two in "
        "Bangkok, in Thailand. Myanmar has lost 5,000 soldiers since October."
    )
    assert "Bangkok" not in [w.name for w in places(reader, text)][2:]


@pytest.mark.parametrize(
    ("beside", "admin1"),
    [("", "Borno"), (" in northwestern Nigeria", None), (" in northern Borno", "Borno")],
)
def test_a_village_on_no_list_in_another_quarter_is_not_in_the_province_of_the_rest(
    reader: GrammarReader, beside: str, admin1: str | None
) -> None:
    text = (
        "Gunmen killed 34 people in Maiduguri, Borno State, on Tuesday. In Zargouna village"
        f"{beside}, 12 people were killed on Wednesday."
    )
    last = places(reader, text)[-1]
    assert (last.name, last.country, last.admin1) == ("Zargouna", "NG", admin1)
