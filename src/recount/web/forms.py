"""Forms that only this desk's own pages can send, and who fills them in."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.responses import Response

from recount.errors import RecountError
from recount.model.saying import say
from recount.web.present import present

SESSION = "recount-session"
AUTHOR = "recount-author"
SEAL = "seal"
ACCOUNT = "account"
A_YEAR = 365 * 24 * 3600
FIELDS = 200


class FormError(RecountError):
    """A form that no page of this desk can have sent."""

    code = "form"


@dataclass(frozen=True, slots=True)
class Seal:
    """What a page needs for its forms: the mark that proves they are its own, and the name of the
    person who is signed in, or who last decided in this browser. `secure` says that the browser
    may send its cookies over TLS only."""

    session: str
    mark: str
    author: str
    secure: bool = False


class Forms:
    """Seals the forms of pages, and opens only those that bear the seal of their own browser.

    A page elsewhere can make a browser send a form here, with its cookies; it cannot read a page
    of the desk, and so cannot know the seal.
    """

    def __init__(self, secure: bool = False) -> None:
        self._secret = secrets.token_bytes(32)
        self.secure = secure

    def seal(self, request: Request) -> Seal:
        """The seal for the pages of this browser."""
        session = request.cookies.get(SESSION) or secrets.token_urlsafe(24)
        account = present()
        author = account.name if account else unquote(request.cookies.get(AUTHOR, ""))
        return self.seal_of(session, author)

    def seal_of(self, session: str, author: str) -> Seal:
        """The seal for the pages of a session."""
        return Seal(session, self._mark(session), author, self.secure)

    def _mark(self, session: str) -> str:
        return hmac.new(self._secret, session.encode(), hashlib.sha256).hexdigest()

    async def opened(self, request: Request) -> dict[str, str]:
        """The words of a form. Raises FormError where it does not bear this browser's seal."""
        sent = await request.form(max_fields=FIELDS, max_files=0)
        words = {key: value for key, value in sent.items() if not isinstance(value, UploadFile)}
        self.check(request, words.pop(SEAL, ""))
        for key in ("claims", "fields", "units"):
            if key in words:
                words[key] = " ".join(str(one) for one in sent.getlist(key))
        return words | _signed()

    def check(self, request: Request, mark: str) -> None:
        """Raises FormError unless the mark is this browser's and the form came from this desk."""
        session = request.cookies.get(SESSION, "")
        own = bool(session) and hmac.compare_digest(mark, self._mark(session))
        origin = request.headers.get("origin")
        here = request.headers.get("host", "")
        if not own or (origin not in (None, "null") and urlsplit(origin or "").netloc != here):
            raise FormError(
                say("this form"),
                say("it was not sent by a page that this desk has shown since it was started"),
                say("go back, load the page again, and send it once more"),
            )


def _signed() -> dict[str, str]:
    """Who sends a form, whatever name stands in it: on a team's desk that is who is signed in."""
    account = present()
    return {"author": account.name, ACCOUNT: account.id} if account else {ACCOUNT: ""}


def keep_cookies(response: Response, seal: Seal, author: str = "") -> None:
    """Lets the browser keep its session, and the name of who decides."""
    response.set_cookie(SESSION, seal.session, httponly=True, samesite="strict", secure=seal.secure)
    if author and present() is None:
        response.set_cookie(AUTHOR, quote(author), A_YEAR, httponly=True, samesite="strict")


def own_address(address: str) -> str:
    """An address of this desk, whatever was asked for."""
    inside = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if inside else "/"
