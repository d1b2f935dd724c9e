"""Texts that report on a period, lists whose items open with a day, and numbers up to now."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def claims(reader: GrammarReader, text: str, title: str | None = None) -> list[Claim]:
    found = next(reader.read([Document("d", text, title=title, published="2021-06-17")])).claims
    return [c for c in found if c.kind in (ClaimKind.EVENT, ClaimKind.TOTAL)]


def first(reader: GrammarReader, text: str, title: str | None = None) -> Claim:
    return claims(reader, text, title)[0]


def times(found: list[Claim]) -> list[tuple[str, str]]:
    whens = [c.when for c in found]
    return [("", "") if w is None else (str(w.start or ""), str(w.end or "")) for w in whens]


MAY = ("2021-05-01", "2021-05-31")


@pytest.mark.parametrize(
    ("title", "time"),
    [
        ("Monthly human rights note, May 2021", MAY),
        ("Protection update | May 2021", MAY),
        ("Report: May 2021", MAY),
        ("Impact on civilians in May 2021", MAY),
        ("Orland Weekly: 3-9 May 2021", ("2021-05-03", "2021-05-09")),
        ("Weekly digest, 7-13 June 2021", ("2021-06-07", "2021-06-13")),
    ],
)
def test_a_number_without_day_or_town_is_of_the_whole_period_of_a_report(
    reader: GrammarReader, title: str, time: tuple[str, str]
) -> None:
    claim = first(reader, "Armed groups executed at least 203 people.", title)
    assert claim.kind is ClaimKind.TOTAL
    assert times([claim]) == [time]


def test_the_period_may_stand_in_the_first_lines_of_the_text(reader: GrammarReader) -> None:
    text = "Northern provinces, monthly note, May 2021\n\nArmed groups executed 31 people."
    claim = first(reader, text)
    assert (claim.kind, times([claim])) == (ClaimKind.TOTAL, [MAY])


@pytest.mark.parametrize(
    "title",
    [
        "Six killed in Mubi in May 2021",
        "Report: six killed in Mubi in May 2021",
        "Rights monitor says six killed in May 2021",
        "Six killed at weekly market, May 2021",
        "Annual dinner attacked, May 2021",
        "Weekly update, 3 May 2021",
        "Weekly update",
    ],
)
def test_a_title_that_tells_of_one_event_or_one_day_names_no_period(
    reader: GrammarReader, title: str
) -> None:
    assert first(reader, "Armed groups executed six people.", title).kind is ClaimKind.EVENT


def test_a_report_that_is_quoted_is_not_the_text_that_quotes_it(reader: GrammarReader) -> None:
    text = "According to a report, two men were arrested in May 2021.\n\nGunmen killed six people."
    assert claims(reader, text)[-1].kind is ClaimKind.EVENT


@pytest.mark.parametrize(
    "text",
    [
        "In Mubi, gunmen killed six herders.",
        "On 4 May, gunmen killed six herders.",
        "The attack killed six herders.",
        "A bomb exploded in Mubi on 4 May. The attackers then killed two guards.",
    ],
)
def test_in_a_report_of_a_period_an_event_with_its_day_or_town_stays_an_event(
    reader: GrammarReader, text: str
) -> None:
    found = claims(reader, text, "Monthly human rights note, May 2021")
    assert {c.kind for c in found} == {ClaimKind.EVENT}


@pytest.mark.parametrize(
    "text",
    [
        "Police said 41 persons were murdered so far in October in the province.",
        "Nine months of exchanges have killed 514 people in the hills.",
        "Gunmen killed 86 people in January and February.",
        "A bomb hit a bus in Mubi.\n\nThree officers were hurt.\n\n"
        "In Chad, 12 soldiers have been killed.",
    ],
)
def test_a_number_up_to_now_is_a_total(reader: GrammarReader, text: str) -> None:
    assert claims(reader, text)[-1].kind is ClaimKind.TOTAL


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 12 people so far on Monday.",
        "Twelve soldiers have been killed in Mali.\n\nThe army said so on Monday.",
        "Two days of exchanges killed 14 people in the hills.",
        "The battle has killed 14 people in Mubi.",
    ],
)
def test_a_number_of_one_day_or_of_the_lead_is_no_total(reader: GrammarReader, text: str) -> None:
    assert first(reader, text).kind is ClaimKind.EVENT


@pytest.mark.parametrize(
    "text",
    [
        "Shelling has killed 214 people since the start of the offensive on 30 April.",
        "Raids have killed 90 herders since the collapse of the truce on 30 April.",
    ],
)
def test_a_total_since_the_start_of_something_begins_on_that_day(
    reader: GrammarReader, text: str
) -> None:
    claim = first(reader, text)
    assert claim.kind is ClaimKind.TOTAL
    assert times([claim])[0][0] == "2021-04-30"


def test_two_months_with_one_number_are_one_time(reader: GrammarReader) -> None:
    found = claims(reader, "Gunmen killed 86 people in January and February.")
    assert times(found) == [("2021-01-01", "2021-02-28")]


def test_an_event_on_two_days_in_a_row_went_on_from_the_first_to_the_last(
    reader: GrammarReader,
) -> None:
    text = "Bandits raided the camps near Mubi on Monday and Tuesday, killing nine people."
    assert times(claims(reader, text)) == [("2021-06-14", "2021-06-15")]


def test_two_events_of_two_days_keep_a_day_each(reader: GrammarReader) -> None:
    text = "Gunmen killed four people on Monday and six on Tuesday near Mubi."
    assert times(claims(reader, text)) == [
        ("2021-06-14", "2021-06-14"),
        ("2021-06-15", "2021-06-15"),
    ]


LISTED = (
    "1. June 6, 2021, near Tabqa, Syria.\nShelling killed six herders.\n\n"
    "2. June 9, 2021, near Manbij, Syria.\nA bomb killed two drivers."
)


def test_each_item_of_a_list_happened_when_and_where_its_first_line_says(
    reader: GrammarReader,
) -> None:
    found = claims(reader, LISTED)
    assert times(found) == [("2021-06-06", "2021-06-06"), ("2021-06-09", "2021-06-09")]
    assert [c.where.admin1 for c in found if c.where] == ["Raqqa", "Aleppo"]


def test_nothing_in_one_item_of_a_list_points_back_into_another(reader: GrammarReader) -> None:
    text = LISTED.replace("A bomb killed two drivers.", "The attack killed two drivers.")
    assert all(c.refers_to is None for c in claims(reader, text))


def test_a_single_line_with_a_day_is_no_list(reader: GrammarReader) -> None:
    text = "June 6, 2021, Tabqa, Syria.\nOn 9 June a bomb killed two drivers near Manbij."
    assert times(claims(reader, text)) == [("2021-06-09", "2021-06-09")]


def test_a_line_with_a_verb_tells_and_heads_nothing(reader: GrammarReader) -> None:
    text = (
        "Guards met on 6 June 2021 near Tabqa, Syria.\nShelling killed six herders.\n\n"
        "Guards met on 9 June 2021 near Manbij, Syria.\nOn 10 June a bomb killed two drivers."
    )
    assert times(claims(reader, text))[-1] == ("2021-06-10", "2021-06-10")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Gunmen shot a mayor dead in Mubi on Monday. The attack comes two days after raiders "
         "killed four farmers in Yola.", "2021-06-12"),
        ("A bomb exploded in Mubi on Monday. The bombing happened three days after gunmen shot a "
         "judge dead in Yola.", "2021-06-11"),
        ("It comes a day after a mine killed four soldiers near Mubi.", "2021-06-16"),
    ],
)  # fmt: skip
def test_an_event_before_another_is_counted_back_from_it(
    reader: GrammarReader, text: str, time: str
) -> None:
    before = claims(reader, text)[-1]
    assert before.refers_to is None
    assert times([before]) == [(time, time)]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("A bomb exploded in Mubi on Monday, killing six people. Police arrested four men two "
         "days after the bombing.", "2021-06-16"),
        ("The mayor comes to Mubi a day after a mine killed four soldiers there.", "2021-06-17"),
    ],
)  # fmt: skip
def test_what_happens_to_somebody_after_an_event_counts_nothing_back(
    reader: GrammarReader, text: str, time: str
) -> None:
    assert times(claims(reader, text))[-1] == (time, time)


def test_a_weekly_report_may_say_its_week_in_its_first_sentence(reader: GrammarReader) -> None:
    found = claims(
        reader,
        "Yemen security weekly report, week 23\n\nLast week a total of 12 bomb attacks left 38 "
        "people dead.\n\nSmall arms attacks left 33 people dead and 14 injured.",
    )
    assert [c.kind for c in found] == [ClaimKind.TOTAL, ClaimKind.TOTAL]
    assert times(found) == [("2021-06-07", "2021-06-13")] * 2


def test_a_weekly_report_may_say_its_days_below_its_heading(reader: GrammarReader) -> None:
    found = claims(
        reader,
        "Weekly report on the occupied territory\n\n(3 – 9 June 2021)\n\n* Five civilians were "
        "killed, including a child.\n* On Friday 4 June a house was blown up in Jenin, wounding "
        "two men.",
    )
    assert [c.kind for c in found] == [ClaimKind.TOTAL, ClaimKind.EVENT]
    assert times(found) == [("2021-06-03", "2021-06-09"), ("2021-06-04", "2021-06-04")]
