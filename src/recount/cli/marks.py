"""A text in the terminal with the words of its claims marked, and its claims under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from recount.app.desk.claims import ClaimCard, FieldLine
from recount.app.desk.document import ProblemLine
from recount.app.desk.quotes import Passage, Piece
from recount.app.desk.words import counted
from recount.app.marked import MarkedText
from recount.cli.lines import print_at, print_heading
from recount.cli.quotes import words

COLOURS = (
    "yellow",
    "cyan",
    "green",
    "magenta",
    "blue",
    "bright_red",
    "bright_cyan",
    "bright_green",
)
"""One for each claim, in turn, from the terminal's own palette: readable in both lights."""
LABEL = 10
NUMBER = "{:>3}. "
# A text may hold what would steer the terminal.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ITSELF = "the document itself"


def print_marked(screen: Console, text: MarkedText) -> None:
    """Title, text, claims, and what was left out."""
    coloured = screen.color_system is not None and not screen.no_color
    _print_head(screen, text)
    warned = any(one.in_text for one in text.problems)
    if text.cards or warned:
        print_at(screen, 0, _key(coloured, warned))
    before: tuple[int, ...] = ()
    for passage in text.paragraphs:
        screen.print()
        marked = _coloured(passage) if coloured else _bracketed(passage, before)
        before = passage.pieces[-1].claims if passage.pieces else ()
        marked.rstrip()
        print_at(screen, 0, marked)
    _print_claims(screen, text, coloured)
    _print_problems(screen, text.problems)


def _print_head(screen: Console, text: MarkedText) -> None:
    print_at(screen, 0, Text(_safe(text.title), style="bold"))
    because = ", ".join(words(_safe(quote)) for quote in text.because)
    dated = [text.dated.text, text.dated.note + (f": {because}" if because else "")]
    parts = [
        _safe(text.publisher),
        "Written: " + ", ".join(part for part in dated if part),
        f"In {text.language_words}",
    ]
    print_at(screen, 0, Text(". ".join(part for part in parts if part) + ".", style="dim"))


def _key(coloured: bool, warned: bool) -> Text:
    if coloured:
        said = "[1] stands behind the words of claim 1; numbers, dates, places, names are bold."
    else:
        said = "[1 and 1] stand around the words of claim 1."
    return Text(said + (" [!1] is problem 1." if warned else ""), style="dim")


def _coloured(passage: Passage) -> Text:
    found = Text()
    for piece in passage.pieces:
        found.append(_safe(piece.text), _style(piece))
        for number in piece.notes:
            found.append(f"[{number}]", f"bold {_colour(number)}")
        _warn(found, piece, "red")
    return found


def _style(piece: Piece) -> str:
    parts = [_colour(piece.claims[0])] if piece.claims else []
    parts += ["bold"] if piece.claims and piece.role else []
    parts += ["underline"] if len(piece.claims) > 1 else []
    return " ".join(parts)


def _colour(number: int) -> str:
    return COLOURS[(number - 1) % len(COLOURS)]


def _bracketed(passage: Passage, before: tuple[int, ...]) -> Text:
    """Brackets carry numbers at both ends, as claims may overlap without one holding the other."""
    found = Text()
    for piece in passage.pieces:
        begun = [number for number in piece.claims if number not in before]
        found.append(f"[{_listed(begun)} " if begun else "")
        found.append(_safe(piece.text))
        found.append(f" {_listed(piece.notes)}]" if piece.notes else "")
        _warn(found, piece, "")
        before = piece.claims
    return found


def _listed(numbers: Sequence[int]) -> str:
    """ "1", "1,3", "10-14"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(
        f"{run[0]}-{run[-1]}" if len(run) > 2 else ",".join(map(str, run)) for run in runs
    )


def _warn(found: Text, piece: Piece, style: str) -> None:
    for number in piece.warnings:
        found.append(f"[!{number}]", style)


def _print_claims(screen: Console, text: MarkedText, coloured: bool) -> None:
    if not text.cards:
        unread = "It was not read, so no claim was taken from it."
        print_heading(screen, unread if text.unread else "No claim was found in this text.")
        return
    print_heading(screen, counted(len(text.cards), "claim"))
    for card in text.cards:
        _print_card(screen, card, coloured)


def _print_card(screen: Console, card: ClaimCard, coloured: bool) -> None:
    label = NUMBER.format(card.number)
    head = Text(card.kind, style=f"bold {_colour(card.number)}" if coloured else "bold")
    head.append(f", {_said(card)}", "not bold default")
    print_at(screen, 0, head, label)
    print_at(screen, len(label), Text(words(_safe(card.quote)), style="italic"))
    for field in card.fields:
        _print_field(screen, len(label), field)


def _said(card: ClaimCard) -> str:
    if card.speaker == _ITSELF:
        return f"{_ITSELF} {card.stance}" if card.unusual else f"said by {_ITSELF}"
    return f"{_safe(card.speaker)} {card.stance}"


def _print_field(screen: Console, indent: int, field: FieldLine) -> None:
    line = Text(_safe(field.text))
    if field.note:
        line.append(f"  {_safe(field.note)}", "dim")
    print_at(screen, indent, line, f"{field.label:<{LABEL}}")


def _print_problems(screen: Console, problems: Sequence[ProblemLine]) -> None:
    if problems:
        print_heading(screen, "Left out or not settled")
    for problem in problems:
        label = f"[!{problem.number}] " if problem.in_text else "     "
        for position, line in enumerate(_problem_lines(problem)):
            print_at(screen, 0, line, label if position == 0 else " " * len(label))


def _problem_lines(problem: ProblemLine) -> Iterator[Text]:
    message = _safe(problem.message)
    yield Text(message[:1].upper() + message[1:])
    if problem.quote.strip():
        yield Text(words(_safe(problem.quote)), style="dim")


def print_rule(screen: Console) -> None:
    """A line between two texts."""
    screen.print(Rule(style="dim"))


def _safe(text: str) -> str:
    return _STEERING.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))
