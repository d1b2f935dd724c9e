"""`/api/v1`: the ledger in the wire format, for programs on this machine. It reads only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.responses import Response

from recount.app.desk import api as desk_api
from recount.app.desk import door as desk
from recount.errors import NotFoundError, QueryError, RecountError
from recount.model.claims import Claim
from recount.model.documents import Document
from recount.model.events import Contradiction, Event
from recount.model.findings import Finding
from recount.model.judgements import Entry
from recount.model.notes import Note
from recount.model.wire import to_wire
from recount.web.telemetry import NO_TELEMETRY

Listing = desk_api.Listing
ABOUT = (
    "The records of one ledger in Recount's wire format. Lists come by id, `limit` at a time "
    "(100, at most 1,000); `next` is the `cursor` of the page after. Every answer has an ETag. "
    "An unknown value is null, never 0."
)
PAGED: list[dict[str, Any]] = [
    {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 1000}},
    {"name": "cursor", "in": "query", "schema": {"type": "string"}},
]


def build_api(reader: desk.DeskReader) -> FastAPI:
    """The interface over one ledger, with its OpenAPI document at `openapi.json`."""
    api = FastAPI(
        title="Recount", version="1", description=ABOUT, docs_url=None, redoc_url=None,
        telemetry=NO_TELEMETRY,
    )  # fmt: skip
    _add_lists(api, reader)
    _add_records(api, reader)
    api.add_exception_handler(RecountError, _refused)
    return api


def _filters(*names: str) -> dict[str, Any]:
    given = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in names]
    return {"parameters": [*given, *PAGED]}


EVENT_FILTERS = _filters(
    "from", "to", "country", "place", "type", "perpetrator", "contradictions", "unknown", "q"
)


def _add_lists(api: FastAPI, reader: desk.DeskReader) -> None:
    def listed(request: Request, ask: Callable[..., Listing[Any]]) -> Response:
        found = ask(reader.snapshot(), dict(request.query_params))
        answer = _answer(request, to_wire(found))
        if found.next is not None:
            query = {**request.query_params, "cursor": found.next}
            answer.headers["link"] = f'<{request.url.path}?{urlencode(query)}>; rel="next"'
        return answer

    @api.get("/documents", response_model=Listing[Document], openapi_extra=_filters("publisher"))
    def documents(request: Request) -> Response:
        return listed(request, desk_api.documents)

    of_claims = _filters("document", "event", "kind")

    @api.get("/claims", response_model=Listing[Claim], openapi_extra=of_claims)
    def claims(request: Request) -> Response:
        return listed(request, desk_api.claims)

    @api.get("/events", response_model=Listing[Event], openapi_extra=EVENT_FILTERS)
    def events(request: Request) -> Response:
        return listed(request, desk_api.events)

    @api.get(
        "/contradictions",
        response_model=Listing[Contradiction],
        openapi_extra=_filters("kind", "event"),
    )
    def contradictions(request: Request) -> Response:
        return listed(request, desk_api.contradictions)

    @api.get("/findings", response_model=Listing[Finding], openapi_extra=_filters("event"))
    def findings(request: Request) -> Response:
        return listed(request, desk_api.findings)

    on = _filters("event", "claim", "document")

    @api.get("/notes", response_model=Listing[Note], openapi_extra=on)
    def notes(request: Request) -> Response:
        return listed(request, desk_api.notes)

    @api.get("/decisions", response_model=Listing[Entry], openapi_extra=_filters("claim"))
    def decisions(request: Request) -> Response:
        return listed(request, desk_api.decisions)


def _add_records(api: FastAPI, reader: desk.DeskReader) -> None:
    @api.get("/claims/{key}", response_model=Claim)
    def claim(key: str, request: Request) -> Response:
        return _answer(request, to_wire(desk_api.claim(reader.snapshot(), key)))

    @api.get("/events/{key}", response_model=Event)
    def event(key: str, request: Request) -> Response:
        return _answer(request, to_wire(reader.snapshot().event(key)))

    @api.get("/documents/{key:path}", response_model=Document)
    def document(key: str, request: Request) -> Response:
        return _answer(request, to_wire(reader.snapshot().document(key)))


def _answer(request: Request, value: object) -> Response:
    """The record as JSON with its ETag; nothing but that where the asker has it already."""
    body = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    known = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if tag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RecountError)
    status = 503
    if isinstance(error, NotFoundError | QueryError):
        status = 404 if isinstance(error, NotFoundError) else 400
    told = {"code": error.code, "record": error.record, "what": error.what, "cure": error.cure}
    return Response(json.dumps({"error": told}), status, media_type="application/json")
