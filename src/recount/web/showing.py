"""A record becomes a page: under the name `page`, with the seal of its forms where it has any."""

from __future__ import annotations

from fastapi.responses import HTMLResponse

from recount.errors import RecountError
from recount.model.saying import capital, say
from recount.web.cures import at_the_desk
from recount.web.forms import Seal, keep_cookies
from recount.web.templating import templates


def page(template: str, found: object, status: int = 200) -> HTMLResponse:
    """The page of a record that asks for nothing."""
    return HTMLResponse(templates().get_template(template).render(page=found), status)


def sealed_page(template: str, found: object, seal: Seal, status: int = 200) -> HTMLResponse:
    """The page of a record with forms to fill in."""
    written = templates().get_template(template).render(page=found, seal=seal)
    response = HTMLResponse(written, status)
    keep_cookies(response, seal)
    return response


def told(error: RecountError) -> str:
    """An error as a sentence."""
    return say(
        "%(record)s: %(what)s; %(cure)s.",
        record=capital(error.record), what=at_the_desk(error.what), cure=at_the_desk(error.cure),
    )  # fmt: skip
