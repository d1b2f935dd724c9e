"""How well an event is attested, by which rule, and on which claims that rests."""

from __future__ import annotations

import pytest
from tests.making_cases import Casebook, Stance, killed, on, party

from recount.model.claims import ClaimKind, EventType
from recount.reconciling import load_methodology

AIRWARS = load_methodology("airwars")
US = party("United States", "state-US")
COMMAND = party("U.S. Africa Command", "africom")
ARMY = party("Northern Army")
MILITIA = party("Southern Militia")


def graded(book, rules=None, event="e"):
    result = book.reconcile(*([rules] if rules else []))
    (one,) = [row for row in result.events if row.id == event]
    found = one.graded
    assert found.text.endswith(".")
    assert set(found.claims) <= set(book.claims)
    return (found.grade and found.grade.value), found.rule, found.claims


def told(*reports, kind=EventType.AIR_STRIKE):
    """An event of claims given as (speaker, perpetrator, counts, more)."""
    book = Casebook()
    names = []
    for i, (who, by, counts, *more) in enumerate(reports):
        fields = more[0] if more else {}
        names.append(book.claim(f"c{i}", f"d{i}", *counts, by=who, **{"perpetrator": by, **fields}))
    book.event("e", on(1), *names, type=kind)
    return book


def test_one_origin_is_weak_and_two_are_fair():
    one = told(("Agency D/media", ARMY, [killed(3)]))
    assert graded(one) == ("weak", "told", ("c0",))
    two = told(("Agency D/media", ARMY, [killed(3)]), ("Group B/ngo", ARMY, [killed(4)]))
    assert graded(two) == ("fair", "independent_origins", ("c0", "c1"))


def test_two_papers_that_repeat_one_speaker_are_one_origin():
    book = told(*[("Hospital B/medical", ARMY, [killed(3)])] * 2)
    assert graded(book)[:2] == ("weak", "told")


@pytest.mark.parametrize(
    ("speaker", "perpetrator"),
    [
        ("U.S. Africa Command/military", COMMAND),
        ("Africa Command/military", COMMAND),
        ("United States military/military", US),
        ("Northern Army/armed_group", ARMY),
    ],
)
def test_who_says_it_did_it_confirms_it(speaker, perpetrator):
    book = told((speaker, perpetrator, [killed(3)]), ("Group B/ngo", perpetrator, [killed(4)]))
    assert graded(book) == ("confirmed", "responsibility_accepted", ("c0",))


@pytest.mark.parametrize(
    ("speaker", "perpetrator"),
    [
        ("Libya Observer/media", party("Libya", "state-LY")),
        ("army/military", ARMY),
        ("Southern Militia/armed_group", ARMY),
    ],
)
def test_a_paper_with_the_name_any_army_and_an_enemy_do_not_confirm(speaker, perpetrator):
    assert graded(told((speaker, perpetrator, [killed(3)])))[0] == "weak"


def test_an_allegation_that_somebody_did_it_is_no_acceptance():
    book = told(("Northern Army/armed_group", ARMY, [killed(3)], {"stance": Stance.ALLEGES}))
    assert graded(book)[0] == "weak"


def test_a_publisher_that_is_the_party_speaks_for_itself():
    book = Casebook()
    book.document("d", publisher="U.S. Africa Command")
    book.event("e", on(1), book.claim("c", "d", killed(3), perpetrator=COMMAND))
    assert graded(book)[0] == "confirmed"


def test_different_parties_held_responsible_contest_it():
    book = told(("Agency D/media", ARMY, [killed(3)]), ("Group B/ngo", MILITIA, [killed(3)]))
    assert graded(book) == ("contested", "competing_parties", ("c0", "c1"))


def test_a_command_and_its_state_are_one_party():
    book = told(("Agency D/media", COMMAND, [killed(3)]), ("Group B/ngo", US, [killed(3)]))
    assert graded(book)[0] == "fair"


def test_both_sides_of_a_clash_are_no_contest():
    reports = [("Agency D/media", ARMY, [killed(3)]), ("Group B/ngo", MILITIA, [killed(3)])]
    assert graded(told(*reports, kind=EventType.ARMED_CLASH))[0] == "fair"


def test_a_denial_by_the_one_held_responsible_contests_it():
    book = told(("Agency D/media", ARMY, [killed(3)]), ("Group B/ngo", ARMY, [killed(3)]))
    book.claim(
        "no", "d9", by="Northern Army/armed_group", kind=ClaimKind.RESPONSE,
        stance=Stance.DENIES, about="c0",
    )  # fmt: skip
    assert graded(book) == ("contested", "responsibility_denied", ("no",))


def test_a_denial_by_somebody_else_does_not():
    book = told(("Agency D/media", ARMY, [killed(3)]))
    book.claim(
        "no", "d9", by="Southern Militia/armed_group", kind=ClaimKind.RESPONSE,
        stance=Stance.DENIES, about="c0",
    )  # fmt: skip
    assert graded(book)[0] == "weak"


def test_what_was_taken_back_is_discounted():
    book = told(("Hospital B/medical", ARMY, [killed(3)]))
    book.clusters.clear()
    back = book.claim("back", "d9", by="Hospital B/medical", stance=Stance.RETRACTS, about="c0")
    book.event("e", on(1), "c0", back)
    assert graded(book)[:2] == ("discounted", "taken_back")


def test_airwars_confirms_where_the_party_says_that_it_harmed_civilians():
    reports = [("Group B/ngo", COMMAND, [killed(4, "civilian")])]
    own = ("U.S. Africa Command/military", COMMAND, [killed(2, "civilian")])
    assert graded(told(own, *reports), AIRWARS) == ("confirmed", "harm_accepted", ("c0",))
    fighters = ("U.S. Africa Command/military", COMMAND, [killed(2, "combatant")])
    assert graded(told(fighters, *reports), AIRWARS)[:2] == ("fair", "origins_and_party")


def test_airwars_discounts_what_killed_fighters_alone():
    fighters = ("U.S. Africa Command/military", COMMAND, [killed(8, "combatant")])
    unstated = ("Agency D/media", COMMAND, [killed(8)])
    assert graded(told(fighters, unstated), AIRWARS)[:2] == ("discounted", "combatants_only")
    denied = ("Elders/witness", COMMAND, [killed(8), killed(0, "combatant", part_of=0)])
    assert graded(told(fighters, denied), AIRWARS)[0] == "fair"


def test_airwars_discounts_what_harmed_nobody():
    book = told(("Agency D/media", COMMAND, [killed(0)]), ("Group B/ngo", COMMAND, [killed(0)]))
    assert graded(book, AIRWARS)[:2] == ("discounted", "nobody_harmed")


def test_two_origins_that_name_nobody_stay_weak_by_airwars():
    book = told(("Agency D/media", None, [killed(3)]), ("Group B/ngo", None, [killed(4)]))
    assert graded(book, AIRWARS)[0] == "weak"


def test_where_no_rule_holds_there_is_no_grade(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('extends = "standard"\nname = "own"\nversion = "1"\n[grading]\nweak = []\n')
    book = told(("Agency D/media", ARMY, [killed(3)]))
    assert graded(book, load_methodology(path)) == (None, "none", ())
