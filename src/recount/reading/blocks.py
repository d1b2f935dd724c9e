"""Where one piece of running text ends and the next begins: headings, paragraphs, datelines.

A sentence never runs over such a border, whatever a parser thinks. Text that was wrapped by hand
at some width keeps its paragraphs whole.
"""

from __future__ import annotations

import re
from itertools import pairwise

from recount.reading.items import BULLET, item_heads, labelled, stamped, timed_heads
from recount.reading.tables import row_starts

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]*(?:\r\n|[\n\r\u2028\u2029\x0b\x0c]|\Z)")
_TERMINAL = (".", "!", "?", ":", ";", "”", '"', "…")
# "KABUL, Afghanistan (Nov. 21, 2010) –", "TRIPOLI (Agency) -": capitals, then brackets or a dash.
_DATELINE = re.compile(
    r"[\s\W]{0,6}[A-Z][A-Z'’.\-]{2,}(?:[ /][A-Z][A-Z'’.\-]+){0,3}"
    r"(?:, ?(?:[A-Z][\w.'’]*)(?: (?:(?:of|the|and) ){0,2}[A-Z][\w.'’]*){0,3}){0,3}"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:, \d{4})?)?"
    r"(?:\s*\([^()\n]{2,40}\)\s*(?:[-–—:]+\s+|[ \xa0\u2028\n]*)|\s*(?:[–—]|--?)\s+)"
)
# "(KABUL, Afghanistan) --": the town in brackets.
_IN_BRACKETS = re.compile(
    r"[\s\W]{0,4}\([A-Z][A-Z'’.\-]{2,}(?:[ /][A-Z][A-Z'’.\-]+){0,3}"
    r"(?:, ?[A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,3}){0,2}\)"
    r"\s*(?:[–—]|--?)\s+"
)
# "Ouagadougou, March 14 (Agency) -", "Juba, 12 March 2024 –", "February 6, 2024 (EL FASHER) –".
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_TOWN = r"[A-Z][\w'’\-]+(?: (?:(?:of|the|and) ){0,2}[A-Z][\w'’\-]+){0,3}"
_IN_SMALL_LETTERS = re.compile(
    rf"[\s\W]{{0,6}}(?:{_TOWN}(?:[,/] ?{_TOWN}){{0,2}},? {_DAY}(?:\s*[(/\[][^()/\n]{{2,40}}[)/\]])?"
    rf"|{_DAY}\s*\([A-Z][^()\n]{{2,40}}\))\s*(?:[–—]|--?)\s+"
)
# "Khartoum, Oct 7 At least seven people", with nothing between.
_RUNNING_ON = re.compile(rf"\s*{_TOWN}, {_DAY}\s+(?=(?:At|A|An|The|In|On|Over|More|About)\s)")
# "KABUL, July 14: Gunmen killed".
_WITH_COLON = re.compile(
    r"[\s\W]{0,6}[A-Z][A-Z'’.\-]{2,}(?:[ /][A-Z][A-Z'’.\-]+){0,3}(?:, [A-Z][\w'’ ]{2,20})?,? "
    rf"{_DAY}:\s+"
)
# "Nairobi (KNA) – At least 10", "Kano, Nigeria, (Wire / News - 15th Jul, 2019 ) :About 300": a town
# and in brackets an agency, which "Kafr Nabl (Idlib) - Three" does not name.
_OF_AGENCY = re.compile(
    rf"[\s\W]{{0,6}}{_TOWN}(?:, ?{_TOWN}){{0,2}},?\s*"
    r"\((?=[^()\n]{0,60}(?:\b[A-Z]{2,6}\b|\b(?:Reuters|Xinhua|Agenc(?:y|ies)|News)\b|\d{4}\s*\)))"
    r"[^()\n]{2,80}\)\s*(?:[:–—]|--?)\s*(?=[\"“'‘]?[A-Z0-9])"
)
# "BENI, DR Congo: Fighters killed": a town in capitals, its land and a colon.
_OF_LAND = re.compile(
    r"[\s\W]{0,6}[A-Z][A-Z'’.\-]{2,}(?:[ /][A-Z][A-Z'’.\-]+){0,3}"
    rf"(?:, ?{_TOWN}){{1,2}}:\s+(?=[\"“'‘]?[A-Z0-9])"
)
# "Kyiv – Russian attacks", as a text begins.
_TOWN_ALONE = re.compile(rf"\s*{_TOWN}(?:, {_TOWN})?\s+[–—]\s+(?=[A-Z0-9\"“])")
# Text without any line break may still hold a heading that a dateline closes.
_INNER_DATELINE = re.compile(
    r"(?<=\s)[A-Z]{3,}(?: [A-Z]{3,}){0,2}, [A-Z][a-z]+(?: [A-Z][a-z]+){0,2}"
    r" \([A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\)\s*(?:[-–—]+\s*)?"
)
_FORMS = (
    _DATELINE,
    _IN_BRACKETS,
    _IN_SMALL_LETTERS,
    _WITH_COLON,
    _RUNNING_ON,
    _OF_AGENCY,
    _OF_LAND,
)
WIDEST_WRAP = 120  # no hand-wrapped text is wider; longer lines are paragraphs of their own
LONGEST = 20_000  # characters parsed at once


def blocks(text: str) -> tuple[tuple[int, int], ...]:
    """The blocks of a text as offsets; together they are the whole text, in order."""
    cuts = {0, len(text)}
    for start, end in _paragraphs(text):
        cuts.add(start)
        cuts.update(_dateline_cuts(text, start, end))
    cuts.update((*item_heads(text), *timed_heads(text), *labelled(text)))
    cuts.update((*stamped(text), *row_starts(text)))
    for start, end in pairwise(sorted(cuts)):
        cuts.update(_long_cuts(text, start, end))
    return tuple(pairwise(sorted(cuts)))


def _paragraphs(text: str) -> list[tuple[int, int]]:
    lines = [m.span() for m in _LINE.finditer(text) if m.end() > m.start()]
    width = _wrap_width(text, lines)
    items = sum(1 for start, end in lines if BULLET.match(text, start, end)) > 1
    found: list[tuple[int, int]] = []
    begun: int | None = None
    for index, (start, end) in enumerate(lines):
        begun = start if begun is None else begun
        following = text[slice(*lines[index + 1])] if index + 1 < len(lines) else ""
        item = items and BULLET.match(following) is not None
        if item or _ends(text[start:end], following, width):
            found.append((begun, end))
            begun = None
    return found


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """The width at which the text was wrapped by hand; 0 where it was not."""
    widths = [len(text[start:end].rstrip()) for start, end in lines]
    full = [width for width in widths if width > 0]
    if len(full) < 4 or max(full) > WIDEST_WRAP or not _runs_on(text, lines):
        return 0
    near = sum(1 for width in full if width > 0.75 * max(full))
    return max(full) if near >= 0.4 * len(full) else 0


def _runs_on(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether some line begins within a sentence, in small letters: those of a ticker never do."""
    words = (text[start:end].lstrip()[:1] for start, end in lines[1:])
    return any(word.islower() for word in words)


def _ends(line: str, following: str, width: int) -> bool:
    """Whether a paragraph or a heading ends with this line; blank lines go with what is above."""
    if following and not following.strip():
        return False
    if not following or not line.strip() or not width:
        return True
    word = following.split(maxsplit=1)[0]
    if following[:1].isspace() and not line[:1].isspace():
        return True
    room = len(line.rstrip()) + 1 + len(word) < width - 6
    return room and (line.rstrip().endswith(_TERMINAL) or not word[:1].islower())


def _dateline_cuts(text: str, start: int, end: int) -> list[int]:
    opening = next((m for form in _FORMS if (m := form.match(text, start, end))), None)
    opening = opening or (_TOWN_ALONE.match(text, start, end) if start == 0 else None)
    if opening:
        return [opening.end()] if opening.end() < end else []
    inner = _INNER_DATELINE.search(text, start, min(end, start + 600))
    return [inner.start(), inner.end()] if inner and inner.end() < end else []


def _long_cuts(text: str, start: int, end: int) -> list[int]:
    """Cuts that keep a block short enough to parse, after a full stop or, failing that, a space."""
    cuts: list[int] = []
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        at = max(window.rfind(". ") + 2, 0)
        at = at if at > LONGEST // 2 else window.rfind(" ") + 1
        start += at if at > LONGEST // 2 else LONGEST
        cuts.append(start)
    return cuts
