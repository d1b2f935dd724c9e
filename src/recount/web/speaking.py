"""Which language a page is answered in: what was chosen, else what the browser
asks for."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recount.web.forms import A_YEAR, own_address
from recount.web.tongues import ASKED, ENGLISH, SPOKEN, TONGUES, Tongue

COOKIE = "recount-language"
PLAIN = ("/api/", "/static/", "/archived/")
"""What is answered in one language, whoever asks. Files that are taken out are too, but not why one
cannot be; and a picture speaks as the page does from which it is taken."""


class Speaker:
    """Sets the language of every page before anything of it is made."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["path"].startswith(PLAIN):
            await self._app(scope, receive, send)
            return
        tongue = chosen(Headers(scope=scope))
        SPOKEN.set(tongue)
        ASKED.set(_address(scope))

        async def send_named(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers["content-language"] = tongue.code
            await send(message)

        await self._app(scope, receive, send_named)


def add_speaking(app: FastAPI, secure: bool, keep: Callable[[str], None] | None = None) -> None:
    """Adds the address that chooses a language, and goes back to the page that was shown; `keep`
    keeps it with the account of who asks, where the desk has accounts."""

    @app.get("/language/{code}")
    def choose(code: str, request: Request) -> RedirectResponse:
        answer = RedirectResponse(own_address(request.query_params.get("back", "/")), 303)
        if code in TONGUES:
            hold_language(answer, code, secure)
            if keep is not None:
                keep(code)
        return answer


def hold_language(answer: Response, code: str, secure: bool) -> None:
    """Has a browser hold the language that was chosen."""
    answer.set_cookie(COOKIE, code, max_age=A_YEAR, httponly=True, samesite="lax", secure=secure)


def chosen(headers: Headers) -> Tongue:
    """The language that was chosen in this browser, else the one it would rather have."""
    for part in headers.get("cookie", "").split(";"):
        name, _, value = part.strip().partition("=")
        if name == COOKIE and value in TONGUES:
            return TONGUES[value]
    return preferred(headers.get("accept-language", ""))


def preferred(header: str) -> Tongue:
    """The language of ours that a browser likes best; English where it knows none of them."""
    found = [(-_weight(rest), at, code) for at, (code, rest) in enumerate(_ranges(header))]
    known = [code for weight, _, code in sorted(found) if weight and code in TONGUES]
    return TONGUES[known[0]] if known else ENGLISH


def _ranges(header: str) -> list[tuple[str, str]]:
    """The languages of a header, without their regions, and what is said of each."""
    parts = [part.strip().partition(";") for part in header.split(",")]
    return [(name.strip().lower().split("-")[0], rest) for name, _, rest in parts]


def _weight(rest: str) -> float:
    name, _, value = rest.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0


def _address(scope: Scope) -> str:
    """Where to come back to; what was sent by a form cannot be asked for again."""
    if scope["method"] not in ("GET", "HEAD"):
        return "/"
    query = scope["query_string"].decode("latin-1")
    path = str(scope.get("raw_path", b"").decode("latin-1") or unquote(scope["path"]))
    return path + (f"?{query}" if query else "")
