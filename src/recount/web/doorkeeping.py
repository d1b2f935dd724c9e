"""The door of a team's desk: who asks, whether she may, and the line in the record."""

from __future__ import annotations

import json
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recount.accounts import Register
from recount.app.desk.codes import plain
from recount.errors import RightError
from recount.model.accounts import LEAST, Account, Deed
from recount.model.saying import say
from recount.web.forms import SESSION
from recount.web.present import PRESENT, TEAM
from recount.web.rights import is_open, needed, shows_all
from recount.web.showing import page

BEARER = "bearer "
TAKEN = ("/api/", "/archived/", "/take/", "/tolls/")
SEEN = (
    "/events/",
    "/documents/",
    "/copies/",
    "/claims/",
    "/search",
    "/coding/",
    "/compare/",
    "/persons",
    "/team",
)
_CODE_FIRST = RightError(
    say("this page"),
    say("it shows all of the ledger, and you have still a document to code without seeing that"),
    say("finish coding it first"),
)


class Doorkeeper:
    """Lets nobody in who is not signed in and has no right to what is asked for; `hidden` are the
    documents that who asks has still to code blind."""

    def __init__(
        self, app: ASGIApp, register: Register, hidden: Callable[[], frozenset[str]]
    ) -> None:
        self._app = app
        self._register = register
        self._hidden = hidden

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        TEAM.set(True)
        account = await run_in_threadpool(self._who, scope)
        PRESENT.set(account)
        path = scope["path"]
        if not is_open(path):
            refusal = await run_in_threadpool(self._refusal, scope, account)
            if refusal is not None:
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, self._noting(scope, account, send))

    def _who(self, scope: Scope) -> Account | None:
        headers = Headers(scope=scope)
        given = headers.get("authorization", "")
        if given.lower().startswith(BEARER) and scope["path"].startswith("/api/"):
            return self._register.who(given[len(BEARER) :].strip(), "token")
        return self._register.who(session_of(headers))

    def _refusal(self, scope: Scope, account: Account | None) -> Response | None:
        path, method = scope["path"], scope["method"]
        if account is None:
            return _sign_in_first(scope)
        right = needed(method, path)
        if account.may(right):
            return page("refused.html", _CODE_FIRST, 403) if self._is_blind_to(path) else None
        self._register.note(account, Deed.DENIED, f"{method} {path}", address_of(scope))
        error = RightError(
            say("account %(name)s", name=account.name),
            say(
                "as %(role)s it may not do or see this: that needs a %(value)s",
                role=plain(account.role.value),
                value=plain(LEAST[right].value),
            ),
            say("ask an admin of the team"),
        )
        if path.startswith("/api/"):
            return _told(error, 403)
        return page("refused.html", error, 403)

    def _is_blind_to(self, path: str) -> bool:
        return shows_all(path) and bool(self._hidden())

    def _noting(self, scope: Scope, account: Account | None, send: Send) -> Send:
        """Passes the answer on, and notes what was seen, taken or sent once it went well."""
        deed = _deed(scope)

        async def noted(message: Message) -> None:
            went_well = message["type"] == "http.response.start" and message["status"] < 400
            if went_well and account is not None and deed is not None:
                what = _what(scope)
                await run_in_threadpool(self._register.note, account, deed, what, address_of(scope))
            await send(message)

        return noted


def _deed(scope: Scope) -> Deed | None:
    path = scope["path"]
    if scope["method"] == "POST":
        return Deed.TOOK if path.startswith("/take") else Deed.SENT
    if path.startswith(TAKEN):
        return Deed.TOOK
    return Deed.SAW if path.startswith(SEEN) else None


def _what(scope: Scope) -> str:
    query = scope["query_string"].decode("latin-1")
    path: str = scope["path"]
    return path + (f"?{unquote(query)}" if query else "")


def session_of(headers: Headers) -> str:
    """What the browser holds of its session."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(SESSION)
    except CookieError:
        return ""
    return found.value if found else ""


def address_of(scope: Scope) -> str:
    """The address that a request came from."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def _sign_in_first(scope: Scope) -> Response:
    if scope["path"].startswith("/api/"):
        error = RightError(
            say("this request"),
            say("nobody is signed in"),
            say("send a token: `recount account token NAME`"),
        )
        answer = _told(error, 401)
        answer.headers["www-authenticate"] = 'Bearer realm="recount"'
        return answer
    if scope["method"] not in ("GET", "HEAD") or scope["path"] == "/":
        return RedirectResponse("/sign-in", 303)
    return RedirectResponse(f"/sign-in?back={quote(_what(scope))}", 303)


def _told(error: RightError, status: int) -> Response:
    told = {"code": error.code, "record": error.record, "what": error.what, "cure": error.cure}
    return Response(json.dumps({"error": told}), status, media_type="application/json")
