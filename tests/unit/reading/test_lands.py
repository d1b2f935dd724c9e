"""The country of a place: where it is told, not whose the shells and the words are."""

from __future__ import annotations

import pytest

from recount.model.claims import ClaimKind
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def lands(reader: GrammarReader, text: str, published: str = "2024-05-03") -> list[str | None]:
    found = next(reader.read([Document("d", text, published=published)])).claims
    told = [c for c in found if c.kind in (ClaimKind.EVENT, ClaimKind.TOTAL)]
    return [c.where.country if c.where else None for c in told]


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("Russian shelling hit the Kherson region on Thursday. A man died in Bilozerivska.", "UA"),
        ("A strike killed two farmers near Kunyo Bala on Thursday, US officials said.", None),
        ("Russia's defence ministry denied it. Bombs killed six people in Ma'sarun.", None),
        ("Malian soldiers shot three men on Sunday in Dogofara-Kura.", "ML"),
        ("In Lower Shabelle, US officials said, a strike killed two men on Thursday.", "SO"),
        ("AlShabaab fighters killed 5 officers near Khorof Haro, Wajir county, on Friday.", "KE"),
        ("The attack was not IN the town. Gunmen killed two people in #Mogadishu today.", "SO"),
    ],
)
def test_a_place_lies_where_it_is_told_and_not_where_forces_or_speakers_come_from(
    reader: GrammarReader, text: str, land: str | None
) -> None:
    assert set(lands(reader, text)) == {land}


def test_a_name_on_no_list_lies_in_the_country_that_its_paragraph_names(
    reader: GrammarReader,
) -> None:
    text = (
        "South Sudan. 2 June 2022: On the road to Lumbari, Western Equatoria, three armed men shot"
        " a driver.\n\nMozambique. 24 June 2022: In Ntulika village, Cabo Delgado, a nurse was"
        " killed by gunmen.\n\nMali. 28 June 2022: Gunmen killed a teacher near Nantagala, Mopti"
        " region."
    )
    assert lands(reader, text, "2022-07-05") == ["SS", "MZ", "ML"]


def test_a_small_town_abroad_is_not_meant_where_a_text_speaks_of_one_country(
    reader: GrammarReader,
) -> None:
    text = "Fighters killed four soldiers of the Malian army at Kolo on Sunday."
    assert "PL" not in lands(reader, text)


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("Gunmen killed a teacher at Banibangou on Monday, near the border with Mali.", "NE"),
        ("On Monday gunmen killed a guard in Banibangou. Families crossed into Mali.", "NE"),
        ("Bandits shot two men on Monday between Bocaranga and the Cameroonian border.", "CF"),
        ("Iran-backed fighters shelled Daraa on Monday. Two men died in Tell Umrana.", "SY"),
        ("A bomb killed a guard on Monday in Barangay Salbuyan. Nobody claimed it.", "PH"),
        ("A nurse of a French NGO was shot dead at Bocaranga on Monday.", "CF"),
        ("A barrel bomb killed a man in Sudan on Monday. Jets hit the Libya market too.", "SD"),
        ("A mine killed a guard in Lahij, Yemen, on Monday, at the Al-Rabat checkpoint.", "YE"),
        ("TANK: Gunmen killed a guard in the Gara Balan area of Tank district on Monday.", "PK"),
        ("SAIDA: On Monday Lebanese soldiers were wounded by shells in Saida.", "LB"),
    ],
)
def test_what_lies_over_the_border_or_only_lends_its_name_is_not_where_it_was(
    reader: GrammarReader, text: str, land: str | None
) -> None:
    assert set(lands(reader, text)) == {land}


@pytest.mark.parametrize(
    ("title", "publisher", "land"),
    [
        ("CENTRAL AFRICAN REPUBLIC: Bandits empty villages", None, "CF"),
        ("Two dead near the border with Chad", None, None),
        (None, "Somali Daily", "SO"),
        (None, "American Daily", None),
    ],
)
def test_a_title_or_a_paper_called_after_a_country_says_where(
    reader: GrammarReader, title: str | None, publisher: str | None, land: str | None
) -> None:
    text = "Gunmen killed four traders at Kella-Ngaou on Monday."
    document = Document("d", text, title=title, publisher=publisher, published="2008-02-14")
    found = next(reader.read([document])).claims
    assert {c.where.country for c in found if c.where} == {land}


def test_shells_fired_into_a_village_came_down_there(reader: GrammarReader) -> None:
    text = (
        "On 8 October soldiers based at Hteh Lawa camp fired mortars into Meh Kulo village,"
        " Kayin State, Myanmar."
    )
    document = Document("d", text, published="2022-10-20")
    told = next(reader.read([document])).claims
    assert [c.where.name for c in told if c.kind is ClaimKind.EVENT and c.where] == ["Meh Kulo"]
