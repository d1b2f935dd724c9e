"""The cases that the room was built for, worked through by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.making_cases import (
    Casebook,
    Series,
    killed,
    kinds,
    number,
    on,
    rule,
    share,
    steps,
)

from recount.model.claims import ClaimKind
from recount.model.dates import DateBasis

COMMAND = "U.S. Africa Command"
MILITARY = f"{COMMAND}/military"
STRIKES = ["e19", "e24", "e26", "e29"]


def four_strikes():
    """One article: tolls of two of four strikes, and of all four, told twice."""
    book = Casebook()
    book.claim("c19", "article", killed(8, "combatant"), by=MILITARY)
    book.claim("c24", "article", killed(11, "combatant"), by=MILITARY)
    book.claim("c26", "article", by=MILITARY)
    book.claim("c29", "article", by=MILITARY)
    for day in (19, 24, 26, 29):
        book.event(f"e{day}", on(day), f"c{day}")
    dead = killed(43, "combatant")
    book.total(
        "t1",
        "article",
        dead,
        STRIKES,
        events=4,
        by=MILITARY,
        share=share(0.3, 0.37, dead, "about one-third"),
        strength=killed(150, "combatant"),
    )
    book.total("t2", "article", dead, STRIKES, events=4, by=MILITARY)
    return book


def with_claim(book, event, claim):
    book.clusters = [
        replace(row, claims=(*row.claims, claim)) if row.id == event else row
        for row in book.clusters
    ]


@pytest.fixture(scope="module")
def seed():
    return four_strikes().reconcile()


def test_two_tolls_and_a_total_leave_24_for_the_other_two_strikes_together(seed):
    assert number(seed, "e19", "combatant") == (8, 8, 8)
    assert number(seed, "e24", "combatant") == (11, 11, 11)
    assert number(seed, "e26", "combatant") == (0, None, 24)
    assert number(seed, "e29", "combatant") == (0, None, 24)
    (left,) = seed.remainders
    assert (left.events, left.low, left.high) == (("e26", "e29"), 24, 24)
    assert left.message == (
        "24 combatants killed on 26 and 29 September 2019 together, each between 0 and 24."
    )


def test_a_single_class_has_a_single_row(seed):
    assert all(len(event.counts) == 1 for event in seed.events)


def test_43_of_150_is_not_about_a_third(seed):
    (found,) = seed.contradictions
    assert (found.kind, found.size, found.claims) == ("share", 5, ("t1",))
    assert "28.7 per cent" in found.message


def test_the_arithmetic_is_written_out_with_its_claims(seed):
    (derivation,) = [d for d in seed.derivations if d.event == "e26"]
    (sum_step,) = [step for step in derivation.steps if step.kind == "sum"]
    assert sum_step.text.startswith("43 - 8 - 11 = 24 for 26 and 29 September 2019 together")
    assert sum_step.claims == ("c19", "c24", "t1", "t2")
    assert (sum_step.low, sum_step.high) == (0, 24)
    assert derivation.steps[-1].kind == "unknown"


@pytest.mark.parametrize("victims", ["combatant", "unstated"])
def test_a_report_of_17_makes_the_last_strike_7_before_any_report_says_so(victims):
    book = four_strikes()
    book.claim("r26", "report", killed(17, victims), by=MILITARY)
    with_claim(book, "e26", "r26")
    result = book.reconcile()
    assert number(result, "e26", victims) == (17, 17, 17)
    assert number(result, "e29", "combatant") == (7, 7, 7)
    assert rule(result, "e29", "combatant") == "arithmetic"
    (derivation,) = [d for d in result.derivations if d.event == "e29"]
    assert derivation.steps[0].text.startswith("43 - 8 - 11 - 17 = 7:")
    assert derivation.steps[0].claims == ("c19", "c24", "r26", "t1", "t2")
    assert not result.remainders


def dossier(later=False):
    """Official statements, copies, a broadcaster, a paper that cannot add, a swapped agency."""
    book = Casebook()
    nobody = killed(0, "civilian")
    for name, published, publisher in (
        ("af20", "2019-09-20", COMMAND),
        ("af25", "2019-09-25", COMMAND),
        ("af27", "2019-09-27", COMMAND),
        ("herald", "2019-09-25", "Herald"),
        ("digest", "2019-09-26", "Digest"),
        ("sentinel", "2019-09-28", "The Sentinel"),
        ("channel", "2019-09-20", "Channel"),
        ("oasis", "2019-09-28", "Oasis Agency"),
        ("analysis", "2019-11-14", "Institute"),
        ("af18", "2018-11-30", COMMAND),
        ("observer", "2018-12-02", "The Observer"),
    ):
        book.document(name, published, publisher, "herald" if name == "digest" else None)
    book.claim("o19", "af20", killed(8, "combatant"), nobody, by=MILITARY, when=on(19))
    book.claim("o24", "af25", killed(11, "combatant"), nobody, by=MILITARY, when=on(24))
    book.claim("o26", "af27", killed(17, "combatant"), nobody, by=MILITARY, when=on(26))
    book.claim("h24", "herald", killed(11, "combatant"), by="the command", when=on(24))
    book.claim("d24", "digest", killed(11, "combatant"), by="the command", when=on(24))
    book.claim("s19", "sentinel", killed(8, "combatant"), when=on(19))
    book.claim("s24", "sentinel", killed(11), when=on(24))
    yesterday = on(27, "yesterday", basis=DateBasis.RELATIVE_TO_PUBLICATION)
    book.claim("s26", "sentinel", killed(17, "combatant"), by=MILITARY, when=yesterday)
    book.claim(
        "b19",
        "channel",
        killed(10),
        killed(2, "combatant", part_of=0),
        by="a source in the town/official_unnamed",
        kind=ClaimKind.TOTAL,
        when=on(19),
    )
    series = {"by": MILITARY, "when": on(24)}
    book.claim("a24", "oasis", killed(17, "combatant"), series=Series("k", 0, 2, True), **series)
    series["when"] = on(26)
    book.claim("a26", "oasis", killed(11, "combatant"), series=Series("k", 1, 2, True), **series)
    book.claim("n29", "analysis", by=MILITARY, when=on(29))
    book.claim("m18", "af18", killed(11, "combatant"), nobody, by=MILITARY)
    elders = "the council of elders/witness"
    book.claim("f18", "observer", killed(11, "civilian"), killed(0, "combatant"), by=elders)
    last = ["n29"]
    if later:
        book.document("af30", "2019-09-30", COMMAND)
        last.append(book.claim("o29", "af30", killed(7, "combatant"), nobody, by=MILITARY))
    book.event("e18", on("2018-11-29"), "m18", "f18")
    book.event("e19", on(19), "o19", "s19", "b19")
    book.event("e24", on(24), "o24", "h24", "d24", "s24", "a24")
    book.event("e26", on(26), "o26", "s26", "a26")
    book.event("e29", on(29), *last)
    september = on(1, "month", last=30)
    book.total("t26", "sentinel", killed(26), STRIKES[:3], complete=True, when=september)
    book.total("t43", "analysis", killed(43, "combatant"), STRIKES, events=4, by=MILITARY)
    return book


@pytest.fixture(scope="module")
def first_part():
    return dossier().reconcile()


def contradiction(result, kind):
    (found,) = [row for row in result.contradictions if row.kind == kind]
    return found


def test_each_contradiction_of_the_dossier_is_named_once(first_part):
    assert sorted(kinds(first_part)) == ["count", "date", "respectively", "status", "sum"]


def test_a_paper_cannot_make_26_of_8_11_and_17(first_part):
    found = contradiction(first_part, "sum")
    assert found.message == (
        "The total of 26 that The Sentinel gives for September 2019 is not the sum of the 8, 11 "
        "and 17 it lists, which is 36; the gap is 10 people."
    )
    assert found.size == 10
    assert found.claims == ("s19", "s24", "s26", "t26")


def test_ten_of_an_unnamed_source_against_the_official_eight_is_a_range_of_8_to_10(first_part):
    found = contradiction(first_part, "count")
    assert found.claims == ("b19", "o19")
    assert found.size == 2
    assert number(first_part, "e19") == (8, 8, 10)


def test_the_strike_without_a_toll_is_7_by_arithmetic_and_5_where_ten_is_allowed_for(first_part):
    assert number(first_part, "e29", "combatant") == (5, 7, 7)
    assert rule(first_part, "e29", "combatant") == "arithmetic"
    said = steps(first_part, "e29", "combatant")[0]
    assert said.startswith("43 - 8 - 11 - 17 = 7; 5 where 10 on 19 September 2019 (a source")


def test_numbers_dealt_out_the_wrong_way_round_are_set_aside(first_part):
    found = contradiction(first_part, "respectively")
    assert found.claims == ("a24", "a26", "o24", "o26")
    assert found.events == ("e24", "e26")
    assert number(first_part, "e24") == (11, 11, 11)
    assert number(first_part, "e26") == (17, 17, 17)
    assert any("wrong way round" in text for text in steps(first_part, "e24"))


def test_yesterday_on_the_28th_is_not_the_26th(first_part):
    found = contradiction(first_part, "date")
    assert (found.events, found.size) == (("e26",), 1)
    assert "s26" in found.claims
    assert "yesterday" in found.message


def test_the_same_dead_called_fighters_by_one_and_civilians_by_another(first_part):
    found = contradiction(first_part, "status")
    assert (found.events, found.claims, found.size) == (("e18",), ("f18", "m18"), 11)
    assert number(first_part, "e18") == (11, 11, 11)
    assert number(first_part, "e18", "civilian") == (0, None, 11)
    assert number(first_part, "e18", "combatant") == (0, None, 11)


def test_copies_and_those_who_repeat_a_speaker_are_one_voice(first_part):
    origins = {event.id: event.origins for event in first_part.events}
    # the command, its dispatch in two papers, and the paper that says it in its own words
    assert origins["e24"] == 3
    assert origins["e26"] == 1


def test_the_later_statement_confirms_what_the_arithmetic_said():
    result = dossier(later=True).reconcile()
    assert number(result, "e29") == (7, 7, 7)
    assert rule(result, "e29") == "majority_of_origins"
    # the total now leaves no room for the broadcaster's ten
    assert number(result, "e19") == (8, 8, 8)
    assert "count" in kinds(result)


def test_twice_the_same_case_is_the_same_to_the_last_word():
    assert dossier().reconcile() == dossier().reconcile()
