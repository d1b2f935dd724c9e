"""The addresses where people decide: one to look at what would change, one to keep it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import Depends, FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from recount.app import desk
from recount.errors import DecisionError, NotFoundError, RightError, StaleDecisionError
from recount.web.forms import Forms, keep_cookies, own_address
from recount.web.present import may
from recount.web.showing import page, sealed_page


def add_deciding(
    app: FastAPI, reader: desk.DeskReader, writer: desk.DeskWriter, forms: Forms
) -> None:
    """Adds them to a desk."""
    _add_pages(app, reader, forms)
    _add_forms(app, reader, writer, forms)


def _add_pages(app: FastAPI, reader: desk.DeskReader, forms: Forms) -> None:
    @app.get("/claims/{key}", response_class=HTMLResponse)
    def claim(key: str, request: Request) -> HTMLResponse:
        found = desk.claim_page(reader.snapshot(), key, dict(request.query_params))
        return sealed_page("claim.html", found, forms.seal(request))

    @app.get("/inbox", response_class=HTMLResponse)
    def inbox(request: Request) -> HTMLResponse:
        found = desk.inbox_page(reader.snapshot(), dict(request.query_params))
        return sealed_page("inbox.html", found, forms.seal(request))

    @app.get("/events/{key}", response_class=HTMLResponse)
    def event(key: str, request: Request) -> Response:
        found = desk.event_page(reader.snapshot(), key, dict(request.query_params))
        if desk.renamed(key, found.id):
            # Not for good: an event that was split again has its own page.
            place = f"/events/{quote(found.id)}?{urlencode({'formerly': key})}"
            return RedirectResponse(place, 307)
        return sealed_page("event.html", found, forms.seal(request))

    # An id may hold slashes: many are addresses of web pages.
    @app.get("/documents/{key:path}", response_class=HTMLResponse)
    def document(key: str, request: Request) -> HTMLResponse:
        found = desk.document_page(reader.snapshot(), key, dict(request.query_params))
        return sealed_page("document.html", found, forms.seal(request))

    @app.get("/events/of/{claim}")
    def event_of(claim: str, request: Request) -> RedirectResponse:
        """The event that a claim belongs to by now: decisions make and unmake events."""
        found = desk.event_of_claim(reader.snapshot(), claim)
        place = f"/events/{quote(found)}" if found else f"/claims/{quote(claim)}"
        return RedirectResponse(f"{place}?{request.url.query}", 303)


def _add_forms(
    app: FastAPI, reader: desk.DeskReader, writer: desk.DeskWriter, forms: Forms
) -> None:
    opened = Depends(forms.opened)

    @app.post("/decide", response_class=HTMLResponse)
    def look(request: Request, form: dict[str, str] = opened) -> Response:
        _check_visible(reader, form)
        _check_undo(reader, form)
        try:
            found = writer.propose(form)
        except DecisionError as error:
            return refused(request, form, error)
        response = sealed_page("proposal.html", found, forms.seal(request))
        keep_cookies(response, forms.seal(request), form.get("author", "").strip())
        return response

    @app.post("/decide/keep", response_class=HTMLResponse)
    def keep(request: Request, form: dict[str, str] = opened) -> Response:
        _check_visible(reader, form)
        _check_undo(reader, form)
        try:
            name = writer.keep(form)
        except DecisionError as error:
            return refused(request, form, error)
        response = RedirectResponse(_after(form, name), 303)
        keep_cookies(response, forms.seal(request), form.get("author", "").strip())
        return response

    def refused(request: Request, form: dict[str, str], error: DecisionError) -> HTMLResponse:
        """The page that the form stood on, with what was written and why it was not kept."""
        status = 409 if isinstance(error, StaleDecisionError) else 422
        shown = _form_again(reader, form, _why(error))
        if shown is None:
            return page("refused.html", error, status)
        template, found = shown
        seal = forms.seal(request)
        signed = replace(seal, author=seal.author or form.get("author", "").strip())
        return sealed_page(template, found, signed, status)


def _form_again(
    reader: desk.DeskReader, form: dict[str, str], why: str
) -> tuple[str, object] | None:
    """The page that a form stood on, with what was written in it; None where there is none."""
    try:
        if "claim" in form:
            return "claim.html", desk.claim_page(reader.snapshot(), form["claim"], form, why)
        if form.get("kind") == "add":
            name = form.get("document", "")
            return "document.html", desk.document_page(reader.snapshot(), name, form, why)
    except NotFoundError:
        return None
    return None


def _check_visible(reader: desk.DeskReader, form: dict[str, str]) -> None:
    """Raises NotFoundError where a coder would decide about what she must not see yet."""
    if isinstance(reader, desk.BlindReader):
        reader.check_visible(form)


TAKEN_BACK_BY = {"publish": "publish", "withhold": "publish", "sign_off": "adjudicate"}
"""The right that taking a decision of a kind back needs, where it is more than to decide."""


def _check_undo(reader: desk.DeskReader, form: dict[str, str]) -> None:
    """Raises RightError where a decision could be taken back only by who may make its like."""
    name = form.get("decision", "")
    if form.get("kind") != "undo" or not name:
        return
    for one in reader.snapshot().history:
        if one.id.startswith(name) and not may(TAKEN_BACK_BY.get(one.kind, "decide")):
            raise RightError(
                f"decision {one.id}", "your role may not take it back",
                "ask somebody who may make such a decision",
            )  # fmt: skip


def _why(error: DecisionError) -> str:
    return f"{error.record[:1].upper()}{error.record[1:]}: {error.what}; {error.cure}."


def _after(form: dict[str, str], name: str) -> str:
    """Where a person goes on: to the page that she came from, with what was kept."""
    back = own_address(form.get("back", "")) if form.get("back") else ""
    if not back:
        back = f"/claims/{quote(form['claim'])}" if "claim" in form else "/"
    done = "undone" if form.get("kind") == "undo" else "kept"
    place, _, query = back.partition("?")
    kept = [pair for pair in parse_qsl(query) if pair[0] not in ("kept", "undone")]
    return f"{place}?{urlencode([*kept, (done, name)])}"
