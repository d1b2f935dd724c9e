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


def subject_after(text: str, end: int) -> Span | None:
    """The event that a date is counted from, where it is named right after the phrase."""
    found = SUBJECT.match(text, end)
    return Span.of(text, *found.span("subject")) if found else None
