"""Two people vouch for an event's numbers, and a change makes that void and says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from recount.app.signing import Signing, sign, standing_of
from recount.errors import DecisionError, NotFoundError, StaleDecisionError
from recount.ledger import Ledger
from recount.model.signing import SigningKind, state_of


@pytest.fixture
def ledger(tmp_path: Path, case):
    with Ledger.open(tmp_path / "case.ledger", create=True) as opened:
        for document in case.documents:
            opened.put_document(document)
        for reading in case.readings:
            opened.put_reading(reading)
        opened.replace_derived(case.linking, case.reconciliation, case.origins)
        yield opened


def first(ledger: Ledger):
    return ledger.events()[0]


def by(ledger: Ledger, author: str, **more: str):
    event = first(ledger)
    return sign(ledger, Signing(event.id, more.pop("state", None), "", author, **more))


def killed(ledger: Ledger, case, number: int) -> None:
    """Works the first event out with another number of dead."""
    event = case.reconciliation.events[0]
    counts = (replace(event.counts[0], low=number, best=number, high=number),)
    other = replace(case.reconciliation, events=(replace(event, counts=counts),))
    ledger.replace_derived(case.linking, other, case.origins)


def test_the_first_checks_and_another_person_signs_off(ledger) -> None:
    assert by(ledger, "Ilse").kind is SigningKind.CHECK
    found = standing_of(first(ledger), ledger.signatures())
    assert (found.check.author, found.sign_off) == ("Ilse", None)
    assert by(ledger, "Omar").kind is SigningKind.SIGN_OFF
    found = standing_of(first(ledger), ledger.signatures())
    assert found.next_kind is None
    with pytest.raises(DecisionError, match="signed off already"):
        by(ledger, "Nadia")


@pytest.mark.parametrize("again", ["Ilse", " ILSE "])
def test_nobody_is_her_own_second_person(ledger, again) -> None:
    by(ledger, "Ilse")
    with pytest.raises(DecisionError, match="a second person"):
        by(ledger, again)


def test_of_two_accounts_the_name_does_not_matter_and_of_one_it_does_not_either(ledger) -> None:
    by(ledger, "Ilse", account="a-1")
    with pytest.raises(DecisionError, match="a second person"):
        by(ledger, "Another name", account="a-1")
    assert by(ledger, "Ilse", account="a-2").kind is SigningKind.SIGN_OFF


def test_a_later_change_makes_both_void_and_says_what_changed(ledger, case) -> None:
    by(ledger, "Ilse")
    by(ledger, "Omar")
    killed(ledger, case, 11)
    found = standing_of(first(ledger), ledger.signatures())
    assert (found.check, found.sign_off) == (None, None)
    assert found.void.author == "Omar"
    assert found.changes == ("killed, combatants: 8 → 11",)
    assert found.next_kind is SigningKind.CHECK
    killed(ledger, case, 8)
    again = standing_of(first(ledger), ledger.signatures())
    assert again.sign_off is not None, "the very state that they signed is back"
    assert again.void is None


def test_what_was_signed_is_what_was_seen(ledger, case) -> None:
    seen = state_of(first(ledger)).name
    killed(ledger, case, 11)
    with pytest.raises(StaleDecisionError, match="now it says 11 killed, combatants"):
        by(ledger, "Ilse", state=seen)
    assert ledger.signatures() == ()


def test_a_claim_that_comes_makes_it_void_though_the_number_stays(ledger) -> None:
    by(ledger, "Ilse")
    event = first(ledger)
    more = replace(event, claims=(*event.claims, "c-more"))
    assert standing_of(more, ledger.signatures()).changes == ("1 claim more",)
    other = replace(event, where=None)
    assert standing_of(other, ledger.signatures()).changes == ("its place is another",)


def test_a_signature_makes_no_number_other_and_can_be_taken_back(ledger) -> None:
    made = by(ledger, "Ilse")
    assert ledger.is_built
    assert [(one.kind, one.about) for one in ledger.history()] == [
        ("check", tuple(sorted(first(ledger).claims)))
    ]
    ledger.take_back(made.id, "I misread it", "Ilse", "2031-05-06T10:00:00+00:00")
    assert ledger.is_built
    assert ledger.signatures() == ()


def test_nothing_is_signed_that_is_not_worked_out_or_not_there(ledger, case) -> None:
    with pytest.raises(NotFoundError):
        sign(ledger, Signing("e-nothing", None, "", "Ilse"))
    with pytest.raises(DecisionError, match="nobody answers"):
        by(ledger, " ")
    ledger.put_document(replace(case.documents[0], id="another"))
    with pytest.raises(DecisionError, match="recount build"):
        by(ledger, "Ilse")
