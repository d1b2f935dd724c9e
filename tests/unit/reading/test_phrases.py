"""Rules over classes of words are tried only where they may begin, and miss nothing by it."""

from __future__ import annotations

import pytest

from recount.reading.numbers.phrases import BREAK, Grammar, Token

MACROS = {"ART": "(a|an)", "MANY": "(ART? (NEARLY|about)?)"}
RULES = (
    ("optional", "(the)? ART? DAY"),
    ("macro", "MANY NUMBER"),
    ("ahead", "(?=(this|that)) (this|that|such) UNIT"),
    ("not_ahead", "(?!such) (such|other) MONTH"),
    ("repeated", "(, )* (at|on)+ CLOCK"),
    ("either", "ZONE|(last)? YEAR"),
)


@pytest.mark.parametrize(
    ("kinds", "rule"),
    [
        ("DAY", "optional"),
        ("an DAY", "optional"),
        ("the a DAY", "optional"),
        ("NUMBER", "macro"),
        ("about NUMBER", "macro"),
        ("a NEARLY NUMBER", "macro"),
        ("that UNIT", "ahead"),
        ("such UNIT", None),
        ("other MONTH", "not_ahead"),
        ("such MONTH", None),
        ("on CLOCK", "repeated"),
        (", , at on CLOCK", "repeated"),
        ("CLOCK", None),
        ("ZONE", "either"),
        ("YEAR", "either"),
        ("last YEAR", "either"),
        ("last", None),
        ("never", None),
    ],
)
def test_a_rule_is_found_by_whatever_it_may_begin_with(kinds: str, rule: str | None) -> None:
    words = [Token(BREAK, 0, 0), *(Token(kind, 0, 0) for kind in kinds.split())]
    found = list(Grammar(RULES, MACROS).read(words))
    assert [match.rule for match in found] == ([rule] if rule else [])
    assert not found or len(found[0].tokens) == len(words) - 1
