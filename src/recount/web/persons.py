"""The addresses of named persons, and of what of them may leave."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from fastapi import Depends, FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from recount.app import desk
from recount.errors import DecisionError, NotFoundError, StaleDecisionError
from recount.web.forms import Forms, keep_cookies
from recount.web.showing import page, sealed_page


def add_persons(app: FastAPI, path: Path, forms: Forms) -> None:
    """Adds them to a desk."""
    persons = desk.DeskPersons(path)
    opened = Depends(forms.opened)

    @app.get("/persons", response_class=HTMLResponse)
    def listed(request: Request) -> HTMLResponse:
        return page("persons.html", persons.listed(request.query_params.get("q", "")))

    @app.get("/persons/{key}", response_class=HTMLResponse)
    def one(key: str, request: Request) -> HTMLResponse:
        found = persons.one(key, done=request.query_params.get("kept", ""))
        return sealed_page("person.html", found, forms.seal(request))

    @app.post("/persons/decide", response_class=HTMLResponse)
    def look(request: Request, form: dict[str, str] = opened) -> Response:
        try:
            found = persons.propose(form)
        except DecisionError as error:
            return refused(request, form, error)
        response = sealed_page("person_proposal.html", found, forms.seal(request))
        keep_cookies(response, forms.seal(request), form.get("author", "").strip())
        return response

    @app.post("/persons/keep", response_class=HTMLResponse)
    def keep(request: Request, form: dict[str, str] = opened) -> Response:
        try:
            name = persons.keep(form)
        except DecisionError as error:
            return refused(request, form, error)
        place = f"/persons/{quote(form.get('person', ''))}?kept={quote(name)}"
        response = RedirectResponse(place, 303)
        keep_cookies(response, forms.seal(request), form.get("author", "").strip())
        return response

    def refused(request: Request, form: dict[str, str], error: DecisionError) -> HTMLResponse:
        """The page of the person, with why nothing was kept."""
        status = 409 if isinstance(error, StaleDecisionError) else 422
        why = f"{error.record[:1].upper()}{error.record[1:]}: {error.what}; {error.cure}."
        try:
            found = persons.one(form.get("person", ""), trouble=why)
        except NotFoundError as missing:
            return page("refused.html", missing, 404)
        return sealed_page("person.html", found, forms.seal(request), status)
