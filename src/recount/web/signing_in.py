"""The addresses where people sign in and out, and change their passwords."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from fastapi import Depends, FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from recount.accounts import Register, Stay
from recount.errors import AccountError, SignInError
from recount.model.accounts import LEAST, Account, Right
from recount.model.saying import say
from recount.web.doorkeeping import address_of
from recount.web.forms import SESSION, Forms, own_address
from recount.web.present import present
from recount.web.showing import sealed_page, told
from recount.web.speaking import hold_language
from recount.web.tongues import TONGUES

RIGHT_WORDS = {
    Right.READ: say("look at everything on this desk"),
    Right.DECIDE: say("decide about claims and events, code documents, put documents in"),
    Right.ADJUDICATE: say("assign documents, settle what coders differ in, sign events off"),
    Right.PUBLISH: say("take tables out"),
    Right.MANAGE: say("see accounts, and who saw and took what"),
}


@dataclass(frozen=True, slots=True)
class SignInPage:
    """What a person needs to sign in; `provider` says that there is one to sign in with."""

    provider: bool
    back: str = "/"
    name: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class AccountPage:
    """A person's own account: what she may do, and what came of a change."""

    account: Account
    rights: tuple[tuple[str, bool, str], ...] = field(default=())
    trouble: str = ""
    done: bool = False


def add_signing_in(app: FastAPI, register: Register, forms: Forms, provider: bool) -> None:
    """Adds them to a desk."""
    opened = Depends(forms.opened)

    @app.get("/sign-in", response_class=HTMLResponse)
    def ask(request: Request) -> HTMLResponse:
        back = own_address(request.query_params.get("back", "/"))
        return sealed_page("sign_in.html", SignInPage(provider, back), forms.seal(request))

    @app.post("/sign-in", response_class=HTMLResponse)
    def sign_in(request: Request, form: dict[str, str] = opened) -> Response:
        name, back = form.get("name", ""), own_address(form.get("back", "/"))
        try:
            stay = register.sign_in(name, form.get("password", ""), address_of(request.scope))
        except SignInError as error:
            found = SignInPage(provider, back, name, told(error))
            return sealed_page("sign_in.html", found, forms.seal(request), 401)
        return let_in(RedirectResponse(back, 303), stay, forms)

    @app.post("/sign-out", dependencies=[opened])
    def sign_out(request: Request) -> Response:
        register.sign_out(request.cookies.get(SESSION, ""), address_of(request.scope))
        answer = RedirectResponse("/sign-in", 303)
        answer.delete_cookie(SESSION)
        return answer

    _add_own_page(app, register, forms)


def _add_own_page(app: FastAPI, register: Register, forms: Forms) -> None:
    opened = Depends(forms.opened)

    @app.get("/account", response_class=HTMLResponse)
    def own(request: Request) -> HTMLResponse:
        return sealed_page("account.html", _own(), forms.seal(request))

    @app.post("/account", response_class=HTMLResponse)
    def change(request: Request, form: dict[str, str] = opened) -> Response:
        account, address = _here(), address_of(request.scope)
        try:
            register.sign_in(account.name, form.get("old", ""), address)
            register.set_password(account.name, form.get("new", ""))
            stay = register.sign_in(account.name, form.get("new", ""), address)
        except (SignInError, AccountError) as error:
            return sealed_page("account.html", _own(told(error)), forms.seal(request), 422)
        seal = forms.seal_of(stay.held, account.name)
        return let_in(sealed_page("account.html", _own(done=True), seal), stay, forms)


def _here() -> Account:
    account = present()
    if account is None:
        raise SignInError(say("this page"), say("nobody is signed in"), say("sign in first"))
    return account


def _own(trouble: str = "", done: bool = False) -> AccountPage:
    account = _here()
    rights = tuple(
        (words, account.may(right), LEAST[right].value) for right, words in RIGHT_WORDS.items()
    )
    return AccountPage(account, rights, trouble, done)


def let_in(answer: Response, stay: Stay, forms: Forms) -> Response:
    """The answer with the session that the browser is to hold, and with the language that the
    account reads the desk in."""
    answer.set_cookie(SESSION, stay.held, httponly=True, samesite="strict", secure=forms.secure)
    if stay.account.language in TONGUES:
        hold_language(answer, stay.account.language or "", forms.secure)
    return answer


def is_secure(address: str) -> bool:
    """Whether browsers reach an address over TLS only."""
    return urlsplit(address).scheme == "https"
