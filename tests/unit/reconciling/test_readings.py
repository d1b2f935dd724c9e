"""What single claims are read to say, and the contradictions within them."""

from __future__ import annotations

from dataclasses import replace

from tests.making_cases import METHOD, Casebook, killed, kinds, number, on, share, vague

from recount.model.claims import Person
from recount.model.counts import Exactness
from recount.model.places import PlaceBasis, PlaceLevel, Where

A, B = "Ministry A/government", "Hospital B/medical"


def test_parts_that_exceed_their_whole_are_named_and_the_whole_stands():
    book = Casebook()
    dead = [killed(11), killed(8, "child", part_of=0), killed(6, "woman", part_of=0)]
    book.event("e", on(1), book.claim("c", "d", *dead, by=A))
    result = book.reconcile()
    assert kinds(result) == ["sum"]
    assert result.contradictions[0].size == 3
    assert number(result, "e") == (11, 11, 11)


def test_leaders_among_fighters_do_not_change_the_number_of_fighters():
    book = Casebook()
    dead = [killed(11, "combatant"), killed(2, "combatant", part_of=0)]
    book.event("e", on(1), book.claim("c", "d", *dead, by=A))
    assert number(book.reconcile(), "e", "combatant") == (11, 11, 11)


def test_women_among_fighters_are_not_counted_as_civilians():
    book = Casebook()
    dead = [killed(8, "combatant"), killed(2, "woman", part_of=0)]
    book.event("e", on(1), book.claim("c", "d", *dead, by=A))
    result = book.reconcile()
    assert number(result, "e", "woman") is None
    assert number(result, "e", "combatant") == (8, 8, 8)


def test_children_alone_are_all_people_as_long_as_nobody_counts_more():
    book = Casebook()
    book.event("e", on(1), book.claim("c", "d", killed(4, "child"), by=A))
    result = book.reconcile()
    assert number(result, "e", "child") == (4, 4, 4)
    assert number(result, "e") == (4, 4, 4)


def test_children_and_women_bring_a_row_of_civilians_so_that_no_one_is_counted_twice():
    book = Casebook()
    dead = [killed(9), killed(4, "child", part_of=0), killed(2, "aid_worker", part_of=0)]
    book.event("e", on(1), book.claim("c", "d", *dead, by=A))
    assert number(book.reconcile(), "e", "civilian") == (4, None, 9)


def test_a_claim_that_adds_to_another_of_its_document_counts_other_people():
    book = Casebook()
    book.claim("c1", "d", killed(5), by=A)
    book.claim("c2", "d", killed(2), by=A, adds_to="c1")
    book.event("e", on(1), "c1", "c2")
    assert number(book.reconcile(), "e") == (7, 7, 7)


def test_claims_of_one_voice_and_document_are_read_together():
    book = Casebook()
    book.claim("c1", "d", killed(8, "combatant"), by=A)
    book.claim("c2", "d", killed(3, "security_force"), by=A)
    book.event("e", on(1), "c1", "c2")
    result = book.reconcile()
    assert number(result, "e") == (11, 11, 11)
    assert not kinds(result)


def test_a_status_that_the_claim_itself_doubts_is_only_an_upper_bound():
    book = Casebook()
    book.event("e", on(1), book.claim("c", "d", killed(8, "combatant", status_disputed=True), by=A))
    result = book.reconcile()
    assert number(result, "e", "combatant") == (0, None, 8)
    assert number(result, "e") == (8, 8, 8)


def test_a_share_near_enough_is_no_contradiction():
    book = Casebook()
    dead = killed(48, "combatant")
    more = {"share": share(1 / 3, 1 / 3, dead, "a third"), "strength": killed(150, "combatant")}
    book.claim("c", "d", dead, by=A, **more)
    book.event("e", on(1), "c")
    assert not kinds(book.reconcile())


def place(name, lat, radius=5.0):
    return Where(
        name, name, None, lat, 14.0, radius, "LY", None, PlaceLevel.TOWN, None, PlaceBasis.WRITTEN
    )


def test_places_further_apart_than_their_radii_are_named():
    book = Casebook()
    for name, lat in (("Oldmill", 26.0), ("Newbridge", 28.0), ("Oldmill farms", 26.2)):
        book.claim(name, f"d{name}", killed(8), by=f"{name} Paper/media", where=place(name, lat))
    book.event("e", on(1), "Oldmill", "Newbridge", "Oldmill farms")
    result = book.reconcile()
    assert kinds(result) == ["place"]
    assert 180 < result.contradictions[0].size < 200


def test_an_event_keeps_what_its_cluster_knows():
    book = Casebook()
    book.event("e", on(1), book.claim("c", "d", killed(8), by=A))
    (event,) = book.reconcile().events
    (cluster,) = book.clusters
    assert (event.when, event.claims, event.documents) == (cluster.when, ("c",), ("d",))


def test_a_number_of_a_member_set_aside_counts_no_more():
    """Three voices give the total, one a part too great for it: the part yields."""
    book = Casebook()
    book.event("e1", on(1), book.claim("c1", "d1", killed(30), by=A))
    for i, who in enumerate(("A Office/ngo", "B Office/ngo", "C Office/ngo")):
        book.claim(f"x{i}", f"dx{i}", killed(11), by=who)
    book.event("e2", on(2), "x0", "x1", "x2")
    for i, who in enumerate(("A Office/ngo", "B Office/ngo")):
        book.total(f"t{i}", f"dt{i}", killed(20), ["e1", "e2"], by=who)
    result = book.reconcile()
    assert kinds(result) == ["order"]
    assert number(result, "e1")[::2] == (9, 9)
    assert number(result, "e2") == (11, 11, 11)


def test_more_statements_than_can_be_tried_get_outer_bounds_and_say_so():
    book = Casebook()
    names = [book.claim(f"c{i}", f"d{i}", killed(i), by=f"Voice {i}/ngo") for i in range(1, 15)]
    book.event("e", on(1), *names)
    result = book.reconcile()
    assert number(result, "e")[::2] == (1, 14)
    texts = [step.text for row in result.derivations for step in row.steps]
    assert any("may be wider than need be" in text for text in texts)


def test_a_total_that_the_linker_put_among_an_events_claims_speaks_of_that_event():
    book = Casebook()
    book.event("e", on(1), book.claim("c", "d", killed(8), by=A))
    book.total("t", "dt", killed(10), ["e"], by=B)
    book.clusters[0] = replace(book.clusters[0], claims=("c", "t"))
    result = book.reconcile()
    assert kinds(result) == ["count"]
    assert number(result, "e")[::2] == (8, 10)


def test_a_share_of_about_so_many_is_reckoned_with_the_number_that_is_written():
    book = Casebook()
    about = killed(150, "combatant", exactness=Exactness.ABOUT)
    part = share(0.3, 0.37, killed(43, "combatant"), "about one-third")
    book.claim("c", "d", by=A, share=part, strength=about)
    for day in (1, 2):
        book.event(f"e{day}", on(day), book.claim(f"c{day}", "d", by=A))
    book.total("t", "d", killed(43, "combatant"), ["e1", "e2"], by=A)
    (found,) = book.reconcile().contradictions
    assert (found.kind, found.claims, found.events) == ("share", ("c",), ("e1", "e2"))


def test_one_named_person_killed_is_at_least_one_person():
    book = Casebook()
    book.claim("c1", "d", killed(1, "combatant"), by=A, person=Person("N. N.", None, None, None))
    book.claim("c2", "d", killed(5, "combatant"), by=A)
    book.event("e", on(1), "c1", "c2")
    result = book.reconcile()
    assert number(result, "e", "combatant") == (5, 5, 5)
    assert not kinds(result)


def test_at_least_eight_fighters_leaves_room_for_civilians():
    book = Casebook()
    book.claim("c1", "d1", killed(8, "combatant", high=None), by=A)
    book.claim("c2", "d2", killed(10), killed(2, "civilian", part_of=0), by=B)
    book.event("e", on(1), "c1", "c2")
    result = book.reconcile()
    assert not kinds(result)
    assert number(result, "e", "combatant") == (8, 8, 8)


def test_totals_that_only_half_people_could_make_are_named():
    book = Casebook()
    for i in range(3):
        book.event(f"e{i}", on(i + 1), book.claim(f"c{i}", f"d{i}", by=A))
    for i, (members, dead) in enumerate(
        ((("e0", "e1"), 10), (("e1", "e2"), 10), (("e0", "e2"), 5))
    ):
        book.total(f"t{i}", f"dt{i}", killed(dead), members, by=f"Office {i}/ngo")
    result = book.reconcile()
    assert kinds(result) == ["sum"]
    assert result.contradictions[0].claims == ("t0", "t1", "t2")
    assert number(result, "e0") == (None, None, None)


def test_sums_too_large_to_solve_get_outer_bounds_and_say_so():
    small = replace(METHOD, solver_unknowns=1)
    book = Casebook()
    for i in range(3):
        book.event(f"e{i}", on(i + 1), book.claim(f"c{i}", f"d{i}", by=A))
    for i, members in enumerate((("e0", "e1"), ("e1", "e2"), ("e0", "e2"))):
        book.total(f"t{i}", f"dt{i}", killed(10), members, by=f"Office {i}/ngo")
    assert number(book.reconcile(), "e0") == (5, 5, 5)
    result = book.reconcile(small)
    assert number(result, "e0")[::2] == (5, 5)
    texts = [step.text for row in result.derivations for step in row.steps]
    assert any("may be wider than need be" in text for text in texts)


def test_children_counted_beside_civilians_are_civilians_too():
    book = Casebook()
    dead = [killed(3, "civilian"), killed(2, "child")]
    book.event("e", on(1), book.claim("c", "d", *dead, by=A))
    result = book.reconcile()
    assert number(result, "e") == (5, 5, 5)
    assert number(result, "e", "civilian") == (5, 5, 5)
    assert number(result, "e", "child") == (2, 2, 2)


def test_children_told_of_in_another_sentence_are_among_the_civilians():
    book = Casebook()
    book.claim("c1", "d", killed(3, "civilian"), by=A)
    book.claim("c2", "d", killed(2, "child"), by=A)
    book.event("e", on(1), "c1", "c2")
    assert number(book.reconcile(), "e", "civilian") == (3, 3, 3)


def test_children_and_women_of_a_stated_toll_make_no_row_of_civilians_that_nobody_speaks_of():
    book = Casebook()
    dead = [killed(15), killed(6, "child", part_of=0), killed(3, "woman", part_of=0)]
    book.event("e", on(1), book.claim("c", "d", *dead, by=A))
    result = book.reconcile()
    assert number(result, "e") == (15, 15, 15)
    assert number(result, "e", "civilian") is None


def test_people_told_of_one_by_one_do_not_make_a_toll_of_civilians_smaller():
    book = Casebook()
    first = book.claim("c1", "d", killed(24, "civilian", None))
    named = book.claim("c2", "d", killed(1, high=None), killed(1, "woman", None))
    book.event("e", on(1), first, named, book.claim("c3", "d", killed(5)))
    result = book.reconcile()
    assert number(result, "e") == (24, 24, None)
    assert number(result, "e", "civilian") == (24, 24, None)


def test_a_vague_word_names_no_number_above_a_stated_one():
    book = Casebook()
    first = book.claim("c1", "d", killed(24, high=None))
    book.event("e", on(1), first, book.claim("c2", "d", vague("dozens"), by=A))
    (event,) = book.reconcile().events
    assert (event.counts[0].high, event.counts[0].open_above) == (24, True)


def test_who_was_among_the_dead_may_not_have_been_the_only_one_of_a_kind():
    book = Casebook()
    first = book.claim("c1", "d", killed(18), killed(3, "woman", part_of=0), by=A)
    among = [killed(None, high=None), killed(1, "woman", part_of=0)]
    book.event("e", on(1), first, book.claim("c2", "d", *among, by=B))
    assert number(book.reconcile(), "e", "woman") == (3, 3, 3)


def test_a_toll_that_a_document_shares_with_its_source_is_its_own():
    book = Casebook()
    own = book.claim("c1", "d", killed(2, "man"))
    relayed = book.claim("c2", "d", killed(2, "man"), by="Kestrel Watch/ngo")
    book.event("e", on(1), own, relayed, book.claim("c3", "d", killed(1)))
    assert number(book.reconcile(), "e") == (2, 2, 2)
