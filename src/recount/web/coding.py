"""The addresses of double coding, on a team's desk."""

from __future__ import annotations

from pathlib import Path

from fastapi import Depends, FastAPI, Request
from fastapi.responses import HTMLResponse, Response

from recount.accounts import Register
from recount.app import assigning, double_coding
from recount.app.desk import agreement as desk_agreement
from recount.app.desk import coding as desk_coding
from recount.app.desk import coding_list as desk_coding_list
from recount.app.desk import door as desk
from recount.app.double_coding import Marked, Settled
from recount.errors import DecisionError, SignInError
from recount.ledger import Ledger
from recount.model.accounts import Account
from recount.model.double_coding import (
    Adjudication,
    Assignment,
    CodedField,
    Coder,
    Coding,
    Withdrawal,
)
from recount.model.saying import say
from recount.web.answers import Answers, Form
from recount.web.forms import Forms
from recount.web.present import present
from recount.web.showing import page, sealed_page


def add_coding(
    app: FastAPI, register: Register, ledger_path: Path, forms: Forms, writer: desk.DeskWriter
) -> None:
    """Adds them to a desk."""
    _add_lists(app, register, ledger_path, forms)
    _add_coding(app, ledger_path, forms)
    _add_comparing(app, ledger_path, forms, writer)


def _add_lists(app: FastAPI, register: Register, ledger_path: Path, forms: Forms) -> None:
    def listed(trouble: str = "") -> tuple[str, object]:
        with Ledger.open(ledger_path) as ledger:
            found = desk_coding_list.coding_list(ledger, _here(), register.accounts(), trouble)
        return "coding_list.html", found

    opened, answers = Depends(forms.opened), Answers(forms, lambda _, why: listed(why))

    @app.get("/coding", response_class=HTMLResponse)
    def own(request: Request) -> HTMLResponse:
        return sealed_page(*listed(), forms.seal(request))

    @app.post("/assign", response_class=HTMLResponse)
    def assign(request: Request, form: Form = opened) -> Response:
        def keep(form: Form) -> Assignment:
            able = {one.id: Coder(one.id, one.name) for one in register.accounts()
                    if not one.disabled}  # fmt: skip
            chosen = [able[form[key]] for key in ("first", "second") if form.get(key) in able]
            with Ledger.open(ledger_path) as ledger:
                return assigning.assign(ledger, form.get("document", ""), chosen, _coder())

        return answers.kept(request, form, keep, lambda *_: "/coding")

    @app.post("/assign/withdraw", response_class=HTMLResponse)
    def withdraw(request: Request, form: Form = opened) -> Response:
        def keep(form: Form) -> Withdrawal:
            with Ledger.open(ledger_path) as ledger:
                return assigning.withdraw(ledger, form.get("assignment", ""), _coder())

        return answers.kept(request, form, keep, lambda *_: "/coding")

    @app.get("/agreement", response_class=HTMLResponse)
    def agreement() -> HTMLResponse:
        with Ledger.open(ledger_path) as ledger:
            return page("agreement.html", desk_agreement.agreement_page(ledger))


def _add_coding(app: FastAPI, ledger_path: Path, forms: Forms) -> None:
    def shown(key: str, written: Form, trouble: str = "") -> tuple[str, object]:
        with Ledger.open(ledger_path) as ledger:
            found = desk_coding.coding_page(ledger, key, _here().id, written, trouble)
        return "coding.html", found

    opened = Depends(forms.opened)

    @app.get("/coding/{key}", response_class=HTMLResponse)
    def code(key: str, request: Request) -> HTMLResponse:
        return sealed_page(*shown(key, {}), forms.seal(request))

    @app.post("/coding/{key}/{deed}", response_class=HTMLResponse)
    def change(key: str, deed: str, request: Request, form: Form = opened) -> Response:
        def keep(form: Form) -> Coding:
            with Ledger.open(ledger_path) as ledger:
                return _change(ledger, key, deed, form)

        answers = Answers(forms, lambda form, why: shown(key, form, why))
        return answers.kept(request, form, keep, lambda *_: f"/coding/{key}")


def _change(ledger: Ledger, key: str, deed: str, form: Form) -> Coding:
    account, seen = _here().id, _number(form.get("seen", ""))
    if deed == "add":
        marked = Marked(form.get("words", ""), _number(form.get("start", "")), form, seen)
        return double_coding.add_event(ledger, key, account, marked)
    if deed == "remove":
        return double_coding.remove_event(ledger, key, account, form.get("event", ""), seen)
    if deed == "undo":
        return double_coding.step_back(ledger, key, account, seen)
    if deed == "finish":
        return double_coding.finish(ledger, key, account, seen)
    raise DecisionError(
        repr(deed), say("there is no such thing to do"), say("use a form of the page")
    )


def _add_comparing(app: FastAPI, ledger_path: Path, forms: Forms, writer: desk.DeskWriter) -> None:
    def shown(key: str, trouble: str = "") -> tuple[str, object]:
        with Ledger.open(ledger_path) as ledger:
            return "compare.html", desk_coding.compare_page(ledger, key, _here().id, trouble)

    opened = Depends(forms.opened)

    @app.get("/compare/{key}", response_class=HTMLResponse)
    def compare(key: str, request: Request) -> HTMLResponse:
        return sealed_page(*shown(key), forms.seal(request))

    @app.post("/compare/{key}", response_class=HTMLResponse)
    def settle(key: str, request: Request, form: Form = opened) -> Response:
        def keep(form: Form) -> Adjudication:
            with Ledger.open(ledger_path) as ledger:
                return double_coding.adjudicate(ledger, key, _settled(form), _coder())

        answers = Answers(forms, lambda _, why: shown(key, why))
        place = f"/compare/{key}#{form.get('at', '')}"
        return answers.kept(request, form, keep, lambda *_: place)

    @app.post("/compare/{key}/claims", response_class=HTMLResponse)
    def look(key: str, request: Request, form: Form = opened) -> Response:
        answers = Answers(forms, lambda _, why: shown(key, why))
        return answers.shown(
            request, {**form, "kind": "codings", "assignment": key}, writer.propose
        )


def _settled(form: Form) -> Settled:
    fields = {one.value: form.get(f"other-{one}") or form.get(one, "") for one in CodedField}
    told, seen = form.get("told") != "no", _number(form.get("seen", ""))
    return Settled(form.get("unit", ""), told, fields, form.get("reason", ""), seen)


def _number(value: str) -> int | None:
    return int(value) if value.isdigit() else None


def _here() -> Account:
    account = present()
    if account is None:
        raise SignInError(say("this page"), say("nobody is signed in"), say("sign in first"))
    return account


def _coder() -> Coder:
    account = _here()
    return Coder(account.id, account.name)
