"""The page of methods: what a methodology file says, in the words in which it is published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from recount.app.methods_sections import SECTIONS
from recount.app.settings import Settings
from recount.errors import LedgerError
from recount.model.saying import say
from recount.publishing import MethodsFormat, MethodsPage, MethodsSection
from recount.publishing import methods_text as written

if TYPE_CHECKING:
    from recount.ledger import Ledger
    from recount.reconciling import Methodology

__all__ = [
    "MethodsFormat",
    "chosen_methods",
    "methods_of",
    "print_methods",
    "published",
    "recorder_of",
]


def print_methods(chosen: str | None, form: MethodsFormat, settings: Settings) -> str:
    """The page of methods of a shipped methodology or a file, or of the one that is set.

    Raises MethodologyError where it cannot be read.
    """
    return written(chosen_methods(chosen, settings), form)


def chosen_methods(chosen: str | None, settings: Settings) -> MethodsPage:
    """The same as a record."""
    from recount.reconciling import load_methodology

    return published(load_methodology(_chosen(chosen, settings)))


def methods_of(ledger: Ledger, settings: Settings) -> MethodsPage:
    """The page of the methodology by which the ledger's numbers were made, with the weights by
    which its reports were put together.

    Raises LedgerError where that is not at hand.
    """
    page = published(_used(ledger, settings))
    return replace(page, sections=(*page.sections, _weights(ledger)))


def recorder_of(ledger: Ledger, settings: Settings) -> str:
    """Who records and publishes, by the methodology that made the ledger's numbers; empty where it
    does not say. Raises LedgerError where that is not at hand."""
    return _used(ledger, settings).page["recorder"]


def _used(ledger: Ledger, settings: Settings) -> Methodology:
    from recount.reconciling import SHIPPED, load_methodology

    used = ledger.methodology or ""
    named = used.partition(" ")[0]
    found = load_methodology(settings.methodology or (named if named in SHIPPED else None))
    if found.label != used:
        raise LedgerError(
            str(ledger.path),
            f"its numbers were made by {used}, which is not at hand",
            "name its file in RECOUNT_METHODOLOGY, or build the ledger again",
        )
    return found


def _chosen(chosen: str | None, settings: Settings) -> Path | str | None:
    return chosen or settings.methodology


def published(found: Methodology) -> MethodsPage:
    """The page of a methodology, in the order of the standards for casualty recorders."""
    return MethodsPage(
        title=found.page["title"] or say("How these numbers were made"),
        label=found.label,
        digest=found.digest,
        sections=tuple(make(found) for make in SECTIONS),
    )


def _weights(ledger: Ledger) -> MethodsSection:
    """By which weights reports were put together; that needs no words of the publisher."""
    from recount.linking import weights_digest

    moved = ledger.relearnings()[-1:]
    paragraphs = [
        say(
            "Which reports speak of one happening is decided by weights that were learned from "
            "labelled pairs, beside rules and what people decided: table %(digest)s, printed by "
            "`recount linking weights`.",
            digest=weights_digest(),
        ),
        *(
            say(
                "In this ledger they are those that %(author)s had learned again on %(day)s from "
                "%(number)s decisions (%(digest)s): %(reason)s",
                author=one.author,
                day=one.made_at[:10],
                number=len(one.learned_from),
                digest=one.digest,
                reason=one.reason,
            )
            for one in moved
        ),
    ]
    title = say("Which reports are put together")
    return MethodsSection("linking", title, own=(), missing="", paragraphs=tuple(paragraphs))
