"""What sections of the page of methods are put together from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from recount.model.saying import capital, say, say_list
from recount.publishing import MethodsSection

if TYPE_CHECKING:
    from recount.reconciling import Methodology


def own(found: Methodology, *names: str) -> tuple[str, ...]:
    return tuple(found.page[name] for name in names if found.page[name])


def not_stated(found: Methodology, name: str, what: str) -> str:
    if found.page[name]:
        return ""
    return say(
        "Not stated by the publisher: %(what)s. Write `%(name)s` under [page] of the methodology.",
        what=what,
        name=name,
    )


def asked(
    found: Methodology, named: tuple[str, str], missing: str, paragraphs: tuple[str, ...]
) -> MethodsSection:
    """A section (its key and title) whose own words, or the want of them, go by its key."""
    key, title = named
    return MethodsSection(
        key,
        title,
        own=own(found, key),
        missing=not_stated(found, key, missing),
        paragraphs=paragraphs,
    )


def points(amount: float) -> str:
    if amount == 1:
        return say("1 percentage point")
    return say("%(points)s percentage points", points=f"{amount:g}")


def sentence(text: str) -> str:
    return say("%(sentence)s.", sentence=capital(text))


def listed(items: Iterable[str], last: str = "and") -> str:
    rows = list(items)
    if len(rows) < 2:
        return "".join(rows) if not rows else rows[0]
    if last == "or":
        return say("%(first)s or %(last)s", first=say_list(rows[:-1]), last=rows[-1])
    return say("%(first)s and %(last)s", first=say_list(rows[:-1]), last=rows[-1])
