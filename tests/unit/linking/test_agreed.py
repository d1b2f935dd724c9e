"""What the claims of one event agree on."""

from __future__ import annotations

from tests.making_claims import Newsroom, country, place

from recount.linking import link
from recount.model.claims import EventType
from recount.model.events import Cluster

TOWN = place("Oldmill", 26.1, 14.2)
SOUTH = place("the south", 25.5, 15.0, "region", radius=300)
LAND = country("LY")
BASE = {"at": "2031-05-03", "where": TOWN, "dead": 17, "by": "Northland", "on": "the Front"}


def event_of(*tellings: dict) -> Cluster:
    """The one event of claims in a document each."""
    room = Newsroom()
    for number, fields in enumerate(tellings):
        room.event(room.document(f"d{number}"), **{**BASE, **fields})
    (event,) = link(room.claims, room.documents).clusters
    return event


def test_one_written_official_day_stands_against_two_weekdays() -> None:
    late = {"at": "2031-05-04", "basis": "relative_to_publication"}
    event = event_of({"speaker": "the army"}, late, late)
    assert str(event.when.start) == "2031-05-03"


def test_what_one_speaker_says_through_three_papers_is_said_once() -> None:
    relayed = {"at": "2031-05-04", "speaker": "a neighbour", "office": "witness"}
    event = event_of(relayed, relayed, relayed, {}, {})
    assert str(event.when.start) == "2031-05-03"


def test_the_narrowest_place_that_the_others_contain_stands() -> None:
    event = event_of({}, {"where": SOUTH}, {"where": LAND})
    assert event.where == TOWN
    assert event_of({"where": LAND}, {"where": None}).where == LAND


def test_other_gives_way_to_any_kind_and_the_majority_to_none() -> None:
    assert event_of({"kind": "other"}, {"kind": "shelling"}).type is EventType.SHELLING
    kinds = ({"kind": "shelling"}, {"kind": "air_strike"}, {"kind": "air_strike"})
    assert event_of(*kinds).type is EventType.AIR_STRIKE
    assert event_of({"kind": None}, {"kind": None}).type is EventType.OTHER


def test_named_parties_stand_before_words_and_the_majority_before_one() -> None:
    event = event_of({"on": "?gunmen"}, {}, {"on": "civilians"}, {})
    assert event.target.name == "the Front"
    nameless = event_of({"on": "?gunmen"}, {"on": None})
    assert (nameless.target.text, nameless.target.name) == ("gunmen", None)


def test_strikes_run_from_the_fewest_to_the_most_said() -> None:
    event = event_of({}, {"strikes": 3})
    assert (event.strikes.low, event.strikes.high) == (1, 3)


def test_an_event_of_unknown_time_says_so() -> None:
    event = event_of({"at": None})
    assert event.when is None


def test_of_a_fight_it_hit_whom_those_say_who_name_the_same_doer() -> None:
    theirs, untold = {"by": "the Front", "on": "Border Guard"}, {"on": None}
    event = event_of(theirs, theirs, {"on": "Hill Camp"}, untold, untold)
    assert (event.perpetrator.text, event.target.text) == ("Northland", "Hill Camp")


def test_whom_it_hit_is_taken_from_those_who_name_another_doer_where_nobody_else_says_it() -> None:
    event = event_of({"on": None}, {"on": None}, {"by": "the Front", "on": "?troops"})
    assert (event.perpetrator.text, event.target.text) == ("Northland", "troops")


def test_an_event_lies_before_the_first_report_of_it_appeared() -> None:
    room = Newsroom()
    near = {"basis": "relative_to_publication", "speaker": "the army"}
    room.event(room.document("d0", published="2031-05-03"), **{**BASE, "speaker": "a neighbour"})
    for name in ("d1", "d2", "d3"):
        later = {**BASE, **near, "at": "2031-05-05", "speaker": name}
        room.event(room.document(name, published="2031-05-06"), **later)
    (event,) = link(room.claims, room.documents).clusters
    assert str(event.when.start) == "2031-05-03"
