"""A team's desk: who comes in, what each may do, and what is noted."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from tests.web.team_client import ADDRESS, PEOPLE, WORDS, Browser, Desk

from recount.accounts import Register
from recount.ledger import Ledger
from recount.model.accounts import Deed, Right, Role
from recount.model.persons import Disclosure, DisclosureKind
from recount.web import Place, create_app
from recount.web.rights import is_open, needed
from recount.web.serving import DeskError, check_host, check_place

CLAIM = "c-gazette-1-residents"
PAGE = f"/claims/{CLAIM}"
NOTE = {"kind": "note", "claim": CLAIM, "seen": "0", "text": "ask the mayor"}


@pytest.fixture
def desk(tmp_path: Path, make_ledger):
    made = Desk(make_ledger(tmp_path / "case.ledger"))
    yield made
    made.register.close()


def test_without_signing_in_there_is_nothing_but_the_sign_in(desk) -> None:
    stranger = desk.browser()
    for address in ("/", "/events", "/documents/gazette-1", "/archived/ab", "/nothing", "/team"):
        answer = stranger.get(address)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/sign-in")
        assert "Murzuq" not in answer.text
    shown = stranger.get("/sign-in")
    assert shown.status_code == 200
    assert "Inbox" not in shown.text
    assert "case.ledger" not in shown.text
    assert stranger.get("/api/v1/events").status_code == 401
    assert stranger.ask("POST", "/decide/keep", data=NOTE).status_code == 303
    with Ledger.open(desk.ledger) as ledger:
        assert ledger.history() == ()


def test_who_signs_in_comes_to_the_page_that_she_wanted(desk) -> None:
    browser = desk.browser()
    assert browser.sign_in("Rana Reader", back="/events?place=murzuq").headers["location"] == (
        "/events?place=murzuq"
    )
    assert "Rana Reader" in browser.get("/events").text
    assert browser.sign_in("Rana Reader", back="https://x.example").headers["location"] == "/"


def test_the_session_is_a_new_one_that_scripts_and_other_sites_cannot_use(desk) -> None:
    browser = desk.browser()
    browser.get("/sign-in")
    before = browser.cookies.get("recount-session")
    cookie = browser.sign_in("Rana Reader").headers["set-cookie"]
    assert browser.cookies.get("recount-session") != before
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Secure" in cookie
    shown = browser.get("/inbox")
    assert "Secure" in shown.headers["set-cookie"]
    assert shown.headers["strict-transport-security"]


def test_a_wrong_password_stays_outside_and_six_of_them_wait(desk) -> None:
    browser = desk.browser()
    for _ in range(5):
        refused = browser.sign_in("Carl Coder", "something else entirely")
        assert refused.status_code == 401
        assert "the name or the password is wrong" in refused.text
        assert 'value="Carl Coder"' in refused.text
    assert "failed too often" in browser.sign_in("Carl Coder").text
    assert browser.get("/events").status_code == 303


def test_a_sign_in_from_elsewhere_is_refused(desk) -> None:
    form = {"name": "Carl Coder", "password": WORDS, "seal": "0" * 64}
    assert desk.browser().ask("POST", "/sign-in", data=form).status_code == 403


def test_signing_out_ends_the_session_on_this_side_too(desk) -> None:
    browser = desk.browser("Rana Reader")
    held = browser.cookies.get("recount-session")
    assert browser.send("/account", "/sign-out", {}).headers["location"] == "/sign-in"
    browser.cookies.set("recount-session", held)
    assert browser.get("/events").status_code == 303


def test_a_reader_looks_and_may_not_decide_by_page_or_by_hand(desk) -> None:
    reader = desk.browser("Rana Reader")
    shown = reader.get(PAGE)
    assert "spoke of" in shown.text
    assert "Accept: it was read right" not in shown.text
    assert "Reject" not in shown.text
    for address in ("/decide", "/decide/keep"):
        refused = reader.send("/account", address, NOTE)
        assert refused.status_code == 403
        assert "that needs a coder" in refused.text
    assert reader.get("/add").status_code == 403
    assert reader.get("/take/ged").status_code == 403
    assert reader.get("/team").status_code == 403
    with Ledger.open(desk.ledger) as ledger:
        assert ledger.history() == ()
    denied = desk.register.traces(name="Rana Reader", deed=Deed.DENIED)
    assert {one.what for one in denied} >= {"POST /decide/keep", "GET /team"}


def test_a_decision_bears_the_account_whatever_name_the_form_gives(desk) -> None:
    coder = desk.browser("Carl Coder")
    form = NOTE | {"author": "Ada Adjudicator", "account": "a-somebody"}
    kept = coder.send(PAGE, "/decide/keep", form)
    assert kept.status_code == 303
    with Ledger.open(desk.ledger) as ledger:
        (entry,) = ledger.history()
    account = desk.register.account("Carl Coder")
    assert (entry.author, entry.account) == ("Carl Coder", account.id)
    undo = {"kind": "undo", "decision": entry.id, "reason": "no", "author": "Carl Coder"}
    assert desk.browser("Cora Coder").send(PAGE, "/decide/keep", undo).status_code == 303
    with Ledger.open(desk.ledger) as ledger:
        assert [one.author for one in ledger.history()] == ["Carl Coder", "Cora Coder"]
        assert all(one.account for one in ledger.history())


def test_a_form_of_another_session_is_refused(desk) -> None:
    first, second = desk.browser("Carl Coder"), desk.browser("Cora Coder")
    found = re.search(r'name="seal" value="([0-9a-f]+)"', first.get(PAGE).text)
    assert found
    form = NOTE | {"seal": found.group(1)}
    assert second.ask("POST", "/decide/keep", data=form).status_code == 403


def test_an_account_that_is_disabled_is_out_at_once(desk) -> None:
    browser = desk.browser("Carl Coder")
    assert browser.get("/events").status_code == 200
    desk.register.disable("Carl Coder")
    assert browser.get("/events").status_code == 303


def test_programs_read_with_a_token_under_the_same_rights(desk) -> None:
    token = desk.register.token("Rana Reader", 5)
    program = desk.browser()
    found = program.get("/api/v1/events", authorization=f"Bearer {token}")
    assert found.status_code == 200
    assert found.json()["total"] > 0
    assert program.get("/events", authorization=f"Bearer {token}").status_code == 303
    assert program.get("/api/v1/events", authorization="Bearer nothing").status_code == 401
    assert desk.browser("Rana Reader").get("/api/v1/events").status_code == 200
    desk.register.disable("Rana Reader")
    assert program.get("/api/v1/events", authorization=f"Bearer {token}").status_code == 401


def test_the_admin_sees_who_saw_and_who_took_what(desk) -> None:
    desk.browser("Rana Reader").get("/documents/gazette-1")
    publisher = desk.browser("Paul Publisher")
    taken = publisher.get("/take/ged")
    assert taken.status_code == 200
    assert taken.content.startswith(b"PK")
    assert publisher.get("/take/ged").content == taken.content
    publisher.get("/api/v1/claims?kind=total")
    shown = desk.browser("Amal Admin").get("/team").text
    for words in ("/documents/gazette-1", "/take/ged", "/api/v1/claims?kind=total", "10.0.0.7"):
        assert words in shown
    lines = [(one.name, one.deed, one.what) for one in desk.register.traces()]
    assert ("Rana Reader", Deed.SAW, "/documents/gazette-1") in lines
    assert ("Paul Publisher", Deed.TOOK, "/take/ged") in lines
    only = desk.browser("Amal Admin").get("/team?deed=took").text
    assert "/documents/gazette-1" not in only


def test_a_person_changes_her_own_password_and_stays(desk) -> None:
    browser = desk.browser("Carl Coder")
    other = desk.browser("Carl Coder")
    wrong = browser.send("/account", "/account", {"old": "not this one at all", "new": WORDS + "!"})
    assert wrong.status_code == 422
    short = browser.send("/account", "/account", {"old": WORDS, "new": "short"})
    assert "12 to 256" in short.text
    done = browser.send("/account", "/account", {"old": WORDS, "new": WORDS + " too"})
    assert "another one now" in done.text
    assert browser.get("/events").status_code == 200
    assert other.get("/events").status_code == 303
    assert desk.browser().sign_in("Carl Coder", WORDS + " too").status_code == 303


@pytest.mark.parametrize("host", ["desk.example:8377", "127.0.0.1", "evil.example"])
def test_no_other_host_is_answered(desk, host) -> None:
    assert desk.browser().get("/sign-in", host=host).status_code == 421


def test_the_policy_allows_no_inline_script_or_style(desk) -> None:
    policy = desk.browser().get("/sign-in").headers["content-security-policy"]
    assert "unsafe-inline" not in policy
    assert "default-src 'self'" in policy


def test_every_form_of_the_desk_has_a_right_of_its_own(desk) -> None:
    sent = [
        route.path
        for route in desk.app.routes
        if isinstance(route, APIRoute) and "POST" in route.methods and not is_open(route.path)
    ]
    assert sent
    assert [path for path in sent if needed("POST", path) is Right.MANAGE] == []
    assert needed("POST", "/something/new") is Right.MANAGE


def test_each_role_sees_the_pages_of_its_rights(desk) -> None:
    expected = {"/events": 1, "/add": 2, "/take": 4, "/team": 5}
    for rank, name in enumerate(PEOPLE):
        browser = desk.browser(name)
        role = list(Role).index(PEOPLE[name]) + 1
        for address, least in expected.items():
            assert browser.get(address).status_code == (200 if role >= least else 403), (
                rank, name, address,
            )  # fmt: skip


def test_on_ones_own_laptop_there_are_no_accounts_and_the_page_says_so(case_ledger) -> None:
    browser = Browser(create_app(case_ledger))
    shown = browser.get("/", host="127.0.0.1:8377").text
    assert "has no accounts" in shown
    assert 'href="/team"' not in shown
    assert browser.get("/sign-in", host="127.0.0.1:8377").status_code == 404


def test_only_with_accounts_and_tls_may_others_reach_the_desk(tmp_path) -> None:
    with pytest.raises(DeskError, match="--team"):
        check_host("0.0.0.0")
    with pytest.raises(DeskError, match="in the clear"):
        check_place(Place("0.0.0.0"))
    with pytest.raises(DeskError, match="https://"):
        check_place(Place(address="http://desk.example"))
    with pytest.raises(DeskError, match="no path"):
        check_place(Place(address="https://desk.example/recount"))
    check_place(Place())
    check_place(Place(address=ADDRESS))
    check_place(Place("0.0.0.0", certificate=tmp_path / "c.pem", key=tmp_path / "k.pem"))


def signing(desk, name: str, event: str = "e-first"):
    """The answer to her putting her name under an event as she sees it."""
    browser = desk.browser(name)
    page = browser.get(f"/events/{event}").text
    state = re.search(r'name="state" value="([0-9a-f]+)"', page)
    form = {"kind": "sign", "event": event, "state": state.group(1) if state else ""}
    return browser.send("/account", "/decide/keep", form)


def test_an_event_is_signed_off_by_a_second_person_of_the_right_role(desk) -> None:
    assert signing(desk, "Rana Reader").status_code == 403
    assert signing(desk, "Carl Coder").status_code == 303
    assert signing(desk, "Cora Coder").status_code == 403, "a coder checks only"
    shown = desk.browser("Ada Adjudicator").get("/inbox?kind=event").text
    assert "waits for a second person" in shown
    assert signing(desk, "Ada Adjudicator").status_code == 303
    shown = desk.browser("Rana Reader").get("/events/e-first").text
    assert "<b>Signed off.</b>" in shown
    assert "Carl Coder" in shown
    assert "Ada Adjudicator" in shown
    with Ledger.open(desk.ledger) as ledger:
        assert all(one.account for one in ledger.signatures())


def test_a_sign_off_of_another_state_is_refused(desk) -> None:
    form = {"kind": "sign", "event": "e-first", "state": "0" * 16}
    refused = desk.browser("Carl Coder").send("/account", "/decide/keep", form)
    assert refused.status_code == 409
    assert "it has changed since you saw it" in refused.text


def test_a_coder_cannot_take_back_what_she_could_not_have_decided(desk) -> None:
    signing(desk, "Carl Coder")
    signing(desk, "Ada Adjudicator")
    withheld = {"kind": "withhold", "person": "tam orre", "reason": "her family asks", "seen": "0"}
    with Ledger.open(desk.ledger) as ledger:
        made = Disclosure("", DisclosureKind.WITHHOLD, "Tam Orre", (), (), "asked", "Paul", "2031")
        kept = ledger.put_disclosure(made)
        (signed,) = [one for one in ledger.signatures() if one.kind == "sign_off"]
    assert desk.browser("Carl Coder").send("/account", "/decide/keep", withheld).status_code == 403
    for name in (kept.id, signed.id):
        undo = {"kind": "undo", "decision": name, "reason": "no"}
        for address in ("/decide", "/decide/keep"):
            assert desk.browser("Carl Coder").send("/account", address, undo).status_code == 403
    with Ledger.open(desk.ledger) as ledger:
        assert ledger.disclosures()
        assert len(ledger.signatures()) == 2


def test_a_reader_is_shown_no_form_on_the_page_of_a_document(desk) -> None:
    forms = 'method="post"'
    assert forms not in desk.browser("Rana Reader").get("/documents/gazette-1").text
    assert forms in desk.browser("Carl Coder").get("/documents/gazette-1").text


def test_the_language_that_was_chosen_is_kept_with_the_account(desk) -> None:
    carl, cora = desk.browser("Carl Coder"), desk.browser("Cora Coder")
    assert carl.get("/language/ar?back=/events").headers["location"] == "/events"
    assert 'lang="ar"' in carl.get("/events").text
    elsewhere = desk.browser("Carl Coder")
    assert 'lang="ar"' in elsewhere.get("/events").text
    assert 'lang="en"' in cora.get("/events").text
    elsewhere.get("/language/en")
    assert 'lang="en"' in desk.browser("Carl Coder").get("/events").text
    nobody = desk.browser()
    assert nobody.get("/language/ar").status_code == 303
    assert 'lang="ar"' in nobody.get("/sign-in").text


def test_accounts_of_before_that_was_kept_are_there_still(desk) -> None:
    path = desk.register.path
    desk.register.close()
    with closing(sqlite3.connect(path)) as old:
        old.execute("ALTER TABLE accounts DROP COLUMN language")
        old.execute("PRAGMA user_version = 1")
        old.commit()
    with Register.beside(desk.ledger) as register:
        register.set_language("Carl Coder", "ar")
        assert register.account("Carl Coder").language == "ar"
        assert register.account("Cora Coder").language is None
