"""Numbers of people over events: never counted twice, never made up."""

from __future__ import annotations

import pytest

from recount.app.desk.numbers import Bounds, people_of, people_over
from recount.app.desk.words import number
from recount.model.claims import EventType
from recount.model.counts import Outcome, Victims
from recount.model.events import Event, EventCount, Remainder, Strikes

KILLED = Outcome.KILLED


def event(key: str, *counts: EventCount, part_of: str | None = None) -> Event:
    documents: tuple[str, ...] = ()
    return Event(
        key, EventType.RAID, None, None, None, None, None, counts, (), documents, 1, part_of,
        Strikes(1, 1),
    )  # fmt: skip


def count(low: int | None, best: int | None, high: int | None, victims: str = "unstated"):
    return EventCount(KILLED, Victims(victims), low, best, high, "latest", ())


@pytest.mark.parametrize(
    ("low", "best", "high", "text", "spoken"),
    [
        (8, 8, 8, "8", "8"),
        (8, 8, 10, "8–10", "8 to 10, best 8"),
        (0, None, 24, "0–24", "0 to 24, no best number"),
        (13, 13, None, "13 or more", "13 or more, best 13"),
        (None, None, 5, "at most 5", "at most 5, no best number"),
        (None, None, None, "unknown", "unknown"),
        (0, None, None, "unknown", "unknown"),
        (0, 0, 0, "0", "0"),
        (1000, 1000, 1999, "1,000–1,999", "1,000 to 1,999, best 1,000"),
    ],
)
def test_a_number_is_written_with_its_range(low, best, high, text, spoken) -> None:
    written = number(low, best, high)
    assert (written.text, written.spoken) == (text, spoken)
    assert written.unknown == (text == "unknown")


def test_all_people_of_an_event_are_its_count_of_no_stated_status() -> None:
    found = people_of(event("e", count(8, 8, 11), count(4, 4, 4, "child")), KILLED)
    assert found == Bounds(8, 8, 11)


def test_two_statuses_without_a_whole_are_not_added_for_they_may_be_the_same_dead() -> None:
    found = people_of(
        event("e", count(11, 11, 11, "combatant"), count(11, 11, 11, "civilian")), KILLED
    )
    assert found == Bounds(11, None, 22)


def test_children_are_not_added_to_civilians() -> None:
    found = people_of(event("e", count(9, 9, 12, "civilian"), count(4, 4, 4, "child")), KILLED)
    assert found == Bounds(9, 9, 12)


def test_a_sum_with_an_unknown_event_says_so_and_keeps_what_is_known() -> None:
    found = people_over([event("a", count(8, 8, 8)), event("b", count(0, None, 24))], KILLED, ())
    assert found is not None
    assert (found.number.text, found.best, found.unknown) == ("8–32", 8, 1)
    assert not found.best_is_whole
    assert found.number.best is None


def test_a_part_of_an_event_is_not_added_to_it_again() -> None:
    rows = [event("whole", count(10, 10, 10)), event("part", count(4, 4, 4), part_of="whole")]
    found = people_over(rows, KILLED, ())
    assert found is not None
    assert found.number.text == "10"


def test_what_a_total_leaves_for_two_events_binds_their_sum() -> None:
    rows = [
        event("a", count(8, 8, 8)),
        event("b", count(0, None, 24)),
        event("c", count(0, None, 24)),
    ]
    left = Remainder("total", ("b", "c"), KILLED, Victims.UNSTATED, 24, 24, "24 between the two")
    found = people_over(rows, KILLED, (left,))
    assert found is not None
    assert (found.number.text, found.best, found.unknown) == ("32", 32, 2)


def test_a_remainder_of_some_class_only_says_nothing_of_all_people() -> None:
    rows = [event("b", count(0, None, 24)), event("c", count(0, None, 24))]
    left = Remainder("total", ("b", "c"), KILLED, Victims.CIVILIAN, 0, 0, "no civilians")
    found = people_over(rows, KILLED, (left,))
    assert found is not None
    assert found.number.text == "0–48"


def test_an_event_with_no_high_leaves_the_sum_open() -> None:
    found = people_over([event("a", count(8, 8, 8)), event("b", count(13, 13, None))], KILLED, ())
    assert found is not None
    assert found.number.text == "21 or more"


def test_nothing_is_said_of_an_outcome_that_no_event_speaks_of() -> None:
    assert people_over([event("a", count(8, 8, 8))], Outcome.INJURED, ()) is None


def test_events_that_say_nothing_are_counted_beside_the_sum_and_not_in_it() -> None:
    rows = [event("a", count(8, 8, 8)), event("silent"), event("open", count(None, None, None))]
    found = people_over(rows, KILLED, ())
    assert found is not None
    assert (found.number.text, found.events, found.silent, found.unknown) == ("8", 1, 2, 0)


def test_a_total_over_all_its_events_fixes_their_sum_though_the_parts_are_in_doubt() -> None:
    rows = [event("a", count(8, 8, 10)), event("b", count(5, 7, 7))]
    whole = Remainder("total", ("a", "b"), KILLED, Victims.UNSTATED, 15, 15, "")
    found = people_over(rows, KILLED, (whole,))
    assert found is not None
    assert (found.number.text, found.best) == ("15", 15)
