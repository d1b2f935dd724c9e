"""The address where an event is signed off."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import Depends, FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from recount.app import desk
from recount.errors import DecisionError, RightError, StaleDecisionError
from recount.web.forms import Forms, keep_cookies
from recount.web.present import may
from recount.web.showing import page


def add_signing(
    app: FastAPI, reader: desk.DeskReader, writer: desk.DeskWriter, forms: Forms
) -> None:
    """Adds it to a desk."""
    opened = Depends(forms.opened)

    @app.post("/sign", response_class=HTMLResponse)
    def sign(request: Request, form: dict[str, str] = opened) -> Response:
        found = desk.signing_box(reader.snapshot(), reader.snapshot().event(form.get("event", "")))
        if found.next_kind == "sign_off" and not may("adjudicate"):
            raise RightError(
                "this sign-off", "your role may check numbers and not sign them off",
                "ask an adjudicator",
            )  # fmt: skip
        try:
            kept = writer.sign(form)
        except DecisionError as error:
            return page(
                "refused.html", error, 409 if isinstance(error, StaleDecisionError) else 422
            )
        answer = RedirectResponse(f"/events/{quote(form.get('event', ''))}?kept={kept}", 303)
        keep_cookies(answer, forms.seal(request), form.get("author", "").strip())
        return answer
