"""One way for every form by which something is settled: it is shown with what it would change,
kept, or refused on the page that it stood on, with what was written and why.

What was made on a state that has changed since is refused with what changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from recount.errors import DecisionError, NotFoundError, RecountError, StaleDecisionError
from recount.web.forms import Forms, keep_cookies
from recount.web.showing import page, sealed_page, told

Form = dict[str, str]
Again = Callable[[Form, str], tuple[str, object] | None]
"""The page that a form stood on, with what was written in it and why it was not kept: a template
and its record; None where there is none."""


class Answers:
    """Answers the forms of one kind of page."""

    def __init__(self, forms: Forms, again: Again) -> None:
        self._forms = forms
        self._again = again

    def shown(self, request: Request, form: Form, propose: Callable[[Form], object]) -> Response:
        """What would become other, to be confirmed; nothing is kept."""
        try:
            found = propose(form)
        except (DecisionError, NotFoundError) as error:
            return self.refused(request, form, error)
        answer = sealed_page("proposal.html", found, self._forms.seal(request))
        return self._remembering(answer, request, form)

    def kept(
        self, request: Request, form: Form, keep: Callable[[Form], object],
        after: Callable[[Form, object], str],
    ) -> Response:  # fmt: skip
        """Keeps it, and goes on to where it is seen."""
        try:
            found = keep(form)
        except (DecisionError, NotFoundError) as error:
            return self.refused(request, form, error)
        return self._remembering(RedirectResponse(after(form, found), 303), request, form)

    def refused(self, request: Request, form: Form, error: RecountError) -> Response:
        """The page that the form stood on; nothing was kept."""
        status = _status(error)
        try:
            shown = self._again(form, told(error))
        except NotFoundError:
            shown = None
        if shown is None:
            return page("refused.html", error, status)
        seal = self._forms.seal(request)
        signed = replace(seal, author=seal.author or form.get("author", "").strip())
        return sealed_page(*shown, signed, status)

    def _remembering(self, answer: Response, request: Request, form: Form) -> Response:
        keep_cookies(answer, self._forms.seal(request), form.get("author", "").strip())
        return answer


def _status(error: RecountError) -> int:
    if isinstance(error, NotFoundError):
        return 404
    return 409 if isinstance(error, StaleDecisionError) else 422
