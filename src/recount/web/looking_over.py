"""The addresses of the overview: the page, its map, and its pictures as files."""

from __future__ import annotations

import gzip
import hashlib
import json

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response

from recount.app.desk import door as desk
from recount.model.wire import to_wire
from recount.web.showing import page
from recount.web.templating import picture_tongue
from recount.web.tongues import spoken


def add_overview(app: FastAPI, reader: desk.DeskReader) -> None:
    """Adds them to a desk."""

    @app.get("/", response_class=HTMLResponse)
    def overview(request: Request) -> HTMLResponse:
        return page("overview.html", desk.overview(reader.snapshot(), dict(request.query_params)))

    @app.get("/spots.json")
    def spots(request: Request) -> Response:
        now, query = reader.snapshot(), dict(request.query_params)
        asked = ("spots json", query.get("from"), query.get("to"))
        return packed(request, now.once(asked, lambda: _written(desk.spots(now, query))))

    @app.get("/spots/events.json")
    def spot(request: Request) -> Response:
        query = dict(request.query_params)
        found = desk.spot_events(reader.snapshot(), query.get("at", ""), query)
        return packed(request, _written(found))

    @app.get("/tolls/{by}.{form}")
    def picture(by: str, form: str, request: Request) -> Response:
        query = dict(request.query_params)
        found = desk.toll_picture(reader.snapshot(), by, form, query, picture_tongue())
        name = f'attachment; filename="killed-by-{by}.{form}"'
        return Response(found, media_type=desk.FORMS[form], headers={"content-disposition": name})


def _written(found: object) -> tuple[bytes, str]:
    """A record as small JSON, packed, with its tag."""
    plain = json.dumps(spoken(to_wire(found)), ensure_ascii=False, separators=(",", ":")).encode()
    return gzip.compress(plain, 6, mtime=0), f'"{hashlib.sha256(plain).hexdigest()[:32]}"'


def packed(request: Request, made: tuple[bytes, str]) -> Response:
    """The record, packed where the asker unpacks; nothing where it is there already."""
    body, tag = made
    headers = {"etag": tag, "cache-control": "private, no-cache", "vary": "accept-encoding"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
    else:
        body = gzip.decompress(body)
    return Response(body, media_type="application/json", headers=headers)
