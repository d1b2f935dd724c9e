"""People decide about claims on the desk, and nobody else can in their name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from recount.app.desk.deciding import _READ, VERBS
from recount.app.settings import Settings
from recount.app.wiring import parts
from recount.app.working_out import held_material, work_out
from recount.ledger import Ledger
from recount.model.decisions import DecisionKind
from recount.model.judgements import JudgementKind

CLAIM = "c-gazette-1-residents"
PAGE = f"/claims/{CLAIM}"
WHO = {"author": "Ilse", "reason": "the road is another one", "claim": CLAIM, "seen": "0"}


@pytest.fixture
def worked(tmp_path: Path, make_ledger, make_client):
    """The desk over the case with numbers that this program's own rules chose."""
    made = make_ledger(tmp_path / "worked.ledger")
    rules = parts(Settings())
    with Ledger.open(made) as ledger:
        given = held_material(ledger, rules)
        found = work_out(given, rules)
        ledger.replace_derived(found.linking, found.reconciliation, given.origins)
    return make_client(made), made


def history(path: Path) -> list[tuple[str, str, str]]:
    with Ledger.open(path) as ledger:
        return [(one.kind, one.author, one.reason) for one in ledger.history()]


def test_the_page_of_a_claim_shows_its_words_and_forms(worked) -> None:
    desk, _ = worked
    shown = desk.get(PAGE).text
    assert "spoke of " in shown
    assert "Accept: it was read right" in shown
    assert desk.get("/claims/c-nothing").status_code == 404


def test_a_decision_is_shown_with_its_effect_before_it_is_kept(worked) -> None:
    desk, path = worked
    shown = desk.send(PAGE, WHO | {"kind": "reject"}, "/decide")
    assert shown.status_code == 200
    assert "What becomes other" in shown.text
    assert "Nothing is kept yet" in shown.text
    assert history(path) == []


def test_a_decision_is_kept_under_a_name_and_events_follow_it(worked) -> None:
    desk, path = worked
    kept = desk.send(PAGE, WHO | {"kind": "reject"})
    assert kept.status_code == 200
    assert "<b>Kept</b>" in kept.text
    assert "events and numbers follow it now" in kept.text
    assert history(path) == [("reject", "Ilse", "the road is another one")]
    with Ledger.open(path) as ledger:
        assert ledger.is_built
        assert not any(CLAIM in one.claims for one in ledger.events())
    assert "rejected" in desk.get("/documents/gazette-1").text


@pytest.mark.parametrize("form", [{"kind": "note", "text": "ask again"}, {"kind": "accept"}])
def test_what_changes_no_number_does_not_say_that_numbers_follow_it(worked, form) -> None:
    desk, _ = worked
    kept = desk.send(PAGE, WHO | form).text
    assert "no event and no number becomes other by it" in kept
    assert "numbers follow it now" not in kept


def test_a_decision_is_taken_back_by_a_button(worked) -> None:
    desk, path = worked
    desk.send(PAGE, WHO | {"kind": "reject"})
    with Ledger.open(path) as ledger:
        (kept,) = ledger.history()
        rejected = ledger.events()
    undo = {"kind": "undo", "decision": kept.id, "author": "Omar", "back": PAGE}
    assert "Take this decision back" in desk.send(PAGE, undo, "/decide").text
    assert desk.send(PAGE, undo).status_code == 200
    assert [kind for kind, _, _ in history(path)] == ["reject", "undo"]
    with Ledger.open(path) as ledger:
        assert ledger.events() != rejected
    assert desk.send(PAGE, undo).status_code == 404


def test_of_two_who_decide_at_once_the_second_is_told_what_changed(worked) -> None:
    desk, path = worked
    desk.send(PAGE, WHO | {"kind": "note", "author": "Omar", "text": "ask the mayor"})
    late = desk.send(PAGE, WHO | {"kind": "reject"})
    assert late.status_code == 409
    assert "Omar left an internal note" in late.text
    assert "ask the mayor" in late.text
    assert 'value="the road is another one"' in late.text
    assert len(history(path)) == 1


def test_a_correction_that_is_refused_keeps_what_was_written(worked) -> None:
    desk, path = worked
    form = WHO | {"kind": "correct", "field": "killed", "value": "12", "words": "ten dead"}
    refused = desk.send(PAGE, form, "/decide")
    assert refused.status_code == 422
    assert "12 cannot be read in" in refused.text
    assert 'value="ten dead"' in refused.text
    assert history(path) == []


def test_a_form_without_the_seal_of_its_own_browser_is_refused(worked) -> None:
    desk, path = worked
    for form in ({"seal": "0" * 64}, {"seal": ""}):
        assert desk.send(PAGE, WHO | {"kind": "reject"} | form).status_code == 403
    assert desk.send("/methods", WHO | {"kind": "reject"}).status_code == 403
    assert history(path) == []


@pytest.mark.parametrize("back", ["https://x.example/", "//x.example", "/\\x.example"])
def test_nobody_is_sent_to_another_place_afterwards(worked, back) -> None:
    desk, _ = worked
    kept = desk.send(PAGE, WHO | {"kind": "note", "text": "see", "back": back})
    assert kept.url.host == "127.0.0.1"


def test_who_decides_is_remembered_by_the_browser_alone(worked) -> None:
    desk, _ = worked
    kept = desk.send(PAGE, WHO | {"kind": "note", "text": "see", "author": "إيمان"})
    assert 'value="إيمان"' in kept.text
    assert 'value=""' in desk.get(PAGE).text


def test_on_the_page_of_an_event_it_is_made_one_with_another_and_goes_back(worked) -> None:
    desk, path = worked
    with Ledger.open(path) as ledger:
        events = ledger.events()[:2]
        first, second = events[0].id, events[1].id
    shown = desk.get(f"/events/{first}").text
    head = re.search(r'name="back" value="/events/of/(c-[^"]+)"', shown)
    other = re.search(rf'value="({second} \d+)"', shown)
    assert head
    assert other
    form = {
        "kind": "same", "first": first, "second": other.group(1), "author": "Ilse",
        "reason": "one road", "back": f"/events/of/{head.group(1)}",
    }  # fmt: skip
    assert "Make these one event?" in desk.send(f"/events/{first}", form, "/decide").text
    kept = desk.send(f"/events/{first}", form)
    assert kept.status_code == 200
    assert "one happening" in kept.text
    assert set(history(path)) == {("same", "Ilse", "one road")}
    late = desk.send(f"/events/{first}", form)
    assert late.status_code == 409
    with Ledger.open(path) as ledger:
        left = {one.id for one in ledger.events()}
    (gone,) = {one.id for one in events} - left
    led = desk.get(f"/events/{gone}")
    assert led.status_code == 307
    assert f"You came by <code>{gone}</code>" in desk.get(led.headers["location"]).text


def test_an_event_is_split_by_ticking_claims(worked) -> None:
    desk, path = worked
    with Ledger.open(path) as ledger:
        event = max(ledger.events(), key=lambda one: len(one.claims))
    form = {
        "kind": "split", "event": event.id, "claims": event.claims[-1], "author": "Ilse",
        "reason": "another road", "seen": "0",
    }  # fmt: skip
    assert "Split this event?" in desk.send(f"/events/{event.id}", form, "/decide").text
    desk.send(f"/events/{event.id}", form)
    with Ledger.open(path) as ledger:
        assert all(set(one.claims) != set(event.claims) for one in ledger.events())


def test_a_claim_that_was_rejected_is_taken_back_from_the_history_of_its_event(worked) -> None:
    desk, path = worked
    with Ledger.open(path) as ledger:
        event = next(one.id for one in ledger.events() if CLAIM in one.claims)
    desk.send(PAGE, WHO | {"kind": "reject"})
    shown = desk.get(f"/events/{event}").text
    with Ledger.open(path) as ledger:
        (kept,) = ledger.history()
    assert f'id="{kept.id}"' in shown
    assert f'name="decision" value="{kept.id}"' in shown


def test_every_kind_of_form_can_be_looked_at_before_it_is_kept(worked) -> None:
    desk, _ = worked
    note = {"kind": "note", "claim": CLAIM, "text": "look again", "whom": "internal_note"}
    assert "Keep this note?" in desk.send(PAGE, WHO | note, "/decide").text
    kinds = {*_READ, *JudgementKind, *DecisionKind, "split", "undo"}
    assert {str(one) for one in kinds} <= VERBS.keys()
