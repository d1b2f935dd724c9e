"""The day on which something was said or written is not the day of the deed."""

from __future__ import annotations

from datetime import date

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.dates import DateBasis
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader

FALLBACK = DateBasis.PUBLICATION_FALLBACK


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def events(reader: GrammarReader, text: str) -> list[Claim]:
    found = next(reader.read([Document("d", text, published="2023-05-08")])).claims
    return [c for c in found if c.kind is ClaimKind.EVENT]


@pytest.mark.parametrize(
    "text",
    [
        "On 5 May the army announced that nine militants were killed in Borno.",
        "On Friday, the army said nine rebels were killed in an air strike near Masisi.",
        "The army said on Friday its troops had killed nine rebels in Masisi.",
        "On Friday the UN reported nine villagers killed in Masisi.",
        "On Friday, rebels claimed to have killed nine soldiers in Masisi.",
        "In a statement dated 5 May, the ministry said that four soldiers were killed near Kidal.",
        "Four soldiers were killed near Kidal, the ministry said in a statement dated 5 May.",
        "Four soldiers were killed near Kidal, according to a statement issued on 5 May.",
    ],
)
def test_the_day_of_the_word_only_stands_in_for_that_of_the_deed(
    reader: GrammarReader, text: str
) -> None:
    (event,) = events(reader, text)
    assert event.when is not None
    assert (event.when.start, event.when.basis) == (date(2023, 5, 5), FALLBACK)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 5 May the army announced that nine militants were killed on 2 May in Borno.", 2),
        ("Four soldiers were killed near Kidal on 2 May, according to a statement issued on 5 May.",
         2),
        ("On 3 May gunmen killed nine villagers in Masisi, the army announced on Friday.", 3),
        ("The army said that on Friday its troops killed nine rebels in Masisi.", 5),
        ("The army said its troops killed nine rebels in Masisi on Friday.", 5),
        ("The council faulted a report that nine men were killed in Masisi on Friday.", 5),
        ("The mission confirmed the capture of a commander in charge of Masisi during a joint"
         " operation Friday.", 5),
        ("On Friday gunmen attacked a village in Masisi, said the army, and killed nine.", 5),
    ],
)  # fmt: skip
def test_a_day_of_the_deed_itself_stays(reader: GrammarReader, text: str, day: int) -> None:
    (event,) = events(reader, text)
    assert event.when is not None
    assert event.when.start == date(2023, 5, day)
    assert event.when.basis is not FALLBACK


def test_a_day_counted_from_the_last_event_is_that_of_the_next(reader: GrammarReader) -> None:
    _, second = events(
        reader,
        "Warplanes struck a camp near Murzuq on 19 April, killing eight. Five days later, the"
        " military said it killed 11 more fighters in an airstrike.",
    )
    assert second.when is not None
    assert second.when.start == date(2023, 4, 24)


def test_what_was_said_before_an_event_is_not_about_it(reader: GrammarReader) -> None:
    first, second = events(
        reader,
        "A drone killed two men in a car near Tyre on Sunday. Late on Saturday the group announced"
        " the death of three of its fighters.",
    )
    assert second.refers_to is None
    assert first.when is not None
    assert first.when.start == date(2023, 5, 7)


def test_a_day_of_saying_leaves_the_day_that_the_text_has_told(reader: GrammarReader) -> None:
    _, second = events(
        reader,
        "Shells hit the market of Masisi on Wednesday and killed four. On Friday the hospital said"
        " that six had died.",
    )
    assert second.when is not None
    assert second.when.start == date(2023, 5, 3)
