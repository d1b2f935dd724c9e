"""The addresses of named persons; what of them may leave is decided where all is."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from recount.app.desk import door as desk
from recount.web.forms import Forms
from recount.web.showing import page, sealed_page


def add_persons(app: FastAPI, persons: desk.DeskPersons, forms: Forms) -> None:
    """Adds them to a desk."""

    @app.get("/persons", response_class=HTMLResponse)
    def listed(request: Request) -> HTMLResponse:
        return page("persons.html", persons.listed(request.query_params.get("q", "")))

    @app.get("/persons/{key}", response_class=HTMLResponse)
    def one(key: str, request: Request) -> HTMLResponse:
        found = persons.one(key, done=request.query_params.get("kept", ""))
        return sealed_page("person.html", found, forms.seal(request))
