"""A page that stands alone: one file with marked texts, that needs no script and no other file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from recount.web.templating import STATIC, templates

if TYPE_CHECKING:
    from recount.app.marked import MarkedText


def leaf(texts: Sequence[MarkedText]) -> str:
    """The page of these texts."""
    template = templates().get_template("leaf.html")
    return template.render(texts=texts, style=_style(), lights=_lights(texts))


def _style() -> Markup:
    return Markup((STATIC / "dist" / "leaf.css").read_text("utf-8"))


def _lights(texts: Sequence[MarkedText]) -> Markup:
    """For each claim: while its words or its card are pointed at or have the focus, all of them
    stand out, and its words show what it says."""
    return Markup("\n").join(Markup(_light(card.anchor)) for one in texts for card in one.cards)


def _light(name: str) -> str:
    """`name` is made of letters, digits and hyphens only."""
    words = f'[data-claims~="{name}"],[data-claim="{name}"]'
    at_words = f":is({words}):is(:hover,:focus-visible)"
    card = f'[data-card="{name}"]'
    return (
        f'p:has({at_words})+.tips>[data-tip="{name}"]{{display:block}}'
        f".reading:has({at_words}) {card}{{background:var(--wash)}}"
        f".reading:has({card}:is(:hover,:focus-within),{at_words}) [data-claims~={name}]"
        "{box-shadow:0 -2px var(--ink),0 2px var(--ink)}"
    )
