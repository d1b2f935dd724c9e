"""Logs and chronologies: what a heading, a head of a line or a time says of the lines below it."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def told(reader: GrammarReader, text: str, published: str) -> list[Claim]:
    found = next(reader.read([Document("d", text, published=published)])).claims
    return [c for c in found if c.kind in (ClaimKind.EVENT, ClaimKind.TOTAL)]


def days(found: list[Claim]) -> list[str | None]:
    """The first day of each claim; None where only the paper's own day stands for it."""
    whens = [c.when for c in found]
    return [
        str(w.start) if w is not None and w.basis != "publication_fallback" else None for w in whens
    ]


def places(found: list[Claim]) -> list[str | None]:
    return [c.where.name if c.where is not None else None for c in found]


def doers(found: list[Claim]) -> list[str | None]:
    return [(c.perpetrator.name or c.perpetrator.text) if c.perpetrator else None for c in found]


@pytest.mark.parametrize("head", ["{town}, {day} June: ", "{town} ({day} June): "])
def test_towns_in_capitals_with_their_days_head_the_lines_of_a_log(
    reader: GrammarReader, head: str
) -> None:
    deeds = [
        ("KISMAYO", 3, "Gunmen shot dead a tax collector."),
        ("BAIDOA", 5, "Soldiers wounded two drivers at a roadblock."),
        ("KISMAYO", 6, "Rebels killed four policemen."),
    ]
    lines = [head.format(town=town, day=day) + deed for town, day, deed in deeds]
    found = told(reader, "\n".join(lines), "2019-06-09")
    assert places(found) == ["Kismayo", "Baidoa", "Kismayo"]
    assert days(found) == ["2019-06-03", "2019-06-05", "2019-06-06"]
    assert doers(found) == ["Gunmen", "Soldiers", "Rebels"]


def test_one_town_in_capitals_with_its_day_and_a_colon_is_where_it_was_sent_from(
    reader: GrammarReader,
) -> None:
    text = "QUETTA, July 12: Gunmen killed three coal miners near Sibi on Monday, police said."
    (claim,) = told(reader, text, "2016-07-13")
    assert doers([claim]) == ["Gunmen"]
    assert days([claim]) == ["2016-07-11"]


def test_times_head_the_lines_of_a_log_of_one_day(reader: GrammarReader) -> None:
    text = (
        "Incident log, Anbar, 7 November 2015\n\n"
        "0720: Gunmen killed a tribal elder in Hit.\n"
        "1105: Two engineers were abducted on the road to the dam.\n"
        "1640: A mortar round wounded three boys in Rutba.\n"
    )
    found = told(reader, text, "2015-11-10")
    assert days(found) == ["2015-11-07"] * 3
    assert all(c.refers_to is None for c in found)


def test_years_head_the_lines_of_a_chronology_and_are_no_times(reader: GrammarReader) -> None:
    text = (
        "1998: A bomb at the bus station of Jaffna killed 12 people.\n"
        "2006: Gunmen shot dead a bishop in Batticaloa.\n"
        "2008: Soldiers abducted two students in Trincomalee.\n"
    )
    found = told(reader, text, "2020-02-01")
    assert days(found) == ["1998-01-01", "2006-01-01", "2008-01-01"]


def test_a_toll_that_rises_in_a_line_with_a_time_is_of_what_was_told(
    reader: GrammarReader,
) -> None:
    text = (
        "09:10: Hospital says seven bodies were brought in from the market of Taiz.\n"
        "09:45: The death toll rises to 11.\n"
    )
    first, second = told(reader, text, "2018-03-03")
    assert second.refers_to == first.id


def test_weekdays_of_a_week_that_the_title_names_are_of_that_week(reader: GrammarReader) -> None:
    text = (
        "Security incidents, 4-10 March 2019\n\n"
        "Tuesday\n"
        "- Bunia: militiamen killed two farmers.\n"
        "Thursday\n"
        "- Komanda: gunmen shot dead a nurse.\n"
    )
    assert days(told(reader, text, "2019-03-25")) == ["2019-03-05", "2019-03-07"]


def test_a_weekday_below_a_dated_heading_of_a_log_comes_after_it(reader: GrammarReader) -> None:
    text = (
        "Monday 2 September 2019\n"
        "Rebels stormed a post near Kaga-Bandoro and killed three gendarmes.\n\n"
        "On Wednesday, gunmen attacked a convoy on the Dekoa road, killing a driver.\n\n"
        "Saturday 7 September 2019\n"
        "The body of a trader who had been seized on Friday was found in Birao.\n"
    )
    found = days(told(reader, text, "2019-09-30"))
    assert found[:2] == ["2019-09-02", "2019-09-04"]
    assert found[2] == "2019-09-06"


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        (  # the report of a day speaks of the days before it
            "Daily report, 8 March 2024\nGunmen killed four farmers in Bunia on Thursday.\n",
            "2024-03-08",
            "2024-03-07",
        ),
        (  # one dated line is no log
            "Note of 1 March 2024\nGunmen killed four farmers in Bunia on Thursday.\n",
            "2024-03-29",
            "2024-03-28",
        ),
    ],
)
def test_a_weekday_in_a_text_that_is_no_log_is_counted_from_the_text(
    reader: GrammarReader, text: str, published: str, day: str
) -> None:
    assert days(told(reader, text, published)) == [day]


def test_lines_without_a_place_lie_in_that_of_the_heading_and_not_of_the_line_before(
    reader: GrammarReader,
) -> None:
    text = (
        "Macomia district\n"
        "- 3 Feb: Insurgents killed two men in Chai.\n"
        "- 5 Feb: An ambush on a bus killed four passengers.\n"
        "Quissanga district\n"
        "- 8 Feb: Three boys were abducted on their way to the fields.\n"
    )
    assert places(told(reader, text, "2020-03-01")) == ["Chai", "Macomia", "Quissanga"]


def test_each_heading_with_a_day_and_a_place_is_of_the_lines_below_it(
    reader: GrammarReader,
) -> None:
    text = (
        "Sagaing Region, Depayin Township (March 4)\n"
        "- Seven soldiers were killed in an ambush\n"
        "Magway Region, Pauk Township (March 6)\n"
        "- A column was hit with mines\n"
        "- 12 soldiers were killed\n"
    )
    found = told(reader, text, "2023-03-08")
    assert days(found)[0] == "2023-03-04"
    assert set(days(found)[1:]) == {"2023-03-06"}
    assert (places(found)[0], places(found)[-1]) == ("Depayin", "Pauk")


def test_signs_before_a_name_leave_the_name_a_heading(reader: GrammarReader) -> None:
    text = (
        "⚡️Idlib\n💥 Jets hit a village\n☠️ 3 civilians killed\n\n"
        "⚡️Aleppo\n💥 Car bomb at a market\n🚑 9 injured\n"
    )
    found = told(reader, text, "2020-07-09")
    assert sorted(set(map(str, places(found)))) == ["Aleppo", "Idlib"]
    in_aleppo = [c for c in found if c.where is not None and c.where.name == "Aleppo"]
    in_idlib = {c.id for c in found} - {c.id for c in in_aleppo}
    assert all(c.refers_to not in in_idlib for c in in_aleppo)


def test_a_weekday_and_a_place_head_a_line(reader: GrammarReader) -> None:
    text = (
        "Incidents, 4-10 March 2019\n"
        "- Tuesday, Komanda: A mine killed three soldiers.\n"
        "- Thursday, Bunia: Gunmen shot dead a nurse.\n"
    )
    found = told(reader, text, "2019-03-25")
    assert days(found) == ["2019-03-05", "2019-03-07"]
    assert places(found) == ["Komanda", "Bunia"]


def test_bare_days_are_of_the_month_that_a_report_names(reader: GrammarReader) -> None:
    text = (
        "MONTHLY REPORT: NOVEMBER 2018\n\nOn the 4th, soldiers shot dead a student in Kananga.\n\n"
        "On the 11th, militiamen killed five people in Tshikapa.\n"
    )
    assert days(told(reader, text, "2018-12-08")) == ["2018-11-04", "2018-11-11"]


def test_lands_in_capitals_before_a_dash_head_the_lines_of_a_digest(reader: GrammarReader) -> None:
    text = (
        "PAKISTAN - A suicide bombing at a university killed three teachers on Tuesday.\n"
        "MYANMAR - Jets bombed a village in Kayah State on Monday, killing four.\n"
        "PHILIPPINES - Soldiers killed five rebels in Negros.\n"
    )
    found = told(reader, text, "2022-04-29")
    assert days(found) == ["2022-04-26", "2022-04-25", None]
    assert all(c.refers_to is None for c in found)


def test_sentences_that_each_open_with_another_town_tell_of_as_many_events(
    reader: GrammarReader,
) -> None:
    text = (
        "Over the past day shells fell on the Kherson region, one person was killed. In Beryslav a "
        "man was killed by a drone. In Bilozerka two women were wounded by artillery fire."
    )
    found = told(reader, text, "2024-02-20")
    assert places(found)[-2:] == ["Beryslav", "Bilozerka"]
    assert [c.refers_to for c in found[-2:]] == [None, None]


def test_a_text_headed_by_towns_behind_signs_lies_there(reader: GrammarReader) -> None:
    text = "⚡️El Fasher\n☠️ 8 killed\n🚑 22 wounded\n\n⚡️Nyala\n☠️ 4 killed\n"
    found = told(reader, text, "2024-02-12")
    assert [c.counts[0].low for c in found] == [8, 22, 4]
    assert [c.where.country if c.where else None for c in found] == ["SD", "SD", "SD"]
