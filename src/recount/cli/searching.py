"""`recount search`: documents and claims that hold some words."""

from __future__ import annotations

from typing import Annotated

import typer

from recount.cli.opening import opened
from recount.cli.options import JsonOption, LedgerOption
from recount.cli.terminal import complain, console, print_json


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORD...", help='Words, or "words in quotation marks".')
    ],
    ledger: LedgerOption = None,
    claims: Annotated[
        bool, typer.Option("--claims", help="Look in claims, not in documents.")
    ] = False,
    page: Annotated[int, typer.Option(min=1, help="Which page of what is found.")] = 1,
    as_json: JsonOption = False,
) -> None:
    """Print the documents, or the claims, that hold all of some words, the best first.

    Words of three letters or more, in any script; capitals, accents and vowel marks do not matter.
    """
    from recount.app.searching import kind_of, look_for, pieces, text_of

    wanted = " ".join(f'"{word}"' if " " in word else word for word in words)
    with opened(ledger) as held:
        found = look_for(held, wanted, kind_of(claims), page)
        texts = [text_of(held, hit) for hit in found.hits]
    if as_json:
        print_json(found)
        return
    screen = console()
    for hit, text in zip(found.hits, texts, strict=True):
        screen.print(hit.id, style="bold")
        for line in _lines("".join(one.text for one in pieces(text, found.terms))):
            screen.print(f"  {line}")
    for short in found.short:
        complain(f"recount: {short!r} is shorter than three letters and was not looked for")
    screen.print(f"\n{'over ' if found.more else ''}{found.amount:,} found", style="dim")


def _lines(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(" ".join(text.split()), 96)
