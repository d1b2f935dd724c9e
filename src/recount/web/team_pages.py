"""The addresses of a team's page, and of what is taken out of a ledger."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response

from recount.accounts import Register
from recount.app.desk import door as desk
from recount.web.showing import page


def add_team_page(app: FastAPI, register: Register, ledger: str) -> None:
    """Adds the page of accounts and of the record to a team's desk."""

    @app.get("/team", response_class=HTMLResponse)
    def team(request: Request) -> HTMLResponse:
        return page("team.html", desk.team_page(register, ledger, dict(request.query_params)))


def add_taking(app: FastAPI, reader: desk.DeskReader, ledger_path: Path) -> None:
    """Adds what is taken out."""

    @app.get("/take", response_class=HTMLResponse)
    def choose(request: Request) -> HTMLResponse:
        query = dict(request.query_params)
        return page("take.html", desk.taking_page(reader.snapshot(), ledger_path, query))

    @app.get("/take/{form}")
    def take(form: str, request: Request) -> Response:
        found = desk.take(ledger_path, form, dict(request.query_params))
        headers = {"content-disposition": f"attachment; filename={found.name}"}
        return Response(found.data, media_type="application/zip", headers=headers)
