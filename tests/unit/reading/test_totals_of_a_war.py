"""Numbers of a war, of a time that goes on, of the hours before: totals, and no event of the story.

Each text goes on from a strike on one town, to which none of these numbers belongs."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader

LEAD = "BEIRUT, May 20 - A drone strike killed two men in Tyre on Monday, the army said.\n\n"


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def read(reader: GrammarReader, text: str) -> tuple[Claim, ...]:
    return next(reader.read([Document("d", text, published="2025-05-21")])).claims


TOTALS = [
    ("More than 53,600 people have been killed in the war, the ministry says.", 53601, None),
    ("Nearly 800 children have died in the fighting since it began, a charity said.", 720, None),
    ("The war, which broke out in April 2023, has killed 4,000 people.", 4000, "2023-04-01"),
    ("Some 4,300 people have died in the conflict since 2015.", 4300, "2015-01-01"),
    ("His death raised to 419 the number of soldiers killed since the operation began.", 419, None),
    ("The ministry had put the number of those killed in the past 24 hours at 87.", 87, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "since"), TOTALS)
def test_a_number_of_a_war_is_a_total_and_not_of_the_town_of_the_story(
    reader: GrammarReader, text: str, number: int, since: str | None
) -> None:
    strike, claim = read(reader, LEAD + text)
    assert (strike.kind, claim.kind) == (ClaimKind.EVENT, ClaimKind.TOTAL)
    assert claim.counts[0].low == number
    assert claim.where is None or claim.where.name == "Lebanon"
    start = claim.when.start if claim.when is not None else None
    if since is not None:
        assert str(start) == since
    if "hours" not in text:
        assert str(start) != "2025-05-19"


@pytest.mark.parametrize(
    "text",
    [
        "At least 10 people have been killed in the fighting, residents said.",
        "Twelve people have been killed in the violence and 30 wounded, a medic said.",
    ],
)
def test_fighting_that_has_killed_a_few_may_be_one_clash(reader: GrammarReader, text: str) -> None:
    lead = "SABHA, May 20 - Clashes broke out in Sabha on Monday.\n\n"
    assert {c.kind for c in read(reader, lead + text)} == {ClaimKind.EVENT}


def test_what_a_toll_counts_has_its_own_class_and_place(reader: GrammarReader) -> None:
    text = (
        "The attacks bring to 19 the number of members of the security forces killed in Cauca "
        "since January, against 11 in the whole of last year."
    )
    _, claim = read(reader, LEAD + text)
    assert [(c.low, c.victims.value) for c in claim.counts] == [(19, "security_force")]
    assert claim.where is not None
    assert claim.where.name == "Cauca"


def test_a_number_told_on_in_the_paragraph_of_a_period_is_of_that_period(
    reader: GrammarReader,
) -> None:
    text = (
        "Update on the northern districts, 1 - 15 May\n\nDuring the reporting period, monitors "
        "verified 21 incidents that affected civilians. At least 47 civilians were killed and 83 "
        "injured.\n\nOn 3 May, two jets dropped bombs on the village of Tel Hana. Nine people died."
    )
    total, *events = read(reader, text)
    assert (total.kind, total.counts[0].low) == (ClaimKind.TOTAL, 47)
    assert total.when is not None
    assert (str(total.when.start), str(total.when.end)) == ("2025-05-01", "2025-05-15")
    assert {c.kind for c in events} == {ClaimKind.EVENT}
