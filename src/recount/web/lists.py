"""The addresses of an outside list of persons, and of deciding who on it is whom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from recount.app.desk import door as desk
from recount.errors import InputError
from recount.model.saying import say
from recount.web.answers import Answers, Form
from recount.web.forms import SEAL, FormError, Forms
from recount.web.showing import sealed_page

MOST_BYTES = 50 * 1024 * 1024


def add_lists(app: FastAPI, path: Path, forms: Forms) -> None:
    """Adds them to a desk."""
    lists = desk.DeskLists(path)
    opened = Depends(forms.opened)
    answers = Answers(forms, lambda _, why: ("list.html", lists.page(why)))

    @app.get("/lists", response_class=HTMLResponse)
    def show(request: Request) -> HTMLResponse:
        return sealed_page("list.html", lists.page(), forms.seal(request))

    @app.post("/lists", response_class=HTMLResponse)
    async def take(request: Request) -> Response:
        _check_size(request)
        async with request.form(max_files=1, max_fields=5) as sent:
            forms.check(request, str(sent.get(SEAL, "")))
            file: Any = sent.get("list")
            given = isinstance(file, UploadFile)
            name, data = (file.filename or "", await file.read()) if given else ("", b"")
        try:
            await run_in_threadpool(lists.take, name, data)
        except InputError as error:
            return await run_in_threadpool(answers.refused, request, {}, error)
        return RedirectResponse("/lists", 303)

    @app.post("/lists/forget")
    def forget(_form: Form = opened) -> RedirectResponse:
        lists.let_go()
        return RedirectResponse("/lists", 303)

    @app.post("/lists/decide", response_class=HTMLResponse)
    def decide(request: Request, form: Form = opened) -> Response:
        return answers.kept(request, form, lists.decide, lambda *_: "/lists")


def _check_size(request: Request) -> None:
    """Raises FormError where more is sent than a list can be, before it is read."""
    size = request.headers.get("content-length", "")
    if not size.isdigit() or int(size) > MOST_BYTES:
        raise FormError(
            say("the list"),
            say(
                "it is more than %(part)s MB, or its size is not given", part=MOST_BYTES // 1024**2
            ),
            say("use `recount persons`"),
        )
