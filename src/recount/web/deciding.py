"""The addresses where people decide: one to look at what would change, one to keep it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, quote, urlencode

from fastapi import Depends, FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from recount.app.desk import door as desk
from recount.errors import RightError
from recount.model.accounts import LEAST, Right
from recount.model.saying import say
from recount.web.answers import Again, Answers, Form
from recount.web.forms import Forms, own_address
from recount.web.present import may
from recount.web.showing import sealed_page
from recount.web.tongues import in_words, tongue


def add_deciding(
    app: FastAPI,
    reader: desk.DeskReader,
    writer: desk.DeskWriter,
    forms: Forms,
    persons: desk.DeskPersons,
) -> None:
    """Adds them to a desk."""
    _add_pages(app, reader, forms)
    _add_forms(app, reader, writer, forms, pages_again(reader, persons))


def _tried(reader: desk.DeskReader, written: Form | None = None, trouble: str = "") -> desk.Tried:
    """A form of an event's page, with the words that its methodology allows."""
    words = desk.vocabulary(reader.snapshot().methodology, desk.Settings.from_environment())
    return desk.Tried(written or {}, trouble, words)


def _add_pages(app: FastAPI, reader: desk.DeskReader, forms: Forms) -> None:
    @app.get("/claims/{key}", response_class=HTMLResponse)
    def claim(key: str, request: Request) -> HTMLResponse:
        found = desk.claim_page(reader.snapshot(), key, dict(request.query_params))
        return sealed_page("claim.html", found, forms.seal(request))

    @app.get("/inbox", response_class=HTMLResponse)
    def inbox(request: Request) -> HTMLResponse:
        reading = desk.Reading(tongue().code, in_words)
        found = desk.inbox_page(reader.snapshot(), dict(request.query_params), reading)
        return sealed_page("inbox.html", found, forms.seal(request))

    @app.get("/events/{key}", response_class=HTMLResponse)
    def event(key: str, request: Request) -> Response:
        found = desk.event_page(reader.snapshot(), key, dict(request.query_params), _tried(reader))
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
    app: FastAPI, reader: desk.DeskReader, writer: desk.DeskWriter, forms: Forms, again: Again
) -> None:
    opened, answers = Depends(forms.opened), Answers(forms, again)

    @app.post("/decide", response_class=HTMLResponse)
    def look(request: Request, form: Form = opened) -> Response:
        _check_may(reader, form)
        return answers.shown(request, form, writer.propose)

    @app.post("/decide/keep", response_class=HTMLResponse)
    def keep(request: Request, form: Form = opened) -> Response:
        _check_may(reader, form)
        return answers.kept(request, form, writer.keep, _after)


def pages_again(reader: desk.DeskReader, persons: desk.DeskPersons) -> Again:
    """The pages that forms to decide stand on, by what a form is about."""

    def again(form: Form, why: str) -> tuple[str, object] | None:
        if "claim" in form:
            return "claim.html", desk.claim_page(reader.snapshot(), form["claim"], form, why)
        if "document" in form:
            return "document.html", desk.document_page(
                reader.snapshot(), form["document"], form, why
            )
        if "event" in form:
            return "event.html", desk.event_page(
                reader.snapshot(), form["event"], {}, _tried(reader, form, why)
            )
        return ("person.html", persons.one(form["person"], why)) if "person" in form else None

    return again


def _check_may(reader: desk.DeskReader, form: Form) -> None:
    """Raises NotFoundError where a coder would decide about what she must not see yet, RightError
    where who asks may not decide so, or take such a decision back."""
    if isinstance(reader, desk.BlindReader):
        reader.check_visible(form)
    for name, kind in _kinds(reader, form):
        right = desk.RIGHT_OF.get(kind, Right.DECIDE)
        if not may(right):
            raise RightError(
                name,
                say("your role may not do this: it needs a %(value)s", value=LEAST[right].value),
                say("ask somebody who may"),
            )


def _kinds(reader: desk.DeskReader, form: Form) -> Iterator[tuple[str, str]]:
    """The kinds of what a form would keep or take back, each with a name for it."""
    kind, name = form.get("kind", ""), form.get("decision", "")
    if kind == "undo" and name:
        found = (
            one for one in reader.snapshot().history if one.id.startswith(name) or one.act == name
        )
        yield from ((f"decision {one.id}", one.kind) for one in found)
    elif kind == "sign":
        event = reader.snapshot().event(form.get("event", ""))
        yield "this sign-off", desk.signing_box(reader.snapshot(), event).next_kind
    else:
        yield "this decision", kind


def _after(form: Form, name: object) -> str:
    """Where a person goes on: to the page that she came from, with what was kept."""
    back = own_address(form.get("back", "")) if form.get("back") else ""
    if not back:
        back = f"/claims/{quote(form['claim'])}" if "claim" in form else "/"
    done = "undone" if form.get("kind") == "undo" else "kept"
    place, _, query = back.partition("?")
    kept = [pair for pair in parse_qsl(query) if pair[0] not in ("kept", "undone")]
    return f"{place}?{urlencode([*kept, (done, str(name))])}"
