"""What is done when those who did a deed are looked for: a deed of its own, after the one told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recount.reading.syntax import children

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recount.reading.frames import Frame

_NOUNS = frozenset({"manhunt", "pursuit", "sweep"})
_OPERATIONS = frozenset({"operation", "mission"})
_KINDS = frozenset({"search", "follow", "followup", "clearance", "clearing", "combing", "cordon",
                    "mop", "mopping", "hunt"})  # fmt: skip
_LOOKING = frozenset({"search", "pursue", "chase", "hunt", "track", "comb"})
_DOERS = frozenset({"attacker", "assailant", "culprit", "perpetrator", "killer", "bomber",
                    "kidnapper", "abductor", "raider"})  # fmt: skip


def hunts_for_doers(frame: Frame) -> bool:
    """ "During a search operation troops killed three", "soldiers pursuing the attackers were
    ambushed": whether the sentence, up to the event, tells of a search."""
    sent = frame.anchor.sent
    last = max([frame.anchor.i, *(h.trigger.i for h in frame.harms)])
    return any(
        _is_search(t) or _looks_for_doers(t) for t in frame.anchor.doc[sent.start : last + 1]
    )


def _is_search(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    if lemma not in _OPERATIONS:
        return lemma in _NOUNS
    near = {t.lower_ for t in token.doc[max(token.sent.start, token.i - 3) : token.i]}
    return bool(near & _KINDS)


def _looks_for_doers(token: Token) -> bool:
    if token.pos_ != "VERB" or token.lemma_.lower() not in _LOOKING:
        return False
    things = [*children(token, "dobj"), *(t for p in children(token, "prep")
                                          for t in children(p, "pobj"))]  # fmt: skip
    return any(t.lemma_.lower() in _DOERS for t in things)
