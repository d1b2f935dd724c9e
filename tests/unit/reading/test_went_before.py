"""What a sentence names as having gone before its deed, and what it ranks the deed by."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def read(reader: GrammarReader, text: str) -> tuple[Claim, ...]:
    """What a text of Wednesday 11 October 2023 tells."""
    return tuple(next(reader.read([Document("d", text, published="2023-10-11")])).claims)


def told(claim: Claim) -> tuple[str, str, list[tuple[str, int | None]]]:
    """Kind, first day and numbers of a claim."""
    day = claim.when.start.isoformat() if claim.when and claim.when.start else ""
    kind = claim.event_type.value if claim.event_type else ""
    return kind, day, [(c.outcome.value, c.low) for c in claim.counts]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels killed 31 farmers near Aden on Monday, a week after clashes with soldiers.",
         "armed_attack"),
        ("Rebels executed 31 farmers near Aden on Monday as reprisals after clashes with soldiers.",
         "execution"),
        ("Soldiers shot dead nine men near Aden on Monday in revenge for an ambush on a patrol.",
         "armed_attack"),
        ("Thirty farmers were killed near Aden on Monday after an attack on their village.",
         "armed_attack"),
    ],
)  # fmt: skip
def test_what_went_before_lends_neither_its_kind_nor_its_day(
    reader: GrammarReader, text: str, kind: str
) -> None:
    (claim,) = read(reader, text)
    assert told(claim)[:2] == (kind, "2023-10-09")


def test_those_whom_soldiers_fought_before_are_not_whom_rebels_struck(
    reader: GrammarReader,
) -> None:
    text = "Rebels killed 31 farmers near Aden on Monday, a week after clashes with soldiers."
    (claim,) = read(reader, text)
    assert claim.target is None or claim.target.text == "farmers"


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Nine people died in Aden on Monday, a day after a bombing which wounded 20.",
         [("other", "2023-10-09", [("killed", 9)]), ("bombing", "2023-10-08", [("injured", 20)])]),
        ("Gunmen killed three people in Aden on Monday, hours after a car bomb wounded 20 in Taiz.",
         [("armed_attack", "2023-10-09", [("killed", 3)]),
          ("bombing", "2023-10-09", [("injured", 20)])]),
        ("Soldiers shot dead nine men in Aden on Monday after rebels hit a post, killing four.",
         [("armed_attack", "2023-10-09", [("killed", 9)]),
          ("armed_attack", "2023-10-09", [("killed", 4)])]),
        ("Three people were killed in Aden on Monday after a bomb went off in a market.",
         [("bombing", "2023-10-09", [("killed", 3)])]),
    ],
)  # fmt: skip
def test_numbers_of_what_went_before_are_its_own(
    reader: GrammarReader, text: str, events: list[tuple[str, str, list[tuple[str, int]]]]
) -> None:
    claims = read(reader, text)
    assert [told(claim) for claim in claims] == events
    assert all(claim.refers_to is None for claim in claims)


def test_a_day_that_is_counted_on_says_again_which_day_it_was(reader: GrammarReader) -> None:
    (claim,) = read(reader, "On Monday, a day after the ceasefire, gunmen killed three in Aden.")
    assert told(claim)[1] == "2023-10-09"


def test_the_day_before_is_counted_from_what_was_told(reader: GrammarReader) -> None:
    text = ("A bomb wounded two policemen in Ankara on Sunday. The minister said that its makers "
            "had killed a doctor in Kayseri the day before to steal his car.")  # fmt: skip
    assert [told(claim)[1] for claim in read(reader, text)] == ["2023-10-08", "2023-10-07"]


@pytest.mark.parametrize(
    "text",
    [
        "At least 29 soldiers died near Gao in September, when rebels carried out the deadliest "
        "raid since officers seized power on July 26, 2020.",
        "Gunmen killed 29 people near Gao in September, in the first attack there since 2017.",
    ],
)
def test_what_a_deed_is_ranked_since_makes_it_no_total(reader: GrammarReader, text: str) -> None:
    (claim,) = read(reader, text)
    assert (claim.kind.value, told(claim)[1]) == ("event", "2023-09-01")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It was the first attack in Ankara since March 2016, when a bomb killed 30 people.",
         "2016-03-01", "2016-03-31"),
        ("It is the deadliest attack in Peshawar since bombings in May 2013, which killed 80.",
         "2013-05-01", "2013-05-31"),
    ],
)  # fmt: skip
def test_what_a_deed_is_ranked_since_has_its_own_dead(
    reader: GrammarReader, text: str, start: str, end: str
) -> None:
    (claim,) = read(reader, text)
    when = claim.when or (claim.scope.when if claim.scope else None)
    assert when is not None
    assert (str(when.start), str(when.end)) == (start, end)


@pytest.mark.parametrize(("town", "country"), [("Gao", "ML"), ("Wau", "SS"), ("Jos", "NG")])
def test_a_town_of_three_letters_is_a_place(reader: GrammarReader, town: str, country: str) -> None:
    (claim,) = read(reader, f"Gunmen killed two traders near {town} on Monday.")
    assert claim.where is not None
    assert (claim.where.name, claim.where.country) == (town, country)
