"""What waits for a person stands in the inbox with its reasons, until somebody has settled it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from recount.app.desk.inbox import inbox_page, waiting
from recount.app.desk.troubles import trouble_words
from recount.app.desk.waiting import claim_reasons, event_reasons
from recount.ledger import Ledger

WHO = {"author": "Ilse", "kind": "accept", "claim": "c-gazette-1-residents", "seen": "0"}


@pytest.fixture
def desk(tmp_path: Path, make_ledger, make_client):
    return make_client(make_ledger(tmp_path / "case.ledger"))


def test_everything_that_waits_has_a_reason_and_a_page_that_is_there(snapshot, desk) -> None:
    rows = tuple(waiting(snapshot))
    assert {row.kind for row in rows} == {"document", "claim", "event", "contradiction"}
    for row in rows:
        assert row.reasons
        assert desk.get(row.address).status_code == 200


def test_a_claim_says_what_is_unknown_or_guessed_in_it(snapshot) -> None:
    claim = snapshot.claims["c-gazette-1"]
    assert claim_reasons(claim) == ("several places of the name",)
    assert claim_reasons(replace(claim, when=None))[0] == "no day"
    nowhere = replace(claim, where=replace(claim.where, lat=None, lon=None))
    assert "place not on the map" in claim_reasons(nowhere)
    (count,) = claim.counts
    open_above = replace(claim, counts=(replace(count, high=None),))
    assert "number without an upper bound" in claim_reasons(open_above)


def test_an_event_says_what_is_open_in_it(snapshot) -> None:
    assert event_reasons(snapshot.event("e-first")) == ()
    assert event_reasons(snapshot.event("e-second")) == ("no best number killed",)
    assert event_reasons(snapshot.event("e-nowhere")) == ("no day", "not on the map")


def test_it_is_narrowed_by_kind_reason_and_words_in_the_address(snapshot, desk) -> None:
    claims = inbox_page(snapshot, {"kind": "claim"})
    assert {row.kind for row in claims.rows} == {"claim"}
    clashing = inbox_page(snapshot, {"kind": "claim", "reason": "in a contradiction"})
    assert {row.id for row in clashing.rows} == {"c-gazette-1", "c-gazette-1-residents"}
    assert inbox_page(snapshot, {"kind": "claim", "q": "MURZUQ", "page": "9"}).pages.page == 1
    address = clashing.address(page=2)
    assert "reason=in+a+contradiction" in address
    assert desk.get(address).status_code == 200
    assert "Nothing that waits is like that" in desk.get("/inbox?kind=claim&q=zzz").text


def test_a_claim_leaves_it_once_it_is_accepted_and_the_list_stays_where_it_was(desk) -> None:
    address = "/inbox?kind=claim&reason=in+a+contradiction"
    kept = desk.send("/claims/c-gazette-1", WHO | {"back": address})
    assert kept.status_code == 200
    assert "reason=in+a+contradiction" in str(kept.url)
    assert "<b>Kept</b>" in kept.text
    assert 'row-link" href="/claims/c-gazette-1-residents"' not in kept.text


def test_a_rejected_or_accepted_claim_does_not_wait(tmp_path, make_ledger) -> None:
    from recount.app.desk.snapshot import take_snapshot
    from recount.app.judging import Ruling, Tools, judge
    from recount.model.judgements import JudgementKind

    with Ledger.open(make_ledger(tmp_path / "l")) as ledger:
        for kind, claim in (("accept", "c-gazette-1"), ("reject", "c-herald-1")):
            ruling = Ruling(JudgementKind(kind), claim, "read again", "Ilse")
            judge(ledger, ruling, Tools(lambda *_: None, lambda _: ()))
        rows = {row.id for row in waiting(take_snapshot(ledger, "l"))}
    assert not rows & {"c-gazette-1", "c-herald-1"}
    assert "c-gazette-1-residents" in rows


def test_what_a_row_is_called_and_why_it_waits_are_looked_for_as_the_reader_sees_them(desk) -> None:
    arabic = {"accept-language": "ar"}
    why, kind = "لم ينظر أحد بعد", "حدث"
    english = desk.get("/inbox?kind=claim&q=nobody+has+looked").text
    assert "/claims/c-herald-1" in english
    for words in (why, f"{kind} {why}"):
        found = desk.get(f"/inbox?kind=claim&q={quote(words)}", headers=arabic).text
        assert "/claims/c-herald-1" in found, words
        assert "/claims/c-herald-1" not in desk.get(f"/inbox?kind=claim&q={quote(words)}").text
    mixed = desk.get(f"/inbox?kind=claim&q={quote(why + ' sabha')}", headers=arabic).text
    assert "/claims/c-herald-1" in mixed, "words of sources are found beside them"


@pytest.mark.parametrize("kind", ["document", "claim", "event", "contradiction"])
def test_each_kind_says_until_when_it_waits(desk, kind) -> None:
    page = desk.get(f"/inbox?kind={kind}").text
    assert f"{'An' if kind == 'event' else 'A'} {kind} " in page


def test_a_claim_can_be_accepted_from_the_list_whether_or_not_the_name_is_known(desk) -> None:
    nobody = desk.get("/inbox?kind=claim").text
    assert 'href="/claims/c-gazette-1#accept" data-key="a"' in nobody
    known = desk.get("/inbox?kind=claim", headers={"cookie": "recount-author=Ilse"}).text
    assert '<button class="quiet" data-key="a">' in known


@pytest.mark.parametrize("address", ["/inbox", "/events", "/documents", "/"])
def test_a_ledger_that_holds_nothing_leads_to_where_documents_are_added(
    tmp_path: Path, make_client, address
) -> None:
    with Ledger.open(tmp_path / "empty.ledger", create=True):
        pass
    page = make_client(tmp_path / "empty.ledger").get(address).text
    assert 'href="/add"' in page
    assert "say why, one by one" not in page


def test_what_a_reader_met_is_said_in_words() -> None:
    assert trouble_words("date_ahead") == "date ahead of the text"
    assert trouble_words("unverified_killed") == "not borne out by its words"
    assert trouble_words("of_no_kind_yet") == "of no kind yet"
