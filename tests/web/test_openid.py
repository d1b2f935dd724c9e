"""Signing in by an OpenID Connect provider: one that answers on this machine, and one that lies."""

from __future__ import annotations

import base64
import hashlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse
from joserfc import jwt
from joserfc.jwk import RSAKey
from scripts.desk import served

from recount.accounts import Register
from recount.app.settings import OpenId
from recount.model.accounts import Role
from recount.web.serving import listening


class Provider:
    """A provider that says of everybody what `person` holds, signed by `key`."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "one"})
        self.signs_with = self.key
        self.person: dict[str, object] = {
            "sub": "17", "email": "nadia@example.org", "email_verified": True,
        }  # fmt: skip
        self.changes: dict[str, object] = {}
        self.issuer = ""
        self.asked: dict[str, dict[str, str]] = {}
        self.app = FastAPI()
        self._add()

    def _add(self) -> None:
        @self.app.get("/.well-known/openid-configuration")
        def about() -> dict[str, object]:
            place = self.issuer
            return {
                "issuer": place,
                "authorization_endpoint": f"{place}/ask",
                "token_endpoint": f"{place}/token",
                "jwks_uri": f"{place}/keys",
                "id_token_signing_alg_values_supported": ["RS256"],
            }

        @self.app.get("/keys")
        def keys() -> dict[str, object]:
            return {"keys": [self.key.as_dict(private=False)]}

        @self.app.get("/ask")
        def ask(request: Request) -> RedirectResponse:
            query = dict(request.query_params)
            self.asked["a-code"] = query
            back = f"{query['redirect_uri']}?code=a-code&state={query['state']}"
            return RedirectResponse(back, 302)

        @self.app.post("/token")
        async def token(request: Request) -> dict[str, object]:
            sent = parse_qs((await request.body()).decode())
            query = self.asked.pop(sent["code"][0])
            verifier = hashlib.sha256(sent["code_verifier"][0].encode()).digest()
            challenge = base64.urlsafe_b64encode(verifier).decode().rstrip("=")
            assert challenge == query["code_challenge"]
            now = int(time.time())
            claims = {
                "iss": self.issuer, "aud": "desk", "iat": now, "exp": now + 60,
                "nonce": query["nonce"], **self.person, **self.changes,
            }  # fmt: skip
            signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.signs_with)
            return {"access_token": "x", "token_type": "Bearer", "id_token": signed}


@contextmanager
def running(provider: Provider) -> Iterator[str]:
    with listening("127.0.0.1", 0) as listener:
        server = uvicorn.Server(uvicorn.Config(provider.app, log_level="warning", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        provider.issuer = f"http://127.0.0.1:{listener.getsockname()[1]}"
        yield provider.issuer
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture
def provider() -> Iterator[Provider]:
    made = Provider()
    with running(made):
        yield made


@pytest.fixture
def desk(provider: Provider, tmp_path: Path, make_ledger) -> Iterator[tuple[str, Register]]:
    ledger = make_ledger(tmp_path / "case.ledger")
    with Register.beside(ledger, create=True) as register:
        register.add("Nadia", Role.CODER, None, "nadia@example.org")
        with served(ledger, register, OpenId(provider.issuer, "desk", "a secret")) as address:
            yield address, register


def come(browser: httpx.Client, address: str) -> httpx.Response:
    """The last answer of a sign-in, as a browser goes through it."""
    return browser.get(address + "/sign-in/openid", follow_redirects=True)


def test_she_signs_in_at_the_provider_and_is_known_by_her_account(desk) -> None:
    address, register = desk
    with httpx.Client() as browser:
        assert "Sign in with your organisation" in browser.get(address + "/sign-in").text
        answer = come(browser, address)
        assert answer.status_code == 200
        assert "Signed in" in answer.text
        shown = browser.get(address + "/account")
        assert "Nadia" in shown.text
        assert "have no password here" in shown.text
    assert register.traces(name="Nadia", deed="signed in")


@pytest.mark.parametrize(
    "changes",
    [
        {"email_verified": False},
        {"email": "somebody@example.org"},
        {"aud": "another desk"},
        {"iss": "https://other.example"},
        {"nonce": "another"},
        {"exp": 1_000_000_000},
        {"sub": ""},
    ],
)
def test_an_answer_that_will_not_do_lets_nobody_in(desk, provider, changes) -> None:
    provider.changes = changes
    with httpx.Client() as browser:
        assert come(browser, desk[0]).status_code == 401
        assert browser.get(desk[0] + "/events").status_code == 303


def test_a_token_that_the_provider_did_not_sign_lets_nobody_in(desk, provider) -> None:
    provider.signs_with = RSAKey.generate_key(2048, {"kid": "one"})
    with httpx.Client() as browser:
        assert come(browser, desk[0]).status_code == 401


def test_an_answer_in_another_browser_lets_nobody_in(desk) -> None:
    with httpx.Client() as hers, httpx.Client() as other:
        to_provider = hers.get(desk[0] + "/sign-in/openid").headers["location"]
        back = hers.get(to_provider).headers["location"]
        assert urlsplit(back).path == "/sign-in/openid/back"
        assert other.get(back).status_code == 401
        assert hers.get(back).status_code == 200
        assert hers.get(back).status_code == 401, "each answer is good once"


def test_a_provider_that_does_not_answer_is_said(tmp_path: Path, make_ledger) -> None:
    ledger = make_ledger(tmp_path / "case.ledger")
    nobody = OpenId("http://127.0.0.1:9", "desk", "a secret")
    with (
        Register.beside(ledger, create=True) as register,
        served(ledger, register, nobody) as address,
        httpx.Client() as browser,
    ):
        refused = come(browser, address)
    assert refused.status_code == 401
    assert "the provider" in refused.text
