"""Whether a claim says that something happened which its sentence denies."""

from __future__ import annotations

import re

from recount.model.claims import Claim, ClaimKind, Stance
from recount.model.counts import Count
from recount.model.spans import Span
from recount.reading.verifier_sentences import sentence_around

_HARM = (
    r"(?:kill|injur|wound|harm|hurt|captur|detain|arrest|seiz|abduct|kidnap|di(?:e|ed|es)\b|dead"
    r"|strik|struck|attack|bomb|shell|hit\b|conduct|carr|launch|fire|execut|los[te])\w*"
)
# "did not kill", "never struck": a negation and, within a few words, what did not happen; a convoy
# in which somebody "was not travelling came under fire" all the same.
_NOT = re.compile(
    r"(?:(?<!likely than )\b(?:not|never|neither)\b|n['’]t\b)"
    r"(?!\s+(?:only|among|including|counting)\b)"
    rf"(?:\s+(?!(?:came|was|were|is|are)\b)\w+){{0,3}}?\s+{_HARM}",
    re.IGNORECASE,
)
_NONE = re.compile(
    rf"\b(?:no one|nobody|none|no\s+(?:\w+\s+){{0,2}}?\w+)\s+(?:was|were|has been|have been"
    rf"|had been|has|have|had|is|are)?\s*(?:\w+ly\s+)?(?:been\s+)?{_HARM}",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut(?:es|ed|ing)|dispute[sd]?"
    r"|false(?:ly)?|untrue|dismiss(?:es|ed|ing)?)\b",
    re.IGNORECASE,
)
_DISPUTING = re.compile(
    r"\s+(?:that|the|this|those|these|claims?|reports?|it|him|her|them)\b", re.I
)
_LAND = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:towns?|cit(?:y|ies)|villages?|areas?|regions?|territor(?:y|ies)|borders?"
    r"|frontiers?|islands?|districts?|provinces?|enclave|land|zone|waters|reef|shoal)\b",
    re.I,
)
_ARTICLE = re.compile(r"\b(?:an?|the|over|in|after|during)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_BREAK = re.compile(
    r"[;:–—]|,\s+(?:but|while|and|which|who|where|in which|when|killing|leaving|although|though)\b"
    r"|\bbut\b"
)
_ASIDE = re.compile(r",\s+(?:after|as|since|because)\b")
"""What follows is told and not denied: "denied it, after a paper reported that two died"."""
_TELLING = frozenset({ClaimKind.EVENT, ClaimKind.TOTAL})
_HELD = frozenset({Stance.DENIES, Stance.DECLINES_TO_CONFIRM, Stance.RETRACTS})


def negation_fault(claim: Claim, text: str) -> str | None:
    """Why the claim has lost a negation; None where it has not."""
    if claim.kind not in _TELLING or claim.stance in _HELD:
        return None
    told = [count for count in claim.counts if _some(count)]
    spans = [count.span or claim.evidence for count in told]
    if not claim.counts:
        spans = [claim.evidence]
    for span in spans:
        words = _denied(span, text)
        if words:
            return f"the text denies it: {words[:80]!r}"
    return None


def _some(count: Count) -> bool:
    return (count.low or 0) > 0 or count.high is None or count.high > 0


def _denied(span: Span, text: str) -> str | None:
    """The words that deny, in the part of the sentence in which the number stands."""
    start, end = sentence_around(text, span.start, span.end)
    clause_start, clause_end = _clause(text, start, end, span)
    clause = text[clause_start:clause_end]
    found = _NOT.search(clause)
    if found and not _harmless(clause, found):
        return found.group()
    # "No civilians were harmed" says nothing of the eight fighters named elsewhere in the clause.
    none = _NONE.search(clause)
    if none and clause_start + none.start() <= span.start <= clause_start + none.end() + 20:
        number_first = span.start < clause_start + none.start()
        return None if number_first else none.group()
    before = text[start : max(start, span.start)]
    denial = _DENIES.search(before)
    behind = before[denial.end() :] if denial else ""
    aside = _BREAK.search(behind) or _ASIDE.search(behind)
    if denial and not aside and not _is_quarrel(before, denial):
        return denial.group()
    return None


def _is_quarrel(before: str, denial: re.Match[str]) -> bool:
    """ "A dispute over land led to a fight", "domestic disputes", "in the disputed town of X": of
    whose it is, and nobody's denial."""
    if denial.group().casefold() == "disputed":
        return _LAND.match(before, denial.end()) is not None
    if denial.group().casefold() not in ("dispute", "disputes"):
        return False
    return not _DISPUTING.match(before, denial.end()) or bool(
        _ARTICLE.search(before[: denial.start()])
    )


def _harmless(clause: str, found: re.Match[str]) -> bool:
    """ "could not confirm that it killed": what is not done is confirming, not killing."""
    between = found.group().casefold()
    spoken = re.search(r"\b(?:say|confirm|verif|clear|known|know|specify|comment|identif)", between)
    after = clause[found.end() : found.end() + 30]
    return spoken is not None or re.match(r"\s+(?:only|until|since)\b", after) is not None


def _clause(text: str, start: int, end: int, span: Span) -> tuple[int, int]:
    breaks = [m.start() for m in _BREAK.finditer(text, start, end)]
    left = max((b for b in breaks if b < span.start), default=start)
    right = min((b for b in breaks if b >= span.end), default=end)
    return left, right
