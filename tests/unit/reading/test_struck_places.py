"""Villages on no list, known by what was done there; the finest name of an address."""

from __future__ import annotations

import pytest

from recount.model.claims import ClaimKind
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bandits attacked Unguwar Malaman in Kankara, killing three guards.", "Unguwar Malaman"),
        ("Insurgents raided Litingora and abducted six girls on Friday.", "Litingora"),
        ("Militants attacked Mukondera village (Beni territory) and killed six men.", "Mukondera"),
        ("An attack by militants on Gajiram-Bala, Borno State, killed six soldiers.",
         "Gajiram-Bala"),
        ("Rebels killed nine farmers near Mutwandala, in Beni territory, DR Congo, on Friday.",
         "Mutwandala"),
        ("Gunmen killed two teachers in the village of Oulamsa, in Cameroon's Far North.",
         "Oulamsa"),
        ("Kherson: a woman was hurt by a shell.\n\nChornavivka: a shell killed two men.",
         "Chornavivka"),
        ("A teenager was shot dead in the Sur district of Diyarbakir on Saturday.", "Sur"),
        ("Overnight the enemy also shelled Druzhkivka, two men were hurt.", "Druzhkivka"),
        ("Police arrested five Maoists from Mokhlatola village in Chhattisgarh.", "Mokhlatola"),
    ],
)  # fmt: skip
def test_what_was_done_there_shows_a_name_to_be_a_place(
    reader: GrammarReader, text: str, name: str
) -> None:
    found = next(reader.read([Document("d", text, published="2022-07-05")])).claims
    told = [c.where for c in found if c.kind is ClaimKind.EVENT and c.where is not None]
    assert name in {where.name for where in told}


def test_a_group_that_is_attacked_is_no_place(reader: GrammarReader) -> None:
    text = "The army attacked Boko Haram in Borno on Friday, killing six fighters."
    found = next(reader.read([Document("d", text, published="2022-07-05")])).claims
    assert {c.where.name for c in found if c.where} == {"Borno"}
