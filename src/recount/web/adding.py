"""The address where documents are put in from a browser."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import UploadFile

from recount.app.desk import door as desk
from recount.errors import InputError
from recount.model.saying import say
from recount.web.forms import SEAL, FormError, Forms
from recount.web.showing import page, sealed_page

MOST_BYTES = 200 * 1024 * 1024
MOST_FILES = 500


def add_adding(app: FastAPI, adder: desk.Adder, forms: Forms) -> None:
    """Adds it to a desk."""

    @app.get("/add", response_class=HTMLResponse)
    def show(request: Request) -> HTMLResponse:
        return sealed_page("add.html", adder.state(), forms.seal(request))

    @app.post("/add", response_class=HTMLResponse)
    async def send(request: Request) -> Response:
        _check_size(request)
        async with request.form(max_files=MOST_FILES, max_fields=5) as sent:
            forms.check(request, str(sent.get(SEAL, "")))
            address = str(sent.get("address", "")).strip()
            files = [one for one in sent.getlist("files") if isinstance(one, UploadFile)]
            uploads = [desk.Upload(one.filename or "", await one.read()) for one in files]
        try:
            if address:
                adder.begin_at(address)
            else:
                adder.begin(uploads)
        except InputError as error:
            return page("refused.html", error, 422)
        return RedirectResponse("/add", 303)


def _check_size(request: Request) -> None:
    """Raises FormError where more is sent than a desk takes at once, before it is read."""
    size = request.headers.get("content-length", "")
    if not size.isdigit() or int(size) > MOST_BYTES:
        raise FormError(
            say("the files"),
            say(
                "together they are more than %(part)s MB, or their size is not given",
                part=MOST_BYTES // 1024**2,
            ),
            say("put them in with `recount add`"),
        )
