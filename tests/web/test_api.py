"""The interface for programs: the wire format, page by page, with ETags and an OpenAPI document."""

from __future__ import annotations

import pytest

from recount.model.claims import Claim
from recount.model.events import Event
from recount.model.wire import from_wire

LISTS = ("documents", "claims", "events", "contradictions", "decisions")


@pytest.fixture
def desk(case_ledger, make_client):
    return make_client(case_ledger)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_read_page_by_page_holds_each_record_once(desk, snapshot, name) -> None:
    whole = desk.get(f"/api/v1/{name}").json()
    ids, cursor = [], ""
    while True:
        page = desk.get(f"/api/v1/{name}?limit=2&cursor={cursor}").json()
        ids += [row["id"] for row in page["items"]]
        if page["next"] is None:
            break
        cursor = page["next"]
    assert ids == sorted(ids) == [row["id"] for row in whole["items"]]
    assert len(ids) == whole["total"] == page["total"]


def test_records_come_in_the_wire_format(desk, snapshot) -> None:
    for row in desk.get("/api/v1/claims").json()["items"]:
        assert from_wire(Claim, row).evidence == snapshot.claims[row["id"]].evidence
    assert from_wire(Event, desk.get("/api/v1/events/e-first").json()) == snapshot.event("e-first")
    assert desk.get("/api/v1/claims/c-gazette-1").json()["event"] == "e-first"
    assert desk.get("/api/v1/documents/gazette-1").json()["publisher"] == "The Gazette"


def test_lists_are_narrowed(desk) -> None:
    def ids(address: str) -> set[str]:
        return {row["id"] for row in desk.get(f"/api/v1/{address}").json()["items"]}

    assert ids("events?place=murzuq") == {"e-first"}
    assert ids("claims?kind=total") == {"c-gazette-1-total", "c-courier-7-total"}
    assert ids("claims?event=e-second") == {"c-herald-1"}
    assert ids("contradictions?event=e-first") == {"x-first"}
    assert ids("documents?publisher=Le+Journal") == {"journal-1"}


def test_an_answer_that_the_asker_has_already_is_not_sent_again(desk) -> None:
    first = desk.get("/api/v1/events")
    again = desk.get("/api/v1/events", {"if-none-match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    other = desk.get("/api/v1/events?limit=1", {"if-none-match": first.headers["etag"]})
    assert other.status_code == 200
    assert 'rel="next"' in other.headers["link"]


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("events/e-none", 404, "not_found"), ("claims?event=e-none", 404, "not_found"),
        ("events?limit=0", 400, "query"), ("events?limit=many", 400, "query"),
        ("claims?cursor=%25%25", 400, "query"), ("events?from=yesterday", 400, "query"),
    ],
)  # fmt: skip
def test_what_means_nothing_is_refused_with_the_cure(desk, address, status, code) -> None:
    answer = desk.get(f"/api/v1/{address}")
    assert answer.status_code == status
    error = answer.json()["error"]
    assert error["code"] == code
    assert error["cure"]


def test_the_openapi_document_tells_of_every_list_and_record(desk) -> None:
    told = desk.get("/api/v1/openapi.json").json()
    assert {f"/{name}" for name in LISTS} <= told["paths"].keys()
    names = {row["name"] for row in told["paths"]["/events"]["get"]["parameters"]}
    assert {"limit", "cursor", "place"} <= names
    assert "schema" in str(told["paths"]["/claims/{key}"]["get"]["responses"]["200"])
    assert {"Claim", "Event", "Document"} <= told["components"]["schemas"].keys()


def test_the_interface_carries_the_same_guard_as_the_pages(desk) -> None:
    assert desk.get("/api/v1/events", {"host": "elsewhere.example"}).status_code == 421
    assert "default-src 'self'" in desk.get("/api/v1/events").headers["content-security-policy"]
