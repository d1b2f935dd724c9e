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
