"""The addresses of the desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from fastapi.staticfiles import StaticFiles

from recount.accounts import Register
from recount.app.desk import door as desk
from recount.errors import (
    AssessmentError,
    DecisionError,
    NotFoundError,
    QueryError,
    RecountError,
    RightError,
)
from recount.model.saying import say
from recount.model.wire import to_wire
from recount.web.adding import add_adding
from recount.web.api import build_api
from recount.web.coding import add_coding
from recount.web.deciding import add_deciding
from recount.web.doorkeeping import Doorkeeper
from recount.web.forms import FormError, Forms
from recount.web.guarding import Guard
from recount.web.lists import add_lists
from recount.web.looking_over import add_overview
from recount.web.openid import add_openid
from recount.web.persons import add_persons
from recount.web.present import insider, present, viewer
from recount.web.showing import page
from recount.web.signing_in import add_signing_in
from recount.web.speaking import Speaker, add_speaking
from recount.web.team import Team
from recount.web.team_pages import add_taking, add_team_page
from recount.web.telemetry import NO_TELEMETRY
from recount.web.templating import STATIC, picture_tongue
from recount.web.texts import add_texts
from recount.web.tongues import spoken
from recount.web.withholding import Withholder


def build_app(
    ledger_path: Path,
    team: Team | None = None,
    reader: desk.DeskReader | None = None,
    writer: desk.DeskWriter | None = None,
) -> FastAPI:
    """The desk over one ledger, which is read once at the start so that a bad one is said then;
    with accounts where it is a team's. `reader` is one that reads it already, `writer` one that
    keeps what is decided."""
    reader = reader or desk.DeskReader(ledger_path)
    reader.snapshot()
    # The usual pages about the interface load scripts from elsewhere: there are none here.
    app = FastAPI(
        title="Recount", docs_url=None, redoc_url=None, openapi_url=None, telemetry=NO_TELEMETRY
    )
    settings, forms = desk.Settings.from_environment(), Forms(team is not None and team.secure)
    writer = writer or desk.DeskWriter(ledger_path, settings, reader.memory)
    withheld = reader.withheld
    if team is not None:
        reader = blind = desk.BlindReader(reader, ledger_path, viewer, insider)
        app.add_middleware(Doorkeeper, register=team.register, hidden=blind.hidden)
        _add_team(app, team, forms, ledger_path)
        add_coding(app, team.register, ledger_path, forms, writer)
    app.add_middleware(Withholder, withheld=withheld)
    app.add_middleware(Speaker)
    app.add_middleware(Guard, team=team)
    app.mount("/api/v1", build_api(reader), name="api")
    app.mount("/static", Built(directory=STATIC), name="static")
    add_speaking(app, forms.secure, _keeper(team.register) if team else None)
    add_overview(app, reader)
    _add_lists(app, reader)
    _add_records(app, reader)
    add_texts(app, reader)
    _add_questions(app, reader)
    add_taking(app, reader, ledger_path)
    persons = desk.DeskPersons(ledger_path)
    add_deciding(app, reader, writer, forms, persons)
    add_persons(app, persons, forms)
    add_lists(app, ledger_path, forms)
    add_adding(app, desk.Adder(ledger_path, settings), forms)
    app.add_exception_handler(RecountError, _refused)
    app.add_exception_handler(404, _no_page)
    return app


def _keeper(register: Register) -> Callable[[str], None]:
    """Keeps a language with the account that asks."""

    def keep(code: str) -> None:
        account = present()
        if account is not None:
            register.set_language(account.name, code)

    return keep


def _add_team(app: FastAPI, team: Team, forms: Forms, ledger_path: Path) -> None:
    """What a desk with accounts has beside its pages; nobody comes past the doorkeeper."""
    add_signing_in(app, team.register, forms, team.openid is not None)
    if team.openid is not None:
        add_openid(app, team, forms, team.openid)
    add_team_page(app, team.register, ledger_path.name)


class Built(StaticFiles):
    """The built files; an address with their version in it never changes what it means."""

    async def get_response(self, path: str, scope: Any) -> Response:
        """The file, or the part of it that was asked for."""
        answer = await super().get_response(path, scope)
        lasting = b"v=" in scope["query_string"] or path.startswith("dist/chunks/")
        answer.headers["cache-control"] = "max-age=31536000, immutable" if lasting else "no-cache"
        return answer


def _add_lists(app: FastAPI, reader: desk.DeskReader) -> None:
    @app.get("/events", response_class=HTMLResponse)
    def events(request: Request) -> HTMLResponse:
        found = desk.events_page(reader.snapshot(), dict(request.query_params))
        return page("events.html", found)

    @app.get("/events.json")
    def points(request: Request) -> JSONResponse:
        found = desk.event_points(reader.snapshot(), dict(request.query_params))
        return JSONResponse(spoken(to_wire(found)))

    @app.get("/documents", response_class=HTMLResponse)
    def documents(request: Request) -> HTMLResponse:
        found = desk.documents_page(reader.snapshot(), dict(request.query_params))
        return page("documents.html", found)

    @app.get("/contradictions", response_class=HTMLResponse)
    def contradictions(request: Request) -> HTMLResponse:
        found = desk.contradictions_page(reader.snapshot(), dict(request.query_params))
        return page("contradictions.html", found)

    @app.get("/search", response_class=HTMLResponse)
    def search(request: Request) -> HTMLResponse:
        query = dict(request.query_params)
        return page("search.html", desk.search_page(reader.snapshot(), reader.look_for, query))

    @app.get("/methods", response_class=HTMLResponse)
    def methods() -> HTMLResponse:
        return page(
            "methods.html", desk.methods_page(reader.snapshot(), desk.Settings.from_environment())
        )


def _add_records(app: FastAPI, reader: desk.DeskReader) -> None:
    @app.get("/events/{key}/links", response_class=HTMLResponse)
    def links(key: str, request: Request) -> HTMLResponse:
        found = desk.links_page(reader.snapshot(), key, dict(request.query_params))
        return page("links.html", found)

    @app.get("/archived/{sha256}")
    def archived(sha256: str) -> Response:
        found = reader.archived(sha256)
        # To be kept, never to be shown here: a page from elsewhere must not act as one of ours.
        headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(found.name)}"}
        return Response(found.data, media_type="application/octet-stream", headers=headers)


def _add_questions(app: FastAPI, reader: desk.DeskReader) -> None:
    settings = desk.Settings.from_environment()

    @app.get("/assess", response_class=HTMLResponse)
    def subjects() -> HTMLResponse:
        return page("assess.html", desk.assess_list(reader.snapshot()))

    @app.get("/assess/{subject}", response_class=HTMLResponse)
    def assess(subject: str, request: Request) -> HTMLResponse:
        query = dict(request.query_params)
        found = desk.assess_page(reader.snapshot(), subject, query, settings, picture_tongue())
        return page("assess.html", found)

    @app.get("/assess/{subject}/picture.png")
    def picture(subject: str, request: Request) -> Response:
        query = dict(request.query_params)
        if reader.withheld().names:
            # Nothing covers a name in a picture.
            query["names"] = "withheld"
        asked = (reader.snapshot(), subject, query, settings)
        found = desk.assess_picture(*asked, picture_tongue())
        return Response(found, media_type="image/png")


async def _refused(_request: Request, error: Exception) -> HTMLResponse:
    status = 403 if isinstance(error, FormError | RightError) else 503
    if isinstance(error, DecisionError | QueryError | AssessmentError):
        status = 422
    if isinstance(error, NotFoundError):
        status = 404
    return page("refused.html", error, status)


async def _no_page(_request: Request, _error: Exception) -> Response:
    missing = NotFoundError(
        say("this address"), say("there is no such page"), say("start from the overview")
    )
    return page("refused.html", missing, 404)
