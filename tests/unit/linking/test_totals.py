"""Which events a total speaks of, and whether they are all."""

from __future__ import annotations

from tests.making_claims import Newsroom, country, place

from recount.linking import link
from recount.model.events import Membership

LAND, ABROAD = country("LY"), country("TD")
TOWN = place("Oldmill", 26.1, 14.2)
SOUTH = place("the south", 25.5, 15.0, "region", radius=300)
NORTH = place("the coast", 32.0, 15.0, "region", radius=100)
BY = {"by": "Northland"}


def paper(*days: str, **fields) -> Newsroom:
    """A document that tells of a strike on each day."""
    room = Newsroom()
    name = room.document("paper", fields.pop("published", None))
    for day in days:
        room.event(name, day, **{"where": TOWN, **BY, **fields})
    return room


def only(room: Newsroom) -> tuple[Membership, list[str]]:
    """The membership of the one total, and the days of its members."""
    linked = link(room.claims, room.documents)
    (membership,) = linked.memberships
    start = {cluster.id: str(cluster.when.start) for cluster in linked.clusters if cluster.when}
    return membership, sorted(start[event] for event in membership.members)


def test_as_many_as_it_counts_are_all_its_members() -> None:
    room = paper("2031-05-03", "2031-05-09", "2031-06-01")
    room.total("paper", 20, 2, at="2031-05", where=LAND, **BY)
    membership, days = only(room)
    assert (days, membership.complete) == (["2031-05-03", "2031-05-09"], True)


def test_fewer_than_it_counts_leave_it_open() -> None:
    room = paper("2031-05-03", "2031-05-09")
    room.total("paper", 20, 3, at="2031-05", where=LAND, **BY)
    membership, days = only(room)
    assert (len(days), membership.complete, membership.possible) == (2, False, ())


def test_of_more_than_it_counts_none_is_certain() -> None:
    room = paper("2031-05-03", "2031-05-09", "2031-05-20")
    room.total("paper", 20, 2, at="2031-05", where=LAND, **BY)
    membership, days = only(room)
    assert (days, membership.complete, len(membership.possible)) == ([], False, 3)


def test_a_worded_interval_is_soft_where_that_makes_the_number_come_out() -> None:
    room = paper("2031-05-19", "2031-05-24", "2031-05-29")
    room.total("paper", 20, 3, at="2031-05-20/31", precision="days", where=LAND, **BY)
    assert only(room)[0].complete


def test_a_written_month_has_sharp_edges() -> None:
    room = paper("2031-04-30", "2031-05-03")
    room.total("paper", 20, 2, at="2031-05", where=LAND, **BY)
    membership, days = only(room)
    assert (days, membership.complete) == (["2031-05-03"], False)


def test_at_a_soft_edge_with_too_many_the_edge_is_only_possible() -> None:
    room = paper("2031-05-18", "2031-05-19", "2031-05-24")
    room.total("paper", 20, 2, at="2031-05-20/31", precision="days", where=LAND, **BY)
    membership, days = only(room)
    assert (days, len(membership.possible)) == (["2031-05-24"], 2)
    assert not membership.complete


def test_a_running_total_knows_nothing_after_its_document() -> None:
    room = paper("2031-05-03", "2031-05-09", "2031-05-20", published="2031-05-10")
    room.total("paper", 26, at="2031-05", where=LAND, **BY)
    membership, days = only(room)
    assert (days, membership.complete) == (["2031-05-03", "2031-05-09"], False)


def test_place_kind_and_parties_bound_a_scope() -> None:
    for wrong in ({"where": ABROAD}, {"where": NORTH}, {"by": "Southland"}, {"kind": "arrest"}):
        room = paper("2031-05-03")
        room.total("paper", 5, at="2031-05", **{"where": SOUTH, **BY, **wrong})
        assert only(room)[0].members == ()
    room = paper("2031-05-03", by=None)
    room.total("paper", 5, at="2031-05", where=SOUTH, **BY)
    membership, _ = only(room)
    assert (membership.members, len(membership.possible)) == ((), 1)


def test_members_that_the_text_names_come_first_and_scope_fills_up() -> None:
    room = paper("2031-05-03", "2031-05-09")
    first = room.claims[0].id
    room.total("paper", 20, 2, at="2031-05", where=LAND, members=[first], **BY)
    membership, days = only(room)
    assert (len(days), membership.complete) == (2, True)
    bare = paper("2031-05-03", "2031-05-09")
    bare.total("paper", 20, members=[bare.claims[0].id])
    membership, days = only(bare)
    assert (days, membership.complete) == (["2031-05-03"], True)


def test_a_total_that_refers_to_a_total_has_its_members() -> None:
    room = paper("2031-05-03", "2031-05-09")
    named = room.total("paper", 20, 2, members=[claim.id for claim in room.claims])
    room.total("paper", None, 2, refers_to=named)
    linked = link(room.claims, room.documents)
    assert linked.memberships[0].members == linked.memberships[1].members
    assert len(linked.memberships[0].members) == 2


def test_without_time_and_members_it_has_none_unless_the_number_fits_its_document() -> None:
    room = paper("2031-05-03", "2031-05-09")
    room.total("paper", 20, 5, **BY)
    assert only(room)[0].members == ()
    room = paper("2031-05-03", "2031-05-09")
    room.total("paper", 20, 2, **BY)
    assert only(room)[0].complete


def test_members_may_be_told_of_in_other_documents_only() -> None:
    room = paper("2031-05-03", "2031-05-09")
    room.document("other")
    room.total("other", 20, 2, at="2031-05", where=LAND, **BY)
    assert only(room)[0].complete


def test_a_total_whose_strikes_nobody_tells_of_stays_without_members() -> None:
    room = Newsroom()
    room.document("d")
    room.total("d", 20, 4, at="2031-05", where=LAND, **BY)
    linked = link(room.claims, room.documents)
    assert linked.clusters == ()
    assert linked.memberships[0].members == ()


def test_a_salvo_of_one_night_joins_the_one_event_of_that_night_and_place() -> None:
    room = paper("2031-05-03", dead=8)
    room.document("radio")
    total = room.total("radio", 10, 4, at="2031-05-03/04", where=SOUTH, **BY)
    linked = link(room.claims, room.documents)
    (event,) = linked.clusters
    assert total in event.claims
    assert (event.strikes.low, event.strikes.high) == (1, 4)
    assert linked.memberships == ()


def test_a_salvo_known_only_to_the_country_stays_a_total() -> None:
    room = paper("2031-05-03", dead=8)
    room.document("radio")
    room.total("radio", 10, 4, at="2031-05-03", where=LAND, **BY)
    membership, days = only(room)
    assert (days, membership.complete) == (["2031-05-03"], False)


def test_an_event_of_two_strikes_counts_twice_in_a_total() -> None:
    room = paper("2031-05-03", "2031-05-09", strikes=2)
    room.total("paper", 20, 4, at="2031-05", where=LAND, **BY)
    assert only(room)[0].complete


def test_of_hundreds_that_might_be_meant_none_is_listed() -> None:
    room = Newsroom()
    for number in range(150):
        spot = place(f"p{number}", 20 + (number % 15) * 0.9, 10 + number // 15, "village")
        room.event(room.document(f"d{number}"), "2031-05-03", spot, number + 3, **BY)
    room.document("sum")
    room.total("sum", 20, 2, at="2031-05", where=LAND, **BY)
    membership, _ = only(room)
    assert (membership.members, membership.possible) == ((), ())
    assert "150 events" in membership.reason


def test_a_months_running_total_holds_what_lies_in_its_place_and_time() -> None:
    room = Newsroom()
    for day in ("2031-04-30", "2031-05-03", "2031-05-09"):
        room.event(room.document(f"paper {day}"), day, TOWN, 8, **BY)
    last = room.event(room.document("paper", "2031-05-15"), "2031-05-14", TOWN, 4, **BY)
    room.total("paper", 26, at="2031-05", where=LAND, members=[last], **BY)
    room.event(room.document("later"), "2031-05-20", TOWN, 3, **BY)
    membership, days = only(room)
    assert days == ["2031-05-03", "2031-05-09", "2031-05-14"]
    assert not membership.complete


def test_a_running_total_without_a_place_holds_what_it_names_alone() -> None:
    room = Newsroom()
    room.event(room.document("first"), "2031-05-03", TOWN, 8, **BY)
    last = room.event(room.document("paper", "2031-05-15"), "2031-05-14", TOWN, 4, **BY)
    room.total("paper", 26, at="2031-05", members=[last], **BY)
    assert only(room)[1] == ["2031-05-14"]


def test_a_total_that_says_neither_where_nor_who_is_sure_of_its_own_document_alone() -> None:
    room = paper("2031-05-03", by=None)
    other = room.document("other", None)
    room.event(other, "2031-05-09", where=SOUTH)
    room.total("paper", 780, at="2031-05")
    membership, days = only(room)
    assert days == ["2031-05-03"]
    assert (len(membership.possible), membership.complete) == (1, False)


def test_a_town_behind_the_border_of_a_province_is_at_the_edge_of_its_scope() -> None:
    province = place("Westmark", 26.0, 14.0, "province", radius=200, admin1="Westmark")
    there = place("Oldmill", 26.1, 14.2, admin1="Highland")
    room = paper("2031-05-03", where=there)
    room.total("paper", 20, at="2031-05", where=province, **BY)
    membership, days = only(room)
    assert (days, len(membership.possible)) == ([], 1)
