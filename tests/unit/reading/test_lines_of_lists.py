"""Lines of lists, tickers and forms: what opens a line says where, and a label says nothing."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim, ClaimKind
from recount.model.documents import Document
from recount.places import open_gazetteer
from recount.reading import GrammarReader
from recount.reading.blocks import blocks

MALI = [("Gao", "ML"), ("Ménaka", "ML"), ("Ansongo", "ML")]
DEEDS = ("a mine killed two soldiers.", "gunmen shot dead a teacher.", "an ambush killed four men.")


@pytest.fixture(scope="module")
def reader() -> GrammarReader:
    return GrammarReader(open_gazetteer())


def events(reader: GrammarReader, text: str) -> list[Claim]:
    found = next(reader.read([Document("d", text, published="2023-05-08")])).claims
    return [c for c in found if c.kind is ClaimKind.EVENT]


def places(found: list[Claim]) -> list[tuple[str | None, str | None] | None]:
    return [(c.where.name, c.where.country) if c.where is not None else None for c in found]


@pytest.mark.parametrize(
    "head",
    [
        "• {day} May, {place}: ",
        "- {day} May - {place} - ",
        "* {day} May ({place}): ",
        "-- {day} May, {place}: ",
    ],
)
def test_the_place_in_the_head_of_a_line_is_where_it_was(reader: GrammarReader, head: str) -> None:
    names = ("Gao", "Menaka", "Ansongo")
    lines = [head.format(day=2 + i, place=names[i]) + DEEDS[i] for i in range(3)]
    assert places(events(reader, "Incidents of the week\n" + "\n".join(lines))) == MALI


def test_what_opens_a_line_and_is_no_name_is_no_place(reader: GrammarReader) -> None:
    text = (
        "- 2 May, early morning: a mine killed two soldiers near Gao.\n"
        "- 3 May, Soldiers: gunmen shot dead a teacher near Menaka.\n"
    )
    assert places(events(reader, text)) == MALI[:2]


def test_each_line_of_a_ticker_is_told_by_itself(reader: GrammarReader) -> None:
    text = (
        "1405 GMT Gunmen kill seven in raid on hotel in Mogadishu\n"
        "1412 GMT Oil slips 2 pct as stocks build after long talks\n"
        "1433 GMT Two men killed by bomb at a bar in Bujumbura\n"
        "1440 GMT Minister to visit the flooded towns on Monday\n"
    )
    found = events(reader, text)
    assert [c.counts[0].low for c in found] == [7, 2]
    assert [c.where and c.where.country for c in found] == ["SO", "BI"]


def test_headlines_under_each_other_are_not_run_together() -> None:
    lines = (
        "Mine kills two soldiers near Gao\n",
        "Convoy of the mission hit near Kidal, three peacekeepers hurt\n",
        "Four traders killed in an ambush on the road to Ansongo\n",
        "Talks on the border to go on in the capital next week\n",
    )
    text = "".join(lines)
    assert [text[a:b] for a, b in blocks(text)] == list(lines)


def test_text_that_was_wrapped_by_hand_keeps_its_paragraphs() -> None:
    text = (
        "A bomb near the old bridge of the town killed two soldiers and\n"
        "a driver on Tuesday, the governor of the province said in the\n"
        "evening, and wounded eleven people who were on their way home\n"
        "from the market.\n"
    )
    assert len(blocks(text)) == 1


@pytest.mark.parametrize(
    "label",
    ["Casualties (government)", "MEDICAL", "Losses, army", "Killed (police)", "GOVERNMENT"],
)
def test_a_label_speaks_nothing(reader: GrammarReader, label: str) -> None:
    found = events(reader, f"{label}: 4 men killed by shelling in Sloviansk on 6 May.")
    assert [c.speaker for c in found] == [None] * len(found)


@pytest.mark.parametrize(
    ("lead", "speaker"), [("Police", "Police"), ("Hospital source", "Hospital source")]
)
def test_who_speaks_before_a_colon_still_does(
    reader: GrammarReader, lead: str, speaker: str
) -> None:
    (event,) = events(reader, f"{lead}: Two men were shot dead in Basra on 6 May.")
    assert event.speaker is not None
    assert event.speaker.name == speaker


def test_the_place_of_a_form_is_a_place_and_its_day_not_that_of_the_paper(
    reader: GrammarReader,
) -> None:
    text = "LOCATION: Gao, Mali\nDATE: 3 May 2023\nKilled: 4 soldiers\n"
    (read,) = reader.read([Document("d", text, published="2023-05-08")])
    assert read.problems == ()
    assert places([c for c in read.claims if c.kind is ClaimKind.EVENT]) == [("Gao", "ML")]


def test_a_strike_of_workers_is_no_strike_from_the_air(reader: GrammarReader) -> None:
    text = "A bomb killed two men in Quetta on 6 May. Traders have called a strike for Friday."
    assert len(events(reader, text)) == 1


@pytest.mark.parametrize(
    "head",
    [
        "{day}, {town}. {Deed}",
        "{day}, {town}: {Deed}",
        "{town}, {day}: {deed}",
        "{town} ({day}) - {Deed}",
        "[{day}] {town}: {Deed}",
        "- {day} ({town}): {deed}",
        "1. {town}: on {day} {deed}",
    ],
)
def test_each_line_of_a_log_is_of_its_own_day_and_place(reader: GrammarReader, head: str) -> None:
    told = [
        ("3 February", "Kalma", "soldiers shot two men dead at a checkpoint."),
        ("5 to 7 February", "Kosti", "shelling by the army killed nine villagers."),
        ("9 February", "Sennar", "a raid by the army left four dead."),
    ]
    lines = [
        head.format(day=day, town=town, deed=deed, Deed=deed[0].upper() + deed[1:])
        for day, town, deed in told
    ]
    (read,) = reader.read([Document("d", "\n".join(lines), published="2023-03-08")])
    found = [
        (str(c.when.start)[5:], str(c.when.end)[5:], c.where.name)
        for c in read.claims
        if c.when is not None and c.where is not None
    ]
    assert found == [
        ("02-03", "02-03", "Kalma"),
        ("02-05", "02-07", "Kosti"),
        ("02-09", "02-09", "Sennar"),
    ]


@pytest.mark.parametrize("head", ["🔴 {day} | {town} | ", "{day} | {town} | ", "{day}: {town}: "])
def test_days_in_figures_date_the_lines_that_open_with_them(
    reader: GrammarReader, head: str
) -> None:
    told = [("03.02", "Kalma", "2 killed"), ("05.02", "Kosti", "9 killed")]
    lines = [head.format(day=day, town=town) + toll for day, town, toll in told]
    found = events(reader, "\n".join(lines))
    assert list(dict.fromkeys(c.where and c.where.name for c in found)) == ["Kalma", "Kosti"]
    assert list(dict.fromkeys(c.where and c.where.country for c in found)) == ["SD"]
    assert [c.when and str(c.when.start)[5:] for c in found] == ["02-03", "02-05"]


def test_times_of_the_clock_are_no_days(reader: GrammarReader) -> None:
    text = "12.03: A bomb killed two people in Gao.\n14.05: A shell killed a guard in Menaka.\n"
    found = events(reader, text)
    assert [c.when and str(c.when.start) for c in found] == ["2023-05-08", "2023-05-08"]
