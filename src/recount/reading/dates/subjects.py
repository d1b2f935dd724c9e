"""The event that a date counts from, where it is named beside it: "two days after the raid"."""

from __future__ import annotations

import re

from recount.model.spans import Span

SUBJECT = re.compile(
    r"\s+(?:(?:after|before|since|into|of)\s+)?(?P<subject>(?:the|that|this|those|these|its|his|her|their)\s+(?:(?!\w+ed\b)[\w'\u2019-]+\s+){0,3}?"
    r"(?:air\s?strikes?|strikes?|attacks?|bombings?|blasts?|explosions?|raids?|clash(?:es)?|fighting"
    r"|operations?|war|invasion|killings?|ambush(?:es)?|shelling|offensive|assaults?|massacres?"
    r"|incidents?|battles?|shootings?|deaths?|ceasefire|truce|elections?|coup|uprising|revolution"
    r"|siege|arrests?|abductions?|kidnappings?|executions?|crash|mission|engagement))\b",
    re.IGNORECASE,
)


NAMES_AN_EVENT = re.compile(
    r"\s+(?!(?:and|but|in|at|on|when|as|to|by|near|outside|inside|while|with|from|because)\b)"
    r"[\w'\u2018\u201c\"]"
)
"""What stands behind "the day before" where it is counted from something named there; "the day
before to steal a car", "the night before near the port" are counted from what was told."""


def subject_after(text: str, end: int) -> Span | None:
    """The event that a date is counted from, where it is named right after the phrase."""
    found = SUBJECT.match(text, end)
    return Span.of(text, *found.span("subject")) if found else None
