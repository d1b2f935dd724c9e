"""What counts as one happening: two documents, one claim each, side by side."""

from __future__ import annotations

import pytest
from tests.making_claims import Newsroom, country, place

from recount.linking import link, score_pair

LAND = country("LY")
TOWN = place("Oldmill", 26.1, 14.2)
BESIDE = place("Oldmill farms", 26.2, 14.3, "near")
FAR = place("Newbridge", 29.4, 14.2)
ABROAD = place("Overhill", 26.1, 14.2, country="TD")
SOUTH = place("the south", 25.5, 15.0, "region", radius=400)
STREETS = [place(f"street {n}", 26.1, 14.2 + n * 0.1, "street") for n in (0, 1)]
BASE = {"at": "2031-05-03", "where": TOWN, "dead": 8, "by": "Northland", "on": "the Front"}
LATER = {"basis": "relative_to_publication"}
UNMAPPED, RESPELT = place("Dan Molki", None, None), place("Danmolki", None, None)
UNDATED = {"basis": "publication_fallback"}
PUPILS = {"kind": "abduction", "by": None, "on": "?pupils", "dead": None}
COPY = {"quote": "a strike near the old mill killed eight of them on Sunday"}

ONE = [
    ("the same in every way", {}, {}),
    ("one gives no number", {}, {"dead": None}),
    ("one gives only the country", {}, {"where": LAND}),
    ("one gives no place", {}, {"where": None}),
    ("a town and the region around it", {}, {"where": SOUTH}),
    ("numbers that differ a little", {}, {"dead": 10}),
    ("numbers far apart, all else the same", {}, {"dead": 30}),
    ("an attack and an air strike", {}, {"kind": "armed_attack"}),
    ("fighters and civilians", {}, {"on": "civilians"}),
    ("a night and its day", {}, {"at": "2031-05-03/04"}),
    ("'yesterday', a day late, with the same number", {}, {"at": "2031-05-04", **LATER}),
    ("written days one apart, with the same number", {}, {"at": "2031-05-04"}),
    ("a week that holds the day", {}, {"at": "2031-05-01/07"}),
    ("a month that holds the day, with the same number", {}, {"at": "2031-05"}),
    ("late in a month, and a day of it, with the same number",
     {"at": "2031-09-20/30"}, {"at": "2031-09-27"}),
    ("times half an hour apart", {"at": "2031-05-03T21:00"}, {"at": "2031-05-03T21:30"}),
    ("times some hours apart, with the same number",
     {"at": "2031-05-03T21:00"}, {"at": "2031-05-03T14:40"}),
    ("times an hour apart, with no number",
     {"at": "2031-05-03T21:00", "dead": None}, {"at": "2031-05-03T22:00", "dead": None}),
    ("a time and a day", {"at": "2031-05-03T21:00", "dead": None}, {"dead": None}),
    ("one village on no map, whose name is written otherwise, hit by 'gunmen' and 'bandits'",
     {"where": UNMAPPED, "by": "?gunmen", "on": "?farmers"},
     {"where": RESPELT, "by": "?bandits", "on": "?farmers", "dead": 10}),
    ("not dated, on pupils of one village", {"where": UNMAPPED, **PUPILS},
     {"where": UNMAPPED, "at": "2031-05-05", **UNDATED, **PUPILS}),
    ("late on a day, and early on the next, with another number", {"at": "2031-05-03 late"},
     {"at": "2031-05-04 early", "dead": 13, **LATER}),
    ("late on a day, and only the next day, with the same number", {"at": "2031-05-03 late"},
     {"at": "2031-05-04", **LATER}),
    ("half an hour before midnight, and a quarter past it", {"at": "2031-05-03T23:45"},
     {"at": "2031-05-04T00:15", **LATER}),
    ("'at least 40' in both, a day late, parties unnamed",
     {"dead": (40, None), "by": None, "on": None},
     {"dead": (40, None), "by": None, "on": None, "at": "2031-05-04", **LATER}),
    ("80 injured in both, a day late, with other dead", {"injured": 80},
     {"injured": 80, "dead": 10, "at": "2031-05-04", **LATER}),
    ("13 dead and 14 dead in one country, parties unnamed",
     {"dead": 13, "where": LAND, "by": None}, {"dead": 14, "by": None}),
    ("not dated, in a paper of the day after, parties unnamed", {"by": None, "on": None},
     {"by": None, "on": None, "dead": (2, None), "at": "2031-05-04", **UNDATED}),
    ("a mosque in both, with numbers far apart, parties unnamed",
     {"by": None, "on": None, "quote": "a strike on the great mosque of the town"},
     {"by": None, "on": None, "quote": "bombs fell on a mosque", "dead": 30}),
    ("a copy whose weekday was counted a week late", COPY,
     {"at": "2031-05-10", **LATER, **COPY}),
    ("a copy without a date", COPY, {"at": None, **COPY}),
]  # fmt: skip
TWO = [
    ("another day", {}, {"at": "2031-05-08"}),
    ("late in a month, and the first day of the next, with the same number",
     {"at": "2031-09-20/30"}, {"at": "2031-10-01"}),
    ("a month, and the last day of the one before, with the same number",
     {"at": "2031-05"}, {"at": "2031-04-30"}),
    ("the next day, with another number", {}, {"at": "2031-05-04", "dead": 3}),
    ("the next day, with no number", {"dead": None}, {"at": "2031-05-04", "dead": None}),
    ("'yesterday', a day late, with no number", {}, {"at": "2031-05-04", "dead": None, **LATER}),
    ("times some hours apart, with no number",
     {"at": "2031-05-03T21:00", "dead": None}, {"at": "2031-05-03T14:40", "dead": None}),
    ("times an hour apart, with another number",
     {"at": "2031-05-03T21:00"}, {"at": "2031-05-03T22:00", "dead": 3}),
    ("late on a day, and late on the next, with no number",
     {"at": "2031-05-03 late", "dead": None}, {"at": "2031-05-04 late", "dead": None, **LATER}),
    ("early on a day, and only the next day, with no number",
     {"at": "2031-05-03 early", "dead": None}, {"at": "2031-05-04", "dead": None, **LATER}),
    ("eleven at night, and four in the morning after, with no number",
     {"at": "2031-05-03T23:00", "dead": None}, {"at": "2031-05-04T04:00", "dead": None, **LATER}),
    ("a school and a market, the next day, with no number",
     {"dead": None, "quote": "a strike on a school"},
     {"dead": None, "quote": "a strike on a market", "at": "2031-05-04", **LATER}),
    ("13 dead and 14 dead in one country, a day late, parties unnamed",
     {"dead": 13, "where": LAND, "by": None},
     {"dead": 14, "by": None, "at": "2031-05-04", **LATER}),
    ("not dated, on pupils of one village and on farmers of it", {"where": UNMAPPED, **PUPILS},
     {"where": UNMAPPED, "at": "2031-05-05", **UNDATED, **PUPILS, "on": "?farmers"}),
    ("another village on no map, 'farmers' in both", {"where": UNMAPPED, "on": "?farmers"},
     {"where": place("Karduna", None, None), "on": "?farmers", "dead": 3, "by": "?bandits"}),
    ("the next day, 'farmers' in both", {"dead": None, "on": "?farmers"},
     {"at": "2031-05-04", "dead": None, "on": "?farmers"}),
    ("a town far away", {}, {"where": FAR}),
    ("another country", {}, {"where": ABROAD}),
    ("an arrest and an air strike", {"dead": None}, {"kind": "arrest", "dead": None}),
    ("nothing but the year", {"dead": None}, {"at": "2031", "dead": None}),
    ("no date at all, in a document without one", {}, {"at": None}),
    ("a day without a year", {}, {"at": "--05-03"}),
    ("two streets, other parties, another number", {"where": STREETS[0]},
     {"where": STREETS[1], "by": "Southland", "on": "civilians", "dead": 2}),
]  # fmt: skip


def together(first: dict, second: dict) -> tuple[int, bool]:
    """How many events the two claims make, and whether their score by itself says one."""
    room = Newsroom()
    for number, fields in enumerate((first, second)):
        room.event(room.document(f"d{number}"), **{**BASE, **fields})
    linked = link(room.claims, room.documents)
    return len(linked.clusters), score_pair(*room.claims).one


@pytest.mark.parametrize(("first", "second"), [pytest.param(a, b, id=i) for i, a, b in ONE])
def test_these_are_one_happening(first: dict, second: dict) -> None:
    assert together(first, second) == (1, True)


@pytest.mark.parametrize(("first", "second"), [pytest.param(a, b, id=i) for i, a, b in TWO])
def test_these_are_two_happenings(first: dict, second: dict) -> None:
    assert together(first, second) == (2, False)


@pytest.mark.parametrize(
    ("published", "events"),
    [
        pytest.param("2031-05-12", 2, id="told before the day of the other"),
        pytest.param("2031-05-19", 1, id="told a day before, in another time zone"),
        pytest.param("2031-05-28", 1, id="told after it"),
        pytest.param(None, 1, id="told nobody knows when"),
    ],
)
def test_what_a_document_tells_had_happened_when_it_appeared(published, events) -> None:
    """ "In May" in a paper of the 12th, beside a strike of the 20th."""
    room = Newsroom()
    room.event(room.document("early", published), **{**BASE, "at": "2031-05"})
    room.event(room.document("other", "2031-05-21"), **{**BASE, "at": "2031-05-20"})
    assert len(link(room.claims, room.documents).clusters) == events


WITHIN_ONE = [
    ("the same day again", {}, {"dead": None}),
    ("'that attack'", {}, {"at": None, "where": None, "dead": 9, "refers": True}),
    ("a bare mention, the only one it can be", {}, {"at": None, "where": None, "dead": None}),
    ("two speakers, two numbers", {"speaker": "the army"}, {"speaker": "a doctor", "dead": 11}),
    ("one number holds the other", {}, {"dead": (5, None)}),
    ("fighters among the dead", {}, {"dead": 5, "victims": "combatant"}),
    ("a day without a year, twice", {"at": "--05-03"}, {"at": "--05-03"}),
    ("a month that holds the day", {}, {"at": "2031-05", "dead": None}),
]
WITHIN_TWO = [
    ("another day, however close", {}, {"at": "2031-05-04"}),
    ("'a second strike'", {}, {"dead": None, "quote": "a second air strike hit the town"}),
    ("one speaker, two numbers", {}, {"dead": 11}),
    ("members of one list", {"series": ("l", 0, 2)}, {"series": ("l", 1, 2)}),
    ("another town", {}, {"where": FAR}),
    (
        "'elsewhere'",
        {"dead": None},
        {"dead": None, "where": None, "quote": "Elsewhere, an air strike hit a bridge"},
    ),
    ("a raid and an air strike", {}, {"kind": "arrest", "dead": None}),
    ("another day without a year", {"at": "--05-03"}, {"at": "--05-05"}),
]


def events_within(first: dict, second: dict) -> int:
    """How many events two claims of one document make."""
    room = Newsroom()
    name = room.document("d")
    earlier = room.event(name, **{**BASE, **first})
    refers = earlier if second.get("refers") else None
    rest = {key: value for key, value in second.items() if key != "refers"}
    room.event(name, **{**BASE, **rest}, refers_to=refers)
    return len(link(room.claims, room.documents).clusters)


@pytest.mark.parametrize(("first", "second"), [pytest.param(a, b, id=i) for i, a, b in WITHIN_ONE])
def test_one_document_tells_of_one_happening(first: dict, second: dict) -> None:
    assert events_within(first, second) == 1


@pytest.mark.parametrize(("first", "second"), [pytest.param(a, b, id=i) for i, a, b in WITHIN_TWO])
def test_one_document_tells_of_two_happenings(first: dict, second: dict) -> None:
    assert events_within(first, second) == 2
