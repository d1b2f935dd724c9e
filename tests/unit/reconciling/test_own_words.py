"""What a document gives in its own words beside what it relays, and words that name no number."""

from __future__ import annotations

from tests.making_cases import Casebook, killed, on, rule, vague

from recount.model.counts import Exactness

PAPER, POST = "Paper A/media", "a post/social_media"


def number(result, event, victims="unstated"):
    """(low, best, high) as a table prints them: of "at least", the greatest number given."""
    rows = [row for one in result.events if one.id == event for row in one.counts]
    found = [(row.low, row.best, row.high) for row in rows if row.victims == victims]
    return found[0] if found else None


def told(*relayed, own):
    """One event of one document: its own words first, then those that it relays."""
    book = Casebook()
    names = [book.claim("own", "d", *own)]
    for place, (speaker, *counts) in enumerate(relayed):
        names.append(book.claim(f"c{place}", "d", *counts, by=speaker))
    book.event("e", on(1), *names)
    return book.reconcile()


def test_a_range_stays_open_where_the_document_names_one_of_its_numbers_again():
    book = Casebook()
    book.claim("range", "d", killed(10, high=20))
    book.claim("again", "d", killed(10))
    book.event("e", on(1), "range", "again")
    assert number(book.reconcile(), "e") == (10, 10, 20)


def test_a_number_outside_the_range_is_no_part_of_it():
    book = Casebook()
    book.claim("range", "d", killed(10, high=20))
    book.claim("more", "d", killed(25))
    book.event("e", on(1), "range", "more")
    assert number(book.reconcile(), "e") == (25, 25, 25)


def test_a_range_is_not_narrowed_by_what_the_document_relays():
    result = told((PAPER, killed(4, "civilian")), (POST, killed(9)), own=[killed(4, high=9)])
    low, _, high = number(result, "e")
    assert (low, high) == (4, 9)


def test_civilians_that_a_source_took_for_all_may_be_more_where_the_document_counts_more_people():
    result = told((PAPER, killed(4, "civilian")), own=[killed(4, high=9)])
    assert number(result, "e", "civilian") == (4, 4, 9)
    result = told((PAPER, killed(15, "civilian")), own=[killed(22, high=None)])
    assert number(result, "e", "civilian")[2] == 22


def test_who_names_only_some_of_the_dead_does_not_lead_those_who_count_them():
    some = [vague("the dead"), killed(6, "woman", part_of=0), killed(5, "child", part_of=0)]
    result = told((PAPER, killed(84, high=None)), own=some)
    assert number(result, "e") == (84, 84, 84)
    result = told((PAPER, killed(84, high=None)), own=[killed(11, high=None)])
    assert number(result, "e")[0] == 11


def test_a_document_that_gives_no_number_does_not_lead_those_who_do():
    some = vague("civilians", "civilian")
    result = told((PAPER, killed(2, "civilian", high=None)), own=[some])
    assert number(result, "e", "civilian") == (2, 2, 2)


def test_a_number_of_dead_is_no_number_beside_one_that_is_given():
    result = told((PAPER, vague("a number of")), own=[killed(2, high=None)])
    assert number(result, "e") == (2, 2, 2)
    assert rule(result, "e") == "majority_of_origins"


def test_dozens_stand_beside_a_number_that_they_leave_no_room_for():
    book = Casebook()
    book.claim("few", "d1", killed(2), by=PAPER)
    book.claim("many", "d2", vague("dozens"), by=POST)
    book.event("e", on(1), "few", "many")
    low, _, high = number(book.reconcile(), "e")
    assert (low, high) == (2, 199)


def test_a_teacher_among_26_dead_makes_no_number_of_civilians():
    teacher = killed(1, "civilian", high=None, exactness=Exactness.AT_LEAST)
    book = Casebook()
    book.claim("toll", "d", killed(26, high=None))
    book.claim("one", "d", teacher, by=POST)
    book.claim("parts", "d", killed(4, "child"), killed(3, "woman"), by=PAPER)
    book.event("e", on(1), "toll", "one", "parts")
    result = book.reconcile()
    assert number(result, "e") == (26, 26, 26)
    assert number(result, "e", "civilian") is None
    assert number(result, "e", "child") == (4, 4, 4)
