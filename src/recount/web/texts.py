"""The addresses where whole texts stand side by side: those of an event, and a text's copies."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from recount.app.desk import door as desk
from recount.web.showing import page


def add_texts(app: FastAPI, reader: desk.DeskReader) -> None:
    """Adds them to a desk."""

    @app.get("/events/{key}/texts", response_class=HTMLResponse)
    def texts(key: str, request: Request) -> HTMLResponse:
        found = desk.texts_page(reader.snapshot(), key, dict(request.query_params))
        return page("texts.html", found)

    @app.get("/events/{key}/texts/some", response_class=HTMLResponse)
    def some(key: str) -> HTMLResponse:
        return page("texts_some.html", desk.texts_in_brief(reader.snapshot(), key))

    @app.get("/events/{key}/texts/one", response_class=HTMLResponse)
    def one(key: str, document: str) -> HTMLResponse:
        return page("texts_one.html", desk.text_column(reader.snapshot(), key, document))

    @app.get("/copies/{key:path}", response_class=HTMLResponse)
    def copies(key: str, request: Request) -> HTMLResponse:
        query = dict(request.query_params)
        found = desk.copies_page(reader.snapshot(), key, query)
        return page("copies.html", found)
