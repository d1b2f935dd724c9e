"""Tables of incidents: a row is one event by the heads of its columns; rows of sums are none."""

from __future__ import annotations

from datetime import date

import pytest

from recount.model.claims import Claim, ClaimKind, EventType
from recount.model.counts import Outcome, Victims
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader
from recount.reading.tables import tables_in

MALI = """The monitors list the incidents of May in Mali.

| Date | Place | Killed | Injured | Source |
| 3 May 2023 | Gao | 4 | 2 | hospital |
| 5 May 2023 | Menaka | at least 1 | | local radio |
| 7 May 2023 | Tin-Gawa | 3 (2 women) | 0 | local radio |
| Total | | 8 | 2 | |

The next list is for June.
"""
SAHEL = (
    "District\tVillage\tDate\tType of attack\tPerpetrator\tCivilians killed\tSoldiers killed\n"
    "Djibo\tSoboule\t2 June\tIED\tJNIM\t3\t1\n"
    "Arbinda\tGaskinde\t4 June\tambush of a convoy\tunknown\t7\t-\n"
)
MONTHS = "Deaths by month, Sudan\n\nMonth\tKilled\tInjured\nJan 2023\t40\t22\nFeb 2023\t31\t18\n"
GROUPS = "Who died\n\nGroup | Killed | Injured\nCivilians | 40 | 22\nSoldiers | 31 | 18\n"
DISTRICTS = "By district\n\nDistrict | Killed | Injured\nHoms | 4 | 9\nIdlib | 6 | 12\n"
DAYS = "By day\n\nDay | Killed | Injured\n1 June | 4 | 9\n2 June | 6 | 12\n"
CASUALTIES = (
    "Date | Location | Casualties | Notes\n"
    "6 June | Kharkiv | 4 killed, 2 wounded | missile strike on a hotel\n"
    "7 June | Sumy | no data | shelling\n"
)
PRICES = "Date | Place | Price\n3 June | Gao | 400\n4 June | Kidal | 420\n"


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def claims(reader: GrammarReader, text: str) -> list[Claim]:
    return list(next(reader.read([Document("d", text, published="2023-06-12")])).claims)


def numbers(claim: Claim) -> list[tuple[Outcome, Victims, int | None, int | None, int | None]]:
    return [(c.outcome, c.victims, c.low, c.high, c.part_of) for c in claim.counts]


def test_a_row_is_one_event_that_quotes_the_row(reader: GrammarReader) -> None:
    events = [c for c in claims(reader, MALI) if c.kind is ClaimKind.EVENT]
    assert [c.when and c.when.start for c in events] == [date(2023, 5, d) for d in (3, 5, 7)]
    assert [c.where and (c.where.name, c.where.country) for c in events] == [
        ("Gao", "ML"), ("Ménaka", "ML"), ("Tin-Gawa", "ML"),
    ]  # fmt: skip
    assert events[0].evidence.quote == "3 May 2023 | Gao | 4 | 2 | hospital"
    assert numbers(events[0]) == [
        (Outcome.KILLED, Victims.UNSTATED, 4, 4, None),
        (Outcome.INJURED, Victims.UNSTATED, 2, 2, None),
    ]


def test_cells_keep_their_bounds_their_parts_and_their_noughts(reader: GrammarReader) -> None:
    _, second, third = (c for c in claims(reader, MALI) if c.kind is ClaimKind.EVENT)
    assert numbers(second) == [(Outcome.KILLED, Victims.UNSTATED, 1, None, None)]
    assert numbers(third) == [
        (Outcome.KILLED, Victims.UNSTATED, 3, 3, None),
        (Outcome.KILLED, Victims.WOMAN, 2, 2, 0),
        (Outcome.INJURED, Victims.UNSTATED, 0, 0, None),
    ]


def test_the_row_that_adds_up_the_others_is_their_total(reader: GrammarReader) -> None:
    found = claims(reader, MALI)
    (total,) = (c for c in found if c.kind is ClaimKind.TOTAL)
    assert total.scope is not None
    assert total.scope.members == tuple(c.id for c in found if c.kind is ClaimKind.EVENT)
    assert total.when is not None
    assert (total.when.start, total.when.end) == (date(2023, 5, 3), date(2023, 5, 7))
    assert [c.low for c in total.counts] == [8, 2]


def test_columns_say_who_did_it_what_it_was_and_who_died(reader: GrammarReader) -> None:
    first, second = claims(reader, SAHEL)
    assert first.where is not None
    assert (first.where.name, first.where.country) == ("Soboule", "BF")
    assert (first.event_type, second.event_type) == (EventType.BOMBING, EventType.ARMED_ATTACK)
    assert first.perpetrator is not None
    assert first.perpetrator.text == "JNIM"
    assert second.perpetrator is None
    assert [(c.victims, c.low) for c in first.counts] == [
        (Victims.CIVILIAN, 3), (Victims.SECURITY_FORCE, 1),
    ]  # fmt: skip


def test_the_numbers_of_a_cell_of_words_are_read(reader: GrammarReader) -> None:
    (event,) = claims(reader, CASUALTIES)
    assert [(c.outcome, c.low) for c in event.counts] == [
        (Outcome.KILLED, 4), (Outcome.INJURED, 2),
    ]  # fmt: skip


@pytest.mark.parametrize("text", [MONTHS, DAYS])
def test_rows_of_months_and_days_are_totals_and_no_events(reader: GrammarReader, text: str) -> None:
    found = claims(reader, text)
    assert [c.kind for c in found] == [ClaimKind.TOTAL] * 2
    assert [c.when and c.when.start for c in found][1] in (date(2023, 2, 1), date(2023, 6, 2))


@pytest.mark.parametrize("text", [GROUPS, DISTRICTS, PRICES])
def test_a_table_without_any_time_or_any_harm_tells_of_no_event(
    reader: GrammarReader, text: str
) -> None:
    assert claims(reader, text) == []


def test_lines_with_strokes_are_no_table_without_heads() -> None:
    assert tables_in("Home | News | Killed in action\nSport | Weather | Archive\n") == ()
    assert tables_in("The force lost ten men.\tIt went on.\nAnother\tline.\n") == ()


def test_the_day_of_a_row_is_not_that_of_the_paper(reader: GrammarReader) -> None:
    (read,) = reader.read([Document("d", SAHEL, published="2023-06-12")])
    assert read.problems == ()


def test_text_below_a_table_is_read_as_ever(reader: GrammarReader) -> None:
    text = MALI + "\nOn 2 June a bomb in Kidal killed six people.\n"
    last = claims(reader, text)[-1]
    assert last.evidence.quote.endswith("killed six people")
    assert last.when is not None
    assert last.when.start == date(2023, 6, 2)


FORM = """Incident No: 7
Date: 8 March 2023, around 21:00
Place: Gao
What happened: an airstrike hit the home of a family
Killed: 11 (5 children, 4 women, 2 men)
Injured: 20+
Alleged perpetrator: Wagner Group
Sources: two residents
"""
LOG = (
    "Incident 4. Date: 1 June 2023. Location: Ansongo. Type: armed attack. Perpetrators: unknown. "
    "Victims: 9 killed, 3 injured. Livestock: 200 head stolen. Incident 5. Date: 2 June 2023. "
    "Location: Gao. Type: IED. Victims: 2 soldiers killed. Incident 6. Date: 3 June 2023. "
    "Location: Kidal. A village chief was abducted."
)


def test_a_form_is_one_event_told_by_its_labels(reader: GrammarReader) -> None:
    (claim,) = claims(reader, FORM)
    assert claim.event_type is EventType.AIR_STRIKE
    assert claim.when is not None
    assert claim.when.start == date(2023, 3, 8)
    assert claim.where is not None
    assert claim.where.name == "Gao"
    assert claim.perpetrator is not None
    assert claim.perpetrator.text == "Wagner Group"
    told = [(c.outcome, c.victims, c.low, c.part_of) for c in claim.counts]
    assert told == [
        (Outcome.KILLED, Victims.UNSTATED, 11, None),
        (Outcome.KILLED, Victims.CHILD, 5, 0),
        (Outcome.KILLED, Victims.WOMAN, 4, 0),
        (Outcome.KILLED, Victims.MAN, 2, 0),
        (Outcome.INJURED, Victims.UNSTATED, 20, None),
    ]


def test_forms_in_one_paragraph_are_events_apart(reader: GrammarReader) -> None:
    found = claims(reader, LOG)
    assert [c.event_type for c in found] == [
        EventType.ARMED_ATTACK,
        EventType.BOMBING,
        EventType.ABDUCTION,
    ]
    assert [c.when.start for c in found if c.when] == [date(2023, 6, day) for day in (1, 2, 3)]
    assert [c.where.name for c in found if c.where] == ["Ansongo", "Gao", "Kidal"]
    assert [[x.low for x in c.counts] for c in found] == [[9, 3], [2], [1]]


def test_labels_without_a_number_make_no_form() -> None:
    assert tables_in("Date: 3 June 2023. Place: Gao. Author: the news desk.") == ()


def test_a_label_that_is_not_known_does_not_part_a_form(reader: GrammarReader) -> None:
    form = (
        "Incident no.: 0147\nDate of incident: 11 January 2020\nTime: 14:20\nProvince: Idlib\n"
        "Town: Binnish\nWeather: clear\nKilled: 7\nWounded: 16\n"
    )
    (claim,) = claims(reader, form)
    assert claim.where is not None
    assert claim.where.name == "Binnish"
    assert [count.low for count in claim.counts] == [7, 16]


def test_forms_are_read_whatever_language_their_names_look_like(reader: GrammarReader) -> None:
    form = (
        "Date: {} September 2016\nLocation: {}, Aleppo\nType: Airstrike\n"
        "Alleged perpetrator: Russian air force\nFatalities: {}\nInjured: 34\n"
    )
    text = form.format(25, "Al-Sukkari", 17) + "\n" + form.format(26, "Al-Mashhad", 4)
    found = claims(reader, text.replace("Russian air force", "Syrian government", 1))
    assert [c.counts[0].low for c in found if c.kind is ClaimKind.EVENT] == [17, 4]


def test_the_label_of_a_form_is_no_place(reader: GrammarReader) -> None:
    text = "Day: 21 August. Site: Zamalka. Dead: 40.\nDay: 26 August. Site: Harasta. Dead: 10.\n"
    assert {c.where.country for c in claims(reader, text) if c.where} <= {"SY", None}
