"""The addresses of double coding, on a team's desk."""

from __future__ import annotations

from pathlib import Path

from fastapi import Depends, FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from recount.accounts import Register
from recount.app import desk_agreement, desk_coding, double_coding
from recount.app.double_coding import Marked, Settled
from recount.errors import DecisionError, SignInError
from recount.ledger import Ledger
from recount.model.accounts import Account
from recount.model.double_coding import CodedField, Coder
from recount.web.forms import Forms
from recount.web.present import present
from recount.web.showing import page, sealed_page
from recount.web.signing_in import told


def add_coding(app: FastAPI, register: Register, ledger_path: Path, forms: Forms) -> None:
    """Adds them to a desk."""
    _add_lists(app, register, ledger_path, forms)
    _add_coding(app, ledger_path, forms)
    _add_comparing(app, ledger_path, forms)


def _add_lists(app: FastAPI, register: Register, ledger_path: Path, forms: Forms) -> None:
    opened = Depends(forms.opened)

    def listed(request: Request, trouble: str = "") -> HTMLResponse:
        with Ledger.open(ledger_path) as ledger:
            found = desk_coding.coding_list(ledger, _here(), register.accounts(), trouble)
        status = 422 if trouble else 200
        return sealed_page("coding_list.html", found, forms.seal(request), status)

    @app.get("/coding", response_class=HTMLResponse)
    def own(request: Request) -> HTMLResponse:
        return listed(request)

    @app.post("/assign", response_class=HTMLResponse)
    def assign(request: Request, form: dict[str, str] = opened) -> Response:
        able = {one.id: Coder(one.id, one.name) for one in register.accounts() if not one.disabled}
        chosen = [able[form[key]] for key in ("first", "second") if form.get(key) in able]
        try:
            with Ledger.open(ledger_path) as ledger:
                double_coding.assign(ledger, form.get("document", ""), chosen, _coder())
        except DecisionError as error:
            return listed(request, told(error))
        return RedirectResponse("/coding", 303)

    @app.get("/agreement", response_class=HTMLResponse)
    def agreement() -> HTMLResponse:
        with Ledger.open(ledger_path) as ledger:
            return page("agreement.html", desk_agreement.agreement_page(ledger))


def _add_coding(app: FastAPI, ledger_path: Path, forms: Forms) -> None:
    opened = Depends(forms.opened)

    def shown(
        request: Request, key: str, written: dict[str, str], trouble: str = ""
    ) -> HTMLResponse:
        with Ledger.open(ledger_path) as ledger:
            found = desk_coding.coding_page(ledger, key, _here().id, written, trouble)
        return sealed_page("coding.html", found, forms.seal(request), 422 if trouble else 200)

    @app.get("/coding/{key}", response_class=HTMLResponse)
    def code(key: str, request: Request) -> HTMLResponse:
        return shown(request, key, {})

    @app.post("/coding/{key}/{deed}", response_class=HTMLResponse)
    def change(key: str, deed: str, request: Request, form: dict[str, str] = opened) -> Response:
        try:
            with Ledger.open(ledger_path) as ledger:
                _change(ledger, key, deed, form)
        except DecisionError as error:
            return shown(request, key, form, told(error))
        return RedirectResponse(f"/coding/{key}", 303)


def _change(ledger: Ledger, key: str, deed: str, form: dict[str, str]) -> None:
    account = _here().id
    if deed == "add":
        start = form.get("start", "")
        place = int(start) if start.isdigit() else None
        double_coding.add_event(ledger, key, account, Marked(form.get("words", ""), place, form))
    elif deed == "remove":
        double_coding.remove_event(ledger, key, account, form.get("event", ""))
    elif deed == "finish":
        double_coding.finish(ledger, key, account)
    else:
        raise DecisionError(f"{deed!r}", "there is no such thing to do", "use a form of the page")


def _add_comparing(app: FastAPI, ledger_path: Path, forms: Forms) -> None:
    opened = Depends(forms.opened)

    @app.get("/compare/{key}", response_class=HTMLResponse)
    def compare(key: str, request: Request) -> HTMLResponse:
        with Ledger.open(ledger_path) as ledger:
            found = desk_coding.compare_page(ledger, key, _here().id)
        return sealed_page("compare.html", found, forms.seal(request))

    @app.post("/compare/{key}", response_class=HTMLResponse)
    def settle(key: str, request: Request, form: dict[str, str] = opened) -> Response:
        unit = form.get("unit", "")
        fields = {one.value: form.get(f"other-{one}") or form.get(one, "") for one in CodedField}
        settled = Settled(unit, form.get("told") != "no", fields, form.get("reason", ""))
        with Ledger.open(ledger_path) as ledger:
            try:
                double_coding.adjudicate(ledger, key, settled, _coder())
            except DecisionError as error:
                found = desk_coding.compare_page(ledger, key, _here().id, told(error))
                return sealed_page("compare.html", found, forms.seal(request), 422)
        return RedirectResponse(f"/compare/{key}#{form.get('at', '')}", 303)


def _here() -> Account:
    account = present()
    if account is None:
        raise SignInError("this page", "nobody is signed in", "sign in first")
    return account


def _coder() -> Coder:
    account = _here()
    return Coder(account.id, account.name)
