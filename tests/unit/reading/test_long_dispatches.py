"""What a dispatch of some paragraphs says of one event, and of others that it tells beside it."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def claims(reader: GrammarReader, *paragraphs: str) -> list[Claim]:
    text = "\n\n".join(paragraphs)
    return list(next(reader.read([Document("d", text, published="2024-06-12")])).claims)


def days(claim: Claim) -> tuple[str, str]:
    assert claim.when is not None
    return str(claim.when.start), str(claim.when.end)


def test_the_day_that_the_second_paragraph_tells_is_that_of_the_lead(reader: GrammarReader) -> None:
    lead, raid = claims(
        reader,
        "Gunmen killed 21 people in northwest Nigeria, officials said on Tuesday.",
        "The attackers stormed the village late on Sunday, said the chairman.",
    )
    assert days(lead) == days(raid) == ("2024-06-09", "2024-06-09")


def test_bodies_brought_in_today_say_nothing_of_the_day_of_the_lead(reader: GrammarReader) -> None:
    lead, *_ = claims(
        reader,
        "Gunmen killed 34 people in a raid in Zamfara, officials said.",
        "On Saturday three more bodies were brought from the bush.",
    )
    assert lead.when is not None
    assert lead.when.basis == "publication_fallback"


def test_also_on_monday_is_the_day_of_what_the_army_said_it_had_done(reader: GrammarReader) -> None:
    *_, last = claims(
        reader,
        "A bomb killed 14 people in Mogadishu on Monday. On June 3, two bombs killed 30 people.",
        "Also on Monday, the army said it had killed 60 fighters in Middle Shabelle.",
    )
    assert days(last) == ("2024-06-10", "2024-06-10")


def test_a_headline_over_a_sum_is_of_the_sum(reader: GrammarReader) -> None:
    told = claims(
        reader,
        "Israeli strikes kill 28 in Gaza, medics say",
        "Israeli air strikes killed at least 28 people across the Gaza Strip on Tuesday. A missile "
        "hit a school in Nuseirat, killing 14. Eight died in a strike on a house in Zeitoun.",
    )
    assert [c.kind for c in told[:2]] == [ClaimKind.TOTAL, ClaimKind.TOTAL]
    assert [c.kind for c in told[2:]] == [ClaimKind.EVENT, ClaimKind.EVENT]


def test_the_one_who_claims_it_is_the_one_who_says_so(reader: GrammarReader) -> None:
    *_, last = claims(
        reader,
        "A bomb killed 14 people in Mogadishu on Monday. Al-Shabaab, which is linked to al Qaeda, "
        "claimed responsibility, saying it had killed 21 officers.",
    )
    assert last.perpetrator is not None
    assert last.perpetrator.name == "Al Shabaab"


def test_the_headline_names_the_land_and_not_who_did_it(reader: GrammarReader) -> None:
    first, *_ = claims(
        reader,
        "At least 23 soldiers killed in Burkina Faso ambush",
        "At least 23 soldiers were killed when jihadists ambushed their convoy on Monday.",
    )
    assert first.perpetrator is not None
    assert first.perpetrator.text == "jihadists"
