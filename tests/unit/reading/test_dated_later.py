"""The day of an event that another sentence tells than the one that tells of it."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.dates import DateBasis, When
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader

PUBLISHED = "2019-10-30"  # a Wednesday


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def events(reader: GrammarReader, text: str) -> list[Claim]:
    claims = next(reader.read([Document("d", text, published=PUBLISHED)])).claims
    return [claim for claim in claims if claim.kind is ClaimKind.EVENT]


def first_when(reader: GrammarReader, text: str) -> When:
    when = events(reader, text)[0].when
    assert when is not None
    return when


LATER = [
    (
        "Gunmen killed six villagers at a market in Maiduguri, police said. The attack took place "
        "near the grain stalls late on Monday.",
        "2019-10-28",
    ),
    (
        "An air strike on a clinic in Idlib killed four nurses. The attack, which occurred around "
        "5 a.m. Tuesday, also wounded seven patients.",
        "2019-10-29",
    ),
    (
        "Shelling killed five civilians in Taiz. It happened on Sunday evening, a medic said.",
        "2019-10-27",
    ),
    (
        "Two soldiers were killed in an ambush near Gao. The incident occurred on 25 October.",
        "2019-10-25",
    ),
    (
        "Militants raided the village of Barsalogho, killing eleven. The assault began at dawn on "
        "Sunday and lasted three hours.",
        "2019-10-27",
    ),
    (
        "At least 14 people were killed in clashes in Tripoli. The fighting broke out on Friday "
        "night.",
        "2019-10-25",
    ),
    (
        "A suicide bomber killed eight people in Lashkar Gah. Officials said the attack took place "
        "on Monday.",
        "2019-10-28",
    ),
    (
        "An explosion killed two children in Sirte. Their father said it went off on Thursday.",
        "2019-10-24",
    ),
    (
        "A bomb killed nine people in Kabul. President Rahel Danu condemned Monday's attack.",
        "2019-10-28",
    ),
]


@pytest.mark.parametrize(("text", "day"), LATER)
def test_a_sentence_that_says_when_it_happened_dates_the_event_before_it(
    reader: GrammarReader, text: str, day: str
) -> None:
    when = first_when(reader, text)
    assert (str(when.start), when.basis) == (day, DateBasis.RELATIVE_TO_PUBLICATION)
    assert when.span is not None
    when.span.check(text)


UNDATED = [
    "Twelve people were killed by an air strike on Hajjah. Aid workers visited it on Tuesday.",
    "A bomb killed nine people in Kabul. The killings come days after Friday's attack on a hotel.",
    "Gunmen killed nine people in Kaduna. The government imposed a curfew on Monday.",
    "Gunmen killed nine people in Kaduna. The offensive began on Monday.",
    "A drone strike killed three farmers in Nangarhar. Another strike took place on Friday.",
    "On the third day of the offensive, shelling killed nine people in Ras al-Ain.",
]


@pytest.mark.parametrize("text", UNDATED)
def test_the_day_of_something_else_dates_no_event(reader: GrammarReader, text: str) -> None:
    assert first_when(reader, text).basis is DateBasis.PUBLICATION_FALLBACK


def test_a_day_later_is_counted_from_a_day_that_is_told_never_from_publication(
    reader: GrammarReader,
) -> None:
    text = (
        "Two soldiers were killed in an ambush near Gao. The incident occurred on 25 October. "
        "A day later, a mine killed a farmer in the same district."
    )
    days = [str(claim.when.start) for claim in events(reader, text) if claim.when]
    assert days == ["2019-10-25", "2019-10-26"]


def test_the_event_that_another_counts_from_has_not_the_day_of_that_other(
    reader: GrammarReader,
) -> None:
    text = (
        "A bomb killed nine people in Kabul. The attack came hours after gunmen killed a mayor in "
        "Herat on Tuesday."
    )
    days = [(str(c.when.start), c.when.basis) for c in events(reader, text) if c.when]
    assert days[0][1] is DateBasis.PUBLICATION_FALLBACK
    assert days[1] == ("2019-10-29", DateBasis.RELATIVE_TO_PUBLICATION)


def test_its_third_day_counts_from_the_day_on_which_it_began(reader: GrammarReader) -> None:
    text = (
        "The offensive began on 9 October. On its third day, shelling killed nine people in "
        "Ras al-Ain."
    )
    assert str(first_when(reader, text).start) == "2019-10-11"


def test_the_number_of_a_release_dates_its_days_within_a_month(reader: GrammarReader) -> None:
    text = (
        "North Command 2010-07-AB-129 For Immediate Release\n\nA joint force killed two insurgents "
        "near Kunduz on July 16. Another operation near Ghazni yesterday killed one insurgent."
    )
    found = next(reader.read([Document("d", text)])).claims
    days = [(str(c.when.start), str(c.when.end)) for c in found if c.when is not None]
    assert days == [("2010-07-16", "2010-07-16"), ("2010-06-30", "2010-07-30")]
