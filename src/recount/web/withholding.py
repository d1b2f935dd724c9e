"""Names that are withheld are in no answer of the desk, whatever page or record it is."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recount.errors import RecountError
from recount.model.blackouts import COVER, NOTHING, Blackout, covered_json

WITHHELD: ContextVar[Blackout] = ContextVar("withheld", default=NOTHING)
"""The names that the answer which is being made must not hold."""
_UNTOUCHED = ("/static/",)
_UNASKED = (b"if-none-match", b"accept-encoding")
"""What a browser has of before may hold the name, so that it is sent anew, whatever its mark; and
what comes packed cannot be covered."""
_WRITTEN = ("text/", "application/json", "image/svg")


class Withholder:
    """Covers withheld names in every page and record that is about to be sent.

    It stands behind all pages, so that none has to think of it, and a new one cannot forget it.
    """

    def __init__(self, app: ASGIApp, withheld: Callable[[], Blackout]) -> None:
        self._app = app
        self._withheld = withheld

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["path"].startswith(_UNTOUCHED):
            await self._app(scope, receive, send)
            return
        try:
            found = await run_in_threadpool(self._withheld)
        except RecountError:
            found = NOTHING  # The page that cannot be read says so itself.
        if not found.names:
            await self._app(scope, receive, send)
            return
        WITHHELD.set(found)
        kept = [pair for pair in scope["headers"] if pair[0] not in _UNASKED]
        await self._app({**scope, "headers": kept}, receive, _Covering(found, send))


class _Covering:
    """Holds an answer back until it is whole, and sends it with the names covered."""

    def __init__(self, blackout: Blackout, send: Send) -> None:
        self._blackout = blackout
        self._send = send
        self._start: Message | None = None
        self._parts: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        """One part of an answer."""
        if message["type"] == "http.response.start" and _is_written(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._parts.append(message.get("body", b""))
            if not message.get("more_body", False):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        headers = MutableHeaders(raw=list(start["headers"]))
        body = await run_in_threadpool(self._cover, b"".join(self._parts), headers)
        headers["content-length"] = str(len(body))
        for name in ("location", "link"):
            if name in headers:
                headers[name] = self._blackout.over(headers[name]).replace(COVER, "-")
        await self._send({**start, "headers": headers.raw})
        await self._send({"type": "http.response.body", "body": body})

    def _cover(self, body: bytes, headers: Headers) -> bytes:
        words = body.decode("utf-8", "replace")
        if not headers.get("content-type", "").startswith("application/json"):
            return self._blackout.over(words).encode()
        return covered_json(words, self._blackout).encode()


def _is_written(message: Message) -> bool:
    return Headers(raw=message["headers"]).get("content-type", "").startswith(_WRITTEN)
