"""Whom "it" and "them" stand for, and numbers in turns that no verb of harm tells alone."""

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


def numbers(claims: tuple[Claim, ...]) -> list[tuple[str, str, int | None, bool]]:
    """Outcome, class and number of every count, and whether it is a part."""
    return [(c.outcome.value, c.victims.value, c.low, c.part_of is not None)
            for claim in claims for c in claim.counts]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The authorities say that 43 farm workers were slain near Gao.",
         [("killed", "civilian", 43, False)]),
        ("7+ killed acc. to residents when rebels came into Kosti at dawn.",
         [("killed", "unstated", 7, False)]),
        ("Militants attacked the base at Gao on Monday. Six of them were neutralised, he said.",
         [("killed", "combatant", 6, False)]),
        ("Gunmen entered a house in Kosti on Friday and shot eight people. Five died at the scene.",
         [("injured", "unstated", 3, False), ("killed", "unstated", 5, False)]),
        ("Twelve men had been taken from the village near Kosti to an unknown place, he said.",
         [("captured", "man", 12, False)]),
        ("The remains of five people were located on Thursday in black bags near Reynosa.",
         [("killed", "unstated", 5, False)]),
        ("The remains of five bridges were found near Reynosa on Thursday.", []),
        ("At least 200 were killed and 40 wounded in Aden on Monday, including 10 dead civilians.",
         [("killed", "unstated", 200, False), ("injured", "unstated", 40, False),
          ("killed", "civilian", 10, True)]),
        ("Gunmen took an unknown number of traders near Kosti on Friday, and killed two men.",
         [("killed", "man", 2, False)]),
    ],
)  # fmt: skip
def test_turns_that_tell_of_harm(
    reader: GrammarReader, text: str, found: list[tuple[str, str, int, bool]]
) -> None:
    told = [n for n in numbers(read(reader, text)) if n[2] is not None]
    assert told == found


def test_those_among_the_latest_dead_are_no_part_of_the_toll(reader: GrammarReader) -> None:
    text = ("The death toll from the clashes in Kurram rose to 43 on Sunday as six more people, "
            "including a woman, lost their lives.")  # fmt: skip
    claims = read(reader, text)
    whole = next(c for c in claims if any(n.low == 43 for n in c.counts))
    assert [n.low for n in whole.counts] == [43]
    assert ("killed", "woman", 1, True) in numbers(claims)


def test_whom_an_offensive_has_since_killed_is_a_total(reader: GrammarReader) -> None:
    (claim,) = read(reader, "The offensive has since killed more than 4,300 people, medics say.")
    assert claim.kind.value == "total"


def test_it_is_whoever_says_so_and_not_whom_the_sentence_named_last(
    reader: GrammarReader,
) -> None:
    text = ("The Rapid Support Forces, which took Kosti on Monday when the army left, said it "
            "had arrested 17 men in Kosti.")  # fmt: skip
    claim = next(c for c in read(reader, text) if c.counts)
    assert claim.perpetrator is not None
    assert claim.perpetrator.name == "Rapid Support Forces"


def test_a_strike_that_traders_call_is_no_attack(reader: GrammarReader) -> None:
    assert read(reader, "Traders in Quetta have called a shutter-down strike for Friday.") == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A bomb killed 54 people in Kosti on Sunday. Among them are five children.",
         [("killed", "child", 5, True)]),
        ("A bomb killed 54 people in Kosti on Sunday. A nurse was among them.",
         [("killed", "civilian", 1, True)]),
        ("A bomb killed 54 people in Kosti on Sunday. Among them is a farmer, and two are minors.",
         [("killed", "civilian", 1, True), ("killed", "child", 2, True)]),
        ("A bomb killed 54 people in Kosti and wounded 80. Among them are five children.", []),
    ],
)  # fmt: skip
def test_among_them_is_of_those_told_right_before(
    reader: GrammarReader, text: str, parts: list[tuple[str, str, int, bool]]
) -> None:
    assert [n for n in numbers(read(reader, text)) if n[3]] == parts


def test_a_number_that_is_reported_missing_does_not_speak(reader: GrammarReader) -> None:
    claims = read(reader, "Seventy people were injured in Kosti on Sunday and 43 reported missing.")
    assert ("missing", "unstated", 43, False) in numbers(claims)
    assert all(claim.speaker is None for claim in claims)


@pytest.mark.parametrize(
    "text",
    [
        "The Taliban denied involvement. Nobody has said it was behind the blasts.",
        "A bomb went off in Kosti on Monday. No group has said that it was behind it.",
    ],
)
def test_what_nobody_has_said_blames_no_one(reader: GrammarReader, text: str) -> None:
    assert all(c.perpetrator is None for c in read(reader, text) if c.kind.value == "event")


def test_a_question_tells_of_no_dead(reader: GrammarReader) -> None:
    text = "A bomb went off in Kosti on Sunday. How many died? Officials put the toll at 54."
    assert [c.evidence.quote for c in read(reader, text) if "How many" in c.evidence.quote] == []


def test_that_year_is_the_year_told_of(reader: GrammarReader) -> None:
    text = "Six people were killed in Gao in May 2019. In March that year ten were killed in Jos."
    days = [c.when.start.isoformat() for c in read(reader, text) if c.when and c.when.start]
    assert days == ["2019-05-01", "2019-03-01"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("HODEIDAH/JERUSALEM - Jets bombed the port of Hodeidah in Houthi-held Yemen on Saturday.",
         ("Al Ḩudaydah", "YE")),
        ("OUAGADOUGOU, Burkina Faso - In May, six people, including a teacher, died in "
         "Damblo, and a priest was kidnapped near Djibo.", ("Damblo", "BF")),
    ],
)  # fmt: skip
def test_places_of_two_datelines_and_of_names_on_no_list(
    reader: GrammarReader, text: str, place: tuple[str, str]
) -> None:
    claim = read(reader, text)[0]
    assert claim.where is not None
    assert (claim.where.name, claim.where.country) == place
