"""Double coding on a team's desk: what others and the machine made of a text is not seen early."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.web.team_client import Desk, work_out_case

from recount.ledger import Ledger
from recount.model.double_coding import Assignment

WORDS = "a strike near Murzuq on 3 May 2031 killed eight fighters of the Red Column"
CODED = {"words": WORDS, "type": "air_strike", "day": "2031-05-03", "killed_least": "8"}


@pytest.fixture
def desk(tmp_path: Path, make_ledger):
    made = Desk(make_ledger(tmp_path / "case.ledger"))
    yield made
    made.register.close()


@pytest.fixture
def key(desk) -> str:
    ids = {one.name: one.id for one in desk.register.accounts()}
    form = {"document": "gazette-1", "first": ids["Carl Coder"], "second": ids["Cora Coder"]}
    ada = desk.browser("Ada Adjudicator")
    assert ada.send("/coding", "/assign", form).status_code == 303
    with Ledger.open(desk.ledger) as ledger:
        (made,) = ledger.double_coding(Assignment)
    return made.id


def test_a_coder_does_not_see_what_was_read_in_her_document_on_any_page(desk, key) -> None:
    carl, rana = desk.browser("Carl Coder"), desk.browser("Rana Reader")
    places = (
        "/documents/gazette-1", "/documents/courier-7", "/", "/events", "/events.json", "/inbox",
        "/inbox?kind=claim", "/inbox?kind=contradiction", "/contradictions", "/methods", "/assess",
        "/search?q=eight&kind=claim", "/api/v1/claims", "/api/v1/events", "/api/v1/decisions",
        "/api/v1/contradictions", "/spots.json", "/tolls/month.svg",
    )  # fmt: skip
    for place in places:
        hers = carl.get(place)
        assert hers.status_code == 200, place
        for name in ("c-gazette-1", "c-courier-7", "e-first"):
            assert name not in hers.text, (place, name)
    for place in ("/claims/c-gazette-1", "/claims/c-courier-7", "/events/e-first"):
        assert carl.get(place).status_code == 404, place
        assert carl.get(place.replace("/claims", "/api/v1/claims")).status_code == 404
        assert rana.get(place).status_code == 200, place
    assert "documents added" in carl.get("/").text
    assert carl.get("/persons").status_code == 403
    assert rana.get("/persons").status_code == 200
    assert "The northern command said" in carl.get("/documents/gazette-1").text
    assert "c-gazette-1" in rana.get("/api/v1/claims").text


def test_a_coder_cannot_decide_about_what_she_must_not_see(desk, key) -> None:
    form = {"kind": "reject", "claim": "c-gazette-1", "seen": "0", "reason": "what is it"}
    for address in ("/decide", "/decide/keep"):
        refused = desk.browser("Carl Coder").send("/account", address, form)
        assert refused.status_code == 404
    with Ledger.open(desk.ledger) as ledger:
        assert ledger.history() == ()


def test_coders_are_blind_to_one_another_and_readers_do_not_code(desk, key) -> None:
    carl = desk.browser("Carl Coder")
    assert carl.send(f"/coding/{key}", f"/coding/{key}/add", CODED).status_code == 303
    assert WORDS in carl.get(f"/coding/{key}").text.replace("</mark>", "").replace(
        '<mark class="ev c0">', ""
    )
    shown = desk.browser("Cora Coder").get(f"/coding/{key}").text
    assert "0 events coded" in shown
    assert "<mark" not in shown
    assert desk.browser("Ada Adjudicator").get(f"/coding/{key}").status_code == 403
    assert desk.browser("Rana Reader").get("/coding").status_code == 403
    assert carl.get(f"/compare/{key}").status_code == 403
    assert carl.get("/agreement").status_code == 403
    assert desk.browser("Ada Adjudicator").get(f"/compare/{key}").status_code == 422


def test_who_has_finished_sees_the_ledger_again(desk, key) -> None:
    carl = desk.browser("Carl Coder")
    carl.send(f"/coding/{key}", f"/coding/{key}/finish", {})
    assert carl.get("/events/e-first").status_code == 200
    assert desk.browser("Cora Coder").get("/events/e-first").status_code == 404
    late = carl.send("/account", f"/coding/{key}/add", CODED)
    assert "you have finished it" in late.text


def test_a_form_that_is_refused_keeps_what_was_written(desk, key) -> None:
    form = CODED | {"killed_least": "eight", "place": "Murzuq"}
    refused = desk.browser("Carl Coder").send(f"/coding/{key}", f"/coding/{key}/add", form)
    assert refused.status_code == 422
    assert "no number of people" in refused.text
    assert 'value="Murzuq"' in refused.text
    assert re.search(r'value="air_strike"\s+selected', refused.text)


def test_an_adjudicator_makes_claims_of_what_she_settled_and_takes_them_back(
    tmp_path: Path, make_ledger
) -> None:
    made = Desk(work_out_case(make_ledger(tmp_path / "worked.ledger")))
    ids = {one.name: one.id for one in made.register.accounts()}
    ada = made.browser("Ada Adjudicator")
    form = {"document": "gazette-1", "first": ids["Carl Coder"], "second": ids["Cora Coder"]}
    ada.send("/coding", "/assign", form)
    with Ledger.open(made.ledger) as ledger:
        key = ledger.double_coding(Assignment)[0].id
    for name in ("Carl Coder", "Cora Coder"):
        coder = made.browser(name)
        coder.send(f"/coding/{key}", f"/coding/{key}/add", CODED)
        coder.send(f"/coding/{key}", f"/coding/{key}/finish", {})
    page = f"/compare/{key}"
    assert "Make claims of what is settled" not in ada.get(page).text
    shown = ada.get(page).text
    settled = CODED | {
        "unit": re.search(r'name="unit" value="([^"]+)"', shown).group(1), "told": "yes",
        "reason": "eight stands there", "seen": "0",
    }  # fmt: skip
    assert ada.send(page, page, settled).status_code == 303
    assert ada.send(page, page, settled).status_code == 409, "it was settled meanwhile"
    assert "Make claims of what is settled" in ada.get(page).text
    claims = {"units": "1", "seen": "1", "reason": ""}
    assert made.browser("Carl Coder").send("/account", f"{page}/claims", claims).status_code == 403
    asked = ada.send(page, f"{page}/claims", claims)
    assert "Make claims of these codings?" in asked.text
    kept = {"kind": "codings", "assignment": key, **claims}
    assert made.browser("Carl Coder").send("/account", "/decide/keep", kept).status_code == 403
    assert ada.send("/account", "/decide/keep", kept).status_code == 303
    with Ledger.open(made.ledger) as ledger:
        assert {one.kind for one in ledger.history()} == {"add", "reject"}
        act = ledger.history()[0].act
        assert ledger.is_built
    history = ada.get("/claims/c-gazette-1").text
    assert "settled coding" in history
    undo = {"kind": "undo", "decision": act, "reason": "too early"}
    assert ada.send("/account", "/decide/keep", undo).status_code == 303
    with Ledger.open(made.ledger) as ledger:
        assert not any(one.stands for one in ledger.history())
    made.register.close()


def test_a_coder_takes_her_last_change_back_and_brings_it_again(desk, key) -> None:
    carl, page = desk.browser("Carl Coder"), f"/coding/{key}"
    assert "Undo the last change" not in carl.get(page).text
    carl.send(page, f"{page}/add", CODED | {"seen": "0"})
    event = re.search(r'name="event" value="([^"]+)"', carl.get(page).text)[1]
    carl.send(page, f"{page}/remove", {"seen": "1", "event": event})
    assert "0 events coded" in carl.get(page).text
    for seen, amount in (("2", "1 event coded"), ("3", "0 events coded"), ("4", "1 event coded")):
        assert carl.send(page, f"{page}/undo", {"seen": seen}).status_code == 303
        assert amount in carl.get(page).text
    assert carl.send(page, f"{page}/undo", {"seen": "2"}).status_code == 409
    carl.send(page, f"{page}/finish", {"seen": "5"})
    assert carl.send("/account", f"{page}/undo", {"seen": "6"}).status_code == 422
    assert "Undo the last change" not in carl.get(page).text


def test_an_adjudicator_withdraws_an_assignment_and_the_list_says_who_did(desk, key) -> None:
    ada, carl, rana = (desk.browser(n) for n in ("Ada Adjudicator", "Carl Coder", "Rana Reader"))
    form = {"assignment": key}
    assert rana.send("/account", "/assign/withdraw", form).status_code == 403
    assert carl.send("/coding", "/assign/withdraw", form).status_code == 403
    assert "Withdraw the assignment of" in ada.get("/coding").text
    assert "gazette-1" not in re.findall(r'<option value="([^"]+)"', ada.get("/coding").text)
    assert ada.send("/coding", "/assign/withdraw", form).status_code == 303
    listed = ada.get("/coding").text
    assert "withdrawn by Ada Adjudicator on " in re.sub("[\u2068\u2069]", "", listed)
    assert "Withdraw the assignment of" not in listed
    assert "gazette-1" in re.findall(r'<option value="([^"]+)"', listed)
    assert "Nothing is assigned to you." in carl.get("/coding").text
    assert carl.get(f"/coding/{key}").status_code == 404
    assert "c-gazette-1" in carl.get("/api/v1/claims").text


def test_what_a_coder_has_finished_cannot_be_withdrawn_from_the_list(desk, key) -> None:
    ada, carl = desk.browser("Ada Adjudicator"), desk.browser("Carl Coder")
    carl.send(f"/coding/{key}", f"/coding/{key}/finish", {"seen": "0"})
    assert "Withdraw the assignment of" not in ada.get("/coding").text
    refused = ada.send("/coding", "/assign/withdraw", {"assignment": key})
    assert refused.status_code == 422
    assert "a coder has finished it" in refused.text
