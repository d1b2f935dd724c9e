"""Signing in with an OpenID Connect provider that the team already has."""

from __future__ import annotations

import secrets
import time
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response

from recount.app.settings import OpenId
from recount.errors import SignInError
from recount.model.saying import say
from recount.web.doorkeeping import address_of
from recount.web.forms import Forms
from recount.web.showing import sealed_page, told
from recount.web.signing_in import SignInPage, let_in
from recount.web.team import Team

HELD = "recount-openid"
PLACE = "/sign-in/openid"
LASTS = 600
MOST = 1000


class Waiting:
    """What this desk must know of a sign-in while the person is at the provider: kept here, under a
    name that her browser alone holds."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[float, dict[str, Any]]] = {}

    def begin(self) -> tuple[str, dict[str, Any]]:
        """Room for one more sign-in."""
        now = time.monotonic()
        self._kept = {name: one for name, one in self._kept.items() if one[0] > now}
        while len(self._kept) >= MOST:
            del self._kept[next(iter(self._kept))]
        name, room = secrets.token_urlsafe(24), dict[str, Any]()
        self._kept[name] = (now + LASTS, room)
        return name, room

    def take(self, name: str) -> dict[str, Any]:
        """What was kept; each can be taken once."""
        ends, room = self._kept.pop(name, (0.0, {}))
        return room if ends > time.monotonic() else {}


def add_openid(app: FastAPI, team: Team, forms: Forms, given: OpenId) -> None:
    """Adds its addresses to a desk."""
    client, waiting, register = _client(given), Waiting(), team.register

    @app.get(PLACE)
    async def leave(request: Request) -> Response:
        name, request.scope["session"] = waiting.begin()
        try:
            answer: Response = await client.authorize_redirect(
                request, f"{team.address}{PLACE}/back"
            )
        except Exception as error:  # whatever the provider or the way to it did
            return _refused(request, forms, _unreachable(error))
        # Lax: the browser comes back from another site, and must bring it along.
        answer.set_cookie(
            HELD, name, LASTS, path=PLACE, httponly=True, samesite="lax", secure=forms.secure
        )
        return answer

    @app.get(PLACE + "/back", response_class=HTMLResponse)
    async def come_back(request: Request) -> Response:
        request.scope["session"] = waiting.take(request.cookies.get(HELD, ""))
        try:
            stay = await _stay(request)
        except SignInError as error:
            return _refused(request, forms, error)
        seal = forms.seal_of(stay.held, stay.account.name)
        # A page and no redirect: the browser sends a strict cookie only from a page of this desk.
        answer = sealed_page("signed_in.html", SignInPage(True), seal)
        answer.delete_cookie(HELD, path=PLACE)
        return let_in(answer, stay, forms)

    async def _stay(request: Request) -> Any:
        try:
            found = await client.authorize_access_token(request)
        except Exception as error:  # a state that is not ours, a token that is not theirs
            raise _unreachable(error) from error
        person = found.get("userinfo") or {}
        if not person.get("sub"):
            raise SignInError(
                say("this sign-in"), say("the provider did not say who you are"), say("try again")
            )
        subject = f"{given.issuer} {person['sub']}"
        sure = person.get("email_verified") is True
        from_ = address_of(request.scope)
        return register.sign_in_by_provider(subject, person.get("email"), sure, from_)


def _client(given: OpenId) -> Any:
    """The library's client: the code flow with PKCE, a state and a nonce."""
    from authlib.integrations.starlette_client import OAuth

    oauth = OAuth()
    oauth.register(
        "team",
        client_id=given.client,
        client_secret=given.secret,
        server_metadata_url=f"{given.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email", "code_challenge_method": "S256", "timeout": 10},
    )
    return oauth.create_client("team")


def _unreachable(error: Exception) -> SignInError:
    why = f"the provider's answer will not do ({type(error).__name__})"
    return SignInError(say("this sign-in"), why, say("begin again; if it stays so, ask an admin"))


def _refused(request: Request, forms: Forms, error: SignInError) -> HTMLResponse:
    found = SignInPage(True, trouble=told(error))
    return sealed_page("sign_in.html", found, forms.seal(request), 401)
